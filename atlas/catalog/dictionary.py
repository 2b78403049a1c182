"""The data dictionary, made from ``model`` and ``vocab``: ``data/README.md``, and its rows for a page."""

from collections.abc import Iterator, Mapping
from functools import cache
from inspect import get_annotations
from types import MappingProxyType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pydantic import BeforeValidator

from atlas.catalog import fields as types
from atlas.catalog.model import BOUNDARIES, FILES, File, Record
from atlas.words import vocab
from atlas.words.vocab import Measured, Unit, Word

_TYPES: tuple[tuple[Any, str, str], ...] = (
    (types.Text, "文字", "text"),
    (types.Word, "文字", "text"),
    (types.Slug, "编号", "id"),
    (types.Number, "数", "number"),
    (types.Coordinate, "度", "degrees"),
    (types.Date, "日期", "date"),
    (types.WebAddress, "网址", "web address"),
)
LISTS: tuple[tuple[str, str, str, Mapping[str, Word]], ...] = (
    ("status", "状态", "status", vocab.STATUS),
    ("capacity-sense", "产能或预期产量", "capacity or expected yield", vocab.CAPACITY_SENSE),
    ("basis", "依据", "basis", vocab.BASIS),
    ("stage", "环节", "stage", vocab.STAGE),
    ("product", "产品", "product", vocab.PRODUCT),
    ("unit", "单位", "unit", vocab.UNIT),
    ("qualifier", "限定词", "qualifier", vocab.QUALIFIER),
    ("grade", "可信等级", "grade", vocab.GRADE),
    ("source-kind", "来源类别", "kind of source", vocab.SOURCE_KIND),
    ("place-kind", "地区类别", "kind of place", vocab.PLACE_KIND),
    ("role", "布局角色", "role in the layout", vocab.ROLE),
    ("enterprise-kind", "企业与机构类别", "kind of enterprise", vocab.ENTERPRISE_KIND),
    ("segment", "产业链环节", "segment", vocab.SEGMENT),
    ("relation-kind", "关系", "kind of relation", vocab.RELATION_KIND),
    ("investment-kind", "金额种类", "kind of amount", vocab.INVESTMENT_KIND),
    ("indicator-kind", "实际、目标或预计", "kind of indicator", vocab.INDICATOR_KIND),
    ("quantity", "指标", "quantity", vocab.QUANTITY),
    ("event-kind", "事件类别", "kind of event", vocab.EVENT_KIND),
    ("level", "层级", "level", vocab.LEVEL),
    ("item-kind", "清单条目类别", "kind of item", vocab.ITEM_KIND),
    ("coefficient-kind", "系数类别", "kind of coefficient", vocab.COEFFICIENT_KIND),
    ("ladder-step", "换算链的步骤", "step of the conversion ladder", vocab.LADDER_STEP),
    ("origin", "系数得自何处", "origin of a coefficient", vocab.ORIGIN),
    ("ladder-use", "系数如何使用", "use of a coefficient", vocab.LADDER_USE),
    ("rival-field", "不同说法的字段", "field of a rival", vocab.RIVAL_FIELD),
)
_INTRODUCTION = """\
# 数据字典 · Data dictionary

由 `python -m atlas dictionary` 生成，请勿手改。 · Made by `python -m atlas dictionary`; do not edit.

- 每个数都有来源与位置；数值与单位照来源写，不换算。 · Every number has its source and locator; value and unit stay as the source states them.
- 日期写到来源给出的精度：`2025`、`2025-04`、`2025-04-30`、`2025-H1`、`2025-Q2`，或区间 `2021/2022`。 · A date is as precise as its source, or a span of two.
- 编号只用小写字母、数字和连字符，不再更改；文件按编号排序。 · Ids are lower-case letters, digits and hyphens, and never change; files are sorted by id.
- 凡有 `_en` 的文字，中英文同时填写或同时留空。 · A text with an `_en` twin is given in both languages or in none.
- 改完运行 `python -m atlas check`。 · After a change, run `python -m atlas check`.

## 文件 · Files
"""


@cache
def fields() -> tuple[Mapping[str, Any], ...]:
    """One row for each field, those within a list as ``phases[].milestones[].status``.

    Keys: ``file``, ``field``, ``zh``, ``en``, ``type`` and ``type_zh`` (text), ``required`` (bool), ``words`` (tuple).
    """
    return tuple(
        MappingProxyType({"file": _path(file), **row})
        for file in FILES
        for row in _rows(file.record, file.columns, "", nested=True)
    )


def columns_of(kind: type[Record]) -> Iterator[dict[str, Any]]:
    """The same for one kind of record without what lies within, and ``list``: the name of the list of its words."""
    return _rows(kind, (), "", nested=False)


def lists() -> dict[str, tuple[str, str, Mapping[str, Word]]]:
    """Every list of words by its name: what it is called in zh and in en, and its words."""
    return {id_: (zh, en, words) for id_, zh, en, words in LISTS}


def markdown() -> str:
    """``data/README.md``: each file and its fields, the records within records, then every list of words."""
    lines = [
        *_INTRODUCTION.splitlines(),
        "",
        *_table(("文件 file", "内容", "holds"), ([f"`{_path(file)}`", file.holds, file.holds_en] for file in FILES)),
        (
            f"| `{BOUNDARIES}` | 县界（WGS84）；属性 `adcode`、`name`；成员 `source` 写来源编号 | county boundaries (WGS84);"
            " properties `adcode`, `name`; the member `source` names the id of their source |"
        ),
    ]
    inner: dict[str, type[Record]] = {}
    for file in FILES:
        lines += ["", f"## `{_path(file)}`", "", f"{file.holds} · {file.holds_en}", ""]
        lines += _fields_table(file.record, file.columns)
        inner |= {kind.__name__: kind for kind in _within(file.record)}
    for name, kind in inner.items():
        lines += ["", f"## {name.lower()} （条目 · entry）", "", str(kind.__doc__).strip().splitlines()[0], ""]
        lines += _fields_table(kind, ())
    lines += ["", "## 词表 · Words"]
    for id_, zh, en, words in LISTS:
        lines += ["", f"### {id_}", "", f"{zh} · {en}", "", *_word_table(words)]
    return "\n".join(lines) + "\n"


def _path(file: File) -> str:
    return f"{file.path}/<id>.yaml" if file.path == "projects" else file.path


def _fields_table(kind: type[Record], columns: tuple[str, ...]) -> list[str]:
    rows = (
        [
            f"`{row['field']}`",
            row["zh"],
            row["en"],
            f"{row['type_zh']} {row['type']}" + (f": [{row['list']}](#{row['list']})" if row["list"] else ""),
            "是 yes" if row["required"] else "",
        ]
        for row in _rows(kind, columns, "", nested=False)
    )
    return _table(("字段 field", "含义", "means", "类型 type", "必填 required"), rows)


def _word_table(words: Mapping[str, Word]) -> list[str]:
    rows = []
    for word in words.values():
        row = [f"`{word.id}`", word.zh, word.en, word.zh_means, word.en_means]
        rows.append([*row, word.dimension] if isinstance(word, (Measured, Unit)) else row)
    header = ("词 word", "中文", "English", "定义", "definition", "量纲 dimension")
    return _table(header[: len(rows[0])], iter(rows))


def _table(header: tuple[str, ...], rows: Iterator[list[str]]) -> list[str]:
    lines = [_line(header), "|" + " --- |" * len(header)]
    return [*lines, *(_line([cell.replace("|", "\\|") for cell in row]) for row in rows)]


def _line(cells: tuple[str, ...] | list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _rows(kind: type[Record], columns: tuple[str, ...], prefix: str, *, nested: bool) -> Iterator[dict[str, Any]]:
    hints = get_type_hints(kind, include_extras=True)
    for name in columns or ordered(kind):
        info = kind.model_fields[name]
        item, listed = item_of(hints[name])
        record = item if isinstance(item, type) and issubclass(item, Record) else None
        id_, words = words_of(item)
        zh, en = _type(item, record, words)
        yield {
            "field": f"{prefix}{name}{'[]' if listed and nested else ''}",
            "zh": info.description or "",
            "en": str(info.json_schema_extra.get("en", "")) if isinstance(info.json_schema_extra, dict) else "",
            "type": f"list of {en}" if listed else en,
            "type_zh": f"{zh}列表" if listed else zh,
            "required": info.is_required(),
            "words": words,
            "list": id_,
        }
        if nested and record:
            yield from _rows(record, (), f"{prefix}{name}[].", nested=True)


def ordered(kind: type[Record]) -> list[str]:
    """Own fields before those of the base class, as the files write them (a capacity begins with its product)."""
    own = [name for name in get_annotations(kind) if name in kind.model_fields]
    return own + [name for name in kind.model_fields if name not in own]


def item_of(hint: Any) -> tuple[Any, bool]:
    """The type of a field, or of an entry of the list that it is, and whether it is one."""
    return (get_args(hint)[0], True) if get_origin(hint) is tuple else (hint, False)


def _within(kind: type[Record]) -> Iterator[type[Record]]:
    for hint in get_type_hints(kind, include_extras=True).values():
        item, _ = item_of(hint)
        if isinstance(item, type) and issubclass(item, Record):
            yield item
            yield from _within(item)


def words_of(item: Any) -> tuple[str, tuple[str, ...]]:
    """The list whose words a field takes, and these; nothing for a field of free text."""
    if get_origin(item) is not Annotated:
        return "", ()
    for mark in item.__metadata__:
        if isinstance(mark, BeforeValidator):
            words = tuple(map(str, get_args(mark.json_schema_input_type)))
            for id_, _, _, known in LISTS:
                if words and words == tuple(known):
                    return id_, words
    return "", ()


def _type(item: Any, record: type[Record] | None, words: tuple[str, ...]) -> tuple[str, str]:
    if record:
        return record.__name__.lower(), record.__name__.lower()
    if words:
        return "词", "word"
    stated = get_args(item)[0]  # of a type that may be empty, the type itself comes first
    return next((zh, en) for hint, zh, en in _TYPES if hint in (item, *get_args(stated)))
