"""The picture of where enterprises are: bars from zero, hatched where no source states a place."""

import json

import pytest

from atlas.drawings import enterprises as drawings
from atlas.figures import enterprises as figures
from atlas.figures.shared.selection import Selection
from tests.drawings.test_bars import style
from tests.figures.test_enterprises import ALL, DAY, sample


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_picture_of_places_starts_at_zero_and_hatches_the_unknown(lang):
    picture = drawings.where(figures.by_county(sample(), ALL), style(lang))
    figure = json.loads(picture.figure.to_json())
    bar = figure["data"][0]
    assert bar["x"] == [1, 1, 2]
    assert figure["layout"]["xaxis"]["range"][0] == 0
    assert bar["marker"]["pattern"]["shape"] == ["", "", "/"]
    assert "http" not in json.dumps(figure)
    assert picture.title and picture.subtitle and picture.alt


def test_where_nobody_is_placed_is_said():
    chosen = Selection(DAY, query="白无址")
    picture = drawings.where(figures.by_county(sample(), chosen), style())
    assert picture.title == "所在地都没有来源写明"
