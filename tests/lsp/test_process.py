"""The server as a process: how it ends, what it makes of nonsense, what it says where it cannot start."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import studio
from tests.lsp.editor import WAIT, Editor

pytestmark = pytest.mark.asyncio(loop_scope="session")


def message(body: dict[str, Any] | str) -> bytes:
    text = body if isinstance(body, str) else json.dumps({"jsonrpc": "2.0", **body})
    return f"Content-Length: {len(text.encode())}\r\n\r\n{text}".encode()


def run(stdin: bytes, cwd: Path, *command: str) -> subprocess.CompletedProcess[bytes]:
    command = command or (sys.executable, "-m", "claimtrack", "lsp")
    return subprocess.run(command, input=stdin, cwd=cwd, capture_output=True, timeout=3 * WAIT)


INITIALIZE = message(
    {"id": 1, "method": "initialize", "params": {"capabilities": {}, "processId": None, "rootUri": None}}
)
SHUTDOWN = message({"id": 2, "method": "shutdown"})
EXIT = message({"method": "exit"})


async def test_a_client_that_leaves_without_a_word_is_told_by_the_exit_code(tmp_path: Path) -> None:
    editor = Editor(studio.library(tmp_path / "claims").parent)
    await editor.start()
    assert await editor.leave() == 1


async def test_nonsense_is_passed_over_and_the_next_request_answered(tmp_path: Path) -> None:
    nonsense = b"".join(
        (
            b"\x00\xff\xfe garbage\n\n",
            message("{not json"),
            message("[1, 2, 3]"),
            message("{}"),
            message({"method": "claimtrack/unknown", "params": {}}),
            message({"id": 7, "method": "claimtrack/unknown", "params": {}}),
            message({"id": 8, "method": "textDocument/hover", "params": {"textDocument": 5}}),
            message({"method": "textDocument/didChange", "params": {"textDocument": 5}}),
            message(
                {
                    "method": "textDocument/didChange",
                    "params": {"textDocument": {"uri": "file:///never/opened.md", "version": 3}, "contentChanges": []},
                }
            ),
        )
    )
    done = run(INITIALIZE + nonsense + SHUTDOWN + EXIT, tmp_path)
    answers = [
        json.loads(part) for part in done.stdout.decode().split("\r\n\r\n")[1:] for part in [part.split("Content-")[0]]
    ]
    assert done.returncode == 0
    assert [one["id"] for one in answers if "result" in one] == [1, 2]
    assert [one["error"]["code"] for one in answers if "error" in one] == [-32601, -32602]
    assert [one["method"] for one in answers if "method" in one] == []
    assert b"passed over what is no message of the protocol" in done.stderr
    assert b"Traceback" not in done.stderr


async def test_a_client_that_is_gone_ends_the_server_after_it_was_answered(tmp_path: Path) -> None:
    wanted = {"general": {"positionEncodings": ["utf-7", "utf-32", "utf-16"]}}
    params = {"capabilities": wanted, "processId": None, "rootUri": None}
    done = run(message({"id": 1, "method": "initialize", "params": params}), tmp_path)
    assert done.returncode == 1
    assert b'"positionEncoding": "utf-32"' in done.stdout


async def test_without_the_extra_it_says_in_one_line_what_to_install(tmp_path: Path) -> None:
    script = (
        "import sys; sys.modules['pygls'] = None; sys.modules['lsprotocol'] = None\n"
        "from claimtrack.cli import main; sys.exit(main(['lsp']))"
    )
    done = run(b"", tmp_path, sys.executable, "-c", script)
    told = "claimtrack: the editor server needs claimtrack[lsp]: pip install 'claimtrack[lsp]'"
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().splitlines() == [told]


async def test_an_option_that_does_not_exist_is_told(tmp_path: Path) -> None:
    done = run(b"", tmp_path, sys.executable, "-m", "claimtrack", "lsp", "--market", "mars")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"no market 'mars'" in done.stderr
