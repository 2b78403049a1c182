"""``python -m atlas check | dictionary | export``: the data keeper's commands. Exit 0 is right, 1 wrong data, 2 wrong usage."""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from atlas.catalog import config, dictionary
from atlas.catalog.catalogue import Catalog
from atlas.catalog.load import load
from atlas.catalog.problem import DataError, Problem, plain
from atlas.catalog.reading import read


def main(arguments: Sequence[str] | None = None) -> int:
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except DataError as error:
        for problem in error.problems:
            print(problem)
        return 1


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--config", type=Path, metavar="FILE", help="config to use (default: ATLAS_CONFIG or config.yaml)"
    )
    shared.add_argument("--data", type=Path, metavar="DIR", help="data folder to use instead of the config's")
    parser = argparse.ArgumentParser(prog="python -m atlas", description="Check, describe and export the data.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser(
        "check", parents=[shared], help="say everything that is wrong with the data, one a line"
    )
    check.set_defaults(run=_check)
    words = commands.add_parser(
        "dictionary", parents=[shared], help="write the data dictionary, README.md in the data folder"
    )
    words.add_argument("--check", action="store_true", help="write nothing; exit 1 if README.md is not up to date")
    words.set_defaults(run=_dictionary)
    export = commands.add_parser("export", parents=[shared], help="write every table as CSV, and datapackage.json")
    export.add_argument("folder", type=Path, metavar="DIR", help="folder to write to; it is made if it is missing")
    export.set_defaults(run=_export)
    return parser


def _config(chosen: argparse.Namespace) -> config.Config:
    return config.load(chosen.config or config.find())


def _folder(chosen: argparse.Namespace) -> Path:
    return Path(chosen.data) if chosen.data else _config(chosen).folder


def _loaded(chosen: argparse.Namespace) -> Catalog:
    """The catalogue; problems of config and data come together. With --data alone, no config is needed."""
    if chosen.data and not chosen.config:
        return load(Path(chosen.data))
    used = _config(chosen)
    catalog = load(_folder(chosen))
    if problems := used.problems(catalog.places):
        raise DataError(problems)
    return catalog


def _check(chosen: argparse.Namespace) -> int:
    from atlas.figures.claims import ledger

    catalog = _loaded(chosen)
    kinds = ("sources", "places", "enterprises", "relations", "projects", "phases", "investments", "indicators", "events",
             "coefficients", "seats", "boundaries")  # fmt: skip
    counts = [f"{len(getattr(catalog, kind))} {kind}" for kind in kinds]
    print(f"ok: {', '.join(counts)}, {len(ledger(catalog))} claims")
    return 0


def _dictionary(chosen: argparse.Namespace) -> int:
    folder = _folder(chosen)
    text = dictionary.markdown().encode()
    shown = f"{read.shown_folder(folder)}/README.md"
    if chosen.check:
        if read.raw(folder, "README.md") != text:
            raise DataError([Problem(shown, 1, "", "is not up to date; run python -m atlas dictionary")])
    else:
        _writing(shown, lambda: (folder / "README.md").write_bytes(text))
    return 0


def _export(chosen: argparse.Namespace) -> int:
    from atlas.exports.tables import write

    catalog = _loaded(chosen)
    _writing(str(chosen.folder), lambda: write(catalog, chosen.folder))
    return 0


def _writing(shown: str, write: Callable[[], object]) -> None:
    try:
        write()
    except OSError as error:
        raise DataError([Problem(plain(shown), 1, "", f"cannot be written: {error.strerror}")]) from None


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
    sys.exit(run())
