"""A report made by hand: two pages, every severity, something unread and something skipped."""

from __future__ import annotations

from claimtrack.checker import Report, Summary, UnreadPlace
from claimtrack.checker.judging import numbered
from claimtrack.detect.mention import Mention
from claimtrack.documents.model import Document, Position, Skipped, Unread
from claimtrack.knowledge.models import Layer
from claimtrack.policy.page import judge
from tests.policy.world import AS_OF, ASSESSMENTS, bench, found, page_of

ATP = ("lifts your ATP", "atp-energy", "lamp/atp")
COLLAGEN = ("builds collagen", "collagen", "lamp/collagen")
PRICE = ("costs £40", "fact-price", "lamp/price")
PAINLESS = ("painless", "painless", None)
LAYER = Layer(name="packaged", version="2026.11", digest="0123456789ab")


def report(*pages: tuple[Document, list[Mention]], skipped: tuple[Skipped, ...] = ()) -> Report:
    judged = numbered([judge(document, mentions, bench()) for document, mentions in pages])
    mentions = tuple(one for page in judged for one in page.occurrences)
    passages = tuple(passage for page in judged for passage in page.passages)
    findings = tuple(finding for passage in passages for finding in passage.findings)
    severities = [finding.severity for finding in findings]
    return Report(
        findings=findings,
        passages=passages,
        mentions=mentions,
        skipped=skipped,
        unread=tuple(
            UnreadPlace(document.path, item.what, Position(1, 1)) for document, _ in pages for item in document.unread
        ),
        summary=Summary(
            files=len(pages),
            blocks=3,
            words=1830,
            mentions=len(mentions),
            passages=len(passages),
            findings=len(findings),
            by_severity={name: severities.count(name) for name in ("error", "warning", "info")},
            by_status={"missing": 1} if findings else {},
        ),
        layers=(LAYER,),
        as_of=AS_OF,
        markets=("us",),
        assessments=ASSESSMENTS,
        documents={document.path: document for document, _ in pages},
    )


def one(text: str, *claims: tuple[str, str, str | None], path: str = "page.txt") -> Report:
    """A report on one sentence."""
    document = page_of(text, path=path)
    return report((document, [found(document, *claim) for claim in claims]))


def full() -> Report:
    """Two pages with a finding of every severity, a supported claim, a quiet mention, and what was not read."""
    texts = ("It builds collagen and lifts your ATP.", "It costs £40.", "It grows hair.")
    first = page_of(*texts, path="a.html", unread=(Unread("image without alt text", 0),))
    second = page_of("Painless, and no collagen.", path="b.md")
    quiet = found(
        second, "collagen", "collagen", "lamp/collagen", claimed=False, quiet_reason="denied", stance="denied"
    )
    return report(
        (
            first,
            [
                found(first, *COLLAGEN),
                found(first, *ATP),
                found(first, *PRICE),
                found(first, "grows hair", "hair", None),
            ],
        ),
        (second, [found(second, "Painless", "painless", None), quiet]),
        skipped=(Skipped("logo.png", "not copy"),),
    )
