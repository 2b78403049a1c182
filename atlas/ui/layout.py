"""The layout page's pieces: what bubbles stand for, map or wheel, the choice of a place, its card, and what is on no map.

A click on the map, on the wheel or on a name sets the shared filter of places; a second one clears it. Where the browser
has no WebGL the map would be a blank hole. A small script of the start page tells that in a cookie, and the wheel is drawn;
where no cookie came, the wheel stands hidden beside the map, and the script puts a class on the document that shows it.
"""

from functools import lru_cache, partial
from html import escape as html

import streamlit as st

from atlas.catalog.catalogue import Catalog
from atlas.drawings import map as maps
from atlas.drawings.bars import Picture, Style
from atlas.drawings.bubbles import measure_label, tones
from atlas.drawings.wheel import schematic
from atlas.figures import layout as places
from atlas.figures.selection import Selection
from atlas.markup import layout as place_card
from atlas.markup import parts as pieces
from atlas.ui.choices import adopt_one, tell_one
from atlas.ui.frame import view
from atlas.ui.parts import cite, download, line, section, title, twin
from atlas.ui.server.front import PROBE, WEBGL, WIDTH
from atlas.words import text
from atlas.words.vocab import ROLE

_CSS = (
    """<style>
.st-key-map-frame{container-type:inline-size;position:relative}
.st-key-map-frame canvas{touch-action:pan-y pinch-zoom!important}
@container (max-width:519px){.st-key-map-frame:has(.st-key-map-small) .st-key-map-large{display:none!important}.st-key-map-large{zoom:.6}}
@container (min-width:519.1px){.st-key-map-frame:has(.st-key-map-large) .st-key-map-small{display:none!important}}
.st-key-map-spare{display:none!important}
.atlas-no-webgl .st-key-map-spare{display:flex!important}
.atlas-no-webgl :is(.st-key-map-large,.st-key-map-small,.st-key-map-credit,.st-key-map-notes){display:none!important}
.st-key-map-credit{position:absolute;left:0;top:.4rem;width:auto;max-width:38%;z-index:2;pointer-events:none}
.st-key-map-credit a{pointer-events:auto}
.st-key-map-credit p{font-size:.75rem;line-height:1.4;margin:0;padding:0;opacity:.85}
</style>"""
    + place_card.STYLE
)
_PLOTLY = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "doubleClick": False, "showTips": False}
_SIZES = {"wide": (maps.LARGE,), "narrow": (maps.SMALL,)}
_DRAWINGS = ("map", "wheel")
_SEVERAL = "*"
_MARK_HEADINGS = {"county_name": "col.county", "progress": "col.progress", "amount": "col.amount", "date": "col.date",
                  "source": "col.source", "locator": "col.locator"}  # fmt: skip


def layout_title() -> None:
    v = view()
    st.html(_CSS)
    title("layout.heading", text=place_card.title(v.catalog, v.lang))


def choose_measure() -> str:
    """What the bubbles are sized by; in the address as ``measure``."""
    v = view()
    options = places.measures(v.catalog)
    adopt_one("measure", options)
    st.segmented_control(v.say("layout.measure"), options, key="measure", required=True, wrap=True,
                         format_func=lambda m: measure_label(m, v.lang))  # fmt: skip
    return tell_one("measure", options)


def choose_drawing() -> str:
    """Map or wheel; in the address as ``drawing``. A region without outlines has only the wheel."""
    v = view()
    if not v.catalog.boundaries:
        return "wheel"
    adopt_one("drawing", _DRAWINGS)
    st.segmented_control(
        v.say("layout.drawing"), _DRAWINGS, key="drawing", required=True, format_func=lambda d: v.say(f"layout.{d}")
    )
    return tell_one("drawing", _DRAWINGS)


def _pick(place: str) -> None:
    """The shared filter becomes this place alone, or none if it was that already."""
    if place:  # whatever is no place is put back before the page runs, in ``address.adopt``
        st.session_state["place"] = [] if st.session_state.get("place") == [place] else [place]


def _clicked_map(key: str) -> None:
    for objects in st.session_state[key].selection.objects.values():
        for clicked in objects[:1]:
            _pick(str(clicked.get("id", "")))


def _clicked_wheel(key: str) -> None:
    for point in st.session_state[key].selection.points[:1]:
        _pick(str((point.get("customdata") or [""])[0]))


def _chose_name() -> None:
    chosen = st.session_state["_county"]
    if chosen != _SEVERAL:
        st.session_state["place"] = [chosen] if chosen else []


@lru_cache(maxsize=64)
def _deck(
    catalog: Catalog,
    chosen: Selection,
    measure: str,
    picked: tuple[str, ...],
    at: tuple[float, float, float],
    canvas: maps.Canvas,
    style: Style,
) -> maps.Sheet:
    frames = places.layout(catalog, chosen), places.marks(catalog, chosen, measure)
    return maps.deck(*frames, places.outlines(catalog), places.seats(catalog), at, picked, canvas, style)


@lru_cache(maxsize=64)
def _wheel(catalog: Catalog, chosen: Selection, measure: str, picked: tuple[str, ...], style: Style) -> Picture:
    return schematic(places.layout(catalog, chosen), places.marks(catalog, chosen, measure), measure, picked, style)


def layout_picture(measure: str, drawing: str) -> None:
    """The map, or the wheel, with title, legend and corner; both are made once for all who see the same."""
    v, style = view(), view().style
    everywhere = places.everywhere(v.chosen)
    wheel, marks = (
        _wheel(v.catalog, everywhere, measure, v.chosen.places, style),
        places.marks(v.catalog, everywhere, measure),
    )
    st.html(pieces.head(wheel.title, wheel.subtitle, wheel.keys, cite(marks), level=2, kind="finding"))
    can = st.context.cookies.get(WEBGL)
    if drawing == "wheel":
        _draw_wheel(wheel)
    elif can == "0":
        line(v.say("layout.no_webgl"), "src")
        _draw_wheel(wheel)
    else:
        _draw_map(measure, everywhere, wheel, sure=can == "1")
    if len(marks):
        columns = {c: k for c, k in _MARK_HEADINGS.items() if c != "progress" or measure in places.PRODUCTS}
        twin(marks, columns, f"marks-{measure}")


def _draw_map(measure: str, everywhere: Selection, wheel: Picture, sure: bool) -> None:
    """The map for the width that the browser told, or for both, of which the style shows the one that fits.

    Unless WebGL is ``sure``, the wheel stands hidden beside it.
    """
    v, style = view(), view().style
    region = text.both(v.catalog.places[v.config.region], "name", v.lang)
    at = v.config.map.longitude, v.config.map.latitude, v.config.map.zoom
    with st.container(key="map-frame", gap=None):
        for canvas in _SIZES.get(st.context.cookies.get(WIDTH, ""), (maps.LARGE, maps.SMALL)):
            key = f"deck-{canvas.name}"
            with st.container(key=f"map-{canvas.name}"):
                st.pydeck_chart(_deck(v.catalog, everywhere, measure, v.chosen.places, at, canvas, style), height=canvas.height, key=key,
                                on_select=partial(_clicked_map, key), selection_mode="single-object",
                                alt=v.say("layout.map_alt", region=region, said=wheel.alt))  # fmt: skip
        if not sure:
            st.html(f"<script>{PROBE}</script>", unsafe_allow_javascript=True)
            with st.container(key="map-spare"):
                line(v.say("layout.no_webgl"), "src")
                _draw_wheel(wheel)
        with st.container(key="map-credit"):
            st.html(f"<p>{place_card.credit(v.catalog, v.lang, v.notes)}</p>")
    with st.container(key="map-notes"):
        st.html(_legend(v.style, v.say("layout.key_spoke"), place_card.zones(v.catalog, v.lang)))


def _draw_wheel(wheel: Picture) -> None:
    v = view()
    named = {
        w: [text.both(p, "name", v.lang) for p in places.in_order(v.catalog) if p.role == w] for w in ("core", "point")
    }
    core, points = (v.say("list.pause").join(named[word]) for word in ("core", "point"))
    with st.container(key="wheel-frame", gap=None):
        st.plotly_chart(wheel.figure, key="wheel", config=_PLOTLY, on_select=partial(_clicked_wheel, "wheel"), selection_mode="points",
                        alt=v.say("layout.wheel_alt", core=core, points=points, said=wheel.alt))  # fmt: skip
        st.html(_legend(v.style, v.say("layout.key_wheel")))


def _legend(style: Style, *notes: str) -> str:
    """What the fills mean, and lines of text."""
    paint = tones(style)
    fills = []
    for role in ("core", "point", "none"):
        label = text.word(ROLE, role, style.lang) if role != "none" else text.say("layout.unnamed", style.lang)
        fills.append(f'<span><i style="background:rgb{paint.roles[role]}"></i>{label}</span>')
    return f'<p class="atlas-legend">{"".join(fills)}{"".join(f"<span>{html(n)}</span>" for n in notes if n)}</p>'


def choose_place() -> None:
    """The same choice as a click on the map, by keyboard: names in the order of the layout."""
    v = view()
    picked = v.chosen.places
    names = {"": v.say("layout.all")}
    for place in places.in_order(v.catalog):
        role = "" if place.role == "none" else v.say("layout.with_role", role=text.word(ROLE, place.role, v.lang))
        names[place.id] = text.both(place, "name", v.lang) + role
    if len(picked) > 1:
        names[_SEVERAL] = v.say("layout.several", count=len(picked))
    st.session_state["_county"] = "" if not picked else picked[0] if len(picked) == 1 else _SEVERAL
    st.selectbox(
        v.say("layout.choose"), list(names), key="_county", on_change=_chose_name, format_func=names.__getitem__
    )


def place_cards() -> None:
    """The card of what is picked, else that of the region."""
    v = view()
    for place in v.chosen.places[:3]:
        st.html(place_card.card(v.catalog, v.chosen, place, v.lang, v.notes))
    if not v.chosen.places:
        st.html(place_card.whole(v.catalog, v.config.region, v.lang, v.notes))


def off_map() -> None:
    v = view()
    st.html(place_card.off_map(v.catalog, v.chosen, v.lang, v.notes))


def rival_layouts() -> None:
    """What another source says of the layout, where one does."""
    v = view()
    lines = place_card.rival_readings(v.catalog, v.chosen, v.lang, v.notes)
    if lines:
        section(v.say("layout.rival"))
        st.html("".join(lines))


def layout_table() -> None:
    """All places side by side, and the CSV of the same rows."""
    v = view()
    section(v.say("layout.table"), v.say("layout.table_lead"))
    st.html(place_card.table(v.catalog, v.chosen, v.lang, v.notes))
    download(places.layout(v.catalog, v.chosen), "layout")
