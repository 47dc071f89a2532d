"""What a register holds of the device that copy speaks of, and how the copy's words compare with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Literal

from claimtrack.detect.folding import fold
from claimtrack.knowledge.models import Device

Said = Literal["approved", "cleared", "registered"]
"""What copy says a regulator decided."""

_FDA = re.compile(r"\bfda\b|\bf\.d\.a\b|food and drug administration|510\s?\(?k\)?|premarket")
_SAID: Mapping[Said, re.Pattern[str]] = {
    "approved": re.compile(
        r"approv|endors|sanction|certifi|accredit|recommend|backed|validat|\bseal\b|accepted|licen[cs]ed|authori[sz]ed"
    ),
    "cleared": re.compile(r"\bclear|510|de novo|class\s(?:ii|2)\b"),
    "registered": re.compile(r"regist|\blist(?:ed|ing)|complian|facility|regulated"),
}
_CLEARED = frozenset({"510k-cleared", "de-novo-granted"})
_ELSEWHERE = re.compile(
    r"\b(?:ecg|ekg|electrocardiogra\w+|tms|transcranial|mri|x-?ray|defibrillators?|aed|vaccines?|cpap|insulin|"
    r"pulse oximeters?|blood pressure|glucose|hearing aids?|contact lens(?:es)?|mammogra\w+|pacemakers?|"
    r"sterili[sz]ers?|autoclaves?|ventilators?|thermometers?|dental implants?|lasik|sunscreens?|numbing cream)\b"
)
"""Devices and medicines that a clinic may truly own or name and that no treatment of the catalogue is."""
_GENERIC = frozenset({"System", "Device", "LED", "Laser", "Over-the-counter", "Model", "Facial"})


def of_another(sentence: str, text: str) -> bool:
    """Whether a decision of a regulator is said of something that is no treatment: an ECG, TMS for depression."""
    folded = fold(sentence)
    before, _, after = folded.partition(fold(text))
    clause = re.split(r"[.;:]", before)[-1]
    named = [*_ELSEWHERE.finditer(clause)]
    return bool(named) or bool(re.match(r"[\s-]*(?:\w+\s){0,2}?" + _ELSEWHERE.pattern, after))


def said(text: str, sentence: str) -> Said | None:
    """What the copy says the US regulator decided; null where it speaks of another one or says neither."""
    folded = fold(text)
    if not _FDA.search(folded) and not _FDA.search(fold(sentence)):
        return None
    return next((what for what, pattern in _SAID.items() if pattern.search(folded)), None)


def named(sentence: str, devices: Iterable[Device]) -> tuple[Device, ...]:
    """The devices that a sentence names, by model or register number."""
    return tuple(device for device in devices if _is_named(device, sentence))


def of_treatment(lineage: Iterable[str], devices: Iterable[Device]) -> tuple[Device, ...]:
    """The devices that the register holds for a treatment, or for the nearest one above it."""
    devices = tuple(devices)
    for treatment in lineage:
        if found := tuple(device for device in devices if device.treatment == treatment):
            return found
    return ()


def is_cleared(devices: Iterable[Device]) -> bool:
    """Whether there are devices and all of them were cleared, none approved."""
    decisions = {device.decision for device in devices}
    return bool(decisions) and decisions <= _CLEARED


def decided(cleared: Iterable[Device]) -> str:
    """What the register decided of devices that were cleared."""
    words = {"510k-cleared": "cleared", "de-novo-granted": "granted by De Novo"}
    return " or ".join(sorted({words[device.decision] for device in cleared}))


def right_words(known: Sequence[Device]) -> str:
    """What may be said of a device that was cleared: with number and use where the copy names just this one."""
    if len(known) != 1 or known[0].register_number is None:
        return '"FDA-cleared" with the 510(k) or De Novo number of your own device and the use that its record names'
    (device,) = known
    # A record of a whole family does not say which of its uses this one was cleared for.
    one = device.indication and not device.indication.startswith("Family read together")
    use = f", for {device.indication}" if one else ", for the use that its record names"
    if device.decision == "de-novo-granted":
        return f"FDA marketing authorisation (De Novo {device.register_number}){use}"
    return f"FDA-cleared (510(k) {device.register_number}){use}"


def _is_named(device: Device, sentence: str) -> bool:
    if device.register_number and re.search(rf"\b{re.escape(device.register_number)}\b", sentence):
        return True
    return any(re.search(rf"\b{re.escape(name)}\b", sentence, re.IGNORECASE) for name in _names(device.model))


@cache
def _names(model: str) -> tuple[str, ...]:
    """Words of the model that are a name by their spelling: NuFACE, SkinPen, CoolSculpting, ZELTIQ."""
    words = model.partition("(")[0].split()
    return tuple(
        word for word in words if len(word) > 4 and word not in _GENERIC and re.search(r"[a-z][A-Z]|[A-Z]{4}", word)
    )
