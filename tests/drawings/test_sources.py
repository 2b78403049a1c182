"""The picture of the page of sources: claims by year and grade."""

from datetime import date

from atlas.drawings import sources as drawings
from atlas.drawings.bars import Style
from atlas.figures import sources as figures
from atlas.figures.shared.selection import Selection
from tests.samples import rivals

ALL = Selection(day=date(2026, 6, 1))
STYLE = Style("zh", {}, "2026年6月1日")


def test_the_picture_of_years_says_what_its_columns_say() -> None:
    picture = drawings.by_year(figures.by_year(rivals(), ALL), STYLE)
    figure = picture.figure.to_plotly_json()
    heights = {trace["customdata"][0].split(" · ")[1]: sum(trace["y"]) for trace in figure["data"]}
    assert heights == {"A 级": 3, "B 级": 1}
    assert picture.title == "4 条数值，其中 3 条（75%）出自官方、公司或主流媒体原文"
    assert list(figure["layout"]["xaxis"]["ticktext"]) == ["2024", "2025"]
    assert [a["text"] for a in figure["layout"]["annotations"]] == ["<b>1</b>", "<b>3</b>"]
    assert {key[0] for key in picture.keys} == {drawings.GRADE_LOOK[g][0] for g in "AB"}
    assert "2024年 A 1" in picture.alt


def test_english_years_are_not_taken_for_positions() -> None:
    figure = drawings.by_year(figures.by_year(rivals(), ALL), Style("en", {}, "1 Jun 2026")).figure.to_plotly_json()
    assert all(isinstance(x, int) for trace in figure["data"] for x in trace["x"])
    assert list(figure["layout"]["xaxis"]["ticktext"]) == ["2024", "2025"]
