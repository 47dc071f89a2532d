"""A person's sign-off of a claim's evidence: their name and a stamp of what they read, written into the library.

Nothing else writes a stamp. A claim of a layer below is signed in a file of the upper layer.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from pathlib import Path

from claimtrack.knowledge import loading, writing
from claimtrack.knowledge.canonical import dump_record
from claimtrack.knowledge.layers import same_line
from claimtrack.knowledge.models import Claim, EvidenceLine, SignOff, Source
from claimtrack.knowledge.overlay import ClaimOverlay
from claimtrack.knowledge.stamps import stamp

Sign = Callable[[EvidenceLine], EvidenceLine]


def sign(
    folder: Path,
    claim: Claim,
    sources: Mapping[str, Source],
    by: SignOff,
    only: Container[str] | None = None,
) -> tuple[EvidenceLine, ...]:
    """Sign a claim's lines in the library at `folder`; the lines that were signed, in the order of the claim.

    `claim` and `sources` are as that library sees them, all its layers merged. `only` names the sources whose lines
    are signed; rejected lines never are, and a line that was only proposed is accepted by signing it.
    """
    path = folder / f"{claim.id}.yaml"
    chosen = [line for line in claim.lines if line.accepted != "rejected" and (only is None or line.source in only)]

    def signed(line: EvidenceLine) -> EvidenceLine:
        update = {"accepted": "accepted", "accepted_by": by, "stamp": stamp(claim, sources[line.source])}
        return line.model_copy(update=update)

    if not path.is_file():
        chosen = [line for line in chosen if line.accepted == "accepted"]
        _write_new(path, ClaimOverlay(id=claim.id, lines=tuple(_reference(line, signed) for line in chosen)))
        return tuple(chosen)
    data, file = path.read_bytes(), f"{claim.id}.yaml"
    (record,) = loading.read_records(data, path, file)
    if isinstance(record, Claim):
        lines = [signed(line) if line in chosen else line for line in record.lines]
    else:
        assert isinstance(record, ClaimOverlay)
        chosen = [line for line in chosen if line.accepted == "accepted" or _held(line, record.lines)]
        lines = _overlaid(record.lines, chosen, signed)
    if chosen:
        writing.write(path, writing.rewritten(data, path, file, record.model_copy(update={"lines": tuple(lines)})))
    return tuple(chosen)


def _overlaid(own: tuple[EvidenceLine, ...], chosen: list[EvidenceLine], signed: Sign) -> list[EvidenceLine]:
    """The lines of an upper layer's file: its own, signed where chosen, then those of the layer below."""
    lines = [signed(line) if any(same_line(one, line) for one in chosen) else line for line in own]
    return lines + [_reference(line, signed) for line in chosen if not _held(line, own)]


def _held(line: EvidenceLine, own: tuple[EvidenceLine, ...]) -> bool:
    return any(same_line(line, other) for other in own)


def _reference(line: EvidenceLine, signed: Sign) -> EvidenceLine:
    """A line that speaks of one of the layer below, and signs it off."""
    rationale = line.rationale if line.direction == "neutral" else None
    bare = EvidenceLine(source=line.source, direction=line.direction, locator=line.locator, rationale=rationale)
    return signed(bare)


def _write_new(path: Path, record: ClaimOverlay) -> None:
    if record.lines:
        path.parent.mkdir(parents=True, exist_ok=True)
        writing.write(path, dump_record(record))
