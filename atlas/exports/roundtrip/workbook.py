"""The editable workbook, written by xlsxwriter: every value is a text, so that no spreadsheet turns 1.10 or 2025-05 into something else.

Columns are formatted as text, too, for what is typed; words that a field takes can be picked from a list.
"""

import io
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

from atlas.catalog.catalogue import Catalog
from atlas.catalog.dictionary import columns_of, lists
from atlas.catalog.writing.raw import raw
from atlas.exports.roundtrip.sheets import NUMBER, Sheet, rows, sheets
from atlas.words.text import say

MOST_ROWS = 20_000  # of a sheet, as of a CSV
README, WORDS = "readme", "words"
VERSION = "version"  # what stands before the version of the data in README
_HOW = ("book.how_1", "book.how_2", "book.how_3", "book.how_4", "book.how_5", "book.how_6")
_WIDTHS = {"id": 30, "note": 44, "note_en": 44, "name": 26, "name_en": 26, "title": 40, "title_en": 40, "url": 30, "summary": 40,
           "summary_en": 40, "text": 40, "text_en": 40, "value": 11, "unit": 11, "qualifier": 13, NUMBER: 5}  # fmt: skip
_NEVER = datetime(1980, 1, 1, tzinfo=UTC)  # equal data give equal bytes


def title(key: str, lang: str) -> str:
    """The title of a sheet, which ends in its key, so that it is known again in either language."""
    return key if lang == "en" else f"{_label(key, lang)} {key}"


def _label(key: str, lang: str) -> str:
    return say(f"book.{key}" if key in (README, WORDS) else f"book.sheet_{key.replace('.', '_')}", lang)


def workbook(catalog: Catalog, name: str, lang: str) -> bytes:
    """The whole of ``catalog`` as a workbook called ``name`` in its explanation; equal input, equal bytes."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"title": name, "created": _NEVER})
        writer = _Writer(book, lang)
        writer.readme(name, catalog.version)
        for sheet in sheets():
            records = getattr(catalog, sheet.kind)
            writer.sheet(sheet, {id_: raw(record) for id_, record in records.items()})
        writer.words()
    return buffer.getvalue()


class _Writer:
    def __init__(self, book: Any, lang: str) -> None:
        self.book, self.lang = book, lang
        self.text = book.add_format({"num_format": "@", "valign": "top"})
        self.wrapped = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
        self.head = book.add_format({"num_format": "@", "bold": True, "bottom": 1})
        self.large = book.add_format({"num_format": "@", "bold": True, "font_size": 16})
        self.places = {id_: column for column, id_ in zip(range(0, 99, 2), lists(), strict=False)}

    def _sheet(self, key: str, widths: list[int]) -> Any:
        made = self.book.add_worksheet(title(key, self.lang))
        for at, width in enumerate(widths):
            made.set_column(at, at, width, self.text)
        made.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        return made

    def _row(self, made: Any, row: int, cells: list[str], look: Any = None) -> None:
        for at, text in enumerate(cells):
            if text:
                made.write_string(row, at, text, look or self.text)

    def readme(self, name: str, version: str) -> None:
        """What the workbook is, how to edit it, its version, and every field of every sheet."""
        made = self._sheet(README, [28, 18, 70, 16, 10])
        self._row(made, 0, [say("book.title", self.lang, title=name)], self.large)
        self._row(made, 1, [say("book.made", self.lang, version=version)])
        self._row(made, 2, [VERSION, version])
        for at, key in enumerate(_HOW, 4):
            made.merge_range(at, 0, at, 4, say(key, self.lang), self.wrapped)
            made.set_row(at, 32)
        start = 5 + len(_HOW)
        heads = ("book.head_sheet", "book.head_field", "book.head_means", "book.head_type", "book.head_required")
        self._row(made, start, [say(key, self.lang) for key in heads], self.head)
        for row, cells in enumerate((row for sheet in sheets() for row in self._described(sheet)), start + 1):
            self._row(made, row, cells)

    def _described(self, sheet: Sheet) -> Iterator[list[str]]:
        name = title(sheet.key, self.lang)
        for column, field in self._columns(sheet):
            yes = say("yes" if field["required"] else "no", self.lang)
            yield [name, column, self._means(field), field["type" if self.lang == "en" else "type_zh"], yes]

    def _columns(self, sheet: Sheet) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Every column with its description, as the dictionary of the data has it."""
        if sheet.parent:
            owner, number = (
                {"zh": say(key, "zh"), "en": say(key, "en"), "list": "", "words": ()}
                for key in ("book.owner", "book.no")
            )
            yield sheet.owner, {**owner, "type": "id", "type_zh": "编号", "required": True}
            yield NUMBER, {**number, "type": "number", "type_zh": "数", "required": False}
        described = {field["field"]: field for field in columns_of(sheet.record)}
        yield from ((name, described[name]) for name in sheet.fields)

    def _means(self, field: Mapping[str, Any]) -> str:
        return str(field["en" if self.lang == "en" else "zh"])

    def sheet(self, sheet: Sheet, records: Mapping[str, Any]) -> None:
        """One kind of record: the names of the fields, what each means when the mouse rests on it, and the rows."""
        made = self._sheet(sheet.key, [_WIDTHS.get(name, 18) for name in sheet.columns])
        self._row(made, 0, list(sheet.columns), self.head)
        made.freeze_panes(1, 2 if sheet.parent else 1)
        for row, cells in enumerate(rows(sheet, records), 1):
            self._row(made, row, cells)
        for at, (name, field) in enumerate(self._columns(sheet)):
            made.write_comment(0, at, self._means(field), {"x_scale": 2})
            if field["list"]:
                self._pick(made, at, WORDS, self.places[field["list"]], len(field["words"]))
            elif name == "source" or name.endswith("_source"):
                self._pick(made, at, "sources", 0, MOST_ROWS)

    def _pick(self, made: Any, at: int, key: str, column: int, count: int) -> None:
        """A list to pick from; it refuses nothing, since the check says better what is wrong."""
        letters = xlsxwriter.utility.xl_col_to_name(column)
        source = f"='{title(key, self.lang)}'!${letters}$2:${letters}${count + 1}"
        made.data_validation(1, at, MOST_ROWS, at, {"validate": "list", "source": source, "show_error": False})

    def words(self) -> None:
        """Every list of words, each in two columns: the word that a cell takes, and what it is called."""
        made = self._sheet(WORDS, [20] * (2 * len(self.places)))
        for id_, (heading, heading_en, words) in lists().items():
            at = self.places[id_]
            made.write_string(0, at, id_, self.head)
            made.write_string(0, at + 1, heading_en if self.lang == "en" else heading, self.head)
            for row, word in enumerate(words.values(), 1):
                made.write_string(row, at, word.id, self.text)
                made.write_string(row, at + 1, word.label(self.lang), self.text)
