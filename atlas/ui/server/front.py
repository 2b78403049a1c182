"""What a browser asks for before the first word of a page: the start page and the scripts that draw it.

Streamlit reads each of its sixty scripts from disk on every visit, and a browser learns only from the first message of a run
that it needs the scripts of headings and filters too. ``Front`` keeps them in memory, packed once, and names those in the
start page. It also gives that page the language and the title of the dashboard. Knows neither Streamlit nor the data.
"""

import asyncio
import gzip
import re
import threading
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

# The scripts of the pieces that the frame and the head of every page are made of, in order of need. Those of charts and maps
# are left to the first message: named here they would run before the first headline is on the screen.
FIRST = ("Html", "ButtonGroup", "Multiselect", "Selectbox", "TextInput", "Button")

# What a page with a map needs to know of the browser before its first run, told in two cookies, so that it sends the one drawing
# that fits. WEBGL: "1" if it can draw maps, else "0"; found out once, since the drawing context for it takes a moment (and is
# given back at once, since a page may hold only a few), and told to the style sheet too. WIDTH: "wide" where the map has its full
# width whether the filters stand beside it or not, "narrow" on a phone, else "any".
WEBGL, WIDTH = "atlas-webgl", "atlas-width"
PROBE = """(() => {
    const keep = (name, value) => { document.cookie = `${name}=${value}; path=/; SameSite=Lax`; };
    const known = document.cookie.match(/(?:^|; )atlas-webgl=([01])(?:;|$)/);
    let can = known?.[1] === "1";
    if (!known) {
        let gl = null;
        try { gl = document.createElement("canvas").getContext("webgl2"); } catch (error) { gl = null; }
        can = Boolean(gl);
        gl?.getExtension("WEBGL_lose_context")?.loseContext();
        keep("atlas-webgl", Number(can));
    }
    keep("atlas-width", innerWidth >= 1400 ? "wide" : innerWidth <= 550 ? "narrow" : "any");
    document.documentElement.classList.toggle("atlas-no-webgl", !can);
})();"""
# A change of page and the filters that it brings along are one step of the reader's history, though Streamlit makes two of them:
# without this, Back would lead to the same page without its filters.
HISTORY = """(() => {
    const push = history.pushState.bind(history);
    let turned = 0;
    history.pushState = (state, title, url) => {
        const there = new URL(url ?? "", location.href);
        if (there.pathname !== location.pathname) turned = Date.now();
        else if (Date.now() - turned < 3000) { turned = 0; return history.replaceState(state, title, url); }
        return push(state, title, url);
    };
})();"""
_PROBED = frozenset({"layout"})

# Addresses of Streamlit and of downloads, which are no pages.
_NOT_PAGES = (
    "_stcore/",
    "static/",
    "media/",
    "component/",
    "app/",
    "api/",
    "index.html",
    "manifest.json",
    "favicon.png",
)

# Headers that ask for the page in part, packed, or only if it changed.
_PARTLY = frozenset({b"accept-encoding", b"range", b"if-range", b"if-none-match", b"if-modified-since"})
_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".woff2": "font/woff2"}
_PACKED = frozenset({".js", ".css"})
_LEAST_TO_PACK = 1000
_KEEP = b"public, immutable, max-age=31536000"  # the names hold a hash of the content
_IMPORTED = re.compile(r"""(?:from|import)\s*["'`]\./([\w.-]+\.js)["'`]""")


@dataclass(frozen=True, slots=True)
class Words:
    """What the start page says before the first message: ``title``, and the sentence for browsers without scripts."""

    title: str
    no_script: str


@dataclass(frozen=True, slots=True)
class _Asset:
    plain: bytes
    packed: bytes | None
    kind: bytes


class Front:
    """ASGI middleware over ``app``. ``folder`` is Streamlit's static folder (with ``index.html`` and ``static/``).

    ``words`` gives an entry for each language, the first of which is the default; ``pages`` are the addresses of the pages besides the
    front page, to which any other address leads; ``base`` is ``server.baseUrlPath``.
    """

    def __init__(
        self,
        app: Application,
        folder: Path,
        words: Callable[[], Mapping[str, Words]],
        pages: frozenset[str],
        base: str = "",
    ) -> None:
        self.app, self._words, self._pages, self._base = app, words, pages, base.strip("/")
        files = (p for p in folder.glob("static/*/*") if p.suffix in _TYPES)
        self._files = {p.relative_to(folder).as_posix(): p for p in files}
        self._assets: dict[str, _Asset] = {}
        threading.Thread(target=self._prepare, name="front", daemon=True).start()

    def _prepare(self) -> None:
        """Reads and packs what most visits ask for, beside the start of the server."""
        start = [name for name in self._files if name.startswith("static/js/index.")]
        for name in (*self._with_imports(start), *self._first):
            self._asset(name)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            await self.app(scope, receive, send)
            return
        path = self._below_base(scope["path"])
        if path in self._files:
            if path not in self._assets:
                await asyncio.to_thread(self._asset, path)
            await self._answer(scope, send, self._assets[path])
        elif path is None or path.startswith(_NOT_PAGES):
            await self.app(scope, receive, send)
        elif path.strip("/") in {"", *self._pages} and not scope["path"].startswith("//"):
            # Whole and unpacked, because it is written into.
            headers = [(k, v) for k, v in scope["headers"] if k not in _PARTLY]
            page = _StartPage(self, scope, path, send)
            await self.app({**scope, "method": "GET", "headers": headers}, receive, page)
        elif scope["method"] == "GET" and "text/html" in _header(scope, b"accept"):
            await self._lead_home(scope, send)
        else:
            await self.app(scope, receive, send)

    def _below_base(self, path: str) -> str | None:
        """The address below the base, without its first stroke; None for what lies beside the base."""
        below, base = path.lstrip("/"), f"{self._base}/" if self._base else ""
        return below.removeprefix(base) if below.startswith(base) else "" if below == self._base else None

    async def _lead_home(self, scope: Scope, send: Send) -> None:
        """A relative address, since a proxy may have taken a prefix off; by the strokes of the path as it was sent."""
        sent = (scope.get("raw_path") or scope["path"].encode()).partition(b"?")[0]
        home = b"../" * (sent.count(b"/") - 1 - bool(self._base) * (self._base.count("/") + 1)) or b"./"
        query = scope.get("query_string", b"")
        headers = [(b"location", home + (b"?" + query if query else b"")), (b"content-length", b"0")]
        await send({"type": "http.response.start", "status": 307, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    async def _answer(self, scope: Scope, send: Send, asset: _Asset) -> None:
        body, headers = asset.plain, [(b"content-type", asset.kind), (b"cache-control", _KEEP)]
        if asset.packed is not None:
            headers.append((b"vary", b"accept-encoding"))
            if _takes_gzip(_header(scope, b"accept-encoding")):
                body = asset.packed
                headers.append((b"content-encoding", b"gzip"))
        headers.append((b"content-length", str(len(body)).encode()))
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})

    def _asset(self, name: str) -> _Asset:
        if name not in self._assets:
            path = self._files[name]
            plain = path.read_bytes()
            pack = path.suffix in _PACKED and len(plain) >= _LEAST_TO_PACK
            self._assets[name] = _Asset(
                plain, gzip.compress(plain, 6, mtime=0) if pack else None, _TYPES[path.suffix].encode()
            )
        return self._assets[name]

    @cached_property
    def _first(self) -> list[str]:
        """The files of ``FIRST`` and of all they import; a piece without a file is left out."""
        found = [n for p in FIRST for n in self._files if re.fullmatch(rf"static/js/{re.escape(p)}\.[\w-]+\.js", n)]
        return self._with_imports(found)

    def _with_imports(self, names: Iterable[str]) -> list[str]:
        found: dict[str, None] = {}
        waiting = list(names)
        while waiting:
            name = waiting.pop(0)
            if name in found or name not in self._files:
                continue
            found[name] = None
            # A bundler writes its imports first.
            head = self._asset(name).plain[:20_000].decode("utf-8", "replace")
            waiting += [f"static/js/{imported}" for imported in _IMPORTED.findall(head)]
        return list(found)

    def start_page(self, html: str, page: str, lang: str) -> str:
        """``html`` (Streamlit's ``index.html``) for ``page``, in the language of ``lang`` or else the default."""
        spoken = self._words()
        lang = lang if lang in spoken else next(iter(spoken))
        words = spoken[lang]
        wanted = [n for n in self._first if n not in html]
        html = html.replace('<html lang="en">', f'<html lang="{lang}">', 1)
        html = html.replace("<title>Streamlit</title>", f"<title>{escape(words.title)}</title>", 1)
        html = re.sub(r"<noscript>.*?</noscript>", lambda _: f"<noscript><p>{escape(words.no_script)}</p></noscript>", html,
                      count=1, flags=re.DOTALL)  # fmt: skip
        hints = "".join(f'<link rel="modulepreload" crossorigin href="./{name}">' for name in wanted)
        scripts = f"<script>{HISTORY}</script>" + (f"<script>{PROBE}</script>" if page in _PROBED else "")
        return html.replace("</head>", f"{hints}{scripts}</head>", 1)


def _header(scope: Scope, name: bytes) -> str:
    """The values of a header of the request, in lower case."""
    return ",".join(v.decode("latin-1") for k, v in scope["headers"] if k == name).lower()


def _takes_gzip(accepted: str) -> bool:
    offers = (re.sub(r"\s", "", offer).partition(";") for offer in accepted.split(","))
    return any(name in {"gzip", "*"} and not re.fullmatch(r"q=0(\.0*)?", weight) for name, _, weight in offers)


class _StartPage:
    """Passes an answer on, and writes hints into it if it is the start page."""

    def __init__(self, front: Front, scope: Scope, path: str, send: Send) -> None:
        self._front, self._scope, self._path, self._send = front, scope, path, send
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            kind = dict(message["headers"]).get(b"content-type", b"")
            if message["status"] == 200 and kind.startswith(b"text/html"):
                self._start = message
                return
        elif self._start is not None:
            self._body += message.get("body", b"")
            if message.get("more_body"):
                return
            await self._finish(self._start)
            return
        await self._send(message)

    async def _finish(self, start: Message) -> None:
        asked = parse_qs(self._scope.get("query_string", b"").decode("latin-1")).get("lang", [""])[-1]
        body = self._front.start_page(self._body.decode("utf-8"), self._path, asked).encode()
        # What the page was when it lay on disk says nothing of it now.
        dropped = {b"content-length", b"etag", b"last-modified", b"accept-ranges"}
        headers = [(k, v) for k, v in start["headers"] if k.lower() not in dropped]
        headers.append((b"content-length", str(len(body)).encode()))
        await self._send({**start, "headers": headers})
        await self._send({"type": "http.response.body", "body": b"" if self._scope["method"] == "HEAD" else body})
