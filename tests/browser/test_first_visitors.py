"""The first visitors of a new server, all at once and each by the address of another page, meet the frame as well as the page."""

from pathlib import Path

import harness
from playwright.sync_api import Browser, expect


def test_the_first_visitors_come_together_by_deep_links(browser: Browser, tmp_path: Path) -> None:
    with harness.serve(tmp_path / "log") as server:
        context, record = harness.watched(browser, server)
        visits = {name: context.new_page() for name in ("projects", "sources", "investment", "road", "layout")}
        for name, page in visits.items():
            page.evaluate("address => { window.location = address }", server.address(name, "lang=en"))
        for page in visits.values():
            page.wait_for_selector("h1", timeout=60_000)
            harness.ready(page)
            expect(page.locator(".st-key-place")).to_be_visible()
            expect(page.locator(harness.NAVIGATION).first).to_be_visible()
            assert page.locator("h1").count() == 1
            assert page.locator("html").get_attribute("lang") == "en"
        assert record.errors == []
        context.close()
        assert server.tracebacks == []
