"""Bytes to text values that remember their line. Knows no meaning, and is the only module that opens data files.

Each reader returns ``(Document or None, problems)``; None means that nothing in the file can be used. Time and memory stay
bounded whatever the bytes are: sizes are looked at before reading, YAML is looked through before anything is built of it, and
nothing is evaluated: every YAML scalar and every CSV cell is a text.
"""

import codecs
import hashlib
import os
import re
import stat
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from atlas.catalog import garbled
from atlas.catalog.messages.phrase import Said, did_you_mean, plain, said, short, why
from atlas.catalog.problem import Problem, Unfit
from atlas.catalog.reading import csv_text, json_text, yaml_text
from atlas.catalog.reading.document import Outcome

LIMIT = 2_000_000
LIMIT_BOUNDARIES = 20_000_000
_MOST_FILES = 20_000
_MOST_TOGETHER = 200_000_000

# By-files of spreadsheets, editors (vim tries 4913), file managers, archives and network drives, in lower case.
_CLUTTER = ("~$", ".", "#", "@")
_CLUTTER_ENDS = ("~", ".tmp", ".temp", ".bak", ".swp", ".part", ".lock", "___jb_tmp___", "___jb_old___")
_CLUTTER_NAMES = ("readme.md", "thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "4913", "icon\r", "$recycle.bin")
# What git writes around the two versions that it could not merge.
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
_MANY_GARBLED = 5


def shown_folder(folder: Path) -> str:
    """The folder's own name, with which the paths of its problems begin."""
    name = folder.absolute().name
    return plain(name if name not in ("", "..") else folder.resolve().name) or "data"


def ignored(name: str) -> bool:
    """True for what editors, spreadsheets and file managers leave behind, and for README.md."""
    low = name.lower()
    return low.startswith(_CLUTTER) or low.endswith(_CLUTTER_ENDS) or low in _CLUTTER_NAMES


def listing(folder: Path, files: Collection[str], inner: str) -> tuple[list[str], list[Problem]]:
    """What there is, sorted: the names out of ``files``, and ``inner/x.yaml`` of the folder ``inner``; the rest are problems."""
    shown = shown_folder(folder)
    try:
        found = _names(folder)
    except Unfit as bad:
        return [], [Problem(shown, 1, "", bad.said)]
    present = [name for name in found if name in files]
    strange = {
        name: _unexpected(name, did_you_mean(name, (*files, inner))) for name in found if name not in (*files, inner)
    }
    try:
        within = _names(folder / inner)
        _not_too_large(folder / inner, within)
        present += [f"{inner}/{name}" for name in within if name.endswith(".yaml")]
        strange |= {f"{inner}/{n}": _unexpected(n, said("hint.yaml")) for n in within if not n.endswith(".yaml")}
    except Unfit as bad:
        strange[inner] = bad.said
    return present, [Problem(f"{shown}/{plain(name)}", 1, "", says) for name, says in strange.items()]


def _unexpected(name: str, hint: Said) -> Said:
    if name.endswith(".yml"):
        return said("file.rename", name=short(name[:-4] + ".yaml"))
    return said("file.unexpected", hint=hint)


def _names(folder: Path) -> list[str]:
    try:
        names = sorted(path.name for path in folder.iterdir() if not ignored(path.name))
    except FileNotFoundError:
        raise Unfit(said("folder.missing")) from None
    except NotADirectoryError:
        raise Unfit(said("folder.none")) from None
    except OSError as error:
        raise Unfit(said("folder.unreadable", why=why(error))) from None
    if len(names) > _MOST_FILES:
        raise Unfit(said("folder.many", count=len(names), most=_MOST_FILES))
    return names


def _not_too_large(folder: Path, names: Sequence[str]) -> None:
    """Each file may be within bounds and all of them together still fill the memory."""
    together = 0
    for name in names:
        try:
            together += (folder / name).stat().st_size
        except OSError:
            continue  # reading it tells why
    if together > _MOST_TOGETHER:
        raise Unfit(said("folder.large", size=together, most=_MOST_TOGETHER))


def _bytes(root: Path, name: str, limit: int) -> bytes:
    """The bytes of ``root/name``; Unfit tells what is wrong with the file as a whole."""
    try:
        real = _real(root, name)
        # Not blocking, so that a pipe with no writer cannot hold up the load.
        handle = os.open(real, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            facts = os.fstat(handle)
            if not stat.S_ISREG(facts.st_mode):
                raise Unfit(said("file.irregular"))
            if facts.st_size > limit:
                raise Unfit(said("file.large", size=facts.st_size, most=limit))
            data = file.read(min(limit, facts.st_size) + 1)  # no more is set aside than is there
    except FileNotFoundError:
        raise Unfit(said("file.missing")) from None
    except IsADirectoryError:
        raise Unfit(said("file.irregular")) from None
    except OSError as error:
        raise Unfit(said("file.unreadable", why=why(error))) from None
    if len(data) > limit:
        raise Unfit(said("file.larger", most=limit))
    return data


def _links(root: Path, name: str) -> bool:
    """Whether a step from ``root`` to ``name`` is a link, or leads up."""
    steps = name.split("/")
    return ".." in steps or any(root.joinpath(*steps[:end]).is_symlink() for end in range(1, len(steps) + 1))


def _real(root: Path, name: str) -> Path:
    """Where ``root/name`` really is; a link may lead to another file of the folder, and nowhere else."""
    if not _links(root, name):
        return root / name  # resolving ten thousand names took a tenth of a load
    try:
        real = (root / name).resolve(strict=True)
        inside = real.is_relative_to(root.resolve())
    except RuntimeError:
        raise Unfit(said("file.loop")) from None
    except ValueError:
        raise Unfit(said("file.name")) from None
    if not inside:
        raise Unfit(said("file.link_out"))
    return real


def raw(root: Path, name: str) -> bytes | None:
    """The bytes of a small file that is not data, or None if it cannot be read."""
    try:
        return _bytes(root, name, LIMIT)
    except Unfit:
        return None


def passages(path: Path) -> list[str]:
    """The lines of a text file that is not data; Unfit tells what is wrong with it."""
    return _utf8(_bytes(path.absolute().parent, path.name, LIMIT)).splitlines()


def workbook(path: Path, most: int) -> bytes:
    """The bytes of a workbook, ``most`` at most; Unfit tells why not."""
    return _bytes(path.absolute().parent, path.name, most)


def _utf8(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise Unfit(said("file.utf16"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line_start = data.rfind(b"\n", 0, error.start) + 1
        line = data.count(b"\n", 0, error.start) + 1
        raise Unfit(said("file.not_utf8", byte=error.start - line_start + 1), line) from None


def _sheet(data: bytes) -> str:
    """What a spreadsheet saved: UTF-8, or GB18030, which takes almost any bytes.

    A UTF-8 file with one bad byte must not pass as mojibake: there, most characters beyond ASCII still decode as UTF-8, while
    hardly any do in text that really is GB18030.
    """
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Unfit(said("csv.workbook"))
    try:
        return _utf8(data)
    except Unfit as bad:
        lenient = data.decode("utf-8", "replace")
        marked = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        if marked or sum(c > "\x7f" and c != "\ufffd" for c in lenient) > lenient.count("\ufffd"):
            raise
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError:
            raise Unfit(said("file.neither"), bad.line) from None


def _file(
    root: Path,
    name: str,
    shown: str,
    decode: Callable[[bytes], str],
    make: Callable[[str, str], Outcome],
    limit: int = LIMIT,
    *,
    lined: bool = True,
) -> Outcome:
    """Reads, decodes and makes; a file that is ``lined`` ends with the end of its last line, or it was cut."""
    text = ""
    try:
        data = _bytes(root, name, limit)
        text = decode(data)
        _sound(text)
        document, problems = make(text, shown)
    except Unfit as bad:
        document, problems = None, [Problem(shown, bad.line, "", bad.said)]
    if cut := lined and bool(text.strip()) and not text.endswith(("\n", "\r")):
        problems = [*problems, Problem(shown, len(text.splitlines()), "", said("file.cut"))]
    return replace(document, digest=hashlib.sha256(data).hexdigest(), cut=cut) if document else None, problems


def _sound(text: str) -> None:
    """Unfit if the file as a whole is none that anybody wrote."""
    if found := _CONFLICT.search(text):
        raise Unfit(said("file.conflict"), text.count("\n", 0, found.start()) + 1)
    if len(wrong := garbled.lines(text)) >= _MANY_GARBLED:
        raise Unfit(said("file.garbled", count=len(wrong)), wrong[0])


def yaml_file(root: Path, name: str, shown: str) -> Outcome:
    """A YAML file below ``root``; problems show it as ``shown``. Strict: one document, no aliases, tags, tabs, doubled keys."""
    return _file(root, name, shown, _utf8, yaml_text.document)


def csv_file(root: Path, name: str, shown: str, columns: Sequence[str]) -> Outcome:
    """A CSV file as Excel saves it (BOM, CRLF, UTF-8 or GB18030); its header has exactly ``columns``, in any order."""
    return _file(root, name, shown, _sheet, partial(csv_text.document, columns=columns))


def json_file(root: Path, name: str, shown: str) -> Outcome:
    """A JSON file, up to 20 MB; doubled keys and numbers that are none (NaN, Infinity) are refused."""
    return _file(root, name, shown, _utf8, json_text.document, LIMIT_BOUNDARIES, lined=False)
