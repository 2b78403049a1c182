"""Promise against delivery as markup: a row for each package, its bars, its dates, its last word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from atlas.drawings.bars import Style
from atlas.figures.credible.promises import PackageRow, Promised
from atlas.figures.progress import DueRow
from atlas.figures.shared.silence import QUIET_MONTHS, SILENT_MONTHS
from atlas.figures.shared.table import Table, grouped
from atlas.markup.credible.fall import Segment, segment, status_label
from atlas.markup.overview import money_of
from atlas.markup.shared.notes import Notes
from atlas.markup.shared.render import macro
from atlas.words import text
from atlas.words.quantity import Quantity
from atlas.words.text import say
from atlas.words.vocab import INVESTMENT_KIND, PRODUCT, STEP

_ONLY_SAID = ("", "announced")


@dataclass(frozen=True, slots=True)
class _Bar:
    name: str
    segments: Sequence[Segment]
    told: str


@dataclass(frozen=True, slots=True)
class _Package:
    name: Markup
    firm: Markup
    money: Sequence[str]
    marks: Markup
    bars: Sequence[_Bar]
    state: str
    dates: Sequence[str]
    last: str
    mark: str


def _size(amount: Quantity | None) -> float:
    return float(amount.base or 0) if amount else 0.0


def shares(row: Promised) -> tuple[list[tuple[str, float]], float]:
    """What stands at each status, and what was said beyond that, of what was said, or of what is stated now where that is more."""
    whole = max(_size(row.said), _size(row.now))
    stands = [(status, _size(q) / whole) for status, q in row.stands if whole and _size(q)]
    return stands, (whole - _size(row.now)) / whole if whole else 0.0


def _bar(row: Promised, style: Style) -> _Bar:
    stands, rest = shares(row)
    segments = [segment(status, share, style) for status, share in stands]
    if rest > 0:
        segments.append(Segment(100 * rest, "transparent", style.colours["unknown"]))
    return _Bar(text.word(PRODUCT, row.product, style.lang), segments, told_of(row, style.lang))


def told_of(row: Promised, lang: str) -> str:
    """What was said of a product, what is stated now where that is another, and what was seen of it."""
    key, first = ("credible.said", row.said) if row.said else ("credible.said_nothing", row.now)
    told = [say(key, lang, amount=text.quantity(first, lang))] if first else []
    if row.said and row.now and row.said.base != row.now.base:
        told.append(say("credible.now", lang, amount=text.quantity(row.now, lang)))
    seen = [(s, q) for s, q in row.stands if s not in _ONLY_SAID]
    told += [say("chart.part", lang, progress=status_label(s, lang), amount=text.quantity(q, lang)) for s, q in seen]
    return say("list.comma", lang).join(told)


def _dates(rows: Iterable[DueRow], kind: str, lang: str) -> list[str]:
    told = [
        say("credible.due", lang, day=text.day(r.date, lang), what=say(f"projects.to_{r.status}", lang)) for r in rows
    ]
    return [say(f"credible.{kind}", lang, told=say("list.pause", lang).join(dict.fromkeys(told)))] if told else []


def _state(row: PackageRow, lang: str) -> str:
    told = say("credible.furthest", lang, step=STEP[row.furthest].label(lang))
    if row.tried and row.kind == "signed":
        key = "credible.tried_by" if row.tried_by else "credible.tried"
        told += say(key, lang, day=text.day(row.tried, lang), months=row.after)
    return told


def money(row: PackageRow, lang: str) -> list[str]:
    """What was signed or planned, and when, and what was spent."""
    by_day = grouped(row.money, lambda m: m.date)
    told = [
        say("credible.dated", lang, day=text.day(day, lang),
            amount=say("list.pause", lang).join(text.quantity(money_of(m), lang) for m in held))
        for day, held in by_day.items()
    ]  # fmt: skip
    told += [say("credible.spent", lang, amount=text.quantity(money_of(m), lang)) for m in row.spent]
    if row.kind == "signed" and told:
        told[0] = say("chart.part", lang, progress=text.word(INVESTMENT_KIND, "signed", lang), amount=told[0])
    return told or [text.day(row.since, lang)]


def since(row: PackageRow, lang: str) -> tuple[str, list[str], str]:
    """How far it came, the dates that were told, and the last word on it, "" where nothing has a date."""
    kinds = (("passed", row.passed), ("turned", row.turned), ("coming", row.coming))
    dates = [told for kind, held in kinds for told in _dates(held, kind, lang)]
    return (
        _state(row, lang),
        dates,
        say("credible.last", lang, day=text.day(row.last, lang), months=row.silent) if row.last else "",
    )


def _package(row: PackageRow, style: Style, notes: Notes) -> _Package:
    lang = style.lang
    state, dates, last = since(row, lang)
    mark = "silent" if row.silent >= SILENT_MONTHS else "quiet" if row.silent >= QUIET_MONTHS else "none"
    firm = notes.link("enterprise", row.enterprise, row.enterprise_name.of(lang))
    return _Package(
        notes.link("project", row.project, row.name.of(lang)), firm, money(row, lang), notes.marks(row.cited),
        [_bar(p, style) for p in row.promised], state, dates, last, mark,
    )  # fmt: skip


def lead(rows: Iterable[PackageRow], lang: str) -> str:
    """How to read it, and that no source tells what was spent, where none does."""
    how = say("credible.promises_how", lang)
    return how if any(r.spent for r in rows) else how + say("credible.no_spent", lang)


def packages(rows: Table[PackageRow], style: Style, notes: Notes) -> Markup:
    """The signed packages, then under a heading of their own those of which only a planned total is public, then the others."""
    lang = style.lang
    groups = [(kind, say(f"credible.{kind or 'without'}", lang), [_package(r, style, notes) for r in held])
              for kind, held in grouped(rows, lambda r: r.kind).items()]  # fmt: skip
    return macro("credible/packages.html", "packages")(groups, lang)
