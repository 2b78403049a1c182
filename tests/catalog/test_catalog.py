"""The catalogue, the config beside it, the dictionary made from the same model, and the commands that print them."""

import os
import shutil
import subprocess
import sys
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
from pydantic import ValidationError

from atlas import __main__ as command
from atlas.catalog import config, dictionary
from atlas.catalog.catalogue import Catalog
from atlas.catalog.load import load, signature
from atlas.catalog.model import FILES
from atlas.catalog.problem import DataError
from atlas.words.vocab import EVENT_KIND
from tests.regions.folder import TINY, copy, edit, said

KINDS = ("sources", "places", "enterprises", "relations", "projects", "investments", "indicators", "events", "coefficients",
         "seats", "phases")  # fmt: skip


@pytest.fixture(scope="module")
def tiny() -> Catalog:
    return load(TINY / "data")


def test_every_kind_is_there_sorted_by_id(tiny: Catalog) -> None:
    assert {kind: len(getattr(tiny, kind)) for kind in KINDS} == {
        "sources": 2, "places": 4, "enterprises": 2, "relations": 1, "projects": 1, "investments": 1, "indicators": 1, "events": 1,
        "coefficients": 1, "seats": 2, "phases": 2}  # fmt: skip
    for kind in KINDS:
        assert list(getattr(tiny, kind)) == sorted(getattr(tiny, kind))
    project, phase = tiny.phases["jiakuang-mill-2"]
    assert (project.id, phase.name) == ("jiakuang-mill", "二期")
    assert [(shape.adcode, len(shape.polygons), len(shape.polygons[0])) for shape in tiny.boundaries] == [
        ("990001", 1, 1), ("990002", 1, 2)]  # fmt: skip


def test_nothing_in_it_can_be_changed(tiny: Catalog) -> None:
    with pytest.raises(FrozenInstanceError):
        tiny.version = "x"  # type: ignore[misc]
    with pytest.raises(TypeError):
        tiny.places["x"] = tiny.places["shili"]  # type: ignore[index]
    with pytest.raises(ValidationError):
        tiny.places["shili"].name = "x"
    assert len({tiny, load(TINY / "data")}) == 2


def test_the_version_changes_with_any_content_and_only_with_that(tmp_path: Path, tiny: Catalog) -> None:
    folder = copy(tmp_path)
    assert load(folder).version == tiny.version
    (folder / "README.md").write_text("x")
    os.utime(folder / "sources.yaml", (1, 1))
    assert load(folder).version == tiny.version
    for name in ("sources.yaml", "boundaries.geojson", "seats.csv", "projects/jiakuang-mill.yaml"):
        before = load(folder).version
        (folder / name).write_bytes((folder / name).read_bytes() + b"\n")
        after = load(folder).version
        assert before != after
        assert len(after) == 12
        assert int(after, 16) >= 0


def test_the_signature_notices_changes_and_never_raises(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    seen = [signature(folder)]
    assert signature(folder) == seen[0]
    (folder / "README.md").write_text("x")
    assert signature(folder) == seen[0]
    edit(folder, "sources.yaml", "示例日报社", "示例日报局")  # same size
    seen.append(signature(folder))
    (folder / "projects" / "x.yaml").write_text("x")
    seen.append(signature(folder))
    (folder / "seats.csv").unlink()
    (folder / "seats.csv").symlink_to("gone")
    seen.append(signature(folder))
    shutil.rmtree(folder)
    seen.append(signature(folder))
    assert len(set(seen)) == len(seen)
    assert signature(Path("a\0b")) == signature(Path("a\0b"))


# The config


def config_of(tmp_path: Path, old: str = "", new: str = "") -> config.Config:
    shutil.copy(TINY / "config.yaml", tmp_path / "config.yaml")
    if old:
        edit(tmp_path, "config.yaml", old, new)
    return config.load(tmp_path / "config.yaml")


def test_a_config_has_defaults_and_its_folder_beside_it(tmp_path: Path) -> None:
    loaded = config_of(tmp_path)
    assert (loaded.language, loaded.data, loaded.defaults.place, loaded.subtitle) == ("zh", "data", (), None)
    assert loaded.folder == (tmp_path / "data").resolve()
    assert (loaded.map.longitude, loaded.map.latitude, loaded.map.zoom) == (110.5, 30.5, 7.0)
    assert loaded.palette.status["operating"] == "#1B7F5C"
    assert set(loaded.palette.event) == set(EVENT_KIND), "a config that names no colours of events takes the usual ones"


def test_a_config_may_name_the_colour_of_one_kind_of_event(tmp_path: Path) -> None:
    usual = config_of(tmp_path).palette.event
    own = config_of(tmp_path, "  money:", "  event: {policy: '#000001'}\n  money:").palette.event
    assert own == {**usual, "policy": "#000001"}


BAD_CONFIG = {
    "unknown field": ("region: shili", "regoin: shili", [
        "config.yaml:1: region: is missing; every config needs it", "config.yaml:3: regoin: no such field; did you mean 'region'?"]),
    "colour": ("'#123B5D'", "navy", [
        "config.yaml:5: palette.accent: 'navy' is not a colour; write '#', then six hexadecimal digits, in quotes, such as '#RRGGBB'"]),
    "a colour taken for a comment": ("'#123B5D'", "#123B5D", ["config.yaml:5: palette.accent: is empty; every palette needs it"]),
    "unknown status": ("shelved:", "shelvd:", [
        ("config.yaml:17: palette.status.shelvd: 'shelvd' is not one of announced, research_under_way, permitted, site_preparation, "
        "construction, commissioning, first_product, operating, third_party, shelved, cancelled; did you mean 'shelved'?")]),
    "missing status": ("    shelved: '#B8BEC6'\n", "", ["config.yaml:7: palette.status: has no colour for shelved"]),
    "longitude": ("'110.5'", "200", ["config.yaml:20: map.longitude: '200' is not between -180 and 180"]),
    "zoom": ("'7'", "close", ["config.yaml:22: map.zoom: 'close' is not a number; write digits with at most one point, such as 113.1"]),
    "language": ("region: shili", "region: shili\nlanguage: fr", ["config.yaml:4: language: 'fr' is not one of zh, en"]),
    "licence": ("region: shili", "region: shili\nlicence: cc-by-4", [
        "config.yaml:4: licence: 'cc-by-4' is not one of cc-by-4.0, cc0-1.0; did you mean 'cc-by-4.0'?"]),
    "one language": ("region: shili", "region: shili\nsubtitle: 副题", [
        "config.yaml:1: subtitle_en: is missing; every text is kept in both languages"]),
    "default": ("region: shili", "region: shili\ndefaults: {stage: [minig]}", [
        ("config.yaml:4: defaults.stage[1]: 'minig' is not one of integrated, mining, beneficiation, refining, material, cell, "
        "recycling, research, infrastructure; did you mean 'mining'?")]),
    "twice": ("region: shili", "region: shili\nregion: shili", ["config.yaml:4: region: written twice; first on line 3"]),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_CONFIG)
def test_a_bad_config_is_told_in_one_line(tmp_path: Path, name: str) -> None:
    old, new, expected = BAD_CONFIG[name]
    with pytest.raises(DataError) as caught:
        config_of(tmp_path, old, new)
    assert [str(problem) for problem in caught.value.problems] == expected


def test_a_missing_config(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"^nope.yaml:1: the file is missing$"):
        config.load(tmp_path / "nope.yaml")


def test_a_region_or_default_that_is_no_place(tmp_path: Path, tiny: Catalog) -> None:
    loaded = config_of(tmp_path, "region: shili", "region: shil\ndefaults:\n  place: [dongxian, xixan]")
    assert [str(problem) for problem in loaded.problems(tiny.places)] == [
        "config.yaml:3: region: 'shil' is not the id of a place; did you mean 'shili'?",
        "config.yaml:5: defaults.place[2]: 'xixan' is not the id of a place; did you mean 'xixian'?",
    ]
    assert config_of(tmp_path).problems(tiny.places) == []


def test_the_environment_names_the_config(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    assert config.find() == root / "config.yaml"
    monkeypatch.setenv("ATLAS_CONFIG", "/x/y.yaml")
    assert config.find() == Path("/x/y.yaml")


def test_the_project_s_own_config_loads(root: Path) -> None:
    loaded = config.load(root / "config.yaml")
    assert loaded.folder == root / "data"
    assert loaded.region == "chenzhou"


# The dictionary


def test_the_dictionary_tells_every_field_in_both_languages() -> None:
    rows = dictionary.fields()
    assert all(row["zh"] and row["en"] and row["type"] and row["type_zh"] for row in rows)
    for file in FILES:
        name = "projects/<id>.yaml" if file.path == "projects" else file.path
        told = {row["field"].removesuffix("[]") for row in rows if row["file"] == name and "." not in row["field"]}
        assert told == set(file.record.model_fields)
        assert not file.columns or set(file.columns) == told
    status = next(row for row in rows if row["field"] == "phases[].milestones[].status")
    assert status["required"]
    assert status["words"][0] == "announced"
    assert status["list"] == "status"
    text = dictionary.markdown()
    assert "| `commissioning` | 调试中 | commissioning |" in text
    assert text.count("\n## ") == 1 + len(FILES) + 8 + 1


def test_every_list_of_words_in_use_is_printed() -> None:
    assert all(row["type"].endswith("word") == bool(row["words"]) == bool(row["list"]) for row in dictionary.fields())


# The commands


def run(*arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "atlas", *arguments], cwd=TINY.parents[2], capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout


def test_check_says_what_there_is() -> None:
    code, out = run("check", "--config", str(TINY / "config.yaml"), "--lang", "en", "--day", "2025-07-01")
    assert code == 0
    assert out.startswith(
        "ok: 2 sources, 4 places, 2 enterprises, 1 relations, 1 projects, 2 phases, 1 investments, 1 indicators, 0 deposits, "
        "1 events, 1 coefficients, 2 seats, 2 boundaries, "
    )
    assert out.endswith(" claims\n")


def test_check_says_everything_that_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copy(tmp_path)
    edit(folder, "investments.csv", "152.1", "1,521")
    edit(folder, "places.yaml", "role: core", "role: cor")
    assert command.main(["check", "--data", str(folder), "--lang", "en", "--day", "2025-07-01"]) == 1
    assert capsys.readouterr().out.splitlines() == said(folder)
    assert len(said(folder)) == 2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["check", "--config", "nope.yaml"], 1), (["check", "--data", "/nowhere"], 1), (["dictionary", "--check", "--data", "/nowhere"], 1),
     (["dictionary", "--data", "/nowhere"], 1)],
)  # fmt: skip
def test_what_is_not_there_is_a_problem(arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(arguments) == code
    assert capsys.readouterr().out.count("\n") == 1


@pytest.mark.parametrize("arguments", [[], ["chekc"], ["check", "--nope"], ["export"]])
def test_wrong_usage_is_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        command.main(arguments)
    assert caught.value.code == 2
    assert "usage: python -m atlas" in capsys.readouterr().err


def test_a_wrong_region_is_a_problem_of_the_config(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy(tmp_path)
    config_of(tmp_path, "region: shili", "region: beijing")
    arguments = ["check", "--config", str(tmp_path / "config.yaml"), "--day", "2025-07-01"]
    assert command.main(arguments) == 1
    assert capsys.readouterr().out == "config.yaml:3: region: “beijing”不是地区的编号\n"
    assert command.main([*arguments, "--lang", "en"]) == 1
    assert capsys.readouterr().out == "config.yaml:3: region: 'beijing' is not the id of a place\n"


def test_the_dictionary_is_written_and_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copy(tmp_path)
    assert command.main(["dictionary", "--check", "--data", str(folder), "--lang", "en"]) == 1
    assert capsys.readouterr().out == "data/README.md:1: is not up to date; run python -m atlas dictionary\n"
    assert command.main(["dictionary", "--data", str(folder)]) == 0
    assert command.main(["dictionary", "--check", "--data", str(folder)]) == 0
    assert (folder / "README.md").read_text("utf-8") == dictionary.markdown()


def test_a_pipe_that_closes_and_a_terminal_of_ascii_end_quietly(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    path = folder / "relations.csv"
    path.write_text(path.read_text("utf-8") + "某某,,,,,,,,,\n" * 150, "utf-8")
    command_line = f"{sys.executable} -m atlas check --data {folder}"
    done = subprocess.run(
        ["/bin/bash", "-c", f"set -o pipefail; {command_line} | head -0"],
        cwd=TINY.parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == ""
    ascii_only = subprocess.run(
        command_line.split(),
        cwd=TINY.parents[2],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert ascii_only.returncode == 1
    assert ascii_only.stderr == b""
    assert b"\\u67d0" in ascii_only.stdout
