"""The picture of where enterprises are. Never filters, never sums: every bar is a row."""

from atlas.catalog.remember import remembered
from atlas.drawings.bars import Picture, Style, build
from atlas.figures.enterprises import CountyRow
from atlas.figures.shared.table import Table
from atlas.words.text import say

_ROW_PX = 32


@remembered
def where(counties: Table[CountyRow], style: Style) -> Picture:
    """One bar for each county, hatched for those whose place no source states; ``counties`` must not be empty."""
    lang = style.lang
    labels = [r.county_name.of(lang) or say("place.unstated", lang) for r in counties]
    counts = [r.firms for r in counties]
    hover = ["<br>".join(name.of(lang) for name in r.names) for r in counties]
    bar = {
        "type": "bar", "orientation": "h", "x": counts, "y": labels, "text": [f" {c}" for c in counts], "textposition": "outside", "cliponaxis": False,
        "textfont": {"color": style.ink, "size": 13}, "customdata": hover, "hovertemplate": "%{y}<br>%{customdata}<extra></extra>",
        "marker": {"color": [style.colours["money" if r.county else "unknown"] for r in counties],
                   "pattern": {"shape": ["" if r.county else "/" for r in counties], "size": 5, "solidity": 0.25,
                               "fgcolor": "rgba(255,255,255,.75)", "fillmode": "overlay"}},
    }  # fmt: skip
    figure = build([bar], {
        "height": 12 + _ROW_PX * len(counties), "margin": {"l": 8, "r": 8, "t": 4, "b": 4}, "showlegend": False, "bargap": 0.35, "dragmode": False,
        "hoverlabel": {"align": "left"}, "font": {"color": style.ink, "size": 13}, "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
        "xaxis": {"showgrid": False, "zeroline": False, "showticklabels": False, "fixedrange": True, "ticks": "", "range": [0, max(counts) * 1.12]},
        "yaxis": {"autorange": "reversed", "fixedrange": True, "ticks": "", "showgrid": False, "automargin": True, "type": "category",
                  "tickfont": {"color": style.ink, "size": 13}},
    })  # fmt: skip
    located, first = sum(r.firms for r in counties if r.county), counties[0]
    title = (say("firms.where_title", lang, located=located, county=labels[0], count=first.firms) if first.county
             else say("firms.where_none", lang))  # fmt: skip
    said = (say("firms.counted", lang, name=name, count=count) for name, count in zip(labels, counts, strict=True))
    return Picture(figure, title, say("firms.where_subtitle", lang), say("list.pause", lang).join(said))
