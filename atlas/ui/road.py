"""The pieces of the page of the road, and the two choosers that it has beside the shared filters."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from atlas.drawings import lanes
from atlas.drawings.bars import Picture
from atlas.figures import road as figures
from atlas.figures.projects import StatusRow
from atlas.figures.road import ItemRow, RoadRow
from atlas.figures.shared.table import Table
from atlas.markup import road as markup
from atlas.markup.record import Known
from atlas.ui.choices import adopt_several, tell_several
from atlas.ui.frame import view
from atlas.ui.parts import chart, empty, twin
from atlas.words import text
from atlas.words.vocab import EVENT_KIND, LEVEL, Word

EVENT_HEADINGS = {"date": "col.date", "level": "col.level", "kind": "col.category", "title": "col.title", "by": "col.by",
                  "document": "col.document", "summary": "col.note", "source": "col.source", "locator": "col.locator"}  # fmt: skip
STEP_HEADINGS = {"project_name": "col.project", "phase_name": "col.phase", "status": "col.status", "date": "col.date",
                 "basis": "col.basis", "note": "col.note", "source": "col.source", "locator": "col.locator"}  # fmt: skip
ITEM_HEADINGS = {"title": "col.title", "date": "col.date", "item_kind": "col.item_kind", "number": "col.number", "text": "col.text",
                 "source": "col.source", "locator": "col.locator"}  # fmt: skip


def choose() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The levels and the kinds that the reader wants; nothing chosen is all. Their ids stand in the address."""
    levels, kinds = figures.offered(view().catalog)
    st.html(markup.style())
    with st.container(horizontal=True, gap="small", key="road-choice"):
        return _pills("level", "road.level", levels, LEVEL), _pills("kind", "road.kind", kinds, EVENT_KIND)


def _pills(name: str, label: str, offered: Sequence[str], words: Mapping[str, Word]) -> tuple[str, ...]:
    """A row of pills, kept in the address under ``name`` and, when the reader comes back to the page, as it was left."""
    v = view()
    adopt_several(name, offered)
    st.pills(v.say(label), offered, selection_mode="multi", key=name, wrap=True,
             format_func=lambda w: text.word(words, w, v.lang))  # fmt: skip
    return tell_several(name, offered)


def steps(landmarks: Table[RoadRow], ladder: Table[StatusRow]) -> None:
    """The landmarks of the road in one row, and where the projects stand now."""
    v = view()
    if landmarks:
        st.html(markup.steps(landmarks, ladder, v.style.day, v.style.ink, v.notes))


def timeline(
    picture: Picture, rows: Table[Any], name: str, columns: Mapping[str, str], nothing: str, level: int = 3
) -> None:
    """A picture over time with its table, or the sentence ``nothing`` (a key) where the filters leave no row."""
    if rows:
        drawn = picture.figure.layout
        st.html(markup.tall(f"chart-{name}", drawn.meta["least"], lanes.tall(int(drawn.height))))
        chart(picture, rows, name, columns, level)
    else:
        empty(nothing)


def programmes(items: Table[ItemRow]) -> None:
    """What decisions, policies and proposals say, point by point."""
    st.html(markup.programmes(items, view().notes))
    twin(items, ITEM_HEADINGS, "programmes")


def events(shown: Table[RoadRow]) -> None:
    """The list of the events in ``shown``, with all that belongs to each."""
    v = view()
    stories = figures.stories(v.catalog, v.chosen, shown)
    st.html(markup.events(stories, Known(v.catalog, v.notes, v.style.colours)))
