"""What ``deploy/`` holds fits the project: files that are copied exist, options are Streamlit's, ports and paths agree."""

import re
import shutil
import subprocess
from configparser import RawConfigParser
from pathlib import Path

import pytest
import yaml
from streamlit import config as streamlit_config

ROOT = Path(__file__).resolve().parents[1]
DEPLOY = ROOT / "deploy"
NGINX = (DEPLOY / "nginx.conf").read_text("utf-8")
DOCKER = (DEPLOY / "Dockerfile").read_text("utf-8")
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))


@pytest.fixture
def unit() -> RawConfigParser:
    found = RawConfigParser(strict=False, comment_prefixes=("#",), inline_comment_prefixes=None)
    found.optionxform = str  # type: ignore[assignment,method-assign]
    found.read(DEPLOY / "atlas@.service", "utf-8")
    return found


def options(command: str) -> dict[str, str]:
    """The options of Streamlit in a command, each of which must be one."""
    given = dict(re.findall(r"--([a-z]+\.\w+)[ =](\S+)", command))
    known = streamlit_config.get_config_options()
    assert given and not {name for name in given if name not in known}
    return {name: value.strip("\\\"'") for name, value in given.items()}


def test_the_unit_runs_the_dashboard_and_lets_it_write_nowhere(unit: RawConfigParser) -> None:
    service = unit["Service"]
    assert "-m streamlit run dashboard.py" in service["ExecStart"]
    given = options(service["ExecStart"])
    assert (given["server.address"], given["server.port"]) == ("127.0.0.1", "%i")
    assert f"location /{given['server.baseUrlPath']}/ {{" in NGINX
    assert (service["ProtectSystem"], service["Restart"], service["User"]) == ("strict", "always", "atlas")
    assert "ReadWritePaths" not in service and "StateDirectory" not in service


@pytest.mark.skipif(
    not shutil.which("systemd-analyze"), reason="needs systemd-analyze; the test above reads the same unit"
)
def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    text = (
        (DEPLOY / "atlas@.service").read_text("utf-8").replace("/opt/atlas/.venv/bin/python", shutil.which("env") or "")
    )
    (tmp_path / "atlas@8501.service").write_text(text, "utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", str(tmp_path / "atlas@8501.service")], capture_output=True, text=True, check=False
    )
    assert [line for line in (done.stdout + done.stderr).splitlines() if "atlas@" in line] == []


def test_the_image_has_all_that_the_dashboard_reads_and_no_more() -> None:
    copied = [name for names in re.findall(r"^COPY (.+) \S+$", DOCKER, re.MULTILINE) for name in names.split()]
    assert [name for name in copied if not (ROOT / name).exists()] == []
    assert {"dashboard.py", "config.yaml", "pages", "atlas", "data", ".streamlit", "requirements.txt"} == set(copied)
    assert "USER atlas" in DOCKER and DOCKER.index("USER atlas") < DOCKER.index('CMD ["sh"')
    (command,) = re.findall(r'^CMD \["sh", "-c", "(.+)"\]$', DOCKER, re.MULTILINE)
    given = options(command)
    assert f"EXPOSE {given['server.port']}" in DOCKER and "ATLAS_BASE=atlas" in DOCKER


def test_the_composition_is_two_read_only_replicas_behind_the_site() -> None:
    replicas = [COMPOSE["services"][name] for name in ("one", "two")]
    assert all(r["read_only"] and r["cap_drop"] == ["ALL"] and "ports" not in r for r in replicas)
    mounted = [volume.split(":") for r in (*replicas, COMPOSE["services"]["door"]) for volume in r["volumes"]]
    assert all(how == "ro" and (DEPLOY / there).resolve().exists() for there, _, how in mounted)
    (script,) = [part for part in COMPOSE["services"]["door"]["command"] if "sed" in part]
    told = dict(re.findall(r"s/([\d.]+:\d+)/(\w+:\d+)/", script))
    assert set(told) == set(re.findall(r"server (127\.0\.0\.1:\d+) ", NGINX))
    assert {name.split(":")[0] for name in told.values()} == {"one", "two"}
    assert (DEPLOY / COMPOSE["services"]["one"]["build"]["context"]).resolve() == ROOT


def test_the_site_lets_websockets_through_and_trusts_no_name_that_a_reader_sends() -> None:
    for line in ("proxy_http_version 1.1;", "proxy_set_header Upgrade $http_upgrade;", "proxy_set_header Connection $atlas_connection;",
                 'proxy_set_header X-Forwarded-User "";', "proxy_set_header Host $http_host;", "proxy_buffering off;"):  # fmt: skip
        assert line in NGINX
    assert len(re.findall(r"^    server 127", NGINX, re.MULTILINE)) == 2
