"""The copy gives a number that no record behind it carries.

What it does
    Reports a number for an outcome that stands in none of the sources of the claims its sentence makes. A number that
    one of them carries is left to the rules on evidence.

Why it matters
    A figure reads as a measurement. One that cannot be traced to whoever measured it, in whom and how, is an invention
    for all a reader can tell; a survey of one's own clients is a survey and has to say so.

Example
    92% of clients saw firmer skin.

Write instead
    The number with its study, its size and what was asked, or no number.
"""

from __future__ import annotations

import re

from claimtrack.knowledge.models import Source
from claimtrack.policy.case import Case, Verdict
from claimtrack.policy.presenting import presented

TOPICS = frozenset({"statistic"})
_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")


def judge(case: Case) -> Verdict | None:
    if case.topic.id not in TOPICS or any(_carries(source, case.text) for source in case.sources):
        return None
    return presented(case, "no record behind it carries the number: name who measured it, in whom and how")


def _carries(source: Source, text: str) -> bool:
    """Whether every numeral of the copy stands in what the source found."""
    wanted = [number.group().replace(",", "") for number in _NUMERAL.finditer(text)]
    told = " ".join(filter(None, (source.finding, source.effect, source.outcome)))
    held = {number.group().replace(",", "") for number in _NUMERAL.finditer(told)}
    return bool(wanted) and held.issuperset(wanted)
