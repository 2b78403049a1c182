"""Dates: the text is the precision, intervals compare as intervals, and nothing but the allowed forms gets in."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.words.dates import PartialDate, months_at_most, months_between

YEARS = st.integers(1900, 2100)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
PLAIN = st.one_of(
    YEARS.map(str),
    st.builds("{}-H{}".format, YEARS, st.integers(1, 2)),
    st.builds("{}-Q{}".format, YEARS, st.integers(1, 4)),
    st.builds("{}-{:02}".format, YEARS, st.integers(1, 12)),
    DAYS.map(date.isoformat),
)
PLAIN_DATES = PLAIN.map(PartialDate)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-H1", "2025-01-01", "2025-06-30"),
        ("2025-H2", "2025-07-01", "2025-12-31"),
        ("2025-Q1", "2025-01-01", "2025-03-31"),
        ("2025-Q4", "2025-10-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-02", "2025-02-01", "2025-02-28"),
        ("2025-05-31", "2025-05-31", "2025-05-31"),
        ("2021/2022-03", "2021-01-01", "2022-03-31"),
    ],
)
def test_a_date_stands_for_an_interval(text: str, first: str, last: str) -> None:
    partial = PartialDate(text)
    assert (partial.first.isoformat(), partial.last.isoformat()) == (first, last)
    assert str(partial) == text


@pytest.mark.parametrize(
    "text",
    ["", "25", "2025-1", "2025-13", "2025-00", "2025-02-30", "2025-02-00", "2025-H3", "2025-Q0", "2025-Q5", "2025-h1", "1899",
     "2101", "２０２５", "2025 ", "2025-04-30T00:00", "2025/", "/2025", "2025/2025", "2025/2024", "2024/2025/2026", "2025/2025-06",
     "2025-06/2025"],
)  # fmt: skip
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^(is|has) "):
        PartialDate(text)


@given(PLAIN)
def test_the_text_is_the_precision(text: str) -> None:
    partial = PartialDate(text)
    assert str(partial) == partial.text == text
    assert partial == PartialDate(text)
    days = (partial.last - partial.first).days + 1
    longest = {4: range(365, 367), 7: range(28, 185), 10: range(1, 2)}[len(text)]
    assert days in longest


@given(st.text(alphabet="0123456789-/HQ", max_size=12) | st.text(max_size=12))
def test_a_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        partial = PartialDate(text)
    except ValueError:
        return
    assert partial.text == text
    assert partial.first <= partial.last


@given(PLAIN_DATES, PLAIN_DATES)
def test_two_dates_are_in_order_or_overlap(one: PartialDate, other: PartialDate) -> None:
    assert [one.is_before(other), other.is_before(one), one.overlaps(other)].count(True) == 1
    assert one.overlaps(other) == other.overlaps(one)
    if one.is_before(other):
        assert one.sort_key < other.sort_key


@given(PLAIN_DATES, PLAIN_DATES, PLAIN_DATES)
def test_being_before_carries_over(a: PartialDate, b: PartialDate, c: PartialDate) -> None:
    if a.is_before(b) and b.is_before(c):
        assert a.is_before(c)


@given(PLAIN_DATES, DAYS)
def test_what_is_surely_by_a_day_may_be_by_it_too(partial: PartialDate, day: date) -> None:
    assert partial.is_by(day) == (partial.last <= day or partial.first <= date.today() <= day)
    assert partial.is_by(day) <= partial.may_be_by(day)
    assert not PartialDate(day.isoformat()).is_before(PartialDate(day.isoformat()))
    assert PartialDate(day.isoformat()).is_by(day)
    assert not partial.may_be_by(partial.first - timedelta(days=1))


@given(PLAIN, PLAIN)
def test_a_span_runs_from_the_first_day_to_the_last(start: str, end: str) -> None:
    one, other = PartialDate(start), PartialDate(end)
    forward = other.first > one.first and other.last > one.last
    if forward:
        span = PartialDate(f"{start}/{end}")
        assert (span.first, span.last) == (one.first, other.last)
    else:
        with pytest.raises(ValueError, match="span"):
            PartialDate(f"{start}/{end}")


def test_what_is_said_of_a_year_that_still_runs_has_happened_already():
    today = date.today()
    this_year, day_before = PartialDate(str(today.year)), date(today.year, 1, 1) - timedelta(days=1)
    assert this_year.is_by(today)
    assert not this_year.is_by(day_before)
    assert not PartialDate(str(today.year + 1)).is_by(today)


@pytest.mark.parametrize(
    ("first", "last", "full", "begun"),
    [
        ("2021-12-30", "2024-04-17", 27, 28),
        ("2021-12-30", "2022-08", 8, 9),
        ("2025-05", "2026-11-30", 18, 18),
        ("2025-06", "2026-11-30", 17, 17),
        ("2025-05-31", "2026-11-29", 17, 18),
        ("2024-01-31", "2024-02-29", 1, 1),
        ("2022-12-08", "2023-03-23", 3, 4),
        ("2023-01-01", "2025", 35, 36),
        ("2025-03-04", "2025-03-04", 0, 0),
        ("2025-03-04", "2025-03-05", 0, 1),
        ("2025-03-04", "2024-01-01", 0, 0),
    ],
)
def test_months_are_full_from_the_last_day_and_an_upper_bound_counts_those_begun(first, last, full, begun):
    start, end = PartialDate(first), PartialDate(last)
    assert months_between(start, end) == months_between(start.last, end.last) == full
    assert months_at_most(start.last, end.last) == begun


@given(first=DAYS, last=DAYS)
def test_an_upper_bound_is_the_full_months_or_one_more(first, last):
    assert months_at_most(first, last) - months_between(first, last) in (0, 1)
