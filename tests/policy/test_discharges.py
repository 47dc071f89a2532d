"""Records on file: what a valid entry clears, what a lapsed or unexplained one is, what no entry can do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from claimtrack import documents
from claimtrack.checker import Report, check
from claimtrack.evidence.library import Library
from claimtrack.knowledge.library import packaged
from claimtrack.policy.profile import Discharge, Profile

LIBRARY = Library.load(claims=packaged())
POLICY = "uk-cap-12-1-medicinal"
CLAIM = "microcurrent/pain-relief"
COPY = "Microcurrent\n\nMicrocurrent relieves pain.\n"
HELD = Discharge(
    policy=POLICY,
    claim=CLAIM,
    fingerprint=None,
    document="records/mhra.pdf",
    who="A. Person",
    why="registered for it",
    until=date(2026, 11, 22),
    place="claimtrack.toml:3:1",
)


def judged(*entries: Discharge, on: date = date(2026, 11, 22)) -> Report:
    page = documents.read_text(COPY, "page.txt")
    return check(page, LIBRARY, as_of=on, profiles=lambda _: Profile(("uk",), discharges=entries))


def rules(report: Report) -> set[str]:
    return {finding.rule for finding in report}


def broken(report: Report) -> set[str]:
    return {policy for finding in report for policy in finding.policies}


def test_a_record_that_is_held_clears_its_policy_and_no_other() -> None:
    without, held = judged(), judged(HELD)
    assert POLICY in broken(without)
    assert broken(held) == broken(without) - {POLICY}
    assert "lapsed-record" not in rules(held)


def test_evidence_goes_on_counting() -> None:
    """The claim is contested: no paper in a drawer changes that."""
    assert rules(judged(HELD)) == {"contested-claim"}


def test_a_record_holds_through_its_last_day_and_not_beyond() -> None:
    (finding,) = judged(HELD, on=date(2026, 11, 23))
    assert (finding.rule, finding.severity) == ("lapsed-record", "error")
    assert finding.message.endswith(f"the record held for {POLICY} ran out on 2026-11-22 (claimtrack.toml:3:1)")
    assert POLICY in finding.policies


def test_a_record_without_an_end_does_not_run_out() -> None:
    assert "lapsed-record" not in rules(judged(replace(HELD, until=None), on=date(2100, 1, 1)))


@pytest.mark.parametrize("missing", ["who", "why", "document"])
def test_an_entry_that_does_not_explain_itself_is_a_finding(missing: str) -> None:
    fields = {name: " " if name == missing else getattr(HELD, name) for name in ("who", "why", "document")}
    (finding,) = judged(replace(HELD, **fields))  # type: ignore[arg-type]
    assert finding.rule == "lapsed-record"
    assert f"does not say {missing} (claimtrack.toml:3:1)" in finding.message


def test_one_good_entry_is_enough() -> None:
    assert "lapsed-record" not in rules(judged(replace(HELD, until=date(2020, 1, 1)), HELD))


def test_an_entry_for_something_else_clears_nothing() -> None:
    other = replace(HELD, claim="microcurrent/sports-injuries")
    assert broken(judged(other)) == broken(judged())


def test_a_fingerprint_names_one_place() -> None:
    (finding,) = judged()
    here = replace(HELD, claim=None, fingerprint=finding.fingerprint)
    assert POLICY not in broken(judged(here))
    assert POLICY in broken(judged(replace(here, fingerprint="0" * 20)))


def test_what_is_never_allowed_stays_so_whatever_an_entry_says() -> None:
    """The configuration refuses such an entry; a caller's own changes nothing either."""
    page = documents.read_text("Botox smooths frown lines.\n", "page.txt")
    claim = next(finding.claim for finding in check(page, LIBRARY, markets=["uk"]))
    entry = replace(HELD, policy="uk-cap-12-12-pom", claim=claim, until=None)
    report = check(page, LIBRARY, profiles=lambda _: Profile(("uk",), discharges=(entry,)))
    assert "uk-cap-12-12-pom" in broken(report)
    assert report.reaches("error")


def test_a_statement_on_file_clears_just_that_one() -> None:
    said = ("My skin has never felt so good, thank you Anna.", "My face has never looked better, I love it.")
    quotes = "".join(f"<blockquote>{text}</blockquote>" for text in said)
    page = documents.read_text(f"<h1>Microcurrent</h1>{quotes}", "page.html")
    policy = "uk-cap-3-45-testimonial"
    first, *others = (one for one in check(page, LIBRARY, markets=["uk"]) if policy in one.policies)
    assert others
    entry = replace(HELD, policy=policy, claim=None, fingerprint=first.fingerprint, until=None)
    left = check(page, LIBRARY, profiles=lambda _: Profile(("uk",), discharges=(entry,)))
    assert [one.fingerprint for one in left if policy in one.policies] == [one.fingerprint for one in others]
