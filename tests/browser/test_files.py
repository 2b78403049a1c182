"""Files as a reader gets them: made when clicked, whole, and named by what was filtered."""

import io
import json
import zipfile
from collections.abc import Iterator

import harness
import pandas as pd
import pytest
from PIL import Image
from playwright.sync_api import Page

LINWU = "临武县"


@pytest.fixture
def filtered(page: Page, server: harness.Server) -> Iterator[Page]:
    harness.visit(page, server, "data", "place=linwu")
    yield page
    harness.assert_whole(page)


def clicked(page: Page, key: str) -> bytes:
    return harness.download(page, page.locator(f".st-key-{key} button"))


def test_everything_as_a_workbook_and_as_an_archive(filtered: Page) -> None:
    sheets = pd.read_excel(io.BytesIO(clicked(filtered, "xlsx-filtered")), sheet_name=None)
    assert set(sheets["项目进展"]["县区"]) == {LINWU}
    assert len(pd.read_excel(io.BytesIO(clicked(filtered, "xlsx-all")), sheet_name="项目进展")) > len(
        sheets["项目进展"]
    )
    with zipfile.ZipFile(io.BytesIO(clicked(filtered, "zip-filtered"))) as archive:
        assert LINWU in archive.read("README.txt").decode("utf-8-sig") and archive.testzip() is None


def test_one_table_and_the_other_formats_behind_a_click(filtered: Page) -> None:
    shown = pd.read_csv(io.BytesIO(clicked(filtered, "csv-projects-filtered")))
    assert len(pd.read_excel(io.BytesIO(clicked(filtered, "xlsx-projects-filtered")))) == len(shown)
    filtered.get_by_role("button", name="其他格式").click()
    assert json.loads(clicked(filtered, "json-projects-filtered"))["data"][0]["county"] == "linwu"
    assert len(pd.read_parquet(io.BytesIO(clicked(filtered, "parquet-projects-filtered")))) == len(shown)
    assert json.loads(clicked(filtered, "geojson-projects-all"))["credit"]
    assert LINWU in clicked(filtered, "gb18030-projects-filtered").decode("gb18030")


@pytest.mark.parametrize(
    ("page_name", "twin", "taken"),
    [
        ("projects", "projects", ("phases", "histories", "capacity")),
        ("overview", "overview", ("chain", "region", "money-output")),
        ("enterprises", "enterprises", ("enterprises-chain",)),
        ("research", "research", ("research-works",)),
        ("changes", "changes", ("changes-steps", "totals")),
        ("sources", "sources", ("rivals", "not-stated")),
        ("credible", "credible", ("credible-steps", "credible-times", "credible-packages", "credible-clock")),
        ("balance", "balance", ("balance-ladder",)),
        ("road", "road", ("road-steps", "road")),
        ("investment", "money-signed", ("money",)),
        ("layout", "marks-projects", ("map-projects",)),
    ],
)
def test_pictures_of_a_page(
    page: Page, server: harness.Server, page_name: str, twin: str, taken: tuple[str, ...]
) -> None:
    """Behind the click that opens the tables, as PNG and SVG; on paper, whatever the theme of the reader."""
    page.emulate_media(color_scheme="dark")
    harness.visit(page, server, page_name, "place=linwu")
    page.locator(f".st-key-twin-{twin} summary").click()
    harness.ready(page)
    for name in taken:
        svg = clicked(page, f"svg-picture-{name}").decode()
        assert LINWU in svg and 'fill="#FFFFFF"' in svg
        with Image.open(io.BytesIO(clicked(page, f"png-picture-{name}"))) as image:
            assert image.width >= 1600 and image.convert("L").getpixel((2, 2)) == 255
    harness.assert_whole(page)


def test_a_picture_of_the_whole_city(page: Page, server: harness.Server) -> None:
    """What was promised and spent is told of no county alone."""
    harness.visit(page, server, "investment")
    page.locator(".st-key-twin-money-signed summary").click()
    harness.ready(page)
    assert "1400" in clicked(page, "svg-picture-promise").decode()
    assert clicked(page, "png-picture-promise").startswith(b"\x89PNG")
