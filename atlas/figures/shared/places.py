"""Counties and zones: their order and roles, where they lie, and what other sources say of the layout.

Pure functions of the catalogue, remembered with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Event, Place, Seat, Shape
from atlas.catalog.remember import by_identity, remembered
from atlas.figures.shared.table import Cited, Table, cite, grouped, table
from atlas.words import names
from atlas.words.pair import Pair, named, pair
from atlas.words.vocab import ROLE

COUNTIES = ("county", "district")
_RANK = {"core": 0, "point": 1, "none": 2}

Point = tuple[float, float]


@remembered
def in_order(catalog: Catalog) -> tuple[Place, ...]:
    """Counties and zones in the order of the layout, then of pinyin."""
    held = [p for p in catalog.places.values() if p.kind in (*COUNTIES, "zone")]
    return tuple(sorted(held, key=lambda p: (_RANK[p.role], p.kind == "zone", names.order(p.name))))


@remembered
def of_role(catalog: Catalog, role: str) -> tuple[Place, ...]:
    """The counties and zones of one role, in the order of the layout."""
    return tuple(p for p in in_order(catalog) if p.role == role)


@remembered
def outlines(catalog: Catalog) -> Mapping[str, Shape]:
    """The outline of each county that has one, by the id of its place."""
    by_code = {p.adcode: p.id for p in catalog.places.values() if p.adcode}
    return MappingProxyType({by_code[s.adcode]: s for s in catalog.boundaries})


@remembered
def _seats(catalog: Catalog) -> Mapping[str, Seat]:
    """The seat of each county that a list gives one of; of several, the better graded."""
    held = grouped((s for s in catalog.seats.values() if not s.rejected), lambda s: s.place)
    return {place: min(mine, key=lambda s: catalog.sources[s.source].grade) for place, mine in held.items()}


@by_identity
@dataclass(frozen=True, eq=False)
class Ground:
    """Where counties lie, by the ids of their places: outlines, and seats as longitude and latitude (WGS84)."""

    outlines: Mapping[str, Shape]
    seats: Mapping[str, Point]


@remembered
def ground(catalog: Catalog) -> Ground:
    """The outlines and seats that the sources give."""
    return Ground(outlines(catalog), {place: (float(s.lon), float(s.lat)) for place, s in _seats(catalog).items()})


@remembered
def outline_source(catalog: Catalog) -> str:
    """The id of the source of the outlines: the one that their file names, else the data set that places are listed from."""
    if not catalog.boundaries or catalog.boundaries_source:
        return catalog.boundaries_source if catalog.boundaries else ""
    cited = {p.source for p in catalog.places.values() if p.adcode and catalog.sources[p.source].kind == "dataset"}
    return cited.pop() if len(cited) == 1 else ""


def zones_of(catalog: Catalog, place: str) -> tuple[Place, ...]:
    """The zones that a source places in a county."""
    return tuple(p for p in in_order(catalog) if p.kind == "zone" and p.within == place)


def housed(catalog: Catalog) -> tuple[tuple[Place, Place], ...]:
    """Each zone whose county is known, and that county."""
    return tuple((p, catalog.places[p.within]) for p in in_order(catalog) if p.kind == "zone" and p.within)


@dataclass(frozen=True)
class ReadingRow:
    """What another source says of the layout: that ``name``, a place or a text, has or gives the role ``role``."""

    name: Pair
    role: Pair
    date: str
    cited: Cited
    note: Pair


@remembered
def other_readings(catalog: Catalog) -> Table[ReadingRow]:
    """One row for each statement that differs from the layout followed here."""
    held: list[Place | Event] = [*catalog.places.values(), *catalog.events.values()]
    return table(ReadingRow, (
        ReadingRow(named(record), Pair(word.zh, word.en) if (word := ROLE.get(r.value)) else pair(r, "value"), str(r.date),
                   cite(r.source, r.locator), pair(r, "note"))
        for record in held for r in record.rivals if r.field == "role"))  # fmt: skip


@dataclass(frozen=True)
class PlaceRow:
    """A place; ``lon`` and ``lat`` are those of its seat (WGS84), where a list gives them."""

    id: str
    adcode: str
    name: Pair
    kind: str
    role: str
    focus: tuple[Pair, ...]
    within: str
    within_cited: Cited
    lon: float | None
    lat: float | None
    seat_source: str
    cited: Cited
    note: Pair


@remembered
def places(catalog: Catalog) -> Table[PlaceRow]:
    """One row for each place."""
    seats = _seats(catalog)
    return table(PlaceRow, (
        PlaceRow(p.id, p.adcode or "", named(p), p.kind, p.role, tuple(map(named, p.focus)), p.within or "",
                 cite(p.within_source, p.within_locator), float(seat.lon) if seat else None, float(seat.lat) if seat else None,
                 seat.source if seat else "", cite(p.source, p.locator), pair(p, "note"))
        for p in catalog.places.values() for seat in [seats.get(p.id)]))  # fmt: skip
