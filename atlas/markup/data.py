"""The markup of the page of downloads: what can be had, and the first rows of a table under headings that are read. Pure."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from atlas.catalog.catalogue import Catalog
from atlas.catalog.dictionary import fields
from atlas.figures.shared.table import Table
from atlas.markup.shared.cells import cell
from atlas.markup.shared.render import macro
from atlas.words.messages import messages
from atlas.words.text import say

# Columns that hold ids: of use to a program, so that a preview shows them last.
IDS = frozenset({"id", "project", "phase", "enterprise", "place", "county", "part_of", "subject", "object", "party", "seat", "record",
                 "overlaps", "places", "within", "adcode"})  # fmt: skip
# Columns of closed words, which a preview tells in the reader's language.
_CODED = frozenset(
    {"stage", "status", "progress", "product", "kind", "segment", "role", "level", "quantity", "basis", "status_basis"}
)
ROWS = 8


def style() -> Markup:
    """The style sheet of the page."""
    return macro("data.html", "style")()


def choice(name: str, content: str) -> Markup:
    """The head of one of the downloads: what it is, and what it holds."""
    return macro("data.html", "choice")(name, content)


def label(column: str, lang: str, table: str = "") -> str:
    """What a column of a file holds, in words; ``table`` where its name means something else in one of them."""
    if column.endswith("_en"):
        return say("field.in_english", lang, name=label(column.removesuffix("_en"), lang, table))
    for key in (f"field.{table}_{column}", f"field.{column}", f"col.{column}"):
        if key in messages(lang):
            name = say(key, lang)
            return say("field.id_of", lang, name=name) if column in IDS else name
    meaning = next((row["en" if lang == "en" else "zh"] for row in fields() if row["field"] == column), column)
    told = re.split("[；：（;:(]", str(meaning))[0].strip()
    return told[:1].upper() + told[1:]


def heading(column: str, columns: Collection[str], lang: str, table: str = "") -> str:
    """The same for who reads ``lang``: of a text in two languages, the one that the reader does not read names its language."""
    if lang == "zh" or f"{column.removesuffix('_en')}_en" not in columns:
        return label(column, lang, table)
    bare = label(column.removesuffix("_en"), lang, table)
    return bare if column.endswith("_en") else say("field.in_chinese", lang, name=bare)


def rank(column: str, columns: Collection[str], lang: str) -> int:
    """Where among ``columns`` one stands: 0 is what is read, 1 the same in the other language, 2 an id."""
    other = column.endswith("_en") if lang == "zh" else f"{column}_en" in columns
    return 2 if column in IDS else int(other)


def ordered(columns: Sequence[str], lang: str) -> list[str]:
    """The columns as a preview shows them: what is read, then the same in the other language, then ids."""
    return sorted(columns, key=lambda column: rank(column, columns, lang))


def preview(rows: Table[Any], name: str, lang: str, catalog: Catalog) -> Markup:
    """The first rows of the table ``name``, each column under its meaning with its name in the file below."""
    frame, shown = rows.frame, ordered(list(rows.frame.columns), lang)
    lines = []
    for n, row in enumerate(rows[:ROWS]):
        raw = {c: _plain(frame[c].iloc[n]) for c in shown}
        lines.append([cell(c, row, lang, catalog) if c in _CODED and raw[c] else raw[c] for c in shown])
    return macro("data.html", "preview")(
        say(f"table.{name}", lang), [(heading(c, shown, lang, name), c) for c in shown], lines
    )


def _plain(value: Any) -> str:
    """A value as the file has it; nothing for what is missing."""
    return "" if value is None or value != value else str(value)


def addresses(table: str, found: Mapping[str, str], others: Sequence[tuple[str, str]], lang: str) -> Markup:
    """The addresses of a table by format, those of all else by name, and how programs read them."""
    return macro("addresses.html", "addresses")(table, found, others, lang)
