"""Which package may import which. The table below is the architecture; ``docs/architecture.md`` shows it as a picture.

The packages lie along the way of the data, and each imports only itself and those before it. The standard library is free
to all; of the outside each knows only what its row names.
"""

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# Package → what it knows of the outside. A package may import those above it.
PACKAGES: dict[str, str] = {
    "words": "pypinyin opencc",
    "catalog": "yaml pydantic",
    "figures": "pandas",
    "drawings": "plotly pydeck pandas",
    "markup": "jinja2 markupsafe pandas segno",
    "exports": "pandas openpyxl xlsxwriter docx pyarrow jinja2 resvg_py",
    "ui": "streamlit starlette markupsafe pandas",
    "__main__": "",
}
OPENS_FILES = {
    "catalog/reading/read.py",
    "ui/server/start.py",
}  # the start page of Streamlit
MAX_LINES = 300
MAX_FILES = 14  # in a folder
DECLARES_ONLY = {
    "catalog/model.py",
    "words/vocab.py",
    "words/languages/",
}  # lists of fields and words, no harder to follow for being long; a folder with all that it holds

PAGES = sorted((ROOT / "pages").glob("*.py"))
MODULES = sorted((ROOT / "atlas").rglob("*.py"))
FRAME = ROOT / "dashboard.py"
ALL = [*MODULES, *PAGES, FRAME]
READERS = {"open", "read_text", "read_bytes", "read_csv", "read_excel", "read_json", "read_table", "fdopen"}

by_name = pytest.mark.parametrize("path", ALL, ids=lambda path: str(path.relative_to(ROOT)))


def package(path: Path) -> str:
    """The package of a file of the library, or the name of a file that lies in none."""
    return path.relative_to(ROOT / "atlas").with_suffix("").parts[0]


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def imports(path: Path) -> Iterator[str]:
    """Dotted names that a file imports anywhere, ``a.b`` also where it is written ``from a import b``."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path.name}:{node.lineno}: write the whole name of the module"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def inside(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imports(path) if name.startswith("atlas.")}


def outside(path: Path) -> set[str]:
    tops = {name.split(".")[0] for name in imports(path)}
    return tops - {"atlas"} - set(sys.stdlib_module_names)


def test_the_table_names_every_package() -> None:
    assert {package(path) for path in MODULES} == {*PACKAGES, "__init__"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_package_imports_only_those_before_it(path: Path) -> None:
    if package(path) != "__init__":
        order = list(PACKAGES)
        assert inside(path) <= set(order[: order.index(package(path)) + 1])
        assert outside(path) <= set(PACKAGES[package(path)].split())


@pytest.mark.parametrize(
    "folder", sorted({path.parent for path in MODULES}), ids=lambda f: f.relative_to(ROOT).as_posix()
)
def test_a_folder_says_what_it_is_for_and_holds_few_files(folder: Path) -> None:
    assert ast.get_docstring(tree(folder / "__init__.py"))
    assert Counter(path.parent for path in MODULES)[folder] <= MAX_FILES


@by_name
def test_nobody_imports_plotly_express(path: Path) -> None:
    assert not [name for name in imports(path) if name.startswith("plotly.express")]
    assert "plotly_express" not in outside(path)


@by_name
def test_only_read_opens_files(path: Path) -> None:
    if path in MODULES and path.relative_to(ROOT / "atlas").as_posix() in OPENS_FILES:
        return
    calls = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    called = [node.func for node in calls if "O_WRONLY" not in ast.unparse(node)]
    names = {func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "") for func in called}
    assert names & READERS == set()


@by_name
def test_nobody_reaches_an_outside_host(path: Path) -> None:
    assert not outside(path) & {"requests", "httpx", "aiohttp", "urllib3"}
    assert not [
        name for name in imports(path) if name.startswith(("urllib.request", "http.client", "ftplib", "smtplib"))
    ]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_is_short_enough_to_read(path: Path) -> None:
    if not path.relative_to(ROOT / "atlas").as_posix().startswith(tuple(DECLARES_ONLY)):
        assert len(path.read_text("utf-8").splitlines()) <= MAX_LINES


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_chooses_computes_by_name_and_draws(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 80
    made = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    assert [node.name for node in ast.walk(tree(path)) if isinstance(node, made)] == []
    assert outside(path) - {"streamlit"} == set()
    assert "catalog" not in inside(path)


def test_the_frame_is_short_and_holds_no_data() -> None:
    assert len(FRAME.read_text("utf-8").splitlines()) <= 60
    assert outside(FRAME) <= {"streamlit"}
    assert inside(FRAME) <= {"ui"}


@by_name
def test_no_broad_except(path: Path) -> None:
    handlers = [node for node in ast.walk(tree(path)) if isinstance(node, ast.ExceptHandler)]
    broad = [
        node.lineno
        for node in handlers
        if node.type is None or getattr(node.type, "id", "") in {"Exception", "BaseException"}
    ]
    assert broad == []


TAG = re.compile(
    r"</?(?:div|span|p|a|ul|ol|li|table|tr|td|th|style|script|section|sup|small|h[1-6]|svg|button|i|em)\b[^>]*>"
)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_markup_stands_in_templates_and_not_in_strings(path: Path) -> None:
    if package(path) == "drawings":  # Plotly draws a few tags of its own in its texts
        return
    code = tree(path)
    docs = {id(node.body[0].value) for node in ast.walk(code)
            if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(node)}  # fmt: skip
    texts = [
        n.value
        for n in ast.walk(code)
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in docs
    ]
    assert [t for t in texts if TAG.search(t)] == []
