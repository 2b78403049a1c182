"""The bubbles of the layout page: one for each county, with its size, its parts and its words, for the map and its twin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt
from typing import Any

import pandas as pd

from atlas.drawings.bars import Style
from atlas.words import text
from atlas.words.quantity import Quantity, shown
from atlas.words.text import say
from atlas.words.vocab import PRODUCT, PROGRESS, QUALIFIER

_MOST_NAMED = 4
Row = Mapping[Any, Any]
Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Bubble:
    """One county: ``discs`` are (share of the largest bubble, colour), from the outer to the inner one.

    ``label`` is what stands beside it, in the unit of the subtitle or with its own; ``said`` is the same in whole words.
    """

    county: str
    name: str
    size: float
    discs: tuple[tuple[float, str], ...]
    label: str
    said: str


@dataclass(frozen=True, slots=True)
class Told:
    """The words of a picture of bubbles; ``keys`` as in ``charts.Picture``."""

    title: str
    subtitle: str
    alt: str
    keys: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours of a map in the reader's theme; ``count`` is that of bubbles without parts."""

    ground: Colour
    ink: Colour
    border: Colour
    spoke: Colour
    roles: Mapping[str, Colour]
    count: str


def rgb(hexadecimal: str) -> Colour:
    return int(hexadecimal[1:3], 16), int(hexadecimal[3:5], 16), int(hexadecimal[5:7], 16)


def hexadecimal(colour: Colour) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour)


def mix(over: Colour, under: Colour, share: float) -> Colour:
    """``share`` of the first colour over the second."""
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(over, under, strict=True))
    return red, green, blue


def tones(style: Style) -> Tones:
    """Calm fills made of the accent and the ground of the page, so that ink stands out from each of them."""
    ink, accent = rgb(style.ink), rgb(style.colours["accent"])
    if sum(ink) > 380:  # light ink: a dark page
        ground, hue = (14, 19, 24), mix(accent, (143, 188, 224), 0.35)
        shares = {"core": 0.5, "point": 0.25, "none": 0.08}
    else:
        ground, hue = (255, 255, 255), mix(accent, (72, 132, 181), 0.35)
        shares = {"core": 0.42, "point": 0.17, "none": 0.04}
    roles = {role: mix(hue, ground, share) for role, share in shares.items()}
    return Tones(ground, ink, mix(ink, ground, 0.38), mix(hue, ground, 0.9), roles, hexadecimal(mix(hue, ground, 1.0)))


def measure_label(measure: str, lang: str) -> str:
    """As a heading or on a button, with a capital."""
    label = text.word(PRODUCT, measure, lang) if measure in PRODUCT else say(f"measure.{measure}", lang)
    return label[:1].upper() + label[1:]


def colour_of(progress: str, style: Style) -> str:
    """That of the other charts; an unknown status is paler than a plan, since a bubble has no texture to tell them apart."""
    paint = tones(style)
    if progress == "unknown":
        return hexadecimal(mix(rgb(style.colours[progress]), paint.ground, 0.45))
    return style.colours[progress] if progress else paint.count


def _known(row: Row) -> bool:
    return not bool(pd.isna(row["value"]))


def _value(row: Row) -> float:
    return float(row["value"]) if _known(row) else 0.0


def _amount(row: Row, lang: str) -> str:
    value = Decimal(repr(_value(row))) if _known(row) else None
    qualifier = row["qualifier"] if value is not None else "unquantified"
    return text.quantity(Quantity(value, row["unit"], qualifier), lang, text.both(row, "stated", lang))


def _scale(rows: Sequence[Row], lang: str) -> tuple[float, str]:
    """Base units in one display unit, and its name: that of the largest value."""
    largest = Decimal(repr(max((_value(r) for r in rows), default=0.0)))
    top, unit = shown(largest, rows[0]["unit"], lang) if rows else (largest, "")
    return (float(largest / top) if top else 1.0), unit


def _parts(rows: Sequence[Row], factor: float, lang: str) -> str:
    """'360 + 3,200 + 1,440': by progress, in the unit that the subtitle names."""
    said = []
    for row in rows:
        mark = QUALIFIER[row["qualifier"]].label(lang) if _known(row) else ""
        number = text.number(_value(row) / factor) if _known(row) else say("chart.unsaid", lang)
        said.append(f"{mark} {number}".strip())
    return say("list.plus", lang).join(said)


def _discs(rows: Sequence[Row], largest: float, style: Style) -> tuple[tuple[float, str], ...]:
    """Areas add up: the inner disc is what is built, the next also what is in hand, the outer one all that is planned."""
    reached, discs = 0.0, []
    for row in rows:
        reached += _value(row)
        if _value(row) > 0 and largest > 0:
            colour = colour_of(row["progress"], style)
            discs.append((sqrt(reached / largest), colour))
    return tuple(reversed(discs))


def bubbles(frame: pd.DataFrame, style: Style) -> tuple[Bubble, ...]:
    """One for each county of ``frame`` (``places.marks``), the largest first."""
    lang, order, rows_of = style.lang, list(PROGRESS), dict[str, list[Row]]()
    for row in frame.to_dict("records"):
        rows_of.setdefault(row["county"], []).append(row)
    sizes = {county: sum(map(_value, rows)) for county, rows in rows_of.items()}
    largest = max(sizes.values(), default=0.0)
    factor, _ = _scale(frame.to_dict("records"), lang)
    made = []
    for county, rows in rows_of.items():
        rows.sort(key=lambda r: order.index(r["progress"]) if r["progress"] else 0)
        parted = bool(rows[0]["progress"])
        said = [say("chart.part", lang, progress=text.word(PROGRESS, r["progress"], lang), amount=_amount(r, lang)) if parted
                else _amount(r, lang) for r in rows]  # fmt: skip
        made.append(Bubble(county, text.both(rows[0], "county_name", lang), sizes[county], _discs(rows, largest, style),
                           _parts(rows, factor, lang) if parted else said[0], say("list.comma", lang).join(said)))  # fmt: skip
    return tuple(sorted(made, key=lambda b: -b.size))


def told(frame: pd.DataFrame, measure: str, style: Style) -> Told:
    """Title (the finding), subtitle (what the area stands for, unit, day), one sentence for who can't see it, colour keys."""
    lang, rows, found = style.lang, frame.to_dict("records"), bubbles(frame, style)
    label = measure_label(measure, lang)
    if not found:
        return Told(say("layout.nothing", lang, measure=label), "", say("layout.nothing", lang, measure=label), ())
    parts = [say("chart.part", lang, progress=b.name, amount=b.said) for b in found]
    title = say("list.semicolon", lang).join(parts[:_MOST_NAMED])
    if len(parts) > _MOST_NAMED:
        title += say("layout.and_more", lang, count=len(parts) - _MOST_NAMED)
    title = say("layout.finding", lang, measure=label, found=title)
    unit = _scale(rows, lang)[1] if rows[0]["progress"] else ""
    area = say(
        "layout.area_of", lang, measure=say(f"measure.{measure}_means", lang) if measure not in PRODUCT else label
    )
    shown_unit = say("layout.unit", lang, unit=unit) if unit else ""
    subtitle = " · ".join(filter(None, (area, shown_unit, say("overview.as_of", lang, day=style.day))))
    progress = [p for p in PROGRESS if any(r["progress"] == p for r in rows)]
    keys = tuple((colour_of(p, style), "", text.word(PROGRESS, p, lang)) for p in progress)
    return Told(title, subtitle, f"{label}: {say('list.semicolon', lang).join(parts)}", keys)
