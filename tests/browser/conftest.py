"""Fixtures that open the dashboard in a real Chromium. A page that asks any other host for anything fails its test."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import harness
import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

# A bound for a busy machine; what is waited for is a state.
expect.set_options(timeout=60_000)


def pytest_itemcollected(item: pytest.Item) -> None:
    item.add_marker(pytest.mark.browser)


def _judged(server: harness.Server) -> Iterator[harness.Server]:
    yield server
    assert server.tracebacks == [], "the server's log has an error"


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[harness.Server]:
    """The dashboard with the data of the project; an error in its log fails the run."""
    with harness.serve(tmp_path_factory.mktemp("server") / "log") as running:
        yield from _judged(running)


@pytest.fixture
def serve_copy(tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """``serve_copy(change)``: a server of its own on a copy of config.yaml and data, in a folder that ``change`` gets to edit."""

    def serve(change: Callable[[Path], object]) -> Any:
        folder = tmp_path / "copy"
        folder.mkdir()
        shutil.copy(harness.ROOT / "config.yaml", folder)
        shutil.copytree(harness.ROOT / "data", folder / "data")
        change(folder)
        return harness.serve(tmp_path / "log", config=folder / "config.yaml")

    yield serve
    log = tmp_path / "log"
    assert not log.exists() or "Traceback" not in log.read_text("utf-8", "replace"), log.read_text("utf-8", "replace")


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    # Not for the session: its event loop would be in the way of tests that start one of their own.
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    running = harness.chromium(playwright)
    yield running
    running.close()


@pytest.fixture(scope="module")
def browser_without_webgl(playwright: Playwright) -> Iterator[Browser]:
    running = harness.chromium(playwright, webgl=False)
    yield running
    running.close()


class Visitor:
    """One window that the tests of a module use in turn: a browser that keeps its scripts opens a page in half the time."""

    def __init__(self, browser: Browser, server: harness.Server, **options: object) -> None:
        self.context, self.record = harness.watched(browser, server, **options)
        self.page = self.context.new_page()
        self.size = self.page.viewport_size

    def comes(self) -> Iterator[Page]:
        """The window as a new visitor has it; afterwards nothing that it met may have gone wrong."""
        yield self.page
        for other in self.context.pages[1:]:
            other.close()
        self.page.goto("about:blank")
        self.page.set_viewport_size(self.size or harness.DESKTOP)
        self.page.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
        self.context.clear_cookies()
        outside, errors = sorted(set(self.record.outside)), sorted(set(self.record.errors))
        self.record.outside.clear()
        self.record.errors.clear()
        assert outside == [], "asked other hosts"
        assert errors == [], "errors in the console"


@pytest.fixture(scope="module")
def desktop_visitor(browser: Browser, server: harness.Server) -> Iterator[Visitor]:
    visitor = Visitor(browser, server)
    yield visitor
    visitor.context.close()


@pytest.fixture(scope="module")
def phone_visitor(browser: Browser, server: harness.Server) -> Iterator[Visitor]:
    visitor = Visitor(browser, server, viewport=harness.PHONE, is_mobile=True, has_touch=True)
    yield visitor
    visitor.context.close()


@pytest.fixture
def page(desktop_visitor: Visitor) -> Iterator[Page]:
    yield from desktop_visitor.comes()


@pytest.fixture
def phone(phone_visitor: Visitor) -> Iterator[Page]:
    yield from phone_visitor.comes()


@pytest.fixture
def page_without_webgl(browser_without_webgl: Browser, server: harness.Server) -> Iterator[Page]:
    visitor = Visitor(browser_without_webgl, server)
    yield from visitor.comes()
    visitor.context.close()
