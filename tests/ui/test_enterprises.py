"""The page of enterprises as a reader uses it."""

from atlas.figures import enterprises as figures
from tests.ui.test_pages import app, shown


def test_more_cards_follow_on_demand_and_another_selection_begins_again(monkeypatch):
    monkeypatch.setattr(figures, "FIRST_CARDS", 5)
    monkeypatch.setattr(figures, "_FEW_MORE", 0)
    page = app("enterprises").run()

    def cards() -> int:
        return shown(page).split("市外企业")[0].count("<article")

    assert cards() == 5
    page.button(key="more_cards").click().run()
    assert cards() == 10
    page.text_input(key="q").set_value("a").run()
    assert cards() == 5
    page.segmented_control(key="as").set_value("table").run()
    assert cards() == 0 and "more_cards" not in {b.key for b in page.button}
