"""The page of projects and capacity."""

WORDS: dict[str, tuple[str, str]] = {
    "empty.projects": ("没有符合条件的项目；可清除筛选。", "No project fits the filters; clear them to see all."),
    "projects.others": ("其他产品与设施", "Other products and works"),
    "projects.title": ("项目与产能", "Projects and capacity"),
    "projects.lead": (
        "{projects} 个项目{umbrella}；每一步进展都注明来源。",
        "{projects} {projects|project|projects}{umbrella}; every step is sourced.",
    ),
    "projects.umbrella": (
        "（含全产业链框架协议 {count} 个）",
        " (incl. {count} framework {count|agreement|agreements})",
    ),
    "projects.ladder": ("进展到哪一步", "Where they stand"),
    "projects.table": ("项目进展", "Progress of the projects"),
    "projects.capacities": ("产能数值（含不同说法）", "Stated capacities, rival figures included"),
    "projects.capacities_help": (
        "每行是一个来源说出的一个数。“算进合计多少”一列的意思：全部；其余，即总量减去各期和所含项目；不算，即未采用的说法。",
        "Each row is one figure that one source states. 'Counted' tells what it adds to a sum: the whole, the rest (a total less its phases and the projects inside) or nothing (a figure not used).",
    ),
    "projects.histories": ("各项目进展历史", "History of the projects"),
    "projects.rivals": ("同一事项的几个说法", "Where sources disagree"),
    "projects.rivals_lead": (
        "同一事项，采用日期最新者；日期相同则取等级较高者。其余并列如下。",
        "Of one thing, the newest claim is used; of equal dates, the better graded. The others stand beside it.",
    ),
}
