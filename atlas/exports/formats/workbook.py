"""A workbook for people: a sheet for each table, told in words, with its dictionary and what the file says of itself."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from atlas.exports import dictionary, tables
from atlas.exports.about import About
from atlas.exports.columns import Column, columns_of, records
from atlas.exports.formats.sheets import Book, Value, width
from atlas.figures.shared.table import Table
from atlas.markup import data as markup
from atlas.markup.shared.cells import cell
from atlas.words import text
from atlas.words.text import NOT_STATED, say

_FONTS = {"zh": "Microsoft YaHei", "en": "Calibri"}
# Told in words though no list has all that they hold.
_CODED = ("quantity", "status", "counted")
_WIDTH, _LINE = 100, 16  # of the text of the first sheet: characters in a line, and its height in points
_JOINED = "; "  # between the ids of several sources, as in the CSV


def workbook(about: About, names: Sequence[str] = tables.TABLES) -> bytes:
    """The tables ``names`` as sheets, with a dictionary. Of several, the first sheet says what the file holds; of one, the last."""
    book = Book(_FONTS.get(about.lang, _FONTS["en"]), about.chosen.day,
                {"title": about.title, "author": about.by, "subject": about.scope, "comments": about.long})  # fmt: skip
    shown = {name: tables.table_of(about.catalog, about.chosen, name) for name in names}
    described = dictionary.columns({name: columns_of(rows.kind) for name, rows in shown.items()})
    listed = dictionary.words({row.words for row in described})
    sheets = {say(f"table.{name}", about.lang): len(rows) for name, rows in shown.items()}
    sheets |= {say("file.dictionary", about.lang): len(described), say("file.words", about.lang): len(listed)}
    if len(names) > 1:
        _front(book, about, sheets)
    for name, rows in shown.items():
        _table(book, about, rows, name)
    _dictionary(book, about, described)
    _words(book, about, listed)
    if len(names) == 1:
        _front(book, about, sheets)
    return book.done()


def _table(book: Book, about: About, rows: Table[Any], name: str) -> None:
    """What is read first, with the titles of sources; then the same in the other language, then ids, as in a preview."""
    lang, held = about.lang, {c.name: c for c in columns_of(rows.kind)}
    order = markup.ordered(list(held), lang)
    read = [c for c in order if markup.rank(c, held, lang) == 0]
    ids = [c for c in order if c.endswith("source")]
    shown = [*read, *(c for c in order if c not in read), *ids]
    headings = [markup.heading(c, held, lang, name) for c in shown]
    for at, column in enumerate(shown[: len(shown) - len(ids)]):
        if column in ids:  # here its title, and the id at the end
            headings[at] = headings[at].removesuffix("编号").removesuffix(", id")
    told = _rows(about, rows, name, [held[c] for c in shown], len(ids))
    book.grid(say(f"table.{name}", lang), headings, told, len(read))


def _rows(about: About, rows: Table[Any], name: str, shown: Sequence[Column], ids: int) -> Iterator[list[Value]]:
    """The cells of each row; the last ``ids`` columns stand as they are in the file."""
    for row, values in zip(rows, records(rows), strict=True):
        told = [_told(about, name, c, row, values[c.name]) for c in shown[: len(shown) - ids]]
        yield [*told, *(values[c.name] for c in shown[len(shown) - ids :])]


def _told(about: About, name: str, column: Column, row: Any, value: Any) -> Value:
    lang = about.lang
    if value is None or isinstance(value, bool):
        return None if value is None else say("yes" if value else "no", lang)
    if listed := dictionary.list_of(name, column.name):
        return dictionary.words_of(listed)[value].label(lang)
    if column.name in _CODED or column.name.endswith("locator"):
        said = cell(column.name, row, lang, about.catalog)
        return None if said == NOT_STATED else said
    if column.name.endswith("source"):
        titles = (text.both(about.catalog.sources[one], "title", lang) for one in value.split(_JOINED))
        return say("list.semicolon", lang).join(titles)
    if column.stated and len(value) == 10:  # a day; a month or a year stays as it is stated
        return date.fromisoformat(value)
    if column.stated and ("/" in value or value[5:6] in ("H", "Q")):
        return text.day(value, lang)
    found: Value = value
    return found


def _dictionary(book: Book, about: About, rows: Table[dictionary.FieldRow]) -> None:
    lang = about.lang
    headings = [say(f"file.dict_{key}", lang) for key in ("table", "name", "type", "unit", "means", "words", "field")]
    told = [
        [say(f"table.{r.table}", lang), r.name.of(lang), say(f"file.type_{'stated' if r.stated else r.type}", lang),
         dictionary.unit(r.unit, lang), r.means.of(lang), dictionary.named(r.words, lang), r.field]
        for r in rows
    ]  # fmt: skip
    book.grid(say("file.dictionary", lang), headings, told, len(headings))


def _words(book: Book, about: About, rows: Table[dictionary.WordRow]) -> None:
    lang = about.lang
    headings = [say(f"file.dict_{key}", lang) for key in ("words", "label", "means", "word")]
    told = [[dictionary.named(r.list, lang), r.name.of(lang), r.means.of(lang), r.word] for r in rows]
    book.grid(say("file.words", lang), headings, told, len(headings))


def _front(book: Book, about: About, sheets: Mapping[str, int]) -> None:
    """What the file says of itself, and a link to each sheet."""
    sheet = book.sheet(say("file.about", about.lang))
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, _WIDTH)
    sheet.hide_gridlines(2)
    sheet.set_row(0, 26)
    book.write(sheet, 0, 0, about.title, book.title)
    at = 2
    for name, told in (*about.told(), *(("", note) for note in about.notes())):
        book.write(sheet, at, 0, name, book.bold)
        book.write(sheet, at, 1, told, book.wrapped)
        sheet.set_row(at, _LINE * -(-width(told) // _WIDTH))
        at += 1
    for name, count in sheets.items():
        at += 1
        sheet.write_url(at, 0, f"internal:'{name}'!A1", book.link, name)
        book.write(sheet, at, 1, say("file.count", about.lang, count=count))
