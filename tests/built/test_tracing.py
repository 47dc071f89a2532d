"""Built pages traced to their source: the treatment from the page, the place from the file."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.built import Sources, traced
from claimtrack.checker import Judge, Judged, Report, check
from claimtrack.documents import read_text
from claimtrack.evidence.library import Library
from claimtrack.policy.profile import Profile
from tests import studio

AS_OF = date.fromisoformat(studio.AS_OF)
PAGE = "<h1>Lamp facial</h1><p>{}</p><footer><p>Every lamp facial boosts ATP.</p></footer>"
SITE = {
    "src/content/lamp.md": "---\ntitle: Lamp\n---\n\nHi.\n\nIt **boosts** collagen, too \u2014 \u201cgently\u201d.\n",
    "src/footer.html": "<p>\n  Every lamp facial <b>boosts</b> ATP.\n</p>",
    "dist/a.html": PAGE.format('It boosts collagen, too - "gently".'),
    "dist/b.html": PAGE.format("Open daily."),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library.load(claims=studio.library(tmp_path_factory.mktemp("studio") / "claims"))


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return studio.write(tmp_path, SITE)


def checked(library: Library) -> Report:
    return check("dist", library, as_of=AS_OF, sources=[Path("src")])


def places(report: Report) -> list[str]:
    return [f"{finding.place}: {finding.quote}" for finding in report]


def test_the_place_is_the_sources_and_the_treatment_the_built_pages(site: Path, library: Library) -> None:
    report = checked(library)
    assert places(report) == [
        "src/content/lamp.md:7:6: boosts** collagen",
        "src/footer.html:2:24: boosts</b> ATP",
    ]
    collagen, atp = report.findings
    assert (collagen.treatment, collagen.treatment_from, collagen.claim) == ("lamp", "heading", "lamp/collagen")
    assert collagen.why[-1] == "built into dist/a.html"
    assert atp.why[-1] == "built into dist/a.html, dist/b.html"
    for finding in report:
        source = report.documents[finding.place.path].source
        assert source[slice(*finding.place.span)] == finding.quote


def test_the_proposal_stands_in_the_source(site: Path, library: Library) -> None:
    (passage,) = [one for one in checked(library).passages if one.place.path == "src/footer.html"]
    assert passage.suggestion is not None
    assert passage.suggestion.span is not None
    assert passage.suggestion.clears == (passage.findings[0].fingerprint,)
    replaced = SITE["src/footer.html"][slice(*passage.suggestion.span)]
    assert replaced == "Every lamp facial <b>boosts</b> ATP."


def test_what_two_files_say_stays_on_the_page_with_both_named(site: Path, library: Library) -> None:
    studio.write(site, {"src/other.md": "Every lamp facial boosts ATP.\n"})
    found = [finding for finding in checked(library) if finding.topic == "atp-energy"]
    assert [finding.place.path for finding in found] == ["dist/a.html", "dist/b.html"]
    assert found[0].why[-1] == "may come from src/footer.html:2:3, src/other.md:1:1"


def test_the_block_that_says_just_the_same_comes_first(site: Path, library: Library) -> None:
    studio.write(site, {"src/other.md": "Open daily. Every lamp facial boosts ATP.\n"})
    assert "src/footer.html:2:24: boosts</b> ATP" in places(checked(library))


def test_what_no_file_says_stays_on_the_page(site: Path, library: Library) -> None:
    (site / "src/footer.html").unlink()
    found = [finding for finding in checked(library) if finding.topic == "atp-energy"]
    assert [finding.place.path for finding in found] == ["dist/a.html", "dist/b.html"]
    assert found[0].why[-1] == "stands in no file of the source that was read"


def test_directives_of_the_source_are_followed(site: Path, library: Library) -> None:
    studio.write(site, {"src/footer.html": f"<!-- claimtrack-ignore-file -- known -->{SITE['src/footer.html']}"})
    report = checked(library)
    assert places(report) == ["src/content/lamp.md:7:6: boosts** collagen"]
    assert [one.place for one in report.suppressed] == ["src/footer.html:1:6"]


def test_the_same_words_of_two_treatments_are_two_findings(site: Path, library: Library) -> None:
    studio.write(site, {"dist/c.html": SITE["dist/a.html"].replace("<h1>Lamp facial</h1>", "<h1>News</h1>")})
    report = checked(library)
    assert {finding.place.path for finding in report} == {"src/content/lamp.md", "src/footer.html"}
    prints = [finding.fingerprint for finding in report]
    assert len(set(prints)) == len(prints)


def test_what_a_built_page_ignores_is_ignored_once_and_stays_listed(site: Path, library: Library) -> None:
    known = "<!-- claimtrack-ignore-next -- known -->"
    studio.write(
        site,
        {
            "src/footer.html": f"{known}{SITE['src/footer.html']}",
            "dist/a.html": SITE["dist/a.html"].replace("<footer>", f"<footer>{known}"),
            "dist/b.html": SITE["dist/b.html"].replace("<footer>", f"<footer>{known}<!-- claimtrack-ignore-lin -->"),
        },
    )
    for markets in ((), ("uk",)):
        report = check("dist", library, as_of=AS_OF, sources=[Path("src")], markets=markets)
        assert [f"{one.place} {one.rule}" for one in report if one.topic in ("atp-energy", "ignore")] == [
            f"dist/b.html:1:{len(PAGE.format('Open daily.').partition('<p>Every')[0]) + len(known) + 1} invalid-ignore"
        ]
        assert [one.place.partition(":")[0] for one in report.suppressed] == ["dist/a.html", "dist/b.html"]
        assert [one.why for one in report if one.topic == "ignore"] == [()]
        prints = [one.fingerprint for one in report.mentions]
        assert len(set(prints)) == len(prints)


def test_built_pages_are_no_source_of_themselves(site: Path, library: Library) -> None:
    assert places(check("dist", library, as_of=AS_OF, sources=[Path()])) == places(checked(library))


_SENTENCES = ["It boosts collagen.", "It boosts \u201cATP\u201d & collagen.", "Open daily.", "It boosts hair growth."]
_WAYS: dict[str, Callable[[str], str]] = {
    "a.md": lambda said: f"{said}\n",
    "b.html": lambda said: f"<p>{escape(said, quote=False).replace(' ', chr(10))}</p>",
    "c.jsx": lambda said: f"export const A = () => <p>{escape(said, quote=False)}</p>;\n",
    "d.json": lambda said: json.dumps({"text": said}),
    "e.yaml": lambda said: f"text: {json.dumps(said)}\n",
}


@settings(max_examples=40, deadline=None)
@given(
    sources=st.lists(st.tuples(st.sampled_from(sorted(_WAYS)), st.sampled_from(_SENTENCES)), max_size=5),
    pages=st.lists(st.lists(st.sampled_from(_SENTENCES), max_size=4), max_size=3),
)
def test_laws_of_tracing(library: Library, sources: list[tuple[str, str]], pages: list[list[str]]) -> None:
    judge = Judge(library, as_of=AS_OF)
    files = [read_text(_WAYS[way](said), f"src/{number}{way}") for number, (way, said) in enumerate(sources)]
    built = [
        judge.page(
            read_text(f"<h1>Lamp facial</h1>{''.join(f'<p>{escape(one)}</p>' for one in said)}", f"{number}.html")
        )
        for number, said in enumerate(pages)
    ]
    made = traced([(one.document, one.page) for one in built], Sources(files))
    assert made == traced([(one.document, one.page) for one in built], Sources(files)), "equal copy, equal places"
    report = judge.report([Judged(document, Profile(), page) for document, page in made])
    prints = [one.fingerprint for one in report.mentions]
    assert len(set(prints)) == len(prints)
    assert {one.topic for one in report} == {
        one.finding.topic for page in built for one in page.page.occurrences if one.finding
    }
    for one in report.mentions:
        source = report.documents[one.place.path].source
        assert source[slice(*one.place.span)] == one.quote
        assert one.sentence[slice(*one.within)] == one.text
    for passage in report.passages:
        offered = passage.suggestion
        assert offered is None or set(offered.clears) <= {one.fingerprint for one in passage.findings}
        if offered and offered.span and passage.place.path.startswith("src/"):
            assert offered.span.start <= passage.place.span.start < passage.place.span.end <= offered.span.end
