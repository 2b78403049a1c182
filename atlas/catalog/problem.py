"""What is wrong with the data, where, and what would be right: the one error format of the project.

``Problem`` prints as ``path:line: field: message``; the path is written from the folder above ``data/`` so that a
terminal and an editor make it clickable. ``DataError`` carries *all* problems of a load, sorted.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

_LONGEST_QUOTE = 60
_MOST_CANDIDATES = 2000
_NEAR = 0.7


def plain(text: str) -> str:
    """``text`` fit for one line of a terminal: what cannot be printed is written as an escape."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def quoted(text: str) -> str:
    """``'text'``, cut to 60 characters and fit for one line."""
    return f"'{plain(text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + '…')}'"


def did_you_mean(text: str, words: Iterable[str]) -> str:
    """``; did you mean 'word'?``, or nothing if no word is near. Long lists are not searched, so that time stays bounded."""
    candidates = list(words)
    if len(candidates) > _MOST_CANDIDATES or len(text) > _LONGEST_QUOTE:
        return ""
    close = get_close_matches(text.strip().lower(), candidates, n=1, cutoff=_NEAR)
    return f"; did you mean '{plain(close[0])}'?" if close else ""


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One fault: ``path`` (posix, relative), ``line`` (from 1), ``field`` (dotted, may be empty) and ``message``."""

    path: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        field = f"{self.field}: " if self.field else ""
        return f"{self.path}:{self.line}: {field}{self.message}"


class DataError(Exception):
    """The data cannot be used; ``problems`` holds every reason, sorted and without repeats."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))
