"""Every page on paper: no sheet is empty or breaks off early, nothing is cut at the edge, and the sources stand at the end."""

import shutil
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import harness
import pytest
from PIL import Image
from playwright.sync_api import Page

DPI, DARK = 40, 200
A4_INCHES = 297 / 25.4
RECORDS = (
    "id=weiling&kind=enterprise",
    "id=linwu&kind=place",
    "id=dazhonghe-beneficiation&kind=project",
    "id=article-2025&kind=source",
)
PRINTED = [
    *((name, "") for name in harness.page_names() if name != "record"),
    *(("record", asked) for asked in RECORDS),
    ("projects", "lang=en"),
    ("road", "lang=en"),
]
# So much of the height of a sheet has ink at least, and so far down the ink of one reaches that another follows.
LEAST, FILLED = 0.03, 0.45


# Charts that may break within, or are higher than a sheet, or whose place on paper is higher than they are.
_CHARTS = """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].map(chart => {
    const place = chart.closest('.stElementContainer'), high = place.getBoundingClientRect().height;
    const drawn = chart.querySelector('.js-plotly-plot').getBoundingClientRect().height;
    return getComputedStyle(place).breakInside === 'avoid' && high < 950 && high < drawn + 60 ? '' : `${high} for ${drawn}`;
}).filter(Boolean)"""


def sheets(page: Page, folder: Path) -> tuple[list[list[int]], list[str]]:
    """Of each printed sheet the heights that have ink, in thousandths from the top, and its text."""
    printed = folder / "page.pdf"
    page.pdf(path=printed, format="A4", print_background=True)
    for tool in ("pdftoppm", "pdftotext"):
        assert shutil.which(tool), f"{tool} is missing: install poppler-utils"
    subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", str(printed), str(folder / "sheet")], check=True)
    told = subprocess.run(
        ["pdftotext", "-layout", str(printed), "-"], check=True, capture_output=True, text=True
    ).stdout
    return [list(_inked(picture)) for picture in sorted(folder.glob("sheet-*.pgm"))], told.removesuffix("\f").split(
        "\f"
    )


def _inked(picture: Path) -> Iterator[int]:
    with Image.open(picture) as shown:
        for y in range(shown.height):
            if min(shown.crop((0, y, shown.width, y + 1)).tobytes()) < DARK:
                yield round(1000 * y / shown.height)


def filled(rows: list[int]) -> float:
    """The share of a sheet that has ink."""
    return len(rows) / (DPI * A4_INCHES)


@pytest.mark.parametrize(("name", "asked"), PRINTED, ids=lambda value: value.replace("&kind", "") or "all")
def test_no_sheet_is_empty_and_the_sources_come_last(
    page: Page, server: harness.Server, tmp_path: Path, name: str, asked: str
) -> None:
    harness.visit(page, server, name, asked)
    rows, texts = sheets(page, tmp_path)
    assert len(rows) == len(texts) >= 1
    assert [n for n, held in enumerate(rows, start=1) if filled(held) < LEAST] == [], "sheets that are nearly empty"
    assert [n for n, (held, _) in enumerate(pairwise(rows), start=1) if max(held) < 1000 * FILLED] == [], (
        "sheets that break off"
    )
    assert "<head>" not in texts[0]
    page.emulate_media(media="print")
    assert page.evaluate(_CHARTS) == [], "charts that would be cut in two"
    if any("来源与注释" in told for told in texts):
        assert "来源注明" in texts[-1] or "来源未注明" in texts[-1], "the words below the sources end the last sheet"
