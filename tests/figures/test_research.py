"""Research: the order of the works, their aims and due dates, who is told as an institute's partner, and what a filter leaves."""

from dataclasses import replace
from datetime import date

import pytest

from atlas.catalog.model import Event, Relation
from atlas.figures import overview
from atlas.figures import research as figures
from atlas.figures.shared.selection import Selection
from tests.samples import CITED, capacity, catalog, firm, milestone, phase, project, source

DAY = date(2026, 6, 1)
ALL = Selection(DAY)


def relation(key, subject, kind, found, **more):
    return Relation.model_validate({"id": key, "subject": subject, "kind": kind, "object": found, **CITED, **more})


def event(key, day, **more):
    told = {"id": key, "date": day, "kind": "cooperation", "level": "county", "title": key, "title_en": key, **CITED}
    return Event.model_validate({**told, **more})


def made():
    aim = [
        capacity("specific_energy", "300", "Wh/kg", date="2024-02"),
        capacity("specific_energy", "400", "Wh/kg", "at_least", date="2024-03"),
    ]
    works = [
        project("cell", "research", milestones=(milestone("research_under_way", "2024-03"),
                                                milestone("commissioning", "2025", "planned")),
                phases=(), total=tuple(aim)),
        project("line", "research", "park", phases=(phase("line-1", [capacity("cell_pilot", "1.5", "GWh/年")],
                                                          [milestone("operating", "2025-05", note="在做", note_en="at work")]),)),
        project("lab", "research", "south"),
        project("mill", milestones=(milestone("operating", "2025"),)),
    ]  # fmt: skip
    firms = [
        firm("school", "大学", kind="university", segment="research"),
        firm("lab-house", "研究院", kind="institute", segment="research"),
        firm("union", "联盟", kind="association", segment="service"),
        firm("club", "协会", kind="association", segment="service"),
        firm("founder", "发起厂", "south"),
    ]
    ties = [
        relation("a", "north", "partner", "school"),
        relation("b", "lab-house", "partner", "union", date="2024"),
        relation("c", "founder", "partner", "union", date="2024"),
        relation("d", "club", "partner", "maker", date="2024"),
        relation("e", "maker", "partner", "founder"),
        relation("f", "school", "owns", "founder"),
    ]
    signed = {
        "quantity": "contracts",
        "name": "合同",
        "name_en": "contracts",
        "value": "9",
        "unit": "个",
        "qualifier": "exact",
        "date": "2023-08",
    }
    happened = [
        event("met", "2024-05", enterprises=["school"], places=["north"]),
        event("signed", "2023-08", kind="conference", places=["town"], figures=[{**signed, **CITED}]),
        event("fair", "2024-06", enterprises=["club", "maker"], places=["north"]),
    ]
    return replace(
        catalog(works, enterprises=firms), relations={r.id: r for r in ties}, events={e.id: e for e in happened}
    )


def test_the_work_that_has_come_furthest_stands_first_with_what_stands_of_its_figures():
    told = [(w.row.project, w.row.status, w.cell.last, [str(a.value) for a in w.aims], [d.state for d in w.due])
            for w in figures.works(made(), ALL)]  # fmt: skip
    assert told == [
        ("line", "operating", "2025-05", ["1.5"], []),
        ("cell", "research_under_way", "2024-03", ["400.0"], ["passed"]),
        ("lab", "", "", [], []),
    ]


def test_a_planned_step_that_no_source_calls_taken_stands_beside_its_work():
    plan = milestone("commissioning", "2025-06", "planned")
    late = project("late", "research", milestones=(milestone("research_under_way", "2025-05"), plan))
    assert [d.state for d in figures.works(catalog([late]), ALL)[0].due] == ["passed"]
    assert [d.state for d in figures.works(catalog([late]), Selection(date(2025, 6, 1)))[0].due] == ["open"]


def test_the_steps_are_the_usual_ones_and_those_at_which_a_work_stands():
    assert figures.steps(figures.works(made(), ALL)) == figures.STEPS
    works = [project("x", "research", milestones=(milestone("announced", "2025-05"),)),
             project("y", "research", milestones=(milestone("shelved", "2025-05"),))]  # fmt: skip
    assert figures.steps(figures.works(catalog(works), ALL)) == ("announced", *figures.STEPS)


def test_a_tie_is_told_from_its_institute_and_bodies_that_institutes_are_in_are_told_with_them():
    told = [(t.body, t.other, t.other_is, t.year, t.told) for t in figures.ties(made(), ALL)]
    assert told == [
        ("lab-house", "union", "enterprise", "2024", ""),
        ("school", "north", "place", "", "2025"),
        ("union", "founder", "enterprise", "2024", ""),
    ], "an owner, a firm's partner and an association without an institute are none"
    assert {r.id for r in figures.tied(made(), ALL)} == {"a", "b", "c"}
    assert figures.institutes(made(), ALL) == ("lab-house", "school")


@pytest.mark.parametrize(
    ("chosen", "works", "institutes", "events"),
    [
        (ALL, 3, 2, ["met", "signed"]),
        (replace(ALL, places=("north",)), 2, 1, ["met"]),
        (replace(ALL, places=("south",)), 1, 0, []),
        (replace(ALL, stages=("research",)), 3, 2, ["met", "signed"]),
        (replace(ALL, stages=("beneficiation",)), 0, 0, []),
        (replace(ALL, products=("specific_energy",)), 1, 0, []),
        (replace(ALL, statuses=("operating",)), 1, 0, []),
        (replace(ALL, query="大学"), 0, 1, ["met"]),
        (replace(ALL, query="zzzz"), 0, 0, []),
        (Selection(date(2024, 1, 1), dated=True), 1, 0, ["signed"]),
    ],
)
def test_what_a_filter_leaves(chosen, works, institutes, events):
    cat = made()
    found = figures.finding(cat, chosen)
    assert (found.works, found.institutes) == (works, institutes)
    assert [h.event.id for h in figures.happened(cat, chosen)] == events
    assert {w.row.stage for w in figures.works(cat, chosen)} <= {"research"}


def test_a_tie_without_a_date_counts_once_its_source_is_out():
    cat = catalog(
        enterprises=[firm("school", "大学", kind="university", segment="research")],
        sources=[source("late", published="2025-05")],
    )
    cat = replace(cat, relations={"a": relation("a", "school", "partner", "north", source="late")})
    assert not figures.ties(cat, Selection(date(2024, 12, 31)))
    assert len(figures.ties(cat, Selection(date(2025, 5, 1)))) == 1


def test_the_finding_tells_the_newest_word_and_whether_an_institute_is_tied_to_who_works():
    cat = made()
    found = figures.finding(cat, ALL)
    assert (found.standing, found.last, found.months) == (
        (("operating", 1), ("research_under_way", 1), ("", 1)),
        "2025-05",
        12,
    )
    assert not found.linked
    tie = relation("g", "school", "advises", "maker")
    assert figures.finding(replace(cat, relations={**cat.relations, "g": tie}), ALL).linked


def test_the_page_counts_what_the_overview_counts(real):
    link = next(r for r in overview.chain(real, ALL) if r.stage == "research")
    found = figures.finding(real, ALL)
    assert (found.works, found.institutes) == (link.projects, link.firms)
