"""HTML: which text is read, where it stands, what kind of block it is and what it continues."""

from __future__ import annotations

import pytest

from claimtrack.documents import read_text
from claimtrack.documents.model import OBJECT, Document
from tests.documents.cases import HTML, assert_traced, found, outline, unmarked
from tests.documents.places import heads, leads, only


def page(source: str) -> Document:
    document = read_text(source, "page.html")
    assert_traced(document)
    return document


@pytest.mark.parametrize("name, marked, phrase", HTML, ids=[case[0] for case in HTML])
def test_phrase_is_found_exactly_or_rightly_not(name: str, marked: str, phrase: str) -> None:
    source, place = unmarked(marked)
    assert found(page(source), phrase) == ([place] if place else [])


KINDS = (
    ("<title>A lift</title>", "title"),
    ('<meta name="description" content="A lift">', "meta"),
    ('<meta property="og:title" content="A lift">', "meta"),
    ('<meta content="A lift" property="og:description">', "meta"),
    ("<meta name='twitter:description' content='A lift'>", "meta"),
    ("<h4>A lift</h4>", "heading"),
    ("<p>A lift</p>", "paragraph"),
    ("<div>A lift</div>", "paragraph"),
    ("<ul><li><p>A lift</p></ul>", "list-item"),
    ("<table><tr><td>A lift</table>", "cell"),
    ("<table><tr><th>A lift</table>", "header-cell"),
    ("<table><thead><tr><td>A lift</table>", "header-cell"),
    ("<table><caption>A lift</caption></table>", "caption"),
    ("<figure><img alt='' src=a><figcaption>A lift</figcaption></figure>", "caption"),
    ("<button>A lift</button>", "button"),
    ('<a class="hero btn-primary" href="/book">A lift</a>', "button"),
    ('<a class="wp-block-button__link wp-element-button">A lift</a>', "button"),
    ('<a class="cta">A lift</a>', "button"),
    ('<input type="submit" value="A lift">', "button"),
    ('<input placeholder="A lift">', "label"),
    ('<a href="/" title="A lift">', "label"),
    ('<section aria-label="A lift">', "label"),
    ("<label>A lift</label>", "label"),
    ("<form><fieldset><legend>A lift</legend></fieldset></form>", "label"),
    ('<img src="a.jpg" alt="A lift">', "alt"),
    ("<blockquote><p>A lift</p></blockquote>", "quote"),
    ("<p><q>A lift</q></p>", "quote"),
    ("<details><summary>A lift</summary></details>", "question"),
    ("<dl><dt>A lift</dt></dl>", "question"),
    ("<noscript><p>A lift</p></noscript>", "paragraph"),
    ("<template><p>A lift</p></template>", "paragraph"),
    ("<select><option>A lift</select>", "label"),
    ('<script type="application/ld+json">{"description": "A lift"}</script>', "structured"),
)


@pytest.mark.parametrize("source, kind", KINDS)
def test_kind_of_block(source: str, kind: str) -> None:
    assert (kind, "A lift") in outline(page(source))


SILENT = (
    '<p class="lift" id="lift" data-lift="lift">x</p>',
    '<a href="/lift">x</a>',
    '<meta name="keywords" content="lift, glow">',
    '<meta property="og:image" content="/lift.png"><meta property="og:url" content="https://x.example/lift">',
    "<p hidden>lift</p><p>x</p>",
    '<div style="color:red; display: none">lift<p>lift</p></div><p>x</p>',
    "<p>x <span style='visibility:hidden'>lift</span></p>",
    '<i class="icon-lift" aria-hidden="true">lift</i>',
    '<span class="material-icons" aria-hidden="true">lift</span>',
    '<input type="hidden" value="lift" title="lift">',
    '<div hidden><img alt="lift" src="a"></div>',
    "<p>x <code>lift</code></p>",
    '<link title="lift" rel="alternate"><script src="lift.js"></script>',
    '<script type="application/ld+json">{"@type": "lift", "url": "lift me", "datePublished": "lift"}</script>',
    "<p>See https://x.example/lift-now or mail lift@x.example</p>",
    "<svg><style>.lift{fill:red}</style><script>lift()</script><path/></svg>x",
    "<p>{{ lift }} {% if lift %} {# lift #} {{!-- lift --}}</p>",
)


@pytest.mark.parametrize("source", SILENT)
def test_what_no_reader_sees_is_not_read(source: str) -> None:
    assert not [text for _, text in outline(page(source)) if "lift" in text]


SHOWN_AFTER = (
    "<p><span hidden>x</p><p>lift",
    "<img hidden src=a><p>lift",
    "<input hidden><br hidden>lift",
    "<div><span hidden>x</div>lift",
    "<ul><li hidden>x<li>lift</ul>",
    "<table><tr><td hidden>x<td>lift</table>",
    "<b>y <span hidden>x</b> lift",
    "<p hidden>x<h2>lift</h2>",
    "<p><code>x</p>lift",
    '<span aria-hidden="true">lift</span>',
    '<div hidden="until-found">lift</div>',
    "<p>x<svg/>lift</p>",
)


@pytest.mark.parametrize("source", SHOWN_AFTER)
def test_hidden_text_ends_where_browsers_end_it(source: str) -> None:
    assert [text for _, text in outline(page(source)) if "lift" in text]


def test_inline_siblings_stay_one_block_and_blocks_do_not_join() -> None:
    hero = page('<h1><span class="l1">The Non-Surgical</span>\n<span class="l2">Lift</span></h1>after')
    assert outline(hero) == [("heading", "The Non-Surgical Lift"), ("paragraph", "after")]
    assert outline(page("<div>firms</div><div>skin</div>")) == [("paragraph", "firms"), ("paragraph", "skin")]
    assert outline(page("<b>36%</b><small>softer</small>")) == [("paragraph", "36%softer")]


def test_two_line_breaks_end_a_paragraph() -> None:
    assert outline(page("one<br>two<br> <br/>three")) == [("paragraph", "one two"), ("paragraph", "three")]


def test_code_and_output_tags_stand_as_an_object() -> None:
    assert outline(page("<p>run <code>lift()</code> now</p>")) == [("paragraph", f"run {OBJECT} now")]
    assert outline(page("<p>Dear {{ name }}, {% if x %}hello{% endif %}</p>")) == [
        ("paragraph", f"Dear {OBJECT}, hello")
    ]
    assert outline(page("<p>{{ only }}</p>")) == []


def test_headings_nest_by_level() -> None:
    document = page("<h1>Top</h1><h2>Face</h2><h3>Brow</h3><p>a</p><h2>Body</h2><p>b</p>")
    assert heads(document, "a") == ["Top", "Face", "Brow"]
    assert heads(document, "b") == ["Top", "Body"]
    assert heads(document, "Body") == ["Top"]
    assert only(document, "Brow").level == 3


def test_headings_of_the_matter_are_not_those_of_a_footer_or_an_aside() -> None:
    document = page("<h1>T</h1><h2>Lift</h2><aside><h3>Also</h3><p>a</p></aside><p>b</p><footer>c</footer>")
    assert heads(document, "a") == ["T", "Also"]
    assert heads(document, "b") == ["T", "Lift"]
    assert heads(document, "c") == ["T"]


def test_list_continues_what_stands_right_before_it() -> None:
    document = page("<h2>Gains</h2><p>It helps to:</p><ul><li>firm<ul><li>jaw</ul><li>tone</ul><p>z</p><ul><li>w</ul>")
    assert leads(document, "firm") == ["It helps to:"]
    assert leads(document, "jaw") == ["It helps to:", "firm"]
    assert leads(document, "tone") == ["It helps to:"]
    assert leads(document, "w") == ["z"]


def test_list_does_not_continue_the_text_of_another_section() -> None:
    assert leads(page("<div><p>Gift cards.</p></div><section><ul><li>Prices</ul></section>"), "Prices") == []
    assert leads(page("<div><p>It can:</p></div><div><ul><li>lift</ul></div>"), "lift") == ["It can:"]
    assert leads(page("<h3>Gains</h3><ul><li>lift</ul>"), "lift") == ["Gains"]


def test_cell_continues_its_column_and_row_headers() -> None:
    document = page(
        "<table><tr><th>Peel<th colspan=2>Good for</tr><tr><td>Lactic<td>dry skin<td>lines</tr>"
        "<tr><th>Salicylic<td>spots<td>oil</table>"
    )
    assert leads(document, "dry skin") == ["Good for", "Lactic"]
    assert leads(document, "lines") == ["Good for", "Lactic"]
    assert leads(document, "spots") == ["Good for", "Salicylic"]
    assert leads(document, "Lactic") == ["Peel"]
    assert leads(document, "Good for") == []


def test_answers_continue_their_questions() -> None:
    document = page(
        "<h3>Does it hurt?</h3><p>No.</p><p>Later.</p>"
        "<details><summary><h4>Is it safe?</h4></summary><p>Yes.</p><p>Very.</p></details>"
        "<dl><dt>Red</dt><dt>Blue</dt><dd>Calms.</dd></dl>"
        '<div class="faq-list"><div>Any downtime?</div><div>None.</div></div>'
    )
    assert leads(document, "No.") == ["Does it hurt?"]
    assert leads(document, "Later.") == []
    assert leads(document, "Yes.") == leads(document, "Very.") == ["Is it safe?"]
    assert leads(document, "Calms.") == ["Red", "Blue"]
    assert leads(document, "None.") == ["Any downtime?"]
    assert only(document, "Any downtime?").kind == "question"
    assert only(document, "Does it hurt?").kind == "heading"


def test_headings_that_ask_under_a_faq_heading_are_questions() -> None:
    document = page("<h2>FAQs</h2><h3>Is it safe?</h3><p>Yes.</p><h2>Why us?</h2><p>We care.</p>")
    assert only(document, "Is it safe?").kind == "question"
    assert heads(document, "Yes.") == ["FAQs", "Is it safe?"]
    assert only(document, "Why us?").kind == "heading"


def test_json_ld_answers_continue_their_questions_and_may_hold_markup() -> None:
    source = (
        '<script type="application/ld+json">{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"Is it safe?",'
        '"acceptedAnswer":{"@type":"Answer","text":"<p>Yes, it \\u003cb>fir&shy;ms</b> skin\\n&amp; more.<\\/p>"}}]}'
        "</script>"
    )
    document = page(source)
    assert outline(document) == [("structured", "Is it safe?"), ("structured", "Yes, it firms skin & more.")]
    assert document.blocks[1].path == ("mainEntity", "0", "acceptedAnswer", "text")
    assert leads(document, "Yes, it firms skin & more.") == ["Is it safe?"]
    start = document.blocks[1].text.index("firms")
    span = document.blocks[1].span(start, start + len("firms skin"))
    assert source[span.start : span.end] == "fir&shy;ms</b> skin"


UNREAD = (
    ("<img src=a.jpg>", "image without alt text"),
    ("<video src=a></video>", "video"),
    ("<audio src=a></audio>", "audio recording"),
    ('<iframe src="/x" title="Booking"></iframe>', "embedded page 'Booking'"),
    ("<canvas></canvas>", "canvas drawing"),
    ("<object data=a></object>", "embedded object"),
    ("<embed src=a>", "embedded object"),
    ('<div class="trustpilot-widget"></div>', "widget (trustpilot-widget)"),
)


@pytest.mark.parametrize("source, what", UNREAD)
def test_what_cannot_be_read_is_recorded(source: str, what: str) -> None:
    document = page(f"<p>x</p>\n{source}")
    assert [(unread.what, document.position(unread.offset).line) for unread in document.unread] == [(what, 2)]


DECORATION = (
    '<img src=a alt="">',
    "<img src=a role=presentation>",
    '<img src=a width="1" height="1">',
    '<div hidden><img src=a><iframe src="x"></iframe></div>',
    '<img src=a aria-hidden="true">',
)


@pytest.mark.parametrize("source", DECORATION)
def test_decoration_is_not_missed(source: str) -> None:
    assert page(source).unread == ()


def test_attribute_text_comes_after_the_text_it_stands_in() -> None:
    document = page('<p>One <img src=a alt="A face"> two</p>')
    assert outline(document) == [("paragraph", "One two"), ("alt", "A face")]


def test_composed_characters_map_as_a_whole() -> None:
    source = "<p>cafe&#x301; lift</p>"
    document = page(source)
    span = document.blocks[0].span(3, 4)
    assert document.blocks[0].text == "café lift"
    assert source[span.start : span.end] == "e&#x301;"


def test_the_name_of_a_drawing_is_no_part_of_the_sentence() -> None:
    document = page("<p>It <svg><title>tick &amp; dot</title><path d='M0'/></svg>lifts</p>")
    assert outline(document) == [("paragraph", "It lifts"), ("label", "tick & dot")]


def test_bullets_set_with_line_breaks_are_blocks() -> None:
    assert [text for _, text in outline(page("<p>It can:<br>• lift<br>\n• calm<br>your skin</p>"))] == [
        "It can:",
        "• lift",
        "• calm your skin",
    ]


def test_the_declared_language_is_metadata() -> None:
    assert page('<html lang="en-GB"><p>x').metadata == {"lang": "en-GB"}
