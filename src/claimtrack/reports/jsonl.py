"""JSON Lines: one object a line, for programs that read as they go; `kind` says what a line is.

The kinds in their order: finding, passage (what may be written instead, after the last finding), mention (where asked
for), suppressed, absent, skipped, unread, and summary, always the last line. But for `kind`, a line has the shape that
`finding.schema.json` gives it; the summary has what else stands at the top of the JSON report.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from claimtrack.checker import Report
from claimtrack.reports.json import payload
from claimtrack.reports.style import Style

_LISTED = {
    "findings": "finding",
    "passages": "passage",
    "mentions": "mention",
    "suppressed": "suppressed",
    "absent": "absent",
    "skipped": "skipped",
    "unread": "unread",
}
"""Key of the JSON report -> kind of its lines."""


def render(report: Report, style: Style) -> str:
    """The lines; a line feed after each, none within."""
    made = payload(report, list_mentions=style.list_mentions)
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in _lines(made))


def _lines(made: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for key, kind in _LISTED.items():
        yield from ({"kind": kind, **line} for line in made[key])
    yield {"kind": "summary", **{key: value for key, value in made.items() if key not in _LISTED}}
