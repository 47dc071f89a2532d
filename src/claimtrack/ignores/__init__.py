"""Findings that somebody has looked at and lets stand: directives in comments of the copy, or in a file beside it.

    <!-- claimtrack-ignore-next unsupported-claim until=2027-06-30 owner=anna -- the trial is being repeated -->

A directive says for how much of the copy it speaks (`next`, `line`, `block` ... `end`, `file`), for which rules (none:
all of them), until when, and why: without a reason it does nothing. What is refuted or prohibited is not ignored.
"""

from claimtrack.ignores.applying import Applied, Terms, apply
from claimtrack.ignores.directives import Directive, directives_in
from claimtrack.ignores.sidecar import SUFFIX, beside

__all__ = ["SUFFIX", "Applied", "Directive", "Terms", "apply", "beside", "directives_in"]
