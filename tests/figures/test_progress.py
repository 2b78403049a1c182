"""The strip of phases: order, silence and due dates."""

from dataclasses import replace
from datetime import date

import pytest

from atlas.figures import progress as figures
from atlas.figures.shared.selection import Selection
from atlas.words.vocab import STATUS
from tests.samples import catalog, milestone, phase, project, source

DAY = date(2026, 6, 1)
ALL = Selection(DAY)


def made():
    mill = project("mill", phases=(
        phase("mill-1", (), (milestone("commissioning", "2024-06-30"), milestone("operating", "2026-01", "planned"))),
        phase("mill-2", (), (milestone("construction", "2024-05"), milestone("operating", "2023", "planned"),
                             milestone("operating", "2027", "planned"))),
        phase("mill-3", (), (milestone("construction", "2025-05"), milestone("construction", "2025", "planned")))))  # fmt: skip
    return catalog(
        [
            mill,
            project("cells", milestones=(milestone("announced", "2022-12-08"),)),
            project("works", milestones=(milestone("operating", "2020"),)),
            project("quiet"),
            project("deal", "integrated", milestones=(milestone("announced", "2022-09-30"),)),
        ]
    )


def test_cells_run_from_production_back_to_the_first_word():
    told = [(r.project, r.phase, r.status, r.months, r.silent) for r in figures.cells(made(), ALL)]
    assert told == [
        ("works", "", "operating", 65, False),
        ("mill", "mill-1", "commissioning", 23, False),
        ("mill", "mill-3", "construction", 12, False),
        ("mill", "mill-2", "construction", 24, True),
        ("cells", "", "announced", 41, True),
        ("quiet", "", "", 0, False),
    ]
    assert set(figures.ORDER) == {*STATUS, ""}


def test_the_only_phase_of_a_project_goes_without_its_name():
    cat = catalog([project("one", phases=(phase("one-1", (), (milestone("announced", "2025-05"),)),))])
    assert figures.cells(cat, ALL)[0].phase_name.zh == ""
    assert {r.phase_name.zh for r in figures.cells(made(), ALL) if r.project == "mill"} == {
        "mill-1期",
        "mill-2期",
        "mill-3期",
    }


def test_the_finding_counts_phases_and_leaves_agreements_out():
    assert figures.standing(made(), ALL) == figures.Standing(6, 4, 1, 1, 1, 2)
    assert figures.standing(made(), replace(ALL, places=("south",))) == figures.Standing(0, 0, 0, 0, 0, 0)


def test_an_agreement_alone_keeps_its_steps():
    assert {r.project for r in figures.steps(made(), ALL)} == {"mill", "cells", "works"}
    assert {r.project for r in figures.steps(made(), replace(ALL, stages=("integrated",)))} == {"deal"}


def test_a_due_date_is_passed_open_or_reached_and_the_latest_counts():
    told = [(r.phase, r.status, r.date, r.state) for r in figures.due(made(), ALL)]
    assert told == [
        ("mill-3", "construction", "2025", "reached"),
        ("mill-1", "operating", "2026-01", "passed"),
        ("mill-2", "operating", "2027", "open"),
    ]


@pytest.mark.parametrize(("day", "states"), [(date(2024, 5, 31), []), (date(2024, 6, 30), ["open"])])
def test_a_plan_counts_once_its_source_is_out(day, states):
    plan = milestone("operating", "2027", "planned", source="late")
    works = project("late", milestones=(milestone("announced", "2023"), plan))
    cat = catalog([works], sources=(source("late", published="2024-06"),))
    assert [r.state for r in figures.due(cat, Selection(day))] == states
