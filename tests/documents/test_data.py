"""JSON, YAML and tables: which values are read, where they stand, and what heads or leads them."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.documents import read_text
from claimtrack.documents.model import OBJECT, Document
from tests.documents.cases import assert_traced, outline, unmarked
from tests.documents.places import heads, leads, only, places

STRINGS = (
    ("json", '{"text": "⟦Calms the skin⟧"}', "Calms the skin"),
    ("json", '{"text": "⟦It\\u2019s a \\"glow\\"⟧"}', 'It’s a "glow"'),
    ("json", '{"text": "⟦A smile \\ud83d\\ude00⟧"}', "A smile 😀"),
    ("json", '{"text": "⟦Lifts\\nand  tones⟧"}', "Lifts and tones"),
    ("json", '{"text": "⟦Tone &amp; tighten⟧"}', "Tone & tighten"),
    ("json", '{"text": "<p>⟦Firm <b>cheeks</b> now⟧</p>"}', "Firm cheeks now"),
    ("json", '{"text": "⟦From &pound30 a visit⟧"}', "From £30 a visit"),
    ("json", '{"text": "⟦Hello {{name}}, glow on⟧"}', f"Hello {OBJECT}, glow on"),
    ("json", '{"text": "⟦A **firm** chin⟧"}', "A firm chin"),
    ("json", '// a note\n{"text": /* here */ "⟦Brighter eyes⟧",}', "Brighter eyes"),
    ("yaml", "text: ⟦Calms the skin⟧\n", "Calms the skin"),
    ("yaml", "text: '⟦It''s calm⟧'\n", "It's calm"),
    ("yaml", 'text: "⟦It\\u2019s \\"calm\\"⟧"\n', 'It’s "calm"'),
    ("yaml", 'text: "⟦Calm \\\n    skin⟧"\n', "Calm skin"),
    ("yaml", "text: >-\n  ⟦Calm\n  skin⟧\n", "Calm skin"),
    ("yaml", "text: |\n  ⟦Calm skin⟧\nother: 1\n", "Calm skin"),
    ("yaml", "text: ⟦Calm\n  skin⟧ # not this\n", "Calm skin"),
    ("yaml", "text: !!str &mark ⟦Calm skin⟧\n", "Calm skin"),
    ("yaml", "\ufefftext: ⟦Calm skin⟧\r\n", "Calm skin"),
    ("csv", "text\n⟦Calms the skin⟧\n", "Calms the skin"),
    ("csv", 'text\n"⟦A ""firm"", calm face⟧"\n', 'A "firm", calm face'),
    ("csv", "id;text\n7;⟦Calm, firm skin⟧\n", "Calm, firm skin"),
    ("tsv", "id\ttext\n7\t⟦Calm skin⟧\n", "Calm skin"),
)


@pytest.mark.parametrize("format_, marked, text", STRINGS)
def test_value_is_read_at_its_exact_place(format_: str, marked: str, text: str) -> None:
    source, place = unmarked(marked)
    document = read_text(source, "copy", format_)
    assert_traced(document)
    assert document.blocks[-1].text == text
    assert tuple(document.blocks[-1].span(0, len(text))) == place


def test_line_and_column_count_the_source() -> None:
    document = read_text('{\r\n  "título": 1,\r\n  "text": "Lifts \\u2019 cheeks"\r\n}', "menu.json")
    start = document.blocks[0].text.index("cheeks")
    assert document.position(document.blocks[0].span(start, start + 6).start) == (3, 25)


NOT_COPY = (
    ("slug", "natural-facelift"),
    ("slug", "Natural facelift"),
    ("href", "/lift your face"),
    ("image", "lift cheeks.jpg"),
    ("className", "text-lg font-bold lifted"),
    ("id", "boosts collagen"),
    ("tags", ["skin lifting", "glow boosting"]),
    ("keywords", "lifting, firming, calm skin"),
    ("color", "#ff0000"),
    ("updated", "2026-01-01"),
    ("price", "60"),
    ("whatever", "single"),
    ("whatever", "https://example.org/lifts skin"),
    ("whatever", "flex items-center gap-4"),
    ("whatever", "(min-width: 640px) 50vw, 100vw"),
    ("whatever", "const a = () => b"),
    ("title", "heroTitle"),
    ("name", "TreatmentPage"),
    ("lastName", "Calm Skin"),
    ("style", {"note": "Calms the skin today"}),
    ("@type", "Calms the skin"),
)


@pytest.mark.parametrize("key, value", NOT_COPY)
def test_value_is_not_copy(key: str, value: object) -> None:
    for format_, source in (("json", json.dumps({key: value})), ("yaml", yaml.safe_dump({key: value}))):
        assert not read_text(source, "copy", format_).blocks


COPY = (
    ("whatever", "calms the skin", "string"),
    ("badge", "Painless", "string"),
    ("name", "HydraCalm", "heading"),
    ("Calm skin today", "Calm skin today", "string"),
    ("imageAlt", "A calm face", "alt"),
    ("cta", "Get glowing", "button"),
    ("metaTitle", "Calm skin clinic", "title"),
    ("meta_description", "Calm skin in a day", "meta"),
    ("heroTitle", "Calm skin", "heading"),
    ("home.hero.title", "Calm skin", "heading"),
    ("quote", "My skin is calm", "quote"),
    ("question", "Is it calm?", "question"),
    ("duration", "Results last six months", "string"),
)


@pytest.mark.parametrize("key, value, kind", COPY)
def test_value_is_copy_of_a_kind(key: str, value: str, kind: str) -> None:
    assert outline(read_text(json.dumps({key: value}), "copy.json")) == [(kind, value)]


MENU = """{
  "treatments": [
    {
      "slug": "peel",
      "blurb": "Softer skin in a day.",
      "title": "Peel",
      "lead": "Our peel helps to:",
      "benefits": ["smooth", "Brighten skin"],
      "image": {"src": "/a b.png", "alt": "A calm face"}
    }
  ],
  "faq": [{"q": "Does it sting?", "a": "A little."}],
  "Calm after sun": "Soothes red skin.",
  "Repair": "Mends dry skin.",
  "reviews": [{"author": "Dervla Quinn", "text": "I look rested."}]
}
"""


def menu() -> Document:
    document = read_text(MENU, "menu.json")
    assert_traced(document)
    return document


def test_title_heads_its_siblings_even_where_it_stands_after_them() -> None:
    assert heads(menu(), "Softer skin in a day.") == ["Peel"]
    assert heads(menu(), "A calm face") == ["Peel"]
    assert heads(menu(), "A little.") == []


def test_lead_property_leads_the_list_after_it() -> None:
    assert leads(menu(), "smooth") == ["Our peel helps to:"]
    assert only(menu(), "smooth").kind == "list-item"


def test_question_leads_its_answer() -> None:
    assert leads(menu(), "A little.") == ["Does it sting?"]


def test_pairs_without_keys_are_questions_and_answers() -> None:
    document = read_text('{"faq": [["Does it sting?", "A little."], ["Is it calm?", "Very."]]}', "a.json")
    assert [kind for _, kind, _ in places(document)] == ["question", "string", "question", "string"]
    assert leads(document, "Very.") == ["Is it calm?"]


def test_prose_keys_label_their_values() -> None:
    assert leads(menu(), "Soothes red skin.") == ["Calm after sun"]
    assert leads(menu(), "Mends dry skin.") == ["Repair"]


def test_reviews_are_quotes_and_their_authors_are_not_read() -> None:
    assert only(menu(), "I look rested.").kind == "quote"
    assert "Dervla Quinn" not in [block.text for block in menu().blocks]


def test_path_is_the_key_path() -> None:
    assert only(menu(), "Brighten skin").path == ("treatments", "0", "benefits", "1")


def test_paragraphs_and_bullets_of_a_block_scalar_are_blocks_of_their_own() -> None:
    document = read_text("text: |\n  Our peel can:\n  - calm skin\n  - firm skin\n\n  Book now please.\n", "a.yaml")
    assert places(document) == [
        ("2:3", "string", "Our peel can:"),
        ("3:5", "list-item", "calm skin"),
        ("4:5", "list-item", "firm skin"),
        ("6:3", "string", "Book now please."),
    ]
    assert leads(document, "firm skin") == ["Our peel can:"]


def test_heading_and_its_continuation_are_one_block() -> None:
    document = read_text('{"heading": "The calm", "headingEm": "face lift"}', "a.json")
    (block,) = document.blocks
    assert (block.text, document.source[slice(*block.span(4, 13))]) == (
        "The calm face lift",
        'calm", "headingEm": "face',
    )


def test_figure_and_its_label_are_one_block() -> None:
    document = read_text('{"stats": [{"value": "9 in 10", "label": "sleep better"}, {"label": "calmer"}]}', "a.json")
    assert places(document)[0] == ("1:23", "string", "9 in 10 sleep better")


def test_cell_is_led_by_its_column_and_row() -> None:
    document = read_text("name,result,url\nPeel,Calm skin for days,/peel\n", "a.csv")
    assert leads(document, "Calm skin for days") == ["result", "Peel"]
    assert [block.text for block in document.blocks] == ["name", "result", "Peel", "Calm skin for days"]


def test_metadata_names_the_subject() -> None:
    assert read_text("slug: calm-peel\ntitle: Peel\n", "a.yaml").metadata == {"slug": "calm-peel"}


BROKEN = (
    ("json", '{"text": "Calm skin now", "more": ["Firm skin', ["Calm skin now", "Firm skin"]),
    ("json", '{"text": "Calm skin now\n "more": "Firm skin"}', ["Calm skin now", "Firm skin"]),
    ("yaml", "text: Calm skin now\nmore: a: b\nbody: 'It''s firm'\n", ["Calm skin now", "It's firm"]),
)


@pytest.mark.parametrize("format_, source, texts", BROKEN)
def test_broken_file_is_read_with_a_note(format_: str, source: str, texts: list[str]) -> None:
    document = read_text(source, "a", format_)
    assert_traced(document)
    assert [block.text for block in document.blocks] == texts
    assert "broken" in document.unread[0].what


_words = st.text("abcdeftuvé\u0142", min_size=2, max_size=6)
_prose = st.lists(_words, min_size=2, max_size=5).map(" ".join)


@settings(max_examples=60)
@given(st.lists(_prose, max_size=5), st.booleans())
def test_every_text_of_a_list_is_read_once(texts: list[str], ascii_only: bool) -> None:
    document = read_text(json.dumps({"benefits": texts}, ensure_ascii=ascii_only), "a.json")
    assert_traced(document)
    assert len(document.blocks) == len(texts)


@settings(max_examples=80)
@given(
    st.text(alphabet="\"'\\{}[]:,|>-#&!*? \n\tab1é\u2019", max_size=60), st.sampled_from(["json", "yaml", "csv", "tsv"])
)
def test_anything_is_read_without_failing(source: str, format_: str) -> None:
    assert_traced(read_text(source, "a", format_))


HOSTILE = ('"', '"\\"\n', "{", "[", '{"a":', "a: ", "- ", "  a:\n", "'", "x,", '"a","', '{"a b": "c d", ')


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("format_", ["json", "yaml", "csv", "tsv"])
def test_hostile_input_finishes(unit: str, format_: str) -> None:
    assert_traced(read_text(unit * (60_000 // len(unit)), "a", format_))
