"""The pieces of the overview: its finding, the picture of the region beside the chain, and the three small answers."""

import streamlit as st
from markupsafe import Markup

from atlas.drawings.investment import capital
from atlas.drawings.region.sketch import Sketch
from atlas.figures.balance.ladder import Meeting, Reach
from atlas.figures.changes.between import Bulletin
from atlas.figures.changes.since import Since
from atlas.figures.credible.promises import Kept
from atlas.figures.credible.silence import Count
from atlas.figures.investment import Delivery
from atlas.figures.layout import LayoutRow
from atlas.figures.overview import Finding, LinkRow, ResourceRow, TargetRow
from atlas.figures.shared import places
from atlas.figures.shared.amounts import AmountRow
from atlas.figures.shared.claims import Freshness
from atlas.figures.shared.news import NewsRow
from atlas.figures.shared.table import Table, all_cited
from atlas.markup import balance, changes, credible
from atlas.markup import overview as markup
from atlas.markup.layout import credit, points_told
from atlas.markup.pictures import amounts, rows
from atlas.markup.pictures import region as regions
from atlas.markup.shared import parts as pieces
from atlas.markup.shared import sketch as picture
from atlas.ui.shared.frame import view
from atlas.ui.shared.parts import nothing, section, titled
from atlas.ui.takeaway.pictures import Taken, folded
from atlas.words import text

_TYPE = (18.0, 18.0)  # 13 px in a picture 306 px wide, with some air, in units of the sketch


def _told(found: Finding) -> tuple[str, str]:
    """The finding under the name of what is chosen, and what is silent."""
    v = view()
    chosen = [text.both(v.catalog.places[p], "name", v.lang) for p in v.chosen.places]
    where = v.say("list.pause").join(chosen) or markup.region(v.catalog, v.config.region, v.lang)
    return markup.title(found, where, v.lang, v.chosen.narrowed), markup.silence(found, v.lang)


def title(found: Finding) -> None:
    """The finding, under the name of what is chosen."""
    st.html(markup.style() + pieces.head(*_told(found), level=1))


def region(counties: Table[LayoutRow], sketch: Sketch) -> None:
    """Where projects are, as a picture whose counties lead to themselves."""
    v = view()
    section(v.say("overview.where"))
    address = {r.place: v.notes.to("layout", place=r.place) for r in counties}
    spots = markup.with_core(markup.spots(counties, v.lang, address), v.lang)
    with st.container(gap="xsmall"):
        st.html(picture.picture(sketch, spots, v.chosen.places, markup.map_alt(counties, v.lang), v.style, _TYPE))
        if any(r.role == "point" and r.kind != "zone" for r in counties):
            st.html(pieces.paragraph(v.say("overview.map_key"), "src"))
        if not v.chosen.narrowed:
            st.html(pieces.paragraph(points_told(counties, v.lang), "src"))
        st.html(credit(v.catalog.sources.get(places.outline_source(v.catalog)), v.notes))


def chain(resources: Table[ResourceRow], links: Table[LinkRow]) -> None:
    """How far each link of the chain has come."""
    v = view()
    section(v.say("overview.chain"))
    if not (resources or links):
        nothing("overview.no_match" if v.chosen.narrowed else "overview.silent", "./")
        return
    st.html(markup.chain(resources, links, v.style, v.notes))


def answers(
    delivered: Delivery | None, payers: Table[AmountRow], output: Table[TargetRow], news: Table[NewsRow]
) -> None:
    """Money, output, what happened last."""
    v = view()
    titles = [Markup(titled(row)) for row in news[:10]]
    st.html(
        markup.three(delivered, payers, output, news, titles, v.style, v.notes, v.chosen.narrowed or v.chosen.dated)
    )


def foot(meetings: Table[Meeting], reaches: Table[Reach], kept: Kept, open_: Count, changed: Bulletin, begin: Since,
         state: Freshness) -> None:  # fmt: skip
    """What the pages on balance, credible capacity, changes and sources find: a line for each, which leads there."""
    v = view()
    st.html(markup.foot([
        balance.foot(meetings, reaches, v.notes), credible.foot(kept, open_, v.notes),
        changes.foot(changed, begin, v.chosen.day, v.notes), markup.fresh(state, v.notes),
    ]))  # fmt: skip


def pictures(
    found: Finding,
    resources: Table[ResourceRow],
    links: Table[LinkRow],
    counties: Table[LayoutRow],
    sketch: Sketch,
    answered: tuple[Delivery | None, Table[AmountRow], Table[TargetRow]],
) -> None:
    """The chain, the region, and the answers on money and output as files."""
    v, (told, silent) = view(), _told(found)
    taken = []
    if resources or links:
        taken.append(Taken("chain", lambda style: rows.chain(told, silent, resources, links, style),
                           all_cited([*(r.cited for r in resources), *(r.cited for r in links)]), v.say("overview.chain")))  # fmt: skip
    if sketch.outlines:
        spots, alt = markup.spots(counties, v.lang, {r.place: "" for r in counties}), markup.map_alt(counties, v.lang)
        taken.append(Taken("region", lambda style: regions.drawn(sketch, spots, v.chosen.places, (v.say("overview.where"), "", alt), style),
                           all_cited(r.cited for r in counties), v.say("overview.where"), mapped=True))  # fmt: skip
    delivered, payers, output = answered
    largest = markup.largest(payers)
    if delivered or output or largest:
        named = v.say("list.comma").join((v.say("overview.money"), v.say("overview.output")))
        title = capital(markup.delivered(delivered, v.lang)) if delivered else named
        spent = [r.cited for r in ((delivered.promised, delivered.spent) if delivered else ())]
        taken.append(Taken("money-output", lambda style: amounts.answers(title, "", delivered, largest, output, style),
                           all_cited([*spent, *(r.cited for r in largest), *(r.cited for r in output)]), named))  # fmt: skip
    if taken:
        folded("overview", *taken)
