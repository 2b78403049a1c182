"""The silence clock as markup: a bar for each phase that is still open, from its last word to the day."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from atlas.drawings.bars import Style
from atlas.figures.credible.silence import Count, SilentRow
from atlas.figures.shared.silence import QUIET_MONTHS, SILENT_MONTHS
from atlas.figures.shared.table import Table, all_cited, grouped
from atlas.markup.credible.fall import segment
from atlas.markup.shared.notes import Notes, record_address
from atlas.markup.shared.render import macro
from atlas.words import text
from atlas.words.text import say

AXIS = 60  # months that fit beside each other; a longer bar is broken off and says its number


@dataclass(frozen=True, slots=True)
class _Row:
    """The phases of one project that were last told of on one date, at one status."""

    address: str
    name: str
    phase: str
    said: str
    width: float
    beyond: bool
    mark: str
    ground: str
    edge: str
    months: str
    last: str
    marks: Markup


def counted(found: Count, lang: str) -> str:
    """How many phases are silent and how many quiet; "" where none is."""
    silent = [say("credible.clock_silent", lang, count=found.silent)] if found.silent else []
    quiet = [say("credible.clock_quiet", lang, count=found.quiet)] if found.quiet else []
    return say("list.comma", lang).join(silent + quiet)


def heading(found: Count, lang: str) -> str:
    """How many phases are still open, and how many of them silent."""
    told = counted(found, lang)
    if not told:
        return say("credible.clock_none", lang, phases=found.phases)
    return say("credible.clock", lang, phases=found.phases, told=told)


def named(held: Sequence[SilentRow], lang: str) -> tuple[str, str]:
    """The project, and which of its phases, or how many."""
    phase = held[0].phase_name.of(lang)
    more = say("credible.more_phases", lang, count=len(held)) if len(held) > 1 else f" · {phase}" if phase else ""
    return held[0].project_name.of(lang), more


def together(rows: Table[SilentRow]) -> list[list[SilentRow]]:
    """The phases of one project that were last told of on one date, at one status; those without a date are left out."""
    return list(grouped((r for r in rows if r.months is not None), lambda r: (r.project, r.last, r.status)).values())


def _row(held: Sequence[SilentRow], style: Style, notes: Notes) -> _Row:
    row, lang = held[0], style.lang
    months = row.months or 0
    name, more = named(held, lang)
    look = segment(row.status, 1, style) if row.mark == "none" else segment("unknown", 1, style)
    said = say("credible.clock_alt", lang, name=name + more, count=len(held), months=months)
    return _Row(
        record_address("project", row.project, notes.address), name, more, said, 100 * min(months, AXIS) / AXIS, months > AXIS,
        row.mark, look.ground, look.edge, say("credible.months" if row.mark == "none" else "credible.no_news", lang, months=months), text.brief(row.last, lang),
        notes.marks(all_cited(r.cited for r in held)),
    )  # fmt: skip


def clock(rows: Table[SilentRow], style: Style, notes: Notes) -> Markup:
    """The longest silence first, in two halves that stand beside each other; lines at a year and at two."""
    made = [_row(held, style, notes) for held in together(rows)]
    half = (len(made) + 1) // 2
    lines = [(100 * QUIET_MONTHS / AXIS, str(QUIET_MONTHS)),
             (100 * SILENT_MONTHS / AXIS, say("credible.months", style.lang, months=SILENT_MONTHS))]  # fmt: skip
    undated = sum(r.months is None for r in rows)
    more = say("credible.undated", style.lang, count=undated) if undated else ""
    halves = [part for part in (made[:half], made[half:]) if part]
    return macro("credible/clock.html", "clock")(halves, lines, more)
