"""Changed rows in their CSV: every line that did not change keeps its bytes, and the columns keep the order of the file."""

import csv
import io
from collections.abc import Mapping, Sequence

from atlas.catalog.reading import csv_text
from atlas.catalog.writing.raw import Raw


def records(text: str, columns: Sequence[str], old: Mapping[str, Raw], new: Mapping[str, Raw]) -> str:
    """The file ``text``, which holds ``old`` by id, as ``new``; rows are sorted by id. All that is wrong with ``text`` was told before."""
    document, _ = csv_text.document(text, "", columns)
    if document is None:
        return anew(columns, new)
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    header = next(csv.reader(io.StringIO(text, newline="")))
    kept = {row["id"]: lines[document.line((at,)) - 1] + "\n" for at, row in enumerate(document.data)}
    head = lines[document.line(()) - 1] + "\n"
    rows = [
        kept[id_] if id_ in kept and new[id_] == old.get(id_) else _line(header, new[id_], end) for id_ in sorted(new)
    ]
    return head + "".join(rows)


def anew(columns: Sequence[str], new: Mapping[str, Raw]) -> str:
    """A whole file in the form of the house."""
    return _line(columns, dict(zip(columns, columns, strict=True)), "\n") + "".join(
        _line(columns, new[id_], "\n") for id_ in sorted(new)
    )


def _line(header: Sequence[str], row: Raw, end: str) -> str:
    made = io.StringIO(newline="")
    csv.writer(made, lineterminator=end).writerow([row.get(name, "") for name in header])
    return made.getvalue()
