"""The page of projects and capacity."""

WORDS: dict[str, tuple[str, str]] = {
    "empty.projects": ("没有符合条件的项目; 可清除筛选。", "No project fits the filters; clear them to see all."),
    "projects.others": ("其他产品与设施", "Other products and works"),
    "projects.title": ("项目与产能", "Projects and capacity"),
    "projects.lead": (
        "{projects} 个项目{umbrella}; 每一步进展都注明来源。",
        "{projects} {projects|project|projects}{umbrella}; every step is told by a source.",
    ),
    "projects.umbrella": (" (含全链协议 {count} 个)", " (umbrella agreements among them: {count})"),
    "projects.ladder": ("进展到哪一步", "Where they stand"),
    "projects.table": ("项目进展", "Progress of the projects"),
    "projects.capacities": ("产能数值(含不同说法)", "Stated capacities, rival figures included"),
    "projects.capacities_help": (
        "每行是一个来源说出的一个数。“计入”一列说明它在合计中算多少: 全数、余额(总量减去各期和所含项目)或不计(未采用的说法)。",
        "Each row is one figure that one source states. 'Counted' tells what it adds to a sum: the whole, the rest (a total less its phases and the projects inside) or nothing (a rival not taken).",
    ),
    "projects.histories": ("各项目进展历史", "History of the projects"),
    "projects.rivals": ("同一事项的几个说法", "Several statements of one thing"),
    "projects.rivals_lead": (
        "同一事项, 采用日期最新者; 日期相同则取等级较高者。其余并列如下。",
        "Of one thing, the newest claim stands; of equal dates, the better graded. The others stand beside it.",
    ),
    "projects.readings": ("非数值的不同说法", "Differences that are not figures"),
}
