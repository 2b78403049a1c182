"""Texts that lost something on the way: a wrong encoding, signs that nobody sees, what a program left in the place of a text.

``fault`` is asked of every text that the data hold, so that one search, which finds nothing in a sound text, is all that most
cost. Own: ftfy mends such texts by guessing, and knows nothing of Chinese that was read as UTF-8 or GBK by mistake.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain

from atlas.catalog.messages.phrase import Said, said, short

_CONTROL = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff"
# Soft hyphen, joiners and marks of direction, fillers, signs that choose a variant, tags.
_UNSEEN = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    r"\uffa0\ufff0-\ufffc\U000e0000-\U000e0fff"
)
_SPACES = r"\u00a0\u1680\u2000-\u200a\u202f\u205f"
_ALIKE = r"\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f"  # radicals and doubles, as they are copied from a PDF
_IN_PARTS = r"\u0300-\u036f\u2126\u212a\u212b\u3099\u309a"  # accents of their own, and signs of units that are letters
_PRIVATE = r"\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff"
_LEFT = re.compile(
    r"&(?:[A-Za-z]{2,8}|#\d{2,7}|#[xX][0-9A-Fa-f]{2,6});|_x[0-9A-Fa-f]{4}_|\\[uU][0-9A-Fa-f]{4}"
    r"|</?(?:a|b|br|div|em|font|i|li|p|span|strong|sub|sup|t[dr]|u|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_LOST = re.compile(r"\?{2,}|锟斤拷|\ufffd")
# What the three bytes of a Chinese sign in UTF-8 become when they are read as GBK begins with one of these, rare in Chinese.
_AS_GBK = "".join(bytes([lead, trail]).decode("gb18030") for lead in range(0xE4, 0xEA) for trail in range(0x80, 0xC0))
_FAR_RUN = re.compile(r"[^\x00-\x7f。，、；：“”‘’（）《》—]{2,}")
_SIGN_BYTES = re.compile(rb"[\xe2-\xe9\xef][\x80-\xbf]{2}")
# The same read as Latin-1 or its Windows cousin; GBK read so has nothing but accented letters.
_WINDOWS = "".join(bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0))
_AS_LATIN = re.compile(rf"(?:[\u00c2-\u00f4][\u0080-\u00bf{_WINDOWS}]{{1,3}})+")
_ACCENTS = re.compile(r"[\u00a1-\u00ff]{4,}")

_SUSPECT = re.compile(
    rf"[{_CONTROL}{_UNSEEN}{_SPACES}{_ALIKE}{_PRIVATE}{_AS_GBK}{_IN_PARTS}\ufffd\u00c2-\u00f4&<\\]|_x|\?\?|锟斤拷"
)
_GARBLED = re.compile(rf"[{_AS_GBK}\ufffd\u00c2-\u00f4]|\?\?|锟斤拷")
_NOT_SHOWN = re.compile(
    f"(?P<control>[{_CONTROL}])|(?P<unseen>[{_UNSEEN}])|(?P<space>[{_SPACES}])|(?P<private>[{_PRIVATE}])"
)
_LOOKS_LIKE = re.compile(f"[{_ALIKE}]")

# What stands for nothing: of spreadsheets, of programs, of people. As they write it: 'nan' is none, 'Nan' may be a name.
_NOTHING = frozenset(
    "#N/A #NA #REF! #VALUE! #NAME? #名称? #DIV/0! #NUM! #NULL! #SPILL! #CALC! #FIELD! #BLOCKED! #GETTING_DATA "
    "null Null NULL None none NONE nil NIL nan NaN NAN NaT undefined N/A n/a NA TBD tbd TBA TBC TODO FIXME XXX xxx unknown Unknown "
    "无 暂无 空 缺 待定 待补 待补充 待查 待核 待核实 待填 待确认 未定 未知 不详 不明 不适用 未注明 未填 略 同上 同前 占位 测试".split()
)
_ERROR = re.compile(r"Err:\d{3}|\d(?:\.\d+)?E[+-]\d{1,3}", re.ASCII)
_SAYS = re.compile(r"[^\W_]")


def fault(value: str) -> Said | None:
    """What shows that ``value`` is not what its writer meant; a phrase that follows the quoted value."""
    if not _SUSPECT.search(value):
        return None
    return next(chain(_not_shown(value), _looks_like(value), _left_behind(value)), None)


def _not_shown(value: str) -> Iterator[Said]:
    for match in _NOT_SHOWN.finditer(value):
        code = f"{ord(match[0]):04X}"
        if match["control"]:
            yield said("text.control", code=code)
        elif match["unseen"]:
            yield said("text.unseen", code=code)
        elif match["space"]:
            yield said("text.other_space", code=code)
        else:
            yield said("text.private", code=code)


def _looks_like(value: str) -> Iterator[Said]:
    """Signs that look like others, so that a search for these does not find them."""
    for match in _LOOKS_LIKE.finditer(value):
        code, meant = f"{ord(match[0]):04X}", unicodedata.normalize("NFKC", match[0])
        yield said("text.private", code=code) if meant == match[0] else said("text.alike", code=code, meant=meant)
    if (meant := unicodedata.normalize("NFC", value)) != value:
        yield said("text.in_parts", meant=meant)


def _left_behind(value: str) -> Iterator[Said]:
    if left := _LEFT.search(value):
        yield said("text.left", piece=left[0])
    if lost := _lost(value):
        yield said("text.lost", marks=lost)
    if meant := _misread(value):
        yield said("text.garbled", meant=short(meant))


def stands_for_nothing(value: str) -> bool:
    """True of what a spreadsheet, a program or a person writes where there is nothing to say."""
    return value in _NOTHING or not _SAYS.search(value) or bool(_ERROR.fullmatch(value))


def lines(text: str) -> list[int]:
    """The lines of a whole file, counted from 1, whose signs were lost or misread."""
    if not _GARBLED.search(text):
        return []
    return [
        at for at, line in enumerate(text.splitlines(), 1) if _GARBLED.search(line) and (_lost(line) or _misread(line))
    ]


def _lost(value: str) -> str:
    """The marks that a program wrote for signs which it could not save; two question marks in an address are none."""
    found = (match for match in _LOST.finditer(value) if "://" not in value[: match.start()].rpartition(" ")[2])
    return next((match[0] for match in found), "")


def _misread(value: str) -> str:
    """What the text says when the wrong encoding is undone; "" if it was read in the right one."""
    return next(chain(_from_gbk(value), _from_latin(value)), "")


def _common(text: str) -> str:
    """The most common 3,755 Chinese signs among those of ``text``."""
    return "".join(sign for sign in text if b"\xb0" <= sign.encode("gb18030")[:1] <= b"\xd7" and sign >= "\u4e00")


def _from_gbk(value: str) -> Iterator[str]:
    """UTF-8 that was read as GBK. One sign alone may be chance: two common ones, and most of what stands there."""
    for run in _FAR_RUN.finditer(value):
        written = run[0].encode("gb18030")
        meant = b"".join(_SIGN_BYTES.findall(written)).decode("utf-8")
        cut = len(run[0]) == 2 and written[3] in range(0xE4, 0xEA)  # two signs of which the last lost its end
        if len(_common(meant)) * 3 >= (3 if cut else max(6, len(written) * 0.6)):
            yield meant


def _from_latin(value: str) -> Iterator[str]:
    """UTF-8 or GBK that was read as Latin-1 or as Windows-1252."""
    for match in _AS_LATIN.finditer(value):
        for once in ("cp1252", "latin-1"):
            told = match[0].encode(once, "ignore").decode("utf-8", "ignore")
            if _common(told) or (told and match[0][0] in "\u00c2\u00c3"):
                yield told
    for match in _ACCENTS.finditer(value):
        told = match[0].encode("latin-1").decode("gb18030", "ignore")
        if len(_common(told)) * 2 >= max(2, len(told)):
            yield told
