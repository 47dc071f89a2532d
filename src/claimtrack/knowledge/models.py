"""The records of a library: what each YAML file under claims/ may hold.

Frozen, unknown fields refused. Names follow GA4GH VA-Spec (Proposition -> Claim, EvidenceLine), GRADE (the downgrading
domains) and PICO (population, intervention, comparator, outcome) where one exists. Null means "not seen", never "none".
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
ClaimId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

EffectClass = Literal["increase", "decrease", "improve", "restore", "remove", "treat", "prevent", "state"]
ClaimKind = Literal[
    "clinical-outcome",
    "safety",
    "appearance",
    "comparative",
    "regulatory-status",
    "mechanism",
    "risk-fact",
    "usage-fact",
    "background",
    "puffery",
]
Design = Literal[
    "systematic-review",
    "rct",
    "nonrandomised",
    "before-after",
    "case-series",
    "case-report",
    "controlled-lab",
    "official-record",
    "guideline",
    "expert-opinion",
    "vendor-statement",
    "testimonial",
]
Direction = Literal["supports", "disputes", "neutral"]
Concern = Literal["none", "serious", "very_serious"]
Level = Literal["none", "very_low", "low", "moderate", "high"]
SourceState = Literal["current", "expression-of-concern", "retracted", "withdrawn", "superseded"]
Acceptance = Literal["proposed", "accepted", "rejected"]
TopicKind = Literal["effect", "presentation", "fact"]
Market = Literal["us", "uk", "eu", "au", "ca"]

EFFECT_CLASSES: tuple[str, ...] = get_args(EffectClass)


class Record(BaseModel):
    """Base of every record: frozen, unknown fields refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Topic(Record):
    """What a claim is about; the list in claims/topics.yaml is closed."""

    id: Id
    kind: TopicKind
    alone: bool
    """False: its wording counts only with a treatment, body part or benefit in the block, heading path or title."""
    means: Text


class Treatment(Record):
    """A procedure, device or product that claims are made about; `parent` makes a small taxonomy."""

    id: Id
    name: Text
    """How it reads in a sentence: 'microcurrent therapy'."""
    parent: Id | None = None
    modality: Id | None = None
    """Evidence counts only for claims about the same modality; null for services with none."""
    combines: tuple[Id, ...] = ()
    """The treatments that are given together under this name; evidence on one of them is none on all."""
    kind: Literal["treatment", "device", "product", "ingredient", "service"] = "treatment"
    aliases: tuple[Text, ...] = ()
    """Other names, in lower case; spaces stand for any of space, hyphen or nothing."""
    brands: tuple[Text, ...] = ()
    """Brand names that are judged by this treatment; matched with their capitals."""
    about: Text | None = None
    """One neutral sentence that says what it is and promises nothing: the last rung of the rewording ladder."""


class Indirectness(Record):
    """GRADE indirectness by PICO facet."""

    population: Concern = "none"
    intervention: Concern = "none"
    comparator: Concern = "none"
    outcome: Concern = "none"


class SignOff(Record):
    """A named person accepted a line."""

    name: Text
    role: Text
    on: date


class EvidenceLine(Record):
    """The argument from one source to one claim, graded by the GRADE domains."""

    source: Id
    direction: Direction
    locator: Text | None = None
    """Where in the source: table, page, section."""
    risk_of_bias: Concern = "none"
    imprecision: Concern = "none"
    inconsistency: Concern = "none"
    publication_bias: Concern = "none"
    indirectness: Indirectness = Indirectness()
    upgrades: tuple[Literal["large-effect", "dose-response", "plausible-confounding"], ...] = ()
    counterexample: bool = False
    harm_measured: bool = False
    """For absence-of-harm claims: adverse events were a measured outcome of the source."""
    rationale: Text | None = None
    accepted: Acceptance = "proposed"
    graded_by: Text | None = None
    accepted_by: SignOff | None = None
    stamp: Annotated[str, StringConstraints(pattern=r"^v1:[0-9a-f]{12}$")] | None = None
    """Hash of claim and source at the last sign-off; the line is suspect when it no longer matches."""

    @model_validator(mode="after")
    def _downgrades_are_explained(self) -> EvidenceLine:
        domains = (self.risk_of_bias, self.imprecision, self.inconsistency, self.publication_bias)
        facets = self.indirectness
        downgraded = any(
            domain != "none"
            for domain in (*domains, facets.population, facets.intervention, facets.comparator, facets.outcome)
        )
        if (downgraded or self.direction == "neutral") and not self.rationale:
            raise ValueError("a downgraded or neutral line needs a rationale")
        return self


class Inference(Record):
    """How a claim follows from other claims."""

    kind: Literal["conjunction", "mechanism", "extrapolation"]
    premises: Annotated[tuple[ClaimId, ...], Field(min_length=1)]
    """Ordered for a mechanism: the object of each step is the subject of the next."""
    warrant: Level = "low"
    rationale: Text
    accepted: Acceptance = "accepted"
    stamp: Annotated[str, StringConstraints(pattern=r"^v1:[0-9a-f]{12}$")] | None = None


class Search(Record):
    """One search that was made for evidence."""

    on: date
    where: Text
    query: Text | None = None
    hits: Annotated[int, Field(ge=0)] | None = None
    screened: Annotated[int, Field(ge=0)] | None = None
    by: Text | None = None


class EvidenceGap(Record):
    """Evidence the claim needs and has not; in date for 24 months after its latest search."""

    question: Text
    kind: Literal["not-searched", "searched-none-found", "only-indirect", "only-low-certainty", "record-not-found"]
    searched: tuple[Search, ...] = ()

    @model_validator(mode="after")
    def _a_search_is_recorded(self) -> EvidenceGap:
        if (self.kind == "not-searched") == bool(self.searched):
            raise ValueError("a gap of kind not-searched has no search, every other kind records at least one")
        return self


class Quantity(Record):
    """A number a claim carries, e.g. 500 '%'."""

    value: float
    unit: Text


class Qualifiers(Record):
    """What narrows a claim; a mention must carry them for the claim to be the one meant."""

    number: Quantity | None = None
    time: Text | None = None
    site: Text | None = None
    population: Text | None = None
    absolute: bool = False
    """The copy says always, eliminates, 100 %, no ... at all."""
    wordings: tuple[Text, ...] = ()
    """Words or phrases, lower case, one of which the passage carries: 'sport', 'rest of the body'."""


class About(Record):
    """The proposition: treatment (null: of no one treatment), effect class, topic, qualifiers."""

    treatment: Id | None = None
    effect: EffectClass
    topic: Id
    subject: Text | None = None
    """For steps of a mechanism: what acts ('microcurrent', 'ATP')."""
    object: Text | None = None
    """For steps of a mechanism: what is acted on ('ATP', 'collagen')."""
    qualifiers: Qualifiers = Qualifiers()


class Rewording(Record):
    """One rung of the ladder: wording that may stand in place of the claim."""

    kind: Literal["study", "appearance", "temporarily", "availability", "fact"]
    text: Text
    """A whole sentence for prose."""
    short: Text | None = None
    """The same as a heading or bullet, without a full stop."""
    asserts: ClaimId | None = None
    """The claim this wording makes; null where it makes none (a study quoted with its limits, a price, a caution)."""
    markets: tuple[Market, ...] = ()
    """Where it is offered; empty: everywhere."""


class Examples(Record):
    """Sentences of our own that make the claim, and look-alikes that do not; `claims test` runs them."""

    makes: tuple[Text, ...] = ()
    does_not: tuple[Text, ...] = ()


class Claim(Record):
    """A catalogued proposition, whoever says it."""

    id: ClaimId
    """The path under claims/ without suffix; never written in the file."""
    text: Text
    about: About
    kind: ClaimKind
    quantifier: Literal["universal", "generic", "some"] = "generic"
    chain: bool = False
    """True: it asserts the chain itself ('boosts ATP, which then makes collagen'); only its inferences support it."""
    lines: tuple[EvidenceLine, ...] = ()
    inferences: tuple[Inference, ...] = ()
    gaps: tuple[EvidenceGap, ...] = ()
    incompatible_with: tuple[ClaimId, ...] = ()
    rewordings: tuple[Rewording, ...] = ()
    examples: Examples = Examples()
    notes: Text | None = None
    """Why the computed status differs from an expert's, what reviewers should know."""
    was: Id | None = None
    """Id in the knowledge file it was written from."""
    aliases: tuple[ClaimId, ...] = ()
    record: Literal["draft", "active", "retired"] = "active"


class Verified(Record):
    """What was seen, where and when; every field that was not seen stays null in the source."""

    seen_at: tuple[Text, ...]
    fields: tuple[Text, ...] = ()
    inferred: tuple[Text, ...] = ()
    level: Literal[
        "full-abstract", "partial-abstract", "metadata-only", "primary-text", "primary-text-mirror", "secondary"
    ]
    canonical: bool
    """True: a publisher's, PubMed's, a registry's or a regulator's own page was read; false: a mirror or index."""
    notes: Text | None = None
    on: date


class Source(Record):
    """One study, ruling or register entry."""

    id: Id
    """The file stem; never written in the file."""
    design: Design
    """As done, not as titled."""
    modality: Id | None = None
    """What was applied; null or 'none': not about a device."""
    title: Text | None = None
    authors: tuple[Text, ...] | None = None
    year: Annotated[int, Field(ge=1800, le=2100)] | None = None
    venue: Text | None = None
    doi: Text | None = None
    pmid: Text | None = None
    pmcid: Text | None = None
    registry_id: Text | None = None
    url: Text | None = None
    population: Text | None = None
    n: Annotated[int, Field(ge=0)] | None = None
    intervention: Text | None = None
    comparator: Text | None = None
    outcome: Text | None = None
    finding: Text | None = None
    effect: Text | None = None
    limitations: Text | None = None
    funding: Text | None = None
    conflict_of_interest: Text | None = None
    independence_group: Id | None = None
    """Sources of one group count once; null: the source is its own group."""
    judged: Literal["adequate", "inadequate"] | None = None
    """What a review said of the whole body of evidence."""
    state: SourceState = "current"
    state_on: date | None = None
    state_source: Text | None = None
    superseded_by: Id | None = None
    valid_until: date | None = None
    citable: bool = True
    """False: neither title nor identifier was seen; may inform a gap, is never shown as a citation."""
    verified: Verified

    @property
    def address(self) -> str | None:
        """A page to open: the one on record, else where its identifier leads; null where there is neither."""
        if self.url or not (self.doi or self.pmid):
            return self.url
        return f"https://doi.org/{self.doi}" if self.doi else f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"


class Device(Record):
    """A device as a register holds it."""

    id: Id
    maker: Text | None = None
    model: Text
    treatment: Id | None = None
    jurisdiction: Market
    register_number: Text | None = None
    decision: Literal[
        "510k-cleared", "pma-approved", "de-novo-granted", "registered-only", "ce-marked", "exempt", "unknown"
    ]
    decided_on: date | None = None
    classification: Text | None = None
    product_code: Text | None = None
    indication: Text | None = None
    use: Literal["otc", "prescription"] | None = None
    source: Id | None = None
    """The source record it was read from."""
    notes: Text | None = None
    verified: Verified


class LibraryManifest(Record):
    """claims/library.yaml."""

    name: Id
    version: Text
    schema_version: Annotated[int, Field(alias="schema", ge=1, le=1)]
    extends: Text = "none"
    """'none', 'packaged', or a path to another library folder relative to this file."""


class Layer(Record):
    """One folder of a loaded library, as every report prints it."""

    name: Id
    version: Text
    digest: Text
    """First 12 hex digits of the SHA-256 over its files, independent of order, line ends and comments' position."""
