"""DOT, Mermaid and node-link JSON of an evidence graph; the same graph gives the same bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from claimtrack.evidence.graph import EvidenceGraph
from claimtrack.evidence.wording import shorten

_SHAPES: Final[Mapping[str, str]] = MappingProxyType(
    {"claim": "box", "line": "ellipse", "source": "note", "inference": "hexagon", "gap": "octagon"}
)
_BRACKETS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "claim": ("[", "]"),
        "line": ("(", ")"),
        "source": ("[(", ")]"),
        "inference": ("{{", "}}"),
        "gap": (">", "]"),
    }
)
_DASHED: Final = frozenset({"disputes", "incompatible", "needs", "neutral"})


def to_dot(graph: EvidenceGraph) -> str:
    """Graphviz DOT, left to right."""
    out = ["digraph evidence {", "  rankdir=LR;", '  node [fontname="Helvetica"];']
    for id_, node in graph.nodes():
        out.append(f"  {_quoted(id_)} [shape={_SHAPES[node['kind']]}, label={_quoted(_label(node))}];")
    for start, end, role in graph.edges():
        style = ", style=dashed" if role in _DASHED else ""
        out.append(f"  {_quoted(start)} -> {_quoted(end)} [label={_quoted(role)}{style}];")
    return "\n".join([*out, "}", ""])


def to_mermaid(graph: EvidenceGraph) -> str:
    """A Mermaid flowchart, left to right."""
    names = {id_: f"n{number}" for number, (id_, _) in enumerate(graph.nodes())}
    out = ["flowchart LR"]
    for id_, node in graph.nodes():
        opening, closing = _BRACKETS[node["kind"]]
        label = "<br/>".join(map(_entities, _label(node).split("\n")))
        out.append(f'  {names[id_]}{opening}"{label}"{closing}')
    for start, end, role in graph.edges():
        arrow = "-.->" if role in _DASHED else "-->"
        out.append(f"  {names[start]} {arrow}|{role}| {names[end]}")
    return "\n".join([*out, ""])


def to_json(graph: EvidenceGraph) -> str:
    """Node-link JSON as networkx reads it back with `node_link_graph(data, edges="edges")`."""
    return json.dumps(node_link(graph), ensure_ascii=False, indent=1) + "\n"


def node_link(graph: EvidenceGraph) -> dict[str, Any]:
    """The data behind `to_json`, nodes and edges in order of id."""
    return {
        "directed": True,
        "multigraph": False,
        "graph": {"as_of": graph.as_of, "focus": graph.focus},
        "nodes": [{"id": id_, **node} for id_, node in graph.nodes()],
        "edges": [{"source": start, "target": end, "role": role} for start, end, role in graph.edges()],
    }


def _label(node: Mapping[str, Any]) -> str:
    """Two short lines: what it is, and what it says."""
    if node["kind"] == "claim":
        return f"{node['label']} ({node['status']})\n{shorten(node['text'], 60)}"
    return f"{node['kind']}: {node['label']}\n{shorten(node['text'], 60)}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _entities(text: str) -> str:
    return re.sub(r'["#<>&`\\|]', lambda match: f"#{ord(match[0])};", text)
