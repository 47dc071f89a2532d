"""How a report for people is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Paint = Literal["error", "warning", "info", "ok", "place", "faint"]

_CODES: dict[Paint, str] = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "ok": "1;32",
    "place": "1",
    "faint": "2",
}


@dataclass(frozen=True, slots=True)
class Style:
    """What the reader's terminal takes and what the reader asked to see."""

    width: int = 100
    """Terminal cells a line may take."""
    color: bool = False
    show_ok: bool = False
    """Print what the evidence supports, too."""
    list_mentions: bool = False
    """JSON: list every mention, claimed or not."""
    list_skipped: bool = False
    """Text: list everything that was not read, however much."""

    def paint(self, text: str, paint: Paint) -> str:
        return f"\x1b[{_CODES[paint]}m{text}\x1b[0m" if self.color else text
