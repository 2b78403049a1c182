"""One walk through all pages, as a reader takes it: nothing is asked of another host, and the console stays quiet.

The fixtures record every request to another host, and record every error of the console that is not the browser's
or Streamlit's own; what they recorded is judged when the walk ends.
"""

import harness
from playwright.sync_api import Browser, Page

# In the navigation; the record and the wall are reached by links, and by their addresses here.
APART = {"record": "id=jiusen&kind=enterprise", "wall": ""}


def walk(page: Page, server: harness.Server) -> list[str]:
    """Every page once: those of the navigation by its links, the record and the wall by their addresses."""
    walked = []
    harness.visit(page, server)
    for name in harness.page_names():
        if name in APART:
            harness.visit(page, server, name, APART[name])
        else:
            if page.locator(harness.NAVIGATION).locator("visible=true").count() == 0:
                harness.visit(page, server)
            harness.follow(page, name)
        assert page.locator('[data-testid="stException"]').count() == 0, page.url
        assert page.locator("h1").first.inner_text().strip(), page.url
        # What lies below the window is drawn when it comes into sight.
        page.mouse.move(700, 500)
        page.mouse.wheel(0, 20_000)
        harness.ready(page)
        walked.append(name)
    return walked


def test_a_walk_asks_no_other_host(page: Page, server: harness.Server) -> None:
    assert walk(page, server) == harness.page_names()


def test_a_walk_without_webgl_asks_no_other_host(browser_without_webgl: Browser, server: harness.Server) -> None:
    context, record = harness.watched(browser_without_webgl, server)
    assert walk(context.new_page(), server) == harness.page_names()
    context.close()
    assert record.outside == []
    assert [said for said in record.errors if "WebGL" not in said] == []  # the map's library says that it has none
