"""Finds the claims clinic copy makes, at the exact place, and says what the evidence holds.

library = claimtrack.Library.load()
report = claimtrack.check("blog/what-is-microcurrent.md", library, markets=["us", "uk"])
for finding in report:
    print(finding.place, finding.status, finding.message)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from claimtrack.version import __version__

if TYPE_CHECKING:
    from claimtrack.checker import Report, check
    from claimtrack.detect.mention import Mention
    from claimtrack.documents import read
    from claimtrack.documents.model import Document
    from claimtrack.errors import ClaimtrackError, LibraryError, ReadError, UsageError
    from claimtrack.evidence.assessment import Assessment
    from claimtrack.evidence.library import Library
    from claimtrack.policy.finding import Finding

__all__ = [
    "Assessment",
    "ClaimtrackError",
    "Document",
    "Finding",
    "Library",
    "LibraryError",
    "Mention",
    "ReadError",
    "Report",
    "UsageError",
    "__version__",
    "check",
    "read",
]

_HOMES = {
    "Assessment": "claimtrack.evidence.assessment",
    "ClaimtrackError": "claimtrack.errors",
    "Document": "claimtrack.documents.model",
    "Finding": "claimtrack.policy.finding",
    "Library": "claimtrack.evidence.library",
    "LibraryError": "claimtrack.errors",
    "Mention": "claimtrack.detect.mention",
    "ReadError": "claimtrack.errors",
    "Report": "claimtrack.checker",
    "UsageError": "claimtrack.errors",
    "check": "claimtrack.checker",
    "read": "claimtrack.documents",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used (PEP 562): `import claimtrack` stays cheap."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'claimtrack' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted(__all__)
