"""Data that are garbled, cut or stand for nothing: what is said of them, in the tiny region and in the real data."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pypinyin import phrases_dict

from atlas.catalog import garbled
from atlas.catalog.load import load
from atlas.catalog.problem import DataError, Problem
from tests.regions.folder import TINY, copy, edit, said

MILL = "projects/jiakuang-mill.yaml"
REGIONS = {"real": Path(__file__).resolve().parents[2] / "data", "tiny": TINY / "data"}
FILES = {
    "real": ("enterprises.csv", "sources.yaml", "projects/anneng-mill.yaml"),
    "tiny": ("enterprises.csv", "sources.yaml", MILL),
}
NOTHING = "stands for nothing; leave the field empty or out, or write what the source says"


def problems(folder: Path) -> tuple[Problem, ...]:
    try:
        load(folder)
    except DataError as error:
        return error.problems
    return ()


def as_marks(text: str) -> str:
    return re.sub(r"[^\x00-\x7f]", "?", text)


def as_gbk(text: str) -> str:
    return text.encode().decode("gbk", "ignore")


def as_windows(text: str) -> str:
    return text.encode().decode("cp1252", "ignore")


def gbk_as_latin(text: str) -> str:
    return text.encode("gb18030").decode("latin-1")


def as_refusals(text: str) -> str:
    return re.sub(r"[^\x00-\x7f]", "\ufffd", text)


WRONG: tuple[Callable[[str], str], ...] = (as_marks, as_gbk, as_windows, gbk_as_latin, as_refusals)


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize(("region", "file"), [(region, file) for region, files in FILES.items() for file in files])
def test_a_file_that_was_saved_in_a_wrong_encoding_is_refused(
    tmp_path: Path, region: str, file: str, wrong: Callable[[str], str]
) -> None:
    folder = Path(shutil.copytree(REGIONS[region], tmp_path / "data"))
    path = folder / file
    path.write_text(wrong(path.read_text("utf-8")), "utf-8", newline="")
    told = problems(folder)
    assert told
    assert {problem.path for problem in told} == {f"data/{file}"}  # and no echoes of it in other files
    if region == "real":
        assert len(told) == 1
        assert re.search(r"is the first of \d+ lines that were saved in a wrong encoding", told[0].message)
        assert re.search(r"从这里起有 \d+ 行保存时编码弄错了", told[0].shown("zh"))


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize(
    "name", ["安能", "临武县", "湖南安能赣锋新材料有限公司", "正文“总进度的65%”", "选矿生产线建成"]
)
def test_a_single_text_that_was_misread_is_known(name: str, wrong: Callable[[str], str]) -> None:
    assert garbled.fault(wrong(name)) is not None or garbled.stands_for_nothing(wrong(name))


def test_sound_chinese_is_never_called_garbled() -> None:
    phrases = list(phrases_dict.phrases_dict)
    assert len(phrases) > 40_000
    assert [phrase for phrase in phrases if garbled.fault(phrase) and unicode_plain(phrase)] == []
    together = ["".join(phrases[at : at + 4]) for at in range(0, len(phrases), 4)]
    assert [text for text in together if garbled.fault(text) and unicode_plain(text)] == []


def unicode_plain(text: str) -> bool:
    return all("\u4e00" <= sign <= "\u9fff" or sign in "，、" for sign in text)


@pytest.mark.parametrize(
    "text",
    ["Ünlü Böhm café", "CO₂ m³ ¥ ① ≥ Li₂CO₃ ℃ № Ⅱ", "“GRÖ” – naïve—", "a<5 & b>3", "R&D; x", "浏阳、洹北、涞源、迦叶", "为何？？",
     "https://example.org/??a=b", "Does it? Yes."],
)  # fmt: skip
def test_sound_texts_are_let_be(text: str) -> None:
    assert garbled.fault(text) is None
    assert not garbled.stands_for_nothing(text)


NAMES = {
    "zero-width space": ("乙\u200b电", "'乙\\u200b电' has U+200B, a sign that nobody sees and no search finds; delete it"),
    "soft hyphen": ("乙\u00ad电", "'乙\\xad电' has U+00AD, a sign that nobody sees and no search finds; delete it"),
    "mark of direction": ("乙\u202e电", "'乙\\u202e电' has U+202E, a sign that nobody sees and no search finds; delete it"),
    "no-break space": ("乙\u00a0电", "'乙\\xa0电' has U+00A0, which only looks like a space; write an ordinary one"),
    "radical of a PDF": ("乙⽇", "'乙⽇' has U+2F47, which only looks like '日'; write '日'"),
    "double of a sign": ("乙\uf9ca", "'乙\uf9ca' has U+F9CA, which only looks like '流'; write '流'"),
    "accent of its own": ("Re\u0301my", "'Re\u0301my' has a letter and its accent as two signs; write 'Rémy'"),
    "private sign": ("乙\ue001", "'乙\\ue001' has U+E001, which only some fonts show; write a common sign"),
    "replaced sign": ("乙\ufffd", "'乙\ufffd' has '\ufffd' where signs were lost as the file was saved; take them from an earlier copy"),
    "marks": ("乙??", "'乙??' has '??' where signs were lost as the file was saved; take them from an earlier copy"),
    "lost twice over": ("乙锟斤拷", "'乙锟斤拷' has '锟斤拷' where signs were lost as the file was saved; take them from an earlier copy"),
    "misread": ("瀹夎兘", "'瀹夎兘' was saved in a wrong encoding; does it say '安能'?"),
    "entity": ("乙&nbsp;电", "'乙&nbsp;电' has '&nbsp;', which a program left there; write what it stands for"),
    "line end of Excel": ("乙电_x000D_", "'乙电_x000D_' has '_x000D_', which a program left there; write what it stands for"),
    "escape": ("\\u4e59电", "'\\u4e59电' has '\\u4e59', which a program left there; write what it stands for"),
    "tag": ("乙<br/>电", "'乙<br/>电' has '<br/>', which a program left there; write what it stands for"),
    **{text: (text, f"'{text}' {NOTHING}") for text in (
        "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "Err:502", "无", "暂无", "—", "——", "/", "-", "待定", "未知", "nil", "nan", "NaN",
        "N/A", "TBD", "TODO", "？？？", "?", "……", "1.23E+11")},
    "two and more": ("????", "'????' has '????' where signs were lost as the file was saved; take them from an earlier copy"),
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_or_locator_that_no_reader_should_see(tmp_path: Path, name: str) -> None:
    text, says = NAMES[name]
    folder = copy(tmp_path)
    edit(folder, "enterprises.csv", "乙电", text)
    edit(folder, "enterprises.csv", "daily-2025,¶4", f"daily-2025,{text}")
    assert said(folder) == [f"data/enterprises.csv:3: {field}: {says}" for field in ("locator", "name")]


@pytest.mark.parametrize("text", ["Nan", "Na", "无锡", "待定县", "#2", "-1", "None of them", "§ 3", "¶28", "略阳"])
def test_names_that_only_look_like_nothing(text: str) -> None:
    assert not garbled.stands_for_nothing(text)


IN_CHINESE = {
    "乙\u200b电": "“乙\\u200b电”有看不见的字符 U+200B，搜索会因此找不到；请删去",
    "乙??": "“乙??”有“??”，是保存时丢失的字；请从以前的副本找回",
    "瀹夎兘": "“瀹夎兘”保存时编码弄错了；原文是否为“安能”？",
    "待定": "“待定”等于没写；请留空或删去这个字段，或写来源的说法",
    "乙⽇": "“乙⽇”有 U+2F47，只是貌似“日”；请改写为“日”",
    "乙&nbsp;电": "“乙&nbsp;电”有程序留下的“&nbsp;”；请写它所代表的字",
}


@pytest.mark.parametrize("text", IN_CHINESE)
def test_the_same_in_chinese(tmp_path: Path, text: str) -> None:
    folder = copy(tmp_path)
    edit(folder, "enterprises.csv", "乙电", text)
    assert [p.shown("zh") for p in problems(folder)] == [f"data/enterprises.csv:3: name: {IN_CHINESE[text]}"]


# null, as a program writes an empty field

NULL = "is how a program writes an empty field; leave the field empty or out (a list: [])"
ORE = "      - {product: ore, value: 100, unit: 万吨/年, qualifier: exact"
AT = f"data/{MILL}:16: phases[jiakuang-mill-1].capacities[1]."
NULLS = {
    "a reason": (ORE, ORE + ", rejected: null, rejected_en: null", [f"{AT}rejected: 'null' {NULL}", f"{AT}rejected_en: 'null' {NULL}"]),
    "a tilde": (ORE, ORE + ", rejected: ~, rejected_en: ~", [f"{AT}rejected: '~' {NULL}", f"{AT}rejected_en: '~' {NULL}"]),
    "a number": (ORE, ORE.replace("100", "null"), [f"{AT}value: 'null' {NULL}"]),
    "a word": (ORE, ORE.replace("exact", "Null"), [f"{AT}qualifier: 'Null' {NULL}"]),
    "an id": ("enterprise: jiakuang", "enterprise: null", [f"data/{MILL}:4: enterprise: 'null' {NULL}"]),
    "a list": ("total:\n", "milestones: null\ntotal:\n", [f"data/{MILL}:9: milestones: 'null' {NULL}"]),
    "an empty list": ("total:\n", "milestones:\ntotal:\n", [f"data/{MILL}:9: milestones: is empty; leave the field out, or fill it"]),
}  # fmt: skip


@pytest.mark.parametrize("name", NULLS)
def test_null_is_no_value(tmp_path: Path, name: str) -> None:
    old, new, expected = NULLS[name]
    folder = copy(tmp_path)
    edit(folder, MILL, old, new)
    assert said(folder) == expected


# Comments that cut a text

COMMENT = "what follows ' #' is a comment and is not read; put quotes around a text that has it, or the comment on a line of its own"
COMMENTS = {
    "a note": ("  - id: jiakuang-mill-2\n", "  - id: jiakuang-mill-2\n    note: 选矿生产线建成 #2 线已投料\n    note_en: built\n",
               [f"data/{MILL}:21: phases[jiakuang-mill-2].note: {COMMENT}"]),
    "a name of one word": ("name_en: Jia mill", "name_en: Mill  # 2", [f"data/{MILL}:3: name_en: {COMMENT}"]),
    "within brackets": ("note: 正常生产, ", "note: 正常生产 #2 线, ", [f"data/{MILL}:19: {COMMENT}"]),
    "in quotes": ("name_en: Jia mill", "name_en: 'Jia mill #2'", []),
    "after quotes": ("name_en: Jia mill", "name_en: 'Jia mill' # the first", []),
    "after a word": ("stage: beneficiation", "stage: beneficiation  # see vocab", []),
    "of its own": ("stage: beneficiation", "# see vocab\nstage: beneficiation", []),
    "no comment": ("name_en: Jia mill", "name_en: Jia mill#2", []),
}  # fmt: skip


@pytest.mark.parametrize("name", COMMENTS)
def test_a_comment_cuts_no_text(tmp_path: Path, name: str) -> None:
    old, new, expected = COMMENTS[name]
    folder = copy(tmp_path)
    edit(folder, MILL, old, new)
    assert said(folder) == expected


# Cut, and not merged

CUT = "ends in the middle of its last line, so that more may be missing; look at the end, then press Enter after the last line"


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("share", [0.2, 0.4, 2 / 3, 0.9])
def test_a_file_that_was_cut_is_named_alone(tmp_path: Path, region: str, share: float) -> None:
    folder = Path(shutil.copytree(REGIONS[region], tmp_path / "data"))
    for file in (*FILES[region], "relations.csv", "timeline.yaml"):
        path = folder / file
        whole = path.read_bytes()
        end = int(len(whole) * share)
        while whole[end - 1 : end] == b"\n":
            end -= 1
        path.write_bytes(whole[:end])
        told = problems(folder)
        assert {problem.path for problem in told} == {f"data/{file}"}, "\n".join(map(str, told))
        path.write_bytes(whole)


def test_a_last_line_without_its_end_is_told(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    for name in (MILL, "relations.csv"):
        (folder / name).write_bytes((folder / name).read_bytes().rstrip())
    assert said(folder) == [f"data/{MILL}:36: {CUT}", f"data/relations.csv:2: {CUT}"]
    assert problems(folder)[1].shown("zh") == (
        "data/relations.csv:2: 最后一行没有换行，后面的内容可能丢了；请查看文件末尾，补全后在最后一行之后按回车"
    )


@pytest.mark.parametrize("name", [MILL, "relations.csv", "boundaries.geojson"])
def test_the_marks_of_a_merge_are_named(tmp_path: Path, name: str) -> None:
    folder = copy(tmp_path)
    first, rest = (folder / name).read_text("utf-8").split("\n", 1)
    (folder / name).write_text(f"{first}\n<<<<<<< HEAD\n=======\n>>>>>>> other\n{rest}", "utf-8")
    says = "has the marks of a merge that was not finished; keep one of the two versions and delete the marks"
    assert said(folder) == [f"data/{name}:2: {says}"]


SHORT = {
    "empty cells at the end": ("relations.csv", "¶4,,", "¶4", []),
    "a cell that must be filled": (
        "relations.csv", ",daily-2025,¶4,,", ",daily-2025", ["data/relations.csv:2: locator: is empty; every relation needs it"],
    ),
    "a comma that is gone": (
        "relations.csv", "jiakuang,owns", "jiakuang",
        ["data/relations.csv:2: row: 9 cells, but the header has 10; is a comma unquoted?"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SHORT)
def test_a_row_that_is_shorter_than_the_header(tmp_path: Path, name: str) -> None:
    file, old, new, expected = SHORT[name]
    folder = copy(tmp_path)
    edit(folder, file, old, new)
    assert said(folder) == expected
