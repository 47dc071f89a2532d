"""PHP and Blade: one page of HTML with what code prints into it, and the strings of its arrays and variables."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.documents import read_text
from claimtrack.documents.model import OBJECT, Document
from tests.documents.cases import assert_traced, unmarked
from tests.documents.places import heads, leads, only, places

MARKED = (
    ("php", "<?php $text = '⟦It\\'s calm⟧';", "It's calm"),
    ("php", '<?php $text = "⟦Calm \\u{2019} skin⟧";', "Calm ’ skin"),
    ("php", '<?php $text = "⟦Calm $area and {$x->y} skin⟧";', f"Calm {OBJECT} and {OBJECT} skin"),
    ("php", "<?php $text = '⟦Calm ' . $area . ' skin⟧';", f"Calm {OBJECT} skin"),
    ("php", "<?php $text = '⟦Calm ' . get_it('x') . ' skin⟧';", f"Calm {OBJECT} skin"),
    ("php", "<?php return ['text' => '⟦Calm skin⟧'];", "Calm skin"),
    ("php", "<?php return array('text' => __('⟦Calm skin⟧', 'domain'));", "Calm skin"),
    ("php", "<?php $x = ['benefits' => ['⟦Painless⟧']];", "Painless"),
    ("php", "<?php $t = <<<TEXT\n⟦Calm skin⟧\nTEXT;\n", "Calm skin"),
    ("php", "<?php $t = <<<'TEXT'\n  ⟦Calm $5 skin⟧\n  TEXT;\n", "Calm $5 skin"),
    ("php", "<?php Treatment::create(['text' => '⟦Calm skin⟧']);", "Calm skin"),
    ("php", "<?php $text = sprintf(__('⟦Up to %d%% calmer⟧', 'x'), 40);", f"Up to {OBJECT}% calmer"),
    ("php", "<p>⟦Calm <?= $area ?> skin⟧</p>", f"Calm {OBJECT} skin"),
    ("php", "<p>⟦Calm <?php if ($x): ?>skin⟧<?php endif; ?></p>", "Calm skin"),
    ("php", "<p>Calm <?= '⟦skin\\'s⟧' ?></p>", "skin's"),
    ("php", "<p><?php echo esc_html__( '⟦Calm skin⟧', 'x' ); ?></p>", "Calm skin"),
    ("php", "<?php echo '<p>⟦Calm <b>skin⟧</b></p>'; ?>", "Calm skin"),
    ("php", "<p>⟦From &pound30⟧</p><?php // end ?>", "From £30"),
    ("php", "<?php $x = 1;\n// a ?>\n<p>⟦Calm skin⟧</p>", "Calm skin"),
    ("php", "<?php $x = 'calm ?> skin'; ?><p>⟦Firm skin⟧</p>", "Firm skin"),
    ("php", "<?php $text = '⟦Calm skin⟧", "Calm skin"),
    ("php", "<p>⟦Calm skin⟧ <?php if (", "Calm skin"),
    ("blade", "<p>⟦Calm {{ $area }} skin⟧</p>", f"Calm {OBJECT} skin"),
    ("blade", "<p>{{ __('⟦Calm skin⟧') }}</p>", "Calm skin"),
    ("blade", '<p>⟦Calm {{ "\\u{2019}tis⟧" }}</p>', "Calm ’tis"),
    ("blade", "<p>{!! '⟦Calm skin⟧' !!}</p>", "Calm skin"),
    ("blade", "<p>@lang('⟦Calm skin⟧')</p>", "Calm skin"),
    ("blade", "<p>⟦Calm @if ($x > (1)) skin⟧ @endif</p>", "Calm skin"),
    ("blade", "@section('title', '⟦Calm skin⟧')", "Calm skin"),
    ("blade", "@include('x', ['heading' => '⟦Calm skin⟧'])", "Calm skin"),
    ("blade", "@php $text = '⟦Calm skin⟧'; @endphp", "Calm skin"),
    ("blade", '<x-hero subtitle="⟦Calm &amp; firm⟧" />', "Calm & firm"),
    ("blade", '<x-card icon="x" :items="[\'⟦It\\\'s calm⟧\']" />', "It's calm"),
    ("blade", "<x-card :text='$ok ? \"⟦Calm skin⟧\" : null' />", "Calm skin"),
    ("blade", "@foreach(['⟦Calm skin⟧', 'Firm'] as $benefit)<li>{{ $benefit }}</li>@endforeach", "Calm skin"),
    ("blade", "@foreach($x->where('kind', 'a b') as $b)<li>⟦Calm skin⟧</li>@endforeach", "Calm skin"),
    ("blade", "<p>⟦Ask about calm @ home⟧</p>", "Ask about calm @ home"),
)


@pytest.mark.parametrize("format_, marked, text", MARKED)
def test_text_is_read_at_its_exact_place(format_: str, marked: str, text: str) -> None:
    source, place = unmarked(marked)
    document = read_text(source, "page", format_)
    assert_traced(document)
    blocks = [block for block in document.blocks if text in block.text]
    starts = [block.text.index(text) for block in blocks]
    spans = [block.span(start, start + len(text)) for block, start in zip(blocks, starts, strict=True)]
    assert place in spans, places(document)


SILENT = (
    ("php", "<?php // calms the skin\n# calms the skin\n/* calms the skin */"),
    ("php", "<!-- <p>calms the skin <?= 'today' ?></p> -->"),
    ("php", "<?php if ($a === 'calms the skin') {}"),
    ("php", "<?php switch ($a) { case 'calms the skin': }"),
    ("php", "<?php throw new Exception('calms the skin');"),
    ("php", "<?php require 'calms the skin.php'; error_log('calms the skin');"),
    ("php", "<?php $x['calms the skin'] = 1;"),
    ("php", "<?php $x = ['slug' => 'calms the skin', 'class' => 'calm skin'];"),
    ("php", "<?php $sql = 'SELECT calm FROM skin';"),
    ("php", '<div class="<?= $x ?>" data-x="calm skin"></div>'),
    ("php", "<p><?= $calm ?></p>"),
    ("blade", "{{-- <p>calms the skin</p> --}}"),
    ("blade", "@if ($x == 'calms the skin') @endif"),
    ("blade", "<x-a :class=\"$on ? 'calms the skin' : ''\" /><p :text=\"'calms it'\"></p>"),
    ("blade", "@foreach(config('calms the skin') as $x)@endforeach"),
    ("blade", "<script>track('calms the skin');</script>@push('calm skin')"),
)


@pytest.mark.parametrize("format_, source", SILENT)
def test_code_is_not_copy(format_: str, source: str) -> None:
    assert places(read_text(source, "page", format_)) == []


PAGE = """<?php
// Calm notes.
$title = 'Calm facial';
$metaDesc = "It's calm here.";
$effects = ['Dry skin' => 'Soothed for days.', 'Calm' => 'Eases tension now.'];
?>
<h1><?= $title ?></h1>
<p>Our facial can:</p>
<ul><?php foreach ($x as $y): ?>
  <li>calm the skin</li>
<?php endforeach; ?></ul>
<h2>Does it hurt?</h2>
<p>Not at all.</p>
"""


def page() -> Document:
    document = read_text(PAGE, "page.php")
    assert_traced(document)
    return document


def test_page_is_read_block_by_block() -> None:
    assert places(page()) == [
        ("3:11", "heading", "Calm facial"),
        ("4:14", "meta", "It's calm here."),
        ("5:14", "label", "Dry skin"),
        ("5:28", "string", "Soothed for days."),
        ("5:49", "label", "Calm"),
        ("5:59", "string", "Eases tension now."),
        ("8:4", "paragraph", "Our facial can:"),
        ("10:7", "list-item", "calm the skin"),
        ("12:5", "heading", "Does it hurt?"),
        ("13:4", "paragraph", "Not at all."),
    ]


def test_structure_reaches_from_code_into_the_page() -> None:
    assert heads(page(), "calm the skin") == ["Calm facial"]
    assert leads(page(), "calm the skin") == ["Our facial can:"]
    assert leads(page(), "Eases tension now.") == ["Calm"]


def test_blade_title_is_the_title() -> None:
    document = read_text("@section('title', 'Calm skin')\n@section('meta_description', 'Firm skin')", "a.blade.php")
    assert document.format == "blade"
    assert [kind for _, kind, _ in places(document)] == ["title", "meta"]
    assert only(document, "Calm skin").kind == "title"


@settings(max_examples=60)
@given(st.integers(0, len(PAGE)), st.integers(0, len(PAGE)))
def test_half_a_file_is_read(start: int, end: int) -> None:
    assert_traced(read_text(PAGE[start:end], "page.php"))


_TOKENS = [
    "<?php ",
    "<?= ",
    "?>",
    "'",
    '"',
    "\\",
    "$a",
    "[",
    "]",
    "(",
    ")",
    "=>",
    "=",
    ".",
    ",",
    ";",
    ":",
    "?",
    "//",
    "*/",
]
_TOKENS += [
    "{{ ",
    " }}",
    "{{--",
    "--}}",
    "@if(",
    "@php",
    "@section('a', ",
    "<p>",
    "calm skin ",
    "<<<A\n",
    "A;\n",
    "\n",
    "é",
]


@settings(max_examples=100)
@given(st.lists(st.sampled_from(_TOKENS), max_size=30).map("".join), st.sampled_from(["php", "blade"]))
def test_anything_is_read_without_failing(source: str, format_: str) -> None:
    assert_traced(read_text(source, "page", format_))


@pytest.mark.parametrize("unit", ["'", '"', "\\'\n", "<?php '", "@if(", "{{", "<<<A\n", "[", "'a' => ["])
def test_hostile_input_finishes(unit: str) -> None:
    for format_ in ("php", "blade"):
        assert_traced(read_text("<?php " + unit * (100_000 // len(unit)), "page", format_))
