"""What a reader sees without scrolling: the picture of a page begins on the first screen of small windows and phones."""

import harness
import pytest
from playwright.sync_api import Page, ViewportSize

WINDOWS: dict[str, ViewportSize] = {"zoomed": {"width": 960, "height": 600}, "phone": {"width": 390, "height": 844}}
PICTURES = {"changes": ".atlas-moves li .now", "investment": ".atlas-promise .whole", "enterprises": ".atlas-squares i"}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PICTURES)
def test_the_picture_begins_on_the_first_screen(page: Page, server: harness.Server, name: str, lang: str) -> None:
    harness.visit(page, server, name, f"lang={lang}")
    for window, size in WINDOWS.items():
        page.set_viewport_size(size)
        harness.ready(page)
        box = page.locator(PICTURES[name]).first.bounding_box()
        assert box and box["width"] > 5 and box["y"] + box["height"] < size["height"], window
