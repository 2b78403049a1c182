"""Start the dashboard as a visitor meets it, and drive it with a real Chromium.

``serve`` starts a server, ``chromium`` a browser; ``watched`` gives a context that records what a page asks of any other
host; ``ready`` waits until a page stands still. ``docs/screenshots.py`` uses the same pieces.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Playwright, Request, expect
from playwright.sync_api import TimeoutError as Late

ROOT = Path(__file__).resolve().parents[2]
FRONT = "overview"
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
NAVIGATION = ".st-key-pages a"

_BASE_FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--no-first-run",
    # Without a graphics card, putting a page together on an emulated one takes a third of the time of a test; WebGL has it still.
    "--disable-gpu-compositing",
    # Whatever asks another host finds no name to go to; ``watched`` records it.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)
_WEBGL_FLAGS = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist")
FLAGS = (*_BASE_FLAGS, *_WEBGL_FLAGS)
_NO_WEBGL_FLAGS = ("--disable-gpu", "--disable-webgl", "--disable-3d-apis", "--disable-software-rasterizer")

# Still: connected, no script runs, nothing is stale, a skeleton or on the move (what unfolds slides under the mouse), and every Plotly
# picture has been drawn.
WAITING_FOR = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    const found = selector => document.querySelector(selector);
    if (!app) return 'the application';
    if (app.dataset.testConnectionState !== 'CONNECTED') return 'the connection';
    if (app.dataset.testScriptState !== 'notRunning') return 'the script';
    if (found('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"]')) return 'a skeleton';
    if (found('[data-testid="stSpinner"]')) return 'a spinner';
    if (found('[data-stale="true"]')) return 'a stale element';
    if (!found('[data-testid="stMain"] [data-testid="stElementContainer"]')) return 'an element';
    if (document.getAnimations().some(one => one.playState === 'running' && one.effect.getTiming().iterations !== Infinity))
        return 'something that moves';
    for (const chart of document.querySelectorAll('[data-testid="stPlotlyChart"]'))
        if (chart.offsetParent !== null && !chart.querySelector('.main-svg')) return 'a chart';
    return document.fonts.status === 'loaded' ? '' : 'a font';
}"""


def page_names() -> list[str]:
    """The ``url_path`` of every page, which is the name of its file."""
    return sorted(path.stem for path in (ROOT / "pages").glob("*.py") if not path.stem.startswith("_"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def path_of(name: str) -> str:
    """The path under which a page is served: the front page has none, and Streamlit knows it by no other."""
    return "" if name == FRONT else name


@dataclass
class Server:
    """A running ``streamlit run``."""

    url: str
    process: "subprocess.Popen[bytes]"
    log: Path

    @property
    def text(self) -> str:
        return self.log.read_text("utf-8", "replace")

    @property
    def tracebacks(self) -> list[str]:
        """Each traceback or unhandled error that the log holds."""
        found = re.findall(r"Traceback \(most recent call last\):.*?(?=\n\S|\Z)[^\n]*\n\S[^\n]*", self.text, re.DOTALL)
        return found or (["Traceback"] if "Traceback (most recent call last)" in self.text else [])

    def address(self, page: str = "", query: str = "") -> str:
        return f"{self.url}/{path_of(page)}" + (f"?{query.lstrip('?')}" if query else "")


@contextmanager
def serve(
    log: Path,
    script: Path = ROOT / "dashboard.py",
    config: Path | None = None,
    environment: dict[str, str] | None = None,
    options: tuple[str, ...] = (),
    patience: float = 60,
    base: str = "",
    port: int = 0,
) -> Iterator[Server]:
    """Run ``script`` on ``port``, else on a free one, until the block ends; ``config`` is another ``config.yaml`` (and so other data),
    ``base`` the path below which all is served ("/charts")."""
    port = port or free_port()
    env = os.environ | (environment or {}) | ({"ATLAS_CONFIG": str(config)} if config else {})
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(script),
        "--server.port",
        str(port),
        "--logger.enableRich=false",
    ]
    command += ["--server.address", "127.0.0.1", "--server.headless", "true", *options]
    command += ["--server.baseUrlPath", base.strip("/")] if base else []
    with log.open("wb") as sink:
        process = subprocess.Popen(command, cwd=script.parent, env=env, stdout=sink, stderr=subprocess.STDOUT)
    server = Server("/".join(filter(None, (f"http://127.0.0.1:{port}", base.strip("/")))), process, log)
    try:
        wait_for(server, patience)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)


def wait_for(server: Server, patience: float) -> None:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if server.process.poll() is not None:
            raise RuntimeError(f"the server ended with {server.process.returncode}:\n{server.text}")
        with suppress(OSError), urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=2) as answer:
            if answer.status == 200:
                return
        time.sleep(0.1)
    raise RuntimeError(f"the server did not answer within {patience:.0f} s:\n{server.text}")


def chromium_path() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    raise RuntimeError("no chromium here; `make test` installs it where apt-get can")


def chromium(playwright: Playwright, webgl: bool = True, named: str = "") -> Browser:
    """A browser that finds no host but this machine, which it knows by the name ``named`` too."""
    flags = list(FLAGS) if webgl else [*_BASE_FLAGS, *_NO_WEBGL_FLAGS]
    if named:
        flags = [flag.replace("=MAP *", f"=MAP {named} 127.0.0.1, MAP *", 1) for flag in flags]
    return playwright.chromium.launch(executable_path=chromium_path(), args=flags)


@dataclass
class Record:
    """What the pages of one context did that they should not have done."""

    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


# Said by the browser or by Streamlit's own code on every page, and nothing that this project can change.
_NOT_OURS = (
    re.compile(r"Unrecognized feature: '"),
    re.compile(r"iframe which has both allow-scripts and allow-same-origin"),
    re.compile(r"GL Driver Message"),
    re.compile(r"GPU stall due to ReadPixels"),
)
# On a deep link Streamlit's front end looks for its server below the page's own path first, and then at the root.
_PROBE = re.compile(r"/[^/]+/_stcore/(health|host-config)$")


def watched(browser: Browser, server: Server, **options: object) -> tuple[BrowserContext, Record]:
    """A context that records every request to another host, which finds none, and the errors of the console."""
    record = Record()
    here = urlsplit(server.url).netloc
    context = browser.new_context(
        **{"viewport": DESKTOP, "locale": "zh-CN", "timezone_id": "Asia/Shanghai", "accept_downloads": True} | options
    )

    def outside(url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != here

    def asked(request: Request) -> None:
        if outside(request.url):
            record.outside.append(request.url)

    def heard(said: ConsoleMessage) -> None:
        url = str(said.location.get("url", ""))
        expected = any(known.search(said.text) for known in _NOT_OURS) or _PROBE.search(url)
        if said.type == "error" and not expected:
            record.errors.append(f"{said.text} ({url})")

    def watch(page: Page) -> None:
        page.on("websocket", lambda socket: record.outside.append(socket.url) if outside(socket.url) else None)
        page.on("pageerror", lambda error: record.errors.append(f"uncaught: {error}"))
        page.on("console", heard)

    # Listened to, not intercepted: interception would switch the browser's cache off, and FLAGS leave nowhere to go to.
    context.on("request", asked)
    context.on("page", watch)
    context.set_default_timeout(60_000)  # a bound for a busy machine; what is waited for is a state
    return context, record


def ready(page: Page, quiet: int = 350, patience: float = 60) -> None:
    """Wait until Streamlit has been still for ``quiet`` milliseconds on end."""
    deadline = time.monotonic() + patience
    still_since = None
    awaited = ""
    while time.monotonic() < deadline:
        now = time.monotonic()
        if reason := page.evaluate(WAITING_FOR):
            still_since, awaited = None, reason
        elif still_since is None:
            still_since = now
        elif (now - still_since) * 1000 >= quiet:
            return
        page.wait_for_timeout(50)
    raise Late(f"{page.url} did not come to rest within {patience:.0f} s; the last thing waited for was {awaited}")


def drawn(page: Page, canvas: str) -> None:
    """Wait until two pictures of ``canvas`` in a row are the same: what is drawn step by step is whole."""
    before = b""
    for _ in range(100):
        now = page.locator(canvas).first.screenshot()
        if now == before:
            return
        before = now
    raise Late(f"{canvas} goes on changing")


def visit(page: Page, server: Server, name: str = "", query: str = "") -> None:
    page.goto(server.address(name, query), wait_until="domcontentloaded")
    ready(page)


def follow(page: Page, name: str) -> None:
    """Change to another page by its link in the navigation, as a reader does, without loading the application anew."""
    links = page.locator(NAVIGATION)
    paths = [str(href).partition("?")[0] for href in links.evaluate_all("all => all.map(a => a.getAttribute('href'))")]
    links.nth(paths.index(path_of(name))).click()
    ready(page)


def unfold(page: Page, key: str) -> None:
    """Open the expander with ``key``, whose tables are made only then."""
    page.locator(f".st-key-{key} summary").click()
    ready(page)


def download(page: Page, button: Locator) -> bytes:
    """Click ``button`` and give what the browser then saves."""
    button.scroll_into_view_if_needed()
    with page.expect_download() as waiting:
        button.click()
    return Path(waiting.value.path()).read_bytes()


def overflow(page: Page) -> int:
    """How many pixels the page is wider than its window; 0 means that it does not scroll sideways."""
    return int(
        page.evaluate(
            """() => {
                const widths = [document.documentElement, ...document.querySelectorAll('[data-testid="stMain"]')]
                    .map(e => e.scrollWidth - e.clientWidth);
                return Math.max(...widths);
            }"""
        )
    )


def shown_text(page: Page) -> str:
    return page.locator('[data-testid="stMain"]').inner_text()


# Every number with the sign behind it, and on how many lines it stands.
_PARTED = """() => [...document.querySelectorAll('h1')].flatMap(h1 => {
    const walker = document.createTreeWalker(h1, NodeFilter.SHOW_TEXT), at = [];
    while (walker.nextNode()) [...walker.currentNode.data].forEach((sign, n) => at.push([walker.currentNode, n, sign]));
    const words = at.map(one => one[2]).join('');
    return [...words.matchAll(/\\d[\\d.,]*[\\u00a0 ]?[%年月日家个期倍吨元万亿a-zA-Z]/g)].filter(found => {
        const range = document.createRange(), last = at[found.index + found[0].length - 1];
        range.setStart(at[found.index][0], at[found.index][1]);
        range.setEnd(last[0], last[1] + 1);
        return new Set([...range.getClientRects()].map(box => Math.round(box.top / 8))).size > 1;
    }).map(found => found[0]);
})"""


_HANGING = """() => [...document.querySelectorAll('h1')].flatMap(h1 => {
    const walker = document.createTreeWalker(h1, NodeFilter.SHOW_TEXT), range = document.createRange(), found = [];
    let top = null;
    while (walker.nextNode()) [...walker.currentNode.data].forEach((sign, n) => {
        range.setStart(walker.currentNode, n);
        range.setEnd(walker.currentNode, n + 1);
        const box = range.getClientRects()[0];
        if (!box) return;
        if (top !== null && box.top > top + 8 && /[，。；：、）”%]/.test(sign)) found.push(h1.textContent);
        top = box.top;
    });
    return found;
})"""


def hanging(page: Page) -> list[str]:
    """The headings of which a line begins with a sign that belongs to the line before."""
    found: list[str] = page.evaluate(_HANGING)
    return found


def parted(page: Page) -> list[str]:
    """The numbers of the heading that stand on another line than their unit."""
    found: list[str] = page.evaluate(_PARTED)
    return found


def assert_whole(page: Page) -> None:
    """No error box, no empty value that slipped through, nothing that scrolls sideways, and a heading with each number beside its unit and
    no line that begins with a comma."""
    assert page.locator('[data-testid="stException"], [data-testid="stAlertContentError"]').count() == 0, page.url
    expect(page.locator("h1, h2").first).to_be_visible()
    words = shown_text(page).split()
    assert {"None", "nan", "NaN", "NaT", "undefined", "null"} & set(words) == set(), page.url
    assert overflow(page) == 0, page.url
    assert parted(page) == [], page.url
    assert hanging(page) == [], page.url
