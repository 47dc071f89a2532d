"""Figures for one effect of one treatment that cannot all be right are listed at the end of a report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claimtrack import documents
from claimtrack.checker import Report, check
from claimtrack.evidence.library import Library
from claimtrack.reports.ending import ending
from claimtrack.reports.figures import disagreements

LIBRARY = Library.load(claims=Path(__file__).parents[2] / "claims")


def report(*sentences: str, treatment: str = "Microcurrent facial") -> Report:
    pages = [
        documents.read_text(f"# {treatment}\n\n{text}\n", f"{number}.md") for number, text in enumerate(sentences, 1)
    ]
    return check(pages, LIBRARY, as_of=date(2026, 11, 22))


def listed(found: Report) -> list[str]:
    lines = list(ending(found))
    if "Figures that disagree:" not in lines:
        return []
    rest = lines[lines.index("Figures that disagree:") + 1 :]
    return [line.strip() for line in rest if line.startswith("  ") and " at " in line]


@pytest.mark.parametrize(
    "sentences,expected",
    [
        (
            ["Microcurrent boosts ATP by 500%.", "Microcurrent boosts ATP by up to 300 percent."],
            ["atp-energy of microcurrent: by 500% at 1.md:3:25, up to 300 percent at 2.md:3:28"],
        ),
        (
            ["Microcurrent boosts ATP by 500%.", "It boosts ATP by 500%. It boosts ATP by 200%."],
            ["atp-energy of microcurrent: by 500% at 1.md:3:25, by 500% at 2.md:3:15, by 200% at 2.md:3:38"],
        ),
        (["Microcurrent boosts ATP by 500%.", "Microcurrent boosts ATP by 300-500%."], []),
        (["Microcurrent boosts ATP by 500%.", "Microcurrent boosts ATP by 500 per cent."], []),
        (["Microcurrent boosts ATP by 500%.", "Microcurrent boosts collagen by 40%."], []),
        (["Microcurrent boosts ATP by 500%.", "Microcurrent does not boost ATP by 300%."], []),
        (["Microcurrent boosts ATP by 500%.", "Microcurrent boosts ATP and collagen by 40%."], []),
        (["Microcurrent boosts ATP by 500%.", "Get 20% off microcurrent, which boosts ATP."], []),
        (["Microcurrent boosts ATP by 500%.", "LED light therapy boosts ATP by 40%."], []),
        (
            ["We lose 1% of our collagen a year.", "From 25 we lose 2% of our collagen every year."],
            ["collagen of the body: 1% of our collagen at 1.md:3:9, 2% of our collagen at 2.md:3:17"],
        ),
        (["We lose 1% of our collagen a year.", "We lose 6% of our collagen a decade."], []),
        (["We lose 1% of our collagen a year.", "Microcurrent boosts collagen by 40%."], []),
    ],
)
def test_what_disagrees(sentences: list[str], expected: list[str]) -> None:
    assert listed(report(*sentences)) == expected


def test_places_are_those_of_the_figures() -> None:
    (found,) = disagreements(report("Microcurrent boosts ATP by 500%.", "Microcurrent boosts ATP by 3,000%.").mentions)
    assert [(str(figure.place), figure.low, figure.unit) for figure in found.figures] == [
        ("1.md:3:25", 500.0, "%"),
        ("2.md:3:25", 3000.0, "%"),
    ]
