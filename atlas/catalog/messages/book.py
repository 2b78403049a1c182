"""What is said of a workbook that a keeper gives back: (English, Chinese)."""

TEMPLATES: dict[str, tuple[str, str]] = {
    "book.large": ("has {size} bytes; at most {most} are taken", "有 {size} 字节；最多收 {most} 字节"),
    "book.none": ("is not an Excel workbook; save it as .xlsx", "不是 Excel 工作簿；请另存为 .xlsx"),
    "book.old": ("is an old .xls file or has a password; save it as .xlsx without one", "是旧格式 .xls，或设了密码；请去掉密码，另存为 .xlsx"),
    "book.macro": ("has macros; save it as .xlsx, which has none", "带有宏；请另存为不带宏的 .xlsx"),
    "book.unpacked": ("unpacks to more than any workbook of this atlas; take a fresh one and copy your changes into it", "解开后比本图谱的任何工作簿都大得多；请下载新的工作簿，把改动抄进去"),
    "book.damaged": ("is damaged and cannot be read; open it in Excel or WPS and save it again", "已损坏，无法读取；请用 Excel 或 WPS 打开后重新保存"),
    "book.wrong": ("has none of the sheets of the editable workbook; download it from the page Data, and edit that", "没有可编辑工作簿的任何一张表；请从“数据”页下载它，在那上面改"),
    "book.no_sheet": ("the sheet is missing; its title ends in '{key}'", "缺少这张表；它的表名以“{key}”结尾"),
    "book.twice": ("the sheet '{title}' has the same name at its end; delete one of them", "与表“{title}”末尾的名字相同；请删去其中一张"),
    "book.merged": ("cells are merged; undo that, and fill each of them", "单元格是合并的；请取消合并，逐格填写"),
    "book.formula": ("has a formula; write the value itself", "是公式；请直接写值"),
    "book.error": ("has the error {error}; write the value itself", "是错误值 {error}；请直接写值"),
    "book.date": ("is a date of the spreadsheet, which always has a day; format the cell as text, and write {day}, {month} or {year}, as precise as the source", "是表格软件的日期，总带着“日”；请把单元格设为文本，照来源的精度写 {day}、{month} 或 {year}"),
    "book.serial": ("'{value}' is a date that the spreadsheet turned into a number; format the cell as text, and write {day}, {month} or {year}, as precise as the source", "“{value}”是被表格软件变成数字的日期；请把单元格设为文本，照来源的精度写 {day}、{month} 或 {year}"),
    "book.percent": ("is shown as a percentage but holds {value}; format the cell as text, and write the number before the sign", "显示为百分数，存的却是 {value}；请把单元格设为文本，写百分号前的数"),
    "book.invisible": ("has the invisible character U+{code}; type the text anew", "有看不见的字符 U+{code}；请重新键入这段文字"),
    "book.no_owner": ("is missing; say which {noun} the row belongs to", "缺少；请写明这一行属于哪条{noun}"),
    "book.owner": ("'{id}' is not the id of a row of the sheet '{sheet}'{hint}; correct it, or delete this row, too", "“{id}”不是表“{sheet}”里任何一行的编号{hint}；请改正，或把这一行也删去"),
    "book.order": ("'{value}' is not a place in the list; write a number, or leave it empty for the last", "“{value}”不是列表中的次序；请写数，或留空表示排在最后"),
}  # fmt: skip
