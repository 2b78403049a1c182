"""The page of a record: which one the address asks for, its head, and its sections."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st
from markupsafe import Markup

from atlas.drawings.road import history as draw_history
from atlas.figures import overview
from atlas.figures import record as figures
from atlas.figures import road as history
from atlas.figures.overview import ResourceRow
from atlas.figures.record import Found
from atlas.figures.shared.starts import starts
from atlas.figures.shared.table import Table, grouped
from atlas.figures.sources import USES, of_source
from atlas.markup import overview as chains
from atlas.markup import record as markup
from atlas.markup.pictures import rows as bars
from atlas.markup.record import Known, finding, sections
from atlas.markup.record.headline import hanging, headline
from atlas.markup.shared import parts as pieces
from atlas.markup.shared.notes import Notes
from atlas.markup.shared.render import render
from atlas.ui.road import STEP_HEADINGS
from atlas.ui.shared.frame import view
from atlas.ui.shared.parts import chart, cite, cited_by, line, section
from atlas.ui.takeaway.pictures import Taken, folded

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
_MISSED = ("figures", "amounts", "projects", "chain", "firms", "relations", "events")
# How tall a section will stand (``sections.height``), and what draws it when its column is known.
_Block = tuple[int, Callable[[], None]]
# The sections of each kind: first of all, those that begin the left column, those that go where there is room, those that take
# the whole width.
FIRST = {"place": ("chain",)}
MAIN = {
    "project": ("history",),
    "enterprise": ("projects", "framework"),
    "place": ("projects", "framework"),
    "deposit": ("figures",),
    "event": ("points",),
}
BESIDE = {"project": ("amounts", "rivals", "relations", "events"), "enterprise": ("deposits", "relations", "events"),
          "place": ("deposits", "firms", "relations", "events"), "deposit": ("computed", "events"), "event": ("people", "links")}  # fmt: skip
BELOW = {"project": ("figures",), "deposit": (), "enterprise": ("figures", "amounts"), "place": ("figures", "amounts", "rivals"),
         "event": ("figures", "rivals")}  # fmt: skip


def _known() -> Known:
    v = view()
    return Known(v.catalog, v.notes, v.style.colours)


def _asked(name: str) -> str:
    return "".join(c for c in st.query_params.get(name, "")[: figures.LONGEST_ID] if c.isprintable()).strip()


def _way(page: str) -> Markup:
    """The link to a page that lists records."""
    v = view()
    return v.notes.page(page, v.say("record.back", page=v.page_name(page)))


def choose() -> Found | None:
    """The record that ``id`` and ``kind`` in the address ask for; None if there is none, which ``nothing`` then tells."""
    st.html(markup.style())
    st.session_state[_EMPTY] = []
    return figures.find(view().catalog, _asked("id"), _asked("kind"))


def nothing() -> None:
    """What a record is, or that there is none of that id; what the id may have meant, and records to begin with."""
    v, asked = view(), _asked("id")
    said = (
        v.say("record.none", asked=asked)
        if asked
        else v.say("record.what", count=sum(len(figures.held(v.catalog, kind)) for kind in _LISTS))
    )
    st.html(pieces.head(said, v.say("record.how" if asked else "record.no_id"), level=1))
    if near := figures.near(v.catalog, asked):
        line(v.say("record.near"), "says")
        st.html(render("record/near.html", near=near, known=_known()))
    st.html(render("record/ways.html", ways=[_start(*held) for held in starts(v.catalog, v.chosen.day).items()]))


def _start(kind: str, keys: Sequence[str]) -> tuple[str, list[Markup]]:
    """A kind of records and how many there are; some of them, and the page that lists all, each page once."""
    count = len(figures.held(view().catalog, kind))
    first = {page: of for of, page in reversed(_LISTS.items())}  # a page that lists two kinds stands at the first
    links = [_known().link(kind, key) for key in keys]
    links += [_way(_LISTS[kind])] if first[_LISTS[kind]] == kind else []
    return view().say(f"record.start_{kind}", count=count), links


def head(found: Found) -> None:
    """The way to it, its name with what it comes to, its numbers, facts and note."""
    v = view()
    crumbs = [
        v.notes.page(_LISTS[found.kind], v.page_name(_LISTS[found.kind])),
        *_above(found),
        v.say(f"record.{found.kind}"),
    ]
    title = pieces.head(finding.title(found, _known(), v.chosen.day), level=1)
    st.html(render("record/crumbs.html", crumbs=crumbs) + title + headline(found, _known(), v.chosen.day))
    if not v.chosen.is_all and (v.chosen.places or v.chosen.query or v.chosen.filters_projects):
        line(v.say("record.unfiltered"), "src")
    st.html(markup.facts(found, _known(), v.chosen.day))
    if found.kind == "source":
        st.html(hanging(found, _known(), v.chosen.day))


def _above(found: Found) -> list[Markup]:
    """What a record lies in: the firm of a project, the county of a zone, the place of a deposit."""
    record: Any = figures.held(view().catalog, found.kind)[found.id]
    kind, field = {
        "project": ("enterprise", "enterprise"),
        "place": ("place", "within"),
        "deposit": ("place", "place"),
    }.get(found.kind, ("", ""))
    key = getattr(record, field, None)
    return [_known().link(kind, key)] if key else []


def _chain(found: Found) -> _Block | None:
    """How far each link of the chain has come in a place; a name leads to its projects there."""
    v, chosen = view(), figures.within(view().catalog, found, view().chosen.day)
    links = overview.chain(v.catalog, chosen)
    if not links:
        return None
    place = {"place": chosen.places[0]} if chosen.places else {}
    notes = Notes(v.catalog.sources, v.lang, v.notes.cited, {**v.notes.address, **place})
    none = Table(ResourceRow, ())
    height, draw_chain = _listed(v.say("record.chain"), chains.style() + chains.chain(none, links, v.style, notes))
    told = finding.title(found, _known(), v.chosen.day)
    taken = Taken(
        f"chain-{found.id}", lambda style: bars.chain(told, v.say("record.chain"), none, links, style), cited_by(links)
    )

    def draw() -> None:
        draw_chain()
        folded(f"chain-{found.id}", taken)

    return height, draw


def _history(found: Found) -> _Block | None:
    """The history of a project as a line."""
    v = view()
    steps = history.of_project(v.catalog, found.id, v.chosen.day)
    if not steps:
        return None
    cite(steps)  # it is drawn after the others are made, and still has the first footnotes

    def draw() -> None:
        section(v.say("record.history"))
        chart(partial(draw_history, steps, day=v.chosen.day), steps, f"history-{found.id}", STEP_HEADINGS)

    return 12 + 3 * len(steps), draw


def _listed(heading: str, content: str, lead: str = "") -> _Block:
    def draw() -> None:
        section(heading, lead)
        st.html(content)

    return sections.height(content), draw


def _block(found: Found, name: str) -> _Block | None:
    """The section called ``name``; None if there is nothing for it, which ``missing`` may tell."""
    v = view()
    if name in ("history", "chain"):
        made = _history(found) if name == "history" else _chain(found)
    else:
        content = sections.section(name, found, _known(), v.chosen.day)
        lead = v.say("record.computed_lead") if name == "computed" else ""
        made = _listed(v.say(f"record.{name}"), content, lead) if content else None
    if made is None and name in ("history", *_MISSED):
        st.session_state[_EMPTY].append(f"record.{name}")
    return made


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


def in_sections(found: Found, names: Sequence[str], beside: Sequence[str] = ()) -> None:
    """The sections called ``names``, without those that have nothing, and those of ``beside`` in a second column where there is room."""
    main, rest = ([b for name in group if (b := _block(found, name))] for group in (names, beside))
    _in_columns(main, rest, (3, 2))


def uses(found: Found) -> None:
    """What a source is cited for, one list for each use."""
    v, known = view(), _known()
    rows = grouped(of_source(v.catalog, v.chosen.day, found.id), lambda r: r.use)
    made = [_listed(v.say("use.heading", use=v.say(f"use.{use}"), count=len(rows[use])), sections.uses(found, known, rows[use]))
            for use in USES if use in rows]  # fmt: skip
    _in_columns((), made, (1, 1))


def missing() -> None:
    """One line that names the sections for which there is nothing."""
    v = view()
    if names := st.session_state.pop(_EMPTY, []):
        line(v.say("record.nothing", names=v.say("list.pause").join(v.say(key) for key in names)), "src")
