"""The scenes of the wall, each made from the rows of a page."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from atlas.drawings.labels import width
from atlas.drawings.region.sketch import Sketch
from atlas.figures.investment import Delivery
from atlas.figures.layout import LayoutRow
from atlas.figures.overview import Finding, LinkRow, ResourceRow, TargetRow
from atlas.figures.projects import ProjectRow
from atlas.figures.shared.amounts import AmountRow
from atlas.figures.shared.claims import part_name
from atlas.figures.shared.news import NewsRow
from atlas.figures.shared.table import Table, grouped
from atlas.figures.wall import StopRow, StripRow
from atlas.markup import overview as headlines
from atlas.markup import wall as markup
from atlas.markup.shared import sketch as picture
from atlas.markup.shared.news import told
from atlas.markup.shared.sketch import Spot
from atlas.markup.wall import Fact
from atlas.ui.shared.frame import view
from atlas.ui.shared.header import newest
from atlas.words import text
from atlas.words.dates import PartialDate
from atlas.words.vocab import EVENT_KIND, GRADE, INVESTMENT_KIND, LEVEL, PRODUCT, STATUS

_MOST_PAYERS, _MOST_NEWS = 3, 4
_TYPE = (26.0, 26.0)  # the type of a wall in its picture of the region, in units of the sketch
_LINE_PX = 600.0  # of the letters of a picture: what a line of the wall has room for
_BRACKETS = re.compile(r"\s*[（(].*[)）]")


def _sources(rows: Iterable[Any], field: str = "cited") -> str:
    """How new the material is, and who published what is shown: of many the best graded, the newest of these."""
    v = view()
    held = [v.catalog.sources[k] for k in dict.fromkeys(one.source for row in rows for one in getattr(row, field))]
    held.sort(key=lambda s: s.published.first.toordinal() if s.published else 0, reverse=True)
    told = list(
        dict.fromkeys(_BRACKETS.sub("", text.both(s, "publisher", v.lang)) for s in sorted(held, key=lambda s: s.grade))
    )

    def line(most: int) -> str:
        names = v.say("list.pause").join(told[:most])
        key = "wall.sources" if len(told) <= most else "wall.sources_more" if most else "wall.sources_count"
        return f"{newest(v)} · {v.say(key, count=len(held), names=names)}"

    return next((said for most in (2, 1) if width(said := line(most)) <= _LINE_PX), line(0))


def _where() -> str:
    v = view()
    chosen = [text.both(v.catalog.places[p], "name", v.lang) for p in v.chosen.places]
    return v.say("list.pause").join(chosen) or headlines.region(v.catalog, v.config.region, v.lang)


def _titled(told: str) -> str:
    """A finding, under the name of the places where some are chosen."""
    v = view()
    return v.say("overview.finding", where=_where(), shares=told) if v.chosen.places else told[:1].upper() + told[1:]


def _short(spot: Spot, lang: str) -> str:
    """The name of a county at the size of the wall; those that the layout does not mention go without, as names would collide."""
    if spot.role == "none" and not spot.said:
        return ""
    return spot.name[:-1] if len(spot.name) > 2 and lang == "zh" else spot.name


def resting(found: Finding, resources: Table[ResourceRow], links: Table[LinkRow], counties: Table[LayoutRow],
            sketch: Sketch) -> Markup:  # fmt: skip
    """How far each link of the chain has come, and where."""
    v, style = view(), markup.style_of(view().style)
    spots = [replace(s, name=_short(s, v.lang), said=s.said.split()[0] if s.said else "")
             for s in headlines.spots(counties, v.lang, dict.fromkeys((r.place for r in counties), ""))]  # fmt: skip
    drawn = picture.picture(sketch, spots, v.chosen.places, headlines.map_alt(counties, v.lang), style, _TYPE)
    bare = sum(r.role in ("core", "point") and not r.projects for r in counties)
    told = [v.say("wall.map_key"), *([v.say("wall.no_word", count=bare)] if bare and not v.chosen.narrowed else [])]
    told += [v.say("wall.share_how")] if any(r.share is not None for r in links) else []
    beside = markup.ground(drawn, v.say("list.comma").join(told))
    title = headlines.title(found, _where(), v.lang, v.chosen.narrowed)
    if not resources and not links:
        return markup.scene(title, beside, Markup(), _sources(counties))
    return markup.scene(
        title, markup.chain(resources, links, style), beside, _sources([*resources[:1], *links] or counties)
    )


def licence(
    resources: Table[ResourceRow], line: Table[StopRow], mines: Table[ProjectRow], links: Table[LinkRow]
) -> Markup:
    """The largest resource, and how it came to its licence."""
    v = view()
    if not resources:
        return Markup()
    found, facts = resources[0], []
    term = next((f for f in found.deposit.figures if f.quantity == "licence_term" and f.date.is_by(v.chosen.day)), None)
    facts += [Fact(*text.parted(f.amount, v.lang), text.both(f, "name", v.lang)) for f in (found.ore, term) if f]
    dug = [r for r in mines if r.stage == "mining"]
    status, *others = {r.status for r in dug} or {""}
    whole = not others and all(r.project in found.deposit.projects for r in dug)
    for row in (s for r in links if r.stage == "mining" and whole for s in r.sums):
        told = {"product": text.word(PRODUCT, row.product, v.lang), "status": text.word(STATUS, status, v.lang)}
        facts.append(Fact(*text.parted(headlines.amount_of(row), v.lang), v.say("wall.licensed", **told)))
    held = headlines.lce_of(found, v.lang)
    name = line[-1].title.of(v.lang) if line else text.both(found.deposit, "name", v.lang)
    title = v.say("wall.resource", name=name, amount=held)
    shown = markup.stops(line, v.lang) if line else markup.facts(facts)
    note = line[-1].summary.of(v.lang) if line else ""
    return markup.scene(title, shown, markup.facts(facts, note=note) if line else Markup(), _sources([found, *line]))


def proposal(line: Table[StopRow], ladder: Table[StripRow]) -> Markup:
    """What one proposal led to."""
    v = view()
    if not line:
        return Markup()
    words = [{"level": text.word(LEVEL, r.level, v.lang), "kind": text.word(EVENT_KIND, r.kind, v.lang)} for r in line]
    steps = [v.say("wall.proposal_step", months=r.since, **w) for r, w in zip(line, words, strict=True)
             if r.since and r.kind != "proposal"]  # fmt: skip
    title = v.say("wall.proposal", steps=v.say("list.comma").join(steps)) if steps else v.say("wall.proposal_bare")
    facts = [Fact(str(r.points), v.say("wall.entries", count=r.points), v.say("wall.points", **w))
             for r, w in zip(line, words, strict=True) if r.points]  # fmt: skip
    built, total = (sum(r.phases for r in ladder if r.progress == "built" or every) for every in (False, True))
    if total:
        facts.append(Fact(str(built), "", v.say("wall.built_phases", total=total)))
    return markup.scene(title, markup.stops(line, v.lang), markup.facts(facts), _sources(line))


def phases(ladder: Table[StripRow], news: Table[ProjectRow]) -> Markup:
    """Every phase by its status, and the three whose status is the newest."""
    v = view()
    if not ladder:
        return Markup()
    counts = {
        key: sum(r.phases for r in ladder if key in (r.progress, r.status))
        for key in ("built", "construction", "announced")
    }
    keys = {"built": "wall.stands", "construction": "wall.under_way", "announced": "wall.only_said"}
    told = v.say("list.comma").join(v.say(keys[k], count=n) for k, n in counts.items() if n)
    total = sum(r.phases for r in ladder)
    title = v.say("wall.of_phases", total=total, told=told or text.word(STATUS, ladder[0].status, v.lang))
    facts = [Fact(_named(r), "",
                  f"{text.word(STATUS, r.status, v.lang)} · {text.day(r.status_date, v.lang)}") for r in news]  # fmt: skip
    beside = markup.facts(facts, v.say("wall.newest_steps")) if facts else Markup()
    return markup.scene(_titled(title), markup.strip(ladder, markup.style_of(v.style)), beside, _sources(ladder))


def _named(row: ProjectRow) -> str:
    """The name of a project, and of its phase where it has several."""
    v = view()
    project = v.catalog.projects[row.project]
    phase = v.catalog.phases[row.phase][1] if row.phase and len(project.phases) > 1 else None
    return part_name(project, phase).of(v.lang)


def money(delivered: Delivery | None, payers: Table[AmountRow]) -> Markup:
    """What was promised and what was spent; the largest agreements."""
    v, style = view(), markup.style_of(view().style)
    top = [r for r in payers if r.kind == "signed" and r.amount_cny][:_MOST_PAYERS]
    facts = [Fact(*text.parted(headlines.money_of(r), v.lang), r.party_name.of(v.lang)) for r in top]
    if delivered:
        whole, done = ((text.word(INVESTMENT_KIND, r.kind, v.lang), text.quantity(headlines.money_of(r), v.lang))
                       for r in (delivered.promised, delivered.spent))  # fmt: skip
        title = v.say(
            "overview.delivered",
            kind=whole[0],
            promised=whole[1],
            spent=done[1],
            day=text.day(delivered.promised.date, v.lang),
        )
        beside = markup.facts(facts, v.say("wall.largest"), v.say("wall.apart")) if facts else Markup()
        cited = _sources([delivered.promised, delivered.spent, *top])
        return markup.scene(_titled(title), markup.promise(whole, done, delivered.share, style), beside, cited)
    if not top:
        return Markup()
    most = top[0].amount_cny or 1.0
    title = v.say(
        "wall.signed", name=top[0].party_name.of(v.lang), amount=text.quantity(headlines.money_of(top[0]), v.lang)
    )
    bars = [markup.bar(r.party_name.of(v.lang), text.quantity(headlines.money_of(r), v.lang), (r.amount_cny or 0) / most, "money", style)
            for r in top]  # fmt: skip
    return markup.scene(_titled(title), markup.bars(bars), Markup(), _sources(top))


def output(rows: Table[TargetRow]) -> Markup:
    """Output value and targets; what only a source of grade C tells is shown as not used, and is in no sentence."""
    v, style = view(), markup.style_of(view().style)
    if not rows:
        return Markup()
    longest = max((r.indicator.amount.base or 0 for r in rows), default=0) or 1
    bars, told = [], {"target": list[str](), "observed": list[str]()}
    for r in rows:
        amount, year = text.quantity(r.indicator.amount, v.lang), text.day(r.year, v.lang)
        look = "planned" if r.kind == "target" else "operating" if r.taken else ""
        note = v.say("wall.target") if r.kind == "target" else "" if r.taken else v.say("wall.unused")
        bars.append(markup.bar(year, amount, float((r.indicator.amount.base or 0) / longest), look, style, note))
        if r.taken:
            told[r.kind].append(v.say("wall.in_year", year=year, amount=amount))
    comma = v.say("list.comma")
    parts = [v.say(key, told=comma.join(told[kind]))
             for kind, key in (("observed", "wall.outputs"), ("target", "wall.targets")) if told[kind]]  # fmt: skip
    title = v.say("list.semicolon").join(parts) or v.say("wall.unused")
    return markup.scene(title, markup.bars(bars), markup.facts(_of_targets(rows)), _sources(rows))


def _of_targets(rows: Table[TargetRow]) -> list[Fact]:
    """Who set the targets, and which of their years are over without a word whether they were met."""
    v = view()
    known = {r.year for r in rows if r.kind == "observed" and r.taken}
    targets = [r for r in rows if r.kind == "target"]
    facts = []
    for by in grouped(targets, lambda r: r.cited[0].source):
        source = v.catalog.sources[by]
        facts.append(
            Fact(
                text.day(source.published, v.lang),
                "",
                v.say("wall.target_by", publisher=text.both(source, "publisher", v.lang)),
            )
        )
    facts += [Fact(text.day(r.year, v.lang), "", v.say("wall.target_open")) for r in targets
              if r.year not in known and PartialDate(r.year).last < v.chosen.day]  # fmt: skip
    if any(not r.taken for r in rows):
        facts.append(Fact(v.say("notes.grade", grade="C"), "", GRADE["C"].means(v.lang)))
    return facts


def latest(news: Table[NewsRow]) -> Markup:
    """What happened last."""
    v = view()
    if not news:
        return Markup()
    last = PartialDate(news[0].date)
    year = [r for r in news if (last.first - PartialDate(r.date).first).days <= 365]
    rows = [(text.day(r.date, v.lang), told(r, v.lang), r.note.of(v.lang)) for r in news[:_MOST_NEWS]]
    title = v.say("wall.news", day=text.day(news[0].date, v.lang), count=len(year))
    return markup.scene(_titled(title), markup.news(rows), Markup(), _sources(news[:_MOST_NEWS]))
