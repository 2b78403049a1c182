"""The waterfall as a matrix of bars, steps by products, and the times between two steps, case by case."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from atlas.drawings.bars import SHAPE, Style
from atlas.figures.credible.ladder import STEP_OF, STEPS
from atlas.figures.credible.steps import FEW, CaseRow, StepRow, TimeRow, WayRow
from atlas.figures.shared.table import Table, all_cited, grouped
from atlas.markup.credible import product_name
from atlas.markup.overview import percent
from atlas.markup.shared.notes import Notes
from atlas.markup.shared.parts import fill, key_of
from atlas.markup.shared.render import macro
from atlas.words import text
from atlas.words.text import say
from atlas.words.vocab import STEP


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar: its share of the whole, its ground, its edge."""

    width: float
    ground: str
    edge: str


def segment(status: str, share: float, style: Style) -> Segment:
    """The part of a bar that stands at ``status``, ``share`` of the whole (0 to 1)."""
    colour = style.colours[status or "unknown"]
    return Segment(100 * share, fill(colour, SHAPE.get(status, "")), colour)


def status_label(status: str, lang: str) -> str:
    """The word for the capacity that stands at ``status``."""
    return text.made_at(status, lang)


@dataclass(frozen=True, slots=True)
class _Cell:
    step: str
    segments: Sequence[Segment]
    share: str
    amount: str
    phases: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    marks: Markup
    alt: str
    cells: Sequence[_Cell]


def counted(row: StepRow, lang: str) -> list[str]:
    """In how many phases, and how many rests of totals besides."""
    phases = [say("credible.in_phases", lang, count=row.phases)] if row.phases else []
    key = "credible.rests" if phases else "credible.only_rests"
    return [*phases, *([say(key, lang, count=row.rests)] if row.rests else [])]


def _cell(row: StepRow, whole: float, style: Style) -> _Cell:
    lang, label = style.lang, STEP[row.step].label(style.lang)
    if not (row.phases or row.rests):
        return _Cell(label, (), "", say("credible.nothing_here", lang), ())
    segments = [segment(status, value / whole, style) for status, value in row.stands if whole and value]
    share = percent(row.share_percent / 100) if row.step != STEPS[0] and whole else ""
    return _Cell(label, segments, share, text.quantity(row.amount, lang), counted(row, lang))


def _column(rows: Sequence[StepRow], style: Style, notes: Notes) -> _Column:
    lang, whole = style.lang, rows[0].value or 0.0
    cells = [_cell(row, whole, style) for row in rows]
    told = [say("credible.fall_part", lang, step=c.step, amount=c.amount) for c in cells]
    name = product_name(rows[0].product, lang)
    alt = say("credible.fall_alt", lang, product=name, told=say("list.comma", lang).join(told))
    return _Column(name, notes.marks(all_cited(r.cited for r in rows)), alt, cells)


def fall(rows: Table[StepRow], ways: Table[WayRow], style: Style, notes: Notes) -> Markup:
    """A column for each product, a row for each step; on the left how many phases went from the step before to this one."""
    lang = style.lang
    went = {
        r.to: say("credible.went" if r.went else "credible.none_went", lang, reached=r.reached, went=r.went)
        for r in ways
    }
    if ways:
        went[STEPS[0]] = say("credible.all_phases", lang, count=ways[0].reached)
    steps = [(STEP[step].label(lang), went.get(step, "")) for step in STEPS]
    columns = [_column(held, style, notes) for held in grouped(rows, lambda r: r.product).values()]
    there = {status for r in rows for status, value in r.stands if value}
    keys = [(key_of(style.colours[s or "unknown"], s), status_label(s, lang)) for s in reversed(STEP_OF) if s in there]
    marks = notes.marks(all_cited(r.cited for r in ways))
    return macro("credible/fall.html", "fall")(steps, columns, keys, marks, lang)


@dataclass(frozen=True, slots=True)
class _Case:
    name: Markup
    months: str
    dates: str
    marks: Markup


def interval(row: CaseRow | TimeRow, lang: str) -> str:
    """The months of a case, or of all cases of a way, as far as dates bound them."""
    least = row.least or 0
    if row.most is None:
        return say("credible.at_least", lang, least=least)
    if not row.most:
        return say("credible.under_one", lang)
    key = "exactly" if least == row.most else "between" if least else "at_most"
    return say(f"credible.{key}", lang, least=least, most=row.most)


def dates(row: CaseRow, lang: str) -> str:
    """From when to when."""
    begun, done = (say("credible.by", lang, day=text.day(day, lang)) if by else text.day(day, lang)
                   for day, by in ((row.begun, row.begun_by), (row.done, row.done_by)))  # fmt: skip
    return say("credible.from_to", lang, begun=begun, done=done)


def _case(row: CaseRow, notes: Notes) -> _Case:
    name = notes.link("project", row.project, row.name.of(notes.lang))
    return _Case(name, interval(row, notes.lang), dates(row, notes.lang), notes.marks(row.cited))


def way(row: TimeRow, lang: str) -> tuple[str, str]:
    """From which step to which, and what the cases tell together, or that they are too few."""
    told = say("credible.few", lang, count=row.cases, few=FEW) if row.most is None else (
        say("credible.enough", lang, count=row.cases, bounded=row.bounded, months=interval(row, lang)))  # fmt: skip
    return say("credible.way", lang, step=STEP[row.step].label(lang), to=STEP[row.to].label(lang)), told


def times(rows: Table[TimeRow], cases: Table[CaseRow], notes: Notes) -> Markup:
    """The cases of each way between two steps; a range only where there are enough of them."""
    held = grouped(cases, lambda c: (c.step, c.to))
    ways = [
        (*way(row, notes.lang), notes.marks(row.cited), [_case(c, notes) for c in held[row.step, row.to]])
        for row in rows
    ]
    return macro("credible/fall.html", "times")(ways)
