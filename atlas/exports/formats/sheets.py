"""The sheets of a workbook: typed cells, a header that stays and can be filtered, columns as wide as what they hold.

Every text is written as a text, so that none can run as a formula; one that looks like a formula also carries Excel's mark
of quoted text, so that it stays a text when somebody edits the cell.
"""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from atlas.exports.tables import DANGEROUS

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NARROWEST, _WIDEST = 7, 44  # of a column, in characters, of which a Chinese one counts two
_ARROW = 3  # what the button of the filter takes of a heading
_A3, _A4 = 8, 9
_FIRST_DAY = date(1900, 3, 1)  # Excel counts earlier ones wrong

# Chinese letters, marks and full forms, and the quotes and dashes that stand as wide among them.
_WIDE = re.compile(r"[\u2014-\u201d\u2026\u3000-\u9fff\uf900-\ufaff\uff01-\uff60]")

Value = str | float | date | None


class Book:
    """A workbook in the making. Equal sheets and properties give equal bytes: the file tells no time but ``created``."""

    def __init__(self, font: str, created: date, properties: dict[str, str]) -> None:
        self._buffer = io.BytesIO()
        plain = {"font_name": font, "font_size": 10, "valign": "top"}
        self._book = xlsxwriter.Workbook(self._buffer, {**_OPTIONS, "default_format_properties": plain})
        self._book.set_properties({**properties, "created": datetime.combine(created, time())})
        self.text = self._book.add_format({"align": "left"})
        self.wrapped = self._book.add_format({"align": "left", "text_wrap": True})
        self.bold = self._book.add_format({"align": "left", "bold": True})
        self.title = self._book.add_format({"align": "left", "bold": True, "font_size": 16})
        self.link = self._book.add_format({"align": "left", "underline": 1})
        self._quoted = self._book.add_format({"align": "left", "quote_prefix": True})
        self._heading = self._book.add_format({"align": "left", "bold": True, "bottom": 2, "valign": "vcenter"})
        self._day = self._book.add_format({"align": "left", "num_format": "yyyy-mm-dd"})
        self._whole = self._book.add_format({"num_format": "#,##0"})

    def sheet(self, name: str, paper: int = _A4) -> Worksheet:
        """An empty sheet, as wide as the paper across."""
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(paper)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&R&P / &N")
        return sheet

    def write(self, sheet: Worksheet, row: int, column: int, value: Value, style: Format | None = None) -> None:
        """One cell by the type of its value; none stays empty."""
        if value is None or value == "":
            return
        if isinstance(value, str):
            sheet.write_string(row, column, value, self._quoted if DANGEROUS.match(value) else style or self.text)
        elif isinstance(value, date):
            if value < _FIRST_DAY:
                sheet.write_string(row, column, value.isoformat(), self.text)
            else:
                sheet.write_datetime(row, column, datetime.combine(value, time()), self._day)
        else:
            sheet.write_number(row, column, value, self._whole if value == int(value) else None)

    def grid(self, name: str, headings: Sequence[str], rows: Iterable[Sequence[Value]], printed: int) -> int:
        """A sheet of ``rows``, of which the first ``printed`` columns go on paper; returns how many rows there are."""
        sheet, count = self.sheet(name, _A3), 0
        widths = [width(heading) + _ARROW for heading in headings]
        for at, heading in enumerate(headings):
            self.write(sheet, 0, at, heading, self._heading)
        for row in rows:
            count += 1
            for at, value in enumerate(row):
                self.write(sheet, count, at, value)
                widths[at] = max(widths[at], width(value) + 1)
        for at, needed in enumerate(widths):
            sheet.set_column(at, at, min(_WIDEST, max(_NARROWEST, needed)))
        sheet.set_row(0, 22)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(count, 1), len(headings) - 1)
        sheet.repeat_rows(0)
        sheet.print_area(0, 0, max(count, 1), printed - 1)
        return count

    def done(self) -> bytes:
        self._book.close()
        return self._buffer.getvalue()


def width(value: Value) -> int:
    """The width of a cell in characters, of which a Chinese one counts two."""
    if isinstance(value, str):
        return len(value) + len(_WIDE.findall(value))
    if isinstance(value, date):
        return 10
    return 0 if value is None else len(f"{value:,}".removesuffix(".0"))
