"""Fixtures that open the dashboard in a real Chromium. A page that asks any other host for anything fails its test."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import harness
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright


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


def _opened(context: BrowserContext, record: harness.Record) -> Iterator[Page]:
    yield context.new_page()
    context.close()
    assert sorted(set(record.outside)) == [], "asked other hosts"
    assert sorted(set(record.errors)) == [], "errors in the console"


@pytest.fixture
def page(browser: Browser, server: harness.Server) -> Iterator[Page]:
    yield from _opened(*harness.watched(browser, server))


@pytest.fixture
def phone(browser: Browser, server: harness.Server) -> Iterator[Page]:
    yield from _opened(*harness.watched(browser, server, viewport=harness.PHONE, is_mobile=True, has_touch=True))


@pytest.fixture
def page_without_webgl(browser_without_webgl: Browser, server: harness.Server) -> Iterator[Page]:
    yield from _opened(*harness.watched(browser_without_webgl, server))
