"""Markdown: text and its places, front matter, raw HTML, tables and what a list continues."""

from __future__ import annotations

import pytest

from claimtrack.documents import read_text
from claimtrack.documents.model import OBJECT, Document
from tests.documents.cases import MARKDOWN, assert_traced, found, outline, unmarked
from tests.documents.places import leads, only


def post(source: str) -> Document:
    document = read_text(source, "post.md")
    assert_traced(document)
    return document


def sliced(document: Document, text: str) -> str:
    span = only(document, text).span(0, len(text))
    return document.source[span.start : span.end]


@pytest.mark.parametrize("name, marked, phrase", MARKDOWN, ids=[case[0] for case in MARKDOWN])
def test_phrase_is_found_exactly_or_rightly_not(name: str, marked: str, phrase: str) -> None:
    source, place = unmarked(marked)
    assert found(post(source), phrase) == ([place] if place else [])


@pytest.mark.parametrize("prefix", ["", "😀 é – ", "\ufeff", "日本語\n\n"])
def test_places_count_code_points_whatever_stands_before(prefix: str) -> None:
    source = f"{prefix}x **firms** tired skin 😀\n"
    start = source.index("firms")
    assert found(post(source), "firms** tired skin") == []
    assert found(post(source), "firms tired skin") == [(start, start + len("firms** tired skin"))]


def test_kinds() -> None:
    source = (
        "# Top\n\nText\n\n- item\n\n> said\n\n| a | b |\n|---|---|\n| c | d |\n\n"
        '![a face](x.png "Before")\n\n[go](/x "Go there")\n\nTerm\n: meaning\n\n- [x] done\n\n'
        "note[^1] ~~old~~\n\n[^1]: foot\n"
    )
    assert outline(post(source)) == [
        ("heading", "Top"),
        ("paragraph", "Text"),
        ("list-item", "item"),
        ("quote", "said"),
        ("header-cell", "a"),
        ("header-cell", "b"),
        ("cell", "c"),
        ("cell", "d"),
        ("alt", "a face"),
        ("label", "Before"),
        ("paragraph", "go"),
        ("label", "Go there"),
        ("question", "Term"),
        ("paragraph", "meaning"),
        ("list-item", "done"),
        ("paragraph", "note old"),
        ("paragraph", "foot"),
    ]


def test_leads_and_headings() -> None:
    document = post(
        "# Top\n\n## Face\n\nIt can:\n\n- firm\n  - the jaw\n- calm\n\n### Is it safe?\n\nYes.\n\n"
        "| Peel | Good for |\n|---|---|\n| Lactic | dry skin |\n"
    )
    assert leads(document, "firm") == ["It can:"]
    assert leads(document, "the jaw") == ["It can:", "firm"]
    assert leads(document, "calm") == ["It can:"]
    assert leads(document, "Yes.") == ["Is it safe?"]
    assert leads(document, "dry skin") == ["Good for", "Lactic"]
    assert [document.blocks[index].text for index in only(document, "Yes.").headings] == ["Top", "Face", "Is it safe?"]


def test_html_around_markdown_keeps_its_meaning() -> None:
    document = post(
        "<details><summary>Is it safe?</summary>\n\nYes, **very**.\n\n</details>\n\n<div hidden>\n\nsecret\n\n"
        "</div>\n\nshown\n"
    )
    assert outline(document) == [("question", "Is it safe?"), ("paragraph", "Yes, very."), ("paragraph", "shown")]
    assert leads(document, "Yes, very.") == ["Is it safe?"]


def test_scripts_within_a_line_are_not_copy() -> None:
    assert outline(post("A <script>var lift = 1</script>firm <style>.lift{}</style>skin\n")) == [
        ("paragraph", "A firm skin")
    ]


def test_raw_html_in_a_quote_is_read_without_the_marks() -> None:
    assert outline(post("> <div>\n> <p>firms <b>tired</b></p>\n> </div>\n")) == [("quote", "firms tired")]


def test_code_addresses_and_template_tags_are_not_copy() -> None:
    source = (
        "Use `lift` and <https://x.example/lift> or https://x.example/lift {{< lift >}}now{{< /lift >}} {: .lift }\n"
    )
    assert outline(post(source)) == [("paragraph", f"Use {OBJECT} and {OBJECT} or {OBJECT} now")]
    assert outline(post("{% include lift.html %}\n\n# A {#lift}\n\n:::tip\nText\n:::\n")) == [
        ("heading", "A"),
        ("paragraph", "Text"),
    ]


def test_image_without_text_is_recorded() -> None:
    document = post("x\n\n![](lift.jpg)\n")
    assert [(unread.what, document.position(unread.offset)) for unread in document.unread] == [
        ("image without alt text", (3, 1))
    ]


YAML = """---
title: "The caf\\u00e9 lift"
seoTitle: 'It''s firm'
description: >-
  Firms tired
  skin fast.
slug: natural-lift
layout: post
tags: [lift, glow]
date: 2026-01-02
image: /img/lift.jpg
imageAlt: A firm jaw # not copy
category: Facials
faq:
  - question: Is it safe?
    answer: |
      Yes, <b>very</b> safe.
---

Body
"""


def test_yaml_front_matter_is_read_where_it_is_published() -> None:
    document = post(YAML)
    assert [(block.kind, block.path, block.text) for block in document.blocks] == [
        ("title", ("title",), "The café lift"),
        ("title", ("seoTitle",), "It's firm"),
        ("meta", ("description",), "Firms tired skin fast."),
        ("alt", ("imageAlt",), "A firm jaw"),
        ("question", ("faq", "0", "question"), "Is it safe?"),
        ("string", ("faq", "0", "answer"), "Yes, very safe."),
        ("paragraph", (), "Body"),
    ]
    assert sliced(document, "The café lift") == "The caf\\u00e9 lift"
    assert sliced(document, "It's firm") == "It''s firm"
    assert sliced(document, "Firms tired skin fast.") == "Firms tired\n  skin fast."
    assert sliced(document, "Yes, very safe.") == "Yes, <b>very</b> safe."
    assert leads(document, "Yes, very safe.") == ["Is it safe?"]
    assert document.metadata == {"slug": "natural-lift", "layout": "post", "category": "Facials"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_front_matter_with_any_line_end(end: str, mark: str) -> None:
    source = mark + "---\ntitle: A lift\n---\n\nBody\n".replace("\n", end)
    document = post(source)
    assert outline(document) == [("title", "A lift"), ("paragraph", "Body")]
    assert sliced(document, "A lift") == "A lift"
    assert document.position(document.blocks[0].span(0, 1).start) == (2, 8)


TOML = """+++
title = "A \\"firm\\" lift"
summary = 'Firms tired skin.'
slug = "natural-lift"
date = 2026-01-02
draft = false
[params]
description = \"\"\"Calms
redness.\"\"\"
tags = ["lift"]
benefits = ["Firms the jaw", "Calms redness"]
+++
Body
"""


def test_toml_front_matter() -> None:
    document = post(TOML)
    assert [(block.kind, block.path[-1:], block.text) for block in document.blocks] == [
        ("title", ("title",), 'A "firm" lift'),
        ("meta", ("summary",), "Firms tired skin."),
        ("string", ("description",), "Calms redness."),
        ("list-item", ("0",), "Firms the jaw"),
        ("list-item", ("1",), "Calms redness"),
        ("paragraph", (), "Body"),
    ]
    assert sliced(document, 'A "firm" lift') == 'A \\"firm\\" lift'
    assert document.metadata["slug"] == "natural-lift"


def test_broken_front_matter_is_read_line_by_line() -> None:
    document = post("---\ntitle: A lift: firm\ndescription: Firms [tired skin\n  slug: x\n---\n\nBody\n")
    assert ("title", "A lift: firm") in outline(document)
    assert document.unread


def test_a_rule_is_not_front_matter() -> None:
    assert outline(post("---\n\nA lift\n")) == [("paragraph", "A lift")]
    assert outline(post("+++\nA lift\n")) == [("paragraph", "+++ A lift")]
