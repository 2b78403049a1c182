"""A picture of a page as a file: SVG, and PNG of it in double size, each with title, sources, day, filter and credit within.

The PNG is drawn here from the SVG, without a browser. Its letters are those of the fonts of this computer; where there is none for
a language, or where nothing can be drawn at all, ``can_write`` says so.
"""

import re
import subprocess
from collections.abc import Iterable
from functools import cache

from atlas.catalog.model import Source
from atlas.drawings.bars import Style
from atlas.exports import drawing
from atlas.exports.about import About
from atlas.figures.shared.places import outline_source
from atlas.figures.shared.table import Cite
from atlas.markup.layout import approval
from atlas.markup.pictures import plate
from atlas.markup.pictures.plate import FONTS, Drawn, Plate
from atlas.words import text
from atlas.words.dates import PartialDate
from atlas.words.text import say

FORMATS = {"png": "image/png", "svg": "image/svg+xml"}
ZOOM = 2.0  # px of the PNG for each of the SVG
_IN_NO_FONT = "\U0010fffd"  # the last of the private letters
_PROBE = 32  # px of a picture of one letter


def framed(about: About, drawn: Drawn, cited: Iterable[Cite], mapped: bool = False) -> Plate:
    """``drawn`` with the sources that it cites and what ``about`` says of it. A picture that is ``mapped`` shows outlines of counties,
    and names who published them."""
    sources = [
        about.catalog.sources[key] for key in dict.fromkeys(c.source for c in cited) if key in about.catalog.sources
    ]
    foot = [_newest(sources, about.lang), credit(about) if mapped else "", about.scope,
            say("picture.whose", about.lang, cite=about.short, licence=about.licence)]  # fmt: skip
    return Plate(drawn, [_named(s, about.lang) for s in sources], [line for line in foot if line])


def _named(source: Source, lang: str) -> tuple[str, str]:
    """A source with its title, and in few words."""
    held = {"publisher": text.both(source, "publisher", lang), "title": text.both(source, "title", lang).strip("《》"),
            "day": text.day(source.published, lang) if source.published else ""}  # fmt: skip
    whole = say("picture.whole" if held["day"] else "picture.whole_undated", lang, **held)
    return whole, say("picture.brief", lang, **held).strip()


def _newest(sources: Iterable[Source], lang: str) -> str:
    dated = [PartialDate(str(s.published)) for s in sources if s.published]
    newest = max(dated, key=lambda day: (day.first, day.last), default=None)
    return say("picture.newest", lang, day=text.day(newest, lang)) if newest else ""


def credit(about: About) -> str:
    """Who publishes the outlines, and the number under which their map was approved; "" where there are none."""
    if not (key := outline_source(about.catalog)):
        return ""
    source, lang = about.catalog.sources[key], about.lang
    number = approval(source, lang)
    return say("picture.credit" if number else "picture.credit_plain", lang, publisher=text.both(source, "publisher", lang),
               title=text.both(source, "title", lang).strip("《》"), number=number)  # fmt: skip


def svg_bytes(made: Plate, style: Style) -> bytes:
    """The plate as SVG; equal plates give equal bytes."""
    return plate.svg(made, style).encode()


def png_bytes(made: Plate, style: Style) -> bytes:
    """The same as PNG, twice as large."""
    return _drawn(plate.svg(made, style))


def inset_bytes(drawn: Drawn, style: Style) -> bytes | None:
    """A picture with its key, without title and sources, as PNG for a paper that says them itself; None where this computer has no letters
    for it, or nothing can be drawn."""
    if not can_write(style.lang):
        return None
    try:
        return _drawn(plate.inset(drawn, style))
    except (OSError, subprocess.SubprocessError):
        return None


def _drawn(svg: str) -> bytes:
    [png] = drawing.pngs([svg], ZOOM, FONTS[0])
    return png


@cache
def can_write(lang: str) -> bool:
    """Whether this computer can draw the letters of a language, by one of them; it is asked once."""
    return has_letter(re.sub(r"\W", "", say("picture.buttons", lang))[:1])


def has_letter(letter: str) -> bool:
    """Whether a letter that is drawn leaves a trace, and another than the box that stands for what no font has."""
    try:
        mine, *others = drawing.pngs([plate.letter(one, _PROBE) for one in (letter, " ", _IN_NO_FONT)], 1.0, FONTS[0])
    except (OSError, subprocess.SubprocessError):
        return False
    return mine not in others
