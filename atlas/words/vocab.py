"""The closed word lists: every word that a data file may use, with its zh and en label and its definition.

Nothing is loaded and nothing is imported here; ``model`` builds its types from these lists, ``data/README.md`` prints
them, and a page shows them as labels and as hover text. A word is added here first and nowhere else.
"""

from dataclasses import dataclass
from typing import TypeVar


@dataclass(frozen=True, slots=True)
class Word:
    """One allowed word: ``id`` as written in the files, labels and one-sentence definitions in both languages."""

    id: str
    zh: str
    en: str
    zh_means: str = ""
    en_means: str = ""

    def label(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en

    def means(self, lang: str) -> str:
        return self.zh_means if lang == "zh" else self.en_means


@dataclass(frozen=True, slots=True)
class Measured(Word):
    """A product or an indicator's quantity; ``dimension`` is the only kind of unit that its value may have.

    ``adds`` is false where two values can't make a sum, such as two specific energies. ``also`` are names and formulas under which
    a reader may search for it.
    """

    dimension: str = ""
    adds: bool = True
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit(Word):
    """A unit as sources write it. ``factor`` (decimal text) turns a value into the base unit of ``dimension``."""

    dimension: str = ""
    factor: str = "1"


W = TypeVar("W", bound=Word)


def _by_id(*entries: W) -> dict[str, W]:
    return {entry.id: entry for entry in entries}


STATUS = _by_id(
    Word("announced", "已宣布", "announced", "已签约或已公布，未见获批或动工的来源",
         "signed or made public; no source yet of a permit or of work on site"),
    Word("research_under_way", "研发中", "research under way", "来源说明研究、试验正在进行，尚无中试线或设备试车的来源",
         "a source speaks of research or tests in progress; none yet of a pilot line or of equipment on trial"),
    Word("permitted", "已获批", "permitted", "已取得采矿许可、环评或立项等关键批复",
         "holds its key permit, such as a mining licence, an environmental approval or a project approval"),
    Word("site_preparation", "平整场地", "site preparation", "正在平整土地、夯基等，主体尚未动工",
         "land is being levelled or ground compacted; the main works have not begun"),
    Word("construction", "建设中", "construction", "土建或主体工程在施工", "civil or main works are under way"),
    Word("commissioning", "调试中", "commissioning", "自建成或设备安装试车起，至首批产品产出止",
         "from 'built', or equipment being installed and tried, to the first product out"),
    Word("first_product", "已出首批产品", "first product out", "来源说明已产出首批产品，未说正常生产",
         "a source says that the first product is out, none speaks of regular production"),
    Word("operating", "已投产", "operating", "有来源说明在正常生产", "a source speaks of regular production"),
    Word("third_party", "待引进第三方", "third parties to be brought in", "企业表示自身不建，由引进的其他企业建设",
         "the company says that it will not build this itself but bring in others to do so"),
    Word("shelved", "搁置", "shelved", "来源说明已暂停，未终止", "a source says that work is paused, not ended"),
    Word("cancelled", "取消", "cancelled", "来源说明已终止", "a source says that the project has ended"),
)

CAPACITY_SENSE = _by_id(
    Word("capacity", "产能", "capacity", "建成或规划的生产能力", "what a plant makes or is planned to make in a year"),
    Word("expected_yield", "预期产量", "expected yield", "来源预计某一矿石量可产出的数量，不是已规划的产能",
         "what a source expects an amount of ore to give; not a planned capacity"),
    Word("mine_and_mill", "采选合称", "mine and mill together", "来源说的是矿山与选矿厂合称的规模，没有单说选矿厂",
         "the source gives one figure for mine and mill together and none for the mill alone"),
)

BASIS = _by_id(
    Word("stated", "来源写明日期", "date stated", "来源写明了该事件的日期", "the source gives the date of the event"),
    Word("reported", "报道时已如此", "as reported", "来源只说明截至其日期已达到该状态，实际发生在当日或之前",
         "the source says that the state was reached by its own date; it happened on or before that"),
    Word("inferred", "推断", "inferred", "由来源的其他说法推得，理由见备注", "follows from what the source says elsewhere; the note says how"),
    Word("planned", "计划", "planned", "来源给出的计划时间，不用于判断当前状态", "a planned time; never used to tell the status of a day"),
)

STAGE = _by_id(
    Word("integrated", "全产业链框架协议", "framework agreement", "一份协议涵盖采选、锂盐、电池等多个环节", "one agreement that covers several stages, from ore to cells"),
    Word("mining", "采矿", "mining", "开采矿石", "getting the ore out of the ground"),
    Word("beneficiation", "选矿", "beneficiation", "把原矿富集为精矿", "turning ore into concentrate"),
    Word("refining", "锂盐冶炼", "refining", "由精矿生产碳酸锂等锂盐", "making lithium carbonate and other salts from concentrate"),
    Word("material", "电池材料", "material", "电解质、正极、负极等材料", "electrolytes, cathodes, anodes and other cell materials"),
    Word("cell", "电芯", "cell", "电芯、电池与储能系统", "cells, batteries and storage systems"),
    Word("recycling", "拆解回收", "recycling", "废旧电池拆解与资源回收", "taking used batteries apart and recovering their materials"),
    Word("research", "研发中试", "research", "研发、小试、中试与实验室", "research, bench and pilot scale, laboratories"),
    Word("infrastructure", "配套设施", "infrastructure", "隧道、道路等配套工程", "tunnels, roads and other works that serve the projects"),
)

PRODUCT = _by_id(
    Measured("ore", "选矿（原矿处理）", "ore processing", "选矿厂每年处理的原矿量", "ore that a mill processes in a year", dimension="mass_per_year"),
    Measured("ore_mined", "采矿（原矿）", "ore mined", "矿山每年采出的原矿量", "ore that a mine gets out in a year", dimension="mass_per_year"),
    Measured("ore_mined_later", "采矿（地下，露天之后）", "ore mined underground, after the open pit", "许可方案中露天之后转入地下开采的年采矿量；先后接续，不与露天的采矿量相加", "ore a year from underground, which follows the open pit in the licence; one after the other, never added to what the open pit gives", dimension="mass_per_year"),
    Measured("concentrate", "锂精矿", "lithium concentrate", "选矿厂每年产出的精矿量", "concentrate that a mill makes in a year", dimension="mass_per_year"),
    Measured("lithium_carbonate", "碳酸锂", "lithium carbonate", "每年产出的碳酸锂", "lithium carbonate (Li2CO3) made in a year", dimension="mass_per_year", also=("Li2CO3",)),
    Measured("cell", "电芯", "cells", "每年可产的电芯与电池，以能量计", "cells and batteries that can be made in a year, by energy", dimension="cell_capacity"),
    Measured("cell_pilot", "电芯（中试线）", "cells, pilot line", "中试线每年可产的电芯，以能量计；不是量产厂，不与电芯产能相加", "cells that a pilot line can make in a year, by energy; not a factory, never added to cell capacity", dimension="cell_capacity"),
    Measured("lfp", "磷酸铁锂", "LFP cathode", "每年产出的磷酸铁锂正极材料", "lithium iron phosphate cathode made in a year", dimension="mass_per_year", also=("LiFePO4", "lithium iron phosphate")),
    Measured("lipf6", "六氟磷酸锂", "LiPF6", "每年产出的六氟磷酸锂", "lithium hexafluorophosphate made in a year", dimension="mass_per_year", also=("lithium hexafluorophosphate",)),
    Measured("lifsi", "双氟磺酰亚胺锂", "LiFSI", "每年产出的双氟磺酰亚胺锂", "lithium bis(fluorosulfonyl)imide made in a year", dimension="mass_per_year", also=("lithium bis(fluorosulfonyl)imide",)),
    Measured("lithium_fluoride", "氟化锂", "lithium fluoride", "每年产出的氟化锂", "lithium fluoride made in a year", dimension="mass_per_year", also=("LiF",)),
    Measured("lithium_metal", "金属锂", "lithium metal", "每年产出的金属锂", "lithium metal made in a year", dimension="mass_per_year"),
    Measured("anode", "负极材料", "anode material", "每年产出的负极材料", "anode material made in a year", dimension="mass_per_year"),
    Measured("fluorite_feed", "萤石（投料）", "fluorite feed", "每年消耗的萤石，不是产品", "fluorite used in a year; an input, not a product", dimension="mass_per_year"),
    Measured("tunnel", "运输隧道", "haulage tunnel", "隧道长度", "length of the tunnel", dimension="length"),
    Measured("specific_energy", "电芯能量密度", "specific energy of a cell", "研发目标的单位质量能量", "energy for each unit of mass that the research aims at", dimension="specific_energy", adds=False),
    Measured("pilot_line", "中试线", "pilot line", "中试线条数", "number of pilot lines", dimension="count"),
    Measured("laboratory", "实验室", "laboratory", "实验室数", "number of laboratories", dimension="count"),
)

UNIT = _by_id(
    Unit("吨/年", "吨/年", "t/a", dimension="mass_per_year"),
    Unit("万吨/年", "万吨/年", "10 kt/a", dimension="mass_per_year", factor="10000"),
    Unit("亿吨/年", "亿吨/年", "100 Mt/a", dimension="mass_per_year", factor="100000000"),
    Unit("吨", "吨", "t", dimension="mass"),
    Unit("万吨", "万吨", "10 kt", dimension="mass", factor="10000"),
    Unit("亿吨", "亿吨", "100 Mt", dimension="mass", factor="100000000"),
    Unit("MWh", "MWh", "MWh", dimension="cell_capacity", factor="0.001"),
    Unit("GWh", "GWh", "GWh", dimension="cell_capacity"),
    Unit("GWh/年", "GWh/年", "GWh/a", dimension="cell_capacity"),
    Unit("元", "元", "CNY", dimension="money"),
    Unit("万元", "万元", "CNY 10k", dimension="money", factor="10000"),
    Unit("亿元", "亿元", "CNY 100m", dimension="money", factor="100000000"),
    Unit("米", "米", "m", dimension="length"),
    Unit("千米", "千米", "km", dimension="length", factor="1000"),
    Unit("平方米", "平方米", "m²", dimension="area", factor="0.0015"),
    Unit("亩", "亩", "mu", "1 亩约 666.67 平方米", "1 mu is about 666.67 m²", dimension="area"),
    Unit("平方千米", "平方千米", "km²", dimension="land_area"),
    Unit("Wh/kg", "Wh/kg", "Wh/kg", dimension="specific_energy"),
    Unit("%", "%", "%", dimension="share"),
    Unit("倍", "倍", "×", dimension="ratio"),
    Unit("kg/kWh", "kg/kWh", "kg/kWh", dimension="lithium_intensity"),
    Unit("kg LCE/kWh", "kg LCE/kWh", "kg LCE/kWh", dimension="carbonate_intensity"),
    Unit("GWh/万吨", "GWh/万吨", "GWh per 10 kt", dimension="cell_per_carbonate"),
    Unit("年", "年", "years", dimension="duration"),
    Unit("家", "家", "firms", dimension="count"),
    Unit("个月", "个月", "months", dimension="months"),
    Unit("名", "名", "people", dimension="count"),
    Unit("件", "件", "", dimension="count"),
    Unit("种", "种", "", dimension="count"),
    Unit("万件", "万件", "10k", dimension="count", factor="10000"),
    Unit("万米", "万米", "10 km", dimension="length", factor="10000"),
    Unit("万立方米/天", "万立方米/天", "10,000 m³/d", dimension="gas_flow", factor="10000"),
    Unit("元/股", "元/股", "CNY a share", dimension="share_price"),
    Unit("万元/亩", "万元/亩", "CNY 10k per mu", dimension="money_per_area"),
    Unit("个", "个", "", dimension="count"),
    Unit("条", "条", "", dimension="count"),
    Unit("次", "次", "times", dimension="count"),
    Unit("次/年", "次/年", "times a year", dimension="frequency"),
)

QUALIFIER = _by_id(
    Word("exact", "", "", "来源给出确数", "the source gives the figure as it is"),
    Word("about", "约", "about", "来源说约、近", "the source says about or nearly"),
    Word("at_least", "≥", "≥", "来源说至少、不低于、以上", "the source says at least, no less than, or so much and above"),
    Word("more_than", ">", ">", "来源说超过、余", "the source says more than"),
    Word("up_to", "≤", "≤", "来源说不超过、至多、力争达到", "the source says up to"),
    Word("unquantified", "未量化", "not quantified", "来源只有措辞，没有数字", "the source has words, no figure"),
)

GRADE = _by_id(
    Word("A", "A", "A", "官方机构、公司公告或主流媒体自有平台", "an official body, a company announcement, or an established outlet on its own site"),
    Word("B", "B", "B", "主流媒体文章的转载，或行业网站", "an established outlet's text met as a repost, or a trade site"),
    Word("C", "C", "C", "无法核对出处的说法；只列出，不采用，不进合计与标题",
         "a statement whose origin could not be checked; listed, never taken, in no sum and no headline"),
)

SOURCE_KIND = _by_id(
    Word("newspaper", "报纸", "newspaper"),
    Word("news_site", "新闻网站", "news site"),
    Word("trade_site", "行业网站", "trade site"),
    Word("government", "政府与人大", "government or people's congress"),
    Word("association", "行业协会", "industry association"),
    Word("journal", "学术期刊", "journal"),
    Word("company", "公司公告", "company announcement"),
    Word("portal", "地区门户", "regional portal"),
    Word("dataset", "数据集", "data set"),
    Word("unrecorded", "未记录", "not recorded"),
)

PLACE_KIND = _by_id(
    Word("city", "市", "city"),
    Word("district", "区", "district"),
    Word("county", "县（市）", "county"),
    Word("zone", "开发区", "development zone"),
    Word("outside", "市外", "outside the region", "不在本地区，列出但不计数", "outside the region; listed, never counted"),
)

ROLE = _by_id(
    Word("core", "核心", "core", "布局的核心，如“一核多点”中的一核", "the core of the layout, as in 'one core, many satellites'"),
    Word("point", "协同点", "satellite", "布局中与核心协同的一处，如“一核多点”中的多点之一", "a place of the layout that works with the core, as in 'one core, many satellites'"),
    Word("none", "—", "—", "布局未提及", "not in the plan"),
)

ENTERPRISE_KIND = _by_id(
    Word("enterprise", "企业", "enterprise"),
    Word("institute", "研究机构", "institute"),
    Word("university", "高校", "university"),
    Word("association", "协会", "association"),
)

SEGMENT = _by_id(
    Word("resource", "锂资源与锂盐", "lithium resource and salts", "采选矿与碳酸锂", "mining, beneficiation and lithium carbonate"),
    Word("integrated", "全链投资", "integrated investor", "协议涵盖从采选到电池", "its agreement covers ore to cells"),
    Word("material", "电池材料", "battery materials", "正负极、电解质等上游材料", "cathodes, anodes, electrolytes and other upstream materials"),
    Word("cell", "电芯与电池", "cells and batteries", "消费、储能等电池", "consumer, storage and other batteries"),
    Word("recycling", "拆解回收", "recycling", "电池拆解与资源回收", "dismantling of batteries and recovery of materials"),
    Word("research", "科研教育", "research and teaching", "高校与研究院", "universities and institutes"),
    Word("service", "行业服务", "industry body", "协会等", "associations and the like"),
    Word("unstated", "来源未注明", "not stated", "来源未说明所属环节", "no source tells the segment"),
)

# The stages that a segment works in, so that one filter serves projects and firms.
STAGES_OF_SEGMENT = {
    "resource": ("mining", "beneficiation", "refining"),
    "integrated": ("integrated",),
    "material": ("material",),
    "cell": ("cell",),
    "recycling": ("recycling",),
    "research": ("research",),
}

RELATION_KIND = _by_id(
    Word("owns", "控股", "owns"),
    Word("jointly_owns", "合资持有", "jointly owns"),
    Word("partner", "合作", "partner of"),
    Word("hosts", "落户企业", "hosts"),
    Word("advises", "支持", "advises"),
)

INVESTMENT_KIND = _by_id(
    Word("signed", "签约额", "signed", "协议约定的总金额，不等于已投入", "the sum in a signed agreement, not money spent"),
    Word("planned_total", "计划总投资", "planned total", "项目公布的计划总投资", "the total that a project plans to invest"),
    Word("approved", "获批投资", "approved", "批复文件核定的投资", "the amount that an approval states"),
    Word("completed", "已投入", "invested", "来源称已投入的金额", "money that a source says has been spent"),
)

STEP = _by_id(
    Word("announced", "写明", "stated", "来源写明了规模或签约，未见获批或动工的来源", "a source states a size or an agreement; none yet of a permit or of work on site"),
    Word("permitted", "获批或平整场地", "permitted or site levelled", "取得关键批复，或已平整土地；两者先后不一，合为一步",
         "holds a key permit, or its land is levelled; either may come first, so both are one step"),
    Word("construction", "建设", "under construction", "土建或主体工程在施工", "civil or main works are under way"),
    Word("commissioning", "调试或首批产品", "on trial or first product", "建成并调试，或已产出首批产品", "built and on trial, or its first product is out"),
    Word("operating", "正常生产", "regular production", "有来源说明在正常生产", "a source speaks of regular production"),
)

SILENCE = _by_id(
    Word("none", "有消息", "heard of", "12 个月内有来源说到", "a source told of it within 12 months"),
    Word("quiet", "一年无消息", "no news for a year", "12 个月以上没有来源说到；不等于取消", "no source has told of it for 12 months or more; not cancelled"),
    Word("silent", "两年无消息", "no news for two years", "24 个月以上没有来源说到；不等于取消",
         "no source has told of it for 24 months or more; not cancelled"),
    Word("undated", "没有日期", "no date", "没有一条带日期的来源说到", "no source with a date tells of it"),
)

AMOUNT_ROW = _by_id(
    Word("stated", "来源所述", "stated", "来源说出的金额", "an amount that a source states"),
    Word("rest", "未细分", "not broken down", "整体减去来源列出的各部分，由本站计算，没有来源说明其去向",
         "the whole less the parts that sources list; computed here, no source tells what it is for"),
)

INDICATOR_KIND = _by_id(
    Word("observed", "实际", "observed", "来源陈述的现状", "what a source says is so"),
    Word("target", "目标", "target", "文件或报道中的目标", "what a plan or report aims at"),
    Word("forecast", "预计", "forecast", "来源预计，不是目标也不是现状", "what a source expects; neither an aim nor what is so"),
)

QUANTITY = _by_id(
    Measured("ore_resource", "锂矿石资源量", "lithium ore resource", dimension="mass"),
    Measured("li2o_resource", "氧化锂资源量", "Li2O resource", dimension="mass"),
    Measured("lce_resource", "折合碳酸锂", "lithium carbonate equivalent", dimension="mass"),
    Measured("ore_grade", "矿石品位（Li2O）", "ore grade (Li2O)", dimension="share"),
    Measured("concentrate_grade", "精矿品位（Li2O）", "concentrate grade (Li2O)", dimension="share"),
    Measured("lithium_recovery", "锂回收率", "lithium recovery", dimension="share"),
    Measured("ore_discarded", "磁选抛废率", "ore discarded by magnetic separation", dimension="share"),
    Measured("licence_term", "采矿许可年限", "term of the mining licence", dimension="duration"),
    Measured("wo3_resource", "三氧化钨资源量", "WO3 resource", dimension="mass"),
    Measured("sn_resource", "锡资源量", "tin resource", dimension="mass"),
    Measured("revenue", "营业收入", "revenue", dimension="money"),
    Measured("output_value", "产值", "output value", dimension="money"),
    Measured("output_growth", "产值增速", "growth of output value", dimension="share"),
    Measured("investment", "投资额", "investment", dimension="money"),
    Measured("firms", "企业数", "firms", dimension="count"),
    Measured("new_firms", "新引进企业数", "firms newly attracted", dimension="count"),
    Measured("firms_above_size", "规模以上电池企业数", "battery firms above designated size", dimension="count"),
    Measured("linked_firms", "配套关联企业数", "linked firms along the chain", dimension="count"),
    Measured("firms_over_10bn", "百亿元企业数", "firms over CNY 10 bn", dimension="count"),
    Measured("province_firms_over_10bn", "全省百亿元锂电企业数", "lithium-battery firms over CNY 10 bn in the province", dimension="count"),
    Measured("chain_leaders", "链主企业数", "chain leaders", dimension="count"),
    Measured("industry_scale", "产业规模", "scale of the industry", dimension="money"),
    Measured("park_area", "园区面积", "park area", dimension="area"),
    Measured("carbonate_plants", "碳酸锂厂数", "lithium carbonate plants", dimension="count"),
    Measured("registered_capital", "注册资本", "registered capital", dimension="money"),
    Measured("key_industries", "省重点产业数", "key industries of the province", dimension="count"),
    Measured("county_count", "县级行政区数", "counties", dimension="count"),
    Measured("land_area", "面积", "land area", dimension="land_area"),
    Measured("years_to_goal", "目标年限", "years to the goal", dimension="duration"),
    Measured("steps", "战略步数", "steps of the strategy", dimension="count"),
    Measured("directions", "方面数", "fields of action", dimension="count"),
    Measured("measures", "措施条数", "measures", dimension="count"),
    Measured("teams", "小组数", "teams", dimension="count"),
    Measured("suggestions", "建议条数", "suggestions", dimension="count"),
    Measured("opinions", "审议意见条数", "deliberation opinions", dimension="count"),
    Measured("inspections_per_year", "每年视察次数", "inspections a year", dimension="frequency"),
    Measured("projects_signed", "签约项目数", "projects signed", dimension="count"),
    Measured("mining_right_area", "矿权面积", "area of the mineral right", dimension="land_area"),
    Measured("mining_depth", "开采深度", "mining depth", dimension="length"),
    Measured("mine_life", "矿山服务年限", "life of the mine", dimension="duration"),
    Measured("building_years", "基建年限", "years of building", dimension="duration"),
    Measured("mine_scale", "矿山规模", "scale of the mine", dimension="mass_per_year"),
    Measured("plant_scale", "生产规模", "scale of production", dimension="mass_per_year"),
    Measured("exploration_months", "勘查历时", "months of exploration", dimension="months"),
    Measured("drilled_length", "钻探进尺", "length drilled", dimension="length"),
    Measured("samples", "样品数", "samples", dimension="count"),
    Measured("sn_ore_resource", "锡矿石量", "tin ore", dimension="mass"),
    Measured("lithium_potential", "锂资源潜力（预测）", "predicted lithium potential", dimension="mass"),
    Measured("prospect_areas", "远景区数", "prospect areas", dimension="count"),
    Measured("province_minerals", "全省已发现矿种数", "minerals found in the province", dimension="count"),
    Measured("province_minerals_with_reserves", "全省有储量的矿种数", "minerals with reserves in the province", dimension="count"),
    Measured("mineral_right_cost", "矿业权取得费用", "cost of the mineral right", dimension="money"),
    Measured("performance_bond", "履约保证金", "performance bond", dimension="money"),
    Measured("exit_grade", "退出条款品位（Li2O）", "grade in the exit clause (Li2O)", dimension="share"),
    Measured("exit_output", "退出条款产量", "output in the exit clause", dimension="mass_per_year"),
    Measured("capital_increase", "增资额", "capital increase", dimension="money"),
    Measured("project_companies", "项目公司数", "project companies", dimension="count"),
    Measured("chain_consortia", "全产业链联合体数", "whole-chain consortia", dimension="count"),
    Measured("firms_visiting", "来考察的上市企业数", "listed firms that came to look", dimension="count"),
    Measured("jobs", "就业岗位", "jobs", dimension="count"),
    Measured("tax", "税收", "tax", dimension="money"),
    Measured("build_progress", "工程进度", "progress of the works", dimension="share"),
    Measured("site_area", "项目用地面积", "site area", dimension="area"),
    Measured("land_approval", "用地报批面积", "land put up for approval", dimension="area"),
    Measured("planned_area", "规划面积", "planned area", dimension="land_area"),
    Measured("gas_supply", "日供气量", "gas supply", dimension="gas_flow"),
    Measured("gdp", "地区生产总值", "GDP", dimension="money"),
    Measured("gdp_growth", "地区生产总值增速", "GDP growth", dimension="share"),
    Measured("fixed_investment_growth", "固定资产投资增速", "growth of fixed investment", dimension="share"),
    Measured("main_industry_share", "主导产业占比", "share of the main industries", dimension="share"),
    Measured("tax_per_mu_growth", "亩均税收增速", "growth of tax per mu", dimension="share"),
    Measured("revenue_decrease", "营业收入降幅", "decrease of revenue", dimension="share"),
    Measured("net_loss", "亏损额", "loss", dimension="money"),
    Measured("losing_quarters", "亏损季度数", "losing quarters", dimension="count"),
    Measured("debt_ratio", "资产负债率", "debt ratio", dimension="share"),
    Measured("prepayment", "预付款", "prepayment", dimension="money"),
    Measured("share_price", "每股价格", "price of a share", dimension="share_price"),
    Measured("transfer_price", "股权转让价款", "price of the shares sold", dimension="money"),
    Measured("principles", "开发原则数", "rules of development", dimension="count"),
    Measured("bodies", "单位数", "bodies", dimension="count"),
    Measured("contracts", "合同数", "contracts", dimension="count"),
    Measured("guests", "嘉宾数", "guests", dimension="count"),
    Measured("tax_share", "税收增量给园区的比例", "share of the tax increase that goes to the parks", dimension="share"),
    Measured("share_bought", "受让股权比例", "share of a firm to be bought", dimension="share"),
    Measured("edition", "届次", "edition", dimension="count"),
)

# What the ledger holds besides the figures of QUANTITY: the numbers of projects, amounts, coefficients and relations.
LEDGER_QUANTITY = _by_id(
    Word("capacity", "产能与规模", "capacity and scale"),
    Word("expected_yield", "预期产量", "expected yield"),
    Word("investment", "投资额", "investment"),
    Word("projects", "所含项目数", "projects in an amount"),
    Word("share", "持股比例", "share held"),
    Word("coefficient", "换算系数", "conversion coefficient"),
)

EVENT_KIND = _by_id(
    Word("proposal", "建议", "proposal", "人大代表提出的建议", "a proposal by a deputy to a people's congress"),
    Word("decision", "决定", "decision", "人大及其常委会的决定", "a decision of a people's congress or its standing committee"),
    Word("supervision", "督办", "supervision", "调研、视察、审议等监督", "inspections, inquiries and deliberations"),
    Word("policy", "政策", "policy", "政府出台的规划与措施", "plans and measures issued by a government"),
    Word("conference", "会议活动", "conference", "大会、对接会、节会", "conferences and fairs"),
    Word("cooperation", "合作", "cooperation", "产学研合作", "work of firms, universities and institutes together"),
    Word("enterprise", "企业动态", "company news", "企业设立、迁入、签约等", "firms founded, moved in or signing"),
    Word("resource", "资源", "resource", "勘查成果与采矿许可", "results of exploration and mining licences"),
)

LEVEL = _by_id(
    Word("province", "省", "province"),
    Word("city", "市", "city"),
    Word("county", "县", "county"),
    Word("enterprise", "企业", "enterprise"),
)

ITEM_KIND = _by_id(
    Word("direction", "方面", "field of action"),
    Word("measure", "措施", "measure"),
    Word("term", "条款", "term", "文件具体给予或要求的内容", "what a document grants or demands in particular"),
    Word("finding", "发现", "finding"),
    Word("request", "要求", "request"),
)

COEFFICIENT_KIND = _by_id(
    Word("stoichiometry", "化学计量", "stoichiometry", "由分子量得出的换算", "follows from molar masses"),
    Word("lithium_content", "单位电量含锂", "lithium for each kWh", "每千瓦时电芯所含的锂", "lithium that a cell holds for each kWh"),
    Word("carbonate_content", "单位电量折碳酸锂", "carbonate for each kWh", "每千瓦时电芯所含的锂折成碳酸锂",
         "lithium that a cell holds for each kWh, as carbonate"),
    Word("grade", "品位", "grade", "矿石中有用组分的质量占比", "share of what is wanted in the ore, by mass"),
    Word("recovery", "回收率", "recovery", "进入产物的锂占投入的比例", "share of the lithium fed that reaches the product"),
    Word("loss", "损耗", "loss", "生产中的废品率", "share that is scrapped in making"),
    Word("policy_ratio", "政策配比", "policy ratio", "协议规定的配套比例，不是消耗", "a ratio that an agreement demands; not consumption"),
)

LADDER_STEP = _by_id(
    Word("grade", "矿石品位", "ore grade", "矿石中氧化锂的质量占比", "share of Li2O in the ore, by mass"),
    Word("flotation", "选矿回收", "recovery in beneficiation", "精矿中的锂占入选矿石中锂的比例", "lithium in the concentrate, of that in the ore fed"),
    Word("extraction", "提锂回收", "recovery from concentrate to carbonate", "碳酸锂中的锂占精矿中锂的比例；只测到浸出液的，备注说明",
         "lithium in the carbonate, of that in the concentrate; a note tells where only the leach liquor was measured"),
    Word("oxide", "氧化锂→碳酸锂", "Li2O → Li2CO3", "氧化锂折成碳酸锂的质量之比", "mass of carbonate for a mass of Li2O"),
    Word("metal", "锂→碳酸锂", "Li → Li2CO3", "锂折成碳酸锂的质量之比", "mass of carbonate for a mass of lithium"),
    Word("cell", "电芯含锂", "lithium in cells", "每单位电量的电芯所含的锂或碳酸锂当量", "lithium, or its carbonate equivalent, in a cell for each unit of energy"),
    Word("scrap", "制造废品", "scrap", "电芯制造中成为废品的比例", "share that becomes scrap in making cells"),
    Word("ratio", "配套要求", "required cells", "协议要求配套的电芯，不是消耗", "cells that an agreement demands; not consumption"),
    Word("overall", "总回收", "overall recovery", "碳酸锂中的锂占矿石中锂的比例", "lithium in the carbonate, of that in the ore"),
    Word("recycling", "回收再生", "recycling", "从废旧电池中回收的锂的比例", "share of the lithium of used batteries that is recovered"),
)

LADDER_STATE = _by_id(
    Word("built", "建成的（含调试）", "built (incl. commissioning)"),
    Word("all", "写明的全部建成以后", "once all that is stated is built"),
)

COMPUTED = _by_id(
    Word("capacity", "产能合计", "capacity, summed"),
    Word("carbonate", "折合碳酸锂", "as lithium carbonate"),
    Word("cover", "够下一环所需的多少", "share of what the next link takes"),
)

LADDER_USE = _by_id(
    Word("begins", "起算", "begins here", "换算从此数起算，由编者选定", "the conversion begins at this value, chosen by the editors"),
    Word("range", "定范围", "bounds the range", "读者可移动的范围含此数", "the range in which a reader may move holds this value"),
    Word("check", "仅供核对", "for comparison", "列出以供核对，不参与换算", "listed beside the others, and not used"),
)

ORIGIN = _by_id(
    Word("here", "本地", "this region", "在本地区的矿石、矿山或工厂测得或公布", "measured at, or stated for, an ore, a mine or a plant of the region"),
    Word("elsewhere", "外地矿山或工厂", "another site", "在外地的矿山或工厂测得或公布", "measured at, or stated for, a mine or a plant elsewhere"),
    Word("laboratory", "实验室", "laboratory", "实验室试验，未经工业生产检验", "a test in a laboratory, not proved in production"),
    Word("model", "模型", "a model", "模型或研究的设定，不是测得", "computed or assumed by a study, not measured"),
    Word("law", "化学计量", "stoichiometry", "由分子量得出", "follows from molar masses"),
    Word("agreement", "协议约束", "an agreement", "协议写明的要求", "a demand that an agreement states"),
    Word("requirement", "规定要求", "an official requirement", "法规或主管部门要求达到的数值，不是测得", "what a law or an authority demands, not measured"),
)

RIVAL_FIELD = _by_id(
    Word("enterprise", "企业", "enterprise"),
    Word("place", "所在地", "place"),
    Word("role", "布局角色", "role in the layout"),
    Word("seat", "注册地", "registered seat"),
    Word("by", "由谁", "by whom"),
    Word("name", "名称", "name"),
    Word("date", "日期", "date"),
)

PROGRESS = _by_id(
    Word("built", "建成（含调试）", "built (incl. commissioning)", "调试中、已出首批产品或已投产", "commissioning, first product out, or operating"),
    Word("construction", "建设中", "under construction", "土建或安装中", "civil works or fitting out"),
    Word("site_preparation", "平整场地", "site preparation", "只平整土地、夯基，还不是建设", "levelling and footings only, which is no construction yet"),
    Word("research_under_way", "研发中", "research under way", "研发或试验中", "research or tests under way"),
    Word("permitted", "已获批", "permitted", "已获许可，未动工", "permitted, not begun"),
    Word("planned", "规划", "planned", "已宣布，未获批也未动工", "announced, neither permitted nor begun"),
    Word("sought", "规划（待引进第三方）", "third parties to be brought in", "协议写明，但企业表示自身不建、将引进其他企业建设", "in an agreement, but the company says that it will not build it itself and will bring in others"),
    Word("expected", "预期产量", "expected yield", "来源预计矿石可产出的数量，不是已规划的产能", "what a source expects the ore to give; not a planned capacity"),
    Word("aside", "搁置或取消", "set aside", "搁置或取消，不计入合计", "shelved or cancelled; not in any sum"),
    Word("unknown", "状态未注明", "status not stated", "来源未说明状态", "no source tells the status"),
)

PROGRESS_OF = {
    "announced": "planned",
    "research_under_way": "research_under_way",
    "permitted": "permitted",
    "site_preparation": "site_preparation",
    "construction": "construction",
    "commissioning": "built",
    "first_product": "built",
    "operating": "built",
    "third_party": "sought",
    "shelved": "aside",
    "cancelled": "aside",
    "": "unknown",
}

# Places in a source that have no number of their own; any other locator (¶28, p. 14) is written as it stands.
LOCATOR = _by_id(
    Word("正文", "正文", "main text"),
    Word("摘要", "摘要", "abstract"),
    Word("汇总表", "汇总表", "summary table"),
    Word("公式", "公式", "formula"),
    Word("要素数", "要素数", "number of features"),
    Word("未记录", "未记录", "not recorded"),
)
