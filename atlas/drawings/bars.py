"""What all pictures share: the style of their reader, a figure with its words, and the patterns of progress.

A ``Picture`` is the figure with its words: title (the finding), subtitle (quantity, unit, scope, day) and ``alt``, one
sentence that says what the picture says. Figures are built with graph_objects and plain lists only.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import plotly.graph_objects as go

from atlas.catalog.config import INK, PAPER


@dataclass(frozen=True, slots=True)
class Style:
    """Language and colours of one reader: ``colours`` maps words of progress, status and kinds of events, and ``money``, ``accent``,
    ``line`` and ``muted``; ``ink`` is for text on the ``ground`` of the page.

    ``palette`` names the colours, so that a style can be a key of what was drawn with it.
    """

    lang: str
    colours: Mapping[str, str] = field(compare=False)
    day: str
    ink: str = INK
    palette: str = ""
    dated: bool = False
    ground: str = PAPER


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure and its words. ``keys`` are (colour, pattern, label) of what the colours mean, where no label can say it."""

    figure: go.Figure
    title: str
    subtitle: str
    alt: str
    keys: tuple[tuple[str, str, str], ...] = ()


# Progress and status as texture too, so that grey printing and colour blindness lose nothing: what is built or being built is
# solid, all that has only been said is a pattern on the ground of the page.
SHAPE = {"planned": "/", "announced": "/", "permitted": "/", "sought": "\\", "third_party": "\\", "expected": "+",
         "research_under_way": ".", "site_preparation": ".", "aside": "x", "shelved": "x", "cancelled": "x"}  # fmt: skip


def build(data: list[dict[str, Any]], layout: dict[str, Any]) -> go.Figure:
    """A figure from plain dicts in one go, which is ten times faster than adding to one.

    The template has an empty layout: Streamlit fills it with the fonts of the reader's theme, and nothing else is sent.
    """
    return go.Figure({"data": data, "layout": {"template": {"layout": {}}, **layout}})
