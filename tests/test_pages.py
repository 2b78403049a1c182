"""Every page by AppTest: it runs, on any filter and any address, and goes on when the data break under it."""

import random
import shutil
import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[1]
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
    return " ".join(str(e.body) for e in test.get("html") if "<style>" not in str(e.body)[:8])


def run(page: str, **query: str) -> str:
    return shown(app(page, **query).run())


@each_page
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_runs(name, lang):
    words = run(name, lang=lang)
    assert "<h1>" in words


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
    test = app("projects", **dict.fromkeys(("place", "stage", "product", "status", "day", "lang", "table", "id", "x"), value)).run()
    words = shown(test)
    assert "<script>" not in words
    assert test.session_state["place"] in ([], ["linwu"])
    assert test.session_state["day"] == ""
    assert test.session_state["lang"] == "zh"


@pytest.mark.parametrize("value", GARBAGE, ids=lambda v: ascii(v)[:20])
def test_any_search_is_a_search(value):
    words = run("overview", q=value)
    assert "<script>" not in words


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
    assert (state["place"], state["status"], state["q"], state["day"]) == (["linwu"], ["commissioning", "operating"], "安能", "2025-05-31")
    test.sidebar.multiselect(key="place").set_value(["yizhang"]).run()
    shown(test)
    assert test.query_params["place"] in ("yizhang", ["yizhang"])
    test.sidebar.button[0].click().run()
    shown(test)
    assert not {"place", "status", "q", "day"} & set(test.query_params)
    assert test.query_params["lang"] in ("en", ["en"])


def test_what_is_filtered_is_said_in_words():
    assert "筛选: 地区 临武县; 搜索 安能" in run("overview", place="linwu", q="安能")
    assert "Filtered by Place: Linwu County" in run("overview", place="linwu", lang="en")


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """A copy of data and config that a test may break."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(ROOT / "config.yaml", tmp_path)
    monkeypatch.setenv("ATLAS_CONFIG", str(tmp_path / "config.yaml"))
    return tmp_path


def test_pages_go_on_while_the_data_are_broken_and_move_on_when_they_are_mended(copy):
    test = app("projects").run()
    before = shown(test)
    file = copy / "data" / "investments.csv"
    good = file.read_bytes()
    file.write_bytes(good.replace(b",406,", ",４０６,".encode()))
    time.sleep(0.6)
    words = shown(test.run())
    assert "页面暂用此前的版本" in words and "full-width" in words and "data/investments.csv:" in words
    assert before.split("<h1>")[1][:200] in words, "the page itself is as it was"
    file.write_bytes(good.replace("上海安能—临武协议".encode(), "上海安能—临武大协议".encode()))
    time.sleep(0.6)
    assert "页面暂用此前的版本" not in shown(test.run())
    assert "上海安能—临武大协议" in shown(app("overview").run()) + str(app("overview").run())


def test_a_dashboard_started_on_broken_data_shows_the_problems_and_heals(copy):
    file = copy / "data" / "places.yaml"
    good = file.read_bytes()
    file.write_bytes(good.replace(b"role: core", b"role: corre"))
    test = app("overview").run()
    assert "did you mean &#x27;core&#x27;?" in shown(test)
    file.write_bytes(good)
    time.sleep(0.6)
    assert "<h1>" in shown(test.run()) and "did you mean" not in shown(test)


def test_a_broken_config_is_told_like_broken_data(copy):
    (copy / "config.yaml").write_text("title: x\nlanguage: fr\n", "utf-8")
    words = shown(app("overview").run())
    assert "config.yaml:2: language" in words


def test_another_region_runs_from_its_own_folder(monkeypatch):
    monkeypatch.setenv("ATLAS_CONFIG", str(ROOT / "tests" / "regions" / "tiny" / "config.yaml"))
    for name in PAGES:
        words = run(name)
        assert "临武" not in words and "郴州" not in words, f"{name} speaks of the first region"
