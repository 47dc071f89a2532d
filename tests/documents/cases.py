"""Small sources with ⟦ ⟧ around the place where a phrase must be found; without the marks it must not be found.

(what the case shows, source, phrase)
"""

from __future__ import annotations

import re
from unicodedata import is_normalized, normalize

from claimtrack.documents.model import OBJECT, Document

FIRMS = "firms tired skin"

MARKS = re.compile("[⟦⟧]")


def unmarked(source: str) -> tuple[str, tuple[int, int] | None]:
    """The source without its marks, and the range that stood between them."""
    if "⟦" not in source:
        return source, None
    start = source.index("⟦")
    return MARKS.sub("", source), (start, source.index("⟧") - 1)


def found(document: Document, phrase: str) -> list[tuple[int, int]]:
    """The source range of every place where `phrase` stands in a block as words of its own."""
    words = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)")
    return [
        (block.span(*match.span()).start, block.span(*match.span()).end)
        for block in document.blocks
        for match in words.finditer(block.text.lower().replace("’", "'"))
    ]


def outline(document: Document) -> list[tuple[str, str]]:
    """(kind, text) of every block."""
    return [(block.kind, block.text) for block in document.blocks]


def assert_traced(document: Document) -> None:
    """What must hold of every block: NFC, folded, and every character traced forwards into the source."""
    for number, block in enumerate(document.blocks):
        assert block.index == number
        assert block.text
        assert is_normalized("NFC", block.text)
        assert block.text == " ".join(block.text.split())
        assert not re.search("[\u00ad\u200b\u200c\u200d\u2060\ufeff]", block.text)
        assert all(0 <= index < number for index in (*block.headings, *block.lead))
        before = 0
        for offset in range(len(block.text)):
            start, end = block.span(offset, offset + 1)
            assert before <= start < end <= len(document.source), (block.text, offset)
            before = start
            source = document.source[start:end]
            character = block.text[offset]
            if len(source) == 1 and character not in (" ", OBJECT, "\ufffd") and source not in ("\0", "\ufffc"):
                assert normalize("NFC", source) == character, (block.text, offset, source)
        assert block.span(0, len(block.text)) == (block.span(0, 1).start, block.span(offset, offset + 1).end)


HTML: tuple[tuple[str, str, str], ...] = (
    ("plain", "<p>x ⟦firms tired skin⟧ y</p>", FIRMS),
    ("inline+nbsp", "<p>x ⟦firms <b>tired</b>&nbsp;skin⟧ y</p>", FIRMS),
    ("numeric refs", "<p>⟦firms&#160;tired&#xA0;skin⟧</p>", FIRMS),
    ("no-semicolon ref", "<p>⟦firms&nbsptired skin⟧</p>", FIRMS),
    ("entity quote", "<p>the ⟦clinic&rsquo;s own⟧ x</p>", "clinic's own"),
    ("entity letter", "<p>⟦fi&#114;ms tired skin⟧</p>", FIRMS),
    ("double escaped", "<p>firms &amp;nbsp;tired skin</p>", FIRMS),
    ("&amp; near", "<p>lift &amp; tone: ⟦firms tired skin⟧</p>", FIRMS),
    ("bare & and <", "<p>A & B < C: ⟦firms tired skin⟧</p>", FIRMS),
    ("<3 text", "<p>I <3 it, it ⟦firms tired skin⟧</p>", FIRMS),
    ("comment inside", "<p>⟦firms <!-- a > b -->tired skin⟧</p>", FIRMS),
    ("in comment", "<p>a</p><!-- firms tired skin --><p>b</p>", FIRMS),
    ("comment abrupt", "<!--><p>⟦firms tired skin⟧</p>", FIRMS),
    ("comment --!>", "<!-- a --!><p>⟦firms tired skin⟧</p>", FIRMS),
    ("unclosed comment", "<p>a</p><!-- firms tired skin", FIRMS),
    ("CDATA in html", "<p>a <![CDATA[firms tired skin]]> b</p>", FIRMS),
    ("CDATA in svg", "<svg><text><![CDATA[⟦firms tired skin⟧]]></text></svg>", FIRMS),
    ("PI", "<p>a<?php firms tired skin ?>b</p>", FIRMS),
    ("script", '<script>var a="<p>firms tired skin</p>";</script>', FIRMS),
    ("script dbl-escape", "<script><!-- <script> </script> firms tired skin --></script><p>z</p>", FIRMS),
    ("SCRIPT upper", "<SCRIPT>firms tired skin</SCRIPT ><p>z</p>", FIRMS),
    ("style", '<style>p:after{content:"firms tired skin"}</style>', FIRMS),
    ("title RCDATA", "<title>⟦firms &#116;ired skin⟧ <b></title>", FIRMS),
    ("title has tag", "<title>firms <b>tired skin</title>", FIRMS),
    ("unclosed p", "<p>one<p>⟦firms tired skin⟧", FIRMS),
    ("li no close join", "<ul><li>firms tired<li>skin</ul>", FIRMS),
    ("td join", "<table><tr><td>firms tired</td> <td>skin</td></tr></table>", FIRMS),
    ("h2/p join", "<h2>firms tired</h2>skin", FIRMS),
    ("div text div", "<div>firms tired<div>skin</div></div>", FIRMS),
    ("br", "<p>⟦firms tired<br>skin⟧</p>", FIRMS),
    ("br/ crlf", "<p>a\r\n⟦firms tired<br />\r\nskin⟧</p>", FIRMS),
    ("split word", "<p><b>⟦fi</b>rms tired <i>sk</i>in⟧</p>", FIRMS),
    ("soft hyphen ent", "<p>⟦firms tired sk&shy;in⟧</p>", FIRMS),
    ("soft hyphen raw", "<p>⟦firms tired sk\xadin⟧</p>", FIRMS),
    ("zwsp", "<p>⟦firms tired sk\u200bin⟧</p>", FIRMS),
    ("wbr", "<p>⟦firms tired sk<wbr>in⟧</p>", FIRMS),
    ("nbsp raw", "<p>⟦firms\xa0tired\u202fskin⟧</p>", FIRMS),
    ("crlf lines", "<p>a\r\nb\r\n  ⟦firms\r\n  tired skin⟧</p>\r\n", FIRMS),
    ("lone CR", "<p>a\rb\r⟦firms tired skin⟧</p>", FIRMS),
    ("astral", "<p>😀😀 é ⟦firms tired skin⟧ 😀</p>", FIRMS),
    ("BOM", "\ufeff<p>⟦firms tired skin⟧</p>", FIRMS),
    ("attr has >", "<p><a title=\"x > y\" href='q'>⟦firms</a> tired skin⟧</p>", FIRMS),
    ('attr unquoted "', '<p class=a"b>⟦firms tired skin⟧</p><p title="q">w</p>', FIRMS),
    ("misnested", "<p><b><i>⟦firms</b> tired</i> skin⟧</p>", FIRMS),
    (
        "deep inline",
        "<p>" + "<span>" * 40 + "⟦firms" + "</span>" * 40 + " tired skin⟧</p>",
        FIRMS,
    ),
    ("foster parent", "<table>⟦firms tired skin⟧<tr><td>x</td></tr></table>", FIRMS),
    ("eof in tag", '<p>⟦firms tired skin⟧ <a href="x', FIRMS),
    ("stray end tag", "<p>⟦firms </foo>tired</b> skin⟧</p>", FIRMS),
    ("end tag w/ attr", '<p>a</p class="x>y">⟦firms tired skin⟧', FIRMS),
    ("noscript", "<noscript><p>⟦firms tired skin⟧</p></noscript>", FIRMS),
    ("textarea", "<textarea>⟦firms tired skin⟧</textarea>", FIRMS),
    ("button", "<button>⟦firms tired skin⟧</button>", FIRMS),
    ("option", "<select><option>⟦firms tired skin⟧<option>b</select>", FIRMS),
    ("custom element", "<my-card>⟦firms <x-y>tired</x-y> skin⟧</my-card>", FIRMS),
    ("word boundary", "<p>firms tired skins</p>", FIRMS),
    ("null & ctrl", "<p>\x00⟦firms tired skin⟧</p>", FIRMS),
    ("svg title", "<svg><title>t</title></svg><p>⟦firms tired skin⟧</p>", FIRMS),
    ("alt", '<img src=x alt="It ⟦firms tired&nbsp;skin⟧">', FIRMS),
    ("meta desc", '<meta name="description" content="It ⟦firms&#32;tired skin⟧">', FIRMS),
    ("aria-label", "<a aria-label='⟦firms tired skin⟧' href=#>x</a>", FIRMS),
    ("attr no-semi", '<img alt="firms&nbsptired skin">', FIRMS),
    (
        "json-ld",
        '<script type="application/ld+json">{"a":"⟦firms\\u00a0tired skin⟧","b":"\\ud83d\\ude00"}</script>',
        FIRMS,
    ),
    ("json-ld key", '<script type="application/ld+json">{"firms tired skin":1}</script>', FIRMS),
)

MARKDOWN: tuple[tuple[str, str, str], ...] = (
    ("plain", "x ⟦firms tired skin⟧ y\n", FIRMS),
    ("bold", "x ⟦firms **tired** skin⟧\n", FIRMS),
    ("bold split word", "⟦fi**rms** tired skin⟧\n", FIRMS),
    ("soft break", "⟦firms tired\nskin⟧\n", FIRMS),
    ("hard break", "⟦firms tired  \nskin⟧\n", FIRMS),
    ("backslash break", "⟦firms tired\\\nskin⟧\n", FIRMS),
    ("CRLF", "a\r\n\r\nb ⟦firms tired\r\nskin⟧\r\n", FIRMS),
    ("quote continuation", "> ⟦firms\n> tired skin⟧\n", FIRMS),
    ("list continuation", "- item ⟦firms\n  tired skin⟧\n", FIRMS),
    ("list items join", "- firms tired\n- skin\n", FIRMS),
    ("lazy continuation", "> ⟦firms\ntired skin⟧\n", FIRMS),
    ("link text", '[⟦firms tired](http://x/y "t") skin⟧\n', FIRMS),
    ("link ref", "it ⟦firms [tired][a] skin⟧\n\n[a]: http://x/firms-tired-skin\n", FIRMS),
    ("entity", "⟦firms&nbsp;tired&#32;skin⟧\n", FIRMS),
    ("backslash literal", "firms \\tired skin\n", FIRMS),
    ("escape dot", "⟦firms tired skin\\.⟧ x\n", "firms tired skin."),
    ("escape *", "a\\*b ⟦firms tired skin⟧\n", FIRMS),
    ("emph _", "⟦firms _tired_ skin⟧\n", FIRMS),
    ("inline code", "x `firms tired skin`\n", FIRMS),
    ("fence", "```\nfirms tired skin\n```\n", FIRMS),
    ("indented code", "a\n\n    firms tired skin\n", FIRMS),
    ("atx heading", "## It ⟦firms tired skin⟧ ##\n", FIRMS),
    ("setext", "It ⟦firms tired skin⟧\n=====\n", FIRMS),
    ("heading/para join", "# firms tired\nskin\n", FIRMS),
    ("table", "| a | b |\n|---|---|\n| x | ⟦firms tired skin⟧ |\n", FIRMS),
    ("table join", "| a | b |\n|---|---|\n| firms tired | skin |\n", FIRMS),
    ("image alt", "![It ⟦firms tired skin⟧](a.png)\n", FIRMS),
    ("html comment", "<!-- firms tired skin -->\n\nx\n", FIRMS),
    ("inline html", "x ⟦firms <b>tired</b> skin⟧\n", FIRMS),
    ("html block", "<div>\n<p>⟦firms <i>tired</i> skin⟧</p>\n</div>\n", FIRMS),
    ("front matter", "---\ntitle: ⟦Firms tired skin⟧\n---\n\nx\n", FIRMS),
    ("astral", "😀 é ⟦firms tired skin⟧\n", FIRMS),
    ("ordered list", "1. ⟦firms tired skin⟧\n", FIRMS),
    ("nested list", "- a\n  - b\n    - ⟦firms tired skin⟧\n", FIRMS),
    ("strikethrough", "x ⟦firms ~~tired~~ skin⟧\n", FIRMS),
    ("autolink", "<http://x/firms tired skin>", "nope"),
    ("footnote", "a[^1]\n\n[^1]: It ⟦firms tired skin⟧\n", FIRMS),
    ("tabs", "-\t⟦firms\ttired skin⟧\n", FIRMS),
    ("html entity title", "# ⟦Firms&nbsp;tired skin⟧\n", FIRMS),
    ("link title", '[x](y "⟦firms tired skin⟧")\n', FIRMS),
)

MDX: tuple[tuple[str, str, str], ...] = (
    ("mdx jsx attr", '<Card title="⟦firms tired skin⟧" />\n', FIRMS),
    ("mdx jsx child", "<Card>\n\nIt ⟦firms **tired** skin⟧\n\n</Card>\n", FIRMS),
    ("mdx import", 'import firms tired skin from "x"\n\nx\n', FIRMS),
    ("mdx expr", "x {/* firms tired skin */} y\n", FIRMS),
)

PROBE: tuple[tuple[str, str, tuple[tuple[int, int], ...]], ...] = (
    ("plain.txt", "Try a radical glow now.\n", ((1, 7),)),
    ("wrap-newline.txt", "Try a radical\nglow now.\n", ((1, 7),)),
    ("double-space.txt", "Try a radical  glow now.\n", ((1, 7),)),
    ("nbsp-char.txt", "Try a radical\xa0glow now.\n", ((1, 7),)),
    ("case.txt", "RADICAL GLOW sale\n", ((1, 1),)),
    ("substring.txt", "Sporadical glowing is a play on words.\n", ()),
    ("emoji-before.txt", "😀 radical glow\n", ((1, 3),)),
    ("crlf.txt", "One.\r\nTwo.\r\nA radical glow.\r\n", ((3, 3),)),
    ("bom.txt", "\ufeffradical glow\n", ((1, 1),)),
    ("soft-hyphen.txt", "A rad\xadical glow.\n", ((1, 3),)),
    ("combining.txt", "cafe\u0301 radical glow\n", ((1, 7),)),
    ("html-plain.html", "<p>Try a radical glow now.</p>\n", ((1, 10),)),
    ("html-inline-tag.html", "<p>Get a <b>radical</b> glow now.</p>\n", ((1, 13),)),
    ("html-span-split.html", "<p>Get a rad<span>ical</span> glow.</p>\n", ((1, 10),)),
    ("html-newline.html", "<p>Try a radical\n   glow now.</p>\n", ((1, 10),)),
    ("html-nbsp.html", "<p>Try a radical&nbsp;glow.</p>\n", ((1, 10),)),
    ("html-entity-before.html", "<p>It&rsquo;s a radical glow.</p>\n", ((1, 17),)),
    ("html-numeric-entity.html", "<p>A r&#97;dical glow.</p>\n", ((1, 6),)),
    ("html-shy.html", "<p>A rad&shy;ical glow.</p>\n", ((1, 6),)),
    ("html-attr-class.html", '<p class="radical glow">Good day.</p>\n', ()),
    ("html-href.html", '<p><a href="/radical glow">Good day.</a></p>\n', ()),
    ("html-script.html", '<script>var a = "radical glow";</script><p>Yes.</p>\n', ()),
    ("html-style.html", "<style>/* radical glow */</style><p>Yes.</p>\n", ()),
    ("html-comment.html", "<!-- radical glow --><p>Yes.</p>\n", ()),
    ("html-alt.html", '<p><img alt="radical glow" src="x.png"></p>\n', ((1, 14),)),
    ("html-title.html", "<html><head><title>radical glow</title></head><body><p>x</p></body></html>\n", ((1, 20),)),
    (
        "html-meta-desc.html",
        '<html><head><meta name="description" content="radical glow"></head><body><p>x</p></body></html>\n',
        ((1, 47),),
    ),
    ("html-block-split.html", "<p>So radical</p><p>glow is later.</p>\n", ()),
    ("html-br.html", "<p>A radical<br>glow.</p>\n", ((1, 6),)),
    ("html-hidden-dup.html", '<p class="radical glow">A radical glow.</p>\n', ((1, 27),)),
    (
        "html-jsonld.html",
        '<script type="application/ld+json">{"description":"radical glow"}</script><p>x</p>\n',
        ((1, 52),),
    ),
    ("md-plain.md", "Try a radical glow now.\n", ((1, 7),)),
    ("md-emph.md", "Get a **radical** glow now.\n", ((1, 9),)),
    ("md-link-text.md", "See [radical glow](https://x.example/).\n", ((1, 6),)),
    ("md-code.md", "Use `radical glow` here.\n", ()),
    ("md-fence.md", "```\nradical glow\n```\n", ()),
    ("md-softbreak.md", "Try a radical\nglow now.\n", ((1, 7),)),
    ("md-blockquote-wrap.md", "> Try a radical\n> glow now.\n", ((1, 9),)),
    ("md-frontmatter.md", "---\ndescription: radical glow\n---\n\nYes.\n", ((2, 14),)),
    ("md-table.md", "| a | b |\n|---|---|\n| x | radical glow |\n", ((3, 7),)),
    ("md-inline-html.md", "A <b>radical</b> glow.\n", ((1, 6),)),
    ("md-html-comment.md", "<!-- radical glow -->\n\nYes.\n", ()),
    ("md-repeat.md", "A `radical glow` then a radical glow.\n", ((1, 25),)),
)
"""(file name, content, line and column of every 'radical glow')."""
