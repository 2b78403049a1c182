"""``python -m atlas diff``: two days, two folders, one of each; exit codes; a CSV in which nothing runs."""

import csv
import io

import pytest

from atlas import __main__ as command
from tests.regions.folder import copy, edit


def diff(*arguments, lang="zh"):
    return command.main(["diff", *map(str, arguments), "--lang", lang])


def test_two_days_of_the_data_of_the_config(capsys):
    assert diff("2025-01-08", "2026-01-08") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == (
        "2025年1月8日至2026年1月8日：3 期向前推进，12 期首次有进展消息，3 期新宣布，3 个数被新数取代，新增 73 个数、40 个来源"
    )
    assert (
        lines[1].startswith("本站比较")
        and "[向前推进] 桂阳大为碳酸锂项目，一期：已宣布 → 已获批（2025年*）" in lines[2]
    )
    kinds = [line.partition("]")[0] for line in lines[2:]]
    assert kinds.count("[被取代") == 3 and kinds.count("[新来源") == 40 and all(kinds)
    assert diff("2025-01-08", "2026-01-08", lang="en") == 0
    assert capsys.readouterr().out.startswith("From 8 Jan 2025 to 8 Jan 2026: 3 phases moved forward, first word of")


def test_two_folders(tmp_path, capsys):
    old, new = (copy(tmp_path / name) if (tmp_path / name).mkdir() is None else None for name in ("old", "new"))
    assert diff(old, new) == 0
    assert "没有变化" in capsys.readouterr().out
    text = (new / "projects").glob("*.yaml")
    file = next(text)
    edit(new, f"projects/{file.name}", "value: ", "value: 9")
    assert diff(old, new) == 0
    assert "被新数取代" in capsys.readouterr().out
    assert diff(old, new, "--csv", tmp_path / "x.csv") == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "x.csv").read_bytes().decode("utf-8-sig"), newline="")))
    assert "replaced" in {r["kind"] for r in rows}


def test_a_csv_cannot_run_as_a_formula(tmp_path, capsys):
    old, new = (copy(tmp_path / name) if (tmp_path / name).mkdir() is None else None for name in ("old", "new"))
    edit(new, "timeline.yaml", "title: ", "title: '=1+1' #")
    edit(old, "timeline.yaml", "- id: ", "- id: z")
    assert diff(old, new, "--csv", tmp_path / "x.csv") == 0, capsys.readouterr().out
    content = (tmp_path / "x.csv").read_bytes().decode("utf-8-sig")
    assert "'=1+1" in content and ",=1+1" not in content


@pytest.mark.parametrize(
    "ends", [("2026-01-08", "2025-01-08"), ("nowhere", "2025-01-08"), ("2025-13-45", "2026-01-08"), ("2025-01-08",)]
)
def test_wrong_usage_is_2(ends, capsys):
    with pytest.raises(SystemExit) as stopped:
        diff(*ends)
    assert stopped.value.code == 2 and capsys.readouterr().err


def test_wrong_data_are_1(tmp_path, capsys):
    broken = copy(tmp_path)
    (broken / "places.yaml").write_text("[", "utf-8")
    assert diff("2025-01-08", broken) == 1
    assert "places.yaml:1" in capsys.readouterr().out
    assert diff("2025-01-08", "2026-01-08", "--csv", tmp_path / "no" / "x.csv") == 1
