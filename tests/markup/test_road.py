"""The list of the road as markup: escaped, cited, folded where it is long, linked to what is shown and to nothing else."""

import re
from dataclasses import replace

from atlas.catalog.model import Figure
from atlas.figures import road as figures
from atlas.figures.projects import StatusRow, status_counts
from atlas.figures.shared.table import table
from atlas.markup import road as markup
from atlas.markup.parts import Notes
from atlas.markup.record import Known
from tests.figures.test_road import TODAY, event, made
from tests.samples import source


def listed(cat, lang="zh", levels=()):
    notes = Notes(cat.sources, lang)
    stories = figures.stories(cat, TODAY, figures.events(cat, TODAY, levels))
    return str(markup.events(stories, Known(cat, notes, {}))), notes


def article(page, key):
    return page.split(f'id="{key}"')[1].split("</article>")[0]


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
    years = [part.split("</summary>")[0] for part in page.split("<summary>")[1:] if "年" in part.split("</summary>")[0]]
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


def test_programmes_put_what_was_settled_before_what_was_proposed():
    cat = made()
    rows = figures.programmes(cat, TODAY)
    page = markup.programmes(rows, Notes(cat.sources, "zh"))
    assert page.index("措施") < page.index("历次建议") < page.index("<li>一</li><li>二</li>")
    only = markup.programmes(rows.where(lambda r: r.kind == "proposal"), Notes(cat.sources, "zh"))
    assert "历次建议" not in only


def steps(cat, ladder):
    landmarks = figures.landmarks(figures.events(cat, TODAY))
    return markup.steps(landmarks, ladder, "2026年6月1日", "#1B7F5C", Notes(cat.sources, "zh"))


def test_landmarks_are_dated_and_cited():
    cat = made()
    page = steps(cat, table(StatusRow, ()))
    assert page.count("<li") == page.count('href="#fn-1"') == 4
    assert "2021年12月30日" in page


def test_the_road_leads_to_where_the_projects_stand_now():
    cat = made()
    told = steps(cat, status_counts(cat, TODAY)).split("2026年6月1日")[1]
    assert "2 期的现状" in told and "建设中 1" in told and "来源未注明 1" in told
    assert told.index("建设中") < told.index("来源未注明")
    assert "#fn-1" in told and 'href="projects' in told
    assert "2026年6月1日" not in steps(cat, status_counts(cat, TODAY).where(lambda r: not r.status))


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
    nasty = event("visit", "2025-05-13", summary="<script>x</script>", summary_en="x", title="<b>t</b>", by='"&')
    page, _ = listed(replace(cat, events={**cat.events, "visit": nasty}))
    assert "<script" not in page
    assert "<b>" not in page
    assert "&lt;script&gt;" in page


def test_a_tall_picture_is_so_where_its_labels_need_it():
    told = markup.tall("chart-road", 700, 900)
    assert "max-width:1140px" in told and ".st-key-chart-road .stPlotlyChart{height:900px" in told
    assert "max-width:1000px" in markup.tall("chart-road", 100, 900)
    assert 'stroke-width: 2.5px"]' in told, "the width of a thread, which no other line has"
