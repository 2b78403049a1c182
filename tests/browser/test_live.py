"""A dashboard that runs takes new data by itself, and goes on showing the last good ones while they have an error."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import harness
from playwright.sync_api import expect


def test_new_data_come_without_a_restart_and_an_error_is_told(browser: Any, serve_copy: Callable[..., Any]) -> None:
    folders: list[Path] = []
    with serve_copy(folders.append) as own:
        file = folders[0] / "data" / "enterprises.csv"
        good = file.read_bytes()
        context, record = harness.watched(browser, own)
        page = context.new_page()
        harness.visit(page, own, "projects")
        file.write_bytes(good.replace(b"\n", b",one cell too many\n", 2))
        told = page.get_by_text("enterprises.csv").first
        expect(told).to_be_attached(timeout=60_000)
        expect(page.locator("h1").first).to_be_visible()
        file.write_bytes(good)
        expect(told).not_to_be_attached(timeout=60_000)
        context.close()
        assert (record.outside, record.errors) == ([], [])
