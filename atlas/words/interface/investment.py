"""The page of amounts signed and invested."""

WORDS: dict[str, tuple[str, str]] = {
    "money.title_planned_total": (
        "计划总投资约\u00a0{share} 已投入（{day}，同一来源）",
        "About {share} of the planned total is invested ({day}, one source)",
    ),
    "money.title_signed": (
        "签约额约\u00a0{share} 已投入（{day}，同一来源）",
        "About {share} of what was signed is invested ({day}, one source)",
    ),
    "money.amounts": (
        "{kind}{promised}，{done}{spent}（{day}，同一来源）",
        "{kind} {promised}, {done} {spent} ({day}, one source)",
    ),
    "money.title_only": ("{kind}只有一项：{name} {amount}（{day}）", "One amount {kind}: {name}, {amount} ({day})"),
    "money.title_none": ("没有来源说到签约与投资", "No source tells of agreements or investments"),
    "money.title_filtered": ("没有符合所选条件的金额", "No amount fits the filters"),
    "money.title_of": ("{where}：{told}", "{where}: {told}"),
    "money.q_exact": ("{amount}", "{amount}"),
    "money.q_about": ("约 {amount}", "about {amount}"),
    "money.q_at_least": ("至少 {amount}", "at least {amount}"),
    "money.q_more_than": ("超 {amount}", "over {amount}"),
    "money.q_up_to": ("不超过 {amount}", "up to {amount}"),
    "money.q_unquantified": ("{amount}", "{amount}"),
    "money.share": (
        "{spent}约为{promised}的 {share}。",
        "About {share} of what is {promised} is {spent}. ",
    ),
    "money.share_here": (
        "占比由本站计算，四种金额从不相加。",
        "The share is computed here; the four kinds of money are never added. ",
    ),
    "money.share_bounds": ("来源对两数都只说“超过”。", "Of both the source only says 'more than'. "),
    "money.named": ("{name} {amount}", "{name}: {amount}"),
    "money.title_known": (
        "{count} 家投资方的{kind}合计 {amount}",
        "{amount} {kind} by {count} named {count|investor|investors}",
    ),
    "money.title_named": ("{names}的{kind}合计 {amount}", "{amount} {kind} by {names}"),
    "money.title_many": (
        "{kind} {count} 项，最大一项为{largest}",
        "{kind}: {count} {count|amount|amounts}, the largest is {largest}",
    ),
    "money.alt": (
        "{kind}：{amounts}，各项之内的分项缩进列出，不重复相加。",
        "{kind}: {amounts}; what lies inside each is indented below it and never added twice.",
    ),
    "money.tree_subtitle": (
        "缩进的金额包含于上一级 · 条长只在本图内可比",
        "an indented amount lies inside the one above · bars compare within this chart only",
    ),
    "money.promised": (" · 斜纹：只是承诺，不等于已投入", " · hatched: promised, which does not mean spent"),
    "money.bars_subtitle": ("条长只在本图内可比", "bars compare within this chart only"),
    "money.picture_tree": ("哪笔含哪笔", "What lies in what"),
    "money.key_named": ("写明投资方", "investor named"),
    "money.key_many": ("汇总数", "sum over several"),
    "money.key_rest": (
        "未细分：上一级减去所列各项，本站计算",
        "not broken down: the one above less what is listed, computed here",
    ),
    "money.projects": ("{count} 个项目", "{count} {count|project|projects}"),
    "money.inside": ("包含于{name}", "lies inside: {name}"),
    "money.same_number": (
        "与“{name}”数字相同，是否同一笔没有来源说明",
        "the same number as '{name}'; no source tells whether it is the same money",
    ),
    "money.differs": ("另一说法 {amount}（{day}）", "another source says {amount} ({day})"),
    "money.overlap": ("{one}与{other}", "{one} and {other}"),
    "money.overlaps": (
        "是否重叠、重叠多少，没有来源说明，故分开列出：{told}。",
        "No source tells how much these overlap, so they are drawn apart: {told}. ",
    ),
    "money.remarks": ("各项的说明（{count} 条）", "Notes on the amounts ({count})"),
    "money.held": ("含所列分项 {count} 项", "holds {count} of the listed amounts"),
    "money.sum": (
        "{kind}合计：{names}；投资方不同，互不包含",
        "{kind}, sum of {names}: different investors, none inside another",
    ),
    "money.many": ("汇总数（未分投资方）", "Sums over several investors"),
    "money.timeline": ("每笔金额属于何时", "When each amount was stated"),
    "money.timeline_sum": (
        "{year}：{count} 家投资方的{kind}合计 {amount}",
        "{year}, {kind} by {count} {count|investor|investors}: {amount}",
    ),
    "money.timeline_subtitle": (
        "点为某日或某月，线为来源给出的时间段 · 各项不相加",
        "a point is a day or a month, a line the span that the source gives · not to be added",
    ),
    "money.timeline_early": (" · 另有更早的：{told}", " · earlier and not drawn: {told}"),
    "money.each": ("逐笔金额", "Amount by amount"),
    "money.form": ("怎样排列", "Arranged by"),
    "money.form_time": ("按时间", "By time"),
    "money.form_party": ("按投资方", "By investor"),
    "money.form_place": ("按县区", "By county"),
    "money.form_table": ("列表", "Table"),
    "empty.filtered": ("筛选之外可能还有。", "There may be some outside the filters."),
    "empty.money": (
        "来源没有说到，不等于没有。",
        "That no source tells of any does not mean that there is none.",
    ),
}
