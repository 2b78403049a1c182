"""What a reader waits for, beside an empty Streamlit application in the same browser run.

    python tests/bench/bench_browser.py [--page overview --page layout] [--rounds 9] [--warm 2]

For each page: milliseconds from the address to the first headline number (the first heading of the empty application) and to
the whole page at rest. Then: from the click on a filter to the last chart at rest, beside an application with one chart. Each
visit has a browser context of its own, so nothing is cached, unless it comes after ``--warm`` visits; the applications are
visited in turn, and the medians compared.
"""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "browser"), str(ROOT / "tests" / "bench")]
import harness  # noqa: E402
from quiet_browser import quiet_chromium  # noqa: E402

EMPTY = "import streamlit as st\nst.title('empty')\n"
ONE_CHART = """import plotly.graph_objects as go
import streamlit as st
wanted = st.selectbox("w", ["one", "two"], key="w")
st.plotly_chart(go.Figure(go.Bar(x=[1, 2 if wanted == "one" else 5], y=["a", wanted], orientation="h")))
"""
# The finding of the page, which holds numbers.
HEADING = ".atlas-head h1"
QUIET = 300


def change(page: Page, box: str, option: str, changed: str) -> float:
    """Milliseconds from the choice of ``option`` until the page shows ``changed`` and is at rest."""
    page.locator(box).first.locator("input").click()
    choice = page.get_by_role("option", name=option, exact=True)
    choice.wait_for()
    start = time.perf_counter()
    choice.click()
    page.get_by_text(changed).first.wait_for()
    harness.ready(page, quiet=QUIET)
    return (time.perf_counter() - start) * 1000 - QUIET


def filter_change(browser: Browser, url: str, box: str, option: str, changed: str) -> float:
    context = browser.new_context(viewport=harness.DESKTOP)
    page = context.new_page()
    page.goto(url)
    harness.ready(page)
    took = change(page, box, option, changed)
    context.close()
    return took


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--page", action="append", help="name of a page (default: overview and layout)")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--warm", type=int, default=0, help="visits before the one that counts")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "empty.py").write_text(EMPTY, "utf-8")
        (folder / "chart.py").write_text(ONE_CHART, "utf-8")
        with (
            harness.serve(folder / "1.log", folder / "empty.py") as empty,
            harness.serve(folder / "2.log", folder / "chart.py") as chart,
            harness.serve(folder / "3.log") as dashboard,
        ):
            visits(chosen.page or ["overview", "layout"], chosen.rounds, chosen.warm, empty, dashboard)
            changes(chosen.rounds, chart, dashboard)


def visits(pages: list[str], rounds: int, warm: int, empty: harness.Server, dashboard: harness.Server) -> None:
    print(f"{'page':<14} {'first ms':>9} {'ratio':>6} {'whole ms':>9} {'ratio':>6}")
    with quiet_chromium() as browser:
        for name in pages:
            mine, theirs = [], []
            for number in range(rounds + 1):
                theirs.append(browser.measure(empty.url, "h1", warm))
                mine.append(browser.measure(dashboard.address(name), HEADING, warm))
                if not number:  # the first visit of a server loads its modules
                    mine.clear(), theirs.clear()
            first, whole = (statistics.median(m[i] for m in mine) for i in (0, 1))
            base_first, base_whole = (statistics.median(t[i] for t in theirs) for i in (0, 1))
            print(f"{'(empty)':<14} {base_first:9.0f} {'':>6} {base_whole:9.0f}")
            ratios = first / base_first, whole / base_whole
            print(f"{name:<14} {first:9.0f} {ratios[0]:6.2f} {whole:9.0f} {ratios[1]:6.2f}", flush=True)


def changes(rounds: int, chart: harness.Server, dashboard: harness.Server) -> None:
    place = ".st-key-place"
    mine, theirs = [], []
    with sync_playwright() as playwright:
        browser = harness.chromium(playwright)
        for number in range(rounds + 1):
            theirs.append(filter_change(browser, chart.url, '[data-testid="stSelectbox"]', "two", "two"))
            mine.append(filter_change(browser, dashboard.url, place, "宜章县", "地区 宜章县"))
            if not number:
                mine.clear(), theirs.clear()
        browser.close()
    a, b = statistics.median(mine), statistics.median(theirs)
    print(f"filter change: {a:.0f} ms, in an application with one chart {b:.0f} ms, ratio {a / b:.2f}")


if __name__ == "__main__":
    main()
