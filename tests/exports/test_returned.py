"""What is given back and is of no use: every fault by its sheet and cell, or one line about the file, in both languages; bounded."""

import io
import re
import resource
import struct
import time
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atlas.catalog.load import load
from atlas.exports.roundtrip import opening
from atlas.exports.roundtrip.proposal import propose
from atlas.exports.roundtrip.workbook import workbook
from tests.exports.test_roundtrip import cell, edited, made, put
from tests.regions.folder import TINY

FOLDER = TINY / "data"
CONTENT = workbook(load(FOLDER), "示例", "en")
CAPACITIES = "phases.capacities"


CHINESE = re.compile("[\u4e00-\u9fff]")


def problems(content):
    proposal = propose(content, "book.xlsx", FOLDER)
    assert not proposal.problems or not (proposal.changes or proposal.files)
    return proposal.problems


def said(content, lang="en"):
    return [problem.shown(lang) for problem in problems(content)]


def rezipped(change, content=CONTENT):
    """The workbook with its parts as ``change`` leaves them, a dict by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def bomb(megabytes):
    return rezipped(lambda parts: parts.update({"xl/worksheets/sheet3.xml": b" " * (megabytes * 1_000_000)}))


def lying(content):
    """The list of contents says that each part has one byte."""
    at, out = 0, bytearray(content)
    while (at := out.find(b"PK\x01\x02", at)) >= 0:
        out[at + 24 : at + 28] = struct.pack("<I", 1)
        at += 4
    return bytes(out)


def other_zip(name):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, b"x")
    return out.getvalue()


def other_book():
    book = openpyxl.Workbook()
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def shared(text):
    return lambda parts: parts.update({"xl/sharedStrings.xml": text})


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><sst>&b;</sst>'
FILES = {
    "text": (lambda: b"id,name\n1,2\n", "is not an Excel workbook; save it as .xlsx"),
    "empty": (lambda: b"", "the file is empty"),
    "old": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is an old .xls file or has a password; save it as .xlsx without one"),
    "large": (lambda: b"PK" + b"0" * 200_000_000, "has 200000002 bytes; at most 4000000 are taken"),
    "bomb": (lambda: bomb(100), "unpacks to more than any workbook of this atlas; take a fresh one and copy your changes into it"),
    "lying bomb": (lambda: lying(bomb(100)), "is damaged and cannot be read; open it in Excel or WPS and save it again"),
    "many parts": (lambda: rezipped(lambda p: p.update({f"x{n}": b"" for n in range(2000)})), "unpacks to more than any workbook of this atlas; take a fresh one and copy your changes into it"),
    "many cells": (lambda: rezipped(lambda p: p.update({"xl/worksheets/sheet3.xml": b"<row>" + b"<c/>" * 1_000_000})), "unpacks to more than any workbook of this atlas; take a fresh one and copy your changes into it"),
    "macro": (lambda: rezipped(lambda p: p.update({"xl/vbaProject.bin": b"x"})), "has macros; save it as .xlsx, which has none"),
    "macro type": (lambda: rezipped(lambda p: p.update({"[Content_Types].xml": p["[Content_Types].xml"].replace(b"spreadsheetml.sheet.main", b"sheet.macroEnabled.main")})), "has macros; save it as .xlsx, which has none"),
    "document": (lambda: other_zip("word/document.xml"), "is not an Excel workbook; save it as .xlsx"),
    "open document": (lambda: other_zip("mimetype"), "is not an Excel workbook; save it as .xlsx"),
    "half": (lambda: CONTENT[: len(CONTENT) // 2], "is damaged and cannot be read; open it in Excel or WPS and save it again"),
    "entities": (lambda: rezipped(shared(LAUGHS)), "is damaged and cannot be read; open it in Excel or WPS and save it again"),
    "utf-16": (lambda: rezipped(shared(LAUGHS.decode().encode("utf-16"))), "is damaged and cannot be read; open it in Excel or WPS and save it again"),
    "no strings": (lambda: rezipped(shared(b"<sst/>")), "is damaged and cannot be read; open it in Excel or WPS and save it again"),
    "wrong": (lambda: other_book(), "has none of the sheets of the editable workbook; download it from the page Data, and edit that"),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_such_workbook_is_told_in_one_line_and_at_once(name):
    make, told = FILES[name]
    content = make()
    start, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    [problem] = problems(content)
    assert problem.shown("en") == f"book.xlsx:1: {told}"
    assert CHINESE.search(problem.shown("zh"))
    assert time.process_time() - start < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150_000, "kilobytes"


def test_nothing_is_kept_on_disk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for content in (CONTENT, bomb(50), b"x"):
        propose(content, "x.xlsx", FOLDER)
    assert list(tmp_path.iterdir()) == []


@given(st.data())
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_damage_is_told_and_never_raised(data):
    """A byte that changes within the parts, which are then packed as if nothing was wrong with them."""

    def change(parts):
        name = data.draw(st.sampled_from(sorted(n for n in parts if n.endswith((".xml", ".rels")))))
        part = bytearray(parts[name])
        for _ in range(data.draw(st.integers(1, 3))):
            at = data.draw(st.integers(0, len(part) - 1))
            part[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
        parts[name] = bytes(part)

    for line in said(rezipped(change)):
        assert line.isprintable()


@given(st.binary(max_size=200), st.integers(0, len(CONTENT)))
@settings(max_examples=30)
def test_any_bytes_are_told_and_never_raised(junk, at):
    for content in (junk, b"PK\x03\x04" + junk, CONTENT[:at] + junk, CONTENT[:at] + junk + CONTENT[at + len(junk) :]):
        said(content)


def merged(books):
    books[CAPACITIES].merge_cells("C2:C3")


def header(books):
    cell(books[CAPACITIES], 1, "value").value = None


def misspelt(books):
    cell(books[CAPACITIES], 1, "qualifier").value = "qualifer"


def without_header(books):
    books[CAPACITIES].delete_rows(1)


def without_sheet(books):
    books[CAPACITIES].parent.remove(books[CAPACITIES])


def twice(books):
    books[CAPACITIES].parent.copy_worksheet(books[CAPACITIES]).title = f"old {CAPACITIES}"


def beyond(books):
    books[CAPACITIES].cell(3, 30).value = "x"


def far_below(books):
    books[CAPACITIES].cell(1_000_000, 3).value = "x"


def value(name, given_, look="@", sheet=CAPACITIES, row=2):
    def change(books):
        put(books[sheet], row, name, given_)
        cell(books[sheet], row, name).number_format = look

    return change


DAYS = "format the cell as text, and write 2025-05-01, 2025-05 or 2025, as precise as the source"
CELLS = {
    "merged": (merged, [f"{CAPACITIES}!C2: cells are merged; undo that, and fill each of them"]),
    "header": (header, [f"{CAPACITIES}!A1: header: no such column: number 5 without a name", f"{CAPACITIES}!A1: header: the column 'value' is missing"]),
    "misspelt": (misspelt, [f"{CAPACITIES}!A1: header: no such column: 'qualifer'; did you mean 'qualifier'?", f"{CAPACITIES}!A1: header: the column 'qualifier' is missing"]),
    "sheet": (without_sheet, [f"{CAPACITIES}!A1: the sheet is missing; its title ends in '{CAPACITIES}'"]),
    "twice": (twice, [f"old {CAPACITIES}!A1: the sheet '{CAPACITIES}' has the same name at its end; delete one of them"]),
    "beyond": (beyond, None),
    "below": (far_below, [f"{CAPACITIES}!A1000000: has more than 20000 rows; split the region's data"]),
    "formula": (value("value", "=50*2"), [f"{CAPACITIES}!E2: value: has a formula; write the value itself"]),
    "error": (value("value", "#REF!"), [f"{CAPACITIES}!E2: value: has the error #REF!; write the value itself"]),
    "date": (value("date", date(2025, 5, 1), "yyyy-mm"), [f"{CAPACITIES}!J2: date: is a date of the spreadsheet, which always has a day; {DAYS}"]),
    "time": (value("date", datetime.fromisoformat("2025-05-01T12:30"), "yyyy-mm-dd hh:mm"), [f"{CAPACITIES}!J2: date: is a date of the spreadsheet, which always has a day; {DAYS}"]),
    "serial": (value("date", 45778, "General"), [f"{CAPACITIES}!J2: date: '45778' is a date that the spreadsheet turned into a number; {DAYS}"]),
    "percent": (value("value", 0.65, "0%"), [f"{CAPACITIES}!E2: value: is shown as a percentage but holds 0.65; format the cell as text, and write the number before the sign"]),
    "invisible": (value("locator", "¶\u200b5"), [f"{CAPACITIES}!L2: locator: has the invisible character U+200B; type the text anew"]),
    "newline": (value("note", "a\nb"), None),
    "thousands": (value("value", "1,000"), [f"{CAPACITIES}!E2: value: '1,000' has thousands separators; write 1000"]),
    "wide": (value("value", "１００"), [f"{CAPACITIES}!E2: value: '１００' has full-width digits; write 100"]),
    "dressed": (value("value", "约100万吨/年"), [f"{CAPACITIES}!E2: value: '约100万吨/年' is not a number; write 100, and 'about' in the field 'qualifier' and '万吨/年' in the field 'unit'"]),
    "written date": (value("date", "2025/5/1"), [f"{CAPACITIES}!J2: date: '2025/5/1' is not a date; write 2025-05-01"]),
    "word": (value("qualifier", "大约"), None),
    "reference": (value("source", "daily-2026"), [f"{CAPACITIES}!K2: source: 'daily-2026' is not the id of a source; did you mean 'daily-2025'?"]),
    "missing": (value("unit", None), [f"{CAPACITIES}!F2: unit: is missing; every capacity needs it"]),
    "owner": (value("phase", "jiakuang-mill-9"), [f"{CAPACITIES}!A2: phase: 'jiakuang-mill-9' is not the id of a row of the sheet 'phases'; did you mean 'jiakuang-mill-2'?; correct it, or delete this row, too"]),
    "no owner": (value("phase", None), [f"{CAPACITIES}!A2: phase: is missing; say which phase the row belongs to"]),
    "order": (value("no", "first"), [f"{CAPACITIES}!B2: no: 'first' is not a place in the list; write a number, or leave it empty for the last"]),
    "id": (value("id", "Jiakuang Mill 1", sheet="phases"), None),
    "same id": (value("id", "jiakuang-mill-1", sheet="phases", row=3), None),
}  # fmt: skip


@pytest.mark.parametrize("name", CELLS)
def test_a_fault_is_told_by_its_cell(name):
    change, told = CELLS[name]
    found = problems(edited(CONTENT, change))
    lines = [problem.shown("en") for problem in found]
    assert lines, "it was taken"
    assert all("!" in line.split(":")[0] for line in lines), lines
    assert all(CHINESE.search(problem.shown("zh")) for problem in found)
    if told is not None:
        assert [line for line in lines if line in told] == told, lines


def test_a_sheet_without_its_header_is_told_so():
    assert any(line.startswith(f"{CAPACITIES}!A1: header: ") for line in said(edited(CONTENT, without_header)))


def test_the_title_of_the_sheet_is_the_one_that_the_keeper_sees():
    content = edited(made(FOLDER, "zh"), value("value", "=1"))
    assert said(content, "zh") == [f"分期产能 {CAPACITIES}!E2: value: 是公式；请直接写值"]


def test_spaces_at_the_ends_and_a_sheet_of_ones_own_do_no_harm():
    def change(books):
        put(books[CAPACITIES], 2, "locator", " ¶5\u00a0\u200b")
        books[CAPACITIES].parent.create_sheet("我的备忘").append(["x"])

    proposal = propose(edited(CONTENT, change), "x.xlsx", FOLDER)
    assert (proposal.problems, proposal.changes, proposal.unread) == ((), (), ("我的备忘",))


def test_a_cell_is_told_once_and_the_rest_of_its_record_is_still_looked_at():
    def change(books):
        value("date", 45778, "General")(books)
        value("source", "nobody")(books)

    assert [line.split(": ")[0] for line in said(edited(CONTENT, change))] == [f"{CAPACITIES}!J2", f"{CAPACITIES}!K2"]


def test_a_number_is_the_text_that_a_keeper_reads():
    numbers = {17.622121000000001: "17.622121", 360.0: "360", 1e-7: "0.0000001", 1e20: "100000000000000000000", 5: "5"}
    assert {n: opening._number(n, "General").text for n in numbers} == numbers
    assert opening._number(1.1, "General").number == Decimal("1.1")
    assert opening._number(float("inf"), "General").text == "inf"


def test_the_largest_workbook_that_is_taken_is_read_in_bounded_time_and_memory():
    row = b"<row>" + b'<c t="inlineStr"><is><t>x</t></is></c>' * 20 + b"</row>"
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + row * 19_000
        + b"</sheetData></worksheet>"
    )
    content = rezipped(lambda parts: parts.update({"xl/worksheets/sheet3.xml": sheet}))
    start, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert said(content)
    assert time.process_time() - start < 60
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 600_000, "kilobytes"


def test_it_is_read_where_the_data_lie_and_nothing_there_changes():
    before = {path: path.read_bytes() for path in Path(FOLDER).rglob("*") if path.is_file()}
    propose(edited(CONTENT, value("value", "99")), "x.xlsx", FOLDER)
    assert before == {path: path.read_bytes() for path in Path(FOLDER).rglob("*") if path.is_file()}
