"""The nginx site of ``deploy/`` before two replicas below a sub-path: every page by it, and one replica that ends while it looks."""

import os
import re
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from pathlib import Path

import harness
import psutil
import pytest
from playwright.sync_api import Browser, Page, expect
from test_closed import walk

SITE = harness.ROOT / "deploy" / "nginx.conf"
BASE = "atlas"
# What the browser itself says of a connection that a server ended.
ENDED = re.compile(r"WebSocket connection to|ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|502|504")


def nginx() -> str:
    found = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert found, (
        "no nginx here: `make browser` installs it where apt-get can; elsewhere install nginx (Debian: nginx-light) by hand"
    )
    return found


def site(folder: Path, port: int, ports: list[int]) -> Path:
    """A configuration of nginx that has the site as it is, but for its ports."""
    text = SITE.read_text("utf-8")
    for there, here in zip(("8501", "8502"), ports, strict=True):
        assert f"127.0.0.1:{there}" in text
        text = text.replace(f"127.0.0.1:{there}", f"127.0.0.1:{here}")
    assert "listen 80;" in text
    (folder / "site").write_text(text.replace("listen 80;", f"listen 127.0.0.1:{port};"), "utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    places = " ".join(
        f"{part}_temp_path {folder}/{part};" for part in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = f"{user} daemon off; pid {folder}/pid; error_log {folder}/error; events {{}} http {{ access_log off; {places} include {folder}/site; }}"
    (folder / "conf").write_text(whole, "utf-8")
    return folder / "conf"


class House:
    """Two replicas and the nginx before them, which readers meet as ``door``."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.replicas = [stack.enter_context(harness.serve(folder / f"log{n}", base=BASE)) for n in (1, 2)]
        port = harness.free_port()
        conf = site(folder, port, [int(r.url.split(":")[2].split("/")[0]) for r in self.replicas])
        sink = stack.enter_context((folder / "nginx").open("wb"))
        process = subprocess.Popen(
            [nginx(), "-p", str(folder), "-c", str(conf), "-e", str(folder / "error")], stdout=sink, stderr=sink
        )
        stack.callback(process.wait, 10)
        stack.callback(process.terminate)
        self.door = harness.Server(f"http://127.0.0.1:{port}/{BASE}", process, folder / "error")
        harness.wait_for(self.door, 20)

    def talking(self) -> list[harness.Server]:
        """The replicas that hold a connection to a reader."""
        alive = [r for r in self.replicas if r.process.poll() is None]
        return [
            r
            for r in alive
            if any(c.status == "ESTABLISHED" for c in psutil.Process(r.process.pid).net_connections("tcp"))
        ]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with ExitStack() as stack:
        made = House(tmp_path_factory.mktemp("house"), stack)
        yield made
        assert [r.tracebacks for r in made.replicas] == [[], []]


def test_the_site_is_right(tmp_path: Path) -> None:
    conf = site(tmp_path, harness.free_port(), [harness.free_port(), harness.free_port()])
    done = subprocess.run(
        [nginx(), "-t", "-p", str(tmp_path), "-c", str(conf)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr


def test_a_reader_is_led_into_the_sub_path_and_keeps_a_replica(house: House) -> None:
    with closing(HTTPConnection(house.door.url.split("/")[2], timeout=30)) as connection:
        connection.request("GET", "/atlas?place=linwu")
        with connection.getresponse() as answer:
            assert answer.status == 301 and answer.headers["Location"] == "/atlas/?place=linwu"
            answer.read()
        connection.request("GET", "/atlas/projects", headers={"Cookie": "atlas_reader=known"})
        with connection.getresponse() as answer:
            assert answer.status == 200 and "atlas_reader" not in str(answer.headers.get_all("Set-Cookie"))
            assert "frame-ancestors" in answer.headers["Content-Security-Policy"]
            answer.read()
    with urllib.request.urlopen(f"{house.door.url}/_stcore/health", timeout=30) as answer:
        told = answer.headers.get_all("Set-Cookie")
        assert [
            said for said in told if re.fullmatch(r"atlas_reader=\w{32}; Path=/atlas/; HttpOnly; SameSite=Lax", said)
        ]


def test_every_page_is_served_through_nginx(browser: Browser, house: House) -> None:
    context, record = harness.watched(browser, house.door)
    assert walk(context.new_page(), house.door) == harness.page_names()
    context.close()
    assert (record.outside, record.errors) == ([], [])


def state(page: Page) -> str:
    return str(page.evaluate("document.querySelector('[data-testid=stApp]').dataset.testConnectionState"))


def test_a_reader_goes_on_where_one_replica_ends(browser: Browser, house: House) -> None:
    """The session ends with its replica; the other begins one by the address, which holds all that was chosen."""
    context, record = harness.watched(browser, house.door)
    page = context.new_page()
    harness.visit(page, house.door, "projects", "place=linwu&stage=refining&lang=en")
    heading, address = page.locator("h1").inner_text(), page.url
    (own,) = house.talking()
    own.process.kill()
    own.process.wait(10)
    page.wait_for_function("document.querySelector('[data-testid=stApp]').dataset.testConnectionState !== 'CONNECTED'")
    harness.ready(page)
    assert house.talking() == [r for r in house.replicas if r is not own]
    assert (page.locator("h1").inner_text(), page.url) == (heading, address)
    expect(page.locator(".st-key-place").get_by_text("Linwu County")).to_be_visible()
    button = page.locator('[class*="st-key-csv-projects"] button')
    if not button.count():
        harness.unfold(page, "twin-projects")
    assert harness.download(page, button.first).count(b"\n") > 1, "what the new session offers is on the new replica"
    page.get_by_role("button", name="Clear filters").click()
    harness.ready(page)
    assert "place" not in page.url and page.locator("h1").inner_text() != heading
    harness.visit(page, house.door, "overview")
    harness.assert_whole(page)
    context.close()
    assert record.outside == [] and [said for said in record.errors if not ENDED.search(said)] == []
