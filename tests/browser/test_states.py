"""Data as no one has seen them yet: a crowded county, names without end, many phases, texts with markup in them."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import harness
import yaml
from playwright.sync_api import Browser, Page

LONG = (
    "湖南省郴州市临武县高新技术产业开发区新能源材料循环利用与固态电池联合研究示范应用工程第一期有限责任公司筹备组" * 2
)
LONG = LONG[:60]
LONG_EN = "Chenzhou-Linwu-High-Tech-Zone-Recycling-and-Solid-State-Battery-Joint-Research-Company-In-Preparation"
MARKUP = '<q id="injected">粗</q><img src="x" onerror="window.injected=1"><script>window.injected=1</script>*斜*'
CITED = {"source": "article-2025", "locator": "¶29"}
FIRMS = 200
PHASES = 12


def crowd(folder: Path) -> None:
    """200 firms of one county, the first with the longest name and the second with markup, and two projects."""
    file = folder / "data" / "enterprises.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        header = next(csv.reader(lines))
    rows = []
    for number in range(FIRMS):
        name, name_en = {0: (LONG, LONG_EN), 1: (MARKUP, MARKUP)}.get(number, (f"{number}号厂", f"Plant no. {number}"))
        rows.append({"id": f"zz-{number:03}", "name": name, "name_en": name_en, "kind": "enterprise", "segment": "material",
                     "makes": name, "makes_en": name_en, "place": "linwu", "place_source": CITED["source"],
                     "place_locator": CITED["locator"], **CITED, "note": name, "note_en": name_en})  # fmt: skip
    with file.open("a", encoding="utf-8", newline="") as lines:
        csv.DictWriter(lines, header, lineterminator="\n").writerows(rows)
    for key, firm, name, name_en in (("zz-long", "zz-000", LONG, LONG_EN), ("zz-markup", "zz-001", MARKUP, MARKUP)):
        (folder / "data" / "projects" / f"{key}.yaml").write_text(
            yaml.safe_dump(project(key, firm, name, name_en), allow_unicode=True, sort_keys=False, width=10_000),
            "utf-8",
        )


def project(key: str, firm: str, name: str, name_en: str) -> dict[str, Any]:
    told = {"note": name, "note_en": name_en}
    phases = [
        {
            "id": f"{key}-{number}",
            "name": f"{name}{number}",
            "name_en": f"{name_en}{number}",
            "capacities": [
                {"product": "lithium_carbonate", "value": number, "unit": "万吨/年", "qualifier": "exact", "date": "2025-05", **CITED}
            ],
            "milestones": [
                {"status": "announced", "date": f"2024-{number:02}", "basis": "stated", **CITED, **told},
                {"status": "construction", "date": "2025-03", "basis": "stated", **CITED},
            ],
        }
        for number in range(1, PHASES + 1)
    ]  # fmt: skip
    return {"id": key, "name": name, "name_en": name_en, "enterprise": firm, "place": "linwu", "stage": "refining", **CITED,
            "phases": phases, **told}  # fmt: skip


def assert_nothing_injected(page: Page) -> None:
    assert page.locator('#injected, img[src="x"]').count() == 0, page.url
    assert page.evaluate("window.injected") is None, page.url


def test_every_page_bears_crowds_long_names_and_markup(browser: Browser, serve_copy: Callable[..., Any]) -> None:
    assert len(LONG) == 60
    records = [f"id=zz-{which}&kind=project" for which in ("long", "markup")]
    records += ["id=zz-001&kind=enterprise", "id=linwu&kind=place"]
    visits = [(name, query) for name in harness.page_names() for query in (records if name == "record" else [""])]
    with serve_copy(crowd) as own:
        context, record = harness.watched(browser, own, viewport=harness.PHONE, is_mobile=True, has_touch=True)
        page = context.new_page()
        raw = 0
        for name, query in [*visits, ("projects", "lang=en"), ("enterprises", "lang=en&place=linwu")]:
            harness.visit(page, own, name, query)
            harness.assert_whole(page)
            assert_nothing_injected(page)
            raw += harness.shown_text(page).count("<script>")
        assert raw > 0, "the markup is shown as it is written"
        harness.visit(page, own, "projects", "q=%3Cimg%20src%3Dx%20onerror%3D%22window.injected%3D1%22%3E")
        assert_nothing_injected(page)
        context.close()
        assert (record.outside, record.errors) == ([], [])
