"""The wall: scenes made from the same frames as the pages, and a clock that says when the data were last looked at."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import streamlit as st
from markupsafe import Markup

from atlas.figures.projects import ProjectRow, SumRow
from atlas.figures.road import NewsRow
from atlas.figures.shared.amounts import AmountRow
from atlas.figures.shared.claims import Freshness
from atlas.figures.shared.table import Table
from atlas.markup import overview as headlines
from atlas.markup import wall as pieces_wall
from atlas.markup.cells import kind_label
from atlas.ui.frame import checked_at, view
from atlas.words import text
from atlas.words.vocab import PRODUCT, PROGRESS

_MOST = 5
_MOST_TITLES = 2
_CHECK_SECONDS = 30


def _sources(rows: Iterable[Any]) -> str:
    return _named(one.source for row in rows for one in row.cited)


def _named(told: Iterable[str]) -> str:
    """The titles of sources; of many, the first."""
    v, keys = view(), list(dict.fromkeys(filter(None, told)))
    titles = v.say("list.semicolon").join(text.both(v.catalog.sources[k], "title", v.lang) for k in keys[:_MOST_TITLES])
    if len(keys) > _MOST_TITLES:
        return v.say("wall.sources_more", titles=titles, count=len(keys))
    return v.say("wall.sources", titles=titles)


def built(sums: Table[SumRow]) -> Markup:
    """How much stands and how much is coming, for the products of the headline."""
    v, made = view(), []
    for product in headlines.PRODUCTS:
        rows = [r for r in sums if r.product == product]
        if not rows:
            continue
        longest = max((r.value or 0 for r in rows), default=0) or 1
        bars = [pieces_wall.Bar(text.word(PROGRESS, r.progress, v.lang), text.quantity(headlines.amount_of(r), v.lang),
                                (r.value or 0) / longest, v.style.colours[r.progress]) for r in rows]  # fmt: skip
        first = next((r for r in rows if r.progress == "built"), None)
        value, unit = text.parted(headlines.amount_of(first), v.lang) if first else (text.NOT_STATED, "")
        name, standing = text.word(PRODUCT, product, v.lang), text.word(PROGRESS, "built", v.lang)
        made.append(pieces_wall.Product(name, value, unit, standing, bars))
    return pieces_wall.scene(v.say("wall.built"), pieces_wall.products(made), _sources(sums)) if made else Markup()


def layout(projects: Table[ProjectRow]) -> Markup:
    """The core and the points, each with its number of projects, umbrella agreements left out as on the layout page."""
    v = view()
    roles = {p.id: p for p in v.catalog.places.values() if p.role != "none"}
    works = [r for r in projects if r.stage != "integrated" and roles.keys() & {r.place, r.county}]
    spots = []
    for place in roles.values():
        held = {r.project for r in works if (r.place if place.kind == "zone" else r.county) == place.id}
        said = v.say("wall.projects", count=len(held)) if held else ""
        spots.append(pieces_wall.Spot(text.both(place, "name", v.lang), said, place.role == "core"))
    core = v.say("list.pause").join(s.name for s in spots if s.core)
    told = [p.source for p in roles.values()] + [one.source for r in works for one in r.status_cited]
    heading = v.say("wall.layout", core=core, points=sum(not s.core for s in spots))
    wheel = pieces_wall.wheel(spots, v.say("wall.no_projects"))
    return pieces_wall.scene(heading, wheel, _named(told)) if spots else Markup()


def pays(payers: Table[AmountRow]) -> Markup:
    """The largest amounts by investor."""
    v, most = view(), payers[:_MOST]
    rows = [(r, r.amount_cny) for r in payers if r.amount_cny is not None][:_MOST]
    longest = max((amount for _, amount in rows), default=1)
    bars = [pieces_wall.Bar(r.name.of(v.lang), f"{text.quantity(headlines.money_of(r), v.lang)} · {kind_label(r, v.lang)}",
                            amount / longest, v.style.colours["money"]) for r, amount in rows]  # fmt: skip
    return pieces_wall.scene(v.say("chart.who_pays"), pieces_wall.bars(bars), _sources(most)) if bars else Markup()


def happened(news: Table[NewsRow]) -> Markup:
    """What happened last."""
    v, most = view(), news[:_MOST]
    rows = [
        (text.day(r.date, v.lang), f"{r.title.of(v.lang)} · {kind_label(r, v.lang)}", r.note.of(v.lang)) for r in most
    ]
    return pieces_wall.scene(v.say("overview.news"), pieces_wall.news(rows), _sources(most)) if rows else Markup()


def known(state: Freshness) -> Markup:
    """How much is known, and how well."""
    v = view()
    items = [(str(state.claims), v.say("wall.claims", count=state.claims)), (str(state.sources), v.say("wall.sources_count", count=state.sources)),
             (str(state.grade_a), v.say("wall.grade_a", count=state.grade_a)), (str(state.rivals), v.say("wall.rivals", count=state.rivals))]  # fmt: skip
    return pieces_wall.scene(
        v.say("wall.known"), pieces_wall.facts(items), v.say("wall.newest", day=text.day(state.newest, v.lang))
    )


def wall(scenes: Sequence[Markup]) -> None:
    """Full screen, turning by itself; a touch or the space bar stops it."""
    v = view()
    title = v.config.title_en if v.lang == "en" else v.config.title
    as_of = v.say("overview.as_of", day=text.day(date.today().isoformat(), v.lang))
    st.html(pieces_wall.wall(title, as_of, v.say("wall.paused"), v.say("wall.touch"), [s for s in scenes if s]),
            unsafe_allow_javascript=True)  # fmt: skip
    _clock(v.say("wall.checked"))


@st.fragment(run_every=_CHECK_SECONDS)
def _clock(said: str) -> None:
    st.html(pieces_wall.checked(said.format(time=checked_at().strftime("%Y-%m-%d %H:%M"))))
