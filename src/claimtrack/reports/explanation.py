"""Everything the library holds on one claim, for people: for, against, missing, allowed wording, sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimtrack.evidence.explain import Explanation, GapView, LineView, SourceView
from claimtrack.knowledge.models import Rewording
from claimtrack.policy.wording import STATUS_WORDS
from claimtrack.reports.prose import folded


def explanation(found: Explanation) -> str:
    """The claim's page, each line ended by a line feed."""
    sections = (
        _head(found),
        _section("For", (line for view in found.supporting for line in _line(view))),
        _section("Against", (line for view in found.disputing for line in _line(view))),
        _section("Neither", (line for view in found.neutral for line in _line(view))),
        _section("Follows from", map(_item, found.inferences)),
        _section("Cannot hold together with", map(_item, found.incompatible)),
        _section("Missing", (line for gap in found.gaps for line in _gap(gap))),
        _section("May be written instead", (line for rung in found.allowed for line in _rung(rung))),
        _section("Sources", (line for source in found.sources for line in _source(source))),
    )
    return "\n".join(filter(None, sections))


def _head(found: Explanation) -> str:
    claim, assessment = found.claim, found.assessment
    lines = [claim.id, _wrapped(claim.text, "  ")]
    lines.append(_wrapped(f"{assessment.status}: {STATUS_WORDS[assessment.status]}", "  "))
    lines.append(_wrapped(_levels(found), "  "))
    lines.extend(_wrapped(f"it would need: {need}", "  ") for need in [assessment.would_need] if need)
    lines.extend(_wrapped(f"graded by {name}", "  ") for name in [assessment.graded_by] if name)
    lines.extend(_wrapped(f"note: {notes}", "  ") for notes in [claim.notes] if notes)
    lines.append(f"  as of {assessment.as_of.isoformat()}; flags: {', '.join(assessment.flags) or 'none'}")
    return "".join(f"{line}\n" for line in lines)


def _levels(found: Explanation) -> str:
    claim, assessment = found.claim, found.assessment
    support, dispute, required = (
        level.replace("_", " ") for level in (assessment.support, assessment.dispute, assessment.required)
    )
    return f"kind {claim.kind}: certainty for it {support}, against it {dispute}; required is {required}"


def _line(view: LineView) -> Iterator[str]:
    source = f" [{view.source}]" if view.source else ""
    where = f" ({view.locator})" if view.locator else ""
    yield _item(f"{view.text}{where}{source}")
    yield _wrapped(view.weight, "    ")
    if view.rationale:
        yield _wrapped(f"grade: {view.rationale}", "    ")
    graded = [
        f"graded by {view.graded_by}" if view.graded_by else "",
        f"signed by {view.signed_by}" if view.signed_by else "",
    ]
    state = "" if view.accepted == "accepted" else f"{view.accepted}; "
    yield _wrapped(state + (", ".join(filter(None, graded)) or "not graded"), "    ")


def _gap(view: GapView) -> Iterator[str]:
    yield _item(view.question)
    yield _wrapped(view.text + (" (out of date: search again)" if view.stale else ""), "    ")


def _rung(rung: Rewording) -> Iterator[str]:
    markets = f" ({', '.join(rung.markets)} only)" if rung.markets else ""
    yield _item(f"{rung.kind}: {rung.text}{markets}")
    if rung.short:
        yield _wrapped(f"as a heading or bullet: {rung.short}", "    ")


def _source(view: SourceView) -> Iterator[str]:
    state = "" if view.state == "current" else f" ({view.state})"
    yield _item(f"{view.id}{state}: {view.citation}")
    if view.url:
        yield f"    {view.url}"
    yield _wrapped(f"seen: {view.verified}", "    ")
    if view.limitations:
        yield _wrapped(f"limits: {view.limitations}", "    ")


def _section(title: str, lines: Iterable[str]) -> str:
    held = list(lines)
    return "".join(f"{line}\n" for line in (title, *held)) if held else ""


def _item(text: str) -> str:
    return _wrapped(text, "  ")


def _wrapped(text: str, indent: str) -> str:
    return folded(text, indent, f"{indent}  ")
