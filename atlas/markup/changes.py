"""The page of changes in words and marks: its finding, the ladder of steps, figures before and after, published totals beside
the list. What is plain text here serves the command line, too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from atlas.catalog.catalogue import Catalog
from atlas.drawings.bars import SHAPE, Style
from atlas.figures import record as records
from atlas.figures.changes.between import Bulletin
from atlas.figures.changes.rows import STEPS, ChangeRow
from atlas.figures.changes.since import Since
from atlas.figures.changes.totals import TotalRow
from atlas.figures.shared.table import Table, all_cited
from atlas.markup.shared.cells import ended, quantity_label
from atlas.markup.shared.notes import Notes
from atlas.markup.shared.parts import fill, kept_whole
from atlas.markup.shared.render import macro
from atlas.words import text
from atlas.words.quantity import Quantity
from atlas.words.text import say
from atlas.words.vocab import STATUS

LADDER = (
    "announced", "research_under_way", "permitted", "site_preparation", "construction", "commissioning", "first_product", "operating",
)  # fmt: skip
_MOST_STEPS = 12
_MOST_LINES = 6
_FEW_MORE = 3  # so many more stand open as well, instead of a fold that holds them
_NO_PLACE = ("linked_firms", "firms_above_size")


def _piece(name: str, *values: object) -> Markup:
    return macro("changes.html", name)(*values)


def style() -> Markup:
    """The style sheet of the page."""
    return _piece("style")


def when(since: Since, end: date, dated: bool, lang: str) -> str:
    """What is compared: since a day, from one day to another where the reader chose the second, or with the earlier release."""
    if since.release:
        return say("changes.release", lang)
    start, last = (text.day(d.isoformat(), lang) for d in (since.day, end))
    return say("changes.span", lang, start=start, end=last) if dated else say("changes.since", lang, day=start)


TOLD = (*STEPS, "replaced", "withdrawn")
_NEW = ("event", "claim", "source")
_HEARD = ("step", "first", "announced")


def finding(found: Bulletin, compared: str, where: str, lang: str) -> str:
    """How many phases moved on, were heard of first or newly announced, else the first of what did change. ``where`` is "" for all."""
    counts = found.counts
    kind = lead_kind(found)
    if kind in _HEARD:
        said = say("list.comma", lang).join(say(f"changes.{k}", lang, count=counts[k]) for k in _HEARD if counts[k])
    elif kind:
        said = say(f"changes.new_{kind}s" if kind in _NEW else f"changes.{kind}", lang, count=counts[kind])
        said = said if kind not in ("claim", "source") else say("changes.new", lang, told=said)
    else:
        said = say("changes.nothing_new", lang)
    return sentence(said, compared, where, lang)


def lead_kind(found: Bulletin) -> str:
    """The kind of change that the finding tells; "" where nothing changed."""
    return next((kind for kind in (*TOLD, *_NEW) if found.counts[kind]), "")


def sentence(said: str, compared: str, where: str, lang: str) -> str:
    """What is ``said`` of what was ``compared``, under the name of the place if there is one."""
    place = say("changes.at", lang, where=where) if where else ""
    made = say("changes.finding", lang, where=place, when=compared, told=said)
    return made[:1].upper() + made[1:]


def lead(found: Bulletin, since: Since, end: date, lang: str, shown: Sequence[ChangeRow] | None = None) -> str:
    """How it is computed, and how much of it may be older; of what a picture has ``shown`` where it stands below one."""
    if since.release:
        return say("changes.how_release", lang, day=text.day(end.isoformat(), lang)).strip()
    told = say("changes.how_days", lang)
    if not found.earlier:
        return told.strip()
    if shown is None:
        return (told + say("changes.earlier", lang, count=found.earlier)).strip()
    return (told + say("changes.earlier_shown", lang, count=sum(r.may_be_earlier for r in shown))).strip()


def told(row: ChangeRow, lang: str) -> str:
    """One change in plain words: what, from what to what, when."""
    said = row.name.of(lang)
    if row.quantity:
        said += say("list.aside", lang, text=quantity_label(row, lang))
    if row.kind == "rival":
        aside = say("changes.beside", lang, amount=ended(row, "before", lang))
        said += say("list.colon", lang) + ended(row, "after", lang) + say("list.aside", lang, text=aside)
    elif (row.before or row.status_before) and row.kind != "confirmed":
        moved = say("changes.moved", lang, before=ended(row, "before", lang), after=ended(row, "after", lang))
        said += say("list.colon", lang) + moved
    elif row.after or row.status_after:
        said += say("list.colon", lang) + ended(row, "after", lang)
    elif row.gone:
        said += say("list.colon", lang) + say("changes.gone", lang)
    if row.date:
        early = "*" if row.may_be_earlier else ""
        said += say("list.aside", lang, text=text.day(row.date, lang) + early)
    return said


@dataclass(frozen=True, slots=True)
class _Step:
    name: Markup
    before: int  # the rung, from 0; -1 where none was known or it is off the ladder
    after: int
    ground: str
    edge: str
    said: str
    date: str
    early: bool
    marks: Markup


@dataclass(frozen=True, slots=True)
class _Group:
    heading: str
    count: int
    rows: Sequence[_Step]
    more: Sequence[_Step]
    more_said: str


def rung(status: str) -> int:
    """Its place on the ladder, from 0; -1 where it is none of it."""
    return LADDER.index(status) if status in LADDER else -1


def _step(row: ChangeRow, style: Style, notes: Notes) -> _Step:
    lang = style.lang
    colour = style.colours[row.status_after or "unknown"]
    said = ended(row, "after", lang)
    if row.status_before:
        said = say("changes.moved", lang, before=ended(row, "before", lang), after=said)
    return _Step(notes.link("project", row.record, row.name.of(lang)), rung(row.status_before), rung(row.status_after),
                 fill(colour, SHAPE.get(row.status_after, "")), colour, said, text.brief(row.date, lang), row.may_be_earlier,
                 notes.marks(row.cited))  # fmt: skip


def steps(found: Bulletin, how: str, style: Style, notes: Notes) -> Markup:
    """A line for each phase on the ladder from announcement to production: hollow where it stood, filled where it stands. Those that moved
    on come first; of a long group the newest stand open. ``how`` says below it how it is computed."""
    lang, groups, left = style.lang, [], _MOST_STEPS
    for kind in STEPS:
        rows = [_step(r, style, notes) for r in found.held[kind]]
        shown = len(rows) if len(rows) <= left + _FEW_MORE else max(left, _FEW_MORE)
        left = max(left - shown, 0)
        if rows:
            more = say("changes.more_steps", lang, count=len(rows) - shown)
            groups.append(_Group(say(f"changes.group_{kind}", lang), len(rows), rows[:shown], rows[shown:], more))
    rungs = [text.word(STATUS, status, lang) for status in LADDER]
    return _piece("steps", groups, rungs, how, say("changes.may_be_earlier", lang), lang)


@dataclass(frozen=True, slots=True)
class _Line:
    name: Markup
    what: str
    told: str
    date: str
    early: bool
    marks: Markup


def _folded(lines: Sequence[_Line], lang: str) -> Markup:
    shown = len(lines) if len(lines) <= _MOST_LINES + _FEW_MORE else _MOST_LINES
    more = say("changes.more", lang, count=len(lines) - shown)
    return _piece("lines", lines[:shown], lines[shown:], more, say("changes.may_be_earlier", lang))


def _line(row: ChangeRow, what: str, said: str, catalog: Catalog, notes: Notes) -> _Line:
    kind, key = records.home(catalog, row.record) or ("", "")
    name = notes.link(kind, key, row.name.of(notes.lang))
    what = "" if what in row.name.of(notes.lang) else what
    return _Line(name, what, kept_whole(said), text.brief(row.date, notes.lang), row.may_be_earlier,
                 notes.marks((*row.cited, *row.before_cited)))  # fmt: skip


def replaced(rows: Iterable[ChangeRow], catalog: Catalog, notes: Notes) -> Markup:
    """Figures that gave way, before and after."""
    lang, lines = notes.lang, []
    for r in rows:
        said = say("changes.moved", lang, before=ended(r, "before", lang), after=ended(r, "after", lang))
        lines.append(_line(r, quantity_label(r, lang), said, catalog, notes))
    return _folded(lines, lang)


def rivals(rows: Iterable[ChangeRow], catalog: Catalog, notes: Notes) -> Markup:
    """New statements that disagree with what stands, or that nobody could check."""
    lang, lines = notes.lang, []
    for r in rows:
        aside = (
            say("changes.beside", lang, amount=ended(r, "before", lang)) if r.before else say("changes.untaken", lang)
        )
        said = ended(r, "after", lang) + say("list.aside", lang, text=aside)
        lines.append(_line(r, quantity_label(r, lang), said, catalog, notes))
    return _folded(lines, lang)


def events(rows: Iterable[ChangeRow], catalog: Catalog, notes: Notes) -> Markup:
    """What happened, newest first."""
    return _folded([_line(r, "", "", catalog, notes) for r in rows], notes.lang)


def rest(found: Bulletin, lang: str) -> str:
    """How much stands in the table only; "" where nothing does."""
    counts = found.counts
    if not (counts["claim"] or counts["confirmed"] or counts["source"]):
        return ""
    return say("changes.rest", lang, claims=counts["claim"], confirmed=counts["confirmed"], sources=counts["source"])


@dataclass(frozen=True, slots=True)
class _Total:
    name: str
    date: str
    share: float
    stated: str
    held: str
    left: str
    marks: Markup
    held_marks: Markup
    how: str
    note: str
    alt: str


def counted(row: TotalRow, lang: str) -> str:
    """What of the list was counted, and in what its scope is another than that of the total."""
    key = "none" if row.how == "signed" and not row.parts else row.how
    said = say(f"changes.counted_{key}", lang, count=row.parts)
    if row.unplaced:
        said += say("list.comma", lang) + say("changes.unplaced", lang, count=row.unplaced)
    if row.how in _NO_PLACE:
        said += say("list.semicolon", lang) + say("changes.list_undated", lang)
    return said


def called(row: TotalRow, lang: str) -> str:
    """The name of a total, with its place where it does not tell it."""
    place, name = row.place_name.of(lang), row.name.of(lang)
    return name if place in name else place + say("list.colon", lang) + name


def of_total(row: TotalRow, lang: str) -> list[tuple[str, str]]:
    """What is published, what is held of it and what is left, each as (word, amount)."""
    left = say("changes.over", lang) if row.over else text.quantity(row.left, lang)
    return [(say("changes.stated", lang), text.quantity(row.stated, lang)), (say("changes.held", lang), text.quantity(in_unit(row), lang)),
            (say("changes.unexplained", lang), left)]  # fmt: skip


def _total(row: TotalRow, notes: Notes) -> _Total:
    lang = notes.lang
    (_, stated), (_, held), (_, left) = parts = of_total(row, lang)
    named = called(row, lang)
    alt = named + say("list.colon", lang) + say("list.comma", lang).join(f"{label} {amount}" for label, amount in parts)
    return _Total(named, text.day(row.date, lang), row.share * 100, stated, held, left, notes.marks(row.cited),
                  notes.marks(row.held_cited), counted(row, lang), row.note.of(lang), alt)  # fmt: skip


def in_unit(row: TotalRow) -> Quantity:
    """What is held of a total, in its unit."""
    return row.held.to(row.stated.unit)


def totals(rows: Table[TotalRow], notes: Notes) -> Markup:
    """A bar for each total: what is held of it, solid, and what is left; the newest statement of each, older ones folded."""
    lang = notes.lang
    newest, older = ([_total(r, notes) for r in rows if r.newest is is_newest] for is_newest in (True, False))
    return _piece("totals", newest, older, say("changes.older_totals", lang, count=len(older)), lang)


def foot(found: Bulletin, since: Since, end: date, notes: Notes) -> Markup:
    """What changed, as one line that leads to the page; empty where nothing did."""
    lang = notes.lang
    if not found:
        return Markup()
    said = finding(found, when(since, end, dated=False, lang=lang), "", lang)
    return notes.page("changes", say("changes.foot", lang, told=said)) + notes.marks(
        all_cited(r.cited for r in found.steps)
    )
