"""How far the phases of the projects have come: one cell for each, for how long no source has told of it, and what was due.

Silence and "due" are computed here and are nobody's claim.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from atlas.catalog.catalogue import Catalog
from atlas.catalog.remember import remembered
from atlas.figures.projects import ProjectRow, projects
from atlas.figures.road import StepRow, milestones
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.silence import SETTLED, SILENT_MONTHS, months_silent, word_on
from atlas.figures.shared.table import Cited, Table, all_cited, grouped, table
from atlas.words.pair import NOTHING, Pair
from atlas.words.vocab import STATUS

AGREEMENT = "integrated"  # a framework agreement holds projects and is no phase of one
_LADDER = [s for s in STATUS if s not in ("third_party", "shelved", "cancelled")]  # from announced to operating
# From production back to the first word, then what others are to build, what was given up, and what no source tells.
ORDER = (*reversed(_LADDER), "third_party", "shelved", "cancelled", "")


@dataclass(frozen=True)
class CellRow:
    """A phase (the only one of a project goes without its name), or a project without phases: where it stands, the date of the ``last`` word on it, and the
    whole months since; ``silent`` if they are many and it is not settled."""

    project: str
    project_name: Pair
    phase: str
    phase_name: Pair
    status: str
    progress: str
    last: str
    months: int
    silent: bool
    cited: Cited


@dataclass(frozen=True, slots=True)
class Standing:
    """The finding of the page: how many phases produce, how many are in commissioning or have made their first product
    (``trial``), and how many are ``silent``, by the rule of ``CellRow``; ``agreements`` are not among the phases."""

    phases: int
    projects: int
    agreements: int
    operating: int
    trial: int
    silent: int


@dataclass(frozen=True)
class DueRow:
    """A date by which a phase was to reach a status, the latest that is told. ``state``: reached, passed (it is over and no
    source tells of it) or open."""

    project: str
    project_name: Pair
    phase: str
    phase_name: Pair
    status: str
    date: str
    state: str
    cited: Cited
    note: Pair


def cell_of(catalog: Catalog, row: ProjectRow, day: date) -> CellRow:
    """Where a phase stands, and for how long no source has told of it."""
    project = catalog.projects[row.project]
    word = word_on(catalog, row.project, row.phase, day)
    months = months_silent(word, day)
    name = row.phase_name if len(project.phases) > 1 else NOTHING
    return CellRow(
        row.project, row.project_name, row.phase, name, row.status, row.progress, str(word[0]) if word else "", months,
        months >= SILENT_MONTHS and row.status not in SETTLED, row.status_cited,
    )  # fmt: skip


@remembered
def cells(catalog: Catalog, chosen: Selection) -> Table[CellRow]:
    """One row for each phase, from production back to the first word, the newest first; agreements left out."""
    rows = [cell_of(catalog, r, chosen.day) for r in projects(catalog, chosen) if r.stage != AGREEMENT]
    return table(CellRow, sorted(rows, key=lambda r: (ORDER.index(r.status), r.months, r.project)))


@remembered
def standing(catalog: Catalog, chosen: Selection) -> Standing:
    """The counts that the page's sentence tells."""
    held, rows = cells(catalog, chosen), projects(catalog, chosen)
    return Standing(
        len(held), len({r.project for r in held}), len({r.project for r in rows if r.stage == AGREEMENT}),
        sum(r.status == "operating" for r in held), sum(r.status in ("commissioning", "first_product") for r in held),
        sum(r.silent for r in held),
    )  # fmt: skip


@remembered
def steps(catalog: Catalog, chosen: Selection) -> Table[StepRow]:
    """The steps of the phases; those of the agreements where nothing else is chosen."""
    held = milestones(catalog, chosen)
    works = held.where(lambda r: r.stage != AGREEMENT)
    return works or held


def _reached(done: Iterable[StepRow], status: str) -> bool:
    """Whether a step that was taken is as far up the ladder as ``status``, or further."""
    return any(s.status in _LADDER and _LADDER.index(s.status) >= _LADDER.index(status) for s in done)


@remembered
def due(catalog: Catalog, chosen: Selection) -> Table[DueRow]:
    """What was to be reached by when, in order of time. Of several dates for one thing the latest counts."""
    every = milestones(catalog, Selection(day=chosen.day))
    done = grouped((s for s in every if s.basis != "planned"), lambda s: (s.project, s.phase))
    shown = {(r.project, r.phase) for r in steps(catalog, chosen)}
    planned = grouped((s for s in every if s.basis == "planned" and s.status in _LADDER and (s.project, s.phase) in shown),
                      lambda s: (s.project, s.phase, s.status))  # fmt: skip
    rows = []
    for (project, phase, status), held in planned.items():
        last = max(held, key=lambda s: (s.last, s.first))
        met = _reached(done.get((project, phase), ()), status)
        state = "reached" if met else "passed" if date.fromisoformat(last.last) < chosen.day else "open"
        rows.append((last, DueRow(
            project, last.project_name, phase, last.phase_name if last.parted else NOTHING, status, last.date, state,
            all_cited(s.cited for s in held if s.date == last.date), last.note,
        )))  # fmt: skip
    return table(
        DueRow, (row for _, row in sorted(rows, key=lambda pair: (pair[0].last, pair[0].first, pair[1].project)))
    )
