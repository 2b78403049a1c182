"""What is wrong with the data, where, and what would be right: the one error format of the project.

``Problem`` prints as ``path:line: field: message``; the path is written from the folder above ``data/`` so that a
terminal and an editor make it clickable. In a workbook it prints as ``sheet!F7: field: message``. ``DataError`` carries *all* problems of a load, sorted.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from atlas.catalog.messages.phrase import Said


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One fault: ``path`` (posix, relative), ``line`` (from 1), ``field`` (dotted, may be empty) and what is said of it.

    In a workbook ``path`` is the title of the sheet, ``line`` its row, and ``cell`` the address of the cell.
    """

    path: str
    line: int
    field: str
    said: Said
    cell: str = ""

    @property
    def message(self) -> str:
        return self.said.en

    def shown(self, lang: str) -> str:
        field = f"{self.field}: " if self.field else ""
        where = f"{self.path}!{self.cell}" if self.cell else f"{self.path}:{self.line}"
        return f"{where}: {field}{self.said.text(lang)}"

    def __str__(self) -> str:
        return self.shown("en")


class DataError(Exception):
    """The data cannot be used; ``problems`` holds every reason, sorted and without repeats."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class Unfit(ValueError):
    """A value, or a file from ``line`` on, cannot be used; ``said`` is the phrase that follows its name."""

    def __init__(self, said: Said, line: int = 1) -> None:
        super().__init__(said.en)
        self.said, self.line = said, line
