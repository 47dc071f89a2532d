"""Severities that a configuration sets by rule, under a floor: what is refuted or prohibited is never made milder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from claimtrack.policy.finality import is_final
from claimtrack.policy.finding import Finding
from claimtrack.policy.page import Page, revised
from claimtrack.policy.profile import Level, Profile
from claimtrack.policy.severity import at_least

if TYPE_CHECKING:
    from claimtrack.knowledge.policies import Policy


def leveled(page: Page, profile: Profile, policies: Mapping[str, Policy]) -> Page:
    """The page with the severities of the profile; rules that are off are not reported."""
    if not profile.severity:
        return page
    levels = dict(profile.severity)
    findings = [finding for passage in page.passages for finding in passage.findings if finding.rule in levels]
    return revised(
        page, {finding.fingerprint: _leveled(finding, levels[finding.rule], policies) for finding in findings}
    )


def _leveled(finding: Finding, level: Level, policies: Mapping[str, Policy]) -> Finding | None:
    if is_final(finding, policies) and (level == "off" or at_least(finding.severity, level)):
        return finding
    return None if level == "off" else replace(finding, severity=level)
