"""One HTML file that shows the graph: no request leaves it, it needs no server, and it works with the keyboard."""

from __future__ import annotations

import json
from html import escape
from importlib import resources

from claimtrack.evidence.export.text import node_link
from claimtrack.evidence.graph import EvidenceGraph


def to_html(graph: EvidenceGraph) -> str:
    """The page, with the graph as JSON inside it; without JavaScript it lists the claims and their status."""
    claims = [node for _, node in graph.nodes() if node["kind"] == "claim"]
    subject = graph.focus.removeprefix("claim:") or f"{len(claims)} claims"
    rows = (f"<li>{escape(c['label'])}: {escape(c['status'])}. {escape(c['text'])}</li>" for c in claims)
    # A script element ends at the first '</script', wherever it stands, so no '<' of the data may be left.
    data = json.dumps(node_link(graph), ensure_ascii=False).replace("<", "\\u003c")
    parts = {"TITLE": escape(f"Evidence for {subject}, as of {graph.as_of}"), "CLAIMS": "".join(rows), "DATA": data}
    template = (resources.files("claimtrack.evidence.export") / "page.html").read_text(encoding="utf-8")
    pieces = template.split("%%")
    return "".join(parts[piece] if index % 2 else piece for index, piece in enumerate(pieces))
