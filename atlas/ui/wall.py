"""The wall: scenes made from the same frames as the pages, and a clock that says when the data were last looked at."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from atlas.figures.claims import Freshness
from atlas.figures.remember import records_of
from atlas.markup import overview as headlines
from atlas.markup import wall as pieces_wall
from atlas.markup.cells import kind_label, quantity_of
from atlas.ui.frame import checked_at, view
from atlas.words import text
from atlas.words.vocab import PRODUCT, PROGRESS

_MOST = 5
_MOST_TITLES = 2
_CHECK_SECONDS = 30


def _rows(frame: pd.DataFrame) -> list[dict[Any, Any]]:
    return records_of(frame)


def _sources(frame: pd.DataFrame) -> str:
    return _named(k for cell in frame["source"] for k in cell.split("; "))


def _named(told: Iterable[str]) -> str:
    """The titles of sources; of many, the first."""
    v, keys = view(), list(dict.fromkeys(filter(None, told)))
    titles = v.say("list.semicolon").join(text.both(v.catalog.sources[k], "title", v.lang) for k in keys[:_MOST_TITLES])
    if len(keys) > _MOST_TITLES:
        return v.say("wall.sources_more", titles=titles, count=len(keys))
    return v.say("wall.sources", titles=titles)


def built(capacity: pd.DataFrame) -> str:
    """How much stands and how much is coming, for the products of the headline."""
    v, made = view(), []
    for product in headlines.PRODUCTS:
        rows = [r for r in _rows(capacity) if r["product"] == product]
        if not rows:
            continue
        longest = max((r["value"] for r in rows if r["value"] == r["value"]), default=0) or 1
        bars = [pieces_wall.Bar(text.word(PROGRESS, r["progress"], v.lang), text.quantity(quantity_of(r, "value", r["unit"]), v.lang),
                                0 if r["value"] != r["value"] else r["value"] / longest, v.style.colours[r["progress"]])
                for r in rows]  # fmt: skip
        first = next((r for r in rows if r["progress"] == "built"), None)
        value, unit = (
            text.parted(quantity_of(first, "value", first["unit"]), v.lang) if first else (text.NOT_STATED, "")
        )
        made.append(
            pieces_wall.Product(
                text.word(PRODUCT, product, v.lang), value, unit, text.word(PROGRESS, "built", v.lang), bars
            )
        )
    return pieces_wall.scene(v.say("wall.built"), pieces_wall.products(made), _sources(capacity)) if made else ""


def layout(projects: pd.DataFrame) -> str:
    """The core and the points, each with its number of projects, umbrella agreements left out as on the layout page."""
    v = view()
    roles = {p.id for p in v.catalog.places.values() if p.role != "none"}
    works = [r for r in records_of(projects) if r["stage"] != "integrated" and roles & {r["place"], r["county"]}]
    counts, within = ({key: len({r["project"] for r in works if r[column] == key}) for key in roles}
                      for column in ("place", "county"))  # fmt: skip
    spots = []
    for place in v.catalog.places.values():
        if place.role != "none":
            number = (counts if place.kind == "zone" else within)[place.id]
            spots.append(
                pieces_wall.Spot(
                    text.both(place, "name", v.lang),
                    v.say("wall.projects", count=number) if number else "",
                    place.role == "core",
                )
            )
    core = v.say("list.pause").join(s.name for s in spots if s.core)
    told = [p.source for p in v.catalog.places.values() if p.id in roles] + [r["status_source"] for r in works]
    heading = v.say("wall.layout", core=core, points=sum(not s.core for s in spots))
    wheel = pieces_wall.wheel(spots, v.say("wall.no_projects"))
    return pieces_wall.scene(heading, wheel, _named(told)) if spots else ""


def pays(payers: pd.DataFrame) -> str:
    """The largest amounts by investor."""
    v = view()
    rows = [r for r in _rows(payers) if r["amount_cny"] == r["amount_cny"]][:_MOST]
    longest = max((r["amount_cny"] for r in rows), default=1)
    bars = [pieces_wall.Bar(text.both(r, "name", v.lang), f"{text.quantity(quantity_of(r, 'amount_cny', '元'), v.lang)} · {kind_label(r, v.lang)}",
                            r["amount_cny"] / longest, v.style.colours["money"]) for r in rows]  # fmt: skip
    return (
        pieces_wall.scene(v.say("chart.who_pays"), pieces_wall.bars(bars), _sources(payers.head(_MOST))) if bars else ""
    )


def happened(news: pd.DataFrame) -> str:
    """What happened last."""
    v = view()
    rows = [(text.day(r["date"], v.lang), f"{text.both(r, 'title', v.lang)} · {kind_label(r, v.lang)}", text.both(r, "note", v.lang))
            for r in _rows(news.head(_MOST))]  # fmt: skip
    return pieces_wall.scene(v.say("overview.news"), pieces_wall.news(rows), _sources(news.head(_MOST))) if rows else ""


def known(state: Freshness) -> str:
    """How much is known, and how well."""
    v = view()
    items = [(str(state.claims), v.say("wall.claims")), (str(state.sources), v.say("wall.sources_count")),
             (str(state.grade_a), v.say("wall.grade_a")), (str(state.rivals), v.say("wall.rivals"))]  # fmt: skip
    return pieces_wall.scene(
        v.say("wall.known"), pieces_wall.facts(items), v.say("wall.newest", day=text.day(state.newest, v.lang))
    )


def wall(scenes: Sequence[str]) -> None:
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
