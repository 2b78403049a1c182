"""The HTML of the page pieces that Streamlit has no element for. Pure: values in, escaped markup out."""

import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from atlas.catalog.config import Palette
from atlas.drawings.bars import SHAPE
from atlas.markup.shared.notes import Notes, footnotes, outside, page_address, record_address
from atlas.markup.shared.render import macro, render

__all__ = ["Notes", "footnotes", "outside", "page_address", "record_address"]


def style(palette: Palette | None = None) -> Markup:
    """The style sheet that every page needs, with the colours of the config where there is one."""
    return render("base.html", palette=palette)


def icon(palette: Palette | None = None) -> str:
    """The icon of the site, a drawing of its own: Streamlit fetches emoji and Material icons from outside hosts."""
    return str(render("icon.svg", palette=palette))


# Outlines of the symbols that pictures over time use, so that their key needs no font that has them.
_SHAPES = {
    "square": "", "circle": "border-radius:50%", "diamond": "clip-path:polygon(50% 0,100% 50%,50% 100%,0 50%)",
    "triangle-up": "clip-path:polygon(50% 5%,100% 95%,0 95%)", "triangle-down": "clip-path:polygon(0 5%,100% 5%,50% 95%)",
    "triangle-right": "clip-path:polygon(5% 0,95% 50%,5% 100%)",
    "star-triangle-up": "clip-path:polygon(50% 0,62% 55%,100% 95%,50% 80%,0 95%,38% 55%)",
    "pentagon": "clip-path:polygon(50% 2%,100% 40%,80% 98%,20% 98%,0 40%)",
    "hexagon": "clip-path:polygon(50% 0,95% 25%,95% 75%,50% 100%,5% 75%,5% 25%)",
    "cross": "clip-path:polygon(35% 0,65% 0,65% 35%,100% 35%,100% 65%,65% 65%,65% 100%,35% 100%,35% 65%,0 65%,0 35%,35% 35%)",
    "x": "clip-path:polygon(20% 0,50% 30%,80% 0,100% 20%,70% 50%,100% 80%,80% 100%,50% 70%,20% 100%,0 80%,30% 50%,0 20%)",
    "star": "clip-path:polygon(50% 0,62% 36%,100% 36%,69% 58%,81% 95%,50% 72%,19% 95%,31% 58%,0 36%,38% 36%)",
}  # fmt: skip


# How a pattern of Plotly looks as a ground of CSS: lines, dots and crosses of the colour on what lies behind.
_GROUNDS = {
    "/": "repeating-linear-gradient(135deg,{0} 0 1.5px,transparent 1.5px 4.5px)",
    "\\": "repeating-linear-gradient(45deg,{0} 0 1.5px,transparent 1.5px 4.5px)",
    ".": "radial-gradient({0} 42%,transparent 46%) 0 0/4px 4px",
    "+": "linear-gradient({0} 1px,transparent 1px) 0 0/5px 5px,linear-gradient(90deg,{0} 1px,transparent 1px) 0 0/5px 5px",
    "x": "repeating-linear-gradient(135deg,{0} 0 1px,transparent 1px 6px)",
}


def shape(name: str, colour: str) -> Markup:
    """A small symbol of a picture, for its key and for lists."""
    return macro("parts.html", "key")(f"{colour};{_SHAPES[name]}", "border-radius:0;")


def _swatch(colour: str, pattern: str) -> Markup:
    if pattern in _SHAPES:
        return shape(pattern, colour)
    return macro("parts.html", "key")(fill(colour, pattern), f"border:1px solid {colour};")


def fill(colour: str, pattern: str) -> str:
    """The ground of a mark in the words of CSS: solid, or the pattern (see ``bars.SHAPE``) in the colour."""
    return _GROUNDS[pattern].format(colour) if pattern else colour


def key_of(colour: str, progress: str) -> Markup:
    """The small square that stands for a progress or a status beside its word."""
    return _swatch(colour, SHAPE.get(progress, ""))


def short_date(date: str) -> str:
    """2025-11 for a day of November 2025: how old the word is, at a glance; a span or a year as it is."""
    return date[:7] if date.count("-") == 2 and "/" not in date else date


_AMOUNT = re.compile(
    r"\b(?:\d{1,2} )?[A-Z][a-z]{2} \d{4}\b|(?<![\w.,])(?:[<>≥≤约] ?)?(?:CNY )?\d[\d,.]* [^\s\d,;:，、；：。（）]{1,8}(?=[\s,;:，、；：。（）]|$)"
)


def kept_whole(words: str) -> Markup:
    """The same with each amount (1,440 万吨/年, CNY 19.8 bn) and each English day or month on one line; markup is left as it is."""
    return _on_one_line(_AMOUNT, words)


_DAY = r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|(?:\d{1,2} )?[A-Z][a-z]{2} \d{4}"
_UNITS = r"%|(?:[万亿]?(?:吨|元)|GWh|Mt|kt|t)(?:/年|/a)?|[\u4e00-\u9fff]|[A-Za-z]+"
_SIGNS = "[，。；：、）”]"
# The last signs of a phrase too: where one phrase is wider than the line, the browser would part it before its comma.
_COUNT = re.compile(
    rf"\d{{4}} –|(?:{_DAY}|(?:[<>≥≤约] ?)?(?:CNY )?\d[\d,.]*[ \u00a0]?(?:{_UNITS})){_SIGNS}*|[\u4e00-\u9fff]{{1,3}}{_SIGNS}+"
)


def unbroken(words: str) -> Markup:
    """The same with each day, each number beside its unit and each sign behind its word on one line, as a heading of large type needs;
    markup is left as it is."""
    return _on_one_line(_COUNT, words)


def _on_one_line(parts: re.Pattern[str], words: str) -> Markup:
    if isinstance(words, Markup):
        return words
    made, last = Markup(), 0
    for found in parts.finditer(words):
        made += escape(words[last : found.start()]) + macro("parts.html", "nowrap")(found[0])
        last = found.end()
    return made + escape(words[last:])


def head(title: str, subtitle: str = "", keys: Sequence[tuple[str, str, str]] = (), marks: str = "", level: int = 3,
         kind: str = "") -> Markup:  # fmt: skip
    """Title and subtitle of a section or chart, with the key of its colours where no label can tell them; ``kind`` is "", foot or finding."""
    swatches = [(_swatch(colour, pattern), label) for colour, pattern, label in keys]
    words = kept_whole(title) if level > 1 else unbroken(title)
    return macro("parts.html", "head")(words, subtitle, swatches, Markup(marks), level, kind)


def table(
    header: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[int] = (), dim: Sequence[bool] = ()
) -> Markup:
    """A small table whose cells are markup already; ``numeric`` columns do not wrap, ``dim`` rows are set back."""
    cells = [[Markup(cell) for cell in row] for row in rows]
    return macro("parts.html", "table")(header, cells, numeric, dim)


def paragraph(content: str, kind: str = "note", marks: str = "") -> Markup:
    """A line of text; ``kind`` is note, says, src or quiet."""
    return macro("parts.html", "paragraph")(content, kind, Markup(marks))


def copy_button(label: str, done: str, by_hand: str, query: str, lang: str) -> Markup:
    """A button that copies the address of this page with ``query`` in it, or shows it under the words ``by_hand`` where the browser
    lets no page copy; give it to ``st.html`` with scripts allowed.

    The style sheet reads ``lang`` off it: English names of pages need a row of their own on more screens.
    """
    return macro("parts.html", "copy_button")(label, done, by_hand, query, lang)


def lost(said: str) -> Markup:
    """The words for a reader whose connection is lost, which the style sheet shows only then."""
    return macro("parts.html", "lost")(said)


def filter_switch(label: str, newest: str) -> Markup:
    """On a phone the switch that shows and hides the filters; everywhere how new the material is."""
    return macro("parts.html", "filter_switch")(label, newest)


def own_choices(query: str) -> Markup:
    """What the page lets its reader choose, as parameters, for ``copy_button`` to read when it is clicked."""
    return macro("parts.html", "own_choices")(query)


def problems(lines: Iterable[str]) -> Markup:
    """Problems as the command line prints them."""
    return macro("parts.html", "problems")(list(lines))
