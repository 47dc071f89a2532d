"""How fast a host is asked: one request at a time, a pause in between, longer where the host is pressed."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

_FIRST_STEP = 1.0  # seconds
_RECOVERY = 0.8
"""A pressed host's pause shrinks by a fifth with every answer that is well."""


@dataclass(slots=True)
class Pace:
    """Pauses host by host. Times are seconds of `clock`."""

    delay: float
    most_delay: float
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _usual: dict[str, float] = field(default_factory=dict)
    _current: dict[str, float] = field(default_factory=dict)
    _not_before: dict[str, float] = field(default_factory=dict)

    def ask(self, host: str, delay: float) -> None:
        """Never be faster with this host than `delay`, within `most_delay`: its Crawl-delay."""
        self._usual[host] = max(self.delay, min(delay, self.most_delay))

    def wait(self, host: str) -> None:
        """Sleep until the host may be asked again."""
        pause = self._not_before.get(host, 0.0) - self.clock()
        if pause > 0:
            self.sleep(pause)

    def well(self, host: str) -> None:
        """The host has answered: pause as usual, or a little less than last time."""
        usual = self._usual.get(host, self.delay)
        current = max(usual, self._current.get(host, usual) * _RECOVERY)
        self._current[host] = usual if current < usual + _FIRST_STEP / 4 else current
        self._not_before[host] = self.clock() + self._current[host]

    def pressed(self, host: str, at_least: float) -> None:
        """The host asks for time (429, 503) or fails: twice the pause from now on, and once `at_least` seconds."""
        doubled = max(_FIRST_STEP, 2 * self._current.get(host, self._usual.get(host, self.delay)))
        self._current[host] = min(doubled, self.most_delay)
        self._not_before[host] = self.clock() + min(max(at_least, self._current[host]), self.most_delay)
