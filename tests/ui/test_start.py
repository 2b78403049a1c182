"""The start page: Streamlit's own in the reader's language, at the address of every page; other addresses lead home."""

import asyncio

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount

from atlas.ui.server import start
from atlas.ui.server.start import Words

WORDS = {"zh": Words("锂电 & 图谱", "请启用 JavaScript"), "en": Words("Atlas", "Needs JavaScript")}
PAGES = ("projects", "layout")
INDEX = (start.STATIC / "index.html").read_text("utf-8")


def ask(path, query="", method="GET", base="", raw=b"", **headers):
    """(status, headers, body) of one request; what no route takes is answered by ``streamlit``."""
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    told = [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "raw_path": raw or path.encode(), "query_string": query.encode(),
             "headers": told, "root_path": "", "scheme": "http", "server": ("x", 80), "client": ("y", 1)}  # fmt: skip
    behind = Mount("/", app=PlainTextResponse("streamlit"))
    asyncio.run(Starlette(routes=[*start.routes(lambda: WORDS, PAGES, base), behind])(scope, receive, send))
    body = b"".join(m.get("body", b"") for m in sent[1:])
    return sent[0]["status"], dict(sent[0]["headers"]), body.decode()


def test_the_start_page_speaks_the_readers_language():
    for query, lang in (
        ("", "zh"),
        ("lang=en", "en"),
        ("lang=zh&lang=en", "en"),
        ("lang=xx", "zh"),
        ("lang=%22%3E", "zh"),
    ):
        status, headers, html = ask("/projects", query)
        assert (status, headers[b"cache-control"]) == (200, b"no-cache")
        assert f'<html lang="{lang}">' in html and html.count("<html") == 1
        assert WORDS[lang].no_script in html
    assert "<title>锂电 &amp; 图谱</title>" in ask("/")[2]


def test_our_script_stands_in_the_head_and_nothing_of_the_page_is_escaped():
    html = ask("/")[2]
    assert html.count("<head>") == 1 and "&lt;" not in html[: html.index("<title>")]
    assert html.index("<head>") < html.index("blockErrorDialogs") < html.index("</head>")


def test_this_streamlit_has_the_start_page_that_is_written_into():
    """If this fails, Streamlit's start page has another form: readers see its English title until the first message comes."""
    for piece in ('<html lang="en">', "<head>", "<title>Streamlit</title>", "<noscript>", "</head>"):
        assert INDEX.count(piece) == 1, piece


def test_another_streamlit_loses_only_what_is_written_into_its_page():
    assert start.start_page("<html><body></body></html>", "zh", WORDS["zh"]) == "<html><body></body></html>"


def test_a_streamlit_without_a_start_page_serves_itself(monkeypatch, tmp_path):
    monkeypatch.setattr(start, "STATIC", tmp_path)
    assert start.routes(lambda: WORDS, PAGES) == []


@pytest.mark.parametrize(
    "path",
    ["/_stcore/health", "/static/js/index.js", "/media/x.csv", "/favicon.png", "/api/x", "/component/a/b", "/app/static/x",
     "/index.html", "/auth/login", "/oauth2callback", "//x", "//evil.example"],
)  # fmt: skip
def test_files_and_streamlits_own_addresses_are_left_to_it(path):
    assert ask(path, accept="text/html")[2] == "streamlit"


@pytest.mark.parametrize(("path", "home"), [("/overview", "./"), ("/overview/", "../"), ("/nothing", "./"), ("/a/b", "../"),
                                            ("/projects/x", "../"), ("/临武", "./")])  # fmt: skip
def test_an_address_without_a_page_leads_to_the_front_page_with_its_filters(path, home):
    status, headers, body = ask(path, "place=linwu&lang=en", accept="text/html")
    assert (status, headers[b"location"].decode(), body) == (307, f"{home}?place=linwu&lang=en", "")
    assert ask(path, accept="text/html")[1][b"location"].decode() == home
    assert ask(path, accept="text/csv")[0] == 404


def test_all_of_this_works_below_a_base():
    assert WORDS["zh"].no_script in ask("/atlas/layout", base="/atlas/")[2]
    assert WORDS["zh"].no_script in ask("/atlas/", base="atlas")[2]
    assert ask("/atlas/x", base="atlas", accept="text/html")[1][b"location"] == b"./"
    assert ask("/beside", base="atlas", accept="text/html")[2] == "streamlit"
    # An encoded stroke does not lead out of the base.
    assert ask("/atlas/x/y", base="atlas", raw=b"/atlas/x%2fy", accept="text/html")[1][b"location"] == b"./"
