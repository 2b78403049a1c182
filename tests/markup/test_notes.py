"""The list of notes: folded where it is long, with places that say something, and what the grades mean."""

import re

import pytest

from atlas.markup.shared.notes import Notes, footnotes
from tests.samples import source

SOURCES = {s.id: s for s in (source("weak", "B"), *(source(f"s{n}") for n in range(9)))}


def listed(count: int, lang: str = "zh", **at: str) -> str:
    notes = Notes(SOURCES, lang)
    for key in list(SOURCES)[:count]:
        notes.mark(key, at.get(key, ""))
    return str(footnotes(notes))


def test_a_long_list_is_folded_and_its_marks_lead_into_it() -> None:
    assert "<details" not in listed(8) and "<h2>来源与注释</h2>" in listed(8)
    folded = listed(9)
    assert folded.startswith("<details") and "来源与注释（9）" in folded
    assert re.findall(r'<li id="(fn-\d)"', folded) == [f"fn-{n}" for n in range(1, 10)]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_place_that_is_the_whole_text_is_not_told(lang: str) -> None:
    plain, quoted = listed(1, lang, weak="正文"), listed(1, lang, weak="正文“约10亿元”")
    assert "正文" not in plain and "main text" not in plain
    assert "约10亿元" in quoted


def test_the_grades_that_occur_are_explained() -> None:
    one, two = listed(1), listed(2)
    assert '<span class="atlas-grade b" title="主流媒体文章的转载，或行业网站">B 级</span>' in one
    assert "B 级：主流媒体文章的转载，或行业网站。" in one and "A 级：" not in one
    assert "A 级：官方机构" in two and "B 级：" in two and "C 级：" not in two
