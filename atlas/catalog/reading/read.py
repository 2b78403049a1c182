"""Bytes to text values that remember their line. Knows no meaning, and is the only module that opens data files.

Each reader returns ``(Document or None, problems)``; None means that nothing in the file can be used. Time and memory stay
bounded whatever the bytes are: sizes are looked at before reading, YAML is taken event by event (so neither aliases nor
nesting can grow), and nothing is evaluated: every YAML scalar and every CSV cell is a text.
"""

import codecs
import csv
import hashlib
import io
import json
import os
import stat
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from atlas.catalog.problem import Problem, did_you_mean, plain, quoted
from atlas.catalog.reading import json_text, yaml_text
from atlas.catalog.reading.document import MOST_PROBLEMS, Loc, Outcome
from atlas.catalog.reading.document import Document as Document

LIMIT = 2_000_000
LIMIT_BOUNDARIES = 20_000_000
_MOST_FILES = 20_000
_MOST_ROWS = 20_000
_MOST_COLUMNS = 100
_MOST_TOGETHER = 200_000_000

_CLUTTER = ("~$", ".", "#")
_CLUTTER_NAMES = ("README.md", "Thumbs.db", "desktop.ini")


def shown_folder(folder: Path) -> str:
    """The folder's own name, with which the paths of its problems begin."""
    name = folder.absolute().name
    return plain(name if name not in ("", "..") else folder.resolve().name) or "data"


def ignored(name: str) -> bool:
    """True for what editors, spreadsheets and file managers leave behind, and for README.md."""
    return name.startswith(_CLUTTER) or name.endswith("~") or name in _CLUTTER_NAMES


def listing(folder: Path, files: Collection[str], folders: Collection[str]) -> tuple[list[str], list[Problem]]:
    """What there is: the names out of ``files``, and ``sub/x.yaml`` for each of ``folders``, sorted; the rest are problems."""
    shown = shown_folder(folder)
    found, problems = _names(folder, shown)
    if problems:
        return [], problems
    present: list[str] = []
    for name in found:
        if name in files:
            present.append(name)
        elif name in folders:
            inner, more = _names(folder / name, f"{shown}/{name}")
            more = more or _too_large(folder / name, inner, f"{shown}/{name}")
            problems += more
            inner = [] if more else inner
            for each in inner:
                if each.endswith(".yaml"):
                    present.append(f"{name}/{each}")
                else:
                    problems.append(_unexpected(f"{shown}/{name}/{plain(each)}", each, ()))
        else:
            problems.append(_unexpected(f"{shown}/{plain(name)}", name, (*files, *folders)))
    problems += [Problem(f"{shown}/{name}", 1, "", "the folder is missing") for name in folders if name not in found]
    return present, problems


def _unexpected(path: str, name: str, expected: Sequence[str]) -> Problem:
    if name.endswith(".yml"):
        return Problem(path, 1, "", f"is not read; rename it to {quoted(name[:-4] + '.yaml')}")
    hint = did_you_mean(name, expected) if expected else "; each file here is named <id>.yaml"
    return Problem(path, 1, "", f"is not a file of the data{hint}")


def _names(folder: Path, shown: str) -> tuple[list[str], list[Problem]]:
    try:
        names = sorted(path.name for path in folder.iterdir() if not ignored(path.name))
    except FileNotFoundError:
        return [], [Problem(shown, 1, "", "the folder is missing")]
    except NotADirectoryError:
        return [], [Problem(shown, 1, "", "is not a folder")]
    except OSError as error:
        return [], [Problem(shown, 1, "", f"the folder cannot be read: {error.strerror}")]
    if len(names) > _MOST_FILES:
        return [], [Problem(shown, 1, "", f"has {len(names)} files; at most {_MOST_FILES} are allowed")]
    return names, []


def _too_large(folder: Path, names: Sequence[str], shown: str) -> list[Problem]:
    """Each file may be within bounds and all of them together still fill the memory."""
    together = 0
    for name in names:
        try:
            together += (folder / name).stat().st_size
        except OSError:
            continue  # reading it tells why
    if together <= _MOST_TOGETHER:
        return []
    return [Problem(shown, 1, "", f"has {together} bytes in all; at most {_MOST_TOGETHER} are allowed")]


def _bytes(root: Path, name: str, limit: int) -> bytes | str:
    """The bytes of ``root/name``, or what is wrong with the file as a whole."""
    try:
        real = (root / name).resolve(strict=True)
        if not real.is_relative_to(root.resolve()):
            return "is a link that leads out of the folder; put the file itself there"
        # Not blocking, so that a pipe with no writer cannot hold up the load.
        handle = os.open(real, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            facts = os.fstat(handle)
            if not stat.S_ISREG(facts.st_mode):
                return "is not a regular file"
            if facts.st_size > limit:
                return f"has {facts.st_size} bytes; at most {limit} are allowed"
            data = file.read(min(limit, facts.st_size) + 1)  # no more is set aside than is there
    except FileNotFoundError:
        return "the file is missing"
    except IsADirectoryError:
        return "is not a regular file"
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    except RuntimeError:
        return "is a link that leads to itself"
    except ValueError:
        return "cannot be read: its name has a character that no file can have"
    return data if len(data) <= limit else f"has more than {limit} bytes, which are allowed at most"


def raw(root: Path, name: str) -> bytes | None:
    """The bytes of a small file that is not data, or None if it cannot be read."""
    data = _bytes(root, name, LIMIT)
    return data if isinstance(data, bytes) else None


def _utf8(path: str, data: bytes) -> str | Problem:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Problem(path, 1, "", "is UTF-16; save it as UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line_start = data.rfind(b"\n", 0, error.start) + 1
        line = data.count(b"\n", 0, error.start) + 1
        return Problem(
            path, line, "", f"is not UTF-8 at byte {error.start - line_start + 1} of the line; save it as UTF-8"
        )


def _utf8_or_gb18030(path: str, data: bytes) -> str | Problem:
    text = _utf8(path, data)
    if isinstance(text, str) or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return text
    # GB18030 takes almost any bytes. A UTF-8 file with one bad byte must not pass as mojibake: there, most characters
    # beyond ASCII still decode as UTF-8, while hardly any do in text that really is GB18030.
    lenient = data.decode("utf-8", "replace")
    good = sum(c > "\x7f" and c != "\ufffd" for c in lenient)
    if good > lenient.count("\ufffd"):
        return text
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        return replace(text, message="is neither UTF-8 nor GB18030; save it as CSV UTF-8")


def yaml_file(root: Path, name: str, shown: str) -> Outcome:
    """A YAML file below ``root``; problems show it as ``shown``. Strict: one document, no aliases, tags, tabs, doubled keys."""
    data = _bytes(root, name, LIMIT)
    if isinstance(data, str):
        return None, [Problem(shown, 1, "", data)]
    text = _utf8(shown, data)
    if isinstance(text, Problem):
        return None, [text]
    return yaml_text.document(text, shown, hashlib.sha256(data).hexdigest())


def csv_file(root: Path, name: str, shown: str, columns: Sequence[str]) -> Outcome:
    """A CSV file as Excel saves it (BOM, CRLF, UTF-8 or GB18030); its header has exactly ``columns``, in any order."""
    data = _bytes(root, name, LIMIT)
    if isinstance(data, str):
        return None, [Problem(shown, 1, "", data)]
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return None, [Problem(shown, 1, "", "is an Excel workbook under another name; save it as 'CSV UTF-8' in Excel")]
    text = _utf8_or_gb18030(shown, data)
    if isinstance(text, Problem):
        return None, [text]
    if not text.strip():
        return None, [Problem(shown, 1, "", f"the file is empty; it needs at least its header: {','.join(columns)}")]
    document, problems = _table(text, shown, columns)
    return replace(document, digest=hashlib.sha256(data).hexdigest()) if document else None, problems


def _table(text: str, path: str, columns: Sequence[str]) -> Outcome:
    problems: list[Problem] = []
    rows = _rows(text, path, problems)
    first_line, header = next(rows, (1, []))
    if problems:
        return None, problems
    if "" in header:
        table = [(line, row) for line, row in rows]
        if problems:
            return None, problems
        header = _without_empty_end(header, table)
        rows = iter(table)
    problems += _header(path, first_line, header, columns)
    names = {column: at for at, column in reversed(list(enumerate(header))) if column in columns}
    if "id" not in names or len(header) > _MOST_COLUMNS:
        return None, problems
    records: list[dict[str, str]] = []
    lost: list[dict[str, str]] = []
    lines: dict[Loc, int] = {(): first_line}
    for line, row in rows:
        if len(row) == len(header):
            lines[(len(records),)] = line
            records.append({column: row[at] for column, at in names.items()})
            continue
        says = f"{len(row)} cell{'s' * (len(row) != 1)}, but the header has {len(header)}; is a comma unquoted?"
        problems.append(Problem(path, line, "row", says))
        lost.append(dict(zip(header, row, strict=False)))
        if len(lost) >= MOST_PROBLEMS:
            problems.append(Problem(path, line, "", "has too many problems; the rest of the file was not read"))
            break
    if any(not problem.field for problem in problems):  # then rows are missing, and nobody knows which
        return None, problems
    return Document(path, records, lines, tuple(lost), tuple(c for c in columns if c not in names)), problems


def _rows(text: str, path: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Line and cells of each row that is not blank; faulty quoting, or too many rows, end it with a problem."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    count = 0
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            says = "a cell is too long; " if "limit" in str(error) else ""
            says += "a quotation mark is not closed, or not doubled within a cell"
            problems.append(Problem(path, line, "", says))
            return
        if row is None:
            return
        count += 1
        if count > _MOST_ROWS + 1:
            problems.append(Problem(path, line, "", f"has more than {_MOST_ROWS} rows; split the region's data"))
            return
        if any(row):
            yield line, row


def _without_empty_end(header: list[str], table: Sequence[tuple[int, list[str]]]) -> list[str]:
    """The header without the columns at its end that Excel adds and nobody filled; they are taken off the rows, too."""
    wide = len(header)
    used = max(at for at, name in enumerate(["x", *header]) if name)
    if any(any(row[used:]) for _, row in table):
        return header
    for _, row in table:
        if len(row) == wide:
            del row[used:]
    return header[:used]


def _header(path: str, line: int, header: Sequence[str], columns: Sequence[str]) -> Iterator[Problem]:
    if len(header) > _MOST_COLUMNS:
        yield Problem(path, line, "header", f"has {len(header)} columns; at most {_MOST_COLUMNS} are allowed")
        return
    missing = [column for column in columns if column not in header]
    for sign, named in (("\t", "tabs"), (";", "semicolons"), ("，", "full-width commas")):
        if len(header) == 1 and sign in header[0]:
            yield Problem(path, line, "header", f"the columns are separated by {named}; save the file with commas")
            return
    if not set(header) & set(columns):
        yield Problem(path, line, "header", f"is not the header; the first line of the file is {','.join(columns)}")
        return
    for at, column in enumerate(header):
        if not column and column in header[:at]:
            continue  # said once
        if column in header[:at]:
            yield Problem(path, line, "header", f"the column {quoted(column)} is written twice")
        elif column not in columns:
            named = quoted(column) if column else f"number {at + 1} without a name"
            yield Problem(path, line, "header", f"no such column: {named}{did_you_mean(column, missing or columns)}")
    for column in missing:
        yield Problem(path, line, "header", f"the column '{column}' is missing")


def json_file(root: Path, name: str, shown: str) -> Outcome:
    """A JSON file, up to 20 MB; doubled keys and numbers that are none (NaN, Infinity) are refused."""
    data = _bytes(root, name, LIMIT_BOUNDARIES)
    if isinstance(data, str):
        return None, [Problem(shown, 1, "", data)]
    text = _utf8(shown, data)
    if isinstance(text, Problem):
        return None, [text]
    if not text.strip():
        return None, [Problem(shown, 1, "", "the file is empty")]
    try:
        value = json.loads(text, object_pairs_hook=json_text.members, parse_constant=json_text.no_number)
    except json.JSONDecodeError as error:
        return None, [Problem(shown, error.lineno, "", f"cannot be read as JSON: {plain(error.msg).lower()}")]
    except RecursionError:
        return None, [Problem(shown, 1, "", "is nested too deep")]
    except ValueError as error:
        says = str(error)
        return None, [Problem(shown, 1, "", says if says.startswith("has ") else "has a number that is too long")]
    return Document(shown, value, json_text.lines(text), digest=hashlib.sha256(data).hexdigest()), []
