"""Text values to records; what does not fit becomes Problems in the project's own words (pydantic's are never shown).

``records`` takes a Document that is one record (a project) or a list of them, ``shapes`` the county outlines. What could not
be used is remembered as ``Lost``, so that a later check does not report its echoes.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, get_args

from pydantic import ValidationError

from atlas.catalog.model import Record, Shape
from atlas.catalog.problem import Problem, did_you_mean, quoted
from atlas.catalog.reading.document import MOST_PROBLEMS, Document, Loc

R = TypeVar("R")
_MOST_ERRORS = 2000


@dataclass(frozen=True, eq=False, slots=True)
class Entry(Generic[R]):
    """A record (or shape) and where it stands: ``loc`` is its place within ``document``."""

    record: R
    document: Document
    loc: Loc

    @property
    def path(self) -> str:
        return self.document.path

    def line(self, *loc: int | str) -> int:
        return self.document.line((*self.loc, *loc))

    def problem(self, message: str, *loc: int | str) -> Problem:
        return self.document.problem((*self.loc, *loc), message)


@dataclass(frozen=True, slots=True)
class Lost:
    """What failed: every text of the failed records in lower case, and whether anything at all may be among them."""

    texts: frozenset[str] = frozenset()
    everything: bool = False

    @staticmethod
    def union(parts: Iterable["Lost"]) -> "Lost":
        all_ = list(parts)
        return Lost(frozenset().union(*(part.texts for part in all_)), any(part.everything for part in all_))


@dataclass(frozen=True, slots=True)
class Parsed(Generic[R]):
    """The entries of one document, its problems, and what is lost."""

    entries: tuple[Entry[R], ...]
    problems: tuple[Problem, ...]
    lost: Lost


NOTHING: Parsed[Any] = Parsed((), (), Lost(everything=True))


def records(document: Document, kind: type[Record], *, single: bool = False) -> Parsed[Any]:
    """The records of ``document``; ``single`` if the whole file is one record."""
    if single:
        items: list[tuple[Loc, Any]] = [((), document.data)]
    elif isinstance(document.data, list):
        items = [((at,), item) for at, item in enumerate(document.data)]
    else:
        says = f"must be a list; begin each {noun(kind)} with '- id: …', or write [] if there is none"
        return Parsed((), (document.problem((), says),), Lost(everything=True))
    entries: list[Entry[Any]] = []
    problems: list[Problem] = []
    failed: list[Any] = list(document.lost)
    for loc, item in items:
        try:
            entries.append(Entry(kind.model_validate(item), document, loc))
        except ValidationError as error:
            problems += _problems(error, document, loc, kind)
            failed.append(item)
        if len(problems) >= MOST_PROBLEMS or len(failed) >= MOST_PROBLEMS:
            last = Problem(document.path, document.line(loc), "", "too many problems; what follows was not checked")
            return Parsed(tuple(entries), (*problems, last), Lost(everything=True))
    return Parsed(tuple(entries), tuple(problems), _lost(failed))


def _lost(items: list[Any]) -> Lost:
    """An item without an id may be the one that any reference means; then nothing is reported as missing."""
    texts = frozenset(text.strip().lower() for item in items for text in _texts(item))
    return Lost(texts, any(not isinstance(item, Mapping) or not item.get("id") for item in items))


def _texts(item: Any) -> Iterator[str]:
    if isinstance(item, str):
        yield item
    elif isinstance(item, Mapping):
        for value in item.values():
            yield from _texts(value)
    elif isinstance(item, list):
        for value in item:
            yield from _texts(value)


def _problems(error: ValidationError, document: Document, start: Loc, kind: type[Record]) -> Iterator[Problem]:
    if error.error_count() > _MOST_ERRORS:
        yield document.problem(start, f"has {error.error_count()} faults; is it a {noun(kind)} at all?")
        return
    for fault in error.errors(include_url=False):
        loc: Loc = tuple(step for step in fault["loc"] if step != "[key]")
        if fault["type"] == "missing" and loc[-1] in document.lacks:
            continue  # the header's own problem says so once
        yield document.problem((*start, *loc), _message(dict(fault), loc, kind))


def _message(fault: Mapping[str, Any], loc: Loc, kind: type[Record]) -> str:
    """One fault as a phrase that follows the name of its field."""
    type_, value, holder = fault["type"], fault["input"], _holder(kind, loc)
    if type_ == "missing":
        return f"is missing; every {noun(holder)} needs it"
    if type_ == "extra_forbidden":
        if value == "" and not re.fullmatch(r"[a-z_]+", str(loc[-1])):
            return "stands after a comma; put quotes around a text that has one, and write a number without"
        return f"no such field{did_you_mean(str(loc[-1]), holder.model_fields)}"
    if value == "":
        return (
            f"is empty; every {noun(holder)} needs it"
            if type_ == "value_error"
            else "is empty; leave the field out, or fill it"
        )
    if type_ == "value_error":
        phrase = str(fault["ctx"]["error"])
        if isinstance(value, str):
            return f"{quoted(value)} {phrase}"
        return f"{_shape(value)} stands where one text is expected" if phrase == "is not a text" else phrase
    if type_ == "tuple_type":
        return f"{_shape(value)} stands where a list is expected; begin each entry with '- '"
    return f"{_shape(value)} stands where {_group(kind, loc)} is expected; write its fields as 'name: value'"


def _shape(value: Any) -> str:
    if isinstance(value, dict):
        return "a group of fields"
    return "a list" if isinstance(value, list) else quoted(str(value))


def noun(kind: type[Record]) -> str:
    return kind.__name__.lower()


def _group(kind: type[Record], loc: Loc) -> str:
    inner = _holder(kind, (*loc, ""))
    name = noun(inner)
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _holder(kind: type[Record], loc: Loc) -> type[Record]:
    """The kind of record whose field the last step of ``loc`` is."""
    for step in loc[:-1]:
        if isinstance(step, str) and step in kind.model_fields:
            kind = next(_inner(kind.model_fields[step].annotation), kind)
    return kind


def _inner(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for argument in get_args(annotation):
        yield from _inner(argument)


class _Bad(Exception):
    """A GeoJSON feature cannot be used; the text says why."""


def shapes(document: Document) -> Parsed[Shape]:
    """County outlines from a GeoJSON FeatureCollection: properties ``adcode`` and ``name``, Polygon or MultiPolygon, WGS84."""
    data = document.data
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list) or data.get("type") != "FeatureCollection":
        return Parsed(
            (),
            (document.problem((), "must be a GeoJSON FeatureCollection with a list of features"),),
            Lost(everything=True),
        )
    entries: list[Entry[Shape]] = []
    problems: list[Problem] = []
    for at, feature in enumerate(features):
        loc: Loc = ("features", at)
        try:
            entries.append(Entry(_shape_of(feature), document, loc))
        except _Bad as bad:
            problems.append(document.problem(loc, str(bad)))
            if len(problems) >= MOST_PROBLEMS:
                break
    return Parsed(tuple(entries), tuple(problems), Lost(everything=bool(problems)))


def _shape_of(feature: Any) -> Shape:
    properties, geometry = (
        (feature.get("properties"), feature.get("geometry")) if isinstance(feature, dict) else (None, None)
    )
    if not isinstance(properties, dict) or not isinstance(geometry, dict):
        raise _Bad("must be a Feature with properties and a geometry")
    adcode, name = properties.get("adcode"), properties.get("name")
    code = str(adcode) if isinstance(adcode, (str, int)) and not isinstance(adcode, bool) else ""
    if not (code.isascii() and code.isdigit() and len(code) == 6):
        raise _Bad("properties.adcode is not a code of six digits")
    if not isinstance(name, str) or not name.strip() or not name.isprintable():
        raise _Bad("properties.name is not a name")
    coordinates = geometry.get("coordinates")
    if geometry.get("type") == "Polygon":
        coordinates = [coordinates]
    elif geometry.get("type") != "MultiPolygon":
        raise _Bad("geometry.type is not Polygon or MultiPolygon")
    polygons = tuple(tuple(_ring(ring) for ring in _list(polygon)) for polygon in _list(coordinates))
    return Shape(code, name, polygons)


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise _Bad("geometry.coordinates has a gap: a list of rings or points is empty or not a list")
    return value


def _ring(value: Any) -> tuple[tuple[float, float], ...]:
    ring = tuple(_point(point) for point in _list(value))
    if len(ring) < 4 or ring[0] != ring[-1]:
        raise _Bad("geometry.coordinates has a ring that is not closed; its last point repeats its first")
    return ring


def _point(value: Any) -> tuple[float, float]:
    if not isinstance(value, list) or len(value) not in (2, 3) or any(type(part) not in (int, float) for part in value):
        raise _Bad("geometry.coordinates has a point that is not [longitude, latitude]")
    lon, lat = value[0], value[1]
    if not (math.isfinite(lon) and math.isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90):
        raise _Bad("geometry.coordinates has a point outside the globe; write degrees (WGS84)")
    return float(lon), float(lat)
