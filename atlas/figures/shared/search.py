"""The search: which records a reader's words find, what is found only through an owner, and the nearest names where nothing is.

Every word must stand in one of the names of what a record is about: its own, its firm's, its place's, those of whoever owns its firm,
and those of its products. What a firm makes counts where the firm itself is asked for, and not for each of its projects. A text is
looked for as written, in pinyin and by initials; see ``words/names.py``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Enterprise, Project
from atlas.catalog.remember import remembered
from atlas.figures.shared.table import grouped
from atlas.words import names
from atlas.words.pair import Pair
from atlas.words.pair import named as named_pair
from atlas.words.vocab import PRODUCT

_TEXTS = ("name", "name_en", "full_name", "title", "title_en", "by", "by_en", "document", "document_en",
          "publisher", "publisher_en")  # fmt: skip
_OWNING = ("owns", "jointly_owns")
# What a firm's full name ends with; such a name is not always in the data, the name in common use inside it is.
_LEGAL = ("有限责任公司", "股份有限公司", "有限公司", "集团公司", "股份公司", "公司")
_LEGAL_EN = {"co", "ltd", "limited", "company", "corporation", "corp", "inc", "coltd"}
_Word = tuple[tuple[str, ...], ...]  # the ways to find a word, each of parts that must all be found
_SHORTEST = 2  # a name that is looked for inside a longer word
_MOST_NEAR = 5
_NEAR = 0.6


@remembered
def makes(project: Project) -> frozenset[str]:
    """The products that a project states a capacity of."""
    return frozenset(c.product for held in (project.total, *(p.capacities for p in project.phases)) for c in held)


@dataclass(frozen=True, slots=True)
class _Index:
    """What may be searched of each record that was asked for, as one text in which every form stands on a line of its own."""

    running: Mapping[str | None, list[Project]]
    held: dict[tuple[str, type, str], str] = field(default_factory=dict)

    def named(self, record: Any) -> str:
        """The names of a record."""
        return self._kept("named", record, lambda: (getattr(record, name, None) for name in _TEXTS))

    def made(self, record: Project | Enterprise) -> str:
        """The names of what a project makes, or a firm with all its projects."""
        return self._kept("made", record, lambda: self._made(record))

    def _kept(self, what: str, record: Any, texts: Callable[[], Iterable[str | None]]) -> str:
        at = what, type(record), record.id
        if at not in self.held:
            self.held[at] = "\n".join(dict.fromkeys(form for text in texts() if text for form in names.forms(text)))
        return self.held[at]

    def _made(self, record: Project | Enterprise) -> Iterator[str | None]:
        if isinstance(record, Project):
            works = [record]
        else:
            works = self.running.get(record.id, [])
            yield from (record.makes, record.makes_en)
        for product in sorted(frozenset[str]().union(*map(makes, works))):
            yield from (PRODUCT[product].zh, PRODUCT[product].en, *PRODUCT[product].also)


@remembered
def _index(catalog: Catalog) -> _Index:
    return _Index(grouped(catalog.projects.values(), lambda p: p.enterprise))


@remembered
def owners(catalog: Catalog, day: date) -> Mapping[str, tuple[Enterprise, ...]]:
    """Who owns each firm that is owned, alone or with others, by what is known on a day; owners of owners too, the nearest first."""
    above: dict[str, list[str]] = {}
    for tie in catalog.relations.values():
        if tie.kind in _OWNING and tie.subject in catalog.enterprises and (tie.date is None or tie.date.is_by(day)):
            above.setdefault(tie.object, []).append(tie.subject)
    found: dict[str, tuple[Enterprise, ...]] = {}
    for firm in above:
        line = [firm]
        for key in line:  # grows as it is walked
            line += [o for o in dict.fromkeys(above.get(key, ())) if o not in line]
        found[firm] = tuple(catalog.enterprises[key] for key in line[1:])
    return found


def _in(catalog: Catalog, words: Iterable[_Word], records: Iterable[Any], day: date | None) -> bool:
    """Whether each word stands in one of the records, or in an owner of one on ``day`` (None: owners don't count)."""
    index, above = _index(catalog), owners(catalog, day) if day else {}
    asked = [r for r in records if r is not None]
    works = [r for r in asked if isinstance(r, Project)]
    makers: list[Any] = works or [r for r in asked if isinstance(r, Enterprise)]
    asked += [o for r in asked if isinstance(r, Enterprise) for o in above.get(r.id, ())]
    held = [*map(index.named, asked), *map(index.made, makers)]
    return all(any(all(any(part in text for text in held) for part in way) for way in word) for word in words)


def finds(catalog: Catalog, query: str, day: date, *records: Any) -> bool:
    """Whether a search finds ``records`` taken together (a project, its firm, its place, …; None among them counts for nothing)."""
    return not query.strip() or (bool(words := _wanted(catalog, query)) and _in(catalog, words, records, day))


def concerned(catalog: Catalog, key: str) -> tuple[Any, ...]:
    """The records that whatever has the id ``key`` is about, itself first; none for an unknown id."""
    if key in catalog.phases:
        project, phase = catalog.phases[key]
        return phase, *concerned(catalog, project.id)
    if tie := catalog.relations.get(key):
        return *concerned(catalog, tie.subject), *concerned(catalog, tie.object)
    kinds = (catalog.projects, catalog.enterprises, catalog.places, catalog.investments, catalog.indicators, catalog.deposits,
             catalog.events, catalog.coefficients, catalog.sources)  # fmt: skip
    record: Any = next((kind[key] for kind in kinds if key in kind), None)
    if record is None:
        return ()
    one = [getattr(record, name, None) for name in ("enterprise", "party", "holder", "subject", "project", "place")]
    lists = [getattr(record, name, None) for name in ("enterprises", "projects", "places")]
    several = [
        other for held in lists if isinstance(held, tuple) for other in held
    ]  # of an amount, projects is a number
    others = [key for key in (*one, *several) if key and key != record.id]
    return record, *(found for other in others for found in concerned(catalog, other))


@remembered
def _terms(catalog: Catalog) -> tuple[str, ...]:
    """Names that may stand in a longer word, the longest first: of firms, of places with and without the last character, of products."""
    places = [t for p in catalog.places.values() for t in (p.name, p.name[:-1])]
    products = [t for word in PRODUCT.values() for t in (word.zh, *word.also)]
    known = {names.key(t) for t in (*(e.name for e in catalog.enterprises.values()), *places, *products)}
    return tuple(sorted((t for t in known if len(t) >= _SHORTEST), key=lambda t: (-len(t), t)))


@remembered
def _firms(catalog: Catalog) -> tuple[str, ...]:
    """The names of firms in common use, the longest first."""
    return tuple(sorted({names.key(e.name) for e in catalog.enterprises.values()}, key=lambda t: (-len(t), t)))


@remembered
def _wanted(catalog: Catalog, query: str) -> tuple[_Word, ...]:
    """The words that are looked for, each with its ways: as it is, and parted into names that are known (临武碳酸锂), or for a full
    legal name the name in common use."""
    words = names.words(query)
    return tuple(
        ((word,), *_parted(catalog, word)) for word in (tuple(w for w in words if w not in _LEGAL_EN) or words)
    )


def _parted(catalog: Catalog, word: str) -> tuple[tuple[str, ...], ...]:
    if word.isascii():
        return ()
    if word.endswith(_LEGAL):
        return tuple((name,) for name in _firms(catalog) if len(name) >= _SHORTEST and name in word)[:1]
    found: list[str] = []
    rest = word
    for term in _terms(catalog):
        if term in rest:
            found.append(term)
            rest = rest.replace(term, " ")
    return (tuple(found),) if len(found) > 1 and not rest.strip() else ()


def _everything(catalog: Catalog) -> Iterator[Any]:
    for kind in (catalog.places, catalog.enterprises, catalog.projects, catalog.events, catalog.sources, catalog.investments,
                 catalog.indicators, catalog.deposits):  # fmt: skip
        yield from kind.values()


@remembered
def through(catalog: Catalog, query: str, day: date) -> tuple[Enterprise, ...]:
    """The firms that a search finds only because of who owns them."""
    words = _wanted(catalog, query)
    return tuple(
        firm
        for key in owners(catalog, day)
        if words and _in(catalog, words, (firm := catalog.enterprises[key], at := catalog.places.get(firm.place or "")), day)
        and not _in(catalog, words, (firm, at), None)
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Near:
    """A record whose name is like what was searched."""

    kind: str
    id: str
    name: Pair


def _alike(text: str, forms: Iterable[str]) -> list[str]:
    """Those of ``forms`` that share a third of the pairs of letters of ``text``: what compares them in full is slow."""
    pairs = {text[n : n + 2] for n in range(len(text) - 1)}
    return [form for form in forms if 3 * sum(pair in form for pair in pairs) >= len(pairs) > 0]


@remembered
def near(catalog: Catalog, query: str, day: date) -> tuple[Near, ...] | None:
    """The nearest names of a search that finds nothing at all; None for one that finds something."""
    if not query.strip():
        return None
    kinds: dict[str, Mapping[str, Any]] = {
        "place": catalog.places,
        "enterprise": catalog.enterprises,
        "project": catalog.projects,
    }
    if any(finds(catalog, query, day, *concerned(catalog, r.id)) for r in _everything(catalog)):
        return None
    known: dict[str, list[Near]] = {}
    for kind, held in kinds.items():
        for record in held.values():
            for form in _index(catalog).named(record).split("\n"):
                known.setdefault(form, []).append(Near(kind, record.id, named_pair(record)))
    wanted = names.key(query)
    asked = dict.fromkeys((wanted, names.spelt(query), *names.words(query)))
    close = [c for text in asked for c in get_close_matches(text, _alike(text, known), n=_MOST_NEAR, cutoff=_NEAR)]
    return tuple(dict.fromkeys(n for form in close for n in known[form]))[:_MOST_NEAR]
