"""Rules about the map: zones, seats and outlines belong to each other."""

from collections.abc import Iterator
from itertools import pairwise

from atlas.catalog.draft import Draft
from atlas.catalog.messages.phrase import said, short
from atlas.catalog.model import Place, Ring, Shape
from atlas.catalog.problem import Problem


def zones_lie_in_a_county(draft: Draft) -> Iterator[Problem]:
    for found in draft.places:
        outer = draft.ids["places"].get(found.record.within or "")
        if outer and outer.kind not in ("county", "district"):
            yield found.problem(said("zone.within", id=outer.id, kind=outer.kind), "within")


def seats_are_of_counties(draft: Draft) -> Iterator[Problem]:
    for found in draft.seats:
        place = draft.ids["places"].get(found.record.place)
        if place and not place.adcode:
            yield found.problem(said("seat.county", id=place.id), "place")


def adcodes_are_used_once(draft: Draft) -> Iterator[Problem]:
    places: dict[str, Place] = {}
    for found in draft.places:
        code = found.record.adcode
        if code and code in places:
            yield found.problem(said("adcode.twice", code=code, id=places[code].id), "adcode")
        elif code:
            places[code] = found.record


def boundaries_are_of_places(draft: Draft) -> Iterator[Problem]:
    codes = {found.record.adcode for found in draft.places}
    seen: set[str] = set()
    for outline in draft.shapes:
        code = outline.record.adcode
        if code in seen:
            yield outline.problem(said("outline.twice", code=code))
        elif code not in codes and not draft.may_be_lost("places", code):
            yield outline.problem(said("outline.none", code=code))
        seen.add(code)


def places_are_named_as_on_the_map(draft: Draft) -> Iterator[Problem]:
    outlines = {outline.record.adcode: outline for outline in reversed(draft.shapes)}
    for found in draft.places:
        # Each outline is met once: a code that is used twice is a fault of its own.
        outline, name = outlines.pop(found.record.adcode or "", None), found.record.name
        if outline and not (name.startswith(outline.record.name) or outline.record.name.startswith(name)):
            where = outline.where()
            yield found.problem(
                said("outline.name", name=short(name), drawn=short(outline.record.name), where=where), "name"
            )


def counties_have_boundaries(draft: Draft) -> Iterator[Problem]:
    drawn = {outline.record.adcode for outline in draft.shapes}
    if drawn and not draft.may_be_lost("boundaries", ""):
        for found in draft.places:
            code = found.record.adcode
            if code and code not in drawn and found.record.kind in ("county", "district"):
                yield found.problem(said("outline.missing", code=code), "adcode")


def seats_lie_in_their_county(draft: Draft) -> Iterator[Problem]:
    shapes = {outline.record.adcode: outline.record for outline in reversed(draft.shapes)}
    for found in draft.seats:
        place = draft.ids["places"].get(found.record.place)
        shape = shapes.get(place.adcode) if place and place.adcode else None
        if shape and not found.record.rejected and not inside(shape, float(found.record.lon), float(found.record.lat)):
            point = f"{found.record.lon}, {found.record.lat}"
            yield found.problem(said("seat.outside", point=point, shape=shape.name), "lon")


def inside(shape: Shape, lon: float, lat: float) -> bool:
    """True if the point lies within an outer ring and in none of its holes."""
    return any(
        _within(rings[0], lon, lat) and not any(_within(hole, lon, lat) for hole in rings[1:])
        for rings in shape.polygons
    )


def _within(ring: Ring, lon: float, lat: float) -> bool:
    """Counts how often a ray to the east crosses the ring: an odd number means inside."""
    odd = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) / (y2 - y1) * (x2 - x1):
            odd = not odd
    return odd
