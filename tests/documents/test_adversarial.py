"""Hostile input finishes: a reader whose time is not linear would need hours for these."""

from __future__ import annotations

import os

import pytest

from claimtrack.documents import read_bytes, read_text
from claimtrack.documents.model import Skipped

SIZE = int(os.environ.get("CLAIMTRACK_HOSTILE_SIZE", "120000"))
REPEATED = (
    *'<a |&|<!--|<a b="|<![CDATA[|<script><!--|<title>|<a =\'"|<div>|<span hidden>|<li>|<div hidden><p>'.split("|"),
    *"<table><tr><td>|<u><div><i></u>|<h1><p>|<svg><title>|a@|http://|*|<br>|<q>|<ul><li>x|<dl><dt>a".split("|"),
    *"e\u0301| \u200b|<script type='application/ld+json'>[|<label>x|{{|{%|{{!--|<Foo {|export {\n".split("|"),
    *"`a``b```c|[|![](|> |:::a\n|{:|&#|&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|---\n|- a\n  - b\n|a\n: b\n".split("|"),
)
LONG = {
    "attributes": "<p " + "a=b " * (SIZE // 4),
    "equals": "<a " + "=" * SIZE,
    "spaces": "<a b=" + " " * SIZE,
    "digits": "&#" + "9" * SIZE + ";",
    "name": "&" + "a" * SIZE,
    "end tags": "<section>" + "<div>" * (SIZE // 10) + "</p></section></u>" * (SIZE // 30),
    "escapes": '<script type="application/ld+json">{"a":"' + "\\u0041" * (SIZE // 6),
    "address": "a" * SIZE + "@",
}


@pytest.mark.parametrize("unit", REPEATED)
@pytest.mark.parametrize("name", ["html", "markdown", "mdx", "text"])
def test_repeated_input_finishes(unit: str, name: str) -> None:
    read_text(unit * (SIZE // len(unit)), "a", name)


@pytest.mark.parametrize("case", LONG)
@pytest.mark.parametrize("name", ["html", "markdown", "mdx", "text"])
def test_long_input_finishes(case: str, name: str) -> None:
    read_text(LONG[case], "a", name)


def test_a_dump_of_markup_is_skipped_with_the_reason() -> None:
    skipped = read_bytes(b"<p>x" * 500_001, "dump.html")
    assert skipped == Skipped("dump.html", "more than 500,000 tags: a dump, not a page")
