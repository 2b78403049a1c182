"""Replicas behind the nginx site of ``deploy/``, for the tests of both."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from types import MappingProxyType

import harness
import psutil

SITE = harness.ROOT / "deploy" / "nginx.conf"
BASE = "atlas"


def nginx() -> str:
    found = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert found, (
        "no nginx here: `make browser` installs it where apt-get can; elsewhere install nginx (Debian: nginx-light) by hand"
    )
    return found


def site(folder: Path, port: int, ports: list[int], changed: Mapping[str, str] = MappingProxyType({})) -> Path:
    """A configuration of nginx that has the site as it is, but for its ports and the texts that are ``changed``."""
    text = SITE.read_text("utf-8")
    for before, after in changed.items():
        assert before in text
        text = text.replace(before, after)
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
    """Replicas and the nginx before them, which readers meet as ``door``."""

    def __init__(
        self, folder: Path, stack: ExitStack, changed: Mapping[str, str] = MappingProxyType({}), *, replicas: int = 2
    ) -> None:
        logs = [folder / f"log{n}" for n in range(replicas)]
        self.replicas = [stack.enter_context(harness.serve(log, base=BASE)) for log in logs]
        port = harness.free_port()
        ports = [int(r.url.split(":")[2].split("/")[0]) for r in self.replicas]
        conf = site(folder, port, ports + [harness.free_port() for _ in range(2 - replicas)], changed)
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
