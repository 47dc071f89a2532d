"""What the elements of HTML mean for reading: where text breaks, what kind it is, what closes what."""

from __future__ import annotations

from claimtrack.documents.model import BlockKind


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = _words("""area base br col embed hr img input link meta param source track wbr frame keygen""")
HEADINGS = {f"h{level}": level for level in range(1, 7)}

BLOCK = _words(
    """address article aside blockquote body button caption center col colgroup dd details dialog dir div
    dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li
    listing main menu nav noscript ol optgroup option p plaintext pre xmp search section select summary
    table tbody td template tfoot th thead tr ul video audio object marquee frameset"""
)
"""Elements that end the text before them and stand on the stack of open elements."""

KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(HEADINGS, "heading"),
    "li": "list-item",
    "td": "cell",
    "th": "header-cell",
    "caption": "caption",
    "figcaption": "caption",
    "button": "button",
    "summary": "question",
    "dt": "question",
    "dd": "paragraph",
    "blockquote": "quote",
    "legend": "label",
    "option": "label",
    "optgroup": "label",
}

CLOSES_PARAGRAPH = BLOCK - _words(
    """body button caption col colgroup frameset head html legend marquee noscript object optgroup option select
    tbody td template tfoot th thead tr video audio"""
)
"""Start tags that end an open `<p>`."""
ORDINARY = _words("a audio label legend optgroup option video")
"""Elements of `BLOCK`, or that stand alone by use, whose end tag does not reach past any other element of it."""
FORMATTING = _words("a b big em font i nobr s small strike strong tt u")
"""Elements whose end tag also ends what was opened inside them."""

BESIDE = frozenset({"aside", "footer", "nav"})
"""Elements beside the matter: the headings of the matter are not theirs."""
LISTS = frozenset({"ul", "ol", "menu", "dir"})

SCOPE = frozenset({"html", "table", "td", "th", "caption", "template", "object", "marquee", "body"})
"""An end tag does not reach past these for its start tag (the WHATWG "in scope" list)."""
TABLE_TAGS = frozenset({"table", "caption", "colgroup", "tbody", "thead", "tfoot", "tr", "td", "th"})

CLOSED_BY: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    name: (frozenset(closes.split()), frozenset(stop.split()))
    for names, closes, stop in (
        ("li", "li", "ul ol menu dir table td th"),
        ("dt dd", "dt dd", "dl table td th"),
        ("option", "option", "select optgroup"),
        ("optgroup", "option optgroup", "select"),
        ("button", "button", "table td th form"),
        ("tr", "tr td th caption colgroup", "table"),
        ("td th", "td th caption colgroup", "table tr"),
        ("tbody thead tfoot caption", "tbody thead tfoot tr td th caption colgroup", "table"),
    )
    for name in names.split()
}
"""Start tag -> (open elements it closes, elements it does not look past)."""

CODE = frozenset({"code", "kbd", "samp"})
FOREIGN = frozenset({"svg", "math"})

UNREAD = {
    "video": "video",
    "audio": "audio recording",
    "canvas": "canvas drawing",
    "object": "embedded object",
    "embed": "embedded object",
}

NAMED_META = {
    **dict.fromkeys(
        _words(
            "description og:title og:description og:image:alt twitter:title twitter:description twitter:image:alt"
            " title dc.title dc.description dcterms.title dcterms.description abstract headline name summary"
        ),
        "meta",
    )
}
"""`name`, `property` and `itemprop` of the meta elements whose content is published as text."""
