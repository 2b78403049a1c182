"""The page of a record as markup: its facts, its sections, and the links and marks within them."""

import re
from datetime import date
from decimal import Decimal
from html import unescape
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from atlas.catalog.catalogue import Catalog
from atlas.figures import record as records
from atlas.figures.projects import capacity_by_product, projects
from atlas.figures.record import Found
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import grouped
from atlas.figures.sources import USES, of_source
from atlas.markup import record as pieces
from atlas.markup.record import Known, sections
from atlas.markup.record import finding as findings
from atlas.markup.shared.cells import linked, readable
from atlas.markup.shared.notes import Notes, record_address
from atlas.words import vocab
from atlas.words.pair import NOTHING
from atlas.words.quantity import Quantity
from tests.figures.test_record import DAY, deposit, figure, found, mined, real, sample
from tests.samples import catalog, firm, indicator, investment, milestone, phase, project, source

__all__ = ["real"]  # the fixture


def known(held: Catalog, lang: str = "zh") -> Known:
    notes = Notes(held.sources, lang, address={"place": "north", "lang": lang})
    return Known(held, notes, {**dict.fromkeys((*vocab.STATUS, *vocab.PROGRESS), "#123456"), "money": "#654321"})


def text_of(markup: str) -> str:
    return unescape(re.sub("<[^>]+>", "", markup))


def facts(kind: str, key: str, held: Catalog, lang: str = "zh", day: date = DAY) -> dict[str, str]:
    """The markup of each fact by its name."""
    made = pieces.facts(found(held, key, kind), known(held, lang), day)
    return dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", made, re.S))


def test_the_address_of_a_record_keeps_the_filters_and_shows_the_label() -> None:
    address = record_address("project", "a b&c", {"place": "north,south", "lang": "en"}, "大 & #1 + 中")
    parts = urlsplit(address)
    assert parts.path == "record"
    assert parse_qs(parts.query) == {"id": ["a b&c"], "kind": ["project"], "place": ["north,south"], "lang": ["en"]}
    assert unquote(parts.fragment) == "大 & #1 + 中" and "+" not in parts.fragment


def test_a_linked_column_holds_an_address_in_every_row() -> None:
    held = sample()
    frame = projects(held, Selection(day=DAY))
    columns = ("project_name", "phase_name", "enterprise_name", "place_name", "status", "status_source")
    shown, links = linked(frame, columns, "zh", held, (("place", "north"),))
    plain = readable(frame, columns, "zh", held)
    assert links == {"project_name", "enterprise_name", "place_name", "status_source"}, (
        "a project without phases has none to lead to"
    )
    for column in links:
        assert [unquote(a.partition("#")[2]) for a in shown[column]] == list(plain[column])
        assert all("place=north" in a for a in shown[column])
    assert [a.partition("?")[0] for a in shown["status_source"]] == ["sources", "record"], (
        "what no source states is told by the page of sources"
    )
    assert list(shown["status"]) == list(plain["status"])
    sums, sum_links = linked(
        capacity_by_product(held, Selection(day=DAY)), ("product", "amount", "source"), "zh", held, ()
    )
    assert sum_links == {"source"} and all("kind=source" in a for a in sums["source"])


def test_a_link_escapes_what_it_shows_and_is_plain_text_without_an_id() -> None:
    notes = Notes({}, "zh", address={"q": '"><script>'})
    made = notes.link("enterprise", "maker", "<b>x</b>")
    assert (
        "<script>" not in made
        and "<b>" not in made
        and made.startswith('<a class="atlas-rec" href="record?id=maker&amp;kind=enterprise&amp;q=')
    )
    assert notes.link("enterprise", "", "<b>") == "&lt;b&gt;"


def section(name: str, kind: str, key: str, held: Catalog | None = None, lang: str = "zh") -> str:
    held = held or sample()
    return sections.section(name, found(held, key, kind), known(held, lang), DAY)


def test_a_project_shows_its_figures_with_the_one_that_stands_first_and_why() -> None:
    made = section("figures", "project", "mill")
    assert re.findall(r'<li class="(\w+)">', made) == ["taken", "other"]
    words = text_of(made)
    assert words.index("5 万吨/年") < words.index("4 万吨/年")
    assert "采用 · 日期最新" in words and "未采用 · 日期较早" in words
    assert made.count("atlas-mark") == 2, "each number has its footnote"


def test_a_project_shows_its_agreement_its_status_and_its_firm() -> None:
    told = facts("project", "mill", sample())
    assert "建设中" in told["状态"] and vocab.STATUS["construction"].zh_means in told["状态"]
    assert "id=deal&amp;" in told["所属协议"] and "id=maker&amp;" in told["企业"]
    assert "包含的项目" not in told
    assert "id=mill&amp;" in facts("project", "deal", sample())["包含的项目"]


def test_on_a_day_before_anything_was_known_a_project_says_so() -> None:
    assert facts("project", "mill", sample(), day=date(1999, 1, 1))["状态"] == "截至所选日期尚无来源"


def test_a_firm_tells_its_site_and_its_seat_apart() -> None:
    seat = {"seat": "south", "seat_source": "paper", "seat_locator": "p. 9", "seat_date": "2024-05"}
    told = facts("enterprise", "both", catalog((), (), (), [firm("both", "两地厂", "park", **seat)]))
    assert text_of(told["所在地"]) == "北县高新区[1]" and text_of(told["注册地"]) == "南县[1]\xa0· 2024年5月的说法"
    assert "注册地" not in facts("enterprise", "maker", sample())


def planned() -> Catalog:
    amount = investment("p", "3", kind="planned_total", party="plan")
    return catalog((), [amount], [indicator("goal", "9", kind="target")], [firm("plan", "计划厂")])


def test_a_figure_says_whether_it_is_a_target() -> None:
    assert "目标" in text_of(section("figures", "place", "north", planned()))


def test_an_amount_names_who_what_and_what_holds_it() -> None:
    words = text_of(section("amounts", "enterprise", "maker"))
    assert "包含于deal-sum" in words and "deal项目" in words
    assert "10 亿元" in words and "4 亿元" in words
    assert words.count("签约额") == 2 and "planned total" in text_of(
        section("amounts", "enterprise", "plan", planned(), "en")
    )
    assert "包含于" not in text_of(section("amounts", "project", "deal"))


def test_an_enterprise_shows_relations_from_both_ends() -> None:
    for key in ("maker", "other"):
        words = text_of(section("relations", "enterprise", key))
        assert "示例厂 控股 别家<q>" in words and "51%" in words
    assert "<q>" not in section("relations", "enterprise", "maker"), "names are escaped"


def test_events_are_found_from_every_side() -> None:
    for kind, key in (("project", "mill"), ("enterprise", "maker"), ("place", "north")):
        assert "事start" in text_of(section("events", kind, key))
    assert section("events", "place", "south") == ""
    links = text_of(section("links", "event", "start"))
    assert "引出：事after" in links and "承接：事start" in text_of(section("links", "event", "after"))


def test_a_place_lists_its_projects() -> None:
    assert "mill项目" in text_of(section("projects", "place", "north"))


def test_a_source_in_a_note_becomes_its_mark_and_other_ids_their_names() -> None:
    made = known(sample())
    said = made.noted("甲（paper）与 maker-other、deal-sum，<b>2025-05</b>")
    assert '<sup class="atlas-mark">' in said and "paper" not in text_of(said)
    assert "示例厂" in said and "deal项目" in said
    assert "<b>" not in said and "2025-05" in said


def test_a_county_and_a_holder_show_their_deposits() -> None:
    held = mined(deposit("pit", figure("li2o_resource", "32.37"), figure("ore_resource", "20953.3")))
    for kind, key in (("place", "north"), ("enterprise", "maker")):
        made = section("deposits", kind, key, held)
        assert "id=pit&amp;kind=deposit" in made and made.count("atlas-mark") == 2
        assert text_of(made).strip() == "pit矿li2o_resource 32.37 万吨[1]\xa0· ore_resource 2.1 亿吨[1]"
        assert "id=pit&amp;kind=deposit" in section("figures", kind, key, held), "a figure says of which deposit it is"
    assert section("deposits", "place", "south", held) == ""
    assert "kind=deposit" not in section("figures", "deposit", "pit", held)


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", ["平均品位（Li2O）：约 0.154%氧化锂 ÷ 矿石：32.37 万吨[1] ÷ 20,953.3 万吨[1]",
                "折合碳酸锂：约 80.1 万吨氧化锂 × 换算系数：32.37 万吨[1] × 2.473[2]",
                "全部已备案矿床的氧化锂合计：163.37 万吨各矿床采用的氧化锂资源量相加：大冲里矿 32.37 万吨[1] + 鸡脚山矿区通天庙矿段 131 万吨[3]"]),
        ("en", ["mean grade (Li2O): about 0.154%Li2O ÷ ore: 323.7 kt[1] ÷ 209,533 kt[1]",
                "lithium carbonate equivalent: about 801 ktLi2O × conversion factor: 323.7 kt[1] × 2.473[2]",
                ("Li2O of all filed deposits: 1.6337 Mtthe Li2O used for each deposit, added: "
                "Dachongli deposit 0.3237 Mt[1] + Jijiaoshan mine, Tongtianmiao section 1.31 Mt[3]")]),
    ],
)  # fmt: skip
def test_what_is_computed_stands_apart_with_its_formula(real: Catalog, lang: str, told: list[str]) -> None:
    made = section("computed", "deposit", "dachongli", real, lang)
    assert [text_of(li) for li in re.findall("<li>(.*?)</li>", made)] == told
    stated = text_of(section("figures", "deposit", "dachongli", real, lang))
    assert "0.154" not in stated and "80.1" not in stated and "163.37" not in stated


def test_stated_grade_and_carbonate_are_shown_as_stated_only(real: Catalog) -> None:
    figures, made = (section(name, "deposit", "jijiaoshan-tongtianmiao", real) for name in ("figures", "computed"))
    stated, made = text_of(figures), text_of(made)
    assert "0.268%" in stated and "约 324.4 万吨" in stated and 'title="约 324.43 万吨"' in figures
    assert "0.268" not in made and "324.4" not in made
    assert "约 0.267%" in made and "约 324 万吨" in made


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_section_of_every_real_record_is_made_and_escaped(real: Catalog, lang: str) -> None:
    shown = 0
    for at in records.every(real):
        held = known(real, lang)
        made = str(pieces.facts(at, held, DAY))
        names = {"event": ("figures", "people", "points", "links", "rivals"), "source": (),
                 "project": ("figures", "amounts", "relations", "events", "rivals"),
                 "deposit": ("figures", "computed", "events", "rivals"),
                 }.get(at.kind, ("figures", "amounts", "projects", "deposits", "relations", "events", "rivals"))  # fmt: skip
        made += "".join(sections.section(name, at, held, DAY) for name in names)
        if at.kind == "source":
            rows = grouped(of_source(real, DAY, at.id), lambda r: r.use)
            assert set(rows) <= set(USES)
            made += "".join(sections.uses(at, held, rows[use]) for use in rows)
        words = text_of(made)
        assert not re.search(r"\b(None|nan|NaN)\b|\{|\}", words), at
        assert not re.search(r"&lt;(a|sup|span|b|i|small|br)\b", made), (at, "markup is escaped once")
        if lang == "en":
            # authors keep their names, documents their titles and numbers, places in a source and other readings quote it
            own = text_of(made.partition('<p class="atlas-remark">')[2].partition("</p>")[0])
            record = records.held(real, at.kind)[at.id]
            own += "".join(getattr(record, field, None) or "" for field in ("authors", "document_en"))
            own += "".join(r.value_en for r in getattr(record, "rivals", ()))
            named = re.sub(r"《[^》]*》|“[^”]*”|[\u4e00-\u9fff]+〔\d{4}〕\d+号", "", words)
            left = [w for w in re.findall(r"[\u4e00-\u9fff]+", named) if w not in own]
            assert not left, (at.id, left)
        shown += len(made)
    assert shown > 100_000


def test_two_columns_end_as_near_to_each_other_as_they_can() -> None:
    assert sections.sides(47, (22, 31, 28)) == (False, True, True), "what is short goes below what is long enough"
    assert sections.sides(10, (10,)) == (True,) and sections.sides(0, ()) == ()
    assert sections.sides(40, (3, 3)) == (True, True), "nothing is put below while the other column has room"


def firms_of(count: int) -> Catalog:
    return catalog((), (), (), [firm(f"f{n:02}", f"厂{n:02}", "south") for n in range(count)])


def test_a_folded_list_takes_no_room() -> None:
    few, more, many = (section("firms", "place", "south", firms_of(count)) for count in (8, 10, 20))
    assert sections.height(many) == sections.height(few) < sections.height(more)
    assert "其余 12 项" in many and many.count("<li") == 20 and "<details" not in more
    assert sections.height(few) == 4 + 8 * 3, "a heading, and two lines with a half between for each"
    assert sections.height(section("figures", "project", "mill")) > 4 + 2


def test_a_long_list_of_topics_is_folded() -> None:
    held = catalog((), (), [indicator(f"i{n}", str(n)) for n in range(11)])
    made = section("figures", "place", "north", held)
    assert made.count("<section") == 11 and "其余 3 项" in made


@pytest.mark.parametrize(
    ("states", "zh", "en"),
    [
        ((), "", ""),
        (("construction",), "建设中", "construction"),
        (("construction",) * 2, "共 2 期，均为“建设中”", "2 phases, all construction"),
        (("construction",) * 3, "共 3 期，均为“建设中”", "3 phases, all construction"),
        (
            ("announced", "operating", "cancelled"),
            "共 3 期，进展最远的是big-2期：已投产",
            "3 phases; the furthest is big-2: operating",
        ),
        (
            ("announced", "planned", "planned"),
            "共 3 期，进展最远的是big-1期：已宣布",
            "3 phases; the furthest is big-1: announced",
        ),
    ],
)
def test_a_project_of_many_phases_is_told_by_the_furthest(states: tuple[str, ...], zh: str, en: str) -> None:
    steps = (("operating", "planned") if s == "planned" else (s, "stated") for s in states)
    parts = tuple(
        phase(f"big-{n}", (), [milestone(s, "2025-04", basis)]) for n, (s, basis) in enumerate(steps, start=1)
    )
    held = catalog([project("big", phases=parts)])
    at = Found("project", "big", NOTHING)
    assert findings.headway(at, known(held), DAY) == zh
    assert findings.headway(at, known(held, "en"), DAY) == en


@pytest.mark.parametrize("name", ["figures", "amounts", "points", "rivals"])
def test_the_headings_inside_a_section_are_one_level_below_it(real: Catalog, name: str) -> None:
    kinds = {"points": ("event",)}.get(name, ("project", "enterprise", "place"))
    made = "".join(sections.section(name, f, known(real), DAY) for f in records.every(real) if f.kind in kinds)
    assert made and set(re.findall(r"<h(\d)", made)) <= {"3"}


def test_a_long_run_of_marks_is_told_by_its_ends() -> None:
    held = {key: source(key) for key in ("a", "b", "c", "d", "e", "f")}
    notes = Notes(held, "zh")
    assert notes.marks([(k, "") for k in "abc"]).count("<a ") == 3
    notes.mark("d")
    made = notes.marks([(k, "") for k in "abcd"])
    assert text_of(made) == "[1]–[4]" and 'href="#fn-1"' in made and 'href="#fn-4"' in made
    assert text_of(notes.marks([("a", ""), ("f", ""), ("c", "")])) == "[1][3][5]"
    assert list(notes.cited) == ["a", "b", "c", "d", "f"], "every source is in the footnotes, told or not"


@pytest.mark.parametrize(("value", "told", "exact"), [
    ("17.622121", "17.62 亿元", "17.622121 亿元"), ("160", "160 亿元", ""), ("0.0376", "376 万元", ""),
    ("1024.55", "1025 亿元", "1024.55 亿元"), ("20953.3", "20,953 亿元", "20,953.3 亿元")])  # fmt: skip
def test_a_number_has_four_figures_and_the_exact_one_behind_it(value: str, told: str, exact: str) -> None:
    assert pieces.brief(Quantity(Decimal(value), "亿元"), "zh") == (told, exact)


def test_rivals_that_differ_by_little_are_told_exactly() -> None:
    near = catalog((), [investment("a-sum", "17.622121", name="a", project="", place="north"),
                        investment("b-sum", "17.62", name="a", project="", place="north", date="2024")])  # fmt: skip
    words = text_of(section("amounts", "place", "north", near))
    assert "17.622121 亿元" in words and "17.62 亿元" in words
    alone = section("amounts", "place", "north", catalog((), [investment("a-sum", "17.622121")]))
    assert "17.622121" not in text_of(alone) and 'title="17.622121 亿元"' in alone
