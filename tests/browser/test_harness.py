"""The watchers see what they are there to see, shown on an application of a few lines."""

import time
from collections.abc import Iterator
from pathlib import Path

import harness
import pytest
from playwright.sync_api import Browser, expect

APP = """
import time
import plotly.graph_objects as go
import streamlit as st

asked = st.query_params.get("do")
time.sleep(0.6)
st.title("试")
if asked == "image":
    st.html('<img src="https://outside.invalid/x.png">')
if asked == "raise":
    raise ValueError("raised on purpose")
if asked == "wide":
    st.html('<div style="width:3000px">x</div>')
if asked == "chart":
    st.plotly_chart(go.Figure(go.Bar(x=["甲"], y=[3])))
if st.button("慢"):
    time.sleep(0.6)
    st.write("好了")
st.download_button("下载", "县,值\\r\\n临武,1\\r\\n".encode("utf-8-sig"), "a.csv", "text/csv")
"""


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Iterator[harness.Server]:
    folder = tmp_path_factory.mktemp("tiny")
    script = folder / "app.py"
    script.write_text(APP, "utf-8")
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit" / "config.toml").write_bytes((harness.ROOT / ".streamlit" / "config.toml").read_bytes())
    with harness.serve(folder / "log", script) as running:
        yield running


def test_ready_waits_for_the_script_and_for_a_rerun(browser: Browser, tiny: harness.Server) -> None:
    context, record = harness.watched(browser, tiny)
    page = context.new_page()
    harness.visit(page, tiny, query="do=chart")
    assert page.locator(".main-svg").count()
    page.get_by_role("button", name="慢").click()
    harness.ready(page)
    expect(page.get_by_text("好了")).to_be_visible(timeout=1)
    context.close()
    assert (record.outside, record.errors) == ([], [])


def test_a_request_to_another_host_is_stopped_and_recorded(browser: Browser, tiny: harness.Server) -> None:
    context, record = harness.watched(browser, tiny)
    harness.visit(context.new_page(), tiny, query="do=image")
    context.close()
    assert record.outside == ["https://outside.invalid/x.png"]


def test_what_scrolls_sideways_is_measured(browser: Browser, tiny: harness.Server) -> None:
    context, _ = harness.watched(browser, tiny, viewport=harness.PHONE)
    page = context.new_page()
    harness.visit(page, tiny)
    assert harness.overflow(page) == 0
    harness.visit(page, tiny, query="do=wide")
    assert harness.overflow(page) > 1000
    context.close()


def test_a_download_comes_as_bytes(browser: Browser, tiny: harness.Server) -> None:
    context, _ = harness.watched(browser, tiny)
    page = context.new_page()
    harness.visit(page, tiny)
    assert harness.download(page, page.get_by_role("button", name="下载")) == "\ufeff县,值\r\n临武,1\r\n".encode()
    context.close()


def test_a_browser_without_webgl_has_none(
    browser_without_webgl: Browser, browser: Browser, tiny: harness.Server
) -> None:
    has = "() => !!document.createElement('canvas').getContext('webgl2')"
    for one, expected in ((browser, True), (browser_without_webgl, False)):
        context, _ = harness.watched(one, tiny)
        page = context.new_page()
        harness.visit(page, tiny)
        assert page.evaluate(has) is expected
        context.close()


def test_an_error_in_the_log_is_found(browser: Browser, tmp_path: Path) -> None:
    script = tmp_path / "app.py"
    script.write_text(APP, "utf-8")
    with harness.serve(tmp_path / "log", script) as running:
        context, _ = harness.watched(browser, running)
        page = context.new_page()
        harness.visit(page, running)
        assert running.tracebacks == []
        harness.visit(page, running, query="do=raise")
        context.close()
        begun = time.monotonic()
        while not running.tracebacks and time.monotonic() < begun + 30:
            time.sleep(0.1)  # the server writes it after the page has been told
        assert len(running.tracebacks) == 1
        assert "raised on purpose" in running.text
