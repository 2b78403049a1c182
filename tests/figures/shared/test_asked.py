"""What an address asks for is understood in every form that people write, and what is not is handed back."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.catalog import load as catalogs
from atlas.catalog.catalogue import Catalog
from atlas.figures.shared.asked import Asked, Misunderstood, allowed, asked, filter_of
from tests.regions.folder import TINY

TODAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def tiny() -> Catalog:
    return catalogs.load(TINY / "data")


def read(catalog: Catalog, **params: str) -> Asked:
    return asked(catalog, {name: [value] for name, value in params.items()}, TODAY)


@pytest.mark.parametrize("text", ["linwu", "Linwu", "LINWU", "临武", "临武县", "臨武", "臨武縣", "Linwu County", "linwu county", "linwuxian", "431025",
                                  "linwu。", "linwu)", "linwu,", "linwu，", "“linwu”", "（临武）", " linwu ", "linwu.", "ｌｉｎｗｕ"])  # fmt: skip
def test_one_place_in_every_spelling(real: Catalog, text: str) -> None:
    assert read(real, place=text) == Asked(places=("linwu",))


@pytest.mark.parametrize("text", ["linwu,guiyang", "guiyang;linwu", "linwu、guiyang", "linwu guiyang", "临武，桂阳", "临武县；桂阳县",
                                  "Linwu County, Guiyang County", "linwu|guiyang", "linwu\nguiyang", "linwu/guiyang"])  # fmt: skip
def test_several_places_with_any_separator(real: Catalog, text: str) -> None:
    assert read(real, place=text) == Asked(places=("linwu", "guiyang"))
    assert asked(real, {"place": ["linwu", "guiyang"]}, TODAY) == Asked(places=("linwu", "guiyang"))


@pytest.mark.parametrize("text", ["all", "全部", "", " ", ",", "。", "chenzhou", "郴州市", "郴州"])
def test_everything_is_no_filter(real: Catalog, text: str) -> None:
    assert read(real, place=text) == Asked()


@pytest.mark.parametrize(("name", "text", "ids"), [("status", "已投产", "operating"), ("status", "Site preparation", "site_preparation"), ("stage", "选矿", "beneficiation"),
                                           ("stage", "xuankuang", "beneficiation"), ("product", "LiPF6", "lipf6"), ("product", "磷酸铁锂", "lfp"),
                                           ("product", "lithium carbonate", "lithium_carbonate"), ("Status", "site-preparation", "site_preparation")])  # fmt: skip
def test_words_of_the_lists(real: Catalog, name: str, text: str, ids: str) -> None:
    found = read(real, **{name: text})
    assert found.of(name.lower()) == (ids,) and not found.misunderstood


def test_names_of_another_region(tiny: Catalog) -> None:
    assert read(tiny, 地区="东县", status="Operating") == Asked(places=("dongxian",), statuses=("operating",))
    assert read(tiny, place="xi county、示例园区") == Asked(places=("xixian", "yuanqu"))
    assert read(tiny, place="linwu").misunderstood[0].near == ()


@pytest.mark.parametrize("text", ["2025-06-01", "2025-6-1", "2025/6/1", "20250601", "2025年6月1日", "2025 年 6 月 1 日", "2025.6.1", "2025-06-01。",
                                  "1 June 2025", "1 Jun 2025", "２０２５－０６－０１", "2025-06-01T08:00:00Z", "2025-06-01)"])  # fmt: skip
def test_one_day_in_every_spelling(real: Catalog, text: str) -> None:
    for name in ("day", "as_of", "date", "截至日期"):
        assert read(real, **{name: text}) == Asked(day=date(2025, 6, 1))


@pytest.mark.parametrize(("text", "day"), [("2025-06", date(2025, 6, 30)), ("2025年", date(2025, 12, 31)), ("2026-11", TODAY), ("2026", TODAY),
                                   ("2026-12-31", date(2026, 12, 31)), ("latest", None), ("今天", None), ("", None)])  # fmt: skip
def test_a_month_counts_as_its_last_day_or_as_today_while_it_runs(real: Catalog, text: str, day: date | None) -> None:
    assert read(real, day=text) == Asked(day=day)


@pytest.mark.parametrize(
    "text", ["2025-13-01", "2025-02-30", "3/4/2025", "zzz", "1850-01-01", "2025-06-01-02", "-1", "1e999"]
)
def test_what_is_no_day_is_handed_back(real: Catalog, text: str) -> None:
    assert read(real, day=text) == Asked(misunderstood=(Misunderstood("day", text, (), ("YYYY-MM-DD",)),))


@pytest.mark.parametrize(("text", "places", "rest", "near"), [
    ("linwo", (), "linwo", ("linwu",)), ("临午", (), "临午", ("linwu",)), ("linwu,zzz", ("linwu",), "zzz", ()), ("linwu。谢谢", ("linwu",), "谢谢", ()),
    ("高新区", (), "高新区", ("cz-hitech",)), ("daoxian", (), "daoxian", ()), ("<script>", (), "script", ())])  # fmt: skip
def test_what_is_no_place_is_handed_back_with_what_is_near(real: Catalog, text: str, places: tuple[str, ...], rest: str, near: tuple[str, ...]) -> None:  # fmt: skip
    found = read(real, place=text)
    assert found.places == places
    [wrong] = found.misunderstood
    assert (wrong.parameter, wrong.value, wrong.near[: len(near)]) == ("place", rest, near)
    assert wrong.allowed == allowed(real)["place"]


def test_a_name_that_is_no_filter_but_gives_a_place_is_handed_back(real: Catalog) -> None:
    found = read(real, stadt="临武", utm_source="wechat", id="linwu")
    assert found.misunderstood == (Misunderstood("stadt", "临武", ("linwu",)),)
    assert found.unknown == ("stadt", "utm_source", "id") and not found.places


def test_the_name_of_a_filter_goes_before_its_other_names(real: Catalog) -> None:
    assert read(real, county="guiyang", place="linwu", as_of="2024-01-01", day="2025-01-01") == Asked(
        places=("linwu",), day=date(2025, 1, 1)
    )


@pytest.mark.parametrize(("text", "lang"), [("EN", "en"), ("zh-CN", "zh"), ("zh_Hans", "zh"), ("中文", "zh"), ("", "")])
def test_languages(real: Catalog, text: str, lang: str) -> None:
    assert read(real, lang=text) == Asked(lang=lang)


def test_another_language_is_handed_back(real: Catalog) -> None:
    assert read(real, lang="fr").misunderstood == (Misunderstood("lang", "fr", (), ("zh", "en")),)


def test_near_names_of_filters_are_taken_and_those_of_pages_are_not(root: Path) -> None:
    assert {filter_of(n) for n in ("county", "County", "palce", "地区", "diqu", "Places")} == {"place"}
    assert {filter_of(n) for n in ("stutus", "状态", "STATUS")} == {"status"}
    code = " ".join(p.read_text("utf-8") for p in (root / "atlas" / "ui").rglob("*.py"))
    own = {
        *re.findall(r'adopt_\w+\("(\w+)"', code),
        "level",
        "kind",
        "grade",
        "only",
        "quantity",
        "id",
        "other",
        "li2o",
        "recovery",
        "scrap",
    }
    assert len(own) > 15
    assert {name: filter_of(name) for name in own if filter_of(name)} == {}


def test_the_selection_says_whether_a_day_was_asked_for(real: Catalog) -> None:
    assert read(real, q=" 安能 ").selection(TODAY).query == "安能"
    assert not read(real).selection(TODAY).dated and read(real).selection(TODAY).day == TODAY
    assert read(real, day="2026-11-30").selection(TODAY).dated


@given(st.dictionaries(st.sampled_from(["place", "stage", "product", "status", "day", "q", "lang", "id", "x"]), st.lists(st.text(max_size=40), max_size=3)))  # fmt: skip
def test_no_address_breaks_it(tiny: Catalog, params: dict[str, list[str]]) -> None:
    found = asked(tiny, params, TODAY)
    assert all(set(found.of(name)) <= set(words) for name, words in allowed(tiny).items())
