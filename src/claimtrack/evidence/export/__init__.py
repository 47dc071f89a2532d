"""The evidence graph written for other tools: DOT, Mermaid, node-link JSON, and one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from claimtrack.errors import UsageError
from claimtrack.evidence.export.page import to_html
from claimtrack.evidence.export.text import to_dot, to_json, to_mermaid
from claimtrack.evidence.graph import EvidenceGraph

FORMATS: Final[Mapping[str, Callable[[EvidenceGraph], str]]] = MappingProxyType(
    {"dot": to_dot, "mermaid": to_mermaid, "json": to_json, "html": to_html}
)
"""Format name -> writer."""


def export(graph: EvidenceGraph, form: str) -> str:
    """The graph in one of FORMATS; UsageError for any other."""
    if form not in FORMATS:
        raise UsageError(f"no graph format '{form}'; write one of {', '.join(FORMATS)}")
    return FORMATS[form](graph)
