"""Records by id, near matches, where cells of tables lead, and the sections of a record's page."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from atlas.catalog.catalogue import Catalog
from atlas.catalog.load import load
from atlas.catalog.model import Event, Relation
from atlas.figures import concerns
from atlas.figures import record as records
from atlas.figures.projects import capacity_by_product, projects
from atlas.figures.record import Found
from atlas.figures.selection import Selection
from atlas.markup import dossier, sections
from atlas.markup.cells import linked, readable
from atlas.markup.parts import Notes, record_address
from atlas.markup.record import Known, lines
from atlas.words import vocab
from tests.samples import capacity, catalog, firm, indicator, investment, milestone, phase, project, source

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 1, 1)
CITED = {"source": "paper", "locator": "p. 3"}


def event(key: str, **more: object) -> Event:
    cells = {
        "id": key,
        "date": "2025-03",
        "kind": "policy",
        "level": "city",
        "title": f"事{key}",
        "title_en": key,
        **CITED,
    }
    return Event.model_validate({**cells, **more})


def sample() -> Catalog:
    umbrella = project("deal", stage="integrated", total=(capacity("ore", "10", "万吨/年"),))
    mill = project(
        "mill", part_of="deal",
        phases=(phase("mill-1", [capacity("ore", "4", "万吨/年"), capacity("ore", "5", "万吨/年", date="2025-06")],
                      [milestone("construction", "2025-04")]),),
    )  # fmt: skip
    made = catalog(
        [umbrella, mill], [investment("deal-sum", "10", project="deal", party="maker"), investment("mill-sum", "4", project="mill-1", part_of="deal-sum", name="厂")],
        [indicator("north-firms", "3"), indicator("maker-staff", "7", subject="maker")], [firm("other", "别家<b>")],
        [source("second", "B")],
    )  # fmt: skip
    tie = Relation.model_validate(
        {"id": "maker-other", "subject": "maker", "kind": "owns", "object": "other", "share": "51", **CITED}
    )
    events = [
        event("start", places=("north",), enterprises=("maker",), projects=("mill",)),
        event("after", follows=("start",), date="2025-05"),
    ]
    return replace(made, relations={tie.id: tie}, events={e.id: e for e in sorted(events, key=lambda e: e.id)})


@pytest.fixture(scope="module")
def real() -> Catalog:
    return load(ROOT / "data")


def known(held: Catalog, lang: str = "zh") -> Known:
    return Known(
        held,
        Notes(held.sources, lang, address={"place": "north", "lang": lang}),
        dict.fromkeys(vocab.STATUS, "#123456"),
    )


def text_of(markup: str) -> str:
    return unescape(re.sub("<[^>]+>", "", markup))


@pytest.mark.parametrize(
    ("key", "kind", "found"),
    [
        ("mill", "", ("project", "mill")),
        ("mill-1", "", ("project", "mill")),
        ("mill-1", "enterprise", ("project", "mill")),
        ("maker", "", ("enterprise", "maker")),
        ("maker", "place", ("enterprise", "maker")),
        ("north", "", ("place", "north")),
        ("paper", "source", ("source", "paper")),
        ("start", "", ("event", "start")),
        ("deal-sum", "", ("project", "deal")),
        ("mill-sum", "", ("project", "mill")),
        ("north-firms", "", ("place", "north")),
        ("maker-staff", "", ("enterprise", "maker")),
        ("maker-other", "", ("enterprise", "maker")),
    ],
)
def test_whatever_has_an_id_has_a_page(key: str, kind: str, found: tuple[str, str]) -> None:
    at = records.find(sample(), key, kind)
    assert at is not None and (at.kind, at.id) == found and at.asked == key


def test_one_id_in_two_kinds_is_decided_by_the_kind_and_else_by_a_fixed_order() -> None:
    held = sample()
    held = replace(
        held, enterprises={**held.enterprises, "mill": held.enterprises["maker"].model_copy(update={"id": "mill"})}
    )
    assert getattr(records.find(held, "mill"), "kind", "") == "project"
    assert getattr(records.find(held, "mill", "enterprise"), "kind", "") == "enterprise"
    assert getattr(records.find(held, "mill", "nonsense"), "kind", "") == "project"


@pytest.mark.parametrize("key", ["", "nothing", "<script>", "../..", "None", "\x00", "9" * 5000])
def test_an_unknown_id_finds_nothing_and_never_fails(key: str) -> None:
    assert records.find(sample(), key) is None
    assert records.home(sample(), key) is None
    assert isinstance(records.near(sample(), key), tuple)


def test_near_matches_are_by_spelling_by_name_and_by_pinyin(real: Catalog) -> None:
    assert "jiusen" in {f.id for f in records.near(real, "jiusn")}
    assert "dazhonghe" in {f.id for f in records.near(real, "大中赫")}
    assert "dazhonghe" in {f.id for f in records.near(real, "DZH")} | {f.id for f in records.near(real, "dazhonghe2")}
    assert records.near(real, "zzzzzzzz") == ()
    assert len(records.near(real, "li")) <= 6


def test_every_record_of_the_real_data_is_found_by_its_id(real: Catalog) -> None:
    every = records.every(real)
    assert len(every) == sum(len(records.held(real, kind)) for kind in records.KINDS)
    assert all((found := records.find(real, f.id, f.kind)) and found.kind == f.kind and found.id == f.id for f in every)
    for rows in (real.investments, real.indicators, real.relations, real.coefficients, real.seats, real.phases):
        assert all(records.find(real, key) for key in rows)


def test_a_cell_leads_to_its_record() -> None:
    held = sample()
    row = {
        "project": "mill",
        "phase": "mill-1",
        "enterprise": "maker",
        "place": "",
        "source": "paper",
        "id": "deal-sum",
        "part_of": "deal",
    }
    assert records.target(held, "project_name", row) == ("project", "mill")
    assert records.target(held, "phase_name", row) == ("project", "mill-1")
    assert records.target(held, "enterprise_name", row) == ("enterprise", "maker")
    assert records.target(held, "place_name", row) is None
    assert records.target(held, "source", row) == ("source", "paper")
    assert records.target(held, "source", {"source": "paper; second"}) is None, "a sum cites many"
    assert records.target(held, "name", row) == ("project", "deal")
    assert records.target(held, "part_of", row) == ("project", "deal")
    assert records.target(held, "note", row) is None


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
    found = records.find(held, key, kind)
    assert found is not None
    return sections.SECTIONS[name](found, known(held, lang), DAY)


def test_a_project_shows_its_figures_with_the_one_that_stands_first_and_why() -> None:
    made = section("figures", "project", "mill")
    assert re.findall(r'<li class="(\w+)">', made) == ["taken", "other"]
    words = text_of(made)
    assert words.index("5 万吨/年") < words.index("4 万吨/年")
    assert "采用 · 日期最新" in words and "未采用 · 日期较早" in words
    assert made.count("atlas-mark") == 2, "each number has its footnote"


def test_a_project_shows_its_agreement_its_status_and_its_firm() -> None:
    held, found = sample(), Found("project", "mill", "mill项目", "mill project")
    facts = dict(dossier.facts(found, known(held), DAY))
    assert "建设中" in facts["record.states"] and vocab.STATUS["construction"].zh_means in facts["record.states"]
    assert "id=deal&amp;" in facts["record.part_of"] and "id=maker&amp;" in facts["col.enterprise"]
    assert "record.inside" not in facts
    assert "id=mill&amp;" in dict(dossier.facts(Found("project", "deal", "", ""), known(held), DAY))["record.inside"]


def test_on_a_day_before_anything_was_known_a_project_says_so() -> None:
    facts = dict(dossier.facts(Found("project", "mill", "", ""), known(sample()), date(1999, 1, 1)))
    assert facts["record.states"] == "截至所选日期尚无来源"


def test_an_amount_names_who_what_and_what_holds_it() -> None:
    words = text_of(section("amounts", "enterprise", "maker"))
    assert "包含于deal-sum" in words and "deal项目" in words
    assert "10 亿元" in words and "4 亿元" in words
    assert "包含于" not in text_of(section("amounts", "project", "deal"))


def test_an_enterprise_shows_relations_from_both_ends() -> None:
    for key in ("maker", "other"):
        words = text_of(section("relations", "enterprise", key))
        assert "示例厂 控股 别家<b>" in words and "51%" in words
    assert "<b>" not in section("relations", "enterprise", "maker"), "names are escaped"


def test_events_are_found_from_every_side() -> None:
    for kind, key in (("project", "mill"), ("enterprise", "maker"), ("place", "north")):
        assert "事start" in text_of(section("events", kind, key))
    assert section("events", "place", "south") == ""
    links = text_of(section("links", "event", "start"))
    assert "引出: 事after" in links and "承接: 事start" in text_of(section("links", "event", "after"))


def test_a_place_holds_its_zones_and_adds_its_capacities() -> None:
    assert concerns.firms(sample(), "north") == ("maker",)
    words = text_of(section("capacities", "place", "north"))
    assert "选矿(原矿处理)" in words and "在建(含平整土地) 5 万吨/年" in words
    assert section("capacities", "place", "south") == ""
    assert "mill项目" in text_of(section("projects", "place", "north"))


def test_a_source_in_a_note_becomes_its_mark_and_other_ids_their_names() -> None:
    made = known(sample())
    said = made.noted("甲（paper）与 maker-other、deal-sum，<b>2025-05</b>")
    assert '<sup class="atlas-mark">' in said and "paper" not in text_of(said)
    assert "示例厂" in said and "deal项目" in said
    assert "<b>" not in said and "2025-05" in said


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_section_of_every_real_record_is_made_and_escaped(real: Catalog, lang: str) -> None:
    shown = 0
    for found in records.every(real):
        held = known(real, lang)
        made = "".join(value for _, value in dossier.facts(found, held, DAY)) + dossier.note(found, held)
        names = {"event": ("figures", "people", "points", "links", "rivals"), "source": ()}.get(
            found.kind, ("figures", "amounts", "projects", "relations", "events", "rivals") if found.kind != "project" else
            ("figures", "amounts", "relations", "events", "rivals"))  # fmt: skip
        made += "".join(sections.SECTIONS[name](found, held, DAY) for name in names)
        if found.kind == "source":
            made += "".join(sections.use(found, held, DAY, use) for use in vocab_uses())
        words = text_of(made)
        assert not re.search(r"\b(None|nan|NaN)\b|\{|\}", words), found
        if lang == "en":
            own = dossier.note(
                found, held
            )  # a note may quote the word that the source uses, and authors keep their names
            own += getattr(records.held(real, found.kind)[found.id], "authors", None) or ""
            left = [w for w in re.findall(r"[\u4e00-\u9fff]+", re.sub(r"《[^》]*》", "", words)) if w not in own]
            assert not left, (found.id, left)
        shown += len(made)
    assert shown > 100_000


def test_two_columns_end_as_near_to_each_other_as_they_can() -> None:
    assert sections.sides(47, (22, 31, 28)) == (False, True, True), "what is short goes below what is long enough"
    assert sections.sides(10, (10,)) == (True,) and sections.sides(0, ()) == ()
    assert sections.sides(40, (3, 3)) == (True, True), "nothing is put below while the other column has room"


def test_a_folded_list_takes_no_room() -> None:
    items = [(f"n{n}", "said") for n in range(20)]
    assert sections.height(lines(items, 8, "more")) == sections.height(lines(items[:8])) < sections.height(lines(items))
    figures = section("figures", "project", "mill")
    assert sections.height(figures) > sections.height(lines([("one", "")]))


STEP = {
    "phase_name": "",
    "phase_name_en": "",
    "last": date(2025, 4, 1),
    "first": date(2025, 4, 1),
    "progress": "built",
    "basis": "stated",
}


@pytest.mark.parametrize(
    ("states", "zh", "en"),
    [
        ((), "", ""),
        (("construction",) * 2, "", ""),
        (("construction",) * 3, "共 3 期, 均为“建设中”", "3 phases, all construction"),
        (
            ("announced", "operating", "cancelled"),
            "共 3 期, 进展最远的是big-2期: 已投产",
            "3 phases; the furthest is big-2: operating",
        ),
        (
            ("announced", "planned", "planned"),
            "共 3 期, 进展最远的是big-1期: 已宣布",
            "3 phases; the furthest is big-1: announced",
        ),
    ],
)
def test_a_project_of_many_phases_is_told_by_the_furthest(states: tuple[str, ...], zh: str, en: str) -> None:
    parts = tuple(phase(f"big-{n + 1}") for n in range(len(states)))
    held = catalog([project("big", phases=parts)])
    steps = [
        STEP
        | {
            "phase": p.id,
            "phase_name": p.name,
            "phase_name_en": p.name_en,
            "progress": "aside" if s == "cancelled" else "built",
        }
        | {"status": "operating" if s == "planned" else s, "basis": "planned" if s == "planned" else "stated"}
        for p, s in zip(parts, states, strict=True)
    ]
    found = Found("project", "big", "", "")
    assert dossier.headway(found, known(held), steps) == zh
    assert dossier.headway(found, known(held, "en"), steps) == en


@pytest.mark.parametrize("name", ["figures", "amounts", "points", "rivals"])
def test_the_headings_inside_a_section_are_one_level_below_it(real: Catalog, name: str) -> None:
    kinds = {"points": ("event",)}.get(name, ("project", "enterprise", "place"))
    made = "".join(sections.SECTIONS[name](f, known(real), DAY) for f in records.every(real) if f.kind in kinds)
    assert made and set(re.findall(r"<h(\d)", made)) <= {"3"}


def vocab_uses() -> tuple[str, ...]:
    from atlas.figures.sources import USES

    return USES


def test_a_long_run_of_marks_is_told_by_its_ends() -> None:
    held = {key: source(key) for key in ("a", "b", "c", "d", "e", "f")}
    notes = Notes(held, "zh")
    assert notes.marks([(k, "") for k in "abc"]).count("<a ") == 3
    notes.mark("d")
    made = notes.marks([(k, "") for k in "abcd"])
    assert text_of(made) == "[1]–[4]" and 'href="#fn-1"' in made and 'href="#fn-4"' in made
    assert text_of(notes.marks([("a", ""), ("f", ""), ("c", "")])) == "[1][3][5]"
    assert list(notes.cited) == ["a", "b", "c", "d", "f"], "every source is in the footnotes, told or not"
