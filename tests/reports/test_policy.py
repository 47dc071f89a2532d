"""A policy's page, as it is printed."""

from __future__ import annotations

from datetime import date

import pytest

from claimtrack.knowledge.library import Records
from claimtrack.knowledge.policies import Exemption, Trigger
from claimtrack.reports.policy import explanation
from tests.policy.test_restricted import policy

PAGE = """\
uk-boast
  ASA: rule 1
  UK; code; in-force since 2025-04-06
  Nobody may boast.
  warning at worst; a hedge changes nothing
  its own citation or content was not seen in a source: it warns and is never an error
  source seen: primary (advice page), last read 2026-11-22

Such as
  boasts: boosts ATP; lifts

Not meant
  quotes

What clears it
  a UK policy asks for a record: a licence

Write instead
  Leave it out.

Not verified
  The number was not seen.

Read at
  https://example.org/rule

In our own words; this is no legal advice.
"""


def test_the_page() -> None:
    held = policy(
        "uk-boast",
        "warning",
        "record",
        triggers=(Trigger(family="boasts", wordings=("boosts ATP", "lifts")), Trigger(family="bare")),
        exceptions=(Exemption(text="quotes"),),
        since=date(2025, 4, 6),
        seen_note="advice page",
        verified_on=date(2026, 11, 22),
        own_content_unverified=True,
        unverified=("The number was not seen.",),
    )
    assert explanation(held) == PAGE


@pytest.mark.parametrize("name", sorted(Records.load().policies))
def test_every_packaged_policy_has_a_page_with_addresses_and_what_was_not_seen(name: str) -> None:
    held = Records.load().policies[name]
    page = " ".join(explanation(held).split())
    for text in (*held.sources, *held.unverified, held.citation, held.rewrite.text, held.discharge.need):
        assert " ".join(text.split()) in page
