"""How well sourced it is: claims by the year that they speak of and the grade of who says so. Never filters, never sums."""

import pandas as pd
import plotly.graph_objects as go

from atlas.drawings.bars import Picture, Style
from atlas.figures.remember import remembered
from atlas.words import text
from atlas.words.text import say
from atlas.words.vocab import GRADE

# Colour and texture of each grade; every colour has a contrast of 3 or more with both grounds, and they differ in grey print.
GRADE_LOOK = {"A": ("#2468AB", ""), "B": ("#8A96A3", "/"), "C": ("#C9741A", "x")}
_HEIGHT = 250
# A part of a column smaller than this share of the tallest has no room for its number, which its hover tells.
_ROOM = 0.1


@remembered
def by_year(frame: pd.DataFrame, style: Style) -> Picture:
    """Columns by year, stacked by grade; the frame is ``citations.by_year``, whose year is "" where no source gives a date."""
    lang, rows = style.lang, frame.to_dict("records")
    years = list(dict.fromkeys(r["year"] for r in rows))
    names = {y: text.day(y, lang) if y else say("sources.no_date", lang) for y in years}
    place = {y: n for n, y in enumerate(years)}  # a year as text would be taken for a number
    totals = {y: sum(r["claims"] for r in rows if r["year"] == y) for y in years}
    tallest = max(totals.values(), default=1)
    grades = [g for g in GRADE if any(r["grade"] == g for r in rows)]
    figure = go.Figure()
    for g in grades:
        mine = [r for r in rows if r["grade"] == g]
        colour, pattern = GRADE_LOOK[g]
        figure.add_bar(
            x=[place[r["year"]] for r in mine], y=[r["claims"] for r in mine],
            text=[str(r["claims"]) if r["claims"] >= tallest * _ROOM else "" for r in mine], textposition="inside",
            insidetextanchor="middle", textangle=0, textfont={"color": "#FFFFFF" if g != "B" else "#10171E", "size": 12},
            marker={"color": colour, "pattern": {"shape": pattern, "size": 5, "solidity": 0.2, "fgcolor": "rgba(255,255,255,.6)", "fillmode": "overlay"}},
            customdata=[f"{names[r['year']]} · {say('notes.grade', lang, grade=g)}" for r in mine],
            hovertemplate="%{customdata}: %{y}<extra></extra>",
        )  # fmt: skip
    for y in years:
        figure.add_annotation(x=place[y], y=totals[y], text=f"<b>{totals[y]}</b>", showarrow=False, yanchor="bottom",
                              font={"color": style.ink, "size": 13})  # fmt: skip
    figure.update_layout(height=_HEIGHT, margin={"l": 8, "r": 8, "t": 8, "b": 8}, showlegend=False, barmode="stack", bargap=0.35,
                         dragmode=False, font={"color": style.ink, "size": 13}, paper_bgcolor="rgba(0,0,0,0)",
                         plot_bgcolor="rgba(0,0,0,0)")  # fmt: skip
    figure.update_xaxes(tickvals=list(place.values()), ticktext=[y or say("sources.undated", lang) for y in years], tickangle=0, fixedrange=True, showgrid=False, zeroline=False,
                        range=[-0.6, len(years) - 0.4], tickfont={"color": style.ink, "size": 12}, automargin=True)  # fmt: skip
    figure.update_yaxes(
        range=[0, tallest * 1.15], fixedrange=True, showgrid=False, zeroline=False, showticklabels=False
    )
    total = sum(totals.values())
    good = sum(r["claims"] for r in rows if r["grade"] == "A")
    share = f"{round(100 * good / total)}%" if total else "0%"
    title = say("sources.by_year", lang, claims=total, good=good, share=share)
    said = "; ".join(
        f"{names[y]} " + say("list.comma", lang).join(f"{r['grade']} {r['claims']}" for r in rows if r["year"] == y)
        for y in years
    )
    keys = tuple((*GRADE_LOOK[g], say("notes.grade", lang, grade=g)) for g in grades)
    return Picture(figure, title, say("sources.by_year_subtitle", lang, day=style.day), f"{title}: {said}", keys)
