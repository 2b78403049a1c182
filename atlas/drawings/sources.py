"""How well sourced it is: claims by the year that they speak of and the grade of who says so. Never filters, never sums."""

from typing import Any

from atlas.catalog.remember import remembered
from atlas.drawings.bars import Picture, Style, build
from atlas.figures.shared.table import Table, grouped
from atlas.figures.sources import YearRow
from atlas.words import text
from atlas.words.text import say
from atlas.words.vocab import GRADE

# Colour, texture and the colour of numbers of each grade; every colour has a contrast of 3 or more with both grounds, and they
# differ in grey print.
GRADE_LOOK = {"A": ("#2468AB", "", "#FFFFFF"), "B": ("#8A96A3", "/", "#10171E"), "C": ("#C9741A", "x", "#FFFFFF")}
_HEIGHT = 250
# A part of a column smaller than this share of the tallest has no room for its number, which its hover tells.
_ROOM = 0.1
_STILL = {"fixedrange": True, "showgrid": False, "zeroline": False}


@remembered
def by_year(rows: Table[YearRow], style: Style) -> Picture:
    """Columns by year, stacked by grade; the rows are ``figures.sources.by_year``, whose year is "" where no source gives a date."""
    lang, years = style.lang, grouped(rows, lambda r: r.year)
    names = {y: text.day(y, lang) if y else say("sources.no_date", lang) for y in years}
    place = {y: n for n, y in enumerate(years)}  # a year as text would be taken for a number
    totals = {y: sum(r.claims for r in mine) for y, mine in years.items()}
    tallest, grades = max(totals.values(), default=1), grouped(rows, lambda r: r.grade)

    def bars(grade: str) -> dict[str, Any]:
        mine, (colour, pattern, ink) = grades[grade], GRADE_LOOK[grade]
        texture = {
            "shape": pattern,
            "size": 5,
            "solidity": 0.2,
            "fgcolor": "rgba(255,255,255,.6)",
            "fillmode": "overlay",
        }
        return {
            "type": "bar", "x": [place[r.year] for r in mine], "y": [r.claims for r in mine],
            "text": [str(r.claims) if r.claims >= tallest * _ROOM else "" for r in mine], "textposition": "inside",
            "insidetextanchor": "middle", "textangle": 0, "textfont": {"color": ink, "size": 12},
            "marker": {"color": colour, "pattern": texture},
            "customdata": [f"{names[r.year]} · {say('notes.grade', lang, grade=grade)}" for r in mine],
            "hovertemplate": f"%{{customdata}}{say('list.colon', lang)}%{{y}}<extra></extra>",
        }  # fmt: skip

    shown = [g for g in GRADE if g in grades]
    figure = build([bars(g) for g in shown], {
        "height": _HEIGHT, "margin": {"l": 8, "r": 8, "t": 8, "b": 8}, "showlegend": False, "barmode": "stack", "bargap": 0.35,
        "dragmode": False, "font": {"color": style.ink, "size": 13}, "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
        "annotations": [{"x": place[y], "y": totals[y], "text": f"<b>{totals[y]}</b>", "showarrow": False, "yanchor": "bottom",
                         "font": {"color": style.ink, "size": 13}} for y in years],
        "xaxis": {**_STILL, "tickvals": list(place.values()), "ticktext": [y or say("sources.undated", lang) for y in years],
                  "tickangle": 0, "range": [-0.6, len(years) - 0.4], "tickfont": {"color": style.ink, "size": 12}, "automargin": True},
        "yaxis": {**_STILL, "range": [0, tallest * 1.15], "showticklabels": False},
    })  # fmt: skip
    total, good = sum(totals.values()), sum(r.claims for r in grades.get("A", ()))
    share = f"{round(100 * good / total)}%" if total else "0%"
    title, comma = say("sources.by_year", lang, claims=total, good=good, share=share), say("list.comma", lang)
    said = say("list.semicolon", lang).join(
        f"{names[y]} {comma.join(f'{r.grade} {r.claims}' for r in mine)}" for y, mine in years.items()
    )
    keys = tuple((*GRADE_LOOK[g][:2], say("notes.grade", lang, grade=g)) for g in shown)
    return Picture(
        figure,
        title,
        say("sources.by_year_subtitle", lang, day=style.day),
        title + say("list.colon", lang) + said,
        keys,
    )
