"""Chinese names: the order of pinyin, and a search that takes characters, pinyin or initials.

pypinyin, because no order of code points is that of pinyin (in GB 2312 the rarer half, 锂 among it, goes by radicals), and
because a search by dzh needs the syllables anyhow. It reads a character by the word that it stands in (重 in 重庆), which a
table of characters can't; ICU would order but not spell, and is a library to be compiled. OpenCC, because traditional characters
are no one-to-one table either (乾 stays in 乾隆, and is 干 elsewhere).
"""

import unicodedata
from functools import cache, lru_cache

from opencc import OpenCC
from pypinyin import Style, lazy_pinyin


@lru_cache(maxsize=4096)
def order(name: str) -> tuple[str, ...]:
    """Sort key: syllables of pinyin in lower case, so that 安 < 大 < 中."""
    return tuple(s.lower() for s in lazy_pinyin(name))


@lru_cache(maxsize=4096)
def _forms(name: str) -> tuple[str, ...]:
    folded = fold(name)
    return folded, "".join(lazy_pinyin(folded)), "".join(lazy_pinyin(folded, style=Style.FIRST_LETTER))


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


@lru_cache(maxsize=16384)
def matches(query: str, names: tuple[str, ...]) -> bool:
    """True if ``query`` is empty or stands in one of ``names``: as written, in pinyin (dazhonghe) or initials (dzh)."""
    wanted = fold(query)
    return not wanted or any(wanted in form for name in names for form in _forms(name))
