"""The front of the server: Streamlit's scripts from memory, and a start page that names them, in the reader's language."""

import asyncio
import gzip
import re
from pathlib import Path

import pytest
from streamlit import file_util

from atlas.ui.server import front
from atlas.ui.server.front import Front, Words

STATIC = Path(file_util.get_static_dir())
WORDS = {"zh": Words("锂电 & 图谱", "请启用 JavaScript"), "en": Words("Atlas", "Needs JavaScript")}
PAGES = frozenset({"projects", "layout"})
INDEX = (STATIC / "index.html").read_text("utf-8")


async def behind(scope, _receive, send):
    """What stands behind the front: the start page for any address, packed if that is accepted, as Streamlit does."""
    body = INDEX.encode()
    headers = [(b"content-type", b"text/html; charset=utf-8"), (b"etag", b"x"), (b"cache-control", b"no-cache")]
    if scope["path"].startswith("/_stcore"):
        headers[0] = (b"content-type", b"text/plain")
    if any(k == b"accept-encoding" for k, _ in scope["headers"]):
        headers.append((b"content-encoding", b"gzip"))
        body = gzip.compress(body)
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    half = len(body) // 2
    await send({"type": "http.response.body", "body": body[:half], "more_body": True})
    await send({"type": "http.response.body", "body": body[half:]})


def ask(path, query="", method="GET", base="", app=behind, **headers):
    """(status, headers, body) of one request to a front of its own."""
    sent = []

    async def send(message):
        sent.append(message)

    told = [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "query_string": query.encode(), "headers": told}
    asyncio.run(Front(app, STATIC, lambda: WORDS, PAGES, base)(scope, None, send))
    body = b"".join(m.get("body", b"") for m in sent[1:])
    return sent[0]["status"], dict(sent[0]["headers"]), body


def page(path="/", query="", base=""):
    _, headers, body = ask(path, query, base=base, accept="text/html,*/*", accept_encoding="gzip")
    assert b"content-encoding" not in headers and b"etag" not in headers
    assert int(headers[b"content-length"]) == len(body)
    return body.decode()


SCRIPTS = sorted(
    p.relative_to(STATIC).as_posix() for p in STATIC.glob("static/*/*") if p.suffix in {".js", ".css", ".woff2"}
)


@pytest.mark.parametrize("name", [*SCRIPTS[::40], *(s for s in SCRIPTS if s.endswith((".css", ".woff2")))])
def test_a_script_comes_as_it_is_packed_or_not(name):
    plain = (STATIC / name).read_bytes()
    status, headers, body = ask(f"/{name}")
    assert (status, body, int(headers[b"content-length"])) == (200, plain, len(plain))
    assert b"immutable" in headers[b"cache-control"]
    _, headers, body = ask(f"/{name}", accept_encoding="br, gzip")
    assert int(headers[b"content-length"]) == len(body)
    assert (gzip.decompress(body) if headers.get(b"content-encoding") == b"gzip" else body) == plain


def test_head_tells_the_length_and_sends_nothing():
    name = next(s for s in SCRIPTS if "/index." in s)
    _, headers, body = ask(f"/{name}", method="HEAD")
    assert body == b"" and int(headers[b"content-length"]) == (STATIC / name).stat().st_size


@pytest.mark.parametrize(
    "path", ["/static/js/nothing.js", "/static/../index.html", "/static/js/../../index.html", "//x", "/static"]
)
def test_what_is_no_script_is_left_to_streamlit(path):
    seen = []

    async def app(scope, _receive, send):
        seen.append(scope["path"])
        await send({"type": "http.response.start", "status": 404, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    status, _, _ = ask(path, app=app)
    assert (status, seen) == (404, [path])


def test_other_answers_pass_unchanged():
    _, headers, body = ask("/_stcore/health", accept="text/html")
    assert headers[b"etag"] == b"x" and body == INDEX.encode()
    _, headers, body = ask("/media/x.csv", accept="text/html", accept_encoding="gzip")
    assert gzip.decompress(body) == INDEX.encode()
    assert (
        gzip.decompress(ask("/beside", base="atlas", accept="text/html", accept_encoding="gzip")[2]) == INDEX.encode()
    )


@pytest.mark.parametrize(
    "asked", [{}, {"accept": "*/*"}, {"accept": "TEXT/HTML"}, {"if_none_match": "*"}, {"range": "bytes=0-9"}]
)
def test_the_start_page_is_whole_whoever_asks(asked):
    for path in ("/", "/layout"):
        status, headers, body = ask(path, **asked)
        assert status == 200 and WORDS["zh"].no_script in body.decode() and int(headers[b"content-length"]) == len(body)
        headed = ask(path, method="HEAD", **asked)
        assert headed[2] == b"" and headed[1] == headers


@pytest.mark.parametrize(("accepted", "packed"), [("gzip;q=0", False), ("GZIP", True), ("br, *", True), ("gzip; q=0.5", True),
                                                  ("identity", False), ("gzip;q=0.000, br", False)])  # fmt: skip
def test_a_script_is_packed_only_for_who_takes_it(accepted, packed):
    name = next(s for s in SCRIPTS if "/index." in s)
    assert (b"content-encoding" in ask(f"/{name}", accept_encoding=accepted)[1]) == packed


def test_the_start_page_speaks_the_readers_language():
    for query, lang in (
        ("", "zh"),
        ("lang=en", "en"),
        ("lang=zh&lang=en", "en"),
        ("lang=xx", "zh"),
        ("lang=%22%3E", "zh"),
    ):
        html = page("/projects", query)
        assert f'<html lang="{lang}">' in html and html.count("<html") == 1
        assert "<title>Streamlit</title>" not in html and "You need to enable" not in html
        assert WORDS[lang].no_script in html
    assert "<title>锂电 &amp; 图谱</title>" in page()


def test_the_start_page_names_each_script_of_the_frame_once():
    html = page()
    named = re.findall(r'href="\./(static/js/[^"]+)"', html)
    assert len(named) == len(set(named))
    for piece in front.FIRST:
        assert any(n.startswith(f"static/js/{piece}.") for n in named), f"{piece}: no such script in this Streamlit"
    assert all((STATIC / n).is_file() for n in named)
    imported = {i for n in named for i in front._IMPORTED.findall((STATIC / n).read_text("utf-8")[:20_000])}
    started = set(re.findall(r"static/js/([^\"]+\.js)", html))
    assert imported - started == set()
    assert not any("Plotly" in n or "Deck" in n for n in named), "they would run before the first headline"


def test_only_the_map_asks_for_webgl_and_all_of_this_works_below_a_base():
    assert front.PROBE in page("/layout") and front.PROBE not in page("/") and front.PROBE not in page("/projects")
    assert front.PROBE in page("/atlas/layout", base="/atlas")
    name = next(s for s in SCRIPTS if "/index." in s)
    assert ask(f"/atlas/{name}", base="atlas")[2] == (STATIC / name).read_bytes()
    assert [ask(p, base="atlas", accept="text/html")[0] for p in ("/atlas", "/atlas/", "/atlas/projects")] == [200] * 3
    assert ask("/atlas/x", base="atlas", accept="text/html")[1][b"location"] == b"./"


def test_another_streamlit_only_loses_the_hints():
    page = Front(behind, Path("/nonexistent"), lambda: WORDS, PAGES).start_page("<html><head></head></html>", "", "zh")
    assert page == f"<html><head><script>{front.HISTORY}</script></head></html>"


@pytest.mark.parametrize(("path", "home"), [("/overview", "./"), ("/overview/", "../"), ("/nothing", "./"), ("/a/b", "../"),
                                            ("/projects/x", "../"), ("/临武", "./"),
                                            ("//evil.example", "../"), ("//projects", "../"), ("//", "../")])  # fmt: skip
def test_an_address_without_a_page_leads_to_the_front_page_with_its_filters(path, home):
    status, headers, body = ask(path, "place=linwu&lang=en", accept="text/html")
    assert (status, headers[b"location"].decode(), body) == (307, f"{home}?place=linwu&lang=en", b"")
    assert ask(path, accept="text/html")[1][b"location"].decode() == home


def test_an_encoded_stroke_does_not_lead_out_of_the_base():
    sent = []

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/atlas/x/y", "raw_path": b"/atlas/x%2fy", "query_string": b"",
             "headers": [(b"accept", b"text/html")]}  # fmt: skip
    asyncio.run(Front(behind, STATIC, lambda: WORDS, PAGES, "atlas")(scope, None, send))
    assert dict(sent[0]["headers"])[b"location"] == b"./"


@pytest.mark.parametrize(
    "path", ["/", "/projects", "/projects/", "/media/x.csv", "/_stcore/health", "/favicon.png", "/api/x"]
)
def test_pages_and_files_are_not_led_away(path):
    assert ask(path, accept="text/html")[0] == 200
    assert ask("/nothing", accept="text/csv")[0] == 200 and ask("/nothing", method="POST", accept="text/html")[0] == 200
