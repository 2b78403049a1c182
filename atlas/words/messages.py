"""Texts of the interface made ready to be said: {places} for values, and the forms that go with a number.

Why this and neither gettext nor Fluent: ``docs/decisions/0002-words-of-the-interface.md``.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache

from atlas.words.interface import WORDS
from atlas.words.languages import Language, languages

Message = str | Callable[..., str]
FORMS = re.compile(r"\{(\w+)\|([^{}]*)\}")  # {count|figure|figures}


def _shown(count: object) -> str:
    """The number that governs a word: 1 of "> 1", 1200 of "1,200"."""
    return str(count).rpartition(" ")[2].replace(",", "")


def message(text: str, form: Callable[[str], int]) -> Message:
    """``text`` itself if there is nothing to fill in, otherwise what takes the values and returns the whole."""
    choices = [(count, forms.split("|")) for count, forms in FORMS.findall(text)]
    if not choices:
        return text.format if "{" in text else text
    places = iter(range(len(choices)))
    pattern = FORMS.sub(lambda _: f"{{{next(places)}}}", text)

    def told(**values: object) -> str:
        return pattern.format(*[forms[form(_shown(values[count]))] for count, forms in choices], **values)

    return told


def texts(code: str, language: Language) -> Mapping[str, str]:
    """The texts of a language as they are written."""
    return language.words or {key: en if code == "en" else zh for key, (zh, en) in WORDS.items()}


@cache
def messages(code: str) -> dict[str, Message]:
    """Every text of a language, ready; made once. KeyError if there is no such language."""
    language = languages()[code]
    return {key: message(text, language.form) for key, text in texts(code, language).items()}
