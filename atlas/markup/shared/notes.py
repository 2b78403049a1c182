"""The footnotes of a page: every number carries a mark, which leads to its source with title, grade, date and place in it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from markupsafe import Markup, escape

from atlas.catalog.model import Source
from atlas.figures.shared.table import Cite
from atlas.markup.shared.render import macro
from atlas.words import text
from atlas.words.text import say
from atlas.words.vocab import GRADE

_OPEN = 8  # a list of more notes is folded
_ALL_OF_IT = "正文"  # a locator that says no more than the link to the source itself


@dataclass
class Notes:
    """The footnotes of one page run: sources in the order of first citation, each with the locators used."""

    sources: Mapping[str, Source]
    lang: str
    cited: dict[str, list[str]] = field(default_factory=dict)
    address: Mapping[str, str] = field(default_factory=dict)  # the reader's filters and language, which links carry on

    def link(self, kind: str, key: str, label: str) -> Markup:
        """The name of a record (of a ``kind`` of ``record.KINDS``), leading to its page; plain text where there is no id."""
        return macro("notes.html", "link")(record_address(kind, key, self.address), label) if key else escape(label)

    def to(self, path: str, **more: str) -> str:
        """The address of another page that keeps the filters, with those of ``more``."""
        return page_address(path, {**self.address, **more})

    def page(self, path: str, label: str, **more: str) -> Markup:
        """A link to another page that keeps the filters, and sets those of ``more``."""
        return macro("notes.html", "link")(self.to(path, **more), label)

    def number(self, source: str, locator: str = "") -> int:
        """The number of a source, which keeps the place in it for the list; 0 for one that is not there."""
        if source not in self.sources:
            return 0
        locators = self.cited.setdefault(source, [])
        if locator and locator not in locators:
            locators.append(locator)
        return list(self.cited).index(source) + 1

    def mark(self, source: str, locator: str = "") -> Markup:
        """The superscript that leads to the footnote; the tip tells source and locator."""
        if not (number := self.number(source, locator)):
            return Markup()
        tip = f"{text.both(self.sources[source], 'title', self.lang)} {text.locator(locator, self.lang)}".strip()
        return macro("notes.html", "mark")(number, tip)

    def marks(self, cited: Iterable[Cite | tuple[str, str]]) -> Markup:
        """One mark for each source of ``cited``, once, as one superscript; a long run is told by its first and last."""
        pairs = ((c.source, c.locator) if isinstance(c, Cite) else c for c in cited)
        made = {source: self.mark(source, locator) for source, locator in pairs}
        numbered = [(number, made[source]) for number, source in enumerate(self.cited) if made.get(source)]
        runs: list[list[Markup]] = []
        for at, (number, link) in enumerate(numbered):
            if at and numbered[at - 1][0] == number - 1:
                runs[-1].append(link)
            else:
                runs.append([link])
        return macro("notes.html", "marks")(runs) if runs else Markup()


def page_address(path: str, view: Mapping[str, str], label: str = "") -> str:
    """The address of another page, seen from any page, with the filters in ``view``; ``label`` is what a grid shows for it."""
    said = f"#{quote(label, safe='')}" if label else ""
    return (f"{path}?{urlencode(view)}" if view else path) + said


def record_address(kind: str, key: str, view: Mapping[str, str], label: str = "") -> str:
    """The same of a record's page."""
    return page_address("record", {"id": key, "kind": kind, **view}, label)


def outside(url: str, lang: str) -> Markup:
    """The link to a source's own page at another host; nothing goes there unless the reader clicks."""
    return macro("notes.html", "outside")(url, lang)


def _in_order(locator: str) -> tuple[int, str]:
    """¶6 before ¶19."""
    digits = re.search(r"\d+", locator)
    return (int(digits[0]) if digits else 0), locator


def located(locators: Iterable[str], lang: str) -> str:
    """Where in a source all that is cited of it stands; "" where that says no more than the source itself."""
    told = [text.locator(place, lang) for place in sorted(locators, key=_in_order) if place != _ALL_OF_IT]
    return say("notes.at", lang, locators=say("list.pause", lang).join(told)) if told else ""


def footnotes(notes: Notes) -> Markup:
    """The list that the marks lead to, folded where it is long, and what the grades in it mean."""
    lang, items = notes.lang, []
    graded = {notes.sources[key].grade for key in notes.cited}
    for key, locators in notes.cited.items():
        source = notes.sources[key]
        facts = [text.both(source, "publisher", lang), text.day(source.published, lang),
                 macro("notes.html", "grade")(source.grade, GRADE[source.grade].means(lang), lang)]  # fmt: skip
        if told := located(locators, lang):
            facts.append(told)
        title = notes.link("source", key, text.both(source, "title", lang))
        items.append({"title": title, "url": source.url, "facts": facts})
    means = [(letter, GRADE[letter].means(lang)) for letter in GRADE if letter in graded]
    return macro("notes.html", "list")(items, means, len(items) > _OPEN, lang)
