"""The page to print: one file that asks nothing of any host, with the same content as the Word file, whatever a reader typed."""

import re
from html.parser import HTMLParser

import pytest

from atlas.exports.briefing import paper
from atlas.exports.briefing.compose import compose
from tests.exports.briefing import asked


class _Page(HTMLParser):
    """Headings, ids, where links and pictures lead, and tags that are not closed."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.heads: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.sources: list[str] = []
        self.open: list[str] = []
        self.rows = 0
        self.feed(content)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if "href" in found else []
        self.sources += [found["src"]] if "src" in found else []
        self.rows += tag == "tr"
        if tag not in ("meta", "col", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] in ("h2", "h3"):
            self.heads.append(data)


def page(case: str, lang: str = "zh") -> str:
    return paper.write(asked.briefing(case, lang)).decode()


@pytest.mark.parametrize("case", asked.CASES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_holds_what_the_word_file_holds(case, lang):
    said, found = asked.briefing(case, lang), _Page(page(case, lang))
    heads = [block.text for block in said.blocks if block.kind == "heading"]
    assert found.heads == [*heads, said.notes_title] and found.open == []
    assert found.ids == [f"note-{note.number}" for note in said.notes]
    assert found.rows == sum(len(grid.rows) + 1 for grid in asked.grids(said).values())


def test_marks_lead_to_notes_and_nothing_is_fetched():
    found = _Page(page("all"))
    inner = {link for link in found.links if link.startswith("#")}
    assert inner and inner <= {f"#{key}" for key in found.ids}
    assert all(source.startswith("data:image/png;base64,") for source in found.sources)
    assert not re.search(r"<(script|link|iframe)|url\(|@import", page("all"))
    assert "@page{size:A4" in page("all")


def test_what_a_reader_typed_is_text():
    found = compose(*asked.region("tiny"), asked.CASES["tiny"], asked.SINCE, "<script>alert(1)</script>&amp;", "zh")
    content = paper.write(found).decode()
    assert "<script" not in content and "&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;" in content


def test_the_same_briefing_makes_the_same_bytes():
    assert page("tiny") == page("tiny") == paper.write(compose(*asked.region("tiny"), asked.CASES["tiny"], asked.since("tiny"), "scope of tiny", "zh")).decode()  # fmt: skip
