"""What may be wrong with a directive, as findings that say how to mend it."""

from __future__ import annotations

from collections.abc import Mapping

from claimtrack.detect.mention import Mention
from claimtrack.documents.model import Document, Position, Span
from claimtrack.ignores.directives import Directive
from claimtrack.policy.finding import Finding, Occurrence, Passage, Place, Severity, Suggestion
from claimtrack.policy.fingerprint import Fingerprints

TOPIC = "ignore"
"""Stands for the topic of a finding that is about a directive and not about a claim."""
PAGES: Mapping[str, str] = {
    "invalid-ignore": """A directive that cannot be followed ignores nothing.

What it does
    Reports a claimtrack-ignore whose reach, rule, date or option is not known, that gives no reason, or whose block
    is not closed.

Why it matters
    Whoever wrote it believes that something was let stand. The reason is what the next reader judges it by.

Example
    <!-- claimtrack-ignore-next unsupported-claim -->

Write instead
    <!-- claimtrack-ignore-next unsupported-claim until=2027-06-30 -- the trial is being repeated -->
""",
    "expired-ignore": """The date of a directive has passed.

What it does
    Reports it. On a scheduled run (--scheduled) it is an error and ignores nothing more; else a warning, so that a date
    that lapses breaks no one's pull request.

Why it matters
    A date is a promise to look again.

Example
    <!-- claimtrack-ignore-next until=2024-01-31 -- until the new leaflet is printed -->

Write instead
    Change the copy and delete the directive, or write a later date and a reason that still holds.
""",
    "unused-ignore": """A directive has nothing to ignore.

What it does
    Reports a directive in whose reach nothing is claimed, or nothing that a rule objects to where markets are named.

Why it matters
    It would hide the next claim that somebody writes there.

Example
    <!-- claimtrack-ignore-next -- a quotation --><p>Opening hours</p>

Write instead
    Nothing: delete the directive.
""",
    "forbidden-ignore": """A directive asks for what cannot be ignored in the copy.

What it does
    Reports a directive in whose reach a claim stands that the evidence refutes or that a market bars whatever is held.
    The finding stays. `[ignores] allow` in the configuration names rules for which it may be done all the same.

Why it matters
    A floor that the writer controls is no floor.

Example
    <!-- claimtrack-ignore-next -- our clients love it --><p>Microcurrent is as effective as a facelift.</p>

Write instead
    Change the copy; a reviewer may enter the finding in the baseline, with a reason.
""",
}
"""Name of each rule -> its page."""


def report(
    document: Document, directive: Directive, rule: str, severity: Severity, message: str, prints: Fingerprints
) -> tuple[Occurrence, Passage]:
    """The finding about a directive, as an occurrence and a passage of its own."""
    place, quote = _place(document, directive)
    fingerprint = prints.next(directive.text, rule)
    whole = Span(0, len(directive.text))
    finding = Finding(
        rule=rule, severity=severity, confidence="high", place=place, quote=quote, text=directive.text, within=whole,
        block="comment", passage="", topic=TOPIC, treatment=None, treatment_from="none", claim=None, status=None,
        stance="asserted", attribution="none", frame="directive", message=message, why=(), sources=(), policies=(),
        fingerprint=fingerprint,
    )  # fmt: skip
    mention = Mention(
        block=-1, span=whole, sentence=whole, topic=TOPIC, effect="state", treatment=None, treatment_from="none",
        claim=None, stance="asserted", attribution="none", frame="directive", claimed=True, quiet_reason=None,
        confidence="high",
    )  # fmt: skip
    occurrence = Occurrence(
        mention=mention, place=place, quote=quote, text=directive.text, within=whole, block="comment",
        sentence=directive.text, sentence_place=place, status=None, fingerprint=fingerprint, finding=finding,
    )  # fmt: skip
    useless = Suggestion(place.span, "", "remove", (fingerprint,)) if rule == "unused-ignore" else None
    return occurrence, Passage("", place, directive.text, (finding,), useless)


def _place(document: Document, directive: Directive) -> tuple[Place, str]:
    if not directive.inline:
        end = Position(directive.line, directive.column + len(directive.text))
        return Place(directive.path, directive.span, Position(directive.line, directive.column), end), directive.text
    last = document.position(directive.span.end - 1)
    place = Place(
        document.path, directive.span, document.position(directive.span.start), Position(last.line, last.column + 1)
    )
    return place, document.source[slice(*directive.span)]
