"""What happened last: steps of projects, events, amounts of money and figures of the industry, the same thing once.

Several tell of one thing where they concern the same project (or the same figure) and became known within a month of each
other; what is only near in time stays apart. Pure functions of the catalogue and the selection.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from atlas.catalog.catalogue import Catalog
from atlas.catalog.choice import choose
from atlas.catalog.model import Figure, Indicator
from atlas.catalog.remember import remembered
from atlas.figures.projects import CapacityRow, capacities
from atlas.figures.road import bounds, every_milestone, timeline
from atlas.figures.shared.amounts import investments
from atlas.figures.shared.selection import Selection, in_places, named
from atlas.figures.shared.table import Cited, Table, all_cited, cite, grouped, table
from atlas.words.pair import NOTHING, Pair
from atlas.words.pair import named as named_pair
from atlas.words.quantity import Quantity, measured
from atlas.words.text import joined
from atlas.words.vocab import PRODUCT, QUANTITY

_DAYS = 31  # what became known within so many days of each other may be one thing
_MADE = (
    "enterprise",
    "resource",
    "cooperation",
)  # events that are a step of a project itself, and no visit or paper about it
# Of the indicators those that tell how the industry does; the others describe a firm, a mine or a test.
_TOLD = ("output_value", "output_growth", "industry_scale", "revenue", "firms", "firms_above_size", "linked_firms", "new_firms")  # fmt: skip
_OF_DEPOSIT = ("ore_resource", "licence_term")  # what a deposit adds to the event that told of it
_NUMBERED = ("money", "mass", "mass_per_year", "duration")  # an event's own figures of these kinds are told with it
_RANK = ("event", "milestone", "amount", "figure")  # whose words a line has, where several tell of one thing


@dataclass(frozen=True)
class Number:
    """A number with what it is: ``label`` in words, or ``kind`` for the kind of an amount of money."""

    amount: Quantity
    label: Pair = NOTHING
    kind: str = ""


@dataclass(frozen=True)
class NewsRow:
    """A line of news. ``kind`` is milestone, amount, figure, or that of an event; ``status`` the status that was reached, the
    kind of the amount or of the figure; ``period`` what a figure is for."""

    date: str
    first: str
    last: str
    kind: str
    status: str
    basis: str
    record: str
    title: Pair
    note: Pair
    number: Number | None
    period: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class _Said:
    """What one record tells: ``thing`` is what it is about, of records of its own sort; ``stands`` is false for a rival that was not taken."""

    row: NewsRow
    sort: str
    thing: tuple[str, ...]
    project: frozenset[str] = frozenset()
    phase: Pair = NOTHING
    part: str = ""
    stands: bool = True

    @property
    def sources(self) -> set[str]:
        return {one.source for one in self.row.cited}


def _row(when: dict[str, Any], kind: str, status: str, record: str, title: Pair, cited: Cited, **more: Any) -> NewsRow:
    told = {"basis": "stated", "note": NOTHING, "number": None, "period": "", **more}
    return NewsRow(**when, kind=kind, status=status, record=record, title=title, cited=cited, **told)


def _steps(catalog: Catalog, chosen: Selection) -> Iterator[_Said]:
    before: dict[tuple[str, str], str] = {}
    done = [m for m in every_milestone(catalog, chosen) if m.basis != "planned"]
    for m in sorted(done, key=lambda m: (m.last, m.first)):
        if before.get((m.project, m.phase)) != m.status:
            before[m.project, m.phase] = m.status
            phase = m.phase_name if len(catalog.projects[m.project].phases) > 1 else NOTHING
            when = {"date": m.date, "first": m.first, "last": m.last}
            row = _row(when, "milestone", m.status, m.project, m.project_name, m.cited, basis=m.basis, note=m.note)
            yield _Said(row, "milestone", (m.project, m.status), frozenset({m.project}), phase, m.phase)


def _events(catalog: Catalog, chosen: Selection) -> Iterator[_Said]:
    for e in timeline(catalog, chosen):
        # What happened only outside the region is told where it bears on the road, and is no news of the region.
        away = e.places and all(catalog.places[p].kind == "outside" for p in e.places)
        if catalog.sources[e.cited[0].source].grade != "C" and not away:
            when = {"date": e.date, "first": e.first, "last": e.last}
            row = _row(when, e.kind, "", e.id, e.title, e.cited, note=e.summary)
            works = catalog.events[e.id].projects if e.kind in _MADE else ()
            yield _Said(row, "event", (e.id,), frozenset(works))


def _amounts(catalog: Catalog, chosen: Selection) -> Iterator[_Said]:
    for a in investments(catalog, chosen):
        if a.amount_cny is not None and not a.rejected and catalog.sources[a.cited[0].source].grade != "C":
            held = catalog.phases.get(a.project)
            works = frozenset({held[0].id if held else a.project} - {""})
            row = _row(bounds(catalog.investments[a.id].date), "amount", a.kind, a.id, a.name, a.cited,
                       number=Number(a.amount, kind=a.kind))  # fmt: skip
            yield _Said(row, "amount", (a.name.zh, a.kind, str(a.amount_cny)), works, stands=a.chosen)


def _passes(catalog: Catalog, chosen: Selection, row: Indicator) -> bool:
    place, firm = catalog.places.get(row.subject), catalog.enterprises.get(row.subject)
    at = place.id if place else firm.place if firm else None
    where = catalog.places.get(at or "")
    known = row.date.is_by(chosen.day) and row.value is not None and not row.rejected
    return (
        known
        and not (where and where.kind == "outside")
        and in_places(catalog, chosen, at)
        and named(catalog, chosen, row, place, firm)
    )


def _figures(catalog: Catalog, chosen: Selection) -> Iterator[_Said]:
    rows = [i for i in catalog.indicators.values()
            if i.quantity in _TOLD and i.kind in ("observed", "target") and _passes(catalog, chosen, i)]  # fmt: skip
    for held in grouped(rows, lambda i: (i.subject, i.quantity, i.kind, i.name, str(i.period or i.date))).values():
        taken = choose(held, catalog.sources, chosen.day)
        for i in held if taken else ():
            if catalog.sources[i.source].grade != "C":
                row = _row(bounds(i.date), "figure", i.kind, i.id, named_pair(i), cite(i.source, i.locator),
                           number=Number(i.amount), period=str(i.period or ""))  # fmt: skip
                thing = (i.subject, i.quantity, i.kind, i.name, str(i.period or ""), str(i.amount.base))
                yield _Said(row, "figure", thing, stands=i is taken)


def _days(one: _Said, other: _Said) -> int:
    """How many days lie between those by which the two were known."""
    return abs((date.fromisoformat(one.row.last) - date.fromisoformat(other.row.last)).days)


def _same(one: _Said, other: _Said) -> bool:
    """Whether two records that are near in time tell of one thing."""
    if one.sort == other.sort:
        return one.thing == other.thing
    if not one.project & other.project:
        return False
    return bool(one.sources & other.sources) or any(s.row.status == "signed" for s in (one, other))


def _groups(told: Iterable[_Said]) -> list[list[_Said]]:
    """Records that tell of one thing, together; each lies within a month of the first of its group."""
    made: list[list[_Said]] = []
    # The groups that hold one of the same thing or the same project: with any other nothing can be the same.
    holding: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for said in sorted(told, key=lambda s: (s.row.last, _RANK.index(s.sort), s.row.record, s.part)):
        keys = [(said.sort, *said.thing), *(("project", project) for project in said.project)]
        asked = sorted({at for key in keys for at in holding[key]})
        near = (at for at in asked if _days(made[at][0], said) <= _DAYS and any(_same(held, said) for held in made[at]))
        found = next(near, len(made))
        if found == len(made):
            made.append([])
        made[found].append(said)
        for key in keys:
            holding[key].add(found)
    return [group for group in made if any(s.stands for s in group)]


def _parts_named(head: _Said, group: Sequence[_Said]) -> Pair:
    """The project, and those of its phases that took the step, unless it took it as a whole."""
    steps = [s for s in group if s.thing == head.thing]
    phases = [s.phase for s in steps if s.phase != NOTHING]
    if not phases or len(phases) < len(steps):
        return head.row.title
    both = joined("pause", phases)
    return Pair(f"{head.row.title.zh} {both.zh}", joined("comma", (head.row.title, both)).en)


def _stated(catalog: Catalog, group: Sequence[_Said], chosen: Selection) -> Iterator[tuple[Number, Cited]]:
    """The numbers that belong to a group, the most telling first, each with who says it."""
    for said in group:
        if said.sort == "amount" and said.stands and said.row.number:
            yield said.row.number, said.row.cited
    sources = set[str]().union(*(said.sources for said in group))

    def of(figure: Figure) -> tuple[Number, Cited]:
        return Number(figure.amount, named_pair(figure)), cite(figure.source, figure.locator)

    for said in group:
        if said.sort == "event":
            event = catalog.events[said.row.record]
            yield from (of(f) for f in event.figures if not f.rejected and f.value is not None
                        and f.source in sources and QUANTITY[f.quantity].dimension in _NUMBERED)  # fmt: skip
            for deposit in catalog.deposits.values() if event.kind == "resource" else ():
                if set(deposit.projects) & set(event.projects) or deposit.place in event.places:
                    told = [
                        f
                        for f in deposit.figures
                        if f.source in sources and f.quantity in _OF_DEPOSIT and not f.rejected
                    ]
                    yield from (of(f) for f in told if abs((f.date.last - event.date.last).days) <= _DAYS)
    parts = {(s.row.record, s.part) for s in group if s.sort == "milestone"}
    known = _capacities(catalog, Selection(day=chosen.day))
    rows = [
        r for _, r in sorted((found for part in parts for found in known.get(part, ())), key=lambda found: found[0])
    ]
    yield from (
        _capacity(r) for r in rows if PRODUCT[r.product].adds and r.value is not None and r.cited[0].source in sources
    )


@remembered
def _capacities(catalog: Catalog, chosen: Selection) -> dict[tuple[str, str], list[tuple[int, CapacityRow]]]:
    """The capacities that stand by project and phase, each with its place among all."""
    held = ((at, row) for at, row in enumerate(capacities(catalog, chosen)) if row.chosen)
    return grouped(held, lambda found: (found[1].project, found[1].phase))


def _capacity(row: CapacityRow) -> tuple[Number, Cited]:
    word = PRODUCT[row.product]
    return Number(measured(row.value, row.unit, row.qualifier), Pair(word.zh, word.en)), row.cited


def _line(catalog: Catalog, group: Sequence[_Said], chosen: Selection) -> NewsRow:
    """A group as one line: in the words of the event, else of the step, else of the amount; dated by the first word on it."""
    head = min((s for s in group if s.stands), key=lambda s: (_RANK.index(s.sort), s.row.last))
    first = min(group, key=lambda s: (s.row.last, -date.fromisoformat(s.row.first).toordinal())).row
    number, beside = next(_stated(catalog, group, chosen), (None, ()))
    title = _parts_named(head, group) if head.sort == "milestone" else head.row.title
    return replace(head.row, date=first.date, first=first.first, last=first.last, title=title, number=head.row.number or number,
                   cited=all_cited([*(s.row.cited for s in group), beside]))  # fmt: skip


@remembered
def news(catalog: Catalog, chosen: Selection) -> Table[NewsRow]:
    """What happened last, newest first: each status that a phase reached and each amount, and, where no filter of projects is
    set, events and figures of the industry. What only a source of grade C tells is no news.
    """
    told = [*_steps(catalog, chosen), *_amounts(catalog, chosen)]
    if not chosen.filters_projects:
        told += [*_events(catalog, chosen), *_figures(catalog, chosen)]
    rows = [_line(catalog, group, chosen) for group in _groups(told)]
    return table(NewsRow, sorted(rows, key=lambda r: (r.first, r.last, r.record), reverse=True))
