"""Every page on a phone, in English; in Chinese in test_axe.py."""

import harness
import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize("name", harness.page_names())
def test_a_page_is_whole_on_a_phone(phone: Page, server: harness.Server, name: str) -> None:
    harness.visit(phone, server, name, "lang=en")
    harness.assert_whole(phone)


def test_the_strip_of_pages_shows_the_current_one(phone: Page, server: harness.Server) -> None:
    harness.visit(phone, server, "data", "lang=en")
    expect(phone.locator(".st-key-here a")).to_be_in_viewport(ratio=0.8)
    expect(phone.locator(f"{harness.NAVIGATION}").first).not_to_be_in_viewport()


def test_the_switch_of_the_filters_is_a_button_and_no_raw_box(phone: Page, server: harness.Server) -> None:
    harness.visit(phone, server, "projects", "lang=en")
    box, switch, filters = (phone.locator(s) for s in ("#atlas-filters", ".atlas-bar label", ".st-key-filters"))
    assert box.evaluate("box => getComputedStyle(box).opacity") == "0"
    expect(filters).to_be_hidden()
    switch.tap()
    expect(filters).to_be_visible()
    box.focus()
    phone.keyboard.press("Space")
    expect(filters).to_be_hidden()


@pytest.mark.parametrize("name", ["record?id=linwu", "record?id=anneng-mill"])
def test_the_header_of_a_record_stands_where_it_stands_elsewhere(
    phone: Page, server: harness.Server, name: str
) -> None:
    """Its strip of pages was 15 px lower, and jumped for who came from a list."""

    def top() -> float:
        return float(phone.locator(".st-key-pages").evaluate("strip => strip.getBoundingClientRect().top"))

    harness.visit(phone, server, "projects")
    elsewhere = top()
    page, _, query = name.partition("?")
    harness.visit(phone, server, page, query)
    assert top() == elsewhere


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_table_of_places_moves_within_itself_on_the_narrowest_window(
    phone: Page, server: harness.Server, lang: str
) -> None:
    phone.set_viewport_size({"width": 320, "height": 640})
    harness.visit(phone, server, "layout", f"lang={lang}")
    assert harness.overflow(phone) == 0
