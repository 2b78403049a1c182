"""The balance of the chain in words and marks: all of it is computed here, and says so."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from atlas.drawings.bars import Style
from atlas.drawings.colours import readable
from atlas.figures.balance.interval import Interval
from atlas.figures.balance.knobs import MIX, Knob
from atlas.figures.balance.ladder import Meeting, Reach, Rung
from atlas.figures.balance.links import GapRow
from atlas.figures.balance.required import Requirement
from atlas.figures.shared.table import Table, all_cited
from atlas.markup.shared.notes import Notes
from atlas.markup.shared.parts import kept_whole
from atlas.markup.shared.render import macro
from atlas.words import text
from atlas.words.quantity import Quantity, shown
from atlas.words.text import say
from atlas.words.vocab import LADDER_STEP, ORIGIN, STAGE

_WHOLE = Decimal(100)


def _piece(name: str, *values: object) -> Markup:
    return macro("balance.html", name)(*values)


def style() -> Markup:
    """The style sheet of the page."""
    return _piece("style")


def _rounded(value: Decimal, lang: str) -> str:
    """A computed number tells three digits and no more."""
    return text.number(value, lang, digits=2 if value < 10 else 1 if value < 100 else 0)


def spread(span: Interval, lang: str, *, point: bool = False) -> str:
    """An interval in the unit that suits its upper end: ``0.94—3.28 万吨/年``, with ``point`` also where it stands between them."""
    _, unit = shown(span.high, span.unit, lang)
    scale = shown(span.high, span.unit, lang)[0] / span.high if span.high else Decimal(1)
    low, at, high = (_rounded(value * scale, lang) for value in (span.low, span.point, span.high))
    unit = unit if unit == "%" else f" {unit}"
    if low == high:
        return f"{at}{unit}"
    told = say("balance.range", lang, low=low, high=high)
    return say("balance.pointed", lang, point=f"{at}{unit}", told=told) if point else f"{told}{unit}"


def _whole(span: Interval) -> Interval:
    """The same in whole numbers, for a title; what is more than nothing stays so."""
    low, point, high = (
        value.quantize(Decimal(1)) if value >= 1 else value for value in (span.low, span.point, span.high)
    )
    return Interval(low, point, high, span.unit)


def _link(link: str, lang: str) -> str:
    return text.word(STAGE, link, lang)


def title(meetings: Sequence[Meeting], reaches: Sequence[Reach], where: str, lang: str) -> str:
    """How much of the built carbonate lines the built mills can feed, and how many cells these lines suffice for."""
    told = []
    fed = next((m for m in meetings if m.state == "built" and m.gives == "beneficiation" and m.cover), None)
    if fed and fed.cover:
        told.append(say("balance.fed", lang, cover=spread(_whole(fed.cover), lang)))
    cells = next((r for r in reaches if r.state == "built" and r.what == "cells" and r.carbonate.point), None)
    if cells:
        there = text.quantity(cells.there, lang) if cells.there.value else ""
        key = "balance.suffices" if there else "balance.suffices_none"
        told.append(say(key, lang, cells=spread(_whole(cells.amount), lang), there=there))
    said = say("list.semicolon", lang).join(told) or say("balance.open", lang)
    return say("overview.finding", lang, where=where, shares=said) if where else said[:1].upper() + said[1:]


def foot(meetings: Sequence[Meeting], reaches: Sequence[Reach], notes: Notes) -> Markup:
    """The finding as one line that leads to the page; empty where there is nothing to weigh."""
    lang = notes.lang
    if not any(r.state == "built" and r.carbonate.point for r in reaches):
        return Markup()
    cited = [m.cited for m in meetings if m.state == "built"] + [r.cited for r in reaches if r.state == "built"]
    return notes.page("balance", title(meetings, reaches, "", lang) + say("balance.computed_mark", lang)) + notes.marks(
        all_cited(cited)
    )


@dataclass(frozen=True, slots=True)
class _Rung:
    name: str
    capacity: Markup
    marks: Markup
    span: tuple[float, ...]  # low, high and point in % of the scale; empty where it was left out
    told: str
    verdict: str
    kind: str


def verdict(meeting: Meeting | None, lang: str) -> str:
    """What a link means for the next one, in a few words."""
    if meeting is None or meeting.verdict == "none":
        return ""
    if not meeting.supply.high:
        return say("balance.unsaid", lang, link=_link(meeting.gives, lang), next=_link(meeting.takes, lang))
    cover = spread(meeting.cover, lang) if meeting.cover else ""
    told = say(f"balance.{meeting.verdict}", lang, next=_link(meeting.takes, lang), cover=cover)
    if meeting.verdict == "idle" and meeting.pilot:
        told += say("list.aside", lang, text=say("balance.pilot", lang, amount=text.quantity(meeting.pilot, lang)))
    return told


def capacity(rung: Rung, lang: str) -> str:
    """What is there; where that is nothing, the pilot line that no capacity holds."""
    if rung.capacity.value:
        return text.quantity(rung.capacity, lang)
    pilot = [say("balance.pilot", lang, amount=text.quantity(rung.pilot, lang))] if rung.pilot else []
    return say("list.comma", lang).join([say("balance.not_built", lang), *pilot])


def carbonate(rung: Rung, lang: str) -> str:
    """What a link comes to in carbonate, or which steps of it have no source."""
    if not rung.capacity.value:
        return ""
    if rung.lce:
        told = spread(rung.lce, lang, point=True)
        return "" if told == capacity(rung, lang) else told  # a line of carbonate comes to itself
    missing = (text.word(LADDER_STEP, "cell" if s == MIX else s, lang) for s in rung.missing)
    return say("balance.left_out", lang, steps=say("list.pause", lang).join(missing))


def fed(verdict: str, meeting: Meeting | None, cells: Reach | None, lang: str) -> str:
    """The verdict on the way to the cells, with how many they could be."""
    if not (verdict and cells and meeting and meeting.takes == "cell"):
        return verdict
    return say("balance.would_feed", lang, cells=spread(_whole(cells.amount), lang), told=verdict)


def ladder(state: str, rungs: Sequence[Rung], meetings: Sequence[Meeting], style: Style, notes: Notes,
           reaches: Iterable[Reach] = ()) -> Markup:  # fmt: skip
    """The links of one state as bars of lithium carbonate a year: solid to the least, pale to the most, a tick where it stands.

    ``reaches`` tell how many cells the carbonate is enough for: said at the way from the one to the other, as in the heading.
    """
    lang = style.lang
    cells = next((r for r in reaches if r.state == state and r.what == "cells" and r.carbonate.point), None)
    scale = max((r.lce.high for r in rungs if r.lce), default=Decimal(0)) or Decimal(1)
    rows = []
    for r in rungs:
        met = next((m for m in meetings if m.gives == r.link), None)
        span = tuple(float(_WHOLE * value / scale) for value in ((r.lce.low, r.lce.high, r.lce.point) if r.lce else ()))
        rows.append(_Rung(_link(r.link, lang), kept_whole(capacity(r, lang)), notes.marks(r.cited), span, carbonate(r, lang),
                          fed(verdict(met, lang), met, cells, lang), met.verdict if met else ""))  # fmt: skip
    bar = readable(style.colours["accent"], style.ground)
    return _piece("ladder", say(f"balance.ladder_{state}", lang), say("balance.ladder_how", lang), rows, bar)


def knob_label(knob: Knob, lang: str) -> str:
    """What a slider sets."""
    if knob.step == MIX:
        return say("balance.mix", lang, name=chemistry(knob.by.name.of(lang)))
    name = text.word(LADDER_STEP, knob.step, lang)
    return name[:1].upper() + name[1:]


def chemistry(name: str) -> str:
    """LFP of “LFP电芯单位电量含锂” or “Lithium for each kWh, LFP”."""
    return name.rpartition(", ")[2] if ", " in name else name.partition("电芯")[0]


def knob_note(knob: Knob, notes: Notes) -> Markup:
    """Whose coefficient a slider begins with, and what bounds it."""
    lang = notes.lang
    begun = say("balance.begins", lang, name=knob.by.name.of(lang), origin=text.word(ORIGIN, knob.by.origin, lang))
    if knob.by.computed:
        begun += say("balance.computed", lang)
    count = say("balance.sources", lang, count=len(knob.all))
    return _piece("note", begun, count, notes.marks(knob.cited))


def fixed(knobs: Iterable[Knob], notes: Notes) -> Markup:
    """The steps of which only one source tells a value, so that there is nothing to move."""
    lang = notes.lang
    rows = [(text.word(LADDER_STEP, k.step, lang), text.quantity(Quantity(k.value, k.unit), lang, digits=4),
             text.word(ORIGIN, k.by.origin, lang), notes.marks(k.cited)) for k in knobs]  # fmt: skip
    return _piece("fixed", rows)


def beyond(knobs: Sequence[Knob], lang: str) -> str:
    """That an address asked for more than sources allow."""
    names = say("list.pause", lang).join(knob_label(k, lang) for k in knobs)
    return say("balance.beyond", lang, names=names)


_FORMULA = {"ore": ("oxide", "extraction", "flotation", "grade"), "cells": ("metal", "mix")}


def _formula(reach: Reach, turned: Mapping[str, Knob], lang: str) -> str:
    """The numbers of a computation, at the values that are set."""
    parts = [spread(_at(reach.carbonate), lang)]
    parts += [text.number(turned[s].value, lang, 5) + _unit(turned[s], lang) for s in _FORMULA[reach.what]]
    said = " ÷ ".join(parts)
    if reach.what == "cells":
        said += f" × {text.number(_WHOLE - turned['scrap'].value, lang)}%"
    return f"{said} = {spread(_at(reach.amount), lang)}"


def _unit(knob: Knob, lang: str) -> str:
    """The unit behind a number of a formula; a factor has none."""
    return "" if knob.unit == "倍" else "%" if knob.unit == "%" else f" {shown(knob.value, knob.unit, lang)[1]}"


def _at(span: Interval) -> Interval:
    return Interval(span.point, span.point, span.point, span.unit)


def answer(reach: Reach, lang: str) -> str:
    """What the lines of one state take of ore or suffice for in cells, beside what is there."""
    there = text.quantity(reach.there, lang) if reach.there.value else say("balance.nothing_there", lang)
    return say(f"balance.answer_{reach.what}_{reach.state}", lang, carbonate=spread(_at(reach.carbonate), lang),
               amount=spread(reach.amount, lang, point=True), there=there)  # fmt: skip


def answers(reaches: Sequence[Reach], turned: Mapping[str, Knob], notes: Notes) -> Markup:
    """Per state what the lines take of ore and suffice for in cells, beside what is there, with the formula below."""
    lang = notes.lang
    rows = [(kept_whole(answer(r, lang)), _formula(r, turned, lang), notes.marks(r.cited))
            for r in reaches if r.carbonate.point]  # fmt: skip
    return _piece("answers", rows)


def ratio(knob: Knob, lang: str) -> str:
    """The ratio, by the name of its coefficient."""
    amount = text.quantity(Quantity(knob.value, knob.unit, knob.by.qualifier), lang)
    return say("balance.required_how", lang, name=knob.by.name.of(lang), ratio=amount)


def required(rows: Table[Requirement], notes: Notes) -> Markup:
    """A line for what is built and for each package: carbonate, cells it needs by the ratio, cells it has, met or short."""
    lang, told = notes.lang, []
    for r in rows:
        name = (
            notes.link("project", r.project, r.name.of(lang)) if r.project else Markup(say("balance.all_built", lang))
        )
        cells = text.quantity(r.cells, lang) if r.cells.value else say("balance.no_cells", lang)
        verdict = (
            say("balance.met", lang) if r.met else say("balance.short_by", lang, amount=text.quantity(r.short, lang))
        )
        figures = [(text.quantity(r.carbonate, lang), notes.marks(r.carbonate_cited)),
                   (text.quantity(r.required, lang), notes.marks(r.ratio_cited)), (cells, notes.marks(r.cells_cited))]  # fmt: skip
        told.append((name, figures, verdict, r.met, say("balance.bound", lang) if r.bound else ""))
    heads = [say(f"balance.col_{c}", lang) for c in ("package", "carbonate", "required", "cells", "verdict")]
    return _piece("required", heads, told)


def lacking(row: GapRow, lang: str) -> str:
    """What is known of something that is missing."""
    amount = text.quantity(row.stated, lang) if row.stated else ""
    said = say(f"balance.gap_{row.kind}", lang, amount=amount, place=row.place_name.of(lang), firms=row.firms,
               projects=row.projects)  # fmt: skip
    return said + (say("balance.gap_last", lang, day=text.day(row.last, lang)) if row.last else "")


def gaps(rows: Table[GapRow], notes: Notes) -> Markup:
    """What is missing, with what is known of it."""
    lang = notes.lang
    told = [(say(f"balance.side_{r.side}", lang), r.name.of(lang), lacking(r, lang), notes.marks(all_cited([r.cited])))
            for r in rows]  # fmt: skip
    return _piece("gaps", told)
