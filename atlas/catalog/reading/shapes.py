"""County outlines from GeoJSON: properties ``adcode`` and ``name``, Polygon or MultiPolygon, WGS84.

Checked by hand, since a union of nested pydantic tuples names the fault in its own terms; shapely serves the tests only.
"""

import math
from typing import Any

from atlas.catalog.garbled import fault
from atlas.catalog.messages.phrase import said
from atlas.catalog.model import Ring, Shape
from atlas.catalog.problem import Problem, Unfit
from atlas.catalog.reading.document import MOST_PROBLEMS, Document, Loc
from atlas.catalog.reading.parse import Entry, Lost, Parsed


def shapes(document: Document) -> Parsed[Shape]:
    """The outlines of a FeatureCollection."""
    data = document.data
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list) or data.get("type") != "FeatureCollection":
        return Parsed((), (document.problem((), said("map.no_collection")),), Lost(everything=True))
    entries: list[Entry[Shape]] = []
    problems: list[Problem] = []
    for at, feature in enumerate(features):
        loc: Loc = ("features", at)
        try:
            entries.append(Entry(_shape_of(feature), document, loc))
        except Unfit as bad:
            problems.append(document.problem(loc, bad.said))
            if len(problems) >= MOST_PROBLEMS:
                break
    return Parsed(tuple(entries), tuple(problems), Lost(everything=bool(problems)))


def _shape_of(feature: Any) -> Shape:
    properties, geometry = (
        feature.get(name) if isinstance(feature, dict) else None for name in ("properties", "geometry")
    )
    if not isinstance(properties, dict) or not isinstance(geometry, dict):
        raise Unfit(said("map.no_feature"))
    adcode, name = properties.get("adcode"), properties.get("name")
    code = str(adcode) if isinstance(adcode, (str, int)) and not isinstance(adcode, bool) else ""
    if not (code.isascii() and code.isdigit() and len(code) == 6):
        raise Unfit(said("map.adcode"))
    if not isinstance(name, str) or not name.strip() or fault(name):
        raise Unfit(said("map.name"))
    coordinates = geometry.get("coordinates")
    if geometry.get("type") == "Polygon":
        coordinates = [coordinates]
    elif geometry.get("type") != "MultiPolygon":
        raise Unfit(said("map.type"))
    return Shape(code, name, tuple(tuple(_ring(ring) for ring in _list(polygon)) for polygon in _list(coordinates)))


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise Unfit(said("map.gap"))
    return value


def _ring(value: Any) -> Ring:
    ring = tuple(_point(point) for point in _list(value))
    if len(ring) < 4 or ring[0] != ring[-1]:
        raise Unfit(said("map.open"))
    return ring


def _point(value: Any) -> tuple[float, float]:
    if not isinstance(value, list) or len(value) not in (2, 3) or any(type(part) not in (int, float) for part in value):
        raise Unfit(said("map.point"))
    lon, lat = value[0], value[1]
    if not (math.isfinite(lon) and math.isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90):
        raise Unfit(said("map.globe"))
    return float(lon), float(lat)
