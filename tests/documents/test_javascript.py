"""JavaScript, TypeScript and JSX: text, props and data that readers see, at their exact places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.documents import read_text
from claimtrack.documents.model import OBJECT, Document
from tests.documents.cases import assert_traced, unmarked
from tests.documents.places import heads, leads, only, places

MARKED = (
    ("const title = '⟦Isn\\'t it calm⟧';", "Isn't it calm"),
    ('const title = "⟦It\\u2019s calm \\x26 firm⟧";', "It’s calm & firm"),
    ("const title = `⟦Calm ${name} skin⟧`;", f"Calm {OBJECT} skin"),
    ("const title = '⟦Calm skin \\\n  today⟧';", "Calm skin today"),
    ("const x = { text: '⟦Calm ' + 'skin now⟧' };", "Calm skin now"),
    ("const x = { text: '⟦Calm ' + area + ' now⟧' };", f"Calm {OBJECT} now"),
    ("export default { benefits: ['⟦Painless⟧'] };", "Painless"),
    ("const x: Item[] = [{ text: '⟦Calm skin⟧' }] as const;", "Calm skin"),
    ("const a = <p>⟦Calm &amp; firm⟧</p>;", "Calm & firm"),
    ("const a = <p>⟦Calm{' '}\n  <em>skin⟧</em></p>;", "Calm skin"),
    ('const a = <p>⟦It{"\\u2019"}s calm⟧</p>;', "It’s calm"),
    ("const a = <p>⟦Calm <Price amount={9} /> faces⟧</p>;", f"Calm {OBJECT} faces"),
    ("const a = <li><Check className='x' />⟦Calm <Mark>skin⟧</Mark></li>;", "Calm skin"),
    ("const a = <p>⟦Calm {count} faces⟧</p>;", f"Calm {OBJECT} faces"),
    ("const é = 'x'; const a = <p>é 😀 ⟦Calm skin⟧</p>;", "Calm skin"),
    ('const a = <Card text="⟦Calm &#39;skin&#39; now⟧" />;', "Calm 'skin' now"),
    ("const a = <Card text={'⟦Calm skin now⟧'} />;", "Calm skin now"),
    ("const a = <Card anything={`⟦calm skin now⟧`} />;", "calm skin now"),
    ("const a = <img alt={'⟦Calm \"face\"⟧'} />;", 'Calm "face"'),
    ("const a = <Hero heading='⟦The calm' headingEm='face lift⟧' />;", "The calm face lift"),
    ("const a = <Stat value='⟦9 in 10' label='sleep better⟧' />;", "9 in 10 sleep better"),
    ("const a = <ul>{['⟦Calm skin⟧'].map((b) => <li>{b}</li>)}</ul>;", "Calm skin"),
    ("const a = <p>{ok ? '⟦Calm skin⟧' : null}</p>;", "Calm skin"),
    ("const a = ok && <p>⟦Calm skin⟧</p>;", "Calm skin"),
    ("const a = <p>{t('⟦Calm skin⟧')}</p>;", "Calm skin"),
    ("const a = React.createElement('p', null, '⟦Calm skin now⟧');", "Calm skin now"),
    ("box.innerHTML = '<p>⟦Calm <em>skin⟧</em></p>';", "Calm skin"),
    ("const a = html`<p>⟦Calm <b>skin⟧</b></p>`;", "Calm skin"),
    ("const a = <div dangerouslySetInnerHTML={{ __html: '<p>⟦Calm skin⟧</p>' }} />;", "Calm skin"),
    ("export default function Hero({ title = '⟦Calm skin⟧', size = 'lg' }) { return <h1>{title}</h1>; }", "Calm skin"),
    ("const Hero = ({ text = '⟦Calm skin now⟧' }: Props) => <p>{text}</p>;", "Calm skin now"),
    ("class Page { static title = '⟦Calm skin⟧'; }", "Calm skin"),
    ("function f() { switch (x) { case 'a': return '⟦Calm skin now⟧'; } }", "Calm skin now"),
    ("const x = { text: '⟦Calm skin⟧", "Calm skin"),
    ("const a = <p>⟦Calm skin⟧", "Calm skin"),
    ('const S = () => (\n  <div>\n    <p>⟦Calm skin now.⟧\n    <p>Open</p>\n    <Card body="Half', "Calm skin now."),
)


@pytest.mark.parametrize("marked, text", MARKED)
def test_text_is_read_at_its_exact_place(marked: str, text: str) -> None:
    source, place = unmarked(marked)
    document = read_text(source, "page.tsx")
    assert_traced(document)
    spans = [block.span(*found) for block in document.blocks for found in [_within(block.text, text)] if found]
    assert place in spans, places(document)


def _within(text: str, part: str) -> tuple[int, int] | None:
    start = text.find(part)
    return (start, start + len(part)) if start >= 0 else None


SILENT = (
    "'use client';",
    "import calm from 'calms the skin';",
    "const a = require('calms the skin');",
    "// calms the skin\n/* calms the skin */",
    "function A({ className = 'calms the skin', variant = 'calms the skin' }, b = 'calms the skin') {}",
    "const a = <p>{/* calms the skin */}</p>;",
    "console.log('calms the skin');",
    "throw new Error('calms the skin');",
    "describe('calms the skin', () => { it('firms the skin', () => {}); });",
    "if (a === 'calms the skin') {}",
    "switch (a) { case 'calms the skin': break; }",
    "const a = b['calms the skin'];",
    "const a = /calms the skin/;",
    "type A = 'calms the skin' | { text: 'firms the skin' };",
    "interface A { text: 'firms the skin' }",
    "enum A { Calm = 'calms the skin' }",
    "const a = cn('flex items-center', 'calms the skin');",
    "const a = styled.p`calms the skin`;",
    "const a = css`content: 'calms the skin'`;",
    'const a = <div className="calms the skin" id="calms skin" data-x="calms skin" />;',
    'const a = <Card href="/calm skin" icon="calm skin" variant="calm skin" key="calm skin" />;',
    "const a = <Card style={{ content: 'calms the skin' }} onClick={() => track('calms the skin')} />;",
    "const a = <div style={{ display: 'none' }}>calms the skin</div>;",
    "const a = <style>{`.calm { the: skin }`}</style>;",
    "const x = { slug: 'calms the skin', tags: ['calm skin'], tracking: { label: 'calms skin' } };",
    "const a = <p>{name}</p>;",
)


@pytest.mark.parametrize("source", SILENT)
def test_code_is_not_copy(source: str) -> None:
    assert places(read_text(source, "page.tsx")) == []


PAGE = """export const metadata = {
  title: 'Calm clinic',
  description: "It's calm here.",
};
const steps = [{ title: 'Sweep', text: 'Strokes ease tension.' }];
export default function Page() {
  return (
    <Layout>
      <h1>Calm facials</h1>
      <Hero heading="Softer" headingEm="lines" cta="Book now" alt="A calm face" image={img} />
      <p>Our facial can:</p>
      <ul>
        <li>calm the skin</li>
        <li>ease <strong>tension</strong></li>
      </ul>
      <Accordion items={[{ question: 'Does it hurt?', answer: 'Not at all.' }]} />
      <AccordionTrigger>Is it safe?</AccordionTrigger>
      <AccordionContent>Mostly.</AccordionContent>
      <blockquote>I slept well.</blockquote>
      <img src="a.png" />
      <button className="btn">Get calm</button>
    </Layout>
  );
}
"""


def page() -> Document:
    document = read_text(PAGE, "page.tsx")
    assert_traced(document)
    return document


def test_page_is_read_block_by_block() -> None:
    assert places(page()) == [
        ("2:11", "title", "Calm clinic"),
        ("3:17", "meta", "It's calm here."),
        ("5:26", "heading", "Sweep"),
        ("5:41", "string", "Strokes ease tension."),
        ("9:11", "heading", "Calm facials"),
        ("10:22", "heading", "Softer lines"),
        ("10:53", "button", "Book now"),
        ("10:68", "alt", "A calm face"),
        ("11:10", "paragraph", "Our facial can:"),
        ("13:13", "list-item", "calm the skin"),
        ("14:13", "list-item", "ease tension"),
        ("16:39", "question", "Does it hurt?"),
        ("16:64", "string", "Not at all."),
        ("17:25", "question", "Is it safe?"),
        ("18:25", "paragraph", "Mostly."),
        ("19:19", "quote", "I slept well."),
        ("21:31", "button", "Get calm"),
    ]


def test_structure_reaches_across_markup_and_data() -> None:
    assert heads(page(), "Strokes ease tension.") == ["Sweep"]
    assert heads(page(), "calm the skin") == ["Calm facials", "Softer lines"]
    assert leads(page(), "ease tension") == ["Our facial can:"]
    assert leads(page(), "Not at all.") == ["Does it hurt?"]
    assert heads(page(), "Not at all.") == ["Calm facials", "Softer lines"]
    assert leads(page(), "Mostly.") == ["Is it safe?"]
    assert only(page(), "Softer lines").path == ("Hero", "heading")


def test_image_without_alt_is_unread() -> None:
    assert [(item.what, page().position(item.offset).line) for item in page().unread] == [
        ("image without alt text", 20)
    ]


def test_type_assertions_of_plain_typescript_are_no_markup() -> None:
    document = read_text("const a = <Item>{ text: 'Calm skin' };\nconst b = { text: 'Firm skin' };", "a.ts")
    assert [text for _, _, text in places(document)] == ["Calm skin", "Firm skin"]


@settings(max_examples=60)
@given(st.integers(0, len(PAGE)), st.integers(0, len(PAGE)))
def test_half_a_file_is_read(start: int, end: int) -> None:
    assert_traced(read_text(PAGE[start:end], "page.tsx"))


@settings(max_examples=60)
@given(st.text(alphabet="\"'`\\{}<>/()=>pa ${};:\n\u2019é", max_size=50))
def test_anything_is_read_without_failing(source: str) -> None:
    assert_traced(read_text(source, "page.tsx"))


@pytest.mark.parametrize("unit", ["'", "`${", "{", "[", "(", "<a>", "<a b={", "{'a b': ", "x<y>(", "'a b' + ", "/*"])
def test_hostile_input_finishes(unit: str) -> None:
    assert_traced(read_text(unit * (30_000 // len(unit)), "page.tsx"))
