"""A region made by ``docs/another-region.md``: its commands work, every page shows it, and what it lacks is said as such."""

import os
import re
import shlex
import subprocess
import sys
from html import unescape
from pathlib import Path

import harness
import pytest
from streamlit.testing.v1 import AppTest

from atlas.catalog import starter
from atlas.catalog.load import load

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "another-region.md").read_text("utf-8")
PAGES = harness.page_names()
# What only the first region would say; its places, firms, deposits and people are added from its own data.
STORY = ("一核多点", "一件建议", "One proposal", "one core, many", "湖南", "Hunan")
# Said of what a filter hides, which is wrong where nothing is filtered.
HIDDEN = ("没有符合", "筛选内", "清除筛选", "fits the filters.", "within the filters", "clear the filters")


def steps(language: str) -> list[str]:
    """The commands of one half of the guide, in their order."""
    half = GUIDE.partition('<a id="english"></a>')[0 if language == "zh" else 2]
    return [
        line.strip()
        for block in re.findall(r"```bash\n(.*?)```", half, re.DOTALL)
        for line in block.splitlines()
        if line.strip()
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_guide_can_be_followed(tmp_path, language):
    ran = []
    for step in steps(language):
        words = shlex.split(step.replace("../", f"{tmp_path}/"))
        settings = dict(word.split("=", 1) for word in words if re.match(r"[A-Z_]+=", word))
        command = [sys.executable if word.startswith(".venv/") else word for word in words[len(settings) :]]
        if "streamlit" in command:
            with harness.serve(tmp_path / "log", ROOT / command[-1], Path(settings["ATLAS_CONFIG"])) as server:
                assert server.tracebacks == []
        else:
            done = subprocess.run(
                command, cwd=ROOT, env=os.environ | settings, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, f"{step}\n{done.stdout}{done.stderr}"
        ran.append(command[command.index("-m") + 1 :][:2])
    assert ran == [["atlas", "new"], ["atlas", "check"], ["streamlit", "run"], ["atlas", "check"], ["atlas", "export"]]
    assert list(tmp_path.glob("my-region-tables*/claims.csv"))


def walk(folder: Path, lang: str, monkeypatch) -> dict[str, str]:
    """Page → its text, also what its pictures and tables say."""
    monkeypatch.setenv("ATLAS_CONFIG", str(folder / "config.yaml"))
    told = {}
    for name in PAGES:
        test = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
        test.query_params["lang"] = lang
        test.switch_page(f"pages/{name}.py")
        test.run()
        assert not test.exception, (name, [e.value for e in test.exception])
        markup = " ".join(str(e.body) for e in test.get("html"))
        assert "<h1>" in markup and 'class="atlas-problems"' not in markup, f"{name} shows problems and no page"
        drawn = " ".join(str(e.proto) for e in test.get("plotly_chart"))
        labels = " ".join(label for e in (*test.multiselect, *test.selectbox) for label in (e.label, *e.options))
        told[name] = unescape(re.sub(r"<(style|script).*?</\1>", " ", markup, flags=re.DOTALL)) + drawn + labels
    return told


@pytest.fixture(scope="module")
def first_region() -> set[str]:
    """Names of places and firms of this project's own region, in both languages, that a general word could not be."""
    catalog = load(ROOT / "data")
    records = (*catalog.places.values(), *catalog.enterprises.values(), *catalog.deposits.values())
    names = {name for record in records for name in (record.name, record.name_en)}
    return {name for name in names if len(name) > 2} | {*STORY, "郴州", "临武", "Chenzhou", "Linwu"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_new_region_has_every_page_and_no_word_of_the_first(tmp_path, monkeypatch, first_region, lang):
    starter.write(tmp_path / "new", lang)
    for name, words in walk(tmp_path / "new", lang, monkeypatch).items():
        assert [found for found in first_region if found in words] == [], name
        assert [found for found in HIDDEN if found in words] == [], name


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_region_without_data_says_what_it_lacks(tmp_path, monkeypatch, lang):
    """All examples deleted as the guide says, save the source, the places and their outline."""
    folder = tmp_path / "new"
    starter.write(folder, lang)
    for path in (folder / "data").glob("*.csv"):
        path.write_text(path.read_text("utf-8").partition("\n")[0] + "\n", "utf-8")
    for name in ("timeline", "balance"):
        (folder / "data" / f"{name}.yaml").write_text("[]\n", "utf-8")
    for name in ("deposits.yaml", "seats.csv", "projects/example-mill.yaml"):
        (folder / "data" / name).unlink()
    pages = walk(folder, lang, monkeypatch)
    silent = {"zh": r"没有来源|没有项目|尚无项目|0 条", "en": r"[Nn]o source|0 figures|without (a project|one)"}[lang]
    for name, words in pages.items():
        assert [found for found in HIDDEN if found in words] == [], f"{name} blames a filter"
        assert name == "record" or re.search(silent, words), f"{name} does not say what is missing"


def test_the_page_of_the_layout_is_called_as_the_config_says(tmp_path, monkeypatch):
    starter.write(tmp_path / "new", "zh")
    monkeypatch.setenv("ATLAS_CONFIG", str(tmp_path / "new" / "config.yaml"))
    file = tmp_path / "new" / "config.yaml"
    test = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    test.switch_page("pages/record.py")
    assert "布局" in " ".join(str(e.body) for e in test.run().get("html"))
    file.write_text(file.read_text("utf-8").replace("# layout", "layout"), "utf-8")
    assert "两区三园" in " ".join(str(e.body) for e in test.run().get("html"))
    test.query_params["lang"] = "en"
    assert "Two districts" in " ".join(str(e.body) for e in test.run().get("html"))
