"""The limits that detection may not fall behind: `floors.json`, checked by tests/test_quality_gate.py.

Shares (precision, recall, F1, variants right) have a floor, alarms a ceiling. `benchmarks.quality --raise-floors` makes
limits stricter and never laxer; `--lower NAME --because TEXT` makes one laxer and keeps the reason in the file.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.quality import alarms, documents, predictions, variants
from benchmarks.scoring import HOME, Corpus, by_file, total
from claimtrack.evidence.library import Library

FILE = HOME / "floors.json"
CORPORA = ("corpus", "corpus-plain", "corpus-fresh")
AS_OF = date(2026, 11, 22)
"""The evidence is judged as of this day, so that the numbers do not move with the calendar."""
MARGIN = 0.01
SLACK = 1.15
"""How far behind today's value a new limit stands: shares by MARGIN, alarms by the factor SLACK, about one alarm."""
ALARMS = "-per-1000-words"
"""Names that end so have a ceiling: less is better."""


class Limits(NamedTuple):
    """What floors.json holds."""

    limits: Mapping[str, float]
    lowered: tuple[Mapping[str, Any], ...] = ()
    """Every time a limit was made laxer: name, from, to, because, on."""


def measure() -> dict[str, float]:
    """Every measure that has a limit, by name, as it is now."""
    library = Library.load(near=HOME)
    return {name: round(value, 4) for corpus in CORPORA for name, value in _measured(Corpus.load(corpus), library)}


def _measured(corpus: Corpus, library: Library) -> Iterator[tuple[str, float]]:
    copies = documents(corpus)
    found = predictions(copies, library.records)
    own = corpus.folder.name
    for half, names in corpus.halves.items():
        score = total(by_file(found, corpus, names))
        prefix = f"{own}/{half.replace(' ', '-')}"
        yield f"{prefix}/precision", score.precision
        yield f"{prefix}/recall", score.recall
        yield f"{prefix}/f1", score.f1
    quiet = alarms(corpus, copies, found, library, AS_OF)
    yield f"{own}/negatives/mentions{ALARMS}", quiet.mentions
    yield f"{own}/negatives/findings{ALARMS}", quiet.findings
    if (corpus.folder / "variants.jsonl").exists():
        right, number = variants(corpus, library.records)
        yield f"{own}/variants/right", sum(right.values()) / sum(number.values())


def behind(limits: Mapping[str, float], measured: Mapping[str, float]) -> list[str]:
    """One line for each measure that fell behind its limit, or has none, or is no longer taken."""
    lines = []
    for name in sorted(limits.keys() | measured.keys()):
        if name not in limits:
            lines.append(f"{name} has no limit yet; python -m benchmarks.quality --raise-floors writes one")
        elif name not in measured:
            lines.append(f"{name} is no longer measured; take it out of floors.json, or measure it")
        elif _stricter(name, limits[name], measured[name]):
            side = "above its ceiling" if name.endswith(ALARMS) else "below its floor"
            lines.append(f"{name} is {measured[name]:.3f}, {side} of {limits[name]:.3f}")
    return lines


def raised(limits: Mapping[str, float], measured: Mapping[str, float]) -> dict[str, float]:
    """The limits with those made stricter that today's values allow; none becomes laxer."""
    stricter = dict(limits)
    for name, value in measured.items():
        limit = _limit(name, value)
        if name not in limits or _stricter(name, limit, limits[name]):
            stricter[name] = limit
    return dict(sorted(stricter.items()))


def lowered(held: Limits, measured: Mapping[str, float], name: str, because: str, on: date) -> Limits:
    """The limits with one made laxer, down to today's value, and why."""
    limit = _limit(name, measured[name])
    if not because.strip():
        raise ValueError("say why: --because TEXT")
    if not _stricter(name, held.limits[name], limit):
        raise ValueError(f"{name} is at {measured[name]:.3f}: its limit of {held.limits[name]:.3f} need not be lowered")
    note = {"name": name, "from": held.limits[name], "to": limit, "because": because.strip(), "on": on.isoformat()}
    return Limits({**held.limits, name: limit}, (*held.lowered, note))


def load(path: Path = FILE) -> Limits:
    """The limits of the file; none where there is no file yet."""
    if not path.exists():
        return Limits({})
    data = json.loads(path.read_text("utf-8"))
    return Limits(data["limits"], tuple(data["lowered"]))


def save(held: Limits, path: Path = FILE) -> None:
    """Write the file whole or not at all."""
    beside = path.with_suffix(".tmp")
    beside.write_text(json.dumps({"limits": held.limits, "lowered": list(held.lowered)}, indent=1) + "\n", "utf-8")
    beside.replace(path)


def _limit(name: str, value: float) -> float:
    """A little laxer than the value, to three decimals."""
    if name.endswith(ALARMS):
        return math.ceil(value * SLACK * 1000) / 1000
    return math.floor((value - MARGIN) * 1000) / 1000


def _stricter(name: str, one: float, other: float) -> bool:
    return one < other if name.endswith(ALARMS) else one > other
