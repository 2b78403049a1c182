"""Chinese: a word is the same after any number."""

from atlas.words.languages import Language

LANGUAGE = Language("中文", forms=1, form=lambda _: 0)
