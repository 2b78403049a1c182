"""The languages of the interface, one file each. A third one is one new file here, named by its code: ``ru.py``.

It holds ``LANGUAGE``: the language's own name, how many forms a word has after a number, the rule that chooses among them
(as CLDR has it) and a text for every key of ``interface.WORDS``. zh and en have their texts there, side by side. Tests hold
each language to the same keys and {places}. Words of the data, which have no third label, are then shown in English.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules


@dataclass(frozen=True, slots=True)
class Language:
    """``form`` takes a number as it is shown ("1", "0", "1.5"; no commas) and tells which of the ``forms`` goes with it."""

    name: str
    forms: int
    form: Callable[[str], int]
    words: Mapping[str, str] = field(default_factory=dict)


@cache
def languages() -> dict[str, Language]:
    """Every language by its code; zh, the language of the sources, comes first."""
    codes = sorted((module.name for module in iter_modules(__path__)), key=lambda code: (code != "zh", code))
    return {code: import_module(f"{__name__}.{code}").LANGUAGE for code in codes}
