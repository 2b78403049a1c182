"""Rules about ids: used once, in order, and fitting the file or the project that they stand in."""

from collections.abc import Iterator
from itertools import pairwise

from atlas.catalog.draft import Draft
from atlas.catalog.messages.phrase import said
from atlas.catalog.problem import Problem
from atlas.catalog.reading.document import Loc

# Places and enterprises share one name space (a subject may be either), and so do projects and phases.
_TOGETHER = ("places", "enterprises")


def ids_are_used_once(draft: Draft) -> Iterator[Problem]:
    spaces = (_TOGETHER, ("projects",), *((kind,) for kind in draft.lists if kind not in (*_TOGETHER, "projects")))
    for space in spaces:
        seen: dict[str, str] = {}
        for found in (found for kind in space for found in draft.lists[kind]):
            ids: list[tuple[str, Loc]] = [(found.record.id, ("id",))]
            ids += [(phase.id, ("phases", at, "id")) for at, phase in enumerate(getattr(found.record, "phases", ()))]
            for id_, loc in ids:
                if id_ in seen:
                    yield found.problem(said("id.twice", id=id_, where=seen[id_]), *loc)
                else:
                    seen[id_] = found.where(*loc)


def files_are_sorted_by_id(draft: Draft) -> Iterator[Problem]:
    for kind, entries in draft.lists.items():
        if kind != "projects":
            for before, after in pairwise(entries):
                if after.record.id < before.record.id:
                    yield after.problem(said("id.order", id=after.record.id, before=before.record.id), "id")
                    break  # sorting the file mends all that follow


def project_ids_are_file_names(draft: Draft) -> Iterator[Problem]:
    for found in draft.projects:
        name = found.path.rpartition("/")[2].removesuffix(".yaml")
        if found.record.id != name:
            yield found.problem(said("id.file", id=found.record.id, name=name), "id")


def phase_ids_begin_with_their_project(draft: Draft) -> Iterator[Problem]:
    for found in draft.projects:
        start = found.record.id + "-"
        for at, phase in enumerate(found.record.phases):
            if not phase.id.startswith(start):
                yield found.problem(said("id.phase", id=phase.id, start=start), "phases", at, "id")
