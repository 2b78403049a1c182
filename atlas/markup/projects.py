"""The page of projects in words and marks: its finding, the strip of phases, what was due, and capacity by product."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from atlas.drawings.bars import SHAPE, Style
from atlas.drawings.road import STATUS_SHAPE
from atlas.figures.progress import ORDER, CellRow, DueRow, Standing
from atlas.figures.projects import SumRow
from atlas.figures.road import StepRow
from atlas.figures.shared.silence import SILENT_MONTHS
from atlas.figures.shared.table import Table, all_cited, grouped
from atlas.markup.overview import amount_of
from atlas.markup.shared.notes import Notes, record_address
from atlas.markup.shared.parts import fill, key_of, shape
from atlas.markup.shared.render import macro
from atlas.words import text
from atlas.words.text import say
from atlas.words.vocab import PRODUCT, PROGRESS, STATUS

# The columns of the table of capacity; what has none stands in the last, each number behind its key.
COLUMNS = ("built", "construction", "site_preparation", "permitted", "planned")
_ORDER = [*COLUMNS, *(p for p in PROGRESS if p not in COLUMNS)]
_APART = ("expected", "aside")  # told beside the bar: no part of what is to stand
_OPEN = 5  # so many dates that passed stand open, the latest; those before them are folded where there are some more


def _piece(name: str, *values: object) -> Markup:
    return macro("projects.html", name)(*values)


def style() -> Markup:
    """The style sheet of the page."""
    return _piece("style")


def title(found: Standing, where: str, lang: str) -> str:
    """Of how many phases how many are built, and how many have been silent for long; ``where`` is "" for all."""
    if not found.phases:
        told = say("projects.only_agreements", lang, count=found.agreements)
    else:
        built = found.operating + found.trial
        reached = say("projects.built" if built else "projects.none_built", lang, count=built)
        quiet = say("projects.silent" if found.silent else "projects.none_silent", lang, count=found.silent)
        told = say("projects.finding", lang, phases=found.phases, reached=reached, silent=quiet)
    return say("projects.at", lang, where=where, told=told) if where else told[:1].upper() + told[1:]


def lead(found: Standing, due: Sequence[DueRow], lang: str) -> str:
    """What is counted, and what is silent or late."""
    if not found.phases:
        return ""
    told = say("projects.lead", lang, projects=found.projects, phases=found.phases)
    if found.agreements:
        told += say("projects.agreements", lang, count=found.agreements)
    told += say("list.stop", lang)
    if found.operating or found.trial:
        which = "all_produce" if not found.trial else "produce" if found.operating else "none_produce"
        told += say(f"projects.{which}", lang, count=found.operating)
    if passed := sum(r.state == "passed" for r in due):
        told += say("projects.late", lang, count=passed)
    return told.strip()


@dataclass(frozen=True, slots=True)
class _Cell:
    address: str
    said: str
    silent: bool


@dataclass(frozen=True, slots=True)
class _Group:
    """The phases at one status; ``sign`` is the mark of that status in the picture of the histories, ``quiet`` says how many of
    them are silent, "" for none."""

    sign: Markup
    label: str
    ground: str
    edge: str
    cells: Sequence[_Cell]
    quiet: str


def named(row: CellRow | DueRow, lang: str) -> str:
    """A project with its phase, where it has several."""
    phase = row.phase_name.of(lang)
    return row.project_name.of(lang) + (f" · {phase}" if phase else "")


def status_label(status: str, lang: str) -> str:
    """A status in a word, "" too."""
    return text.word(STATUS, status, lang) if status else say("status.unstated", lang)


def status_head(status: str, lang: str) -> str:
    """A status above the phases that stand there."""
    return say("projects.head_sought", lang) if status == "third_party" else status_label(status, lang)


def strip(cells: Table[CellRow], steps: Sequence[StepRow], style: Style, notes: Notes) -> Markup:
    """A cell for each phase, by status from production back to the first word; hollow with a broken edge where it is silent, last
    of its status. The signs of the ``steps`` stand at their statuses, also at those where no phase stands any more."""
    lang, held = style.lang, grouped(cells, lambda r: r.status)

    def cell(row: CellRow) -> _Cell:
        told = [named(row, lang), status_label(row.status, lang)]
        told += [text.day(row.last, lang)] if row.last else []
        told += [say("projects.silent_for", lang, months=row.months)] if row.silent else []
        return _Cell(
            record_address("project", row.project, notes.address), say("list.comma", lang).join(told), row.silent
        )

    groups, signed = [], {r.status for r in steps}
    for status in ORDER:
        if (mine := held.get(status, [])) or status in signed:
            colour = style.colours[status or "unknown"]
            ground = fill(colour, SHAPE.get(status, "")) if status else "transparent"
            sign = shape(STATUS_SHAPE[status], colour) if status in signed else Markup()
            quiet = sum(r.silent for r in mine)
            groups.append(_Group(
                sign, status_head(status, lang), ground, colour, [cell(r) for r in sorted(mine, key=lambda r: r.silent)],
                say("projects.of_them_silent", lang, count=quiet) if quiet else "",
            ))  # fmt: skip
    silent = sum(r.silent for r in cells)
    key = say("projects.hollow", lang, count=silent, months=SILENT_MONTHS) if silent else ""
    return _piece("strip", groups, key, notes.marks(all_cited(r.cited for r in cells)), lang)


@dataclass(frozen=True, slots=True)
class _Due:
    date: str
    name: Markup
    what: str
    marks: Markup


def due(rows: Table[DueRow], notes: Notes) -> Markup:
    """The dates that are over without word, then those to come; of what was reached only how many."""
    lang = notes.lang

    def listed(state: str) -> list[_Due]:
        return [_Due(text.day(r.date, lang), notes.link("project", r.project, named(r, lang)), say(f"projects.to_{r.status}", lang), notes.marks(r.cited))
                for r in rows if r.state == state]  # fmt: skip

    passed, to_come = listed("passed"), listed("open")
    cut = len(passed) - _OPEN if len(passed) > _OPEN + 2 else 0
    earlier = say("projects.due_earlier", lang, count=cut)
    groups = [(say(f"projects.due_{state}", lang, count=len(held)), held[before:], earlier, held[:before])
              for state, held, before in (("passed", passed, cut), ("open", to_come, 0)) if held]  # fmt: skip
    reached = sum(r.state == "reached" for r in rows)
    return _piece("due", groups, say("projects.due_reached", lang, count=reached) if reached else "")


@dataclass(frozen=True, slots=True)
class _Segment:
    weight: float
    ground: str
    edge: str


@dataclass(frozen=True, slots=True)
class _Number:
    """What a product comes to at one progress: the key and the word of that, number and unit, and what has no number."""

    key: Markup
    word: str
    value: str
    unit: str
    aside: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A product: its ``unit`` where all its numbers have the same, else "", and its numbers, those of each column; ``others`` have none."""

    name: str
    unit: str
    segments: Sequence[_Segment]
    numbers: Sequence[Sequence[_Number]]
    others: Sequence[_Number]
    marks: Markup
    alt: str


def aside(row: SumRow, lang: str) -> str:
    """What a sum lacks: how many of its parts have no number; "" where all have one, or none."""
    lacking = row.value is not None and row.unquantified
    return say("list.aside", lang, text=say("chart.unquantified", lang, count=row.unquantified)) if lacking else ""


def said_of(row: SumRow, lang: str) -> str:
    """A sum with its progress in words."""
    word = text.word(PROGRESS, row.progress, lang)
    return say("chart.part", lang, progress=word, amount=text.quantity(amount_of(row), lang)) + aside(row, lang)


def weights(held: Sequence[SumRow]) -> list[tuple[str, float]]:
    """The parts of the bar of a product: progress and amount."""
    return [(r.progress, r.value) for r in held if r.value and r.progress not in _APART]


def _number(row: SumRow, style: Style) -> _Number:
    lang = style.lang
    value, unit = text.parted(amount_of(row), lang)
    word = text.word(PROGRESS, row.progress, lang)
    return _Number(key_of(style.colours[row.progress], row.progress), word, value, unit, aside(row, lang))


def _row(product: str, held: Sequence[SumRow], columns: Sequence[str], style: Style, notes: Notes) -> _Row:
    lang = style.lang
    segments = [_Segment(v, fill(style.colours[p], SHAPE.get(p, "")), style.colours[p]) for p, v in weights(held)]
    numbers = {r.progress: _number(r, style) for r in held}
    units = {n.unit for n in numbers.values()} - {""}
    told = [said_of(r, lang) for r in held]
    name = text.word(PRODUCT, product, lang)
    return _Row(
        name, units.pop() if len(units) == 1 else "", segments, [[numbers[c]] if c in numbers else [] for c in columns],
        [n for p, n in numbers.items() if p not in columns], notes.marks(all_cited(r.cited for r in held)), name + say("list.colon", lang) + say("list.comma", lang).join(told),
    )  # fmt: skip


def capacity(sums: Table[SumRow], style: Style, notes: Notes) -> Markup:
    """A row for each product: its bar, whose parts are those of the whole that is stated, and its numbers, a column for each progress."""
    lang, held = style.lang, sorted({r.progress for r in sums}, key=_ORDER.index)
    heads = [(key_of(style.colours[p], p), say(f"projects.head_{p}", lang), PROGRESS[p].means(lang)) for p in held]
    columns = [p for p in held if p in COLUMNS]
    rows = [_row(product, held, columns, style, notes) for product, held in grouped(sums, lambda r: r.product).items()]
    return _piece("capacity", heads[: len(columns)], heads[len(columns) :], rows)


def elsewhere(notes: Notes) -> Markup:
    """Where every stated figure and every disagreement stands."""
    lang = notes.lang
    return _piece(
        "elsewhere",
        [notes.page("data", say("projects.all_figures", lang)), notes.page("sources", say("projects.disagree", lang))],
    )
