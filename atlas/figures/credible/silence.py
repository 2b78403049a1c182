"""The silence clock: for how long no source has told of a phase, and what a keeper of the data would look for next."""

from dataclasses import dataclass
from datetime import date

from atlas.catalog.catalogue import Catalog
from atlas.catalog.remember import remembered
from atlas.figures.progress import SILENT_MONTHS, cell_of, due
from atlas.figures.projects import projects
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import Cited, Table, grouped, table
from atlas.words.dates import PartialDate
from atlas.words.pair import Pair

QUIET_MONTHS = 12  # after so many months without word a phase turns grey; after SILENT_MONTHS it is marked
_SETTLED = ("operating", "shelved", "cancelled")  # of these no further word is to be expected
_NEXT = {"announced": "permitted", "research_under_way": "commissioning", "permitted": "construction",
         "site_preparation": "construction", "construction": "commissioning", "commissioning": "first_product",
         "first_product": "operating", "third_party": "announced", "": "announced"}  # fmt: skip


@dataclass(frozen=True)
class SilentRow:
    """A phase of which the last word is old: ``days`` and whole ``months`` since then; ``mark`` is quiet, silent, or none.

    ``look_for`` is the next status of the ladder, ``due`` the date by which a source said it would come to pass, "" if none did;
    ``cited`` is where it was last seen.
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
    days: int
    months: int
    mark: str
    look_for: str
    due: str
    url: str
    cited: Cited


@remembered
def clock(catalog: Catalog, chosen: Selection) -> Table[SilentRow]:
    """Every phase of which more is to be expected, the longest silence first; agreements are among them.

    Days are counted from the last day that the date of the last word may stand for.
    """
    dates = grouped(due(catalog, chosen), lambda d: (d.project, d.phase))
    rows = []
    for row in projects(catalog, chosen):
        cell = cell_of(catalog, row, chosen.day)
        if not cell.last or cell.status in _SETTLED:
            continue
        mark = "silent" if cell.months >= SILENT_MONTHS else "quiet" if cell.months >= QUIET_MONTHS else "none"
        open_ = [d.date for d in dates.get((row.project, row.phase), ()) if d.state != "reached"]
        at = catalog.sources[cell.cited[0].source] if cell.cited else None
        rows.append(SilentRow(
            row.project, row.project_name, row.phase, cell.phase_name, row.enterprise, row.enterprise_name, row.place,
            row.place_name, cell.status, cell.last, _days(cell.last, chosen.day), cell.months, mark,
            _NEXT.get(cell.status, ""), open_[0] if open_ else "", (at and at.url) or "", cell.cited,
        ))  # fmt: skip
    return table(SilentRow, sorted(rows, key=lambda r: (-r.days, r.project, r.phase)))


def _days(last: str, day: date) -> int:
    return max((day - PartialDate(last).last).days, 0)


@remembered
def worklist(catalog: Catalog, chosen: Selection) -> Table[SilentRow]:
    """The rows of ``clock`` that have been quiet for a year or more."""
    return clock(catalog, chosen).where(lambda r: r.mark != "none")


@dataclass(frozen=True)
class Count:
    """How many phases there are of which more is to be expected, and how many of them are quiet and silent."""

    phases: int
    quiet: int
    silent: int


def count(rows: Table[SilentRow]) -> Count:
    marks = [r.mark for r in rows]
    return Count(len(rows), marks.count("quiet"), marks.count("silent"))
