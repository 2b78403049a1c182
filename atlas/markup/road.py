"""The markup of the road: its landmarks, its programmes and the list of its events. Pure: rows in, markup out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from markupsafe import Markup

from atlas.catalog.model import Event, Figure
from atlas.drawings import lanes
from atlas.drawings.road import KIND_LOOK
from atlas.figures.projects import StatusRow
from atlas.figures.road import ItemRow, RoadRow, Story
from atlas.figures.shared.table import Cite, Cited, Table, all_cited, grouped
from atlas.markup.parts import Notes, shape
from atlas.markup.record import Known
from atlas.markup.render import render
from atlas.words import text, vocab
from atlas.words.text import say

# A list of more entries than this is folded away in the list of events; the programmes are shown in full in their own section.
_MOST_OPEN = 3
# What filters and margins take of a window's width.
_BESIDE_PX = 440
_DAY = re.compile(r"(?<![\d-])\d{4}-\d\d-\d\d(?![\d-])")


@dataclass(frozen=True, slots=True)
class _Look:
    """How a kind of event looks, as in the picture."""

    symbol: Markup
    colour: str


@cache
def _look() -> Mapping[str, _Look]:
    return {kind: _Look(shape(name, colour), colour) for kind, (name, colour) in KIND_LOOK.items()}


def _piece(name: str, notes: Notes, **values: Any) -> Markup:
    return render(f"road/{name}.html", notes=notes, lang=notes.lang, look=_look(), vocab=vocab, **values)


def style() -> Markup:
    return render("road/style.html")


def tall(key: str, least: int, height: int) -> Markup:
    """Style that makes the picture of that key ``height`` pixels high where it is less than ``least`` wide: its narrow labels
    show there, and its threads are lifted. The filters and the margins take the rest of a window."""
    window = max(least + _BESIDE_PX, 1000)
    return render("road/tall.html", key=key, window=window, height=height, thread=lanes.THREAD_PX, lift=lanes.LIFT_PX)


def steps(landmarks: Table[RoadRow], ladder: Table[StatusRow], day: str, ink: str, notes: Notes) -> Markup:
    """The landmarks in a row, and where the road has led by ``day``: how many phases of projects stand where, the furthest first."""
    reached = [r for r in ladder if r.status]
    order = [*reversed(reached), *(r for r in ladder if not r.status)] if reached else []
    cited = all_cited(r.cited for r in ladder)
    return _piece("steps", notes, landmarks=landmarks, ladder=order, cited=cited, day=day, ink=ink)


def _lists(items: Sequence[ItemRow]) -> list[list[list[ItemRow]]]:
    """The lists of each event."""
    return [list(grouped(held, lambda r: r.item_kind).values()) for held in grouped(items, lambda r: r.event).values()]


def programmes(items: Table[ItemRow], notes: Notes) -> Markup:
    """A card for each event whose lists say what is to be done: title, date, by whom, numbered points; the proposals last."""
    settled, proposed = (_lists([r for r in items if (r.kind == "proposal") is early]) for early in (False, True))
    return _piece("programmes", notes, settled=settled, proposed=proposed)


def _figure(figure: Figure, lang: str) -> str:
    amount = text.quantity(figure.amount, lang, text.both(figure, "stated", lang))
    refused = say("list.aside", lang, text=say("road.refused", lang)) if figure.rejected else ""
    return f"{text.both(figure, 'name', lang)} {amount}{refused}"


def events(stories: Sequence[Story], known: Known) -> Markup:
    """The events one by one, a fold for each year in which they begin, all open."""
    lang = known.lang

    def told(content: str) -> Markup:
        """A text of the data as markup: days in words, ids as marks of sources or names of records."""
        return Markup(known.noted(_DAY.sub(lambda found: text.day(found[0], lang), content)))

    def figures_of(event: Event) -> dict[str, Cited]:
        """'调研小组数 4 个', and who says so: sources that agree under one figure."""
        said = grouped(event.figures, lambda figure: _figure(figure, lang))
        return {label: tuple(Cite(f.source, f.locator) for f in held) for label, held in said.items()}

    return _piece("events", known.notes, years=grouped(stories, lambda s: s.row.first[:4]), told=told, figures_of=figures_of,
                  shown={s.row.id for s in stories}, most_open=_MOST_OPEN)  # fmt: skip
