"""The layout page's pieces: what is counted, picture, map or wheel, the choice of a place, its card, and what is on no map.

A click on a county sets the shared filter of places; a second one clears it. Who points at one reads the same card on either. The
picture needs nothing of the browser; the map that zooms needs WebGL, and says so.
"""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st
from markupsafe import Markup

from atlas.catalog.model import Place
from atlas.drawings import map as maps
from atlas.drawings.bars import Picture, Style
from atlas.drawings.bubbles import bubbles, measure_label, tips
from atlas.drawings.region.sketch import Sketch
from atlas.figures.layout import PRODUCTS, Here, LayoutRow, MarkRow, UnlocatedRow
from atlas.figures.shared import places
from atlas.figures.shared.places import ReadingRow
from atlas.figures.shared.table import Table
from atlas.markup import layout as markup
from atlas.markup.pictures import region as regions
from atlas.markup.pictures.plate import Drawn
from atlas.markup.shared import parts
from atlas.markup.shared import sketch as pictures
from atlas.ui.shared.choices import adopt_one, tell_one
from atlas.ui.shared.frame import view
from atlas.ui.shared.parts import cite, cited_by, line, nothing, section, title, twin
from atlas.ui.takeaway.pictures import Taken
from atlas.words import text
from atlas.words.vocab import ROLE

_PLOTLY = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "doubleClick": False, "showTips": False}
_DRAWINGS = ("picture", "map", "wheel")
_SEVERAL = "*"
_WHEEL_PX = 640.0
_TYPE = (20.0, 12.0)  # 13 px in units of the sketch, where it is 260 px wide on a phone and 440 in a wide window
_MARK_HEADINGS = {"county_name": "col.county", "progress": "col.progress", "amount": "col.amount", "date": "col.date",
                  "source": "col.source", "locator": "col.locator"}  # fmt: skip


def heading(core: Sequence[Place], points: Sequence[Place], rows: Table[LayoutRow]) -> None:
    """The finding: the layout in a line. Which of its places no source tells a project of stands below the picture, which is so
    whole on the first screen of a small window."""
    v = view()
    st.html(markup.style())
    title("layout.heading", "", text=markup.title(core, points, rows, v.lang))


def choose_measure(options: tuple[str, ...]) -> str:
    """What the bubbles are sized by; in the address as ``measure``."""
    v = view()
    adopt_one("measure", options)
    st.segmented_control(v.say("layout.measure"), options, key="measure", required=True, wrap=True,
                         format_func=lambda m: measure_label(m, v.lang))  # fmt: skip
    return tell_one("measure", options)


def choose_drawing() -> str:
    """Picture, map or wheel; in the address as ``drawing``. A region without outlines has only the wheel."""
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


def picture(
    drawing: str,
    rows: Table[LayoutRow],
    marks: Table[MarkRow],
    measure: str,
    sketch: Sketch,
    draw: Callable[[Style], Picture],
) -> None:
    """The picture, the map or the wheel, with title, legend and credit, and the table of its numbers.

    How many projects are where is said by the title of the page, and not again.
    """
    wheel = draw(view().style)
    caption = parts.paragraph(wheel.subtitle, "src", cite(marks)) if measure == "projects" and marks else Markup()
    if not caption:
        st.html(parts.head(wheel.title, wheel.subtitle, wheel.keys, cite(marks), level=2, kind="finding"))
    if drawing == "picture":
        _draw_sketch(rows, marks, measure, sketch, wheel)
        _below_map(caption, "layout.key_picture", rows)
    elif drawing == "map":
        _draw_map(rows, marks, wheel)
        _below_map(caption, "layout.key_spoke", rows)
    else:
        _draw_wheel(wheel)
        st.html(caption + markup.legend(view().style, _silent(rows), view().say("layout.key_wheel")))
    if marks:
        columns = {c: k for c, k in _MARK_HEADINGS.items() if c != "progress" or measure in PRODUCTS}
        twin(marks, columns, f"marks-{measure}", _taken(drawing, rows, marks, measure, sketch, draw))


def _taken(drawing: str, rows: Table[LayoutRow], marks: Table[MarkRow], measure: str, sketch: Sketch,
           draw: Callable[[Style], Picture]) -> Taken:  # fmt: skip
    """The wheel where it is shown, else the vector picture of the region, as a file; whoever sees the map that zooms takes that too."""
    v = view()
    if drawing == "wheel":
        return Taken.of_chart(f"wheel-{measure}", draw, cited_by(marks), width=_WHEEL_PX)
    spots = _spots(rows, marks, measure)

    def drawn(style: Style) -> Drawn:
        told = draw(style)
        return regions.drawn(sketch, spots, v.chosen.places, (told.title, told.subtitle, told.alt), style)

    return Taken(f"map-{measure}", drawn, cited_by(marks), mapped=True)


def _spots(rows: Table[LayoutRow], marks: Table[MarkRow], measure: str) -> list[pictures.Spot]:
    """The counties with what is measured in each."""
    v = view()
    found, told = {b.county: b.label for b in bubbles(marks, v.style)}, tips(rows, marks, v.style)
    return [pictures.Spot(r.place, r.role, maps.short(r.name.of(v.lang), v.lang), found.get(r.place, ""),
                          v.notes.to("layout", place="" if v.chosen.places == (r.place,) else r.place, measure=measure),
                          markup.card_lines(r, told[r.place], v.lang))
            for r in rows if r.kind != "zone"]  # fmt: skip


def _draw_sketch(rows: Table[LayoutRow], marks: Table[MarkRow], measure: str, sketch: Sketch, wheel: Picture) -> None:
    """Counties as a vector picture, their numbers in them; a name leads to its county, and from there back to all."""
    v = view()
    alt = v.say("layout.map_alt", region=text.both(v.catalog.places[v.config.region], "name", v.lang), said=wheel.alt)
    spots, apart = markup.counted(_spots(rows, marks, measure), rows, v.lang)
    st.html(pictures.picture(sketch, spots, v.chosen.places, alt, v.style, _TYPE, apart))


def _draw_map(rows: Table[LayoutRow], marks: Table[MarkRow], wheel: Picture) -> None:
    """The map that zooms, for a wide window and for a phone, of which the style shows the one that fits."""
    v, seen = view(), view().config.map
    alt = v.say("layout.map_alt", region=text.both(v.catalog.places[v.config.region], "name", v.lang), said=wheel.alt)
    drawn = partial(
        maps.deck, rows, marks, places.ground(v.catalog), (seen.longitude, seen.latitude, seen.zoom), v.chosen.places
    )
    line(v.say("layout.needs_webgl"), "src")
    with st.container(key="map-frame", gap=None):
        for canvas in (maps.LARGE, maps.SMALL):
            key = f"deck-{canvas.name}"
            with st.container(key=f"map-{canvas.name}"):
                st.pydeck_chart(drawn(canvas, v.style), height=canvas.height, key=key, on_select=partial(_clicked_map, key),
                                selection_mode="single-object", alt=alt)  # fmt: skip


def _silent(rows: Table[LayoutRow]) -> str:
    """The places of the layout without a project; not told where a filter may be what leaves them without one."""
    v = view()
    return "" if v.chosen.narrowed else markup.points_told(rows, v.lang)


def _below_map(caption: Markup, key: str, rows: Table[LayoutRow]) -> None:
    v = view()
    zones = markup.zones(places.housed(v.catalog), v.lang)
    credit = markup.credit(v.catalog.sources.get(places.outline_source(v.catalog)), v.notes)
    legend = markup.legend(v.style, _silent(rows), v.say(key), zones, fills=key != "layout.key_picture")
    st.html(caption + legend + credit)


def _draw_wheel(wheel: Picture) -> None:
    v = view()
    core, points = (markup.names(places.of_role(v.catalog, role), v.lang) for role in ("core", "point"))
    with st.container(key="wheel-frame", gap=None):
        st.plotly_chart(wheel.figure, key="wheel", config=_PLOTLY, on_select=partial(_clicked_wheel, "wheel"), selection_mode="points",
                        alt=v.say("layout.wheel_alt", core=core, points=points, said=wheel.alt))  # fmt: skip


def choose_place(held: Sequence[Place]) -> None:
    """The same choice as a click on the map, by keyboard: the names of ``held``."""
    v = view()
    picked, names = v.chosen.places, {"": v.say("layout.all")}
    for place in held:
        role = "" if place.role == "none" else v.say("layout.with_role", role=text.word(ROLE, place.role, v.lang))
        names[place.id] = text.both(place, "name", v.lang) + role
    if len(picked) > 1:
        names[_SEVERAL] = v.say("layout.several", count=len(picked))
    st.session_state["_county"] = "" if not picked else picked[0] if len(picked) == 1 else _SEVERAL
    st.selectbox(
        v.say("layout.choose"), list(names), key="_county", on_change=_chose_name, format_func=names.__getitem__
    )


def cards(picked: Sequence[Here]) -> None:
    """The card of each place that is picked."""
    v = view()
    for here in picked:
        st.html(markup.card(here, v.notes))


def aside(
    unlocated: Table[UnlocatedRow], readings: Table[ReadingRow], core: Sequence[Place], points: Sequence[Place]
) -> None:
    """Folded: what has no county, and what another source says of the layout, where one does."""
    v = view()
    st.html(
        markup.off_map(unlocated, v.notes, opened=False)
        + (markup.readings(readings, core, points, v.notes) if readings else "")
    )


def table(rows: Table[LayoutRow]) -> None:
    """All places below one another; one sentence where a filter leaves nothing."""
    v = view()
    if v.chosen.narrowed and not any(r.told for r in rows):
        nothing("layout.none_fits", "layout")
        return
    section(v.say("layout.table"), v.say("layout.table_lead"))
    st.html(markup.table(rows, v.notes, v.chosen.narrowed))
