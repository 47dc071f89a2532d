"""One policy for people: what it says, what sets it off, what clears it, what to write instead, where it was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimtrack.knowledge.policies import Policy
from claimtrack.policy.market_wording import NAMES, asks, cited
from claimtrack.reports.prose import folded


def explanation(policy: Policy) -> str:
    """The policy's page, each line ended by a line feed."""
    sections = (
        _section(policy.id, _head(policy)),
        _section("Such as", (f"{one.family}: {'; '.join(one.wordings)}" for one in policy.triggers if one.wordings)),
        _section("Not meant", (exemption.text for exemption in policy.exceptions)),
        _section("What clears it", (f"{asks(policy)}: {policy.discharge.need}",)),
        _section("Write instead", (policy.rewrite.text,)),
        _section("Not verified", policy.unverified),
        _section("Notes", (policy.notes,) if policy.notes else ()),
        _section("Read at", policy.sources),
        "In our own words; this is no legal advice.\n",
    )
    return "\n".join(filter(None, sections))


def served(policies: Iterable[Policy]) -> str:
    """The policies that a rule speaks for, what each is and where it was read; empty where there are none."""
    lines = (
        f"{NAMES[policy.market]}, {policy.id}: {cited(policy)} ({policy.severity} at worst), {policy.sources[0]}"
        for policy in sorted(policies, key=lambda policy: (list(NAMES).index(policy.market), policy.id))
    )
    section = _section("Policies it speaks for", lines)
    return f"\n{section}\nIn our own words; this is no legal advice.\n" if section else ""


def _head(policy: Policy) -> Iterator[str]:
    yield f"{policy.regulator}: {policy.citation}"
    since = f" since {policy.since.isoformat()}" if policy.since else ""
    note = f" ({policy.status_note})" if policy.status_note else ""
    part = f", {policy.territory} only" if policy.territory else ""
    yield f"{NAMES[policy.market]}{part}; {' and '.join(policy.instrument)}; {policy.status}{since}{note}"
    yield policy.says
    worst = f"{policy.severity} at worst"
    yield f"{worst}; a hedge {'lowers that by one step' if policy.hedge == 'one-step' else 'changes nothing'}"
    if policy.own_content_unverified:
        yield "its own citation or content was not seen in a source: it warns and is never an error"
    if policy.superseded_by:
        yield f"superseded by {policy.superseded_by}"
    seen = f" ({policy.seen_note})" if policy.seen_note else ""
    read = f", last read {policy.verified_on.isoformat()}" if policy.verified_on else ""
    yield f"source seen: {policy.source_seen}{seen}{read}"


def _section(title: str, lines: Iterable[str]) -> str:
    body = [folded(line, "  ", "    ") for line in lines]
    return "".join(f"{line}\n" for line in (title, *body)) if body else ""
