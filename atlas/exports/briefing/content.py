"""What a briefing holds before it becomes a file: headings, paragraphs, tables, a picture, and the notes that its marks lead to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

_RUN = 4  # so many numbers in a row are told by the first and the last


@dataclass(frozen=True, slots=True)
class Told:
    """A piece of text, and the numbers of the notes that say where it is from; none for what is computed or needs no source."""

    text: str
    notes: tuple[int, ...] = ()


Line = tuple[Told, ...]


def runs(notes: Sequence[int]) -> list[tuple[int, ...]]:
    """The numbers as they are shown: those that follow one another as their first and last, where there are several."""
    made: list[list[int]] = []
    for number in sorted(set(notes)):
        if made and made[-1][-1] == number - 1:
            made[-1].append(number)
        else:
            made.append([number])
    return [
        (run[0], run[-1]) if len(run) >= _RUN else (n,) for run in made for n in (run if len(run) < _RUN else run[:1])
    ]


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` is 1 or 2; the number stands in the text."""

    kind: ClassVar[str] = "heading"
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``role`` is text, item for one of several that are numbered, or how for a line that says how something was computed."""

    kind: ClassVar[str] = "paragraph"
    line: Line
    role: str = "text"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, which ``name`` tells those who cannot see it; ``widths`` are shares of the width, one for each column."""

    kind: ClassVar[str] = "grid"
    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    widths: tuple[int, ...]

    def share(self, column: int) -> float:
        """The part of the width that a column takes, from 0 to 1."""
        return self.widths[column] / sum(self.widths)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as PNG, ``alt`` says what it shows, ``credit`` whose it is."""

    kind: ClassVar[str] = "picture"
    png: bytes
    alt: str
    credit: Line


Block = Heading | Paragraph | Grid | Picture


@dataclass(frozen=True, slots=True)
class Note:
    """A source: its number, what it is and where in it, and its address, "" where none is known."""

    number: int
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """All of it: ``scope`` says what is filtered, ``notes_title`` heads the sources, ``signed`` stands at the end. ``day`` is an ISO day."""

    lang: str
    title: str
    scope: str
    blocks: tuple[Block, ...]
    notes_title: str
    notes: tuple[Note, ...]
    notes_how: str
    signed: tuple[str, ...]
    day: str
