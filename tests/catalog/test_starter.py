"""The folder of a new region: whole, right as it is written, in one language, and never written over anything."""

import re
from pathlib import Path

import pytest

from atlas import __main__ as command
from atlas.catalog import config, starter
from atlas.catalog.dictionary import markdown
from atlas.catalog.load import load
from atlas.catalog.model import FILES

each_language = pytest.mark.parametrize("lang", ["zh", "en"])


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@each_language
def test_it_is_complete_and_earns_no_advice(tmp_path, capsys, lang):
    assert command.main(["new", str(tmp_path / "new"), "--lang", lang]) == 0
    told = capsys.readouterr().out
    assert {"zh": "接下来", "en": "Next"}[lang] in told
    assert all(f"new/{name}" in told for name in starter.names())
    for day in ("2025-06-01", "2035-01-01"):
        assert command.main(["check", "--config", str(tmp_path / "new/config.yaml"), "--strict", "--day", day]) == 0
    assert capsys.readouterr().out.startswith({"zh": "无误", "en": "ok"}[lang])
    catalog = load(tmp_path / "new" / "data")
    assert [file.kind for file in FILES if not getattr(catalog, file.kind)] == [], "a file without an example"
    assert catalog.boundaries and (tmp_path / "new/data/README.md").read_text("utf-8") == markdown()


@each_language
def test_its_comments_and_its_first_visit_are_in_one_language(tmp_path, lang):
    starter.write(tmp_path / "new", lang)
    other = {"zh": "#en ", "en": "#zh "}[lang]
    for name in starter.names():
        text = (tmp_path / "new" / name).read_text("utf-8")
        assert other not in text and f"#{lang} " not in text and "LANGUAGE" not in text, name
        comments = [line for line in text.splitlines() if re.match(r"# (?!\w+: )", line)]
        assert comments or not name.endswith(".yaml"), name
        assert [line for line in comments if line.isascii() != (lang == "en")] == [], name
    assert config.load(tmp_path / "new" / "config.yaml").language == lang


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_folder_that_holds_anything_is_left_as_it_is(tmp_path, capsys, lang):
    (tmp_path / "kept").write_text("mine", "utf-8")
    assert command.main(["new", str(tmp_path), "--lang", lang]) == 1
    assert {"zh": "文件夹不是空的", "en": "the folder is not empty"}[lang] in capsys.readouterr().out
    assert contents(tmp_path) == {"kept": b"mine"}


def test_what_is_no_folder_is_refused(tmp_path, capsys):
    (tmp_path / "file").write_text("mine", "utf-8")
    (tmp_path / "broken").symlink_to(tmp_path / "nowhere")
    for name in ("file", "broken"):
        assert command.main(["new", str(tmp_path / name), "--lang", "en"]) == 1
        assert "is not a folder" in capsys.readouterr().out
    assert command.main(["new", str(tmp_path / "file" / "below"), "--lang", "en"]) == 1
    assert "cannot be written" in capsys.readouterr().out
    assert command.main(["new", str(tmp_path / "empty")]) == 0, "an empty folder may be there already"
