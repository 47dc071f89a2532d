"""From bytes and paths to a Document, or to the reason why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.documents import read, read_bytes, read_text
from claimtrack.documents.model import Document, Skipped
from claimtrack.errors import ReadError, UsageError
from tests.documents.cases import assert_traced, outline

FORMATS = ("html", "markdown", "mdx", "text")


def document(data: bytes, path: str) -> Document:
    read_document = read_bytes(data, path)
    assert isinstance(read_document, Document), read_document
    assert_traced(read_document)
    return read_document


@pytest.mark.parametrize(
    "path, name",
    [
        ("a.html", "html"),
        ("a.HTM", "html"),
        ("a.xhtml", "html"),
        ("a.md", "markdown"),
        ("a.markdown", "markdown"),
        ("a.mdx", "mdx"),
        ("a.txt", "text"),
        ("a.text", "text"),
    ],
)
def test_suffix_decides_the_format(path: str, name: str) -> None:
    assert document(b"x", path).format == name


def test_format_may_be_named() -> None:
    named = read_bytes(b"<p>x", "notes.copy", "html")
    assert isinstance(named, Document)
    assert named.format == "html"
    with pytest.raises(UsageError, match=r"no format named 'word'; write one of .*html"):
        read_bytes(b"x", "a.txt", "word")


def test_unknown_suffix_says_how_to_force_it() -> None:
    assert read_bytes(b"x", "a.xyz") == Skipped(
        "a.xyz", "'.xyz' files are not read; name the format to read it anyway, such as --as text"
    )
    assert isinstance(read_bytes(b"x", "README"), Skipped)
    with pytest.raises(ReadError):
        read_text("x", "a.xyz")


def test_paths(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"A lift.")
    found = read(path)
    assert isinstance(found, Document)
    assert found.path == path.as_posix()
    with pytest.raises(UsageError, match="no such file"):
        read(tmp_path / "b.txt")
    with pytest.raises(UsageError, match="a folder, not a file"):
        read(tmp_path)


DECODED: tuple[tuple[bytes, str, list[str]], ...] = (
    (b"", "a.txt", []),
    (b"", "a.html", []),
    (b"", "a.md", []),
    ("\ufeffé lift.".encode(), "a.txt", ["é lift."]),
    ("\ufeffA lift.".encode("utf-16-le"), "a.txt", ["A lift."]),
    ("\ufeffA lift.".encode("utf-16-be"), "a.html", ["A lift."]),
    (b"the clinic\x92s caf\xe9 lift, from \xa345.", "a.txt", ["the clinic’s café lift, from £45."]),
    (b"<meta charset=iso-8859-1><p>caf\xe9 \x93lift\x94", "a.html", ["café “lift”"]),
    (b'<meta charset="latin1"><p>caf\xc3\xa9', "a.html", ["café"]),
    (b"<meta http-equiv=x content='text/html; charset=koi8-r'><p>\xcc lift", "a.html", ["л lift"]),
    (b"<meta charset=nonsense><p>caf\xc3\xa9", "a.html", ["café"]),
    (b"<p>caf\xe9 lift", "a.html", ["café lift"]),
)


@pytest.mark.parametrize("data, path, texts", DECODED)
def test_decoding(data: bytes, path: str, texts: list[str]) -> None:
    assert [text for _, text in outline(document(data, path))] == texts


NOT_TEXT = (
    (b"\x89PNG\r\n\x1a\n\x00\x00", "a.txt", "binary file"),
    (b"lift \x00", "a.md", "binary file"),
    (b"caf\xe9 lift", "a.md", "not UTF-8 text: byte 0xe9 at offset 3"),
    (b"\x81\x82\x83\x84\x85\xfe\xff", "a.txt", "not UTF-8 text: byte 0x81 at offset 0"),
    (b"\xff\xfeA", "a.txt", "not utf-16-le text, as its byte order mark says: offset 2"),
)


@pytest.mark.parametrize("data, path, reason", NOT_TEXT)
def test_what_is_not_text_is_skipped_with_its_reason(data: bytes, path: str, reason: str) -> None:
    assert read_bytes(data, path) == Skipped(path, reason)


FOREIGN = (
    (
        "German",
        "Die Behandlung ist sanft und wird von vielen Kundinnen geschätzt. Sie regt die Haut an und sorgt für eine "
        "frische Ausstrahlung, die man sofort sieht. Wir beraten Sie gern zu den Kosten und zum Ablauf der Sitzung.",
    ),
    (
        "French",
        "Le soin est doux et la peau est plus ferme. Il stimule les muscles du visage pour un effet lift que vous "
        "verrez dans les jours qui suivent la séance. Nous vous conseillons une cure de dix séances avec notre équipe.",
    ),
    (
        "Spanish",
        "El tratamiento es suave y la piel se ve más firme. Estimula los músculos de la cara para lograr un efecto "
        "que se nota en una sola sesión, con los mejores resultados en un plazo de dos meses.",
    ),
)


@pytest.mark.parametrize("language, text", FOREIGN)
@pytest.mark.parametrize("path", ["a.txt", "a.html", "a.md"])
def test_copy_in_another_language_is_skipped(language: str, text: str, path: str) -> None:
    assert read_bytes(text.encode(), path) == Skipped(
        path, f"not English (looks {language}): claims are read in English only"
    )


def test_other_scripts_are_skipped() -> None:
    text = "Процедура мягко тонизирует мышцы лица и делает кожу более упругой уже после первого сеанса в клинике. " * 3
    reason = "not English (looks like a language in another script): claims are read in English only"
    assert read_bytes(text.encode(), "a.txt") == Skipped("a.txt", reason)


ENGLISH = (
    "Lift. Tone. Firm. Glow. Book now. " * 8,
    "Microcurrent facial £85\nLED canopy £60\nLa Mer ritual £120\nPeel de luxe £90\n" * 4,
    "Acide hyaluronique, Lift de la peau, Crème de jour, Soin du visage: our menu has French names but the page is in "
    "English and you can read all of it before you book with us.",
    "Guten Tag! That is how our Viennese founder greets you, and we are happy to welcome you to the clinic.",
    "Niacinamide Retinol Collagen Elastin Peptide Ceramide Squalane Panthenol " * 5,
    "Die Haut und der Stoff",
)


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_never_skipped(text: str) -> None:
    assert isinstance(read_bytes(text.encode(), "a.txt"), Document)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(FORMATS))
def test_no_bytes_crash(data: bytes, name: str) -> None:
    result = read_bytes(data, "a", name)
    if isinstance(result, Document):
        assert_traced(result)


FRAGMENTS = (
    "<p> </p> <b> </b> <li> <ul> </ul> &amp; &shy; &nbsp; &#x301; \u0301 e \ufb01 \u212b \uac00 \u11a8 \u00ad \u200b",
    "\u00a0",
    '\n \r\n \r \t # - | > * ** ` ``` [a](b) ![c](d) {{ }} {% %} { } --- +++ title: \'x\' " <Card title="x">',
    "😀 1. \\ <!-- --> <br> https://x.example/a \ud800 word",
)
MARKUP = st.lists(
    st.sampled_from([*(fragment for row in FRAGMENTS for fragment in row.split(" ")), " ", "  ", "\n\n"]), max_size=30
).map("".join)


@settings(max_examples=300, deadline=None)
@given(MARKUP, st.sampled_from(FORMATS))
def test_every_character_is_traced(source: str, name: str) -> None:
    assert_traced(read_text(source, "a", name))


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=120), st.sampled_from(FORMATS))
def test_any_text_is_traced(source: str, name: str) -> None:
    assert_traced(read_text(source, "a", name))
