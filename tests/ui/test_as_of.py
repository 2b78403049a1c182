"""As of a day: ``?as_of=`` redraws every page as known on that day, and no row of any of its tables is dated later."""

from datetime import date
from functools import partial

import pytest
import streamlit

from atlas.ui.shared import parts
from atlas.words.dates import PartialDate
from tests.ui.test_pages import PAGES, app, run, shown

DATES = ("date", "status_date", "published", "since")
DAYS = ("2022-06-30", "2023-06-30", "2024-12-31", "2025-06-18")


def late(rows, day):
    """The dates of rows that are not known by the day; what is only planned has its date still to come."""
    for row in rows:
        if getattr(row, "basis", "") != "planned":
            dated = [str(found) for name in DATES if (found := getattr(row, name, ""))]
            yield from (text for text in dated if not PartialDate(text).is_by(day))


@pytest.fixture
def tables(monkeypatch):
    """Every table that a page shows, those behind a click too."""
    seen = []
    drawn = parts.linked
    monkeypatch.setattr(parts, "linked", lambda rows, *more: seen.append(rows) or drawn(rows, *more))
    monkeypatch.setattr(streamlit, "expander", partial(streamlit.expander, expanded=True))
    return seen


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("page", [p for p in PAGES if p not in ("wall", "record")])
def test_no_row_of_a_page_is_dated_later(page, day, tables):
    run(page, day=day)
    found = {(rows.kind.__name__, text) for rows in tables for text in late(rows, date.fromisoformat(day))}
    assert found == set()


def test_a_later_date_is_seen(tables):
    run("changes")
    assert any(list(late(rows, date(2023, 6, 30))) for rows in tables)


@pytest.mark.parametrize("page", ["overview", "projects", "changes"])
def test_as_of_is_another_name_for_the_day(page):
    test = app(page, as_of="2023-06-30").run()
    words = shown(test)
    assert test.session_state["day"] == "2023-06-30"
    assert "as_of" not in test.query_params and test.query_params["day"] in ("2023-06-30", ["2023-06-30"])
    plain = run(page, day="2023-06-30")
    assert words.split("<h1>")[1].split("</h1>")[0] == plain.split("<h1>")[1].split("</h1>")[0]


def test_the_day_goes_before_its_other_name_and_garbage_is_dropped():
    test = app("projects", as_of="2023-06-30", day="2024-06-30").run()
    assert test.session_state["day"] == "2024-06-30"
    test = app("projects", as_of="zzz").run()
    assert test.session_state["day"] == "" and "as_of" not in test.query_params
    test.query_params["as_of"] = "2022-12-31"
    shown(test.run())
    assert test.session_state["day"] == "2022-12-31", "a link within a visit, too"
