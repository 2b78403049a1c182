"""The addresses of a running server, below a base and beside its pages: read by pandas, slowly, in part, while the data change."""

import gzip
import http.client
import json
import shutil
import socket
import threading
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import harness
import pandas as pd
import pytest

BASE = "/charts/atlas"


@pytest.fixture(scope="module")
def region(tmp_path_factory):
    """The config of a copy of the real data, which a test may change: they fill more than a buffer."""
    home = tmp_path_factory.mktemp("region")
    shutil.copytree(harness.ROOT / "data", home / "data")
    return Path(shutil.copy(harness.ROOT / "config.yaml", home))


@pytest.fixture(scope="module")
def root(tmp_path_factory, region):
    log = tmp_path_factory.mktemp("log") / "server.log"
    with harness.serve(log, config=region, base=BASE) as server:
        yield f"{server.url}/api/v1/"
        assert server.tracebacks == []


def ask(root, path, method="GET", **headers):
    """Status, headers and body as they are on the wire."""
    parts = urlsplit(root)
    line = http.client.HTTPConnection(parts.hostname, parts.port, timeout=60)
    line.request(method, f"{parts.path}{path}", headers={k.replace("_", "-"): v for k, v in headers.items()})
    answer = line.getresponse()
    body = answer.read()
    line.close()
    return answer.status, answer.headers, body


def test_pandas_reads_an_address_with_the_types_of_its_columns(root):
    found = pd.read_csv(f"{root}capacities.csv")
    assert len(found) and found.columns[0] == "project", "no mark of the encoding is left in the first name"
    assert found["capacity_t_per_year"].dtype == float and pd.api.types.is_string_dtype(found["project_name"])
    assert pd.read_csv(f"{root}capacities.csv?q=zzzz").columns.tolist() == found.columns.tolist()
    assert len(json.loads(ask(root, "capacities.json")[2])["data"]) == len(found)


def test_what_is_sent_packed_is_packed_once(root):
    status, headers, body = ask(root, "claims.csv", Accept_Encoding="gzip")
    assert (status, headers.get_all("Content-Encoding"), headers["Content-Length"]) == (200, ["gzip"], str(len(body)))
    assert gzip.decompress(body) == ask(root, "claims.csv")[2]


def test_head_range_and_refusals_on_the_wire(root):
    status, headers, whole = ask(root, "claims.csv")
    assert status == 200 and headers["Content-Length"] == str(len(whole))
    assert (
        ask(root, "claims.csv", "HEAD")[1]["Content-Length"] == str(len(whole))
        and ask(root, "claims.csv", "HEAD")[2] == b""
    )
    assert ask(root, "claims.csv", Range="bytes=5-9")[0::2] == (200, whole)
    assert ask(root, "claims.csv", If_None_Match=headers["ETag"])[0::2] == (304, b"")
    assert (
        ask(root, "claims.csv", "POST")[0] == 405
        and ask(root, "nothing.csv")[0] == 404
        and ask(root, "claims.csv?x=1")[0] == 400
    )
    assert b"openapi" in ask(root, "openapi.json")[2]


@pytest.mark.parametrize("path", ["", "/", "/v1"])
def test_addresses_without_their_end_lead_to_the_index(root, path):
    with urllib.request.urlopen(root.removesuffix("/v1/") + path) as answer:
        assert answer.url == root and answer.headers["Content-Type"] == "application/json"


def test_a_reader_who_goes_away_takes_nobody_along(root):
    parts = urlsplit(root)
    for _ in range(20):
        with socket.create_connection((parts.hostname, parts.port)) as line:
            line.sendall(f"GET {parts.path}claims.csv HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")  # reset at once
    assert ask(root, "claims.csv")[0] == 200


def test_a_slow_reader_gets_one_whole_version_while_the_data_are_replaced(root, region):
    """Read byte by byte while the files are damaged, mended and changed: never a mixture, and the header says which it is."""
    version, whole = ask(root, "claims.csv")[1]["X-Data-Version"], ask(root, "claims.csv")[2]
    parts, data = urlsplit(root), region.with_name("data")
    right = (data / "sources.yaml").read_text("utf-8")
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        line.connect((parts.hostname, parts.port))
        line.sendall(f"GET {parts.path}claims.csv HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        got = line.recv(64)
        (data / "sources.yaml").write_text("- id: [", "utf-8")
        until(lambda: b'"problems"' in ask(root, "health")[2].partition(b",")[0])
        got += line.recv(64)
        assert ask(root, "claims.csv")[2] == whole, "damaged data leave the last good version"
        (data / "sources.yaml").write_text(right.replace("title_en: ", "title_en: New ", 1), "utf-8")
        until(lambda: ask(root, "health")[1] and ask(root, "sources.csv")[1]["X-Data-Version"] != version)
        while piece := line.recv(1024):
            got += piece
    head, _, body = got.partition(b"\r\n\r\n")
    assert body == whole and f"x-data-version: {version}".encode() in head.lower()


def until(holds):
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline, "the server did not take the change over"


def test_many_readers_at_once_all_get_the_same_bytes(root):
    right = {name: ask(root, name)[2] for name in ("projects.csv", "claims.json", "sources.csv")}
    wrong = []

    def read():
        for _ in range(10):
            wrong.extend(name for name, whole in right.items() if ask(root, name)[0::2] != (200, whole))

    readers = [threading.Thread(target=read) for _ in range(10)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert wrong == []
