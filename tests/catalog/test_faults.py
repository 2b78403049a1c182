"""What goes wrong on the machines of an office: files that cannot be read, a full disk, a release swapped in, a clock set back."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from atlas import __main__ as command
from atlas.catalog import config, live
from atlas.catalog.live import INTERVAL, Live
from tests.regions.folder import TINY, copy, edit


class Watched:
    """A data folder and the dashboard's view of it, looked at as if the least time between two looks had passed, twice: what changed
    is taken once it rests."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        monkeypatch.setattr(live.time, "monotonic", lambda: self.now)
        self.live = Live(folder)

    def look(self) -> live.State:
        for _ in range(2):
            self.now += INTERVAL + 0.1
            state = self.live.state()
        return state


def as_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def as_broken_link(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.with_name("nowhere"))


def as_link_to_itself(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


def as_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def as_endless(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


SPOILT = [
    (spoil, name)
    for spoil in (as_folder, as_broken_link, as_link_to_itself, as_pipe, as_endless, Path.unlink)
    for name in ("places.yaml", "enterprises.csv", "boundaries.geojson", "projects/jiakuang-mill.yaml")
    if (spoil, name) != (Path.unlink, "boundaries.geojson")  # a region may do without outlines
]


@pytest.mark.parametrize(("spoil", "name"), SPOILT)
def test_what_cannot_be_read_is_told_and_the_last_good_data_stay(tmp_path, monkeypatch, spoil, name):
    """The user of these tests may be root, who reads whatever has permissions: these nobody can read."""
    folder = copy(tmp_path)
    watched = Watched(folder, monkeypatch)
    good = watched.look().catalog
    assert good is not None
    kept = (folder / name).read_bytes()
    spoil(folder / name)
    broken = watched.look()
    assert broken.catalog is good
    assert broken.problems, "nothing is silently missing"
    assert name.startswith("projects/") or any(f"data/{name}" in str(problem) for problem in broken.problems)
    assert len(broken.problems) < 20 and "Traceback" not in str(broken.problems)
    _mend(folder / name, kept)
    mended = watched.look()
    assert (mended.problems, mended.since) == ((), None)
    assert mended.catalog is not None and mended.catalog.version == good.version


def _mend(path: Path, kept: bytes) -> None:
    if path.is_dir() and not path.is_symlink():
        path.rmdir()
    else:
        path.unlink(missing_ok=True)
    path.write_bytes(kept)


def test_a_folder_that_goes_away_and_comes_back(tmp_path, monkeypatch):
    folder = copy(tmp_path)
    watched = Watched(folder, monkeypatch)
    good = watched.look().catalog
    folder.rename(tmp_path / "aside")
    gone = watched.look()
    assert gone.catalog is good and "the folder is missing" in str(gone.problems[0])
    (tmp_path / "aside").rename(folder)
    assert watched.look().problems == ()


def release(tmp_path: Path, name: str, change: tuple[str, str, str] | None = None) -> Path:
    folder = copy(tmp_path / name)
    if change:
        edit(folder, *change)
    return folder.parent


def swap(link: Path, to: Path) -> None:
    """As a release is put in place at one stroke: a new link is renamed over the old one."""
    link.with_name("next").symlink_to(to)
    link.with_name("next").replace(link)


@pytest.mark.parametrize(
    "linked", ["data", "release"], ids=["the data folder is a link", "the folder of config and data is a link"]
)
def test_a_release_that_is_linked_in_is_taken(tmp_path, monkeypatch, linked):
    """The readers' pages watch the folder that the config names, so its name must not be that of what the link led to."""
    first = release(tmp_path, "first")
    second = release(tmp_path, "second", ("enterprises.csv", "甲矿,示例甲矿业有限公司", "丙矿,示例丙矿业有限公司"))
    third = release(tmp_path, "third", ("enterprises.csv", "jiakuang,甲矿", "jiakuang,"))
    for folder in (first, second, third):
        shutil.copy(TINY / "config.yaml", folder)
        os.utime(folder / "config.yaml", (1, 1))
    home = tmp_path / "srv"
    home.mkdir()
    link = home / linked
    if linked == "data":
        shutil.copy(TINY / "config.yaml", home)
        link.symlink_to(first / "data")
        used = config.load(home / "config.yaml")
    else:
        link.symlink_to(first)
        used = config.load(link / "config.yaml")
    watched = Watched(used.folder, monkeypatch)
    before = watched.look()
    assert before.catalog is not None and before.catalog.enterprises["jiakuang"].name == "甲矿"
    swap(link, second / "data" if linked == "data" else second)
    after = watched.look()
    assert after.problems == () and after.catalog is not None and after.catalog.enterprises["jiakuang"].name == "丙矿"
    assert after.generation > before.generation, "pages that are open learn of it"
    swap(link, third / "data" if linked == "data" else third)
    broken = watched.look()
    assert broken.catalog is after.catalog and broken.problems
    swap(link, first / "data" if linked == "data" else first)
    back = watched.look()
    assert back.problems == () and back.catalog is not None and back.catalog.version == before.catalog.version


def test_files_older_than_those_before_are_taken(tmp_path, monkeypatch):
    """A backup that is put back, or a clock that was set back: what differs counts, and not what is newer."""
    folder = copy(tmp_path)
    watched = Watched(folder, monkeypatch)
    assert watched.look().problems == ()
    edit(folder, "enterprises.csv", "甲矿,示例甲矿业有限公司", "丙矿,示例丙矿业有限公司")
    os.utime(folder / "enterprises.csv", (1, 1))
    catalog = watched.look().catalog
    assert catalog is not None and catalog.enterprises["jiakuang"].name == "丙矿"


def test_a_clock_that_is_set_back_stops_nothing(tmp_path, monkeypatch):
    class Back(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(1999, 1, 1, tzinfo=tz)

    folder = copy(tmp_path)
    watched = Watched(folder, monkeypatch)
    assert watched.look().checked.year > 2000
    monkeypatch.setattr(live, "datetime", Back)
    edit(folder, "places.yaml", "role: core", "role: corre")
    broken = watched.look()
    assert broken.since == broken.checked == datetime(1999, 1, 1, tzinfo=UTC)
    edit(folder, "places.yaml", "role: corre", "role: core")
    assert watched.look().since is None


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, which Linux has")
@pytest.mark.parametrize(
    ("lang", "told"), [("en", "cannot be written: No space left"), ("zh", "无法写入：No space left")]
)
def test_a_full_disk_is_told_in_one_line(capsys, lang, told):
    code = command.main(
        ["diff", "2024-01-01", "2025-06-01", "--data", str(TINY / "data"), "--csv", "/dev/full", "--lang", lang]
    )
    lines = capsys.readouterr().out.splitlines()
    assert code == 1 and told in lines[-1] and lines[-1].startswith("/dev/full")
