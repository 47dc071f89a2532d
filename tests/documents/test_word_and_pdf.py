"""Word and PDF: what is read, how its place is named, and why a file is not read."""

from __future__ import annotations

import sys
from io import BytesIO

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from claimtrack.documents import read_bytes
from claimtrack.documents.model import Document, Skipped
from claimtrack.documents.word import open_word, shown_in
from tests.documents.cases import assert_traced
from tests.documents.places import heads, leads, only


def word() -> bytes:
    file = docx.Document()
    file.add_heading("Calm facial", 0)
    file.add_heading("What it does", 1)
    file.add_paragraph("Our facial can:")
    file.add_paragraph("calm the skin", style="List Bullet")
    split = file.add_paragraph("ease ", style="List Bullet")
    split.add_run("ten").bold = True
    split.add_run("sion")
    hidden = split.add_run(" quickly")
    hidden.font.hidden = True
    table = file.add_table(2, 2)
    for cell, text in zip(table._cells, ("Area", "Result", "Jaw", "Firmer in days"), strict=True):
        cell.text = text
    file.add_paragraph("I slept well.", style="Quote")
    saved = BytesIO()
    file.save(saved)
    return saved.getvalue()


def document_of(data: bytes, path: str) -> Document:
    document = read_bytes(data, path)
    assert isinstance(document, Document), document
    assert_traced(document)
    assert not document.has_lines
    for block in document.blocks:
        start, end = block.span(0, len(block.text))
        assert document.source[start:end].split() == block.text.split()
    return document


def reason(data: bytes, path: str) -> str:
    skipped = read_bytes(data, path)
    assert isinstance(skipped, Skipped)
    return skipped.reason


def test_word_is_read_paragraph_by_paragraph() -> None:
    document = document_of(word(), "a.docx")
    assert [(block.locator, block.kind, block.level, block.text) for block in document.blocks] == [
        ("paragraph 1", "heading", 1, "Calm facial"),
        ("paragraph 2", "heading", 2, "What it does"),
        ("paragraph 3", "paragraph", 0, "Our facial can:"),
        ("paragraph 4", "list-item", 0, "calm the skin"),
        ("paragraph 5", "list-item", 0, "ease tension"),
        ("table 1, row 1, column 1", "header-cell", 0, "Area"),
        ("table 1, row 1, column 2", "header-cell", 0, "Result"),
        ("table 1, row 2, column 1", "cell", 0, "Jaw"),
        ("table 1, row 2, column 2", "cell", 0, "Firmer in days"),
        ("paragraph 6", "quote", 0, "I slept well."),
    ]
    assert heads(document, "ease tension") == ["Calm facial", "What it does"]
    assert leads(document, "ease tension") == ["Our facial can:"]
    assert leads(document, "Firmer in days") == ["Result", "Jaw"]


def test_every_part_of_the_text_is_traced_to_the_element_that_shows_it() -> None:
    source, shown = shown_in(open_word(word()))
    assert source == document_of(word(), "a.docx").source
    assert all(source[one.start : one.end] == one.element.text for one in shown)
    assert "".join(one.element.text for one in shown) == source.replace("\n", "")


def test_headers_and_footers_are_read_once() -> None:
    file = docx.Document()
    file.add_heading("Calm facial", 1)
    file.sections[0].header.paragraphs[0].text = "A calm clinic"
    file.sections[0].footer.paragraphs[0].text = "Firms the skin"
    file.sections[0].first_page_header.paragraphs[0].text = "Not shown"
    file.add_section()
    saved = BytesIO()
    file.save(saved)
    document = document_of(saved.getvalue(), "a.docx")
    assert [(block.locator, block.text) for block in document.blocks] == [
        ("paragraph 1", "Calm facial"),
        ("header, paragraph 1", "A calm clinic"),
        ("footer, paragraph 1", "Firms the skin"),
    ]


def test_insertions_count_and_deletions_do_not() -> None:
    file = docx.Document()
    file.add_paragraph("Calm skin today")
    saved = BytesIO()
    file.save(saved)
    edited = docx.Document(BytesIO(saved.getvalue()))
    run = edited.paragraphs[0].runs[0]._r
    for tag, text in (("ins", " and firm"), ("del", " and young")):
        change = run.makeelement(run.tag.replace("}r", "}" + tag), {})
        copied = docx.Document().add_paragraph().add_run(text)._r
        change.append(copied)
        run.getparent().append(change)
    again = BytesIO()
    edited.save(again)
    assert only(document_of(again.getvalue(), "a.docx"), "Calm skin today and firm").locator == "paragraph 1"


def pdf(*pages: list[str]) -> bytes:
    """A PDF with lines of text in Helvetica, written by hand."""
    fonts = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    kids = " ".join(f"{3 + 2 * index} 0 R" for index in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"]
    for index, lines in enumerate(pages):
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        stream = f"BT /F1 12 Tf 72 720 Td 14 TL {shown} ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {4 + 2 * index} 0 R /Resources {fonts} >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    body = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF"
    return body + (end + trailer).encode()


def test_pdf_is_read_page_by_page() -> None:
    document = document_of(pdf(["It calms the", "skin."], ["It firms the cheeks."]), "a.pdf")
    assert [(block.locator, block.text) for block in document.blocks] == [
        ("page 1", "It calms the skin."),
        ("page 2", "It firms the cheeks."),
    ]


def test_narrow_columns_of_a_pdf_are_read_as_sentences() -> None:
    lines = [
        "Calm facial",
        "Our facial firms tired skin by up",
        "to a third and eases the natu-",
        "ral tension of the",
        "jaw.",
    ]
    document = document_of(pdf([*lines, "It is a non-", "invasive facial."]), "a.pdf")
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("heading", "Calm facial"),
        ("paragraph", "Our facial firms tired skin by up to a third and eases the natural tension of the jaw."),
        ("paragraph", "It is a non-invasive facial."),
    ]


def test_joined_letters_of_a_pdf_are_read_as_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pypdf.PageObject.extract_text", lambda page: "It softens \ufb01ne lines and \ufb02abby jowls.")
    assert only(document_of(pdf(["x"]), "a.pdf"), "It softens fine lines and flabby jowls.").locator == "page 1"


def test_pdf_that_needs_a_password_says_so() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(["Calm skin"]))))
    writer.encrypt("secret")
    saved = BytesIO()
    writer.write(saved)
    assert reason(saved.getvalue(), "a.pdf") == "a PDF that needs a password"


BROKEN = (
    (b"", "a.docx", "broken .docx file"),
    (b"PK\x03\x04 not a zip", "a.docx", "broken .docx file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.docx", "encrypted, or in the Word format before .docx"),
    (b"", "a.pdf", "broken PDF file"),
    (b"%PDF-1.4 and nothing", "a.pdf", "broken PDF file"),
)


@pytest.mark.parametrize("data, path, expected", BROKEN)
def test_broken_file_is_skipped_with_its_reason(data: bytes, path: str, expected: str) -> None:
    assert reason(data, path).startswith(expected)


EXTRAS = (
    ("docx", "a.docx", "reading .docx needs claimtrack[office]"),
    ("pypdf", "a.pdf", "reading .pdf needs claimtrack[pdf]"),
    ("tree_sitter", "a.tsx", "reading JavaScript and TypeScript needs claimtrack[code]"),
)


@pytest.mark.parametrize("module, path, expected", EXTRAS)
def test_missing_extra_is_named(module: str, path: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    assert reason(b"const a = 1;", path) == expected


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_damaged_files_are_read_or_skipped(data: st.DataObject) -> None:
    path, whole = data.draw(st.sampled_from([("a.docx", word()), ("a.pdf", pdf(["Calm skin", "Firm cheeks"]))]))
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:at] + data.draw(st.binary(max_size=4)) + whole[data.draw(st.integers(at, len(whole))) :]
    result = read_bytes(damaged, path)
    if isinstance(result, Document):
        assert_traced(result)
