"""The layout page in a real browser: a click picks a county and a second one leaves, a name in the picture leads to its county."""

import re
from contextlib import suppress
from itertools import pairwise
from math import cos, radians
from typing import Any

import harness
import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as Late

from atlas.catalog import config as configuration
from atlas.catalog import load as catalogs
from atlas.drawings.map import LARGE, SMALL, Canvas
from atlas.drawings.region.outlines import inner_point
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


# A press and its end in one task: on a busy machine without a graphics card the two come so late after each other that the map
# takes them for a long press.
PRESS = """([x, y, kind]) => {
    const at = document.elementFromPoint(x, y);
    const told = {clientX: x, clientY: y, bubbles: true, cancelable: true, pointerId: 1, isPrimary: true, pointerType: kind, button: 0};
    at.dispatchEvent(new PointerEvent("pointerdown", {...told, buttons: 1}));
    at.dispatchEvent(new PointerEvent("pointerup", {...told, buttons: 0}));
}"""


def click(page: Page, canvas: Canvas, place: str, wanted: str) -> None:
    """Press the county until the address has ``wanted``: a map that is just being drawn anew may miss a press."""
    x, y = where(page, canvas, place)
    tip = page.locator(".st-key-map-large .deck-tooltip")
    for _ in range(10):
        with suppress(Late):
            if canvas is LARGE:
                # A mouse always moves before it clicks, and deck.gl counts on it: the tip tells that it has seen the county.
                page.mouse.move(5, 5)
                tip.wait_for(state="hidden")
                page.mouse.move(x - 15, y - 15)
                page.mouse.move(x, y, steps=3)
                tip.wait_for(state="visible", timeout=12_000)
            page.evaluate(PRESS, [x, y, "mouse" if canvas is LARGE else "touch"])
            page.wait_for_url(re.compile(wanted), timeout=12_000)
            return
    raise AssertionError(f"ten presses on {place} did not lead to {wanted}: {page.url}")


@pytest.mark.parametrize("canvas", [LARGE, SMALL], ids=["large", "small"])
def test_a_click_picks_a_county_and_a_second_one_leaves(request: Any, server: harness.Server, canvas: Canvas) -> None:
    page: Page = request.getfixturevalue("page" if canvas is LARGE else "phone")
    harness.visit(page, server, "layout", "drawing=map")
    shown, hidden = (f".st-key-map-{c.name}" for c in ((LARGE, SMALL) if canvas is LARGE else (SMALL, LARGE)))
    expect(page.locator(f"{shown} canvas").first).to_be_visible()
    expect(page.locator(hidden)).to_be_hidden()
    harness.drawn(page, f"{shown} canvas")
    click(page, canvas, "linwu", "place=linwu")
    expect(page.locator(".atlas-place h2").first).to_have_text("临武县")
    harness.ready(page)
    harness.drawn(page, f"{shown} canvas")
    click(page, canvas, "linwu", r"layout(\?drawing=map)?$")


def test_a_name_in_the_picture_leads_to_its_county_and_back(page: Page, server: harness.Server) -> None:
    harness.visit(page, server, "layout", "measure=ore")
    for there in ("place=linwu", "measure=ore"):
        page.locator(".atlas-sketch a:not(.reach)", has_text="临武县").click()
        page.wait_for_url(re.compile(there))
        harness.ready(page)
    assert "place=linwu" not in page.url


def test_all_of_a_county_opens_its_card_and_leads_to_it_and_so_does_the_keyboard(
    page: Page, server: harness.Server
) -> None:
    harness.visit(page, server, "layout")
    card = page.locator(".atlas-sketch .card", has_text="宜章县")
    expect(card).to_be_hidden()
    page.locator(".atlas-sketch a:not(.reach)", has_text="宜章县").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(card).to_be_visible()
    page.locator("h1").click()
    expect(card).to_be_hidden()
    box = page.locator(".atlas-sketch").bounding_box()
    assert box
    at = box["x"] + 0.45 * box["width"], box["y"] + 0.69 * box["height"]  # the arm of Yizhang, far from its name
    page.mouse.move(*at)
    expect(card).to_be_visible()
    expect(card).to_contain_text("5 个")
    page.mouse.click(*at)
    page.wait_for_url(re.compile("place=yizhang"))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["overview", "layout"])
def test_the_first_screen_at_150_percent_shows_the_picture(
    page: Page, server: harness.Server, name: str, lang: str
) -> None:
    page.set_viewport_size({"width": 960, "height": 600})
    harness.visit(page, server, name, f"lang={lang}")
    box = page.locator(".atlas-sketch").bounding_box()
    assert box and box["y"] <= 350
    assert name == "overview" or box["y"] + box["height"] <= 600, "the whole map, since it is the page's answer"
    assert harness.overflow(page) == 0


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_first_screen_of_a_phone_shows_the_whole_map(phone: Page, server: harness.Server, lang: str) -> None:
    harness.visit(phone, server, "layout", f"lang={lang}")
    box = phone.locator(".atlas-sketch").bounding_box()
    assert box and box["y"] + box["height"] <= harness.PHONE["height"]


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
    assert page.locator(".st-key-map-frame, .atlas-sketch").count() == 0
    assert "Ore processing" in harness.shown_text(page)
    page.locator(".st-key-measure").get_by_text("Cells", exact=True).click()
    expect(page).to_have_url(re.compile("measure=cell"), timeout=60_000)


def test_a_window_that_changes_keeps_a_map(page: Page, server: harness.Server) -> None:
    harness.visit(page, server, "layout", "drawing=map")
    for width in (1440, 700, 390):
        page.set_viewport_size({"width": width, "height": 900})
        expect(page.locator(".st-key-map-frame canvas").locator("visible=true").first).to_be_visible()
        assert harness.overflow(page) == 0


@pytest.mark.parametrize("address", ["layout", "layout?place=linwu", "layout?q=zzzz", "investment"])
def test_no_heading_skips_a_level(page: Page, server: harness.Server, address: str) -> None:
    name, _, query = address.partition("?")
    harness.visit(page, server, name, query)
    levels = page.evaluate("() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])")
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
