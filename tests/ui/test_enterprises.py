"""The page of enterprises as a reader uses it."""

from atlas.figures import enterprises as figures
from tests.ui.test_pages import app, shown


def test_more_cards_follow_on_demand_and_another_selection_begins_again(monkeypatch):
    monkeypatch.setattr(figures, "FIRST_CARDS", 5)
    monkeypatch.setattr(figures, "_FEW_MORE", 0)
    page = app("enterprises", **{"as": "cards"}).run()

    def cards() -> int:
        return shown(page).count("<article")

    assert cards() == 5
    page.button(key="more_cards").click().run()
    assert cards() == 10
    page.text_input(key="q").set_value("a").run()
    assert cards() == 5
    page.segmented_control(key="as").set_value("table").run()
    assert cards() == 0 and "more_cards" not in {b.key for b in page.button}


def test_a_county_of_which_no_source_tells_a_firm_is_said_and_leads_to_the_whole():
    words = shown(app("enterprises", place="anren").run())
    assert "<h1>安仁县：没有来源说到锂电企业</h1>" in words and 'href="enterprises?place="' in words
    assert "没有企业或机构符合所选条件" in shown(app("enterprises", q="zzzz").run())
