"""The silence clock as markup: a bar for each phase that is still open, from its last word to the day."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from atlas.drawings.bars import Style
from atlas.figures.credible.silence import QUIET_MONTHS, Count, SilentRow
from atlas.figures.progress import SILENT_MONTHS
from atlas.figures.shared.table import Table, all_cited, grouped
from atlas.markup.credible.fall import segment
from atlas.markup.shared.notes import Notes, record_address
from atlas.markup.shared.parts import short_date
from atlas.markup.shared.render import macro
from atlas.words.text import say

_AXIS = 60  # months that fit beside each other; a longer bar is broken off and says its number


@dataclass(frozen=True, slots=True)
class _Row:
    """The phases of one project that were last told of on one date, at one status."""

    address: str
    name: str
    said: str
    width: float
    beyond: bool
    mark: str
    ground: str
    edge: str
    months: str
    last: str
    marks: Markup


def heading(found: Count, lang: str) -> str:
    """How many phases are still open, and how many of them silent."""
    key = "credible.clock" if found.silent or found.quiet else "credible.clock_none"
    return say(key, lang, phases=found.phases, silent=found.silent, quiet=found.quiet)


def _row(held: Sequence[SilentRow], style: Style, notes: Notes) -> _Row:
    row, lang = held[0], style.lang
    months = row.months or 0
    phases = say("list.pause", lang).join(filter(None, (r.phase_name.of(lang) for r in held)))
    name = row.project_name.of(lang) + (f" · {phases}" if phases else "")
    look = segment(row.status, 1, style) if row.mark == "none" else segment("unknown", 1, style)
    said = say("credible.clock_alt", lang, name=name, count=len(held), months=months)
    return _Row(
        record_address("project", row.project, notes.address), name, said, 100 * min(months, _AXIS) / _AXIS, months > _AXIS,
        row.mark, look.ground, look.edge, say("credible.months", lang, months=months), short_date(row.last),
        notes.marks(all_cited(r.cited for r in held)),
    )  # fmt: skip


def clock(rows: Table[SilentRow], style: Style, notes: Notes) -> Markup:
    """The longest silence first, in two halves that stand beside each other; lines at a year and at two."""
    dated = [r for r in rows if r.months is not None]
    made = [_row(held, style, notes) for held in grouped(dated, lambda r: (r.project, r.last, r.status)).values()]
    half = (len(made) + 1) // 2
    lines = [
        (100 * months / _AXIS, say("credible.months", style.lang, months=months))
        for months in (QUIET_MONTHS, SILENT_MONTHS)
    ]
    undated = len(rows) - len(dated)
    more = say("credible.undated", style.lang, count=undated) if undated else ""
    halves = [part for part in (made[:half], made[half:]) if part]
    return macro("credible/clock.html", "clock")(halves, lines, more)
