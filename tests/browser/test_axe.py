"""Every page under axe-core, which looks for what shuts out a reader with other means than eyes and a mouse.

Any violation fails, be it minor, unless it lies in Streamlit's own markup and is named in ``ALLOWED``.
"""

from typing import Any

import harness
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

# Every page by its name, with an id where it needs one to show something.
ADDRESSES = dict.fromkeys(harness.page_names(), "") | {"record": "id=jiusen&kind=enterprise"}

# (rule, selector): violations that Streamlit draws and neither a setting nor a style of ours can mend; the element has to match
# the selector. The area to drop a file on is a section without a role that has a name all the same; the button in it is named by a
# style sheet, since Streamlit knows no language but English, and axe does not read what a style sheet says, as browsers do.
_DROPZONE = 'section[data-testid="stFileUploaderDropzone"]'
ALLOWED: tuple[tuple[str, str], ...] = (
    ("presentation-role-conflict", _DROPZONE),
    ("button-name", f".st-key-roundtrip {_DROPZONE} button"),
)

LOOKS: dict[str, tuple[str, dict[str, Any]]] = {
    "zh-light": ("", {"color_scheme": "light"}),
    "en-dark": ("lang=en", {"color_scheme": "dark"}),
    "phone": ("", {"viewport": harness.PHONE, "is_mobile": True, "has_touch": True}),
}


def is_allowed(page: Page, rule: str, target: list[str], allowed: tuple[tuple[str, str], ...]) -> bool:
    """Whether the element that axe found is one of Streamlit's that ``allowed`` names for this rule."""
    ask = "([at, selectors]) => selectors.some(selector => document.querySelector(at)?.matches(selector))"
    selectors = [selector for named, selector in allowed if named == rule]
    return len(target) == 1 and bool(page.evaluate(ask, [target[0], selectors]))


def violations(page: Page, allowed: tuple[tuple[str, str], ...] = ALLOWED) -> list[str]:
    """What axe finds on the page as it stands, less what is allowed."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{rule['id']} at {node['target']}: {node['html'][:160]}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
        if not is_allowed(page, rule["id"], node["target"], allowed)
    ]


@pytest.mark.parametrize("look", LOOKS)
def test_no_page_shuts_a_reader_out(browser: Browser, server: harness.Server, look: str) -> None:
    """And each is whole: what test_pages.py and test_phone.py ask of the other addresses is asked here on the same visit.

    A window made as narrow as a phone shows where headings and tables in English break.
    """
    query, options = LOOKS[look]
    context, record = harness.watched(browser, server, **options)
    page = context.new_page()
    found = {}
    for name, more in ADDRESSES.items():
        harness.visit(page, server, name, "&".join(part for part in (more, query) if part))
        harness.assert_whole(page)
        found[name] = violations(page)
        if look == "en-dark":
            page.set_viewport_size(harness.PHONE)
            harness.ready(page)
            harness.assert_whole(page)
            page.set_viewport_size(harness.DESKTOP)
    context.close()
    assert (record.outside, record.errors) == ([], [])
    assert {name: said for name, said in found.items() if said} == {}


def test_a_violation_is_found_and_only_the_named_element_is_let_pass(browser: Browser, server: harness.Server) -> None:
    context, _ = harness.watched(browser, server)
    page = context.new_page()
    page.set_content(
        '<html lang="zh"><title>t</title><main><h1>t</h1><button class="a"></button><button class="b"></button>'
    )
    assert [said.split()[0] for said in violations(page)] == ["button-name"] * 2
    assert len(violations(page, (("button-name", ".a"), ("color-contrast", ".b")))) == 1
    context.close()
