"""The package: valid by the reference library whatever is filtered, the same for the same data, and saying what is in it."""

import hashlib
import io
import json
import shutil
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from frictionless import Package

from atlas.catalog import config as configs
from atlas.catalog import load as catalog
from atlas.exports import package, tables
from atlas.exports.about import About
from atlas.figures.shared.selection import Selection
from tests.exports.test_tables import NAMES, read

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 24)
REGIONS = {"own": ROOT / "config.yaml", "tiny": ROOT / "tests/regions/tiny/config.yaml"}
CHOSEN = {"all": Selection(DAY), "filtered": Selection(DAY, stages=("refining",)), "none": Selection(DAY, query="zzzz"),
          "early": Selection(date(2023, 6, 30), dated=True)}  # fmt: skip


@pytest.fixture(scope="module")
def regions() -> dict[str, About]:
    loaded = {name: configs.load(path) for name, path in REGIONS.items()}
    return {name: About(catalog.load(c.folder), CHOSEN["all"], "zh", c) for name, c in loaded.items()}


def unpacked(about: About, to: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(package.package(about))) as archive:
        assert archive.testzip() is None
        archive.extractall(to)
    return to / "datapackage.json"


def of(about: About, chosen: str, lang: str = "zh") -> About:
    return About(about.catalog, CHOSEN[chosen], lang, about.config)


def problems(descriptor: Path) -> list[str]:
    report = Package(str(descriptor)).validate()
    return [f"{where} {said}" for where, said in report.flatten(["type", "note"])]


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("chosen", ["all", "filtered", "none"])
def test_the_package_is_valid(regions, tmp_path, region, chosen):
    descriptor = unpacked(of(regions[region], chosen), tmp_path)
    told = json.loads(descriptor.read_bytes())
    assert told["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert problems(descriptor) == []
    assert [r["name"] for r in told["resources"]] == [*tables.TABLES, "dictionary", "words"]


@pytest.mark.parametrize(
    ("file", "old", "new", "kind"),
    [
        ("capacities.csv", b",360.0,", b",many,", "type-error"),
        ("projects.csv", b",beneficiation,", b",benefitiation,", "constraint-error"),
        ("places.csv", b"beihu,", b"suxian,", "primary-key"),
        ("milestones.csv", b",linwu,", b",linwuu,", "foreign-key"),
        ("sources.csv", b"A,", b"AA,", "hash-count"),
    ],
)
def test_a_package_that_was_damaged_is_not(regions, tmp_path, file, old, new, kind):
    descriptor = unpacked(regions["own"], tmp_path)
    content = (tmp_path / file).read_bytes()
    assert old in content
    (tmp_path / file).write_bytes(content.replace(old, new, 1))
    assert [p for p in problems(descriptor) if p.startswith(kind)]


@pytest.mark.parametrize("region", REGIONS)
def test_a_filter_that_leaves_nothing_changes_no_type(regions, region):
    def schemas(chosen: str) -> dict[str, object]:
        shown = package.held(of(regions[region], chosen))
        return {name: package.schema(name, rows.kind, "zh") for name, rows in shown.items()}

    assert schemas("all") == schemas("none") == schemas("early")
    types = {f["name"]: f["type"] for f in schemas("none")["capacities"]["fields"]}
    assert types["value"] == types["counted_gwh_per_year"] == "number" and types["chosen"] == "boolean"


def test_the_same_data_give_the_same_bytes_and_every_file_its_digest(regions, tmp_path):
    about = of(regions["own"], "filtered")
    assert package.package(about) == package.package(about)
    unpacked(about, tmp_path)
    sums = dict(reversed(line.split("  ")) for line in (tmp_path / "SHA256SUMS").read_text("utf-8").splitlines())
    assert sorted(sums) == sorted(p.name for p in tmp_path.iterdir() if p.name != "SHA256SUMS")
    assert all(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == digest for name, digest in sums.items())


def test_every_file_says_the_day_and_how_old_the_newest_material_is_on_it(regions):
    """The months are counted to the day that is told of, and nothing published after it counts."""
    about = of(regions["own"], "early")
    last = about.members()["newest"]
    assert about.members()["as_of"] == "2023-06-30" and "" < last <= "2023-06-30"
    late = replace(about, chosen=Selection(date(2030, 1, 1)))
    assert late.members()["newest"] >= last and "无新资料" in late.newest
    assert ("资料新旧", late.newest) in late.told()
    never = replace(about, chosen=Selection(date(1990, 1, 1)))
    assert never.newest == "" == never.members()["newest"] and "资料新旧" not in dict(never.told())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_readme_says_filter_day_citation_and_licence_in_both_languages(regions, lang):
    about = of(regions["own"], "filtered", lang)
    told = package.contents(about)["README.txt"].decode("utf-8-sig")
    first = told.splitlines()[0]
    assert first == about.title and "\r\n" in told and told.count("\n") == told.count("\r\n")
    for each in ("zh", "en"):
        own = of(regions["own"], "filtered", each)
        assert all(said in told for said in (own.scope, own.short, own.long, own.licence, own.day, own.catalog.version))
        assert own.newest and own.newest in told, "as of a day that may be months after the newest source"
    assert "锂盐冶炼" in told and "CC BY 4.0" in told
    assert not [name for name in (*tables.TABLES, "dictionary", "words") if f"{name}.csv" not in told]


def test_a_region_that_names_no_licence_is_given_none(regions):
    made = package.contents(regions["tiny"])
    assert "licenses" not in json.loads(made["datapackage.json"])
    assert "CC BY" not in made["README.txt"].decode("utf-8-sig") and "未写明许可" in made["README.txt"].decode(
        "utf-8-sig"
    )


def test_the_dictionary_tells_every_column_in_both_languages_and_every_word_that_stands_in_one(regions):
    made = package.contents(regions["own"])
    told, words = read(made["dictionary.csv"]), read(made["words.csv"])
    assert set(zip(told["table"], told["field"], strict=True)) == {
        (name, column) for name in NAMES for column in read(made[f"{name}.csv"]).columns
    }
    assert not told[["name", "name_en", "type"]].isna().any().any()
    assert set(told["words"].dropna()) == set(words["list"])
    known = {name: set(group["word"]) for name, group in words.groupby("list")}
    for _, row in told[told["words"].notna()].iterrows():
        assert set(read(made[f"{row['table']}.csv"])[row["field"]].dropna()) <= known[row["words"]]


def test_write_makes_the_same_files_in_a_folder(regions, tmp_path):
    about = regions["own"]
    package.write(about.catalog, tmp_path / "new" / "folder", DAY, about.config)
    assert {p.name: p.read_bytes() for p in (tmp_path / "new" / "folder").iterdir()} == package.contents(about)
    shutil.rmtree(tmp_path / "new")
