"""Enterprises and institutes in rows: what they run, how far it has come, who owns whom, and who is not counted.

Pure functions of the catalogue and the selection, remembered with the catalogue.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import Any, ClassVar

from atlas.catalog.catalogue import Catalog
from atlas.catalog.choice import choose
from atlas.catalog.model import Enterprise, Indicator
from atlas.catalog.remember import remembered
from atlas.figures.projects import BESIDE, ProjectRow, projects
from atlas.figures.shared.selection import Selection, in_places, located, named
from atlas.figures.shared.silence import SILENT_MONTHS, months_silent, word_on
from atlas.figures.shared.table import Cited, Table, cite, grouped, table
from atlas.words import names
from atlas.words.dates import PartialDate
from atlas.words.pair import Pair, pair
from atlas.words.pair import named as named_pair
from atlas.words.vocab import ENTERPRISE_KIND, PROGRESS_OF, SEGMENT, STAGES_OF_SEGMENT, STATUS

# The segments along the chain, from the ore to the used battery; an integrated investor is in all of them, the others in none.
CHAIN = ("resource", "material", "cell", "recycling")
OWNING = ("owns", "jointly_owns")
# What a source counts when it tells how many firms an industry has.
_PUBLISHED = ("firms_above_size", "linked_firms")


@dataclass(frozen=True)
class EnterpriseRow:
    """An enterprise, institute or association; ``projects`` counts the phases that it runs within the selection."""

    id: str
    name: Pair
    full_name: str
    kind: str
    segment: str
    makes: Pair
    place: str
    place_name: Pair
    county: str
    county_name: Pair
    projects: int
    cited: Cited
    place_date: str
    place_cited: Cited
    seat: str
    seat_name: Pair
    seat_date: str
    seat_cited: Cited
    note: Pair

    COLUMNS: ClassVar = ("id", "name", "full_name", "name_en", "kind", "segment", "makes", "makes_en", "place", "place_name",
                         "place_name_en", "county", "county_name", "county_name_en", "projects", "source", "locator",
                         "place_date", "place_source", "place_locator", "seat", "seat_name", "seat_name_en", "seat_date",
                         "seat_source", "seat_locator", "note", "note_en")  # fmt: skip


def _firm(catalog: Catalog, firm: Enterprise, projects: int) -> EnterpriseRow:
    return EnterpriseRow(
        firm.id, named_pair(firm), firm.full_name or "", firm.kind, firm.segment, pair(firm, "makes"),
        **located(catalog, firm.place), projects=projects, cited=cite(firm.source, firm.locator),
        place_date=str(firm.place_date or ""), place_cited=cite(firm.place_source, firm.place_locator),
        seat=firm.seat or "", seat_name=named_pair(catalog.places.get(firm.seat or "")), seat_date=str(firm.seat_date or ""),
        seat_cited=cite(firm.seat_source, firm.seat_locator), note=pair(firm, "note"),
    )  # fmt: skip


def _firms(catalog: Catalog, chosen: Selection, outside: bool) -> Iterator[Enterprise]:
    """Those inside or outside the region that the filters of place and search leave, in pinyin order."""
    for firm in sorted(catalog.enterprises.values(), key=lambda e: names.order(e.name)):
        at = catalog.places.get(firm.place or "")
        away = at is not None and at.kind == "outside"
        if away == outside and in_places(catalog, chosen, firm.place) and named(catalog, chosen, firm, at):
            yield firm


@remembered
def enterprises(catalog: Catalog, chosen: Selection) -> Table[EnterpriseRow]:
    """One row for each enterprise, institute and association inside the region, in pinyin order.

    The filters of place and search apply to it. Those of stage, product and status keep the enterprises that run such a
    project; a stage also keeps those whose segment works in it.
    """
    running = Counter(r.enterprise for r in projects(catalog, chosen))
    rows = []
    for firm in _firms(catalog, chosen, outside=False):
        stages = set(STAGES_OF_SEGMENT.get(firm.segment, ())) & set(chosen.stages)
        works = stages and not (chosen.products or chosen.statuses)
        if not chosen.filters_projects or firm.id in running or works:
            rows.append(_firm(catalog, firm, running[firm.id]))
    return table(EnterpriseRow, rows)


@remembered
def outside(catalog: Catalog, chosen: Selection) -> Table[EnterpriseRow]:
    """Enterprises that a source places outside the region, which no count holds; filters of place and search apply."""
    held = () if chosen.filters_projects else _firms(catalog, chosen, outside=True)
    return table(EnterpriseRow, (_firm(catalog, firm, 0) for firm in held))


@dataclass(frozen=True)
class RelationRow:
    """A relation, with the names of both ends."""

    id: str
    subject: str
    subject_name: Pair
    kind: str
    object: str
    object_name: Pair
    share_percent: float | None
    date: str
    cited: Cited
    note: Pair


@remembered
def relations(catalog: Catalog) -> Table[RelationRow]:
    """One row for each relation; nothing filters it."""
    party: dict[str, Any] = {**catalog.places, **catalog.enterprises}
    return table(RelationRow, (
        RelationRow(r.id, r.subject, named_pair(party[r.subject]), r.kind, r.object, named_pair(party[r.object]),
                    None if r.share is None else float(r.share), str(r.date or ""), cite(r.source, r.locator),
                    pair(r, "note"))
        for r in catalog.relations.values()))  # fmt: skip


FIRST_CARDS = 24
_FEW_MORE = 6  # so many more are shown as well, instead of a button that leads to them


def cards_shown(count: int, asked: int) -> int:
    """How many of ``count`` cards are drawn where a reader has ``asked`` for so many: a county of 200 is long on a phone."""
    return count if count <= asked + _FEW_MORE else asked


@remembered
def members(catalog: Catalog, chosen: Selection) -> Table[EnterpriseRow]:
    """``enterprises`` in the order of the chain; within a segment by pinyin."""
    order = list(SEGMENT)
    return table(EnterpriseRow, sorted(enterprises(catalog, chosen), key=lambda r: order.index(r.segment)))


@dataclass(frozen=True)
class TileRow:
    """A member as the picture of the chain shows it: ``phases`` that it runs, the ``status`` of the one that has come furthest
    ("" where none is known), and who owns it by the day, each with the newest share that is stated. ``stage`` is that of this phase
    where the member runs works of several, so that it is clear which of them is meant.

    ``silent`` tells that of none of its phases there was word for two years, though they were to go on.
    """

    firm: EnterpriseRow
    phases: int
    status: str
    status_date: str
    status_cited: Cited
    silent: bool
    owners: tuple[RelationRow, ...]
    stage: str = ""


@remembered
def owners(catalog: Catalog, day: date) -> dict[str, list[RelationRow]]:
    """Who owns each enterprise: of several statements on one owner the newest by ``day``, which goes before one without a date."""
    newest: dict[tuple[str, str], RelationRow] = {}
    for row in sorted(relations(catalog), key=lambda r: PartialDate(r.date).last if r.date else date.min):
        if row.kind in OWNING and (not row.date or PartialDate(row.date).is_by(day)):
            newest[row.subject, row.object] = row
    return grouped(newest.values(), lambda r: r.object)


def furthest(rows: Iterable[ProjectRow]) -> ProjectRow | None:
    """The phase that has come furthest; one that was set aside or is left to others, and a tunnel or research beside works, only
    if there is no other. None where no status is known."""

    def rank(row: ProjectRow) -> tuple[bool, bool, int]:
        return row.progress not in ("aside", "sought"), row.stage not in BESIDE, list(STATUS).index(row.status)

    return max((r for r in rows if r.status), key=rank, default=None)


def _silent(catalog: Catalog, rows: Iterable[ProjectRow], day: date) -> bool:
    """Whether none of the phases has had a word for long, and none operates."""
    known = [r for r in rows if r.status_date]
    months = [months_silent(word_on(catalog, r.project, r.phase, day), day) for r in known]
    return bool(known) and min(months) >= SILENT_MONTHS and not any(r.status == "operating" for r in known)


@remembered
def tiles(catalog: Catalog, chosen: Selection) -> Table[TileRow]:
    """``members`` with where their work stands and who owns them."""
    works, owned = grouped(running(catalog, chosen.day), lambda r: r.enterprise), owners(catalog, chosen.day)
    rows = []
    for firm in members(catalog, chosen):
        mine = works.get(firm.id, [])
        far = furthest(mine)
        rows.append(TileRow(firm, len(mine), far.status if far else "", far.status_date if far else "",
                            far.status_cited if far else (), _silent(catalog, mine, chosen.day), tuple(owned.get(firm.id, ())),
                            far.stage if far and len({r.stage for r in mine}) > 1 else ""))  # fmt: skip
    return table(TileRow, rows)


@dataclass(frozen=True)
class Tally:
    """What the title of the page counts: enterprises (no institutes), those that run a project, those of which a phase is built.

    ``others`` counts what stands beside them and is no enterprise, as (kind, number).
    """

    firms: int
    working: int
    built: int
    others: tuple[tuple[str, int], ...] = ()


@remembered
def tally(catalog: Catalog, chosen: Selection) -> Tally:
    """The enterprises of the selection, counted."""
    kinds = grouped(tiles(catalog, chosen), lambda r: r.firm.kind)
    others = tuple((kind, len(kinds[kind])) for kind in ENTERPRISE_KIND if kind in kinds and kind != "enterprise")
    return replace(count(kinds.get("enterprise", ())), others=others)


def count(held: Iterable[TileRow]) -> Tally:
    """The enterprises among some members: how many, and how many run a project and have built one."""
    built, working, named = map(len, apart(held))
    return Tally(built + working + named, built + working, built)


def apart(held: Iterable[TileRow]) -> tuple[tuple[TileRow, ...], tuple[TileRow, ...], tuple[TileRow, ...]]:
    """The enterprises among some members, each once: those of which a phase is built, others that run a project, those only named."""
    firms = [r for r in held if r.firm.kind == "enterprise"]
    built = tuple(r for r in firms if PROGRESS_OF[r.status] == "built")
    working = tuple(r for r in firms if r.phases and r not in built)
    return built, working, tuple(r for r in firms if r not in (*built, *working))


@dataclass(frozen=True)
class PublishedRow:
    """How many firms of the industry a source counts in a place: the figure that stands of its quantity."""

    indicator: Indicator
    cited: Cited


@remembered
def published(catalog: Catalog, region: str, chosen: Selection) -> Table[PublishedRow]:
    """The totals that are published of the selected places, or of the ``region``: the newest of each quantity."""
    asked = chosen.places or (region,)
    rows = []
    for place, quantity in product(asked, _PUBLISHED):
        held = [i for i in catalog.indicators.values()
                if (i.subject, i.quantity, i.kind) == (place, quantity, "observed") and i.date.is_by(chosen.day)]  # fmt: skip
        if stands := choose(held, catalog.sources, chosen.day):
            rows.append(PublishedRow(stands, cite(stands.source, stands.locator)))
    return table(PublishedRow, rows)


@remembered
def running(catalog: Catalog, day: date) -> Table[ProjectRow]:
    """``projects`` of all enterprises as of ``day``, whatever is filtered: a card tells all that its firm runs."""
    return projects(catalog, Selection(day)).where(lambda r: r.enterprise)


@dataclass(frozen=True)
class TieRow:
    """A relation as one enterprise in it sees it: ``way`` is ``to`` for the subject and ``from`` for the object.

    ``other_is`` tells whether the other end is an ``enterprise`` or a ``place``.
    """

    enterprise: str
    kind: str
    way: str
    other: str
    other_name: Pair
    other_is: str
    share_percent: float | None
    date: str
    cited: Cited
    note: Pair


@remembered
def ties(catalog: Catalog) -> Table[TieRow]:
    """Each relation once for each enterprise in it."""
    rows = []
    for r in relations(catalog):
        ends = (r.subject, "to", r.object, r.object_name), (r.object, "from", r.subject, r.subject_name)
        rows += [TieRow(own, r.kind, way, other, name, "enterprise" if other in catalog.enterprises else "place", r.share_percent,
                        r.date, r.cited, r.note) for own, way, other, name in ends if own in catalog.enterprises]  # fmt: skip
    return table(TieRow, rows)
