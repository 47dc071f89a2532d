"""The reviewed Word file: a comment at exactly the words of every finding, and nothing of the file changed."""

from __future__ import annotations

import base64
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import canonicalize

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.checker import Report, check
from claimtrack.documents.model import Position, Span
from claimtrack.documents.word import WordFile, shown_in
from claimtrack.errors import UsageError
from claimtrack.policy.finding import Place
from claimtrack.reports import render_bytes
from claimtrack.reports.docx.anchors import anchor, cut, top_of
from claimtrack.reports.style import Style
from tests.reports.reviewed import AS_OF, LIBRARY

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
LINK = f"<w:hyperlink {nsdecls('w')} w:anchor='x'><w:r><w:t>It lifts the face today</w:t></w:r></w:hyperlink>"
CHANGES = f"""<w:p {nsdecls("w")}><w:r><w:t xml:space="preserve">Microcurrent </w:t></w:r>
<w:del w:id="901" w:author="A"><w:r><w:delText>slowly </w:delText></w:r></w:del>
<w:ins w:id="902" w:author="A"><w:r><w:t xml:space="preserve">soon boosts </w:t></w:r></w:ins>
<w:r><w:t>collagen.</w:t></w:r></w:p>"""
BOX = f"""<w:p {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:t>See the box.</w:t></w:r><w:r><w:pict>
<v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>Microcurrent boosts ATP.</w:t></w:r></w:p></w:txbxContent></v:textbox>
</v:shape></w:pict></w:r></w:p>"""

Save = Callable[[Any], Report]


@pytest.fixture
def checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Save:
    """Saves a file as page.docx in the working directory and checks it."""
    monkeypatch.chdir(tmp_path)

    def save(file: Any) -> Report:
        file.save("page.docx")
        report = check("page.docx", LIBRARY, markets=["us", "uk"], as_of=AS_OF)
        assert report.findings
        return report

    return save


def page() -> Any:
    """Copy of many kinds, with claims in most."""
    file = docx.Document()
    file.add_heading("Microcurrent facial", 1)
    split = file.add_paragraph("Our microcurrent facial boo")
    split.add_run("sts ").bold = True
    split.add_run("AT").italic = True
    split.add_run("P and collagen, and lifts the face.")
    file.add_paragraph("Tones facial muscles", style="List Bullet")
    linked = file.add_paragraph("Read on: ")
    linked._p.append(parse_xml(LINK))
    table = file.add_table(2, 1)
    table.cell(0, 0).text = "Result"
    table.cell(1, 0).text = "Lifts jowls"
    file.element.body.insert(-1, parse_xml(CHANGES))
    return file


def reviewed(report: Report) -> Any:
    return docx.Document(BytesIO(render_bytes("docx", report, Style())))


def words(opened: Any) -> dict[int, str]:
    """Id of a comment -> the text between the beginning and the end of its range."""
    found: dict[int, str] = {}
    within: set[int] = set()
    for element in opened.element.body.iter():
        if element.tag == f"{W}commentRangeStart":
            within.add(int(element.get(f"{W}id")))
        elif element.tag == f"{W}commentRangeEnd":
            within.discard(int(element.get(f"{W}id")))
        elif element.tag == f"{W}t":
            found |= {id_: found.get(id_, "") + element.text for id_ in within}
    return found


def references(opened: Any) -> list[Any]:
    return list(opened.element.body.iter(f"{W}commentReference"))


def characters(opened: Any) -> Iterator[tuple[str, bool | None, bool | None, str]]:
    """Every character of the text with how it is set and what it stands in."""
    for text in opened.element.body.iter(f"{W}t", f"{W}delText"):
        run = text.getparent()
        looks = [run.find(f"{W}rPr/{W}{name}") is not None for name in "bi"]
        yield from ((one, *looks, run.getparent().tag) for one in text.text)


def test_every_comment_hangs_at_exactly_the_words_of_its_finding(checked: Save) -> None:
    report = checked(page())
    opened = reviewed(report)
    held = words(opened)
    comments = list(opened.comments)
    assert len(comments) == 1 + len(report.findings)
    assert {comment.author for comment in comments} == {"claimtrack"}
    for comment, finding in zip(comments[1:], report.findings, strict=True):
        assert held[comment.comment_id] == finding.text
        assert f"{finding.severity} {finding.rule}: {finding.message}" in comment.text
    quoted = [finding.text for finding in report.findings]
    for said in ("boosts ATP", "lifts the face", "Lifts jowls", "boosts collagen"):
        assert any(text.endswith(said) for text in quoted), said


def test_text_and_formatting_stay_as_they_were(checked: Save) -> None:
    report = checked(page())
    assert list(characters(reviewed(report))) == list(characters(docx.Document("page.docx")))


def test_it_reads_the_same_again(checked: Save) -> None:
    report = checked(page())
    Path("page.docx").write_bytes(render_bytes("docx", report, Style()))
    again = check("page.docx", LIBRARY, markets=["us", "uk"], as_of=AS_OF)
    assert [(one.fingerprint, one.place) for one in again.findings] == [
        (one.fingerprint, one.place) for one in report.findings
    ]


def test_a_comment_says_the_evidence_the_policies_and_what_to_write_once_a_passage(checked: Save) -> None:
    report = checked(page())
    told = [comment.text for comment in list(reviewed(report).comments)[1:]]
    for text, finding in zip(told, report.findings, strict=True):
        if finding.claim:
            assert f"evidence: {report.assessments[finding.claim].because[0].text[:60]}" in text
        for market in {report.policies[name].market for name in finding.policies}:
            assert f"\n{market.upper()}: " in text
    tries = [line for text in told for line in text.splitlines() if line.startswith("try: ")]
    wanted = [passage.suggestion for passage in report.passages if passage.suggestion]
    assert tries == [f"try: {suggestion.text or 'leave this sentence out'}" for suggestion in wanted]


def test_the_first_comment_says_what_was_read_and_that_it_is_no_legal_advice(checked: Save) -> None:
    first = next(iter(reviewed(checked(page())).comments)).text
    assert "findings in" in first
    assert "This is no legal advice." in first


def test_references_stand_outside_links_and_tracked_changes(checked: Save) -> None:
    opened = reviewed(checked(page()))
    assert {reference.getparent().getparent().tag for reference in references(opened)} == {f"{W}p"}
    inserted = "".join(text.text for text in opened.element.body.iterfind(f".//{W}ins//{W}t"))
    assert inserted == "soon boosts "
    assert [text.text for text in opened.element.body.iter(f"{W}delText")] == ["slowly "]


def test_comments_that_were_there_stay(checked: Save) -> None:
    file = page()
    file.add_comment(file.paragraphs[1].runs, "Is this so?", "A. Writer", "AW")
    before = dict(words(file))
    opened = reviewed(checked(file))
    first = next(iter(opened.comments))
    assert (first.text, first.author) == ("Is this so?", "A. Writer")
    assert words(opened)[first.comment_id] == before[first.comment_id]
    ids = [comment.comment_id for comment in opened.comments]
    assert len(set(ids)) == len(ids) == len(references(opened))


def test_comments_of_an_earlier_check_stay_and_the_newest_says_so(checked: Save) -> None:
    first = reviewed(checked(page()))
    number = len(list(first.comments))
    comments = list(reviewed(checked(first)).comments)
    assert len(comments) == 2 * number
    assert ["earlier check" in comments[index].text for index in (0, number)] == [False, True]


def test_everything_else_in_the_file_stays(checked: Save) -> None:
    file = page()
    file.add_picture(BytesIO(PIXEL))
    file.sections[0].footer.paragraphs[0].text = "A calm clinic"
    after, before = parts(render_bytes("docx", checked(file), Style())), parts(Path("page.docx").read_bytes())
    changed = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert set(after) - set(before) <= changed
    assert "word/media/image1.png" in before
    for name in set(before) - changed:
        assert after[name] == before[name], name


def parts(data: bytes) -> dict[str, bytes | str]:
    """Name -> what each part of the package holds, XML in its canonical form."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        read = {name: package.read(name) for name in package.namelist()}
    return {name: canonicalize(held) if name.endswith((".xml", ".rels")) else held for name, held in read.items()}


@pytest.mark.parametrize("where", ("text box", "header", "picture"))
def test_where_word_takes_no_comment_it_hangs_near_by_and_quotes(where: str, checked: Save) -> None:
    file = docx.Document()
    file.add_paragraph("Welcome to the clinic, where we say what is known and what is not.")
    if where == "text box":
        file.element.body.insert(-1, parse_xml(BOX))
    elif where == "header":
        file.sections[0].header.paragraphs[0].text = "Microcurrent boosts ATP."
    else:
        file.add_picture(BytesIO(PIXEL))
        file.inline_shapes[0]._inline.docPr.set("descr", "Microcurrent boosts ATP.")
    report = checked(file)
    opened = reviewed(report)
    assert len(report.findings) == 1
    assert list(opened.comments)[1].text.startswith(f"At {report.findings[0].place}: “boosts ATP”\nerror ")
    run = opened.element.body.find(f".//{W}commentRangeStart[@{W}id='1']").getnext()
    if where == "header":
        assert words(opened)[1].startswith("Welcome")
    else:
        assert len(list(run.iter(f"{W}txbxContent", "{*}docPr"))) == 1
    assert len(references(opened)) == 2
    assert all(not list(one.iterancestors(f"{W}txbxContent")) for one in references(opened))


def test_what_is_wrong_in_the_file_beside_it_is_told_at_the_top(checked: Save) -> None:
    report = checked(page())
    strange = replace(report.findings[0], place=Place("page.docx.ignores", Span(0, 4), Position(1, 1), Position(1, 5)))
    opened = reviewed(replace(report, findings=(strange,)))
    assert list(opened.comments)[1].text.startswith(f"At page.docx.ignores:1:1: “{strange.text}”\n")
    assert words(opened)[1] == "Microcurrent facial"


def test_a_file_of_nothing_but_a_header_is_commented_at_the_top(checked: Save) -> None:
    file = docx.Document()
    file.sections[0].header.paragraphs[0].text = "Our microcurrent treatment boosts ATP and it lifts the face."
    report = checked(file)
    assert len(list(reviewed(report).comments)) == 1 + len(report.findings)


def test_no_findings_is_said_in_the_one_comment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = docx.Document()
    file.add_paragraph("The session costs £65 and takes 40 minutes.")
    file.save("page.docx")
    comments = list(reviewed(check("page.docx", LIBRARY, as_of=AS_OF)).comments)
    assert ["No findings in the text read." in comment.text for comment in comments] == [True]


def test_what_cannot_be_reviewed_is_told_in_one_line(checked: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    report = checked(page())
    Path("other.txt").write_text("Microcurrent boosts ATP.", encoding="utf-8")
    Path("broken.docx").write_bytes(b"not a zip")

    def of(*paths: str) -> Report:
        return check(list(paths), LIBRARY, as_of=date(2026, 11, 22))

    def fails(found: Report, expected: str) -> None:
        with pytest.raises(UsageError) as error:
            render_bytes("docx", found, Style())
        assert str(error.value) == expected

    fails(of("other.txt"), "other.txt: no Word file; --format docx gives back the one .docx that was checked")
    fails(of("other.txt", "page.docx"), "--format docx gives back one .docx; 2 files were read: name one .docx")
    fails(of("broken.docx"), "broken.docx: broken .docx file (BadZipFile)")
    other = docx.Document()
    other.add_paragraph("Something else.")
    other.save("page.docx")
    fails(report, "page.docx: changed since it was read; check it again")
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "docx", None)
        fails(report, "page.docx: reading .docx needs claimtrack[office]")
    Path("page.docx").unlink()
    fails(report, "page.docx: cannot be read again to comment on it: no such file or directory")


RUNS = st.lists(st.tuples(st.text("ab \t", min_size=1, max_size=6), st.booleans()), min_size=1, max_size=5)


@settings(max_examples=40, deadline=None)
@given(RUNS, st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9)), min_size=1, max_size=5))
def test_any_spans_of_any_runs_are_cut_out_exactly(runs: Sequence[tuple[str, bool]], spans: Any) -> None:
    file = docx.Document()
    paragraph = file.add_paragraph()
    for text, bold in runs:
        paragraph.add_run(text).bold = bold
    whole = "".join(text for text, _ in runs)
    before = [(one, bold) for text, bold in runs for one in text]
    source, shown = shown_in(WordFile(file, {}, ()))
    assert source == whole
    wanted = [Span(start, min(start + size, len(whole))) for start, size in spans if start < len(whole)]
    shown = cut(shown, wanted)
    found = [anchor(span, shown, top_of(file, shown)) for span in wanted]
    after = paragraph.runs
    assert [(one, run.bold) for run in after for one in run.text] == before
    elements = [run._r for run in after]
    for span, at in zip(wanted, found, strict=True):
        held = after[elements.index(at.first) : elements.index(at.last) + 1]
        assert "".join(run.text for run in held) == whole[slice(*span)]
