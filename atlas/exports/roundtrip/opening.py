"""A file that somebody gives back, opened with care: what is wrong with it as a whole, then the values of its sheets.

Sizes are looked at before anything is inflated, and nothing touches the disk. openpyxl reads a sheet as a stream; how many cells
there are is counted first, since that bounds time and memory.
"""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from openpyxl.cell.read_only import EMPTY_CELL
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.exceptions import InvalidFileException

from atlas.catalog.messages.phrase import Said, plain, said
from atlas.catalog.problem import Unfit
from atlas.exports.roundtrip.sheets import by_key
from atlas.exports.roundtrip.workbook import MOST_ROWS, README, VERSION, WORDS

MOST_BYTES = 4_000_000
_MOST_INFLATED = 40_000_000
_MOST_PARTS = 1000
_MOST_CELLS = 400_000
_MOST_COLUMNS = 60
_OLD = b"\xd0\xcf\x11\xe0"  # .xls, and .xlsx with a password
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}[1-9]\d{0,6}):')
_CELL = re.compile(rb"<(?:\w+:)?(?:c|row)[\s/>]")
_FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY)|\x00")
# Whatever the reader of a damaged file may stumble over; nothing of ours runs meanwhile.
_FAULTS = (ArithmeticError, AssertionError, AttributeError, EOFError, InvalidFileException, LookupError, OSError, RuntimeError,
           SyntaxError, TypeError, ValueError, zipfile.BadZipFile, zlib.error)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Given:
    """What stands in a cell: its text, its ``number`` if the spreadsheet holds one, or why it is of no use."""

    text: str = ""
    number: Decimal | None = None
    wrong: Said | None = None

    def __bool__(self) -> bool:
        return bool(self.text or self.wrong)


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet under its ``title``: its rows that are not empty by number, the first cell of each merged area, and the row
    beyond the last that is taken, if anything stands there."""

    title: str
    rows: dict[int, list[Given]]
    merged: tuple[str, ...]
    too_far: int = 0


@dataclass(frozen=True, slots=True)
class Book:
    """The known sheets by key, several where they have one key; the titles of others; the version that the workbook was made of."""

    pages: dict[str, list[Page]]
    others: tuple[str, ...]
    version: str


def opened(content: bytes) -> Book:
    """The sheets of the workbook ``content``; Unfit tells what is wrong with the file as a whole."""
    if len(content) > MOST_BYTES:
        raise Unfit(said("book.large", size=len(content), most=MOST_BYTES))
    if not content:
        raise Unfit(said("file.empty"))
    if content.startswith(_OLD):
        raise Unfit(said("book.old"))
    if not content.startswith(b"PK"):
        raise Unfit(said("book.none"))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl leaves out of what it would write
            _looked_through(archive)
            book = _read(archive, content)
    except Unfit:
        raise
    except _FAULTS:
        raise Unfit(said("book.damaged")) from None
    if not book.pages:
        raise Unfit(said("book.wrong"))
    return book


def _looked_through(archive: zipfile.ZipFile) -> None:
    """Refuses what no workbook of ours is, by its list of contents and then part by part."""
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_INFLATED:
        raise Unfit(said("book.unpacked"))
    names = {part.filename for part in parts}
    if (
        "[Content_Types].xml" not in names
        or not any(name.startswith("xl/") for name in names)
        or "xl/workbook.bin" in names
    ):
        raise Unfit(said("book.none"))
    if any(part.flag_bits & 1 for part in parts):
        raise Unfit(said("book.old"))
    if any("vbaproject" in name.lower() for name in names) or b"macroEnabled" in archive.read("[Content_Types].xml"):
        raise Unfit(said("book.macro"))
    cells = 0
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            content = archive.read(part)
            if _FORBIDDEN.search(content):
                raise Unfit(said("book.damaged"))
            cells += sum(1 for _ in _CELL.finditer(content)) if part.filename.startswith("xl/worksheets/") else 0
            if cells > _MOST_CELLS:
                raise Unfit(said("book.unpacked"))


def _read(archive: zipfile.ZipFile, content: bytes) -> Book:
    # What load_workbook does for a stream, which does not tell where the part of a sheet is, nor of merged cells.
    reader = ExcelReader(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    reader.read()
    parts = {sheet.name: rel.target for sheet, rel in reader.parser.find_sheets()}
    pages: dict[str, list[Page]] = {}
    others, version = [], ""
    for sheet in reader.wb.worksheets:
        key = sheet.title.split()[-1].lower() if sheet.title.strip() else ""
        if key in by_key():
            sheet.reset_dimensions()  # they may lie
            merged = tuple(cell.decode() for cell in _MERGED.findall(archive.read(parts[sheet.title])))
            pages.setdefault(key, []).append(_page(sheet, merged))
        elif key == README:
            sheet.reset_dimensions()
            version = _version(sheet) or version
        elif key != WORDS:
            others.append(plain(sheet.title))
    reader.archive.close()
    return Book(pages, tuple(others), version)


def _page(sheet: Any, merged: tuple[str, ...]) -> Page:
    rows: dict[int, list[Given]] = {}
    empty: Any = None
    for number, row in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS + 1), 1):
        if row is empty:
            continue
        if all(cell is EMPTY_CELL for cell in row):
            empty = row  # the reader gives the same one for all that are left out, of which there may be a million
            continue
        given = [_NOTHING if cell is EMPTY_CELL else _given(cell) for cell in row]
        if any(given):
            if number > MOST_ROWS:
                return Page(plain(sheet.title), rows, merged, number)
            rows[number] = given
    return Page(plain(sheet.title), rows, merged)


def _version(sheet: Any) -> str:
    cells: Iterator[Any] = sheet.iter_rows(max_row=40, max_col=2, values_only=True)
    return next((plain(str(value)) for name, value in cells if name == VERSION and value), "")


_NOTHING = Given()


def _given(cell: Any) -> Given:
    value = cell.value
    if value is None:
        return _NOTHING
    if cell.data_type == "f":
        return Given(wrong=said("book.formula"))
    if cell.data_type == "e":
        return Given(wrong=said("book.error", error=str(value)))
    if isinstance(value, bool):
        return Given(str(value).upper())
    if isinstance(value, (int, float)):
        return _number(value, str(cell.number_format))
    if isinstance(value, (datetime, date)):
        return Given(wrong=said("book.date", **spelt(value)))
    if isinstance(value, (time, timedelta)):
        return Given(str(value))
    return Given(str(value))


def _number(value: float, look: str) -> Given:
    number = Decimal(repr(value))
    if "%" in look:
        return Given(wrong=said("book.percent", value=repr(value)))
    text = format(number, "f") if number.is_finite() else str(value)
    return Given(text.removesuffix(".0"), number)


def spelt(day: date) -> dict[str, str]:
    """A day as a source might tell it, more and less precise."""
    return {"day": day.strftime("%Y-%m-%d"), "month": day.strftime("%Y-%m"), "year": day.strftime("%Y")}
