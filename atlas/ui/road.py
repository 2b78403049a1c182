"""The pieces of the page of the road, and the three choosers that it has beside the shared filters."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from atlas.drawings import lanes
from atlas.drawings.bars import Picture, Style
from atlas.figures import road as figures
from atlas.figures.landmarks import DraftRow, Landmark
from atlas.figures.projects import StatusRow
from atlas.figures.road import ItemRow, RoadRow
from atlas.figures.shared.table import Table, all_cited
from atlas.markup import road as markup
from atlas.markup.pictures import strips
from atlas.markup.record import Known
from atlas.markup.shared import parts as pieces
from atlas.ui.shared.choices import adopt_one, adopt_several, tell_one, tell_several
from atlas.ui.shared.frame import view
from atlas.ui.shared.parts import chart, empty_page, line, twin
from atlas.ui.takeaway.pictures import Taken, folded
from atlas.words import text
from atlas.words.vocab import EVENT_KIND, LEVEL, Word

EVENT_HEADINGS = {"date": "col.date", "level": "col.level", "kind": "col.category", "title": "col.title", "by": "col.by",
                  "document": "col.document", "summary": "col.note", "source": "col.source", "locator": "col.locator"}  # fmt: skip
STEP_HEADINGS = {"project_name": "col.project", "phase_name": "col.phase", "status": "col.status", "date": "col.date",
                 "basis": "col.basis", "note": "col.note", "source": "col.source", "locator": "col.locator"}  # fmt: skip
ITEM_HEADINGS = {"title": "col.title", "date": "col.date", "item_kind": "col.item_kind", "number": "col.number", "text": "col.text",
                 "source": "col.source", "locator": "col.locator"}  # fmt: skip


SCOPES = ("linked", "all")


def title(line: Sequence[Landmark], own: Table[RoadRow], above: int) -> str:
    """The finding, under the name of what is chosen, which it returns."""
    v = view()
    where = v.say("list.pause").join(text.both(v.catalog.places[p], "name", v.lang) for p in v.chosen.places)
    told = markup.title(line, where, len(own), v.lang, v.chosen.narrowed)
    st.html(markup.style() + pieces.head(told, markup.lead(own, above, v.lang, whole=not where), level=1))
    return told


def empty() -> None:
    """One sentence and one link."""
    empty_page("road", "road.title", "road.no_source", "empty.road")


def choose() -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """One of ``SCOPES``, and the levels and kinds that the reader wants; none of these is all. They stand in the address."""
    levels, kinds = figures.offered(view().catalog)
    with st.container(horizontal=True, gap="medium", key="road-choice"):
        return _scope(), _pills("level", "road.level", levels, LEVEL), _pills("kind", "road.kind", kinds, EVENT_KIND)


def _scope() -> str:
    """Whether the picture shows only what follows from one another, or all."""
    v = view()
    adopt_one("scope", SCOPES)
    st.segmented_control(
        v.say("road.scope"), SCOPES, key="scope", required=True, format_func=lambda s: v.say(f"road.{s}")
    )
    return tell_one("scope", SCOPES)


def _pills(name: str, label: str, offered: Sequence[str], words: Mapping[str, Word]) -> tuple[str, ...]:
    """A row of pills, kept in the address under ``name`` and, when the reader comes back to the page, as it was left."""
    v = view()
    adopt_several(name, offered)
    st.pills(v.say(label), offered, selection_mode="multi", key=name, wrap=True,
             format_func=lambda w: text.word(words, w, v.lang))  # fmt: skip
    return tell_several(name, offered)


def steps(line: Sequence[Landmark], ladder: Table[StatusRow]) -> None:
    """The landmarks of the road in one row, and where the projects stand now."""
    v = view()
    if line:
        st.html(markup.steps(line, ladder, v.style, v.chosen.day.isoformat(), v.notes))


def road(draw: Callable[[Style], Picture], shown: Table[RoadRow], line: Sequence[Landmark], ladder: Table[StatusRow], told: str) -> None:  # fmt: skip
    """The time line, and with its files those of the landmarks, whose title is what is ``told`` of them."""
    v, also = view(), list[Taken]()
    if line:
        cited = all_cited([*(mark.row.cited for mark in line), *(r.cited for r in ladder)])
        day, label = v.chosen.day.isoformat(), v.say("road.picture_steps")
        also.append(Taken("road-steps", lambda style: strips.steps(told, "", line, ladder, day, style), cited, label))
    timeline(
        draw,
        shown,
        "road",
        EVENT_HEADINGS,
        "empty.road",
        2,
        label=v.say("road.picture_line") if also else "",
        also=also,
    )
    if also and not shown:
        folded("road", *also)


def timeline(
    draw: Callable[[Style], Picture],
    rows: Table[Any],
    name: str,
    columns: Mapping[str, str] | None,
    without: str,
    level: int = 3,
    keyed: bool = False,
    label: str = "",
    also: Sequence[Taken] = (),
) -> None:
    """A picture over time with its table (if it has ``columns``), or the sentence ``without`` (a key) where the filters leave no row.
    It goes without its key if it is ``keyed`` elsewhere."""
    if rows:
        drawn = draw(view().style).figure.layout
        st.html(markup.tall(f"chart-{name}", drawn.meta["least"], lanes.tall(int(drawn.height))))
        chart(draw, rows, name, columns, level, keyed, label=label, also=also)
    else:
        line(view().say(without))


def drafts(items: Table[DraftRow], every: Table[ItemRow]) -> None:
    """What the papers of the main line say, side by side; its table holds those of ``every`` event."""
    st.html(markup.drafts(items, view().notes))
    if every:
        twin(every, ITEM_HEADINGS, "programmes")


def events(shown: Table[RoadRow], above: frozenset[str]) -> None:
    """The list of the events in ``shown``, with all that belongs to each."""
    v = view()
    stories = figures.stories(v.catalog, v.chosen, shown)
    st.html(markup.events(stories, Known(v.catalog, v.notes, v.style.colours), above))
