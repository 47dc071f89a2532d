"""How the folders of a library lie on one another: entries to rows, rows over rows, digests.

An upper layer adds by id. Over a record of the layer below it may write only what the overlay records hold; that it
keeps to the rules (no dispute removed, no line rejected without a name and a reason) is checked when it is read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from claimtrack.knowledge.lexicon import Cue, Effect, HouseWord, Lexicon, Noun, TopicLexicon
from claimtrack.knowledge.models import Claim, EvidenceLine, Examples, Treatment
from claimtrack.knowledge.overlay import ClaimOverlay, TreatmentOverlay
from claimtrack.knowledge.policies import Policy, PolicyOverlay
from claimtrack.knowledge.tables import Rows, row

if TYPE_CHECKING:
    from claimtrack.knowledge.loading import Entry, Folder

LEXICON, HOUSE = "lexicon", "house"
"""The table of words, and its two rows: all words, and those of the house's own list alone."""
CLAIM_OVERLAYS = "claim-overlays"
TREATMENT_OVERLAYS = "treatment-overlays"
POLICY_OVERLAYS = "policy-overlays"
BY_ID = ("topics", "treatments", "claims", "sources", "devices", "policies", "cases")
TABLES = (*BY_ID, LEXICON, CLAIM_OVERLAYS, TREATMENT_OVERLAYS, POLICY_OVERLAYS)
_WORDLESS = row(Lexicon())


def rows_of(entries: Iterable[Entry]) -> Rows:
    """The entries of one folder by table; all words of a folder are one Lexicon."""
    rows: Rows = {table: {} for table in TABLES}
    words: list[object] = []
    for entry in entries:
        match entry.record:
            case ClaimOverlay():
                rows[CLAIM_OVERLAYS][entry.id] = entry.row
            case TreatmentOverlay():
                rows[TREATMENT_OVERLAYS][entry.id] = entry.row
            case PolicyOverlay():
                rows[POLICY_OVERLAYS][entry.id] = entry.row
            case Effect() | Cue() | Noun() | TopicLexicon() | HouseWord():
                words.append(entry.record)
            case _:
                rows[entry.table][entry.id] = entry.row
    house = tuple(word for word in words if isinstance(word, HouseWord))
    lexicon = Lexicon(
        effects=tuple(word for word in words if isinstance(word, Effect)),
        topics=tuple(word for word in words if isinstance(word, TopicLexicon)),
        cues=tuple(word for word in words if isinstance(word, Cue)),
        nouns=tuple(word for word in words if isinstance(word, Noun)),
        house=house,
    )
    rows[LEXICON] = {LEXICON: row(lexicon), HOUSE: row(Lexicon(house=house))}
    return rows


def digest_of(folder: Folder) -> str:
    """First 12 hex digits of the SHA-256 over the folder's records and the files they stand in, in sorted order."""
    records = [b"%s\0%s\n" % (entry.file.encode(), entry.row) for entry in folder.entries]
    total = hashlib.sha256(row(folder.manifest))
    for record in sorted(records):
        total.update(record)
    return total.hexdigest()[:12]


def merge(below: Rows, above: Rows) -> Rows:
    """The rows of two layers as one; neither argument is changed."""
    merged = {table: below.get(table, {}) | above[table] for table in BY_ID}
    lexicons = [rows[LEXICON] for rows in (below, above) if rows.get(LEXICON)]
    merged[LEXICON] = {name: _joined([rows[name] for rows in lexicons]) for name in (LEXICON, HOUSE)}
    for name, text in above[CLAIM_OVERLAYS].items():
        claim = Claim.model_validate_json(merged["claims"][name])
        merged["claims"][name] = row(overlay_claim(claim, ClaimOverlay.model_validate_json(text)))
    for name, text in above[TREATMENT_OVERLAYS].items():
        treatment = Treatment.model_validate_json(merged["treatments"][name])
        merged["treatments"][name] = row(overlay_treatment(treatment, TreatmentOverlay.model_validate_json(text)))
    for name, text in above[POLICY_OVERLAYS].items():
        policy = Policy.model_validate_json(merged["policies"][name])
        merged["policies"][name] = row(overlay_policy(policy, PolicyOverlay.model_validate_json(text)))
    return merged


def _joined(texts: Sequence[bytes]) -> bytes:
    """Several lexicons as one, of which those without a word are not read."""
    wordy = [text for text in texts if text != _WORDLESS] or [_WORDLESS]
    return wordy[0] if len(wordy) == 1 else row(join(map(Lexicon.model_validate_json, wordy)))


def join(lexicons: Iterable[Lexicon]) -> Lexicon:
    """The words of all layers, the lowest first, repeated entries once; one TopicLexicon for a topic."""
    layers = list(lexicons)
    topics: dict[str, TopicLexicon] = {}
    for part in (part for layer in layers for part in layer.topics):
        topics[part.topic] = _join_topic(topics[part.topic], part) if part.topic in topics else part
    return Lexicon(
        effects=tuple(dict.fromkeys(word for layer in layers for word in layer.effects)),
        topics=tuple(topics.values()),
        cues=tuple(dict.fromkeys(word for layer in layers for word in layer.cues)),
        nouns=tuple(dict.fromkeys(word for layer in layers for word in layer.nouns)),
        house=tuple(dict.fromkeys(word for layer in layers for word in layer.house)),
    )


def _join_topic(below: TopicLexicon, above: TopicLexicon) -> TopicLexicon:
    lists = (name for name in TopicLexicon.model_fields if name != "topic")
    return below.model_copy(
        update={name: tuple(dict.fromkeys((*getattr(below, name), *getattr(above, name)))) for name in lists}
    )


def same_line(lower: EvidenceLine, upper: EvidenceLine) -> bool:
    """Whether a line of an upper layer speaks of this line below: same source, direction and, if written, locator."""
    named = (lower.source, lower.direction) == (upper.source, upper.direction)
    return named and upper.locator in (None, lower.locator)


def overlay_claim(claim: Claim, over: ClaimOverlay) -> Claim:
    """The claim with what the overlay adds; its rejections and sign-offs change the lines they speak of."""
    lines = [*claim.lines]
    for line in over.lines:
        spoken_of = [index for index, lower in enumerate(lines) if same_line(lower, line)]
        for index in spoken_of:
            lines[index] = _overlay_line(lines[index], line)
        if not spoken_of:
            lines.append(line)
    examples = Examples(
        makes=claim.examples.makes + over.examples.makes, does_not=claim.examples.does_not + over.examples.does_not
    )
    return claim.model_copy(
        update={
            "text": over.text or claim.text,
            "notes": over.notes or claim.notes,
            "lines": tuple(lines),
            "gaps": claim.gaps + over.gaps,
            "rewordings": over.rewordings + claim.rewordings,
            "examples": examples,
            "aliases": claim.aliases + over.aliases,
        }
    )


def _overlay_line(lower: EvidenceLine, upper: EvidenceLine) -> EvidenceLine:
    signed = {"accepted_by": upper.accepted_by, "stamp": upper.stamp}
    if upper.accepted == "rejected":
        return lower.model_copy(update=signed | {"accepted": "rejected", "rationale": upper.rationale})
    return lower.model_copy(update=signed)


def overlay_treatment(treatment: Treatment, over: TreatmentOverlay) -> Treatment:
    """The treatment with the names the overlay adds."""
    return treatment.model_copy(
        update={
            "name": over.name or treatment.name,
            "about": over.about or treatment.about,
            "aliases": treatment.aliases + over.aliases,
            "brands": treatment.brands + over.brands,
        }
    )


def overlay_policy(policy: Policy, over: PolicyOverlay) -> Policy:
    """The policy with the records that the overlay says are held."""
    return policy.model_copy(update={"discharged": policy.discharged + over.discharged})
