"""The evidence graph written for other tools: DOT, Mermaid, node-link JSON, and one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from claimtrack.evidence.exports.page import to_html
from claimtrack.evidence.exports.text import to_dot, to_json, to_mermaid
from claimtrack.evidence.graph import EvidenceGraph

EXPORTS: Final[Mapping[str, Callable[[EvidenceGraph], str]]] = MappingProxyType(
    {"dot": to_dot, "mermaid": to_mermaid, "json": to_json, "html": to_html}
)
"""Format name -> writer."""

__all__ = ["EXPORTS", "to_dot", "to_html", "to_json", "to_mermaid"]
