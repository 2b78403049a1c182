"""What no source states, computed from the records."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from atlas.figures.gaps import GAP_COLUMNS, gaps

from atlas.catalog.catalogue import Catalog
from atlas.catalog.load import load
from atlas.catalog.model import Event
from atlas.figures.selection import Selection
from tests.samples import capacity, catalog, firm, investment, milestone, phase, project, source

ALL = Selection(day=date(2026, 1, 1))
CITED = {"source": "paper", "locator": "p. 3"}


def sample() -> Catalog:
    works = [
        project("whole", total=(capacity("ore", "4", "万吨/年"),), milestones=(milestone("construction", "2025-04"),)),
        project(
            "parts", place=None, phases=(phase("parts-1", (), [milestone("operating", "2025-04")]), phase("parts-2"))
        ),
        project("deal", stage="integrated"),
    ]
    paid = [investment("sum", "4", project="parts-1", party="maker")]
    firms = [firm("lost", "无处厂"), firm("vague", "无环节厂", "south", segment="unstated")]
    made = catalog(works, paid, (), firms, [source("dated")])
    cells = {"kind": "policy", "level": "city", "title": "事", "title_en": "event", **CITED}
    events = {
        k: Event.model_validate({"id": k, "date": d, **cells}) for k, d in (("a", "2025-03"), ("b", "2025-03-04"))
    }
    return replace(made, events=events)


def found(held: Catalog, chosen: Selection = ALL) -> dict[str, set[str]]:
    rows = gaps(held, chosen)
    return {gap: set(mine["record"]) for gap, mine in rows.groupby("gap")}


def test_each_gap_names_what_lacks_it_and_nothing_else() -> None:
    assert found(sample()) == {
        "enterprise_place": {"lost"},
        "enterprise_segment": {"vague"},
        "project_status": {"parts-2"},
        "project_place": {"parts"},
        "project_capacity": {"parts"},
        "project_investment": {"whole"},
        "event_day": {"a"},
        "source_address": {"paper", "dated"},
    }


def test_considered_counts_what_was_asked() -> None:
    rows = gaps(sample(), ALL).drop_duplicates("gap").set_index("gap")["considered"].to_dict()
    assert (
        rows["enterprise_place"] == 3
        and rows["project_status"] == 3
        and rows["project_place"] == 2
        and rows["event_day"] == 2
    )


def test_a_phase_is_named_by_its_project_and_itself() -> None:
    row = gaps(sample(), ALL).set_index("gap").loc["project_status"]
    assert row["name"] == "parts项目 parts-2期" and row["name_en"] == "parts project, parts-2"


def test_filters_hold_and_project_filters_leave_only_projects() -> None:
    south = found(sample(), replace(ALL, places=("south",)))
    assert set(south) == {"enterprise_segment"}
    only = found(sample(), replace(ALL, stages=("beneficiation",)))
    assert only and all(gap.startswith("project_") for gap in only)
    nothing = gaps(sample(), replace(ALL, query="zzz"))
    assert nothing.empty and list(nothing.columns) == list(GAP_COLUMNS)


def test_an_earlier_day_knows_less() -> None:
    early = found(sample(), Selection(day=date(2025, 4, 29)))
    assert "whole" not in early.get("project_status", set()), "a project that is not known yet lacks nothing"
    assert "event_day" in early


def test_the_real_data_lack_what_they_lack() -> None:
    real = load(Path(__file__).resolve().parents[2] / "data")
    rows = found(real)
    assert rows["enterprise_place"] == {e.id for e in real.enterprises.values() if not e.place}
    assert rows["zone_county"] == {p.id for p in real.places.values() if p.kind == "zone" and not p.within}
    assert rows["source_address"] == {s.id for s in real.sources.values() if not s.url}
    assert rows["event_day"] <= {e.id for e in real.events.values() if e.date.first != e.date.last}
    assert gaps(real, ALL)[["name", "name_en"]].ne("").all(axis=None)


@pytest.mark.parametrize("field", ["source", "locator"])
def test_rows_say_who_tells_of_a_record_or_nothing(field: str) -> None:
    assert gaps(sample(), ALL)[field].map(type).eq(str).all()
