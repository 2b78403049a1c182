"""SVG → PNG by resvg, in a process of its own: resvg keeps Python's lock while it draws, and all readers would wait for the one who
asked. This file as a script reads a list of SVG and writes one of PNG; ``pngs`` runs it, wherever the dashboard was started.
"""

import json
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Sequence

_PATIENCE = 120  # seconds on a busy computer; a picture takes two


def pngs(svgs: Sequence[str], zoom: float, family: str) -> list[bytes]:
    """The pictures, ``zoom`` px for each of the SVG. Raises CalledProcessError, TimeoutExpired or OSError where nothing came of it."""
    command = [sys.executable, "-P", __file__, str(zoom), family]
    made = subprocess.run(
        command, input=json.dumps(list(svgs)).encode(), capture_output=True, check=True, timeout=_PATIENCE
    )
    return [b64decode(one) for one in json.loads(made.stdout)]


def _main(zoom: str, family: str) -> None:
    import resvg_py

    made = [resvg_py.svg_to_bytes(svg_string=svg, zoom=float(zoom), font_family=family)
            for svg in json.load(sys.stdin.buffer)]  # fmt: skip
    json.dump([b64encode(bytes(one)).decode() for one in made], sys.stdout)


if __name__ == "__main__":
    _main(*sys.argv[1:])
