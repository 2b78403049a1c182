"""The overview in words and marks: its finding, the chain from ore to cell, and three small answers. And what wall and others
share with it: the products of the headline."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from atlas.catalog.catalogue import Catalog
from atlas.drawings.bars import SHAPE, Style
from atlas.drawings.map import short
from atlas.figures.investment import Delivery
from atlas.figures.layout import LayoutRow
from atlas.figures.overview import MEASURED, Finding, LinkRow, ResourceRow, TargetRow
from atlas.figures.projects import SumRow
from atlas.figures.shared.amounts import AmountRow
from atlas.figures.shared.asked import LANGUAGES
from atlas.figures.shared.claims import Freshness
from atlas.figures.shared.news import NewsRow
from atlas.figures.shared.table import Table, all_cited, grouped
from atlas.markup.shared.notes import Notes
from atlas.markup.shared.parts import fill, kept_whole, key_of
from atlas.markup.shared.render import macro
from atlas.markup.shared.sketch import Spot
from atlas.words import text
from atlas.words.pair import named
from atlas.words.quantity import Quantity, measured
from atlas.words.text import say
from atlas.words.vocab import INVESTMENT_KIND, PRODUCT, PROGRESS, ROLE, STAGE

PRODUCTS = ("ore", "lithium_carbonate", "cell")
_MOST_NEWS, _MOST_PAYERS = 4, 3
_MEASURED_BY_ONE = frozenset({"refining"})  # makes several products, one of which bar and share measure


def _piece(name: str, *values: object) -> Markup:
    return macro("overview.html", name)(*values)


def style() -> Markup:
    """The style sheet of the page."""
    return _piece("style")


def region(catalog: Catalog, place: str, lang: str) -> str:
    """The region's name, for a title."""
    return text.both(catalog.places[place], "name", lang)


def amount_of(row: SumRow) -> Quantity:
    """What a sum comes to."""
    return measured(row.value, row.unit, row.qualifier)


def money_of(row: AmountRow) -> Quantity:
    """A stated amount of money, in yuan."""
    return measured(row.amount_cny, "元", row.qualifier)


def percent(share: float) -> str:
    """A share in whole per cent; what is there is never shown as nothing, nor what is missing as all."""
    whole = round(share * 100)
    return "<1%" if share > 0 and whole == 0 else ">99%" if share < 1 and whole == 100 else f"{whole}%"


def title(found: Finding, where: str, lang: str, narrowed: bool = False) -> str:
    """The finding as a sentence: how much of each link is built. Where there is no share, whether no source tells of the place,
    or whether the filters leave none (``narrowed``)."""
    if not found.shares:
        return say("overview.no_share" if narrowed else "overview.nothing", lang, where=where)
    told = say("overview.built_in", lang, where=where, shares=built(found, lang))
    return told[:1].upper() + told[1:]


def built(found: Finding, lang: str) -> str:
    """How much of each link is built; "" where there is no share."""
    told = [say("overview.built_share" if share else "overview.built_pilot" if s in found.piloted else "overview.built_none", lang,
                 link=called(s, lang), share=percent(share)) for s, share in found.shares]  # fmt: skip
    return say("list.comma", lang).join(told)


def silence(found: Finding, lang: str) -> str:
    """Which link has had no word for the longest, and how the shares are computed."""
    how = say("overview.share_how", lang) if found.shares else ""
    if not found.oldest:
        return how
    return say("overview.silence", lang, link=called(found.oldest, lang), day=text.day(found.last, lang)) + how


def called(stage: str, lang: str) -> str:
    """A link by the name of what it makes, or of its own where that needs a word in brackets in some language: the same in all."""
    product = MEASURED[stage]
    bracketed = any(re.search("[(（]", text.word(PRODUCT, product, each)) for each in LANGUAGES)
    return text.word(STAGE, stage, lang) if bracketed else text.word(PRODUCT, product, lang)


def makes(row: LinkRow, lang: str) -> str:
    """What the bar of a link measures, where its name does not tell that; "" where it does."""
    return called(row.stage, lang) if row.measured and row.stage in _MEASURED_BY_ONE else ""


@dataclass(frozen=True, slots=True)
class _Segment:
    weight: float
    background: str
    edge: str


@dataclass(frozen=True, slots=True)
class _Part:
    key: Markup
    said: str


@dataclass(frozen=True, slots=True)
class _Row:
    name: Markup
    segments: Sequence[_Segment]
    parts: Sequence[_Part]
    marks: Markup
    share: str
    last: str
    alt: str
    makes: str = ""


def _amount(row: SumRow, lang: str) -> str:
    return say(
        "chart.part", lang, progress=text.word(PROGRESS, row.progress, lang), amount=text.quantity(amount_of(row), lang)
    )


def _expected(row: LinkRow, part: SumRow, lang: str) -> str:
    """An expected yield as its source states it, and how much of it no capacity beside it holds; "" where that is all of it."""
    if part.progress != "expected" or not row.expected:
        return ""
    whole, rest = text.quantity(row.expected, lang), text.quantity(amount_of(part), lang)
    return say("overview.expected", lang, whole=whole, rest=rest)


def _amounts(sums: Iterable[SumRow], lang: str) -> dict[str, list[str]]:
    """What is said of each product, by its id."""
    return {product: [_amount(r, lang) for r in held] for product, held in grouped(sums, lambda r: r.product).items()}


def told(row: LinkRow, lang: str) -> list[tuple[str, str]]:
    """What is said of a link below its bar, each with its progress, "" where it has none that the bar shows."""
    if row.measured:
        beside = [say("overview.beside", lang, name=text.word(PRODUCT, product, lang), amount=say("list.comma", lang).join(amounts))
                  for product, amounts in _amounts((*row.beside, *row.also), lang).items()]  # fmt: skip
        return [
            *((r.progress, _expected(row, r, lang) or _amount(r, lang)) for r in row.sums),
            *(("", said) for said in beside),
        ]
    said = [text.word(PRODUCT, product, lang) + say("list.colon", lang) + say("list.comma", lang).join(amounts)
            for product, amounts in _amounts(row.sums, lang).items()]  # fmt: skip
    if row.projects:
        said.append(say("overview.works", lang, projects=row.projects, running=row.running))
    if row.firms:
        said.append(say("overview.firms", lang, firms=row.firms))
    return [("", one) for one in said]


def weights(row: LinkRow) -> list[tuple[str, float]]:
    """The parts of the bar of a link: progress and amount; none where no bar measures it."""
    held = row.sums if row.measured else ()
    return [(r.progress, r.value) for r in held if r.value and r.progress not in ("expected", "aside")]


def _link_row(row: LinkRow, style: Style, notes: Notes) -> _Row:
    lang, colours = style.lang, style.colours
    segments = [_Segment(value, fill(colours[p], SHAPE.get(p, "")), colours[p]) for p, value in weights(row)]
    words = told(row, lang)
    parts = [_Part(key_of(colours[p], p) if p else Markup(), said if p else kept_whole(said)) for p, said in words]
    label = text.word(STAGE, row.stage, lang)
    share = percent(row.share) if row.share is not None else ""
    said = say("list.comma", lang).join(said for _, said in words)
    # Research has a page of its own, which needs no filter.
    name = notes.page("research", label) if row.stage == "research" else notes.page("projects", label, stage=row.stage)
    return _Row(name, segments, parts, notes.marks(row.cited), share, text.brief(row.last, lang),
                f"{label} {said}", makes(row, lang))  # fmt: skip


def lce_of(row: ResourceRow, lang: str) -> str:
    """The lithium carbonate equivalent of a deposit, of the ore if no source tells it."""
    if row.lce:
        return say("overview.lce", lang, amount=text.quantity(row.lce.amount, lang))
    return say("overview.ore", lang, amount=text.quantity(row.ore.amount, lang)) if row.ore else ""


def _resource_row(row: ResourceRow, notes: Notes) -> _Row:
    lang, held = notes.lang, []
    if row.lce:
        held.append(lce_of(row, lang))
    if row.ore:
        held.append(say("overview.ore", lang, amount=text.quantity(row.ore.amount, lang)))
    name = notes.link("deposit", row.deposit.id, named(row.deposit).of(lang))
    told = _Part(Markup(), say("list.comma", lang).join(held))
    return _Row(
        Markup(say("overview.resource", lang)),
        (),
        (_Part(name + " ", ""), told),
        notes.marks(row.cited),
        "",
        text.brief(row.last, lang),
        "",
    )


def chain(resources: Table[ResourceRow], links: Table[LinkRow], style: Style, notes: Notes) -> Markup:
    """The largest resource, then each link with its bar, its numbers, the share built and the date of the last word."""
    head = [_resource_row(row, notes) for row in resources[:1]]
    return _piece("chain", [*head, *(_link_row(row, style, notes) for row in links)], style.lang)


def spots(counties: Table[LayoutRow], lang: str, address: dict[str, str]) -> list[Spot]:
    """The counties of the picture, each with its number of projects."""
    return [Spot(r.place, r.role, short(r.name.of(lang), lang), say("overview.count", lang, count=r.projects) if r.projects else "",
                 address[r.place]) for r in counties if r.kind != "zone"]  # fmt: skip


def with_core(spots: Iterable[Spot], lang: str) -> list[Spot]:
    """The same, and the core of the layout called so where it stands."""
    return [replace(s, above=text.word(ROLE, "core", lang)) if s.role == "core" else s for s in spots]


def map_alt(counties: Table[LayoutRow], lang: str) -> str:
    """The picture in one sentence: where projects are, and where a place of the layout has none."""
    there = (f"{r.name.of(lang)} {r.projects}" for r in counties if r.projects and r.kind != "zone")
    told = say("list.pause", lang).join(there)
    return say("overview.map_alt", lang, told=told) if told else say("overview.map_none", lang)


def delivered(found: Delivery, lang: str) -> str:
    """What was promised and what was spent of it, in a sentence."""
    promised, spent = (text.quantity(money_of(r), lang) for r in (found.promised, found.spent))
    return say("overview.delivered", lang, promised=promised, spent=spent, day=text.day(found.promised.date, lang),
               kind=text.word(INVESTMENT_KIND, found.promised.kind, lang))  # fmt: skip


def largest(payers: Iterable[AmountRow]) -> list[AmountRow]:
    """The largest agreements, of those that are told."""
    return [r for r in payers if r.kind == "signed" and r.amount_cny][:_MOST_PAYERS]


def _promise(
    found: Delivery | None, payers: Iterable[AmountRow], style: Style, notes: Notes, narrowed: bool
) -> tuple[str, Markup]:
    lang, made = style.lang, Markup()
    if found:
        said = delivered(found, lang)
        made += _piece("bar", round(found.share * 100), style.colours["money"], fill(style.colours["money"], "/"), said)
        made += _piece("line", kept_whole(said), notes.marks(all_cited((found.promised.cited, found.spent.cited))))
    if top := largest(payers):
        told = say("list.pause", lang).join(f"{r.party_name.of(lang)} {text.quantity(money_of(r), lang)}" for r in top)
        said = kept_whole(say("overview.largest", lang, told=told))
        made += _piece("line", said, notes.marks(all_cited(r.cited for r in top)))
    without = "overview.no_money" if narrowed else "overview.money_silent"
    return say("overview.money", lang), made or _piece("line", say(without, lang), "")


def _output(rows: Table[TargetRow], notes: Notes) -> tuple[str, Markup]:
    lang, lines = notes.lang, []
    for row in rows:
        key = "overview.target" if row.kind == "target" else "overview.observed" if row.taken else "overview.not_taken"
        said = say(key, lang, amount=text.quantity(row.indicator.amount, lang))
        lines.append((text.day(row.year, lang), kept_whole(said) + notes.marks(row.cited)))
    content = _piece("lines", lines) if lines else _piece("line", say("overview.no_output", lang), "")
    return say("overview.output", lang), content


def _latest(news: Table[NewsRow], titles: Iterable[str], notes: Notes, narrowed: bool) -> tuple[str, Markup]:
    lang = notes.lang
    lines = [(text.brief(row.date, lang), Markup(told) + notes.marks(row.cited))
             for row, told in zip(news[:_MOST_NEWS], titles, strict=False)]  # fmt: skip
    without = "empty.news" if narrowed else "empty.no_news"
    return say("overview.news", lang), _piece("lines", lines) if lines else _piece("line", say(without, lang), "")


def three(delivered: Delivery | None, payers: Iterable[AmountRow], output: Table[TargetRow], news: Table[NewsRow],
          titles: Iterable[str], style: Style, notes: Notes, narrowed: bool = False) -> Markup:  # fmt: skip
    """Money promised and spent, output and targets, what happened last; ``titles`` are those of the news, as markup. Where nothing is
    told, a filter may have ``narrowed`` it, or no source speaks."""
    boxes = (_promise(delivered, payers, style, notes, narrowed), _output(output, notes),
             _latest(news, titles, notes, narrowed))  # fmt: skip
    return _piece("three", [{"title": title, "content": content} for title, content in boxes])


def fresh(state: Freshness, notes: Notes) -> Markup:
    """How well sourced the whole is, in one line that leads to the sources."""
    lang = notes.lang
    return escape(say("overview.fresh", lang, claims=state.claims, sources=state.sources)) + notes.page(
        "sources", say("overview.rivals", lang, rivals=state.rivals)
    )


def foot(lines: Iterable[Markup]) -> Markup:
    """What other pages find, a line for each that leads there; empty ones are left out."""
    return _piece("foot", [line for line in lines if line])
