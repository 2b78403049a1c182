"""All records that could be parsed, with their places, before it is known whether they fit together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol, TypeVar

from atlas.catalog.model import (
    Coefficient,
    Deposit,
    Enterprise,
    Event,
    Indicator,
    Investment,
    Place,
    Project,
    Record,
    Relation,
    Seat,
    Shape,
    Source,
)
from atlas.catalog.problem import Problem

Loc = tuple[int | str, ...]
R_co = TypeVar("R_co", covariant=True)


class Found(Protocol[R_co]):
    """A record and where it stands."""

    @property
    def record(self) -> R_co: ...

    @property
    def path(self) -> str: ...

    def line(self, *loc: int | str) -> int: ...

    def problem(self, message: str, *loc: int | str) -> Problem: ...


class Missing(Protocol):
    """What failed to parse: its texts in lower case, and whether it may have held any id at all."""

    @property
    def texts(self) -> frozenset[str]: ...

    @property
    def everything(self) -> bool: ...


@dataclass(frozen=True, eq=False)
class Draft:
    """All that could be parsed, by kind; ``lost`` says for each kind (``places``, …) what could not."""

    sources: Sequence[Found[Source]] = ()
    places: Sequence[Found[Place]] = ()
    enterprises: Sequence[Found[Enterprise]] = ()
    relations: Sequence[Found[Relation]] = ()
    projects: Sequence[Found[Project]] = ()
    investments: Sequence[Found[Investment]] = ()
    indicators: Sequence[Found[Indicator]] = ()
    deposits: Sequence[Found[Deposit]] = ()
    events: Sequence[Found[Event]] = ()
    coefficients: Sequence[Found[Coefficient]] = ()
    seats: Sequence[Found[Seat]] = ()
    shapes: Sequence[Found[Shape]] = ()
    boundaries_source: str | None = None
    lost: Mapping[str, Missing] = field(default_factory=dict)

    @cached_property
    def lists(self) -> dict[str, Sequence[Found[Any]]]:
        """Every kind of record that has an id, by the name that ``lost`` uses."""
        kinds = (
            "sources",
            "places",
            "enterprises",
            "relations",
            "projects",
            "investments",
            "indicators",
            "deposits",
            "events",
            "coefficients",
            "seats",
        )
        return {kind: getattr(self, kind) for kind in kinds}

    @cached_property
    def everything(self) -> list[tuple[Found[Any], Loc, Record]]:
        """Every record and every record within one, with its place inside the outer one."""
        return [
            (found, loc, part)
            for entries in self.lists.values()
            for found in entries
            for loc, part in parts(found.record)
        ]

    @cached_property
    def ids(self) -> dict[str, dict[str, Any]]:
        """Kind → id → record; ``phases`` are a kind here."""
        named = {kind: {found.record.id: found.record for found in entries} for kind, entries in self.lists.items()}
        named["phases"] = {phase.id: phase for found in self.projects for phase in found.record.phases}
        return named

    def may_be_lost(self, kind: str, value: str) -> bool:
        """True if ``value`` may name a record of ``kind`` that could not be parsed."""
        lost = self.lost.get("projects" if kind == "phases" else kind)
        if lost is None:
            return False
        steps = value.split("-")
        heads = ("-".join(steps[:end]) for end in range(1, len(steps) + 1)) if kind == "phases" else (value,)
        return lost.everything or any(head in lost.texts for head in heads)

    def any_lost(self) -> bool:
        return any(lost.everything for lost in self.lost.values())


def parts(record: Record, loc: Loc = ()) -> Iterator[tuple[Loc, Record]]:
    yield loc, record
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, tuple):
            for at, item in enumerate(value):
                if isinstance(item, Record):
                    yield from parts(item, (*loc, name, at))
