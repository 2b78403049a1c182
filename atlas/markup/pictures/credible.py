"""Promise against delivery as rows of bars: how long a step took, what each package said and what was seen of it, and for how long
there was no word. The same rows and words as on the page."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from atlas.drawings.bars import SHAPE, Style
from atlas.figures.credible.ladder import STEP_OF
from atlas.figures.credible.promises import PackageRow
from atlas.figures.credible.silence import SilentRow
from atlas.figures.credible.steps import CaseRow, TimeRow
from atlas.figures.shared.silence import QUIET_MONTHS, SILENT_MONTHS
from atlas.figures.shared.table import Table, grouped
from atlas.markup.credible import clock as clocks
from atlas.markup.credible import fall, packages
from atlas.markup.pictures.bars import Bar, Segment, art, in_line
from atlas.markup.pictures.plate import Drawn
from atlas.words import text
from atlas.words.text import say
from atlas.words.vocab import PRODUCT

_WIDE = 150.0  # of a figure with its unit
_BREAK = 0.93, 0.95  # where a bar is broken off


def _alt(rows: Sequence[Bar], lang: str) -> str:
    told = (row.name + say("list.colon", lang) + say("list.comma", lang).join([*(said for _, said in row.parts), *row.right])
            for row in rows if row.name and (row.parts or row.right))  # fmt: skip
    return say("list.semicolon", lang).join(told)


def _keys(there: Collection[str], style: Style) -> list[tuple[str, str, str]]:
    """What the colours of the statuses mean that are there."""
    return [(style.colours[s or "unknown"], SHAPE.get(s, ""), fall.status_label(s, style.lang))
            for s in reversed(STEP_OF) if s in there]  # fmt: skip


def times(title: str, subtitle: str, rows: Table[TimeRow], cases: Table[CaseRow], style: Style) -> Drawn:
    """The cases of each way between two steps: solid for the months that it took at least, hatched up to those that it took at most."""
    lang, colour, made = style.lang, style.colours["accent"], list[Bar]()
    looks = {"": any(c.least for c in cases), "/": any((c.most or 0) > c.least for c in cases)}
    keys = [
        (colour, look, say("credible.key_may" if look else "credible.key_sure", lang))
        for look, there in looks.items()
        if there
    ]
    scale = max((max(c.most or 0, c.least) for c in cases), default=1) or 1
    held = grouped(cases, lambda c: (c.step, c.to))
    for row in rows:
        way, told = fall.way(row, lang)
        made += [Bar(way, head=True), Bar("", parts=(("", told),))]
        for case in held[row.step, row.to]:
            sure, may = case.least / scale, max((case.most or 0) - case.least, 0) / scale
            spans = [Segment(0, sure, colour)] * bool(sure) + [Segment(sure, may, colour, "/")] * bool(may)
            made.append(
                Bar(case.name.of(lang), spans, (("", fall.dates(case, lang)),), (fall.interval(case, lang),), depth=1)
            )
    return Drawn(title, subtitle, _alt(made, lang), keys, art(made, style, room=_WIDE))


def promises(title: str, subtitle: str, rows: Table[PackageRow], style: Style) -> Drawn:
    """Each package, product by product: the bar is what was said, or what is stated now where that is more, and what stands of it."""
    lang, made = style.lang, list[Bar]()
    there = set[str]()
    for kind, held in grouped(rows, lambda r: r.kind).items():
        made.append(Bar(say(f"credible.{kind or 'without'}", lang), head=True))
        for row in held:
            state, dates, last = packages.since(row, lang)
            who = [row.enterprise_name.of(lang), *packages.money(row, lang), state, *dates, last]
            who += [] if row.promised else [say("credible.no_size", lang)]
            made.append(Bar(row.name.of(lang), parts=[("", told) for told in who if told], bold=True))
            for product in row.promised:
                stands, rest = packages.shares(product)
                there |= {status for status, _ in stands}
                spans = in_line(stands, 1.0, style)
                if rest > 0:
                    spans.append(Segment(1 - rest, rest, style.colours["unknown"], fill=False))
                said = (("", packages.told_of(product, lang)),)
                made.append(Bar(text.word(PRODUCT, product.product, lang), spans, said, depth=2))
    return Drawn(title, subtitle, _alt(made, lang), _keys(there, style), art(made, style))


@dataclass(frozen=True, slots=True)
class _Look:
    colour: str
    pattern: str
    silent: bool


def _lasting(months: int, look: _Look) -> list[Segment]:
    """The bar of so many months; one that is longer than the scale is broken off before its end."""
    ends = ((0.0, months / clocks.AXIS),) if months <= clocks.AXIS else ((0.0, _BREAK[0]), (_BREAK[1], 1.0))
    return [Segment(start, end - start, look.colour, look.pattern, fill=not look.silent, broken=look.silent)
            for start, end in ends if end > start]  # fmt: skip


def clock(title: str, subtitle: str, rows: Table[SilentRow], style: Style) -> Drawn:
    """The longest silence first, with lines at a year and at two: plain what was told of within a year, with a broken edge what is
    silent. A bar that goes beyond the scale says its number."""
    lang, made, used = style.lang, list[Bar](), set[str]()
    for held in clocks.together(rows):
        row, months = held[0], held[0].months or 0
        word = row.status if row.mark == "none" else "unknown"
        look = _Look(
            style.colours[word or "unknown"], SHAPE.get(word, "") if row.mark == "none" else "", row.mark == "silent"
        )
        used |= {row.status} if row.mark == "none" else set()
        right = say("credible.months", lang, months=months), text.brief(row.last, lang)
        made.append(Bar("".join(clocks.named(held, lang)), _lasting(months, look), right=right))
    lines = [(n / clocks.AXIS, say("credible.months", lang, months=n)) for n in (QUIET_MONTHS, SILENT_MONTHS)]
    undated = sum(r.months is None for r in rows)
    if undated:
        made.append(Bar("", parts=(("", say("credible.undated", lang, count=undated)),)))
    return Drawn(title, subtitle, _alt(made, lang), _keys(used, style), art(made, style, lines=lines if made else ()))
