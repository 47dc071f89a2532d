"""The tools over the protocol: standard input and output, one question at a time, until the input ends."""

from __future__ import annotations

import json
import signal
from functools import partial
from typing import TYPE_CHECKING, Any

from claimtrack.errors import ClaimtrackError, UsageError
from claimtrack.mcp.shelf import Shelf
from claimtrack.mcp.tools import INSTRUCTIONS, TOOLS
from claimtrack.version import __version__

if TYPE_CHECKING:
    from mcp.server.lowlevel import Server
    from mcp_types import CallToolResult


def need_sdk() -> None:
    """UsageError where the extra is missing."""
    try:
        import mcp  # noqa: F401
    except ImportError:
        raise UsageError("serving assistants needs claimtrack[mcp]: pip install 'claimtrack[mcp]'") from None


def serve(shelf: Shelf) -> None:
    """Answer until the client goes away or the process is interrupted. Raises UsageError without the extra `mcp`."""
    need_sdk()
    import anyio

    # A thread of the SDK waits for input and cannot be called back, so an interrupt ends the process as it is.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        anyio.run(_serve, shelf)
    except* BrokenPipeError:
        pass  # the client went away before its answer came: nobody is left to tell


async def _serve(shelf: Shelf) -> None:
    from mcp.server.stdio import stdio_server

    server = _server(shelf)
    async with stdio_server() as (read, write):
        await server.run(read, write, server.create_initialization_options())


def _server(shelf: Shelf) -> Server[Any]:
    import anyio
    import mcp_types as types
    from mcp.server.lowlevel import Server

    from mcp import MCPError

    hints = types.ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
    one_at_a_time = anyio.CapacityLimiter(1)

    async def listed(_: Any, __: types.PaginatedRequestParams | None) -> types.ListToolsResult:
        return types.ListToolsResult(
            tools=[
                types.Tool(
                    name=tool.name,
                    description=tool.says,
                    input_schema=tool.takes.model_json_schema(),
                    annotations=hints,
                )
                for tool in TOOLS.values()
            ]
        )

    async def called(_: Any, asked: types.CallToolRequestParams) -> types.CallToolResult:
        if asked.name not in TOOLS:
            raise MCPError(types.INVALID_PARAMS, f"no tool '{asked.name}'; there are {', '.join(TOOLS)}")
        call = partial(TOOLS[asked.name].call, shelf, asked.arguments or {})
        try:
            return _told(await anyio.to_thread.run_sync(call, limiter=one_at_a_time))
        except ClaimtrackError as error:
            return _refused(str(error))

    return Server(
        "claimtrack", version=__version__, instructions=INSTRUCTIONS, on_list_tools=listed, on_call_tool=called
    )


def _told(answer: dict[str, Any]) -> CallToolResult:
    from mcp_types import CallToolResult, TextContent

    text = TextContent(type="text", text=json.dumps(answer, ensure_ascii=False))
    return CallToolResult(content=[text], structured_content=answer)


def _refused(message: str) -> CallToolResult:
    from mcp_types import CallToolResult, TextContent

    return CallToolResult(content=[TextContent(type="text", text=message)], is_error=True)
