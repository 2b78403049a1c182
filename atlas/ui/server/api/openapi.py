"""The description of the addresses, OpenAPI 3.1, made from the tables, their columns and the words of the filters."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from atlas.catalog.catalogue import Catalog
from atlas.exports import tables
from atlas.exports.columns import columns_of
from atlas.exports.formats import FORMATS, formats_of
from atlas.figures.shared.asked import LANGUAGES, LISTS, LONGEST_QUERY, allowed
from atlas.ui.server.api.answers import PROBLEM, VERSION
from atlas.ui.server.api.questions import PACKAGE, filters_of
from atlas.words.text import say

_EMPTY = ("null",)
_TEXT = {"type": "string"}
_JSON: Mapping[str, Mapping[str, str]] = {
    "string": _TEXT,
    "number": {"type": "number"},
    "integer": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
}


def described(catalog: Catalog, title: str, today: date, lang: str) -> bytes:
    """The document for a reader of ``lang``; ``title`` is the name of the site."""
    everything = tables.everything(today)
    kinds = {name: tables.table_of(catalog, everything, name).kind for name in tables.TABLES}
    paths: dict[str, Any] = {f"/{name}.{{format}}": _table(name, lang) for name in kinds}
    paths[f"/{PACKAGE}.zip"] = _reading(
        say("addresses.is_package", lang), _parameters(PACKAGE), {"application/zip": {}}, lang
    )
    paths["/health"] = {"get": {
        "summary": say("addresses.is_health", lang), "parameters": [_by_name("lang")],
        "responses": {"200": _content("Health", "application/json"), "503": _content("Health", "application/json")},
    }}  # fmt: skip
    paths["/openapi.json"] = {"get": {
        "summary": say("addresses.is_openapi", lang), "parameters": [_by_name("lang")],
        "responses": {"200": {"description": "OpenAPI", "content": {"application/json": {"schema": {"type": "object"}}}},
                      **_refusals("503")},
    }}  # fmt: skip
    document = {
        "openapi": "3.1.0",
        "info": {"title": title, "version": "1", "description": say("addresses.described", lang)},
        "servers": [{"url": "."}],
        "paths": paths,
        "components": {"schemas": {"Problem": _problem(), "Health": _health()} | {n: _file(k) for n, k in kinds.items()},
                       "parameters": _words(catalog, lang)},
    }  # fmt: skip
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _table(name: str, lang: str) -> dict[str, Any]:
    formats = list(formats_of(name))
    ending = {"name": "format", "in": "path", "required": True, "schema": {"type": "string", "enum": formats}}
    contents: dict[str, Any] = {FORMATS[f].partition(";")[0]: {} for f in formats}
    contents["application/json"] = {"schema": {"$ref": f"#/components/schemas/{name}"}}
    return _reading(say(f"table.{name}", lang), [ending, *_parameters(name)], contents, lang)


def _reading(summary: str, parameters: list[dict[str, Any]], contents: dict[str, Any], lang: str) -> dict[str, Any]:
    told = {tag: {"schema": _TEXT} for tag in ("ETag", "Last-Modified", VERSION)}
    found = {"description": summary, "headers": told, "content": contents}
    unchanged = {"description": say("addresses.unchanged", lang), "headers": {"ETag": {"schema": _TEXT}}}
    refused = _refusals("400", "404", "503")
    return {
        "get": {"summary": summary, "parameters": parameters, "responses": {"200": found, "304": unchanged, **refused}}
    }


def _refusals(*codes: str) -> dict[str, Any]:
    return {code: _content("Problem", PROBLEM) for code in codes}


def _content(name: str, media: str) -> dict[str, Any]:
    return {"description": name, "content": {media: {"schema": {"$ref": f"#/components/schemas/{name}"}}}}


def _by_name(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/parameters/{name}"}


def _parameters(name: str) -> list[dict[str, Any]]:
    return [_by_name(filter_) for filter_ in filters_of(name)]


def _words(catalog: Catalog, lang: str) -> dict[str, Any]:
    """The filters with the words that each takes."""
    schemas: dict[str, Any] = {
        name: {"type": "array", "items": {"type": "string", "enum": list(allowed(catalog)[name])}} for name in LISTS
    }
    schemas |= {"q": {"type": "string", "maxLength": LONGEST_QUERY}, "day": {"type": "string", "format": "date", "pattern": "^(19|20)"},
                "lang": {"type": "string", "enum": list(LANGUAGES)}}  # fmt: skip
    labels = {"q": "search", "lang": "language"}
    return {
        name: {
            "name": name,
            "in": "query",
            "description": say(f"filter.{labels.get(name, name)}", lang),
            "schema": schema,
        }
        | ({"style": "form", "explode": False} if name in LISTS else {})
        for name, schema in schemas.items()
    }


def _file(kind: type[Any]) -> dict[str, Any]:
    """A table as JSON: its rows under ``data``, what is not stated null."""
    row = {c.name: dict(_JSON[c.type]) | {"type": [_JSON[c.type]["type"], *_EMPTY]} for c in columns_of(kind)}
    rows = {"type": "array", "items": {"type": "object", "required": list(row), "properties": row}}
    return {"type": "object", "required": ["version", "data"], "properties": {"version": _TEXT, "data": rows}}


def _problem() -> dict[str, Any]:
    texts = {"type": "array", "items": _TEXT}
    one = {"type": "object", "properties": {"parameter": _TEXT, "value": _TEXT, "near": texts, "allowed": texts}}
    return {"type": "object", "required": ["title", "status", "detail"],
            "properties": {"title": _TEXT, "status": {"type": "integer"}, "detail": _TEXT, "allowed": texts,
                           "misunderstood": {"type": "array", "items": one}}}  # fmt: skip


def _health() -> dict[str, Any]:
    maybe = {"type": ["object", "null"], "properties": {"date": _TEXT, "days_ago": {"type": "integer"}}}
    return {"type": "object", "required": ["status", "version", "checked", "problem_count", "problems", "newest", "newest_source", "rows"],
            "properties": {"status": {"enum": ["ok", "problems", "down"]}, "version": {"type": ["string", "null"]}, "checked": _TEXT,
                           "problems_since": {"type": ["string", "null"]}, "problem_count": {"type": "integer"},
                           "problems": {"type": "array", "items": _TEXT}, "newest": maybe, "newest_source": maybe,
                           "rows": {"type": ["object", "null"], "additionalProperties": {"type": "integer"}}}}  # fmt: skip
