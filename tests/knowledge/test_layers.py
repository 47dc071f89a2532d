"""A library over another: it adds by id, and may not take a dispute away."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.errors import LibraryError
from claimtrack.knowledge.claim_rules import judge_overlay
from claimtrack.knowledge.layers import overlay_claim, rows_of
from claimtrack.knowledge.library import Records, packaged, problems
from claimtrack.knowledge.loading import Entry
from claimtrack.knowledge.models import About, Claim, EvidenceLine, SignOff
from claimtrack.knowledge.overlay import ClaimOverlay
from claimtrack.knowledge.tables import row
from claimtrack.knowledge.world import world_of
from tests.knowledge.build import CLAIM, SOURCE, build, overlay, write

ATP = "microcurrent/atp-boost.yaml"
LINE = "lines:\n  - source: trial-a\n    direction: {direction}\n"
SIGNED = "    accepted_by: {name: A. Reviewer, role: nurse, on: 2026-11-22}\n"
REJECTED = LINE + "    accepted: rejected\n    rationale: Our own reading of it differs.\n" + SIGNED
LOST = "add evidence of your own, or remove this line"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    disputed = CLAIM.replace(
        "examples:", "  - {source: trial-a, direction: disputes, locator: table 2, accepted: accepted}\nexamples:"
    )
    return build(tmp_path / "base", {ATP: disputed})


def over(base: Path, **files: str) -> Path:
    named = {name.replace("__", "/").replace("_", "-") + ".yaml": text for name, text in files.items()}
    return overlay(base.parent / "clinic", "../base", named)


def found(folder: Path) -> list[str]:
    return [str(problem).removeprefix(f"{folder.as_posix()}/") for problem in problems(folder)]


def test_it_adds_claims_sources_treatments_devices_and_topics_words(base: Path) -> None:
    verified = SOURCE[SOURCE.index("verified") :]
    clinic = over(
        base,
        cryo__cold=CLAIM.replace("treatment: microcurrent", "treatment: cryo").replace("trial-a", "cold-trial"),
        sources__cold_trial=SOURCE.replace("modality: microcurrent", "modality: none"),
        devices__ours=f"model: X\njurisdiction: uk\ndecision: ce-marked\nsource: cold-trial\n{verified}",
        treatments="- {id: cryo, name: cryotherapy, modality: cryo}\n",
        lexicon__effects="- {verb: chill, effect: decrease, forms: [chill, chills]}\n",
        lexicon__topics__collagen="topic: collagen\nphrases:\n  - {term: collagen boost}\n",
    )
    below, records = Records.load(base), Records.load(clinic)
    assert [layer.name for layer in records.layers] == ["small", "clinic"]
    assert set(records.claims) - set(below.claims) == {"cryo/cold"}
    assert set(records.sources) - set(below.sources) == {"cold-trial"}
    assert set(records.devices) == {"ours"}
    assert set(records.treatments) - set(below.treatments) == {"cryo"}
    assert [effect.verb for effect in records.lexicon.effects] == ["boost", "chill"]
    (collagen,) = records.lexicon.topics
    assert [target.term for target in collagen.targets] == ["collagen"]
    assert [phrase.term for phrase in collagen.phrases] == ["collagen boost"]


def test_it_adds_to_a_claim_and_may_change_its_words(base: Path) -> None:
    clinic = over(
        base,
        sources__our_trial=SOURCE,
        microcurrent__atp_boost=(
            "text: Our words for it.\nnotes: Ours.\nlines:\n  - {source: our-trial, direction: supports}\n"
            "gaps:\n  - {question: Who paid?, kind: not-searched}\n"
            "rewordings:\n  - {kind: availability, text: A session takes an hour.}\n"
            "examples: {makes: [Our current recharges cells.]}\naliases: [microcurrent/atp]\n"
        ),
    )
    below, claim = (
        Records.load(base).claims["microcurrent/atp-boost"],
        Records.load(clinic).claims["microcurrent/atp-boost"],
    )
    assert (claim.text, claim.notes, claim.aliases) == ("Our words for it.", "Ours.", ("microcurrent/atp",))
    assert claim.lines[:-1] == below.lines
    assert claim.lines[-1].source == "our-trial"
    assert claim.examples.makes == (*below.examples.makes, "Our current recharges cells.")
    assert [len(claim.gaps), len(claim.rewordings)] == [1, 1]
    assert (claim.about, claim.kind) == (below.about, below.kind)


def test_it_may_not_change_what_a_claim_is_about(base: Path) -> None:
    assert found(over(base, microcurrent__atp_boost="kind: puffery\n")) == [
        f"{ATP}:1:1: 'kind' is no field here; known: aliases, examples, gaps, lines, notes, rewordings, text"
    ]


def test_it_adds_names_to_a_treatment(base: Path) -> None:
    clinic = over(base, treatments="- {id: microcurrent, name: the lift facial, brands: [GlowWave]}\n")
    treatment = Records.load(clinic).treatments["microcurrent"]
    assert (treatment.name, treatment.brands) == ("the lift facial", ("CACI", "GlowWave"))
    assert treatment.modality == "microcurrent"


def test_it_rejects_a_supporting_line_with_a_name_and_a_reason(base: Path) -> None:
    clinic = over(base, microcurrent__atp_boost=REJECTED.replace("{direction}", "supports"))
    supporting, disputing = Records.load(clinic).claims["microcurrent/atp-boost"].lines
    assert (supporting.accepted, supporting.rationale) == ("rejected", "Our own reading of it differs.")
    assert disputing.accepted == "accepted"


def test_it_signs_a_line_off(base: Path) -> None:
    stamp = "    stamp: v1:0123456789ab\n"
    clinic = over(base, microcurrent__atp_boost=LINE.replace("{direction}", "disputes") + SIGNED + stamp)
    below = Records.load(base).claims["microcurrent/atp-boost"].lines[1]
    line = Records.load(clinic).claims["microcurrent/atp-boost"].lines[1]
    assert line.accepted_by is not None
    assert line.accepted_by.name == "A. Reviewer"
    assert line.model_copy(update={"accepted_by": None, "stamp": None}) == below


REFUSED = [
    (
        "supports",
        REJECTED.replace(SIGNED, ""),
        "2:5: a line of the layer below is rejected without a name and a reason",
    ),
    ("disputes", REJECTED, f"4:15: a layer may reject a supporting line only, and this one is 'disputes'; {LOST}"),
    ("neutral", REJECTED, "2:5: it rejects a line the layer below does not hold"),
    ("supports", LINE, "2:5: the layer below already holds this line"),
]


@pytest.mark.parametrize("direction, text, line", REFUSED)
def test_what_an_overlay_line_may_not_do(base: Path, direction: str, text: str, line: str) -> None:
    (problem,) = found(over(base, microcurrent__atp_boost=text.replace("{direction}", direction)))
    assert problem.startswith(f"{ATP}:{line}")


def test_a_review_that_found_too_little_may_not_be_rejected(base: Path) -> None:
    weighed = CLAIM.replace("examples:", "  - {source: trial-a, direction: neutral, rationale: Too little.}\nexamples:")
    write(base, {ATP: weighed})
    (problem,) = found(over(base, microcurrent__atp_boost=REJECTED.replace("{direction}", "neutral")))
    assert problem.startswith(f"{ATP}:4:15: a layer may reject a supporting line only")


def test_a_source_below_may_not_be_written_anew(base: Path) -> None:
    retracted = SOURCE + "state: retracted\n"
    assert found(over(base, sources__trial_a=retracted)) == [
        "sources/trial-a.yaml:1:1: the layer below already holds 'trial-a' in sources; give yours another id"
    ]


def test_its_names_may_not_collide_with_those_below(base: Path) -> None:
    assert found(over(base, treatments="- {id: cryo, name: micro current}\n")) == [
        "treatments.yaml:1:20: 'micro current' is already a name of treatment 'microcurrent'; keep it at one of the two"
    ]


def test_a_layer_may_extend_the_packaged_library(tmp_path: Path) -> None:
    clinic = overlay(tmp_path, "packaged", {})
    if problems(packaged()):
        pytest.fail("the packaged library is broken: see test_packaged.py")
    assert [layer.name for layer in Records.load(clinic).layers] == ["packaged", "clinic"]


def test_three_layers(base: Path) -> None:
    over(base, microcurrent__atp_boost="notes: second\n")
    third = overlay(base.parent / "third", "../clinic", {ATP: "text: Third.\n"})
    records = Records.load(third)
    assert len(records.layers) == 3
    claim = records.claims["microcurrent/atp-boost"]
    assert (claim.notes, claim.text) == ("second", "Third.")


def test_layers_in_a_circle(base: Path) -> None:
    clinic = over(base)
    write(base, {"library.yaml": "name: small\nversion: 1\nschema: 1\nextends: ../clinic\n"})
    with pytest.raises(LibraryError, match=r"library\.yaml:4:10: the library extends itself"):
        Records.load(clinic)


def test_a_layer_that_is_not_there(tmp_path: Path) -> None:
    clinic = overlay(tmp_path, "../nowhere", {})
    (problem,) = problems(clinic)
    assert (problem.line, problem.column) == (4, 10)
    assert problem.message == "'../nowhere' is no library: it holds no library.yaml"


def test_problems_of_a_lower_layer_are_told_first(base: Path) -> None:
    write(base, {ATP: CLAIM.replace("mechanism", "mecanism")})
    (problem,) = problems(over(base, microcurrent__x="nonsense\n"))
    assert problem.path.endswith(f"base/{ATP}")


LINES = st.lists(
    st.builds(
        EvidenceLine,
        source=st.sampled_from(["trial-a", "led-trial"]),
        direction=st.sampled_from(["supports", "disputes", "neutral"]),
        accepted=st.sampled_from(["proposed", "accepted", "rejected"]),
        locator=st.sampled_from([None, "table 1", "table 2"]),
        rationale=st.just("Because."),
        accepted_by=st.none() | st.just(SignOff(name="A. Reviewer", role="nurse", on=date(2026, 11, 22))),
    ),
    max_size=4,
)


@settings(max_examples=150, deadline=None)
@given(lower=LINES, upper=LINES)
def test_no_overlay_that_is_let_in_takes_a_dispute_away(lower: list[EvidenceLine], upper: list[EvidenceLine]) -> None:
    about = About(effect="increase", topic="collagen")
    claim = Claim(id="general/x", text="X.", about=about, kind="mechanism", lines=tuple(lower))
    over = ClaimOverlay(id="general/x", lines=tuple(upper))
    entry = Entry("claims", "general/x", over, b"", "general/x.yaml")
    world = world_of([entry], rows_of([Entry("claims", "general/x", claim, row(claim), "general/x.yaml")]))
    refused = [objection.path for objection in judge_overlay(entry, over, world) if "source" not in objection.path]
    kept = ClaimOverlay(
        id="general/x",
        lines=tuple(line for index, line in enumerate(upper) if ("lines", index) not in [path[:2] for path in refused]),
    )
    merged = overlay_claim(claim, kept)
    for before, after in zip(claim.lines, merged.lines, strict=False):
        assert (after.source, after.direction) == (before.source, before.direction)
        if before.direction != "supports":
            assert after.accepted == before.accepted
