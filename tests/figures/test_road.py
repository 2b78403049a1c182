"""The road: what is known by the day, what belongs to an event, what follows from what, and the axis."""

from dataclasses import replace
from datetime import date

import pytest

from atlas.catalog.model import Event
from atlas.figures import road as figures
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import Cite
from atlas.words.pair import Pair
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


def ids(rows):
    return [row.id for row in rows]


def stories(cat, chosen=TODAY, levels=()):
    return {s.row.id: s for s in figures.stories(cat, chosen, figures.events(cat, chosen, levels))}


def test_events_are_those_known_by_the_day_in_order_of_time(cat):
    every = ["move", "first", "second", "decision", "measures", "listed", "visit"]
    assert ids(figures.events(cat, TODAY)) == every
    assert ids(figures.events(cat, Selection(date(2022, 8, 30)))) == ["move", "first"]


def test_levels_and_kinds_narrow_the_events(cat):
    assert ids(figures.events(cat, TODAY, ("province",))) == ["measures", "listed"]
    assert ids(figures.events(cat, TODAY, (), ("proposal", "decision"))) == ["first", "second", "decision"]
    assert not figures.events(cat, TODAY, ("county",), ("proposal",))


def test_an_event_names_its_source(cat):
    first = figures.events(cat, TODAY)[0]
    assert first.source_title == Pair("《paper》", "paper")
    assert first.cited == (Cite("paper", "p. 1"),)


def test_only_levels_and_kinds_that_the_data_have_are_offered(cat):
    assert figures.offered(cat) == (
        ("province", "city", "county", "enterprise"),
        ("proposal", "decision", "supervision", "policy", "enterprise"),
    )


def test_each_list_of_an_event_is_numbered_by_itself(cat):
    told = stories(cat)
    items = [i for key in ("first", "measures") for held in told[key].lists.values() for i in held]
    assert [(i.event, i.item_kind, i.number, i.text.zh) for i in items] == [
        ("first", "direction", 1, "一"), ("first", "direction", 2, "二"), ("first", "request", 1, "请"), ("measures", "measure", 1, "措施"),
    ]  # fmt: skip
    assert {i.cited for i in items} == {(Cite("paper", "p. 1"),)}
    assert not any(told[key].lists for key in told if key not in ("first", "measures"))


def test_an_item_with_a_source_of_its_own_cites_that(cat):
    item = {"kind": "finding", "text": "见", "text_en": "seen", "source": "late", "locator": "p. 9"}
    own = replace(cat, events={"visit": event("visit", "2025-05-13", items=(item,))})
    assert stories(own)["visit"].lists["finding"][0].cited == (Cite("late", "p. 9"),)


def test_a_programme_is_directions_and_measures_only(cat):
    assert [i.text.zh for i in figures.programmes(cat, TODAY)] == ["一", "二", "措施"]
    assert [i.text.zh for i in figures.programmes(cat, TODAY, ("province",))] == ["措施"]


def test_people_figures_and_rivals_stand_with_their_event(cat):
    told = stories(cat)
    assert [(p.name, p.role_en) for p in told["decision"].record.people] == [("甲", "director")]
    assert [(f.value, f.unit, f.source) for f in told["decision"].record.figures] == [(4, "个", "paper")]
    assert [(r.field, r.value) for r in told["measures"].record.rivals] == [("date", "4月18日")]
    assert not any(s.record.people or s.record.figures for key, s in told.items() if key != "decision")


def test_links_hold_both_ends_and_only_what_is_known(cat):
    def pairs(chosen):
        return [(link.follows, link.event) for link in figures.links(cat, chosen)]

    assert pairs(TODAY) == [
        ("first", "second"),
        ("second", "decision"),
        ("decision", "measures"),
        ("decision", "visit"),
    ]
    assert pairs(Selection(date(2022, 12, 31))) == [("first", "second"), ("second", "decision")]
    assert pairs(replace(TODAY, query="visit")) == pairs(TODAY), "a filter does not cut what an event follows from"


def test_a_story_leads_back_and_on_also_to_what_is_not_shown(cat):
    told = stories(cat, levels=("province",))
    assert list(told) == ["measures", "listed"]
    assert ids(told["measures"].follows) == ["decision"]
    assert ids(stories(cat)["decision"].leads_to) == ["measures", "visit"]
    assert ids(stories(cat, Selection(date(2023, 1, 1)))["decision"].leads_to) == []


def test_the_axis_runs_from_the_first_proposal_to_the_last_plan(cat):
    assert figures.span(cat, TODAY) == figures.Span(date(2021, 12, 30), date(2027, 12, 31), TODAY.day)
    assert figures.span(cat, replace(TODAY, query="zzz", places=("north",))) == figures.span(cat, TODAY)


def test_the_axis_ends_with_the_day_where_no_plans_are_drawn(cat):
    assert figures.span(cat, TODAY, plans=False).last == TODAY.day


def test_without_a_proposal_the_axis_begins_with_the_first_event(cat):
    fewer = replace(cat, events={k: e for k, e in cat.events.items() if e.kind != "proposal"})
    assert figures.span(fewer, TODAY).first == date(2016, 10, 1)


def test_without_anything_the_axis_is_a_day():
    assert figures.span(catalog(), TODAY) == figures.Span(TODAY.day, TODAY.day, TODAY.day)


def test_a_plan_counts_once_its_source_may_be_out(cat):
    def plans(day):
        return [r.phase for r in figures.milestones(cat, Selection(day)) if r.basis == "planned"]

    assert plans(date(2024, 5, 31)) == []
    assert plans(date(2024, 6, 1)) == ["cells-1"]
    assert plans(date(2025, 1, 1)) == ["cells-1", "mill-1"]


def test_a_project_with_one_history_is_not_parted(cat):
    assert {(r.project, r.parted) for r in figures.milestones(cat, TODAY)} == {("mill", True), ("cells", False)}


def test_the_history_of_one_project_is_whole_whatever_is_filtered(cat):
    assert [(r.phase, r.status) for r in figures.of_project(cat, "mill", TODAY.day)] == [
        ("", "announced"),
        ("mill-1", "construction"),
        ("mill-1", "operating"),
    ]
    assert not figures.of_project(cat, "none", TODAY.day)


@pytest.mark.parametrize("chosen", [TODAY, replace(TODAY, query="zzz")], ids=["all", "nothing"])
def test_the_columns_of_what_is_downloaded_keep_their_order(cat, chosen):
    shown = figures.events(cat, chosen)
    assert list(shown.frame) == [*figures.timeline(cat, chosen).frame, "source_title", "source_title_en"]
    steps = figures.milestones(cat, chosen)
    assert list(steps.frame) == [
        *figures.every_milestone(cat, chosen).frame,
        "parted",
        "last_word",
        "source_title",
        "source_title_en",
    ]
    assert (
        list(figures.programmes(cat, chosen).frame)
        == (
            "event date level kind title title_en by by_en document document_en item_kind number text text_en source locator"
        ).split()
    )
