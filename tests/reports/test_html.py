"""The report as a page: the copy in reading order, every finding marked in place, and what stands behind it."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from claimtrack.checker import Report, check
from claimtrack.documents.model import Skipped, Span
from claimtrack.policy.finding import Absent, Suppressed
from claimtrack.reports import render
from claimtrack.reports.html.numbering import Numbered, stretches
from claimtrack.reports.style import Style
from tests.reports.made import full, one
from tests.reports.reviewed import AS_OF, HOSTILE, HOSTILE_PATH, LIBRARY, PAGE, checked, read


def parsed(report: Report) -> LexborHTMLParser:
    return LexborHTMLParser(render("html", report, Style()))


def first(page: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    found = page.css_first(selector)
    assert found is not None, selector
    return found


def texts(page: LexborHTMLParser | LexborNode, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in page.css(selector)]


@pytest.fixture(scope="module")
def report() -> Report:
    return checked(read(PAGE), read("<p>A session costs £65.</p>", "price.html"))


@pytest.fixture(scope="module")
def page(report: Report) -> LexborHTMLParser:
    return parsed(report)


def words_of(page: LexborHTMLParser) -> list[str]:
    """The copy, block by block, without the numbers of findings and the labels."""
    for node in page.css(".copy .ref, .copy .label"):
        node.decompose()
    return [node.text() for node in page.css(".copy")]


def test_the_copy_is_there_block_by_block_in_reading_order(report: Report) -> None:
    expected = [block.text for document in report.documents.values() for block in document.blocks]
    assert words_of(parsed(report)) == expected


def test_what_a_reader_cannot_tell_by_the_look_is_labelled(page: LexborHTMLParser) -> None:
    labels = texts(page, ".copy .label")
    for label in (
        "Page title",
        "Description for search engines",
        "Alternative text",
        "Table cell under Result",
        "Button",
    ):
        assert label in labels
    assert texts(page, ".copy h4")[0] == "Microcurrent facial"
    assert len(page.css("ul.bullets > li.row")) == 2


def test_every_finding_is_marked_where_it_stands_and_has_a_card(report: Report, page: LexborHTMLParser) -> None:
    assert report.findings
    for number, finding in enumerate(report.findings, 1):
        marks = [
            mark.text() for mark in page.css("mark[data-f]") if str(number) in str(mark.attributes["data-f"]).split()
        ]
        assert "".join(marks) == finding.text
        card = first(page, f"#f{number}")
        assert first(card, "q").text() == finding.text
        assert finding.message in card.text()
        assert str(finding.place) in card.text()
        assert finding.fingerprint in card.text()
        assert len(page.css(f"a.ref[href='#f{number}']")) == 1


def test_severity_shows_without_colour(report: Report, page: LexborHTMLParser) -> None:
    letters = {"error": "E", "warning": "W", "info": "i"}
    badges = texts(page, ".card .head .badge")
    assert badges == [f"{letters[one.severity]}{number}" for number, one in enumerate(report.findings, 1)]


def test_a_card_tells_evidence_policies_and_what_to_write(report: Report, page: LexborHTMLParser) -> None:
    number, finding = next(
        (n, one) for n, one in enumerate(report.findings, 1) if one.claim == "microcurrent/atp-boost"
    )
    card, assessment = first(page, f"#f{number}"), report.assessments["microcurrent/atp-boost"]
    for said in (assessment.because[0].text, assessment.would_need, assessment.graded_by):
        assert said in card.text()
    addresses = [link.attributes["href"] for link in card.css(".policies a")]
    assert {report.policies[name].sources[0] for name in finding.policies} <= set(addresses)
    suggestion = next(passage.suggestion for passage in report.passages if passage.id == finding.passage)
    assert suggestion
    assert card.parent
    assert first(card.parent, ".wording").text() == suggestion.text
    assert first(card.parent, "button").attributes["data-copy"] == suggestion.text


def test_all_evidence_and_every_policy_stands_once_below(report: Report, page: LexborHTMLParser) -> None:
    evidence = first(page, "#evidence").text()
    for claim in {finding.claim for finding in report.findings if finding.claim in report.assessments}:
        assert evidence.count(f"] {claim} ") == 1
        for reason in report.assessments[str(claim)].because:
            assert reason.text in evidence
    addresses = [link.attributes["href"] for link in page.css("#policies .addresses a")]
    assert {address for policy in report.policies.values() for address in policy.sources} <= set(addresses)
    assert "A UK policy asks for " in first(page, "#policies").text()


def test_every_link_within_the_page_leads_somewhere(page: LexborHTMLParser) -> None:
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    leads = {(link.attributes["href"] or "")[1:] for link in page.css("a[href^='#']")}
    assert leads
    assert leads <= set(ids)


def test_nothing_is_fetched_and_only_the_own_script_may_run(page: LexborHTMLParser) -> None:
    assert page.css("script[src], link, img, iframe, object, embed, [style*=url]") == []
    policy = first(page, "meta[http-equiv=Content-Security-Policy]").attributes["content"] or ""
    script = first(page, "script").text()
    assert policy.startswith("default-src 'none';")
    assert f"script-src 'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" in policy
    assert "@import" not in first(page, "style").text()


def test_numbers_of_the_overview(report: Report, page: LexborHTMLParser) -> None:
    for severity, number in report.summary.by_severity.items():
        assert first(page, f"[data-count='severity {severity}']").text() == str(number)
    rows = [int(cell) for cell in texts(page, ".chart [data-count]")]
    assert sum(rows) == len(report.findings)
    assert [texts(row, "td")[0] for row in page.css(".index tbody tr")][1] == "0"


def test_hostile_copy_is_text() -> None:
    report = replace(checked(read(HOSTILE, HOSTILE_PATH)), skipped=(Skipped(HOSTILE_PATH, HOSTILE),))
    assert report.findings
    page = parsed(report)
    assert len(page.css("script")) == 1
    assert page.css("img, svg, b[onmouseover], [onerror], [onload]") == []
    assert "<img src=x onerror=" in first(page, ".copy h4").text()
    assert words_of(page) == [block.text for block in report.documents[HOSTILE_PATH].blocks]


def test_control_characters_are_replaced_and_lone_surrogates_survive() -> None:
    page = parsed(one("It \x00 \x1b builds collagen \ud800.", ("builds collagen", "collagen", "lamp/collagen")))
    assert "\x00" not in page.html  # type: ignore[operator]
    assert texts(page, "mark[data-f]") == ["builds collagen"]


def test_a_page_without_findings_is_never_called_clean() -> None:
    page = parsed(checked(read("<p>A session costs £65.</p>")))
    assert "No findings in the text read." in first(page, "header").text()
    assert page.css("#filters, .card, .chart") == []
    assert "clean" not in first(page, "body").text()


def test_nothing_read() -> None:
    assert "Nothing was read." in first(parsed(check([], LIBRARY, as_of=AS_OF)), "header").text()


def test_it_says_that_it_is_no_legal_advice(report: Report, page: LexborHTMLParser) -> None:
    assert "This is no legal advice." in first(page, "header").text()
    assert "not yet signed off" in first(page, "header").text()


def test_what_does_not_count_or_was_not_read_has_its_own_section(report: Report) -> None:
    gone, kept, *rest = report.findings
    changed = replace(
        report,
        findings=(kept, *rest),
        suppressed=(
            Suppressed(gone, "inline", "agreed with <counsel>", "A. Person", date(2027, 1, 31), "page.html:3:1"),
        ),
        states={kept.fingerprint: "updated"},
        absent=(Absent("page.html", "0" * 20, "refuted-claim", "error", "It cures everything."),),
    )
    page = parsed(changed)
    suppressed = first(page, "#suppressed").text()
    for said in (gone.text, "agreed with <counsel>", "A. Person", "2027-01-31", "page.html:3:1", "ignored in the copy"):
        assert said in suppressed
    assert "It cures everything." in first(page, "#absent").text()
    assert first(page, "#f1").attributes["data-state"] == "updated"
    assert "image without alt text" in first(page, "#unread").text()
    assert gone.text not in texts(page, "mark[data-f]")


def test_findings_of_copy_that_the_report_does_not_hold_stand_with_their_passage() -> None:
    page = parsed(full())
    assert texts(page, ".page h3") == ["a.html", "b.md"]
    assert texts(page, ".page mark") == ["builds collagen", "lifts your ATP", "grows hair", "Painless"]
    assert "It builds collagen" in texts(page, ".copy")[0]


def test_what_is_wrong_with_a_directive_stands_with_the_directive() -> None:
    source = "<!-- claimtrack-ignore-next -- nothing --><p>Open 9 to 5.</p><!-- claimtrack-ignore-line --><p>Shut.</p>"
    page = parsed(checked(read(source)))
    assert texts(page, ".card .rule") == ["unused-ignore", "invalid-ignore"]
    assert texts(page, "mark[data-f]") == ["claimtrack-ignore-next -- nothing", "claimtrack-ignore-line"]
    assert len(page.css(".passage")) == 2


def test_figures_that_disagree_are_listed() -> None:
    pages = [read(f"<h1>Microcurrent</h1><p>Microcurrent boosts ATP by {n}%.</p>", f"{n}.html") for n in (500, 200)]
    assert "by 500% at 500.html:1:49" in first(parsed(checked(*pages)), "#figures").text()


def test_equal_reports_give_equal_bytes(report: Report) -> None:
    assert render("html", report, Style()) == render("html", report, Style(width=40, color=True))


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=6)


@given(SPANS)
def test_a_text_is_cut_so_that_every_finding_covers_its_own_words(spans: Sequence[tuple[int, int]]) -> None:
    length, finding = 45, full().findings[0]
    found = [Numbered(n, finding, 0, Span(start, start + size)) for n, (start, size) in enumerate(spans, 1)]
    cut = list(stretches(length, found))
    assert [index for one in cut for index in range(*one.span)] == list(range(length))
    for own in found:
        covered = [index for piece in cut if own in piece.covering for index in range(*piece.span)]
        assert covered == list(range(*own.span))
        assert [piece.span.end for piece in cut if own in piece.ending] == [own.span.end]


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})\b", css))


def luminance(colour: str) -> float:
    digits = "".join(2 * digit for digit in colour[1:]) if len(colour) == 4 else colour[1:]
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


PAIRS = [
    *((ink, ground) for ink in ("ink", "soft", "link", "error", "warning", "info") for ground in ("paper", "ground")),
    ("paper", "error"), ("warning", "warning-soft"), ("good", "good-soft"), ("ink", "good-soft"),
    ("ink", "error-soft"), ("ink", "warning-soft"), ("ink", "info-soft"),
]  # fmt: skip


@pytest.mark.parametrize("scheme", (0, 1, 2), ids=("light", "dark", "print"))
@pytest.mark.parametrize("ink,ground", PAIRS)
def test_contrast(page: LexborHTMLParser, scheme: int, ink: str, ground: str) -> None:
    """At least 4.5, by the formula of WCAG 2.2, success criterion 1.4.3."""
    roots = re.findall(r":root \{(.*?)\}", first(page, "style").text(), re.DOTALL)
    held = colours(roots[0]) | colours(roots[scheme])
    darker, lighter = sorted((luminance(held[ink]), luminance(held[ground])))
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5
