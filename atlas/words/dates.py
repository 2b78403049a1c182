"""Dates that are never more precise than their source.

``PartialDate`` keeps the text as written; the text *is* the precision. Forms: ``2025``, ``2025-04``, ``2025-04-30``,
``2025-H1``, ``2025-Q2``, and a span of two of these, ``2021/2022``, for "some time between". It stands for an interval of
days and compares as one.

Own and not a library's: ``datetime`` and pandas' ``Period`` know no half-year and no span of mixed precision, and keep no
text. EDTF (ISO 8601-2) does, but writes a quarter as month 33 and a half as month 40, which nobody should have to type into
a spreadsheet; what a page asks (surely by this day? surely before that?) would have to be built on it all the same.
"""

import calendar
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

ALLOWED = "YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Hn, YYYY-Qn, or two of them as FROM/TO"
_YEARS = range(1900, 2101)
_FORM = re.compile(r"(\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|H([12])|Q([1-4])))?", re.ASCII)


def _interval(text: str) -> tuple[date, date]:
    """First and last day of one plain form; ValueError tells what is wrong with it."""
    match = _FORM.fullmatch(text)
    if not match:
        raise ValueError(f"is not a date; allowed is {ALLOWED}")
    year, month, day, half, quarter = (int(part) if part else 0 for part in match.groups())
    if year not in _YEARS:
        raise ValueError(f"has the year {year}; allowed is {_YEARS.start} to {_YEARS.stop - 1}")
    if match[2] and not 1 <= month <= 12:
        raise ValueError(f"has the month {match[2]}; allowed is 01 to 12")
    if match[3]:
        longest = calendar.monthrange(year, month)[1]
        if not 1 <= day <= longest:
            raise ValueError(f"has the day {match[3]}; {year}-{month:02} has 01 to {longest}")
        return date(year, month, day), date(year, month, day)
    months = {"half": (half * 6 - 5, half * 6), "quarter": (quarter * 3 - 2, quarter * 3)}
    start, end = (month, month) if month else months["half"] if half else months["quarter"] if quarter else (1, 12)
    return date(year, start, 1), date(year, end, calendar.monthrange(year, end)[1])


@dataclass(frozen=True, slots=True)
class PartialDate:
    """``PartialDate("2025-04")``: ``text`` as written, ``first`` and ``last`` the days that it may stand for.

    Raises ValueError (a phrase that follows the quoted value) for anything else.
    """

    text: str
    first: date = field(init=False, compare=False)
    last: date = field(init=False, compare=False)

    def __post_init__(self) -> None:
        start, slash, end = self.text.partition("/")
        first, last = _interval(start)
        if slash:
            later_first, later_last = _interval(end)
            if later_first <= first or later_last <= last:
                raise ValueError("is a span that does not run forward; write the earlier date first")
            last = later_last
        object.__setattr__(self, "first", first)
        object.__setattr__(self, "last", last)

    def __str__(self) -> str:
        return self.text

    @property
    def sort_key(self) -> tuple[date, date]:
        """Orders by the last possible day, then by the first: what is surely known by a day comes in front."""
        return self.last, self.first

    def is_by(self, day: date) -> bool:
        """True if it surely lies on or before ``day``: a month counts from its last day.

        A month or year that still runs counts from today, since what a source says of it has happened already.
        """
        return self.last <= day or self.first <= date.today() <= day

    def may_be_by(self, day: date) -> bool:
        """True if it may lie on or before ``day``."""
        return self.first <= day

    def is_before(self, other: "PartialDate") -> bool:
        """True if every day that it may stand for lies before every day of ``other``."""
        return self.last < other.first

    def overlaps(self, other: "PartialDate") -> bool:
        """True if both may be the same day; then neither is before the other."""
        return self.first <= other.last and other.first <= self.last


def months_between(first: PartialDate | date, last: PartialDate | date) -> int:
    """How many full months lie between two dates; 0 where the second is not later. The one way to count months.

    What is no day (a month, a year, a span) counts from its last day, at both ends. From the last day of a month a month is full
    on the last day of each month, however long.
    """
    start, end = (d.last if isinstance(d, PartialDate) else d for d in (first, last))
    short = end.day < start.day and end.day < calendar.monthrange(end.year, end.month)[1]
    return max(0, (end.year - start.year) * 12 + end.month - start.month - short)


def months_at_most(first: date, last: date) -> int:
    """The months between two days as an upper bound: a month that has begun counts as one."""
    full = months_between(first, last)
    if last <= first:
        return full
    month = first.year * 12 + first.month - 1 + full
    length = calendar.monthrange(month // 12, month % 12 + 1)[1]
    return full + (last > date(month // 12, month % 12 + 1, min(first.day, length)))


# Year, month and day as readers and their programs write them; a month or a year alone may be meant, too.
_WRITTEN = (
    re.compile(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)", re.ASCII),
    re.compile(r"(?P<y>\d{4})(?:[-/.年](?P<m>\d{1,2})(?:[-/.月](?P<d>\d{1,2}))?)?(?:[年月日号]|t[\d:.]+z?)?", re.ASCII),
    re.compile(r"(?:(?P<d>\d{1,2})-)?(?P<n>[a-z]{3,9})-(?P<y>\d{4})", re.ASCII),
)
_MONTHS = [name.casefold() for name in calendar.month_name]


def meant(text: str) -> PartialDate | None:
    """The day, month or year that a reader means: ``2025-6-1``, ``2025/6/1``, ``20250601``, ``2025年6月1日``, ``1 June 2025``.

    None for what is no day; 3/4/2025 is none, since nobody knows which number is the month.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    plain = re.sub(r"\s*[-/.年月日]\s*", lambda m: m[0].strip(), plain)
    plain = re.sub(r"[\s,]+", "-", plain).strip("-/.;:!?。、；：！？)(]['\"”“》《>")
    for form in _WRITTEN:
        if found := form.fullmatch(plain):
            year, month, day, name = (found.groupdict().get(part) or "" for part in "ymdn")
            if name:
                month = next((str(n) for n, known in enumerate(_MONTHS) if n and known.startswith(name)), "0")
            try:
                return PartialDate("-".join([year, *(part.zfill(2) for part in (month, day) if part)]))
            except ValueError:
                return None
    return None
