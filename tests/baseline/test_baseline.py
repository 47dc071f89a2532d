"""Findings that were accepted: they survive edits and renaming, a swap is seen, and verdicts that move are told."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack.baseline import Accepting, Baseline, pruned, read, text_of, write
from claimtrack.checker import Report, check
from claimtrack.documents import read_text
from claimtrack.errors import BaselineError, UsageError
from claimtrack.evidence.library import Library
from claimtrack.policy.page import Page
from tests import studio

AS_OF = date.fromisoformat(studio.AS_OF)
BOAST = "The lamp facial boosts collagen."
ATP = "The lamp facial boosts ATP."
GOOD = (
    '{"rule": "r", "path": "a", "text": "x", "topic": "t", "severity": "error", "fingerprint": "f",'
    ' "added": "2026-01-01"}'
)
"""An entry that somebody wrote by hand, in an order of their own."""
PAGE = f"{BOAST}\n\n{ATP}\n\n{BOAST}\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library.load(claims=studio.library(tmp_path_factory.mktemp("studio") / "claims"))


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "claimtrack-baseline.json"


def pages(report: Report) -> dict[str, Page]:
    return {
        path: Page(tuple(one for one in report.mentions if one.place.path == path), ())
        for path in dict.fromkeys(one.place.path for one in report.mentions)
    }


def accepted(file: Path, library: Library, text: str = PAGE, **said: object) -> Baseline:
    Path("page.md").write_text(text, encoding="utf-8")
    report = check("page.md", library, as_of=AS_OF)
    accepting = Accepting(AS_OF, **said)  # type: ignore[arg-type]
    return write(Baseline(file), pages(report), library.records.policies, accepting, "abc").baseline


def checked(
    text: str, library: Library, baseline: Baseline, path: str = "page.md", *, scheduled: bool = False
) -> Report:
    return check(read_text(text, path), library, as_of=AS_OF, baseline=baseline, scheduled=scheduled)


def test_what_was_there_before_does_not_count_and_is_told_apart(file: Path, library: Library) -> None:
    baseline = accepted(file, library, owner="anna", reason="old")
    assert len(baseline.entries) == 3
    report = checked(f"# News\n\n{PAGE}\n\nIt boosts hair growth. The lamp facial boosts ATP!\n", library, baseline)
    assert [finding.quote for finding in report] == ["boosts hair growth", "boosts ATP"]
    assert [report.states[finding.fingerprint] for finding in report] == ["new", "new"]
    assert [(one.by, one.owner, one.reason) for one in report.suppressed] == [("baseline", "anna", "old")] * 3
    assert {report.states[one.finding.fingerprint] for one in report.suppressed} == {"unchanged"}
    assert report.summary.findings == 2
    assert report.absent == ()


def test_a_swap_is_seen(file: Path, library: Library) -> None:
    baseline = accepted(file, library, f"{BOAST}\n")
    report = checked(f"{ATP}\n", library, baseline)
    assert [finding.quote for finding in report] == ["boosts ATP"]
    assert [one.text for one in report.absent] == [BOAST]
    assert [one.text for one in pruned(baseline, pages(report), AS_OF).entries] == []


def test_a_third_of_two_equal_ones_is_new(file: Path, library: Library) -> None:
    baseline = accepted(file, library)
    assert len(checked(f"{PAGE}\n{BOAST}\n", library, baseline).findings) == 1


def test_a_renamed_page_keeps_its_entries_and_a_copy_does_not(file: Path, library: Library) -> None:
    baseline = accepted(file, library)
    assert len(checked(PAGE, library, baseline, "copy.md").findings) == 3
    Path("page.md").unlink()
    assert checked(PAGE, library, baseline, "renamed.md").findings == ()
    assert len(checked(f"{BOAST}\n", library, baseline, "renamed.md").absent) == 2


def test_the_working_directory_does_not_matter(file: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    baseline = accepted(file, library)
    folder = file.parent / "below"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert check("../page.md", library, as_of=AS_OF, baseline=baseline).findings == ()


def test_a_verdict_that_moved_is_updated_and_counts_only_where_it_got_worse(file: Path, library: Library) -> None:
    baseline = accepted(file, library, f"{BOAST}\n")
    (entry,) = baseline.entries
    for before, reported in (({"severity": "warning"}, 1), ({"status": "refuted"}, 0), ({"rule": "other-rule"}, 0)):
        moved = replace(baseline, entries=(entry.model_copy(update=before),))
        report = checked(f"{BOAST}\n", library, moved)
        assert len(report.findings) == reported
        assert list(report.states.values()) == ["updated"]


def test_a_date_that_has_passed_warns_and_on_a_scheduled_run_counts(file: Path, library: Library) -> None:
    baseline = accepted(file, library, f"{BOAST}\n", owner="anna", until=date(2026, 11, 21))
    (finding,) = checked(f"{BOAST}\n", library, baseline)
    assert (finding.rule, finding.severity) == ("expired-baseline", "warning")
    assert finding.message.startswith("was accepted by anna until 2026-11-21; change the copy or renew it: ")
    (finding,) = checked(f"{BOAST}\n", library, baseline, scheduled=True)
    assert (finding.rule, finding.severity) == ("unsupported-claim", "error")
    today = accepted(file, library, f"{BOAST}\n", until=AS_OF)
    assert checked(f"{BOAST}\n", library, today).findings == ()


def test_what_is_refuted_enters_only_with_a_written_reason(file: Path) -> None:
    library = Library.load()
    claim = next(
        one
        for one in library.records.claims.values()
        if library.assess(one.id, AS_OF).status == "refuted" and one.examples.makes
    )
    report = check(read_text(claim.examples.makes[0], "page.md"), library, as_of=AS_OF)
    for reason, left_out in (("", 1), ("  ", 1), ("the page goes next week", 0)):
        written = write(Baseline(file), pages(report), library.records.policies, Accepting(AS_OF, reason=reason), "abc")
        refuted = [one for one in written.baseline.entries if one.status == "refuted"]
        assert (len(written.left_out) > 0, len(refuted) > 0) == (bool(left_out), not left_out)


def test_writing_again_keeps_who_and_why_and_drops_what_is_gone(file: Path, library: Library) -> None:
    baseline = accepted(file, library, f"{BOAST}\n\n{ATP}\n", owner="anna", reason="old")
    report = check(read_text(f"{ATP}\n\nIt boosts hair growth.\n", "page.md"), library, as_of=AS_OF)
    again = write(baseline, pages(report), {}, Accepting(date(2027, 1, 1), owner="ben"), "abc")
    assert [(one.text, one.owner, one.reason, one.added.year) for one in again.baseline.entries] == [
        (ATP, "ben", "old", 2026)
    ]
    assert (again.added, again.gone) == (0, 1)


def test_the_file_reads_as_it_was_written(file: Path, library: Library) -> None:
    baseline = accepted(file, library, owner="Zoë", until=date(2027, 1, 1), reason='said "yes"')
    file.write_text(text_of(baseline), encoding="utf-8")
    assert read(file) == baseline
    lines = text_of(baseline).splitlines()
    assert sum('"path": "page.md"' in line for line in lines) == len(baseline.entries)
    assert read_back(file, Baseline(file)) == Baseline(file)


def read_back(file: Path, baseline: Baseline) -> Baseline:
    file.write_text(text_of(baseline), encoding="utf-8")
    return read(file)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", r"claimtrack-baseline.json:1:2: this is no JSON"),
        ("[]", r":1:1: this is no baseline of schema 1; make one: claimtrack baseline write"),
        ('{"schema": 2, "entries": []}', r"no baseline of schema 1"),
        ('{"schema": 1, "entries": [\n\n{"path": "a"}]}', r":3:1: entry 1, text: "),
        ('{"schema": 1, "entries": [\n{"path": "a", "untill": 1}]}', r":2:1: entry 1, untill: "),
        (f'{{"schema": 1, "entries": [{GOOD},\n{GOOD},\n\n{{"topic": "t"}}]}}', r":4:1: entry 3, path: "),
        (f'{{"schema": 1, "entries": [\n{GOOD},\n5]}}', r":3:1: entry 2: 'the record' is '5'"),
        (f'{{"schema": 1, "entries": [\n{GOOD[:-1]}, "number": 0}}]}}', r":2:1: entry 1, number: 'number' is '0'"),
    ],
)
def test_a_broken_file_is_told_of_at_its_line(file: Path, text: str, message: str) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BaselineError, match=message):
        read(file)


def test_no_file(file: Path) -> None:
    with pytest.raises(UsageError, match="no such baseline; make one: claimtrack baseline write"):
        read(file)


@pytest.mark.skipif(sys.platform != "linux", reason="names are text there")
def test_a_name_that_is_no_utf8_is_held_too(file: Path, library: Library) -> None:
    named = os.fsdecode(b"page-\xff.md")
    Path(named).write_text(PAGE, encoding="utf-8")
    report = check(named, library, as_of=AS_OF)
    baseline = write(Baseline(file), report.pages, {}, Accepting(AS_OF), "abc").baseline
    assert check(named, library, as_of=AS_OF, baseline=read_back(file, baseline)).findings == ()


def test_what_has_come_to_be_refuted_is_not_accepted_by_the_reason_of_before(file: Path) -> None:
    library = Library.load()
    claim = next(
        one
        for one in library.records.claims.values()
        if library.assess(one.id, AS_OF).status == "refuted" and one.examples.makes
    )
    report = check(read_text(claim.examples.makes[0], "page.md"), library, as_of=AS_OF)
    why = Accepting(AS_OF, reason="the trial is being repeated")
    known = write(Baseline(file), report.pages, {}, why, "abc").baseline
    again = write(known, report.pages, {}, Accepting(AS_OF), "abc")
    assert again.left_out == (), "it was accepted as what it is"
    milder = replace(known, entries=tuple(one.model_copy(update={"status": "missing"}) for one in known.entries))
    refuted = [finding for finding in report if finding.status == "refuted"]
    assert list(write(milder, report.pages, {}, Accepting(AS_OF), "abc").left_out) == refuted
    assert write(milder, report.pages, {}, why, "abc").left_out == ()


def test_a_page_in_a_folder_and_a_link_to_it_are_two_pages(
    file: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio.write(file.parent, {"site/page.md": f"{BOAST}\n"})
    (file.parent / "link.md").symlink_to("site/page.md")
    report = check(["site", "link.md"], library, as_of=AS_OF)
    baseline = write(Baseline(file), report.pages, {}, Accepting(AS_OF), "abc").baseline
    assert [entry.path for entry in baseline.entries] == ["link.md", "site/page.md"]
    monkeypatch.chdir(file.parent / "site")
    assert check(["page.md", "../link.md"], library, as_of=AS_OF, baseline=baseline).findings == ()


def test_what_merging_wrote_twice_holds_once_and_is_pruned_to_one(file: Path, library: Library) -> None:
    baseline = accepted(file, library)
    twice = replace(baseline, entries=tuple(one for entry in baseline.entries for one in (entry, entry)))
    report = checked(PAGE, library, twice)
    assert (report.findings, len(report.suppressed)) == ((), 3)
    raw = check(read_text(PAGE, "page.md"), library, as_of=AS_OF)
    assert pruned(twice, raw.pages, AS_OF) == baseline
    assert write(twice, raw.pages, {}, Accepting(AS_OF), "abc").baseline == baseline


def test_findings_about_a_directive_in_a_file_beside_are_of_its_page(file: Path, library: Library) -> None:
    Path("page.txt").write_text(BOAST, encoding="utf-8")
    Path("page.txt.claimtrack-ignores").write_text("claimtrack-ignore-nothing\n", encoding="utf-8")
    assert list(check("page.txt", library, as_of=AS_OF).pages) == ["page.txt"]


_SAID = st.lists(
    st.sampled_from([BOAST, ATP, "The lamp facial boosts collagen and ATP.", "# Lamp facial", "It boosts hair growth.",
                     "It may boost collagen, \u201cgently\u201d.", "Open daily."]),
    max_size=8,
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=_SAID, second=_SAID)
def test_laws_of_a_baseline(file: Path, library: Library, first: list[str], second: list[str]) -> None:
    one, two = (read_text("\n\n".join(said), f"{number}.md") for number, said in enumerate((first, second)))
    Path("0.md").write_text(one.source, encoding="utf-8")
    Path("1.md").write_text(two.source, encoding="utf-8")
    raw = check([one, two], library, as_of=AS_OF)
    written = write(Baseline(file), raw.pages, {}, Accepting(AS_OF, reason="known"), "abc")
    kept = written.baseline
    assert (written.added, written.gone) == (len(kept.entries), 0)
    report = check([one, two], library, as_of=AS_OF, baseline=kept)
    assert {finding.severity for finding in report} <= {"info"}, "all that counts is held"
    assert report.absent == ()
    assert pruned(kept, raw.pages, AS_OF) == kept
    again = write(kept, raw.pages, {}, Accepting(date(2027, 1, 1)), "abc")
    assert (text_of(again.baseline), again.added, again.gone) == (text_of(kept), 0, 0)
    half = write(kept, check(two, library, as_of=AS_OF).pages, {}, Accepting(date(2027, 1, 1)), "abc")
    assert text_of(half.baseline) == text_of(kept), "a page that is not read keeps its entries"
    assert read_back(file, kept) == kept
    changed = read_text(two.source, "0.md")
    moved = check(changed, library, as_of=AS_OF, baseline=kept)
    entries = sum(entry.path == "0.md" for entry in kept.entries)
    held = sum(suppressed.by == "baseline" for suppressed in moved.suppressed)
    assert held + len(moved.absent) == entries, "an entry holds something or is gone"
