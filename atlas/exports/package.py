"""The tables as a folder or a ZIP with their description (Data Package 2.0), dictionary, citation and digests."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from atlas.catalog.catalogue import Catalog
from atlas.catalog.config import LICENCES, Config
from atlas.exports import dictionary, tables
from atlas.exports.about import About
from atlas.exports.columns import Column, columns_of
from atlas.figures.shared.table import Table
from atlas.markup.data import label
from atlas.words.text import say

_PROFILE = "https://datapackage.org/profiles/2.0/"
_PLACED = ("place", "county", "within", "seat")
_DICTIONARY = ("dictionary", "words")


def held(about: About) -> dict[str, Table[Any]]:
    """Every table as filtered, then the dictionary of their columns and words."""
    made = {name: tables.table_of(about.catalog, about.chosen, name) for name in tables.TABLES}
    described = dictionary.columns({name: columns_of(rows.kind) for name, rows in made.items()})
    return {**made, "dictionary": described, "words": dictionary.words()}


def descriptor(shown: Mapping[str, Table[Any]], files: Mapping[str, bytes], about: About) -> bytes:
    """``datapackage.json``: every file with its bytes, its digest and the types of its columns, which follow from its rows' kind."""
    resources = [
        {
            "name": name, "path": f"{name}.csv", "type": "table", "title": _named(name, about.lang), "format": "csv",
            "mediatype": "text/csv", "encoding": "utf-8", "bytes": len(files[name]), "hash": f"sha256:{_digest(files[name])}",
            "dialect": {"$schema": f"{_PROFILE}tabledialect.json", "delimiter": ",", "lineTerminator": "\r\n", "header": True},
            "schema": schema(name, rows.kind, about.lang),
        }
        for name, rows in shown.items()
    ]  # fmt: skip
    package: dict[str, Any] = {"$schema": f"{_PROFILE}datapackage.json", "name": "atlas", "title": about.title,
                               "description": " · ".join(filter(None, (about.scope, about.newest))), "version": about.catalog.version}  # fmt: skip
    if about.config and about.config.licence:
        word = LICENCES[about.config.licence]
        package["licenses"] = [{"name": word.id.upper(), "title": word.label(about.lang), "path": word.en_means}]
    package |= {"contributors": [{"title": about.by, "roles": ["author"]}], "resources": resources}
    return json.dumps(package, ensure_ascii=False, indent=2).encode()


def schema(name: str, kind: type[Any], lang: str) -> dict[str, Any]:
    """The Table Schema of a table of rows of ``kind``; ids and the places that a table names are its keys."""
    columns = columns_of(kind)
    names = {c.name for c in columns}
    made: dict[str, Any] = {"$schema": f"{_PROFILE}tableschema.json", "fields": [_field(name, c, lang) for c in columns],
                            "missingValues": [""]}  # fmt: skip
    if "id" in names:
        made["primaryKey"] = ["id"]
    if name in tables.TABLES and (placed := [c for c in _PLACED if c in names]):
        reference = {"fields": ["id"]} if name == "places" else {"resource": "places", "fields": ["id"]}
        made["foreignKeys"] = [{"fields": [c], "reference": reference} for c in placed]
    return made


def _field(name: str, column: Column, lang: str) -> dict[str, Any]:
    words = "" if name in _DICTIONARY else dictionary.list_of(name, column.name)
    return {
        "name": column.name,
        "type": column.type,
        "title": _heading(name, column.name, lang),
        **({"description": told.of(lang)} if (told := dictionary.means(name, column.name)) else {}),
        **({"unit": column.unit} if column.unit else {}),
        **({"constraints": {"enum": list(dictionary.words_of(words))}} if words else {}),
    }


def _heading(name: str, column: str, lang: str) -> str:
    if name not in _DICTIONARY:
        return label(column, lang, name)
    bare = column.removesuffix("_en")
    told = say(f"file.dict_{'words' if bare == 'list' else bare}", lang)
    return say("field.in_english", lang, name=told) if bare != column else told


def _named(name: str, lang: str) -> str:
    return say(f"file.{name}" if name in _DICTIONARY else f"table.{name}", lang)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def readme(about: About, rows: Mapping[str, int]) -> str:
    """What is in the package, in the reader's language and then in the other."""
    other = replace(about, lang="zh" if about.lang == "en" else "en", unread="")
    return "\n\n\n".join(_readme(told, rows) for told in (about, other))


def _readme(about: About, rows: Mapping[str, int]) -> str:
    lines = [
        about.title,
        "",
        *(say("file.line", about.lang, name=name, told=told) for name, told in about.told()),
        "",
    ]
    lines += [*about.notes(), say("file.check_note", about.lang), ""]
    lines += [
        f"{name}.csv  {say('file.rows', about.lang, table=_named(name, about.lang), count=n)}"
        for name, n in rows.items()
    ]
    return "\n".join(lines)


def contents(about: About) -> dict[str, bytes]:
    """Every file of the package by its name; equal input gives equal bytes."""
    shown = held(about)
    files = {name: tables.csv_bytes(rows.frame) for name, rows in shown.items()}
    told = readme(about, {name: len(rows) for name, rows in shown.items()}) + "\n"
    made = {"README.txt": b"\xef\xbb\xbf" + told.replace("\n", "\r\n").encode()}
    made |= {f"{name}.csv": content for name, content in files.items()}
    made["datapackage.json"] = descriptor(shown, files, about)
    sums = "".join(f"{_digest(content)}  {name}\n" for name, content in made.items())
    return {**made, "SHA256SUMS": sums.encode()}


def package(about: About) -> bytes:
    """The package as a ZIP."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents(about).items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def write(
    catalog: Catalog, folder: Path, day: date | None = None, config: Config | None = None, lang: str = "zh"
) -> list[Path]:
    """Write the package of everything into ``folder`` (made if missing); returns the paths."""
    about = About(catalog, tables.everything(day or date.today()), lang, config)
    made = contents(about)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in made]
