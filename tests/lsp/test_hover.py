"""The evidence under the pointer."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from claimtrack import documents
from claimtrack.checker import Judge
from claimtrack.evidence.library import Library
from claimtrack.lsp.cards import of_claim, of_occurrence
from claimtrack.policy.profile import Profile
from tests import studio
from tests.lsp.editor import Editor

POLICY = """\
market: uk
regulator: the regulator
citation: rule 1
instrument: [code]
status: in-force
source_seen: primary
says: Collagen needs a trial.
triggers:
  - family: collagen
    when:
      topics: [collagen]
severity: error
discharge:
  by: [record]
  need: a trial on file
rewrite:
  kind: remove
  text: Leave it out.
sources:
  - https://example.org/rule
"""
pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_card_holds_what_a_reviewer_asks(editor: Editor) -> None:
    await editor.open("hover.html", studio.PAGE)
    card = await editor.hover("hover.html", "ATP")
    for words in (
        "**warning** `unsupported-claim`: says that the lamp raises ATP in skin",
        "`lamp/atp` The lamp raises ATP in skin.",
        "**mechanism-only**",
        "it would need: a controlled study",
        "graded by the testers (not yet signed off)",
        "**For**",
        "in cells in a dish (2020): ATP rose.",
        "grade: Cells in a dish are not skin.",
        "Light on cells (2020, controlled-lab)",
        "_graded by the testers, not yet signed off_",
        "**May be written**\n\n- In a dish, light raised ATP in cells. (study)",
    ):
        assert words in card, words


async def test_what_is_missing_is_said_with_the_search(editor: Editor) -> None:
    await editor.open("missing.md", "The lamp facial boosts collagen.\n", "markdown")
    card = await editor.hover("missing.md", "collagen")
    assert "**Missing**\n\n- Does it raise collagen?  \n  nothing found (searched PubMed, 2026-11-01, 0 hits)" in card


async def test_a_claim_that_the_evidence_supports_has_its_card_too(editor: Editor) -> None:
    await editor.open("supported.md", "The lamp facial boosts moisture.\n", "markdown")
    card = await editor.hover("supported.md", "moisture")
    assert card.startswith("`lamp/moisture`")
    assert "**supported**" in card


async def test_there_is_no_card_where_nothing_is_said(editor: Editor) -> None:
    await editor.open("silent.md", "Welcome. The lamp facial boosts moisture.\n", "markdown")
    assert await editor.hover("silent.md", "Welcome") == ""


async def test_markdown_of_the_library_is_shown_as_it_is_written(tmp_path: Path) -> None:
    told = "The *lamp* <b>raises</b> [collagen](x)."
    text = studio.FILES["lamp/collagen.yaml"].replace("The lamp raises collagen.", told)
    library = Library.load(claims=studio.library(tmp_path / "claims", {"lamp/collagen.yaml": text}))
    card = of_claim("lamp/collagen", Judge(library), Profile())
    assert "The \\*lamp\\* \\<b\\>raises\\</b\\> \\[collagen\\](x)." in card


async def test_policies_of_the_markets_are_cited(tmp_path: Path) -> None:
    library = Library.load(claims=studio.library(tmp_path / "claims", {"policies/uk/uk-lamp.yaml": POLICY}))
    page = documents.read_text("The lamp facial boosts collagen.\n", "page.md")
    judge, profile = Judge(library), Profile(("uk",))
    (one,) = judge.page(page, profile).page.occurrences
    card = of_occurrence(one, judge, profile)
    assert "**Policies**\n\n- UK: the regulator: rule 1; a UK policy asks for a record: a trial on file" in card


async def test_a_client_that_shows_no_markdown_gets_plain_text_under_the_options_of_a_check(tmp_path: Path) -> None:
    studio.library(tmp_path / "elsewhere", {"policies/uk/uk-lamp.yaml": POLICY})
    editor = Editor(tmp_path)
    options = ("--claims", "elsewhere", "--market", "uk", "--as-of", studio.AS_OF, "--min-confidence", "low")
    await editor.start(*options, capabilities=types.ClientCapabilities())
    (mark,) = await editor.open("deep/page.md", "The lamp facial boosts collagen.\n", "markdown")
    assert "a UK policy asks for a record" in mark.message
    card = await editor.hover("deep/page.md", "boosts")
    assert "lamp/collagen" in card
    assert "as of 2026-11-22" in card
    assert "**" not in card
    assert editor.watchers == []
    assert await editor.stop() == 0
