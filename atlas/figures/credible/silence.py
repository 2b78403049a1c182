"""The silence clock: for how long no source has told of a phase, and what a keeper of the data would look for next."""

from dataclasses import dataclass

from atlas.catalog.catalogue import Catalog
from atlas.catalog.remember import remembered
from atlas.figures.progress import AGREEMENT, due
from atlas.figures.projects import ProjectRow, projects
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.silence import QUIET_MONTHS, SETTLED, SILENT_MONTHS, months_silent, word_on
from atlas.figures.shared.table import Cited, Table, grouped, table
from atlas.words.pair import NOTHING, Pair

_NEXT = {"announced": "permitted", "research_under_way": "commissioning", "permitted": "construction",
         "site_preparation": "construction", "construction": "commissioning", "commissioning": "first_product",
         "first_product": "operating", "third_party": "announced", "": "announced"}  # fmt: skip


@dataclass(frozen=True)
class SilentRow:
    """A phase of which more is to be expected, and the ``last`` word on it: ``days`` and whole ``months`` since then, None where
    nothing has a date. ``mark`` is a word of SILENCE.

    ``look_for`` is the next status of the ladder, ``due`` the date by which a source said it would come to pass, "" if none did;
    ``cited`` is where it was last told of.
    """

    project: str
    project_name: Pair
    phase: str
    phase_name: Pair
    enterprise: str
    enterprise_name: Pair
    place: str
    place_name: Pair
    status: str
    last: str
    days: int | None
    months: int | None
    mark: str
    look_for: str
    due: str
    cited: Cited
    url: str


def _holds(catalog: Catalog) -> set[str]:
    """The projects that hold others."""
    return {p.part_of for p in catalog.projects.values() if p.part_of}


@remembered
def clock(catalog: Catalog, chosen: Selection) -> Table[SilentRow]:
    """Every phase of which more is to be expected, the longest silence first, those without a date last. An agreement that holds
    projects is as silent as they are, and is no row.

    Days are counted from the last day that the date of the last word may stand for.
    """
    dates = grouped(due(catalog, Selection(day=chosen.day)), lambda d: (d.project, d.phase))
    holds, rows = _holds(catalog), []
    for row in projects(catalog, chosen):
        if row.status in SETTLED or (row.stage == AGREEMENT and row.project in holds):
            continue
        word = word_on(catalog, row.project, row.phase, chosen.day)
        days = max((chosen.day - word[0].last).days, 0) if word else None
        months = months_silent(word, chosen.day) if word else None
        cited = word[1] if word else row.status_cited
        open_ = [d.date for d in dates.get((row.project, row.phase), ()) if d.state != "reached"]
        phase = row.phase_name if len(catalog.projects[row.project].phases) > 1 else NOTHING
        rows.append(SilentRow(
            row.project, row.project_name, row.phase, phase, row.enterprise, row.enterprise_name, row.place, row.place_name,
            row.status, str(word[0]) if word else "", days, months, _mark(months), _look_for(row), open_[0] if open_ else "",
            cited, (catalog.sources[cited[0].source].url or "") if cited else "",
        ))  # fmt: skip
    return table(SilentRow, sorted(rows, key=lambda r: (r.days is None, -(r.days or 0), r.project, r.phase)))


def _look_for(row: ProjectRow) -> str:
    """A tunnel has no first product: after its building it is in use."""
    return "operating" if (row.stage, row.status) == ("infrastructure", "commissioning") else _NEXT[row.status]


def _mark(months: int | None) -> str:
    if months is None:
        return "undated"
    return "silent" if months >= SILENT_MONTHS else "quiet" if months >= QUIET_MONTHS else "none"


@remembered
def worklist(catalog: Catalog, chosen: Selection) -> Table[SilentRow]:
    """The rows of ``clock`` that have been quiet for a year or more, or have no date."""
    return clock(catalog, chosen).where(lambda r: r.mark != "none")


@dataclass(frozen=True)
class Count:
    """How many phases there are of which more is to be expected, and how many of them are quiet and silent."""

    phases: int
    quiet: int
    silent: int
    undated: int


def count(rows: Table[SilentRow]) -> Count:
    marks = [r.mark for r in rows]
    return Count(len(rows), marks.count("quiet"), marks.count("silent"), marks.count("undated"))
