"""What is said of a regulator's decision, held against what the register has."""

from __future__ import annotations

from typing import Any

import pytest

from claimtrack.evidence.assessment import Status
from claimtrack.knowledge.models import Device, Topic
from claimtrack.policy import devices
from claimtrack.policy.case import Case
from claimtrack.policy.verdict import verdict
from tests.policy.world import TREATMENTS, assessment, claim, mention

STATUS = Topic.model_validate({"id": "regulatory-status", "kind": "presentation", "alone": True, "means": "a decision"})


def device(decision: str, model: str = "LampPro System", **fields: Any) -> Device:
    seen = {"seen_at": ["https://example.org"], "level": "primary-text", "canonical": True, "on": "2026-11-22"}
    base = {"id": "k1", "model": model, "jurisdiction": "us", "treatment": "lamp", "register_number": "K000001"}
    return Device.model_validate({**base, "decision": decision, "verified": seen, **fields})


CLEARED, GRANTED, APPROVED = device("510k-cleared"), device("de-novo-granted"), device("pma-approved")


def case(text: str, sentence: str = "", status: Status | None = None, **held: Any) -> Case:
    of = claim("lamp/status", "regulatory-status", "regulatory-status") if status else None
    found = mention("regulatory-status", of.id if of else None)
    judged = assessment("lamp/status", status) if status else None
    return Case(found, text, STATUS, TREATMENTS["lamp"], of, judged, sentence=sentence or f"It is {text}.", **held)


@pytest.mark.parametrize(
    "text,status,held,rule,severity",
    [
        # The device that the copy names decides, whatever is held of the treatment.
        ("FDA-approved", None, {"named_devices": (CLEARED,)}, "misstated-approval", "error"),
        ("FDA-approved", "unassessed", {"named_devices": (CLEARED,)}, "misstated-approval", "error"),
        ("FDA-approved", None, {"named_devices": (APPROVED,)}, None, None),
        ("FDA-cleared", None, {"named_devices": (CLEARED,)}, None, None),
        # Then the claim of the treatment.
        ("FDA-approved", "refuted", {}, "misstated-approval", "error"),
        ("FDA-approved", "supported", {}, None, None),
        ("FDA-approved", "unassessed", {}, "unsupported-claim", "warning"),
        # Then what the register holds of such devices: worth knowing, no verdict on this one.
        ("FDA-approved", None, {"devices": (CLEARED,)}, "misstated-approval", "info"),
        ("FDA-cleared", None, {"devices": (CLEARED, GRANTED)}, None, None),
        ("FDA-cleared", None, {"devices": (CLEARED, APPROVED)}, "unsubstantiated-presentation", "info"),
        ("FDA-cleared", None, {}, "unsubstantiated-presentation", "info"),
        ("FDA-approved", None, {}, "misstated-approval", "info"),
        ("FDA-registered", None, {"devices": (CLEARED,)}, "misstated-approval", "info"),
        ("CE-marked", None, {"devices": (CLEARED,)}, "unsubstantiated-presentation", "info"),
    ],
)
def test_who_decides_and_how_bad_it_is(
    text: str, status: Status | None, held: dict[str, Any], rule: str | None, severity: str | None
) -> None:
    named = verdict(case(text, status=status, **held))
    assert (named[0].name if named else None, named[1].severity if named else None) == (rule, severity)


@pytest.mark.parametrize(
    "held,words",
    [
        (
            {"named_devices": (CLEARED,)},
            "this device as cleared, not approved; write FDA-cleared (510(k) K000001), for",
        ),
        ({"named_devices": (GRANTED,)}, "this device as granted by De Novo, not approved; write FDA marketing"),
        # Whose device it is, nobody said: no number is put into anybody's mouth.
        ({"devices": (CLEARED,)}, 'such devices as cleared, not approved; write "FDA-cleared" with the 510(k)'),
        ({"named_devices": (CLEARED, device("510k-cleared", id="k2"))}, 'write "FDA-cleared" with the 510(k)'),
    ],
)
def test_the_right_words_come_from_the_record(held: dict[str, Any], words: str) -> None:
    named = verdict(case("FDA-approved", **held))
    assert named
    assert words in named[1].message


def test_the_use_of_one_device_is_quoted_and_that_of_a_family_is_not() -> None:
    one = device("510k-cleared", indication="facial stimulation")
    family = device("510k-cleared", indication="Family read together: this and that")
    assert devices.right_words([one]) == "FDA-cleared (510(k) K000001), for facial stimulation"
    assert devices.right_words([family]) == "FDA-cleared (510(k) K000001), for the use that its record names"


@pytest.mark.parametrize(
    "sentence,is_named",
    [
        ("Our LampPro glows.", True),
        ("our lamppro glows", True),
        ("Cleared as K000001.", True),
        ("Our LampProfessional glows.", False),
        ("Our system glows.", False),
        ("Our lamp glows.", False),
    ],
)
def test_a_device_is_named_by_a_word_that_is_a_name_or_by_its_number(sentence: str, is_named: bool) -> None:
    assert bool(devices.named(sentence, [CLEARED])) is is_named


@pytest.mark.parametrize(
    "model",
    ["LED face mask (model name not seen)", "Laser or intense pulsed light device", "Beautiful Image Model 900"],
)
def test_plain_words_of_a_model_name_nothing(model: str) -> None:
    sentence = "Our LED face mask and laser light device give a beautiful image."
    assert devices.named(sentence, [device("510k-cleared", model)]) == ()


def test_the_nearest_treatment_with_devices_counts() -> None:
    light = device("510k-cleared", treatment="light")
    assert devices.of_treatment(["lamp", "light"], [light, CLEARED]) == (CLEARED,)
    assert devices.of_treatment(["torch", "light"], [light, CLEARED]) == (light,)
    assert devices.of_treatment([], [light]) == ()


@pytest.mark.parametrize(
    "sentence,text",
    [
        ("Our ECG machine is FDA-approved.", "FDA-approved"),
        ("TMS is FDA-cleared for depression.", "FDA-cleared"),
        ("We use an FDA-approved numbing cream.", "FDA-approved"),
        ("The lamp is new. The x-ray unit is FDA-registered.", "FDA-registered"),
    ],
)
def test_what_is_no_treatment_is_left_alone(sentence: str, text: str) -> None:
    assert verdict(case(text, sentence, "refuted")) is None


@pytest.mark.parametrize(
    "sentence",
    ["The lamp is FDA-approved; do not use it with a pacemaker.", "We own an ECG. The lamp is FDA-approved."],
)
def test_another_device_elsewhere_changes_nothing(sentence: str) -> None:
    named = verdict(case("FDA-approved", sentence, "refuted"))
    assert named
    assert named[0].name == "misstated-approval"


@pytest.mark.parametrize(
    "sentence,as_proof",
    [
        ("It is FDA-cleared, so you know it works.", True),
        ("It is FDA-cleared and safe and effective.", True),
        ("Choose one that is FDA-cleared to prevent side effects.", True),
        ("It is FDA-cleared for facial stimulation.", False),
        ("It is FDA-cleared. It is so good.", False),
    ],
)
def test_a_clearance_offered_as_proof(sentence: str, as_proof: bool) -> None:
    named = verdict(case("FDA-cleared", sentence, devices=(CLEARED,)))
    assert (named[0].name if named else None) == ("clearance-as-efficacy" if as_proof else None)
