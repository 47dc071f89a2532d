"""The main job from end to end, on a small library: what a report holds, and what it says it has not read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claimtrack import documents
from claimtrack.checker import Report, check
from claimtrack.documents.model import Document, Position, Skipped
from claimtrack.errors import UsageError
from claimtrack.evidence.library import Library
from tests import studio

AS_OF = date(2026, 11, 22)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a library and a page."""
    studio.library(tmp_path / "claims")
    (tmp_path / "page.html").write_text(studio.PAGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def places(report: Report) -> list[tuple[str, str | None, str]]:
    return [(str(finding.place), finding.claim, finding.severity) for finding in report]


FOUND = [
    ("page.html:2:23", "lamp/atp", "warning"),
    ("page.html:2:23", "lamp/collagen", "error"),
    ("page.html:3:27", None, "info"),
]


def test_a_page_from_end_to_end(here: Path) -> None:
    report = check("page.html", as_of=AS_OF)
    assert places(report) == FOUND
    source = (here / "page.html").read_text(encoding="utf-8")
    for finding in report:
        assert source[slice(*finding.place.span)] == finding.quote
    assert report.findings[0].quote == "boosts</b> ATP"
    assert [layer.name for layer in report.layers] == ["studio"]
    assert (report.as_of, report.markets) == (AS_OF, ())


def test_what_is_not_reported_is_still_listed(here: Path) -> None:
    report = check("page.html", as_of=AS_OF)
    quiet = [(one.text, one.mention.quiet_reason) for one in report.mentions if not one.mention.claimed]
    assert quiet == [("boost collagen", "negated")]
    supported = [one.mention.claim for one in report.mentions if one.status == "supported"]
    assert supported == ["lamp/moisture"]


def test_the_summary_counts_what_the_report_holds(here: Path) -> None:
    report = check("page.html", as_of=AS_OF)
    summary = report.summary
    assert (summary.files, summary.blocks, summary.words) == (1, 4, 21)
    assert (
        (summary.mentions, summary.passages, summary.findings)
        == (5, 2, 3)
        == (
            len(report.mentions),
            len(report.passages),
            len(report),
        )
    )
    assert summary.by_severity == {"error": 1, "warning": 1, "info": 1}
    assert summary.by_status == {"mechanism-only": 1, "missing": 1, "supported": 1, "unregistered": 1}


def test_what_could_not_be_read_is_said(here: Path) -> None:
    (here / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    report = check(["page.html", "logo.png"], as_of=AS_OF)
    assert [(item.path, item.what, item.position) for item in report.unread] == [
        ("page.html", "image without alt text", Position(5, 1))
    ]
    assert [skipped.path for skipped in report.skipped] == ["logo.png"]


@pytest.mark.parametrize("as_path", [str, Path])
def test_every_way_to_name_copy(here: Path, as_path: type) -> None:
    library = Library.load(claims=here / "claims")
    document = documents.read("page.html")
    assert isinstance(document, Document)
    assert places(check(as_path("page.html"), library, as_of=AS_OF)) == FOUND
    assert places(check([as_path("page.html")], library, as_of=AS_OF)) == FOUND
    assert places(check(as_path(here / "page.html"), library, as_of=AS_OF)) == FOUND
    assert places(check(document, library, as_of=AS_OF)) == FOUND


def test_a_file_named_twice_is_read_once(here: Path) -> None:
    assert check(["page.html", "./page.html", here / "page.html"], as_of=AS_OF).summary.files == 1


def test_a_folder_is_walked_in_order(here: Path) -> None:
    for name in ("b.md", "a.txt", "sub/c.html"):
        studio.write(here / "site", {name: "The lamp facial boosts collagen.\n"})
    report = check("site", as_of=AS_OF)
    assert [finding.place.path for finding in report] == ["site/a.txt", "site/b.md", "site/sub/c.html"]
    assert [passage.id for passage in report.passages] == ["p1", "p2", "p3"]


def test_a_folder_is_walked_past_what_is_no_copy(here: Path) -> None:
    page = "The lamp facial boosts collagen.\n"
    studio.write(here, {".git/a.md": page, "node_modules/b/c.md": page, "vendor/d.md": page, "tests/e.md": page})
    report = check(".", as_of=AS_OF)
    assert {finding.place.path for finding in report} == {"page.html"}
    assert [skipped.path for skipped in report.skipped] == ["claims", "node_modules", "tests", "vendor"]
    internal = check(".", as_of=AS_OF, include_internal=True)
    assert {finding.place.path for finding in internal} == {"page.html", "tests/e.md"}


def test_a_named_format_wins_over_the_suffix(here: Path) -> None:
    (here / "copy.tpl").write_text("<p>The lamp facial <b>boosts</b> collagen.</p>", encoding="utf-8")
    (skipped,) = check("copy.tpl", as_of=AS_OF).skipped
    assert "--as" in skipped.reason
    assert places(check("copy.tpl", as_of=AS_OF, read_as="html")) == [("copy.tpl:1:23", "lamp/collagen", "error")]


def test_what_was_skipped_while_reading_is_passed_on(here: Path) -> None:
    assert check(Skipped("<stdin>", "empty"), as_of=AS_OF).skipped == (Skipped("<stdin>", "empty"),)


def test_a_path_that_does_not_exist(here: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.html: no such file"):
        check(["page.html", "nowhere.html"], as_of=AS_OF)


def test_the_day_decides(here: Path) -> None:
    before = check("page.html", as_of=AS_OF)
    later = check("page.html", as_of=date(2030, 1, 1))
    assert [finding.status for finding in before][1] == "missing"
    assert [finding.status for finding in later][1] == "unassessed"
    assert [finding.fingerprint for finding in before] == [finding.fingerprint for finding in later]


def test_reaches_is_the_threshold_of_fail_on(here: Path) -> None:
    (here / "mild.md").write_text("The lamp facial boosts ATP.\n", encoding="utf-8")
    report = check("mild.md", as_of=AS_OF)
    assert [report.reaches(severity) for severity in ("error", "warning", "info")] == [False, True, True]


def test_a_rung_that_would_itself_be_flagged_is_never_proposed(here: Path) -> None:
    overclaims = "rewordings:\n  - {kind: study, text: The lamp facial boosts ATP and collagen.}\n"
    claim = studio.FILES["lamp/atp.yaml"].replace("rewordings:\n", overclaims)
    studio.library(here / "claims", {"lamp/atp.yaml": claim})
    (here / "copy.md").write_text("The lamp facial boosts ATP.\n", encoding="utf-8")
    (passage,) = check("copy.md", as_of=AS_OF).passages
    assert passage.suggestion
    assert passage.suggestion.text == "In a dish, light raised ATP in cells."


def test_a_proposal_put_in_place_clears_its_passage(here: Path) -> None:
    path = here / "page.html"
    (first, *_) = check("page.html", as_of=AS_OF).passages
    assert first.suggestion
    assert first.suggestion.span
    source, span = path.read_text(encoding="utf-8"), first.suggestion.span
    path.write_text(source[: span.start] + first.suggestion.text + source[span.end :], encoding="utf-8")
    assert [finding.severity for finding in check("page.html", as_of=AS_OF)] == ["info"]
