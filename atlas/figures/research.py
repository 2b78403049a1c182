"""What is being researched, by whom and how far: the works of the stage research, the institutes and those they are tied to, and
what happened between them.

Pure functions of the catalogue and the selection, remembered with the catalogue. An institute has no project of its own: it
belongs to a selection by its ties.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Event, Figure
from atlas.catalog.remember import remembered
from atlas.figures.enterprises import RelationRow, relations
from atlas.figures.progress import ORDER, CellRow, DueRow, cells, due
from atlas.figures.projects import CapacityRow, ProjectRow, capacities, projects
from atlas.figures.road import EventRow, timeline
from atlas.figures.shared.selection import Selection, in_places, named
from atlas.figures.shared.table import Cited, Table, all_cited, grouped, table
from atlas.words.dates import PartialDate
from atlas.words.pair import Pair, pair
from atlas.words.vocab import STATUS

STAGE = "research"
# The steps that research goes through, which the picture always has; others join where a work stands at one.
STEPS = ("research_under_way", "construction", "commissioning", "operating")
_ASIDE = ("third_party", "shelved", "cancelled")
_TIES = ("partner", "advises")
_INSTITUTES = ("institute", "university")
_SIGNED = "contracts"  # a figure of an event: contracts of cooperation signed there


@dataclass(frozen=True)
class WorkRow:
    """A work (a phase, or a project without phases): where it stands and since when there was no word, what it aims at or makes
    (the figures that stand), and the planned steps of which no source says that they were taken."""

    row: ProjectRow
    cell: CellRow
    aims: tuple[CapacityRow, ...]
    due: tuple[DueRow, ...]
    note: Pair

    @property
    def cited(self) -> Cited:
        """Who tells of where it stands, what it aims at and what was planned."""
        return all_cited([self.row.status_cited, *(a.cited for a in self.aims), *(d.cited for d in self.due)])


@dataclass(frozen=True)
class TieRow:
    """A tie seen from an institute, or from a body that an institute is in: ``other_is`` enterprise or place. ``year`` is that
    of the tie; where no source gives one, ``told`` is the date of the source that tells of it."""

    body: str
    body_name: Pair
    other: str
    other_name: Pair
    other_is: str
    kind: str
    year: str
    told: str
    relation: RelationRow


@dataclass(frozen=True)
class HappenedRow:
    """An event with an institute or a work in it, or at which contracts of cooperation were ``signed``."""

    event: EventRow
    signed: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """The sentence of the page: the works by status, from production back, and how many institutes take part. ``last`` is the
    date of the newest word on a work and ``months`` those since; ``linked`` whether an institute is tied to one who runs a work."""

    works: int
    standing: tuple[tuple[str, int], ...]
    institutes: int
    last: str
    months: int
    linked: bool = False


@remembered
def rows(catalog: Catalog, chosen: Selection) -> Table[ProjectRow]:
    """The works as the table of projects tells them."""
    return projects(catalog, chosen).where(lambda r: r.stage == STAGE)


@remembered
def figures_of(catalog: Catalog, chosen: Selection) -> Table[CapacityRow]:
    """Every figure that a source states of the chosen works, whatever product is filtered."""
    mine = {r.project for r in rows(catalog, chosen)}
    return capacities(catalog, Selection(day=chosen.day)).where(lambda r: r.project in mine)


@remembered
def works(catalog: Catalog, chosen: Selection) -> Table[WorkRow]:
    """One row for each work, that which has come furthest first."""
    told = {(c.project, c.phase): c for c in cells(catalog, chosen)}
    stated = [c for c in figures_of(catalog, chosen) if c.chosen]
    planned = grouped(
        (d for d in due(catalog, Selection(day=chosen.day)) if d.state != "reached"), lambda d: (d.project, d.phase)
    )
    made = []
    for row in rows(catalog, chosen):
        project, at = catalog.projects[row.project], (row.project, row.phase)
        whole = ("",) if len(project.phases) <= 1 else ()
        aims = tuple(c for c in stated if c.project == row.project and c.phase in (row.phase, *whole))
        made.append(WorkRow(row, told[at], aims, tuple(planned.get(at, ())), pair(project, "note")))
    return table(WorkRow, sorted(made, key=lambda r: (ORDER.index(r.row.status), r.cell.months, r.row.project)))


def steps(held: Table[WorkRow]) -> tuple[str, ...]:
    """The columns of the picture: the usual steps and those at which a work stands, from the first word to production."""
    wanted = {*STEPS, *(r.row.status for r in held)}
    return tuple(s for s in STATUS if s in wanted and s not in _ASIDE)


def _is_institute(catalog: Catalog, key: str) -> bool:
    firm = catalog.enterprises.get(key)
    return firm is not None and (firm.segment == STAGE or firm.kind in _INSTITUTES)


def _rank(catalog: Catalog, key: str) -> int:
    """Of the two ends of a tie the lower one is told first: an institute, another body, then firms and places."""
    firm = catalog.enterprises.get(key)
    return 0 if _is_institute(catalog, key) else 1 if firm and firm.kind != "enterprise" else 2


def _known(catalog: Catalog, said: str, source: str, day: date) -> bool:
    """Whether something was told by the day: by its own date, else by that of its source."""
    if said:
        return PartialDate(said).is_by(day)
    published = catalog.sources[source].published
    return published is None or published.may_be_by(day)


def _asked(chosen: Selection) -> bool:
    """Whether the filters of projects leave room for those who run none."""
    return not (chosen.products or chosen.statuses or (chosen.stages and STAGE not in chosen.stages))


def _passes(catalog: Catalog, chosen: Selection, *ends: str) -> bool:
    """Whether one of the ends (places or enterprises) is where the reader looks, and one has the name that is searched."""
    parties = [catalog.enterprises.get(e) or catalog.places.get(e) for e in ends]
    at = [e if e in catalog.places else catalog.enterprises[e].place for e in ends]
    return any(in_places(catalog, chosen, place) for place in at) and named(catalog, chosen, *parties)


@remembered
def tied(catalog: Catalog, chosen: Selection) -> Table[RelationRow]:
    """The relations of institutes, and of the bodies other than firms that an institute is in, known by the day."""
    held = [r for r in relations(catalog) if r.kind in _TIES and _known(catalog, r.date, r.cited[0].source, chosen.day)]
    ends = {
        end
        for r in held
        if any(_is_institute(catalog, x) for x in (r.subject, r.object))
        for end in (r.subject, r.object)
    }
    bodies = {e for e in ends if e in catalog.enterprises and catalog.enterprises[e].kind != "enterprise"}
    return table(RelationRow, (r for r in held if {r.subject, r.object} & bodies
                               and _asked(chosen) and _passes(catalog, chosen, r.subject, r.object)))  # fmt: skip


@remembered
def ties(catalog: Catalog, chosen: Selection) -> Table[TieRow]:
    """The same, each from the side of its institute: universities and institutes first, then the bodies that they are in."""
    made = []
    for r in tied(catalog, chosen):
        own, other = (r.subject, r.subject_name), (r.object, r.object_name)
        if _rank(catalog, other[0]) < _rank(catalog, own[0]):
            own, other = other, own
        source = catalog.sources[r.cited[0].source]
        made.append(TieRow(*own, *other, "enterprise" if other[0] in catalog.enterprises else "place", r.kind, r.date[:4],
                           "" if r.date else str(source.published or ""), r))  # fmt: skip
    return table(TieRow, sorted(made, key=lambda t: (_rank(catalog, t.body), t.body, t.relation.id)))


@remembered
def institutes(catalog: Catalog, chosen: Selection) -> tuple[str, ...]:
    """Universities and institutes in the ties: those of which a source tells with whom they work."""
    ends = {end for t in ties(catalog, chosen) for end in (t.body, t.other)}
    return tuple(sorted(end for end in ends if _is_institute(catalog, end)))


def _about(catalog: Catalog, event: Event) -> bool:
    return (
        any(_is_institute(catalog, e) for e in event.enterprises)
        or any(catalog.projects[p].stage == STAGE for p in event.projects)
        or any(f.quantity == _SIGNED for f in event.figures)
    )


@remembered
def happened(catalog: Catalog, chosen: Selection) -> Table[HappenedRow]:
    """What the timeline tells of research, newest first."""
    held = [e for e in timeline(catalog, chosen) if _asked(chosen) and _about(catalog, catalog.events[e.id])]
    return table(HappenedRow, (HappenedRow(e, tuple(f for f in catalog.events[e.id].figures if f.quantity == _SIGNED))
                               for e in reversed(held)))  # fmt: skip


@remembered
def finding(catalog: Catalog, chosen: Selection) -> Finding:
    """What the page comes to in one sentence."""
    held, counted = works(catalog, chosen), Counter(r.row.status for r in works(catalog, chosen))
    newest = max((r.cell for r in held if r.cell.last), key=lambda c: PartialDate(c.last).last, default=None)
    running = {r.row.enterprise for r in held} - {""}
    linked = any(running & {t.body, t.other} for t in ties(catalog, chosen))
    return Finding(len(held), tuple((s, counted[s]) for s in ORDER if counted[s]), len(institutes(catalog, chosen)),
                   newest.last if newest else "", newest.months if newest else 0, linked)  # fmt: skip
