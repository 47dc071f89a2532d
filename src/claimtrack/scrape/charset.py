"""The charset of a page, from its bytes: byte order mark, header, <meta>, then UTF-8, then Windows-1252.

The order is the WHATWG's (https://html.spec.whatwg.org/#determining-the-character-encoding), with one step beside it: a
charset that cannot read the bytes is not believed, and Latin-1 not where the bytes are UTF-8.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LATIN = frozenset({"iso8859-1", "ascii", "cp1252"})
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "iso8859-9": "cp1254", "tis-620": "cp874"}
"""Python's name -> the codec browsers use for it."""
_OF_THE_WEB = frozenset(
    "utf-8 utf-16 utf-16-le utf-16-be cp866 koi8-r koi8-u mac-roman mac-cyrillic cp874 gb18030 big5 big5hkscs euc_jp"
    " iso2022_jp cp932 euc_kr".split()
    + [f"cp125{number}" for number in range(9)]
    + [f"iso8859-{number}" for number in (1, *range(2, 9), 10, 11, 13, 14, 15, 16)]
)
"""Python's codecs for the encodings of https://encoding.spec.whatwg.org/#names-and-labels; no others are believed."""


def charset_of(body: bytes, header: str | None = None, *, is_html: bool = True) -> str:
    """Name of the codec that reads the body; `header` is the charset parameter of Content-Type."""
    for mark, codec in _MARKS:
        if body.startswith(mark):
            return codec
    for name in _candidates(body, header, is_html=is_html):
        known = _codec(name)
        if known in _LATIN:
            return "utf-8" if _reads(body, "utf-8") else "cp1252"
        if known and _reads(body, known):
            return known
    return "utf-8" if _reads(body, "utf-8") else "cp1252"


def decoded(body: bytes, charset: str | None) -> str:
    """The text of a body; what the codec cannot read becomes U+FFFD. A byte order mark is dropped."""
    return body.decode(charset or "utf-8", errors="replace").removeprefix("\ufeff")


def _candidates(body: bytes, header: str | None, *, is_html: bool) -> Iterator[str]:
    if header:
        yield header
    if is_html:
        from bs4.dammit import EncodingDetector

        declared = EncodingDetector.find_declared_encoding(body, is_html=True)
        if declared:
            # A <meta> that could be read as ASCII is not in UTF-16, whatever it says.
            yield "utf-8" if declared.lower().startswith("utf-16") else declared


def _codec(name: str) -> str | None:
    try:
        found = codecs.lookup(name.strip(" \"'")).name
    except (LookupError, ValueError):
        return None
    codec = _WIDER.get(found, found)
    return codec if codec in _OF_THE_WEB or codec in _LATIN else None


def _reads(body: bytes, codec: str) -> bool:
    try:
        body.decode(codec)
    except (UnicodeDecodeError, LookupError, AssertionError):
        return False
    return True
