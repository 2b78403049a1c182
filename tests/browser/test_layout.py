"""The layout page in a real browser: a click picks a county and a second one leaves, the wheel stands in where WebGL is missing."""

import re
from contextlib import suppress
from itertools import pairwise
from math import cos, radians
from typing import Any

import harness
import pytest
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as Late

from atlas.catalog import config as configuration
from atlas.catalog import load as catalogs
from atlas.drawings.map import LARGE, SMALL, Canvas
from atlas.drawings.outlines import inner_point
from atlas.figures.shared import places


def where(page: Page, canvas: Canvas, place: str) -> tuple[float, float]:
    """The pixel of the window at which the middle of a county is drawn."""
    view = configuration.load(harness.ROOT / "config.yaml").map
    lon, lat = inner_point(places.outlines(catalogs.load(harness.ROOT / "data"))[place])
    drawn = page.locator(f".st-key-map-{canvas.name} canvas").first
    drawn.scroll_into_view_if_needed()
    box = drawn.bounding_box()
    assert box
    scale = 512 * 2 ** (view.zoom - canvas.zoom_off) / 360
    x = box["x"] + box["width"] / 2 + (lon - view.longitude) * scale
    return x, box["y"] + box["height"] / 2 + (view.latitude - lat) * scale / cos(radians(view.latitude))


def click(page: Page, canvas: Canvas, place: str) -> None:
    x, y = where(page, canvas, place)
    if canvas is SMALL:
        page.touchscreen.tap(x, y)
        return
    # A mouse always moves before it clicks, and deck.gl counts on it: the tip tells that it has seen the county.
    tip = page.locator(".st-key-map-large .deck-tooltip")
    for _ in range(40):
        page.mouse.move(x - 15, y - 15)
        page.mouse.move(x, y, steps=3)
        page.wait_for_timeout(250)
        if tip.is_visible():
            break
    expect(tip).to_be_visible()
    page.mouse.click(x, y)


def click_until(page: Page, canvas: Canvas, place: str, address: str) -> None:
    """Click, and again if the browser took it for a long press: on a busy machine without a GPU, picking takes that long."""
    for _ in range(3):
        click(page, canvas, place)
        with suppress(Late):
            page.wait_for_url(re.compile(address), timeout=60_000)
            return
    raise AssertionError(f"three clicks on {place} did not lead to {address}: {page.url}")


@pytest.mark.parametrize("canvas", [LARGE, SMALL], ids=["large", "small"])
def test_a_click_picks_a_county_and_a_second_one_leaves(request: Any, server: harness.Server, canvas: Canvas) -> None:
    page: Page = request.getfixturevalue("page" if canvas is LARGE else "phone")
    harness.visit(page, server, "layout")
    shown, hidden = (f".st-key-map-{c.name}" for c in ((LARGE, SMALL) if canvas is LARGE else (SMALL, LARGE)))
    expect(page.locator(f"{shown} canvas").first).to_be_visible()
    expect(page.locator(hidden)).to_be_hidden()
    page.wait_for_timeout(1500)
    click_until(page, canvas, "linwu", r"\?place=linwu$")
    expect(page.locator(".atlas-place h2").first).to_have_text("临武县")
    harness.ready(page)
    click_until(page, canvas, "linwu", r"/layout$")


def test_the_keyboard_picks_the_same(page: Page, server: harness.Server) -> None:
    harness.visit(page, server, "layout")
    page.locator(".st-key-_county input").focus()
    page.keyboard.press("ArrowDown")
    page.get_by_role("option", name="宜章县").wait_for()
    page.keyboard.type("宜章县")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("place=yizhang"), timeout=60_000)


def test_measure_and_drawing_are_in_the_address(page: Page, server: harness.Server) -> None:
    harness.visit(page, server, "layout", "measure=ore&drawing=wheel&lang=en")
    expect(page.locator(".st-key-wheel-frame .js-plotly-plot")).to_be_visible()
    assert page.locator(".st-key-map-frame").count() == 0
    assert "Ore milled" in harness.shown_text(page)
    page.locator(".st-key-measure").get_by_text("Cells", exact=True).click()
    expect(page).to_have_url(re.compile("measure=cell"), timeout=60_000)


@pytest.mark.parametrize("by_its_address", [True, False], ids=["told before", "found on the way"])
def test_the_wheel_stands_in_where_webgl_is_missing(
    browser_without_webgl: Browser, server: harness.Server, by_its_address: bool
) -> None:
    context, record = harness.watched(browser_without_webgl, server)
    page = context.new_page()
    if by_its_address:
        harness.visit(page, server, "layout")
        assert page.locator(".st-key-map-frame").count() == 0, "the map was sent, although the cookie said no"
    else:
        harness.visit(page, server, "projects")
        harness.follow(page, "layout")
    expect(page.locator(".st-key-wheel-frame .js-plotly-plot")).to_be_visible()
    expect(page.get_by_text("画不出地图").first).to_be_visible()
    expect(page.locator(".st-key-map-large")).to_be_hidden()
    expect(page.locator(".st-key-map-credit")).to_be_hidden()
    expect(page.get_by_text("临武县", exact=True).first).to_be_visible()
    assert [e for e in record.errors if "WebGL" not in e] == []
    assert record.outside == []
    context.close()


@pytest.mark.parametrize(("width", "sent"), [(1440, "large"), (390, "small"), (1024, "both")])
def test_a_reader_with_webgl_gets_the_map_that_fits_and_no_hidden_wheel(
    browser: Browser, server: harness.Server, width: int, sent: str
) -> None:
    context, record = harness.watched(browser, server, viewport={"width": width, "height": 900})
    page = context.new_page()
    harness.visit(page, server, "layout")
    assert page.locator(".st-key-map-spare").count() == 0
    there = [size for size in ("large", "small") if page.locator(f".st-key-map-{size}").count()]
    assert there == (["large", "small"] if sent == "both" else [sent])
    for other in (1440, 700, 390):  # a window that changes keeps a map, whichever was sent
        page.set_viewport_size({"width": other, "height": 900})
        expect(page.locator(".st-key-map-frame canvas:visible").first).to_be_visible()
        assert page.locator(".st-key-map-frame canvas:visible").count() <= 2
        assert harness.overflow(page) == 0
    assert (record.outside, record.errors) == ([], [])
    context.close()


@pytest.mark.parametrize("address", ["layout", "layout?place=linwu", "layout?q=zzzz", "investment"])
def test_no_heading_skips_a_level(page: Page, server: harness.Server, address: str) -> None:
    name, _, query = address.partition("?")
    harness.visit(page, server, name, query)
    levels = page.evaluate("() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])")
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
