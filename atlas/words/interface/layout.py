"""The page of the layout: map, schematic, one county."""

WORDS: dict[str, tuple[str, str]] = {
    "layout.core_alone": ("{core}为核", "Core: {core}"),
    "layout.title": (
        "{core}为核，{points} 个协同点",
        "Core: {core}, with {points} {points|satellite|satellites}",
    ),
    "layout.most": (
        "；项目\u00a0{count}\u00a0个在{name}，{rest}\u00a0个在别处",
        "; {count}\u00a0{count|project|projects} in {name}, {rest}\u00a0elsewhere",
    ),
    "layout.all_in": (
        "；项目\u00a0{count}\u00a0个，都在{name}",
        "; {count}\u00a0{count|project|projects}, all in {name}",
    ),
    "layout.silent_points": (
        "{count} 个布局内的地方尚无项目记录：{names}",
        "{count} {count|place|places} of the plan without a project on record: {names}",
    ),
    "layout.key_picture": (
        "带圈数字为协同点，开发区写在图下；虚线围着的布局未提及。项目数写在县区之内，不表示具体地点；点县区看它的记录",
        "Circled numbers are satellites, zones among them below the map; broken lines are not in the plan. Numbers stand for whole counties, not for sites; click a county for its records",
    ),
    "layout.needs_webgl": (
        "可缩放的地图需要浏览器支持 WebGL；若下方空白，请改看图示。",
        "The map that zooms needs WebGL; if there is nothing below, take the picture instead.",
    ),
    "layout.picture": ("图示", "Picture"),
    "layout.heading": ("{text}", "{text}"),
    "layout.title_plain": ("产业布局", "Layout of the industry"),
    "layout.measure": ("数的是", "Counted"),
    "layout.drawing": ("画法", "View"),
    "layout.map": ("可缩放地图", "Zoomable map"),
    "layout.wheel": ("示意图", "Schematic"),
    "layout.finding": ("{measure}：{found}", "{measure}: {found}"),
    "layout.and_more": ("；另 {count} 个县区", "; {count} more {count|county|counties}"),
    "layout.nothing": (
        "{measure}：各县区都没有记录（或不符合筛选条件）",
        "{measure}: nothing on record in any county (or none fits the filters)",
    ),
    "layout.area_of": ("数值为{measure}", "Shown: {measure}"),
    "layout.unit": ("单位 {unit}", "{unit}"),
    "layout.unnamed": ("布局未提及", "not in the plan"),
    "layout.unnamed_short": ("未提及", "not in the plan"),
    "layout.holds": ("开发区：{zones}", "Holds {zones}"),
    "layout.no_record": ("本图所示一项没有记录", "nothing recorded for this measure"),
    "layout.badge": ("▪ {zone}", "▪ {zone}"),
    "layout.map_alt": (
        "{region}各县区示意图，按布局角色着色。{said}",
        "Schematic map of the counties of {region}, filled by their role in the layout. {said}",
    ),
    "layout.wheel_alt": (
        "布局示意图：{core}居中，{points}环绕，其余在下。{said}",
        "Schematic of the layout: {core} in the middle, {points} around it, the rest below. {said}",
    ),
    "layout.key_spoke": (
        "实线连协同县区，虚线连有协同开发区的县区；气泡画在县区之内，不表示具体地点",
        "Lines lead to satellites, dashed ones to counties that hold a zone which is a satellite; bubbles stand for whole counties, not for sites",
    ),
    "layout.key_wheel": (
        "圆为县区（其数含开发区），方为开发区；位置与距离没有含义",
        "Discs are counties (their figures hold those of their zones), squares are zones; position and distance mean nothing",
    ),
    "layout.credit": ("示意图 · 审图号 {number}", "Schematic map · approval number {number}"),
    "layout.credit_plain": ("示意图", "Schematic map"),
    "layout.with_role": (" · {role}", " · {role}"),
    "layout.several": ("已选 {count} 处", "{count} {count|place|places} chosen"),
    "layout.zones_are": ("▪ 开发区：{zones}", "▪ Zones: {zones}"),
    "layout.zone_in": ("{zone}（{county}）", "{zone} ({county})"),
    "layout.choose": ("看一个县区或开发区", "County or zone"),
    "layout.all": ("全市", "All"),
    "layout.focus": ("发展重点：{focus}", "Focus: {focus}"),
    "layout.lies_in": ("位于{county}", "Lies in {county}"),
    "layout.lies_nowhere": ("所在县区来源未注明", "No source states its county"),
    "layout.built": ("建成", "built"),
    "layout.coming": ("其余", "other"),
    "layout.firms_here": ("企业与机构 {count} 家", "Firms and institutes: {count}"),
    "layout.projects_here": (
        "项目 {count} 个（不含全产业链框架协议）",
        "Projects: {count} (without framework agreements)",
    ),
    "layout.capacities_here": ("产能", "Capacities"),
    "layout.amounts_here": ("投资金额 {count} 笔（不相加）", "Amounts invested: {count} (not to be added)"),
    "layout.events_here": ("大事 {count} 件", "Events: {count}"),
    "layout.nothing_here": (
        "来源没有说到这里的企业、项目或金额（或不符合筛选条件）。",
        "No source tells of firms, projects or amounts here (or none fits the filters).",
    ),
    "layout.more_here": (
        "另有 {count} 件较早的，见“{page}”。",
        "{count} earlier {count|one|ones}; see the page '{page}'.",
    ),
    "layout.off_map": ("未上图", "Not on the map"),
    "layout.off_none": ("没有。", "None."),
    "layout.off_zone": ("{count} 个开发区，来源未注明所在县区", "Zones whose county no source states: {count}"),
    "layout.off_enterprise": (
        "{count} 家企业与机构未注明所在县区",
        "Firms and institutes whose county no source states: {count}",
    ),
    "layout.off_project": ("{count} 个项目未注明所在县区", "Projects whose county no source states: {count}"),
    "layout.off_amount": (
        "{count} 笔金额属于全市或未注明县区",
        "Amounts for the whole region, or of no stated county: {count}",
    ),
    "layout.rival": (
        "布局的另一种说法：{place}为{role}（{publisher}，{day}）",
        "Another reading of the layout: {place} as the {role} ({publisher}, {day})",
    ),
    "layout.own_reading": (
        "本站按主要来源：{core}为核心，{points}为协同点。",
        "Followed here: {core} is the core; {points} are the satellites.",
    ),
    "layout.rival_reading": (
        "另一来源（{publisher}，{day}）说：{place}为{role}。",
        "Another source ({publisher}, {day}) says: {place} is the {role}.",
    ),
    "layout.table": ("各县区与开发区一览", "Counties and zones side by side"),
    "layout.silent": (
        "来源没有说到企业、项目或签约额的：{names}。",
        "No source tells of firms, projects or signed amounts in: {names}.",
    ),
    "layout.silent_narrowed": (
        "没有符合筛选条件的企业、项目或签约额的：{names}。",
        "No firms, projects or signed amounts that fit the filters in: {names}.",
    ),
    "layout.none_fits": (
        "没有符合筛选条件的企业、项目或签约额。",
        "No firms, projects or signed amounts fit the filters.",
    ),
    "layout.table_lead": (
        "县区的数含其开发区，各行不可相加；“建成”含调试，“其余”为在建、规划或状态未注明。点地图上的县区看全部记录，再点一次回到全市。",
        "Figures of a county hold those of its zones, so rows must not be added; built includes commissioning, other is under way, planned or of no stated status. Click a county on the map for all its records, once more to leave.",
    ),
    "measure.enterprises": ("企业与机构", "Firms and institutes"),
    "measure.projects": ("项目", "Projects"),
    "measure.signed": ("签约额", "Signed"),
    "measure.enterprises_means": (
        "来源注明在该县区的企业与机构数",
        "firms and institutes that a source places in the county",
    ),
    "measure.projects_means": ("项目数（不含全产业链框架协议）", "projects (without framework agreements)"),
    "measure.signed_means": (
        "签约额中最大的一项（各项可能互相包含，不相加）",
        "largest amount signed (amounts may hold each other and are not added)",
    ),
}
