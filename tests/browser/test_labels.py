"""Names on the picture of the region in a real browser: at no size of window and in no language does one touch another."""

from itertools import combinations

import harness
import pytest
from playwright.sync_api import Page, ViewportSize

WINDOWS: dict[str, ViewportSize] = {"desktop": {"width": 1440, "height": 900}, "zoomed": {"width": 960, "height": 600},
                                     "phone": {"width": 390, "height": 844}}  # fmt: skip
# The box of each line of words, as a name has more room than its letters.
BOXES = """() => [...document.querySelectorAll('.atlas-sketch > :is(a:not(.reach), span)')].map(name => {
    const lines = [...name.childNodes].filter(part => !part.classList?.contains('card')).map(part => {
        const range = document.createRange(); range.selectNodeContents(part);
        return range.getBoundingClientRect();
    });
    return [name.textContent, Math.min(...lines.map(b => b.left)), Math.min(...lines.map(b => b.top)),
            Math.max(...lines.map(b => b.right)), Math.max(...lines.map(b => b.bottom))];
})"""


def touching(page: Page) -> list[tuple[str, str]]:
    found = page.evaluate(BOXES)
    assert len(found) > 5, "names are there"
    return [
        (a[0], b[0])
        for a, b in combinations(found, 2)
        if a[1] < b[3] and b[1] < a[3] and a[2] < b[4] - 1 and b[2] < a[4] - 1
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["overview", "layout", "layout?measure=ore"])
def test_no_name_touches_another(page: Page, server: harness.Server, name: str, lang: str) -> None:
    name, _, query = name.partition("?")
    harness.visit(page, server, name, f"lang={lang}&{query}".rstrip("&"))
    for window, size in WINDOWS.items():
        page.set_viewport_size(size)
        harness.ready(page)
        assert touching(page) == [], window


def test_names_that_touch_are_found(page: Page, server: harness.Server) -> None:
    harness.visit(page, server, "overview")
    page.add_style_tag(content=".atlas-sketch :is(a, span) { left: 50% !important; top: 50% !important }")
    assert touching(page)
