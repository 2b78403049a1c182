"""Presentation and deployment: titles, default filters, palette, map view, language. No facts; as strict as the data.

``load(path)`` reads a ``config.yaml``; what is wrong with it comes as a DataError with the same problems as the data's.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, PrivateAttr

from atlas.catalog.fields import Slug, Text, about, word_of
from atlas.catalog.messages.phrase import Said, did_you_mean, said, short
from atlas.catalog.model import Record
from atlas.catalog.problem import DataError, Problem, Unfit
from atlas.catalog.reading import parse, read
from atlas.words.vocab import EVENT_KIND, STAGE, STATUS, Word

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
_ORIGIN = re.compile(r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,3}(\.\d{1,7})?", re.ASCII)
# Under which the data may be offered; the last text is the address of the licence.
LICENCES = {
    word.id: word
    for word in (
        Word("cc-by-4.0", "知识共享署名 4.0（CC BY 4.0）", "Creative Commons Attribution 4.0 (CC BY 4.0)", "",
             "https://creativecommons.org/licenses/by/4.0/"),
        Word("cc0-1.0", "知识共享零 1.0（CC0 1.0）", "Creative Commons Zero 1.0 (CC0 1.0)", "",
             "https://creativecommons.org/publicdomain/zero/1.0/"),
    )
}  # fmt: skip
_LANGUAGES = {word.id: word for word in (Word("zh", "中文", "Chinese"), Word("en", "英文", "English"))}


def _colour(value: Any) -> Any:
    if not isinstance(value, str) or not _HEX.fullmatch(value):
        raise Unfit(said("config.colour"))
    return value


def _origin(value: Any) -> Any:
    if not isinstance(value, str) or not _ORIGIN.fullmatch(value):
        raise Unfit(said("config.origin"))
    return value


def _between(low: int, high: int) -> BeforeValidator:
    def check(value: Any) -> Any:
        if not isinstance(value, str) or not _NUMBER.fullmatch(value):
            raise Unfit(said("config.number"))
        if not low <= float(value) <= high:
            raise Unfit(said("config.between", low=low, high=high))
        return float(value)

    return BeforeValidator(check)


def _every_status(colours: dict[str, str]) -> Mapping[str, str]:
    if missing := [word for word in STATUS if word not in colours]:
        raise Unfit(said("config.statuses", words=missing))
    return MappingProxyType({word: colours[word] for word in STATUS})


def _every_kind(colours: dict[str, str]) -> Mapping[str, str]:
    return MappingProxyType({word: colours.get(word, _EVENTS[word]) for word in EVENT_KIND})


def _name(of: Said) -> BeforeValidator:
    def check(value: Any) -> Any:
        if not isinstance(value, str) or not value.strip() or not value.isprintable():
            raise Unfit(of)
        return value

    return BeforeValidator(check)


Colour = Annotated[str, BeforeValidator(_colour)]

# The only colours in code: what a palette that names none of its own takes. The ink and the paper are those of the light theme. Of events
# the congresses are blue, the governments green, meetings and cooperation ochre, firms and ores grey and violet.
INK, PAPER, LINE, WARNING, MUTED = "#1F2933", "#FFFFFF", "#4884B5", "#E8913A", "#8792A0"
_EVENTS = {
    "proposal": "#4A97D9",
    "decision": "#2A70B6",
    "supervision": "#2F7BBF",
    "policy": "#1F8A5F",
    "conference": "#C9741A",
    "cooperation": "#A8591B",
    "enterprise": "#7C8794",
    "resource": "#8A6D9E",
}


class Palette(Record):
    """Colours as ``#rrggbb``."""

    accent: Colour = about("强调色", "accent")
    money: Colour = about("金额的颜色", "colour of amounts of money")
    status: Annotated[dict[Annotated[str, word_of(STATUS)], Colour], AfterValidator(_every_status)] = about(
        "各状态的颜色", "colour of each status"
    )
    event: Annotated[dict[Annotated[str, word_of(EVENT_KIND)], Colour], AfterValidator(_every_kind)] = about(
        "各类事件的颜色，深浅两种底色上都要看得清",
        "colour of each kind of event, to be seen on both grounds",
        _EVENTS,
    )
    ink: Colour = about("打印时文字的颜色", "colour of text on paper", INK)
    line: Colour = about("细线与小条的颜色", "colour of rules and small bars", LINE)
    warning: Colour = about("提醒的颜色", "colour of a warning", WARNING)
    muted: Colour = about("退到背景的标记的颜色", "colour of marks that are set back", MUTED)


class View(Record):
    """Where the map begins."""

    longitude: Annotated[float, _between(-180, 180)] = about("中心经度", "longitude of the centre, degrees")
    latitude: Annotated[float, _between(-85, 85)] = about("中心纬度", "latitude of the centre, degrees")
    zoom: Annotated[float, _between(0, 20)] = about("缩放级别", "zoom level")


class Defaults(Record):
    """The filters of a first visit; empty means no filter."""

    place: tuple[Slug, ...] = about("地区", "places", ())
    stage: tuple[Annotated[str, word_of(STAGE)], ...] = about("环节", "stages", ())
    status: tuple[Annotated[str, word_of(STATUS)], ...] = about("状态", "statuses", ())


class Config(Record):
    """One ``config.yaml``; ``folder`` is its data folder, seen from the config's own."""

    title: Text = about("标题", "title")
    title_en: Text = about("标题的英文", "title in English")
    subtitle: Text | None = about("副标题", "subtitle", None)
    subtitle_en: Text | None = about("副标题的英文", "subtitle in English", None)
    layout: Text | None = about("布局一页的名字", "name of the page of the layout", None)
    layout_en: Text | None = about("布局一页的英文名", "its name in English", None)
    region: Slug = about("地区编号", "id of the region, a place")
    data: Annotated[str, _name(said("config.folder"))] = about("数据文件夹", "data folder", "data")
    earlier: Annotated[str, _name(said("config.folder"))] | None = about(
        "上一版数据的文件夹，供比较两版；没有则不写", "folder of an earlier release of the data, to compare with", None
    )
    language: Annotated[str, word_of(_LANGUAGES)] = about("默认语言", "language of a first visit", "zh")
    licence: Annotated[str, word_of(LICENCES)] | None = about(
        "文字与编排的许可，写进下载的文件；没有则不写",
        "licence of wording and arrangement, written into downloads",
        None,
    )
    defaults: Defaults = about("默认筛选", "filters of a first visit", Defaults())
    quotes: Annotated[str, _name(said("config.file"))] | None = about(
        "不得照抄的文字，每行一段，放在项目之外",
        "passages that no text may copy, one a line, kept outside the project",
        None,
    )
    palette: Palette = about("颜色", "colours")
    frames: tuple[Annotated[str, BeforeValidator(_origin)], ...] = about(
        "可以把看板嵌入框架的网站，如 https://portal.example；不写则只有本站",
        "sites that may show the dashboard in a frame, such as https://portal.example; without any only its own",
        (),
    )
    map: View = about("地图视野", "view of the map")

    _entry: parse.Entry["Config"] = PrivateAttr()
    _home: Path = PrivateAttr()

    @property
    def folder(self) -> Path:
        """Links are not followed, so that a release that takes the place of another behind a link is seen by whoever watches it."""
        return self._home / self.data

    @property
    def earlier_folder(self) -> Path | None:
        """The folder that ``earlier`` names, seen from the config's own."""
        return self._home / self.earlier if self.earlier else None

    @property
    def passages(self) -> Path | None:
        """The file that ``quotes`` names, seen from the config's own folder."""
        return (self._home / self.quotes).resolve() if self.quotes else None

    def problems(self, places: Mapping[str, object]) -> list[Problem]:
        """What does not fit the data: a region or a default place that is not the id of a place."""
        named: list[tuple[str, tuple[int | str, ...]]] = [(self.region, ("region",))]
        named += [(place, ("defaults", "place", at)) for at, place in enumerate(self.defaults.place)]
        return [
            self._entry.problem(said("config.place", id=short(id_), hint=did_you_mean(id_, places)), *loc)
            for id_, loc in named
            if id_ not in places
        ]


def find() -> Path:
    """The config to use: the one that ATLAS_CONFIG names, else ``config.yaml`` beside the ``atlas`` package."""
    named = os.environ.get("ATLAS_CONFIG", "")
    return Path(named) if named else Path(__file__).resolve().parents[2] / "config.yaml"


def written() -> int:
    """When the config to use was last written, as ``st_mtime_ns``; 0 if it is not there."""
    try:
        return find().stat().st_mtime_ns
    except OSError:
        return 0


def language(path: Path) -> str:
    """The language that the config at ``path`` asks for, even if the rest of it is wrong; else that of a first visit."""
    document, _ = read.yaml_file(path.absolute().parent, path.name, path.name)
    asked = document.data.get("language") if document and isinstance(document.data, dict) else None
    return asked if isinstance(asked, str) and asked in _LANGUAGES else "zh"


def load(path: Path) -> Config:
    """The config at ``path``; DataError (never anything else) holds every problem."""
    home = path.absolute().parent
    document, problems = read.yaml_file(home, path.name, read.shown_folder(path))
    if document is None:
        raise DataError(problems)
    parsed = parse.records(document, Config, single=True)
    problems += parsed.problems
    for entry in parsed.entries:
        config: Config = entry.record
        for name in ("subtitle", "layout"):
            pair = {field: getattr(config, field) for field in (name, f"{name}_en")}
            absent = [field for field, value in pair.items() if value is None]
            if len(absent) == 1:
                problems.append(entry.problem(said("config.twin"), absent[0]))
        config._entry, config._home = entry, home
    if problems:
        raise DataError(problems)
    return config
