"""Chinese texts have Chinese punctuation, as GB/T 15834 wants it: in the interface, the closed words, the dictionary, the data."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from atlas.catalog import dictionary
from atlas.words import vocab
from atlas.words.interface import WORDS
from atlas.words.vocab import Word

DATA = Path(__file__).resolve().parents[2] / "data"

# A mark of the keyboard beside a Chinese letter or mark, or beside a place for a value. A space may stand between them.
# Numbers (1,440), times (13:49), addresses, formulas and Latin words in brackets of their own, such as UTF-8 (BOM), have none there.
_LETTER = r"[\u3400-\u9fff]"
_BESIDE = r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’—…]"
NARROW = re.compile(
    rf"(?:{_BESIDE}|\}}) ?[,;:]|[,;:] ?(?:{_BESIDE}|\{{)|(?:{_LETTER}|\}}) ?[()]|[()] ?(?:{_LETTER}|\{{)"
)

# What the record of a field says in Chinese has a twin in English; where in the source it stands is quoted and left as it is.
QUOTED = {"locator", "within_locator", "place_locator", "seat_locator"}


@pytest.mark.parametrize(
    "text",
    [
        "选矿(原矿处理)",
        "来源: 报纸",
        "{name}: {amount}",
        "{name} ({day})",
        "甲, 乙",
        "其余;另有",
        "(含)",
        "共 {count}, 其中",
        "“甲”: 乙",
        "{day}; 计划",
    ],
)
def test_a_narrow_mark_is_seen(text: str) -> None:
    assert NARROW.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "规划 1,440 万吨",
        "核对于 13:49",
        "见 https://example.com/a:b,c",
        "编码 UTF-8 (BOM)，单位",
        "甲（Li2O）：乙",
        "{name}：{amount}",
        "约 1.5, 2 GWh",
    ],
)
def test_what_is_right_is_let_pass(text: str) -> None:
    assert not NARROW.search(text)


def narrow(texts: Iterator[tuple[str, str]]) -> list[str]:
    return [f"{where}: {text}" for where, text in texts if NARROW.search(text)]


def test_the_texts_of_the_interface() -> None:
    assert narrow((key, zh) for key, (zh, _) in WORDS.items()) == []


def _words() -> Iterator[tuple[str, str]]:
    for name, words in vars(vocab).items():
        for word in words.values() if isinstance(words, dict) else ():
            if isinstance(word, Word):
                yield f"{name} {word.id}", word.zh
                yield f"{name} {word.id}", word.zh_means


def test_the_closed_words() -> None:
    assert len(list(_words())) > 400
    assert narrow(_words()) == []


def test_the_dictionary_on_the_page() -> None:
    rows = dictionary.fields()
    assert rows
    assert narrow((f"{row['file']} {row['field']}", f"{row['zh']}") for row in rows) == []


def test_the_dictionary_as_a_file() -> None:
    halves = (half for line in dictionary.markdown().splitlines() for half in re.split(r" [·|] ", line))
    assert narrow(("data/README.md", re.sub(r"`[^`]*`|\[[^]]*\]\([^)]*\)", "", half)) for half in halves) == []


def _of_yaml(where: str, found: Any) -> Iterator[tuple[str, str]]:
    if isinstance(found, dict):
        for field, value in found.items():
            if field not in QUOTED and not field.endswith("_en"):
                yield from _of_yaml(f"{where} {field}", value)
    elif isinstance(found, list):
        for number, value in enumerate(found):
            name = value.get("id", number) if isinstance(value, dict) else number
            yield from _of_yaml(f"{where} {name}", value)
    elif isinstance(found, str):
        yield where, found


def _data() -> Iterator[tuple[str, str]]:
    for path in sorted(DATA.rglob("*.yaml")):
        yield from _of_yaml(str(path.relative_to(DATA)), yaml.safe_load(path.read_text("utf-8")))
    for path in sorted(DATA.rglob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for number, row in enumerate(csv.DictReader(lines), start=2):
                yield from _of_yaml(f"{path.relative_to(DATA)}:{number}", row)


def test_the_data() -> None:
    assert len(list(_data())) > 1000
    assert narrow(_data()) == []
