"""Every record and every field, declared once: what the data files may hold. ``fields`` has the types of the values.

All records are frozen. Each field says in zh and en what it holds; ``python -m atlas dictionary`` prints that.
"""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict

from atlas.catalog.fields import (
    Coordinate,
    Date,
    MaybeDate,
    MaybeNumber,
    MaybeSlug,
    MaybeText,
    MaybeWebAddress,
    Slug,
    Text,
    Word,
    about,
    word_of,
)
from atlas.words import vocab
from atlas.words.quantity import Quantity


class Record(BaseModel):
    """Frozen, and closed: a field that is not declared is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Cited(Record):
    """What one place in a source states as a whole."""

    source: Slug = about("来源编号", "id of the source")
    locator: Text = about("在来源中的位置", "where in the source")
    note: MaybeText = about("备注", "note", None)
    note_en: MaybeText = about("备注的英文", "note in English", None)


class Claim(Record):
    """One value that one source states, with all that is needed to weigh it."""

    value: MaybeNumber = about(
        "数值，与来源写法一致；未量化时留空", "value as the source writes it; empty if not quantified", None
    )
    unit: Annotated[str, word_of(vocab.UNIT)] = about("单位，与来源写法一致", "unit as the source writes it")
    qualifier: Annotated[str, word_of(vocab.QUALIFIER)] = about("限定词", "qualifier")
    stated: MaybeText = about("来源的原话（仅未量化时）", "the source's own few words (only if not quantified)", None)
    stated_en: MaybeText = about("原话的英文", "the same in English", None)
    date: Date = about("数值所属的日期", "the date that the value belongs to")
    source: Slug = about("来源编号", "id of the source")
    locator: Text = about("在来源中的位置，如 ¶28", "where in the source, such as ¶28")
    rejected: MaybeText = about("不采用的理由；采用则留空", "why the claim is refused; empty if it is not", None)
    rejected_en: MaybeText = about("理由的英文", "the same in English", None)
    note: MaybeText = about("备注", "note", None)
    note_en: MaybeText = about("备注的英文", "note in English", None)

    @property
    def amount(self) -> Quantity:
        return Quantity(self.value, self.unit, self.qualifier)

    @property
    def wider(self) -> bool:
        """Whether it speaks of more than the thing that it stands at."""
        return False


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
    accessed: MaybeDate = about("读取日期；未记录则留空", "date of reading; empty if it was not recorded", None)
    url: MaybeWebAddress = about("网址", "web address", None)
    note: MaybeText = about("备注：性质、缺陷、许可", "note: nature, defects, licence", None)
    note_en: MaybeText = about("备注的英文", "note in English", None)


class Rival(Record):
    """What another source says of a field that is not a number; the record keeps its own value, the page shows both."""

    field: Annotated[str, word_of(vocab.RIVAL_FIELD)] = about("哪个字段", "which field")
    value: Word = about("该来源的说法（编号或文字）", "what that source says (an id or words)")
    value_en: Word = about("说法的英文", "the same in English")
    date: Date = about("说法的日期", "date of the statement")
    source: Slug = about("来源编号", "id of the source")
    locator: Text = about("在来源中的位置", "where in the source")
    note: MaybeText = about("备注：为何未采用", "note: why it was not taken", None)
    note_en: MaybeText = about("备注的英文", "note in English", None)


class Focus(Record):
    """One thing that a place is to concentrate on."""

    name: Text = about("发展重点", "what it concentrates on")
    name_en: Text = about("发展重点的英文", "the same in English")


class Place(Record):
    """A county, district, city or development zone."""

    id: Slug = about("编号", "id")
    adcode: MaybeText = about("行政区划代码；开发区留空", "administrative code; empty for a zone", None)
    name: Text = about("名称", "name")
    name_en: Text = about("名称的英文", "name in English")
    kind: Annotated[str, word_of(vocab.PLACE_KIND)] = about("类别", "kind")
    role: Annotated[str, word_of(vocab.ROLE)] = about("在布局中的角色", "role in the layout")
    focus: tuple[Focus, ...] = about("发展重点", "what it concentrates on", ())
    within: MaybeSlug = about(
        "所属县区的编号（开发区）；来源未注明则留空",
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
    lon: Coordinate = about("经度（WGS84）", "longitude (WGS84)")
    lat: Coordinate = about("纬度（WGS84）", "latitude (WGS84)")
    source: Slug = about("来源编号", "id of the source")
    locator: Text = about("在来源中的位置", "where in the source")
    rejected: MaybeText = about("不采用的理由", "why the point is refused", None)
    rejected_en: MaybeText = about("理由的英文", "the same in English", None)


class Enterprise(Cited):
    """A firm, institute, university or association."""

    id: Slug = about("编号", "id")
    name: Text = about("常用名", "name in common use")
    full_name: MaybeText = about("全称；来源未注明则留空", "full name; empty if no source gives it", None)
    name_en: Text = about("英文名", "name in English")
    kind: Annotated[str, word_of(vocab.ENTERPRISE_KIND)] = about("类别", "kind")
    segment: Annotated[str, word_of(vocab.SEGMENT)] = about("产业链环节", "segment of the chain")
    makes: MaybeText = about("产品或业务；来源未注明则留空", "what it makes or does; empty if no source tells", None)
    makes_en: MaybeText = about("产品或业务的英文", "the same in English", None)
    place: MaybeSlug = about(
        "所在地编号：建厂或经营之处；来源未注明则留空，不猜",
        "id of its site, where it builds or works; empty if no source tells, never guessed",
        None,
    )
    place_date: MaybeDate = about(
        "所在地说法的日期；与来源的日期相同则留空", "date of the statement; empty if it is that of its source", None
    )
    place_source: MaybeSlug = about("所在地的来源", "source for the site", None)
    place_locator: MaybeText = about("所在地在来源中的位置", "where in that source", None)
    seat: MaybeSlug = about(
        "注册地编号，与所在地是两回事；来源未注明则留空",
        "id of the place of its registered seat, which is not its site; empty if no source tells",
        None,
    )
    seat_date: MaybeDate = about(
        "注册地说法的日期；与来源的日期相同则留空", "date of the statement; empty if it is that of its source", None
    )
    seat_source: MaybeSlug = about("注册地的来源", "source for the seat", None)
    seat_locator: MaybeText = about("注册地在来源中的位置", "where in that source", None)


class Relation(Cited):
    """How two parties are tied: subject *kind* object."""

    id: Slug = about("编号", "id")
    subject: Slug = about("主体的编号（企业或地区）", "id of the subject (an enterprise or a place)")
    kind: Annotated[str, word_of(vocab.RELATION_KIND)] = about("关系", "relation")
    object: Slug = about("对象的编号（企业或地区）", "id of the object (an enterprise or a place)")
    share: MaybeNumber = about("持股比例（%）", "share held (%)", None)
    date: MaybeDate = about("日期；来源未注明则留空", "date; empty if no source gives it", None)


class Capacity(Claim):
    """What a project or one of its phases makes in a year (or its length, number, specific energy)."""

    product: Annotated[str, word_of(vocab.PRODUCT)] = about("产品", "product")
    sense: Annotated[str, word_of(vocab.CAPACITY_SENSE)] = about(
        "产能、预期产量，还是采选合称的规模；产能可不写",
        "a capacity, an expected yield, or the size of mine and mill together; a capacity need not say so",
        "capacity",
    )

    @property
    def wider(self) -> bool:
        return self.sense == "mine_and_mill"


class Milestone(Record):
    """A state reached on a date; the status on a day is that of the last one on or before it."""

    status: Annotated[str, word_of(vocab.STATUS)] = about("状态", "status")
    date: Date = about("日期", "date")
    basis: Annotated[str, word_of(vocab.BASIS)] = about("依据", "basis")
    source: Slug = about("来源编号", "id of the source")
    locator: Text = about("在来源中的位置", "where in the source")
    note: MaybeText = about("备注：具体进展", "note: what was done", None)
    note_en: MaybeText = about("备注的英文", "note in English", None)


class Phase(Record):
    """A part of a project that is built in one go."""

    id: Slug = about("编号，以项目编号开头", "id; begins with the id of the project")
    name: Text = about("名称", "name")
    name_en: Text = about("名称的英文", "name in English")
    capacities: tuple[Capacity, ...] = about(
        "产能；来源不一致时各写一条", "capacities; one each where sources disagree", ()
    )
    milestones: tuple[Milestone, ...] = about("进展历史", "history", ())
    note: MaybeText = about("备注", "note", None)
    note_en: MaybeText = about("备注的英文", "note in English", None)


class Project(Record):
    """One project, or the agreement that projects belong to."""

    id: Slug = about("编号，与文件名相同", "id, the same as the name of its file")
    name: Text = about("名称", "name")
    name_en: Text = about("名称的英文", "name in English")
    enterprise: MaybeSlug = about("企业编号；来源未注明则留空", "id of the enterprise; empty if no source tells", None)
    place: MaybeSlug = about("所在地编号；来源未注明则留空", "id of the place; empty if no source tells", None)
    stage: Annotated[str, word_of(vocab.STAGE)] = about("环节", "stage")
    part_of: MaybeSlug = about(
        "所属的更大项目（协议）的编号", "id of the larger project (agreement) that holds it", None
    )
    source: MaybeSlug = about(
        "企业与所在地的来源；与数值的来源相同则留空",
        "source for enterprise and place; empty if the figures' own source gives them",
        None,
    )
    locator: MaybeText = about("在来源中的位置", "where in the source", None)
    rivals: tuple[Rival, ...] = about("其他来源的不同说法", "what other sources say instead", ())
    milestones: tuple[Milestone, ...] = about(
        "整个项目的进展；也是未分期部分的状态", "history of the whole; also the status of what no phase holds", ()
    )
    total: tuple[Capacity, ...] = about("整个项目要达到的规模", "what the whole project is to reach", ())
    phases: tuple[Phase, ...] = about("分期", "phases", ())
    note: MaybeText = about("备注", "note", None)
    note_en: MaybeText = about("备注的英文", "note in English", None)


class Investment(Claim):
    """An amount of money that was signed, planned, approved or spent."""

    id: Slug = about("编号", "id")
    name: Text = about("名称；同名同类的行互为不同说法", "name; rows of one name and kind are rivals")
    name_en: Text = about("名称的英文", "name in English")
    party: MaybeSlug = about("投资方的编号；汇总数留空", "id of the investor; empty for a sum over many", None)
    project: MaybeSlug = about("项目或分期的编号", "id of the project or phase", None)
    place: MaybeSlug = about("所在地编号", "id of the place", None)
    kind: Annotated[str, word_of(vocab.INVESTMENT_KIND)] = about("金额种类", "kind of amount")
    projects: MaybeNumber = about(
        "所含项目数（限定词同金额）", "number of projects in it (same qualifier as the amount)", None
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
    kind: Annotated[str, word_of(vocab.INDICATOR_KIND)] = about("实际、目标或预计", "observed, target or forecast")
    period: MaybeDate = about(
        "数值针对的时期，如目标年份；与日期相同则留空",
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
    source: MaybeSlug = about("来源编号；与事件的来源相同则留空", "id of the source; empty if it is the event's", None)
    locator: MaybeText = about("在来源中的位置", "where in the source", None)


class Person(Record):
    """Somebody whom a source names, with the role at that time."""

    name: Text = about("姓名", "name")
    name_en: Text = about("姓名的拼音", "name in Latin letters")
    role: Text = about("当时的身份", "role at that time")
    role_en: Text = about("身份的英文", "the same in English")


class Event(Cited):
    """Something that happened on the road: a proposal, a decision, an inspection, a policy, a conference."""

    id: Slug = about("编号", "id")
    date: Date = about("日期；来源未给出日期时写区间", "date; a span where no source gives a day")
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


class Deposit(Cited):
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
    filing: MaybeText = about("储量评审备案：文号与说法", "filing of the resource: number and words", None)
    filing_en: MaybeText = about("备案的英文", "filing in English", None)
    filing_date: MaybeDate = about("备案公布的日期", "date on which the filing was made public", None)
    filing_source: MaybeSlug = about("备案的来源", "source for the filing", None)
    filing_locator: MaybeText = about("备案在来源中的位置", "where in that source", None)
    figures: tuple[Figure, ...] = about("资源量、品位等数值", "resource, grade and other figures", ())
    projects: tuple[Slug, ...] = about("相关项目的编号", "ids of the projects concerned", ())


class Coefficient(Record):
    """A factor of the conversion ladder: a value, or a range from ``low`` to ``high``, or both."""

    id: Slug = about("编号", "id")
    name: Text = about("名称", "name")
    name_en: Text = about("名称的英文", "name in English")
    kind: Annotated[str, word_of(vocab.COEFFICIENT_KIND)] = about("类别", "kind")
    step: Annotated[str, word_of(vocab.LADDER_STEP)] = about("在换算链中的步骤", "step of the conversion ladder")
    origin: Annotated[str, word_of(vocab.ORIGIN)] = about("得自何处", "where it comes from")
    use: Annotated[str, word_of(vocab.LADDER_USE)] = about("在换算链中如何使用", "how the conversion ladder uses it")
    value: MaybeNumber = about("数值；只有范围时留空", "value; empty if only a range is known", None)
    low: MaybeNumber = about("范围下限", "low end of the range", None)
    high: MaybeNumber = about("范围上限", "high end of the range", None)
    unit: Annotated[str, word_of(vocab.UNIT)] = about("单位", "unit")
    qualifier: Annotated[str, word_of(vocab.QUALIFIER)] = about("限定词", "qualifier")
    date: Date = about("数值的日期", "date of the value")
    source: Slug = about("来源编号", "id of the source")
    locator: Text = about("在来源中的位置", "where in the source")
    note: MaybeText = about("备注：适用条件", "note: where it holds", None)
    note_en: MaybeText = about("备注的英文", "note in English", None)


@dataclass(frozen=True, slots=True)
class File:
    """One file (or folder) of the data, the record that its rows hold, and the field of the catalogue that it fills.

    ``header`` names the columns of a CSV in their order; a region may do without an ``optional`` file.
    """

    path: str
    kind: str
    record: type[Record]
    holds: str
    holds_en: str
    header: str = ""
    optional: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(self.header.split())


FILES = (
    File("sources.yaml", "sources", Source, "来源", "sources"),
    File("places.yaml", "places", Place, "地区与布局", "places and layout"),
    File(
        "enterprises.csv",
        "enterprises",
        Enterprise,
        "企业与机构",
        "enterprises and institutes",
        "id name full_name name_en kind segment makes makes_en place place_date place_source place_locator seat seat_date seat_source"
        " seat_locator source locator note note_en",
    ),
    File(
        "relations.csv",
        "relations",
        Relation,
        "关系",
        "relations",
        "id subject kind object share date source locator note note_en",
    ),
    File("projects", "projects", Project, "项目，每个一份文件", "projects, one file each"),
    File(
        "investments.csv",
        "investments",
        Investment,
        "投资",
        "investments",
        "id name name_en party project place kind value unit qualifier stated stated_en projects date part_of overlaps source locator"
        " rejected rejected_en note note_en",
    ),
    File(
        "indicators.csv",
        "indicators",
        Indicator,
        "指标",
        "indicators",
        "id name name_en subject quantity value unit qualifier stated stated_en kind date period source locator rejected rejected_en"
        " note note_en",
    ),
    File("deposits.yaml", "deposits", Deposit, "矿床", "deposits", optional=True),
    File("timeline.yaml", "events", Event, "大事记", "events"),
    File("balance.yaml", "coefficients", Coefficient, "换算系数", "coefficients of the conversion ladder"),
    File(
        "seats.csv",
        "seats",
        Seat,
        "县城位置",
        "county seats",
        "id place lon lat source locator rejected rejected_en",
        optional=True,
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
