"""What a browser is told with every answer, and what no request is ever given, asked of a real server.

``docs/threats.md`` is the list behind it. That every page works under these headers is seen by all tests in ``tests/browser``, where an
error in the console fails the test.
"""

import asyncio
import http.client
import os
import re
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import harness
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Mount

from atlas.catalog import config as configuration
from atlas.catalog.problem import DataError
from atlas.ui.server import headers, serving, start

ROOT = Path(__file__).resolve().parents[2]
CONFIG = (ROOT / "config.yaml").read_text("utf-8")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with harness.serve(tmp_path_factory.mktemp("server") / "log") as running:
        yield running
        assert running.tracebacks == []


def ask(server, path: str, method: str = "GET", **sent: str) -> tuple[int, http.client.HTTPMessage, bytes]:
    """One request with the path exactly as it is given, which a browser or urllib would put in order first."""
    with closing(http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=30)) as connection:
        connection.putrequest(method, path, skip_host="Host" in sent, skip_accept_encoding=True)
        for name, value in sent.items():
            connection.putheader(name, value)
        connection.endheaders()
        with connection.getresponse() as answer:
            return answer.status, answer.headers, answer.read()


@pytest.mark.parametrize(
    "path", ["/", "/projects", "/nothing-here", "/_stcore/health", "/favicon.png", "/static/none.js"]
)
def test_every_answer_has_the_headers(server, path):
    told = ask(server, path)[1]
    assert told["X-Content-Type-Options"] == "nosniff" and told["Referrer-Policy"] == "same-origin"
    assert told["X-Frame-Options"] == "SAMEORIGIN"
    rules = dict(rule.strip().split(" ", 1) for rule in told["Content-Security-Policy"].split(";"))
    assert rules["default-src"] == "'self'" and rules["object-src"] == "'none'" and rules["frame-ancestors"] == "'self'"
    assert "unsafe-inline" not in rules["script-src"] and "'unsafe-eval'" not in rules["script-src"]
    assert "*" not in told["Content-Security-Policy"] and "http" not in told["Content-Security-Policy"]


# Each would be given away by a server that takes a part of an address for a part of a path.
CLIMBS = ("../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..%5c", "%252e%252e%252f", "....//", ".%00./")
WANTED = ("config.yaml", "data/sources.yaml", ".streamlit/config.toml", ".streamlit/secrets.toml", "dashboard.py", "atlas/__main__.py",
          ".git/HEAD", "requirements.txt")  # fmt: skip
SECRETS = (b"palette:", b"- id: 21spv-2023", b"gatherUsageStats", b"st.navigation", b"ref: refs", b"jinja2==", b"root:")


@pytest.mark.parametrize("name", WANTED)
def test_no_file_of_the_project_is_served(server, name):
    for before in ("/", "/static/", "/media/", "/app/static/", "/component/", "/_stcore/", "/data/"):
        status, _, body = ask(server, before + name)
        assert not [secret for secret in SECRETS if secret in body], before + name
        assert status in (307, 400, 403, 404) or b"<!DOCTYPE html>" in body, f"{status} {before}{name}"


@pytest.mark.parametrize("climb", CLIMBS)
@pytest.mark.parametrize(
    "before", ["/", "/static/", "/media/", "/app/static/", "/component/x/", "/_stcore/upload_file/"]
)
def test_no_address_climbs_out(server, climb, before):
    up = str(Path(start.STATIC)).count("/") + 1
    for name in ("etc/passwd", "config.yaml", "data/sources.yaml"):
        for times in (1, 2, up):
            body = ask(server, before + climb * times + name)[2]
            assert not [secret for secret in SECRETS if secret in body], before + climb * times + name


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_nothing_is_taken_in(server, method):
    """No upload without a session and the token of a form, and no other address takes anything."""
    before = {path: path.stat().st_mtime_ns for path in (ROOT / "data").rglob("*")}
    for path in ("/", "/projects", "/data/sources.yaml", "/_stcore/upload_file/x/y", "/media/x"):
        assert ask(server, path, method, **{"Content-Length": "0"})[0] in (400, 401, 403, 404, 405), path
    assert {path: path.stat().st_mtime_ns for path in (ROOT / "data").rglob("*")} == before


def test_a_websocket_of_another_site_is_refused(server):
    asked = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "x3JJHMbDL1EzLkh9GBhXDw==",
             "Host": urlsplit(server.url).netloc}  # fmt: skip
    assert ask(server, "/_stcore/stream", Origin="https://evil.example", **asked)[0] == 403


def answer(frames: tuple[str, ...]) -> dict[str, str]:
    """The headers of an application that answers one word."""
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    made = Starlette(
        routes=[Mount("/", app=PlainTextResponse("x"))],
        middleware=[Middleware(headers.Headers, scripts=["let x = 1"], frames=lambda: frames)],
    )
    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": [], "root_path": ""}
    asyncio.run(made(scope, receive, send))
    return {name.decode(): value.decode() for name, value in sent[0]["headers"]}


def test_the_config_says_who_may_frame_the_dashboard():
    told = answer(("https://portal.example",))
    assert told["content-security-policy"].endswith("frame-ancestors 'self' https://portal.example")
    assert "x-frame-options" not in told, "it knows no list, and would forbid what the config allows"
    assert "'sha256-" in told["content-security-policy"] and answer(())["x-frame-options"] == "SAMEORIGIN"


def test_frames_of_the_config_apply_at_once(tmp_path, monkeypatch):
    file = tmp_path / "config.yaml"
    monkeypatch.setenv("ATLAS_CONFIG", str(file))
    asked = serving.middleware()[0].kwargs["frames"]
    assert asked() == (), "a config that is not there allows nobody"
    for moment, (written, frames) in enumerate(
        [("frames: [https://a.example]", ("https://a.example",)), ("", ()), ("frames: [x", ())], 1
    ):
        file.write_text(f"{CONFIG}\n{written}\n", "utf-8")
        os.utime(file, (moment, moment))
        assert asked() == frames


@pytest.mark.parametrize(
    "value", ["*", "https://a.example/", "https://*.example", "a.example", "https://a.example; script-src *", "'none'"]
)
def test_a_frame_is_the_address_of_a_site(tmp_path, value):
    (tmp_path / "config.yaml").write_text(f'{CONFIG}\nframes: ["{value}"]\n', "utf-8")
    with pytest.raises(DataError, match="is not the address of a site"):
        configuration.load(tmp_path / "config.yaml")


def test_every_script_that_stands_in_a_page_is_allowed():
    """A new one would be stopped by the browser, and its page would do nothing where it is clicked."""
    allowed = serving.middleware()[0].kwargs["scripts"]
    templates = [
        path
        for path in (ROOT / "atlas" / "markup" / "templates").rglob("*.html")
        if "<script" in path.read_text("utf-8")
    ]
    named = {
        name
        for path in templates
        for name in re.findall(r'<script>{% include "([^"]+)" %}</script>', path.read_text("utf-8"))
    }
    assert sum(path.read_text("utf-8").count("<script") for path in templates) == len(named)
    assert {(ROOT / "atlas" / "markup" / name).read_text("utf-8").rstrip("\n") for name in named} == set(
        allowed[: len(named)]
    )
    assert headers.scripts_of(start.index()) == allowed[len(named) :], "those of Streamlit's start page"
