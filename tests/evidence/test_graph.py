"""The graph, its neighbourhoods, and what is written of it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html.parser import HTMLParser

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.errors import UsageError
from claimtrack.evidence.export import FORMATS, export
from claimtrack.evidence.graph import EvidenceGraph
from claimtrack.evidence.library import Library
from tests.evidence.records import AS_OF, claim, gap, inference, line, records, source

NASTY = '</script><!-- "quoted" \\ back <img src=x onerror=alert(1)> & `tick` | %%DATA%% \u2028'
CLAIMS = [
    claim("mc/a", line("s"), line("t", "disputes"), gaps=[gap()], incompatible_with=["mc/z"]),
    claim("mc/b", inferences=[inference("mechanism", "mc/a")]),
    claim("mc/z", line("s", "disputes"), text=NASTY),
]
LIBRARY = Library(records(CLAIMS, [source("s", title=NASTY, url="javascript:alert(1)"), source("t"), source("unused")]))
GRAPH = LIBRARY.graph(AS_OF)


class Page(HTMLParser):
    """Collects tags with their attributes and the text of every script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] == "script" and data.strip():
            self.scripts.append(data)


def test_arrows_point_toward_what_is_supported() -> None:
    assert set(GRAPH.edges()) == {
        ("source:s", "line:mc/a#0", "reports"),
        ("line:mc/a#0", "claim:mc/a", "supports"),
        ("source:t", "line:mc/a#1", "reports"),
        ("line:mc/a#1", "claim:mc/a", "disputes"),
        ("claim:mc/a", "gap:mc/a#0", "needs"),
        ("claim:mc/a", "inference:mc/b#0", "premise"),
        ("inference:mc/b#0", "claim:mc/b", "infers"),
        ("source:s", "line:mc/z#0", "reports"),
        ("line:mc/z#0", "claim:mc/z", "disputes"),
        ("claim:mc/a", "claim:mc/z", "incompatible"),
    }


def test_nodes_say_what_they_are() -> None:
    nodes = dict(GRAPH.nodes())
    assert "source:unused" not in nodes
    assert nodes["claim:mc/a"]["status"] == LIBRARY.assess("mc/a", AS_OF).status
    assert (nodes["line:mc/a#0"]["direction"], nodes["line:mc/a#0"]["level"]) == ("supports", "high")
    assert "2026-11-22" in nodes["source:s"]["verified"]


@pytest.mark.parametrize(
    "depth, beyond",
    [
        (0, set[str]()),
        (1, {"inference:mc/b#0"}),
        (2, {"inference:mc/b#0", "claim:mc/a"}),
    ],
)
def test_a_neighbourhood_goes_both_ways_as_far_as_asked(depth: int, beyond: set[str]) -> None:
    found = GRAPH.neighbourhood("mc/b", depth)
    assert {id_ for id_, _ in found.nodes()} == {"claim:mc/b"} | beyond
    assert found.focus == "claim:mc/b"


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_library_gives_the_same_bytes(form: str) -> None:
    turned = Library(records(CLAIMS[::-1], [source("unused"), *list(LIBRARY.records.sources.values())[:2]]))
    assert export(turned.graph(AS_OF), form) == export(GRAPH, form)


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(UsageError, match="dot, mermaid, json, html"):
        export(GRAPH, "gexf")


def test_json_is_read_back_by_networkx() -> None:
    read = nx.node_link_graph(json.loads(export(GRAPH, "json")), edges="edges")
    assert sorted(read.nodes.data(), key=lambda node: node[0]) == list(GRAPH.nodes())
    assert set(read.edges.data("role")) == set(GRAPH.edges())


def test_dot_quotes_what_it_must() -> None:
    for text in export(GRAPH, "dot").splitlines():
        outside = re.sub(r'"(?:[^"\\]|\\.)*"', "", text)
        assert '"' not in outside
        assert "<" not in outside


def test_mermaid_labels_hold_no_character_that_means_something() -> None:
    for label in re.findall(r'"(.*?)"', export(GRAPH, "mermaid")):
        assert not re.search(r'[<>"`|\\]', label.replace("<br/>", ""))


def test_the_page_carries_its_data_whole_and_nothing_breaks_out_of_it() -> None:
    page = Page(export(GRAPH, "html"))
    assert json.loads(page.scripts[0]) == json.loads(export(GRAPH, "json"))
    assert [tag for tag, _ in page.tags if tag in ("img", "iframe", "link", "object", "embed")] == []
    assert [tag for tag, _ in page.tags].count("script") == 2


def test_the_page_asks_the_network_for_nothing() -> None:
    page = Page(export(GRAPH, "html"))
    assert not [attributes for _, attributes in page.tags if "src" in attributes or "href" in attributes]
    policy = next(a["content"] for _, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    script = page.scripts[1]
    assert not re.search(r"fetch\(|XMLHttpRequest|import\(|innerHTML|insertAdjacentHTML|document\.write", script)


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1).filter(lambda text: text.strip() != ""))
def test_any_text_survives_the_page(text: str) -> None:
    library = Library(records([claim("mc/a", text=text)], []))
    page = Page(export(library.graph(AS_OF), "html"))
    data = json.loads(page.scripts[0])
    assert data["nodes"][0]["text"] == library.claims["mc/a"].text


def test_an_empty_library_has_an_empty_page() -> None:
    empty = EvidenceGraph.build(records([], []), {}, {})
    assert json.loads(Page(export(empty, "html")).scripts[0])["nodes"] == []


def test_assessing_does_not_import_the_graph() -> None:
    code = "import sys, claimtrack.evidence.library, claimtrack.evidence.explain; print('networkx' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
