"""Pictures over time as JSON: each row once, dates as precise as their sources, plans hollow, labels legible on a phone."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from atlas.catalog import config as configuration
from atlas.drawings import beside, lanes
from atlas.drawings import labels as labels_
from atlas.drawings import road as drawings
from atlas.drawings.bars import Style
from atlas.figures import road as figures
from atlas.figures.shared.selection import Selection
from atlas.words.vocab import EVENT_KIND, STATUS
from tests.figures.test_road import TODAY, made
from tests.samples import catalog, milestone, phase, project

GROUNDS = ("#FFFFFF", "#0E1318")
PALETTE = configuration.load(Path(__file__).parents[2] / "config.yaml").palette
KINDS, COLOURS = PALETTE.event, {**PALETTE.status, **PALETTE.event, "muted": PALETTE.muted}


def style(lang="zh"):
    return Style(lang, COLOURS, "2026年6月1日" if lang == "zh" else "1 Jun 2026")


def pictures(cat, chosen=TODAY, lang="zh"):
    span, steps = figures.span(cat, chosen), figures.milestones(cat, chosen)
    return {
        "road": drawings.road(figures.events(cat, chosen), figures.links(cat, chosen), span, style(lang)),
        "histories": drawings.histories(steps, span, style(lang)),
        "history": drawings.history(figures.of_project(cat, "mill", chosen.day), style(lang), chosen.day),
    }


NAMES = ("road", "histories", "history")


def drawn(picture):
    return json.loads(picture.figure.to_json())


def traces(picture, mode):
    return [t for t in drawn(picture)["data"] if t["mode"] == mode]


def symbols(picture):
    """The trace with one symbol for each date: the last one of markers; the one before it holds the caps of the bars."""
    return traces(picture, "markers")[-1]


def labels(picture):
    return [re.sub(r"<[^>]+>", "|", t).replace("\u00a0", "").strip("|") for t in traces(picture, "text")[0]["text"]]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_every_picture_is_complete(name, lang):
    picture = pictures(made(), lang=lang)[name]
    figure = drawn(picture)
    assert picture.title and picture.subtitle and picture.keys
    assert picture.alt.startswith(picture.title) and len(picture.alt) > len(picture.title)
    assert figure["layout"]["showlegend"] is False
    assert {t["type"] for t in figure["data"]} == {"scatter"}
    assert "http" not in json.dumps(figure["data"])
    if lang == "en":
        words = json.dumps(
            [
                picture.title,
                picture.subtitle,
                picture.alt,
                picture.keys,
                figure["data"],
                figure["layout"]["annotations"],
            ]
        )
        assert not re.search(r"\\u[4-9][0-9a-f]{3}", words.replace("\\u300a", "").replace("\\u300b", ""))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "chosen", [replace(TODAY, query="zzz"), Selection(date(2000, 1, 1))], ids=["no match", "too early"]
)
def test_no_picture_breaks_on_nothing(name, chosen):
    drawn(pictures(made(), chosen)[name])
    drawn(pictures(replace(made(), events={}, projects={}), chosen)[name])


def test_each_event_is_one_mark_and_one_label_on_a_row_of_its_own():
    picture = pictures(made())["road"]
    marks, made_labels = symbols(picture), [t for t in traces(picture, "text")[0]["text"] if "--atlas-wide" in t]
    assert len(marks["x"]) == len(made_labels) == 7
    assert len(set(marks["y"])) == 7
    assert "first题" in labels(picture)


def test_levels_are_lanes_from_the_province_down():
    headings = [a for a in drawn(pictures(made())["road"])["layout"]["annotations"] if a["text"].startswith("<b>")]
    ordered = sorted(headings, key=lambda a: a["y"])
    assert [a["text"] for a in ordered] == ["<b>省 · 2</b>", "<b>市 · 3</b>", "<b>县 · 1</b>", "<b>企业 · 1</b>"]


def test_the_title_counts_by_level_and_tells_the_ends():
    cat = made()
    picture = pictures(cat)["road"]
    assert picture.title == "7 件大事：省 2、市 3、县 1、企业 1；首份建议在2021年12月30日，最近一件在2025年5月13日"
    few = drawings.road(
        figures.events(cat, TODAY, ("province",)), figures.links(cat, TODAY), figures.span(cat, TODAY), style()
    )
    assert few.title.startswith("2 件大事：省 2；首件在2024年4月17日")


def test_a_day_is_a_point_and_anything_longer_a_bar_of_its_length():
    bars = {tuple(t["x"][i : i + 2]) for t in traces(pictures(made())["road"], "lines") if t["line"]["width"] == 8
            for i in range(0, len(t["x"]), 3)}  # fmt: skip
    assert bars == {("2021-12-30", "2022-08-31"), ("2022-08-01", "2022-08-31"), ("2024-04-17", "2025-05-31")}
    caps = traces(pictures(made())["road"], "markers")[0]
    assert sorted(caps["x"]) == sorted(end for bar in bars for end in bar)


def test_what_lies_before_the_axis_stands_at_its_edge_with_its_date():
    picture = pictures(made())["road"]
    early = symbols(picture)["marker"]["symbol"].index("triangle-left")
    assert symbols(picture)["x"][early] < "2021-12-30"
    assert "2016年第4季度 move题" in labels(picture)


def test_a_history_that_began_before_the_axis_says_when_and_its_mark_is_whole():
    held = catalog([project(name, milestones=(milestone("construction", day),))
                    for name, day in (("old", "2009-10-28"), ("new", "2025-04"))])  # fmt: skip
    begin, day = date(2021, 12, 30), date(2026, 6, 1)
    picture = drawings.histories(figures.milestones(held, TODAY), figures.Span(begin, day, day, dated=False), style())
    assert [label.count("始于2009年") for label in labels(picture)].count(1) == 2, "phone and desktop"
    assert not any("2025年" in label for label in labels(picture)) and "更早" in picture.subtitle
    shapes = symbols(picture)["marker"]["symbol"]
    assert sorted(shapes) == ["diamond", "triangle-left"], "its mark points to what is earlier and stands at no date"
    margin = drawn(picture)["layout"]["margin"]
    assert margin["l"] >= 8 and margin["r"] >= 8, "half a mark lies beyond the end of the axis"


def test_the_axis_keeps_the_span_and_marks_the_day():
    for name in ("road", "histories"):
        layout = drawn(pictures(made())[name])["layout"]
        start, end = layout["xaxis"]["range"]
        assert start < "2021-12-30" and end > "2027-12-31"
        assert [s["x0"] for s in layout["shapes"] if s["type"] == "line" and s["line"].get("dash") == "dot"] == [
            "2026-06-01"
        ]
        assert [a["text"] for a in layout["annotations"] if "截至" in a["text"]] == ["截至 2026年6月1日"]
        assert [a["text"] for a in layout["annotations"] if re.fullmatch(r"\d{4}年", a["text"])] == [
            f"{year}年" for year in range(2022, 2028) for _ in "tb"]  # fmt: skip


@pytest.mark.parametrize(("count", "told"), [(3, 1), (20, 2)])
def test_the_day_is_told_below_too_where_its_beginning_is_far_above(count, told):
    steps = (milestone("construction", "2024"), milestone("operating", "2027", basis="planned"))
    cat = catalog([project(f"p{n}", milestones=steps) for n in range(count)])
    layout = drawn(pictures(cat)["histories"])["layout"]
    assert [a["text"] for a in layout["annotations"] if "截至" in a["text"]] == ["截至 2026年6月1日"] * told


def test_pictures_over_one_span_share_one_axis():
    ranges = [drawn(pictures(made())[name])["layout"] for name in ("road", "histories")]
    assert ranges[0]["xaxis"]["range"] == ranges[1]["xaxis"]["range"]
    assert ranges[0]["margin"]["l"] == ranges[1]["margin"]["l"] and ranges[0]["margin"]["r"] == ranges[1]["margin"]["r"]


def test_links_lead_from_an_event_to_what_follows():
    lines = [
        t
        for t in traces(pictures(made())["road"], "lines")
        if t["line"].get("dash") == "dot" and t["line"]["width"] == 1
    ]
    assert len(lines) == 1
    assert len(lines[0]["x"]) == 4 * 5, "four links, each of four points and a gap"
    picture = pictures(made())["road"]
    marks = symbols(picture)
    ends = {(x, y) for x, y in zip(marks["x"], marks["y"], strict=True)}
    bars = [t for t in traces(picture, "lines") if t["line"]["width"] == 8]
    ends |= {(t["x"][i], t["y"][i]) for t in bars for i in range(1, len(t["x"]), 3)}
    for n in range(0, 20, 5):
        for end in (n, n + 3):
            assert (lines[0]["x"][end], lines[0]["y"][end]) in ends, (
                "a link begins at the end of a date and ends at a mark"
            )


def test_the_title_of_the_histories_tells_the_latest_step():
    assert pictures(made())["histories"].title == "各期哪一步在何时：最近一步在2025年4月"
    plans = catalog([project("p", milestones=(milestone("operating", "2027", "planned"),))])
    assert pictures(plans)["histories"].title == "各期哪一步在何时：只有计划"


def test_no_label_runs_over_the_day():
    """Where a label has room before the day it ends there, behind its mark or before it; one of a plan may stand with it."""
    axis = beside.Axis(date(2021, 1, 1), date(2029, 1, 1), date(2026, 1, 1))

    def side(label, *days):
        marks = tuple(beside.Mark(date.fromisoformat(d), date.fromisoformat(d), "circle", "#123456", "") for d in days)
        figure = json.loads(lanes.draw([("", [beside.Row("a", label, marks)])], axis, style()).to_json())
        trace = next(t for t in figure["data"] if t["mode"] == "text")
        return trace["textposition"][0], trace["x"][0]

    assert side("一二三四五", "2024-01-01") == ("middle right", "2024-01-01")
    assert side("一二三四五", "2025-06-01") == ("middle left", "2025-06-01"), "behind it, it would run over the day"
    assert side("一二三四五", "2024-06-01", "2027-06-01") == ("middle left", "2024-06-01"), "not behind the plan"
    assert side("一二三四五", "2021-02-01", "2023-12-01", "2027-06-01") == ("middle right", "2021-02-01")
    assert side("一二三四五", "2027-01-01") == ("middle right", "2027-01-01")


def test_a_label_that_must_be_cut_keeps_the_status():
    name, said = "字" * 30, " · 已投产"
    told = labels_.fitted(f"{name}{said} · 17 个月无消息", f"{name}{said}", 200, (name,))
    assert told.endswith(f"…{said}") and labels_.width(told) <= 200
    assert labels_.fitted(name, name, 100, (name,)) == labels_.clipped(name, 100)


def test_a_picture_tells_the_day_only_where_the_reader_chose_it():
    for name in ("road", "histories"):
        assert "截至" not in pictures(made())[name].subtitle
        assert pictures(made(), replace(TODAY, dated=True))[name].subtitle.endswith("截至 2026年6月1日")


def test_phases_with_the_same_history_share_a_row():
    told = (milestone("announced", "2022-12-08"),)
    phases = (phase("a", (), told), phase("b", (), told), phase("c", (), (milestone("construction", "2023-03"),)))
    cat = catalog([project("three", phases=phases)])
    picture = pictures(cat)["histories"]
    assert len(set(symbols(picture)["y"])) == 2
    assert "three项目 · a期、b期 · 已宣布" in picture.alt and "three项目 · c期 · 建设中" in picture.alt
    assert "选矿" in [a["text"][3:-4] for a in drawn(picture)["layout"]["annotations"]]


def test_what_stands_above_the_chosen_places_is_grey_and_says_so():
    cat = made()
    args = figures.events(cat, TODAY), figures.links(cat, TODAY), figures.span(cat, TODAY), style()
    picture = drawings.road(*args, frozenset({"measures"}))
    assert "measures题（全省）" in labels(picture)
    colours = symbols(picture)["marker"]["color"]
    assert colours.count("#8792A0") == 1


def test_plans_are_hollow_and_only_plans():
    for name, planned in (("road", 0), ("histories", 2), ("history", 1)):
        shapes = symbols(pictures(made())[name])["marker"]["symbol"]
        assert sum(s.endswith("-open") for s in shapes) == planned


def test_a_row_of_the_histories_is_a_phase_with_all_its_steps():
    picture = pictures(made())["histories"]
    rows = symbols(picture)["y"]
    assert len(rows) == 4 and len(set(rows)) == 3
    assert {t.split("|")[-1] for t in labels(picture)} == {
        "mill项目 · 整个项目 · 已宣布",
        "mill项目 · mill-1期 · 建设中",
        "cells项目 · 计划",
    }
    assert "整个项目 · 已宣布，已 44 个月无公开消息" in picture.alt and "建设中，已 13 个月无公开消息" in picture.alt


def test_a_line_runs_from_each_step_to_the_next_in_its_colour_and_dots_from_the_last():
    def lines_of(picture, width):
        return {(t["line"]["color"], *t["x"][:2]) for t in traces(picture, "lines") if t["line"]["width"] == width}

    assert lines_of(pictures(made())["history"], 2.5) == set(), (
        "each phase has one step: what came after no source tells"
    )
    dots = [t for t in traces(pictures(made())["history"], "lines") if t["line"]["width"] == 1]
    assert [x for t in dots for x in t["x"] if x] == ["2022-09-30", "2026-06-01", "2025-04-30", "2026-06-01"]
    steps = (milestone("announced", "2022-09-30"), milestone("construction", "2025-04"))
    cat = catalog([project("mill", milestones=steps)])
    assert lines_of(pictures(cat)["history"], 2.5) == {(COLOURS["announced"], "2022-09-30", "2025-04-30")}


def test_the_history_of_a_project_says_where_each_phase_stands():
    picture = pictures(made())["history"]
    assert picture.title == "mill项目：整个项目已宣布，mill-1期建设中"
    assert [t.split("|")[-1] for t in labels(picture)] == [
        "已宣布 · 2022年9月30日，已 44 个月无公开消息", "建设中 · 2025年4月，已 13 个月无公开消息", "计划：已投产 · 2027年"]  # fmt: skip
    assert drawn(picture)["layout"]["xaxis"]["range"] == ["2022-01-01", "2027-12-31"]


def test_a_history_without_a_day_needs_none():
    picture = drawings.history(figures.of_project(made(), "mill", TODAY.day), style())
    assert [t for t in traces(picture, "lines") if t["line"]["width"] == 2.5] == []
    assert symbols(picture)["x"]


def test_hover_tells_title_date_and_source():
    picture = pictures(made())["road"]
    tip = next(t for t in symbols(picture)["customdata"] if "decision" in t)
    assert "2022年8月" in tip and "decision题" in tip and "《paper》 p. 1" in tip
    assert all(
        len(re.sub("<[^>]+>", "", line)) < 60 for t in symbols(picture)["customdata"] for line in t.split("<br>")
    )


def test_markup_in_the_data_is_text():
    cat = made()
    nasty = cat.events["visit"].model_copy(update={"title": "<b>x</b> & <script>"})
    picture = pictures(replace(cat, events={**cat.events, "visit": nasty}))["road"]
    told = json.dumps(drawn(picture)["data"])
    assert "<script" not in told and "<b>x" not in told
    assert "&lt;script&gt;" in told


def test_a_label_that_a_phone_has_no_room_for_has_a_short_twin():
    axis = beside.Axis(date(2021, 1, 1), date(2026, 1, 1))
    mark = beside.Mark(date(2023, 7, 1), date(2023, 7, 1), "circle", "#123456", "")
    long = "湖南省锂电新能源产业暨固态电池产品合作对接会与电池节"
    figure = lanes.draw([("", [beside.Row("a", long, (mark,)), beside.Row("b", "短", (mark,))])], axis, style())
    shown = next(t for t in json.loads(figure.to_json())["data"] if t["mode"] == "text")["text"]
    assert "--atlas-narrow" in shown[0] and "…" in shown[0] and f">{long}<" in shown[0]
    assert "span" not in shown[1]


def _told(label, day, **more):
    """The texts of a picture with one tall row, as (markup, height), those of a phone first."""
    axis = beside.Axis(date(2021, 1, 1), date(2026, 1, 1))
    mark = beside.Mark(date.fromisoformat(day), date.fromisoformat(day), "circle", "#123456", "")
    figure = lanes.draw([("", [beside.Row("a", label, (mark,), **more)])], axis, style(), grows=True)
    shown = next(t for t in json.loads(figure.to_json())["data"] if t["mode"] == "text")
    return sorted(
        zip((re.sub("<[^>]+>|\u00a0", "", t) for t in shown["text"]), shown["y"], strict=True), key=lambda told: told[1]
    )


def test_a_tall_row_tells_its_whole_label_on_a_phone():
    long = "Third Hunan conference on the innovative use of lithium resources, with the Linwu battery festival"
    (first, high), (second, low), *beside = _told(long, "2023-07-01")
    assert f"{first} {second}" == long
    assert high < low < 0, "two lines above the mark, for no side of it has room"
    assert [y for _, y in beside] == [0, 0], "a desktop of each of two widths has it beside the mark"
    assert [t for t, _ in _told("短", "2023-07-01")] == ["短", "短"]


def test_what_is_too_long_for_a_phone_goes_on_beside_the_mark():
    label = "The municipal people's congress checks how the decision is carried out"
    told = _told(label, "2021-02-01")
    assert sorted(y for _, y in told) == [told[0][1], 0, 0]
    assert " ".join([told[0][0], next(t for t, y in told if y == 0 and t != label)]) == label


def test_a_phone_has_the_brief_label_above_the_mark_and_the_rest_of_the_whole_beside_it():
    name = "name of a thing"
    held = {"heads": (name,), "brief": f"{name} · announced"}
    assert _told(f"{name} · announced · {'long ago ' * 8}", "2021-02-01", **held)[0][0] == f"{name} · announced"
    told = _told(f"{name} {'x' * 50} · announced · long ago", "2021-02-01", heads=(f"{name} {'x' * 50}",),
                 brief=f"{name} {'x' * 50} · announced")  # fmt: skip
    assert told[0][0].startswith(name) and told[0][0].endswith("x… · announced") and ("long ago", 0) in told


def test_a_picture_says_how_wide_it_must_be_for_its_labels():
    axis = beside.Axis(date(2021, 1, 1), date(2026, 1, 1))
    mark = beside.Mark(date(2023, 7, 1), date(2023, 7, 1), "circle", "#123456", "")
    least = [
        lanes.draw([("", [beside.Row("a", "字" * n, (mark,))])], axis, style(), grows=True).layout.meta["least"]
        for n in (1, 20, 99)
    ]
    assert least[0] < 60 < 490 < least[1] < 520 < least[2] == 980


def test_a_wide_desktop_tells_more_of_a_label_and_the_brief_one_before_a_piece_of_the_whole():
    axis = beside.Axis(date(2021, 1, 1), date(2026, 1, 1))
    mark = beside.Mark(date(2023, 7, 1), date(2023, 7, 1), "circle", "#123456", "")

    def shown(letters, **more):
        row = beside.Row("a", "字" * letters, (mark,), **more)
        figure = json.loads(lanes.draw([("", [row])], axis, style(), grows=True).to_json())
        told = next(t for t in figure["data"] if t["mode"] == "text")["text"]
        return {
            key: re.sub("<[^>]+>|\u00a0", "", t)
            for t in told
            for key in ("wide", "middle", "full")
            if f"--atlas-{key}" in t
        }

    assert shown(20) == {"wide": "字" * 20}, "the same for every desktop"
    assert shown(45) == {"middle": "字" * 38 + "…", "full": "字" * 45}
    assert shown(45, brief="短") == {"middle": "短", "full": "字" * 45}
    assert shown(99, brief="短") == {"middle": "短", "full": "短"}


def test_a_tall_picture_is_higher_on_a_phone():
    assert lanes.tall(64 + 10 * lanes.ROW_PX) == 64 + 10 * 40


def test_an_axis_without_a_whole_year_tells_its_ends():
    axis = beside.Axis(date(2021, 12, 20), date(2022, 1, 10))
    mark = beside.Mark(date(2022, 1, 1), date(2022, 1, 1), "circle", "#123456", "")
    made = lanes.draw([("x", [beside.Row("a", "短", (mark,))])], axis, style())
    assert [a.text for a in made.layout.annotations[1:]] == ["2021年12月20日", "2022年1月10日"]


def test_a_label_goes_where_it_fits():
    axis = beside.Axis(date(2021, 1, 1), date(2026, 1, 1))

    def side(*days, label="一二三四五六七八九十"):
        marks = tuple(beside.Mark(date.fromisoformat(d), date.fromisoformat(d), "circle", "#123456", "") for d in days)
        figure = json.loads(lanes.draw([("", [beside.Row("a", label, marks)])], axis, style()).to_json())
        trace = next(t for t in figure["data"] if t["mode"] == "text")
        return trace["textposition"][0], trace["x"][0]

    assert side("2021-06-01") == ("middle right", "2021-06-01")
    assert side("2025-06-01") == ("middle left", "2025-06-01")
    assert side("2021-06-01", "2025-06-01") == ("middle right", "2021-06-01"), "between the two marks"


def _contrast(a, b):
    def luminance(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_kind_has_a_shape_and_a_colour_of_its_own_that_both_grounds_show():
    assert set(drawings.KIND_SHAPE) == set(KINDS) == set(EVENT_KIND)
    assert set(drawings.STATUS_SHAPE) == set(STATUS)
    shapes, colours = drawings.KIND_SHAPE.values(), KINDS.values()
    assert len(set(shapes)) == len(shapes), "grey printing leaves the shapes"
    assert len(set(colours)) == len(colours)
    assert min(_contrast(c, ground) for c in colours for ground in GROUNDS) >= 3
    used = [s for status, s in drawings.STATUS_SHAPE.items() if status not in ("shelved", "cancelled")]
    assert len(set(used)) == len(used)


def test_a_label_breaks_at_words_and_letters_and_is_cut_where_there_is_no_room():
    assert labels_.lines("one two three", labels_.width("one two ")) == ["one two", "three"]
    assert labels_.lines("一二三", labels_.width("一二")) == ["一二", "三"]
    assert labels_.lines("unbreakable", 1) == ["unbreakable"]
    assert labels_.clipped("一二三四", labels_.width("一二三")) == "一二…"
    assert labels_.clipped("一二三", labels_.width("一二三")) == "一二三"
    assert labels_.wrapped("a<b") == "a&lt;b"
