"""Counties as GeoJSON: the outline of each, what the layout tells of it, and the rows of a table that lie in it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Ring, Shape
from atlas.exports import tables
from atlas.exports.about import About
from atlas.exports.columns import records
from atlas.exports.formats.plain import dumped
from atlas.figures import layout
from atlas.figures.shared import places
from atlas.figures.shared.selection import county_of
from atlas.figures.shared.table import grouped
from atlas.markup.layout import approval
from atlas.words import text
from atlas.words.text import say

# The tables whose rows lie somewhere, and the column that says where.
PLACED = {
    "projects": "place", "capacities": "place", "milestones": "place", "enterprises": "place", "investments": "place",
    "indicators": "subject", "places": "id", "claims": "place",
}  # fmt: skip
# Of what the layout tells, the part that a file of outlines repeats in geometry or in other properties.
_LEFT = ("county", "county_name", "county_name_en", "county_source", "county_locator")


def geojson_bytes(about: About, name: str) -> bytes:
    """One feature for each chosen county, WGS84, with the rows of the table ``name`` under ``rows``; each county for a table
    that no filter touches. Rows that lie in no one county, or of which no source states it, are in a last feature without a geometry.
    """
    catalog = about.catalog
    rows = grouped(records(tables.table_of(catalog, about.chosen, name)), lambda row: _county(catalog, row, name))
    outlines = places.outlines(catalog)
    across = layout.everywhere(about.chosen) if name in tables.WHOLE else about.chosen
    told = (row for row in records(layout.layout(catalog, across)) if row["place"] in outlines)
    features = [_feature(row["place"], outlines[row["place"]], row, rows.pop(row["place"], [])) for row in told]
    if left := [row for held in rows.values() for row in held]:
        features.append(_feature("", None, {"name": say("file.unlocated", about.lang)}, left))
    return dumped(
        {"type": "FeatureCollection", "name": name, **about.members(), "credit": credit(about), "features": features}
    )


def credit(about: About) -> str:
    """Who publishes the outlines, and the number under which their map was approved; "" where there are none."""
    if not (key := places.outline_source(about.catalog)):
        return ""
    source = about.catalog.sources[key]
    number, title = approval(source, about.lang), text.both(source, "title", about.lang).strip("《》")
    return say("file.credit" if number else "file.credit_plain", about.lang, publisher=text.both(source, "publisher", about.lang),
               title=title, number=number)  # fmt: skip


def _county(catalog: Catalog, row: Mapping[str, Any], name: str) -> str:
    at = row[PLACED[name]]
    return county_of(catalog, at) if at in catalog.places else ""


def _feature(
    key: str, shape: Shape | None, told: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    kept = {column: value for column, value in told.items() if column not in _LEFT}
    geometry = None
    if shape is not None:
        polygons = [list(_rings(polygon)) for polygon in shape.polygons]
        several = len(polygons) > 1
        geometry = {
            "type": "MultiPolygon" if several else "Polygon",
            "coordinates": polygons if several else polygons[0],
        }
    return {
        "type": "Feature",
        **({"id": key} if key else {}),
        "geometry": geometry,
        "properties": {**kept, "rows": rows},
    }


def _rings(polygon: Sequence[Ring]) -> Iterator[Ring]:
    """The rings as RFC 7946 wants them: the outer one runs against the clock, holes with it."""
    for at, ring in enumerate(polygon):
        against = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) > 0
        yield ring if against is (at == 0) else ring[::-1]
