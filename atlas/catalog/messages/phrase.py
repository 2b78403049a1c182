"""One phrase in both languages, made from a template with named places.

``said("file.large", size=…, most=…)`` is the only way to a message: the tables hold each with its twin, and a value may be
a phrase itself, such as the name of a kind of record. A list is joined, and a day written, as the language does it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from errno import EACCES

from atlas.catalog.messages import advice, book, reading, records, rules
from atlas.words.dates import PartialDate
from atlas.words.text import day

TEMPLATES: dict[str, tuple[str, str]] = {
    **reading.TEMPLATES,
    **records.TEMPLATES,
    **rules.TEMPLATES,
    **advice.TEMPLATES,
    **book.TEMPLATES,
}

_LONGEST_QUOTE = 60
_MOST_CANDIDATES = 2000
_NEAR = 0.7


@dataclass(frozen=True, order=True, slots=True)
class Said:
    """The same phrase in English and in Chinese; ``id`` names its template, if it has one."""

    en: str
    zh: str
    id: str = ""

    def text(self, lang: str) -> str:
        return self.en if lang == "en" else self.zh


Value = str | int | Decimal | date | PartialDate | Said | tuple[str, ...] | list[str]
NOTHING = Said("", "")


def said(id_: str, /, **values: Value) -> Said:
    """The phrase ``id_`` with ``values`` in its places; what a terminal cannot show is written as an escape."""
    en, zh = TEMPLATES[id_]
    return Said(_filled(en, values, "en"), _filled(zh, values, "zh"), id_)


def _filled(template: str, values: Mapping[str, Value], lang: str) -> str:
    return template.format(**{name: _shown(value, lang) for name, value in values.items()})


def _shown(value: Value, lang: str) -> str:
    if isinstance(value, Said):
        return value.text(lang)
    if isinstance(value, (date, PartialDate)):
        return day(str(value), lang)
    if isinstance(value, (tuple, list)):
        return plain((", " if lang == "en" else "、").join(value))
    return plain(str(value))


def heard(area: str, error: Exception) -> Said:
    """The phrase of ``area`` whose English an error of another package speaks, such as that of a date."""
    for id_, (en, zh) in TEMPLATES.items():
        if id_.startswith(f"{area}."):
            pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(en))
            if found := re.fullmatch(pattern, str(error)):
                return Said(str(error), zh.format(**found.groupdict()), id_)
    return Said(str(error), str(error))


def why(error: OSError) -> Said:
    """What the system says; in its own words where it is not what keepers meet, a file that another program holds."""
    return said("file.denied") if error.errno == EACCES else Said(error.strerror or "", error.strerror or "")


def plain(text: str) -> str:
    """``text`` fit for one line of a terminal: what cannot be printed is written as an escape."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def short(text: str) -> str:
    """``text`` cut to what is quoted of a value, 60 characters."""
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"


def did_you_mean(text: str, words: Iterable[str]) -> Said:
    """``; did you mean 'word'?``, or nothing if no word is near. Long lists are not searched, so that time stays bounded."""
    candidates = list(words)
    if len(candidates) > _MOST_CANDIDATES or len(text) > _LONGEST_QUOTE:
        return NOTHING
    close = get_close_matches(text.strip().lower(), candidates, n=1, cutoff=_NEAR)
    return said("hint.mean", word=close[0]) if close else NOTHING


def one_of(nouns: Iterable[str]) -> Said:
    """``an enterprise or place``, from the names of kinds of record."""
    named = [records.NOUNS[noun] for noun in nouns]
    en = " or ".join(noun.en for noun in named)
    return Said(f"{'an' if en[0] in 'aeiou' else 'a'} {en}", "或".join(noun.zh for noun in named))
