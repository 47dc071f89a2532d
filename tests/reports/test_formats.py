"""What holds for every machine format: equal reports give equal bytes, whatever they hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimtrack.checker import Report
from claimtrack.reports import render_bytes
from claimtrack.reports.style import Style
from tests.reports.machines import hard, hostile, ruled, without_lines
from tests.reports.made import report

MACHINES = ("json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "markdown")


@pytest.mark.parametrize("name", MACHINES)
@pytest.mark.parametrize("make", [ruled, hard, hostile, without_lines, report])
def test_equal_reports_give_equal_bytes(name: str, make: Callable[[], Report]) -> None:
    data = render_bytes(name, make(), Style())
    assert data == render_bytes(name, make(), Style(width=40, color=True, show_ok=True))
    assert data.endswith(b"\n")
    assert b"\r" not in data
