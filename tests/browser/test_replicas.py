"""The nginx site of ``deploy/`` before two replicas below a sub-path: every page by it, and one replica that ends while it looks."""

import re
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from pathlib import Path

import harness
import pytest
from house import House, nginx, site
from playwright.sync_api import Browser, Page, expect
from test_closed import walk

# What the browser itself says of a connection that a server ended.
ENDED = re.compile(r"WebSocket connection to|ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|502|504")


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
