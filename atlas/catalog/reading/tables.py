"""What was read from the sheets of a workbook: records like those of a file, whose values know their cell instead of their line."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from atlas.catalog.messages.phrase import Said
from atlas.catalog.problem import Problem
from atlas.catalog.reading.document import Document, Loc


@dataclass(frozen=True, slots=True)
class Cell:
    """``sheet`` is the title as the workbook has it, ``column`` its letters, ``row`` counts from 1."""

    sheet: str
    column: str
    row: int

    def __str__(self) -> str:
        return f"{self.sheet}!{self.column}{self.row}"

    def problem(self, name: str, what: Said) -> Problem:
        return Problem(self.sheet, self.row, name, what, f"{self.column}{self.row}")


@dataclass(frozen=True, slots=True)
class Tables(Document):
    """A document that several sheets hold together: a project, and its phases and capacities on sheets of their own.

    ``path`` is that of the data file which the records belong to, ``cells`` says where each value and each record stands.
    """

    cells: Mapping[Loc, Cell] = field(default_factory=dict)

    def cell(self, loc: Loc) -> Cell:
        """The cell of ``loc``, or of the nearest thing around it."""
        while loc and loc not in self.cells:
            loc = loc[:-1]
        return self.cells.get(loc, Cell(self.path, "A", 1))

    def line(self, loc: Loc) -> int:
        return self.cell(loc).row

    def where(self, loc: Loc) -> str:
        return str(self.cell(loc))

    def problem(self, loc: Loc, what: Said) -> Problem:
        names = [step for step in loc if isinstance(step, str)]
        return self.cell(loc).problem(names[-1] if names else "", what)
