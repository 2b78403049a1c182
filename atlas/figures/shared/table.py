"""Rows with types, and tables of them: what the functions of this package return.

A row is a frozen dataclass. A text in both languages is one ``Pair``; what a row cites is a tuple of ``Cite``. Only where a
table leaves the house does a row become flat columns: ``name`` and ``name_en``, ``source`` and ``locator``; a row within a row
gives its columns the name of its field, ``signed_cny``.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from functools import cache, cached_property
from operator import attrgetter
from typing import Any, Generic, TypeVar, cast, get_type_hints, overload

import pandas as pd

from atlas.catalog.remember import by_identity
from atlas.words.dates import PartialDate
from atlas.words.pair import Pair
from atlas.words.text import say


@dataclass(frozen=True, slots=True)
class Cite:
    """A source and the place in it."""

    source: str
    locator: str = ""


Cited = tuple[Cite, ...]
R = TypeVar("R")
K = TypeVar("K", bound=Hashable)


def cite(source: str | None, locator: str | None) -> Cited:
    """What one source tells; nothing where there is no source."""
    return (Cite(source, locator or ""),) if source else ()


def all_cited(rows: Iterable[Cited]) -> Cited:
    """Every citation of several rows, once, in their order."""
    return tuple(dict.fromkeys(one for cited in rows for one in cited))


def grouped(rows: Iterable[R], key: Callable[[R], K]) -> dict[K, list[R]]:
    """The rows by what ``key`` gives of each, in their order."""
    groups: dict[K, list[R]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups


# What a column holds is told by its row's type, not by the values that are there.
_DTYPES: Mapping[Any, str] = {float | None: "float64", Decimal | None: "float64", int: "int64", bool: "bool"}


@by_identity
@dataclass(frozen=True, eq=False)
class Table(Sequence[R], Generic[R]):
    """Rows of one ``kind``, immutable and compared by identity, so that what is drawn from a table can be remembered with it."""

    kind: type[R]
    rows: tuple[R, ...]

    @overload
    def __getitem__(self, at: int) -> R: ...
    @overload
    def __getitem__(self, at: slice) -> "Table[R]": ...
    def __getitem__(self, at: int | slice) -> "R | Table[R]":
        return Table(self.kind, self.rows[at]) if isinstance(at, slice) else self.rows[at]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[R]:
        return iter(self.rows)

    def where(self, test: Callable[[R], object]) -> "Table[R]":
        """The rows that pass ``test``."""
        return Table(self.kind, tuple(row for row in self.rows if test(row)))

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The flat columns of every row."""
        getters, hints = columns(cast("Hashable", self.kind)), get_type_hints(self.kind)
        kinds = {name: _DTYPES.get(hints.get(name, str)) for name in getters}
        return pd.DataFrame({name: pd.Series([get(row) for row in self.rows], dtype=kinds[name] or (None if self.rows else object))
                             for name, get in getters.items()}, columns=list(getters))  # fmt: skip


def table(kind: type[R], rows: Iterable[R]) -> Table[R]:
    return Table(kind, tuple(rows))


@cache
def columns(kind: Any) -> Mapping[str, Callable[[Any], Any]]:
    """The flat columns of a kind of row, in the order of its fields, or of its ``COLUMNS`` if it names an order."""
    made: dict[str, Callable[[Any], Any]] = {}
    hints = get_type_hints(kind)
    for field in fields(kind):
        name = field.name
        if hints[name] is Pair:
            made |= {name: attrgetter(f"{name}.zh"), f"{name}_en": attrgetter(f"{name}.en")}
        elif hints[name] == Cited:
            made |= {name.replace("cited", part): _joined(name, part) for part in ("source", "locator")}
        elif hints[name] == tuple[str, ...]:
            made[name] = _listed(name)
        elif hints[name] == PartialDate | None:
            made[name] = _dated(name)
        elif hints[name] == tuple[Pair, ...]:
            made |= {f"{name}{ending}": _told(name, lang) for ending, lang in (("", "zh"), ("_en", "en"))}
        elif is_dataclass(hints[name]):
            made |= {f"{name}_{inner}": _within(name, get) for inner, get in columns(hints[name]).items()}
        else:
            made[name] = attrgetter(name)
    order = getattr(kind, "COLUMNS", None)
    return {name: made[name] for name in order} if order else made


def _joined(name: str, part: str) -> Callable[[Any], str]:
    return lambda row: "; ".join(getattr(one, part) for one in getattr(row, name))


def _listed(name: str) -> Callable[[Any], str]:
    return lambda row: "; ".join(getattr(row, name))


def _dated(name: str) -> Callable[[Any], str]:
    return lambda row: str(getattr(row, name) or "")


def _told(name: str, lang: str) -> Callable[[Any], str]:
    return lambda row: say("list.semicolon", lang).join(text.of(lang) for text in getattr(row, name))


def _within(name: str, get: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda row: get(getattr(row, name))
