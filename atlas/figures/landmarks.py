"""The landmarks of the road: what followed from the first proposal, after how many months, and what each paper added.

The months are computed here; a date that is no month or day gives none.
"""

import re
from dataclasses import dataclass

from atlas.catalog.catalogue import Catalog
from atlas.catalog.remember import remembered
from atlas.figures.road import PROGRAMME, Ids, ItemRow, LinkRow, RoadRow, events, links, programmes, timeline
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import Table, grouped, table
from atlas.words.dates import PartialDate, months_between

_MONTH = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_HIGHER = ("province", "city")
_LEAST = 4  # signs; what is shorter may stand in any text


@dataclass(frozen=True, slots=True)
class Landmark:
    """An event of the road's main line: months since the one before and since the first of all (None where no date tells), how
    many measures it lists, and whether it is one of the chosen places' ``own``."""

    row: RoadRow
    lag: int | None
    since: int | None
    measures: int
    own: bool


@dataclass(frozen=True)
class DraftRow(ItemRow):
    """A point of a paper; ``new`` if no paper before it has these words."""

    new: bool


def lag(earlier: str, later: str) -> int | None:
    """The full months between two dates; None where one is no month or day."""
    told = all(_MONTH.fullmatch(d) for d in (earlier, later))
    return months_between(PartialDate(earlier), PartialDate(later)) if told else None


def _unfiltered(chosen: Selection) -> Selection:
    return Selection(day=chosen.day, dated=chosen.dated)


@remembered
def main_line(catalog: Catalog, chosen: Selection) -> Table[RoadRow]:
    """The first proposal and all that followed from it, directly or not, whatever is filtered."""
    known = events(catalog, _unfiltered(chosen))
    follows = grouped(links(catalog, chosen), lambda link: link.follows)
    start = next((r.id for r in known if r.kind == "proposal"), "")
    reached, waiting = {start}, [start]
    while waiting:
        for link in follows.get(waiting.pop(), ()):
            if link.event not in reached:
                reached.add(link.event)
                waiting.append(link.event)
    return known.where(lambda r: r.id in reached)


@remembered
def landmarks(catalog: Catalog, chosen: Selection) -> tuple[Landmark, ...]:
    """The first proposal, and of the decisions, policies and inspections that followed from it the last whose date is no span.

    In order of time. No filter but that of the day applies: a county's road leads through the city and the province.
    """
    kinds, picked = grouped(main_line(catalog, chosen), lambda r: r.kind), []
    for kind, which in (("proposal", 0), ("decision", -1), ("policy", -1), ("supervision", -1)):
        if mine := kinds.get(kind):
            picked.append(([r for r in mine if "/" not in r.date] or mine)[which])
    picked.sort(key=lambda r: (r.first, r.last))
    own = {r.id for r in timeline(catalog, chosen)}
    return tuple(
        Landmark(row, lag(picked[n - 1].date, row.date) if n else None, lag(picked[0].date, row.date) if n else None,
                 sum(i.kind == "measure" for i in catalog.events[row.id].items), not chosen.places or row.id in own)
        for n, row in enumerate(picked)
    )  # fmt: skip


@remembered
def above(catalog: Catalog, chosen: Selection, levels: Ids = (), kinds: Ids = ()) -> frozenset[str]:
    """The ids of the events of city and province that a filter of places leaves out though they are for the whole region."""
    if not chosen.places:
        return frozenset()
    own = {r.id for r in timeline(catalog, chosen)}
    wide = Selection(day=chosen.day, query=chosen.query, dated=chosen.dated)
    return frozenset(
        r.id for r in events(catalog, wide, levels, kinds)
        if r.id not in own and r.level in _HIGHER
        and (not r.places or any(catalog.places[p].kind == "city" for p in r.places))
    )  # fmt: skip


@remembered
def shown(catalog: Catalog, chosen: Selection, levels: Ids = (), kinds: Ids = ()) -> Table[RoadRow]:
    """The events within the selection, and those that stand above it, oldest first."""
    higher = above(catalog, chosen, levels, kinds)
    if not higher:
        return events(catalog, chosen, levels, kinds)
    own = {r.id for r in events(catalog, chosen, levels, kinds)}
    return events(catalog, _unfiltered(chosen), levels, kinds).where(lambda r: r.id in own or r.id in higher)


@remembered
def linked(rows: Table[RoadRow], held: Table[LinkRow]) -> Table[RoadRow]:
    """The events that follow from another or lead to one."""
    ends = {end for link in held for end in (link.event, link.follows)}
    return rows.where(lambda r: r.id in ends)


def _repeats(words: str, before: list[str]) -> bool:
    return any(words == b or (min(len(words), len(b)) >= _LEAST and (words in b or b in words)) for b in before)


@remembered
def drafts(catalog: Catalog, chosen: Selection) -> Table[DraftRow]:
    """What the papers of the main line say is to be done, point by point, and which points are new in their words."""
    line = {r.id for r in main_line(catalog, chosen)}
    items = grouped((i for i in programmes(catalog, _unfiltered(chosen)) if i.event in line and i.item_kind in PROGRAMME),
                    lambda i: i.event)  # fmt: skip
    before: list[str] = []
    rows = []
    for held in items.values():
        rows += [DraftRow(**vars(i), new=not _repeats(i.text.zh, before)) for i in held]
        before += [i.text.zh for i in held]
    return table(DraftRow, rows)
