"""Enterprises in rows: how they are counted, who is outside, and how they are tied."""

from dataclasses import replace
from datetime import date

import pytest

from atlas.catalog.model import Relation
from atlas.figures import enterprises as figures
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import columns
from tests.samples import CITED, catalog, firm, indicator, milestone, phase, project, source

DAY = date(2030, 1, 1)
ALL = Selection(DAY)


def sample():
    mill = project("mill", phases=(phase("mill-1", milestones=[milestone("operating", "2025-05")]),
                                   phase("mill-2", milestones=[milestone("construction", "2025-06")])))  # fmt: skip
    people = [
        firm("digger", "安矿", "south", segment="resource", full_name="安矿有限公司", makes="矿", makes_en="ore"),
        firm(
            "homeless", "白无址", segment="resource", note="另见某文（daily-2）", note_en="see another text (daily-2)"
        ),
        firm("school", "大学", kind="university", segment="research"),
        firm("far", "外厂", "abroad", segment="resource"),
    ]
    cat = catalog([mill], enterprises=people, sources=[source("daily-2")])
    ties = [
        ("maker", "owns", "digger", {"share": "60"}),
        ("north", "hosts", "maker", {}),
        ("school", "partner", "north", {}),
    ]
    relations = {f"t{n}": Relation.model_validate({"id": f"t{n}", "subject": a, "kind": kind, "object": b, **more, **CITED})
                 for n, (a, kind, b, more) in enumerate(ties)}  # fmt: skip
    return replace(cat, relations=relations)


def test_members_stand_in_the_order_of_the_chain_then_of_pinyin_without_those_outside():
    assert [r.id for r in figures.members(sample(), ALL)] == ["digger", "homeless", "maker", "school"]
    assert [r.id for r in figures.outside(sample(), ALL)] == ["far"]


@pytest.mark.parametrize(("chosen", "ids"), [
    ({"places": ("north",)}, []), ({"places": ("abroad",)}, ["far"]), ({"query": "waichang"}, ["far"]), ({"query": "zzz"}, []),
    ({"stages": ("beneficiation",)}, []),
])  # fmt: skip
def test_filters_apply_to_those_outside_too(chosen, ids):
    assert [r.id for r in figures.outside(sample(), Selection(DAY, **chosen))] == ids


def test_a_tile_tells_the_furthest_phase_and_the_newest_share_of_each_owner():
    tiles = {r.firm.id: r for r in figures.tiles(sample(), ALL)}
    assert (tiles["maker"].phases, tiles["maker"].status, tiles["maker"].status_date) == (2, "operating", "2025-05")
    assert (tiles["school"].phases, tiles["school"].status, tiles["school"].status_cited) == (0, "", ())
    assert [(o.subject, o.share_percent) for o in tiles["digger"].owners] == [("maker", 60.0)]
    assert tiles["maker"].owners == (), "a place that hosts is no owner"
    cat = tied([("maker", "60", "2023"), ("maker", "100", "2025-06"), ("digger", "1", "")])
    owned = next(r for r in figures.tiles(cat, ALL) if r.firm.id == "homeless")
    assert {(o.subject, o.share_percent) for o in owned.owners} == {("maker", 100.0), ("digger", 1.0)}
    before = next(r for r in figures.tiles(cat, Selection(date(2024, 6, 1))) if r.firm.id == "homeless")
    assert {(o.subject, o.share_percent) for o in before.owners} == {("maker", 60.0), ("digger", 1.0)}


def tied(owners):
    """The sample with ``homeless`` owned by each of (owner, share, date)."""
    held = {f"o{n}": Relation.model_validate({"id": f"o{n}", "subject": subject, "kind": "owns", "object": "homeless", "share": share,
                                              "date": day or None, **CITED}) for n, (subject, share, day) in enumerate(owners)}  # fmt: skip
    return replace(sample(), relations=held)


def test_who_was_not_heard_of_for_two_years_is_silent_unless_it_runs():
    def silent(status, day):
        cat = catalog([project("mill", phases=(phase("mill-1", milestones=[milestone(status, "2025-05-31")]),))])
        return next(r for r in figures.tiles(cat, Selection(day)) if r.firm.id == "maker").silent

    assert [silent("construction", date(2027, 4, 30)), silent("construction", date(2027, 6, 1))] == [False, True]
    assert not silent("operating", DAY)


def test_a_tunnel_or_a_pilot_says_nothing_of_the_works_beside_it():
    works = [
        project("mill", milestones=(milestone("construction", "2025-04"),)),
        project("tunnel", "infrastructure", milestones=(milestone("commissioning", "2025-05"),)),
        project("trial", "research", milestones=(milestone("operating", "2025-05"),)),
    ]

    def furthest(*held):
        return figures.furthest(figures.projects(catalog(held), ALL)).project

    assert (furthest(*works), furthest(*works[1:]), furthest(works[1])) == ("mill", "trial", "tunnel")


def test_a_phase_that_was_set_aside_is_the_furthest_only_alone():
    def furthest(*statuses):
        phases = tuple(phase(f"mill-{n}", milestones=[milestone(s, "2025")]) for n, s in enumerate(statuses))
        return next(
            r for r in figures.tiles(catalog([project("mill", phases=phases)]), ALL) if r.firm.id == "maker"
        ).status

    assert (furthest("announced", "cancelled"), furthest("shelved")) == ("announced", "shelved")
    assert furthest("announced", "third_party") == "announced", "what is left to others has not come further"


def test_the_tally_counts_enterprises_and_no_schools():
    assert figures.tally(sample(), ALL) == figures.Tally(3, 1, 1, (("university", 1),))
    assert figures.tally(sample(), Selection(DAY, query="zzz")) == figures.Tally(0, 0, 0)


def test_a_published_total_is_the_newest_of_its_quantity_and_place():
    told = [("old", "10", "2023", {}), ("new", "20", "2025", {}), ("aim", "90", "2025", {"kind": "target"}),
            ("else", "7", "2025", {"quantity": "firms"}), ("county", "5", "2025", {"subject": "south"})]  # fmt: skip
    cat = catalog(indicators=[indicator(key, value, **{"subject": "town", "quantity": "linked_firms", "date": day, "period": day} | more)
                              for key, value, day, more in told])  # fmt: skip

    def ids(day=DAY, places=()):
        return [r.indicator.id for r in figures.published(cat, "town", Selection(day, places=places))]

    assert (ids(), ids(date(2024, 1, 1)), ids(date(2020, 1, 1))) == (["new"], ["old"], [])
    assert (ids(places=("south",)), ids(places=("north",))) == (["county"], [])


@pytest.mark.parametrize("rows", [figures.members, figures.outside])
def test_tables_keep_their_columns_when_nothing_is_left(rows):
    none = rows(sample(), Selection(DAY, query="zzz"))
    assert not none
    assert list(none.frame.columns) == list(rows(sample(), ALL).frame.columns) == list(columns(none.kind))


def test_each_end_of_a_relation_sees_it_its_own_way():
    assert [(r.enterprise, r.kind, r.way, r.other, r.other_is) for r in figures.ties(sample())] == [
        ("maker", "owns", "to", "digger", "enterprise"),
        ("digger", "owns", "from", "maker", "enterprise"),
        ("maker", "hosts", "from", "north", "place"),
        ("school", "partner", "to", "north", "place"),
    ]


@pytest.mark.parametrize(
    ("count", "asked", "drawn"), [(28, 24, 28), (30, 24, 30), (31, 24, 24), (227, 48, 48), (50, 48, 50)]
)
def test_a_few_more_cards_are_drawn_instead_of_a_button(count, asked, drawn):
    assert figures.cards_shown(count, asked) == drawn
