"""One HTML file that shows the graph: no request leaves it, it needs no server, and it works with the keyboard."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from importlib import resources
from typing import Any

from claimtrack.evidence.export.text import node_link
from claimtrack.evidence.graph import EvidenceGraph


def to_html(graph: EvidenceGraph) -> str:
    """The page, with the graph as JSON inside it; without JavaScript it lists the claims and their status."""
    claims = [node for _, node in graph.nodes() if node["kind"] == "claim"]
    subject = graph.focus.removeprefix("claim:") or f"{len(claims)} claims"
    rows = (f"<li>{escape(c['label'])}: {escape(c['status'])}. {escape(c['text'])}</li>" for c in claims)
    parts = {
        "TITLE": escape(f"Evidence for {subject}, as of {graph.as_of}"),
        "CLAIMS": "".join(rows),
        "DATA": for_script(node_link(graph)),
    }
    return filled((resources.files("claimtrack.evidence.export") / "page.html").read_text(encoding="utf-8"), parts)


def for_script(data: Any) -> str:
    """The data as JSON that may stand in a script element, which ends at the first '</script', wherever it stands."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def filled(template: str, parts: Mapping[str, str]) -> str:
    """The template with every %%NAME%% replaced; what is put in is not looked through again."""
    pieces = template.split("%%")
    return "".join(parts[piece] if index % 2 else piece for index, piece in enumerate(pieces))
