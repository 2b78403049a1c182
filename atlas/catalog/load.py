"""The whole of the data, frozen: ``load(folder)`` gives a ``Catalog``, or raises DataError with *all* problems."""

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

from atlas.catalog.catalogue import Catalog
from atlas.catalog.draft import Draft
from atlas.catalog.model import (
    BOUNDARIES,
    FILES,
    File,
    Record,
)
from atlas.catalog.model import Shape as Shape
from atlas.catalog.problem import DataError, Problem, plain
from atlas.catalog.reading import parse, read
from atlas.catalog.reading.document import Document, Outcome
from atlas.catalog.rules import check

# The field of Catalog and of Draft that each file fills; the two that another region may do without.
_FIELDS = {
    "sources.yaml": "sources",
    "places.yaml": "places",
    "enterprises.csv": "enterprises",
    "relations.csv": "relations",
    "projects": "projects",
    "investments.csv": "investments",
    "indicators.csv": "indicators",
    "deposits.yaml": "deposits",
    "timeline.yaml": "events",
    "balance.yaml": "coefficients",
    "seats.csv": "seats",
}
_OPTIONAL = ("deposits.yaml", "seats.csv", BOUNDARIES)
_MOST_STATS = 40_000


def load(folder: Path) -> Catalog:
    """Reads, parses and checks ``folder``; DataError (never anything else) holds every problem, sorted."""
    reading = _Reading(folder)
    draft = reading.draft()
    problems = [*reading.problems, *check.problems(draft)]
    if problems:
        raise DataError(problems)
    records = {name: _by_id(found.record for found in entries) for name, entries in draft.lists.items()}
    phases = {phase.id: (project, phase) for project in records["projects"].values() for phase in project.phases}
    return Catalog(
        **records,
        boundaries=tuple(sorted((found.record for found in draft.shapes), key=lambda shape: shape.adcode)),
        phases=MappingProxyType(dict(sorted(phases.items()))),
        version=hashlib.sha256("\n".join(sorted(reading.digests)).encode()).hexdigest()[:12],
        boundaries_source=draft.boundaries_source or "",
    )


def _by_id(records: Iterable[Any]) -> Mapping[str, Any]:
    return MappingProxyType({record.id: record for record in sorted(records, key=lambda record: record.id)})


class _Reading:
    """One pass over a folder: gathers entries, problems, what is lost, and a digest of each file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.shown = read.shown_folder(folder)
        self.problems: list[Problem] = []
        self.digests: list[str] = []
        self.entries: dict[str, list[parse.Entry[Any]]] = {}
        self.lost: dict[str, list[parse.Lost]] = defaultdict(list)

    def draft(self) -> Draft:
        lists = [file.path for file in FILES if file.path != "projects"]
        names, self.problems = read.listing(self.folder, [*lists, BOUNDARIES], ["projects"])
        if any(problem.path == self.shown for problem in self.problems):
            return Draft()
        if any(problem.path == f"{self.shown}/projects" for problem in self.problems):
            self.lost["projects"].append(parse.Lost(everything=True))
        for file in FILES:
            kind = _FIELDS[file.path]
            if file.path == "projects":
                for name in names:
                    if name.startswith("projects/"):
                        self._project(kind, name, file.record)
            elif file.path in names or file.path not in _OPTIONAL:
                self._list(kind, file)
        source = self._boundaries() if BOUNDARIES in names else None
        shapes = self.entries.pop("boundaries", [])
        lost = {kind: parse.Lost.union(parts) for kind, parts in self.lost.items()}
        return Draft(**self.entries, shapes=shapes, boundaries_source=source, lost=lost)

    def _project(self, kind: str, name: str, record: type[Record]) -> None:
        stem = parse.Lost(frozenset({Path(name).stem.lower()}))
        document = self._document(name, read.yaml_file(self.folder, name, f"{self.shown}/{plain(name)}"))
        parsed = parse.records(document, record, single=True) if document else None
        if parsed is None or parsed.problems:
            self.lost[kind].append(stem)
        if parsed is None:
            self.lost["unread"].append(parse.Lost(everything=True))  # it may have cited any source
        if parsed:
            self._take(kind, parsed)

    def _list(self, kind: str, file: File) -> None:
        shown = f"{self.shown}/{file.path}"
        if file.columns:
            outcome = read.csv_file(self.folder, file.path, shown, file.columns)
        else:
            outcome = read.yaml_file(self.folder, file.path, shown)
        document = self._document(file.path, outcome)
        self._take(kind, parse.records(document, file.record) if document else parse.NOTHING)

    def _boundaries(self) -> str | None:
        """Takes the outlines; the id of the source that the file names in its member ``source``, if it does."""
        outcome = read.json_file(self.folder, BOUNDARIES, f"{self.shown}/{BOUNDARIES}")
        document = self._document(BOUNDARIES, outcome)
        self._take("boundaries", parse.shapes(document) if document else parse.NOTHING)
        source = document.data.get("source") if document and isinstance(document.data, dict) else None
        return source if isinstance(source, str) else None

    def _document(self, name: str, outcome: Outcome) -> Document | None:
        document, problems = outcome
        self.problems += problems
        if document:
            self.digests.append(f"{name} {document.digest}")
        return document

    def _take(self, kind: str, parsed: parse.Parsed[Any]) -> None:
        self.entries.setdefault(kind, []).extend(parsed.entries)
        self.problems += parsed.problems
        self.lost[kind].append(parsed.lost)


def signature(folder: Path) -> tuple[Any, ...]:
    """A cheap fingerprint: name, size, times and inode of every file that counts. Never raises; a fault is part of it."""
    return (*_stats(folder), *_stats(folder / "projects"))


def _stats(folder: Path) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    try:
        with os.scandir(folder) as entries:
            for entry in islice(entries, _MOST_STATS):
                if not read.ignored(entry.name):
                    try:
                        facts = entry.stat()
                        found.append((entry.name, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino))
                    except OSError as error:
                        found.append((entry.name, error.errno))
    except (OSError, ValueError) as error:
        return [("", str(error))]
    return sorted(found, key=lambda item: item[0])
