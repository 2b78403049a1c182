"""What a briefing says: every section, the numbers of the pages, each with the source that states it, in both languages."""

import re

import pytest

from atlas.exports import drawing, pictures
from atlas.exports.briefing import paper, word
from atlas.exports.briefing.compose import compose
from atlas.exports.briefing.content import Paragraph, Picture, runs
from atlas.exports.scope import newest
from atlas.figures import overview, progress, projects
from atlas.figures.credible import silence
from atlas.figures.investment import main_tree
from atlas.figures.shared import rivals
from atlas.markup import overview as words
from atlas.words import text
from atlas.words.text import say
from atlas.words.vocab import INVESTMENT_KIND, PRODUCT
from tests.exports.briefing import asked

each_case = pytest.mark.parametrize("case", asked.CASES)
each_language = pytest.mark.parametrize("lang", ["zh", "en"])


def whole(found) -> str:
    return "\n".join(map(asked.told, asked.lines(found)))


@each_case
@each_language
def test_every_section_stands_in_its_place_and_says_something(case, lang):
    found = asked.briefing(case, lang)
    numbers = say("briefing.numerals", lang).split()[: asked.SECTIONS]
    assert [h.split("、" if lang == "zh" else ".")[0] for h in asked.headings(found, 1)] == numbers
    assert isinstance(found.blocks[0], Paragraph), "the findings come before the first heading"
    pairs = zip(found.blocks, [*found.blocks[1:], None], strict=True)
    assert [b.text for b, after in pairs if b.kind == "heading" and (after is None or after.kind == "heading")] == []


@each_case
@each_language
def test_every_mark_leads_to_a_source_and_every_source_is_marked(case, lang):
    found = asked.briefing(case, lang)
    marked = {number for line in asked.lines(found) for piece in line for number in piece.notes}
    assert marked == {note.number for note in found.notes} == set(range(1, len(found.notes) + 1))
    order = [number for line in asked.lines(found) for piece in line for number in piece.notes]
    if case != "none":
        assert order[0] == 1


@each_case
def test_no_text_is_in_the_wrong_language_and_none_is_left_to_be_filled(case):
    zh, en = whole(asked.briefing(case, "zh")), whole(asked.briefing(case, "en"))
    assert not re.search("[{}]", zh + en)
    told = asked.grids(asked.briefing(case, "en")).get(say("briefing.readings", "en"))
    for row in told.rows if told else ():  # where sources differ in a name, it is quoted
        en = en.replace(asked.told(row[-1]), "")
    assert not re.search("[\u3400-\u9fff]", en), "Chinese in another language"
    assert not re.search(r"[,;:] ?[\u3400-\u9fff]|。。|，，|；；", zh)


@each_language
def test_the_numbers_are_those_of_the_pages(lang):
    catalog, _ = asked.region("all")
    chosen, found = asked.CASES["all"], asked.briefing("all", lang)
    grids = asked.grids(found)
    products = {asked.told(row[0]).lower(): row for row in grids[say("briefing.products", lang)].rows}
    sums = projects.capacity_by_product(catalog, chosen)
    for row in sums:
        line = products[text.word(PRODUCT, row.product, lang).lower()]
        amount = text.quantity(words.amount_of(row), lang)
        cell = next(cell for cell in line[1:] if amount.lower() in asked.told(cell).lower())
        titles = {found.notes[n - 1].text.split(say("list.comma", lang))[0] for piece in cell for n in piece.notes}
        for one in row.cited:
            assert any(text.both(catalog.sources[one.source], "title", lang).startswith(t) for t in titles)
    assert len(products) == len({row.product for row in sums})
    assert len(grids[say("briefing.phases", lang)].rows) == len(progress.cells(catalog, chosen))
    assert len(grids[say("briefing.figures", lang)].rows) == sum(bool(t.others) for t in rivals.topics(catalog, chosen))
    assert len(
        grids[say("briefing.amounts", lang, kind=say_kind(main_tree(catalog, chosen)[0].kind, lang))].rows
    ) == len(main_tree(catalog, chosen))
    silent = [r for r in silence.clock(catalog, chosen) if r.mark == "silent"]
    assert len(grids[say("briefing.silent_table", lang)].rows) == len(silent) > 10


def say_kind(kind: str, lang: str) -> str:
    label = text.word(INVESTMENT_KIND, kind, lang)
    return label[:1].upper() + label[1:]


def test_the_first_paragraph_has_the_finding_of_the_overview():
    catalog, config = asked.region("all")
    found = overview.finding(catalog, asked.CASES["all"])
    where = catalog.places[config.region].name
    first = asked.told(asked.briefing("all").blocks[0].line)
    assert first.startswith(words.title(found, where, "zh")) and words.silence(found, "zh") in first


def test_a_filter_and_a_day_are_followed():
    names = [asked.told(row[0]) for row in asked.grids(asked.briefing("linwu"))["各期现状"].rows]
    assert 0 < len(names) < len(asked.grids(asked.briefing("all"))["各期现状"].rows)
    assert asked.briefing("linwu").title == "临武县锂电产业情况" and asked.briefing("all").title == "郴州市锂电产业情况"
    early = asked.briefing("early")
    years = re.findall(r"(20\d\d)年", "".join(map(asked.told, asked.lines(early))).replace("GS(2024)", ""))
    later = [row for grid in asked.grids(early).values() for row in grid.rows for cell in row
             if re.search("202[4-9]年", asked.told(cell)) and grid.name != say("briefing.passed", "zh")]  # fmt: skip
    assert years and later == [], "nothing that was told after the day"


@each_language
def test_where_nothing_fits_each_section_says_so_in_a_sentence(lang):
    found = asked.briefing("none", lang)
    assert {name for name, grid in asked.grids(found).items() if grid.rows} == set()
    assert say("projects.nothing", lang).strip() in whole(found) and say("changes.title", lang) not in whole(found)
    assert "zzzz" not in whole(found)


def test_a_place_of_which_no_source_tells_is_said_to_be_silent():
    assert "没有来源说到安仁县的锂电项目" in whole(asked.briefing("silent"))


def test_changes_begin_on_the_day_that_was_asked_for():
    catalog, config = asked.region("all")
    late = compose(catalog, config, asked.CASES["all"], asked.DAY, "", "zh")
    assert any("2026年11月24日以来的变化" in h for h in asked.headings(late, 1))
    assert say("briefing.changes_no_match", "zh") in whole(late)


@each_language
def test_the_map_is_a_picture_with_its_review_number(lang):
    [picture] = [b for b in asked.briefing("all", lang).blocks if isinstance(b, Picture)]
    assert picture.png.startswith(b"\x89PNG") and "GS(2024)0650" in asked.told(picture.credit)
    assert picture.credit[0].notes and picture.alt
    linwu = [b for b in asked.briefing("linwu", lang).blocks if isinstance(b, Picture)]
    assert linwu[0].png != picture.png, "the chosen county stands out"


@pytest.fixture
def asked_anew():
    """Whether letters can be drawn is asked again, and once more for those that come after."""
    pictures.can_write.cache_clear()
    yield
    pictures.can_write.cache_clear()


@pytest.mark.usefixtures("asked_anew")
@pytest.mark.parametrize("lacking", ["letters", "drawing", "at last"])
def test_where_the_map_cannot_be_drawn_it_is_left_out_and_the_table_stays(lacking, monkeypatch, tmp_path):
    """No font has the letter, which so looks as the box for letters of no font; nothing can be drawn; it can no longer."""
    if lacking == "letters":
        monkeypatch.setattr(pictures, "_IN_NO_FONT", say("picture.buttons", "zh")[0])
    assert lacking != "at last" or pictures.can_write("zh")
    if lacking != "letters":
        monkeypatch.setattr(drawing, "__file__", str(tmp_path / "none.py"))
    found = compose(*asked.region("all"), asked.CASES["all"], asked.SINCE, "", "zh")
    assert pictures.can_write("zh") == (lacking == "at last")
    assert not [b for b in found.blocks if isinstance(b, Picture)]
    assert "没有中文字体" in whole(found) and "各县区与开发区一览" in asked.grids(found)
    assert word.write(found).startswith(b"PK") and b"<img" not in paper.write(found)


def test_what_cannot_be_printed_stays_out_of_a_file():
    found = compose(*asked.region("tiny"), asked.CASES["tiny"], asked.SINCE, "搜索 \x00\x0b<b>\ud800甲", "zh")
    assert found.scope.startswith("搜索 <b>甲 · ")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_below_the_title_stands_how_old_the_newest_material_is_on_the_day(lang):
    catalog, config = asked.region("early")
    found = compose(catalog, config, asked.CASES["early"], asked.since("early"), "scope", lang)
    told = newest(catalog, asked.CASES["early"].day, lang)
    assert told and found.scope == f"scope · {told}"


@pytest.mark.parametrize(
    ("notes", "shown"),
    [
        ((), []),
        ((2,), [(2,)]),
        ((3, 1, 2, 2), [(1,), (2,), (3,)]),
        ((1, 2, 3, 4), [(1, 4)]),
        ((1, 5, 6, 7, 8, 10), [(1,), (5, 8), (10,)]),
    ],
)
def test_a_long_run_of_numbers_is_told_by_its_ends(notes, shown):
    assert runs(notes) == shown
