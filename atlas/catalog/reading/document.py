"""What was read from one file: text values that remember their line, whatever they mean.

Own, because neither ``json`` nor ``csv`` nor a YAML loader hands over values together with their lines.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from atlas.catalog.messages.phrase import Said, plain, short
from atlas.catalog.problem import Problem

Loc = tuple[int | str, ...]
Outcome = tuple["Document | None", list[Problem]]
MOST_PROBLEMS = 200

_NAME = re.compile(r"[A-Za-z_]\w{0,59}")
_ID = re.compile(r"[a-z0-9.-]{1,60}")


@dataclass(frozen=True, slots=True)
class Document:
    """One file: ``path`` as problems show it, ``data`` (dict, list and str only; for JSON also numbers), ``lines``.

    ``lines`` maps a location such as ``("phases", 0, "status")`` to its line. ``lost`` holds what could be made out of rows
    that have the wrong number of cells, ``lacks`` the columns that the header of a CSV should have but has not, ``short`` what is
    to be said of rows whose last cells are not there, should they not be empty ones. ``commented`` are the texts of a YAML file
    that a comment follows on their line. ``cut`` is true if the file ends within its last line.
    """

    path: str
    data: Any
    lines: Mapping[Loc, int]
    lost: tuple[Mapping[str, str], ...] = ()
    lacks: tuple[str, ...] = ()
    digest: str = ""
    short: Mapping[Loc, Said] = field(default_factory=dict)
    commented: tuple[Loc, ...] = ()
    cut: bool = False

    def line(self, loc: Loc) -> int:
        """The line of ``loc``, or of the nearest thing around it (a missing field has its record's line)."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return self.lines.get(loc, 1)

    def where(self, loc: Loc) -> str:
        """``loc`` as another problem points to it."""
        return f"{self.path}:{self.line(loc)}"

    def field(self, loc: Loc) -> str:
        """``phases[x-2].milestones[1].status``: list items by their ``id`` if they have one, else counted from 1.

        The place in a file that is one long list is told by the line alone.
        """
        text, data = "", self.data
        for depth, step in enumerate(loc):
            item = _inside(data, step)
            if isinstance(step, str):
                name = step if _NAME.fullmatch(step) else f"'{plain(short(step))}'"
                text += ("." if text else "") + name
            elif depth:
                id_ = item.get("id") if isinstance(item, dict) else None
                text += f"[{id_ if isinstance(id_, str) and _ID.fullmatch(id_) else step + 1}]"
            data = item
        return text

    def problem(self, loc: Loc, what: Said) -> Problem:
        return Problem(self.path, self.line(loc), self.field(loc), what)


def _inside(data: Any, step: int | str) -> Any:
    if isinstance(data, dict):
        return data.get(step)
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return None
