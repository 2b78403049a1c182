"""The first visitors of a new server, all at once and each by the address of another page, meet the frame as well as the page."""

import re
import time
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

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


def test_small_answers_leave_at_once(server: harness.Server) -> None:
    """With Nagle's algorithm on, which is how Streamlit leaves it, nearly every one of these would take 40 ms."""
    connection = HTTPConnection(urlsplit(server.url).netloc)
    connection.request("GET", "/", headers={"Accept": "text/html"})
    named = re.findall(r"static/js/[\w.-]+\.js", connection.getresponse().read().decode())
    took = []
    for name in named[:40]:
        start = time.perf_counter()
        connection.request("GET", f"/{name}")
        connection.getresponse().read()
        took.append(time.perf_counter() - start)
    connection.close()
    assert len(took) == 40 and sorted(took)[10] < 0.03, took
