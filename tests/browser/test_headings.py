"""Headings and hints in a real browser: no number stands on another line than its unit, no hint of the search is cut."""

import harness
import pytest
from playwright.sync_api import Page

# Every number with the sign behind it, and on how many lines it stands.
BROKEN = """() => [...document.querySelectorAll('h1')].flatMap(h1 => {
    const walker = document.createTreeWalker(h1, NodeFilter.SHOW_TEXT), at = [];
    while (walker.nextNode()) [...walker.currentNode.data].forEach((sign, n) => at.push([walker.currentNode, n, sign]));
    const words = at.map(one => one[2]).join('');
    return [...words.matchAll(/\\d[\\d.,]*[\\u00a0 ]?[%年月日家个期倍吨元万亿a-zA-Z]/g)].filter(found => {
        const range = document.createRange(), last = at[found.index + found[0].length - 1];
        range.setStart(at[found.index][0], at[found.index][1]);
        range.setEnd(last[0], last[1] + 1);
        return new Set([...range.getClientRects()].map(box => Math.round(box.top / 8))).size > 1;
    }).map(found => found[0]);
})"""
# The hints of the search and of empty filters that are wider than their field has room for.
CUT = """() => [...document.querySelectorAll('.st-key-filters > :not(.st-key-day) input[placeholder]')].filter(field => {
    const style = getComputedStyle(field), brush = document.createElement('canvas').getContext('2d');
    brush.font = `${style.fontSize} ${style.fontFamily}`;
    const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    return Number(style.opacity) > 0 && room > 40 && brush.measureText(field.placeholder).width > room;
}).map(field => field.placeholder)"""


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", harness.page_names())
def test_no_number_of_a_heading_is_parted_from_its_unit(
    phone: Page, server: harness.Server, name: str, lang: str
) -> None:
    harness.visit(phone, server, name, f"lang={lang}")
    assert phone.evaluate(BROKEN) == []


def test_a_number_that_is_parted_is_found(phone: Page, server: harness.Server) -> None:
    harness.visit(phone, server, "changes")
    phone.add_style_tag(
        content="h1 span { white-space: normal !important } h1 { width: 1em !important; word-break: break-all }"
    )
    assert phone.evaluate(BROKEN)


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
