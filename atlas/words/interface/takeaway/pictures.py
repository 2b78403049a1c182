"""Pictures to take away: what stands around them, and their buttons."""

WORDS: dict[str, tuple[str, str]] = {
    "picture.sources": ("来源：", "Sources: "),
    "picture.no_sources": ("图中没有引用来源的数值。", "No figure of a source stands in this picture."),
    "picture.numbered": ("[{number}]\u00a0{told}", "[{number}]\u00a0{told}"),
    "picture.whole": ("{publisher}：《{title}》，{day}", "{publisher}: {title}, {day}"),
    "picture.whole_undated": ("{publisher}：《{title}》", "{publisher}: {title}"),
    "picture.brief": ("{publisher} {day}", "{publisher} {day}"),
    "picture.newest": ("所引来源中最新的一份：{day}", "Newest of these sources: {day}"),
    "picture.credit": (
        "示意图。县界：{publisher}《{title}》，审图号 {number}",
        "Schematic map. Boundaries: {publisher}, {title}, map approval number {number}",
    ),
    "picture.credit_plain": (
        "示意图。县界：{publisher}《{title}》",
        "Schematic map. Boundaries: {publisher}, {title}",
    ),
    "picture.whose": ("{cite} · {licence}", "{cite} · {licence}"),
    "picture.buttons": ("图片", "Picture"),
    "picture.named": ("图片“{name}”", "Picture '{name}'"),
    "picture.as": ("{picture} {format}", "{picture}, {format}"),
    "picture.how": (
        "含标题、来源、截至日期与引用；PNG 为两倍大小，SVG 可放大和修改",
        "With title, sources, day and citation; PNG in double size, SVG to enlarge and edit",
    ),
    "picture.no_font": (
        "PNG 暂不提供：运行看板的电脑没有中文字体（如 Noto Sans CJK、微软雅黑），或不能画图；SVG 不受影响。",
        "No PNG: the computer that runs this dashboard has no font for it (such as Noto Sans CJK), or cannot draw; the SVG needs neither.",
    ),
    "picture.save": ("保存图片", "Save pictures"),
}
