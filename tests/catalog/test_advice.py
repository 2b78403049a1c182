"""Advice: each kind has an example of what it asks about, exactly what is said then, and of what it lets be."""

from datetime import date
from pathlib import Path

import pytest

from atlas import __main__ as command
from atlas.catalog.draft import Review
from atlas.catalog.load import examine
from atlas.catalog.rules import advice
from atlas.catalog.rules.silence import silent_on
from tests.regions.folder import TINY, copy, edit

MILL = "projects/jiakuang-mill.yaml"
DAY = date(2025, 7, 1)
PASSAGES = ("全县上下齐心协力，把这件大事一步一步办好。", "示例甲矿业有限公司与示例日报社共同主办")
Step = tuple[str, str, str]

ANNOUNCED = "      - status: announced\n        date: 2025-05\n        basis: reported\n"
SECOND = ANNOUNCED + "        source: daily-2025\n        locator: ¶5\n"
PLAN = "      - {status: construction, date: 2025-06, basis: planned, source: daily-2025, locator: ¶5}\n"
ORE = "{product: ore, value: 100, unit: 万吨/年, qualifier: exact, date: 2025-05, source: daily-2025, locator: ¶5}"
FIRM = "daily-2025,¶4,,"
HOSTS = "\ndongxian-hosts-yidian,dongxian,hosts,yidian,,2024,daily-2025,¶4,,"
PROPOSAL = "- id: proposal-2021\n"
TWIN = """\
- id: a-twin
  date: {date}
  kind: proposal
  level: city
  title: 示例建议
  title_en: an example proposal
  source: daily-2025
  locator: ¶8
"""


MILL_2 = "phases:\n" + (TINY / "data" / MILL).read_text("utf-8").partition("phases:\n")[2]


def note(zh: str, en: str = "x") -> str:
    return f"  note: {zh}\n  note_en: {en}\n"


def advised(folder: Path, day: date = DAY, passages: tuple[str, ...] = PASSAGES) -> list[str]:
    examined = examine(folder)
    assert [str(problem) for problem in examined.problems] == []
    return [str(problem) for problem in advice.find(Review(examined.draft, day, passages))]


def damaged(tmp_path: Path, steps: list[Step]) -> Path:
    folder = copy(tmp_path)
    for file, old, new in steps:
        if old:
            edit(folder, file, old, new)
        else:
            (folder / file).write_text(new, "utf-8")
    return folder


CASES: dict[str, tuple[list[Step], list[str]]] = {
    "silence_is_true": (
        [(MILL, "    name: 二期\n", "    name: 二期\n    note: 进展未见来源\n    note_en: no source tells the status\n")],
        [f"data/{MILL}:22: phases[jiakuang-mill-2].note: advice: says that no source tells the status, but data/{MILL}:34 has it from 'daily-2025'"],
    ),
    "silence_is_true/size": (
        [(MILL, "phases:\n", "note: 只有投资，规模未见来源\nnote_en: only money; no source gives the size\nphases:\n")],
        [f"data/{MILL}:11: note: advice: says that no source tells the size, but data/{MILL}:10 has it from 'daily-2025'"],
    ),
    "silence_is_true/English alone": (
        [(MILL, "phases:\n", "note: 另见\nnote_en: county not stated\nphases:\n")],
        [f"data/{MILL}:11: note: advice: says that no source tells the place, but data/{MILL}:5 has it from 'daily-2025'"],
    ),
    "silence_is_true/another record": (
        [("enterprises.csv", FIRM, "daily-2025,¶4,所在县区未注明,county not stated"),
         ("relations.csv", "\njiakuang-owns", HOSTS + "\njiakuang-owns")],
        ["data/enterprises.csv:3: note: advice: says that no source tells the place, but data/relations.csv:2 has it from 'daily-2025'"],
    ),
    "silence_is_true/full name": (
        [("enterprises.csv", FIRM, "daily-2025,¶4,只见简称,only the short name is given"),
         ("sources.yaml", "title: 示例日报", "title: 示例日报：示例乙电科技有限公司投产")],
        ["data/enterprises.csv:3: note: advice: says that no source tells the full name, but data/sources.yaml:10 has it from 'daily-2025'"],
    ),
    "silence_is_true/day": (
        [("timeline.yaml", PROPOSAL, TWIN.format(date="2021-12-30") + PROPOSAL),
         ("timeline.yaml", "  places: [dongxian]\n", "  places: [dongxian]\n" + note("来源未写日期：在年底之后", "no source dates it"))],
        ["data/timeline.yaml:16: note: advice: says that no source tells the date, but data/timeline.yaml:2 has it from 'daily-2025'"],
    ),
    "statements_have_one_place": (
        [(MILL, "phases:\n", f"  - {ORE}\nphases:\n")],
        [f"data/{MILL}:17: phases[jiakuang-mill-1].capacities[1]: advice: '100 万吨/年' repeats the statement at data/{MILL}:11; a statement has one place"],
    ),
    "statements_have_one_place/event and indicator": (
        [("indicators.csv", "\nrevenue-2025", "\nmeasures,措施,measures,dongxian,measures,3,条,exact,,,observed,2021,,daily-2025,¶7,,,,\nrevenue-2025")],
        ["data/timeline.yaml:11: figures[1]: advice: '3 条' repeats the statement at data/indicators.csv:2; a statement has one place"],
    ),
    "phases_have_recent_news": (
        [(MILL, ANNOUNCED, ANNOUNCED.replace("2025-05", "2023-12"))],
        [f"data/{MILL}:33: phases[jiakuang-mill-2].milestones[1].date: advice: '2023-12' is the last that is known, more than 18 months before 1 Jul 2025; look for newer word, or for word that work has stopped"],
    ),
    "plans_are_followed_up": (
        [(MILL, SECOND, SECOND + PLAN)],
        [f"data/{MILL}:37: phases[jiakuang-mill-2].milestones[2].date: advice: '2025-06' was the plan and has passed by 1 Jul 2025, with nothing after it; look whether it was met"],
    ),
    "only_plans_lie_ahead": (
        [("sources.yaml", "published: 2025-05", "published: 2025"), (MILL, ANNOUNCED, ANNOUNCED.replace("2025-05", "2025-08"))],
        [f"data/{MILL}:33: phases[jiakuang-mill-2].milestones[1].date: advice: '2025-08' lies after 1 Jul 2025, and only a plan can"],
    ),
    "statements_are_not_later_than_their_source": (
        [("investments.csv", "2,2024,,,", "2,2025-06,,,")],
        ["data/investments.csv:2: date: advice: '2025-06' is later than its source, which was published May 2025"],
    ),
    "sources_are_read_after_publication": (
        [("sources.yaml", "accessed: 2025-06-01", "accessed: 2025-04-30")],
        ["data/sources.yaml:17: accessed: advice: '2025-04-30' is before the day of publication, May 2025"],
    ),
    "texts_have_their_own_words": (
        [("timeline.yaml", "  places: [dongxian]\n", "  places: [dongxian]\n" + note("要求把这件大事一步步、一步一步办好"))],
        [],
    ),
    "texts_have_their_own_words/copied": (
        [("timeline.yaml", "  places: [dongxian]\n", "  places: [dongxian]\n" + note("要求“把这件大事，一步一步办好”"))],
        ["data/timeline.yaml:8: note: advice: has '把这件大事一步一步办好' in the very words of the text; say it in your own"],
    ),
    "projects_are_counted_once": (
        [(MILL, MILL_2, ""), ("projects/z-mill.yaml", "", (TINY / "data" / MILL).read_text("utf-8").replace(MILL_2, "").replace("jiakuang-mill", "z-mill").replace("甲矿选矿", "甲矿二号"))],
        ["data/projects/z-mill.yaml:1: id: advice: states the very same as 'jiakuang-mill', data/projects/jiakuang-mill.yaml:1; if it is the same project, keep one"],
    ),
    "years_are_likely": (
        [(MILL, SECOND, SECOND + PLAN.replace("2025-06", "2052-06"))],
        [f"data/{MILL}:37: phases[jiakuang-mill-2].milestones[2].date: advice: '2052-06' lies far ahead of its source, of 2025; is the year right?"],
    ),
    "years_are_likely/back": (
        [("investments.csv", "2,2024,,,", "2,1924,,,")],
        ["data/investments.csv:2: date: advice: '1924' lies far back from its source, of 2025; is the year right?"],
    ),
    "question_marks_ask": (
        [("enterprises.csv", FIRM, "daily-2025,¶4,年产3万m?以上,over 30 000 m3 a year")],
        ["data/enterprises.csv:3: note: advice: has '年产3万m?以上'; does the question mark stand for a sign that could not be saved?"],
    ),
    "lists_have_rows": (
        [("relations.csv", "jiakuang-owns-yidian,jiakuang,owns,yidian,51.5,2024,daily-2025,¶4,,\n", "")],
        ["data/relations.csv:1: advice: holds nothing; is that so, or was it cut?"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_worth_a_look_is_told_in_one_line(tmp_path: Path, name: str) -> None:
    steps, expected = CASES[name]
    assert advised(damaged(tmp_path, steps)) == expected


def test_every_kind_of_advice_has_an_example_that_it_asks_about() -> None:
    told = {name.partition("/")[0] for name, (_, expected) in CASES.items() if expected}
    assert told == {ask.__name__ for ask in advice.ADVICE}


GOOD: dict[str, list[Step]] = {
    "nothing": [],
    "a note that is true": [("enterprises.csv", FIRM, "daily-2025,¶4,所在县区未注明；只见简称,county not stated; only the short name is given")],
    "silence about less than a field": [(MILL, "phases:\n", "note: 采选规模未见来源\nnote_en: no source gives the amount of ore\nphases:\n")],
    "a vaguer date elsewhere": [("timeline.yaml", PROPOSAL, TWIN.format(date="2021/2023") + PROPOSAL),
                                ("timeline.yaml", "  places: [dongxian]\n", "  places: [dongxian]\n" + note("来源未写日期", "no source dates it"))],
    "equal sibling phases": [(MILL, "        value: 200\n        unit: 万吨/年\n        qualifier: up_to\n", "        value: 100\n        unit: 万吨/年\n        qualifier: up_to\n")],
    "the same number from another source": [(MILL, "phases:\n", f"  - {ORE.replace('daily-2025', 'atlas-2024').replace('2025-05', '2024')}\nphases:\n")],
    "an old phase in regular production": [(MILL, "date: 2025-02-28", "date: 2022-02-28"), (MILL, "date: 2024-H1", "date: 2021")],
    "an old phase with a plan ahead": [(MILL, SECOND, SECOND.replace("2025-05", "2023-12") + PLAN.replace("2025-06", "2026"))],
    "a plan that was met": [(MILL, "      - {status: operating", PLAN.replace("2025-06", "2025-01") + "      - {status: operating")],
    "a plan that was met early": [(MILL, "regular production}\n", "regular production}\n" + PLAN.replace("2025-06", "2025-04"))],
    "a plan of the whole that a phase answers": [(MILL, "total:", "milestones:\n" + PLAN.replace("2025-06", "2025-01").replace("      -", "  -") + "total:")],
    "a plan that was put off": [(MILL, SECOND, SECOND + PLAN + PLAN.replace("2025-06", "2026"))],
    "a target for later": [("indicators.csv", "observed,2025-05,2024", "target,2026,2026")],
    "names and titles": [("timeline.yaml", "  places: [dongxian]\n", "  places: [dongxian]\n" + note("示例甲矿业有限公司与示例日报社一起"))],
    "a date in the same words": [("timeline.yaml", "  places: [dongxian]\n", "  places: [dongxian]\n" + note("2021年12月30日起，与示例日报社"))],
    "a question": [("enterprises.csv", FIRM, "daily-2025,¶4,何时投产？,When? See https://example.org/a?b=甲?乙")],
    "a target for 2060": [("indicators.csv", "observed,2025-05,2024", "target,2025-05,2060")],
    "a measure": [("timeline.yaml", "  figures:\n", "  items:\n    - {kind: measure, text: 把这件大事一步一步办好, text_en: x}\n  figures:\n")],
}  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_what_is_right_is_let_be(tmp_path: Path, name: str) -> None:
    assert advised(damaged(tmp_path, GOOD[name])) == []


@pytest.mark.parametrize(("text", "topics"), [
    ("规模与进展未见来源", ["status", "size"]), ("来源未给规模", ["size"]), ("印发日期未见来源：起年取自规划期", ["date"]),
    ("设在何处来源未说", ["place"]), ("全称的后缀来源未写出", ["name"]), ("来源未写日期：在开幕之后", ["date"]), ("会期未见来源，取见报的月份", ["date"]),
    ("no source gives size or status", ["status", "size"]), ("county not stated", ["place"]),
    ("the source does not give the ending of the full name", ["name"]), ("no source tells its county", ["place"]),
    ("采选规模未见来源", []), ("起算年份来源未写", []), ("与上海安能的股权关系未见来源写明", []), ("进展顺利", []), ("只见投资3亿元", []),
    ("是否已建立合作，来源未说", []), ("no source gives the amount of ore", []), ("no source speaks of regular production", []), ("", []),
])  # fmt: skip
def test_what_a_note_is_silent_on(text: str, topics: list[str]) -> None:
    assert silent_on(text) == topics


# The command


def check(*arguments: str) -> int:
    return command.main(["check", "--day", "2027-01-01", *arguments])


def test_advice_comes_after_the_line_that_all_is_well_and_fails_only_if_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    config = ["--config", str(TINY / "config.yaml"), "--lang", "en"]
    assert check(*config) == 0
    first, *rest = capsys.readouterr().out.splitlines()
    assert first.startswith("ok: ")
    assert len(rest) == 1
    assert ".date: advice: '2025-05' is the last that is known" in rest[0]
    assert check(*config, "--strict") == 1
    assert check(*config, "--strict", "--day", "2025-07-01") == 0


def test_advice_comes_after_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copy(tmp_path)
    edit(folder, "places.yaml", "role: core", "role: cor")
    assert check("--data", str(folder), "--lang", "en") == 1
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("data/places.yaml:6: role: 'cor' is not one of")
    assert ": advice: " in second


def test_passages_come_from_the_command_or_the_config(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copy(tmp_path)
    edit(folder, "timeline.yaml", "  places: [dongxian]\n", "  places: [dongxian]\n" + note("请把这件大事一步一步办好"))
    (tmp_path / "passages.txt").write_text("\n".join(PASSAGES), "utf-8")
    (tmp_path / "config.yaml").write_text((TINY / "config.yaml").read_text("utf-8") + "quotes: passages.txt\n", "utf-8")
    config = ["--config", str(tmp_path / "config.yaml"), "--day", "2025-07-01"]
    assert check(*config, "--strict") == 1
    told = "data/timeline.yaml:8: note: 提示：“把这件大事一步一步办好”与原文一字不差；请换自己的话"
    assert capsys.readouterr().out.splitlines()[1:] == [told]
    assert (
        check("--data", str(folder), "--quotes", str(tmp_path / "passages.txt"), "--day", "2025-07-01", "--strict") == 1
    )
    assert capsys.readouterr().out.splitlines()[1:] == [told]
    assert check("--data", str(folder), "--quotes", str(tmp_path / "none.txt"), "--lang", "en") == 1
    assert capsys.readouterr().out == "none.txt:1: the file is missing\n"
