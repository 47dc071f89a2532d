"""Pauses by a clock that only these tests move."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimtrack.scrape.pacing import Pace


@dataclass
class Clock:
    """Time passes when somebody sleeps."""

    now: float = 100.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 6))
        self.now += seconds


def paced(delay: float = 1.0, most: float = 30.0) -> tuple[Clock, Pace]:
    clock = Clock()
    return clock, Pace(delay, most, clock, clock.sleep)


def test_the_first_request_waits_for_nothing_and_the_second_a_pause() -> None:
    clock, pace = paced()
    for _ in range(3):
        pace.wait("a")
        pace.well("a")
    assert clock.slept == [1.0, 1.0]


def test_hosts_do_not_wait_for_each_other() -> None:
    clock, pace = paced()
    pace.well("a")
    pace.wait("b")
    assert clock.slept == []


def test_time_a_page_took_to_be_read_counts() -> None:
    clock, pace = paced()
    pace.well("a")
    clock.now += 0.75
    pace.wait("a")
    assert clock.slept == [0.25]


def test_a_pressed_host_gets_twice_the_pause_and_less_again_as_it_recovers() -> None:
    clock, pace = paced()
    pace.pressed("a", 0)
    pace.wait("a")
    pace.pressed("a", 0)
    pace.wait("a")
    for _ in range(12):
        pace.well("a")
        pace.wait("a")
    assert clock.slept[:4] == [2.0, 4.0, 3.2, 2.56]
    assert clock.slept[-1] == 1.0


def test_retry_after_is_kept_once_and_capped() -> None:
    clock, pace = paced()
    pace.pressed("a", 10)
    pace.wait("a")
    pace.pressed("a", 3_600)
    pace.wait("a")
    assert clock.slept == [10.0, 30.0]


def test_a_crawl_delay_slows_down_and_never_hurries() -> None:
    clock, pace = paced()
    pace.ask("slow", 5)
    pace.ask("endless", 1_000)
    pace.ask("hasty", 0.1)
    for host in ("slow", "endless", "hasty"):
        pace.well(host)
        before = clock.now
        pace.wait(host)
        clock.slept[-1] = round(clock.now - before, 6)
    assert clock.slept == [5.0, 30.0, 1.0]
