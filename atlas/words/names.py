"""Chinese names: the order of pinyin, and a search that takes characters, pinyin or initials.

pypinyin, because no order of code points is that of pinyin (in GB 2312 the rarer half, 锂 among it, goes by radicals), and
because a search by dzh needs the syllables anyhow. It reads a character by the word that it stands in (重 in 重庆), which a
table of characters can't; ICU would order but not spell, and is a library to be compiled. OpenCC, because traditional characters
are no one-to-one table either (乾 stays in 乾隆, and is 干 elsewhere).
"""

import re
import unicodedata
from functools import cache, lru_cache

from opencc import OpenCC
from pypinyin import lazy_pinyin


@lru_cache(maxsize=4096)
def order(name: str) -> tuple[str, ...]:
    """Sort key: syllables of pinyin in lower case, so that 安 < 大 < 中."""
    return tuple(s.lower() for s in lazy_pinyin(name))


def fold(text: str) -> str:
    """Lower case, full-width forms as half-width, spaces taken out."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def key(text: str) -> str:
    """``text`` with nothing left but letters, digits and simplified characters: what two ways of writing one word have in common."""
    told: str = _simplifier().convert("".join(c for c in fold(text) if c.isalnum()))
    return told


def spelt(text: str) -> str:
    """The ``key`` of a text in pinyin: ``临武县`` is ``linwuxian``. What is no Chinese stays as it is."""
    return "".join(lazy_pinyin(key(text)))


@lru_cache(maxsize=4096)
def forms(text: str) -> tuple[str, ...]:
    """How a search may write a text: its ``key``, that in pinyin, and its initials (dzh)."""
    plain = key(text)
    if plain.isascii():  # most of the English names of ten thousand projects
        return (plain,)
    syllables = lazy_pinyin(plain)
    return plain, "".join(syllables), "".join(s if s in plain else s[0] for s in syllables)


_PARTED = re.compile(r"[\s,;|+、，；。/]+")


@lru_cache(maxsize=1024)
def words(query: str) -> tuple[str, ...]:
    """The keys of the words of a search, each once; quotes and other marks are no part of them."""
    return tuple(dict.fromkeys(filter(None, map(key, _PARTED.split(unicodedata.normalize("NFKC", query))))))


@lru_cache(maxsize=16384)
def matches(query: str, names: tuple[str, ...]) -> bool:
    """True if ``query`` is empty or each of its words stands in one of ``names``: as written, in pinyin or as initials."""
    held = [form for name in names for form in forms(name)]
    wanted = words(query)
    return (bool(wanted) or not query.strip()) and all(any(word in form for form in held) for word in wanted)
