"""Reading: what is wrong with the bytes of a file, its line, and that no bytes whatever get past the one error format."""

import codecs
import json
import os
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atlas.catalog.load import load
from atlas.catalog.messages.phrase import said as said_of
from atlas.catalog.problem import DataError, Problem
from atlas.catalog.reading import read
from atlas.catalog.reading.document import Document
from tests.regions.folder import copy, edit, said

COLUMNS = ("id", "name", "note")


def yaml_of(tmp_path: Path, data: bytes | str) -> tuple[Document | None, list[str]]:
    (tmp_path / "x.yaml").write_bytes(data.encode() if isinstance(data, str) else data)
    document, problems = read.yaml_file(tmp_path, "x.yaml", "data/x.yaml")
    return document, [str(problem) for problem in problems]


def csv_of(tmp_path: Path, data: bytes | str) -> tuple[Document | None, list[str]]:
    (tmp_path / "x.csv").write_bytes(data.encode() if isinstance(data, str) else data)
    document, problems = read.csv_file(tmp_path, "x.csv", "data/x.csv", COLUMNS)
    return document, [str(problem) for problem in problems]


def json_of(tmp_path: Path, data: bytes | str) -> tuple[Document | None, list[str]]:
    (tmp_path / "x.geojson").write_bytes(data.encode() if isinstance(data, str) else data)
    document, problems = read.json_file(tmp_path, "x.geojson", "data/x.geojson")
    return document, [str(problem) for problem in problems]


@pytest.mark.parametrize(
    "text", ["NO", "0123", "12:30", "1.10", "1e999", ".nan", "2025-01-01", "null", "~", "yes", "0x1F"]
)
def test_every_yaml_scalar_stays_what_it_says(tmp_path: Path, text: str) -> None:
    document, problems = yaml_of(tmp_path, f"a: {text}\n")
    assert problems == []
    assert document is not None
    assert document.data == {"a": text}


def test_yaml_remembers_the_line_of_every_key_and_item(tmp_path: Path) -> None:
    document, _ = yaml_of(tmp_path, "id: x\nphases:\n\n  - id: x-1\n    # note\n    name: a\n  - {id: x-2, name: b}\n")
    assert document is not None
    assert dict(document.lines) == {
        (): 1, ("id",): 1, ("phases",): 2, ("phases", 0): 4, ("phases", 0, "id"): 4, ("phases", 0, "name"): 6,
        ("phases", 1): 7, ("phases", 1, "id"): 7, ("phases", 1, "name"): 7,
    }  # fmt: skip
    assert document.line(("phases", 0, "stage")) == 4  # a missing field has its record's line
    assert document.field(("phases", 1, "milestones", 0, "status")) == "phases[x-2].milestones[1].status"


BAD_YAML = {
    "empty": ("", ["data/x.yaml:1: the file is empty"]),
    "only a comment": ("# nothing\n", ["data/x.yaml:1: the file is empty"]),
    "doubled key": (
        "phases:\n- id: x-1\n- id: x-2\n  capacities:\n  - date: 2024\n    date: 2025\n",
        ["data/x.yaml:6: phases[x-2].capacities[1].date: written twice; first on line 5"],
    ),
    "doubled group": ("a:\n  b: 1\na:\n  c: 2\n  c: 3\n", ["data/x.yaml:3: a: written twice; first on line 1"]),
    "anchor and alias": (
        "a: &one 1\nb: *one\n",
        [
            "data/x.yaml:1: has an anchor, '&one'; write each value out",
            "data/x.yaml:2: has an alias, '*one'; write the value out",
        ],
    ),
    "tag": (
        "a: !!python/object:os.system x\n",
        ["data/x.yaml:1: has a tag, 'tag:yaml.org,2002:python/object:os.system'; write the value without it"],
    ),
    "second document": ("a: 1\n---\nb: 2\n", ["data/x.yaml:2: a second document begins here; a file holds one"]),
    "tab": ("a:\n\tb: 1\n", ["data/x.yaml:2: has a tab; write spaces"]),
    "NUL": ("a: 1\nb: \0\n", ["data/x.yaml:2: has the control character U+0000; delete it"]),
    "escape": ("a: \x1b[31m\n", ["data/x.yaml:1: has the control character U+001B; delete it"]),
    "not UTF-8": (b"a: 1\nb: \xff\n", ["data/x.yaml:2: is not UTF-8 at byte 4 of the line; save it as UTF-8"]),
    "GB18030": ("a: 临武\n".encode("gb18030"), ["data/x.yaml:1: is not UTF-8 at byte 4 of the line; save it as UTF-8"]),
    "lone surrogate": (b"a: \xed\xa0\x80\n", ["data/x.yaml:1: is not UTF-8 at byte 4 of the line; save it as UTF-8"]),
    "UTF-16": ("a: 1\n".encode("utf-16"), ["data/x.yaml:1: is UTF-16; save it as UTF-8"]),
    "colon": (
        "a: 1\nname: a: b\n",
        ["data/x.yaml:2: there is a colon too many, or the indentation is off; put quotes around a text that has ': '"],
    ),
    "open quote": ("a: 1\nb: 'x\nc: 2\n", ["data/x.yaml:3: a quotation mark or bracket is not closed"]),
    "open bracket": ("a: {b: 1\nc: 2\n", ["data/x.yaml:2: a bracket is not closed, or a comma is missing"]),
    "no colon": (
        "a: 1\nb\nc: 2\n",
        ["data/x.yaml:3: a field has no colon; write 'name: value', with ':' (not '：') and a space after it"],
    ),
    "sign": ("a: `b`\n", ["data/x.yaml:1: a text begins with a sign that YAML keeps for itself; put quotes around it"]),
    "list as key": (
        "? [a, b]\n: 1\n",
        ["data/x.yaml:1: a list or a group of fields stands where the name of a field is expected"],
    ),
    "deep": ("[" * 50 + "\n", ["data/x.yaml:1: is nested more than 12 deep"]),
}


@pytest.mark.parametrize("name", BAD_YAML)
def test_bad_yaml(tmp_path: Path, name: str) -> None:
    data, expected = BAD_YAML[name]
    assert yaml_of(tmp_path, data)[1] == expected


def test_of_a_doubled_key_the_first_counts(tmp_path: Path) -> None:
    document, _ = yaml_of(tmp_path, "a: 1\na: {b: [2]}\nc: 3\n")
    assert document is not None
    assert document.data == {"a": "1", "c": "3"}
    assert document.line(("a",)) == 1


GOOD_CSV = 'id,name,note\r\na,临武,\r\nb,"x, ""y""",z\r\n'


@pytest.mark.parametrize("data", [
    GOOD_CSV.encode(), codecs.BOM_UTF8 + GOOD_CSV.encode(), GOOD_CSV.encode("gb18030"), GOOD_CSV.replace("\r\n", "\n").encode(),
    GOOD_CSV.replace("\r\n", "\r").encode(), (GOOD_CSV + ",,\r\n\r\n").encode(),
], ids=["plain", "BOM", "GB18030", "LF", "CR", "blank rows"])  # fmt: skip
def test_a_csv_reads_as_excel_saved_it(tmp_path: Path, data: bytes) -> None:
    document, problems = csv_of(tmp_path, data)
    assert problems == []
    assert document is not None
    assert document.data == [{"id": "a", "name": "临武", "note": ""}, {"id": "b", "name": 'x, "y"', "note": "z"}]
    assert [document.line((at,)) for at in (0, 1)] == [2, 3]


def test_the_order_of_columns_is_free(tmp_path: Path) -> None:
    document, problems = csv_of(tmp_path, "note,id,name\nn,i,m\n")
    assert problems == []
    assert document is not None
    assert document.data == [{"note": "n", "id": "i", "name": "m"}]


def test_a_row_after_a_cell_of_two_lines_has_its_own_line(tmp_path: Path) -> None:
    _, problems = csv_of(tmp_path, 'id,name,note\na,"x\ny",\nb,c,d,e\n')
    assert problems == ["data/x.csv:4: row: 4 cells, but the header has 3; is a comma unquoted?"]


def test_cells_that_excel_leaves_out_at_the_end_are_empty(tmp_path: Path) -> None:
    document, problems = csv_of(tmp_path, "id,name,note\na,b\nc\nd,e,f\n")
    assert problems == []
    assert document is not None
    assert document.data == [
        {"id": "a", "name": "b", "note": ""},
        {"id": "c", "name": "", "note": ""},
        {"id": "d", "name": "e", "note": "f"},
    ]
    assert {loc: says.en.partition(",")[0] for loc, says in document.short.items()} == {(0,): "2 cells", (1,): "1 cell"}


BAD_CSV = {
    "empty": ("", ["data/x.csv:1: the file is empty; it needs at least its header: id,name,note"]),
    "only a BOM": (codecs.BOM_UTF8, ["data/x.csv:1: the file is empty; it needs at least its header: id,name,note"]),
    "long": ("id,name,note\na,b,c,d\n", ["data/x.csv:2: row: 4 cells, but the header has 3; is a comma unquoted?"]),
    "missing column": ("id,name\na,b\n", ["data/x.csv:1: header: the column 'note' is missing"]),
    "renamed column": (
        "id,nmae,note\na,b,c\n",
        [
            "data/x.csv:1: header: no such column: 'nmae'; did you mean 'name'?",
            "data/x.csv:1: header: the column 'name' is missing",
        ],
    ),
    "unknown column": ("id,name,note,zzz\na,b,c,d\n", ["data/x.csv:1: header: no such column: 'zzz'"]),
    "column without a name": (
        "id,name,note,\na,b,c,d\n",
        ["data/x.csv:1: header: no such column: number 4 without a name"],
    ),
    "doubled column": ("id,name,note,name\na,b,c,d\n", ["data/x.csv:1: header: the column 'name' is written twice"]),
    "tabs": (
        "id\tname\tnote\na\tb\tc\n",
        ["data/x.csv:1: header: the columns are separated by tabs; save the file with commas"],
    ),
    "semicolons": (
        "id;name;note\na;b;c\n",
        ["data/x.csv:1: header: the columns are separated by semicolons; save the file with commas"],
    ),
    "open quote": (
        'id,name,note\na,"b,c\nd,e,f\n',
        ["data/x.csv:2: a quotation mark is not closed, or not doubled within a cell"],
    ),
    "text after a quote": (
        'id,name,note\na,"b"c,d\n',
        ["data/x.csv:2: a quotation mark is not closed, or not doubled within a cell"],
    ),
    "long cell": (
        f"id,name,note\na,{'b' * 140_000},\n",
        ["data/x.csv:2: a cell is too long; a quotation mark is not closed, or not doubled within a cell"],
    ),
    "UTF-16": (GOOD_CSV.encode("utf-16"), ["data/x.csv:1: is UTF-16; save it as UTF-8"]),
    "damaged UTF-8": (
        "id,name,note\na,临武县,#桂阳\n".encode().replace(b"#", b"\xff"),
        ["data/x.csv:2: is not UTF-8 at byte 13 of the line; save it as UTF-8"],
    ),
    "lone surrogate": (
        b"id,name,note\na,\xed\xa0\x80\xff,c\n",
        ["data/x.csv:2: is neither UTF-8 nor GB18030; save it as CSV UTF-8"],
    ),
    "neither": (b"id,name,note\na,\xff\xff,c\n", ["data/x.csv:2: is neither UTF-8 nor GB18030; save it as CSV UTF-8"]),
}


@pytest.mark.parametrize("name", BAD_CSV)
def test_bad_csv(tmp_path: Path, name: str) -> None:
    data, expected = BAD_CSV[name]
    assert csv_of(tmp_path, data)[1] == expected


BAD_JSON = {
    "empty": ("", ["data/x.geojson:1: the file is empty"]),
    "syntax": (
        '{\n"a": 1,\n}',
        ["data/x.geojson:3: cannot be read as JSON: expecting property name enclosed in double quotes"],
    ),
    "NaN": ('{"a": NaN}', ["data/x.geojson:1: has NaN, which is not a number"]),
    "Infinity": ('{"a": -Infinity}', ["data/x.geojson:1: has -Infinity, which is not a number"]),
    "doubled key": ('{"a": 1, "b": 2, "a": 3}', ["data/x.geojson:1: has the name 'a' twice in one object"]),
    "deep": ("[" * 200_000, ["data/x.geojson:1: is nested too deep"]),
    "long number": ("[" + "9" * 5000 + "]", ["data/x.geojson:1: has a number that is too long"]),
    "not UTF-8": (b'{"a": "\xff"}', ["data/x.geojson:1: is not UTF-8 at byte 8 of the line; save it as UTF-8"]),
}


@pytest.mark.parametrize("name", BAD_JSON)
def test_bad_json(tmp_path: Path, name: str) -> None:
    data, expected = BAD_JSON[name]
    assert json_of(tmp_path, data)[1] == expected


def test_json_remembers_the_lines_of_its_features(tmp_path: Path) -> None:
    document, _ = json_of(tmp_path, '{"name": "a, [b",\n"features": [\n{"x": [1, 2]},\n{"y": {}}\n]}')
    assert document is not None
    assert (document.line(("features", 0)), document.line(("features", 1)), document.line(("name",))) == (3, 4, 1)


# Files as a whole


def test_a_missing_file(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    for name in ("sources.yaml", "indicators.csv"):
        (folder / name).unlink()
    assert said(folder) == ["data/indicators.csv:1: the file is missing", "data/sources.yaml:1: the file is missing"]


def test_a_missing_folder(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    (folder / "projects" / "jiakuang-mill.yaml").unlink()
    (folder / "projects").rmdir()
    assert said(folder) == ["data/projects:1: the folder is missing"]
    assert said(tmp_path / "nowhere") == ["nowhere:1: the folder is missing"]
    assert said(folder / "sources.yaml") == ["sources.yaml:1: is not a folder"]


def test_a_file_of_50_mb_is_refused_without_being_read(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    with (folder / "enterprises.csv").open("r+b") as file:
        file.truncate(50_000_000)
    tracemalloc.start()
    start = time.perf_counter()
    assert said(folder) == ["data/enterprises.csv:1: has 50000000 bytes; at most 2000000 are allowed"]
    assert time.perf_counter() - start < 1
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


def test_a_link_out_of_the_folder_is_refused_and_one_within_is_not(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    (folder / "seats.csv").rename(tmp_path / "seats.csv")
    (folder / "seats.csv").symlink_to(tmp_path / "seats.csv")
    (folder / "balance.yaml").rename(folder / ".balance.yaml")
    (folder / "balance.yaml").symlink_to(".balance.yaml")
    assert said(folder) == ["data/seats.csv:1: is a link that leads out of the folder; put the file itself there"]


def test_a_linked_project_folder_is_refused_too(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    (folder / "projects").rename(tmp_path / "elsewhere")
    (folder / "projects").symlink_to(tmp_path / "elsewhere")
    assert said(folder) == [
        "data/projects/jiakuang-mill.yaml:1: is a link that leads out of the folder; put the file itself there"
    ]


def test_links_that_lead_nowhere_or_round(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    for name, target in (("seats.csv", "gone"), ("balance.yaml", "balance.yaml")):
        (folder / name).unlink()
        (folder / name).symlink_to(target)
    assert said(folder) == [
        "data/balance.yaml:1: is a link that leads to itself",
        "data/seats.csv:1: the file is missing",
    ]


def test_what_is_not_a_regular_file(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    for name in ("seats.csv", "balance.yaml"):
        (folder / name).unlink()
    os.mkfifo(folder / "seats.csv")  # with no writer: opening it in the usual way would wait for ever
    (folder / "balance.yaml").mkdir()
    assert said(folder) == ["data/balance.yaml:1: is not a regular file", "data/seats.csv:1: is not a regular file"]


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = copy(tmp_path)
    real = os.open

    def refuse(path: Path, flags: int) -> int:
        if Path(path).name == "seats.csv":
            raise PermissionError(13, "Permission denied")
        return real(path, flags)

    monkeypatch.setattr(os, "open", refuse)
    assert said(folder) == ["data/seats.csv:1: cannot be read: Permission denied"]


def test_a_file_that_vanishes_after_it_was_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = copy(tmp_path)
    real = read.listing

    def listing(*arguments: object) -> object:
        present = real(*arguments)  # type: ignore[arg-type]
        (folder / "seats.csv").unlink()
        (folder / "projects" / "jiakuang-mill.yaml").unlink()
        return present

    monkeypatch.setattr(read, "listing", listing)
    assert said(folder) == [
        "data/projects/jiakuang-mill.yaml:1: the file is missing",
        "data/seats.csv:1: the file is missing",
    ]


def test_unexpected_files_have_a_hint(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    for name in ("enterprise.csv", "projects/x.yml", "projects/y.csv", "qqq.bin", "sources.yml"):
        (folder / name).write_text("x")
    (folder / "projects" / "old").mkdir()
    assert said(folder) == [
        "data/enterprise.csv:1: is not a file of the data; did you mean 'enterprises.csv'?",
        "data/projects/old:1: is not a file of the data; each file here is named <id>.yaml",
        "data/projects/x.yml:1: is not read; rename it to 'x.yaml'",
        "data/projects/y.csv:1: is not a file of the data; each file here is named <id>.yaml",
        "data/qqq.bin:1: is not a file of the data",
        "data/sources.yml:1: is not read; rename it to 'sources.yaml'",
    ]


def test_what_editors_leave_behind_is_not_seen(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    for name in (
        "README.md",
        ".DS_Store",
        "~$enterprises.csv",
        ".~lock.seats.csv#",
        "projects/~$x.yaml",
        "projects/.x.swp",
        "a.yaml~",
        "4913",
        "THUMBS.DB",
        "Desktop.ini",
        "__MACOSX",
        "@eaDir",
        "projects/x.yaml.TMP",
        "projects/x.yaml___jb_tmp___",
        "projects/x.yaml___jb_old___",
        "projects/x.yaml.bak",
    ):
        (folder / name).write_bytes(b"\xff\0")
    assert said(folder) == []


def test_names_that_a_terminal_cannot_show_are_escaped(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    (folder / os.fsdecode(b"projects/\xffa\n.yaml")).write_text("id: a\n")
    assert all(line.startswith("data/projects/\\udcffa\\n.yaml:1: ") and line.isprintable() for line in said(folder))
    assert said(folder)


def test_a_bomb_of_aliases_takes_neither_time_nor_memory(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40)
    )
    (folder / "places.yaml").write_text(bomb)
    tracemalloc.start()
    start = time.perf_counter()
    problems = said(folder)
    assert time.perf_counter() - start < 2
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()
    assert problems[0] == "data/places.yaml:1: has an anchor, '&a0'; write each value out"
    assert all(problem.startswith("data/places.yaml:") for problem in problems)


LARGE = {
    "projects/jiakuang-mill.yaml": ["phases:\n" + "- {}\n" * 400_000, "phases:\n- capacities:\n" + "  - {}\n" * 49_000, "[" * 1_900_000,
                                    "{" * 1_900_000, "a: '" + "x" * 1_900_000 + "'", "x\n" * 900_000, "- " * 900_000, "? " * 900_000],
    "places.yaml": ["- {id: a}\n" * 190_000, "- x\n" * 45_000, "? a\n" * 400_000, "!x " * 600_000, "&x " * 600_000, "- !x y\n" * 250_000],
    "enterprises.csv": ["id,name\n" + "a,b\n" * 400_000, "id" + "," * 1_900_000, '"' * 1_900_000, "\n" * 1_900_000, ",\n" * 900_000,
                        ",".join(f"c{n}" for n in range(250_000)), "id,name,full_name,name_en,kind,segment,makes,makes_en,place,"
                        "place_source,place_locator,source,locator,note,note_en\n" + "a,b,,c,enterprise,cell,,,z,zz,,y,l,,\n" * 45_000],
    "boundaries.geojson": ['{"features": [' + "[]," * 1_000_000 + "[]]}", "[" * 9_000_000, "9" * 9_000_000, '{"a":' * 300_000,
                           '{"type": "FeatureCollection", "features": [\n' + "{},\n" * 500_000 + "{}]}"],
}  # fmt: skip


@pytest.mark.parametrize(("name", "at"), [(name, at) for name, many in LARGE.items() for at in range(len(many))])
def test_large_nonsense_is_answered_in_bounded_time_and_memory(tmp_path: Path, name: str, at: int) -> None:
    folder = copy(tmp_path)
    (folder / name).write_text(LARGE[name][at])
    start = time.process_time()
    problems = said(folder)
    assert time.process_time() - start < 10  # of its own time, whatever else the machine does
    assert 1 <= len(problems) <= 1700
    assert max(map(len, problems)) < 1000


NAMES = [
    "sources.yaml",
    "enterprises.csv",
    "projects/jiakuang-mill.yaml",
    "boundaries.geojson",
    "seats.csv",
    "projects/new.yaml",
]
PIECES = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.text(alphabet=":-[]{}'\"#&*!|>%@`,? \n\tab1é临", max_size=120).map(str.encode),
    st.recursive(st.none() | st.floats() | st.text(max_size=5), lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(
        ["id", "type", "features", "properties", "geometry", "coordinates", "adcode", "name", "phases", "milestones"]), inner),
        max_leaves=20).map(lambda value: json.dumps(value).encode()),
)  # fmt: skip


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(NAMES), data=PIECES, keep=st.booleans())
def test_any_bytes_give_a_catalogue_or_problems(tmp_path: Path, name: str, data: bytes, keep: bool) -> None:
    folder = tmp_path / "data"
    if not folder.exists():
        copy(tmp_path)
    path = folder / name
    before = path.read_bytes() if path.exists() else None
    path.write_bytes((before or b"") + data if keep else data)
    problems: tuple[Problem, ...] | None = None
    try:
        load(folder)
    except DataError as error:
        problems = error.problems
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)
    assert problems != ()
    assert all(problem.line >= 1 and str(problem).isprintable() for problem in problems or ())


@settings(max_examples=150, deadline=None)
@given(st.recursive(st.text(alphabet="ab:-#'\" 临\n", max_size=8), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
    st.text(alphabet="abc临", min_size=1, max_size=3), inner, max_size=3), max_leaves=10))  # fmt: skip
def test_what_json_writes_as_text_yaml_reads_back(value: object) -> None:
    from atlas.catalog.reading import yaml_text

    document, problems = yaml_text.document(json.dumps(value, ensure_ascii=True), "x.yaml")
    assert problems == []
    assert document is not None
    assert document.data == value


def test_a_problem_prints_as_a_place_that_an_editor_opens() -> None:
    empty = said_of("file.empty")
    assert str(Problem("data/x.csv", 3, "value", empty)) == "data/x.csv:3: value: the file is empty"
    assert str(Problem("data/x.csv", 3, "", empty)) == "data/x.csv:3: the file is empty"
    assert Problem("data/x.csv", 3, "value", empty).shown("zh") == "data/x.csv:3: value: 文件是空的"


def test_edits_of_the_tests_hit(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    assert said(folder) == []
    with pytest.raises(AssertionError, match="is not in"):
        edit(folder, "sources.yaml", "no such text", "")
