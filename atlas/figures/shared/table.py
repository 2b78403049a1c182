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


Get = Callable[[Any], Any]
# What a column holds is told by its row's type, not by the values that are there; whatever is not here is text.
_TYPES: Mapping[Any, type] = {float | None: float, Decimal | None: float, int: int, bool: bool}
_DTYPES: Mapping[type, str] = {float: "float64", int: "int64", bool: "bool"}


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
        kind = cast("Hashable", self.kind)
        getters, types = columns(kind), column_types(kind)
        none = None if self.rows else object
        return pd.DataFrame({name: pd.Series([get(row) for row in self.rows], dtype=_DTYPES.get(types[name], none))
                             for name, get in getters.items()}, columns=list(getters))  # fmt: skip


def table(kind: type[R], rows: Iterable[R]) -> Table[R]:
    return Table(kind, tuple(rows))


def columns(kind: Any) -> Mapping[str, Get]:
    """The flat columns of a kind of row, in the order of its fields, or of its ``COLUMNS`` if it names an order."""
    return {name: get for name, (get, _) in _flat(kind).items()}


def column_types(kind: Any) -> Mapping[str, type]:
    """What each flat column of a kind of row holds: ``float`` (or nothing), ``int``, ``bool``, else ``str``."""
    return {name: held for name, (_, held) in _flat(kind).items()}


@cache
def _flat(kind: Any) -> Mapping[str, tuple[Get, type]]:
    made: dict[str, tuple[Get, type]] = {}
    hints = get_type_hints(kind)
    for field in fields(kind):
        name = field.name
        if texts := _texts(name, hints[name]):
            made |= {column: (get, str) for column, get in texts.items()}
        elif is_dataclass(hints[name]):
            made |= {f"{name}_{inner}": (_within(name, get), held) for inner, (get, held) in _flat(hints[name]).items()}
        else:
            made[name] = (attrgetter(name), _TYPES.get(hints[name], str))
    order = getattr(kind, "COLUMNS", None)
    return {name: made[name] for name in order} if order else made


def _texts(name: str, hint: Any) -> Mapping[str, Get]:
    """The columns of a field that is told as text in a way of its own; none for any other."""
    if hint is Pair:
        return {name: attrgetter(f"{name}.zh"), f"{name}_en": attrgetter(f"{name}.en")}
    if hint == Cited:
        return {name.replace("cited", part): _joined(name, part) for part in ("source", "locator")}
    if hint == tuple[str, ...]:
        return {name: _listed(name)}
    if hint == PartialDate | None:
        return {name: _dated(name)}
    if hint == tuple[Pair, ...]:
        return {f"{name}{ending}": _told(name, lang) for ending, lang in (("", "zh"), ("_en", "en"))}
    return {}


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
