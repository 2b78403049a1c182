"""The editable workbook out and back: nothing edited is no change, one cell edited is one field, and a patch that brings it about."""

import io
import shutil
import subprocess
import zipfile
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings

from atlas.__main__ import main
from atlas.catalog.load import load
from atlas.catalog.model import FILES
from atlas.catalog.reading import parse
from atlas.catalog.writing.raw import raw
from atlas.exports.roundtrip import told
from atlas.exports.roundtrip.difference import Change
from atlas.exports.roundtrip.opening import opened
from atlas.exports.roundtrip.patch import package, patch
from atlas.exports.roundtrip.proposal import held, propose
from atlas.exports.roundtrip.returned import Returned, structure
from atlas.exports.roundtrip.sheets import by_key, sheets
from atlas.exports.roundtrip.workbook import title, workbook
from tests.generated import catalogs
from tests.regions.folder import TINY, copy

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = {"chenzhou": ROOT / "data", "tiny": TINY / "data"}
LANGS = ("zh", "en")


@cache
def real(lang="zh"):
    return workbook(load(FOLDERS["chenzhou"]), "示例", lang)


def made(folder, lang="zh"):
    if folder == FOLDERS["chenzhou"]:
        return real(lang)
    return workbook(load(folder), "示例", lang)


def edited(content, change):
    """The workbook as another program saves it after ``change``, which gets its sheets by key."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    change({sheet.title.split()[-1]: sheet for sheet in book.worksheets})
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def column(sheet, name):
    return [cell.value for cell in sheet[1]].index(name) + 1


def cell(sheet, row, name):
    return sheet.cell(row, column(sheet, name))


def put(sheet, row, name, value):
    cell(sheet, row, name).value = value


def applied(folder, content, tool=("git", "apply")):
    """The catalogue of a copy of ``folder`` after the patch of the workbook."""
    proposal = propose(content, "x.xlsx", folder)
    assert proposal.problems == (), list(map(str, proposal.problems))
    subprocess.run([*tool, "-p1"], cwd=folder.parent, input=patch(proposal.files), check=True, capture_output=True)
    return load(folder), proposal


@pytest.mark.parametrize("region", FOLDERS)
@pytest.mark.parametrize("lang", LANGS)
def test_nothing_edited_is_no_change(region, lang):
    proposal = propose(made(FOLDERS[region], lang), "x.xlsx", FOLDERS[region])
    assert (proposal.problems, proposal.changes, proposal.files) == ((), (), ())
    assert not proposal.stale and proposal.unread == ()


@given(catalogs)
@settings(max_examples=6)
def test_nothing_edited_is_no_change_whatever_the_data_hold(catalog):
    base = held(catalog)
    book = opened(workbook(catalog, "x", "en"))
    assert structure(book) == []
    back = Returned(book, base)
    assert back.problems == []
    for file in FILES:
        found = [
            parse.records(document, file.record, single=file.path == "projects")
            for document in back.document(file, "data")
        ]
        assert [p for each in found for p in each.problems] == []
        assert {e.record.id: raw(e.record) for each in found for e in each.entries} == base[file.kind]


def test_equal_data_give_equal_bytes_and_every_sheet_has_its_title():
    assert made(TINY / "data") == made(TINY / "data")
    for lang in LANGS:
        titles = openpyxl.load_workbook(io.BytesIO(made(TINY / "data", lang)), read_only=True).sheetnames
        assert titles == [title(key, lang) for key in ("readme", *by_key(), "words")]
        assert all(len(name) <= 31 for name in titles)


def test_every_field_of_every_record_has_its_column():
    for sheet in sheets():
        fields = {
            name
            for name in sheet.record.model_fields
            if not any(s.parent == sheet.key and s.within == name for s in sheets())
        }
        assert set(sheet.fields) == fields, sheet.key
        assert len(set(sheet.columns)) == len(sheet.columns)


def test_all_cells_are_texts_so_that_no_spreadsheet_turns_them():
    book = openpyxl.load_workbook(io.BytesIO(made(FOLDERS["chenzhou"])))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for each in row:
                assert each.value is None or (each.data_type, each.number_format) == ("s", "@"), each.coordinate


@pytest.mark.parametrize("tool", [("git", "apply"), ("patch", "--binary", "--no-backup-if-mismatch")])
def test_one_cell_is_one_field_and_the_patch_brings_it_about(tmp_path, tool):
    folder = copy(tmp_path)
    content = edited(made(folder), lambda s: put(s["phases.capacities"], 2, "value", "99.50"))
    catalog, proposal = applied(folder, content, tool)
    place = "phases[jiakuang-mill-1].capacities[1]"
    assert proposal.changes == (Change("changed", "projects", "jiakuang-mill", place, "value", "100", "99.50"),)
    assert str(catalog.projects["jiakuang-mill"].phases[0].capacities[0].value) == "99.50"
    assert propose(content, "x.xlsx", folder).changes == ()


def test_a_text_that_is_changed_on_every_sheet_of_the_real_data(tmp_path):
    """In one go, since the data are many; each is one change, and no file loses its comments."""
    folder = Path(shutil.copytree(FOLDERS["chenzhou"], tmp_path / "data"))
    touched = {}

    def change(books):
        for key, sheet in by_key().items():
            name = next(
                n for n in ("note_en", "name_en", "text_en", "value_en", "locator", "role_en") if n in sheet.fields
            )
            rows = [n for n in range(2, books[key].max_row + 1) if cell(books[key], n, name).value]
            if rows:
                put(books[key], rows[-1], name, f"{key}: y, z")
                touched[key] = name

    content = edited(made(folder), change)
    catalog, proposal = applied(folder, content)
    assert len(touched) > 15
    assert {(c.what, c.field, c.after) for c in proposal.changes} == {
        ("changed", n, f"{k}: y, z") for k, n in touched.items()
    }
    assert len(proposal.changes) == len(touched) and all(file.kept for file in proposal.files)
    assert propose(content, "x.xlsx", folder).changes == ()
    assert held(catalog) != held(load(FOLDERS["chenzhou"]))


def test_records_and_entries_come_and_go(tmp_path):
    folder = copy(tmp_path)

    def change(s):
        s["enterprises"].append([{"id": "new-firm", "name": "新厂", "name_en": "New firm", "kind": "enterprise", "segment": "cell",
                                  "source": "daily-2025", "locator": "¶9"}.get(n) for n in by_key()["enterprises"].columns])  # fmt: skip
        s["projects"].append([{"id": "new-line", "name": "新线", "name_en": "New line", "enterprise": "new-firm", "place": "dongxian", "stage": "cell",
                               "source": "daily-2025", "locator": "¶9"}.get(n) for n in by_key()["projects"].columns])  # fmt: skip
        milestone = {
            "status": "announced",
            "date": "2025-06",
            "basis": "stated",
            "source": "daily-2025",
            "locator": "¶9",
        }
        s["projects.milestones"].append(
            [{"project": "new-line", **milestone}.get(n) for n in by_key()["projects.milestones"].columns]
        )
        s["phases.milestones"].append(
            [{"phase": "jiakuang-mill-2", **milestone}.get(n) for n in by_key()["phases.milestones"].columns]
        )
        s["events"].delete_rows(2)
        s["events.figures"].delete_rows(2)

    catalog, proposal = applied(folder, edited(made(folder), change))
    assert [(c.what, c.kind, c.record, c.place) for c in proposal.changes] == [
        ("added", "enterprises", "new-firm", ""),
        ("added", "projects", "jiakuang-mill", "phases[jiakuang-mill-2].milestones[2]"),
        ("added", "projects", "new-line", ""),
        ("removed", "events", "proposal-2021", ""),
    ]
    assert catalog.projects["new-line"].milestones[0].status == "announced"
    assert (folder / "projects" / "new-line.yaml").exists() and not catalog.events
    for lang in LANGS:
        assert len(list(told.lines(proposal, lang))) == 5


def test_a_project_that_goes_is_a_file_that_goes(tmp_path):
    folder = Path(shutil.copytree(FOLDERS["chenzhou"], tmp_path / "data"))

    def change(s):
        for key in ("projects", "projects.milestones", "projects.total"):
            for row in range(s[key].max_row, 1, -1):
                if s[key].cell(row, 1).value == "shuzhi-hybrid-storage":
                    s[key].delete_rows(row)

    proposal = propose(edited(made(folder), change), "x.xlsx", folder)
    assert [c for c in proposal.changes if c.what != "removed"] == []
    if proposal.problems:  # another record refers to it
        assert any("shuzhi-hybrid-storage" in str(p) for p in proposal.problems)
        return
    catalog, _ = applied(folder, edited(made(folder), change))
    assert "shuzhi-hybrid-storage" not in catalog.projects


def test_the_order_of_rows_and_columns_and_empty_rows_are_free():
    folder = FOLDERS["tiny"]

    def change(s):
        for sheet in s.values():
            if sheet.title.split()[-1] in by_key():
                rows = [[c.value for c in row] for row in sheet.iter_rows()]
                body = [row[::-1] for row in rows[:0:-1]]
                sheet.delete_rows(1, len(rows))
                for row in [rows[0][::-1], [], *body, [], [""]]:
                    sheet.append(row)
                sheet.sheet_state = "hidden"

    assert propose(edited(made(folder), change), "x.xlsx", folder).changes == ()


def test_a_new_entry_stands_where_its_number_says(tmp_path):
    folder = copy(tmp_path)

    def change(s):
        row = {"phase": "jiakuang-mill-1", "no": "1.5", "status": "commissioning", "date": "2025-01", "basis": "stated",
               "source": "daily-2025", "locator": "¶9"}  # fmt: skip
        s["phases.milestones"].append([row.get(n) for n in by_key()["phases.milestones"].columns])

    catalog, _ = applied(folder, edited(made(folder), change))
    assert [m.status for m in catalog.projects["jiakuang-mill"].phases[0].milestones] == [
        "construction",
        "commissioning",
        "operating",
    ]


def test_numbers_that_a_spreadsheet_made_of_texts_are_no_change(tmp_path):
    folder = copy(tmp_path)
    path = folder / "projects" / "jiakuang-mill.yaml"
    path.write_text(
        path.read_text("utf-8").replace("value: 300", "value: 300.10").replace("locator: ¶5}", "locator: '0010'}", 1),
        "utf-8",
    )

    def change(s):
        for sheet in s.values():
            for row in sheet.iter_rows(min_row=2):
                for each in row:
                    if sheet.title.split()[-1] in by_key() and str(each.value).replace(".", "", 1).isdigit():
                        each.value, each.number_format = float(each.value), "General"

    proposal = propose(edited(made(folder), change), "x.xlsx", folder)
    assert (proposal.problems, proposal.changes) == ((), ())


@pytest.mark.parametrize("region", FOLDERS)
def test_saved_again_by_an_office_it_is_no_change(tmp_path, region):
    (tmp_path / "book.xlsx").write_bytes(made(FOLDERS[region]))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
               "--outdir", str(tmp_path / "out"), str(tmp_path / "book.xlsx")]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    proposal = propose((tmp_path / "out" / "book.xlsx").read_bytes(), "x.xlsx", FOLDERS[region])
    assert (proposal.problems, proposal.changes, proposal.stale) == ((), (), False)


def test_a_workbook_of_other_data_says_so(tmp_path):
    folder = copy(tmp_path)
    content = made(folder)
    path = folder / "enterprises.csv"
    path.write_text(path.read_text("utf-8").replace("甲矿", "乙矿", 1), "utf-8")
    proposal = propose(content, "x.xlsx", folder)
    assert proposal.stale and proposal.changes
    for lang in LANGS:
        assert proposal.version in "\n".join(told.minded(proposal, lang))


def test_the_files_whole_come_with_the_patch_and_the_list(tmp_path):
    folder = copy(tmp_path)
    proposal = propose(
        edited(made(folder), lambda s: put(s["places"], 2, "note_en", None) or put(s["sources"], 2, "title_en", "T")),
        "x",
        folder,
    )
    content = package(proposal.files, told.lines(proposal, "zh"))
    assert content == package(proposal.files, told.lines(proposal, "zh"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == ["data/sources.yaml", "changes.patch", "changes.txt"]
        assert b"title_en: T" in archive.read("data/sources.yaml")


def test_the_commands(tmp_path, capsys):
    folder, book, out = copy(tmp_path), tmp_path / "book.xlsx", tmp_path / "a.patch"
    assert main(["workbook", str(book), "--data", str(folder), "--lang", "en"]) == 0
    assert main(["propose", str(book), "--data", str(folder), "--lang", "en"]) == 0
    assert capsys.readouterr().out == "Nothing differs from the data as they are\n"
    book.write_bytes(edited(book.read_bytes(), lambda s: put(s["sources"], 2, "title_en", "T")))
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert main(["propose", str(book), "--data", str(folder), "--lang", "zh", "--out", str(out)]) == 0
    assert "title_en" in capsys.readouterr().out and out.read_bytes().startswith(b"diff --git a/data/sources.yaml")
    assert main(["propose", str(book), "--data", str(folder), "--out", str(tmp_path / "a.zip")]) == 0
    assert zipfile.is_zipfile(tmp_path / "a.zip")
    book.write_bytes(edited(book.read_bytes(), lambda s: put(s["sources"], 2, "grade", "D")))
    capsys.readouterr()
    assert main(["propose", str(book), "--data", str(folder), "--lang", "en"]) == 1
    assert capsys.readouterr().out.startswith("sources!H2: grade: 'D' is not one of A, B, C")
    assert main(["propose", str(tmp_path / "none.xlsx"), "--data", str(folder), "--lang", "en"]) == 1
    assert capsys.readouterr().out == "none.xlsx:1: the file is missing\n"
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
