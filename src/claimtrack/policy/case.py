"""What a rule sees and what it says: a mention with its claim and assessment in, a verdict out; never markup."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimtrack.detect.mention import Mention
from claimtrack.evidence.assessment import Assessment
from claimtrack.knowledge.lexicon import HouseWord
from claimtrack.knowledge.models import Claim, Device, Source, Topic, Treatment
from claimtrack.policy.combined import Share
from claimtrack.policy.finding import Severity
from claimtrack.policy.markets import Breach
from claimtrack.policy.pagewide import PageView

if TYPE_CHECKING:
    # Built only where a market is named.
    from claimtrack.knowledge.policies import Policy


@dataclass(frozen=True, slots=True)
class Case:
    """One mention that the copy claims, with everything known of it."""

    mention: Mention
    text: str
    """The mention as a reader sees it."""
    topic: Topic
    treatment: Treatment | None
    claim: Claim | None
    assessment: Assessment | None
    """Present exactly when `claim` is."""
    breaches: tuple[Breach, ...] = ()
    """The policies of the named markets that the mention breaks, most severe first."""
    sentence: str = ""
    """What it stands in, as a reader sees it."""
    sources: tuple[Source, ...] = ()
    """What the claims of its sentence rest on."""
    named_devices: tuple[Device, ...] = ()
    """Those of the register that the sentence names."""
    devices: tuple[Device, ...] = ()
    """Those that the register holds for the treatment."""
    house: HouseWord | None = None
    """The row of the house's own list, of a mention that is but a word of it."""
    together: tuple[Share, ...] = ()
    """The treatments that it is said of together, where nothing is held on the combination; else empty."""
    page: PageView | None = None
    """All of the page, for what one place takes back of another."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one rule objects to in a case."""

    severity: Severity
    message: str
    """One plain sentence for a person, without a full stop."""
    why: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()
    """Ids of the policies that are broken, most severe first; those of the case are added to them."""
    beside: str = ""
    """A clause that whichever rule is named says too."""
    exact: bool = False
    """It says more exactly what the general rules on policies and on presentation would say, in their place."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A fault with a name that is never reused, the page that documents it, and the test for it."""

    name: str
    page: str
    """Headed by a one-line summary; sections What it does, Why it matters, Example, Write instead."""
    judge: Callable[[Case], Verdict | None]
    general: bool = False
    """Silent where another rule's verdict is exact."""
    serves: Callable[[Policy], bool] = field(default=lambda _: False)
    """Whether a policy is one that the rule speaks for."""

    @property
    def summary(self) -> str:
        return self.page.splitlines()[0]
