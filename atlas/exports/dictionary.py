"""The dictionary of what is downloaded: every column of every table in both languages, and the closed words that a column holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from atlas.catalog.dictionary import LISTS, fields
from atlas.exports.columns import Column
from atlas.figures.shared.table import Table, table
from atlas.markup.data import label
from atlas.words.pair import NOTHING, Pair
from atlas.words.vocab import PROGRESS, UNIT, Word

_WORDS: Mapping[str, Mapping[str, Word]] = {**{id_: words for id_, _, _, words in LISTS}, "progress": PROGRESS}
_NAMES = {**{id_: Pair(zh, en) for id_, zh, en, _ in LISTS}, "progress": Pair("进展", "progress")}
# The list of a column of closed words, by its name, or where that is not enough by its table and name.
_LIST_OF = {
    **{name: name for name in ("stage", "progress", "product", "basis", "segment", "role", "level", "qualifier", "grade", "unit")},
    "status_basis": "basis", "unit_stated": "unit",
    **{f"{table}.status": "status" for table in ("projects", "capacities", "milestones")},
    "indicators.quantity": "quantity", "enterprises.kind": "enterprise-kind", "relations.kind": "relation-kind",
    "investments.kind": "investment-kind", "indicators.kind": "indicator-kind", "places.kind": "place-kind",
    "timeline.kind": "event-kind", "sources.kind": "source-kind",
}  # fmt: skip
# Where the data files have what a table holds; the others have the name of their table.
_FIELDS_OF = {
    "projects": ("projects/<id>.yaml", ""), "capacities": ("projects/<id>.yaml", "phases[].capacities[]."),
    "milestones": ("projects/<id>.yaml", "phases[].milestones[]."), "timeline": ("timeline.yaml", ""),
    "places": ("places.yaml", ""), "sources": ("sources.yaml", ""),
}  # fmt: skip


def list_of(table_name: str, column: str) -> str:
    """The id of the list whose words a column holds; "" for any other column."""
    return _LIST_OF.get(f"{table_name}.{column}") or _LIST_OF.get(column, "")


def words_of(list_id: str) -> Mapping[str, Word]:
    return _WORDS[list_id]


def means(table_name: str, column: str) -> Pair:
    """What the data files say that a column holds; nothing where it is computed."""
    file, prefix = _FIELDS_OF.get(table_name, (f"{table_name}.csv", ""))
    found = next((r for r in fields() if r["file"] == file and r["field"] == f"{prefix}{column}"), None)
    return Pair(found["zh"], found["en"]) if found else NOTHING


@dataclass(frozen=True)
class FieldRow:
    """A column of a table; ``type`` as in Table Schema, ``words`` the id of the list whose words it holds.

    ``stated`` marks a text that is a date as precise as its source.
    """

    table: str
    field: str
    name: Pair
    type: str
    stated: bool
    unit: str
    means: Pair
    words: str


@dataclass(frozen=True)
class WordRow:
    """One word of a closed list."""

    list: str
    word: str
    name: Pair
    means: Pair


def columns(tables: Mapping[str, tuple[Column, ...]]) -> Table[FieldRow]:
    """One row for each column of ``tables``."""
    return table(FieldRow, (
        FieldRow(name, c.name, Pair(label(c.name, "zh", name), label(c.name, "en", name)), c.type, c.stated, c.unit, means(name, c.name), list_of(name, c.name))
        for name, held in tables.items() for c in held))  # fmt: skip


def words(lists: Iterable[str] = _LIST_OF.values()) -> Table[WordRow]:
    """Every word of ``lists``, by default of all that a column of a download may hold, each list once."""
    asked = set(lists)
    used = [id_ for id_ in dict.fromkeys(_LIST_OF.values()) if id_ in asked]
    return table(WordRow, (WordRow(id_, word.id, Pair(word.zh, word.en), Pair(word.zh_means, word.en_means))
                           for id_ in used for word in _WORDS[id_].values()))  # fmt: skip


def named(list_id: str, lang: str) -> str:
    """The name of a list of words; "" for none."""
    return _NAMES[list_id].of(lang) if list_id else ""


def unit(unit_id: str, lang: str) -> str:
    """The label of a unit; "" for none."""
    return UNIT[unit_id].label(lang) if unit_id else ""
