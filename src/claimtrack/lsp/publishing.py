"""When marks are put: after a pause in typing, the older request dropped for the newer, never for a version gone by."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

PAUSE = 0.15
"""Seconds without a keystroke after which a text is judged."""


class Pending:
    """At most one piece of work for each URI; asking again takes the place of what has not been done yet."""

    def __init__(self, work: Callable[[str], Awaitable[None]]) -> None:
        self._work = work
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def ask(self, uri: str, pause: float = PAUSE) -> None:
        """Do the work for a URI after a pause, unless it is asked for again before."""
        self.drop(uri)
        task = asyncio.get_running_loop().create_task(self._after(uri, pause))
        self._tasks[uri] = task
        task.add_done_callback(lambda done: self._tasks.pop(uri, None) if self._tasks.get(uri) is done else None)

    def drop(self, uri: str) -> None:
        """Do not do what has not been done."""
        if task := self._tasks.pop(uri, None):
            task.cancel()

    async def _after(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        await self._work(uri)
