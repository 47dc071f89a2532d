"""MDX: expressions and imports masked, strings kept, props of components read in their place."""

from __future__ import annotations

import pytest

from claimtrack.documents import read_text
from claimtrack.documents.model import OBJECT, Document
from tests.documents.cases import MDX, assert_traced, found, outline, unmarked


def post(source: str) -> Document:
    document = read_text(source, "post.mdx")
    assert_traced(document)
    return document


@pytest.mark.parametrize("name, marked, phrase", MDX, ids=[case[0] for case in MDX])
def test_phrase_is_found_exactly_or_rightly_not(name: str, marked: str, phrase: str) -> None:
    source, place = unmarked(marked)
    assert found(post(source), phrase) == ([place] if place else [])


EXPRESSIONS = (
    ("firms{' '}tired skin\n", "firms tired skin"),
    ('firms{" "}\ntired skin\n', "firms tired skin"),
    ("It {'firms'} skin\n", "It firms skin"),
    ("It {`firms`} skin\n", "It firms skin"),
    ("It {'doesn\\'t'} hurt\n", "It doesn't hurt"),
    ("From {price} up\n", f"From {OBJECT} up"),
    ("From {`${price}`} up\n", f"From {OBJECT} up"),
    ("A {/* not copy */}lift\n", "A lift"),
    ("A {items.map(item => ({a: '}'}))} lift\n", f"A {OBJECT} lift"),
    ("Use `{code}` now\n", f"Use {OBJECT} now"),
    ("A { that never closes\n", "A { that never closes"),
)


@pytest.mark.parametrize("source, text", EXPRESSIONS)
def test_expressions(source: str, text: str) -> None:
    assert outline(post(source)) == [("paragraph", text)]


def test_modules_are_not_copy() -> None:
    source = (
        "import Card from './lift'\nexport const meta = {\n  title: 'lift',\n\n  list: ['lift'],\n}\n\n# Copy\n\n"
        "```js\nexport const lift = '{'\n```\n\nimportant {x}\n"
    )
    assert outline(post(source)) == [("heading", "Copy"), ("paragraph", f"important {OBJECT}")]


def test_props_that_readers_see_are_blocks() -> None:
    source = (
        '# Top\n\n<Hero\n  title="Firm skin"\n  subtitle={\'Calm &amp; clear\'}\n  image="/lift.jpg"\n'
        '  className="lift"\n'
        '  items={[1, 2]}\n  dark\n/>\n\nText\n\n<Faq question="Is it safe?" answer={`Yes.`} />\n'
    )
    document = post(source)
    assert [(block.kind, block.path, block.text) for block in document.blocks] == [
        ("heading", (), "Top"),
        ("string", ("Hero", "title"), "Firm skin"),
        ("string", ("Hero", "subtitle"), "Calm &amp; clear"),
        ("paragraph", (), "Text"),
        ("string", ("Faq", "question"), "Is it safe?"),
        ("string", ("Faq", "answer"), "Yes."),
    ]
    assert document.blocks[5].lead == (4,)
    assert document.blocks[1].headings == (0,)
    span = document.blocks[1].span(0, 9)
    assert document.position(span.start) == (4, 10)


def test_children_of_components_are_markdown() -> None:
    source = "<Callout type='lift'>\n  Firms **tired** skin\n\n      - jaw\n</Callout>\n<Card.Body>more</Card.Body>\n"
    assert outline(post(source)) == [
        ("paragraph", "Firms tired skin"),
        ("list-item", "jaw"),
        ("paragraph", "more"),
    ]
