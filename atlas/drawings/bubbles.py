"""The bubbles of the layout page: one for each county, with its size, its parts and its words, for the map and its twin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from math import sqrt

from atlas.catalog.remember import remembered
from atlas.drawings.bars import Style
from atlas.drawings.colours import EDGE, Colour, contrast, hexadecimal, is_dark, mix, pale, rgb
from atlas.figures.layout import LayoutRow, MarkRow
from atlas.figures.shared.table import Table, grouped
from atlas.words import text
from atlas.words.quantity import measured, shown
from atlas.words.text import say
from atlas.words.vocab import PRODUCT, PROGRESS, QUALIFIER, ROLE

_MOST_NAMED = 4


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
    """The words of a picture of bubbles; ``keys`` as in ``bars.Picture``."""

    title: str
    subtitle: str
    alt: str
    keys: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Tip:
    """What both maps tell of a county to whom points at it: its role, what is measured there, the zones it holds or ""."""

    role: str
    said: str
    zones: str


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours of a map in the reader's theme; ``count`` is that of bubbles without parts."""

    ground: Colour
    ink: Colour
    border: Colour
    spoke: Colour
    roles: Mapping[str, Colour]
    count: str


def tones(style: Style) -> Tones:
    """Calm fills made of the accent and the ground of the page, so that ink stands out from each of them, and an edge from all of them."""
    ink, ground, accent, line = map(rgb, (style.ink, style.ground, style.colours["accent"], style.colours["line"]))
    dark = is_dark(ground)
    own = pale(line) if dark else line
    hue, shares = mix(accent, own, 0.35), (0.55, 0.32, 0.06) if dark else (0.42, 0.17, 0.04)
    roles = {role: mix(hue, ground, share) for role, share in zip(("core", "point", "none"), shares, strict=True)}
    return Tones(
        ground,
        ink,
        _edge(ink, ground, tuple(roles.values())),
        mix(hue, ground, 0.9),
        roles,
        hexadecimal(mix(hue, ground, 1.0)),
    )


@cache
def _edge(ink: Colour, ground: Colour, fills: tuple[Colour, ...]) -> Colour:
    """The palest ink that is seen on the ground and on each fill."""
    tried = (mix(ink, ground, share / 100) for share in range(38, 101))
    return next((e for e in tried if min(contrast(e, behind) for behind in (ground, *fills)) >= EDGE), ink)


def measure_label(measure: str, lang: str) -> str:
    """As a heading or on a button, with a capital."""
    label = text.word(PRODUCT, measure, lang) if measure in PRODUCT else say(f"measure.{measure}", lang)
    return label[:1].upper() + label[1:]


def role_label(role: str, lang: str, unnamed: str = "layout.unnamed") -> str:
    """The word of a role; for places that the layout does not name the one of the key ``unnamed``."""
    return text.word(ROLE, role, lang) if role != "none" else say(unnamed, lang)


def _colour_of(progress: str, style: Style) -> str:
    """That of the other charts; an unknown status is paler than a plan, since a bubble has no texture to tell them apart."""
    paint = tones(style)
    if progress == "unknown":
        return hexadecimal(mix(rgb(style.colours[progress]), paint.ground, 0.45))
    return style.colours[progress] if progress else paint.count


def _amount(row: MarkRow, lang: str) -> str:
    return text.quantity(measured(row.value, row.unit, row.qualifier), lang, row.stated.of(lang))


def _part(row: MarkRow, lang: str) -> str:
    return say("chart.part", lang, progress=text.word(PROGRESS, row.progress, lang), amount=_amount(row, lang))


def _scale(rows: Sequence[MarkRow], lang: str) -> tuple[float, str]:
    """Base units in one display unit, and its name: that of the largest value."""
    largest = Decimal(repr(max((r.value or 0.0 for r in rows), default=0.0)))
    top, unit = shown(largest, rows[0].unit, lang) if rows else (largest, "")
    return (float(largest / top) if top else 1.0), unit


def _numbers(rows: Sequence[MarkRow], factor: float, lang: str) -> str:
    """'360 + 3200 + 1440': by progress, in the unit that the subtitle names."""
    said = [say("chart.unsaid", lang) if r.value is None
            else f"{QUALIFIER[r.qualifier].label(lang)} {text.number(r.value / factor, lang)}".strip() for r in rows]  # fmt: skip
    return say("list.plus", lang).join(said)


def _discs(rows: Sequence[MarkRow], largest: float, style: Style) -> tuple[tuple[float, str], ...]:
    """Areas add up: the inner disc is what is built, the next also what is in hand, the outer one all that is planned."""
    reached, discs = 0.0, []
    for row in rows:
        if row.value:
            reached += row.value
            discs.append((sqrt(reached / largest), _colour_of(row.progress, style)))
    return tuple(reversed(discs))


@remembered
def bubbles(marks: Table[MarkRow], style: Style) -> tuple[Bubble, ...]:
    """One for each county of ``layout.marks``, the largest first."""
    lang, order = style.lang, ["", *PROGRESS]
    counties = {
        county: sorted(rows, key=lambda r: order.index(r.progress))
        for county, rows in grouped(marks, lambda r: r.county).items()
    }
    sizes = {county: sum(r.value or 0.0 for r in rows) for county, rows in counties.items()}
    largest, (factor, _) = max(sizes.values(), default=0.0), _scale(marks, lang)
    made = []
    for county, rows in counties.items():
        parted, discs = bool(rows[0].progress), _discs(rows, largest, style)
        said = say("list.comma", lang).join(_part(r, lang) if parted else _amount(r, lang) for r in rows)
        label = _numbers(rows, factor, lang) if parted else said
        made.append(Bubble(county, rows[0].county_name.of(lang), sizes[county], discs, label, said))
    return tuple(sorted(made, key=lambda b: -b.size))


def told(marks: Table[MarkRow], measure: str, style: Style) -> Told:
    """Title (the finding), subtitle (what the area stands for, unit, day), one sentence for who can't see it, colour keys."""
    lang, found, label = style.lang, bubbles(marks, style), measure_label(measure, style.lang)
    if not found:
        nothing = say("layout.nothing", lang, measure=label)
        return Told(nothing, "", nothing, ())
    parts = [say("chart.part", lang, progress=b.name, amount=b.said) for b in found]
    title = say("list.semicolon", lang).join(parts[:_MOST_NAMED])
    if len(parts) > _MOST_NAMED:
        title += say("layout.and_more", lang, count=len(parts) - _MOST_NAMED)
    means = label if measure in PRODUCT else say(f"measure.{measure}_means", lang)
    unit = say("layout.unit", lang, unit=_scale(marks, lang)[1]) if marks[0].progress else ""
    as_of = say("overview.as_of", lang, day=style.day) if style.dated else ""
    subtitle = (say("layout.area_of", lang, measure=means), unit, as_of)
    there = {r.progress for r in marks}
    keys = tuple((_colour_of(p, style), "", text.word(PROGRESS, p, lang)) for p in PROGRESS if p in there)
    return Told(say("layout.finding", lang, measure=label, found=title), " · ".join(filter(None, subtitle)),
                label + say("list.colon", lang) + say("list.semicolon", lang).join(parts), keys)  # fmt: skip


def tips(rows: Sequence[LayoutRow], marks: Table[MarkRow], style: Style) -> Mapping[str, Tip]:
    """The words of each county of ``rows``, for whichever map."""
    lang, found = style.lang, {b.county: b.said for b in bubbles(marks, style)}
    pause, told = say("list.pause", lang), {}
    for row in rows:
        zones = pause.join(zone.of(lang) for zone in row.zones)
        said = say("layout.no_record", lang)
        if row.place in found:
            said = say("layout.finding", lang, measure=measure_label(marks[0].measure, lang), found=found[row.place])
        told[row.place] = Tip(role_label(row.role, lang), said, say("layout.holds", lang, zones=zones) if zones else "")
    return told
