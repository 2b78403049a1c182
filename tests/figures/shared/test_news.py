"""The news: what feeds them, what is one thing, and what a line says. All records are written by hand."""

from dataclasses import replace
from datetime import date

import pytest

from atlas.catalog.model import Event
from atlas.figures.shared.news import news
from atlas.figures.shared.selection import Selection
from atlas.markup.shared.news import told
from tests.samples import CITED, capacity, catalog, indicator, investment, milestone, phase, project, source

ALL = Selection(date(2026, 6, 1))


def event(key, when, kind="enterprise", **more):
    cells = {
        "id": key,
        "date": when,
        "kind": kind,
        "level": "enterprise",
        "title": f"{key}题",
        "title_en": key,
        **CITED,
        **more,
    }
    return Event.model_validate(cells)


def lines(cat, lang="zh", chosen=ALL):
    return [(row.date, told(row, lang)) for row in news(cat, chosen)]


def mine(*dates, **more):
    """A mine whose parts were permitted on ``dates``."""
    parts = [phase(f"m{n}", milestones=[milestone("permitted", when, **more)]) for n, when in enumerate(dates)]
    return project("mine", stage="mining", phases=tuple(parts))


def with_events(cat, *events):
    return replace(cat, events={e.id: e for e in events})


def test_amounts_and_figures_feed_the_news_newest_first():
    cat = catalog(
        [], [investment("plant", "36.88", kind="planned_total", date="2026-01-08"), investment("deal", "10", date="2025-06-18")],
        [indicator("out", "789", quantity="output_value", unit="亿元", date="2025-12", period="2024"),
         indicator("goal", "1500", quantity="output_value", unit="亿元", kind="target", date="2025-03", period="2027")],
    )  # fmt: skip
    assert lines(cat) == [
        ("2026-01-08", "公布plant，计划总投资 36.88 亿元"), ("2025-12", "公布out（2024年）：789 亿元"), ("2025-06-18", "deal：签约 10 亿元"),
        ("2025-03", "定下goal（2027年）：1500 亿元")]  # fmt: skip
    assert lines(cat, "en")[0][1] == "Announced: plant, CNY 3.69 bn in total"
    assert all(row.cited for row in news(cat, ALL))


@pytest.mark.parametrize(
    "left_out",
    [
        {"source": "weak"},
        {"rejected": "算错", "rejected_en": "miscounted"},
        {"value": None, "qualifier": "unquantified", "stated": "很多", "stated_en": "much"},
        {"date": "2026-07"},
    ],
    ids=["grade C", "refused", "no number", "later"],
)
def test_what_does_not_stand_is_no_news(left_out):
    sums = [investment("deal", **{"value": "10", **left_out})]
    figures = [indicator("out", **{"value": "10", "quantity": "output_value", "unit": "亿元", **left_out})]
    assert lines(catalog([], sums, figures, (), [source("weak", "C")])) == []
    assert (
        len(
            lines(
                catalog([], [investment("deal", "10")], [indicator("out", "1", quantity="output_value", unit="亿元")])
            )
        )
        == 2
    )


def test_a_figure_about_a_test_or_a_mine_is_no_news_of_the_industry():
    assert lines(catalog([], [], [indicator("grade", "2", quantity="ore_grade", unit="%")])) == []
    forecast = indicator("hope", "9", quantity="output_value", unit="亿元", kind="forecast")
    assert lines(catalog([], [], [forecast])) == []


def test_one_licence_told_three_times_is_one_line():
    permits = mine("2025-11-10", "2025-11-10")
    whole = permits.model_copy(update={"milestones": (milestone("permitted", "2025-10-31"),)})
    licence = event("licence", "2025-09-19/2025-10-31", "resource", projects=("mine",))
    assert lines(with_events(catalog([whole]), licence)) == [("2025-10-31", "licence题")]


@pytest.mark.parametrize(
    ("second", "count"), [("2025-11-10", 1), ("2025-11-30", 1), ("2025-12-02", 2), ("2025-09-01", 2)]
)
def test_a_month_apart_is_one_thing_and_more_is_two(second, count):
    assert len(lines(catalog([mine("2025-10-31", second)]))) == count


def test_phases_that_took_one_step_share_a_line_and_other_steps_do_not():
    assert lines(catalog([mine("2025-10-31", "2025-11-05")])) == [("2025-10-31", "mine项目 m0期、m1期获批")]
    both = project("mill", milestones=(milestone("announced", "2025-10-01"), milestone("construction", "2025-10-09")))
    assert [said for _, said in lines(catalog([both]))] == ["mill项目开工", "公布mill项目"]


def test_what_was_only_found_so_is_told_as_a_state():
    assert lines(catalog([mine("2025-05", basis="reported")])) == [("2025-05", "mine项目：已获批")]


def test_an_event_is_the_same_thing_only_where_the_same_source_tells_of_the_same_project():
    cat = catalog([mine("2025-10-31")], (), (), (), [source("other")])

    def count(**more):
        return len(lines(with_events(cat, event("e", "2025-10-31", **{"projects": ("mine",), **more}))))

    assert count() == 1
    assert count(source="other") == 2
    assert count(projects=()) == 2
    assert count(kind="supervision") == 2, "a visit is no step of the project"


def test_the_money_of_a_step_is_in_its_line():
    works = project("mill", milestones=(milestone("announced", "2025-05-10"),))
    cat = catalog([works], [investment("sum", "20", kind="planned_total", project="mill", date="2025-05-20")])
    assert lines(cat) == [("2025-05-10", "公布mill项目，计划总投资 20 亿元")]
    later = catalog([works], [investment("sum", "20", kind="planned_total", project="mill", date="2025-08-20")])
    assert len(lines(later)) == 2


def test_a_capacity_of_the_same_source_is_in_the_line_of_the_step_with_its_source():
    def works(cited):
        part = phase("m1", [capacity("ore", "300", "万吨/年", source=cited)], [milestone("operating", "2025-05-10")])
        return catalog([project("mill", phases=(part,))], (), (), (), [source("other")])

    assert lines(works("paper")) == [("2025-05-10", "mill项目投产，选矿（原矿处理） 300 万吨/年")]
    assert lines(works("other")) == [("2025-05-10", "mill项目投产")], (
        "of which another source tells is not in that news"
    )


def test_two_sources_of_one_figure_are_one_line_with_both():
    def told_by(value):
        mine = [indicator(f"i{n}", v, quantity="output_value", unit="亿元", date=when, period="2024", source=s)
                for n, (v, when, s) in enumerate((("5", "2025-05-01", "paper"), (value, "2025-05-20", "other")))]  # fmt: skip
        mine = [i.model_copy(update={"name": "产值"}) for i in mine]
        return news(catalog([], [], mine, (), [source("other")]), ALL)

    (row,) = told_by("5")
    assert {one.source for one in row.cited} == {"paper", "other"} and row.date == "2025-05-01"
    (row,) = told_by("6")
    assert row.number.amount.value == 6 and len(row.cited) == 1, "a rival that was not taken is no news"


def test_what_happened_only_outside_the_region_is_no_news_of_it():
    def told_at(*places):
        return lines(with_events(catalog(), event("e", "2025-05-10", places=places)))

    assert told_at("abroad") == []
    assert len(told_at("abroad", "north")) == len(told_at()) == 1


def test_filters_of_projects_leave_what_is_no_project():
    works = project("mill", milestones=(milestone("announced", "2025-05-10"),))
    cat = with_events(catalog([works], [investment("sum", "1")], [indicator("out", "1", quantity="output_value", unit="亿元")]),
                      event("e", "2025-05-11"))  # fmt: skip
    assert len(lines(cat)) == 4
    assert [said for _, said in lines(cat, chosen=replace(ALL, stages=("beneficiation",)))] == ["公布mill项目"]
    assert lines(cat, chosen=replace(ALL, places=("south",))) == []
    assert lines(cat, chosen=replace(ALL, query="zzz")) == []
