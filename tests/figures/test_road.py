"""Frames of the road: what is known by the day, what belongs to an event, what follows from what, and the axis."""

from dataclasses import replace
from datetime import date

import pytest

from atlas.catalog.model import Event
from atlas.figures import road as history
from atlas.figures.selection import Selection
from tests.samples import CITED, catalog, milestone, phase, project, source

TODAY = Selection(date(2026, 6, 1))


def event(key, when, kind="supervision", level="city", **more):
    cells = {
        "id": key,
        "date": when,
        "kind": kind,
        "level": level,
        "title": f"{key}题",
        "title_en": f"{key} title",
        **CITED,
        **more,
    }
    return Event.model_validate(cells)


EVENTS = (
    event("move", "2016-Q4", "enterprise", "enterprise"),
    event("first", "2021-12-30", "proposal", places=("south",), items=(
        {"kind": "direction", "text": "一", "text_en": "one"}, {"kind": "request", "text": "请", "text_en": "please"},
        {"kind": "direction", "text": "二", "text_en": "two"})),
    event("second", "2021-12-30/2022-08", "proposal", follows=("first",)),
    event("decision", "2022-08", "decision", follows=("second",), document="决定", document_en="decision", by="会", by_en="committee",
          people=({"name": "甲", "name_en": "Jia", "role": "主任", "role_en": "director"},),
          figures=({"quantity": "teams", "name": "组数", "name_en": "teams", "value": "4", "unit": "个", "qualifier": "exact",
                    "date": "2022-08", **CITED},)),
    event("measures", "2024-04-17", "policy", "province", follows=("decision",),
          items=({"kind": "measure", "text": "措施", "text_en": "measure"},),
          rivals=({"field": "date", "value": "4月18日", "value_en": "18 April", "date": "2024-05", **CITED},)),
    event("listed", "2024-04-17/2025-05", "policy", "province"),
    event("visit", "2025-05-13", level="county", follows=("decision",)),
)  # fmt: skip
PROJECTS = (
    project("mill", milestones=(milestone("announced", "2022-09-30"),), phases=(
        phase("mill-1", milestones=(milestone("construction", "2025-04"), milestone("operating", "2027", "planned"))),)),
    project("cells", phases=(phase("cells-1", milestones=(milestone("announced", "2023-01-05", source="late", basis="planned"),)),)),
)  # fmt: skip


def made():
    built = catalog(projects=PROJECTS, sources=(source("late", published="2024-06"),))
    return replace(built, events={e.id: e for e in EVENTS})


@pytest.fixture
def cat():
    return made()


def test_events_are_those_known_by_the_day_in_order_of_time(cat):
    assert list(history.events(cat, TODAY)["id"]) == [
        "move",
        "first",
        "second",
        "decision",
        "measures",
        "listed",
        "visit",
    ]
    assert list(history.events(cat, Selection(date(2022, 8, 30)))["id"]) == ["move", "first"]


def test_levels_and_kinds_narrow_the_events(cat):
    assert list(history.events(cat, TODAY, ("province",))["id"]) == ["measures", "listed"]
    assert list(history.events(cat, TODAY, (), ("proposal", "decision"))["id"]) == ["first", "second", "decision"]
    assert history.events(cat, TODAY, ("county",), ("proposal",)).empty


def test_the_frame_names_the_source(cat):
    first = history.events(cat, TODAY).iloc[0]
    assert (first["source_title"], first["source_title_en"]) == ("《paper》", "paper")


def test_only_levels_and_kinds_that_the_data_have_are_offered(cat):
    assert history.offered(cat) == (
        ("province", "city", "county", "enterprise"),
        ("proposal", "decision", "supervision", "policy", "enterprise"),
    )


def test_each_list_of_an_event_is_numbered_by_itself(cat):
    rows = history.items(cat, TODAY)
    assert [(r["event"], r["item_kind"], r["number"], r["text"]) for r in rows.to_dict("records")] == [
        ("first", "direction", 1, "一"), ("first", "request", 1, "请"), ("first", "direction", 2, "二"), ("measures", "measure", 1, "措施"),
    ]  # fmt: skip
    assert set(rows["source"]) == {"paper"}


def test_a_programme_is_directions_and_measures_only(cat):
    rows = history.programmes(cat, TODAY)
    assert list(rows["text"]) == ["一", "二", "措施"]
    assert list(history.programmes(cat, TODAY, ("province",))["text"]) == ["措施"]


def test_people_figures_and_rivals_lead_back_to_their_event(cat):
    assert history.people(cat, TODAY).to_dict("records") == [
        {"event": "decision", "name": "甲", "name_en": "Jia", "role": "主任", "role_en": "director"}
    ]
    figure = history.figures(cat, TODAY).to_dict("records")[0]
    assert (figure["event"], figure["value"], figure["unit"], figure["source"]) == ("decision", 4.0, "个", "paper")
    rival = history.rivals(cat, TODAY).to_dict("records")[0]
    assert (rival["event"], rival["field"], rival["value"]) == ("measures", "date", "4月18日")


def test_links_hold_both_ends_and_only_what_is_known(cat):
    def pairs(chosen):
        rows = history.links(cat, chosen).to_dict("records")
        return [(r["follows"], r["event"]) for r in rows]

    assert pairs(TODAY) == [
        ("first", "second"),
        ("second", "decision"),
        ("decision", "measures"),
        ("decision", "visit"),
    ]
    assert pairs(Selection(date(2022, 12, 31))) == [("first", "second"), ("second", "decision")]
    assert pairs(replace(TODAY, query="visit")) == pairs(TODAY), "a filter does not cut what an event follows from"


def test_landmarks_are_the_first_proposal_and_the_last_dated_of_the_others(cat):
    assert list(history.landmarks(history.events(cat, TODAY))["id"]) == ["first", "decision", "measures", "visit"]
    assert list(history.landmarks(history.events(cat, TODAY, ("province",)))["id"]) == ["measures"]
    assert history.landmarks(history.events(cat, replace(TODAY, query="zzz"))).empty


def test_the_axis_runs_from_the_first_proposal_to_the_last_plan(cat):
    assert history.span(cat, TODAY) == history.Span(date(2021, 12, 30), date(2027, 12, 31), TODAY.day)
    assert history.span(cat, replace(TODAY, query="zzz", places=("north",))) == history.span(cat, TODAY)


def test_without_a_proposal_the_axis_begins_with_the_first_event(cat):
    fewer = replace(cat, events={k: e for k, e in cat.events.items() if e.kind != "proposal"})
    assert history.span(fewer, TODAY).first == date(2016, 10, 1)


def test_without_anything_the_axis_is_a_day():
    assert history.span(catalog(), TODAY) == history.Span(TODAY.day, TODAY.day, TODAY.day)


def test_a_plan_counts_once_its_source_may_be_out(cat):
    def plans(day):
        rows = history.milestones(cat, Selection(day)).to_dict("records")
        return [r["phase"] for r in rows if r["basis"] == "planned"]

    assert plans(date(2024, 5, 31)) == []
    assert plans(date(2024, 6, 1)) == ["cells-1"]
    assert plans(date(2025, 1, 1)) == ["cells-1", "mill-1"]


def test_a_project_with_one_history_is_not_parted(cat):
    rows = history.milestones(cat, TODAY).to_dict("records")
    assert {(r["project"], r["parted"]) for r in rows} == {("mill", True), ("cells", False)}


def test_the_history_of_one_project_is_whole_whatever_is_filtered(cat):
    rows = history.of_project(cat, "mill", TODAY.day)
    assert list(zip(rows["phase"], rows["status"], strict=True)) == [
        ("", "announced"),
        ("mill-1", "construction"),
        ("mill-1", "operating"),
    ]
    assert history.of_project(cat, "none", TODAY.day).empty
