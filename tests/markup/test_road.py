"""The list of the road as markup: escaped, cited, folded where it is long, linked to what is shown and to nothing else."""

import re
from dataclasses import replace
from datetime import date

import pytest

from atlas.catalog.model import Figure
from atlas.drawings.bars import Style
from atlas.figures import landmarks
from atlas.figures import road as figures
from atlas.figures.projects import StatusRow, status_counts
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import table
from atlas.markup import road as markup
from atlas.markup.record import Known
from atlas.markup.shared.parts import Notes
from tests.figures.test_road import TODAY, event, made
from tests.samples import source


def listed(cat, lang="zh", levels=()):
    notes = Notes(cat.sources, lang)
    stories = figures.stories(cat, TODAY, figures.events(cat, TODAY, levels))
    return str(markup.events(stories, Known(cat, notes, {}))), notes


def article(page, key):
    return page.split(f'id="{key}"')[1].split("</div></details>")[0]


def test_an_event_says_all_that_belongs_to_it():
    page, notes = listed(made())
    told = article(page, "decision")
    for words in (
        "2022年8月",
        "decision题",
        "会 · 《决定》",
        "甲（主任）",
        "组数 4 个",
        '<a href="#second">',
        '<a href="#measures">',
        "#visit",
    ):
        assert words in told, words
    assert "日期 4月18日，2024年5月" in article(page, "measures")
    assert list(notes.cited) == ["paper"]


def test_in_english_no_chinese_is_left():
    page, _ = listed(made(), "en")
    assert "Jia (director)" in page
    assert [c for c in page if ord(c) > 0x2E7F] == []


def test_events_stand_under_the_year_in_which_they_begin():
    page, _ = listed(made())
    years = [part.split("</summary>")[0] for part in page.split('class="atlas-year"><summary>')[1:]]
    assert years == ["2016年 · 1 件", "2021年 · 2 件", "2022年 · 1 件", "2024年 · 2 件", "2025年 · 1 件"]


def test_an_event_that_is_not_shown_is_named_without_a_link():
    page, _ = listed(made(), levels=("province",))
    told = article(page, "measures")
    assert "decision题" in told
    assert "#decision" not in told


def test_a_list_is_folded_only_if_it_is_long():
    entries = tuple({"kind": "finding", "text": f"第{n}", "text_en": str(n)} for n in range(4))
    cat = made()
    for count in (3, 4):
        changed = event("visit", "2025-05-13", level="county", items=entries[:count])
        told = article(listed(replace(cat, events={**cat.events, "visit": changed}))[0], "visit")
        assert ("<details>" in told) == (count > 3)
        assert told.count("<li>") == count


def test_sources_that_agree_stand_behind_one_figure_and_others_beside_it():
    def figure(value, key):
        cells = {
            "quantity": "teams",
            "name": "组数",
            "name_en": "teams",
            "value": value,
            "unit": "个",
            "qualifier": "exact",
            "date": "2025-05",
        }
        return Figure.model_validate({**cells, "source": key, "locator": "p. 1"})

    cat = made()
    changed = event("visit", "2025-05-13", figures=(figure("4", "paper"), figure("4", "late"), figure("5", "late")))
    cat = replace(cat, events={**cat.events, "visit": changed}, sources={**cat.sources, "late": source("late")})
    told = article(listed(cat)[0], "visit").split("数值")[1].split("</p>")[0]
    assert told.count("组数 4 个") == 1
    assert told.count("组数 5 个") == 1
    assert told.split("组数 5 个")[0].count("#fn-") == 2


def test_papers_stand_side_by_side_with_what_is_new_in_them():
    cat = made()
    page = markup.drafts(landmarks.drafts(cat, TODAY), Notes(cat.sources, "zh"))
    assert page.count("<th") - page.count("<thead") == page.count("<td") == 2
    assert page.index("first题") < page.index(">一</li>") < page.index(">措施</li>")
    assert page.count('class="new"') == 3


def test_no_event_that_fits_is_not_no_event():
    line = landmarks.landmarks(made(), TODAY)
    assert markup.title(line, "南县", 0, "zh").startswith("南县没有单独的大事")
    assert markup.title(line, "南县", 0, "zh", narrowed=True).startswith("南县没有符合所选条件的大事")


def steps(cat, ladder, chosen=TODAY):
    line = landmarks.landmarks(cat, chosen)
    style = Style("zh", {}, "2026年6月1日", "#1B7F5C")
    return markup.steps(line, ladder, style, "2026-06-01", Notes(cat.sources, "zh"))


def test_landmarks_are_dated_and_cited_with_the_months_between():
    cat = made()
    page = steps(cat, table(StatusRow, ()))
    assert page.count("<li") == page.count('href="#fn-1"') == 4
    assert "2021年12月30日" in page
    assert re.findall(r"<i [^>]*>(\d*)</i>(?:<em>(.*?)</em>)?", page) == [
        ("1", ""), ("2", "8 个月后"), ("3", "19 个月后"), ("4", "12 个月后")]  # fmt: skip
    assert not re.search(r"<(s|hr|svg)[ >]", page), "no line whose length would stand for time"
    assert "全省" not in page
    assert "全省" in steps(cat, table(StatusRow, ()), replace(TODAY, places=("south",)))


def test_the_road_leads_to_where_the_projects_stand_now():
    cat = made()
    told = steps(cat, status_counts(cat, TODAY)).split("2026年6月1日")[1]
    assert "2 期的现状" in told and "建设中\u00a01" in told and "来源未注明\u00a01" in told
    assert told.index("建设中") < told.index("来源未注明")
    assert "#fn-1" in told and 'href="projects' in told
    assert "2026年6月1日" not in steps(cat, status_counts(cat, TODAY).where(lambda r: not r.status))


@pytest.mark.parametrize(
    ("day", "where", "lang", "said"),
    [
        (TODAY.day, "", "zh", "一件建议，8 个月成市级决定，27 个月成省级 1 条措施"),
        (TODAY.day, "南县", "zh", "南县 5 件大事；一件建议，8 个月成市级决定，27 个月成省级 1 条措施"),
        (TODAY.day, "", "en", "One proposal: a city decision after 8 months, 1 provincial measure after 27 months"),
        (
            TODAY.day,
            "South",
            "en",
            "South, 5 events; one proposal: a city decision after 8 months, 1 provincial measure after 27 months",
        ),
        (date(2022, 1, 1), "", "zh", "一件建议，尚未见决定"),
        (date(2010, 1, 1), "", "zh", "政策与督办"),
    ],
)
def test_the_finding_tells_what_became_of_the_proposal(day, where, lang, said):
    assert markup.title(landmarks.landmarks(made(), Selection(day)), where, 5, lang) == said


def test_the_lead_counts_what_stands_above_apart():
    own = figures.events(made(), TODAY)
    assert markup.lead(own, 0, "zh", whole=True) == "7 件大事，自2016年第4季度至2025年5月13日；间隔由本站按满月计。"
    assert markup.lead(own, 3, "zh", whole=False) == "间隔由本站按满月计。另有 3 件市级、省级大事，标灰。"
    assert markup.title((), "南县", 0, "zh") == "南县没有单独的大事；政策与督办"


def test_the_chronicle_is_folded_and_sets_back_what_stands_above():
    cat = made()
    stories = figures.stories(cat, TODAY, figures.events(cat, TODAY))
    page = markup.events(stories, Known(cat, Notes(cat.sources, "zh"), {}), frozenset({"measures"}))
    assert " open" not in page
    assert page.count('class="atlas-event above"') == 1 and page.count('class="atlas-event"') == 6


def test_a_note_has_no_ids_and_no_dates_as_numbers():
    cat = made()
    nasty = event("visit", "2025-05-13", note="见报于2024-06-03（late-2024），见 late-2024", note_en="seen 2024-06-03")
    cat = replace(cat, events={**cat.events, "visit": nasty}, sources={**cat.sources, "late-2024": source("late-2024")})
    told = article(listed(cat)[0], "visit").split("注")[1]
    words = re.sub("<[^>]+>", "", told)
    assert "见报于2024年6月3日[2]，见 " in words
    assert "late-2024" not in words.replace("《late-2024》", "")
    assert "seen 3 Jun 2024" in article(listed(cat, "en")[0], "visit")


def test_markup_in_the_data_is_text():
    cat = made()
    nasty = event("visit", "2025-05-13", summary="<script>x</script>", summary_en="x", title="<q>t", by='"某&')
    page, _ = listed(replace(cat, events={**cat.events, "visit": nasty}))
    assert "<script" not in page
    assert "<q>" not in page
    assert "&lt;script&gt;" in page


def test_a_tall_picture_is_so_where_its_labels_need_it():
    told = markup.tall("chart-road", 900, 900)
    assert "max-width:1060px" in told and ".st-key-chart-road .stPlotlyChart{height:900px" in told
    assert "max-width:1000px" in markup.tall("chart-road", 100, 900)
    assert 'stroke-width: 2.5px"]' in told, "the width of a thread, which no other line has"
