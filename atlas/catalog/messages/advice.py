"""What ``python -m atlas`` says beside errors: advice, and what it found or did: (English, Chinese)."""

TEMPLATES: dict[str, tuple[str, str]] = {
    "check.ok": ("ok: {counts}", "无误：{counts}"),
    "dictionary.old": ("is not up to date; run python -m atlas dictionary", "不是最新的；请运行 python -m atlas dictionary"),
}  # fmt: skip

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
