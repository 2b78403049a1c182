"""The main line of the road: what followed from the first proposal, after how many months, and what each paper added."""

from dataclasses import replace
from datetime import date

from atlas.figures import landmarks as figures
from atlas.figures import road
from atlas.figures.shared.selection import Selection
from tests.figures.test_road import TODAY, event, made


def test_landmarks_follow_from_the_first_proposal():
    line = figures.landmarks(made(), TODAY)
    assert [(m.row.id, m.lag, m.since, m.measures) for m in line] == [
        ("first", None, None, 0), ("decision", 8, 8, 0), ("measures", 19, 27, 1), ("visit", 12, 40, 0)]  # fmt: skip
    assert [m.row.id for m in figures.landmarks(made(), Selection(date(2023, 1, 1)))] == ["first", "decision"]


def test_what_does_not_follow_is_no_landmark():
    cat = made()
    later = event("other", "2026-02", "policy", "province")
    cat = replace(cat, events={**cat.events, "other": later})
    assert [m.row.id for m in figures.landmarks(cat, TODAY)] == ["first", "decision", "measures", "visit"]


def test_without_a_proposal_there_is_no_line():
    cat = made()
    fewer = replace(cat, events={k: e for k, e in cat.events.items() if e.kind != "proposal"})
    assert figures.landmarks(fewer, TODAY) == ()


def test_months_are_told_only_between_months_and_days():
    assert figures.lag("2021-12-30", "2022-08") == 8
    assert figures.lag("2021-12-30", "2024-04-17") == 27, "the 28th ends on the 30th"
    assert figures.lag("2021", "2022-08") is None
    assert figures.lag("2021-12-30/2022-08", "2024-04-17") is None
    assert figures.lag("2021-Q4", "2022-08") is None


def test_a_county_keeps_what_stands_above_it():
    cat, south = made(), replace(TODAY, places=("south",))
    assert [r.id for r in road.events(cat, south)] == ["first"]
    higher = figures.above(cat, south)
    assert higher == {"second", "decision", "measures", "listed"}, "not the county's inspection, nor a firm's step"
    assert [r.id for r in figures.shown(cat, south)] == ["first", "second", "decision", "measures", "listed"]
    assert [m.own for m in figures.landmarks(cat, south)] == [True, False, False, False]
    assert figures.above(cat, south, ("province",)) == {"measures", "listed"}
    assert figures.above(cat, TODAY) == frozenset() and figures.shown(cat, TODAY).rows == road.events(cat, TODAY).rows


def test_events_of_another_place_do_not_stand_above():
    cat = made()
    elsewhere = event("north-only", "2024-01", "policy", "city", places=("north",))
    cat = replace(cat, events={**cat.events, "north-only": elsewhere})
    assert "north-only" not in figures.above(cat, replace(TODAY, places=("south",)))


def test_linked_are_those_that_follow_or_lead():
    cat = made()
    rows = figures.linked(road.events(cat, TODAY), road.links(cat, TODAY))
    assert [r.id for r in rows] == ["first", "second", "decision", "measures", "visit"]


def test_a_point_is_new_unless_a_paper_before_has_its_words():
    def paper(key, when, words, **more):
        items = [{"kind": "direction", "text": w, "text_en": w} for w in words]
        return event(key, when, items=items, **more)

    papers = (
        paper("a", "2021-12-30", ("要素保障", "招商"), kind="proposal"),
        paper("b", "2022-08", ("强化要素保障", "招商引资", "规划"), kind="decision", follows=("a",)),
        paper("c", "2023", ("另案",), kind="policy"),
    )
    cat = replace(made(), events={p.id: p for p in papers})
    assert [(r.event, r.text.zh, r.new) for r in figures.drafts(cat, TODAY)] == [
        ("a", "要素保障", True), ("a", "招商", True),
        ("b", "强化要素保障", False), ("b", "招商引资", True), ("b", "规划", True)]  # fmt: skip
