"""A Chromium that nobody debugs, for measuring: a debugger makes it keep the source positions of every script, which costs a
third of a second on a page with charts.

``measure`` opens an address in a browser context of its own, so that nothing is cached (or in ``warm`` ones, with what the
visit before left), and reads from the page itself when its first headline stood on the screen and when it last changed.
"""

import itertools
import json
import re
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import harness
from websockets.sync.client import ClientConnection, connect

# The page's own notes: the first headline counts when the frame after it is out, the whole page with its last change or
# the end of the last long task, whichever is later.
_NOTES = """
(() => {
    const notes = window.__notes = {first: 0, last: 0};
    const look = () => {
        const found = document.querySelector(%s);
        if (notes.first || !found || !found.getClientRects().length) return;
        notes.first = -1;
        requestAnimationFrame(() => setTimeout(() => { notes.first = performance.now(); }));
    };
    new MutationObserver(() => { notes.last = performance.now(); look(); })
        .observe(document, {childList: true, subtree: true, attributes: true, characterData: true});
    new PerformanceObserver(list => {
        for (const task of list.getEntries()) notes.last = Math.max(notes.last, task.startTime + task.duration);
    }).observe({type: "longtask", buffered: true});
})();
"""
_QUIET_MS = 900
_READ = "JSON.stringify({...window.__notes, now: performance.now(), waiting: (%s)()})"


class QuietBrowser:
    """The few words of the Chrome DevTools Protocol that measuring needs; none of them switches the debugger on."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._numbers = socket, itertools.count(1)

    def _call(self, method: str, session: str = "", **parameters: Any) -> dict[str, Any]:
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": parameters} | ({"sessionId": session} if session else {})
        self._socket.send(json.dumps(message))
        while True:
            answer = json.loads(self._socket.recv(timeout=60))
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                result: dict[str, Any] = answer["result"]
                return result

    def measure(self, url: str, headline: str, warm: int = 0) -> tuple[float, float]:
        """Milliseconds from the start of the navigation to the first ``headline`` and to the whole page, after ``warm`` visits."""
        context = self._call("Target.createBrowserContext")["browserContextId"]
        took = (0.0, 0.0)
        for _ in range(warm + 1):
            took = self._visit(context, url, headline)
        self._call("Target.disposeBrowserContext", browserContextId=context)
        return took

    def _visit(self, context: str, url: str, headline: str) -> tuple[float, float]:
        size = {"newWindow": True, **harness.DESKTOP}
        target = self._call("Target.createTarget", url="about:blank", browserContextId=context, **size)["targetId"]
        session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._call("Page.enable", session)
        self._call("Page.addScriptToEvaluateOnNewDocument", session, source=_NOTES % json.dumps(headline))
        self._call("Page.navigate", session, url=url)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            time.sleep(0.15)
            answer = self._call("Runtime.evaluate", session, expression=_READ % harness.WAITING_FOR, returnByValue=True)
            notes = json.loads(answer["result"].get("value", '{"waiting": "the document"}'))
            if not notes["waiting"] and notes["first"] > 0 and notes["now"] - notes["last"] > _QUIET_MS:
                self._call("Target.closeTarget", targetId=target)
                return float(notes["first"]), float(notes["last"])
        raise RuntimeError(f"{url} did not come to rest: {notes}")


@contextmanager
def quiet_chromium() -> Iterator[QuietBrowser]:
    """A headless Chromium with WebGL in software, until the block ends."""
    flags = ["--headless=new", "--remote-debugging-port=0", "--remote-allow-origins=*", *harness.FLAGS]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [harness.chromium_path(), *flags, f"--user-data-dir={profile}"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
            assert process.stderr is not None
            said = next(line for line in process.stderr if "DevTools listening on" in line)
            found = re.search(r"ws://\S+", said)
            assert found, said
            try:
                with connect(found[0], max_size=None) as socket:
                    yield QuietBrowser(socket)
            finally:
                process.terminate()
