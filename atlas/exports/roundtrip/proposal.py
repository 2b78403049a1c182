"""A workbook that was given back, held against the data: every problem by its cell, or what changed and the files that follow.

Nothing is written: whoever keeps the data looks at the proposal and applies its patch.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from atlas.catalog.catalogue import Catalog
from atlas.catalog.draft import Draft
from atlas.catalog.load import Examined, examine
from atlas.catalog.messages.phrase import plain
from atlas.catalog.model import FILES
from atlas.catalog.problem import DataError, Problem, Unfit
from atlas.catalog.reading import parse, read
from atlas.catalog.rules import check
from atlas.catalog.writing.files import Changed, changed
from atlas.catalog.writing.raw import raw
from atlas.exports.roundtrip.difference import Change, difference
from atlas.exports.roundtrip.opening import opened
from atlas.exports.roundtrip.returned import Returned, structure


@dataclass(frozen=True, eq=False, slots=True)
class Proposal:
    """``problems`` is empty, or all the rest is. ``made_of`` is the version of the data that the workbook was made of, ``version``
    that of the data now; ``unread`` are titles of sheets that are none of ours."""

    problems: tuple[Problem, ...]
    changes: tuple[Change, ...] = ()
    files: tuple[Changed, ...] = ()
    version: str = ""
    made_of: str = ""
    unread: tuple[str, ...] = ()

    @property
    def stale(self) -> bool:
        """Whether the data changed since the workbook was made, so that it may turn back what others did."""
        return self.made_of != self.version


def held(catalog: Catalog) -> dict[str, dict[str, Any]]:
    """Every record of ``catalog`` as the texts of its file, by kind and id."""
    return {file.kind: {id_: raw(record) for id_, record in getattr(catalog, file.kind).items()} for file in FILES}


def propose(content: bytes, name: str, folder: Path) -> Proposal:
    """What the workbook ``content`` (a file called ``name``) changes in the data of ``folder``; DataError if these are not right themselves."""
    examined = examine(folder)
    catalog = examined.catalog()
    base = held(catalog)
    try:
        book = opened(content)
    except Unfit as bad:
        return Proposal((Problem(plain(name), bad.line, "", bad.said),))
    if wrong := structure(book):
        return Proposal(DataError(wrong).problems)
    edited, problems = _examined(Returned(book, base), examined.draft, read.shown_folder(folder))
    if problems:
        return Proposal(problems)
    new = held(edited.catalog())
    files = tuple(changed(folder, base, new))
    return Proposal((), difference(base, new), files, catalog.version, book.version, book.others)


def _examined(returned: Returned, base: Draft, shown: str) -> tuple[Examined, tuple[Problem, ...]]:
    """The records of the workbook under every rule of the check, beside the outlines that it does not hold."""
    entries: dict[str, Any] = {}
    lost: dict[str, parse.Lost] = {}
    problems = list(returned.problems)
    for file in FILES:
        documents = list(returned.document(file, shown))
        parsed = [parse.records(document, file.record, single=file.path == "projects") for document in documents]
        entries[file.kind] = tuple(entry for each in parsed for entry in each.entries)
        lost[file.kind] = parse.Lost.union(each.lost for each in parsed)
        problems += _but(returned.problems, [problem for each in parsed for problem in each.problems])
    draft = replace(base, **entries, lost={**base.lost, **lost})
    problems += _but(returned.problems, check.problems(draft))
    return Examined(draft, tuple(problems), ""), DataError(problems).problems


def _but(told: list[Problem], found: list[Problem]) -> list[Problem]:
    """What was found at other cells than those of which something was told: a formula is no missing value as well."""
    cells = {(problem.path, problem.cell) for problem in told}
    return [problem for problem in found if not problem.cell or (problem.path, problem.cell) not in cells]
