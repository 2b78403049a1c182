"""The briefing as one page of HTML that a browser prints on A4; it holds all that it needs, and asks nothing of any host."""

from base64 import b64encode

from atlas.exports.briefing.content import Briefing, runs
from atlas.markup.shared.render import render

MEDIA_TYPE = "text/html"


def write(briefing: Briefing) -> bytes:
    """The page, in UTF-8."""
    return render("briefing.html", briefing=briefing, runs=runs, encoded=_encoded).encode()


def _encoded(png: bytes) -> str:
    return b64encode(png).decode()
