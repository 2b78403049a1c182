"""The whole of the data, frozen: ``load(folder)`` gives a ``Catalog``, or raises DataError with *all* problems."""

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

from atlas.catalog.catalogue import Catalog
from atlas.catalog.draft import Draft
from atlas.catalog.messages.phrase import plain
from atlas.catalog.model import BOUNDARIES, FILES, File
from atlas.catalog.problem import DataError, Problem
from atlas.catalog.reading import parse, read
from atlas.catalog.reading.document import Document, Outcome
from atlas.catalog.reading.shapes import shapes
from atlas.catalog.rules import check

_MOST_STATS = 40_000


def load(folder: Path) -> Catalog:
    """Reads, parses and checks ``folder``; DataError (never anything else) holds every problem, sorted."""
    return examine(folder).catalog()


@dataclass(frozen=True, eq=False)
class Examined:
    """All that could be read and parsed, what is wrong with it, and the ``version`` of the files."""

    draft: Draft
    problems: tuple[Problem, ...]
    version: str

    def catalog(self) -> Catalog:
        if self.problems:
            raise DataError(self.problems)
        records = {name: _by_id(found.record for found in entries) for name, entries in self.draft.lists.items()}
        phases = {phase.id: (project, phase) for project in records["projects"].values() for phase in project.phases}
        return Catalog(
            **records,
            boundaries=tuple(sorted((found.record for found in self.draft.shapes), key=lambda shape: shape.adcode)),
            phases=MappingProxyType(dict(sorted(phases.items()))),
            version=self.version,
            boundaries_source=self.draft.boundaries_source or "",
        )


def examine(folder: Path) -> Examined:
    reading = _Reading(folder)
    draft = reading.draft()
    version = hashlib.sha256("\n".join(sorted(reading.digests)).encode(errors="surrogateescape")).hexdigest()[:12]
    return Examined(draft, (*reading.problems, *check.problems(draft)), version)


def _by_id(records: Iterable[Any]) -> Mapping[str, Any]:
    return MappingProxyType({record.id: record for record in sorted(records, key=lambda record: record.id)})


class _Reading:
    """One pass over a folder: gathers entries, problems, what is lost, and a digest of each file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.shown = read.shown_folder(folder)
        self.problems: list[Problem] = []
        self.digests: list[str] = []
        self.entries: dict[str, list[parse.Entry[Any]]] = defaultdict(list)
        self.lost: dict[str, list[parse.Lost]] = defaultdict(list)

    def draft(self) -> Draft:
        names, self.problems = read.listing(
            self.folder, [file.path for file in FILES if file.path != "projects"] + [BOUNDARIES], "projects"
        )
        if any(problem.path == self.shown for problem in self.problems):
            return Draft()
        if any(problem.path == f"{self.shown}/projects" for problem in self.problems):
            self.lost["projects"].append(parse.Lost(everything=True))
        for file in FILES:
            if file.path == "projects":
                for name in names:
                    if name.startswith("projects/"):
                        self._project(file, name)
            elif file.path in names or not file.optional:
                document = self._document(file.path, file.columns)
                self._take(file.kind, parse.records(document, file.record) if document else parse.NOTHING)
                if document and document.cut:
                    self.lost[file.kind].append(parse.Lost(everything=True))
        source = self._boundaries() if BOUNDARIES in names else None
        outlines = self.entries.pop("boundaries", [])
        lost = {kind: parse.Lost.union(parts) for kind, parts in self.lost.items()}
        return Draft(**self.entries, shapes=outlines, boundaries_source=source, lost=lost)

    def _project(self, file: File, name: str) -> None:
        document = self._document(name)
        parsed = parse.records(document, file.record, single=True) if document else None
        if parsed is None or parsed.problems or (document and document.cut):
            self.lost[file.kind].append(parse.Lost(frozenset({Path(name).stem.lower()})))
        if parsed is None:
            self.lost["unread"].append(parse.Lost(everything=True))  # it may have cited any source
        else:
            self._take(file.kind, parsed)

    def _boundaries(self) -> str | None:
        """Takes the outlines; the id of the source that the file names in its member ``source``, if it does."""
        document = self._document(BOUNDARIES)
        self._take("boundaries", shapes(document) if document else parse.NOTHING)
        source = document.data.get("source") if document and isinstance(document.data, dict) else None
        return source if isinstance(source, str) else None

    def _document(self, name: str, columns: tuple[str, ...] = ()) -> Document | None:
        document, problems = self._outcome(name, f"{self.shown}/{plain(name)}", columns)
        self.problems += problems
        if document:
            self.digests.append(f"{name} {document.digest}")
            if document.cut:
                self.lost["unread"].append(parse.Lost(everything=True))
        return document

    def _outcome(self, name: str, shown: str, columns: tuple[str, ...]) -> Outcome:
        if columns:
            return read.csv_file(self.folder, name, shown, columns)
        return (read.json_file if name == BOUNDARIES else read.yaml_file)(self.folder, name, shown)

    def _take(self, kind: str, parsed: parse.Parsed[Any]) -> None:
        self.entries[kind] += parsed.entries
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
