"""The HTML of the wall: scenes in type that is read from five metres, which a style sheet turns by itself.

All sizes are in one unit: 1 % of the height of a 16:9 screen, less where the screen is narrower, so that 1920×1080 is filled
without a scroll bar and nothing is cut elsewhere; no type is below 3.2 units, 34 pixels there. Scenes are stacked and shown in
turn by one CSS animation: nothing runs on the server, and a wall that loses its connection goes on turning.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import segno
from markupsafe import Markup

from atlas.drawings.bars import SHAPE, Style
from atlas.drawings.colours import EDGE, hexadecimal, mix, readable, rgb
from atlas.figures.overview import LinkRow, ResourceRow
from atlas.figures.wall import StopRow, StripRow
from atlas.markup.overview import amount_of, makes, percent
from atlas.markup.shared.parts import fill, kept_whole, key_of
from atlas.markup.shared.render import macro
from atlas.words import text
from atlas.words.text import say
from atlas.words.vocab import EVENT_KIND, LEVEL, PRODUCT, STAGE, STATUS

SECONDS = 14
# How far marks stand out from the ground: what is built the most, in both themes; the edge of all others to be seen at all.
_BUILT = frozenset({"built", "operating", "first_product", "commissioning"})
_BUILT_CONTRAST = 7.5
_GROUNDS = ("accent", "line")  # of which fills are mixed
_DIM, _RULE = 0.8, 0.26  # of the ink over the ground
_APART = re.compile(r"(?<=[\d>≥≤约Y]) | (?=\d)")  # a space beside a number, at which no title is broken
_NO_BAR = frozenset({"expected", "aside"})


def style_of(style: Style) -> Style:
    """The style of a wall: the same colours, each far enough from the ground."""
    colours = {k: readable(c, style.ground, _BUILT_CONTRAST if k in _BUILT else EDGE)
               for k, c in style.colours.items() if k not in _GROUNDS}  # fmt: skip
    colours |= {k: style.colours[k] for k in _GROUNDS if k in style.colours}
    return replace(style, colours=colours, palette="".join(colours.values()))


def _tints(style: Style) -> dict[str, str]:
    """The ground and the inks of a wall, in the reader's theme."""
    ink, ground = rgb(style.ink), rgb(style.ground)
    dim, rule = (hexadecimal(mix(ink, ground, share)) for share in (_DIM, _RULE))
    return {"ground": style.ground, "ink": style.ink, "dim": dim, "rule": rule}


@dataclass(frozen=True, slots=True)
class Fact:
    """A large value (number and unit, or words), and what it is below it."""

    value: str
    unit: str
    said: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a picture: its label, its value as words, its share of the longest (0 to 1), ground and edge, and a small line of
    words; with no ground it is one that is not used."""

    label: str
    said: str
    share: float
    background: str
    edge: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the chain: ``bars`` are (weight, ground, edge), ``parts`` are (key, words), ``aside`` is what stands
    below the name: the product that the bar measures, and the unit of all of its numbers."""

    name: str
    bars: Sequence[tuple[float, str, str]]
    parts: Sequence[tuple[Markup, str]]
    share: str
    last: str
    aside: Sequence[str] = ()


def bar(label: str, said: str, share: float, kind: str, style: Style, note: str = "") -> Bar:
    """A bar in the colour and the pattern of ``kind``: a status, a progress or money; "" for a number that is not used."""
    colour = style.colours[kind or "unknown"]
    return Bar(
        label, said, share, fill(colour, "/" if kind == "money" else SHAPE.get(kind, "")) if kind else "", colour, note
    )


def _unit(row: LinkRow, lang: str) -> str:
    """The unit of a link, told once beside its name, where all of its numbers have the same; else ""."""
    units = {text.parted(amount_of(r), lang)[1] for r in row.sums if r.progress not in _NO_BAR}
    return units.pop() if row.measured and len(units) == 1 else ""


def _parts(row: LinkRow, style: Style, unit: str) -> list[tuple[Markup, str]]:
    """The numbers of a link, each behind its square and its word, so that no key stands apart; the unit only where ``unit``, that of all, is ""."""
    lang, shown = style.lang, [r for r in row.sums if r.progress not in _NO_BAR]
    parts = [(key_of(style.colours[r.progress], r.progress),
              f"{say(f'wall.key_{r.progress}', lang)} " + (text.parted(amount_of(r), lang)[0] if unit else text.quantity(amount_of(r), lang)))
             for r in shown]  # fmt: skip
    for r in row.beside:
        label = text.word(PRODUCT, r.product, lang)
        parts.append((key_of(style.colours[r.progress], r.progress), f"{label} {text.quantity(amount_of(r), lang)}"))
    return parts


def _link(row: LinkRow, style: Style) -> _Row:
    lang, bars, unit = style.lang, list[tuple[float, str, str]](), _unit(row, style.lang)
    if row.measured:
        parts = _parts(row, style, unit)
        for r in row.sums:
            if r.value and r.progress not in _NO_BAR:
                colour = style.colours[r.progress]
                bars.append((r.value, fill(colour, SHAPE.get(r.progress, "")), colour))
    else:
        told = [say("wall.works", lang, projects=row.projects, running=row.running)] if row.projects else []
        told += [say("overview.firms", lang, firms=row.firms)] if row.firms else []
        parts = [(Markup(), say("list.comma", lang).join(told))]
    share = percent(row.share) if row.share is not None else ""
    return _Row(
        text.word(STAGE, row.stage, lang),
        bars,
        parts,
        share,
        row.last[:7] if "/" not in row.last else row.last,
        [said for said in (makes(row, lang), unit) if said],
    )


def chain(resources: Sequence[ResourceRow], links: Sequence[LinkRow], style: Style) -> Markup:
    """The largest resource, then each link with its bar, its numbers, the share built and the date of the last word."""
    lang, rows = style.lang, list[_Row]()
    for found in (r for r in resources[:1] if r.lce):
        told = say("wall.lce", lang, amount=text.quantity(found.lce.amount, lang)) if found.lce else ""
        rows.append(_Row(say("overview.resource", lang), (), [(Markup(), told)], "", found.last[:7]))
    rows += [_link(r, style) for r in links]
    return macro("wall.html", "chain")(rows)


def stops(line: Sequence[StopRow], lang: str) -> Markup:
    """Events below one another, each with its date and how long after the one before it came; and its kind where they differ."""
    kinds = len({r.kind for r in line}) > 1
    told = [{"date": text.day(r.date, lang), "title": r.title.of(lang), "lag": say("wall.lag", lang, months=r.lag) if r.lag else "",
             "kind": f"{text.word(LEVEL, r.level, lang)} · {text.word(EVENT_KIND, r.kind, lang)}" if kinds else ""} for r in line]  # fmt: skip
    return macro("wall.html", "stops")(told)


def strip(rows: Sequence[StripRow], style: Style) -> Markup:
    """A row of small squares for each status, a square for each phase; dashed where the status is old."""
    lang, shown = style.lang, []
    for r in rows:
        colour = style.colours[r.status or "unknown"]
        label = text.word(STATUS, r.status, lang) if r.status else say("status.unstated", lang)
        cells = [False] * (r.phases - r.quiet) + [True] * r.quiet
        shown.append(
            {
                "label": label,
                "count": r.phases,
                "cells": cells,
                "fill": fill(colour, SHAPE.get(r.status, "")),
                "edge": colour,
            }
        )
    old = sum(r.quiet for r in rows)
    return macro("wall.html", "strip")(shown, say("wall.quiet", lang, count=old) if old else "")


def promise(promised: tuple[str, str], spent: tuple[str, str], share: float, style: Style) -> Markup:
    """What was promised as one bar and what was spent as the full part of it; each as (what, amount)."""
    return macro("wall.html", "promise")(
        promised, spent, 100 * share, style.colours["money"], fill(style.colours["money"], "/")
    )


def bars(items: Sequence[Bar]) -> Markup:
    """Bars below one another, each under its label."""
    return macro("wall.html", "bars")(items)


def facts(items: Sequence[Fact], heading: str = "", note: str = "") -> Markup:
    """Large values with a few words each."""
    return macro("wall.html", "facts")(items, heading, note)


def news(rows: Sequence[tuple[str, str, str]]) -> Markup:
    """A list of (date, what, why)."""
    return macro("wall.html", "news")(rows)


def ground(picture: Markup, note: str) -> Markup:
    """The picture of the region with a line below it."""
    return macro("wall.html", "ground")(picture, note)


def scene(title: str, picture: Markup, beside: Markup, sources: str) -> Markup:
    """One scene: the finding, what shows it, what stands beside it, and where it comes from."""
    return macro("wall.html", "scene")(_APART.sub("\u00a0", title), picture, beside, kept_whole(sources))


@cache
def code(address: str, label: str, alt: str) -> Markup:
    """The address as a code for the camera of a phone; made here, without network."""
    made = segno.make(address, error="m", micro=False).svg_data_uri(border=2, light="#fff", dark="#000")
    return macro("wall.html", "code")(made, label, alt)


def wall(
    title: str, scope: str, paused: str, foot: str, scenes: Sequence[Markup], code: Markup, style: Style
) -> Markup:
    """The whole wall; give it to ``st.html`` with scripts allowed. Words of a language with letters are longer and set smaller."""
    look = " ".join(filter(None, ("coded" if code else "", "" if style.lang == "zh" else "long")))
    return macro("wall.html", "wall")(title, scope, paused, foot, scenes, SECONDS, code, look, _tints(style))


def checked(said: str) -> Markup:
    """When the files were last read; apart from the scenes, so that it may change without turning them back."""
    return macro("wall.html", "checked")(said)
