"""Every page by AppTest: it runs, on any filter and any address, and goes on when the data break under it."""

import html
import random
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from markupsafe import escape
from streamlit.testing.v1 import AppTest

from atlas.catalog.load import load

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(p.stem for p in (ROOT / "pages").glob("*.py"))

each_page = pytest.mark.parametrize("name", PAGES)


def app(page: str = "", **query: str) -> AppTest:
    """The frame with one of its pages, or only the frame with its front page."""
    test = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for key, value in query.items():
        test.query_params[key] = value
    if page:
        test.switch_page(f"pages/{page}.py")
    return test


def shown(test: AppTest) -> str:
    assert not test.exception, [e.value for e in test.exception]
    told = " ".join(str(e.body) for e in test.get("html") if not str(e.body).startswith("<style>:root{--atlas"))
    # What keeps a number beside its unit is no word of a heading.
    return re.sub(r"<h1>.*?</h1>", lambda h1: re.sub(r'<span class="atlas-nowrap">(.*?)</span>', r"\1", h1[0]), told)


def run(page: str, **query: str) -> str:
    return shown(app(page, **query).run())


@each_page
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_runs(name, lang):
    words = run(name, lang=lang)
    assert "<h1>" in words
    told = re.sub(r"<style>.*?</style>|<[^>]*>", " ", words, flags=re.S)
    assert not re.findall(r"\d{4}-[HQ]\d|\d{4}[-\d]*/\d{4}-?", told), (
        "a date as the data write it is no date for a reader"
    )


@each_page
@pytest.mark.parametrize("query", [{"q": "zzzz"}, {"place": "rucheng", "status": "shelved"}, {"day": "1999-01-01"}, {"product": "lifsi"}],
                         ids=["search", "place", "day", "product"])  # fmt: skip
def test_a_page_runs_on_a_filter_that_leaves_nothing(name, query):
    run(name, **query)
    run(name, lang="en", **query)


GARBAGE = ["zzz", "'; drop table", "<script>alert(1)</script>", "linwu,linwu,,,", "临武县", "%00", "\x00", "../../etc/passwd",
           "1e999", "-1", "9" * 5000, "2025-13-45", "{}", "=1+1", "\u202e", "None"]  # fmt: skip


@pytest.mark.parametrize("value", GARBAGE, ids=lambda v: ascii(v)[:20])
def test_garbage_in_the_address_is_ignored(value):
    test = app(
        "projects", **dict.fromkeys(("place", "stage", "product", "status", "day", "lang", "table", "id", "x"), value)
    ).run()
    words = shown(test)
    assert "<script>alert" not in words
    assert test.session_state["place"] in ([], ["linwu"])
    assert test.session_state["day"] == ""
    assert test.session_state["lang"] == "zh"


@pytest.mark.parametrize(("query", "said"), [
    ({"place": "linwo"}, "网址里的地区“linwo”（或指：临武县）没有认出，未按其筛选"), ({"county": "zzz"}, "网址里的地区“zzz”没有认出"),
    ({"status": "built,operating"}, "状态 已投产 · 网址里的状态“built”没有认出"), ({"day": "2025-13-01"}, "截至日期“2025-13-01”（写法如 2025-06-01）"),
    ({"stadt": "linwu"}, "“stadt=linwu”（或指：临武县）没有认出"),
    ({"place": "linwo", "lang": "en"}, "not understood in the address, and not filtered by: Place “linwo” (perhaps Linwu County)")],
    ids=lambda v: "-".join(v) if isinstance(v, dict) else "")  # fmt: skip
def test_what_the_address_asks_for_in_vain_is_said_until_the_reader_chooses(query, said):
    test = app("projects", **query).run()
    assert said in shown(test)
    assert not {"place", "county", "day"} & set(test.query_params), "the address shows what is shown"
    test.run()
    assert said in shown(test), "as long as it holds"
    test.multiselect(key="place").set_value(["yizhang"]).run()
    words = shown(test)
    assert "没有认出" not in words and "not understood" not in words


@pytest.mark.parametrize(("query", "place"), [({"county": "Linwu"}, "linwu"), ({"place": "临武县。"}, "linwu"), ({"地区": "linwu、guiyang"}, "linwu,guiyang")],
                         ids=str)  # fmt: skip
def test_the_address_shows_the_filters_in_their_own_form(query, place):
    test = app("projects", **query).run()
    words = shown(test)
    assert "没有认出" not in words and "临武县" in words
    assert test.query_params["place"] in (place, [place]) and not {"county", "地区"} & set(test.query_params)


def test_the_wall_says_what_was_not_understood_too():
    assert "地区“linwo”（或指：临武县）没有认出" in run("wall", place="linwo")
    assert "没有认出" not in run("wall", place="linwu")


@pytest.mark.parametrize(
    ("lang", "said"),
    [("zh", "没有一个名称含“大中和”；相近的名称："), ("en", "No name holds “大中和”; the nearest names: ")],
)
def test_a_search_that_finds_nothing_says_so_and_leads_to_the_nearest_names(lang, said):
    words = run("projects", q="大中和", lang=lang)
    near = words.split(said)[1].split("</p>")[0]
    assert 'href="record?' in near and "id=dazhonghe" in near and "q=" not in near
    assert said[:5] not in run("projects", q="大中赫", lang=lang)


def test_a_search_for_an_owner_tells_apart_what_it_finds_through_it():
    assert "搜索 大中矿业；含其持股的 2 家企业：城泰矿业投资、大中赫" in run("sources", q="大中矿业")
    assert "with 2 firms that it holds shares in: " in run("sources", q="大中矿业", lang="en")
    assert "持股的" not in run("sources", q="大中赫")


@pytest.mark.parametrize("value", GARBAGE, ids=lambda v: ascii(v)[:20])
def test_any_search_is_a_search(value):
    words = run("overview", q=value)
    assert "<script>alert" not in words


def test_random_addresses_never_break_a_page():
    random.seed(7)
    letters = [chr(c) for c in (*range(1, 128), *range(0x4E00, 0x4E20), 0x202E, 0xFEFF, 0x1F600)]
    test = app("overview")
    for _ in range(25):
        for key in ("place", "stage", "product", "status", "day", "q", "lang"):
            test.query_params[key] = "".join(random.choices(letters, k=random.randint(0, 30)))
        shown(test.run())


def test_the_address_sets_the_filters_and_the_filters_the_address():
    test = app("projects", place="linwu", status="commissioning,operating", q="安能", day="2025-05-31", lang="en").run()
    shown(test)
    state = test.session_state
    assert (state["place"], state["status"], state["q"], state["day"]) == (
        ["linwu"],
        ["commissioning", "operating"],
        "安能",
        "2025-05-31",
    )
    test.multiselect(key="place").set_value(["yizhang"]).run()
    shown(test)
    assert test.query_params["place"] in ("yizhang", ["yizhang"])
    _clear_button(test).click().run()
    shown(test)
    assert not {"place", "status", "q", "day"} & set(test.query_params)
    assert test.query_params["lang"] in ("en", ["en"])


def test_filters_of_the_config_apply_to_a_first_visit_and_can_be_taken_away(copy):
    file = copy / "config.yaml"
    file.write_text(file.read_text("utf-8").replace("  place: []", "  place: [linwu]"), "utf-8")
    test = app("projects").run()
    assert test.session_state["place"] == ["linwu"]
    test.multiselect(key="place").set_value([]).run()
    assert "筛选：" not in shown(test) and test.query_params["place"] == ""
    assert app("projects", place="").run().session_state["place"] == []


def test_what_is_filtered_is_said_in_words():
    assert "筛选：地区 临武县；搜索 安能" in run("overview", place="linwu", q="安能")
    assert "Filtered by Place: Linwu County" in run("overview", place="linwu", lang="en")


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """A copy of data and config that a test may break."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(ROOT / "config.yaml", tmp_path)
    monkeypatch.setenv("ATLAS_CONFIG", str(tmp_path / "config.yaml"))
    return tmp_path


def until(test: AppTest, told: Callable[[str], bool]) -> str:
    """What the page says once it has ``told``: changed files are taken when they were seen to rest, at the second look."""
    end = time.monotonic() + 60
    while not told(words := shown(test.run())):
        assert time.monotonic() < end, words[:2000]
        time.sleep(0.1)
    return words


def test_pages_go_on_while_the_data_are_broken_and_move_on_when_they_are_mended(copy):
    test = app("projects").run()
    before = shown(test)
    file = copy / "data" / "investments.csv"
    good = file.read_bytes()
    file.write_bytes(good.replace(b",406,", ",４０６,".encode()))
    words = until(test, lambda words: "页面暂用此前的版本" in words)
    assert "有全角数字；请写 406" in words and "data/investments.csv:" in words
    assert before.split("<h1>")[1][:200] in words, "the page itself is as it was"
    file.write_bytes(good.replace("上海安能—临武协议".encode(), "上海安能—临武大协议".encode()))
    until(test, lambda words: "页面暂用此前的版本" not in words)
    assert "上海安能—临武大协议" in shown(app("overview").run()) + str(app("overview").run())


def test_a_dashboard_started_on_broken_data_shows_the_problems_and_heals(copy):
    file = copy / "data" / "places.yaml"
    good = file.read_bytes()
    file.write_bytes(good.replace(b"role: core", b"role: corre"))
    test = app("overview").run()
    assert "是否想写“core”" in shown(test)
    file.write_bytes(good)
    assert "<h1>" in until(test, lambda words: "是否想写" not in words)


@pytest.mark.parametrize(
    ("lang", "record", "more"),
    [("zh", "关系“anneng-anneng-ganfeng”、", "等，另有 {} 项。若是有意删去，此行一天后自行消失。"),
     ("en", "relation 'anneng-anneng-ganfeng', ", " and {} more. If this was meant, the line goes after a day.")],
)  # fmt: skip
def test_records_that_are_gone_after_a_reload_are_told_in_one_line(copy, lang, record, more):
    file = copy / "data" / "relations.csv"
    header, *rows = file.read_bytes().splitlines(keepends=True)
    test = app("overview", lang=lang).run()
    words = shown(test)
    assert 'class="atlas-quiet"' not in words
    file.write_bytes(header)
    words = until(test, lambda words: 'class="atlas-quiet"' in words)
    (line,) = re.findall(r'<p class="atlas-quiet">(.*?)</p>', words)
    assert record in html.unescape(line) and more.format(len(rows) - 5) in line
    assert "<h1>" in words and 'class="atlas-problems"' not in words
    file.write_bytes(header + b"".join(rows))
    until(test, lambda words: 'class="atlas-quiet"' not in words)


def test_a_broken_config_is_told_like_broken_data(copy):
    (copy / "config.yaml").write_text("title: x\nlanguage: fr\n", "utf-8")
    test = app("overview", lang="en").run()
    words = shown(test)
    assert "config.yaml:2: language" in words and "recovers by itself" in words
    shutil.copy(ROOT / "config.yaml", copy)
    assert "<h1>Built in Chenzhou City" in shown(test.run())


def test_a_changed_config_is_read_again_and_a_broken_one_changes_nothing(copy):
    file, test = copy / "config.yaml", app("overview").run()
    good = file.read_text("utf-8")
    assert "<h1>郴州市" in shown(test)
    file.write_text(good.replace("region: chenzhou", "region: linwu"), "utf-8")
    assert "<h1>临武县" in shown(test.run())
    file.write_text("title: [", "utf-8")
    words = shown(test.run())
    assert "<h1>临武县" in words and "页面暂用此前的版本" in words and "config.yaml:" in words
    file.write_text(good, "utf-8")
    words = shown(test.run())
    assert "<h1>郴州市" in words and "页面暂用此前的版本" not in words


def test_another_region_runs_from_its_own_folder(monkeypatch):
    monkeypatch.setenv("ATLAS_CONFIG", str(ROOT / "tests" / "regions" / "tiny" / "config.yaml"))
    for name in PAGES:
        words = run(name)
        assert "<h1>" in words and 'class="atlas-problems"' not in words, f"{name} shows problems and no page"
        assert "临武" not in words and "郴州" not in words, f"{name} speaks of the first region"


RECORDS = {
    "project": "projects",
    "enterprise": "enterprises",
    "place": "places",
    "deposit": "deposits",
    "source": "sources",
    "event": "events",
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_record_has_a_page(lang):
    catalog = load(ROOT / "data")
    test, seen = app("record", lang=lang), 0
    for kind, field in RECORDS.items():
        for key, record in getattr(catalog, field).items():
            test.query_params["id"], test.query_params["kind"] = key, kind
            words = shown(test.run())
            name = (record.name if hasattr(record, "name") else record.title) if lang == "zh" else (
                record.name_en if hasattr(record, "name_en") else record.title_en)  # fmt: skip
            # After the name stands what the record comes to.
            heading = f"<h1>{escape(name)}"
            assert f"{heading}</h1>" in words or heading + {"zh": "：", "en": ": "}[lang] in words, f"{kind} {key}"
            seen += 1
    assert seen == sum(len(getattr(catalog, field)) for field in RECORDS.values())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_has_no_page_of_its_own_leads_to_the_record_that_it_is_about(lang):
    catalog = load(ROOT / "data")
    test = app("record", lang=lang)
    for field in ("phases", "investments", "indicators", "relations", "coefficients", "seats"):
        for key in list(getattr(catalog, field))[:6]:
            test.query_params["id"] = key
            test.query_params.pop("kind", None)
            assert "atlas-facts" in shown(test.run()), key


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_unknown_record_is_a_friendly_sentence_with_near_matches(lang):
    told = {"zh": ("没有编号为", "是否要找"), "en": ("There is no record with the id", "Did you mean")}[lang]
    words = run("record", id="jiusn", lang=lang)
    assert told[0] in words and told[1] in words and "id=jiusen&amp;kind=enterprise" in words
    words = run("record", id="zzzzzzzzzz", lang=lang)
    assert told[0] in words and told[1] not in words and 'href="projects' in words
    bare = run("record", lang=lang)
    assert {"zh": "条记录，一条一页：", "en": "records, a page for each: "}[lang] in bare
    ways = re.findall(
        r'<a [^>]*href="([^"]+)"', bare[bare.index("atlas-starts") : bare.index("</ul>", bare.index("atlas-starts"))]
    )
    assert len(ways) == len(set(ways)) >= 15 and "kind=deposit" in bare, "each once, and some of each kind"


@pytest.mark.parametrize("value", GARBAGE, ids=lambda v: ascii(v)[:20])
def test_a_garbage_id_never_breaks_the_page_of_records(value):
    words = run("record", id=value, kind=value)
    assert "<h1>" in words and "<script>alert" not in words and len(words) < 200_000


def test_links_to_records_keep_the_filters():
    words = run("overview", place="linwu", day="2025-05-31", lang="en")
    links = re.findall(r'<a class="atlas-rec" href="record\?([^"]*)"', words)
    assert len(links) > 5
    assert all("place=linwu" in a and "day=2025-05-31" in a and "lang=en" in a for a in links)
    assert all("lang" not in a and "place" not in a for a in re.findall(r'href="record\?([^"]*)"', run("overview")))


def test_a_record_stays_when_the_language_changes():
    test = app("record", id="jiusen", kind="enterprise").run()
    shown(test)
    test.session_state["lang"] = "en"
    assert "<h1>Jiusen" in shown(test.run())
    assert "id" in test.query_params


def test_the_ledger_is_chosen_by_the_address():
    everything = app("sources").run()
    shown(everything)
    test = app("sources", grade="A", only="rivals", quantity="capacity").run()
    shown(test)
    frame = next(t.value for t in test.dataframe if "measure" in t.value.columns)
    whole = next(t.value for t in everything.dataframe if "measure" in t.value.columns)
    assert 0 < len(frame) < len(whole) and set(frame["grade"]) == {"A"}
    assert test.session_state["grade"] == ["A"] and test.query_params["only"] in ("rivals", ["rivals"])
    none = app("sources", grade="C", quantity="share").run()
    assert "没有符合条件的数值" in shown(none)


@pytest.mark.parametrize("by", ["party", "place", "table"])
def test_the_amounts_are_arranged_as_the_address_says(by):
    test = app("investment", by=by).run()
    words = shown(test)
    assert test.session_state["by"] == by and test.query_params["by"] in (by, [by])
    assert ("atlas-list" in words.split("</style>")[-1]) == (by != "table")
    assert any("party_name" in t.value.columns for t in test.dataframe) == (by == "table")
    assert "by" not in app("investment", by="zzz").run().query_params


def test_where_no_source_speaks_nothing_is_missing():
    words = run("sources", place="anren")
    assert "安仁县：没有来源给出数值" in words and "看全部 ›" in words and "来源都有说明" not in words
    assert 'href="investment?place="' in run("investment", place="anren")


FITS = ("符合所选条件", "没有来源")  # what the filters hide, and of what no source speaks


@pytest.mark.parametrize("page", ["projects", "road", "sources", "data", "research", "enterprises"])
@pytest.mark.parametrize(
    ("asked", "hidden"),
    [({"q": "zzzz"}, True), ({"place": "anren", "q": "zzzz"}, True), ({"place": "anren"}, False)],
    ids=["search", "both", "place"],
)
def test_a_page_tells_what_is_filtered_away_from_what_no_source_tells(page, asked, hidden):
    words = run(page, **asked)
    if page == "road" and not hidden:
        assert "1 件大事" in words, "a source tells of one there"
        return
    words = words.replace("这不等于没有来源说到", "")
    assert [said in words for said in FITS] == [hidden, not hidden]


def test_a_picture_that_the_filters_empty_is_no_silence_either():
    assert "没有符合所选条件的。" in run("projects", product="cell_pilot") and "没有来源写下期限" not in run(
        "projects", product="cell_pilot"
    )
    assert "没有符合所选条件的研发与中试项目" in run("research", q="湘南学院")


def _clear_button(test):
    return next((b for b in test.button if b.label in ("清除筛选", "Clear filters")), None)


def _clear(test):
    button = _clear_button(test)
    assert not button.disabled
    button.click()
    return test.run()


@pytest.mark.parametrize(("page", "asked"), [("road", {"level": "province", "kind": "policy"}),
                                             ("sources", {"grade": "A", "only": "rivals", "quantity": "capacity"})])  # fmt: skip
def test_clearing_the_filters_clears_those_of_the_page_too(page, asked):
    plain = app(page, **asked).run()
    chosen = [name for name in asked if plain.session_state[name]]
    assert chosen == list(asked)
    shown(_clear(plain))
    assert [name for name in asked if plain.session_state[name] or name in plain.query_params] == []


def test_filters_of_a_page_are_cleared_from_another():
    test = app("road", level="province").run()
    test.switch_page("pages/projects.py")
    test.query_params.clear()
    shown(_clear(test.run()))
    test.switch_page("pages/road.py")
    test.query_params.clear()
    shown(test.run())
    assert test.session_state["level"] == []


def test_the_navigation_leaves_out_records_and_shows_the_wall_apart():
    source = (ROOT / "dashboard.py").read_text("utf-8")
    shown = source[source.index("pages = [") : source.index("]")]
    assert (
        'page("record")' not in shown and 'page("wall")' not in shown and "header.header(pages, wall, page)" in source
    )


def test_there_is_nothing_to_clear_where_nothing_is_filtered():
    for test in (app("road"), app("record", id="linwu", kind="place")):
        assert _clear_button(test.run()) is None


def test_no_heading_skips_a_level():
    """For readers who go from heading to heading; the pages' own order of drawing is theirs too."""
    for page in PAGES:
        for query in ({}, {"place": "linwu"}, {"q": "zzzz"}, {"id": "linwu", "kind": "place"}):
            levels = [int(n) for n in re.findall(r"<h([1-6])\b", run(page, **query))]
            skips = [pair for pair in zip([0, *levels], levels, strict=False) if pair[1] > pair[0] + 1]
            assert levels[:1] == [1] and not skips, f"{page} {query}: {levels}"
