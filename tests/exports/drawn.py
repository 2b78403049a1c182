"""Every picture that can be taken away, made as its page makes it."""

from collections.abc import Callable, Iterable
from datetime import date

from atlas.drawings import balance, investment, road, wheel
from atlas.drawings.bars import Style
from atlas.drawings.region.sketch import sketch
from atlas.exports.about import About
from atlas.exports.tables import everything
from atlas.figures import enterprises, landmarks, layout, overview, progress, projects, research, sources
from atlas.figures import investment as money
from atlas.figures import road as roads
from atlas.figures.balance import ladder
from atlas.figures.balance.knobs import Asked
from atlas.figures.changes import between
from atlas.figures.changes import totals as published
from atlas.figures.credible import promises, silence, steps
from atlas.figures.shared import amounts as stated
from atlas.figures.shared import places
from atlas.figures.shared import rivals as differences
from atlas.figures.shared.table import Cited, all_cited
from atlas.markup import overview as overviews
from atlas.markup.overview import spots
from atlas.markup.pictures import amounts, credible, plotted, region, rows, rungs, strips, tiles
from atlas.markup.pictures.plate import Drawn

DAY = date(2026, 1, 31)
Made = tuple[Drawn, Cited]


def cited(held: Iterable[object]) -> Cited:
    return all_cited(getattr(row, "cited") for row in held)  # noqa: B009 - rows of many kinds


def _histories(about: About, look: Style) -> Made:
    catalog, chosen = about.catalog, about.chosen
    held = progress.steps(catalog, chosen)
    return plotted.drawn(road.histories(held, roads.span(catalog, chosen), look)), cited(held)


def _road(about: About, look: Style) -> Made:
    catalog, chosen = about.catalog, about.chosen
    held = landmarks.shown(catalog, chosen, (), ())
    made = road.road(held, roads.links(catalog, chosen), roads.span(catalog, chosen, plans=False), look)
    return plotted.drawn(made), cited(held)


def _history(about: About, look: Style) -> Made:
    catalog, chosen = about.catalog, about.chosen
    held = roads.of_project(catalog, progress.steps(catalog, everything(DAY))[0].project, chosen.day)
    return plotted.drawn(road.history(held, look, chosen.day)), cited(held)


def _years(about: About, look: Style) -> Made:
    catalog, chosen = about.catalog, about.chosen
    held = money.listed(catalog, chosen, "year")
    return plotted.drawn(investment.timeline(held, money.sums(catalog, chosen, "year"), look)), cited(held)


def _flows(about: About, look: Style) -> Made:
    catalog, chosen = about.catalog, about.chosen
    held = ladder.rungs(catalog, chosen, Asked()).where(lambda r: r.state == "all")
    return plotted.drawn(balance.flows(held, look), 1000.0), cited(held)


def _wheel(about: About, look: Style) -> Made:
    catalog, chosen = about.catalog, about.chosen
    held = layout.marks(catalog, layout.everywhere(chosen), "ore")
    made = wheel.schematic(layout.layout(catalog, layout.everywhere(chosen)), held, "ore", chosen.places, look)
    return plotted.drawn(made, 640.0), cited(held)


def _region(about: About, look: Style) -> Made:
    catalog, chosen = about.catalog, about.chosen
    held = layout.layout(catalog, layout.everywhere(chosen))
    shown = spots(held, look.lang, {row.place: "" for row in held})
    told = "在哪里", "", "临武"
    return region.drawn(sketch(places.ground(catalog)), shown, chosen.places, told, look), cited(held)


def _chain(about: About, look: Style) -> Made:
    catalog, chosen = about.catalog, about.chosen
    links, resources = overview.chain(catalog, chosen), overview.resources(catalog, chosen)
    return rows.chain("链条", "占比", resources, links, look), cited([*resources, *links])


def _capacity(about: About, look: Style) -> Made:
    catalog, chosen = about.catalog, about.chosen
    held = projects.capacity_by_product(catalog, chosen)
    return rows.capacity("产能", "", held, look), cited(held)


def _ladder(about: About, look: Style) -> Made:
    catalog, chosen = about.catalog, about.chosen
    held = steps.waterfall(catalog, chosen)
    return rows.ladder("可信", "", held, look), cited(held)


def _money(about: About, look: Style) -> Made:
    catalog, chosen = about.catalog, about.chosen
    held = money.main_tree(catalog, chosen)
    return rows.money("金额", "", held, look), cited(held)


def _firms(about: About, look: Style) -> Made:
    catalog, chosen = about.catalog, about.chosen
    held, said = enterprises.tiles(catalog, chosen), enterprises.published(catalog, about.config.region, chosen)
    return tiles.firms("企业", "", held, said, not chosen.narrowed, look), tiles.cited(held, said)


def _works(about: About, look: Style) -> Made:
    held = research.works(about.catalog, about.chosen)
    return rungs.works("研发", "", held, research.steps(held), look), all_cited(work.cited for work in held)


def _moves(about: About, look: Style) -> Made:
    found = between.bulletin(between.between(about.catalog, date(2024, 1, 31), about.chosen))
    return rungs.moves("走到哪一步", "", found, look), cited(found.steps)


def _totals(about: About, look: Style) -> Made:
    held = published.totals(about.catalog, about.chosen)
    return amounts.totals("对账", "", held, look), all_cited([*(r.cited for r in held), *(r.held_cited for r in held)])


def _rivals(about: About, look: Style) -> Made:
    held = differences.topics(about.catalog, about.chosen).where(lambda t: t.others)
    told = amounts.rivals("说法不一", "", held, about.catalog, look)
    return told, all_cited(row.cited for topic in held for row in topic.rows)


def _gaps(about: About, look: Style) -> Made:
    held = sources.gaps(about.catalog, about.chosen)
    return amounts.gaps("未说明", "", held, look), ()


def _answers(about: About, look: Style) -> Made:
    catalog, chosen = about.catalog, about.chosen
    found, output = overview.delivered(catalog, chosen), overview.output(catalog, about.config.region, chosen.day)
    most = overviews.largest(stated.payers(catalog, chosen))
    spent = [found.promised, found.spent] if found else []
    return amounts.answers("钱与产值", "", found, most, output, look), cited([*spent, *most, *output])


def _promise(about: About, look: Style) -> Made:
    found = overview.delivered(about.catalog, everything(about.chosen.day))
    assert found is not None
    return amounts.promise("计划与投入", "", found, look), cited([found.promised, found.spent])


def _rungs(about: About, look: Style) -> Made:
    catalog, chosen, asked = about.catalog, about.chosen, Asked()
    held, met = ladder.rungs(catalog, chosen, asked), ladder.meetings(catalog, chosen, asked)
    told = amounts.ladder("平衡", "", held, met, ladder.reaches(catalog, chosen, asked), look)
    return told, cited([*held, *met])


def _times(about: About, look: Style) -> Made:
    rows, cases = steps.times(about.catalog, about.chosen), steps.cases(about.catalog, about.chosen)
    return credible.times("用时", "", rows, cases, look), cited(cases)


def _promises(about: About, look: Style) -> Made:
    held = promises.packages(about.catalog, about.chosen)
    return credible.promises("说与做", "", held, look), cited(held)


def _clock(about: About, look: Style) -> Made:
    held = silence.clock(about.catalog, about.chosen)
    return credible.clock("沉默", "", held, look), cited(held)


def _phases(about: About, look: Style) -> Made:
    held = progress.cells(about.catalog, about.chosen)
    return strips.phases("各期", "", held, look), cited(held)


def _steps(about: About, look: Style) -> Made:
    catalog, chosen = about.catalog, about.chosen
    line, stands = landmarks.landmarks(catalog, chosen), projects.status_counts(catalog, chosen)
    told = strips.steps("政策", "", line, stands, chosen.day.isoformat(), look)
    return told, all_cited([*(m.row.cited for m in line), *(r.cited for r in stands)])


# Every picture that can be taken away, and a word that stands in it whatever is filtered by Linwu.
PICTURES: dict[str, tuple[Callable[[About, Style], Made], str]] = {
    "histories": (_histories, "安能赣锋"), "road": (_road, "临武"), "history": (_history, "年"), "years": (_years, "亿元"), "flows": (_flows, "碳酸锂线"),
    "wheel": (_wheel, "临武县"), "region": (_region, "临武县"), "chain": (_chain, "选矿"), "capacity": (_capacity, "碳酸锂"),
    "ladder": (_ladder, "建设"), "money": (_money, "协议"), "firms": (_firms, "锂资源"), "works": (_works, "研发"), "moves": (_moves, "首次"), "totals": (_totals, "公布"), "rivals": (_rivals, "采用"), "answers": (_answers, "亿元"), "promise": (_promise, "投入"), "rungs": (_rungs, "选矿"), "gaps": (_gaps, "规模"), "phases": (_phases, "建设中"), "steps": (_steps, "决定"), "times": (_times, "个月"), "promises": (_promises, "走到"), "clock": (_clock, "个月"),
}  # fmt: skip
PLOTTED = ("histories", "road", "history", "years", "flows", "wheel", "region")  # names stand where their marks are
COUNTED = ("gaps",)  # counts of what is in the data, and no figure of a source
NEEDED = ("promise", "years", "flows", "history", "money")  # a page draws these only where there is something to draw
