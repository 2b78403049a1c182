"""What a reader sees without scrolling: the picture of a page begins on the first screen of small windows and phones."""

import harness
import pytest
from playwright.sync_api import Page

WINDOWS = {"zoomed": {"width": 960, "height": 600}, "phone": harness.PHONE}
PICTURES = {"changes": ".atlas-moves li .now", "investment": ".atlas-promise .whole", "enterprises": ".atlas-squares i"}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("name", PICTURES)
def test_the_picture_begins_on_the_first_screen(
    page: Page, server: harness.Server, name: str, window: str, lang: str
) -> None:
    page.set_viewport_size(WINDOWS[window])
    harness.visit(page, server, name, f"lang={lang}")
    box = page.locator(PICTURES[name]).first.bounding_box()
    assert box and box["width"] > 5 and box["y"] + box["height"] < WINDOWS[window]["height"]
