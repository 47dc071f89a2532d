"""Random tag soup: the words that are read are the words that a browser engine shows."""

from __future__ import annotations

import os
import random
import re
from collections import Counter

from selectolax.lexbor import LexborHTMLParser

from claimtrack.documents import read_text
from tests.documents.cases import assert_traced

SOUPS = int(os.environ.get("CLAIMTRACK_SOUPS", "1500"))
# "@" becomes a new word. Known to differ: hidden elements that are never closed among misnested formatting.
FRAGMENTS = (
    "<p>|</p>|<b>|</b>|<br>|<div class='a b'>|</div>|<a href='x>y' title=q>|</a>|<!-- c@ -->|<!--c@--!>|<!-->|<!--->"
    "|<![CDATA[@]]>|<?x @?>|</ @>|</>|<>|< |<3|&amp;|&nbsp|&lt;b&gt;|&#x41;|&#65|&bogus;|&"
    "|<script>var @='</p>';</script>|<script><!-- @ <script> @ </script> @ --></script>|<style>@</style>"
    "|<textarea>@<b></textarea>|<title>@</title>|<ul><li>|<li>|</ul>|<img alt='@' src=x>|<i =x>|<i ='>'>|<i \"a>"
    "|<i a=b\"c>|<i a='>'>|<i a=\"'\">|<I/>|<br/>|<span hidden>@</span>|</span>|\r\n|\f|é😀|<noscript>|</noscript>"
    "|<xmp>@<b></xmp>|<iframe>@</iframe>|<h1>|</h1>|<x-y z>|</x-y>|<!doctype html>|</b x='>'>|<p\n>|<p\tq>"
    '|<a b=\n"c>d">|<a b= c>|<a/b=c>|<svg><title>@</title></svg>|<svg><![CDATA[@<b>]]></svg>|<svg/>'
    "|<math><mi>@</mi></math>|<blockquote>|</blockquote>|<dl><dt>|<dd>|</dl>|<option>|<label>|</label>|<a class='btn'>"
    "|<button>|</button>|<div hidden>@</div>|<td>|<th>"
).split("|")
INVISIBLE = "script,style,iframe,xmp,noembed,noframes,[hidden]"


def soup(seed: int) -> str:
    choose = random.Random(seed)
    parts: list[str] = []
    for _ in range(choose.randint(3, 14)):
        parts.append(choose.choice(FRAGMENTS))
        if choose.random() < 0.5:
            parts.append("@")
    first, *rest = "".join(parts).split("@")
    return first + "".join(f" w{number}x {piece}" for number, piece in enumerate(rest))


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"w\d+x", text))


def shown(source: str) -> Counter[str]:
    """The words a browser engine keeps as visible text."""
    parser = LexborHTMLParser(source)
    for node in parser.css(INVISIBLE):
        node.decompose()
    return words_of(parser.root.text(separator=" ") if parser.root else "")


def test_every_visible_word_is_read_once_and_nothing_else() -> None:
    for seed in range(SOUPS):
        source = soup(seed)
        document = read_text(source, "soup.html")
        read = words_of(" ".join(block.text for block in document.blocks if block.kind != "alt"))
        assert read == shown(source), (seed, source)
        assert_traced(document)
