"""Pages checked with the packaged library for two markets: one with copy of many kinds, one that attacks its reader."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from claimtrack import documents
from claimtrack.checker import Report, check
from claimtrack.documents.model import Document
from claimtrack.evidence.library import Library

LIBRARY = Library.load(claims=Path(__file__).parents[2] / "claims")
AS_OF = date(2026, 11, 22)
PAGE = """\
<title>Microcurrent facial</title>
<meta name="description" content="Microcurrent lifts the face.">
<h1>Microcurrent facial</h1>
<p>Microcurrent <b>boosts</b> ATP &amp; collagen, and your skin glows.</p>
<ul><li>Lifts and tightens</li><li>A 40 minute session</li></ul>
<img src="a.png" alt="Microcurrent tones facial muscles"><img src="b.png">
<table><tr><th>Result</th></tr><tr><td>Lifts jowls</td></tr></table>
<button>Book now</button>
"""
HOSTILE = """<h1>Microcurrent &lt;img src=x onerror="document.documentElement.dataset.pwned=1"&gt;</h1>
<p>Microcurrent &lt;/script&gt;&lt;script&gt;document.documentElement.dataset.pwned=1&lt;/script&gt; boosts ATP.</p>
<p title="&quot;&gt;&lt;svg onload=&quot;document.documentElement.dataset.pwned=1&quot;&gt; Microcurrent boosts ATP.">
It lifts &lt;/style&gt;&lt;b onmouseover=alert(1)&gt; the face%%SCRIPT%%.</p>
"""
HOSTILE_PATH = '"><script>document.documentElement.dataset.pwned=1</script>.html'


def read(source: str, path: str = "page.html") -> Document:
    document = documents.read_text(source, path, "html")
    assert isinstance(document, Document)
    return document


def checked(*pages: Document) -> Report:
    return check(list(pages), LIBRARY, markets=["us", "uk"], as_of=AS_OF)
