"""The pieces of the page of the road, and the two choosers that it has beside the shared filters."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from atlas.drawings import lanes
from atlas.drawings.bars import Picture
from atlas.drawings.road import KIND_LOOK
from atlas.figures import road as history
from atlas.figures.remember import records_of
from atlas.markup import road as pieces_road
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


def choose_road() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The levels and the kinds that the reader wants; nothing chosen is all. Their ids stand in the address."""
    v = view()
    levels, kinds = history.offered(v.catalog)
    st.html(pieces_road.STYLE)
    with st.container(horizontal=True, gap="small", key="road-choice"):
        return _pills("level", "road.level", levels, LEVEL), _pills("kind", "road.kind", kinds, EVENT_KIND)


def _pills(name: str, label: str, offered: Sequence[str], words: Mapping[str, Word]) -> tuple[str, ...]:
    """A row of pills, kept in the address under ``name`` and, when the reader comes back to the page, as it was left."""
    v = view()
    adopt_several(name, offered)
    st.pills(v.say(label), offered, selection_mode="multi", key=name, wrap=True,
             format_func=lambda w: text.word(words, w, v.lang))  # fmt: skip
    return tell_several(name, offered)


def road_steps(landmarks: pd.DataFrame, ladder: pd.DataFrame) -> None:
    """The landmarks of the road in one row, and where the projects stand now; the frames are ``history.landmarks`` and
    ``tables.status_counts``."""
    v = view()
    if not landmarks.empty:
        found = pieces_road.steps(records_of(landmarks), KIND_LOOK, v.notes)
        now = pieces_road.today(records_of(ladder), v.style.day, v.style.ink, v.notes)
        st.html(pieces_road.in_a_row(found, now))


def timeline(
    picture: Picture, table: pd.DataFrame, name: str, columns: Mapping[str, str], nothing: str, level: int = 3
) -> None:
    """A picture over time with its table, or the sentence ``nothing`` (a key) where the filters leave no row."""
    if table.empty:
        empty(nothing)
    else:
        drawn = picture.figure.layout
        height = lanes.tall(int(drawn.height))
        st.html(pieces_road.tall(f"chart-{name}", drawn.meta["least"], height, lanes.THREAD_PX, lanes.LIFT_PX))
        chart(picture, table, name, columns, level)


def programmes(items: pd.DataFrame) -> None:
    """What decisions, policies and proposals say, point by point."""
    v = view()
    if items.empty:
        empty("empty.road")
        return
    st.html(pieces_road.programmes(records_of(items), KIND_LOOK, v.notes))
    twin(items, ITEM_HEADINGS, "programmes")


def events(shown: pd.DataFrame) -> None:
    """The list of the events in ``shown``, with all that belongs to each."""
    v = view()
    if shown.empty:
        empty("empty.road")
        return
    frames = (history.items(v.catalog, v.chosen), history.people(v.catalog, v.chosen), history.figures(v.catalog, v.chosen),
              history.links(v.catalog, v.chosen), history.rivals(v.catalog, v.chosen))  # fmt: skip
    parts = pieces_road.Parts(*(records_of(f) for f in frames))
    st.html(pieces_road.events(records_of(shown), parts, KIND_LOOK, Known(v.catalog, v.notes, v.style.colours)))
