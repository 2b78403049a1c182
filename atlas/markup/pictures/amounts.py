"""Amounts beside each other, as rows of bars: what was promised and spent, output and targets, published totals and what is held of
them, figures on which sources differ, the links of the chain on one scale. The same rows and words as on the page."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from atlas.catalog.catalogue import Catalog
from atlas.drawings.bars import Style
from atlas.drawings.colours import hexadecimal, mix, rgb
from atlas.drawings.investment import amount
from atlas.figures.balance.ladder import STATES, Meeting, Reach, Rung
from atlas.figures.changes.totals import TotalRow
from atlas.figures.investment import Delivery
from atlas.figures.overview import TargetRow
from atlas.figures.shared.amounts import AmountRow
from atlas.figures.shared.rivals import ClaimRow, Topic
from atlas.figures.shared.table import Table, grouped
from atlas.figures.sources import GapRow
from atlas.markup import balance, changes, overview
from atlas.markup.investment import share
from atlas.markup.pictures.bars import Bar, Part, Segment, art
from atlas.markup.pictures.plate import Drawn
from atlas.markup.record import topic_words
from atlas.markup.shared.cells import cell
from atlas.words import text
from atlas.words.text import say
from atlas.words.vocab import INVESTMENT_KIND, STAGE

_PALE = 0.25
_SAID = "/"  # the pattern of what is only said


def _drawn(title: str, subtitle: str, rows: Sequence[Bar], style: Style, heads: Sequence[str] = ()) -> Drawn:
    """The rows as a picture, which says for who can't see it what stands in them."""
    lang = style.lang
    told = (
        row.name
        + say("list.colon", lang)
        + say("list.comma", lang).join([*(said for _, said in row.parts), *row.right])
        for row in rows
        if row.name and (row.parts or row.right)
    )
    return Drawn(title, subtitle, say("list.semicolon", lang).join(told), (), art(rows, style, heads))  # fmt: skip


def _spent(found: Delivery, name: str, style: Style) -> Bar:
    """What was spent, solid, in the bar of what was promised."""
    lang, colour = style.lang, style.colours["money"]
    said = [
        say("money.named", lang, name=row.name.of(lang), amount=amount(row, lang))
        for row in (found.promised, found.spent)
    ]
    segments = (Segment(0, 1, colour, _SAID), Segment(0, min(found.share, 1.0), colour))
    return Bar(
        name, segments, [*(("", told) for told in said), ("", share(found, lang))], (overview.percent(found.share),)
    )


def promise(title: str, subtitle: str, found: Delivery, style: Style) -> Drawn:
    """What was promised and what was spent of it, by one source for one time, as one bar in another."""
    kind = text.word(INVESTMENT_KIND, found.promised.kind, style.lang)
    return _drawn(title, subtitle, [_spent(found, kind[:1].upper() + kind[1:], style)], style)


def answers(
    title: str,
    subtitle: str,
    delivered: Delivery | None,
    largest: Sequence[AmountRow],
    output: Table[TargetRow],
    style: Style,
) -> Drawn:
    """Money promised and spent, the ``largest`` agreements, and output year by year beside the targets."""
    lang = style.lang
    rows = [Bar(say("overview.money", lang), head=True)] if delivered or largest else []
    if delivered:
        kind = text.word(INVESTMENT_KIND, delivered.promised.kind, lang)
        rows.append(_spent(delivered, kind[:1].upper() + kind[1:], style))
    if largest:
        told = say("list.pause", lang).join(
            f"{r.party_name.of(lang)} {text.quantity(overview.money_of(r), lang)}" for r in largest
        )
        rows.append(Bar("", parts=(("", say("overview.largest", lang, told=told)),)))
    if output:
        rows.append(Bar(say("overview.output", lang), head=True))
    longest = max((r.indicator.amount.base or Decimal(0) for r in output), default=Decimal(0)) or Decimal(1)
    for row in output:
        key = "overview.target" if row.kind == "target" else "overview.observed" if row.taken else "overview.not_taken"
        length, colour = float((row.indicator.amount.base or 0) / longest), style.colours["operating"]
        pattern = _SAID if row.kind == "target" else ""
        look = Segment(
            0, length, style.colours["planned"] if pattern else colour, pattern, fill=row.taken or bool(pattern)
        )
        said = say(key, lang, amount=text.quantity(row.indicator.amount, lang))
        rows.append(Bar(text.day(row.year, lang), (look,) if length else (), (("", said),)))
    return _drawn(title, subtitle, rows, style)


def totals(title: str, subtitle: str, rows: Table[TotalRow], style: Style) -> Drawn:
    """A bar for each published total: what is held of it, solid, and what is left unexplained; first the newest statements."""
    lang, made = style.lang, []
    older = rows.where(lambda r: not r.newest)
    for row in (*rows.where(lambda r: r.newest), *older):
        if older and row is older[0]:
            made.append(Bar(say("changes.older_totals", lang, count=len(older)), head=True))
        said: list[Part] = [("", text.day(row.date, lang))]
        said += [("", f"{label} {told}") for label, told in changes.of_total(row, lang)]
        said.append(
            ("", say("list.semicolon", lang).join(filter(None, (changes.counted(row, lang), row.note.of(lang)))))
        )
        segments = (Segment(0, 1, style.ink, _SAID), Segment(0, row.share, style.ink))
        made.append(Bar(changes.called(row, lang), segments if row.share else segments[:1], said))
    return _drawn(title, subtitle, made, style)


def _claim(row: ClaimRow, longest: Decimal, catalog: Catalog, style: Style, alike: int | None = None) -> Bar:
    """A statement: whether it is used and why, how much it says, who said it and when. The one that is used is solid, and has the number
    of those that are ``alike``."""
    lang, source = style.lang, catalog.sources[row.source]
    who = [cell("claim", row, lang, catalog), text.both(source, "publisher", lang), text.day(row.date, lang) if row.date else "",
           say("notes.grade", lang, grade=row.grade), say("sources.alike", lang, count=alike) if alike else ""]  # fmt: skip
    length = float((row.amount.base or Decimal(0)) / longest)
    used = alike is not None
    look = Segment(0, length, style.colours["accent"] if used else style.colours["muted"], "" if used else _SAID)
    return Bar(
        cell("reason", row, lang, catalog),
        (look,) if length > 0 else (),
        (("", " · ".join(filter(None, who))),),
        depth=1,
    )


def rivals(title: str, subtitle: str, topics: Iterable[Topic], catalog: Catalog, style: Style) -> Drawn:
    """Of each thing on which figures differ, the one that is used and those that are not, on a scale of their own."""
    rows = []
    for topic in topics:
        used, alike = topic.taken, len(topic.alike) + len(topic.near)
        held = (*([used] if used else []), *topic.others)
        longest = max((r.amount.base or Decimal(0) for r in held), default=Decimal(0)) or Decimal(1)
        rows.append(Bar(" · ".join(filter(None, topic_words(held[0], style.lang))), head=True))
        rows += [_claim(r, longest, catalog, style, alike if r is used else None) for r in held]
    return _drawn(title, subtitle, rows, style)


def gaps(title: str, subtitle: str, rows: Table[GapRow], style: Style) -> Drawn:
    """What no source states, kind by kind: of how many records it is said of how many."""
    lang, colour, made = style.lang, style.colours["muted"], []
    for gap, mine in grouped(rows, lambda r: r.gap).items():
        of = mine[0].considered
        told = say("sources.of", lang, count=len(mine), considered=of)
        spans = (Segment(0, 1, colour, fill=False), Segment(0, len(mine) / of, colour))
        made.append(Bar(say(f"gap.{gap}", lang), spans, right=(told,)))
    return _drawn(title, subtitle, made, style)


def ladder(
    title: str,
    subtitle: str,
    rungs: Iterable[Rung],
    meetings: Sequence[Meeting],
    reaches: Sequence[Reach],
    style: Style,
) -> Drawn:
    """The links of each state as lithium carbonate a year, and what each means for the next: solid to the least, pale to the most, a
    line at the coefficients set. Each state has a scale of its own."""
    lang, accent, rows, every = style.lang, style.colours["accent"], list[Bar](), list(rungs)
    pale = hexadecimal(mix(rgb(accent), rgb(style.ground), _PALE))
    for state in STATES:
        held = [r for r in every if r.state == state]
        cells = next((r for r in reaches if r.state == state and r.what == "cells" and r.carbonate.point), None)
        scale = max((r.lce.high for r in held if r.lce), default=Decimal(0)) or Decimal(1)
        rows += [Bar(say(f"balance.ladder_{state}", lang), head=True)] if held else []
        for rung in held:
            met = next((m for m in meetings if m.state == state and m.gives == rung.link), None)
            low, high, at = (
                (float(n / scale) for n in (rung.lce.low, rung.lce.high, rung.lce.point)) if rung.lce else (0.0,) * 3
            )
            spans = (Segment(0, low, accent), Segment(low, high - low, pale)) if high else ()
            name = f"{text.word(STAGE, rung.link, lang)} · {balance.capacity(rung, lang)}"
            lce = balance.carbonate(rung, lang)
            rows.append(Bar(name, spans, (("", lce),) if lce else (), tick=at if high else None))
            if told := balance.fed(balance.verdict(met, lang), met, cells, lang):
                rows.append(Bar("", parts=(("", f"↓ {told}"),)))
    return _drawn(title, subtitle, rows, style)
