"""``python -m atlas check | dictionary | export | diff | workbook | propose | new``: the data keeper's commands. Exit 0 is right, 1 wrong
data, 2 wrong usage.

Problems are told in the language of the config, or in that of ``--lang``.
"""

import argparse
import gc
import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from atlas.catalog import config, dictionary, starter
from atlas.catalog.catalogue import Catalog
from atlas.catalog.draft import Review
from atlas.catalog.load import examine, load
from atlas.catalog.messages.advice import COUNTED
from atlas.catalog.messages.phrase import Said, plain, said, why
from atlas.catalog.problem import DataError, Problem, Unfit
from atlas.catalog.reading import read
from atlas.catalog.rules import advice


def main(arguments: Sequence[str] | None = None) -> int:
    chosen = _parser().parse_args(arguments)
    chosen.lang = chosen.lang or config.language(_config_path(chosen))
    try:
        return int(chosen.run(chosen))
    except DataError as error:
        _tell(error.problems, chosen.lang)
        return 1


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--config", type=Path, metavar="FILE", help="config to use (default: ATLAS_CONFIG or config.yaml)"
    )
    shared.add_argument("--data", type=Path, metavar="DIR", help="data folder to use instead of the config's")
    shared.add_argument("--lang", choices=("en", "zh"), help="language of what is said (default: the config's)")
    parser = argparse.ArgumentParser(prog="python -m atlas", description="Check, describe and export the data.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser(
        "check", parents=[shared], help="say everything that is wrong with the data, one a line, and then advice"
    )
    check.add_argument("--strict", action="store_true", help="exit 1 if there is advice")
    check.add_argument("--day", type=date.fromisoformat, metavar="YYYY-MM-DD", help="day of the check (default: today)")
    check.add_argument("--quotes", type=Path, metavar="FILE", help="passages that no text may copy, one a line")
    check.set_defaults(run=_check)
    words = commands.add_parser(
        "dictionary", parents=[shared], help="write the data dictionary, README.md in the data folder"
    )
    words.add_argument("--check", action="store_true", help="write nothing; exit 1 if README.md is not up to date")
    words.set_defaults(run=_dictionary)
    export = commands.add_parser(
        "export", parents=[shared], help="write every table as CSV, with dictionary, datapackage.json and digests"
    )
    export.add_argument("folder", type=Path, metavar="DIR", help="folder to write to; it is made if it is missing")
    export.set_defaults(run=_export)
    diff = commands.add_parser(
        "diff", parents=[shared], help="say what changed between two days, or between two folders of data as of today"
    )
    diff.add_argument("a", type=_end, metavar="A", help="a day (YYYY-MM-DD) or a data folder")
    diff.add_argument("b", type=_end, metavar="B", help="a later day, or the later data folder")
    diff.add_argument("--csv", type=Path, metavar="FILE", help="write the table of changes there, too")
    diff.set_defaults(run=_diff, parser=diff)
    new = commands.add_parser("new", help="write the config and data of a new region, with one example in each file")
    new.add_argument("folder", type=Path, metavar="DIR", help="folder to write to; missing or empty")
    new.add_argument(
        "--lang", choices=("en", "zh"), help="language of its comments and of a first visit (default: this config's)"
    )
    new.set_defaults(run=_new, config=None)
    book = commands.add_parser(
        "workbook", parents=[shared], help="write the workbook in which the data can be edited in Excel or WPS"
    )
    book.add_argument("file", type=Path, metavar="FILE.xlsx", help="file to write")
    book.set_defaults(run=_workbook)
    propose = commands.add_parser(
        "propose", parents=[shared], help="say what an edited workbook changes, or what is wrong in which cell"
    )
    propose.add_argument("file", type=Path, metavar="FILE.xlsx", help="the edited workbook; the data are not changed")
    propose.add_argument(
        "--out", type=Path, metavar="PATCH", help="write a patch there; a name that ends in .zip gets the changed files"
    )
    propose.set_defaults(run=_propose)
    return parser


def _config_path(chosen: argparse.Namespace) -> Path:
    return Path(chosen.config) if chosen.config else config.find()


def _config(chosen: argparse.Namespace) -> config.Config | None:
    """The config; with --data alone, none is needed."""
    return None if chosen.data and not chosen.config else config.load(_config_path(chosen))


def _folder(chosen: argparse.Namespace, used: config.Config | None) -> Path:
    return Path(chosen.data) if chosen.data or not used else used.folder


def _tell(problems: Sequence[Problem], lang: str) -> None:
    for problem in problems:
        print(problem.shown(lang))


def _loaded(chosen: argparse.Namespace) -> Catalog:
    """The catalogue; what of the config does not fit it is a problem, too."""
    used = _config(chosen)
    catalog = load(_folder(chosen, used))
    if used and (problems := used.problems(catalog.places)):
        raise DataError(problems)
    return catalog


def _check(chosen: argparse.Namespace) -> int:
    used = _config(chosen)
    examined = examine(_folder(chosen, used))
    passages = _passages(chosen.quotes or (used.passages if used else None))
    problems = list(examined.problems)
    if used and not problems:
        problems += used.problems(examined.draft.ids["places"])
    if problems:
        _tell(DataError(problems).problems, chosen.lang)
    else:
        print(said("check.ok", counts=_counts(examined.catalog())).text(chosen.lang))
    asked = advice.find(Review(examined.draft, chosen.day or date.today(), passages))
    _tell(asked, chosen.lang)
    return int(bool(problems or (asked and chosen.strict)))


def _passages(path: Path | None) -> list[str]:
    try:
        return read.passages(path) if path else []
    except Unfit as bad:
        raise DataError([Problem(plain(path.name if path else ""), bad.line, "", bad.said)]) from None


def _counts(catalog: Catalog) -> Said:
    from atlas.figures.shared.claims import ledger

    counts = {kind: len(ledger(catalog) if kind == "claims" else getattr(catalog, kind)) for kind in COUNTED}
    en = ", ".join(f"{count} {kind}" for kind, count in counts.items())
    return Said(en, "，".join(f"{COUNTED[kind]} {count}" for kind, count in counts.items()))


def _dictionary(chosen: argparse.Namespace) -> int:
    folder = _folder(chosen, _config(chosen))
    text = dictionary.markdown().encode()
    shown = f"{read.shown_folder(folder)}/README.md"
    if chosen.check:
        if read.raw(folder, "README.md") != text:
            raise DataError([Problem(shown, 1, "", said("dictionary.old"))])
    else:
        _writing(shown, lambda: (folder / "README.md").write_bytes(text))
    return 0


def _export(chosen: argparse.Namespace) -> int:
    from atlas.exports.package import write

    catalog, used = _loaded(chosen), _config(chosen)
    _writing(str(chosen.folder), lambda: write(catalog, chosen.folder, config=used, lang=chosen.lang))
    return 0


def _end(text: str) -> date | Path:
    """One end of a comparison: a day, or a folder that is there."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"'{text}' is not a day of the calendar") from None
    if not Path(text).is_dir():
        raise argparse.ArgumentTypeError(f"'{text}' is neither a day (YYYY-MM-DD) nor a folder")
    return Path(text)


def _diff(chosen: argparse.Namespace) -> int:
    from atlas.exports import changes
    from atlas.exports.tables import csv_bytes
    from atlas.figures.changes.between import compare
    from atlas.figures.changes.rows import Snapshot

    ends, today = (chosen.a, chosen.b), date.today()
    days = [end if isinstance(end, date) else today for end in ends]
    if days[0] > days[1]:
        chosen.parser.error("A is later than B")
    own = _loaded(chosen) if any(isinstance(end, date) for end in ends) else None
    before, after = (
        Snapshot(own if own and isinstance(end, date) else load(Path(end)), day)
        for end, day in zip(ends, days, strict=True)
    )
    rows = compare(before, after)
    print("\n".join(changes.lines(rows, before, after, [str(end) for end in ends], chosen.lang)))
    if chosen.csv:
        _writing(str(chosen.csv), lambda: chosen.csv.write_bytes(csv_bytes(rows.frame)))
    return 0


def _new(chosen: argparse.Namespace) -> int:
    names: list[str] = []
    _writing(str(chosen.folder), lambda: names.extend(starter.write(chosen.folder, chosen.lang)))
    print("\n".join(str(chosen.folder / name) for name in names))
    print(said("new.next", folder=str(chosen.folder)).text(chosen.lang))
    return 0


def _workbook(chosen: argparse.Namespace) -> int:
    from atlas.exports.roundtrip.workbook import workbook

    used = _config(chosen)
    catalog = load(_folder(chosen, used))
    name = (used.title_en if chosen.lang == "en" else used.title) if used else ""
    _writing(str(chosen.file), lambda: chosen.file.write_bytes(workbook(catalog, name, chosen.lang)))
    return 0


def _propose(chosen: argparse.Namespace) -> int:
    from atlas.exports.roundtrip.opening import MOST_BYTES
    from atlas.exports.roundtrip.patch import package, patch
    from atlas.exports.roundtrip.proposal import propose
    from atlas.exports.roundtrip.told import lines

    try:
        content = read.workbook(chosen.file, MOST_BYTES)
    except Unfit as bad:
        raise DataError([Problem(plain(chosen.file.name), bad.line, "", bad.said)]) from None
    proposal = propose(content, chosen.file.name, _folder(chosen, _config(chosen)))
    if proposal.problems:
        raise DataError(proposal.problems)
    print("\n".join(told := list(lines(proposal, chosen.lang))))
    if chosen.out:
        zipped = chosen.out.suffix.lower() == ".zip"
        made = package(proposal.files, told) if zipped else patch(proposal.files)
        _writing(str(chosen.out), lambda: chosen.out.write_bytes(made))
    return 0


def _writing(shown: str, write: Callable[[], object]) -> None:
    try:
        write()
    except OSError as error:
        raise DataError([Problem(plain(shown), 1, "", said("file.unwritable", why=why(error)))]) from None


def run() -> int:
    """``main`` for a terminal: no traceback if the reader of a pipe goes away, none for a sign that it cannot show."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes stdout once more on its way out; give it somewhere to flush to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    return code


if __name__ == "__main__":
    gc.disable()  # a command ends before it has much to collect, and looking for it took a fifth of a check of 10,000 projects
    sys.exit(run())
