"""Changed records in their files: what comes out says the new records, and what did not change keeps its bytes."""

import difflib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas.catalog.load import load
from atlas.catalog.model import FILES, Event, Project
from atlas.catalog.reading import csv_text, yaml_text
from atlas.catalog.writing import csv_edit, files, house, yaml_edit
from atlas.catalog.writing.raw import align, raw
from atlas.exports.roundtrip.proposal import held
from tests.generated import catalogs, records
from tests.regions.folder import TINY, copy

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = {"chenzhou": ROOT / "data", "tiny": TINY / "data"}
by_region = pytest.mark.parametrize("region", FOLDERS)


def said(text):
    document, problems = yaml_text.document(text, "x")
    assert not problems, text
    return document.data


def changed_lines(before, after):
    return [line for line in difflib.ndiff(before.split("\n"), after.split("\n")) if line[:1] in "+-"]


@given(records(Project))
@settings(max_examples=30)
def test_a_record_in_the_form_of_the_house_says_what_it_is(given_):
    kept = raw(Project.model_validate(given_))
    assert said(house.record(kept)) == kept
    assert said(house.records([kept])) == [kept]


@given(
    st.lists(records(Event), max_size=4, unique_by=lambda r: r["id"]),
    st.lists(records(Event), max_size=4, unique_by=lambda r: r["id"]),
)
@settings(max_examples=20)
def test_any_list_of_records_becomes_any_other(old, new):
    one, other = ([raw(Event.model_validate(r)) for r in sorted(rs, key=lambda r: r["id"])] for rs in (old, new))
    text, _ = yaml_edit.records(house.records(one), one, other)
    assert said(text) == other


@given(records(Project), records(Project))
@settings(max_examples=30)
def test_any_record_becomes_any_other(old, new):
    one, other = raw(Project.model_validate(old)), raw(Project.model_validate({**new, "id": old["id"]}))
    assert said(yaml_edit.record(house.record(one), one, other)[0]) == other


@by_region
def test_the_form_of_the_house_is_read_as_the_data(region):
    catalog = load(FOLDERS[region])
    for file in FILES:
        kept = [raw(record) for record in getattr(catalog, file.kind).values()]
        if file.path == "projects":
            assert [said(house.record(one)) for one in kept] == kept
        elif file.columns:
            document, problems = csv_text.document(
                csv_edit.anew(file.columns, {r["id"]: r for r in kept}), "x", file.columns
            )
            assert problems == []
            assert [{n: v for n, v in row.items() if v} for row in document.data] == [
                dict(sorted(r.items(), key=lambda i: file.columns.index(i[0]))) for r in kept
            ]
        else:
            assert said(house.records(kept)) == kept


@by_region
def test_nothing_changed_changes_no_file(region):
    kept = held(load(FOLDERS[region]))
    assert files.changed(FOLDERS[region], kept, kept) == []


@by_region
@pytest.mark.parametrize("kind", [file.kind for file in FILES])
def test_one_text_that_changes_is_one_line_that_changes(region, kind):
    folder = FOLDERS[region]
    kept, new = held(load(folder)), held(load(folder))
    for id_, record in list(new[kind].items())[::9]:
        name = (
            "note" if "note" in record else "title" if "title" in record else "name" if "name" in record else "locator"
        )
        before, record[name] = record[name], "新写的: a, b"
        [file] = files.changed(folder, kept, new)
        record[name] = before
        lines = changed_lines(file.before.decode(), file.after.decode())
        assert file.kept
        assert [line[0] for line in lines] == ["-", "+"], id_
        assert "新写的: a, b" in lines[1]


COMMENTED = """\
# What this file holds.
id: mill   # never changes
name: 甲
name_en: "A mill"

# The agreement says more.
enterprise: maker
stage: beneficiation
total:
  # of the first report
  - {product: ore, value: 300,   unit: 万吨/年, qualifier: exact, date: 2025-05, source: s, locator: ¶5}  # checked
  - product: ore
    value: 200
    unit: 万吨/年
    qualifier: exact
    date: 2025-05
    source: s
    locator: ¶6
note: x
note_en: x
# the end
"""


def edited(change):
    kept = said(COMMENTED)
    new = said(COMMENTED)
    change(new)
    text, whole = yaml_edit.record(COMMENTED, kept, new)
    assert whole
    assert said(text) == new
    return text, changed_lines(COMMENTED, text)


def test_comments_and_layout_stay():
    text, lines = edited(lambda r: r["total"][0].update(value="1.10"))
    assert len(lines) == 2 and text.count("#") == COMMENTED.count("#")
    assert "value: 1.10,   unit" in text
    _, lines = edited(lambda r: r.update(name_en="A: b"))
    assert lines == ['- name_en: "A mill"', "+ name_en: 'A: b'"]
    _, lines = edited(lambda r: r["total"].pop(1))
    assert [line[:1] for line in lines] == ["-"] * 7
    _, lines = edited(lambda r: r["total"].append({"product": "ore", "value": "5"}))
    assert lines == ["+   - {product: ore, value: 5}"]
    _, lines = edited(lambda r: [r.pop("note"), r.pop("note_en")])
    assert lines == ["- note: x", "- note_en: x"]
    _, lines = edited(lambda r: r.update(place="linwu"))
    assert len(lines) == 1 and lines[0] == "+ place: linwu"


def test_a_record_that_goes_takes_its_empty_line_along():
    text = "- id: a\n  t: 1\n\n# of b\n- id: b\n  t: 2\n\n- id: c\n  t: 3\n"
    old = said(text)
    for gone, left in (
        (0, "# of b\n- id: b\n  t: 2\n\n- id: c\n  t: 3\n"),
        (2, "- id: a\n  t: 1\n\n# of b\n- id: b\n  t: 2\n"),
    ):
        assert yaml_edit.records(text, old, old[:gone] + old[gone + 1 :]) == (left, True)
    new = {"id": "bb", "t": "x"}
    made, kept = yaml_edit.records(text, old, [*old[:2], new, old[2]])
    assert kept and made == text.replace("\n- id: c", "\n- id: bb\n  t: x\n\n- id: c")
    assert yaml_edit.records(text, old, [*old, {"id": "d"}]) == (text + "\n- id: d\n", True)
    assert yaml_edit.records(text, old, [{"id": "0"}, *old]) == ("- id: '0'\n\n".replace("'", "") + text, True)


def test_a_file_that_had_to_be_written_anew_says_whether_comments_are_gone():
    assert yaml_edit.records("# none yet\n[]\n", [], [{"id": "a"}]) == ("- id: a\n", False)
    assert yaml_edit.records("[]\n", [], [{"id": "a"}]) == ("- id: a\n", True)
    assert yaml_edit.records("- id: a\n", [{"id": "a"}], [])[0] == "[]\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_csv_keeps_its_encoding_its_line_ends_and_its_other_lines(tmp_path, encoding, end):
    folder = copy(tmp_path)
    path = folder / "enterprises.csv"
    text = path.read_text("utf-8").replace("\n", end)
    path.write_bytes(text.encode(encoding))
    kept, new = held(load(folder)), held(load(folder))
    first, last = sorted(new["enterprises"])
    new["enterprises"][first]["name"] = "新，名"
    [file] = files.changed(folder, kept, new)
    before, after = (data.decode(encoding).split(end) for data in (file.before, file.after))
    assert len(before) == len(after) and [at for at in range(len(before)) if before[at] != after[at]] == [1]
    del new["enterprises"][last]
    assert files.changed(folder, kept, new)[0].after.decode(encoding).count(end) == 2


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_yaml_keeps_its_line_ends_and_its_mark(tmp_path, end, encoding):
    folder = copy(tmp_path)
    path = folder / "timeline.yaml"
    path.write_bytes(path.read_text("utf-8").replace("\n", end).encode(encoding))
    kept, new = held(load(folder)), held(load(folder))
    new["events"]["proposal-2021"]["places"].append("beixian")
    new["events"]["proposal-2021"]["note"] = "x"
    [file] = files.changed(folder, kept, new)
    assert file.after.count(b"\r\n") == (file.after.count(b"\n") if end == "\r\n" else 0)
    assert file.after.startswith(b"\xef\xbb\xbf") == (encoding == "utf-8-sig")


@given(catalogs, catalogs)
@settings(max_examples=8)
def test_every_kind_of_record_becomes_any_other(tmp_path_factory, one, other):
    folder = tmp_path_factory.mktemp("data")
    (folder / "projects").mkdir()
    nothing = {file.kind: {} for file in FILES}
    for old, new in ((nothing, held(one)), (held(one), held(other))):
        for file in files.changed(folder, old, new):
            path = folder.parent / file.path
            path.unlink() if file.after is None else path.write_bytes(file.after)
    for file in FILES:
        if file.path != "projects" and (folder / file.path).exists() and not file.columns:
            assert said((folder / file.path).read_text("utf-8")) == list(held(other)[file.kind].values())
    assert {path.stem for path in (folder / "projects").iterdir()} == set(other.projects)


def test_groups_belong_together_by_id_or_by_half_of_their_fields():
    a, b = {"x": "1", "y": "2", "z": "3"}, {"x": "1", "y": "2", "z": "4"}
    assert align([a], [b]) == [(0, 0)]
    assert align([a], [{"x": "9"}]) == [(None, 0), (0, None)]
    assert align([a, b], [b]) == [(0, None), (1, 0)]
    assert align([a], [{"q": "1"}, b]) == [(None, 0), (0, 1)]
    assert align([{"id": "p"}, {"id": "q"}], [{"id": "q", "n": "1"}]) == [(0, None), (1, 0)]
    assert align(["a", "b"], ["b", "c"]) == [(0, None), (1, 0), (None, 1)]
