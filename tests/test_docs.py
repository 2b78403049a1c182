"""What the documentation names exists: targets, commands, files, links."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCS = [
    ROOT / name
    for name in (
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "docs/another-region.md",
        "docs/deploy.md",
        "docs/threats.md",
    )
]
PARTS = ("atlas/", "pages/", "data/", "docs/", "tests/", ".ci/", ".streamlit/")
ENDINGS = (".py", ".md", ".yaml", ".toml", ".txt", ".csv", ".geojson")
# Files that the examples make, and files of an export.
EXAMPLES = {"data/projects/example-mill.yaml", "datapackage.json"}

each_document = pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def subcommands() -> set[str]:
    """Each word that ``atlas/__main__.py`` writes as a text."""
    module = ast.parse((ROOT / "atlas" / "__main__.py").read_text("utf-8"))
    return {node.value for node in ast.walk(module) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def code_of(text: str) -> list[str]:
    """What stands in code: each line of a block, each span between backticks."""
    blocks = re.findall(r"^ *```\w*\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    rest = re.sub(r"^ *```\w*\n.*?^ *```", "", text, flags=re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()] + re.findall(r"`([^`\n]+)`", rest)


def anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}


@each_document
def test_every_make_target_exists(path: Path) -> None:
    named = {found for code in code_of(path.read_text("utf-8")) for found in re.findall(r"\bmake ([a-z]+)", code)}
    assert named <= targets()


def test_readme_names_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert "make run" in text
    assert "make test" in text
    assert "pip install -r requirements.txt" in text
    assert "streamlit run dashboard.py" in text


@each_document
def test_every_command_of_atlas_exists(path: Path) -> None:
    named = {found for code in code_of(path.read_text("utf-8")) for found in re.findall(r"python -m atlas (\w+)", code)}
    assert named <= subcommands()


def test_every_command_of_atlas_is_documented() -> None:
    text = "".join(path.read_text("utf-8") for path in DOCS)
    assert [name for name in ("check", "dictionary", "export") if name in subcommands() and name not in text] == []
    assert {"check", "dictionary", "export"} <= subcommands()


@each_document
def test_every_path_exists(path: Path) -> None:
    words = {word.strip("(),;:") for code in code_of(path.read_text("utf-8")) for word in code.split()}
    words = {re.sub(r":\d+$", "", word) for word in words}
    named = {word for word in words if word.startswith(PARTS) or (word.endswith(ENDINGS) and "/" not in word)}
    named = {word for word in named if "<" not in word} - EXAMPLES
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


@each_document
def test_every_internal_link_resolves(path: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text("utf-8")):
        if "://" in target:
            continue
        file, _, anchor = target.partition("#")
        other = (path.parent / file) if file else path
        assert other.exists(), target
        if anchor:
            assert anchor in anchors(other), target


def test_changelog_has_a_heading_for_what_is_to_come() -> None:
    assert re.search(r"^## \[(Unreleased|\d+\.\d+\.\d+)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)


def test_every_pin_is_exact() -> None:
    for path in (ROOT / "requirements.txt", ROOT / "tests" / "requirements.txt"):
        lines = [line.partition("#")[0].strip() for line in path.read_text("utf-8").splitlines()]
        loose = [
            line
            for line in lines
            if line and not line.startswith("-r ") and not re.fullmatch(r"[\w-]+==[\w.]+( ; .+)?", line)
        ]
        assert loose == []


def test_streamlit_is_told_to_stay_quiet_and_closed() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert config["browser"]["gatherUsageStats"] is False
    assert config["logger"]["hideWelcomeMessage"] is True
    assert config["client"]["showErrorDetails"] == "none"
    assert config["client"]["toolbarMode"] == "minimal"
    assert config["client"]["disableDataExport"] is True
    assert config["server"]["enableXsrfProtection"] is True
    assert config["server"]["enableCORS"] is True
    assert "://" not in (ROOT / ".streamlit" / "config.toml").read_text("utf-8")
