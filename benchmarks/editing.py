"""What an edit costs in the editor server, in CPU milliseconds: `python -m benchmarks.editing`.

The real server runs as a process and is spoken to over its standard input and output. Its CPU time is known when it has
ended, so three sessions are compared: one that opens a page of a few words, one that opens the page, and one that opens
the page and types in it EDITS times, each edit in another sentence and answered before the next. What is printed for an
edit is the difference by EDITS: the incremental change applied, the page read and judged, the marks sent. The page is
made by rule (`generated.py`): one sentence in four claims something.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any

from benchmarks.generated import page

WORDS = 3000
EDITS = 20
RUNS = 5
LONGEST = 120
"""Seconds after which a session is given up."""
MARKETS: Sequence[Sequence[str]] = ((), ("--market", "uk"), ("--market", "us,uk,eu,au,ca"))
URI = (Path(tempfile.gettempdir()) / "microcurrent.md").as_uri()


class Client:
    """The least of a client: sends, and reads until what it waits for is there."""

    def __init__(self, *options: str) -> None:
        command = (sys.executable, "-m", "claimtrack", "lsp", *options)
        self._process = subprocess.Popen(
            command, cwd=tempfile.gettempdir(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert self._process.stdin
        assert self._process.stdout
        self._to: IO[bytes] = self._process.stdin
        self._from: IO[bytes] = self._process.stdout

    def send(self, method: str, params: Any, number: int | None = None) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params} | ({} if number is None else {"id": number})
        body = json.dumps(message).encode()
        self._to.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._to.flush()

    def until(self, found: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        while True:
            length = 0
            while line := self._from.readline().strip():
                name, _, value = line.partition(b":")
                length = int(value) if name == b"Content-Length" else length
            message: dict[str, Any] = json.loads(self._from.read(length))
            if found(message):
                return message

    def marks(self, version: int) -> int:
        """How many marks a version has, once they are there."""
        said = self.until(lambda one: one.get("params", {}).get("version") == version)
        return len(said["params"]["diagnostics"])

    def end(self) -> None:
        self.send("shutdown", None, 2)
        self.send("exit", None)
        self._process.communicate(timeout=LONGEST)


def session(text: str, edits: int, *options: str) -> tuple[float, int]:
    """CPU seconds of the server from start to end, and the marks of the last version."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    client = Client(*options)
    client.send("initialize", {"capabilities": {}, "processId": os.getpid(), "rootUri": None}, 1)
    client.until(lambda one: one.get("id") == 1)
    client.send("initialized", {})
    document = {"uri": URI, "languageId": "markdown", "version": 1, "text": text}
    client.send("textDocument/didOpen", {"textDocument": document})
    found = client.marks(1)
    lines = [number for number, line in enumerate(text.splitlines()) if len(line) > 80]
    for version in range(2, edits + 2):
        start = {"line": lines[version * 7 % len(lines)], "character": 0}
        change = {"range": {"start": start, "end": start}, "text": f"It boosts collagen {version} times. "}
        versioned = {"uri": URI, "version": version}
        client.send("textDocument/didChange", {"textDocument": versioned, "contentChanges": [change]})
        found = client.marks(version)
    client.end()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, found


def copy() -> str:
    """A page of about WORDS words about one treatment."""
    paragraphs = page("markdown", WORDS * 10, seed=1, dense=False).split("\n\n")
    while len(" ".join(paragraphs).split()) > WORDS:
        paragraphs.pop()
    return "# Microcurrent facial\n\n" + "\n\n".join(paragraphs) + "\n"


def shown(times: Sequence[float]) -> str:
    """Median and range, in milliseconds."""
    return f"{statistics.median(times) * 1e3:6.0f} [{min(times) * 1e3:.0f}, {max(times) * 1e3:.0f}]"


def main() -> None:
    text = copy()
    print(f"CPU ms of the server, median and range of {RUNS} sessions; an edit is the mean of {EDITS} in a session")
    for options in MARKETS:
        kinds = (("Hello.\n", 0), (text, 0), (text, EDITS))
        runs = [[session(copied, edits, *options) for copied, edits in kinds] for _ in range(RUNS)]
        start, cold, typed = ([seconds for seconds, _ in kind] for kind in zip(*runs, strict=True))
        opened = [one - statistics.median(start) for one in cold]
        edited = [(one - statistics.median(cold)) / EDITS for one in typed]
        ratio = statistics.median(opened) / statistics.median(edited)
        print(
            f"{len(text.split())} words, {runs[0][1][1]} marks, {options[-1] if options else 'no market':15}"
            f" opened {shown(opened)}   an edit {shown(edited)}   {ratio:.1f} times less"
        )


if __name__ == "__main__":
    main()
