"""The login before the dashboard, ``deploy/portal.conf``: nobody gets in without it, and whoever logs in arrives where he wanted to go."""

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, closing
from http import cookies
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import harness
import pytest
from house import BASE, House
from playwright.sync_api import Browser, expect

PORTAL = harness.ROOT / "deploy" / "portal.conf"
INCLUDE = "# include /etc/nginx/atlas-portal.conf;"


class Portal(BaseHTTPRequestHandler):
    """What an office's portal does: a page with one button, which gives a cookie and leads back; and an answer to nginx."""

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        back = parse_qs(address.query).get("back", [""])[0]
        if address.path == "/check":
            known = cookies.SimpleCookie(self.headers["Cookie"]).get("pass")
            self._answer(401 if known is None else 403 if known.value == "guest" else 200, {"X-User": "clerk"})
        elif address.path == "/enter":
            self._answer(302, {"Location": back, "Set-Cookie": "pass=clerk; Path=/"})
        else:
            self._answer(200, {"Content-Type": "text/html"}, f'<a href="/enter?{address.query}">enter</a>')

    def _answer(self, status: int, headers: dict[str, str], body: str = "") -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Nothing on the terminal."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with ExitStack() as stack:
        portal = stack.enter_context(ThreadingHTTPServer(("127.0.0.1", 0), Portal))
        threading.Thread(target=portal.serve_forever, daemon=True).start()
        stack.callback(portal.shutdown)
        folder = tmp_path_factory.mktemp("portal")
        text = PORTAL.read_text("utf-8")
        assert text.count("http://127.0.0.1:9000/") == 2
        (folder / "portal.conf").write_text(text.replace("127.0.0.1:9000", f"127.0.0.1:{portal.server_port}"), "utf-8")
        yield House(folder, stack, {INCLUDE: f"include {folder}/portal.conf;"}, replicas=1)


def asked(house: House, path: str, cookie: str = "", **headers: str) -> tuple[int, str]:
    with closing(HTTPConnection(house.door.url.split("/")[2], timeout=30)) as connection:
        connection.request("GET", f"/{BASE}{path}", headers={"Cookie": cookie} | headers)
        with connection.getresponse() as answer:
            answer.read()
            return answer.status, answer.headers.get("Location", "")


UPGRADE = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "MDEyMzQ1Njc4OWFiY2RlZg=="}  # fmt: skip


@pytest.mark.parametrize("path", ["/", "/projects?place=linwu", "/api/v1/projects.csv", "/_stcore/health"])
def test_nobody_gets_in_without_the_portal(house: House, path: str) -> None:
    status, leads = asked(house, path)
    assert status == 302
    assert urlsplit(leads).path == "/login" and leads.endswith(f"back={house.door.url}{path}")
    assert asked(house, path, "pass=guest") == (403, "")
    assert asked(house, path, **{"X-Forwarded-User": "clerk", "X-User": "clerk"})[0] == 302
    assert asked(house, path, "pass=clerk")[0] == 200


def test_the_connection_of_a_page_needs_it_too(house: House) -> None:
    assert asked(house, "/_stcore/stream", **UPGRADE)[0] == 302


def test_nobody_asks_the_portal_by_hand(house: House) -> None:
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(house.door.url.replace(f"/{BASE}", "/_atlas_portal"), timeout=30)


def test_health_is_told_to_those_who_are_known(house: House) -> None:
    request = urllib.request.Request(f"{house.door.url}/api/v1/health", headers={"Cookie": "pass=clerk"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert json.load(answer)["problems"] == []
    request = urllib.request.Request(f"{house.door.url}/_stcore/metrics", headers={"Cookie": "pass=clerk"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert b"active_sessions" in answer.read()


def test_a_reader_logs_in_and_arrives_with_his_filters(browser: Browser, house: House) -> None:
    context = browser.new_context(viewport=harness.DESKTOP)
    page = context.new_page()
    page.goto(f"{house.door.url}/projects?lang=en")
    page.get_by_role("link", name="enter").click()
    harness.ready(page)
    expect(page.locator("h1")).to_be_visible()
    assert page.url == f"{house.door.url}/projects?lang=en"
    context.close()
