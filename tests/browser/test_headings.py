"""Headings and hints in a real browser. That no number of a heading is parted from its unit, ``harness.assert_whole`` asks of every
page; here that it would be found. No hint of the search is cut."""

import harness
import pytest
from playwright.sync_api import Page

# The hints of the search and of empty filters that are wider than their field has room for.
CUT = """() => [...document.querySelectorAll('.st-key-filters > :not(.st-key-day) input[placeholder]')].filter(field => {
    const style = getComputedStyle(field), brush = document.createElement('canvas').getContext('2d');
    brush.font = `${style.fontSize} ${style.fontFamily}`;
    const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    return Number(style.opacity) > 0 && room > 40 && brush.measureText(field.placeholder).width > room;
}).map(field => field.placeholder)"""


def test_a_number_that_is_parted_is_found(phone: Page, server: harness.Server) -> None:
    harness.visit(phone, server, "changes")
    phone.add_style_tag(
        content="h1 span { white-space: normal !important } h1 { width: 1em !important; word-break: break-all }"
    )
    assert harness.parted(phone)


def test_a_comma_that_begins_a_line_is_found(phone: Page, server: harness.Server) -> None:
    harness.visit(phone, server, "changes")
    phone.evaluate("document.querySelector('h1').innerHTML = '三期向前推进<br>，十二期首次有消息'")
    assert harness.hanging(phone)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("window", [harness.DESKTOP, {"width": 960, "height": 600}])
def test_the_hints_of_the_filters_are_whole(
    page: Page, server: harness.Server, window: dict[str, int], lang: str
) -> None:
    page.set_viewport_size(window)
    harness.visit(page, server, "overview", f"lang={lang}")
    assert page.evaluate(CUT) == []


def test_a_hint_that_is_cut_is_found(page: Page, server: harness.Server) -> None:
    harness.visit(page, server, "overview")
    page.add_style_tag(
        content=".st-key-filters > .st-key-q { flex: 0 0 75px !important; width: 75px !important; min-width: 0 !important }"
    )
    assert page.evaluate(CUT) == ["名称或拼音"]
