"""The server is gone for a while: the page and the wall say so in the reader's language, keep their picture, and heal by themselves."""

import re
from pathlib import Path
from typing import Any

import harness
import pytest
from playwright.sync_api import Browser, Page, expect

from atlas.words.text import say

FILTERS = "place=linwu&stage=refining"


def lost(page: Page, lang: str) -> None:
    """The words are there in ``lang``, no dialog is, and the picture can still be read to its end."""
    told = page.locator(".atlas-lost")
    expect(told).to_be_visible()
    expect(told).to_have_text(say("frame.lost", lang))
    box, window = told.bounding_box(), page.viewport_size
    assert box and window and box["x"] >= 0 and box["x"] + box["width"] <= window["width"], "the words are cut"
    expect(page.locator('[role="dialog"], [data-testid="stDialog"]')).to_have_count(0)
    held = 'e => e.closest("[inert], [aria-hidden=true]") !== null'
    assert not page.locator("h1").first.evaluate(held), "the page cannot be read on"


def in_front(page: Page, selector: str) -> bool:
    """Whether nothing lies over the middle of ``selector``."""
    return bool(
        page.locator(selector).evaluate(
            """shown => {
                const box = shown.getBoundingClientRect();
                return shown.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
            }"""
        )
    )


def test_a_lost_server_is_told_and_the_page_heals_with_its_filters(browser: Browser, tmp_path: Path) -> None:
    port = harness.free_port()
    context = browser.new_context(viewport=harness.DESKTOP, locale="zh-CN")
    context.set_default_timeout(60_000)
    phone = browser.new_context(viewport=harness.PHONE, locale="zh-CN")
    page, wall, small = context.new_page(), context.new_page(), phone.new_page()
    with harness.serve(tmp_path / "log", port=port) as server:
        harness.visit(page, server, "projects", FILTERS)
        harness.visit(wall, server, "wall", f"{FILTERS}&lang=en")
        harness.visit(small, server, "projects", f"{FILTERS}&lang=en")
        before, address = page.locator("h1").inner_text(), page.url
        expect(page.locator(".atlas-lost")).to_be_hidden()
        turning: Any = "() => document.querySelector('.wall-scene').getAnimations()[0].currentTime"
        server.process.terminate()
        server.process.wait()
        for shown, lang in ((page, "zh"), (wall, "en"), (small, "en")):
            shown.bring_to_front()
            # Streamlit's own dialog comes only after it has asked in vain for a while.
            with shown.expect_console_message(lambda said: "not responding" in said.text):
                pass
            lost(shown, lang)
            assert in_front(shown, ".atlas-lost")
        assert page.locator("h1").inner_text() == before
        wall.bring_to_front()
        then = wall.evaluate(turning)
        wall.wait_for_function(f"then => ({turning})() > then", arg=then)
        expect(wall.locator(".wall-touch")).to_be_hidden()
    with harness.serve(tmp_path / "again", port=port):
        for shown in (page, wall, small):
            shown.bring_to_front()
            expect(shown.locator(".stApp")).to_have_attribute("data-test-connection-state", "CONNECTED")
            harness.ready(shown)
            expect(shown.locator(".atlas-lost")).to_be_hidden()
        assert page.url == address and page.locator("h1").inner_text() == before
        assert "place=linwu" in wall.url and wall.locator(".wall-scene").count() > 1
        # It is alive, not only a picture.
        page.get_by_text("English", exact=True).click()
        page.wait_for_url("**lang=en**")
        harness.ready(page)
        assert page.locator("h1").inner_text() != before
    context.close()
    phone.close()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_where_no_clipboard_is_to_be_had_the_link_is_copied_or_shown(
    playwright: Any, server: harness.Server, lang: str
) -> None:
    """A page opened over plain http by the name of a server has no Clipboard API."""
    browser = harness.chromium(playwright, named="desk.example")
    page = browser.new_page(viewport=harness.DESKTOP, locale="zh-CN")
    page.goto(f"{server.url.replace('127.0.0.1', 'desk.example')}/projects?place=linwu&lang={lang}")
    harness.ready(page)
    assert page.evaluate("[isSecureContext, typeof navigator.clipboard]") == [False, "undefined"]
    button, by_hand, field = (page.locator(s) for s in ("#atlas-copy", "#atlas-address", "#atlas-address input"))
    button.click()
    expect(button).to_have_text(say("filter.copied", lang))
    expect(by_hand).to_be_hidden()
    # The field of the search takes no text as long as an address.
    page.evaluate("document.body.appendChild(document.createElement('textarea')).id = 'letter'")
    letter = page.locator("#letter")
    letter.focus()
    page.keyboard.press("Control+v")
    expect(letter).to_have_value(re.compile("^http://desk.example.*place=linwu"))
    # The browser refuses: what a policy of an office or a frame does.
    page.reload()
    harness.ready(page)
    page.evaluate("document.execCommand = () => false")
    button.click()
    expect(by_hand).to_be_visible()
    expect(by_hand).to_contain_text(say("filter.copy_by_hand", lang))
    assert in_front(page, "#atlas-address input")
    taken = field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)")
    assert taken == field.input_value() and taken.startswith("http://desk.example") and "place=linwu" in taken
    expect(field).to_be_focused()
    expect(button).to_have_text(say("filter.copy", lang))
    page.keyboard.press("Escape")
    expect(by_hand).to_be_hidden()
    browser.close()
