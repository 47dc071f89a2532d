"""What reports for people say in one way: a number with its noun, a library's layers, lines folded for a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import fill

from claimtrack.knowledge.models import Layer

WIDTH = 100
"""Terminal cells of a line in what is not a report on copy."""


def plural(number: int, noun: str) -> str:
    """'1 file', '1,830 words'."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def layers(held: Iterable[Layer]) -> str:
    """The layers of a library, uppermost last, as 'packaged 2026.11 (3f2a9c...)'."""
    return " + ".join(f"{layer.name} {layer.version} ({layer.digest})" for layer in held)


def folded(text: str, lead: str = "", hang: str = "") -> str:
    """The text in lines of WIDTH, `lead` before the first, `hang` before the others; addresses and ids stay whole."""
    return fill(
        text, WIDTH, initial_indent=lead, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False
    )
