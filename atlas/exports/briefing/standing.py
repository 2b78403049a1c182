"""The sections on how things stand: the layout, capacity, money and the balance of the chain."""

from atlas.catalog.model import Place
from atlas.drawings.bubbles import role_label
from atlas.drawings.investment import amount, capital
from atlas.drawings.map import short
from atlas.drawings.region.sketch import sketch
from atlas.exports import pictures
from atlas.exports.briefing.content import Line, Picture, Told
from atlas.exports.briefing.sheet import Sheet
from atlas.figures import investment as money
from atlas.figures import layout as places_of
from atlas.figures import overview, progress, projects
from atlas.figures.balance import ladder, links
from atlas.figures.balance.knobs import Asked
from atlas.figures.investment import TreeRow
from atlas.figures.layout import PARTS, PRODUCTS, LayoutRow
from atlas.figures.projects import SumRow
from atlas.figures.shared import places
from atlas.figures.shared.table import Cited, Table, all_cited, cite, grouped
from atlas.markup import balance as balances
from atlas.markup import investment as moneys
from atlas.markup import layout as layouts
from atlas.markup import overview as overviews
from atlas.markup import projects as works
from atlas.markup.pictures import region as regions
from atlas.markup.shared.sketch import Spot
from atlas.words import text
from atlas.words.vocab import AMOUNT_ROW, INVESTMENT_KIND, PRODUCT, PROGRESS, STAGE, STATUS

_INDENT = "\u2003"
_MAP = 1.4  # px for each unit of the sketch: on paper its words are 6 points high


def layout(sheet: Sheet) -> None:
    """The plan and what follows it, a picture, and a row for each place of which something is told."""
    catalog, chosen, lang = sheet.catalog, sheet.chosen, sheet.lang
    core, points = places.of_role(catalog, "core"), places.of_role(catalog, "point")
    everywhere = places_of.layout(catalog, places_of.everywhere(chosen))
    sheet.heading(sheet.say("layout.title_plain"))
    told = [(layouts.title(core, points, everywhere, lang), _plan(core, points, everywhere))]
    if not chosen.narrowed:
        told.append((layouts.points_told(everywhere, lang), ()))
    for row in places.other_readings(catalog).where(lambda r: sheet.known(r.date)):
        source = catalog.sources[row.cited[0].source]
        told.append((sheet.say("layout.rival_reading", publisher=text.both(source, "publisher", lang), day=text.day(row.date, lang),
                               place=row.name.of(lang), role=row.role.of(lang)), row.cited))  # fmt: skip
    sheet.sentences(*told)
    _picture(sheet, everywhere)
    rows = places_of.layout(catalog, chosen).where(lambda r: r.told)
    if not rows:
        sheet.nothing("briefing.layout_none", "layout.none_fits")
    columns = [("col.name", 17), ("col.role", 13), ("measure.enterprises", 12), ("measure.projects", 13), ("briefing.capacity_of", 28),
               ("col.signed", 18)]  # fmt: skip
    if sheet.grid(sheet.say("layout.table"), columns, [_place(sheet, r) for r in rows]):
        sheet.sentences((sheet.say("briefing.layout_how"), ()), role="how")


def _plan(core: tuple[Place, ...], points: tuple[Place, ...], rows: Table[LayoutRow]) -> Cited:
    return all_cited([*(cite(p.source, p.locator) for p in (*core, *points)), *(r.projects_cited for r in rows)])


def _place(sheet: Sheet, row: LayoutRow) -> list[Told | Line]:
    lang, made = sheet.lang, list[Told]()
    for product in PRODUCTS:
        held = [(part, row.capacity(product, part)) for part in PARTS if row.capacity(product, part).qualifier]
        for at, (part, found) in enumerate(held):
            label = sheet.say(
                "chart.part", progress=sheet.say(f"layout.{part}"), amount=text.quantity(found.amount, lang)
            )
            mark = "list.comma" if at else "list.semicolon"
            made += [Told(sheet.say(mark))] if made else []
            named = "" if at else text.word(PRODUCT, product, lang) + sheet.say("list.colon")
            made.append(sheet.told(named + label, found.cited))
    signed = text.quantity(row.signed.amount, lang, row.signed.stated.of(lang)) if row.signed.qualifier else ""
    return [
        Told(row.name.of(lang)), sheet.told(role_label(row.role, lang, "layout.unnamed_short"), row.cited),
        sheet.told(str(row.enterprises or ""), row.enterprises_cited), sheet.told(str(row.projects or ""), row.projects_cited),
        tuple(made), sheet.told(signed, row.signed.cited if signed else ()),
    ]  # fmt: skip


def _picture(sheet: Sheet, rows: Table[LayoutRow]) -> None:
    """The map, where the region has outlines; one sentence where this computer has no font for its words."""
    drawn, source = (
        sketch(places.ground(sheet.catalog)),
        sheet.catalog.sources.get(places.outline_source(sheet.catalog)),
    )
    if source is None or not drawn.outlines:
        return
    lang = sheet.lang
    spots = [Spot(r.place, r.role, short(r.name.of(lang), lang), sheet.say("overview.count", count=r.projects) if r.projects else "")
             for r in rows if r.kind != "zone"]  # fmt: skip
    alt = overviews.map_alt(rows, lang)
    told = sheet.say("overview.where"), "", alt
    png = pictures.inset_bytes(regions.drawn(drawn, spots, sheet.chosen.places, told, sheet.style, _MAP), sheet.style)
    if png is None:
        sheet.sentences((sheet.say("briefing.no_font"), ()), role="how")
        return
    credit = sheet.say("list.comma").join((layouts.reviewed(source, lang), text.both(source, "publisher", lang)))
    sheet.blocks.append(Picture(png, alt, (sheet.told(credit, cite(source.id, "")),)))


def capacity(sheet: Sheet) -> None:
    """What is built and what is to come, product by product, and where each phase stands."""
    catalog, chosen, lang = sheet.catalog, sheet.chosen, sheet.lang
    cells = progress.cells(catalog, chosen)
    found, due = progress.standing(catalog, chosen), progress.due(catalog, chosen)
    sheet.heading(sheet.say("briefing.capacity"))
    if not projects.projects(catalog, chosen):
        sheet.nothing("projects.no_source", "projects.nothing")
        return
    sheet.sentences(
        (works.title(found, "", lang), all_cited(r.cited for r in cells)), (works.lead(found, due, lang), ())
    )
    sums = projects.capacity_by_product(catalog, chosen)
    if not sums:
        sheet.sentences((sheet.say("empty.none_fits" if chosen.narrowed else "projects.no_capacity"), ()))
    held = [p for p in works.COLUMNS if any(r.progress == p for r in sums)]
    columns = [("col.product", 15), *((f"projects.head_{p}", 17) for p in held), ("briefing.other", 19)]
    if sheet.grid(sheet.say("briefing.products"), columns,
                  [_product(sheet, product, mine, held) for product, mine in grouped(sums, lambda r: r.product).items()]):  # fmt: skip
        sheet.sentences((sheet.say("briefing.capacity_how"), ()), role="how")
    phases = sorted(cells, key=lambda r: progress.ORDER.index(r.status))
    columns = [("col.project", 46), ("col.status", 18), ("overview.last", 23), ("briefing.months", 13)]
    sheet.grid(sheet.say("briefing.phases"), columns, [
        [named(sheet, r), Told(text.word(STATUS, r.status, lang)), sheet.told(text.day(r.last, lang) if r.last else "", r.cited),
         str(r.months) if r.last else ""] for r in phases])  # fmt: skip


def named(sheet: Sheet, row: progress.CellRow | progress.DueRow) -> str:
    """A project with its phase, where it has several."""
    phase = row.phase_name.of(sheet.lang)
    return row.project_name.of(sheet.lang) + (f" · {phase}" if phase else "")


def _product(sheet: Sheet, product: str, sums: list[SumRow], columns: list[str]) -> list[str | Told | Line]:
    """A row for a product; in its last cell what has no column, each with its word."""

    def cell(row: SumRow) -> str:
        return text.quantity(overviews.amount_of(row), sheet.lang) + works.aside(row, sheet.lang)

    by = {r.progress: r for r in sums}
    made: list[str | Told | Line] = [text.word(PRODUCT, product, sheet.lang)]
    made += [sheet.told(cell(by[p]), by[p].cited) if p in by else "" for p in columns]
    others = list[Told]()
    for row in sums:
        if row.progress not in columns:
            others += [Told(sheet.say("list.semicolon"))] if others else []
            word = text.word(PROGRESS, row.progress, sheet.lang)
            others.append(sheet.told(sheet.say("chart.part", progress=word, amount=cell(row)), row.cited))
    return [*made, tuple(others)]


def investment(sheet: Sheet) -> None:
    """What was promised and what was spent, and the amounts of the main kind with what lies inside what."""
    catalog, chosen, lang = sheet.catalog, sheet.chosen, sheet.lang
    delivered, rows = overview.delivered(catalog, chosen), money.main_tree(catalog, chosen)
    sheet.heading(sheet.say("briefing.investment"))
    told = spent(sheet)
    if not told[0]:
        sheet.sentences((sheet.say("money.title_filtered" if chosen.narrowed else "money.title_none"), ()))
        return
    sheet.sentences(told, (moneys.share(delivered, lang) if delivered else "", ()))
    if rows:
        columns = [("col.name", 42), ("col.party", 17), ("col.amount", 19), ("col.date", 22)]
        kind = capital(text.word(INVESTMENT_KIND, rows[0].kind, lang))
        sheet.grid(sheet.say("briefing.amounts", kind=kind), columns, [_amount(sheet, r) for r in rows])
        apart = money.overlapping(catalog, chosen).where(lambda p: p.one.kind == rows[0].kind)
        how = (moneys.apart(apart, lang), all_cited(p.one.cited + p.other.cited for p in apart)) if apart else ("", ())
        sheet.sentences((sheet.say("briefing.amounts_how"), ()), how, role="how")


def spent(sheet: Sheet) -> tuple[str, Cited]:
    """The finding on money with who says it; "" where no source tells of an amount."""
    catalog, chosen = sheet.catalog, sheet.chosen
    delivered, rows = overview.delivered(catalog, chosen), money.main_tree(catalog, chosen)
    added = money.by_investor(catalog, chosen)
    if delivered:
        return moneys.amounts(delivered, sheet.lang), all_cited((delivered.promised.cited, delivered.spent.cited))
    told = moneys.title(None, rows, added, sheet.lang)
    return told, all_cited([*(r.cited for r in rows[:1]), *(r.cited for r in added)]) if told else ()


def _amount(sheet: Sheet, row: TreeRow) -> list[str | Told]:
    rest = row.row == "rest"
    name = capital(AMOUNT_ROW["rest"].label(sheet.lang)) if rest else row.name.of(sheet.lang)
    party = "" if rest else row.party_name.of(sheet.lang)
    return [_INDENT * row.depth + name, party, sheet.told(amount(row, sheet.lang), () if rest else row.cited),
            "" if rest else text.day(row.date, sheet.lang)]  # fmt: skip


def balance(sheet: Sheet) -> None:
    """What each link could give the next, and what the chain lacks."""
    catalog, chosen, lang = sheet.catalog, sheet.chosen, sheet.lang
    rungs = ladder.rungs(catalog, chosen, Asked())
    sheet.heading(sheet.say("page.balance"))
    if not rungs:
        sheet.nothing("balance.no_source", "balance.nothing")
        return
    meetings = ladder.meetings(catalog, chosen, Asked())
    reaches = [r for r in ladder.reaches(catalog, chosen, Asked()) if r.carbonate.point]
    sheet.sentences(weighed(sheet), (sheet.say("briefing.balance_how"), ()))
    sheet.items((balances.answer(r, lang), r.cited) for r in reaches)
    columns = [
        ("col.link", 14),
        ("briefing.capacity_of", 22),
        ("briefing.carbonate", 28),
        ("briefing.next", 36),
    ]
    for state in ladder.STATES:
        met = {m.gives: m for m in meetings if m.state == state}
        sheet.grid(sheet.say(f"balance.ladder_{state}"), columns, [
            [text.word(STAGE, r.link, lang), sheet.told(balances.capacity(r, lang), r.cited), balances.carbonate(r, lang),
             balances.verdict(met.get(r.link), lang)] for r in rungs if r.state == state])  # fmt: skip
    gaps = links.gaps(catalog, chosen)
    columns = [("briefing.side", 14), ("briefing.lacks", 30), ("briefing.known", 56)]
    sheet.grid(sheet.say("balance.gaps"), columns, [
        [sheet.say(f"balance.side_{r.side}"), r.name.of(lang), sheet.told(balances.lacking(r, lang), r.cited)] for r in gaps])  # fmt: skip


def weighed(sheet: Sheet) -> tuple[str, Cited]:
    """The finding on the balance with what it rests on; "" where there is nothing to weigh."""
    catalog, chosen = sheet.catalog, sheet.chosen
    meetings = ladder.meetings(catalog, chosen, Asked()).where(lambda m: m.state == "built")
    reaches = ladder.reaches(catalog, chosen, Asked()).where(lambda r: r.state == "built")
    if not ladder.rungs(catalog, chosen, Asked()):
        return "", ()
    return balances.title(meetings, reaches, "", sheet.lang), all_cited(
        [*(m.cited for m in meetings), *(r.cited for r in reaches)]
    )
