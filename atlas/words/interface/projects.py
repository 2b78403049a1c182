"""The page of projects and capacity."""

WORDS: dict[str, tuple[str, str]] = {
    "projects.title": ("项目与产能", "Projects and capacity"),
    "projects.at": ("{where}：{told}", "{where}: {told}"),
    "projects.finding": ("{phases} 期中，{reached}", "of {phases} {phases|phase|phases}, {reached}"),
    "projects.operating": ("{count} 期已投产", "{count} {count|operates|operate}"),
    "projects.trial": (
        "{count} 期调试或已出首批产品",
        "{count} {count|is|are} in commissioning or past the first product",
    ),
    "projects.none_running": ("尚无一期投产或调试", "none operates or is in commissioning"),
    "projects.announced": (
        "；{count} 期停在宣布，最后消息 {years}",
        "; {count} {count|stays|stay} announced, last heard of in {years}",
    ),
    "projects.only_agreements": (
        "{count} 个全产业链框架协议，未分期",
        "{count} framework {count|agreement|agreements}, without phases",
    ),
    "projects.lead": (
        "{projects} 个项目，拆成 {phases} 期",
        "{projects} {projects|project|projects} in {phases} {phases|phase|phases}",
    ),
    "projects.agreements": (
        "；{count} 个全产业链框架协议不计",
        "; {count} framework {count|agreement is|agreements are} not counted",
    ),
    "projects.late": (
        "{count} 个期限已过，未见来源说做到（本站推断）。",
        "{count} planned {count|date has|dates have} passed and no source says that the step was taken (our inference).",
    ),
    "projects.strip_how": (
        "一格一期，自左至右由投产到宣布；点开看该项目。",
        "One cell for each phase, from production to announcement; each leads to its project.",
    ),
    "projects.hollow": (
        "虚框 {count} 期：{months} 个月以上无公开消息（本站推断）",
        "broken outline: {count} without public word for {months} months or more (our inference)",
    ),
    "projects.silent_for": (
        "此后 {months} 个月无公开消息",
        "no public word for {months} {months|month|months}",
    ),
    "projects.no_steps": ("没有来源说到这些项目的进展。", "No source tells a step of these projects."),
    "projects.due": ("期限：说好哪天做到", "Due dates: what was to be done by when"),
    "projects.due_passed": (
        "已过，未见来源说做到 · {count}",
        "Passed; no source says that it was done · {count}",
    ),
    "projects.due_open": ("未到 · {count}", "Still to come · {count}"),
    "projects.due_reached": (
        "另有 {count} 个期限，来源说已经做到。",
        "{count} more {count|was|were} met, as sources tell.",
    ),
    "projects.to_announced": ("公布", "be announced"),
    "projects.to_research_under_way": ("开始研发", "start research"),
    "projects.to_permitted": ("获批", "be permitted"),
    "projects.to_site_preparation": ("平整场地", "prepare the site"),
    "projects.to_construction": ("开工", "start construction"),
    "projects.to_commissioning": ("开始调试", "start commissioning"),
    "projects.to_first_product": ("出首批产品", "make the first product"),
    "projects.to_operating": ("投产", "start production"),
    "projects.no_due": ("没有来源写下期限。", "No source tells a planned date."),
    "projects.capacity": ("产能：建成多少，还有多少", "Capacity: built and to come"),
    "projects.capacity_how": (
        "条长为占该产品全部写明产能的比例；合计由本站计算，不重复计入。",
        "Bars show parts of all capacity stated for the product; sums are ours, nothing is counted twice.",
    ),
    "projects.no_capacity": ("没有来源写明这些项目的产能。", "No source states a capacity of these projects."),
    "projects.phases_table": ("各期现状", "Where each phase stands"),
    "projects.steps_table": ("每一步进展与计划", "Every step, taken or planned"),
    "projects.sums_table": ("产能合计", "Sums of capacity"),
    "projects.all_figures": ("每个来源说的每个产能数值 ›", "Every stated capacity figure ›"),
    "projects.disagree": ("各家说法不一之处 ›", "Where sources disagree ›"),
    "projects.no_source": (
        "没有来源说到{where}的锂电项目。",
        "No source tells of a lithium-battery project in {where}. ",
    ),
    "projects.nothing": ("没有这样的项目。", "There is no such project. "),
}
