"""The data files that a changed catalogue asks for, as bytes beside those that are there. Nothing is written."""

import codecs
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from atlas.catalog.model import FILES, File
from atlas.catalog.reading import read
from atlas.catalog.writing import csv_edit, house, yaml_edit
from atlas.catalog.writing.raw import Raw

Held = Mapping[str, Mapping[str, Raw]]  # kind of record → id → record


@dataclass(frozen=True, slots=True)
class Changed:
    """One file, by its path from the folder above the data: its bytes ``before`` and ``after``, None where there is no such file.

    ``kept`` is False where the file had to be written anew and its comments are lost.
    """

    path: str
    before: bytes | None
    after: bytes | None
    kept: bool = True


def changed(folder: Path, old: Held, new: Held) -> list[Changed]:
    """Every file that has to change so that ``folder``, which holds ``old``, holds ``new``."""
    found = [each for file in FILES for each in _of(folder, file, old[file.kind], new[file.kind])]
    return [each for each in found if each.before != each.after]


def _of(folder: Path, file: File, old: Mapping[str, Raw], new: Mapping[str, Raw]) -> Iterator[Changed]:
    if file.path != "projects":
        if old != new:
            yield _edited(folder, file.path, partial(_listed, file, old, new))
        return
    for id_ in sorted({*old, *new}):
        if old.get(id_) != new.get(id_):
            yield _edited(folder, f"projects/{id_}.yaml", partial(_single, old.get(id_), new.get(id_)))


def _listed(file: File, old: Mapping[str, Raw], new: Mapping[str, Raw], text: str | None) -> tuple[str | None, bool]:
    before, after = ([records[id_] for id_ in sorted(records)] for records in (old, new))
    if file.columns:
        return (
            csv_edit.anew(file.columns, new) if text is None else csv_edit.records(text, file.columns, old, new)
        ), True
    return (house.records(after), True) if text is None else yaml_edit.records(text, before, after)


def _single(old: Raw | None, new: Raw | None, text: str | None) -> tuple[str | None, bool]:
    if new is None:
        return None, True
    return (house.record(new), True) if text is None or old is None else yaml_edit.record(text, old, new)


def _edited(folder: Path, name: str, edit: partial[tuple[str | None, bool]]) -> Changed:
    """One file with its own encoding and line ends."""
    before = read.raw(folder, name)
    text, encoding = _decoded(before)
    windows = text is not None and "\r\n" in text and name.endswith(".yaml")
    made, kept = edit(text.replace("\r\n", "\n") if text is not None and windows else text)
    if made is not None and windows:
        made = made.replace("\n", "\r\n")
    return Changed(f"{read.shown_folder(folder)}/{name}", before, None if made is None else made.encode(encoding), kept)


def _decoded(data: bytes | None) -> tuple[str | None, str]:
    if data is None:
        return None, "utf-8"
    if data.startswith(codecs.BOM_UTF8):
        return data.decode("utf-8-sig"), "utf-8-sig"
    try:
        return data.decode(), "utf-8"
    except UnicodeDecodeError:
        return data.decode("gb18030"), "gb18030"
