"""Strict CSV: texts under the columns that a header must have, in any order, with the line of each row.

The ``csv`` module reads; frictionless or pandas would pad a row that is too short and type the cells before anybody could say
what is wrong with them.
"""

import csv
import io
from collections.abc import Iterator, Sequence

from atlas.catalog.messages.phrase import Said, did_you_mean, said, short
from atlas.catalog.problem import Problem, Unfit
from atlas.catalog.reading.document import MOST_PROBLEMS, Document, Loc, Outcome

_MOST_ROWS = 20_000
_MOST_COLUMNS = 100
Row = tuple[int, list[str]]


def document(text: str, path: str, columns: Sequence[str]) -> Outcome:
    """The rows below a header that has exactly ``columns``; rows that are not usable leave what they hold in ``lost``."""
    if not text.strip():
        raise Unfit(said("csv.empty", header=",".join(columns)))
    table, stop = _rows(text)
    if stop and not table:
        raise stop
    first_line, header = table.pop(0) if table else (1, [])
    header = _without_empty_end(header, table)
    problems = [Problem(path, first_line, "header", says) for says in header_faults(header, columns)]
    if "id" not in header or len(header) > _MOST_COLUMNS:
        return None, problems
    names = {column: at for at, column in reversed(list(enumerate(header))) if column in columns}
    records: list[dict[str, str]] = []
    lost: list[dict[str, str]] = []
    lines: dict[Loc, int] = {(): first_line}
    short: dict[Loc, Said] = {}
    for line, row in table:
        if len(row) <= len(header):
            lines[(len(records),)] = line
            if len(row) < len(header):  # Excel leaves out cells at the end that are empty
                short[(len(records),)] = _cells(row, header)
                row += [""] * (len(header) - len(row))
            records.append({column: row[at] for column, at in names.items()})
            continue
        problems.append(Problem(path, line, "row", _cells(row, header)))
        lost.append(dict(zip(header, row, strict=False)))
        if len(lost) >= MOST_PROBLEMS:
            stop = Unfit(said("csv.many_problems"), line)
            break
    if stop:  # then rows are missing, and nobody knows which
        return None, [*problems, Problem(path, stop.line, "", stop.said)]
    lacks = tuple(column for column in columns if column not in names)
    return Document(path, records, lines, tuple(lost), lacks, short=short), problems


def _cells(row: Sequence[str], header: Sequence[str]) -> Said:
    cells = Said(f"{len(row)} cell{'s' * (len(row) != 1)}", f"{len(row)} 格")
    return said("csv.cells", cells=cells, wide=len(header))


def _rows(text: str) -> tuple[list[Row], Unfit | None]:
    """Line and cells of each row that is not blank, up to faulty quoting or too many rows."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    for _ in range(_MOST_ROWS + 1):
        line = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            return rows, Unfit(said("csv.long_cell") if "limit" in str(error) else said("csv.quote"), line)
        if row is None:
            return rows, None
        if any(row):
            rows.append((line, row))
    return rows, Unfit(said("csv.many_rows", most=_MOST_ROWS), reader.line_num + 1)


def _without_empty_end(header: list[str], table: Sequence[Row]) -> list[str]:
    """The header without the columns at its end that Excel adds and nobody filled; they are taken off the rows, too."""
    wide = len(header)
    used = max(at for at, name in enumerate(["x", *header]) if name)
    if used == wide or any(any(row[used:]) for _, row in table):
        return header
    for _, row in table:
        if len(row) == wide:
            del row[used:]
    return header[:used]


def header_faults(header: Sequence[str], columns: Sequence[str]) -> Iterator[Said]:
    """What is wrong with the names of the columns, beside their order."""
    if len(header) > _MOST_COLUMNS:
        yield said("csv.many_columns", count=len(header), most=_MOST_COLUMNS)
        return
    signs = (("\t", said("csv.tabs")), (";", said("csv.semicolons")), ("，", said("csv.full_width")))
    if len(header) == 1 and (found := [says for sign, says in signs if sign in header[0]]):
        yield found[0]
        return
    if not set(header) & set(columns):
        yield said("csv.no_header", header=",".join(columns))
        return
    missing = [column for column in columns if column not in header]
    for at, column in enumerate(header):
        if column in header[:at]:
            if column:  # columns without a name are told once
                yield said("csv.twice", column=short(column))
        elif not column:
            yield said("csv.unnamed", number=at + 1)
        elif column not in columns:
            yield said("csv.unknown", column=short(column), hint=did_you_mean(column, missing or columns))
    yield from (said("csv.missing", column=column) for column in missing)
