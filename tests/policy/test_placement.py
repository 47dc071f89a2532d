"""Where a replacement may stand: markup is never cut, strings are never broken, emphasis is taken whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.documents.model import BlockKind, Document, Span
from claimtrack.policy.placement import place


def placed(
    source: str, sentence: str, text: str = "Nothing else.", form: str = "html", kind: str = "paragraph"
) -> str | None:
    """The source that would be replaced, or None."""
    start = source.index(sentence)
    document = Document("page", form, source, ())
    span = place(document, _kind(kind), Span(start, start + len(sentence)), text)
    return None if span is None else source[span.start : span.end]


def _kind(kind: str) -> BlockKind:
    return kind  # type: ignore[return-value]


HTML = [
    ("<p>It lifts.</p>", "It lifts.", "It lifts."),
    ("<p>It <b>lifts</b> skin.</p>", "It <b>lifts</b> skin.", "It <b>lifts</b> skin."),
    ("<p>It<br>lifts.</p>", "It<br>lifts.", "It<br>lifts."),
    ("<p><b>It</b> lifts.</p>", "It</b> lifts.", "<b>It</b> lifts."),
    ("<p>It <b>lifts.</b></p>", "It <b>lifts.", "It <b>lifts.</b>"),
    ("<p>It <b>lifts</i>.</p>", "It <b>lifts</i>.", None),
    ("<p><b>It lifts. It also</b> firms.</p>", "It also</b> firms.", None),
    ("<p>It <b>lifts. It firms</b>.</p>", "It <b>lifts.", None),
    ("<li>It <ul><li>x</li></ul> lifts.</li>", "It <ul><li>x</li></ul> lifts.", None),
    ("<p>It <!-- x --> lifts.</p>", "It <!-- x --> lifts.", None),
    ("<p>It <img src=x> lifts.</p>", "It <img src=x> lifts.", None),
    ("<p>It {{ name }} lifts.</p>", "It {{ name }} lifts.", None),
]
MARKDOWN = [
    ("It lifts.", "It lifts.", "It lifts."),
    ("It *lifts* skin.", "It *lifts* skin.", "It *lifts* skin."),
    ("**Lift:** it lifts.", "Lift:** it lifts.", "**Lift:** it lifts."),
    ("See [how it](/x) lifts.", "See [how it](/x) lifts.", "See [how it](/x) lifts."),
    ("[It lifts. Read](/x) on.", "Read](/x) on.", None),
    ("**It lifts. It** firms.", "It** firms.", None),
    ("Use snake_case_names and lift.", "Use snake_case_names and lift.", "Use snake_case_names and lift."),
]


@pytest.mark.parametrize("source,sentence,expected", HTML)
def test_html(source: str, sentence: str, expected: str | None) -> None:
    assert placed(source, sentence) == expected


@pytest.mark.parametrize("source,sentence,expected", MARKDOWN)
def test_markdown(source: str, sentence: str, expected: str | None) -> None:
    assert placed(source, sentence, form="markdown") == expected


@pytest.mark.parametrize(
    "form,kind,text,fits",
    [
        ("html", "paragraph", "It's a facial.", True),
        ("html", "paragraph", "Light & warmth.", False),
        ("html", "alt", "A facial", True),
        ("html", "alt", "It's a facial", False),
        ("html", "meta", 'A "facial"', False),
        ("html", "title", "Facial: two probes", True),
        ("markdown", "paragraph", "It's a facial: two probes.", True),
        ("markdown", "title", "Facial: two probes", False),
        ("markdown", "paragraph", "A [facial].", False),
        ("javascript", "paragraph", "It's a facial.", False),
        ("javascript", "string", "A facial.", True),
        ("yaml", "string", "A facial #1.", False),
        ("text", "paragraph", "It's a facial: two probes.", True),
    ],
)
def test_a_text_that_would_mean_something_else_there_gets_no_range(form: str, kind: str, text: str, fits: bool) -> None:
    assert (placed("It lifts.", "It lifts.", text, form, kind) is not None) is fits


@given(st.text(alphabet="ab <>/b*_[]()`", max_size=30), st.data())
def test_a_range_holds_the_sentence_and_leaves_every_tag_whole(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    span = place(Document("page", "html", source, ()), "paragraph", Span(start, end), "Fine.")
    if span is not None:
        assert span.start <= start <= end <= span.end
        piece = source[span.start : span.end]
        assert piece.count("<b>") == piece.count("</b>")
