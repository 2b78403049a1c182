"""Values: dates as precise as their source, lists, units that a reader counts, how precise a date is."""

WORDS: dict[str, tuple[str, str]] = {
    "date.year": ("{year}年", "{year}"),
    "date.H1": ("{year}年上半年", "H1 {year}"),
    "date.H2": ("{year}年下半年", "H2 {year}"),
    "date.quarter": ("{year}年第{n}季度", "Q{n} {year}"),
    "date.span": ("{start}—{end}", "{start} – {end}"),
    "date.month": ("{year}年{month}月", "{month} {year}"),
    "date.day": ("{year}年{month}月{dom}日", "{dom} {month} {year}"),
    "date.months": ("1 2 3 4 5 6 7 8 9 10 11 12", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
    "list.comma": (", ", ", "),
    "list.pause": ("、", ", "),
    "list.plus": (" + ", " + "),
    "list.semicolon": ("; ", "; "),
    # units that are words; their label in ``vocab`` is the form for many
    "unit.年": ("年", "{count|year|years}"),
    "unit.家": ("家", "{count|firm|firms}"),
    "unit.个月": ("个月", "{count|month|months}"),
    "unit.名": ("名", "{count|person|people}"),
    "unit.次": ("次", "{count|time|times}"),
    "unit.次/年": ("次/年", "{count|time|times} a year"),
    "precision.day": ("来源给出了日", "the source gives the day"),
    "precision.month": ("来源只写到月", "the source gives the month only"),
    "precision.quarter": ("来源只写到季度", "the source gives the quarter only"),
    "precision.half": ("来源只写到半年", "the source gives the half-year only"),
    "precision.year": ("来源只写到年", "the source gives the year only"),
    "precision.span": ("来源没有给出日期, 只能定在此区间", "no source gives a day; it lies within this span"),
}
