"""The real server process over stdio, asked by the SDK's own client."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from mcp_types import TextContent

from claimtrack.mcp.shelf import MOST_CHARACTERS
from mcp import Client, MCPError, StdioServerParameters, stdio_client
from tests import studio

COPY = "# Lamp facial\n\nThe lamp facial boosts ATP 😀. It boosts moisture. It boosts hair growth.\n"
DAY = ("--as-of", studio.AS_OF)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    studio.library(tmp_path / "claims")
    return tmp_path


@asynccontextmanager
async def assistant(folder: Path, *options: str) -> AsyncIterator[Client]:
    command = ["-m", "claimtrack", "mcp", *DAY, *options]
    server = StdioServerParameters(command=sys.executable, args=command, cwd=folder, env=dict(os.environ))
    async with Client(stdio_client(server)) as client:
        yield client


def run(folder: Path, *arguments: str, copy: str = "") -> Any:
    """What the command line answers in JSON."""
    command = [sys.executable, "-m", "claimtrack", *arguments, "--format", "json", *DAY]
    ran = subprocess.run(command, cwd=folder, input=copy.encode(), capture_output=True, timeout=60, check=False)
    assert ran.stderr == b""
    return json.loads(ran.stdout)


async def test_answers_are_those_of_the_command_line(folder: Path) -> None:
    async with assistant(folder) as client:
        checked = await client.call_tool("check_text", {"text": COPY, "format": "markdown", "markets": ["us"]})
        briefed = await client.call_tool("brief", {"treatment": "Lamp facial", "markets": ["us"]})
        explained = [await client.call_tool("explain", {"id": id_}) for id_ in ("lamp/atp", "unsupported-claim")]
    assert checked.structured_content == run(folder, "check", "-", "--as", "markdown", "--market", "us", copy=COPY)
    assert briefed.structured_content == run(folder, "brief", "lamp", "--market", "us")
    assert [one.structured_content for one in explained] == [
        run(folder, "explain", id_) for id_ in ("lamp/atp", "unsupported-claim")
    ]
    (content,) = checked.content
    assert isinstance(content, TextContent)
    assert json.loads(content.text) == checked.structured_content


async def test_suggestions_leave_out_what_no_wording_clears(folder: Path) -> None:
    german = (
        "Die Behandlung ist für die Haut und mit der Zeit sind die Falten nicht mehr zu sehen, auch bei Ihnen. " * 3
    )
    async with assistant(folder) as client:
        checked = (await client.call_tool("check_text", {"text": COPY, "format": "markdown"})).structured_content
        found = (await client.call_tool("suggest", {"text": COPY, "format": "markdown"})).structured_content
        unread = (await client.call_tool("suggest", {"text": german})).structured_content
    assert {one["text"] for one in found["findings"]} < {one["text"] for one in checked["findings"]}
    (passage,) = found["passages"]
    suggestion = passage["suggestion"]
    place = suggestion["range"]
    assert COPY[place["offset"] : place["end_offset"]] == "The lamp facial boosts ATP 😀."
    assert suggestion["text"] == "In a dish, light raised ATP in cells."
    assert suggestion["clears"] == [one["fingerprint"] for one in found["findings"]]
    assert (unread["passages"], unread["summary"]["files"]) == ([], 0)
    assert "German" in unread["skipped"][0]["reason"]


async def test_markets_come_from_the_question_else_the_options_else_the_configuration(folder: Path) -> None:
    async def markets(client: Client, **named: list[str]) -> list[str]:
        found: list[str] = (await client.call_tool("check_text", {"text": COPY, **named})).structured_content["markets"]
        return found

    studio.write(folder, {"claimtrack.toml": 'markets = ["uk"]\n'})
    async with assistant(folder) as client:
        assert await markets(client) == ["uk"]
    async with assistant(folder, "--market", "eu") as client:
        assert await markets(client) == ["eu"]
        assert await markets(client, markets=["us", "ca"]) == ["us", "ca"]


WRONG: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("check_text", {}, "check_text: text: Field required"),
    ("check_text", {"text": 5}, "check_text: text: Input should be a valid string"),
    ("check_text", {"text": "x" * (MOST_CHARACTERS + 1)}, "check_text: text: String should have at most 200000 char"),
    ("check_text", {"text": "", "format": "pages"}, "no format named 'pages'; write one of astro"),
    ("suggest", {"text": "", "markets": ["mars"]}, "suggest: markets.0: Input should be 'us', 'uk'"),
    ("suggest", {"text": "", "path": "/etc/passwd"}, "suggest: path: Extra inputs are not permitted"),
    ("brief", {"treatment": "lump"}, "no treatment 'lump'; did you mean 'lamp'?"),
    ("explain", {"id": "lamp/apt"}, "no claim 'lamp/apt' in the library; did you mean 'lamp/atp'?"),
)


async def test_tools_say_what_they_take_and_a_wrong_question_gets_one_clear_line_and_the_next_its_answer(
    folder: Path,
) -> None:
    async with assistant(folder) as client:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        instructions = client.instructions or ""
        for name, arguments, said in WRONG:
            answer = await client.call_tool(name, arguments)
            (content,) = answer.content
            assert isinstance(content, TextContent)
            assert (answer.is_error, content.text[: len(said)], content.text.count("\n")) == (True, said, 0)
        with pytest.raises(MCPError, match="no tool 'publish'; there are check_text"):
            await client.call_tool("publish", {})
        assert not (await client.call_tool("check_text", {"text": COPY})).is_error
    assert set(tools) == {"check_text", "suggest", "brief", "explain"}
    assert all(tool.annotations and tool.annotations.read_only_hint for tool in tools.values())
    assert tools["check_text"].input_schema["required"] == ["text"]
    assert tools["check_text"].input_schema["properties"]["text"]["maxLength"] == MOST_CHARACTERS
    assert "mechanism-only: the evidence is indirect" in instructions
    assert "no legal or medical advice" in instructions


def process(folder: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "claimtrack", "mcp", *options]
    return subprocess.Popen(command, cwd=folder, stdin=-1, stdout=-1, stderr=-1)


def initialized(server: subprocess.Popen[bytes]) -> bytes:
    """The first answer of a server, which then waits for questions."""
    assert server.stdin
    assert server.stdout
    client = {"name": "test", "version": "0"}
    params = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": client}
    question = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}
    server.stdin.write(json.dumps(question).encode() + b"\n")
    server.stdin.flush()
    return server.stdout.readline()


def test_it_ends_quietly_with_its_input(folder: Path) -> None:
    with process(folder) as server:
        assert json.loads(initialized(server))["result"]["serverInfo"]["name"] == "claimtrack"
        out, err = server.communicate(timeout=30)
    assert (server.returncode, out, err) == (0, b"", b"")


def test_a_client_that_goes_away_before_its_answer_is_nothing_to_tell(folder: Path) -> None:
    with process(folder) as server:
        initialized(server)
        assert server.stdin
        assert server.stdout
        assert server.stderr
        server.stdout.close()
        server.stdin.write(b'{"jsonrpc": "2.0", "id": 2, "method": "ping"}\n')
        server.stdin.close()
        assert (server.wait(timeout=30), server.stderr.read()) == (0, b"")


def test_an_interrupt_ends_it_quietly_while_it_waits(folder: Path) -> None:
    with process(folder) as server:
        initialized(server)
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=30) in (-signal.SIGINT, 130)
        assert server.stderr
        assert server.stderr.read() == b""


def test_what_is_no_question_does_not_end_it(folder: Path) -> None:
    with process(folder) as server:
        assert server.stdin
        server.stdin.write(b"not json\n\xff\xfe\n[]\n")
        assert json.loads(_answer_to(server, 1))["result"]
        server.kill()


def test_without_the_extra_one_line_says_what_to_install(folder: Path) -> None:
    (folder / "mcp.py").write_text("raise ImportError('no such extra')\n")
    command = [sys.executable, "-m", "claimtrack", "mcp"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, timeout=60, text=True, check=False)
    said = "claimtrack: serving assistants needs claimtrack[mcp]: pip install 'claimtrack[mcp]'\n"
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", said)


def _answer_to(server: subprocess.Popen[bytes], number: int) -> bytes:
    """The answer to the question of this number; what comes before it is not looked at."""
    line = initialized(server)
    for _ in range(10):
        if json.loads(line).get("id") == number:
            return line
        assert server.stdout
        line = server.stdout.readline()
    raise AssertionError(line)
