"""What ``python -m atlas`` says beside errors: advice, and what it found or did: (English, Chinese)."""

from atlas.words.vocab import Word

TEMPLATES: dict[str, tuple[str, str]] = {
    "check.ok": ("ok: {counts}", "无误：{counts}"),
    "new.next": (
        "Next: replace the examples, and run  python -m atlas check --config {folder}/config.yaml",
        "接下来：把示例换成真的，再运行 python -m atlas check --config {folder}/config.yaml",
    ),
    "dictionary.old": ("is not up to date; run python -m atlas dictionary", "不是最新的；请运行 python -m atlas dictionary"),
    "advice.mark": ("advice: {text}", "提示：{text}"),
    "advice.silence": ("says that no source tells the {topic}, but {where} has it from '{source}'", "称没有来源说明{topic}，但 {where} 据“{source}”写有"),
    "advice.repeat": ("'{value}' repeats the statement at {where}; a statement has one place", "“{value}”与 {where} 的说法重复；一个说法只写一处"),
    "advice.stale": ("'{date}' is the last that is known, more than {months} months before {day}; look for newer word, or for word that work has stopped", "“{date}”之后再无消息，到{day}已超过 {months} 个月；请找更新的来源，或已停工的来源"),
    "advice.overdue": ("'{date}' was the plan and has passed by {day}, with nothing after it; look whether it was met", "计划的“{date}”到{day}已过，其后没有记录；请查是否如期"),
    "advice.wording": ("has '{run}' in the very words of the text; say it in your own", "“{run}”与原文一字不差；请换自己的话"),
    "advice.future": ("'{date}' lies after {day}, and only a plan can", "“{date}”在{day}之后，只有计划才可能"),
    "advice.before_told": ("'{date}' is later than its source, which was published {published}", "“{date}”晚于其来源的发布日期：{published}"),
    "advice.same_content": ("states the very same as '{id}', {where}; if it is the same project, keep one", "与 {where} 的“{id}”内容相同；若是同一个项目，请只留一个"),
    "advice.far_ahead": ("'{date}' lies far ahead of its source, of {year}; is the year right?", "“{date}”比其来源（{year}年）晚很多；年份对吗？"),
    "advice.far_back": ("'{date}' lies far back from its source, of {year}; is the year right?", "“{date}”比其来源（{year}年）早很多；年份对吗？"),
    "advice.mark_within": ("has '{piece}'; does the question mark stand for a sign that could not be saved?", "有“{piece}”；其中的问号是否是没能保存的字？"),
    "advice.no_rows": ("holds nothing; is that so, or was it cut?", "没有内容；是确实没有，还是丢了？"),
    "advice.unread": ("'{date}' is before the day of publication, {published}", "“{date}”早于发布日期：{published}"),
}  # fmt: skip

# What a note may say that no source tells.
TOPICS = {
    word.id: word
    for word in (
        Word("status", "进展", "status"),
        Word("size", "规模", "size"),
        Word("date", "日期", "date"),
        Word("place", "所在地", "place"),
        Word("name", "全称", "full name"),
    )
}

# What a check counts.
COUNTED = {
    "sources": "来源",
    "places": "地区",
    "enterprises": "企业与机构",
    "relations": "关系",
    "projects": "项目",
    "phases": "分期",
    "investments": "投资",
    "indicators": "指标",
    "deposits": "矿床",
    "events": "事件",
    "coefficients": "换算系数",
    "seats": "县城位置",
    "boundaries": "县界",
    "claims": "数值",
}
