"""The search finds what readers mean, in any writing, also what a firm holds through others; where nothing is found it names what is near."""

import sys
import time
from dataclasses import replace
from datetime import date

import pytest

from atlas.catalog import load as catalogs
from atlas.catalog.catalogue import Catalog
from atlas.figures.enterprises import enterprises
from atlas.figures.projects import projects
from atlas.figures.road import timeline
from atlas.figures.shared import rivals, search
from atlas.figures.shared.selection import Selection
from tests.regions.folder import TINY

TODAY = date(2026, 11, 30)


def firms(catalog: Catalog, query: str, day: date = TODAY) -> set[str]:
    return {row.id for row in enterprises(catalog, Selection(day, query=query))}


def works(catalog: Catalog, query: str) -> set[str]:
    return {row.project for row in projects(catalog, Selection(TODAY, query=query))}


@pytest.mark.parametrize("query", ["临武 碳酸锂", "碳酸锂 临武", "临武、碳酸锂", "临武碳酸锂", "臨武 碳酸鋰", "linwu carbonate", "Li2CO3 linwu", "“临武” 碳酸锂。"])  # fmt: skip
def test_all_words_in_any_order_and_writing(real: Catalog, query: str) -> None:
    found = works(real, query)
    assert found and found == works(real, "临武") & works(real, "碳酸锂")
    assert found < works(real, "临武") and found < works(real, "碳酸锂")


@pytest.mark.parametrize("query", ["安能", "安能。", "“安能”", "《安能》", " 安能 ", "anneng", "Anneng,"])
def test_marks_are_no_part_of_a_word(real: Catalog, query: str) -> None:
    assert firms(real, query) == {"anneng", "anneng-ganfeng", "anneng-qisheng"}


@pytest.mark.parametrize("query", ["湖南大中赫锂矿有限责任公司", "湖南大中赫锂矿有限公司", "湖南大中赫鋰礦有限責任公司", "Hunan Dazhonghe Co., Ltd", "dzh"])  # fmt: skip
def test_full_legal_names(real: Catalog, query: str) -> None:
    assert firms(real, query) == {"dazhonghe"}


def test_a_legal_name_that_the_data_do_not_have(real: Catalog) -> None:
    assert not real.enterprises["dazhong-mining"].full_name
    assert firms(real, "大中矿业股份有限公司") == firms(real, "大中矿业")
    assert firms(real, "某某矿业股份有限公司") == set()


@pytest.mark.parametrize(
    "query", ["磷酸铁锂", "lifepo4", "LiFePO4", "LFP", "磷酸鐵鋰", "lithium iron phosphate", "linsuantieli"]
)
def test_words_of_products_find_what_makes_them(real: Catalog, query: str) -> None:
    making = {p.id for p in real.projects.values() if "lfp" in search.makes(p)}
    assert making and making <= works(real, query)
    assert {real.projects[p].enterprise for p in making} <= firms(real, query)
    others = works(real, query) - making
    assert not others, "a firm's other projects do not make it"


def test_a_firm_brings_what_it_holds_and_it_is_told_apart(real: Catalog) -> None:
    assert firms(real, "大中矿业") == {"dazhong-mining", "dazhonghe", "chengtai"}
    assert {f.id for f in search.through(real, "大中矿业", TODAY)} == {"dazhonghe", "chengtai"}
    assert search.through(real, "大中赫", TODAY) == ()
    all_of_it = {c.id for c in rivals.claims(real, Selection(TODAY, query="大中矿业"))}
    assert {c.id for c in rivals.claims(real, Selection(TODAY, query="大中赫"))} <= all_of_it
    assert {p.id for p in real.projects.values() if p.enterprise == "dazhonghe"} <= works(real, "大中矿业")


def test_owners_of_owners_count_and_only_from_the_day_that_it_is_known(real: Catalog) -> None:
    assert "zhonglan" in firms(real, "昊华科技"), "through Sinochem Lantian"
    assert "dazhonghe" not in firms(real, "大中矿业", date(2024, 12, 31))
    assert "dazhonghe" in firms(real, "大中矿业", date(2025, 7, 9))


def test_firms_that_own_each_other_end() -> None:
    tiny = catalogs.load(TINY / "data")
    [one, two, *_] = tiny.enterprises
    tie = next(iter(tiny.relations.values()))
    ring = {n: tie.model_copy(update={"id": n, "kind": "owns", "subject": a, "object": b, "date": None}) for n, a, b in (("x", one, two), ("y", two, one))}  # fmt: skip
    assert [f.id for f in search.owners(replace(tiny, relations=ring), TODAY)[one]] == [two]


def test_an_event_is_found_by_whom_it_concerns(real: Catalog) -> None:
    named = {e.id for e in real.events.values() if "dazhonghe" in e.enterprises}
    found = {row.id for row in timeline(real, Selection(TODAY, query="大中赫"))}
    assert named and named <= found


@pytest.mark.parametrize("query", ["zzzz", "。", "'; drop table", "<script>", "%", "*", "临武市", "x" * 60, "\u202e"])
def test_nothing_is_found_by_garbage(real: Catalog, query: str) -> None:
    assert firms(real, query) == set() and works(real, query) == set()
    assert search.near(real, query, TODAY) is not None


@pytest.mark.parametrize(
    ("query", "near"),
    [
        ("大中和", "dazhonghe"),
        ("科力元", "keliyuan"),
        ("Dazonghe", "dazhonghe"),
        ("临午", "linwu"),
        ("临武 zzzz", "linwu"),
    ],
)
def test_the_nearest_names_of_a_search_that_finds_nothing(real: Catalog, query: str, near: str) -> None:
    found = search.near(real, query, TODAY)
    assert found is not None and near in {one.id for one in found} and len(found) <= 5


@pytest.mark.parametrize("query", ["", " ", "临武", "dzh", "省", "碳酸锂"])
def test_a_search_that_finds_something_needs_no_near_names(real: Catalog, query: str) -> None:
    assert search.near(real, query, TODAY) is None


def test_another_region() -> None:
    tiny = catalogs.load(TINY / "data")
    name = next(iter(tiny.enterprises.values())).name
    assert firms(tiny, name) and search.near(tiny, name, TODAY) is None
    assert search.near(tiny, "临武", TODAY) == ()


def test_ten_times_the_projects_are_searched_in_a_part_of_the_time_of_loading(root, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "path", [str(root / "tests" / "bench"), *sys.path])
    from bench_load import generate

    generate(root / "data", tmp_path / "data", 600)
    start = time.process_time()
    catalog = catalogs.load(tmp_path / "data")
    loaded = time.process_time()
    assert len(works(catalog, "linwu")) > 10 and search.near(catalog, "zzzz", TODAY) == ()
    first = time.process_time()
    assert works(catalog, "临武 碳酸锂")
    second = time.process_time()
    assert first - loaded < loaded - start, "the first search, which spells all names"
    assert second - first < (loaded - start) / 5, "those after it"
