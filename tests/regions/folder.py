"""A small valid region to damage: copies of ``tests/regions/tiny``, and what the loader says of them."""

import shutil
from pathlib import Path

from atlas.catalog.load import load
from atlas.catalog.problem import DataError

TINY = Path(__file__).parent / "tiny"


def copy(to: Path) -> Path:
    """A fresh copy of the tiny region's data folder inside ``to``; its problems begin with ``data/``."""
    return Path(shutil.copytree(TINY / "data", to / "data"))


def edit(folder: Path, name: str, old: str, new: str) -> None:
    """Replaces the first ``old`` in a file; a text that is not there would make a test that cannot fail."""
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text, f"{old!r} is not in {name}"
    path.write_text(text.replace(old, new, 1), "utf-8", newline="")


def said(folder: Path) -> list[str]:
    """Every problem as it is printed; an empty list if the folder loads."""
    try:
        load(folder)
    except DataError as error:
        return [str(problem) for problem in error.problems]
    return []
