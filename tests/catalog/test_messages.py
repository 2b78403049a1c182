"""Messages: each in both languages, with the same places, and used; and what the same problem looks like in Chinese."""

import ast
import re
import string
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from atlas.catalog import config, load, model
from atlas.catalog.messages import advice, records
from atlas.catalog.messages.phrase import TEMPLATES, Said, heard, said, why
from atlas.catalog.problem import DataError, Problem
from atlas.words.dates import PartialDate
from tests.regions.folder import copy, edit

ATLAS = Path(__file__).resolve().parents[2] / "atlas"
MILL = "projects/jiakuang-mill.yaml"

CHINESE = re.compile(r"[\u4e00-\u9fff]")
TYPED = re.compile(r"“[^”]*”|'[^']*'|\[[^]]*\]|https?://")  # what a keeper reads or types as it stands, and places


def asked_for() -> set[str]:
    """Every id with which ``said`` is called anywhere."""
    calls = [
        node
        for path in (ATLAS / "__main__.py", *(ATLAS / "catalog").rglob("*.py"), *(ATLAS / "exports").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "said"
    ]
    # An id that is put together could be misspelt, or stay behind unused, without anybody noticing.
    assert all(isinstance(call.args[0], ast.Constant) for call in calls)
    return {call.args[0].value for call in calls}


def places(template: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(template) if name)


def test_no_message_is_written_twice() -> None:
    """In two files or in one, where Python keeps the last without a word."""
    tables = [
        node.value
        for path in sorted((ATLAS / "catalog" / "messages").glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.AnnAssign)
        and ast.unparse(node.target) == "TEMPLATES"
        and isinstance(node.value, ast.Dict)
    ]
    written = Counter(key.value for table in tables for key in table.keys if isinstance(key, ast.Constant))
    assert [id_ for id_, times in written.items() if times > 1] == []
    assert set(written) == set(TEMPLATES)


def test_every_message_is_used_and_every_one_in_use_is_there() -> None:
    by_others = {id_ for id_ in TEMPLATES if id_.startswith("date.")}  # a date says them, ``heard`` finds them
    assert asked_for() | by_others == set(TEMPLATES)


@pytest.mark.parametrize("id_", TEMPLATES)
def test_a_message_has_both_languages_and_the_same_places(id_: str) -> None:
    en, zh = TEMPLATES[id_]
    assert places(en) == places(zh)
    assert en
    assert zh
    assert not CHINESE.search(TYPED.sub("", en))
    assert CHINESE.search(zh) or id_ in ("parse.value", "parse.quoted", "number.both", "gone.record")
    assert not set(",:;?!()'") & set(TYPED.sub("", zh)), "Chinese has marks of full width"


def test_every_kind_of_record_has_a_name() -> None:
    kinds = {kind for module in (model, config) for kind in vars(module).values()
             if isinstance(kind, type) and issubclass(kind, model.Record)}  # fmt: skip
    told = {kind.__name__.lower() for kind in kinds if kind not in (model.Record, model.Cited, model.Claim)}
    assert told == set(records.NOUNS)
    assert {file.kind for file in model.FILES} <= set(advice.COUNTED)


@pytest.mark.parametrize("text", ["x", "2025-Q5", "1025", "2025-13", "2025-02-30", "2025/2024"])
def test_what_a_date_says_is_understood(text: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the text is what counts
        PartialDate(text)
    understood = heard("date", caught.value)
    assert understood.id
    assert understood.en == str(caught.value)
    assert "{" not in understood.zh
    assert not understood.zh.isascii()


def test_what_nobody_translated_is_said_as_it_is() -> None:
    assert heard("date", ValueError("is odd")) == Said("is odd", "is odd")
    assert why(OSError(28, "No space left on device")).text("zh") == "No space left on device"
    assert why(OSError(13, "Permission denied")).text("zh") == "没有权限，或文件正被别的程序占用"


def test_values_are_written_as_the_language_does_it() -> None:
    both = said("text.together", there="x\n", names=["a", "b"])
    assert both.text("en") == "is missing; 'x\\n' is given, and a, b go together"
    assert both.text("zh") == "缺少；已填 x\\n，a、b要一起填"
    when = said("advice.future", date="2025-08", day=date(2025, 7, 1))
    assert when.text("zh") == "“2025-08”在2025年7月1日之后，只有计划才可能"
    assert said("share.more", value=Decimal("151.50")).text("zh") == "“151.50”大于 100%"


IN_CHINESE = {
    "row": ("relations.csv", "jiakuang,owns", "jiakuang", "data/relations.csv:2: row: 这一行有 9 格，表头有 10 格；是否有逗号没放进引号？"),
    "word": ("places.yaml", "role: core", "role: cor", "data/places.yaml:6: role: “cor”不在可用的词之列：core、point、none；是否想写“core”？"),
    "number": ("investments.csv", "152.1", "约100多亿元", "data/investments.csv:2: value: “约100多亿元”不是数；请写 100，并把“about”写进 qualifier 字段，“亿元”写进 unit 字段"),
    "date": (MILL, "date: 2025-02-28", "date: 2025-02-30", f"data/{MILL}:19: phases[jiakuang-mill-1].milestones[2].date: “2025-02-30”日是 30；2025-02 只有 01 至 28"),
    "day": (MILL, "date: 2025-02-28", "date: 2025年2月", f"data/{MILL}:19: phases[jiakuang-mill-1].milestones[2].date: “2025年2月”不是日期；请写 2025-02"),
    "field": ("places.yaml", "  name_en: Xi County\n", "", "data/places.yaml:18: name_en: 缺少；每条地区都要有"),
    "reference": ("seats.csv", "xixian-atlas,xixian", "xixian-atlas,xixain", "data/seats.csv:3: place: “xixain”不是地区的编号；是否想写“xixian”？"),
    "YAML": ("places.yaml", "role: core", "role: a: b", "data/places.yaml:6: 多了冒号，或缩进不对；文字里有“: ”时请加引号"),
    "a rule": ("relations.csv", "51.5", "151.5", "data/relations.csv:2: share: “151.5”大于 100%"),
    "the map": ("boundaries.geojson", "990002", '"99x"', "data/boundaries.geojson:4: features[2]: properties.adcode 不是六位数字的代码"),
}  # fmt: skip


@pytest.mark.parametrize("name", IN_CHINESE)
def test_the_same_problem_in_chinese(tmp_path: Path, name: str) -> None:
    file, old, new, expected = IN_CHINESE[name]
    folder = copy(tmp_path)
    edit(folder, file, old, new)
    with pytest.raises(DataError) as caught:
        load.load(folder)
    assert [problem.shown("zh") for problem in caught.value.problems] == [expected]
    assert str(caught.value.problems[0]) == caught.value.problems[0].shown("en")


def test_a_problem_is_told_in_the_language_of_the_config(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    assert config.language(path) == "zh"
    for text, lang in (
        ("language: en\nregion:\n", "en"),
        ("language: fr\n", "zh"),
        ("language: [en]\n", "zh"),
        ("- a\n", "zh"),
        ("'", "zh"),
    ):
        path.write_text(text, "utf-8")
        assert config.language(path) == lang


def test_a_problem_sorts_by_place() -> None:
    first, second = (Problem("a", line, "", said("file.empty")) for line in (2, 10))
    assert sorted([second, first]) == [first, second]
    assert first.message == "the file is empty"
