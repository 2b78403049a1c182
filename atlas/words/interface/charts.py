"""What stands in and around every chart."""

WORDS: dict[str, tuple[str, str]] = {
    "chart.part": ("{progress} {amount}", "{progress} {amount}"),
    "chart.parts": ("{count} 个分项", "{count} {count|part|parts}"),
    "chart.places_one": (
        "{product}，写明的产能都在{county}：{told}",
        "{product}, all stated capacity in {county}: {told}",
    ),
    "chart.places_most": (
        "{product}，写明的产能以{county}最多：{told}",
        "{product}, most of the stated capacity in {county}: {told}",
    ),
    "chart.places_none": ("{product}，来源未注明所在县区：{told}", "{product}, county not stated: {told}"),
    "chart.product_subtitle": ("单位 {unit} · 截至 {day}", "{unit} · as of {day}"),
    "chart.ladder": (
        "共 {count} 期，{most}最多，{phases} 期",
        "Phases: {count}, most often '{most}' ({phases})",
    ),
    "chart.ladder_subtitle": (
        "单位 期 · 未分期的项目计一期，不含全产业链框架协议 · 截至 {day}",
        "number of phases, a project without any counts as one · framework agreements left out · as of {day}",
    ),
    "chart.unsaid": ("未量化", "no figure"),
    "chart.investments_subtitle": (
        "写明投资方、不含于另一笔之内的金额，最大 {count} 项 · 截至 {day} · 各项不相加",
        "the {count} largest {count|amount|amounts} with a named investor that {count|lies|lie} inside no other · as of {day} · not to be added",
    ),
    "chart.whole": ("看全市 ›", "See the whole city ›"),
    "chart.largest": ("最大一项：{name}，{amount}", "The largest: {name}, {amount}"),
    "chart.table": ("数据表与下载", "Table and download"),
    "chart.unquantified": ("另有 {count} 项来源未给出数字", "{count} more without a figure in the source"),
    "place.unstated": ("来源未注明", "not stated"),
    "status.unstated": ("来源未注明", "not stated"),
}
