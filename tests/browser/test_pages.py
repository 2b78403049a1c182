"""Every page in a real browser: it opens, fits its window, filters, and gives away exactly what it shows."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import harness
import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from atlas.catalog import load as catalogs
from atlas.catalog.catalogue import Catalog
from atlas.figures import projects as tables
from atlas.figures.shared.selection import Selection

PAGES = harness.page_names()
LINWU = "临武县"

each_page = pytest.mark.parametrize("name", PAGES)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return catalogs.load(harness.ROOT / "data")


def choose_place(page: Page, name: str) -> None:
    box = page.locator(".st-key-place input")
    box.scroll_into_view_if_needed()
    harness.ready(page)  # a list that opens while the page scrolls is closed by it
    box.click()
    page.get_by_role("option", name=name, exact=True).click()
    page.keyboard.press("Escape")
    # On a busy machine the page is still for a while before the server hears of the choice: the sentence tells that it has.
    expect(page.locator(".atlas-says")).to_contain_text(name)
    harness.ready(page)


def downloaded(page: Page, name: str) -> pd.DataFrame:
    if not page.locator(f'[class*="st-key-csv-{name}"] button').count():
        harness.unfold(page, f"twin-{name}")
    button = page.locator(f'[class*="st-key-csv-{name}"] button').first
    return pd.read_csv(io.BytesIO(harness.download(page, button)))


def projects_of(catalog: Catalog, *places: str) -> list[str]:
    return [row.project for row in tables.projects(catalog, Selection(date.today(), places=places))]


def test_the_front_page_is_the_one_that_the_harness_takes_for_it(root: Path) -> None:
    assert f'page("{harness.FRONT}", default=True)' in (root / "dashboard.py").read_text("utf-8")


@each_page
def test_a_page_is_whole(page: Page, server: harness.Server, name: str) -> None:
    """Filtered; whole and unfiltered in both languages in test_axe.py."""
    for query in ("place=linwu", "lang=en&q=zzzz"):  # the last fits nothing
        harness.visit(page, server, name, query)
        harness.assert_whole(page)


def test_the_address_filters(page: Page, server: harness.Server, catalog: Catalog) -> None:
    harness.visit(page, server, "projects", "place=linwu")
    expect(page.locator(".st-key-place").get_by_text(LINWU)).to_be_visible()
    expected = projects_of(catalog, "linwu")
    assert 0 < len(expected) < len(projects_of(catalog))
    assert list(downloaded(page, "projects")["project"]) == expected


def test_the_widget_filters_and_writes_the_address(page: Page, server: harness.Server, catalog: Catalog) -> None:
    harness.visit(page, server, "projects")
    assert list(downloaded(page, "projects")["project"]) == projects_of(catalog)
    choose_place(page, LINWU)
    assert "place=linwu" in page.url
    assert list(downloaded(page, "projects")["project"]) == projects_of(catalog, "linwu")


def test_a_filter_survives_a_change_of_page_and_of_language(page: Page, server: harness.Server) -> None:
    harness.visit(page, server, "projects", "place=linwu")
    links = page.locator(harness.NAVIGATION)
    assert links.count() > 2
    for i in range(min(4, links.count())):
        links.nth(i).click()
        harness.ready(page)
        assert "place=linwu" in page.url
    page.get_by_text("English", exact=True).click()
    harness.ready(page)
    assert "place=linwu" in page.url
    assert "lang=en" in page.url


def test_the_filter_is_cleared_with_one_click(page: Page, server: harness.Server) -> None:
    harness.visit(page, server, "projects", "place=linwu&stage=refining")
    page.get_by_role("button", name="清除筛选").click()
    harness.ready(page)
    assert "place" not in page.url
    assert "stage" not in page.url


# The names of pages of which a part lies outside the row, or under the tools beside it, on a screen of 1440.
CUT = """() => {
    const box = selector => document.querySelector(selector).getBoundingClientRect();
    const row = box('.st-key-pages'), tools = box('.st-key-tools');
    return [...document.querySelectorAll('.st-key-pages a')].filter(link => {
        const {left, right, top, bottom} = link.getBoundingClientRect(), name = link.querySelector('p');
        const under = right > tools.left && left < tools.right && bottom > tools.top && top < tools.bottom;
        return under || left < row.left - 1 || right > row.right + 1 || name.scrollWidth > name.clientWidth;
    }).map(link => link.textContent);
}"""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_has_its_whole_name_in_the_header(page: Page, server: harness.Server, lang: str) -> None:
    harness.visit(page, server, "data", f"lang={lang}")
    assert page.locator(harness.NAVIGATION).count() == len({*PAGES} - {"record", "wall"})
    assert page.evaluate(CUT) == []


def test_an_address_that_means_nothing_filters_nothing(page: Page, server: harness.Server) -> None:
    for query in ("place=nowhere&lang=xx&stage=%3Cscript%3E&q=%00%1b[31m", "place=" + "x" * 5000):
        harness.visit(page, server, "projects", query)
        harness.assert_whole(page)


def test_a_deep_link_is_framed_also_as_the_first_visit(
    browser: Any, serve_copy: Callable[..., Any], catalog: Catalog
) -> None:
    """Streamlit takes ``pages/`` for an older kind of application until ``st.navigation`` has run once."""
    with serve_copy(Path.exists) as fresh:
        context, record = harness.watched(browser, fresh)
        page = context.new_page()
        harness.visit(page, fresh, "projects", "place=linwu")
        expect(page.locator(".st-key-place").get_by_text(LINWU)).to_be_visible()
        assert list(downloaded(page, "projects")["project"]) == projects_of(catalog, "linwu")
        context.close()
        assert (record.outside, record.errors) == ([], [])
