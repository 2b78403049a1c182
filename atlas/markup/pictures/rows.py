"""The pictures that pages make of HTML, as rows of bars: the chain, capacity by product, the ladder of credible capacity, the tree
of money. The same rows and the same words as on the page."""

from collections.abc import Iterable, Sequence

from atlas.drawings.bars import SHAPE, Style
from atlas.drawings.colours import hexadecimal, mix, rgb
from atlas.drawings.investment import amount, named
from atlas.figures.credible.ladder import STEP_OF, STEPS
from atlas.figures.credible.steps import StepRow
from atlas.figures.investment import TreeRow
from atlas.figures.overview import LinkRow, ResourceRow
from atlas.figures.projects import SumRow
from atlas.figures.shared.table import Table, grouped
from atlas.markup import overview, projects
from atlas.markup.credible import product_name
from atlas.markup.credible.fall import counted, status_label
from atlas.markup.pictures.bars import Bar, Segment, art, in_line
from atlas.markup.pictures.plate import Drawn
from atlas.markup.pictures.symbols import OUTLINE
from atlas.words import text
from atlas.words.pair import named as name_of
from atlas.words.text import say
from atlas.words.vocab import INVESTMENT_KIND, PRODUCT, PROGRESS, STAGE, STEP

Key = tuple[str, str, str]
_PALE = 0.55


def _keys(words: Iterable[str], style: Style) -> tuple[Key, ...]:
    there = set(words)
    return tuple(
        (style.colours[p], SHAPE.get(p, ""), text.word(PROGRESS, p, style.lang)) for p in PROGRESS if p in there
    )


def _alt(rows: Sequence[Bar], lang: str) -> str:
    """All rows in words."""
    told = (row.name + say("list.colon", lang) + say("list.comma", lang).join([said for _, said in row.parts] + [r for r in row.right if r])
            for row in rows)  # fmt: skip
    return say("list.semicolon", lang).join(told)


def chain(title: str, subtitle: str, resources: Table[ResourceRow], links: Table[LinkRow], style: Style) -> Drawn:
    """How far each link of the chain has come, from the largest resource on."""
    lang, rows = style.lang, []
    for held in resources[:1]:
        said = [overview.lce_of(held, lang)] if held.lce else []
        said += [say("overview.ore", lang, amount=text.quantity(held.ore.amount, lang))] if held.ore else []
        told = say("list.comma", lang).join(said)
        rows.append(Bar(say("overview.resource", lang), parts=(("", f"{name_of(held.deposit).of(lang)} {told}"),),
                        right=("", text.brief(held.last, lang))))  # fmt: skip
    for link in links:
        weights = overview.weights(link)
        rows.append(Bar(text.word(STAGE, link.stage, lang), in_line(weights, sum(v for _, v in weights), style), overview.told(link, lang),
                        (overview.percent(link.share) if link.share is not None else "", text.brief(link.last, lang))))  # fmt: skip
    heads = say("overview.share", lang), say("overview.last", lang)
    keys = _keys((word for link in links for word, _ in overview.weights(link)), style)
    return Drawn(title, subtitle, _alt(rows, lang), keys, art(rows, style, heads))


def capacity(title: str, subtitle: str, sums: Table[SumRow], style: Style) -> Drawn:
    """Capacity of each product by progress; each bar is the whole that is stated of that product."""
    lang, rows = style.lang, []
    for product, held in grouped(sums, lambda r: r.product).items():
        weights = projects.weights(held)
        said = [(r.progress, projects.said_of(r, lang)) for r in held]
        rows.append(Bar(text.word(PRODUCT, product, lang), in_line(weights, sum(v for _, v in weights), style), said))
    return Drawn(title, subtitle, _alt(rows, lang), _keys((r.progress for r in sums), style), art(rows, style))


def ladder(title: str, subtitle: str, steps: Table[StepRow], style: Style) -> Drawn:
    """What of each product has come to each step, of all that is stated of it."""
    lang, rows = style.lang, []
    for product, held in grouped(steps, lambda r: r.product).items():
        whole = held[0].value or 0.0
        rows.append(Bar(product_name(product, lang), head=True))
        for row in held:
            there = bool(row.phases or row.rests)
            told = (
                [text.quantity(row.amount, lang), "".join(counted(row, lang))]
                if there
                else [say("credible.nothing_here", lang)]
            )
            segments = in_line([s for s in row.stands if s[1]], whole, style) if whole and there else []
            share = overview.percent(row.share_percent / 100) if there and whole and row.step != STEPS[0] else ""
            rows.append(Bar(STEP[row.step].label(lang), segments, (("", " · ".join(told)),), (share,)))
    there_ = {status for row in steps for status, value in row.stands if value}
    keys = [
        (style.colours[s or "unknown"], SHAPE.get(s, ""), status_label(s, lang))
        for s in reversed(STEP_OF)
        if s in there_
    ]
    return Drawn(title, subtitle, _alt(rows, lang), keys, art(rows, style))


def money(title: str, subtitle: str, tree: Table[TreeRow], style: Style) -> Drawn:
    """What lies inside what: a bar stands where it lies inside the bar of its holder."""
    lang, colour = style.lang, style.colours["money"]
    pale = hexadecimal(mix(rgb(colour), rgb(style.ground), _PALE))
    scale = max((r.start_cny + r.amount_cny for r in tree if r.amount_cny is not None), default=1.0) or 1.0
    rows: list[Bar] = []
    used: dict[str, tuple[str, str]] = {}
    for row in tree:
        rest, many = row.row == "rest", not row.party
        look = "rest" if rest else "many" if many else "named"
        pattern = "" if rest or row.kind == "completed" else "/"
        segments = [] if row.amount_cny is None else [
            Segment(row.start_cny / scale, row.amount_cny / scale, pale if rest or many else colour, pattern, fill=not rest)]  # fmt: skip
        used.setdefault(look, (pale if rest or many else colour, OUTLINE if rest else pattern))
        when = "" if rest else text.day(row.date, lang)
        told = " · ".join(filter(None, (amount(row, lang), when)))
        rows.append(Bar(row.name.of(lang), segments, (("", told),), depth=row.depth))
    keys = [(*used[look], say(f"money.key_{look}", lang)) for look in ("named", "many", "rest") if look in used]
    kind = text.word(INVESTMENT_KIND, tree[0].kind, lang)
    alt = say(
        "money.alt", lang, kind=kind, amounts=say("list.comma", lang).join(named(r, lang) for r in tree if not r.depth)
    )
    return Drawn(title, subtitle, alt, keys if len(keys) > 1 else (), art(rows, style))
