"""Parsing: one damaged value in a file, and exactly what is said of it. Each row: file, old text, new text, problems."""

from pathlib import Path

import pytest

from atlas.catalog.load import load
from atlas.words.vocab import UNIT
from tests.regions.folder import copy, edit, said

MILL = "projects/jiakuang-mill.yaml"
ORE_2 = "      - product: ore\n        value: 200\n"

STATUSES = "announced, research_under_way, permitted, site_preparation, construction, commissioning, first_product, operating, third_party, shelved, cancelled"
DATES = "YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Hn, YYYY-Qn, or two of them as FROM/TO"
NO_ID = "is not an id; write lower-case letters, digits and single hyphens, such as 'dazhonghe-1'"
NO_NUMBER = "is not a number; write digits with at most one point, such as 152.1"


def number(new: str, says: str) -> tuple[str, str, str, list[str]]:
    return "investments.csv", "152.1", new, [f"data/investments.csv:2: value: {says}"]


def day(new: str, says: str) -> tuple[str, str, str, list[str]]:
    return (
        MILL,
        "date: 2025-02-28",
        f"date: {new}",
        [f"data/{MILL}:19: phases[jiakuang-mill-1].milestones[2].date: {says}"],
    )


CASES: dict[str, tuple[str, str, str, list[str]]] = {
    # the examples of DESIGN, section 4
    "row": (
        "relations.csv", "jiakuang,owns", "jiakuang", ["data/relations.csv:2: row: 9 cells, but the header has 10; is a comma unquoted?"],
    ),
    "id used twice": (
        "enterprises.csv", "yidian,乙电", "jiakuang,乙电",
        ["data/enterprises.csv:3: id: 'jiakuang' is already used at data/enterprises.csv:2",
         "data/relations.csv:2: object: 'yidian' is not the id of an enterprise or place"],
    ),
    "unknown word": (
        MILL, "status: announced", "status: anounced",
        [f"data/{MILL}:32: phases[jiakuang-mill-2].milestones[1].status: 'anounced' is not one of {STATUSES}; did you mean 'announced'?"],
    ),
    "unknown field": (
        MILL, "        qualifier: up_to", "        qualifer: up_to",
        [f"data/{MILL}:24: phases[jiakuang-mill-2].capacities[1].qualifier: is missing; every capacity needs it",
         f"data/{MILL}:27: phases[jiakuang-mill-2].capacities[1].qualifer: no such field; did you mean 'qualifier'?"],
    ),
    "key written twice": (
        MILL, "        date: 2025-05\n        source", "        date: 2025-05\n        date: 2025-06\n        source",
        [f"data/{MILL}:29: phases[jiakuang-mill-2].capacities[1].date: written twice; first on line 28"],
    ),
    "full-width digits": number("１５２.１", "'１５２.１' has full-width digits; write 152.1"),
    # numbers
    "full-width with separators": number("１，５２０．１", "'１，５２０．１' has full-width digits; write 1520.1"),
    "thousands separators": number('"1,521"', "'1,521' has thousands separators; write 1521"),
    "number in words": number("三百", f"'三百' {NO_NUMBER}"),
    "number with its unit": number("152.1亿元", "'152.1亿元' is not a number; write 152.1, and '亿元' in the field 'unit'"),
    "number with its qualifier": number("约360", "'约360' is not a number; write 360, and 'about' in the field 'qualifier'"),
    "number with both": number("100多亿元", "'100多亿元' is not a number; write 100, and 'more_than' in the field 'qualifier' and '亿元' in the field 'unit'"),
    "percentage": number("3.5%", "'3.5%' is not a number; write 3.5, and '%' in the field 'unit'"),
    "negative": number("-152.1", "'-152.1' is negative; no quantity here can be"),
    "NaN": number("NaN", f"'NaN' {NO_NUMBER}"),
    "infinity": number("inf", f"'inf' {NO_NUMBER}"),
    "exponent": number("1e999", f"'1e999' {NO_NUMBER}"),
    "hexadecimal": number("0x10", f"'0x10' {NO_NUMBER}"),
    "two points": number("1.5.2", f"'1.5.2' {NO_NUMBER}"),
    "Arabic digits": number("١٥٢", f"'١٥٢' {NO_NUMBER}"),
    "many digits": number("9" * 400, f"'{'9' * 59}…' {NO_NUMBER}"),
    "space": number(" 152.1", "' 152.1' has a space at its start or end"),
    "full-width space": number("152.1\u3000", "'152.1\\u3000' has a space at its start or end"),
    "bad coordinate": (
        "seats.csv", "111.25", "111°15′", ["data/seats.csv:2: lon: '111°15′' is not a coordinate; write degrees with a point, such as 112.55"],
    ),
    # dates
    "month 13": day("2025-13", "'2025-13' has the month 13; allowed is 01 to 12"),
    "30 February": day("2025-02-30", "'2025-02-30' has the day 30; 2025-02 has 01 to 28"),
    "quarter 5": day("2025-Q5", f"'2025-Q5' is not a date; allowed is {DATES}"),
    "Chinese date": day("2025年2月", "'2025年2月' is not a date; write 2025-02"),
    "slashes": day("2025/2/28", "'2025/2/28' is not a date; write 2025-02-28"),
    "full-width date": day("２０２５", f"'２０２５' is not a date; allowed is {DATES}"),
    "backward span": day("2025/2024", "'2025/2024' is a span that does not run forward; write the earlier date first"),
    "year 1025": day("1025", "'1025' has the year 1025; allowed is 1900 to 2100"),
    "no date": day("", "is empty; every milestone needs it"),
    # texts, ids, addresses
    "missing source": (
        "enterprises.csv", "daily-2025,¶4", ",¶4", ["data/enterprises.csv:3: source: is empty; every enterprise needs it"],
    ),
    "missing locator": (
        "indicators.csv", "daily-2025,¶7", "daily-2025,", ["data/indicators.csv:2: locator: is empty; every indicator needs it"],
    ),
    "missing field": ("places.yaml", "  name_en: Xi County\n", "", ["data/places.yaml:18: name_en: is missing; every place needs it"]),
    "empty field": ("places.yaml", "name_en: Xi County", "name_en:", ["data/places.yaml:21: name_en: is empty; every place needs it"]),
    "tab in a cell": (
        "enterprises.csv", "乙电", "乙\t电",
        ["data/enterprises.csv:3: name: '乙\\t电' has the control character U+0009; write it on one line, without tabs"],
    ),
    "NUL in a cell": (
        "enterprises.csv", "乙电", "乙\0电",
        ["data/enterprises.csv:3: name: '乙\\x00电' has the control character U+0000; write it on one line, without tabs"],
    ),
    "two lines in a cell": (
        "enterprises.csv", "乙电", '"乙\n电"',
        ["data/enterprises.csv:3: name: '乙\\n电' has the control character U+000A; write it on one line, without tabs"],
    ),
    "two lines in YAML": (
        "places.yaml", "name_en: Xi County", "name_en: |\n    Xi\n    County",
        ["data/places.yaml:21: name_en: 'Xi\\nCounty\\n' has the control character U+000A; write it on one line, without tabs"],
    ),
    "escaped lone surrogate": (
        "places.yaml", "name_en: Xi County", 'name_en: "\\ud800"',
        ["data/places.yaml:21: cannot be read as YAML: found invalid Unicode character escape code"],
    ),
    "long text": ("places.yaml", "Xi County", "x" * 2001, [f"data/places.yaml:21: name_en: '{'x' * 59}…' has 2001 characters; at most 2000 are allowed"]),
    "bad id": ("relations.csv", "jiakuang-owns-yidian", "Jia_kuang", [f"data/relations.csv:2: id: 'Jia_kuang' {NO_ID.replace('dazhonghe-1', 'jia-kuang')}"]),
    "a label instead of an id": (MILL, "status: announced", "status: 已宣布", [f"data/{MILL}:32: phases[jiakuang-mill-2].milestones[1].status: '已宣布' is not one of {STATUSES}; did you mean 'announced'?"]),
    "bad address": (
        "sources.yaml", "https://example.org/daily?id=1", "javascript:alert(1)",
        ["data/sources.yaml:18: url: 'javascript:alert(1)' is not a web address; it starts with http:// or https:// and has no spaces"],
    ),
    "unknown unit": (
        "balance.yaml", "unit: '%'", "unit: kg/kwh",
        [f"data/balance.yaml:10: unit: 'kg/kwh' is not one of {', '.join(UNIT)}; did you mean 'kg/kWh'?"],
    ),
    "field named by a number": ("balance.yaml", "  locator: p. 3", "  locator: p. 3\n  1: 2", ["data/balance.yaml:15: '1': no such field"]),
    "field with an odd name": ("balance.yaml", "  locator: p. 3", '  locator: p. 3\n  "a\\e[1m b": 2', ["data/balance.yaml:15: 'a\\x1b[1m b': no such field"]),
    # shapes
    "list for a text": (
        "places.yaml", "name_en: Xi County", "name_en: [Xi, County]", ["data/places.yaml:21: name_en: a list stands where one text is expected"],
    ),
    "group for a text": (
        "places.yaml", "name_en: Xi County", "name_en: {en: Xi}", ["data/places.yaml:21: name_en: a group of fields stands where one text is expected"],
    ),
    "text for a list": (
        "timeline.yaml", "places: [dongxian]", "places: dongxian",
        ["data/timeline.yaml:7: places: 'dongxian' stands where a list is expected; begin each entry with '- '"],
    ),
    "nothing for a list": ("timeline.yaml", "places: [dongxian]", "places:", ["data/timeline.yaml:7: places: is empty; leave the field out, or fill it"]),
    "text for a group": (
        MILL, "  - {product: ore, value: 300, unit: 万吨/年, qualifier: exact, date: 2025-05, source: daily-2025, locator: ¶5}", "  - 300",
        [f"data/{MILL}:10: total[1]: '300' stands where a capacity is expected; write its fields as 'name: value'"],
    ),
    "text for a record": ("timeline.yaml", "- id: proposal-2021", "- oops\n- id: proposal-2021", [
        "data/timeline.yaml:1: 'oops' stands where an event is expected; write its fields as 'name: value'"]),
    "group for a file that is a list": (
        "sources.yaml", "- id: atlas-2024\n  title: ", "id: atlas-2024\ntitle: ",
        ["data/sources.yaml:3: there is a colon too many, or the indentation is off; put quotes around a text that has ': '"],
    ),
    # boundaries
    "open ring": (
        "boundaries.geojson", ", [111.0, 30.0]]]}},", "]]}},",
        ["data/boundaries.geojson:2: features[1]: geometry.coordinates has a ring that is not closed; its last point repeats its first"],
    ),
    "projected": ("boundaries.geojson", "[112.0, 31.0]", "[500000, 3400000]", [
        "data/boundaries.geojson:2: features[1]: geometry.coordinates has a point outside the globe; write degrees (WGS84)"]),
    "1e999": ("boundaries.geojson", "[112.0, 31.0]", "[1e999, 31.0]", [
        "data/boundaries.geojson:2: features[1]: geometry.coordinates has a point outside the globe; write degrees (WGS84)"]),
    "a point of text": ("boundaries.geojson", "[112.0, 31.0]", '["112", 31]', [
        "data/boundaries.geojson:2: features[1]: geometry.coordinates has a point that is not [longitude, latitude]"]),
    "no polygon": ("boundaries.geojson", '"MultiPolygon"', '"Point"', [
        "data/boundaries.geojson:4: features[2]: geometry.type is not Polygon or MultiPolygon"]),
    "bad code": ("boundaries.geojson", "990002", '"99x"', ["data/boundaries.geojson:4: features[2]: properties.adcode is not a code of six digits"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_bad_value_is_told_in_one_line(tmp_path: Path, name: str) -> None:
    file, old, new, expected = CASES[name]
    folder = copy(tmp_path)
    edit(folder, file, old, new)
    assert said(folder) == expected


def test_everything_is_told_at_once(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    edit(folder, "investments.csv", "152.1", "abc")
    edit(folder, "investments.csv", "2024", "2024-13")
    edit(folder, "places.yaml", "role: core", "role: cor")
    edit(folder, MILL, "stage: beneficiation", "stage: benefication")
    edit(folder, "seats.csv", "dongxian-atlas,dongxian", "dongxian-atlas,nowhere")
    lines = [line.split(": ")[0] + " " + line.split(": ")[1] for line in said(folder)]
    assert lines == [
        "data/investments.csv:2 date",
        "data/investments.csv:2 value",
        "data/places.yaml:6 role",
        f"data/{MILL}:6 stage",
        "data/seats.csv:2 place",
    ]


def test_a_record_that_failed_has_no_echo(tmp_path: Path) -> None:
    """Places, enterprises, the source and the project that others refer to each have one fault: four problems, no more."""
    folder = copy(tmp_path)
    edit(folder, "places.yaml", "role: core", "role: cor")
    edit(folder, "enterprises.csv", "resource", "resorce")
    edit(folder, "sources.yaml", "grade: A", "grade: Z")
    edit(folder, MILL, "stage: beneficiation", "stage: x")
    assert [line.split(":")[0] for line in said(folder)] == [
        "data/enterprises.csv", "data/places.yaml", f"data/{MILL}", "data/sources.yaml"]  # fmt: skip


@pytest.mark.parametrize("name", ["sources.yaml", "places.yaml", "enterprises.csv", MILL, "timeline.yaml"])
def test_a_file_that_cannot_be_read_has_no_echo(tmp_path: Path, name: str) -> None:
    folder = copy(tmp_path)
    (folder / name).write_bytes(b"\xff\xfe\0")
    assert said(folder) == [f"data/{name}:1: is UTF-16; save it as UTF-8"]


def test_a_row_that_is_too_short_has_no_echo(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    edit(folder, "enterprises.csv", ",daily-2025,¶4,,", "")
    assert said(folder) == ["data/enterprises.csv:3: row: 16 cells, but the header has 20; is a comma unquoted?"]


def test_a_missing_column_is_told_once(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    edit(folder, "enterprises.csv", "name_en", "nameen")
    assert said(folder) == [
        "data/enterprises.csv:1: header: no such column: 'nameen'; did you mean 'name_en'?",
        "data/enterprises.csv:1: header: the column 'name_en' is missing",
    ]


def test_columns_that_excel_adds_are_left_out(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    path = folder / "relations.csv"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("".join(f"{line},,\n" for line in lines), "utf-8")
    assert said(folder) == []
    path.write_text("".join(f"{line},,{'' if at == 0 else 'x'}\n" for at, line in enumerate(lines)), "utf-8")
    assert said(folder) == ["data/relations.csv:1: header: no such column: number 11 without a name"]


def test_a_title_above_the_header_is_told_once(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    path = folder / "relations.csv"
    path.write_text("关系表\n" + path.read_text("utf-8"), "utf-8")
    columns = "id,subject,kind,object,share,date,source,locator,note,note_en"
    assert said(folder) == [f"data/relations.csv:1: header: is not the header; the first line of the file is {columns}"]


def test_a_workbook_under_another_name_is_told(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    (folder / "relations.csv").write_bytes(b"PK\x03\x04\x14\x00")
    says = "is an Excel workbook under another name; save it as 'CSV UTF-8' in Excel"
    assert said(folder) == [f"data/relations.csv:1: {says}"]


def test_a_number_with_separators_in_a_bracket(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    (folder / "projects" / "jiakuang-co.yaml").write_text(
        "id: jiakuang-co\nname: 甲\nname_en: Jia\nstage: mining\ntotal:\n"
        "  - {product: ore, value: 1,024, unit: 万吨/年, qualifier: exact, date: 2025, source: daily-2025, locator: ¶1}\n",
        "utf-8",
    )
    says = "stands after a comma; put quotes around a text that has one, and write a number without"
    assert said(folder) == [f"data/projects/jiakuang-co.yaml:6: total[1].'024': {says}"]


def test_a_record_that_went_missing_does_not_flood(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    path = folder / "sources.yaml"
    path.write_text(path.read_text("utf-8").replace("id: daily-2025", "id: gazette"), "utf-8")
    lines = [line for line in said(folder) if "'daily-2025' is not the id of a source" in line]
    assert len(lines) == 5 and sum("more references to it are not shown" in line for line in lines) == 1


def test_a_thousand_faults_do_not_flood(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    path = folder / "relations.csv"
    path.write_text(path.read_text("utf-8") + "x,,,,,,,,,\n" * 1000, "utf-8")
    lines = said(folder)
    assert 100 < len(lines) < 260
    assert any(line.endswith("too many problems; what follows was not checked") for line in lines)


def test_headers_alone_and_empty_lists_are_a_region_without_records(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    for path in folder.iterdir():
        if path.suffix == ".csv":
            path.write_text(path.read_text("utf-8").splitlines()[0] + "\n", "utf-8")
        elif path.suffix == ".yaml":
            path.write_text("[]\n", "utf-8")
    (folder / MILL).unlink()
    (folder / "boundaries.geojson").unlink()
    (folder / "seats.csv").unlink()
    catalog = load(folder)
    assert not catalog.sources
    assert not catalog.seats
    assert catalog.boundaries == ()
