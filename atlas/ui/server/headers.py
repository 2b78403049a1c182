"""The headers of every answer, which tell browsers what a page may load, run and be shown in.

Scripts run from this server's own files, and of those that stand in a page only the ones that this project and Streamlit's start
page write there, by their digests. Styles may stand anywhere, since Streamlit makes its own as it goes.
"""

import hashlib
from base64 import b64encode
from collections.abc import Callable, Iterable, Sequence
from html.parser import HTMLParser

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PLAIN = {
    "X-Content-Type-Options": "nosniff",
    # Sources are links to other hosts, which need not learn what a reader looked at.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class _Scripts(HTMLParser):
    """Gathers the text of each script that stands in a page and is no file of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and "src" not in dict(attrs)
        if self._inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data


def scripts_of(page: str) -> list[str]:
    """The text of each script that stands in an HTML page."""
    reader = _Scripts()
    reader.feed(page)
    return reader.found


def _digest(script: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def policy(scripts: Iterable[str], frames: Sequence[str]) -> str:
    """The Content-Security-Policy: ``scripts`` are the texts of those that may stand in a page, ``frames`` the origins that may show
    the dashboard in a frame beside its own."""
    rules = {
        "default-src": ("'self'",),
        # A library of the map that zooms is WebAssembly; no text is ever run as a script.
        "script-src": ("'self'", "'wasm-unsafe-eval'", *sorted({_digest(script) for script in scripts})),
        "style-src": ("'self'", "'unsafe-inline'"),
        "img-src": ("'self'", "data:", "blob:"),
        "font-src": ("'self'", "data:"),
        "worker-src": ("'self'", "blob:"),
        "object-src": ("'none'",),
        "base-uri": ("'self'",),
        "form-action": ("'self'",),
        "frame-ancestors": ("'self'", *frames),
    }
    return "; ".join(" ".join((name, *values)) for name, values in rules.items())


class Headers:
    """ASGI middleware that adds the headers; ``frames`` is asked at every answer, since the config may change."""

    def __init__(self, app: ASGIApp, scripts: Sequence[str], frames: Callable[[], Sequence[str]]) -> None:
        self._app, self._scripts, self._frames = app, tuple(scripts), frames
        self._policies: dict[tuple[str, ...], str] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._all())
            await send(message)

        await self._app(scope, receive, add if scope["type"] == "http" else send)

    def _all(self) -> dict[str, str]:
        frames = tuple(self._frames())
        if frames not in self._policies:
            self._policies = {frames: policy(self._scripts, frames)}
        # The older header knows no list of origins, and browsers that know the newer one pass it over.
        older = {} if frames else {"X-Frame-Options": "SAMEORIGIN"}
        return {**_PLAIN, **older, "Content-Security-Policy": self._policies[frames]}
