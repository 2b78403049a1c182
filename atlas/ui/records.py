"""The page of a record: which one the address asks for, its head, and its sections."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from atlas import charts_time, citations, dossier, history, pieces, pieces_records, records, sections, text
from atlas.pieces_records import Known
from atlas.records import Found
from atlas.ui.frame import view
from atlas.ui.parts import chart, line, section
from atlas.ui.road import STEP_HEADINGS

# The page that lists the records of each kind.
_LISTS = {"project": "projects", "enterprise": "enterprises", "place": "layout", "source": "sources", "event": "road"}
_EMPTY = "_record_empty"
# Sections whose absence says that sources are silent, and not that there is no difference between them or no list in an event.
_MISSED = ("figures", "amounts", "projects", "capacities", "firms", "relations", "events")
# The sections of each kind: left and right as lists, then those that take the whole width.
RECORD_MAIN = {"project": (), "enterprise": ("projects",), "place": ("capacities", "projects"), "event": ("points",)}
RECORD_SIDE = {"project": ("rivals", "relations", "events"), "enterprise": ("relations", "events"),
               "place": ("firms", "relations", "events"), "event": ("people", "links")}  # fmt: skip
RECORD_BELOW = {"project": ("figures", "amounts"), "enterprise": ("figures", "amounts"), "place": ("figures", "amounts", "rivals"),
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
    """The history of a project as a line."""
    v = view()
    steps = history.of_project(v.catalog, found.id, v.chosen.day)
    if steps.empty:
        st.session_state[_EMPTY].append("record.history")
        return
    section(v.say("record.history"))
    chart(charts_time.history(steps, v.style, v.chosen.day), steps, f"history-{found.id}", STEP_HEADINGS)


def record_section(found: Found, names: Sequence[str]) -> None:
    """The sections called ``names`` (keys of ``sections.SECTIONS``), without those that have nothing."""
    v, known = view(), _known()
    for name in names:
        made = sections.SECTIONS[name](found, known, v.chosen.day)
        if made:
            section(v.say(f"record.{name}"))
            st.html(made)
        elif name in _MISSED:
            st.session_state[_EMPTY].append(f"record.{name}")


def record_uses(found: Found) -> None:
    """What a source is cited for, one list for each use."""
    v, known = view(), _known()
    rows = citations.of_source(v.catalog, v.chosen.day, found.id)
    made = [(v.say("use.heading", use=v.say(f"use.{use}"), count=int((rows["use"] == use).sum())),
             sections.use(found, known, v.chosen.day, use)) for use in citations.USES if (rows["use"] == use).any()]  # fmt: skip
    columns = st.columns(2, gap="large") if len(made) > 1 else [st.container()]
    for number, (heading, markup) in enumerate(made):
        with columns[number % len(columns)]:
            section(heading)
            st.html(markup)


def record_missing() -> None:
    """One line that names the sections for which there is nothing."""
    v = view()
    missing = st.session_state.pop(_EMPTY, [])
    if missing:
        line(v.say("record.nothing", names=v.say("list.pause").join(v.say(key) for key in missing)), "src")
