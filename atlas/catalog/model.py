"""Every record and every field, declared once: the types that the data files fill.

All records are frozen. Each field says in zh and en what it holds; ``python -m atlas dictionary`` prints that. A value that
does not fit raises ValueError with a phrase that follows the quoted value (``is not one of announced, …``); ``parse``
turns it into a ``Problem`` with its line.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from atlas.words import vocab
from atlas.words.dates import PartialDate
from atlas.words.quantity import Quantity

_SLUG = re.compile(r"[a-z0-9]+([-.][a-z0-9]+)*", re.ASCII)
_NUMBER = re.compile(r"\d{1,15}(\.\d{1,12})?", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，－", "0123456789.,-")
_LONGEST = 2000


def _text(value: Any) -> Any:
    if not isinstance(value, str):
        raise ValueError("is not a text")
    if bad := _CONTROL.search(value):
        raise ValueError(f"has the control character U+{ord(bad[0]):04X}; write it on one line, without tabs")
    if value != value.strip():
        raise ValueError("has a space at its start or end")
    if not value:
        raise ValueError("is empty; a text is required")
    if len(value) > _LONGEST:
        raise ValueError(f"has {len(value)} characters; at most {_LONGEST} are allowed")
    return value


def _slug(value: Any) -> Any:
    if not _SLUG.fullmatch(_text(value)):
        likely = re.sub(r"[\s_/]+", "-", value.lower())
        such = f"'{likely}'" if len(likely) <= 60 and _SLUG.fullmatch(likely) else "'dazhonghe-1'"
        raise ValueError(f"is not an id; write lower-case letters, digits and single hyphens, such as {such}")
    return value


# Words before and after a number that belong in a field of their own, as a clerk writes them.
_QUALIFYING = {"约": "about", "近": "about", "大约": "about", "超": "more_than", "超过": "more_than", "逾": "more_than",
               "至少": "at_least", "不少于": "at_least", "不低于": "at_least", "最多": "up_to", "不超过": "up_to",
               "多": "more_than", "余": "more_than", "以上": "at_least", "左右": "about", "以内": "up_to"}  # fmt: skip
_DRESSED = re.compile(
    r"(?P<before>\D{0,4}?) ?(?P<number>\d{1,15}(\.\d{1,12})?) ?(?P<middle>[多余]?) ?(?P<unit>.*?)(?P<after>以上|左右|以内)?",
    re.ASCII,
)


def _only_number(text: str) -> str:
    """What to write where a number wears its qualifier or its unit, such as 约360万吨; "" if it is not that."""
    found = _DRESSED.fullmatch(text.translate(_FULL_WIDTH).replace("％", "%")) if len(text) <= 40 else None
    if not found or (found["before"] and found["before"] not in _QUALIFYING):
        return ""
    if found["unit"] and found["unit"] not in vocab.UNIT:
        return ""
    words = [_QUALIFYING[part] for name in ("before", "middle", "after") if (part := found[name])]
    elsewhere = [*(f"'{word}' in the field 'qualifier'" for word in words[:1])]
    elsewhere += [f"'{found['unit']}' in the field 'unit'"] if found["unit"] else []
    return f"{found['number']}, and {' and '.join(elsewhere)}" if elsewhere else ""


def _number(value: Any) -> Any:
    text = _text(value)
    if text != (half := text.translate(_FULL_WIDTH)) and _NUMBER.fullmatch(half.replace(",", "")):
        raise ValueError(f"has full-width digits; write {half.replace(',', '')}")
    if "," in text and _NUMBER.fullmatch(text.replace(",", "")):
        raise ValueError(f"has thousands separators; write {text.replace(',', '')}")
    if text.startswith("-"):
        raise ValueError("is negative; no quantity here can be")
    if not _NUMBER.fullmatch(text):
        raise ValueError(
            f"is not a number; write {_only_number(text) or 'digits with at most one point, such as 152.1'}"
        )
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ValueError("is not a number") from None


def _coordinate(value: Any) -> Any:
    text = _text(value)
    if not re.fullmatch(r"-?\d{1,3}\.\d{1,7}", text, re.ASCII) or abs(Decimal(text)) > 180:
        raise ValueError("is not a coordinate; write degrees with a point, such as 112.55")
    return Decimal(text)


# 2025/5/1, 2025.5.1, 2025年5月, 2025-5 and 2025-05-01 00:00:00, as spreadsheets and people write a date.
_WRITTEN = re.compile(r"(\d{4})[-/.年](\d{1,2})(?:月|[-/.月](\d{1,2})日?(?: +[\d:]+)?)?", re.ASCII)


def _date(value: Any) -> Any:
    text = _text(value)
    try:
        return PartialDate(text)
    except ValueError:
        found = _WRITTEN.fullmatch(text.translate(_FULL_WIDTH)) if len(text) <= 30 else None
        meant = "-".join(part.zfill(2) for part in found.groups() if part) if found else text
        try:
            if meant == text or not PartialDate(meant):
                raise
        except ValueError:
            return PartialDate(text)  # raises what is wrong with the text itself
    raise ValueError(f"is not a date; write {meant}")


def _web_address(value: Any) -> Any:
    if not re.fullmatch(r"https?://[^\s<>\"']+", _text(value), re.ASCII):
        raise ValueError("is not a web address; it starts with http:// or https:// and has no spaces")
    return value


def _empty_is_none(value: Any) -> Any:
    return None if value == "" else value


def word_of(words: Mapping[str, vocab.Word]) -> BeforeValidator:
    def check(value: Any) -> Any:
        if _text(value) in words:
            return value
        close = get_close_matches(value, words, n=1) if len(value) <= 60 else []
        close = [word.id for word in words.values() if value in (word.zh, word.en)][:1] or close
        hint = f"; did you mean '{close[0]}'?" if close else ""
        raise ValueError(f"is not one of {', '.join(words)}{hint}")

    return BeforeValidator(check, json_schema_input_type=Literal[tuple(words)])


Text = Annotated[str, BeforeValidator(_text)]
Slug = Annotated[str, BeforeValidator(_slug)]
Number = Annotated[Decimal, BeforeValidator(_number)]
Coordinate = Annotated[Decimal, BeforeValidator(_coordinate)]
Date = Annotated[PartialDate, BeforeValidator(_date)]
WebAddress = Annotated[str, BeforeValidator(_web_address)]
MaybeText = Annotated[Text | None, BeforeValidator(_empty_is_none)]
MaybeSlug = Annotated[Slug | None, BeforeValidator(_empty_is_none)]
MaybeNumber = Annotated[Number | None, BeforeValidator(_empty_is_none)]
MaybeDate = Annotated[Date | None, BeforeValidator(_empty_is_none)]
MaybeWebAddress = Annotated[WebAddress | None, BeforeValidator(_empty_is_none)]


def about(zh: str, en: str, default: Any = ...) -> Any:
    """A field that says what it holds in both languages; without ``default`` it is required."""
    return Field(default, description=zh, json_schema_extra={"en": en})


class Record(BaseModel):
    """Frozen, and closed: a field that is not declared is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Claim(Record):
    """One value that one source states, with all that is needed to weigh it."""

    value: MaybeNumber = about(
        "数值, 与来源写法一致; 未量化时留空", "value as the source writes it; empty if not quantified", None
    )
    unit: Annotated[str, word_of(vocab.UNIT)] = about("单位, 与来源写法一致", "unit as the source writes it")
    qualifier: Annotated[str, word_of(vocab.QUALIFIER)] = about("限定词", "qualifier")
    stated: MaybeText = about("来源的原话(仅未量化时)", "the source's own few words (only if not quantified)", None)
    stated_en: MaybeText = about("原话的英文", "the same in English", None)
    date: Date = about("数值所属的日期", "the date that the value belongs to")
    source: Slug = about("来源编号", "id of the source")
    locator: Text = about("在来源中的位置, 如 ¶28", "where in the source, such as ¶28")
    rejected: MaybeText = about("不采用的理由; 采用则留空", "why the claim is refused; empty if it is not", None)
    rejected_en: MaybeText = about("理由的英文", "the same in English", None)
    note: MaybeText = about("备注", "note", None)
    note_en: MaybeText = about("备注的英文", "note in English", None)

    @property
    def amount(self) -> Quantity:
        return Quantity(self.value, self.unit, self.qualifier)


class Source(Record):
    """A text or data set that facts were read from."""

    id: Slug = about("编号", "id")
    title: Text = about("标题", "title")
    title_en: Text = about("标题的英文", "title in English")
    authors: MaybeText = about("作者", "authors", None)
    publisher: Text = about("发布者", "publisher")
    publisher_en: Text = about("发布者的英文", "publisher in English")
    kind: Annotated[str, word_of(vocab.SOURCE_KIND)] = about("类别", "kind")
    grade: Annotated[str, word_of(vocab.GRADE)] = about("可信等级", "grade of trust")
    published: MaybeDate = about("发布日期", "date of publication", None)
    accessed: MaybeDate = about("读取日期; 未记录则留空", "date of reading; empty if it was not recorded", None)
    url: MaybeWebAddress = about("网址", "web address", None)
    note: MaybeText = about("备注: 性质、缺陷、许可", "note: nature, defects, licence", None)
    note_en: MaybeText = about("备注的英文", "note in English", None)


class Rival(Record):
    """What another source says of a field that is not a number; the record keeps its own value, the page shows both."""

    field: Annotated[str, word_of(vocab.RIVAL_FIELD)] = about("哪个字段", "which field")
    value: Text = about("该来源的说法(编号或文字)", "what that source says (an id or words)")
    value_en: Text = about("说法的英文", "the same in English")
    date: Date = about("说法的日期", "date of the statement")
    source: Slug = about("来源编号", "id of the source")
    locator: Text = about("在来源中的位置", "where in the source")
    note: MaybeText = about("备注: 为何未采用", "note: why it was not taken", None)
    note_en: MaybeText = about("备注的英文", "note in English", None)


class Focus(Record):
    """One thing that a place is to concentrate on."""

    name: Text = about("发展重点", "what it concentrates on")
    name_en: Text = about("发展重点的英文", "the same in English")


class Place(Record):
    """A county, district, city or development zone."""

    id: Slug = about("编号", "id")
    adcode: MaybeText = about("行政区划代码; 开发区留空", "administrative code; empty for a zone", None)
    name: Text = about("名称", "name")
    name_en: Text = about("名称的英文", "name in English")
    kind: Annotated[str, word_of(vocab.PLACE_KIND)] = about("类别", "kind")
    role: Annotated[str, word_of(vocab.ROLE)] = about("在“一核多点”中的角色", "role in 'one core, many points'")
    focus: tuple[Focus, ...] = about("发展重点", "what it concentrates on", ())
    within: MaybeSlug = about(
        "所属县区的编号(开发区); 来源未注明则留空",
        "id of the county that a zone lies in; empty if no source tells",
        None,
    )
    within_source: MaybeSlug = about("所属县区的来源", "source for the county", None)
    within_locator: MaybeText = about("所属县区在来源中的位置", "where in that source", None)
    source: Slug = about("角色与名称的来源", "source for name and role")
    locator: Text = about("在来源中的位置", "where in the source")
    rivals: tuple[Rival, ...] = about("其他来源的不同说法", "what other sources say instead", ())
    note: MaybeText = about("备注", "note", None)
    note_en: MaybeText = about("备注的英文", "note in English", None)


class Seat(Record):
    """Where a county's seat stands, to about 1 km, as one list gives it."""

    id: Slug = about("编号", "id")
    place: Slug = about("县区编号", "id of the county")
    lon: Coordinate = about("经度(WGS84)", "longitude (WGS84)")
    lat: Coordinate = about("纬度(WGS84)", "latitude (WGS84)")
    source: Slug = about("来源编号", "id of the source")
    locator: Text = about("在来源中的位置", "where in the source")
    rejected: MaybeText = about("不采用的理由", "why the point is refused", None)
    rejected_en: MaybeText = about("理由的英文", "the same in English", None)


class Enterprise(Record):
    """A firm, institute, university or association."""

    id: Slug = about("编号", "id")
    name: Text = about("常用名", "name in common use")
    full_name: MaybeText = about("全称; 来源未注明则留空", "full name; empty if no source gives it", None)
    name_en: Text = about("英文名", "name in English")
    kind: Annotated[str, word_of(vocab.ENTERPRISE_KIND)] = about("类别", "kind")
    segment: Annotated[str, word_of(vocab.SEGMENT)] = about("产业链环节", "segment of the chain")
    makes: MaybeText = about("产品或业务; 来源未注明则留空", "what it makes or does; empty if no source tells", None)
    makes_en: MaybeText = about("产品或业务的英文", "the same in English", None)
    place: MaybeSlug = about(
        "所在地编号: 建厂或经营之处; 来源未注明则留空, 不猜",
        "id of its site, where it builds or works; empty if no source tells, never guessed",
        None,
    )
    place_date: MaybeDate = about(
        "所在地说法的日期; 与来源的日期相同则留空", "date of the statement; empty if it is that of its source", None
    )
    place_source: MaybeSlug = about("所在地的来源", "source for the site", None)
    place_locator: MaybeText = about("所在地在来源中的位置", "where in that source", None)
    seat: MaybeSlug = about(
        "注册地编号, 与所在地是两回事; 来源未注明则留空",
        "id of the place of its registered seat, which is not its site; empty if no source tells",
        None,
    )
    seat_date: MaybeDate = about(
        "注册地说法的日期; 与来源的日期相同则留空", "date of the statement; empty if it is that of its source", None
    )
    seat_source: MaybeSlug = about("注册地的来源", "source for the seat", None)
    seat_locator: MaybeText = about("注册地在来源中的位置", "where in that source", None)
    source: Slug = about("来源编号", "id of the source")
    locator: Text = about("在来源中的位置", "where in the source")
    note: MaybeText = about("备注", "note", None)
    note_en: MaybeText = about("备注的英文", "note in English", None)


class Relation(Record):
    """How two parties are tied: subject *kind* object."""

    id: Slug = about("编号", "id")
    subject: Slug = about("主体的编号(企业或地区)", "id of the subject (an enterprise or a place)")
    kind: Annotated[str, word_of(vocab.RELATION_KIND)] = about("关系", "relation")
    object: Slug = about("对象的编号(企业或地区)", "id of the object (an enterprise or a place)")
    share: MaybeNumber = about("持股比例(%)", "share held (%)", None)
    date: MaybeDate = about("日期; 来源未注明则留空", "date; empty if no source gives it", None)
    source: Slug = about("来源编号", "id of the source")
    locator: Text = about("在来源中的位置", "where in the source")
    note: MaybeText = about("备注", "note", None)
    note_en: MaybeText = about("备注的英文", "note in English", None)


class Capacity(Claim):
    """What a project or one of its phases makes in a year (or its length, number, specific energy)."""

    product: Annotated[str, word_of(vocab.PRODUCT)] = about("产品", "product")
    sense: Annotated[str, word_of(vocab.CAPACITY_SENSE)] = about(
        "产能, 还是预期产量; 产能可不写", "a capacity, or an expected yield; a capacity need not say so", "capacity"
    )


class Milestone(Record):
    """A state reached on a date; the status on a day is that of the last one on or before it."""

    status: Annotated[str, word_of(vocab.STATUS)] = about("状态", "status")
    date: Date = about("日期", "date")
    basis: Annotated[str, word_of(vocab.BASIS)] = about("依据", "basis")
    source: Slug = about("来源编号", "id of the source")
    locator: Text = about("在来源中的位置", "where in the source")
    note: MaybeText = about("备注: 具体进展", "note: what was done", None)
    note_en: MaybeText = about("备注的英文", "note in English", None)


class Phase(Record):
    """A part of a project that is built in one go."""

    id: Slug = about("编号, 以项目编号开头", "id; begins with the id of the project")
    name: Text = about("名称", "name")
    name_en: Text = about("名称的英文", "name in English")
    capacities: tuple[Capacity, ...] = about(
        "产能; 来源不一致时各写一条", "capacities; one each where sources disagree", ()
    )
    milestones: tuple[Milestone, ...] = about("进展历史", "history", ())
    note: MaybeText = about("备注", "note", None)
    note_en: MaybeText = about("备注的英文", "note in English", None)


class Project(Record):
    """One project, or the agreement that projects belong to."""

    id: Slug = about("编号, 与文件名相同", "id, the same as the name of its file")
    name: Text = about("名称", "name")
    name_en: Text = about("名称的英文", "name in English")
    enterprise: MaybeSlug = about("企业编号; 来源未注明则留空", "id of the enterprise; empty if no source tells", None)
    place: MaybeSlug = about("所在地编号; 来源未注明则留空", "id of the place; empty if no source tells", None)
    stage: Annotated[str, word_of(vocab.STAGE)] = about("环节", "stage")
    part_of: MaybeSlug = about("所属的更大项目(协议)的编号", "id of the larger project (agreement) that holds it", None)
    source: MaybeSlug = about(
        "企业与所在地的来源; 与数值的来源相同则留空",
        "source for enterprise and place; empty if the figures' own source gives them",
        None,
    )
    locator: MaybeText = about("在来源中的位置", "where in the source", None)
    rivals: tuple[Rival, ...] = about("其他来源的不同说法", "what other sources say instead", ())
    milestones: tuple[Milestone, ...] = about(
        "整个项目的进展; 也是未分期部分的状态", "history of the whole; also the status of what no phase holds", ()
    )
    total: tuple[Capacity, ...] = about("整个项目要达到的规模", "what the whole project is to reach", ())
    phases: tuple[Phase, ...] = about("分期", "phases", ())
    note: MaybeText = about("备注", "note", None)
    note_en: MaybeText = about("备注的英文", "note in English", None)


class Investment(Claim):
    """An amount of money that was signed, planned, approved or spent."""

    id: Slug = about("编号", "id")
    name: Text = about("名称; 同名同类的行互为不同说法", "name; rows of one name and kind are rivals")
    name_en: Text = about("名称的英文", "name in English")
    party: MaybeSlug = about("投资方的编号; 汇总数留空", "id of the investor; empty for a sum over many", None)
    project: MaybeSlug = about("项目或分期的编号", "id of the project or phase", None)
    place: MaybeSlug = about("所在地编号", "id of the place", None)
    kind: Annotated[str, word_of(vocab.INVESTMENT_KIND)] = about("口径", "kind of amount")
    projects: MaybeNumber = about(
        "所含项目数(限定词同金额)", "number of projects in it (same qualifier as the amount)", None
    )
    part_of: MaybeSlug = about("包含此金额的更大金额的编号", "id of the larger amount that holds this one", None)
    overlaps: MaybeSlug = about(
        "与之有未知重叠、不得相加的金额的编号", "id of an amount that it overlaps in an unknown way; never added", None
    )


class Indicator(Claim):
    """A figure about a place or an enterprise that is neither a capacity nor an amount invested."""

    id: Slug = about("编号", "id")
    name: Text = about("名称", "name")
    name_en: Text = about("名称的英文", "name in English")
    subject: Slug = about("地区或企业的编号", "id of a place or an enterprise")
    quantity: Annotated[str, word_of(vocab.QUANTITY)] = about("指标", "what it measures")
    kind: Annotated[str, word_of(vocab.INDICATOR_KIND)] = about("实际或目标", "observed or target")
    period: MaybeDate = about(
        "数值针对的时期, 如目标年份; 与日期相同则留空",
        "the time that the value is for, such as a target's year; empty if it is the date",
        None,
    )


class Figure(Claim):
    """A figure within an event, such as the number of teams of an inspection."""

    quantity: Annotated[str, word_of(vocab.QUANTITY)] = about("指标", "what it measures")
    name: Text = about("名称", "name")
    name_en: Text = about("名称的英文", "name in English")


class Item(Record):
    """One entry of a list within an event: a field of action, a measure, a finding, a request."""

    kind: Annotated[str, word_of(vocab.ITEM_KIND)] = about("类别", "kind")
    text: Text = about("内容", "content")
    text_en: Text = about("内容的英文", "content in English")
    source: MaybeSlug = about("来源编号; 与事件的来源相同则留空", "id of the source; empty if it is the event's", None)
    locator: MaybeText = about("在来源中的位置", "where in the source", None)


class Person(Record):
    """Somebody whom a source names, with the role at that time."""

    name: Text = about("姓名", "name")
    name_en: Text = about("姓名的拼音", "name in Latin letters")
    role: Text = about("当时的身份", "role at that time")
    role_en: Text = about("身份的英文", "the same in English")


class Event(Record):
    """Something that happened on the road: a proposal, a decision, an inspection, a policy, a conference."""

    id: Slug = about("编号", "id")
    date: Date = about("日期; 来源未给出日期时写区间", "date; a span where no source gives a day")
    kind: Annotated[str, word_of(vocab.EVENT_KIND)] = about("类别", "kind")
    level: Annotated[str, word_of(vocab.LEVEL)] = about("层级", "level")
    title: Text = about("标题", "title")
    title_en: Text = about("标题的英文", "title in English")
    by: MaybeText = about("由谁", "by whom", None)
    by_en: MaybeText = about("由谁的英文", "by whom, in English", None)
    document: MaybeText = about("文件名称", "title of the document", None)
    document_en: MaybeText = about("文件名称的英文", "title of the document in English", None)
    summary: MaybeText = about("概要", "summary", None)
    summary_en: MaybeText = about("概要的英文", "summary in English", None)
    places: tuple[Slug, ...] = about("相关地区的编号", "ids of the places concerned", ())
    enterprises: tuple[Slug, ...] = about("相关企业的编号", "ids of the enterprises concerned", ())
    projects: tuple[Slug, ...] = about("相关项目的编号", "ids of the projects concerned", ())
    follows: tuple[Slug, ...] = about("承接的事件的编号", "ids of the events that it follows from", ())
    people: tuple[Person, ...] = about("来源点名的人", "people whom the source names", ())
    items: tuple[Item, ...] = about("清单", "list of contents", ())
    figures: tuple[Figure, ...] = about("事件中的数值", "figures within the event", ())
    rivals: tuple[Rival, ...] = about("其他来源的不同说法", "what other sources say instead", ())
    source: Slug = about("来源编号", "id of the source")
    locator: Text = about("在来源中的位置", "where in the source")
    note: MaybeText = about("备注", "note", None)
    note_en: MaybeText = about("备注的英文", "note in English", None)


class Deposit(Record):
    """A mineral deposit with the resource that sources state or that was filed; what can be computed is not entered."""

    id: Slug = about("编号", "id")
    name: Text = about("名称", "name")
    name_en: Text = about("名称的英文", "name in English")
    place: MaybeSlug = about("所在地编号", "id of the place", None)
    holder: MaybeSlug = about("矿业权人的编号", "id of the holder of the right", None)
    mineral: MaybeText = about("矿种", "mineral", None)
    mineral_en: MaybeText = about("矿种的英文", "mineral in English", None)
    byproducts: MaybeText = about("伴生矿产", "by-products", None)
    byproducts_en: MaybeText = about("伴生矿产的英文", "by-products in English", None)
    filing: MaybeText = about("储量评审备案: 文号与说法", "filing of the resource: number and words", None)
    filing_en: MaybeText = about("备案的英文", "filing in English", None)
    filing_date: MaybeDate = about("备案公布的日期", "date on which the filing was made public", None)
    filing_source: MaybeSlug = about("备案的来源", "source for the filing", None)
    filing_locator: MaybeText = about("备案在来源中的位置", "where in that source", None)
    figures: tuple[Figure, ...] = about("资源量、品位等数值", "resource, grade and other figures", ())
    projects: tuple[Slug, ...] = about("相关项目的编号", "ids of the projects concerned", ())
    source: Slug = about("来源编号", "id of the source")
    locator: Text = about("在来源中的位置", "where in the source")
    note: MaybeText = about("备注", "note", None)
    note_en: MaybeText = about("备注的英文", "note in English", None)


class Coefficient(Record):
    """A factor of the conversion ladder: a value, or a range from ``low`` to ``high``, or both."""

    id: Slug = about("编号", "id")
    name: Text = about("名称", "name")
    name_en: Text = about("名称的英文", "name in English")
    kind: Annotated[str, word_of(vocab.COEFFICIENT_KIND)] = about("类别", "kind")
    value: MaybeNumber = about("数值; 只有范围时留空", "value; empty if only a range is known", None)
    low: MaybeNumber = about("范围下限", "low end of the range", None)
    high: MaybeNumber = about("范围上限", "high end of the range", None)
    unit: Annotated[str, word_of(vocab.UNIT)] = about("单位", "unit")
    qualifier: Annotated[str, word_of(vocab.QUALIFIER)] = about("限定词", "qualifier")
    date: Date = about("数值的日期", "date of the value")
    source: Slug = about("来源编号", "id of the source")
    locator: Text = about("在来源中的位置", "where in the source")
    note: MaybeText = about("备注: 适用条件", "note: where it holds", None)
    note_en: MaybeText = about("备注的英文", "note in English", None)


@dataclass(frozen=True, slots=True)
class File:
    """One file (or folder) of the data and the record that its rows hold; ``columns`` is the order of a CSV header."""

    path: str
    record: type[Record]
    holds: str
    holds_en: str
    columns: tuple[str, ...] = ()


def _columns(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# The order of the columns that DESIGN fixes, with the twins and the refusal that its principles ask for.
FILES = (
    File("sources.yaml", Source, "来源", "sources"),
    File("places.yaml", Place, "地区与布局", "places and layout"),
    File(
        "enterprises.csv",
        Enterprise,
        "企业与机构",
        "enterprises and institutes",
        _columns(
            "id name full_name name_en kind segment makes makes_en place place_date place_source place_locator seat seat_date"
            " seat_source seat_locator source locator note note_en"
        ),
    ),
    File(
        "relations.csv",
        Relation,
        "关系",
        "relations",
        _columns("id subject kind object share date source locator note note_en"),
    ),
    File("projects", Project, "项目, 每个一份文件", "projects, one file each"),
    File(
        "investments.csv",
        Investment,
        "投资",
        "investments",
        _columns(
            "id name name_en party project place kind value unit qualifier stated stated_en projects date part_of overlaps"
            " source locator rejected rejected_en note note_en"
        ),
    ),
    File(
        "indicators.csv",
        Indicator,
        "指标",
        "indicators",
        _columns(
            "id name name_en subject quantity value unit qualifier stated stated_en kind date period source locator rejected"
            " rejected_en note note_en"
        ),
    ),
    File("deposits.yaml", Deposit, "矿床", "deposits"),
    File("timeline.yaml", Event, "大事记", "events"),
    File("balance.yaml", Coefficient, "换算系数", "coefficients of the conversion ladder"),
    File(
        "seats.csv", Seat, "县城位置", "county seats", _columns("id place lon lat source locator rejected rejected_en")
    ),
)
BOUNDARIES = "boundaries.geojson"

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """The outline of one county: polygons, each its outer ring and its holes, each ring (lon, lat) pairs in WGS84."""

    adcode: str
    name: str
    polygons: tuple[tuple[Ring, ...], ...]
