"""`claimtrack brief` on the command line: names, formats, files."""

from __future__ import annotations

import re
from pathlib import Path

import docx

from claimtrack.knowledge.library import packaged
from tests.cli.conftest import Run

OURS = ("--claims", str(packaged()), "--as-of", "2026-11-22")


def test_a_brief_says_what_may_be_said_and_what_never(run: Run) -> None:
    ran = run("brief", "Botox", "--market", "uk", *OURS)
    assert ran.code == 0
    assert ran.out.startswith("Anti-wrinkle injections: before you write\nFor UK; website; evidence as of 2026-11-22.")
    headings = re.findall(r"^(?! )(\w[\w ]+)$", ran.out, re.MULTILINE)
    assert headings == ["May say", "Never say", "Must show", "Records to hold"]
    assert "uk-cap-12-12-pom" in ran.out
    assert "http://www.asa.org.uk/advice-online/anti-ageing-botulinum-toxin-products.html" in ran.out
    assert "no legal or medical advice" in ran.out


def test_without_a_market_the_evidence_alone_decides_and_that_is_said(run: Run) -> None:
    out = run("brief", "lamp", "--as-of", "2026-11-22").out
    assert "No market is set" in out
    assert "A lamp facial shines warm light on the skin." in out


def test_equal_questions_give_equal_bytes(run: Run) -> None:
    asked = ("brief", "microcurrent", "--market", "us,uk", *OURS)
    assert run(*asked).out == run(*asked).out


def test_html_needs_nothing_else_and_escapes(run: Run, here: Path) -> None:
    run("brief", "microcurrent", "--market", "uk", "--format", "html", "-o", "brief.html", *OURS)
    page = (here / "brief.html").read_text()
    assert page.startswith("<!doctype html>")
    assert not re.search(r"<(?:script|link|img)\b|src=", page)
    assert '<a href="https://www.asa.org.uk/' in page
    assert "&quot;Temporarily tones and tightens the skin" in page


def test_word_holds_the_same_sections(run: Run, here: Path) -> None:
    ran = run("brief", "microcurrent", "--market", "uk", "--format", "docx", "-o", "brief.docx", *OURS)
    assert ran.code == 0
    paragraphs = docx.Document(str(here / "brief.docx")).paragraphs
    headings = [one.text for one in paragraphs if one.style and one.style.name == "Heading 1"]
    assert headings[:3] == ["May say", "May say with this beside it", "Never say"]


def test_what_cannot_be_done_is_said_in_one_line(run: Run) -> None:
    ran = run("brief", "microcurent", *OURS)
    assert (ran.code, ran.err) == (2, "claimtrack: no treatment 'microcurent'; did you mean 'microcurrent'?\n")
    assert "write -o brief.docx" in run("brief", "lamp", "--format", "docx").err


def test_one_claim_is_explained_for_a_market_in_one_screen(run: Run) -> None:
    ran = run("explain", "--market", "uk", "microcurrent/atp-500-percent", *OURS)
    assert ran.code == 0
    assert ran.out.startswith("microcurrent/atp-500-percent\n  Microcurrent raises ATP by 500 per cent.\n  missing: ")
    assert "https://www.asa.org.uk/rulings/nouveau-beauty-group-ltd-a15-308558.html" in ran.out
    assert "testimonial" not in ran.out
    assert ran.out.count("\n") < 45


def test_a_claim_about_no_treatment_is_explained_too(run: Run) -> None:
    ran = run("explain", "--market", "us", "general/aging-loses-ability", *OURS)
    assert "None of its examples is reported." in ran.out
    assert "As we age, skin makes less collagen and elastin." in ran.out


def test_a_line_is_explained_for_a_market(run: Run, here: Path) -> None:
    (here / "pom.md").write_text("Botox smooths frown lines.\n")
    assert "uk-cap-12-12-pom" in run("explain", "--market", "uk", "pom.md:1", *OURS).out


def test_the_configuration_here_says_where_it_will_run(run: Run, here: Path) -> None:
    (here / "claimtrack.toml").write_text('markets = ["uk"]\nas_of = 2026-11-22\n')
    out = run("brief", "Botox", "--claims", str(packaged())).out
    assert "For UK; website; evidence as of 2026-11-22." in out
    assert "For US;" in run("brief", "Botox", "--market", "us", *OURS).out
