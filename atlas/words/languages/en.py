"""English: 1 figure; 0, 2 and 1.5 figures."""

from atlas.words.languages import Language

LANGUAGE = Language("English", forms=2, form=lambda number: int(number != "1"))
