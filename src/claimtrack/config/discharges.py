"""The `discharged` entries of a configuration, held against the library: what they name must exist, and be open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from claimtrack.errors import ConfigError, Problem
from claimtrack.policy.profile import Discharge

if TYPE_CHECKING:
    from claimtrack.config.loading import Loaded
    from claimtrack.config.model import DischargedRow
    from claimtrack.knowledge.library import Records

_FINGERPRINT = re.compile(r"[0-9a-f]{20}")


@lru_cache(maxsize=16)
def discharges_of(loaded: Loaded, records: Records) -> tuple[Discharge, ...]:
    """The entries; raises ConfigError with everything that is wrong in them."""
    rows = loaded.config.discharged
    if problems := [problem for number, row in enumerate(rows) for problem in _problems(loaded, number, row, records)]:
        raise ConfigError(problems)
    return tuple(
        Discharge(
            policy=row.policy,
            claim=row.claim,
            fingerprint=row.fingerprint,
            document=row.document,
            who=row.who,
            why=row.why,
            until=row.until,
            place=loaded.place(("discharged", number)),
        )
        for number, row in enumerate(rows)
    )


def _problems(loaded: Loaded, number: int, row: DischargedRow, records: Records) -> Iterator[Problem]:
    from claimtrack.knowledge.remarks import nearest

    at = ("discharged", number)
    if (row.claim is None) == (row.fingerprint is None):
        yield loaded.problem(at, "an entry is for a claim or for a fingerprint", "write one of the two")
    if row.fingerprint is not None and not _FINGERPRINT.fullmatch(row.fingerprint):
        message = f"'{row.fingerprint}' is no fingerprint"
        yield loaded.problem((*at, "fingerprint"), message, "copy the 20 digits from the JSON report")
    if row.claim is not None and row.claim not in records.claims:
        yield loaded.problem((*at, "claim"), f"no claim '{row.claim}'", nearest(row.claim, records.claims))
    policy = records.policies.get(row.policy)
    if policy is None:
        yield loaded.problem((*at, "policy"), f"no policy '{row.policy}'", nearest(row.policy, records.policies))
    elif "never" in policy.discharge.by:
        message = f"{row.policy} cannot be discharged: it does not allow the claim, whatever is held"
        yield loaded.problem((*at, "policy"), message, "delete this entry and change the copy")
    elif "record" not in policy.discharge.by:
        message = f"{row.policy} is not cleared by a record but by {' and '.join(policy.discharge.by)}"
        yield loaded.problem((*at, "policy"), message, "delete this entry")
