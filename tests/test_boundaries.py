"""Who may import whom. The table below is the architecture document; a new module starts with a row here.

Names without a dot stand for modules of ``atlas`` where there is one of that name, else for packages from outside. The
standard library is free to all.
"""

import ast
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

MAY_IMPORT: dict[str, str] = {
    # words and values
    "__init__": "",
    "vocab": "",
    "words": "",
    "problem": "",
    "dates": "",
    "names": "pypinyin",
    "remember": "pandas",
    "quantity": "vocab",
    "model": "pydantic vocab dates quantity",
    # from bytes to a catalogue
    "document": "problem",
    "yaml_text": "yaml document problem",
    "json_text": "document problem",
    "read": "json_text yaml_text document problem",
    "parse": "pydantic document model problem",
    "draft": "model problem",
    "check_map": "draft model problem",
    "check_references": "draft model problem vocab",
    "check_sums": "draft model problem quantity vocab",
    "check": "check_map check_references check_sums draft model problem vocab dates quantity",
    "catalog": "read parse draft document check model problem",
    "live": "catalog problem",
    "config": "pydantic read parse model problem vocab",
    # from a catalogue to frames
    "claims": "catalog model dates quantity vocab",
    "capacity": "catalog claims model quantity vocab dates",
    "selection": "pandas catalog model names",
    "tables": "pandas selection capacity catalog claims model names quantity vocab dates remember",
    "differences": "pandas catalog claims selection names vocab",
    "records": "catalog names",
    "provenance": "pandas catalog claims registers selection",
    "registers": "pandas selection catalog claims tables model names quantity vocab dates remember",
    "firms": "pandas catalog names registers selection tables vocab remember",
    "nesting": "catalog claims model quantity",
    "money": "pandas selection registers nesting catalog claims model names quantity vocab dates remember",
    "places": "pandas selection tables registers capacity catalog model names quantity vocab",
    "history": "catalog model pandas registers selection vocab remember",
    "citations": "pandas catalog claims differences names places records selection vocab",
    "concerns": "pandas catalog differences history model names registers selection tables",
    "gaps": "pandas catalog model names registers selection tables",
    "outline": "model",
    # from frames to what people see
    "text": "model dates quantity vocab words",
    "readable": "pandas catalog pieces records text quantity vocab remember",
    "pieces_wall": "",
    "pieces": "model text",
    "pieces_road": "pieces pieces_records quantity text vocab remember",
    "charts": "pandas plotly text quantity vocab remember",
    "lanes": "charts plotly text",
    "charts_time": "charts history lanes pandas plotly text vocab remember",
    "bubbles": "pandas charts text quantity vocab",
    "maps": "pandas pydeck bubbles outline charts model text vocab",
    "schematic": "pandas plotly bubbles charts maps text",
    "place_card": "pandas catalog differences model pieces places quantity readable registers selection tables text vocab",
    "charts_firms": "pandas charts remember text vocab",
    "pieces_firms": "pandas charts charts_firms firms pieces text vocab remember",
    "charts_money": "pandas charts readable remember text vocab",
    "pieces_money": "pandas charts charts_money model pieces quantity readable text vocab remember",
    "charts_sources": "pandas plotly charts remember text vocab",
    "pieces_sources": "citations pieces_records text vocab",
    "pieces_records": "catalog model pieces readable records text vocab",
    "dossier": "citations claims concerns model pieces pieces_records places records tables text vocab",
    "sections": "citations concerns differences dossier names pieces_records readable records text vocab",
    "headlines": "pandas catalog dates registers readable charts pieces text quantity vocab remember provenance",
    "front": "",
    "ui": "streamlit starlette pandas",  # and every module of atlas
    # what leaves the house
    "dictionary": "pydantic model vocab",
    "export": "pandas xlsxwriter selection tables registers catalog claims dictionary provenance",
    "__main__": "config catalog claims dictionary export read problem",
}
SEES_ALL = {"ui"}
OPENS_FILES = {"read", "front"}  # front: Streamlit's own scripts, never data
MAX_LINES = 330
DECLARES_ONLY = {"model", "vocab", "words"}  # lists of fields and words, which are no harder to follow for being long

PAGES = sorted((ROOT / "pages").glob("*.py"))
MODULES = sorted((ROOT / "atlas").rglob("*.py"))
FRAME = ROOT / "dashboard.py"
ALL = [*MODULES, *PAGES, FRAME]
READERS = {"open", "read_text", "read_bytes", "read_csv", "read_excel", "read_json", "read_table", "fdopen"}

by_name = pytest.mark.parametrize("path", ALL, ids=lambda path: str(path.relative_to(ROOT)))


def row(path: Path) -> str:
    """The row of the table for a file: its name, or that of the package that it lies in."""
    return path.relative_to(ROOT / "atlas").with_suffix("").parts[0] if path in MODULES else ""


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def imports(path: Path) -> Iterator[str]:
    """Dotted names that a file imports anywhere, ``atlas.x`` also where it is written ``from atlas import x``."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path.name}:{node.lineno}: write the whole name of the module"
            if node.module == "atlas":
                yield from (f"atlas.{alias.name}" for alias in node.names)
            else:
                yield str(node.module)


def inside(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imports(path) if name.startswith("atlas.")}


def outside(path: Path) -> set[str]:
    tops = {name.split(".")[0] for name in imports(path)}
    return tops - {"atlas"} - set(sys.stdlib_module_names)


def test_every_module_has_a_row_and_every_row_a_module() -> None:
    assert {row(path) for path in MODULES} == set(MAY_IMPORT)


def test_the_table_has_no_circle() -> None:
    graph = {name: [other for other in row.split() if other in MAY_IMPORT] for name, row in MAY_IMPORT.items()}
    assert len(list(TopologicalSorter(graph).static_order())) == len(MAY_IMPORT)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_imports_only_what_its_row_allows(path: Path) -> None:
    allowed = {*MAY_IMPORT.get(row(path), "").split(), row(path)}
    if row(path) in SEES_ALL:
        allowed |= set(MAY_IMPORT) - {"__init__", "__main__"}
    assert (inside(path) | outside(path)) - allowed == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_only_ui_and_api_know_streamlit(path: Path) -> None:
    assert ("streamlit" in outside(path)) <= ("streamlit" in MAY_IMPORT.get(row(path), ""))


@by_name
def test_nobody_imports_plotly_express(path: Path) -> None:
    assert not [name for name in imports(path) if name.startswith("plotly.express")]
    assert "plotly_express" not in outside(path)
    froms = [node for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom) and node.module == "plotly"]
    assert not [alias.name for node in froms for alias in node.names if alias.name == "express"]


@by_name
def test_only_read_opens_files(path: Path) -> None:
    if row(path) in OPENS_FILES:
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
    if row(path) not in DECLARES_ONLY:
        assert len(path.read_text("utf-8").splitlines()) <= MAX_LINES


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_chooses_computes_by_name_and_draws(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 80
    made = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    assert [node.name for node in ast.walk(tree(path)) if isinstance(node, made)] == []
    assert outside(path) - {"streamlit"} == set()
    assert not inside(path) & {"read", "parse", "check", "catalog", "model", "live"}


def test_the_frame_is_short_and_holds_no_data() -> None:
    assert len(FRAME.read_text("utf-8").splitlines()) <= 60
    assert outside(FRAME) <= {"streamlit"}
    assert inside(FRAME) <= {"ui", "api"}


@by_name
def test_no_broad_except(path: Path) -> None:
    handlers = [node for node in ast.walk(tree(path)) if isinstance(node, ast.ExceptHandler)]
    broad = [
        node.lineno
        for node in handlers
        if node.type is None or getattr(node.type, "id", "") in {"Exception", "BaseException"}
    ]
    assert broad == []
