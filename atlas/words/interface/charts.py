"""What stands in and around every chart."""

WORDS: dict[str, tuple[str, str]] = {
    "chart.part": ("{progress} {amount}", "{progress} {amount}"),
    "chart.unsaid": ("未量化", "no figure"),
    "chart.table": ("数据表与下载", "Table and download"),
    "chart.unquantified": ("另有 {count} 项来源未给出数字", "{count} more without a figure in the source"),
    "place.unstated": ("来源未注明", "not stated"),
    "status.unstated": ("来源未注明", "not stated"),
}
