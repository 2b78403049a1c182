"""The buttons of pictures: PNG and SVG of what a page draws, made when one is clicked."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import streamlit as st

from atlas.drawings.bars import Picture, Style
from atlas.exports import pictures as export
from atlas.exports import tables
from atlas.exports.about import About
from atlas.figures.shared.table import Cite, Cited
from atlas.markup.pictures import plotted
from atlas.markup.pictures.plate import Drawn
from atlas.markup.shared import parts as pieces
from atlas.ui.shared.frame import paper, view


@dataclass(frozen=True, slots=True)
class Taken:
    """A picture that can be taken away: how it is drawn in a style, and what it cites. ``name`` is that of its file, ``label`` what it is
    called where several stand below one another; a picture that is ``mapped`` shows outlines of counties."""

    name: str
    draw: Callable[[Style], Drawn]
    cited: Cited
    label: str = ""
    mapped: bool = False

    @staticmethod
    def of_chart(name: str, draw: Callable[[Style], Picture], cited: Iterable[Cite], label: str = "", width: float = plotted.WIDTH) -> "Taken":  # fmt: skip
        """That of a picture that Plotly draws on the page."""
        return Taken(name, lambda style: plotted.drawn(draw(style), width), tuple(cited), label)


def buttons(taken: Taken) -> None:
    """PNG, where this computer has letters for it, and SVG."""
    v, style = view(), paper()
    about = About(v.catalog, v.chosen, v.lang, v.config)
    make = {"png": export.png_bytes, "svg": export.svg_bytes}
    endings = [e for e in export.FORMATS if e != "png" or export.can_write(v.lang)]

    def made(ending: str) -> Callable[[], bytes]:
        return lambda: make[ending](export.framed(about, taken.draw(style), taken.cited, taken.mapped), style)

    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        named = v.say("picture.named", name=taken.label) if taken.label else v.say("picture.buttons")
        for ending in endings:
            file = tables.file_name(taken.name, v.chosen, ending)
            st.download_button(v.say("picture.as", picture=named, format=ending.upper()), made(ending), file, export.FORMATS[ending],
                               key=f"{ending}-picture-{taken.name}", on_click="ignore")  # fmt: skip
        st.html(pieces.paragraph(v.say("picture.how" if "png" in endings else "picture.no_font"), "src"))


def folded(key: str, *taken: Taken) -> None:
    """Pictures of a page that has no table of theirs, behind one click."""
    opened = st.expander(view().say("picture.save"), key=f"twin-{key}", on_change="rerun")
    if opened.open:
        with opened:
            for picture in taken:
                buttons(picture)
