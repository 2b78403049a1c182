"""The wall: what one proposal led to, how an ore came to its licence, and the phases by status."""

from dataclasses import replace
from datetime import date

from atlas.catalog.model import Event
from atlas.figures import wall as figures
from atlas.figures.shared.selection import Selection
from tests.samples import CITED, catalog, milestone, phase, project

TODAY = Selection(date(2026, 6, 1))


def event(key, when, kind, level="city", **more):
    return Event.model_validate(
        {"id": key, "date": when, "kind": kind, "level": level, "title": f"{key}题", "title_en": key, **CITED, **more}
    )


EVENTS = (
    event("first", "2021-12-30", "proposal"),
    event("draft", "2021-12-30/2022-08", "proposal", follows=("first",)),
    event("decision", "2022-08", "decision", follows=("draft",), items=({"kind": "direction", "text": "一", "text_en": "one"},)),
    event("visit", "2023-01", "supervision", follows=("decision",)),
    event("measures", "2024-04-17", "policy", "province", follows=("decision",), items=(
        {"kind": "measure", "text": "一", "text_en": "one"}, {"kind": "term", "text": "二", "text_en": "two"})),
    event("apart", "2025-01", "policy"),
    event("search", "2023-06/2024-08", "resource", "enterprise", places=("north",)),
    event("filing", "2024-12-09", "resource", "enterprise", places=("north",), follows=("search",)),
    event("found", "2025-07-08", "resource", "province", places=("north",), follows=("filing",)),
    event("licence", "2025-09-19/2025-10-31", "resource", "enterprise", places=("north",), follows=("filing", "found")),
    event("other", "2025-06-06", "resource", "enterprise", places=("south",)),
)  # fmt: skip
PROJECTS = (
    project("mill", phases=(phase("mill-1", milestones=(milestone("commissioning", "2025-05"),)),
                            phase("mill-2", milestones=(milestone("announced", "2022-09"),)))),
    project("plant", "refining", milestones=(milestone("operating", "2024-05"), milestone("announced", "2022"))),
    project("cells", "cell", milestones=(milestone("announced", "2025-05"),)),
    project("silent", "cell"),
    project("frame", "integrated", milestones=(milestone("announced", "2025-06"),)),
)  # fmt: skip


def made():
    return replace(catalog(projects=PROJECTS), events={e.id: e for e in EVENTS})


def test_a_proposal_leads_to_what_follows_from_it_with_drafts_told_once():
    line = figures.proposal(made(), TODAY)
    assert [(r.id, r.lag, r.since, r.points) for r in line] == [
        ("first", None, None, 0),
        ("decision", 8, 8, 1),
        ("measures", 19, 27, 1),
    ]


def test_the_line_is_that_of_the_day_and_no_filter_cuts_it():
    assert [r.id for r in figures.proposal(made(), Selection(date(2022, 12, 1)))] == ["first", "decision"]
    assert len(figures.proposal(made(), replace(TODAY, places=("south",)))) == 3


def test_a_licence_has_all_that_came_before_it_and_no_lag_where_its_day_is_a_span():
    line = figures.licence(made(), TODAY, "north")
    assert [(r.id, r.lag) for r in line] == [("search", None), ("filing", 3), ("found", 6), ("licence", None)]


def test_one_event_is_no_line():
    assert not figures.licence(made(), TODAY, "south")
    assert not figures.licence(made(), TODAY, "")


def test_the_strip_goes_from_the_furthest_to_what_is_only_said():
    rows = figures.strip(made(), TODAY)
    assert [(r.status, r.phases, r.quiet) for r in rows] == [
        ("operating", 1, 1), ("commissioning", 1, 0), ("announced", 2, 1), ("", 1, 0),
    ]  # fmt: skip
    assert sum(r.phases for r in figures.strip(made(), replace(TODAY, stages=("cell",)))) == 2


def test_the_newest_steps_are_of_different_projects_and_the_furthest_comes_first():
    assert [r.project for r in figures.newest(made(), TODAY)] == ["mill", "cells", "plant"]
