"""Two checkouts side by side: the same exported files byte for byte, the same visible text of every page in both languages.

``python tests/compare.py OTHER [--pages a,b] [--exports]`` reads the data of this checkout with the code of both. Run it before
and after a change that must not show. Each checkout is dumped by a process of its own, since both are called ``atlas``.
"""

import argparse
import contextlib
import difflib
import html
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve()
PAGES = sorted(path.stem for path in (HERE.parents[1] / "pages").glob("*.py"))
VIEWS = (
    {},
    {"place": "linwu"},
    {"status": "operating"},
    {"place": "anren"},
    {"day": "2023-06-30"},
    {"q": "大中"},
    {"stage": "refining", "product": "lithium_carbonate"},
)
LANGUAGES = ("zh", "en")
RECORDS = ("anneng-mill", "dazhonghe-carbonate", "weiling", "dazhonghe", "linwu", "cz-hitech", "chenzhou", "article-2025",
           "2022-08-decision", "dachongli", "no-such-record")  # fmt: skip
_LONGEST_DIFF = 40


def words(markup: str) -> str:
    """The visible text of markup, one line for each block; styles and scripts are not text."""
    bare = re.sub(r"<(style|script)\b.*?</\1>", "", markup, flags=re.S)
    parted = re.sub(
        r"</?(p|div|li|ul|ol|h\d|tr|td|th|table|br|section|details|summary|time|dt|dd|dl)\b[^>]*>", "\n", bare
    )
    plain = html.unescape(re.sub(r"<[^>]+>", "", parted))
    return "\n".join(filter(None, (re.sub(r"\s+", " ", line).strip() for line in plain.split("\n"))))


def _texts(element: object) -> list[str]:
    proto = getattr(element, "proto", None)
    kind = type(element).__name__
    if kind == "UnknownElement" and hasattr(proto, "spec"):
        figure = json.loads(proto.spec) if proto.spec else {}
        return sorted(
            re.sub(r"\s+", " ", t) for t in _strings(figure.get("data", [])) | _strings(figure.get("layout", {}))
        )
    if kind == "Dataframe":
        return [element.value.to_csv(index=False)]  # type: ignore[attr-defined]
    found = [getattr(proto, name, "") for name in ("label", "body", "help", "placeholder", "caption", "alt")]
    return [words(t) for t in found if isinstance(t, str) and t]


def _strings(value: object) -> set[str]:
    if isinstance(value, str):
        return {value}
    if isinstance(value, dict):
        return {t for part in value.values() for t in _strings(part)}
    return {t for part in value for t in _strings(part)} if isinstance(value, list) else set()


def _dump_page(page: str, view: dict[str, str]) -> str:
    from streamlit.testing.v1 import AppTest

    test = AppTest.from_file(str(Path.cwd() / "dashboard.py"), default_timeout=120)
    test.switch_page(f"pages/{page}.py")
    test.query_params.update(view)
    test.run()
    lines: list[str] = []
    for element in test:
        with contextlib.suppress(AttributeError):
            lines += _texts(element)
    lines += [f"exception: {e.value}" for e in test.exception]
    told = "\n".join(t for t in lines if t)
    return re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "(the time)", told)  # when the data were last looked at


def dump(folder: Path, pages: list[str], exports: bool) -> None:
    """Write what the checkout in the working folder shows and exports."""
    sys.path.insert(0, str(Path.cwd()))
    for page in pages:
        if not Path("pages", f"{page}.py").exists():
            continue  # a page that only one of the two has differs as a whole
        asked: list[tuple[str, dict[str, str]]] = [(page, view) for view in VIEWS]
        if page == "record":
            asked = [("record", {"id": key}) for key in RECORDS]
        for number, (name, view) in enumerate(asked):
            for lang in LANGUAGES:
                (folder / f"{page}-{number}-{lang}.txt").write_text(_dump_page(name, view | {"lang": lang}), "utf-8")
    if exports:
        command = [sys.executable, "-m", "atlas", "export", str(folder / "export")]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("other", type=Path)
    parser.add_argument("--pages", default=",".join(PAGES))
    parser.add_argument("--exports", action="store_true")
    parser.add_argument("--dump", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    pages = [p for p in chosen.pages.split(",") if p]
    if chosen.dump:
        dump(chosen.dump, pages, chosen.exports)
        return 0
    different = 0
    with tempfile.TemporaryDirectory() as made:
        folders = {name: Path(made) / name for name in ("there", "here")}
        for name, root in (("there", chosen.other.resolve()), ("here", HERE.parents[1])):
            folders[name].mkdir()
            command = [sys.executable, str(HERE), str(root), "--pages", ",".join(pages), "--dump", str(folders[name])]

            environment = os.environ | {
                "ATLAS_CONFIG": str(HERE.parents[1] / "config.yaml"),
                "STREAMLIT_LOGGER_LEVEL": "error",
            }
            subprocess.run(
                [*command, *(["--exports"] if chosen.exports else [])], cwd=root, check=True, env=environment
            )
        names = sorted({p.relative_to(f) for f in folders.values() for p in f.rglob("*") if p.is_file()})
        for path in names:
            texts = [f / path for f in folders.values()]
            before, after = (t.read_bytes() if t.exists() else b"" for t in texts)
            if before != after:
                different += 1
                print(f"== {path}")
                lines = difflib.unified_diff(before.decode("utf-8", "replace").splitlines(),
                                             after.decode("utf-8", "replace").splitlines(), "there", "here", "", "", 0)  # fmt: skip
                print("\n".join(line[:300] for line in list(lines)[:_LONGEST_DIFF]))
    print(f"{len(names)} compared, {different} different")
    return min(different, 1)


if __name__ == "__main__":
    sys.exit(main())
