"""The rules and the markets' policies as SARIF describes them: rules with their pages, policies as taxa."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from claimtrack.policy.finding import Severity
from claimtrack.policy.market_wording import NAMES, asks, cited, instead
from claimtrack.reports.rules import pages as every_page
from claimtrack.version import __version__

if TYPE_CHECKING:
    from claimtrack.knowledge.policies import Policy

LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
"""Ours -> SARIF's."""
TAXONOMY = "claimtrack-policies"
_USUAL: Mapping[str, Severity] = {
    "prohibited-advertising": "error",
    "refuted-claim": "error",
    "contested-claim": "error",
    "unsupported-claim": "error",
    "unregistered-claim": "info",
    "unsubstantiated-presentation": "info",
}
"""What a rule says of a plain clinical claim (the README's table); the others warn. Every result says its own."""
_MOST_TEXT = 1_024
"""Characters of a description that GitHub takes."""


def rules(names: Iterable[str]) -> list[dict[str, Any]]:
    """Every rule of the package in its order, then what else is named."""
    pages = dict(every_page())
    pages |= {name: f"{name.replace('-', ' ').capitalize()}." for name in names if name not in pages}
    return [_rule(name, page.strip()) for name, page in pages.items()]


def taxonomy(policies: Iterable[Policy]) -> dict[str, Any]:
    """The policies that a report names as one component, one taxon each."""
    return {
        "name": TAXONOMY,
        "version": __version__,
        "organization": "claimtrack",
        "shortDescription": {"text": "What the regulators of the markets restrict, in our words; no legal advice."},
        "isComprehensive": False,
        "taxa": [_taxon(policy) for policy in policies],
    }


def described_as(name: str, page: str, level: str) -> dict[str, Any]:
    """A rule, or a kind of notification, by its page: a summary, then sections."""
    summary, _, rest = page.partition("\n\n")
    sections = _sections(rest)
    return {
        "id": name,
        "name": "".join(word.capitalize() for word in name.split("-")),
        "shortDescription": {"text": _joined(summary)},
        "fullDescription": {"text": _joined(sections.get("What it does", summary))[:_MOST_TEXT]},
        "help": {"text": page, "markdown": _markdown(summary, sections)},
        "defaultConfiguration": {"level": level},
    }


def _rule(name: str, page: str) -> dict[str, Any]:
    level = LEVELS[_USUAL.get(name, "warning")]
    severity = level.replace("note", "recommendation")
    return described_as(name, page, level) | {"properties": {"tags": ["claims"], "problem.severity": severity}}


def _sections(text: str) -> Mapping[str, str]:
    """Title -> text of the sections of a page: titles stand at the margin, their text is indented."""
    found: dict[str, list[str]] = {}
    title = ""
    for line in text.splitlines():
        if line and not line[0].isspace():
            title = line
        else:
            found.setdefault(title, []).append(line.removeprefix("    "))
    return {title: "\n".join(lines).strip() for title, lines in found.items()}


def _markdown(summary: str, sections: Mapping[str, str]) -> str:
    """Headings and escaped text; the standard allows no HTML, so that an example stands as code."""
    parts = [_escaped(_joined(summary))]
    for title, text in sections.items():
        parts += [f"## {title}", f"```text\n{text}\n```" if title == "Example" else _escaped(text)]
    return "\n\n".join(parts)


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", text)


def _joined(text: str) -> str:
    return " ".join(text.split())


def _taxon(policy: Policy) -> dict[str, Any]:
    """Its regulator's words are behind `helpUri`; dates that nobody recorded are left out."""
    dates = {"since": policy.since, "verifiedOn": policy.verified_on}
    return {
        "id": policy.id,
        "name": cited(policy),
        "shortDescription": {"text": f"{NAMES[policy.market]}: {cited(policy)}"},
        "fullDescription": {"text": _joined(policy.says)[:_MOST_TEXT]},
        "help": {"text": f"{asks(policy)}: {policy.discharge.need}\n{instead(policy)}"},
        "helpUri": policy.sources[0],
        "defaultConfiguration": {"level": LEVELS[policy.severity]},
        "properties": {
            "market": policy.market,
            **({"territory": policy.territory} if policy.territory else {}),
            "regulator": policy.regulator,
            "status": policy.status,
            **{name: day.isoformat() for name, day in dates.items() if day},
            "sourceSeen": policy.source_seen,
            "addresses": list(policy.sources),
        },
    }
