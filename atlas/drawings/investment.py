"""The words of the drawings of money, and the picture of when each amount was stated. Frame in, never filtered, never summed.

The trees themselves are markup (``pieces_money``): indented bars read well on a phone, where an icicle does not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from atlas.drawings.bars import Picture, Style, build
from atlas.figures.remember import records_of, remembered
from atlas.markup.cells import quantity_of
from atlas.words import text
from atlas.words.text import say
from atlas.words.vocab import INVESTMENT_KIND

Row = Mapping[Any, Any]
_ROW_PX = 36
_LINE = 0.42  # of a row: a second line of a label
_NBSP = "\u00a0"
_MOST_NAMED = 4  # investors in a title
_NARROWEST = 335  # px of a phone in which every label still has to fit


@dataclass(frozen=True, slots=True)
class Told:
    """The words of a drawing that is markup: the finding, what is drawn, and one sentence that says what it says."""

    title: str
    subtitle: str
    alt: str


def money(row: Row, lang: str, side: str = "") -> str:
    """The amount of a row as a reader sees it: ``> 1,400 亿元``, or the source's own words where it gives no number.

    A number never breaks over two lines; words may.
    """
    own = {f: row[f"{side}{f}"] for f in ("amount_cny", "qualifier")}
    said = text.quantity(quantity_of(own, "amount_cny", "元"), lang, text.both(row, f"{side}stated", lang))
    return said if pd.isna(own["amount_cny"]) else said.replace(" ", _NBSP)


def _named(row: Row, lang: str) -> str:
    return say("money.named", lang, name=text.both(row, "name", lang), amount=money(row, lang))


def tree(frame: pd.DataFrame, investors: pd.DataFrame, kind: str, style: Style) -> Told:
    """The words for one kind of ``money.tree``; ``investors`` is ``money.by_investor``."""
    lang = style.lang
    rows: list[Row] = [r for r in records_of(frame) if r["kind"] == kind and r["row"] == "stated"]
    roots = [r for r in rows if r["depth"] == 0]
    label, largest = text.word(INVESTMENT_KIND, kind, lang), roots[0]
    known = next((dict(r) for r in records_of(investors) if r["group"] == largest["id"]), None)
    if known:
        names = text.both(known, "names", lang).split("; ")
        title = say("money.title_named" if len(names) <= _MOST_NAMED else "money.title_known", lang, whole=_named(largest, lang), kind=label,
                    count=known["parts"], names=say("list.pause", lang).join(names), amount=money(known | {"stated": ""}, lang))  # fmt: skip
    elif len(rows) == 1:
        title = say("money.title_one", lang, kind=label, largest=_named(largest, lang))
    else:
        title = say("money.title_many", lang, kind=label, count=len(rows), largest=_named(largest, lang))
    alt = say("money.alt", lang, kind=label, amounts=say("list.comma", lang).join(_named(r, lang) for r in roots))
    drawn = "money.tree_subtitle" if any(r["depth"] for r in rows) else "money.bars_subtitle"
    return Told(title, say(drawn, lang, day=style.day), alt)


def _width(words: str) -> float:
    """About how many px the words take at the size of a label: Chinese signs are square."""
    return sum(12.3 if ord(sign) > 0x2E7F else 6.2 for sign in words)


def _fitted(name: str, amount: str, lang: str) -> list[str]:
    """Name and amount in one line or two, each at most as wide as a phone; only a name that is wider still is cut."""
    label = say("money.named", lang, name=name, amount=amount)
    if _width(label) <= _NARROWEST:
        return [label]
    whole = name
    while name and _width(name if name == whole else f"{name}…") > _NARROWEST:
        name = name[:-1].rstrip()
    return [name if name == whole else f"{name}…", amount]


def _days(row: Row) -> tuple[date, date]:
    return date.fromisoformat(row["first"]), date.fromisoformat(row["last"])


def _drawn(
    row: Row, lines: Sequence[str], at: float, shown: tuple[date, date], style: Style
) -> tuple[dict[str, Any], dict[str, Any]]:
    """One amount as (trace, annotation): a line over the time that its date may stand for, a point for a day, its words above it."""
    lang, (first, last) = style.lang, _days(row)
    colour, solid = style.colours["money"], row["kind"] == "completed"
    middle, long = first + (last - first) / 2, (last - first).days > 45
    left = middle <= shown[0] + (shown[1] - shown[0]) / 2
    edge = first if left else last
    label, width = "<br>".join(lines), max(map(_width, lines))
    free = (shown[1] - first if left else last - shown[0]) / (shown[1] - shown[0])
    if width > _NARROWEST * free:  # too long for its side: from the edge, past its mark
        edge = shown[0] if left else shown[1]
    hover = f"{text.both(row, 'name', lang)}<br>{money(row, lang)} · {text.day(row['date'], lang)}"
    when = [d.isoformat() for d in ((first, last) if long else (middle,))]
    trace = {
        "type": "scatter", "x": when, "y": [at] * len(when), "mode": "lines" if long else "markers", "text": [hover] * len(when),
        "line": {"color": colour, "width": 7, "dash": "solid" if solid else "2px,2px"}, "name": lines[0],
        "marker": {"color": colour if solid else "rgba(0,0,0,0)", "size": 11, "line": {"color": colour, "width": 3}},
        "hovertemplate": "%{text}<extra></extra>",
    }  # fmt: skip
    note = {"x": edge.isoformat(), "y": at, "text": label, "showarrow": False, "xanchor": "left" if left else "right",
            "align": "left" if left else "right", "yanchor": "bottom", "yshift": 6, "xshift": -5 if left else 5, "font": {"size": 12, "color": style.ink}}  # fmt: skip
    return trace, note


@remembered
def timeline(frame: pd.DataFrame, sums: pd.DataFrame, style: Style) -> Picture:
    """When each amount of ``money.listed`` by year was stated; ``sums`` are those by year that may be formed."""
    lang, order = style.lang, list(INVESTMENT_KIND)
    rows = sorted(records_of(frame), key=lambda r: (order.index(r["kind"]), r["first"], r["last"]))
    start = date(min(_days(r)[0] for r in rows).year, 1, 1)
    end = max(_days(r)[1] for r in rows) + timedelta(days=100)
    traces, notes, at, seen = [], [], 0.0, ""
    for row in rows:
        if row["kind"] != seen:
            seen = row["kind"]
            notes.append({"x": start.isoformat(), "y": at, "text": f"<b>{capital(text.word(INVESTMENT_KIND, seen, lang))}</b>",
                          "showarrow": False, "xanchor": "left", "xshift": -5, "font": {"size": 13, "color": style.ink}})  # fmt: skip
            at += 1
        lines = _fitted(text.both(row, "name", lang), money(row, lang), lang)
        at += _LINE * (len(lines) - 1)
        trace, note = _drawn(row, lines, at, (start, end), style)
        traces.append(trace)
        notes.append(note)
        at += 1
    figure = build(traces, {**_calendar(start, end, at, style), "annotations": notes})
    title, said = say("money.timeline", lang), records_of(sums)
    if said:
        best = max(said, key=lambda r: r["amount_cny"])
        title = say("money.timeline_sum", lang, year=text.day(best["group"], lang), kind=text.word(INVESTMENT_KIND, best["kind"], lang),
                    amount=money({**best, "stated": ""}, lang), count=best["parts"])  # fmt: skip
    alt = say("list.comma", lang).join(f"{text.day(r['date'], lang)} {_named(r, lang)}" for r in rows)
    return Picture(figure, title, say("money.timeline_subtitle", lang, day=style.day), alt)


def capital(label: str) -> str:
    """The label as the first word of a line."""
    return label[:1].upper() + label[1:]


def _calendar(start: date, end: date, rows: float, style: Style) -> dict[str, Any]:
    """The layout: the axis of years on top, one quiet line at the start of each year."""
    years = [date(y, 1, 1) for y in range(start.year, end.year + 1)]
    middles = [(d + (min(date(d.year, 12, 31), end) - d) / 2).isoformat() for d in years]
    line = {"color": "rgba(128,140,152,.3)", "width": 1}
    return {
        "height": int(_ROW_PX * (rows + 0.4)) + 26, "margin": {"l": 8, "r": 8, "t": 26, "b": 4}, "showlegend": False,
        "dragmode": False, "hoverlabel": {"align": "left"}, "font": {"color": style.ink, "size": 13},
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
        "shapes": [{"type": "line", "x0": d.isoformat(), "x1": d.isoformat(), "y0": -0.5, "y1": rows - 0.5, "line": line} for d in years],
        "xaxis": {"side": "top", "type": "date", "range": [(start - timedelta(days=12)).isoformat(), end.isoformat()], "showgrid": False,
                  "zeroline": False, "fixedrange": True, "ticks": "", "tickvals": middles, "ticktext": [str(d.year) for d in years],
                  "tickfont": {"color": style.ink, "size": 12}},
        "yaxis": {"range": [rows - 0.5, -0.6], "visible": False, "fixedrange": True},
    }  # fmt: skip


def largest(frame: pd.DataFrame) -> Sequence[Row]:
    """The outermost amount that stands first for each kind of ``money.tree``."""
    rows: list[Row] = [r for r in records_of(frame) if r["depth"] == 0 and r["row"] == "stated"]
    return list({r["kind"]: r for r in reversed(rows)}.values())[::-1]
