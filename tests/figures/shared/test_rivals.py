"""The ledger as a reader filters it, the reason why a claim stands, and what sources say otherwise of what is no number."""

from dataclasses import replace
from datetime import date

import pytest

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Event, Project
from atlas.figures.shared import rivals as differences
from atlas.figures.shared.selection import Selection
from atlas.words.pair import Pair
from tests.samples import capacity, catalog, investment, project, rivals, source

DAY = date(2026, 6, 1)
ALL = Selection(day=DAY)
# A downloaded ledger has these columns in this order.
COLUMNS = ("id topic record record_name record_name_en place quantity product value unit qualifier stated stated_en status date"
           " grade source locator chosen claims reason agrees rejected rejected_en note note_en").split()  # fmt: skip


def of(*claims: object) -> Catalog:
    return catalog([project("mill", total=claims)], (), (), (), [source("weak", "B"), source("worst", "C")])


def reasons(*claims: object, day: date = DAY) -> list[tuple[str, bool, str]]:
    rows = differences.claims(of(*claims), Selection(day=day))
    return [(r.qualifier if r.value is None else f"{r.value:g}", r.chosen, r.reason) for r in rows]


def test_the_reason_is_the_part_of_the_rule_that_decides() -> None:
    one = capacity("ore", "1", "万吨/年")
    assert reasons(one) == [("1", True, "only")]
    assert reasons(one, capacity("ore", "2", "万吨/年", date="2025-06")) == [("2", True, "date"), ("1", False, "date")]
    assert reasons(one, capacity("ore", "2", "万吨/年", source="weak")) == [("1", True, "grade"), ("2", False, "grade")]
    assert reasons(one, capacity("ore", "2", "万吨/年")) == [("1", True, "first"), ("2", False, "first")]
    refused = capacity("ore", "3", "万吨/年", date="2025-09", rejected="错", rejected_en="wrong")
    assert reasons(one, refused) == [("1", True, "refused"), ("3", False, "refused")]
    assert reasons(refused) == [("3", False, "refused")]
    worst = capacity("ore", "4", "万吨/年", date="2025-09", source="worst")
    assert reasons(one, worst) == [("1", True, "refused"), ("4", False, "unverified")], "newer, and yet not taken"
    assert reasons(worst) == [("4", False, "unverified")]


def test_a_number_goes_before_newer_words() -> None:
    held = catalog(
        (),
        [
            investment("a", "4"),
            investment(
                "b", "", name="a", date="2025-12", qualifier="unquantified", stated="数百", stated_en="hundreds"
            ),
        ],
    )
    rows = differences.claims(held, ALL)
    assert [(r.id, r.chosen, r.reason) for r in rows] == [("a", True, "words"), ("b", False, "words")]


def test_the_day_decides_what_is_a_rival() -> None:
    two = capacity("ore", "1", "万吨/年", date="2025-01"), capacity("ore", "2", "万吨/年", date="2025-06")
    assert reasons(*two, day=date(2025, 3, 1)) == [("1", True, "only")]
    assert len(reasons(*two)) == 2
    assert differences.later(of(*two), Selection(day=date(2025, 3, 1))) == 1


def test_equal_claims_agree() -> None:
    rows = differences.claims(
        of(
            capacity("ore", "1", "万吨/年"),
            capacity("ore", "1", "万吨/年", source="weak"),
            capacity("ore", "2", "万吨/年", source="worst"),
        ),
        ALL,
    )
    assert [r.agrees for r in rows] == [False, True, False]
    assert differences.differing(rows) == 1


def test_the_same_figure_in_another_unit_or_rounded_is_no_other_figure() -> None:
    held = of(
        capacity("ore", "2", "万吨/年"),
        capacity("ore", "20000", "吨/年", date="2024"),
        capacity("ore", "19800", "吨/年", date="2023"),
    )
    rows = differences.rivals(held, ALL)
    assert [r.agrees for r in rows] == [False, True, False]
    assert differences.differing(rows) == 0
    (topic,) = differences.topics(held, ALL)
    told = (topic.taken and f"{topic.taken.value:g}", [len(part) for part in (topic.alike, topic.near, topic.others)])
    assert told == ("2", [1, 1, 0])


def test_topics_begin_with_those_that_differ_most() -> None:
    def twice(product: str, one: str, other: str, **more: str) -> list[object]:
        return [capacity(product, one, "万吨/年"), capacity(product, other, "万吨/年", date="2024", **more)]

    held = of(*twice("ore", "8", "9"), *twice("lfp", "1", "1"), *twice("lithium_carbonate", "2", "6"),
              *twice("lipf6", "1", "2", source="worst")[1:], *twice("lipf6", "1", "4", source="worst")[1:])  # fmt: skip
    made = differences.topics(held, ALL)
    assert [t.rows[0].product for t in made] == ["lithium_carbonate", "lipf6", "ore", "lfp"]
    assert [bool(t.others) for t in made] == [True, True, True, False]
    none = made[1]
    assert none.taken is None and len(none.others) == 2 == none.spread
    assert sum(len(t.rows) for t in made) == len(differences.rivals(held, ALL))
    assert sum(bool(t.others) for t in made) == differences.differing(differences.rivals(held, ALL))


@pytest.mark.parametrize(
    ("grades", "wanted", "only", "left"),
    [
        ((), (), "", 4),
        (("B",), (), "", 1),
        (("C",), (), "", 0),
        ((), ("capacity",), "", 2),
        ((), ("capacity", "firms"), "", 3),
        ((), (), "rivals", 2),
        ((), (), "not_chosen", 1),
        ((), ("firms",), "rivals", 0),
        (("A",), ("capacity",), "both", 1),
    ],
)
def test_the_ledger_is_narrowed(grades: tuple[str, ...], wanted: tuple[str, ...], only: str, left: int) -> None:
    rows = differences.narrowed(rivals(), ALL, grades, wanted, only)
    assert len(rows) == left and list(rows.frame.columns) == COLUMNS


def test_shared_filters_hold_and_the_search_finds_sources() -> None:
    held = rivals()

    def left(**chosen: object) -> set[str]:
        return {r.record for r in differences.claims(held, replace(ALL, **chosen))}  # type: ignore[arg-type]

    assert left(places=("south",)) == {"mill"}
    assert left(statuses=("construction",)) == {"mill"}
    assert left(statuses=("operating",)) == set()
    assert left(query="weak") == {"sum"}
    assert left(query="mill") == {"mill"}
    assert left(query="zzz") == set()


def test_about_keeps_the_order_of_records_and_brings_the_rivals() -> None:
    held = catalog(
        (), [investment("a", "4", name="x"), investment("b", "5", name="x", date="2025-12"), investment("c", "6")]
    )
    assert [r.id for r in differences.about(held, DAY, ("c", "a"))] == ["c", "b", "a"]
    assert [r.chosen for r in differences.about(held, DAY, ("b",))] == [True, False]
    assert not differences.about(held, DAY, ())


def rival(field: str, value: str, value_en: str) -> dict[str, str]:
    return {
        "field": field,
        "value": value,
        "value_en": value_en,
        "date": "2025-06",
        "source": "paper",
        "locator": "p. 2",
    }


def test_what_a_record_says_itself_is_told_in_both_languages() -> None:
    """The host, the name and the day of an event, the firm of a project: never Chinese in English."""
    event = Event.model_validate({
        "id": "meeting", "date": "2025-05", "kind": "policy", "level": "city", "title": "大会", "title_en": "conference",
        "by": "市政府", "by_en": "the city", "source": "paper", "locator": "p. 1",
        "rivals": [rival("by", "县政府", "the county"), rival("name", "会", "meeting"), rival("date", "6月", "in June"),
                   rival("seat", "北县", "Beixian")]})  # fmt: skip
    run = Project.model_validate(
        {**project("mill").model_dump(), "rivals": [rival("enterprise", "maker", "x"), rival("name", "厂", "plant")]}
    )
    rows = differences.readings(replace(catalog([run]), events={"meeting": event}), ALL)
    assert {(r.record, r.field): (r.own, r.rival) for r in rows} == {
        ("mill", "enterprise"): (Pair("示例厂", "maker"), Pair("示例厂", "maker")),
        ("mill", "name"): (Pair("mill项目", "mill project"), Pair("厂", "plant")),
        ("meeting", "by"): (Pair("市政府", "the city"), Pair("县政府", "the county")),
        ("meeting", "name"): (Pair("大会", "conference"), Pair("会", "meeting")),
        ("meeting", "date"): (Pair("2025年5月", "May 2025"), Pair("6月", "in June")),
        ("meeting", "seat"): (Pair(), Pair("北县", "Beixian")),
    }
    assert not differences.readings(catalog([run]), replace(ALL, places=("south",)))
