"""When each amount was stated, as JSON: one mark for each, and labels that fit a phone."""

import json

import pytest

from atlas.drawings import investment as drawings
from atlas.figures import investment as figures
from tests.drawings.test_bars import style
from tests.figures.shared.test_amounts import ALL, cat_of, nested
from tests.samples import investment


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_timeline_has_one_mark_for_each_amount(lang):
    rows = figures.listed(nested(), ALL, "year")
    picture = drawings.timeline(rows, figures.sums(nested(), ALL, "year"), style(lang))
    figure = json.loads(picture.figure.to_json())
    assert len(figure["data"]) == len(rows)
    span = next(t for t in figure["data"] if "plant" in t["name"])
    assert (span["mode"], span["x"]) == ("lines", ["2022-01-01", "2024-06-30"])
    day = next(t for t in figure["data"] if "other" in t["name"])
    assert (day["mode"], day["x"]) == ("markers", ["2024-03-16"])
    kinds = [n["text"] for n in figure["layout"]["annotations"] if n["text"].startswith("<b>")]
    assert len(kinds) == 3
    assert "http" not in json.dumps(figure)
    assert picture.title and picture.subtitle
    assert "plant" in picture.alt


def test_a_label_of_the_timeline_fits_a_phone():
    name = "很长很长很长很长很长很长很长很长很长很长很长很长很长的名称"
    cat = cat_of(
        investment("x", "1", name=name, name_en="x" * 90, party="one"),
        investment("y", "2", party="two", date="2022-01-05"),
    )
    for lang in ("zh", "en"):
        picture = drawings.timeline(figures.listed(cat, ALL, "year"), figures.sums(cat, ALL, "year"), style(lang))
        labels = [n["text"] for n in json.loads(picture.figure.to_json())["layout"]["annotations"]]
        cut, amount = next(t for t in labels if "…" in t).split("<br>")
        assert drawings._width(cut) <= drawings._NARROWEST
        assert drawings._width(cut) > drawings._NARROWEST - 20, "no more is cut than has to be"
        assert amount.endswith("亿元" if lang == "zh" else "m"), "it is the name that is cut, never the amount"


def test_a_long_label_of_the_timeline_takes_a_second_line_before_it_is_cut():
    name = "Integrated mine, mill and tailings project"
    assert drawings._fitted(name, "about CNY 36.88 bn", "en") == [name, "about CNY 36.88 bn"]
    assert drawings._fitted("short", "CNY 1 bn", "en") == ["short: CNY 1 bn"]
    cat = cat_of(investment("x", "1", name=name, name_en=name * 2, party="one"),
                 investment("y", "1", party="two", date="2022-01-05"))  # fmt: skip
    rows = figures.listed(cat, ALL, "year")
    layouts = [json.loads(drawings.timeline(rows, figures.sums(cat, ALL, "year"), style(lang)).figure.to_json())["layout"]
               for lang in ("zh", "en")]  # fmt: skip
    assert layouts[1]["height"] > layouts[0]["height"], "a second line has room of its own"


def test_a_label_that_does_not_fit_its_side_begins_at_the_edge_and_runs_past_its_mark():
    names = {"short": "短", "middle": "y" * 38, "long": "x" * 46}
    cat = cat_of(investment("early", "1", party="one", date="2022-01-05"), investment("late", "1", party="one", date="2025-12-01"),
                 *(investment(k, "1", party="two", name=n, name_en=n, date="2023-11-20") for k, n in names.items()))  # fmt: skip
    figure = json.loads(
        drawings.timeline(figures.listed(cat, ALL, "year"), figures.sums(cat, ALL, "year"), style()).figure.to_json()
    )
    notes = {n["text"].split(" ")[0]: n for n in figure["layout"]["annotations"]}
    assert (notes["短"]["x"], notes["短"]["xanchor"]) == ("2023-11-20", "left")
    assert (notes["y" * 38]["x"], notes["y" * 38]["xanchor"]) == ("2023-11-20", "center"), "over its mark where it fits"
    assert (notes["x" * 46]["x"], notes["x" * 46]["xanchor"]) == ("2022-01-01", "left")
    assert "…" not in "".join(notes)
    mark = next(t for t in figure["data"] if t["name"].startswith("xx"))
    assert mark["x"] == ["2023-11-20"], "the mark stays where the date is"


def test_what_lies_years_before_all_others_is_told_and_not_drawn():
    cat = cat_of(investment("old", "3", party="one", date="2009-10-29"), investment("x", "1", party="one"),
                 investment("y", "1", party="two", date="2022-01-05"))  # fmt: skip
    picture = drawings.timeline(figures.listed(cat, ALL, "year"), figures.sums(cat, ALL, "year"), style())
    figure = json.loads(picture.figure.to_json())
    assert len(figure["data"]) == 2 and figure["layout"]["xaxis"]["ticktext"][0] == "2022"
    assert "另有更早的：2009年10月29日 old" in picture.subtitle and "old" in picture.alt
