"""No number without a footnote: every page is walked, and every piece that shows a number must carry the mark of its source.

``RULES`` says for each piece what shows a number and how far away its mark may stand. Pictures carry their marks in the heading
above them, tables have a column of sources, and each scene of the wall names its sources below.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from atlas.words.text import say

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(p.stem for p in (ROOT / "pages").glob("*.py"))
RECORDS = ("kind=project&id=dazhonghe-beneficiation", "kind=project&id=anneng-linwu", "kind=enterprise&id=dazhong-mining",
           "kind=place&id=linwu", "kind=place&id=chenzhou", "kind=source&id=article-2025", "kind=event&id=2021-12-30-proposal-1")  # fmt: skip
_VOID = {"br", "img", "hr", "input", "wbr", "path", "rect", "circle", "line"}


@dataclass
class Node:
    """One element of a page's markup."""

    tag: str
    classes: frozenset[str] = frozenset()
    above: "Node | None" = None
    inside: "list[Node | str]" = field(default_factory=list)

    def walk(self) -> "Iterator[Node]":
        yield self
        for child in self.inside:
            if isinstance(child, Node):
                yield from child.walk()

    def has(self, name: str) -> bool:
        return any(name in node.classes for node in self.walk())

    @property
    def words(self) -> str:
        """The text without the marks of footnotes."""
        return "".join(c if isinstance(c, str) else "" if "atlas-mark" in c.classes else c.words for c in self.inside)

    def up(self, tag: str = "", name: str = "") -> "Node | None":
        """The nearest element with this tag or class, itself among them."""
        node: Node | None = self
        while node and not ((tag and node.tag == tag) or (name and name in node.classes)):
            node = node.above
        return node


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.at = Node("root")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, frozenset((dict(attrs).get("class") or "").split()), self.at)
        self.at.inside.append(node)
        if tag not in _VOID:
            self.at = node

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.at.inside.append(Node(tag, above=self.at))

    def handle_endtag(self, tag: str) -> None:
        node = self.at.up(tag=tag)
        if node and node.above:
            self.at = node.above

    def handle_data(self, data: str) -> None:
        self.at.inside.append(data)


def parsed(markup: str) -> Node:
    reader = _Reader()
    reader.feed(re.sub(r"<(style|script|svg)\b.*?</\1>", "", markup, flags=re.DOTALL))
    return reader.root


# Dates are no data: days, months and years, but not a round number with a unit.
_PERIOD = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月|\d{4}年|\d{1,2} [A-Z][a-z]{2} \d{4}|[A-Z][a-z]{2} \d{4}|\b(19|20)\d\d\b(?!\s*[万亿吨GMk%])"
)


def has_number(node: Node) -> bool:
    return bool(re.search(r"\d", _PERIOD.sub("", node.words)))


# Piece → (does this element show a number of it, within what must its mark stand: a tag or a class).
RULES: dict[str, tuple[Any, dict[str, str]]] = {
    "link of the chain": (lambda n: "said" in n.classes and n.up(name="atlas-chain"), {"name": "said"}),
    "line of an answer": (lambda n: n.tag == "li" and n.up(name="atlas-three"), {"tag": "li"}),
    "sentence of an answer": (lambda n: n.tag == "p" and n.up(name="atlas-three"), {"tag": "p"}),
    "number of a record": (lambda n: "value" in n.classes and n.up(name="atlas-numbers"), {"tag": "p"}),
    "step of a product": (lambda n: n.tag == "p" and n.up(name="col"), {"name": "col"}),
    "step of the phases": (lambda n: n.tag == "span" and n.up(name="step"), {"name": "atlas-falls"}),
    "case": (lambda n: n.tag == "li" and n.up(name="atlas-cases"), {"tag": "li"}),
    "cases of a way": (lambda n: "how" in n.classes and n.up(name="atlas-cases"), {"tag": "p"}),
    "promise and delivery": (lambda n: n.classes & {"told", "money"} and n.up(name="package"), {"name": "package"}),
    "silence": (lambda n: "said" in n.classes and n.up(name="atlas-clock"), {"name": "said"}),
    "capacity of a product": (
        lambda n: n.tag == "div" and n.above and "atlas-made" in n.above.classes and "top" not in n.classes,
        {"tag": "div"},
    ),
    "work of research": (lambda n: "told" in n.classes and n.up(name="atlas-works"), {"name": "told"}),
    "aim of research": (lambda n: n.tag == "p" and n.up(name="aim") and n.up(name="atlas-works"), {"tag": "p"}),
    "tie of an institute": (lambda n: n.tag == "p" and n.up(name="atlas-with"), {"tag": "p"}),
    "line of a fold": (lambda n: n.tag == "li" and n.up(name="atlas-fold"), {"tag": "li"}),
    "published total": (
        lambda n: n.tag == "div" and n.above and n.above.tag == "dl" and n.up(name="totals"),
        {"tag": "div"},
    ),
    "total beside the list": (lambda n: "said" in n.classes and n.up(name="atlas-totals"), {"name": "said"}),
    "changed figure": (lambda n: n.tag == "b" and n.up(name="atlas-changed"), {"tag": "li"}),
    "step on the ladder": (lambda n: "said" in n.classes and n.up(name="atlas-moves"), {"tag": "li"}),
    "rival side": (lambda n: "value" in n.classes and n.up(name="atlas-sides"), {"tag": "p"}),
    "promised and spent": (lambda n: n.tag == "span" and n.up(name="sides"), {"tag": "span"}),
    "heading of a picture": (lambda n: n.tag == "h3" and n.up(name="atlas-head"), {"tag": "h3"}),
    "table cell": (lambda n: n.tag == "td" and "num" in n.classes, {"tag": "td"}),
    "amount in a tree or list": (
        lambda n: "num" in n.classes and n.tag in ("div", "span") and n.up(tag="li"),
        {"tag": "li"},
    ),
    "rung of the ladder": (lambda n: n.tag == "div" and "name" in n.classes and n.up(name="rung"), {"name": "name"}),
    "answer of the balance": (lambda n: n.tag == "li" and n.up(name="atlas-answers"), {"tag": "li"}),
    "fixed step": (lambda n: n.tag == "li" and n.up(name="atlas-fixed"), {"tag": "li"}),
    "slider": (lambda n: "atlas-knob" in n.classes, {"name": "atlas-knob"}),
    "missing link": (lambda n: n.tag == "li" and n.up(name="atlas-gaps"), {"tag": "li"}),
    "event": (lambda n: "atlas-event" in n.classes, {"name": "atlas-event"}),
    "landmark": (lambda n: n.tag == "li" and n.above and "atlas-steps" in n.above.classes, {"tag": "li"}),
    "programme": (lambda n: "atlas-doc" in n.classes, {"name": "atlas-doc"}),
    "value in a list": (lambda n: n.tag == "b" and n.up(name="atlas-lines"), {"tag": "li"}),
    "place card": (lambda n: n.tag == "li" and n.up(name="atlas-place"), {"tag": "li"}),
    "status in the facts": (lambda n: n.tag == "dd" and n.has("atlas-state"), {"tag": "dd"}),
}


def offences(markup: str, found: "Counter[str]") -> list[str]:
    """Numbers of ``markup`` without a mark; ``found`` counts those with one, by piece."""
    wrong = []
    for node in parsed(markup).walk():
        for piece, (shows, within) in RULES.items():
            if not shows(node) or not has_number(node):
                continue
            holder = node.up(**within)
            if holder is not None and holder.has("atlas-mark"):
                found[piece] += 1
            else:
                wrong.append(f"{piece}: {node.words.strip()[:80]}")
    return wrong


def scenes(markup: str, found: "Counter[str]") -> list[str]:
    """Scenes of the wall that show a number and name no source."""
    wrong = []
    for node in parsed(markup).walk():
        if "wall-scene" in node.classes and has_number(node):
            if any("wall-src" in n.classes and n.words.strip() for n in node.walk()):
                found["scene"] += 1
            else:
                wrong.append(f"scene: {node.words.strip()[:80]}")
    return wrong


def flat(block: Any) -> Iterator[Any]:
    """The elements of a page in the order of its layout."""
    for child in block.children.values():
        if hasattr(child, "children"):
            yield from flat(child)
        else:
            yield child


_PICTURES = ("plotly_chart", "deck_gl_json_chart")
_VALUES = {"amount", "money", "claim", "counted", "value"}


@cache
def run(page: str, lang: str, query: str = "") -> AppTest:
    test = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
    for pair in filter(None, (f"lang={lang}&{query}").split("&")):
        key, _, value = pair.partition("=")
        test.query_params[key] = value
    test.switch_page(f"pages/{page}.py")
    test.run()
    assert not test.exception, [e.value for e in test.exception]
    return test


VISITS = (
    [(page, "") for page in PAGES if page != "record"]
    + [("record", query) for query in RECORDS]
    + [("layout", "place=linwu")]
)
each_visit = pytest.mark.parametrize(("page", "query"), VISITS, ids=lambda v: v.rpartition("=")[2] if "=" in v else v)
COUNTED: "Counter[str]" = Counter()


@each_visit
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_number_has_its_footnote(page: str, query: str, lang: str) -> None:
    found: Counter[str] = Counter()
    wrong = []
    for element in run(page, lang, query).get("html"):
        wrong += offences(str(element.body), found) + scenes(str(element.body), found)
    assert wrong == []
    COUNTED.update(found)
    print(f"{page} {query} {lang}: {sum(found.values())} numbers with footnotes: {dict(found)}")  # noqa: T201


@each_visit
def test_every_picture_has_footnotes_above_it(page: str, query: str) -> None:
    before = None
    for element in flat(run(page, "zh", query).main):
        if element.type in _PICTURES:
            assert before is not None and parsed(str(before.body)).has("atlas-mark"), (
                f"{page}: {before and before.body[:200]}"
            )
        if element.type == "html" and "atlas-head" in str(element.body):
            before = element


# Folds that hold something else than a table.
NO_TABLE = {say(key, "zh") for key in ("briefing.fold", "roundtrip.title", "addresses.heading", "picture.save")}


@each_visit
def test_every_table_of_values_has_a_column_of_sources(page: str, query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folded = run(page, "zh", query)
    # The tables behind pictures are made when they are opened; here all stand open from the start.
    monkeypatch.setattr(streamlit, "expander", partial(streamlit.expander, expanded=True))
    opened = run.__wrapped__(page, "zh", query)
    tables = [fold for fold in opened.expander if fold.label not in NO_TABLE]
    assert all(len(fold.dataframe) for fold in tables)
    assert len(opened.dataframe) >= len(folded.dataframe) + len(tables)
    for table in opened.dataframe:
        columns = set(table.value.columns)
        if columns & _VALUES:
            assert columns & {"source", "status_source"}, f"{page}: {sorted(columns)}"


@each_visit
def test_every_mark_leads_to_a_note_of_the_page(page: str, query: str) -> None:
    body = "".join(str(e.body) for e in run(page, "zh", query).get("html"))
    marks, notes = set(re.findall(r'href="#(fn-\d+)"', body)), set(re.findall(r'<li id="(fn-\d+)"', body))
    assert marks <= notes, f"{page}: {sorted(marks - notes)}"


def test_enough_numbers_were_seen() -> None:
    """Runs last: a page that shows no number any more, or a rule that finds none, is not a page without offence."""
    print(f"in all: {sum(COUNTED.values())} numbers with footnotes: {dict(COUNTED)}")  # noqa: T201
    if len(COUNTED) > 3:  # not when a single test is asked for
        assert sum(COUNTED.values()) > 500
        assert (
            COUNTED["link of the chain"]
            and COUNTED["line of an answer"]
            and COUNTED["sentence of an answer"]
            and COUNTED["number of a record"]
            and COUNTED["capacity of a product"]
            and COUNTED["step of a product"]
            and COUNTED["step of the phases"]
            and COUNTED["case"]
            and COUNTED["promise and delivery"]
            and COUNTED["silence"]
            and COUNTED["aim of research"]
            and COUNTED["tie of an institute"]
            and COUNTED["line of a fold"]
            and COUNTED["published total"]
            and COUNTED["total beside the list"]
            and COUNTED["changed figure"]
            and COUNTED["heading of a picture"]
            and COUNTED["amount in a tree or list"]
            and COUNTED["value in a list"]
        )


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="atlas-chain"><div class="said">built 360</div></div>',
        '<div class="atlas-head"><h3>Built 360</h3></div>',
        '<table><tr><td class="num">5 GWh</td><td>x<sup class="atlas-mark">1</sup></td></tr></table>',
        '<div class="atlas-three"><ul><li><span>target 5</span></li></ul></div>',
        '<ul><li><span class="num">5<br></span></li><li><sup class="atlas-mark">1</sup></li></ul>',
        '<ul class="atlas-lines"><li><b>5 亿元</b></li></ul>',
        '<div class="atlas-works"><div class="aim"><p>5 Wh/kg</p></div></div>',
        '<ul class="atlas-with"><li><p>one of 5</p></li></ul>',
        '<ul class="atlas-totals"><li><div class="said"><span>published 5</span></div></li></ul>',
        '<ul class="atlas-changed"><li><b>5 → 6</b></li></ul>',
        '<div class="atlas-fall"><div class="col"><p>5 GWh</p></div></div>',
        '<div class="atlas-falls"><div class="step"><span>of 5</span></div></div>',
        '<div class="atlas-cases"><ul><li>5 months</li></ul></div>',
        '<div class="package"><span class="told">5 GWh</span></div>',
        '<div class="atlas-clock"><span class="said">5 months</span></div>',
    ],
)
def test_a_number_without_a_mark_is_found(markup: str) -> None:
    assert len(offences(markup, Counter())) == 1
    marked = re.sub(r"(360|5)(?=[^<]*)", r'\1<sup class="atlas-mark">[1]</sup>', markup, count=1)
    assert offences(marked, Counter()) == []


def test_dates_are_no_numbers() -> None:
    assert offences('<ul class="atlas-lines"><li><b>2025年4月17日</b></li></ul>', Counter()) == []
    assert offences('<ul class="atlas-lines"><li><b>2000 万吨/年</b></li></ul>', Counter()) != []
