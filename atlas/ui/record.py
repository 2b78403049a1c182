"""The page of a record: which one the address asks for, its head, and its sections."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from html import escape

import streamlit as st

from atlas.drawings import road as charts_time
from atlas.figures import record as records
from atlas.figures import road as history
from atlas.figures import sources as citations
from atlas.figures.record import Found
from atlas.figures.remember import records_of
from atlas.markup import dossier, sections
from atlas.markup import parts as pieces
from atlas.markup import record as pieces_records
from atlas.markup.record import Known
from atlas.ui.frame import view
from atlas.ui.parts import chart, cite, line, section
from atlas.ui.road import STEP_HEADINGS
from atlas.words import text

# The page that lists the records of each kind.
_LISTS = {
    "project": "projects",
    "enterprise": "enterprises",
    "place": "layout",
    "deposit": "layout",
    "source": "sources",
    "event": "road",
}
_EMPTY = "_record_empty"
# Sections whose absence says that sources are silent, and not that there is no difference between them or no list in an event.
_MISSED = ("figures", "amounts", "projects", "capacities", "firms", "relations", "events")
# A section with a heading and how tall it will stand (``sections.height``), drawn when its column is known.
_Block = tuple[int, Callable[[], None]]
# The sections of each kind: those that begin the left column, those that go where there is room, those that take the whole width.
RECORD_MAIN = {
    "project": ("history",),
    "enterprise": ("projects",),
    "place": ("capacities", "projects"),
    "deposit": ("figures",),
    "event": ("points",),
}
RECORD_SIDE = {"project": ("amounts", "rivals", "relations", "events"), "enterprise": ("relations", "events"),
               "place": ("firms", "relations", "events"), "deposit": ("events",), "event": ("people", "links")}  # fmt: skip
RECORD_BELOW = {"project": ("figures",), "deposit": (), "enterprise": ("figures", "amounts"), "place": ("figures", "amounts", "rivals"),
                "event": ("figures", "rivals")}  # fmt: skip


def _known() -> Known:
    v = view()
    return Known(v.catalog, v.notes, v.style.colours)


def _asked(name: str) -> str:
    return "".join(c for c in st.query_params.get(name, "")[: records.LONGEST_ID] if c.isprintable()).strip()


def choose_record() -> Found | None:
    """The record that ``id`` and ``kind`` in the address ask for; None if there is none, which ``no_record`` then tells."""
    st.html(pieces_records.STYLE)
    st.session_state[_EMPTY] = []
    return records.find(view().catalog, _asked("id"), _asked("kind"))


def no_record() -> None:
    """A friendly sentence, what the id may have meant, and the ways back."""
    v, asked = view(), _asked("id")
    said = v.say("record.none", asked=asked) if asked else v.say("record.no_id")
    st.html(pieces.head(v.say("page.record"), said, level=1))
    found = records.near(v.catalog, asked)
    if found:
        line(v.say("record.near"), "says")
        items = [
            (v.notes.link(f.kind, f.id, text.both(f, "name", v.lang)), escape(v.say(f"record.{f.kind}"))) for f in found
        ]
        st.html(pieces_records.lines(items))
    links = [v.notes.page(path, v.say("record.back", page=v.say(f"page.{path}"))) for path in _LISTS.values()]
    st.html(f'<p class="atlas-kind">{" · ".join(links)}</p>')


def record_head(found: Found) -> None:
    """Kind, name, facts and note."""
    v, known = view(), _known()
    back = v.notes.page(_LISTS[found.kind], v.say("record.back", page=v.say(f"page.{_LISTS[found.kind]}")))
    st.html(f'<p class="atlas-kind">{escape(v.say(f"record.{found.kind}"))} · {back}</p>'
            + pieces.head(text.both(found, "name", v.lang), level=1))  # fmt: skip
    if not v.chosen.is_all and (v.chosen.places or v.chosen.query or v.chosen.filters_projects):
        line(v.say("record.unfiltered"), "src")
    told = dossier.facts(found, known, v.chosen.day)
    st.html(pieces_records.facts(told, v.lang, dossier.BROAD) + pieces_records.remark(dossier.note(found, known)))


def record_history(found: Found) -> None:
    """The history of a project as a line; it has one."""
    v = view()
    steps = history.of_project(v.catalog, found.id, v.chosen.day)
    picture = charts_time.history(steps, v.style, v.chosen.day)
    told = dossier.headway(found, _known(), records_of(steps))
    section(v.say("record.history"))
    chart(replace(picture, title=told) if told else picture, steps, f"history-{found.id}", STEP_HEADINGS)


def _section(heading: str, markup: str) -> None:
    section(heading)
    st.html(markup)


def _block(found: Found, name: str) -> _Block | None:
    """The section called ``name`` (a key of ``sections.SECTIONS``, or "history"); None if there is nothing for it."""
    v = view()
    if name == "history":
        steps = history.of_project(v.catalog, found.id, v.chosen.day)
        if steps.empty:
            st.session_state[_EMPTY].append("record.history")
            return None
        cite(steps)  # it is drawn after the others are made, and still has the first footnotes
        return 12 + 3 * len(steps), partial(record_history, found)
    made = sections.SECTIONS[name](found, _known(), v.chosen.day)
    if made:
        return sections.height(made), partial(_section, v.say(f"record.{name}"), made)
    if name in _MISSED:
        st.session_state[_EMPTY].append(f"record.{name}")
    return None


def _in_columns(main: Sequence[_Block], beside: Sequence[_Block], widths: Sequence[int]) -> None:
    """``main`` at the left, ``beside`` where there is room; one column where one has nothing to hold."""
    if not main:
        main, beside = beside[:1], beside[1:]
    right = sections.sides(sum(height for height, _ in main), [height for height, _ in beside])
    held = [[*main, *(b for b, at in zip(beside, right, strict=True) if not at)],
            [b for b, at in zip(beside, right, strict=True) if at]]  # fmt: skip
    columns = st.columns(widths, gap="large") if held[1] else [st.container()]
    for column, blocks in zip(columns, held, strict=False):
        with column:
            for _, draw in blocks:
                draw()


def record_section(found: Found, names: Sequence[str], beside: Sequence[str] = ()) -> None:
    """The sections called ``names``, without those that have nothing, and those of ``beside`` in a second column where there is room."""
    made = [[b for name in group if (b := _block(found, name))] for group in (names, beside)]
    _in_columns(made[0], made[1], (3, 2))


def record_uses(found: Found) -> None:
    """What a source is cited for, one list for each use."""
    v, known = view(), _known()
    rows = citations.of_source(v.catalog, v.chosen.day, found.id)
    made = [(v.say("use.heading", use=v.say(f"use.{use}"), count=int((rows["use"] == use).sum())),
             sections.use(found, known, v.chosen.day, use)) for use in citations.USES if (rows["use"] == use).any()]  # fmt: skip
    _in_columns((), [(sections.height(markup), partial(_section, heading, markup)) for heading, markup in made], (1, 1))


def record_missing() -> None:
    """One line that names the sections for which there is nothing."""
    v = view()
    missing = st.session_state.pop(_EMPTY, [])
    if missing:
        line(v.say("record.nothing", names=v.say("list.pause").join(v.say(key) for key in missing)), "src")
