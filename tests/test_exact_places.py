"""Whatever a page looks like, a finding quotes exactly what stands at its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from claimtrack import Library, check
from claimtrack.documents import read_text

ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 11, 22)
PAGES = sorted(ROOT.glob("examples/*.*"))
LAYOUTS: dict[str, Callable[[str], str]] = {
    "as it is": lambda source: source,
    "with the other line ends": lambda source: source.replace("\n", "\r\n"),
    "with a byte order mark": lambda source: "\ufeff" + source,
    "with wide characters": lambda source: source.replace(" ", " 💆‍♀️ ", 3) if source[0] not in "<-" else source,
    "with tabs": lambda source: source.replace("  ", "\t"),
}


def _position(source: str, offset: int) -> tuple[int, int]:
    """Line and column, counted anew."""
    return source.count("\n", 0, offset) + 1, offset - source.rfind("\n", 0, offset)


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.load(claims=ROOT / "claims")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_quote_is_what_stands_at_its_place(page: Path, layout: str, library: Library) -> None:
    source = LAYOUTS[layout](page.read_text(encoding="utf-8"))
    document = read_text(source, page.name)
    for finding in check(document, library, as_of=AS_OF):
        start, end = finding.place.span
        assert source[start:end] == finding.quote
        assert finding.place.start is not None
        assert tuple(finding.place.start) == _position(source, start)
