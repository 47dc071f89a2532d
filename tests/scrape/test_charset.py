"""The charset comes from the bytes, and what cannot read them is not believed."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.scrape.charset import charset_of, decoded

SAID = "The \u201cglow\u201d caf\u00e9 \u2014 it\u2019s 50\u00a0\u20ac"
META = '<meta charset="{}">'


@pytest.mark.parametrize(
    ("body", "header"),
    [
        (SAID.encode(), "utf-8"),
        (SAID.encode(), None),
        (SAID.encode(), "iso-8859-1"),
        ((META.format("utf-8") + SAID).encode(), None),
        ((META.format("windows-1252") + SAID).encode("cp1252"), None),
        ((META.format("iso-8859-1") + SAID).encode("cp1252"), "utf-8"),
        (SAID.encode("cp1252"), "utf-8"),
        (SAID.encode("cp1252"), None),
        (SAID.encode("cp1252"), "no-such-charset"),
        (codecs.BOM_UTF8 + SAID.encode(), "windows-1252"),
        (codecs.BOM_UTF16_LE + SAID.encode("utf-16-le"), None),
        (codecs.BOM_UTF16_BE + SAID.encode("utf-16-be"), "utf-8"),
        ((META.format("utf-16") + SAID).encode(), None),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">' + SAID.encode("cp1252"), None),
    ],
)
def test_the_words_survive(body: bytes, header: str | None) -> None:
    assert decoded(body, charset_of(body, header)).endswith(SAID)


def test_other_scripts_are_read_by_what_is_declared() -> None:
    said = "\u7f8e\u5bb9\u9662\u3067\u8131\u6bdb"
    assert decoded(said.encode("cp932"), charset_of(said.encode("cp932"), "Shift_JIS")) == said
    body = (META.format("gb2312") + "\u7f8e\u5bb9").encode("gb18030")
    assert decoded(body, charset_of(body)).endswith("\u7f8e\u5bb9")


@given(
    st.binary(max_size=200),
    st.sampled_from([None, "utf-8", "latin-1", "utf-7", "x", "idna", "unicode_escape", "rot13", "zip"]),
)
def test_any_bytes_have_a_charset_that_a_codec_knows(body: bytes, header: str | None) -> None:
    decoded(body, charset_of(body, header))
