"""The addresses at which programs fetch the data: what they answer, and their section on the page of downloads."""

WORDS: dict[str, tuple[str, str]] = {
    "addresses.no_table": ("没有名为“{name}”的数据表。", "There is no table named '{name}'."),
    "addresses.no_format": ("数据表“{name}”没有“{format}”格式。", "The table '{name}' is not to be had as '{format}'."),
    "addresses.nothing_here": (
        "这里没有内容，全部地址见 index 所指。",
        "There is nothing here; index leads to every address.",
    ),
    "addresses.misunderstood": (
        "地址中有不认识或对此表无效的参数，因此没有返回数据，以免得到并非所要的行。",
        "The address holds parameters that are not known, or without effect on this table; no data are sent, since they would be other rows than were asked for.",
    ),
    "addresses.only_read": ("这里只能读取：GET 或 HEAD。", "This can only be read: GET or HEAD."),
    "addresses.failed": ("服务器出错，已记入日志。", "The server failed; its log tells why."),
    "addresses.unchanged": ("与所持的相同。", "The same as the reader has."),
    "addresses.is_package": ("全部数据表与说明，ZIP", "All tables with their description, as a ZIP"),
    "addresses.is_health": ("数据的版本、问题与新旧", "Version, problems and age of the data"),
    "addresses.is_openapi": ("地址的说明（OpenAPI）", "Description of the addresses (OpenAPI)"),
    "addresses.heading": ("接口地址：让 Excel 或程序自己取数", "Addresses for Excel and programs"),
    "addresses.lead": (
        "下面的地址返回当前筛选下的数据，不写日期的一直返回最新数据；点一下即选中整个地址。",
        "These addresses give the data as filtered now; one without a day goes on giving the newest. A click marks a whole address.",
    ),
    "addresses.excel": ("Excel、WPS 表格", "Excel, WPS"),
    "addresses.excel_how": (
        "“数据”→“自网站”（Power Query），粘贴 CSV 的地址；以后点“全部刷新”。没有这一项的版本，在浏览器中打开 XLSX 的地址。",
        "Data → From Web (Power Query), paste the address of the CSV, and later Refresh All. Where there is no such item, open the address of the XLSX in a browser.",
    ),
    "addresses.python": ("Python", "Python"),
    "addresses.again": ("定时取数", "Again and again"),
    "addresses.again_how": (
        "带上次的 ETag 请求，数据未变时返回 304，不再传送；写错的筛选返回 400 并列出可用的词。",
        "Ask with the last ETag: while the data are the same the answer is 304, and nothing is sent. A misspelt filter is answered with 400 and the allowed words.",
    ),
    "addresses.described": (
        "只读。筛选的参数与页面网址相同；响应头 X-Data-Version 是数据版本。无法理解的参数一律返回 400，并列出可用的词。",
        "Read-only. The filters are those of a page's address; the header X-Data-Version tells the version of the data. A parameter that is not understood is answered with 400 and the allowed words.",
    ),
}
