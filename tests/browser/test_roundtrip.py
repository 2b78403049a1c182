"""The editable workbook taken from the page, edited and given back, in both languages; what the uploader says, and to whom."""

import io
import shutil
import subprocess
from pathlib import Path

import harness
import openpyxl
import pytest
from playwright.sync_api import Page, expect
from test_axe import violations

from atlas.catalog.load import load

KEPT = '[data-testid="stFileUploaderDropzoneInput"]'
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORDS = {
    "zh": ("选择文件", "1 处改动，涉及 1 个文件", "有 1 处问题，改好再交回", "没有收下：只收 .xlsx，且不超过 4 MB"),
    "en": ("Choose a file", "1 change in 1 file", "1 problem: mend it and give the workbook back", "Not taken: it has to be .xlsx, of 4 MB at most"),
}  # fmt: skip


def given(page: Page, name: str, content: bytes) -> None:
    page.set_input_files(KEPT, {"name": name, "mimeType": TYPE, "buffer": content})


def edited(content: bytes, value: str) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = next(s for s in book.worksheets if s.title.endswith("phases.capacities"))
    sheet.cell(2, [cell.value for cell in sheet[1]].index("value") + 1).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(("lang", "scheme"), [("zh", "light"), ("en", "dark")])
def test_a_workbook_goes_out_and_comes_back(
    page: Page, server: harness.Server, tmp_path: Path, lang: str, scheme: str
) -> None:
    browse, changed, wrong, refused = WORDS[lang]
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    harness.visit(page, server, "data", f"lang={lang}")
    harness.unfold(page, "twin-roundtrip")
    section = page.locator(".st-key-roundtrip")
    section.get_by_role("button", name=browse).wait_for()
    shown = section.inner_text()
    assert "Upload" not in shown and "per file" not in shown, "Streamlit's English"
    assert violations(page) == []
    content = harness.download(page, section.locator(".st-key-workbook button"))

    given(page, "back.xlsx", edited(content, "1.10"))
    section.get_by_role("heading", name=changed).wait_for()
    harness.ready(page)
    harness.assert_whole(page)
    expect(section.locator(".atlas-diff ins")).to_have_text("1.10")
    assert violations(page) == []
    patch = harness.download(page, section.locator(".st-key-workbook-patch button"))
    folder = Path(shutil.copytree(harness.ROOT / "data", tmp_path / "data"))
    subprocess.run(["git", "apply"], cwd=tmp_path, input=patch, check=True)
    load(folder)
    assert harness.download(page, section.locator(".st-key-workbook-zip button")).startswith(b"PK")

    given(page, "bad.xlsx", edited(content, "=1"))
    section.get_by_role("heading", name=wrong).wait_for()
    harness.ready(page)
    section.get_by_text("phases.capacities!E2: value: ").wait_for()
    assert violations(page) == []

    given(page, "huge.xlsx", b"PK" + b"0" * 5_000_000)
    chip = section.locator('[data-testid="stFileChip"][aria-invalid="true"]')
    chip.wait_for()
    assert refused in chip.evaluate("chip => getComputedStyle(chip, '::after').content")


def test_garbage_is_answered_with_a_sentence(page: Page, server: harness.Server) -> None:
    harness.visit(page, server, "data")
    harness.unfold(page, "twin-roundtrip")
    told = {
        b"id,name\n": "不是 Excel 工作簿",
        b"PK\x03\x04" + bytes(range(256)): "已损坏",
        b"\xd0\xcf\x11\xe0": "是旧格式 .xls",
    }
    for content, words in told.items():
        given(page, "x.xlsx", content)
        page.locator(".st-key-roundtrip").get_by_text(f"x.xlsx:1: {words}").wait_for()
        harness.ready(page)
        harness.assert_whole(page)


def test_the_section_fits_a_phone(phone: Page, server: harness.Server) -> None:
    harness.visit(phone, server, "data", "lang=en")
    harness.unfold(phone, "twin-roundtrip")
    harness.assert_whole(phone)
    assert violations(phone) == []
