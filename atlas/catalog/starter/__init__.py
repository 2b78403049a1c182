"""The smallest complete folder of a region, with one example in each file: what ``python -m atlas new`` begins with.

The files beside this module are the ones that are written, except that a comment that begins with ``#zh `` or ``#en `` goes into
the folders of that language only.
"""

import re
from pathlib import Path

from atlas.catalog import dictionary
from atlas.catalog.messages.phrase import plain, said
from atlas.catalog.model import BOUNDARIES, FILES
from atlas.catalog.problem import DataError, Problem
from atlas.catalog.reading import read

_HOME = Path(__file__).parent
_PROJECTS = ("projects/example-mill.yaml",)
_LANGUAGE = "LANGUAGE"  # stands in the config where its language is to stand


def names() -> list[str]:
    """Every file of the folder, seen from it; the data dictionary is made anew and is none of these."""
    files = [file.path for file in FILES if file.path != "projects"]
    return ["config.yaml", *(f"data/{name}" for name in (*files, *_PROJECTS, BOUNDARIES))]


def text(name: str, lang: str) -> str:
    """What ``name`` begins with, its comments in ``lang``."""
    raw = read.raw(_HOME, name)
    if raw is None:
        raise DataError([Problem(plain(name), 1, "", said("file.missing"))])
    kept = re.sub(rf"^#(?!{lang} )(?:zh|en) .*\n", "", raw.decode(), flags=re.MULTILINE)
    return re.sub(rf"^#{lang} ", "# ", kept, flags=re.MULTILINE).replace(_LANGUAGE, lang, 1)


def write(folder: Path, lang: str) -> list[str]:
    """Writes the folder of a new region and gives the names of its files; DataError if ``folder`` holds anything or is none."""
    shown = plain(str(folder))
    if folder.exists() or folder.is_symlink():
        if not folder.is_dir():
            raise DataError([Problem(shown, 1, "", said("folder.none"))])
        if any(folder.iterdir()):
            raise DataError([Problem(shown, 1, "", said("folder.full"))])
    texts = {name: text(name, lang) for name in names()} | {"data/README.md": dictionary.markdown()}
    for name, content in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
    return list(texts)
