"""What an address asks for: the one parser of the filters of a page's address and of the addresses of files.

It takes what is meant: ids and names, in Chinese, English or pinyin; any separator, and the full stop that a messenger glued on;
days in the forms that people write; ``county=`` for ``place=``. What it does not understand it hands back, with what may have been
meant: a filter that fell away without a word would show all of the region to a reader who believes that he sees one county.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache

from atlas.catalog.catalogue import Catalog
from atlas.catalog.remember import remembered
from atlas.figures.shared import places
from atlas.figures.shared.search import makes
from atlas.figures.shared.selection import Selection
from atlas.words import names
from atlas.words.dates import meant
from atlas.words.text import say
from atlas.words.vocab import PRODUCT, STAGE, STATUS, Word

_VOCABULARIES: Mapping[str, Mapping[str, Word]] = {"stage": STAGE, "product": PRODUCT, "status": STATUS}
LISTS = ("place", "stage", "product", "status")
LANGUAGES = ("zh", "en")
LONGEST_QUERY = 60
_MOST_VALUES = 50  # of one parameter
_LONGEST_VALUE = 2000
_MOST_NEAR = 3
_NEAR = 0.7  # how alike a near word is
_NEAR_NAME = 0.8  # how alike the name of a parameter has to be to be taken for another

# Other names of the filters, beside their ids and what the interface calls them.
_ALSO = {
    "place": ("places", "county", "counties", "district", "region", "area", "city", "县", "县区", "区县", "县市区"),
    "stage": ("stages",),
    "product": ("products",),
    "status": ("statuses",),
    "day": ("as_of", "as-of", "asof", "date", "日期", "截至"),
    "q": ("query", "search", "keyword", "keywords", "关键词"),
    "lang": ("language", "locale", "hl"),
}
_LABELS = {name: f"filter.{ {'q': 'search', 'lang': 'language'}.get(name, name) }" for name in _ALSO}
_LANGUAGES = {
    "zh": ("zhcn", "zhhans", "zhhanscn", "cn", "chinese", "中文", "简体中文"),
    "en": ("engb", "enus", "english", "英文"),
}
_EVERYTHING = {"all", "any", "every", "全部", "所有", "全市", "quanbu"}
_LATEST = {"latest", "today", "now", "最新", "今天", "今日"}
_NO_FILTERS = (
    "id",
    "state",
)  # of a record, which may be a place; of the process of a recovery, which is near to "stage"


@dataclass(frozen=True, slots=True)
class Misunderstood:
    """A piece of an address of which nobody knows what it asks for.

    ``parameter`` is the filter that it is for, else the name that the address gives; ``near`` are the words that may have been
    meant, ``allowed`` all that there are (none where any text is).
    """

    parameter: str
    value: str
    near: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters that an address asks for, in ids; empty for what it does not ask for. ``unknown`` are names of parameters that
    are no filter: a page may have choices of its own under them."""

    places: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    day: date | None = None
    query: str = ""
    lang: str = ""
    misunderstood: tuple[Misunderstood, ...] = ()
    unknown: tuple[str, ...] = ()

    def of(self, name: str) -> tuple[str, ...]:
        """The ids of one of ``LISTS``."""
        return {"place": self.places, "stage": self.stages, "product": self.products, "status": self.statuses}[name]

    def selection(self, today: date) -> Selection:
        """The same as the tables take it."""
        return Selection(
            self.day or today, self.places, self.stages, self.products, self.statuses, self.query, bool(self.day)
        )


@remembered
def allowed(catalog: Catalog) -> Mapping[str, tuple[str, ...]]:
    """What each of ``LISTS`` may hold, in the order of the layout and of the chain; of products those that a project makes."""
    made = frozenset[str]().union(*(makes(p) for p in catalog.projects.values()))
    return {"place": tuple(p.id for p in places.in_order(catalog)), "stage": tuple(STAGE),
            "product": tuple(p for p in PRODUCT if p in made), "status": tuple(STATUS)}  # fmt: skip


@lru_cache(maxsize=1024)
def filter_of(name: str) -> str:
    """The filter that the name of a parameter means: ``County`` is ``place``, so is ``palce``; "" for none."""
    known = {names.key(other): f for f, also in _ALSO.items() for other in (f, *also)}
    for lang in LANGUAGES:
        known |= {form: f for f, label in _LABELS.items() for form in _spellings(say(label, lang)) if form not in known}
    wanted = names.key(name[:40])
    close = get_close_matches(wanted, [f for f in _ALSO if len(f) > 3], n=1, cutoff=_NEAR_NAME)
    return known.get(wanted) or (close[0] if close and name not in _NO_FILTERS else "")


def by_filter(params: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """``params`` under the names of the filters that they mean; what is no filter stays under its own."""
    given: dict[str, Sequence[str]] = {}
    for name in sorted(params, key=lambda n: n != filter_of(n)):
        given.setdefault(filter_of(name) or name, params[name])
    return given


def asked(catalog: Catalog, params: Mapping[str, Sequence[str]], today: date) -> Asked:
    """What ``params`` (name → all its values, as decoded from the address) asks for.

    A filter's own name goes before its other names. A month counts as its last day, or as ``today`` while it runs.
    """
    given = by_filter(params)
    wrong: list[Misunderstood] = []
    lists = {name: _words(catalog, name, given.get(name, ()), wrong) for name in LISTS}
    day = _day(given.get("day", ()), today, wrong)
    lang = _language(given.get("lang", ()), wrong)
    unknown = tuple(name for name in params if not filter_of(name))
    for name in unknown:
        found = [p for value in params[name][:_MOST_VALUES] for p in _read(_meanings(catalog, "place"), value)[0]]
        if name not in _NO_FILTERS and (near := tuple(dict.fromkeys(filter(None, found)))):
            wrong.append(_misunderstood(name, ",".join(params[name]), near))
    return Asked(lists["place"], lists["stage"], lists["product"], lists["status"], day, query((given.get("q") or ("",))[0]), lang,
                 tuple(wrong), unknown)  # fmt: skip


def query(text: str) -> str:
    """A search as it is kept: printable, of bounded length, without spaces around it."""
    return "".join(c for c in text[:LONGEST_QUERY] if c.isprintable()).strip()


def _spellings(text: str) -> Iterator[str]:
    yield names.key(text)
    yield names.spelt(text)


def _forms(catalog: Catalog, name: str) -> Iterator[Iterator[tuple[str, str]]]:
    """What may stand for each word of a filter, as (form, id): first what is surest. The lists are made by ``allowed``."""
    ids = allowed(catalog)[name]
    yield ((names.key(i), i) for i in ids)
    if name == "place":
        held = [catalog.places[i] for i in ids]
        yield ((names.key(t), p.id) for p in held for t in (p.name, p.name_en, p.adcode or "") if t)
        # 临武 for 临武县, Linwu for Linwu County
        short = [
            (p, t)
            for p in held
            if p.kind in places.COUNTIES
            for t in (p.name[:-1], p.name_en.rpartition(" ")[0])
            if len(t) > 1
        ]
        yield ((names.key(t), p.id) for p, t in short)
        yield ((names.spelt(t), p.id) for p, t in [*((p, p.name) for p in held), *short])
        return
    words = _VOCABULARIES[name]
    yield ((names.key(t), i) for i in ids for t in (words[i].zh, words[i].en))
    yield ((names.spelt(words[i].zh), i) for i in ids)


@remembered
def _meanings(catalog: Catalog, name: str) -> Mapping[str, str]:
    """Form → id for a filter; "" stands for everything. A form that two words of one rank share stands for neither."""
    found: dict[str, str] = {}
    for rank in _forms(catalog, name):
        fresh: dict[str, set[str]] = {}
        for form, word in rank:
            fresh.setdefault(form, set()).add(word)
        found = {form: next(iter(ids)) for form, ids in fresh.items() if len(ids) == 1} | found
    whole = [p for p in catalog.places.values() if p.kind == "city"] if name == "place" else []
    every = {
        form for p in whole for t in (p.id, p.name, p.name[:-1], p.name_en) for form in _spellings(t)
    } | _EVERYTHING
    return dict.fromkeys(every, "") | found


_PARTED = re.compile(r"[,;|\n，、；]+")
_WORD = re.compile(r"[\w-]+")


def _read(meanings: Mapping[str, str], value: str) -> tuple[list[str], list[str]]:
    """The ids that a value names ("" for everything) and what of it names none. Names may hold spaces, which may part them, too."""
    ids: list[str] = []
    rest: list[str] = []
    for piece in _PARTED.split(value[:_LONGEST_VALUE]):
        words = _WORD.findall(piece)
        left: list[str] = []
        while words:
            for size in range(min(len(words), 8), 0, -1):
                if (found := meanings.get(names.key("".join(words[:size])))) is not None:
                    ids.append(found)
                    words = words[size:]
                    break
            else:
                left.append(words.pop(0))
        if left:
            rest.append(" ".join(left))
    return ids, rest


def _words(catalog: Catalog, name: str, values: Sequence[str], wrong: list[Misunderstood]) -> tuple[str, ...]:
    meanings, options = _meanings(catalog, name), allowed(catalog)[name]
    ids: set[str] = set()
    for value in values[:_MOST_VALUES]:
        found, rest = _read(meanings, value)
        ids |= set(found)
        wrong += [_misunderstood(name, text, _near(meanings, text), options) for text in dict.fromkeys(rest)]
    return tuple(o for o in options if o in ids)


def _near(meanings: Mapping[str, str], text: str) -> tuple[str, ...]:
    alike = [close for form in dict.fromkeys(_spellings(text[:LONGEST_QUERY]))
             for close in get_close_matches(form, meanings, n=2 * _MOST_NEAR, cutoff=_NEAR)]  # fmt: skip
    return tuple(dict.fromkeys(filter(None, (meanings[form] for form in alike))))[:_MOST_NEAR]


def _misunderstood(name: str, text: str, near: Iterable[str] = (), options: Iterable[str] = ()) -> Misunderstood:
    return Misunderstood(name, query(text), tuple(near), tuple(options))


def _last(values: Sequence[str]) -> str:
    return values[-1][:_LONGEST_VALUE].strip() if values else ""


def _day(values: Sequence[str], today: date, wrong: list[Misunderstood]) -> date | None:
    text = _last(values)
    if not text or names.key(text) in _LATEST | _EVERYTHING:
        return None
    found = meant(text)
    if found is None:
        wrong.append(_misunderstood("day", text, options=("YYYY-MM-DD",)))
        return None
    return today if found.first <= today < found.last else found.last


def _language(values: Sequence[str], wrong: list[Misunderstood]) -> str:
    text = _last(values)
    found = next((lang for lang, also in _LANGUAGES.items() if names.key(text) in (lang, *also)), "")
    if text and not found:
        wrong.append(_misunderstood("lang", text, options=LANGUAGES))
    return found
