"""All records that could be parsed, with their places, before it is known whether they fit together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from atlas.catalog import model
from atlas.catalog.reading.document import Loc
from atlas.catalog.reading.parse import Entry, Lost

R = TypeVar("R")


@dataclass(frozen=True, eq=False)
class Draft:
    """All that could be parsed, by kind; ``lost`` says for each kind (``places``, …) what could not."""

    sources: Sequence[Entry[model.Source]] = ()
    places: Sequence[Entry[model.Place]] = ()
    enterprises: Sequence[Entry[model.Enterprise]] = ()
    relations: Sequence[Entry[model.Relation]] = ()
    projects: Sequence[Entry[model.Project]] = ()
    investments: Sequence[Entry[model.Investment]] = ()
    indicators: Sequence[Entry[model.Indicator]] = ()
    deposits: Sequence[Entry[model.Deposit]] = ()
    events: Sequence[Entry[model.Event]] = ()
    coefficients: Sequence[Entry[model.Coefficient]] = ()
    seats: Sequence[Entry[model.Seat]] = ()
    shapes: Sequence[Entry[model.Shape]] = ()
    boundaries_source: str | None = None
    lost: Mapping[str, Lost] = field(default_factory=dict)

    @cached_property
    def lists(self) -> dict[str, Sequence[Entry[Any]]]:
        """Every kind of record that has an id, by the name that ``lost`` uses."""
        return {file.kind: getattr(self, file.kind) for file in model.FILES}

    @cached_property
    def everything(self) -> list[tuple[Entry[Any], Loc, model.Record]]:
        """Every record and every record within one, with its place inside the outer one."""
        return [(found, *part) for entries in self.lists.values() for found in entries for part in parts(found.record)]

    def each(self, kind: type[R]) -> Iterator[tuple[Entry[Any], Loc, R]]:
        """The records of a kind wherever they stand, each with its place inside the outer one."""
        return ((found, loc, part) for found, loc, part in self.everything if isinstance(part, kind))

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


@dataclass(frozen=True, eq=False)
class Review:
    """What advice looks at: the records, the day of the check, and passages that no text may copy."""

    draft: Draft
    day: date
    passages: Sequence[str] = ()


def parts(record: model.Record, loc: Loc = ()) -> Iterator[tuple[Loc, model.Record]]:
    """``record`` and every record within it, each with its place."""
    yield loc, record
    for name, value in record:
        if isinstance(value, tuple):
            for at, item in enumerate(value):
                if isinstance(item, model.Record):
                    yield from parts(item, (*loc, name, at))
