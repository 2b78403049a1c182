"""Photograph the dashboard.

    python docs/screenshots.py                        # the few that the README shows, small, into docs/screenshots
    python docs/screenshots.py --out build/shots      # every page, desktop and phone, light and dark, zh and en
    python docs/screenshots.py --out build/shots --page map --size phone --theme dark --lang en
    python docs/screenshots.py --out build/shots --page overview --query "place=linwu" --full
    python docs/screenshots.py --out build/shots --url http://localhost:8501        # a server that runs already

A file is named page-size-theme-lang.png. --page, --size, --theme and --lang may be given several times. What a page asked of
other hosts, errors in its console and how much it is too wide are said below its name, and make the exit status 1.
"""

import argparse
import itertools
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "browser"))
import harness  # noqa: E402

README = [
    ("overview", "desktop", "light", "zh"),
    ("layout", "desktop", "light", "zh"),
    ("road", "desktop", "light", "zh"),
    ("investment", "desktop", "light", "zh"),
    ("overview", "phone", "dark", "zh"),
    ("overview", "desktop", "dark", "en"),
    ("wall", "wall", "dark", "zh"),
]
SIZES = {
    "desktop": harness.DESKTOP,
    "phone": harness.PHONE,
    "zoomed": {"width": 960, "height": 600},
    "wall": {"width": 1920, "height": 1080},
}


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--page", action="append", help="name of a page (default: all)")
    parser.add_argument("--size", action="append", choices=SIZES, help="default: desktop and phone")
    parser.add_argument("--theme", action="append", choices=("light", "dark"), help="default: both")
    parser.add_argument("--lang", action="append", choices=("zh", "en"), help="default: both")
    parser.add_argument("--query", default="", help="added to every address, such as place=linwu")
    parser.add_argument("--out", type=Path, help="folder (default: docs/screenshots, for the README's few)")
    parser.add_argument("--full", action="store_true", help="the whole page, not only its first screen")
    parser.add_argument("--no-webgl", action="store_true", help="as in a browser without WebGL")
    parser.add_argument("--wait", type=float, default=0.6, help="seconds to let a map draw (default: 0.6)")
    parser.add_argument("--url", help="use this running server")
    parser.add_argument("--script", type=Path, default=ROOT / "dashboard.py", help="what to serve")
    parser.add_argument("--config", type=Path, help="another config.yaml")
    return parser.parse_args()


@contextmanager
def server(chosen: argparse.Namespace) -> Iterator[harness.Server]:
    if chosen.url:
        yield harness.Server(chosen.url.rstrip("/"), None, Path("/dev/null"))
        return
    with (
        tempfile.TemporaryDirectory() as folder,
        harness.serve(Path(folder) / "log", chosen.script, chosen.config) as running,
    ):
        yield running
        if running.tracebacks:
            print(running.text, file=sys.stderr)


def unfold(page: Page) -> None:
    """Make the window as tall as the page; Streamlit scrolls an inner box, so the browser's own full page is one screen."""
    height = page.evaluate("() => document.querySelector('[data-testid=\"stMain\"]').scrollHeight")
    page.set_viewport_size({"width": page.viewport_size["width"], "height": min(int(height), 12_000)})
    harness.ready(page)


def shrink(file: Path) -> None:
    """256 colours are enough for a page of text and flat shapes, and take a third of the room."""
    with Image.open(file) as picture:
        small = picture.convert("RGB").quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    small.save(file, optimize=True)


def wanted(chosen: argparse.Namespace) -> list[tuple[str, str, str, str]]:
    """What to photograph, as (page, size, theme, lang)."""
    named = chosen.page or chosen.size or chosen.theme or chosen.lang
    if not chosen.out and not named:
        return README
    variants = itertools.product(
        chosen.size or ("desktop", "phone"), chosen.theme or ("light", "dark"), chosen.lang or ("zh", "en")
    )
    return [(page, *variant) for variant in variants for page in chosen.page or harness.page_names()]


def photograph(
    page: Page, running: harness.Server, chosen: argparse.Namespace, name: str, lang: str, file: Path
) -> None:
    query = "&".join(filter(None, ["" if lang == "zh" else urlencode({"lang": lang}), chosen.query]))
    harness.visit(page, running, name, query)
    if chosen.full:
        unfold(page)
    page.wait_for_timeout(chosen.wait * 1000)
    page.screenshot(path=file)
    if not chosen.out:
        shrink(file)


def main() -> int:
    chosen = options()
    folder = chosen.out or ROOT / "docs" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    troubles = 0
    with server(chosen) as running, sync_playwright() as playwright:
        browser = harness.chromium(playwright, webgl=not chosen.no_webgl)
        for (size, theme, lang), group in itertools.groupby(wanted(chosen), key=lambda one: one[1:]):
            phone = size == "phone"
            context, record = harness.watched(
                browser, running, viewport=SIZES[size], color_scheme=theme, is_mobile=phone, has_touch=phone
            )
            page = context.new_page()
            for name, *_ in group:
                start = time.perf_counter()
                file = folder / f"{name or 'index'}-{size}-{theme}-{lang}.png"
                page.set_viewport_size(SIZES[size])
                notes = []
                try:
                    photograph(page, running, chosen, name, lang, file)
                except harness.Late as late:
                    notes.append(str(late))
                    page.screenshot(path=file)
                wide = harness.overflow(page)
                notes += [f"{wide} px too wide"] if wide > 0 else []
                notes += [f"asked for {url}" for url in record.outside] + record.errors
                record.outside.clear()
                record.errors.clear()
                troubles += bool(notes)
                print(f"{file} {time.perf_counter() - start:.1f} s", *notes, sep="\n    ", flush=True)
            context.close()
        browser.close()
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main())
