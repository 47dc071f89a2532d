"""SARIF: valid against the standard's schema, exact places, and no more than code scanning takes."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.checker import Report
from claimtrack.documents.model import Skipped
from claimtrack.evidence.library import Library
from claimtrack.policy.rules import RULES
from claimtrack.reports import render_bytes, sarif
from claimtrack.reports.sarif.places import artifact, written
from claimtrack.reports.style import Style
from tests.reports.machines import hard, hostile, many, ruled, without_lines
from tests.reports.made import ATP, full, one, report

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
POLICIES = Library.load().records.policies


def run_of(made: Report) -> dict[str, Any]:
    (run,) = json.loads(render_bytes("sarif", made, Style()))["runs"]
    return dict(run)


def restricted() -> Report:
    """The full report with two policies broken, one of which the report does not hold."""
    made, name = full(), "uk-cap-3-7-substantiation"
    first = replace(made.findings[0], policies=(name, "us-unknown"))
    return replace(made, findings=(first, *made.findings[1:]), policies={name: POLICIES[name]})


REPORTS = [full(), ruled(), hard(), hostile(), without_lines(), report(), restricted()]


@pytest.mark.parametrize("made", REPORTS)
def test_every_report_is_valid_against_the_standard(made: Report) -> None:
    VALIDATOR.validate(json.loads(render_bytes("sarif", made, Style())))


@pytest.mark.parametrize("made", REPORTS)
def test_equal_reports_give_equal_bytes_and_name_no_machine(made: Report) -> None:
    data = render_bytes("sarif", made, Style())
    assert data == render_bytes("sarif", made, Style())
    assert str(Path.cwd()).encode() not in data


def test_a_result_says_what_is_wrong_first_then_what_to_try_and_why() -> None:
    result = run_of(full())["results"][0]
    assert (result["ruleId"], result["level"]) == ("unsupported-claim", "error")
    assert result["message"]["text"].split("\n\n") == [
        '"builds collagen" says that the lamp changes collagen; a search found no evidence that counts for it'
        " (missing).",
        "try: Nobody has measured collagen in people. In one test tube, light raised ATP.",
        "[evidence](1): one study says so of lamp/collagen [a-study]",
    ]
    assert result["properties"]["status"] == "missing"
    assert result["partialFingerprints"] == {"claimtrackFingerprint/v1": full().findings[0].fingerprint}


def test_evidence_stands_at_the_passage_it_decides_on() -> None:
    result = run_of(full())["results"][0]
    (related,) = result["relatedLocations"]
    assert (related["id"], related["message"]["text"]) == (1, "one study says so of lamp/collagen [a-study]")
    place = related["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "a.html", "uriBaseId": "%SRCROOT%"}
    assert (place["region"]["startColumn"], place["region"]["endColumn"]) == (1, 39)


def test_the_rewording_is_a_fix_over_its_whole_range() -> None:
    (fix,) = run_of(full())["results"][0]["fixes"]
    (change,) = fix["artifactChanges"]
    (replacement,) = change["replacements"]
    assert (replacement["deletedRegion"]["charOffset"], replacement["deletedRegion"]["charLength"]) == (0, 38)
    assert replacement["insertedContent"]["text"].startswith("Nobody has measured")


def test_places_are_exact_in_hard_source() -> None:
    made = hard()
    (document,) = made.documents.values()
    for result, words in zip(run_of(made)["results"], ("builds collagen", "lifts your ATP"), strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        without_mark = document.source.removeprefix("\ufeff")
        assert without_mark[region["charOffset"] : region["charOffset"] + region["charLength"]] == words
        line = re.split("\r\n|\n|\r", without_mark)[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"] == words
    run = run_of(made)
    assert (run["columnKind"], run["newlineSequences"]) == ("unicodeCodePoints", ["\r\n", "\n", "\r"])


def test_a_byte_order_mark_on_the_line_counts_neither_as_column_nor_as_character() -> None:
    (result,) = run_of(one("\ufeffIt lifts your ATP.", ATP))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["charOffset"], region["charLength"]) == (4, 3, 14)


def test_paths_are_percent_encoded_and_come_back() -> None:
    (found,) = run_of(hard())["artifacts"]
    uri = found["location"]["uri"]
    assert uri == "%C3%A4rger/50%252C%2C%20a%3Ab%0A.html"
    assert unquote(uri) == hard().findings[0].place.path


@given(st.text(alphabet="aä/%: ?#\\.~+é💡", min_size=1).filter(lambda path: path[0] != "/" and path[:3] != "a:/"))
def test_a_relative_path_is_an_address_without_scheme_query_or_fragment(path: str) -> None:
    found = artifact(path)
    assert not set("?# \\:") & set(found["uri"])
    assert unquote(found["uri"]) == path


@pytest.mark.parametrize(
    "path,uri",
    [
        ("https://example.org/a b?x=1#y", "https://example.org/a%20b?x=1#y"),
        ("/srv/site/a.html", "file:///srv/site/a.html"),
        ("C:/site/a.html", "file:///C:/site/a.html"),
    ],
)
def test_what_is_not_below_the_working_directory_has_a_whole_address(path: str, uri: str) -> None:
    assert artifact(path) == {"uri": uri}


def test_without_lines_there_is_a_page_and_where_on_it_and_something_to_tell_it_by() -> None:
    (result,) = run_of(without_lines())["results"]
    (location,) = result["locations"]
    assert "region" not in location["physicalLocation"]
    assert location["logicalLocations"] == [{"fullyQualifiedName": "page 3", "kind": "resource"}]
    assert result["message"]["text"].startswith("page 3: ")
    assert "primaryLocationLineHash" in result["partialFingerprints"]
    assert "fixes" not in result


def test_what_is_ignored_is_suppressed_with_its_reason_and_all_results_say_so() -> None:
    results = run_of(ruled())["results"]
    assert [len(result["suppressions"]) for result in results] == [0, 0, 1, 1, 0]
    inline, baseline = results[2]["suppressions"][0], results[3]["suppressions"][0]
    assert (inline["kind"], inline["status"], inline["justification"]) == ("inSource", "accepted", "signed off")
    assert inline["location"]["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 1}
    assert inline["properties"] == {"by": "inline", "owner": "A. Person", "until": "2027-01-31"}
    assert (baseline["kind"], baseline["justification"]) == ("external", "known since the relaunch")
    assert "suppressions" not in run_of(full())["results"][0]


def test_states_to_the_baseline_are_those_of_all_results_or_of_none() -> None:
    states = [result["baselineState"] for result in run_of(ruled())["results"]]
    assert states == ["updated", "new", "new", "unchanged", "absent"]
    assert all("baselineState" not in result for result in run_of(full())["results"])


@pytest.mark.parametrize(
    "place,uri,region",
    [
        ("a.html:3:7", "a.html", {"startLine": 3, "startColumn": 7}),
        ("a.yaml:12", "a.yaml", {"startLine": 12}),
        ("C:/a.yaml:12", "file:///C:/a.yaml", {"startLine": 12}),
        ("a.yaml", "a.yaml", None),
    ],
)
def test_a_written_place_is_read(place: str, uri: str, region: dict[str, int] | None) -> None:
    physical = written(place)["physicalLocation"]
    assert (physical["artifactLocation"]["uri"], physical.get("region")) == (uri, region)


def test_policies_are_taxa_and_results_name_only_those_that_are_there() -> None:
    run = run_of(restricted())
    (taxonomy,) = run["taxonomies"]
    (taxon,) = taxonomy["taxa"]
    assert taxon["id"] == "uk-cap-3-7-substantiation"
    assert taxon["helpUri"] == POLICIES["uk-cap-3-7-substantiation"].sources[0]
    assert taxon["properties"]["market"] == "uk"
    reference = {"id": taxon["id"], "toolComponent": {"name": taxonomy["name"], "index": 0}}
    assert [result.get("taxa") for result in run["results"]] == [[reference], None, None, None]
    assert "\n\nUK: " in run["results"][0]["message"]["text"]


def test_every_packaged_policy_makes_a_taxon_with_an_address() -> None:
    made = replace(full(), policies=POLICIES)
    VALIDATOR.validate(json.loads(render_bytes("sarif", made, Style())))
    (taxonomy,) = run_of(made)["taxonomies"]
    assert len(taxonomy["taxa"]) == len(POLICIES)
    assert all(re.fullmatch(r"https?://\S+", taxon["helpUri"]) for taxon in taxonomy["taxa"])
    assert all(0 < len(taxon["fullDescription"]["text"]) <= 1024 for taxon in taxonomy["taxa"])


def test_every_rule_is_described_for_people_without_html() -> None:
    rules = run_of(full())["tool"]["driver"]["rules"]
    assert {rule.name for rule in RULES} <= {rule["id"] for rule in rules}
    for rule in rules:
        assert rule["shortDescription"]["text"].endswith(".")
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert {"## Why it matters", "## Write instead"} <= set(rule["help"]["markdown"].split("\n"))
        prose = re.sub(r"```text\n.*?\n```", "", rule["help"]["markdown"], flags=re.DOTALL)
        assert not re.search(r"(?<!\\)<", prose)
        assert "helpUri" not in rule


def test_a_rule_without_a_page_is_described_all_the_same() -> None:
    made = full()
    odd = replace(made.findings[0], rule="odd-thing")
    run = run_of(replace(made, findings=(odd,)))
    assert run["tool"]["driver"]["rules"][run["results"][0]["ruleIndex"]]["id"] == "odd-thing"


@pytest.mark.parametrize("made", REPORTS)
def test_results_point_to_their_rule(made: Report) -> None:
    run = run_of(made)
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_what_was_not_read_is_a_notification() -> None:
    first, second = run_of(full())["invocations"][0]["toolExecutionNotifications"]
    assert (first["descriptor"]["id"], first["level"], first["message"]["text"]) == (
        "skipped-file",
        "warning",
        "Not read: not copy",
    )
    assert (second["descriptor"]["id"], second["level"]) == ("unread-place", "note")
    assert second["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}


def test_copy_makes_no_placeholder_and_no_link() -> None:
    for result in run_of(hostile())["results"]:
        text = result["message"]["text"].replace("[evidence](1)", "")
        assert "](" not in text
        assert "{" not in text.replace("{{", "")


def test_no_more_results_than_code_scanning_takes_the_worst_kept_and_said_so() -> None:
    run = run_of(many(5_400))
    levels = [result["level"] for result in run["results"]]
    assert [levels.count(level) for level in ("error", "warning", "note")] == [1_800, 1_800, 1_400]
    assert levels == sorted(levels, key=["note", "warning", "error"].index)
    (cut, *_) = run["invocations"][0]["toolExecutionNotifications"]
    assert cut["message"]["text"] == "400 results had no room in the file, the least severe."


def test_a_file_too_large_to_upload_is_cut_by_severity_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    made = replace(many(300), skipped=())
    whole, least = (
        len(gzip.compress(render_bytes("sarif", one, Style()), mtime=0)) for one in (made, replace(made, findings=()))
    )
    monkeypatch.setattr(sarif, "MOST_BYTES", (whole + least) // 2)
    data = render_bytes("sarif", made, Style())
    results = json.loads(data)["runs"][0]["results"]
    assert len(gzip.compress(data, mtime=0)) < (whole + least) // 2 < whole
    assert 0 < len(results) < 300
    assert {result["level"] for result in results[-100:]} == {"error"}
    assert f"{300 - len(results)} results had no room" in data.decode()


def test_what_is_ignored_is_left_out_before_what_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 3)
    results = run_of(ruled())["results"]
    assert [len(result["suppressions"]) for result in results] == [0, 0, 1]


def test_skipped_files_without_end_are_counted() -> None:
    made = replace(report(), skipped=tuple(Skipped(f"{number}.png", "not copy") for number in range(1_200)))
    notifications = run_of(made)["invocations"][0]["toolExecutionNotifications"]
    assert len(notifications) == 1_001
    assert notifications[-1]["message"]["text"] == "200 more were not read."


def test_a_place_on_a_page_nobody_kept_has_lines_but_no_offsets() -> None:
    made = full()
    region = run_of(replace(made, documents={}))["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region["startLine"] == 1
    assert "charOffset" not in region
