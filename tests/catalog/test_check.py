"""Rules: every one has at least one example that breaks it, and exactly what is said then."""

import shutil
import textwrap
from pathlib import Path

import pytest

from atlas.catalog.model import Shape
from atlas.catalog.rules import check
from atlas.catalog.rules.outlines import inside
from tests.regions.folder import TINY, copy, edit, said

MILL = "projects/jiakuang-mill.yaml"
Step = tuple[str, str, str]

RIVAL_UNIT = "  - {product: ore, value: 300, unit: 万吨/年"
PHASE_1 = "      - {product: ore, value: 100, unit: 万吨/年, qualifier: exact"
UNSTATED = "revenue,,亿元,unquantified,数百亿元,tens of billions of yuan,observed,2025-05"
INVESTMENT_2 = (
    "\njiakuang-part,甲矿部分,Jia part,jiakuang,,,signed,{value},亿元,exact,,,,2024,{part_of},,daily-2025,¶6,,,,"
)
CHILD = """\
    id: a-child
    name: 子项目
    name_en: child
    stage: mining
    part_of: {part_of}
    total:
      - {{product: ore, value: {value}, unit: 万吨/年, qualifier: {qualifier}, date: 2025, source: daily-2025, locator: ¶5}}
    """


SECOND = """\
- id: lithium-once-more
  name: 另一数
  name_en: another
  kind: stoichiometry
  step: metal
  origin: law
  use: {use}
  value: 5.3
  unit: 倍
  qualifier: exact
  date: 2024
  source: atlas-2024
  locator: p. 3
"""

COPY = """\
id: a-mill
name: {name}
name_en: Jia mill
enterprise: jiakuang
place: dongxian
stage: beneficiation
source: daily-2025
locator: ¶5
total:
  - {{product: ore, value: {value}, unit: 万吨/年, qualifier: exact, date: 2025-05, source: daily-2025, locator: ¶5}}
note: 副本
note_en: a copy
"""
WHOLE = ("phases:\n" + (TINY / "data" / MILL).read_text("utf-8").partition("phases:\n")[2], "")
FIRM = "\nyidian,乙电,,Yi Battery,enterprise,cell,,,,,,,,,,,daily-2025,¶4,,"

CASES: dict[str, tuple[list[Step], list[str]]] = {
    "ids_are_used_once": (
        [(MILL, "id: jiakuang-mill-2", "id: jiakuang-mill-1")],
        [f"data/{MILL}:20: phases[jiakuang-mill-1].id: 'jiakuang-mill-1' is already used at data/{MILL}:12"],
    ),
    "ids_are_used_once/places and enterprises": (
        [("places.yaml", "- id: yuanqu", "- id: yidian")],
        ["data/enterprises.csv:3: id: 'yidian' is already used at data/places.yaml:26"],
    ),
    "files_are_sorted_by_id": (
        [("seats.csv", "dongxian-atlas", "z-atlas")],
        ["data/seats.csv:3: id: 'xixian-atlas' stands after 'z-atlas'; the file is sorted by id"],
    ),
    "project_ids_are_file_names": (
        [(MILL, "id: jiakuang-mill\n", "id: jiakuang-mil\n"), ("investments.csv", "jiakuang-mill,", "jiakuang-mill-1,"),
         ("timeline.yaml", "[jiakuang-mill]", "[jiakuang-mill-1]")],
        [f"data/{MILL}:1: id: 'jiakuang-mil' is not the name of the file; write 'jiakuang-mill' or rename the file",
         f"data/{MILL}:12: phases[jiakuang-mill-1].id: 'jiakuang-mill-1' does not begin with 'jiakuang-mil-'",
         f"data/{MILL}:20: phases[jiakuang-mill-2].id: 'jiakuang-mill-2' does not begin with 'jiakuang-mil-'"],
    ),
    "phase_ids_begin_with_their_project": (
        [(MILL, "id: jiakuang-mill-2", "id: mill-2")],
        [f"data/{MILL}:20: phases[mill-2].id: 'mill-2' does not begin with 'jiakuang-mill-'"],
    ),
    "sources_exist": (
        [("indicators.csv", "daily-2025,¶7", "daily-2024,¶7")],
        ["data/indicators.csv:2: source: 'daily-2024' is not the id of a source; did you mean 'daily-2025'?"],
    ),
    "sources_exist/of a place": (
        [("enterprises.csv", "dongxian,,daily-2025", "dongxian,,dayly-2025")],
        ["data/enterprises.csv:2: place_source: 'dayly-2025' is not the id of a source; did you mean 'daily-2025'?"],
    ),
    "sources_exist/within": (
        [(MILL, "basis: reported\n        source: daily-2025", "basis: reported\n        source: zzz")],
        [f"data/{MILL}:35: phases[jiakuang-mill-2].milestones[1].source: 'zzz' is not the id of a source"],
    ),
    "sources_exist/of the boundaries": (
        [("boundaries.geojson", '"source": "atlas-2024"', '"source": "atlas-2023"')],
        ["data/boundaries.geojson:1: source: 'atlas-2023' is not the id of a source; did you mean 'atlas-2024'?"],
    ),
    "every_source_is_cited": (
        [("sources.yaml", "- id: daily-2025", "- {id: b, title: 乙, title_en: b, publisher: 乙, publisher_en: b, kind: journal, grade: C}\n- id: daily-2025")],
        ["data/sources.yaml:9: id: 'b' is not cited by any record; cite it or remove it"],
    ),
    "references_exist/places": (
        [("seats.csv", "xixian-atlas,xixian", "xixian-atlas,xixain"), ("timeline.yaml", "[dongxian]", "[dongxian, shanghai]")],
        ["data/seats.csv:3: place: 'xixain' is not the id of a place; did you mean 'xixian'?",
         "data/timeline.yaml:7: places[2]: 'shanghai' is not the id of a place"],
    ),
    "references_exist/enterprises": (
        [(MILL, "enterprise: jiakuang", "enterprise: jiakuan")],
        [f"data/{MILL}:4: enterprise: 'jiakuan' is not the id of an enterprise; did you mean 'jiakuang'?"],
    ),
    "references_exist/projects": (
        [("investments.csv", "jiakuang-mill", "jiakuang-mill-3")],
        ["data/investments.csv:2: project: 'jiakuang-mill-3' is not the id of a project or phase; did you mean 'jiakuang-mill-2'?"],
    ),
    "references_exist/part_of": (
        [(MILL, "stage: beneficiation", "stage: beneficiation\npart_of: jiakuang-mill-2")],
        [f"data/{MILL}:7: part_of: 'jiakuang-mill-2' is not the id of a project; did you mean 'jiakuang-mill'?"],
    ),
    "references_exist/investments": (
        [("investments.csv", "2,2024,,,", "2,2024,jiakuang-signd,,")],
        ["data/investments.csv:2: part_of: 'jiakuang-signd' is not the id of an investment; did you mean 'jiakuang-signed'?"],
    ),
    "references_exist/events": (
        [("timeline.yaml", "  source: daily-2025\n  locator", "  follows: [nothing]\n  source: daily-2025\n  locator")],
        ["data/timeline.yaml:12: follows[1]: 'nothing' is not the id of an event"],
    ),
    "references_exist/subjects": (
        [("indicators.csv", "shili,revenue", "shilli,revenue")],
        ["data/indicators.csv:2: subject: 'shilli' is not the id of an enterprise or place; did you mean 'shili'?"],
    ),
    "rivals_name_existing_records": (
        [("places.yaml", "value: dongxian", "value: dongxan")],
        ["data/places.yaml:37: rivals[1].value: 'dongxan' is not the id of a place; did you mean 'dongxian'?"],
    ),
    "references_lead_elsewhere": (
        [("relations.csv", "owns,yidian", "owns,jiakuang")],
        ["data/relations.csv:2: object: 'jiakuang' is the subject itself"],
    ),
    "references_lead_elsewhere/overlaps": (
        [("investments.csv", "2,2024,,,", "2,2024,,jiakuang-signed,")],
        ["data/investments.csv:2: overlaps: 'jiakuang-signed' is the record itself"],
    ),
    "part_of_has_no_cycle": (
        [("investments.csv", "2,2024,,,", "2,2024,jiakuang-signed,,")],
        ["data/investments.csv:2: part_of: goes in a circle: jiakuang-signed → jiakuang-signed"],
    ),
    "texts_have_twins": (
        [(MILL, ", note_en: regular production", "")],
        [f"data/{MILL}:19: phases[jiakuang-mill-1].milestones[2].note_en: is missing; 'note' is given, and every text is kept in both languages"],
    ),
    "texts_have_twins/the other way": (
        [("enterprises.csv", "锂精矿,", ",")],
        ["data/enterprises.csv:2: makes: is missing; 'makes_en' is given, and every text is kept in both languages"],
    ),
    "places_have_a_source": (
        [("enterprises.csv", "dongxian,,daily-2025,¶3", "dongxian,,,")],
        ["data/enterprises.csv:2: place_locator: is missing; 'place' is given, and place and place_source and place_locator go together",
         "data/enterprises.csv:2: place_source: is missing; 'place' is given, and place and place_source and place_locator go together"],
    ),
    "places_have_a_source/without a place": (
        [("places.yaml", "  within: xixian\n", "")],
        ["data/places.yaml:26: within: is missing; 'within_source' is given, and within and within_source and within_locator go together"],
    ),
    "places_have_a_source/project": (
        [(MILL, "source: daily-2025\nlocator: ¶5\n", "source: daily-2025\n")],
        [f"data/{MILL}:1: locator: is missing; 'source' is given, and source and locator go together"],
    ),
    "unquantified_claims_keep_the_words": (
        [("indicators.csv", UNSTATED, UNSTATED.replace(",,亿元", ",5,亿元"))],
        ["data/indicators.csv:2: value: '5' is given, but the qualifier is 'unquantified'; leave it empty"],
    ),
    "unquantified_claims_keep_the_words/none": (
        [("indicators.csv", "数百亿元,tens of billions of yuan", ",")],
        ["data/indicators.csv:2: stated: is missing; an unquantified claim keeps the source's words"],
    ),
    "unquantified_claims_keep_the_words/no value": (
        [("investments.csv", "152.1", "")],
        ["data/investments.csv:2: value: is missing; only an unquantified claim has none"],
    ),
    "unquantified_claims_keep_the_words/words too many": (
        [("investments.csv", "exact,,,", "exact,约,about,")],
        ["data/investments.csv:2: stated: is only for unquantified claims; put other words in 'note'"],
    ),
    "coefficients_have_a_value_or_a_range": (
        [("balance.yaml", "  low: 18.7\n", "")], ["data/balance.yaml:1: low: is missing; a range has both ends"],
    ),
    "coefficients_have_a_value_or_a_range/nothing": (
        [("balance.yaml", "  value: 18.8\n  low: 18.7\n  high: 18.9\n", "")],
        ["data/balance.yaml:1: value: is missing; give a value, or low and high"],
    ),
    "coefficients_have_a_value_or_a_range/backward": (
        [("balance.yaml", "low: 18.7", "low: 19.7")], ["data/balance.yaml:8: low: '19.7' is more than 'high', 18.9"],
    ),
    "coefficients_have_a_value_or_a_range/outside": (
        [("balance.yaml", "value: 18.8", "value: 17")], ["data/balance.yaml:7: value: '17' lies outside its range, 18.7 to 18.9"],
    ),
    "coefficients_have_a_value_or_a_range/unquantified": (
        [("balance.yaml", "qualifier: exact", "qualifier: unquantified")],
        ["data/balance.yaml:11: qualifier: 'unquantified' does not suit a coefficient; give a value or a range"],
    ),
    "steps_are_in_their_unit": (
        [("balance.yaml", "use: check", "use: begins")],
        ["data/balance.yaml:10: unit: '%' does not measure metal; allowed is 倍"],
    ),
    "coefficients_in_use_are_positive": (
        [("balance.yaml", "value: 18.8\n  low: 18.7\n  high: 18.9\n  unit: '%'", "value: 0\n  unit: 倍"), ("balance.yaml", "check", "begins")],
        ["data/balance.yaml:7: value: '0' is not more than 0; the conversion multiplies and divides by it"],
    ),
    "each_step_begins_once/twice": (
        [("balance.yaml", "value: 18.8\n  low: 18.7\n  high: 18.9\n  unit: '%'", "value: 5.323\n  unit: 倍"), ("balance.yaml", "check", "begins"),
         ("balance.yaml", "begins\n", "begins\n\n" + SECOND.format(use="begins"))],
        ["data/balance.yaml:21: use: the step 'metal' begins at 'lithium-in-carbonate' already; write range"],
    ),
    "each_step_begins_once/nowhere": (
        [("balance.yaml", "check\n", "check\n\n" + SECOND.format(use="range"))],
        ["data/balance.yaml:23: use: no value of the step 'metal' says 'begins'; one of them must"],
    ),
    "units_fit_what_is_measured": (
        [(MILL, RIVAL_UNIT, RIVAL_UNIT.replace("万吨/年", "GWh"))],
        [f"data/{MILL}:10: total[1].unit: 'GWh' does not measure ore; allowed is 吨/年, 万吨/年, 亿吨/年"],
    ),
    "units_fit_what_is_measured/money": (
        [("investments.csv", "亿元", "家")], ["data/investments.csv:2: unit: '家' does not measure money; allowed is 元, 万元, 亿元"],
    ),
    "units_fit_what_is_measured/figure": (
        [("timeline.yaml", "unit: 条", "unit: 吨")],
        ["data/timeline.yaml:11: figures[1].unit: '吨' does not measure measures; allowed is 家, 名, 件, 种, 万件, 个, 条, 次"],
    ),
    "shares_are_at_most_100": ([("relations.csv", "51.5", "151.5")], ["data/relations.csv:2: share: '151.5' is more than 100 %"]),
    "shares_are_at_most_100/percent": (
        [("balance.yaml", "  value: 18.8\n  low: 18.7\n  high: 18.9\n", "  value: 188\n")],
        ["data/balance.yaml:7: value: '188' is more than 100 %"],
    ),
    "numbers_of_projects_are_whole": (
        [("investments.csv", ",2,2024", ",2.5,2024")], ["data/investments.csv:2: projects: '2.5' is not a whole number"],
    ),
    "refusals_say_why": (
        [("seats.csv", "110.25,30.5,atlas-2024,p. 2,,", "110.25,30.5,atlas-2024,p. 2,yes,yes")],
        ["data/seats.csv:3: rejected: 'yes' is not a reason; say why the source is not followed, or leave it empty"],
    ),
    "milestones_are_in_order": (
        [(MILL, "date: 2024-H1", "date: 2025-03")],
        [f"data/{MILL}:19: phases[jiakuang-mill-1].milestones[2].date: '2025-02-28' is before '2025-03' above it; the oldest comes first"],
    ),
    "projects_say_something": (
        [("projects/a-child.yaml", "", "id: a-child\nname: 子\nname_en: child\nstage: mining\n")],
        ["data/projects/a-child.yaml:1: has no capacity, milestone or investment; give at least one, with its source"],
    ),
    "parts_do_not_exceed_their_project": (
        [(MILL, RIVAL_UNIT, RIVAL_UNIT.replace("300", "99.9"))],
        [f"data/{MILL}:10: total[1].value: '99.9' is less than phases add up to, 100 万吨/年 of ore"],
    ),
    "parts_do_not_exceed_their_project/children": (
        [("projects/a-child.yaml", "", CHILD.format(part_of="jiakuang-mill", value=301, qualifier="at_least"))],
        [f"data/{MILL}:10: total[1].value: '300' is less than the projects that are part of it add up to, 301 万吨/年 of ore"],
    ),
    "parts_do_not_exceed_their_amount": (
        [("investments.csv", "¶6,,,,\n", "¶6,,,,\n"),
         ("investments.csv", "\njiakuang-signed", INVESTMENT_2.format(value=200, part_of="jiakuang-signed") + "\njiakuang-signed")],
        ["data/investments.csv:3: value: '152.1' is less than its parts add up to, 200 亿元"],
    ),
    "zones_lie_in_a_county": (
        [("places.yaml", "within: xixian", "within: shili")], ["data/places.yaml:31: within: 'shili' is a city, not a county or district"],
    ),
    "seats_are_of_counties": (
        [("seats.csv", "xixian-atlas,xixian", "xixian-atlas,yuanqu")],
        ["data/seats.csv:3: place: 'yuanqu' has no adcode; a seat belongs to a county or district"],
    ),
    "adcodes_are_used_once": (
        [("places.yaml", "  kind: city", "  kind: city\n  adcode: 990001")], ["data/places.yaml:15: adcode: '990001' is already the code of 'dongxian'"],
    ),
    "boundaries_are_of_places": (
        [("boundaries.geojson", "990002", "990003")],
        ["data/boundaries.geojson:4: features[2]: the adcode '990003' is not that of a place",
         "data/places.yaml:19: adcode: '990002' is not in the boundaries"],
    ),
    "boundaries_are_of_places/twice": (
        [("boundaries.geojson", "990002", "990001"), ("places.yaml", "  adcode: 990002\n", ""), ("seats.csv", "xixian-atlas,xixian,110.25", "xixian-atlas,dongxian,111.75")],
        ["data/boundaries.geojson:4: features[2]: the adcode '990001' is drawn twice"],
    ),
    "places_are_named_as_on_the_map": (
        [("boundaries.geojson", "西县", "南县")], ["data/places.yaml:20: name: '西县' is not '南县', as at data/boundaries.geojson:4"],
    ),
    "counties_have_boundaries": (
        [("places.yaml", "- id: shili", "- {id: nanxian, adcode: 990009, name: 南县, name_en: Nan, kind: county, role: none, source: daily-2025, locator: ¶1}\n- id: shili")],
        ["data/places.yaml:11: adcode: '990009' is not in the boundaries"],
    ),
    "seats_lie_in_their_county": (
        [("seats.csv", "110.25", "111.50")],
        ["data/seats.csv:3: lon: '111.50, 30.5' lies outside 西县; correct it, or say in 'rejected' why not"],
    ),
    "seats_lie_in_their_county/hole": (
        [("seats.csv", "110.25", "110.55")],
        ["data/seats.csv:3: lon: '110.55, 30.5' lies outside 西县; correct it, or say in 'rejected' why not"],
    ),
    "things_have_one_id": (
        [(MILL, *WHOLE), ("projects/a-mill.yaml", "", COPY.format(name="甲矿 选矿项目", value=300))],
        [f"data/{MILL}:1: id: is a copy of 'a-mill', data/projects/a-mill.yaml:1; one thing has one id"],
    ),
    "things_have_one_id/enterprise": (
        [("enterprises.csv", FIRM, FIRM + FIRM.replace("yidian", "z-yidian"))],
        ["data/enterprises.csv:4: id: is a copy of 'yidian', data/enterprises.csv:3; one thing has one id"],
    ),
    "things_have_one_id/relation": (
        [("relations.csv", "\njiakuang-owns", "\na-copy,jiakuang,owns,yidian,51.5,2024,daily-2025,¶4,又一次,once more\njiakuang-owns")],
        ["data/relations.csv:3: id: is a copy of 'a-copy', data/relations.csv:2; one thing has one id"],
    ),
    "names_are_of_one_thing": (
        [(MILL, *WHOLE), ("projects/a-mill.yaml", "", COPY.format(name="甲矿选矿项目", value=360))],
        [f"data/{MILL}:2: name: '甲矿选矿项目' is already the name of 'a-mill', data/projects/a-mill.yaml:2; one thing has one id, and two have two names"],
    ),
    "names_are_of_one_thing/phases": (
        [(MILL, "name: 二期", "name: 一期")],
        [f"data/{MILL}:21: phases[jiakuang-mill-2].name: '一期' is already the name of 'jiakuang-mill-1', data/{MILL}:13; one thing has one id, and two have two names"],
    ),
    "names_are_of_one_thing/full name": (
        [("enterprises.csv", "乙电,,", "乙电,示例甲矿业有限公司,")],
        ["data/enterprises.csv:3: full_name: '示例甲矿业有限公司' is already the name of 'jiakuang', data/enterprises.csv:2; one thing has one id, and two have two names"],
    ),
    "sources_are_of_one_time": (
        [("sources.yaml", "published: 2025-05", "published: 2052-05")],
        ["data/sources.yaml:16: published: '2052-05' is more than ten years after the other sources, of 2025 at the latest; is the year right?"],
    ),
    "statements_are_of_their_time": (
        [(MILL, "        date: 2025-05\n        source", "        date: 2052-05\n        source")],
        [f"data/{MILL}:28: phases[jiakuang-mill-2].capacities[1].date: '2052-05' is later than its source, 'daily-2025' of 2025, data/sources.yaml:9; is the year right?"],
    ),
    "statements_are_of_their_time/milestone": (
        [(MILL, "status: announced\n        date: 2025-05", "status: announced\n        date: 2035-05")],
        [f"data/{MILL}:33: phases[jiakuang-mill-2].milestones[1].date: '2035-05' is later than its source, 'daily-2025' of 2025, data/sources.yaml:9; is the year right?"],
    ),
    "statements_are_of_their_time/of a source without a date": (
        [("sources.yaml", "  published: 2024\n", ""), ("balance.yaml", "date: 2024", "date: 2042")],
        ["data/balance.yaml:12: date: '2042' is later than all sources, of 2025 at the latest; is the year right?"],
    ),
}  # fmt: skip


def damaged(tmp_path: Path, steps: list[Step]) -> Path:
    folder = copy(tmp_path)
    for file, old, new in steps:
        if old:
            edit(folder, file, old, new)
        else:
            (folder / file).write_text(textwrap.dedent(new), "utf-8")
    return folder


@pytest.mark.parametrize("name", CASES)
def test_a_broken_rule_is_told_in_one_line(tmp_path: Path, name: str) -> None:
    steps, expected = CASES[name]
    assert said(damaged(tmp_path, steps)) == expected


def test_every_rule_has_an_example() -> None:
    assert [rule.__name__ for rule in check.RULES] == list(dict.fromkeys(name.partition("/")[0] for name in CASES))


GOOD: dict[str, list[Step]] = {
    "an uncertain part may pass the total": [(MILL, RIVAL_UNIT, RIVAL_UNIT.replace("300", "150"))],
    "a lower bound is no limit": [(MILL, RIVAL_UNIT + ", qualifier: exact", RIVAL_UNIT.replace("300", "50") + ", qualifier: at_least")],
    "a refused claim does not count": [(MILL, PHASE_1, PHASE_1.replace("100", "900") + ", rejected: 与总量不符, rejected_en: at odds with the total")],
    "an older claim does not count": [(MILL, PHASE_1, PHASE_1.replace("100", "900").replace("exact", "exact, date: 2023, source: daily-2025, locator: ¶5}\n" + PHASE_1))],
    "children within the whole": [("projects/a-child.yaml", "", CHILD.format(part_of="jiakuang-mill", value=300, qualifier="exact"))],
    "an amount within another": [("investments.csv", "\njiakuang-signed", INVESTMENT_2.format(value="152.1", part_of="jiakuang-signed") + "\njiakuang-signed")],
    "dates that may be the same day": [(MILL, "date: 2024-H1", "date: 2025-02")],
    "a refused seat may lie outside": [("seats.csv", "110.25,30.5,atlas-2024,p. 2,,", "115.25,30.5,atlas-2024,p. 2,不在县内,outside the county")],
    "a refusal in few words": [("seats.csv", "atlas-2024,p. 2,,\nxi", "atlas-2024,p. 2,不在县内,outside\nxi")],
    "a plan and a target lie ahead": [(MILL, "date: 2025-05\n        basis: reported", "date: 2030\n        basis: planned"), ("indicators.csv", "observed,2025-05,2024", "target,2035,2035")],
    "equal works under two names": [(MILL, *WHOLE), ("projects/a-mill.yaml", "", COPY.format(name="甲矿二号线", value=300))],
    "another firm's works of the same name": [(MILL, *WHOLE), ("projects/a-mill.yaml", "", COPY.format(name="甲矿选矿项目", value=300).replace("jiakuang", "yidian"))],
    "no figures but an investment": [(MILL, "phases:", "unused:"), ("projects/a-child.yaml", "", "id: a-child\nname: 子\nname_en: child\nstage: mining\n"),
                                     (MILL, "unused:", "phases:"), ("investments.csv", "jiakuang-mill", "a-child")],
}  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_what_is_right_is_let_pass(tmp_path: Path, name: str) -> None:
    assert said(damaged(tmp_path, GOOD[name])) == []


def test_a_cycle_of_projects(tmp_path: Path) -> None:
    folder = damaged(
        tmp_path, [("projects/a-child.yaml", "", CHILD.format(part_of="jiakuang-mill", value=1, qualifier="exact"))]
    )
    edit(folder, MILL, "stage: beneficiation", "stage: beneficiation\npart_of: a-child")
    assert "data/projects/a-child.yaml:5: part_of: goes in a circle: a-child → jiakuang-mill → a-child" in said(folder)


def test_a_square_with_a_hole() -> None:
    ring = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0))
    hole = ((1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 2.0), (1.0, 1.0))
    shape = Shape("990001", "x", ((ring, hole),))
    assert [inside(shape, x, 1.5) for x in (-1.0, 0.5, 1.5, 3.0, 5.0)] == [False, True, False, True, False]


def test_a_second_region_needs_no_map(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    (folder / "boundaries.geojson").unlink()
    (folder / "seats.csv").unlink()
    assert said(folder) == []
    shutil.rmtree(folder)
    assert said(folder) == ["data:1: the folder is missing"]
