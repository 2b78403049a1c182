"""The fold of the briefing on the page of downloads: made when it is opened, with the day in the address."""

from functools import partial

import pytest
import streamlit

from tests.ui.test_pages import app, shown


@pytest.fixture
def unfolded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streamlit, "expander", partial(streamlit.expander, expanded=True))


def labels(page) -> list[str]:
    return [button.proto.label for button in page.get("download_button")]


def test_it_is_made_only_when_it_is_opened():
    page = app("data").run()
    assert "Word 文档" not in labels(page) and "呈报件（Word 与打印页）" in [fold.label for fold in page.expander]


@pytest.mark.usefixtures("unfolded")
@pytest.mark.parametrize(("lang", "word"), [("zh", "Word 文档"), ("en", "Word document")])
def test_it_offers_both_files(lang, word):
    page = app("data", lang=lang).run()
    assert word in labels(page) and len(labels(page)) == 11


@pytest.mark.usefixtures("unfolded")
def test_the_day_is_that_of_the_address():
    page = app("data", since="2025-01-08").run()
    assert page.selectbox(key="since").value == "2025-01-08"
    assert "所选起点晚于截至日期" in shown(app("data", since="2025-01-08", day="2023-06-30").run())
    assert page.selectbox(key="since").options[0].endswith("（有资料的最近一年）")


@pytest.mark.usefixtures("unfolded")
def test_an_earlier_release_is_no_day():
    assert app("data", since="earlier").run().selectbox(key="since").value != "earlier"
