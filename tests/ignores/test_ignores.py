"""Directives in copy: what they let stand, how far they reach, and what is said of those that are at fault."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.checker import Judge, Judged
from claimtrack.documents import read_bytes, read_text
from claimtrack.documents.model import Document
from claimtrack.evidence.library import Library
from claimtrack.policy.profile import Profile
from tests import studio

AS_OF = date.fromisoformat(studio.AS_OF)
CLAIM = "The lamp facial boosts collagen."


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library.load(claims=studio.library(tmp_path_factory.mktemp("studio") / "claims"))


def judged(library: Library, source: str, format: str = "html", *, scheduled: bool = False) -> Judged:  # noqa: A002
    return Judge(library, as_of=AS_OF, scheduled=scheduled).page(read_text(source, f"page.{format}", format))


def rules(page: Judged) -> list[str]:
    return [finding.rule for passage in page.page.passages for finding in passage.findings]


@pytest.mark.parametrize(
    ("format", "source"),
    [
        ("html", "<!-- {} -->\n<p>{claim}</p>"),
        ("html", "<p>\n{claim} <!-- {line} --></p>"),
        ("markdown", "<!-- {} -->\n\n{claim}\n"),
        ("markdown", "---\n# {}\ntitle: {claim}\n---\n"),
        ("mdx", "{{/* {} */}}\n\n{claim}\n"),
        ("javascript", "export default () => <main>{{/* {} */}}<p>{claim}</p></main>;"),
        ("javascript", "// {}\nexport const title = '{claim}';"),
        ("php", "<?php // {}\n$title = '{claim}';\n# nothing\n?>"),
        ("blade", "{{{{-- {} --}}}}\n<p>{claim}</p>"),
        ("template", "{{# {} #}}\n<p>{claim}</p>"),
        ("template", "{{% comment %}}{}{{% endcomment %}}\n<p>{claim}</p>"),
        ("template", "{{{{!-- {} --}}}}\n<p>{claim}</p>"),
        ("template", "{{{{~! {} }}}}\n<p>{claim}</p>"),
        ("yaml", "# {}\ntitle: {claim}\n"),
        ("vue", "<template><!-- {} --><p>{claim}</p></template>"),
    ],
)
def test_every_format_with_comments_takes_a_directive(library: Library, format: str, source: str) -> None:  # noqa: A002
    words = {"line": "claimtrack-ignore-line -- known", "claim": CLAIM}
    assert "unsupported-claim" in rules(
        judged(library, source.format("a comment", claim=CLAIM, line="a comment"), format)
    )
    page = judged(library, source.format("claimtrack-ignore-next -- known", **words), format)
    assert rules(page) == []
    (suppressed,) = page.suppressed
    assert (suppressed.by, suppressed.reason) == ("inline", "known")


def test_what_is_suppressed_says_who_why_until_when_and_where(library: Library) -> None:
    source = f"<h1>Us</h1>\n  <!-- claimtrack-ignore-next until=2026-11-22 owner=anna -- a  trial -->\n<p>{CLAIM}</p>"
    (one,) = judged(library, source).suppressed
    assert (one.owner, one.until, one.reason, one.place) == ("anna", AS_OF, "a trial", "page.html:2:8")
    assert one.finding.quote == "boosts collagen"


def test_reach(library: Library) -> None:
    line = f"<p>{CLAIM}</p>"
    assert rules(judged(library, f"<!-- claimtrack-ignore-next -- x -->\n{line}\n{line}")) == ["unsupported-claim"]
    assert rules(judged(library, f"{line} <!-- claimtrack-ignore-line -- x -->\n{line}")) == ["unsupported-claim"]
    block = f"<!-- claimtrack-ignore-block -- x -->{line}{line}<!-- claimtrack-ignore-end -->{line}"
    assert rules(judged(library, block)) == ["unsupported-claim"]
    assert rules(judged(library, f"{line}{line}<!-- claimtrack-ignore-file -- x -->")) == []
    within = f"<p>{CLAIM} <!-- claimtrack-ignore-next -- x --> {CLAIM}</p>{line}"
    assert rules(judged(library, within)) == ["unsupported-claim"] * 2
    attribute = f'<!-- claimtrack-ignore-next -- x --><p title="{CLAIM}">{CLAIM}</p>{line}'
    assert rules(judged(library, attribute)) == ["unsupported-claim"]


def test_only_the_rules_that_are_named(library: Library) -> None:
    both = "<p>The lamp facial boosts collagen. A lamp facial is painless.</p>"
    assert rules(judged(library, both)) == ["unsupported-claim", "unsubstantiated-presentation"]
    named = f"<!-- claimtrack-ignore-next unsubstantiated-presentation, unregistered-claim -- x -->{both}"
    assert rules(judged(library, named)) == ["unsupported-claim"]


@pytest.mark.parametrize(
    ("directive", "message"),
    [
        ("claimtrack-ignore-next", "it gives no reason; write one after two dashes"),
        ("claimtrack-ignore-next --", "it gives no reason"),
        ("claimtrack-ignore -- x", "does not say what to ignore; write claimtrack-ignore-next or"),
        ("claimtrack-ignore-nxt -- x", "'claimtrack-ignore-nxt' is no directive"),
        ("claimtrack-ignore-next unsuported-claim -- x", "did you mean 'unsupported-claim'?"),
        ("claimtrack-ignore-next until=soon -- x", "'soon' is no date; write until=2027-06-30"),
        ("claimtrack-ignore-next by=anna -- x", "'by=' is not known; write until=DATE or owner=NAME"),
        ("claimtrack-ignore-block -- x", "the block is not closed; write claimtrack-ignore-end"),
        ("claimtrack-ignore-end", "no block is open here"),
    ],
)
def test_a_directive_at_fault_ignores_nothing_and_is_told_of(library: Library, directive: str, message: str) -> None:
    page = judged(library, f"<!-- {directive} -->\n<p>{CLAIM}</p>")
    assert rules(page) == ["invalid-ignore", "unsupported-claim"]
    finding = page.page.passages[0].findings[0]
    assert message in finding.message
    assert finding.quote == f"<!-- {directive} -->"
    assert page.suppressed == ()


def test_a_date_that_has_passed_warns_and_counts_only_on_scheduled_runs(library: Library) -> None:
    source = f"<!-- claimtrack-ignore-next until=2026-11-21 -- x --><p>{CLAIM}</p>"
    page = judged(library, source)
    assert rules(page) == ["expired-ignore"]
    assert page.page.passages[0].findings[0].severity == "warning"
    late = judged(library, source, scheduled=True)
    assert rules(late) == ["expired-ignore", "unsupported-claim"]
    assert late.page.passages[0].findings[0].severity == "error"


def test_a_directive_with_nothing_to_ignore_can_be_removed(library: Library) -> None:
    source = "<!-- claimtrack-ignore-next -- x --><p>Open daily.</p>"
    (passage,) = judged(library, source).page.passages
    assert passage.findings[0].rule == "unused-ignore"
    assert passage.suggestion is not None
    assert passage.suggestion.span is not None
    assert source[slice(*passage.suggestion.span)] == "<!-- claimtrack-ignore-next -- x -->"


def test_where_no_market_is_named_what_only_a_market_objects_to_is_left_alone(library: Library) -> None:
    source = "<!-- claimtrack-ignore-next -- x --><p>A lamp facial boosts moisture.</p>"
    page = read_text(source, "page.html", "html")
    assert rules(Judge(library, as_of=AS_OF).page(page)) == []
    assert rules(Judge(library, as_of=AS_OF).page(page, Profile(("uk",)))) == ["unused-ignore"]


def test_what_is_refuted_is_not_ignored_unless_the_configuration_allows_it() -> None:
    library = Library.load()
    refuted = next(
        claim
        for claim in library.records.claims.values()
        if library.assess(claim.id, AS_OF).status == "refuted" and claim.examples.makes
    )
    source = f"<!-- claimtrack-ignore-next -- x -->\n<p>{refuted.examples.makes[0]}</p>"
    page = Judge(library, as_of=AS_OF).page(read_text(source, "page.html", "html"))
    assert rules(page)[:2] == ["forbidden-ignore", "refuted-claim"]
    allowed = Judge(library, as_of=AS_OF).page(
        read_text(source, "page.html", "html"), Profile(allow=("refuted-claim",))
    )
    assert "refuted-claim" not in rules(allowed)


def test_the_text_of_a_page_is_no_directive(library: Library) -> None:
    shown = (
        f"<p>Write claimtrack-ignore-next -- x</p><pre>&lt;!-- claimtrack-ignore-file -- x --&gt;</pre><p>{CLAIM}</p>"
    )
    assert rules(judged(library, shown)) == ["unsupported-claim"]
    for code in ("```html\n<!-- claimtrack-ignore-file -- x -->\n```", "`<!-- claimtrack-ignore-file -- x -->`"):
        assert rules(judged(library, f"{code}\n\n{CLAIM}\n", "markdown")) == ["unsupported-claim"]
    assert rules(
        judged(library, f"const a = 'A // claimtrack-ignore-next -- x';\nconst title = '{CLAIM}';", "javascript")
    )


def test_copy_without_comments_has_its_directives_in_a_file_beside_it(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    beside = tmp_path / "page.txt.claimtrack-ignores"
    beside.write_text(
        '# decided in May\nclaimtrack-ignore-passage "BOOSTS  collagen" owner=anna -- known\n\n'
        'claimtrack-ignore-passage "not there" -- x\nclaimtrack-ignore-next -- x\nignore all\n',
        encoding="utf-8",
    )
    document = read_bytes(CLAIM.encode(), "page.txt")
    assert isinstance(document, Document)
    page = Judge(library, as_of=AS_OF).page(document)
    (suppressed,) = page.suppressed
    assert (suppressed.by, suppressed.owner, suppressed.place) == ("sidecar", "anna", "page.txt.claimtrack-ignores:2:1")
    told = [(str(one.place), one.findings[0].rule) for one in page.page.passages]
    assert told == [
        ("page.txt.claimtrack-ignores:4:1", "unused-ignore"),
        ("page.txt.claimtrack-ignores:5:1", "invalid-ignore"),
        ("page.txt.claimtrack-ignores:6:1", "invalid-ignore"),
    ]


def test_an_auditor_sees_everything(library: Library) -> None:
    document = read_text(f"<!-- claimtrack-ignore-file -- x --><p>{CLAIM}</p>", "page.html", "html")
    page = Judge(library, as_of=AS_OF, ignores=False).page(document)
    assert rules(page) == ["unsupported-claim"]
    assert page.suppressed == ()


@pytest.mark.parametrize(
    ("format", "source", "left"),
    [
        ("html", '{next}<img alt="{claim}"><p>{claim}</p>', 1),
        ("html", '{next}<div><img src="a>b" alt="{claim}"></div><p>{claim}</p>', 1),
        ("html", '{next}<meta name="description" content="{claim}"><title>{claim}</title>', 1),
        ("html", '{next}<p><img alt="{claim}"> {claim}</p><p>{claim}</p>', 1),
        ("html", '{next}<a title="{claim}"><b>{claim}</b></a><p>{claim}</p>', 1),
        ("html", '{next}<figure><img alt="{claim}"/><figcaption>{claim}</figcaption></figure><p>{claim}</p>', 1),
        ("html", "{next}<h2>{claim}</h2><p>{claim}</p>", 1),
        ("html", "{next}<ul><li>{claim}</li><li>{claim}</li></ul>", 1),
        ("html", "{next}<table><tr><td>{claim}<td>{claim}</table>", 1),
        ("markdown", "{next}\n\n![{claim}](a.png)\n\n{claim}\n", 1),
        ("markdown", "---\n# claimtrack-ignore-next -- x\ndescription: {claim}\ntitle: {claim}\n---\n", 1),
        ("markdown", "+++\n# claimtrack-ignore-next -- x\ndescription = '{claim}'\n+++\n\n{claim}\n", 1),
        ("yaml", "# claimtrack-ignore-next -- x\nalt: {claim}\ntext: {claim}\n", 1),
        ("javascript", "() => <p>{{/* claimtrack-ignore-next -- x */}}<img on={{() => 1}} alt='{claim}' /></p>;", 0),
    ],
)  # fmt: skip
def test_next_reaches_no_further_than_the_next_element(library: Library, format: str, source: str, left: int) -> None:  # noqa: A002
    said = source.format(next="<!-- claimtrack-ignore-next -- x -->", claim=CLAIM)
    before = rules(judged(library, said.replace("claimtrack", "clinic"), format))
    assert rules(judged(library, said, format)) == ["unsupported-claim"] * left
    assert len(before) > left


@pytest.mark.parametrize(
    ("format", "source"),
    [
        ("php", "<?php // {line} ?><p>{claim}</p>\n<?php # nothing ?><p>Daily.</p>"),
        ("vue", '<template><input accept="image/*">\n<p>{claim}</p>\n<p :a="/* {line} */ 1">Daily.</p></template>'),
    ],
)
def test_a_comment_begins_and_ends_where_it_does(library: Library, format: str, source: str) -> None:  # noqa: A002
    said = source.format(line="claimtrack-ignore-line -- known", claim=CLAIM)
    page = judged(library, said, format)
    if format == "php":
        assert [one.reason for one in page.suppressed] == ["known"]
    else:
        assert "unsupported-claim" in rules(page)


def test_what_names_the_file_beside_or_stands_in_an_attribute_is_no_directive(library: Library) -> None:
    for said in (
        "<!-- see about.docx.claimtrack-ignores -->",
        '<div data-a="<!-- claimtrack-ignore-file -- x -->">a</div>',
        "<div data-a = '<!-- claimtrack-ignore-file -- x -->'>a</div>",
    ):
        assert rules(judged(library, f"{said}<p>{CLAIM}</p>")) == ["unsupported-claim"]
    heading = f"text: |\n  # claimtrack-ignore-file -- x\nother: {CLAIM}\n"
    assert rules(judged(library, heading, "yaml")) == ["unsupported-claim"]
    compared = f"Is a <b and c? <!-- claimtrack-ignore-file -- x -->\n\n{CLAIM}\n"
    assert rules(judged(library, compared, "markdown")) == []
    spelled = f"```not a fence``` <!-- claimtrack-ignore-file -- x -->\n\n{CLAIM}\n"
    assert rules(judged(library, spelled, "markdown")) == []


def test_a_block_at_fault_has_its_own_end(library: Library) -> None:
    line = f"<p>{CLAIM}</p>"
    inner = f"<!-- claimtrack-ignore-block -->{line}<!-- claimtrack-ignore-end -->"
    page = judged(library, f"<!-- claimtrack-ignore-block -- x -->{inner}{line}<!-- claimtrack-ignore-end -->{line}")
    assert rules(page) == ["invalid-ignore", "unsupported-claim"]
    assert len(page.suppressed) == 2


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_do_not_matter(library: Library, start: str, end: str) -> None:
    said = ("<h1>Lamp</h1>", f"<p>{CLAIM}</p> <!-- claimtrack-ignore-line -- x -->", "<!-- claimtrack-ignore-next -->")
    page = judged(library, start + end.join((*said, f"<p>{CLAIM}</p>")))
    assert [one.place for one in page.suppressed] == [f"page.html:2:{len(f'<p>{CLAIM}</p> <!-- ') + 1}"]
    assert [str(one.place) for one in page.page.passages] == ["page.html:3:1", "page.html:4:4"]


def test_what_another_market_may_need_is_told_so(library: Library) -> None:
    source = read_text("<!-- claimtrack-ignore-next -- x --><p>A lamp facial boosts moisture.</p>", "page.html", "html")
    (passage,) = Judge(library, as_of=AS_OF).page(source, Profile(("uk",))).page.passages
    assert passage.findings[0].message == (
        "nothing to ignore here in uk; delete the directive, unless another market needs it"
    )


def test_a_file_beside_copy_that_has_comments_is_told_of(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.html.claimtrack-ignores").write_text(
        "# old\u2028one\nclaimtrack-ignore-file\t-- known\n", encoding="utf-8"
    )
    page = judged(library, f"<p>{CLAIM}</p>")
    assert sorted(rules(page)) == ["invalid-ignore", "unsupported-claim"]
    (told,) = [one for one in page.page.passages if one.findings[0].rule == "invalid-ignore"]
    assert str(told.place) == "page.html.claimtrack-ignores:2:1"
    assert told.findings[0].message == "page.html takes directives in its comments; write it there"


def test_what_is_proposed_is_for_what_is_left(library: Library) -> None:
    said = "The lamp facial boosts collagen and hair growth."
    document = read_text(f"<!-- claimtrack-ignore-next {{}} -- x --><p>{said}</p>", "page.html", "html")
    for rule in ("unsupported-claim", "unregistered-claim"):
        text = document.source.format(rule)
        judge = Judge(library, as_of=AS_OF)
        report = judge.report([judge.page(read_text(text, "page.html", "html"))])
        left = {finding.fingerprint for finding in report}
        assert len(left) == 1
        for passage in report.passages:
            assert passage.suggestion is None or set(passage.suggestion.clears) <= left


_LINES = st.lists(
    st.sampled_from(
        [
            f"<p>{CLAIM}</p>",
            "<p>The lamp facial boosts ATP. It boosts hair growth.</p>",
            f'<img alt="{CLAIM}">',
            "<!-- claimtrack-ignore-next -- x -->",
            "<!-- claimtrack-ignore-next unregistered-claim -- x -->",
            "<!-- claimtrack-ignore-block -- x -->",
            "<!-- claimtrack-ignore-block -->",
            "<!-- claimtrack-ignore-end -->",
            "<p>The lamp facial boosts ATP.</p> <!-- claimtrack-ignore-line until=2020-01-01 -- x -->",
            "<!-- claimtrack-ignore-fil -- x -->",
        ]
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(lines=_LINES)
def test_laws_of_ignoring(library: Library, lines: list[str]) -> None:
    document = read_text("\n".join(lines), "page.html", "html")
    judge = Judge(library, as_of=AS_OF)
    raw, page = judge.found(document), judge.page(document)
    whole = {one.fingerprint: one.finding for one in raw.page.occurrences if one.finding}
    left = {one.fingerprint: one.finding for one in page.page.occurrences if one.finding}
    ignored = {one.finding.fingerprint: one.finding for one in page.suppressed}
    told = {name for name, finding in left.items() if finding.topic == "ignore"}
    assert {name: left[name] for name in left if name not in told} | ignored == whole, "others stay as they are"
    assert set(left).isdisjoint(ignored)
    prints = [one.fingerprint for one in page.page.occurrences]
    assert len(set(prints)) == len(prints)
    for finding in left.values():
        assert document.source[slice(*finding.place.span)] == finding.quote
    assert judge.settled(raw) == page
