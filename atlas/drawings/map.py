"""Rows → pydeck deck: county shapes, the layout with its spokes, and bubbles. Never filters, never sums.

``_sheet`` is the one place that makes a Deck: no base map, so that nothing is asked of an outside host, a view that never
moves, so that a page scrolls over it, and text that shows Chinese. The twin that needs no WebGL is in ``wheel``.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from math import cos, radians
from typing import Any

import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize

from atlas.catalog.model import Shape
from atlas.catalog.remember import remembered
from atlas.drawings.bars import Style
from atlas.drawings.bubbles import Bubble, Tip, Tones, bubbles, tips, tones
from atlas.drawings.colours import mix, rgb
from atlas.drawings.region.outlines import inner_point
from atlas.figures.layout import LayoutRow, MarkRow
from atlas.figures.shared.places import Ground, Point
from atlas.figures.shared.table import Table
from atlas.words.text import say

Rows = Sequence[LayoutRow]

_STILL = dict.fromkeys(
    ("scrollZoom", "dragPan", "dragRotate", "doubleClickZoom", "touchZoom", "touchRotate", "keyboard"), False
)
_TILE_PX = 512
_DASH = 0.03  # degrees


@dataclass(frozen=True, slots=True)
class Canvas:
    """One size of the map: its height, the radius of the largest bubble, text, all px, and what the zoom gives up."""

    name: str
    height: int
    bubble: float
    text: int
    zoom_off: float
    badges: bool
    tips: bool  # not where a finger taps: a tip would stay and cover the map


LARGE = Canvas("large", height=510, bubble=34, text=14, zoom_off=0.0, badges=True, tips=True)
SMALL = Canvas("small", height=350, bubble=24, text=12, zoom_off=0.73, badges=False, tips=False)


class Sheet(pdk.Deck):  # type: ignore[misc]
    """A Deck that is never changed: its JSON is made once, and without spaces."""

    @cached_property
    def _made(self) -> str:
        return json.dumps(self, sort_keys=True, default=default_serialize, ensure_ascii=False, separators=(",", ":"))

    def to_json(self) -> str:
        return self._made


def _sheet(layers: Sequence[pdk.Layer], view: tuple[float, float, float], tip: Mapping[str, Any] | None) -> Sheet:
    """The one factory of decks. ``map_style`` must stay unset: any value, None too, makes the browser ask for a base map."""
    longitude, latitude, zoom = view
    return Sheet(
        layers=list(layers),
        map_provider=None,
        views=[pdk.View(type="MapView", controller=dict(_STILL))],
        initial_view_state=pdk.ViewState(
            longitude=longitude, latitude=latitude, zoom=round(zoom, 3), pitch=0, bearing=0
        ),
        tooltip=dict(tip) if tip else False,
    )


def _ring(points: Sequence[Point]) -> list[list[float]]:
    """To 10 m, which is less than a pixel."""
    return [[round(x, 4), round(y, 4)] for x, y in points]


def short(name: str, lang: str) -> str:
    """A county's name as a map has room for it: without 'County' in English."""
    for ending in (" County", " District", " City") if lang == "en" else ():
        name = name.removesuffix(ending)
    return name


def _anchors(ground: Ground) -> dict[str, Point]:
    """Where a county's name stands: deep inside its outline; at its seat where no outline is known."""
    return {**ground.seats, **{place: inner_point(shape) for place, shape in ground.outlines.items()}}


def _counties(
    rows: Rows, outlines: Mapping[str, Shape], told: Mapping[str, Tip], lang: str, paint: Tones
) -> Iterator[dict[str, Any]]:
    for row in rows:
        if row.place in outlines:
            shape = {
                "id": row.place,
                "fill": list(paint.roles[row.role]),
                "name": row.name.of(lang),
                **asdict(told[row.place]),
            }
            yield from ({**shape, "rings": [_ring(r) for r in rings]} for rings in outlines[row.place].polygons)


def _dashed(start: Point, end: Point) -> Iterator[tuple[Point, Point]]:
    steps = max(1, round(((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5 / _DASH / 2))

    def at(share: float) -> Point:
        return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share

    yield from ((at(n / steps), at((n + 0.5) / steps)) for n in range(steps))


def _spokes(rows: Rows, where: Mapping[str, Point]) -> Iterator[dict[str, Any]]:
    """From each core to each county that is a point, and in dashes to each that holds a zone which is one."""
    for core in (r.place for r in rows if r.role == "core" and r.place in where):
        for row in rows:
            if row.role == "point" and row.county in where and row.county != core:
                start, end = where[core], where[row.county]
                lines = [(start, end)] if row.kind != "zone" else _dashed(start, end)
                yield from ({"from": _ring([a])[0], "to": _ring([b])[0]} for a, b in lines)


Box = tuple[float, float, float, float]  # left, top, right, bottom, px


def _clear(box: Box, taken: Sequence[Box]) -> bool:
    return not any(
        box[0] < right and left < box[2] and box[1] < bottom and top < box[3] for left, top, right, bottom in taken
    )


def _places_for(radius: float, width: float, height: float, line: float) -> Iterator[Point]:
    """Centres of a label of ``width`` by ``height`` px: below, above, right and left of a bubble; else the middle or near it."""
    if not radius:
        yield from (
            (x * line, y * line)
            for x, y in ((0, 0), (0, 0.9), (0, -0.9), (0, 1.8), (1.8, 0), (-1.8, 0), (1.8, 0.9), (0, -1.8))
        )
        return
    beside, over = radius + width / 2 + 4, radius + height / 2 + 1
    yield from ((0.0, over), (0.0, -over), (beside, 0.0), (-beside, 0.0))


def _stack(row: LayoutRow, rows: Rows, bubble: Bubble | None, canvas: Canvas, lang: str) -> list[tuple[str, str]]:
    """The lines of one county's label: name, value, and those of its zones that the layout names."""
    lines = [("names", short(row.name.of(lang), lang))]
    lines += [("values", bubble.label)] if bubble else []
    zones = [r for r in rows if r.kind == "zone" and r.role != "none" and r.county == row.place and canvas.badges]
    return lines + [("badges", say("layout.badge", lang, zone=zone.name.of(lang))) for zone in zones]


def _labels(rows: Rows, where: Mapping[str, Point], at: Mapping[str, Point], found: Mapping[str, Bubble], canvas: Canvas,
            lang: str) -> Iterator[tuple[str, dict[str, Any]]]:  # fmt: skip
    """The labels of all counties, each where it covers no bubble and no other label, if there is such a place.

    ``at`` holds pixels from the middle of the canvas. The largest bubbles come first; names without one can give way.
    """
    line = canvas.text * 1.3
    radii = {place: max((share for share, _ in b.discs), default=0.0) * canvas.bubble for place, b in found.items()}
    taken = [(at[p][0] - r, at[p][1] - r, at[p][0] + r, at[p][1] + r) for p, r in radii.items() if p in at]
    taken += [(-9999.0, canvas.height / 2, 9999.0, 9999.0)]
    counties = [r for r in rows if r.place in where and r.kind != "zone"]
    for row in sorted(counties, key=lambda r: -radii.get(r.place, 0.0)):
        place, stack = row.place, _stack(row, rows, found.get(row.place), canvas, lang)
        width, height = max(_width(label, canvas.text) for _, label in stack), line * len(stack)
        choices = list(_places_for(radii.get(place, 0.0), width, height, line))
        boxes = [(at[place][0] + x - width / 2, at[place][1] + y - height / 2, at[place][0] + x + width / 2, at[place][1] + y + height / 2)
                 for x, y in choices]  # fmt: skip
        best = next((n for n, box in enumerate(boxes) if _clear(box, taken)), 0)
        taken.append(boxes[best])
        x, y = choices[best]
        for number, (kind, label) in enumerate(stack):
            shift = [round(x), round(y + (number - (len(stack) - 1) / 2) * line)]
            yield kind, {"at": _ring([where[place]])[0], "text": label, "shift": shift}


def _width(label: str, size: int) -> float:
    """Roughly, in px: a Chinese character is a square, a Latin one about half as wide."""
    return size * sum(1.0 if ord(c) > 0x2E80 else 0.56 for c in label)


def _text(kind: str, data: list[dict[str, Any]], canvas: Canvas, paint: Tones) -> pdk.Layer:
    """A layer of labels with a halo of the ground's colour; a bare "auto" would break it, and Chinese would not show."""
    weight, size = (600, canvas.text) if kind == "names" else (400, canvas.text - 1)
    return pdk.Layer(
        "TextLayer", id=f"{kind}", data=data, get_position="at", get_text="text", get_pixel_offset="shift", get_size=size,
        get_color=[*(paint.ink if kind != "badges" else mix(paint.ink, paint.ground, 0.85)), 255], font_weight=weight,
        font_family=pdk.types.String("sans-serif"), character_set=pdk.types.String("auto"), pickable=False,
        font_settings={"sdf": True, "fontSize": 48, "buffer": 8, "radius": 16, "cutoff": 0.2},
        outline_width=3, outline_color=[*paint.ground, 235],
    )  # fmt: skip


@remembered
def deck(rows: Table[LayoutRow], marks: Table[MarkRow], ground: Ground, view: tuple[float, float, float], picked: tuple[str, ...],
         canvas: Canvas, style: Style) -> Sheet:  # fmt: skip
    """The map: shapes filled by role, spokes, bubbles of ``marks`` (see ``bubbles``), labels, a frame around what is picked.

    ``rows`` are those of ``layout.layout`` for all places; ``view`` is longitude, latitude and zoom of the large canvas. The
    id of the layer that can be clicked holds what is picked: so the browser forgets a click once it was answered, and the next
    click on the same county is told again.
    """
    paint, found, outlines, where = (
        tones(style),
        {b.county: b for b in bubbles(marks, style)},
        ground.outlines,
        _anchors(ground),
    )
    longitude, latitude, zoom = view[0], view[1], view[2] - canvas.zoom_off
    across = _TILE_PX * 2**zoom / 360  # pixels for each degree of longitude
    at = {
        p: ((x - longitude) * across, (latitude - y) * across / cos(radians(latitude))) for p, (x, y) in where.items()
    }
    labels: dict[str, list[dict[str, Any]]] = {"names": [], "values": [], "badges": []}
    for kind, label in _labels(rows, where, at, found, canvas, style.lang):
        labels[kind].append(label)
    discs = [{"at": _ring([where[b.county]])[0], "radius": round(share * canvas.bubble, 1), "fill": [*rgb(colour), 255]}
             for b in found.values() if b.county in where for share, colour in b.discs]  # fmt: skip
    framed = dict.fromkeys(r.county for r in rows if r.place in picked and r.county in outlines)
    chosen = [{"path": _ring(ring)} for place in framed for rings in outlines[place].polygons for ring in rings]
    layers = [
        pdk.Layer("PolygonLayer", id=f"county.{'.'.join(picked)}", data=list(_counties(rows, outlines, tips(rows, marks, style), style.lang, paint)),
                  get_polygon="rings", get_fill_color="fill", get_line_color=[*paint.border, 255], line_width_units=pdk.types.String("pixels"),
                  get_line_width=1, stroked=True, pickable=True, auto_highlight=True, highlight_color=[*paint.spoke, 60]),
        pdk.Layer("PathLayer", id="picked", data=chosen, get_path="path", get_color=[*paint.ink, 255], get_width=2.5,
                  width_units=pdk.types.String("pixels"), joint_rounded=True, pickable=False),
        pdk.Layer("LineLayer", id="spokes", data=list(_spokes(rows, where)), get_source_position="from", get_target_position="to",
                  get_color=[*paint.spoke, 200], get_width=1.5, width_units=pdk.types.String("pixels"), pickable=False),
        pdk.Layer("ScatterplotLayer", id="bubbles", data=discs, get_position="at", get_radius="radius", get_fill_color="fill",
                  radius_units=pdk.types.String("pixels"), radius_min_pixels=2.5, stroked=True, get_line_color=[*paint.ground, 255], get_line_width=1,
                  line_width_units=pdk.types.String("pixels"), pickable=False),
        *(_text(kind, data, canvas, paint) for kind, data in labels.items()),
    ]  # fmt: skip
    tip = {"html": "<b>{name}</b> · {role}<br>{said}<br>{zones}",
           "style": {"background": f"rgb{paint.ground}", "color": f"rgb{paint.ink}", "font-size": "13px", "line-height": "1.5",
                     "max-width": "260px", "border": f"1px solid rgb{paint.border}", "border-radius": "4px"}}  # fmt: skip
    return _sheet(layers, (longitude, latitude, zoom), tip if canvas.tips else None)
