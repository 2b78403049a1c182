"""Numbers, dates and qualifiers as words; labels of the closed words; Chinese names in order and found by pinyin."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.words import names, text, vocab
from atlas.words.quantity import Quantity


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "zh", "en"),
    [
        ("360", "万吨/年", "exact", "360 万吨/年", "3.6 Mt/a"),
        ("2.5", "万吨/年", "at_least", "≥ 2.5 万吨/年", "≥ 25 kt/a"),
        ("2000", "吨/年", "exact", "2000 吨/年", "2 kt/a"),
        ("260", "亿元", "about", "约 260 亿元", "about CNY 26 bn"),
        ("1400", "亿元", "more_than", "> 1400 亿元", "> CNY 140 bn"),
        ("176221.21", "万元", "exact", "17.62 亿元", "CNY 1.76 bn"),
        ("1.5", "GWh", "exact", "1.5 GWh", "1.5 GWh"),
        ("4.9", "亿吨", "exact", "4.9 亿吨", "490 Mt"),
        ("0.268", "%", "exact", "0.268%", "0.268%"),
        ("0.08896", "kg/kWh", "exact", "0.089 kg/kWh", "0.089 kg/kWh"),
        ("20", "家", "more_than", "> 20 家", "> 20 firms"),
        ("1", "家", "exact", "1 家", "1 firm"),
        ("1", "家", "more_than", "> 1 家", "> 1 firm"),
        ("0", "家", "exact", "0 家", "0 firms"),
        ("1", "年", "exact", "1 年", "1 year"),
        ("1.5", "年", "exact", "1.5 年", "1.5 years"),
        ("1", "名", "exact", "1 名", "1 person"),
        ("1200", "名", "exact", "1200 名", "1,200 people"),
        ("9999", "个", "exact", "9999 个", "9,999"),
        ("10000", "个", "exact", "10,000 个", "10,000"),
        ("14400", "个", "exact", "14,400 个", "14,400"),
        ("1440.5", "GWh", "exact", "1440.5 GWh", "1,440.5 GWh"),
        ("1", "个月", "about", "约 1 个月", "about 1 month"),
        ("1", "次/年", "exact", "1 次/年", "1 time a year"),
        ("2", "次", "exact", "2 次", "2 times"),
        ("0.5", "GWh", "up_to", "≤ 500 MWh", "≤ 500 MWh"),
        ("0", "万吨/年", "exact", "0 万吨/年", "0 Mt/a"),
    ],
)
def test_quantity_as_words(value, unit, qualifier, zh, en):
    amount = Quantity(Decimal(value), unit, qualifier)
    assert (text.quantity(amount, "zh"), text.quantity(amount, "en")) == (zh, en)


def test_unquantified_is_told_in_the_source_words():
    amount = Quantity(None, "亿元", "unquantified")
    assert text.quantity(amount, "zh", "数百亿元") == "数百亿元"
    assert text.quantity(amount, "en") == "not quantified"


@pytest.mark.parametrize(
    ("written", "zh", "en"),
    [
        ("2025", "2025年", "2025"),
        ("2025-04", "2025年4月", "Apr 2025"),
        ("2025-04-09", "2025年4月9日", "9 Apr 2025"),
        ("2025-H1", "2025年上半年", "H1 2025"),
        ("2025-H2", "2025年下半年", "H2 2025"),
        ("2016-Q4", "2016年第4季度", "Q4 2016"),
        ("2021/2022-08", "2021年—2022年8月", "2021 – Aug 2022"),
        ("", "—", "—"),
    ],
)
def test_dates_are_as_precise_as_written(written, zh, en):
    assert (text.day(written, "zh"), text.day(written, "en")) == (zh, en)


@pytest.mark.parametrize(("value", "zh"), [("9999.994", "9999.99"), ("9999.996", "10,000"), ("-2000", "-2000")])
def test_a_chinese_number_has_a_comma_from_10_000_on(value, zh):
    assert text.number(Decimal(value), "zh") == zh


@given(st.decimals(0, 10**9, allow_nan=False, allow_infinity=False, places=3), st.sampled_from(["zh", "en"]))
def test_a_number_is_never_off_by_more_than_its_last_digit(value, lang):
    shown = Decimal(text.number(value, lang).replace(",", ""))
    assert (
        abs(shown - value) <= max(Decimal("0.005"), Decimal(0))
        if value >= 1
        else abs(shown - value) <= Decimal("0.0005")
    )


def test_closed_words_have_both_labels():
    for name in (
        "STATUS",
        "BASIS",
        "STAGE",
        "PRODUCT",
        "SEGMENT",
        "INVESTMENT_KIND",
        "EVENT_KIND",
        "LEVEL",
        "QUANTITY",
        "PROGRESS",
    ):
        for word in getattr(vocab, name).values():
            assert word.zh and word.en, f"{name}: {word.id}"
            assert not re.search(r"[\u4e00-\u9fff]", word.en + word.en_means), f"{name}: {word.id}"


def test_every_status_has_a_progress():
    assert set(vocab.PROGRESS_OF) == {*vocab.STATUS, ""}
    assert {*vocab.PROGRESS_OF.values(), "expected"} == set(vocab.PROGRESS)  # a capacity's sense, not its status


def test_names_sort_by_pinyin():
    assert sorted(["郴州", "永兴县", "安仁县", "临武县", "桂东县", "桂阳县"], key=names.order) == [
        "安仁县", "郴州", "桂东县", "桂阳县", "临武县", "永兴县"]  # fmt: skip


@pytest.mark.parametrize("query", ["临武", "linwu", "LINWU", "lin wu", "lw", "Ｌｉｎｗｕ", "  临武 ", ""])
def test_search_takes_characters_pinyin_and_initials(query):
    assert names.matches(query, ("临武县", "Linwu"))


@pytest.mark.parametrize("query", ["宜章", "yizhang", "wl", "%", "*", "临武市"])
def test_search_finds_no_more_than_it_should(query):
    assert not names.matches(query, ("临武县", "Linwu"))


@pytest.mark.parametrize(("date", "zh", "en"), [
    ("2025-11-10", "2025-11", "2025-11"), ("2025", "2025", "2025"), ("2025-H1", "2025年上半年", "H1 2025"), ("", "", ""),
    ("2016-Q4", "2016年第4季度", "Q4 2016"), ("2025-05-20/2025-05-21", "2025-05", "2025-05"),
    ("2025-05-13/2025-12", "2025-05—2025-12", "2025-05 – 2025-12"), ("2025-Q1/2025-Q3", "2025年第1季度—2025年第3季度", "Q1 2025 – Q3 2025"),
])  # fmt: skip
def test_a_date_in_a_column_is_no_code(date, zh, en):
    assert (text.brief(date, "zh"), text.brief(date, "en")) == (zh, en)
