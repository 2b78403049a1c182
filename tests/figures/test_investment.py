"""Amounts of money: which may be added, what lies inside what, and the words and markup that are drawn from it."""

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas.catalog.model import Relation
from atlas.drawings import investment as charts_money
from atlas.figures import investment as money
from atlas.figures.amounts import web
from atlas.figures.selection import Selection
from atlas.markup import investment as pieces_money
from atlas.markup.parts import Notes
from atlas.words.quantity import total
from tests.drawings.test_bars import style
from tests.samples import CITED, catalog, firm, investment, phase, project, source

DAY = date(2030, 1, 1)
ALL = Selection(DAY)
FIRMS = [firm(key, f"{key}厂", "south") for key in ("one", "two", "three")]


def owned(cat, *pairs, kind="owns"):
    ties = {
        f"{a}-{b}": Relation.model_validate({"id": f"{a}-{b}", "subject": a, "kind": kind, "object": b, **CITED})
        for a, b in pairs
    }
    return replace(cat, relations=ties)


def cat_of(*rows, projects=()):
    return catalog(projects, rows, enterprises=FIRMS)


def nested():
    """A sum over the city with an agreement of three parts in it, one overlapping sum, one planned amount in the agreement."""
    return cat_of(
        investment("city", "100", qualifier="more_than", party="", place="town", projects="8"),
        investment("deal", "60", part_of="city", party="one"),
        investment("deal-a", "30", part_of="deal", party="one"),
        investment("deal-b", "20", part_of="deal", party="one", qualifier="about"),
        investment("other", "10", part_of="city", party="two", place="south", date="2024-03"),
        investment("fair", "15", party="", overlaps="city", place="town", date="2024"),
        investment("plant", "5", kind="planned_total", party="three", part_of="deal", date="2022/2024-06"),
        investment("spent", "7", kind="completed", party=""),
    )  # fmt: skip


def test_two_amounts_of_one_kind_and_different_investors_may_be_added():
    net = web(cat_of(investment("a", "1", party="one"), investment("b", "2", party="two", qualifier="about")), DAY)
    added = net.provable_total(("a", "b"))
    assert (added.to("亿元").value, added.qualifier) == (3, "about")


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"party": "one"}, "the same investor"),
        ({"party": ""}, "a sum over many investors"),
        ({"kind": "planned_total"}, "another kind"),
        ({"part_of": "a"}, "inside the first"),
        ({"overlaps": "a"}, "overlaps the first"),
        ({"part_of": "held"}, "inside what lies inside the first"),
        ({"part_of": "shared"}, "its holder overlaps the first"),
        ({"project": "mill"}, "the same project"),
        ({"project": "mill-1"}, "a phase of its project"),
        ({"project": "deal"}, "the project that holds its project"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_nothing_else_is_added(other, why):
    mill = project("mill", part_of="deal", phases=(phase("mill-1"),))
    rows = [investment("a", "9", party="one", project="mill"), investment("b", "2", **{"party": "two", **other}),
            investment("held", "3", party="one", part_of="a"), investment("shared", "8", party="", overlaps="a")]  # fmt: skip
    net = web(catalog([project("deal"), mill], rows, enterprises=FIRMS), DAY)
    assert net.provable_total(("a", "b")) is None, why
    assert net.provable_total(("b", "a")) is None, why


@pytest.mark.parametrize("kind", ["owns", "jointly_owns"])
def test_investors_that_own_each_other_over_any_steps_are_one(kind):
    cat = cat_of(investment("a", "1", party="one"), investment("b", "2", party="three"))
    assert web(cat, DAY).provable_total(("a", "b")) is not None
    tied = owned(cat, ("one", "two"), ("two", "three"), kind=kind)
    assert web(tied, DAY).provable_total(("a", "b")) is None
    assert web(owned(cat, ("one", "three"), kind="partner"), DAY).provable_total(("a", "b")) is not None


def test_one_amount_alone_is_no_sum():
    net = web(cat_of(investment("a", "1", party="one")), DAY)
    assert net.provable_total(("a",)) is None
    assert net.provable_total(()) is None


AMOUNT = st.tuples(
    st.sampled_from(["one", "two", "three", "maker", ""]),
    st.sampled_from(["signed", "planned_total"]),
    st.integers(0, 50),
    st.sampled_from(["exact", "about", "at_least", "more_than", "up_to", "unquantified"]),
    st.integers(-1, 6),
    st.integers(-1, 6),
)


@st.composite
def catalogs(draw):
    """A forest of amounts: each may lie in an earlier one, and overlap any other one."""
    rows, owners = [], draw(st.lists(st.permutations(["one", "two", "three", "maker"]), max_size=2))
    for n, (party, kind, value, qualifier, inside, overlaps) in enumerate(
        draw(st.lists(AMOUNT, min_size=1, max_size=7))
    ):
        more = {"party": party, "kind": kind, "qualifier": qualifier, "place": "north"}
        if qualifier == "unquantified":
            more |= {"stated": "若干", "stated_en": "some"}
        if 0 <= inside < n:
            more["part_of"] = f"a{inside}"
        if overlaps >= 0 and overlaps != n:
            more["overlaps"] = f"a{overlaps}"
        rows.append(investment(f"a{n}", "" if qualifier == "unquantified" else str(value), **more))
    ids = {r.id for r in rows}
    rows = [r if r.overlaps in (None, *ids) else r.model_copy(update={"overlaps": None}) for r in rows]
    return owned(cat_of(*rows), *[(o[0], o[1]) for o in owners])


@settings(deadline=None, max_examples=60)
@given(catalogs(), st.data())
def test_a_sum_never_holds_an_amount_twice(cat, data):
    net = web(cat, DAY)
    keys = data.draw(st.lists(st.sampled_from(sorted(net.rows)), max_size=4, unique=True))
    added = net.provable_total(keys)
    for a, b in combinations(keys, 2):
        assert net.disjoint(a, b) == net.disjoint(b, a)
    if added is None:
        return
    rows = [cat.investments[k] for k in keys]
    assert len({r.kind for r in rows}) == 1
    assert len({r.party for r in rows} - {None}) == len(rows) >= 2
    assert not [1 for a, b in permutations(keys, 2) if b in net.above(a)], "none lies in another"
    reach = [set(net.above(k)) for k in keys]
    overlap = {frozenset((r.id, r.overlaps)) for r in cat.investments.values() if r.overlaps}
    assert not [1 for a, b in combinations(reach, 2) for x in a for y in b if frozenset((x, y)) in overlap]
    assert added == total((r.amount for r in rows), "元"), "the weakest qualifier, whatever the order"
    assert all(net.provable_total(order) == added for order in permutations(keys))


@settings(deadline=None, max_examples=60)
@given(catalogs())
def test_every_amount_is_drawn_once_and_inside_its_holder(cat):
    net, rows = web(cat, DAY), money.tree(cat, ALL).to_dict("records")
    stated = [r for r in rows if r["row"] == "stated"]
    assert sorted(r["id"] for r in stated) == sorted(net.rows)
    by_id = {r["id"]: r for r in stated}
    for r in stated:
        parent = net.parent(r["id"])
        assert r["depth"] == (0 if parent is None else by_id[parent]["depth"] + 1)
        if parent and r["amount_cny"] == r["amount_cny"]:
            assert r["start_cny"] >= by_id[parent]["start_cny"]
    for r in rows:
        if r["row"] == "rest":
            whole = by_id[r["id"].removesuffix(":rest")]
            parts = [x for x in stated if net.parent(x["id"]) == whole["id"] and x["amount_cny"] == x["amount_cny"]]
            assert r["amount_cny"] > 0
            assert r["amount_cny"] + sum(x["amount_cny"] for x in parts) == pytest.approx(whole["amount_cny"])


@settings(deadline=None, max_examples=60)
@given(catalogs())
def test_sums_by_place_and_investor_are_sums_of_what_is_listed(cat):
    net = web(cat, DAY)
    for by in ("year", "place", "party"):
        listed = money.listed(cat, ALL, by).to_dict("records")
        assert sum(r["held"] + 1 for r in listed) == len(net.rows), "each amount is listed, or counted in one that is"
        for s in money.sums(cat, ALL, by).to_dict("records"):
            parts = [r for r in listed if (r["group"], r["kind"]) == (s["group"], s["kind"])]
            known = [
                Decimal(repr(r["amount_cny"]))
                for r in parts
                if r["amount_cny"] == r["amount_cny"] and r["amount_cny"] is not None
            ]
            assert s["parts"] == len(parts)
            assert s["amount_cny"] == float(sum(known))
            assert all(net.disjoint(a["id"], b["id"]) for a, b in combinations(parts, 2))


def test_the_tree_nests_and_tells_what_is_left():
    rows = money.tree(nested(), ALL).to_dict("records")
    said = [
        (r["id"], r["depth"], r["start_cny"] / 1e8, r["amount_cny"] / 1e8, r["qualifier"])
        for r in rows
        if r["kind"] == "signed"
    ]
    assert said == [
        ("city", 0, 0, 100, "more_than"),
        ("deal", 1, 0, 60, "exact"),
        ("deal-a", 2, 0, 30, "exact"),
        ("deal-b", 2, 30, 20, "about"),
        ("deal:rest", 2, 50, 10, "about"),
        ("other", 1, 60, 10, "exact"),
        ("city:rest", 1, 70, 30, "more_than"),
        ("fair", 0, 0, 15, "exact"),
    ]
    plant = next(r for r in rows if r["id"] == "plant")
    assert (plant["depth"], plant["inside_name"]) == (0, "deal"), (
        "what lies in another kind of amount is said, not drawn inside"
    )
    assert next(r for r in rows if r["id"] == "fair")["overlaps_name"] == "city"


def test_a_filter_hides_parts_but_never_changes_what_is_left():
    cat = nested()
    rows = money.tree(cat, Selection(DAY, places=("town",))).to_dict("records")
    assert [(r["id"], r["amount_cny"] / 1e8) for r in rows] == [("city", 100), ("city:rest", 30), ("fair", 15)]
    south = money.tree(cat, Selection(DAY, places=("south",))).to_dict("records")
    assert [(r["id"], r["depth"], r["start_cny"], r["inside_name"]) for r in south] == [("other", 0, 0, "city")]


def test_a_part_of_a_rival_is_a_part_of_the_one_that_stands():
    words = {"qualifier": "unquantified", "stated": "数百亿元", "stated_en": "tens of billions"}
    cat = cat_of(investment("said", "", name="whole", name_en="whole", party="", date="2026", **words),
                 investment("sum", "50", name="whole", name_en="whole", party="", date="2023"),
                 investment("inner", "20", party="one", part_of="said"))  # fmt: skip
    rows = money.tree(cat, ALL).to_dict("records")
    assert [(r["id"], r["depth"]) for r in rows] == [("sum", 0), ("inner", 1), ("sum:rest", 1)]
    rivals = money.rivals(cat, ALL).to_dict("records")
    assert [(r["id"], r["topic"], r["reason"], r["agrees"]) for r in rivals] == [
        ("sum", "sum", "", True),
        ("said", "sum", "words", False),
    ]


def test_an_unquantified_holder_has_words_no_bar_and_no_rest():
    cat = cat_of(investment("said", "", party="", qualifier="unquantified", stated="数百亿元", stated_en="tens of billions"),
                 investment("inner", "20", party="one", part_of="said"))  # fmt: skip
    rows = money.tree(cat, ALL).to_dict("records")
    assert [r["id"] for r in rows] == ["said", "inner"]
    drawn = markup(cat)
    assert "数百亿元" in drawn
    assert drawn.split("<ul>")[1].count('class="bar') == 1


@pytest.mark.parametrize(
    ("taken", "other", "reason"),
    [
        ({"date": "2025"}, {"date": "2024"}, "date"),
        ({"source": "paper"}, {"source": "weak"}, "grade"),
        ({}, {}, "first"),
        ({}, {"rejected": "错", "rejected_en": "wrong", "date": "2027"}, "refused"),
    ],
)
def test_the_rule_that_chose_is_told(taken, other, reason):
    same = {"name": "x", "name_en": "x"}
    cat = catalog(
        (),
        [investment("a", "1", **same, **taken), investment("b", "2", **same, **other)],
        sources=[source("weak", "B")],
    )
    assert [r["reason"] for r in money.rivals(cat, ALL).to_dict("records")] == ["", reason]


def test_an_as_of_day_takes_later_amounts_away():
    rows = money.tree(nested(), Selection(date(2024, 6, 30))).to_dict("records")
    assert [r["id"] for r in rows] == ["other", "plant"], "what held them is not known yet"


def test_spans_of_years_stay_spans():
    rows = money.listed(nested(), ALL, "year").to_dict("records")
    span = next(r for r in rows if r["id"] == "plant")
    assert (span["group"], span["first"], span["last"]) == ("2022/2024-06", "2022-01-01", "2024-06-30")
    assert next(r for r in rows if r["id"] == "other")["group"] == "2024"


def test_the_sum_of_named_investors_is_that_of_the_outermost():
    rows = money.by_investor(nested(), ALL).to_dict("records")
    assert [(r["group"], r["amount_cny"] / 1e8, r["parts"]) for r in rows] == [("city", 70, 2)]


@pytest.mark.parametrize("frame", [money.tree, money.overlapping, money.rivals, money.by_investor])
def test_frames_keep_their_columns_when_nothing_is_left(frame):
    whole, none = frame(nested(), ALL), frame(nested(), Selection(DAY, query="zzz"))
    assert none.empty
    assert list(none.columns) == list(whole.columns)
    assert list(money.listed(nested(), Selection(DAY, query="zzz"), "year").columns) == list(money.LIST_COLUMNS)


def markup(cat, lang="zh", kind="signed"):
    notes = Notes(cat.sources, lang)
    frame, rivals = money.tree_of(cat, ALL, kind), money.rivals(cat, ALL)
    told = charts_money.tree(frame, money.by_investor(cat, ALL), kind, style(lang))
    drawn = pieces_money.tree(frame, rivals, kind, told, style(lang), notes)
    return drawn + pieces_money.overlaps(money.overlapping(cat, ALL), kind, style(lang), notes)


def test_the_drawing_says_what_the_frame_says():
    drawn = markup(nested())
    said = drawn.replace("\u00a0", " ")
    assert "city &gt; 100 亿元, 其中one厂、two厂的签约额合计 70 亿元" in said
    assert re.findall(r'class="bar ([a-z ]+)" style="left:([\d.]+)%;width:([\d.]+)%"', drawn) == [
        ("many promised", "0.00", "100.00"), ("promised", "0.00", "60.00"), ("promised", "0.00", "30.00"), ("promised", "30.00", "20.00"),
        ("rest", "50.00", "10.00"), ("promised", "60.00", "10.00"), ("rest", "70.00", "30.00"), ("many promised", "0.00", "15.00")]  # fmt: skip
    assert "“city”(&gt; 100 亿元)与“fair”(15 亿元)是否重叠、重叠多少, 没有来源说明" in said
    assert "&gt; 100 亿元" not in re.sub(r'title="[^"]*"', "", drawn), "no amount breaks over two lines"
    assert "&gt; 8 个项目" in drawn
    assert drawn.count("<li ") == 8
    assert all("[1]" in row for row in drawn.split("<li ")[1:]), "every row carries the mark of its source"


def test_the_drawing_in_english_has_no_chinese_of_ours():
    words = re.sub(r"<[^>]*>", " ", markup(nested(), "en") + markup(nested(), "en", "completed"))
    assert not re.search(r"[\u4e00-\u9fff]", words), words


def test_names_are_escaped():
    cat = cat_of(investment("x", "1", name="<b>&", name_en="<b>&", party="one", note="<i>", note_en="<i>"))
    notes = Notes(cat.sources, "zh")
    listed = pieces_money.groups(
        money.listed(cat, ALL, "party"), money.sums(cat, ALL, "party"), "enterprise", "?", style(), notes
    )
    for drawn in (markup(cat), listed):
        assert "<b>" not in drawn
        assert "<i>" not in drawn
        assert "&lt;b&gt;&amp;" in drawn


def test_lists_show_the_sums_that_may_be_formed():
    cat = cat_of(
        investment("a", "1", party="one"),
        investment("b", "2", party="two"),
        investment("c", "4", party="two", place="south"),
    )
    drawn = pieces_money.groups(
        money.listed(cat, ALL, "place"), money.sums(cat, ALL, "place"), "place", "?", style(), Notes(cat.sources, "zh")
    )
    assert drawn.count('class="sum"') == 1
    assert set(re.findall(r"<h\d", drawn)) == {"<h3"}, "the heading of the section is h2"
    assert "签约额合计: two厂、one厂" in drawn


def test_cards_tell_the_largest_of_each_kind_and_no_sum():
    frame = money.tree(nested(), ALL)
    cards = pieces_money.cards(frame, charts_money.largest(frame), style(), Notes(nested().sources, "zh"))
    assert [(c.value, c.unit) for c in cards] == [("> 100", "亿元"), ("5", "亿元"), ("—", ""), ("7", "亿元")]
    assert "共 6 项, 不相加" in cards[0].more
    assert cards[3].more == "spent · 汇总数, 未分投资方", "where there is one there is nothing to add"
    assert "投资方: three厂" in cards[1].more, "by whom, where a source tells"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_timeline_has_one_mark_for_each_amount(lang):
    frame = money.listed(nested(), ALL, "year")
    picture = charts_money.timeline(frame, money.sums(nested(), ALL, "year"), style(lang))
    figure = json.loads(picture.figure.to_json())
    assert len(figure["data"]) == len(frame)
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
        picture = charts_money.timeline(money.listed(cat, ALL, "year"), money.sums(cat, ALL, "year"), style(lang))
        labels = [n["text"] for n in json.loads(picture.figure.to_json())["layout"]["annotations"]]
        cut, amount = next(t for t in labels if "…" in t).split("<br>")
        assert charts_money._width(cut) <= charts_money._NARROWEST
        assert charts_money._width(cut) > charts_money._NARROWEST - 20, "no more is cut than has to be"
        assert amount.endswith("亿元" if lang == "zh" else "m"), "it is the name that is cut, never the amount"


def test_a_long_label_of_the_timeline_takes_a_second_line_before_it_is_cut():
    name = "Integrated mine, mill and tailings project"
    assert charts_money._fitted(name, "about CNY 36.88 bn", "en") == [name, "about CNY 36.88 bn"]
    assert charts_money._fitted("short", "CNY 1 bn", "en") == ["short: CNY 1 bn"]
    cat = cat_of(investment("x", "1", name=name, name_en=name * 2, party="one"),
                 investment("y", "1", party="two", date="2022-01-05"))  # fmt: skip
    frame = money.listed(cat, ALL, "year")
    figures = [json.loads(charts_money.timeline(frame, money.sums(cat, ALL, "year"), style(lang)).figure.to_json())["layout"]
               for lang in ("zh", "en")]  # fmt: skip
    assert figures[1]["height"] > figures[0]["height"], "a second line has room of its own"


def test_a_label_that_does_not_fit_its_side_begins_at_the_edge_and_runs_past_its_mark():
    names = {"short": "短", "long": "x" * 38}
    cat = cat_of(investment("early", "1", party="one", date="2022-01-05"), investment("late", "1", party="one", date="2025-12-01"),
                 *(investment(k, "1", party="two", name=n, name_en=n, date="2023-11-20") for k, n in names.items()))  # fmt: skip
    figure = json.loads(
        charts_money.timeline(money.listed(cat, ALL, "year"), money.sums(cat, ALL, "year"), style()).figure.to_json()
    )
    notes = {n["text"].split(" ")[0]: n for n in figure["layout"]["annotations"]}
    assert (notes["短"]["x"], notes["短"]["xanchor"]) == ("2023-11-20", "left")
    assert (notes["x" * 38]["x"], notes["x" * 38]["xanchor"]) == ("2022-01-01", "left")
    assert "…" not in "".join(notes)
    mark = next(t for t in figure["data"] if t["name"].startswith("xx"))
    assert mark["x"] == ["2023-11-20"], "the mark stays where the date is"
