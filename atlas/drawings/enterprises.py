"""The words of the page of enterprises, and the picture of where they are. Frame in, never filtered, never summed beyond counting."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from atlas.drawings.bars import Picture, Style, build
from atlas.figures.remember import records_of, remembered
from atlas.words import text
from atlas.words.text import say
from atlas.words.vocab import ENTERPRISE_KIND, SEGMENT

Row = Mapping[Any, Any]
_ROW_PX = 32


@dataclass(frozen=True, slots=True)
class Told:
    """The words of a drawing that is markup: the finding, what is drawn, and one sentence that says what it says."""

    title: str
    subtitle: str
    alt: str


def _counted(frame: pd.DataFrame, lang: str) -> str:
    """'锂资源与锂盐 6、全链投资 3': the segments with their numbers; the frame is ``firms.by_segment``."""
    parts = [
        say("firms.counted", lang, name=text.word(SEGMENT, r["segment"], lang), count=r["firms"])
        for r in records_of(frame)
    ]
    return say("list.pause", lang).join(parts)


def summary(members: pd.DataFrame, segments: pd.DataFrame, lang: str) -> str:
    """The headline sentence: how many of each kind, by segment, and how many without a stated place."""
    kinds = Counter(members["kind"])
    said = [
        say("firms.counted", lang, name=w.label(lang), count=kinds[k]) for k, w in ENTERPRISE_KIND.items() if kinds[k]
    ]
    nowhere = int((members["place"] == "").sum())
    return say("firms.summary", lang, count=len(members), kinds=say("list.pause", lang).join(said), segments=_counted(segments, lang),
               unlocated=say("firms.unlocated", lang, count=nowhere) if nowhere else "")  # fmt: skip


def chain(segments: pd.DataFrame, style: Style) -> Told:
    """The words of the chart of segments; the frame is ``firms.by_segment`` and not empty."""
    lang, rows = style.lang, records_of(segments)
    known = [r for r in rows if r["segment"] != "unstated"] or rows
    most = max(known, key=lambda r: r["firms"])
    total, unlocated = sum(r["firms"] for r in rows), sum(r["firms"] - r["located"] for r in rows)
    title = say(
        "firms.chain_title" if unlocated else "firms.chain_title_placed",
        lang,
        segment=text.word(SEGMENT, most["segment"], lang),
        count=most["firms"],
        total=total,
        unlocated=unlocated,
    )
    return Told(
        title, say("firms.chain_subtitle", lang), say("firms.chain_alt", lang, segments=_counted(segments, lang))
    )


@remembered
def where(frame: pd.DataFrame, style: Style) -> Picture:
    """One bar for each county, hatched for those whose place no source states; the frame is ``firms.by_county`` and not empty."""
    lang, rows = style.lang, records_of(frame)
    names = [text.both(r, "county_name", lang) or say("place.unstated", lang) for r in rows]
    counts = [int(r["firms"]) for r in rows]
    hover = ["<br>".join(text.both(r, "names", lang).split("; ")) for r in rows]
    bar = {
        "type": "bar", "orientation": "h", "x": counts, "y": names, "text": [f" {c}" for c in counts], "textposition": "outside", "cliponaxis": False,
        "textfont": {"color": style.ink, "size": 13}, "customdata": hover, "hovertemplate": "%{y}<br>%{customdata}<extra></extra>",
        "marker": {"color": [style.colours["money" if r["county"] else "unknown"] for r in rows],
                   "pattern": {"shape": ["" if r["county"] else "/" for r in rows], "size": 5, "solidity": 0.25,
                               "fgcolor": "rgba(255,255,255,.75)", "fillmode": "overlay"}},
    }  # fmt: skip
    figure = build([bar], {
        "height": 12 + _ROW_PX * len(rows), "margin": {"l": 8, "r": 8, "t": 4, "b": 4}, "showlegend": False, "bargap": 0.35, "dragmode": False,
        "hoverlabel": {"align": "left"}, "font": {"color": style.ink, "size": 13}, "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
        "xaxis": {"showgrid": False, "zeroline": False, "showticklabels": False, "fixedrange": True, "ticks": "", "range": [0, max(counts) * 1.12]},
        "yaxis": {"autorange": "reversed", "fixedrange": True, "ticks": "", "showgrid": False, "automargin": True, "type": "category",
                  "tickfont": {"color": style.ink, "size": 13}},
    })  # fmt: skip
    located = [(n, r) for n, r in zip(names, rows, strict=True) if r["county"]]
    if located:
        first, row = located[0]
        title = say(
            "firms.where_title", lang, located=sum(r["firms"] for _, r in located), county=first, count=row["firms"]
        )
    else:
        title = say("firms.where_none", lang)
    alt = say("list.pause", lang).join(
        say("firms.counted", lang, name=n, count=c) for n, c in zip(names, counts, strict=True)
    )
    return Picture(figure, title, say("firms.where_subtitle", lang), alt)
