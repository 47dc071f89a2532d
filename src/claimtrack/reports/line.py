"""Why a line was flagged or was not: every mention on it, how it was read, by which words, and what followed."""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.checker import Report
from claimtrack.policy.finding import Occurrence
from claimtrack.reports.columns import Mark, shown, underline, wrap
from claimtrack.reports.prose import WIDTH, folded
from claimtrack.reports.style import Style


def explanation(report: Report, line: int) -> str:
    """All mentions that touch a line of the one file that was checked, each with its reading."""
    touching = [one for one in report.mentions if _touches(one, line)]
    parts = [part for one in touching for part in (*_mention(one), "")]
    parts += [f"Not read here: {item.what}" for item in report.unread if item.position and item.position.line == line]
    return (
        "\n".join(parts).rstrip("\n") + "\n"
        if parts
        else "No mention of anything that can be claimed was found here.\n"
    )


def _touches(one: Occurrence, line: int) -> bool:
    start, end = one.place.start, one.place.end
    return start is not None and end is not None and start.line <= line <= end.line


def _mention(one: Occurrence) -> Iterator[str]:
    yield str(one.place)
    sentence = shown(one.sentence)
    for piece in wrap(sentence, WIDTH - 2):
        yield f"  {sentence[piece.start : piece.end]}"
        yield from (f"  {row}" for row in underline(sentence, piece, [Mark(one.within, "", "info")], Style()))
    for text in (_outcome(one), _reading(one), _words(one)):
        if text:
            yield folded(text, "  ", "    ")


def _outcome(one: Occurrence) -> str:
    mention = one.mention
    if one.finding:
        return f"reported as {one.finding.severity} {one.finding.rule}: {one.finding.message}"
    if not mention.claimed:
        return f"not reported: the copy does not claim it ({mention.quiet_reason})"
    if mention.confidence == "low":
        return "not reported: too unsure; --min-confidence low shows it"
    return f"not reported: {one.status or 'a plain fact'}"


def _reading(one: Occurrence) -> str:
    mention = one.mention
    about = f"{mention.treatment} (from the {mention.treatment_from})" if mention.treatment else "no treatment"
    said = mention.stance if mention.attribution == "none" else f"{mention.stance}, attributed: {mention.attribution}"
    return (
        f"read as: {mention.effect} {mention.topic}, about {about}, claim {mention.claim or 'none'}; {said};"
        f" frame {mention.frame}, confidence {mention.confidence}"
    )


def _words(one: Occurrence) -> str:
    words = (f"{evidence.role} '{evidence.term}'" for evidence in one.mention.evidence)
    return f"because of: {', '.join(words)}" if one.mention.evidence else ""
