"""The sliders of the balance: what the address asks for counts, is put at its end with a word, or is ignored; back with one click."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.test_pages import app, run, shown


def sliders(test: AppTest) -> dict[str, float]:
    return {s.key: float(s.value) for s in test.slider}


START = {"li2o": 0.268, "flotation": 75.87, "extraction": 90.0, "mix": 100.0, "scrap": 4.0}


def test_it_begins_at_the_sourced_values() -> None:
    test = app("balance").run()
    assert sliders(test) == START
    assert not [b for b in test.button if b.label == "恢复来源所给的值"], "nothing was moved"


def test_the_address_moves_a_slider_and_the_picture() -> None:
    before, after = run("balance"), run("balance", li2o="0.5")
    assert "1.63 万吨/年（" in before and "1.63 万吨/年（" not in after
    assert sliders(app("balance", li2o="0.5", mix="40", other="nmc622-li").run()) == {
        **START,
        "li2o": 0.5,
        "mix": 40.0,
    }


@pytest.mark.parametrize(("asked", "counts"), [("9", 0.5), ("-1", 0.154), ("1e300", 0.5)])
def test_what_lies_beyond_the_sources_is_put_at_the_end_with_a_word(asked: str, counts: float) -> None:
    test = app("balance", li2o=asked).run()
    assert sliders(test)["li2o"] == counts
    assert "超出来源的范围，已取到端点：矿石品位" in shown(test)


@pytest.mark.parametrize("asked", ["", "abc", "nan", "inf", "-inf", "0,4", "<b>", "９９", "1" * 4000, "None"])
def test_garbage_in_the_address_is_ignored_or_put_at_the_end(asked: str) -> None:
    test = app("balance", li2o=asked, mix=asked, other=asked, state=asked).run()
    assert not test.exception
    assert sliders(test)["li2o"] in (0.268, 0.5)
    assert "nan" not in shown(test)


def test_one_click_leads_back() -> None:
    test = app("balance", li2o="0.4", scrap="20").run()
    test.button(key=next(b.key for b in test.button if b.label == "恢复来源所给的值")).click().run()
    assert sliders(test) == START
    assert "li2o" not in test.query_params and "scrap" not in test.query_params


def test_a_slider_that_is_moved_stands_in_the_address_and_survives_another_page() -> None:
    test = app("balance").run()
    test.slider(key="li2o").set_value(0.4).run()
    assert test.query_params["li2o"] in ("0.4", ["0.4"])
    test.switch_page("pages/road.py").run()
    test.switch_page("pages/balance.py").run()
    assert sliders(test)["li2o"] == 0.4


def test_as_of_an_earlier_day_the_ladder_is_that_of_the_day() -> None:
    words = run("balance", day="2023-06-30")
    assert "4.5 万吨/年" not in words and "2 万吨/年" in words
