"""Page templates and single-file components: markup as HTML, tags masked, strings of scripts and arguments read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.documents import read_text
from claimtrack.documents.model import OBJECT
from tests.documents.cases import assert_traced, unmarked
from tests.documents.places import heads, leads, places

MARKED = (
    ("a.liquid", "<p>⟦Calm {{ area }} skin⟧</p>", f"Calm {OBJECT} skin"),
    ("a.liquid", "<p>⟦Calm {% if x %}skin⟧{% endif %}</p>", "Calm skin"),
    ("a.liquid", "<p>{{ title | default: '⟦Calm skin⟧' }}</p>", "Calm skin"),
    ("a.liquid", "{% render 'card', heading: \"⟦Calm skin⟧\" %}", "Calm skin"),
    ("a.liquid", "---\ntitle: ⟦Calm skin⟧\n---\n<p>x</p>", "Calm skin"),
    ("a.j2", '{% set title = "⟦Calm skin⟧" %}', "Calm skin"),
    ("a.twig", "<p>{{ '⟦Calm skin⟧'|trans }}</p>", "Calm skin"),
    ("a.njk", "{# calm #}<p>⟦Calm skin⟧</p>", "Calm skin"),
    ("a.hbs", '{{> card text="⟦Calm skin⟧"}}', "Calm skin"),
    ("a.ejs", "<p>⟦Calm <%= area %> skin⟧</p>", f"Calm {OBJECT} skin"),
    ("a.ejs", "<%- include('hero', { text: '⟦Calm skin⟧' }) %>", "Calm skin"),
    ("a.erb", '<%= link_to "⟦Get calm⟧", path %>', "Get calm"),
    ("a.html.erb", '<% content_for :title, "⟦Calm skin⟧" %>', "Calm skin"),
    ("a.vue", "<template><p>⟦Calm {{ area }} skin⟧</p></template>", f"Calm {OBJECT} skin"),
    ("a.vue", "<template><p>{{ $t('⟦Calm skin⟧') }}</p></template>", "Calm skin"),
    ("a.vue", "<template><Card :text=\"'⟦Calm skin⟧'\" /></template>", "Calm skin"),
    ("a.vue", "<template><Card :items=\"[{ text: '⟦Calm skin⟧' }]\" /></template>", "Calm skin"),
    ("a.vue", '<template><Card subtitle="⟦Calm &amp; firm⟧" /></template>', "Calm & firm"),
    ("a.vue", "<script setup>\nconst a = ['⟦Calm skin⟧'];\n</script>", "Calm skin"),
    ("a.vue", '<template></template>\n<i18n>{"en": {"hi": "⟦Calm skin⟧"}}</i18n>', "Calm skin"),
    ("a.svelte", "<p>⟦Calm {area} skin⟧</p>", f"Calm {OBJECT} skin"),
    ("a.svelte", "{#if x > 1}<p>⟦Isn't it calm⟧</p>{/if}", "Isn't it calm"),
    ("a.svelte", "<Card items={['⟦Calm skin⟧']} />", "Calm skin"),
    ("a.svelte", '<script>\n  let text = "⟦Calm skin⟧";\n</script>', "Calm skin"),
    ("a.astro", "---\nconst text = '⟦Calm skin⟧';\n---\n<p>x</p>", "Calm skin"),
    ("a.astro", "<ul>{all.map((x) => (<li>⟦Calm {x} skin⟧</li>))}</ul>", f"Calm {OBJECT} skin"),
    ("a.astro", "<p>{'⟦Calm skin⟧'}</p>", "Calm skin"),
    ("a.astro", '<Card text={"⟦Calm skin⟧"} />', "Calm skin"),
    ("a.astro", "{ok && <p>⟦Calm<br> skin⟧</p>}", "Calm skin"),
)


@pytest.mark.parametrize("path, marked, text", MARKED)
def test_text_is_read_at_its_exact_place(path: str, marked: str, text: str) -> None:
    source, place = unmarked(marked)
    document = read_text(source, path)
    assert_traced(document)
    spans = [block.span(0, len(text)) for block in document.blocks if block.text.startswith(text)]
    assert place in spans, places(document)


def test_front_matter_of_an_html_page_is_read_as_such() -> None:
    document = read_text("---\ntitle: Calm skin\nslug: calm-skin\n---\n<h1>Firm skin</h1>\n", "a.html")
    assert_traced(document)
    assert places(document) == [("2:8", "title", "Calm skin"), ("5:5", "heading", "Firm skin")]
    assert (document.format, document.metadata) == ("html", {"slug": "calm-skin"})


SILENT = (
    ("a.liquid", "{% comment %}<p>Calms the skin</p>{% endcomment %}"),
    ("a.liquid", '{% schema %}{"name": "Calms the skin"}{% endschema %}'),
    ("a.liquid", "{% if title == 'Calms the skin' %}{% endif %}"),
    ("a.liquid", "{{ 'calm.skin' | t }}"),
    ("a.j2", "{# Calms the skin #}"),
    ("a.hbs", "{{!-- Calms the skin --}}"),
    ("a.erb", "<%# Calms the skin %><% if x == 'Calms the skin' %><% end %>"),
    ("a.vue", "<template><p v-if=\"a === 'calms the skin'\"></p></template><style>.a { content: 'calm skin' }</style>"),
    ("a.svelte", "{@const x = 'calms the skin'}<button on:click={() => go('calms the skin')}></button>"),
    ("a.astro", "{/* <p>Calms the skin</p> */}<!-- calms {the} skin -->"),
    ("a.astro", "---\n// calms the skin\nimport a from 'calms the skin';\n---\n"),
)


@pytest.mark.parametrize("path, source", SILENT)
def test_code_is_not_copy(path: str, source: str) -> None:
    assert places(read_text(source, path)) == []


ASTRO = """---
const faqs = [{ q: 'Does it hurt?', a: 'Not at all.' }];
---
<h1>Calm {name}</h1>
<p>It can:</p>
<ul>{all.map((x) => <li>calm {x}</li>)}</ul>
<Card items={[{ title: 'Glow', text: 'Firm skin for days' }]} />
"""


def test_component_is_read_block_by_block() -> None:
    document = read_text(ASTRO, "a.astro")
    assert_traced(document)
    assert places(document) == [
        ("2:21", "question", "Does it hurt?"),
        ("2:41", "string", "Not at all."),
        ("4:5", "heading", f"Calm {OBJECT}"),
        ("5:4", "paragraph", "It can:"),
        ("6:25", "list-item", f"calm {OBJECT}"),
        ("7:25", "heading", "Glow"),
        ("7:39", "string", "Firm skin for days"),
    ]
    assert leads(document, f"calm {OBJECT}") == ["It can:"]
    assert leads(document, "Not at all.") == ["Does it hurt?"]
    assert heads(document, "Firm skin for days") == ["Glow"]


PATHS = ("a.liquid", "a.erb", "a.vue", "a.svelte", "a.astro")
_TOKENS = "{{ }} {% %} {# #} <% %> <%= { } ' \" ` \\ < > / <p> </p> <Card <script> </script> --- && ( ) => é".split()


@settings(max_examples=100)
@given(st.lists(st.sampled_from([*_TOKENS, "calm skin ", "\n", "text='a b c' "]), max_size=25), st.sampled_from(PATHS))
def test_anything_is_read_without_failing(tokens: list[str], path: str) -> None:
    assert_traced(read_text("".join(tokens), path))


@pytest.mark.parametrize("unit", ["{{", "{%", "<%", "{", "'", "{`", "<a {", "{% comment %}", "---\n", "<script>"])
@pytest.mark.parametrize("path", PATHS)
def test_hostile_input_finishes(unit: str, path: str) -> None:
    assert_traced(read_text(unit * (30_000 // len(unit)), path))
