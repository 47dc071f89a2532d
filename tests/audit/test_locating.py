"""Selectors of a rendered page lead to the element that holds the block."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.audit.locating import located
from claimtrack.audit.pages import pages
from claimtrack.audit.report import View, pieces
from claimtrack.documents import read_text
from tests.audit import lamps

_TEXT = st.sampled_from(
    ["<p>It is warm</p>", "<p>Calm <b>light</b></p>", "<li>One</li>", "<h2>Two</h2>", "plain", "<br>"]
)
_PARENT = st.sampled_from(["div", "section", "ul", 'div id="a-b"', 'div id="7 x"'])
_TREE = st.recursive(
    _TEXT,
    lambda inner: st.tuples(_PARENT, st.lists(inner, max_size=4)).map(
        lambda pair: f"<{pair[0]}>{''.join(pair[1])}</{pair[0].split()[0]}>"
    ),
    max_leaves=12,
)  # fmt: skip


@settings(deadline=None)
@given(_TREE)
def test_the_selector_of_a_block_selects_what_holds_it(tree: str) -> None:
    html = f"<html><head><title>Lamp</title></head><body>{tree}</body></html>"
    soup = BeautifulSoup(html, "html.parser")
    for block in located(read_text(html, "a.html", "html")).blocks:
        assert block.locator is not None
        held = [" ".join(found.get_text(" ").split()) for found in soup.select(block.locator)]
        # An id may stand twice on a page; the first is then as good.
        assert any(block.text.split()[0] in text for text in held)


def test_an_attribute_is_found_at_its_own_element() -> None:
    html = '<html><body><main><img src="a.png" alt="A lamp"><p>Warm</p></main></body></html>'
    found = {block.text: block.locator for block in located(read_text(html, "a.html", "html")).blocks}
    assert found == {
        "A lamp": "html > body > main > img:nth-of-type(1)",
        "Warm": "html > body > main > p:nth-of-type(1)",
    }


def test_findings_of_a_rendered_page_carry_a_selector_and_a_quote_and_say_so(tmp_path: Path) -> None:
    html = '<html><body><div id="app"><h1>Lamp facial</h1><p>The lamp facial <b>boosts</b> ATP.</p></div></body></html>'
    page = lamps.replace(lamps.one("/", html), rendered=True, screenshot="shots/1.png")
    with lamps.runs(tmp_path) as runs:
        run = lamps.audit(runs, [page], lamps.library(tmp_path / "claims"))
        (row,) = pages(runs, run)
        texts = {name: "".join(pieces(name, View(runs, run))) for name in ("text", "sarif", "csv", "html")}
    assert row.rendered
    assert f"{lamps.ROOT}/:(div#app > p:nth-of-type(1))" in texts["text"]
    assert "picture: shots/1.png" in texts["text"]
    assert '"fullyQualifiedName": "div#app > p:nth-of-type(1)"' in texts["sarif"]
    assert "startLine" not in texts["sarif"]
    assert ",,,div#app > p:nth-of-type(1),The lamp facial boosts ATP." in texts["csv"]
    assert "as a browser showed it: places are selectors" in texts["html"]
