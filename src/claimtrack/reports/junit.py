"""JUnit XML: a suite a page, a test a finding.

GitLab (docs.gitlab.com/ci/testing/unit_test_reports) takes `classname` for the suite, compares tests of two branches by
`classname` and `name`, and drops the second of a name: names hold no line numbers, and repeats are counted. Errors and
warnings fail; info passes with its text beside it, as do pages without findings; what is ignored or could not be read
is skipped.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from xml.etree import ElementTree as ET

from claimtrack.checker import Report
from claimtrack.policy.finding import Finding, Passage, Suppressed
from claimtrack.reports.columns import cut
from claimtrack.reports.remark import advice, passages, remark
from claimtrack.reports.style import Style

NOTHING_FOUND = "no findings in the text read"
_MOST_QUOTED = 60


def render(report: Report, style: Style) -> str:
    """The document, valid XML whatever characters the copy holds."""
    suites = [_suite_of(path, tests or [_case(path, NOTHING_FOUND)]) for path, tests in _tests(report).items()]
    suites += [_skipped(skipped.path, skipped.reason) for skipped in report.skipped]
    root = ET.Element("testsuites", {"name": "claimtrack", **_counts(suites)})
    root.extend(suites)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _tests(report: Report) -> dict[str, list[ET.Element]]:
    """Path -> its tests, of every page that was read."""
    found, names = passages(report), defaultdict[str, Counter[str]](Counter)
    tests: dict[str, list[ET.Element]] = {path: [] for path in report.documents}
    for finding in report.findings:
        path = finding.place.path
        tests.setdefault(path, []).append(_test(finding, names[path], found.get(finding.fingerprint)))
    for one in report.suppressed:
        path = one.finding.place.path
        tests.setdefault(path, []).append(_ignored(one, names[path]))
    return tests


def _skipped(path: str, reason: str) -> ET.Element:
    case = _case(path, "read")
    ET.SubElement(case, "skipped", message=_valid(reason))
    return _suite_of(path, [case])


def _suite_of(path: str, tests: list[ET.Element]) -> ET.Element:
    failed = sum(test.find("failure") is not None for test in tests)
    skipped = sum(test.find("skipped") is not None for test in tests)
    counts = {"tests": len(tests), "failures": failed, "errors": 0, "skipped": skipped, "time": 0}
    suite = ET.Element("testsuite", {"name": _valid(path), **{name: str(number) for name, number in counts.items()}})
    suite.extend(tests)
    return suite


def _counts(suites: list[ET.Element]) -> dict[str, str]:
    names = ("tests", "failures", "errors", "skipped", "time")
    return {name: str(sum(int(suite.get(name, "0")) for suite in suites)) for name in names}


def _test(finding: Finding, names: Counter[str], passage: Passage | None) -> ET.Element:
    case = _case_of(finding, names)
    place = f"at {finding.place}"
    text = _valid("\n".join(filter(None, (place, remark(finding), *finding.why, advice(passage)))))
    if finding.severity == "info":
        ET.SubElement(case, "system-out").text = text
    else:
        ET.SubElement(case, "failure", type=finding.severity, message=_valid(remark(finding))).text = text
    return case


def _ignored(one: Suppressed, names: Counter[str]) -> ET.Element:
    case = _case_of(one.finding, names)
    ET.SubElement(case, "skipped", message=_valid(f"{remark(one.finding)}; ignored ({one.by}): {one.reason}"))
    return case


def _case_of(finding: Finding, names: Counter[str]) -> ET.Element:
    name = f"{finding.rule}: {cut(finding.text, _MOST_QUOTED)}"
    names[name] += 1
    start = finding.place.start
    repeat = f" ({names[name]})" if names[name] > 1 else ""
    return _case(finding.place.path, name + repeat, **({"line": str(start.line)} if start else {}))


def _case(path: str, name: str, **more: str) -> ET.Element:
    page = _valid(path)
    return ET.Element("testcase", {"classname": page, "name": _valid(name), "file": page, "time": "0", **more})


def _valid(text: str) -> str:
    """The text with a replacement character for each that XML 1.0 has no way to write (its section 2.2)."""
    return "".join(character if _in_xml(ord(character)) else "\N{REPLACEMENT CHARACTER}" for character in text)


def _in_xml(code: int) -> bool:
    return code in (0x9, 0xA, 0xD) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000
