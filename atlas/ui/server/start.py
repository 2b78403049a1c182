"""The start page of every address: Streamlit's own ``index.html`` in the reader's language. Any other address leads home.

Plain routes of ``st.App``, which it asks before its own. A start page of another form than is known here is served as far as it
fits; where Streamlit has no such file it serves itself.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

import streamlit
from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from atlas.markup.shared.render import macro

STATIC = Path(streamlit.__file__).with_name("static")
# First parts of the addresses of Streamlit itself, of downloads and of whatever is served beside the pages.
_NOT_PAGES = ("_stcore", "static", "media", "component", "app", "api", "auth", "oauth2callback")


@dataclass(frozen=True, slots=True)
class Words:
    """What the start page says before the first message: ``title``, and the sentence for browsers without scripts."""

    title: str
    no_script: str


class _Elsewhere(Convertor[str]):
    """An address that can be neither one of Streamlit's nor that of a file."""

    regex = rf"(?!(?:{'|'.join(_NOT_PAGES)})(?:/|$))[^./][^.]*"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("elsewhere", _Elsewhere())


def index() -> str:
    """Streamlit's own start page, with our script before its own; "" where it has none."""
    file = STATIC / "index.html"
    html = file.read_text("utf-8") if file.is_file() else ""
    # As plain text: markup that is added to a text escapes it, and an escaped tag would stand on every page.
    return html.replace("<head>", "<head>" + str(macro("parts.html", "at_start")()), 1)


def routes(words: Callable[[], Mapping[str, Words]], pages: Iterable[str], base: str = "") -> list[Route]:
    """The front page, each of ``pages`` and every address without a page, below ``base`` (``server.baseUrlPath``).

    ``words`` gives an entry for each language; the first is the default.
    """
    html, root = index(), f"/{base.strip('/')}".rstrip("/")
    if not html:
        return []

    async def start(request: Request) -> Response:
        spoken = words()
        asked = request.query_params.get("lang", "")
        lang = asked if asked in spoken else next(iter(spoken))
        return HTMLResponse(start_page(html, lang, spoken[lang]), headers={"Cache-Control": "no-cache"})

    async def lead_home(request: Request) -> Response:
        if "text/html" not in request.headers.get("accept", "").lower():
            return Response(status_code=404)
        # A relative address, since a proxy may have taken a prefix off; by the strokes of the path as it was sent.
        sent = request.scope.get("raw_path") or request.scope["path"].encode()
        up = "../" * (sent.partition(b"?")[0].count(b"/") - root.count("/") - 1) or "./"
        return RedirectResponse(up + (f"?{request.url.query}" if request.url.query else ""), 307)

    found = [Route(f"{root}/{name}", start) for name in ("", *pages)]
    return [*found, Route(f"{root}/{{path:elsewhere}}", lead_home)]


def start_page(html: str, lang: str, words: Words) -> str:
    """``html``, Streamlit's start page, in ``lang``."""
    html = html.replace('<html lang="en">', f'<html lang="{lang}">', 1)
    html = html.replace("<title>Streamlit</title>", f"<title>{escape(words.title)}</title>", 1)
    return re.sub(
        r"(?<=<noscript>).*?(?=</noscript>)", lambda _: escape(words.no_script), html, count=1, flags=re.DOTALL
    )
