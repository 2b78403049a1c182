"""SVG → PNG by resvg, in a process of its own: resvg keeps Python's lock while it draws, and all readers would wait for the one who
asked. This file as a script reads the SVG and writes the PNG; ``png`` runs it, wherever the dashboard was started.
"""

import subprocess
import sys

_PATIENCE = 120  # seconds on a busy computer; a picture takes two


def png(svg: str, zoom: float, family: str) -> bytes:
    """The picture, ``zoom`` px for each of the SVG. Raises CalledProcessError or TimeoutExpired where nothing came of it."""
    command = [sys.executable, "-P", __file__, str(zoom), family]
    return subprocess.run(command, input=svg.encode(), capture_output=True, check=True, timeout=_PATIENCE).stdout


def _main(zoom: str, family: str) -> None:
    import resvg_py

    svg = sys.stdin.buffer.read().decode()
    sys.stdout.buffer.write(bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=float(zoom), font_family=family)))


if __name__ == "__main__":
    _main(*sys.argv[1:])
