"""What a number governs takes the form that the number asks for; a language is one file."""

import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from atlas.words import languages as package
from atlas.words.interface import WORDS
from atlas.words.languages import languages
from atlas.words.messages import FORMS, message, messages
from atlas.words.quantity import Quantity
from atlas.words.text import day, quantity, say


def places(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)[|}]", text))


@pytest.mark.parametrize(
    ("count", "zh", "en"),
    [
        (0, "0 个项目", "0 projects"),
        (1, "1 个项目", "1 project"),
        (2, "2 个项目", "2 projects"),
        (11, "11 个项目", "11 projects"),
        (Decimal("1.5"), "1.5 个项目", "1.5 projects"),
        ("1", "1 个项目", "1 project"),
        ("≥ 1", "≥ 1 个项目", "≥ 1 project"),
        ("> 1,001", "> 1,001 个项目", "> 1,001 projects"),
    ],
)
def test_a_number_asks_for_its_form(count: object, zh: str, en: str) -> None:
    assert (say("money.projects", "zh", count=count), say("money.projects", "en", count=count)) == (zh, en)


def test_each_number_of_a_sentence_governs_its_own_words() -> None:
    assert say("sources.title", "en", sources=1, rivals=2) == "1 source, 2 figures on which they disagree"


def test_a_word_may_stand_apart_from_its_number() -> None:
    assert [say("wall.entries", "en", count=n) for n in (0, 1, 2)] == [
        "points",
        "point",
        "points",
    ]
    with pytest.raises(KeyError):
        say("wall.entries", "en")


@pytest.mark.parametrize("key", [key for key, (_, en) in WORDS.items() if FORMS.search(en)])
def test_every_counted_text_differs_for_1_only(key: str) -> None:
    def told(number: int) -> str:
        return say(key, "en", **dict.fromkeys(places(WORDS[key][1]), number)).replace(str(number), "#")

    assert told(0) == told(2) != told(1)


def test_an_unknown_key_or_language_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("no.such_text", "zh")
    with pytest.raises(KeyError):
        say("yes", "xx")


def _russian(number: str) -> int:
    """CLDR: 1, 21 and 101 (not 11); 2 to 4, 22 (not 12); the rest."""
    if not number.isdigit():
        return 2
    last, tens = int(number) % 10, int(number) % 100
    return 0 if last == 1 and tens != 11 else 1 if last in (2, 3, 4) and tens not in (12, 13, 14) else 2


def test_a_language_may_have_more_forms() -> None:
    told = message("{count} {count|точка|точки|точек}", _russian)
    assert callable(told)
    assert [told(count=n) for n in (1, 3, 5, 11, 21, 112)] == [
        "1 точка", "3 точки", "5 точек", "11 точек", "21 точка", "112 точек"]  # fmt: skip


@pytest.fixture
def third(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A language that is one more file: every text is the English one between brackets."""
    (tmp_path / "qq.py").write_text(
        "from atlas.words.interface import WORDS\n"
        "from atlas.words.languages import Language\n"
        "from atlas.words.languages.en import LANGUAGE as EN\n"
        "LANGUAGE = Language('Third', EN.forms, EN.form, {k: en if k == 'date.months' else f'[{en}]' for k, (_, en) in WORDS.items()})\n",
        "utf-8",
    )
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
    languages.cache_clear()
    yield "qq"
    languages.cache_clear()
    messages.cache_clear()
    sys.modules.pop("atlas.words.languages.qq", None)


def test_a_third_language_is_one_file(third: str) -> None:
    assert list(languages()) == ["zh", "en", third]
    assert say("money.projects", third, count=1) == "[1 project]"
    assert day("2025-04-09", third) == "[9 Apr 2025]"
    assert quantity(Quantity(Decimal(1), "家", "about"), third) == "about 1 [firm]"
    assert quantity(Quantity(Decimal(3600000), "吨/年"), third) == "3.6 Mt/a"
