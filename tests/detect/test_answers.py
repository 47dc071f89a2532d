"""Questions and what their answers claim."""

from __future__ import annotations

import pytest
from tests.claimed import claimed


@pytest.mark.parametrize(
    "copy, topic",
    [
        ("Does it firm the skin? It does.", "lift-tighten"),
        ("Does it firm the skin? With the right settings, absolutely.", "lift-tighten"),
        ("Does it firm the skin? Most clients think so.", "lift-tighten"),
        ("Is it painful? On the contrary, people fall asleep.", "painless"),
        ("Is it painful? Not remotely.", "painless"),
        ("Is it risky? Nah.", "safety"),
        ("Is it safe? The current is tiny and the pads are soft.", "safety"),
        ("Fine lines? Gone.", "wrinkles"),
        ("**Is it safe?** The current is tiny.", "safety"),
    ],
)
def test_an_answer_makes_the_claim_of_its_question(copy: str, topic: str) -> None:
    assert topic in claimed(copy)


@pytest.mark.parametrize(
    "copy",
    [
        "Does it firm the skin? It does not.",
        "Does it firm the skin? On the contrary.",
        "Does it firm the skin? Ask us.",
        "Is it painful? Not for everyone.",
        "Is it painful? Not always.",
        "Is it safe? It depends on your history.",
        "Is it safe? Every treatment carries risks.",
        "Is it safe? The current is tiny. It is unsuitable in pregnancy.",
        "How safe is it? The current is tiny.",
        "Fine lines? We all have them.",
        "Fine lines? It will not be long before you have them.",
    ],
)
def test_an_answer_that_says_neither_makes_none(copy: str) -> None:
    assert not claimed(copy)
