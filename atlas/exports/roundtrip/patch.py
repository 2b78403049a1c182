"""Changed files as what can be carried: a unified diff that ``git apply`` and ``patch -p1`` take, and a ZIP of the files whole."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from difflib import diff_bytes, unified_diff

from atlas.catalog.writing.files import Changed

_NO_END = b"\\ No newline at end of file\n"


def patch(files: Iterable[Changed]) -> bytes:
    """One diff of all ``files``, with paths from the folder above the data."""
    return b"".join(line for file in files for line in _lines(file))


def _lines(file: Changed) -> Iterator[bytes]:
    path = file.path.encode()
    yield b"diff --git a/%s b/%s\n" % (path, path)
    if file.before is None:
        yield b"new file mode 100644\n"
    if file.after is None:
        yield b"deleted file mode 100644\n"
    ends = (b"/dev/null" if file.before is None else b"a/" + path, b"/dev/null" if file.after is None else b"b/" + path)
    # At \n alone, as git and patch do; splitlines would part a line at other signs, too.
    texts = ([line + b"\n" for line in data.split(b"\n")] if data else [] for data in (file.before, file.after))
    before, after = (_whole(lines) for lines in texts)
    for line in diff_bytes(unified_diff, before, after, *ends, lineterm=b"\n"):
        yield line if line.endswith(b"\n") else line + b"\n" + _NO_END


def _whole(lines: list[bytes]) -> list[bytes]:
    """The lines as they stand: what follows the last line end is a line only if it is not empty."""
    if not lines:
        return lines
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def package(files: Iterable[Changed], lines: Iterable[str]) -> bytes:
    """Every changed or new file whole, at its path, the patch, and ``changes.txt`` with the list of changes, which also tells what is
    gone; equal input, equal bytes."""
    files = tuple(files)
    contents = {file.path: file.after for file in files if file.after is not None}
    contents |= {"changes.patch": patch(files), "changes.txt": b"\xef\xbb\xbf" + "\r\n".join([*lines, ""]).encode()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
