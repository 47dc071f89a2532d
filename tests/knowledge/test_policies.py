"""Policies as records: all that were collected are there and whole, and every way to break one is told at its place."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple, get_args

import pytest

from claimtrack import documents
from claimtrack.checker import check
from claimtrack.detect import mention
from claimtrack.errors import LibraryError
from claimtrack.evidence import assessment
from claimtrack.evidence.library import Library
from claimtrack.knowledge import policies
from claimtrack.knowledge.library import Records, packaged, problems
from claimtrack.knowledge.models import Market
from claimtrack.knowledge.policies import Policy
from claimtrack.knowledge.writing import format_file
from tests.knowledge.build import build, overlay

LIBRARY = Library.load(claims=packaged())

# Every rule of the collection: its id there, its severity, what discharges it.
COLLECTED = """\
US-FTC-S5-DECEPTION warning evidence
US-FTC-HPCG-CRSE error evidence
US-FTC-HPCG-PRECLINICAL error evidence
US-FTC-ESTABLISHMENT error evidence
US-FTC-SERIOUS-DISEASE error evidence
US-FTC-HPCG-WEAK-QUALIFIER warning evidence+wording
US-FTC-SAFETY error evidence
US-FTC-255.2A-TESTIMONIAL-NOT-EVIDENCE warning evidence
US-FTC-255.2B-TYPICAL warning record
US-FTC-255.2C-ACTUAL-CONSUMER warning record
US-FTC-255.3-255.4-EXPERT warning record
US-FTC-255.5-CONNECTION warning wording
US-FTC-465.2-FAKE-REVIEWS error record
US-FTC-465.4-INCENTIVE error wording
US-FTC-465.5-INSIDER warning wording
US-FTC-465.6-OWN-REVIEW-SITE error wording
US-FTC-465.7-SUPPRESSION warning record
US-NAD-PERCEPTION warning evidence
US-FDA-807.97-NOT-APPROVED error record
US-FDA-807.39-REGISTRATION warning wording
US-FDA-COSMETIC-REG-710.8 error never
US-FDA-FAKE-MARKS error never
US-FDA-201H-DEVICE-INTENDED-USE error record+evidence
US-FDA-SALTON-FACIAL-STIM warning record+evidence
US-FDA-AESTHETICS-MICROCURRENT-2013 info record
US-FDA-201G-COSMETIC-AS-DRUG error wording
US-FDA-INTENDED-USE-EXAMPLES warning wording
US-FDA-COSMECEUTICAL info wording
US-FDA-REJUVENATION-DEVICES error record
US-FDA-GENERAL-WELLNESS info wording
US-CA-BPC-651 error wording+record
UK-CAP-3.1-MISLEAD warning wording+evidence
UK-CAP-3.7-SUBSTANTIATION error evidence
UK-CAP-3.45-TESTIMONIAL warning record
UK-CAP-3.47-CLAIMS-IN-TESTIMONIALS error evidence+wording
UK-CAP-12.1-OBJECTIVE error evidence
UK-CAP-12.1-MEDICINAL error record
UK-CAP-ELECTRICAL-DEVICES error wording
UK-ASA-A15-308558-ATP error evidence
UK-CAP-NONSURGICAL-FACELIFT error wording
UK-CAP-12.7-REJUVENATE-CURE error wording
UK-CAP-COLLAGEN-PHYSIOLOGICAL error evidence
UK-CAP-12.2-AILMENTS error record
UK-CAP-12.3-CREDENTIALS warning record
UK-CAP-12.9-ABSOLUTELY-SAFE error evidence
UK-CAP-12.10-NATURAL warning wording
UK-CAP-12.12-POM error never
UK-CAP-PAIN warning evidence
UK-CAP-BEFORE-AFTER warning record
UK-CAP-PRODUCTION-TECHNIQUES warning record
UK-CAP-1.3-SOCIAL-RESPONSIBILITY warning wording
UK-CAP-TEMPORARY-CUMULATIVE warning evidence
UK-CAP-PERCEPTION-VS-MEASURED error evidence
UK-CAP-COMPARATIVE warning evidence
UK-ASA-FDA-AS-PROOF warning evidence
UK-CAP-CE-NOT-EFFICACY warning evidence
UK-CAP-15.1-INGESTIBLES error record
UK-DMCC-SCH20-FALSE-APPROVAL error record
UK-CLEARCAST-CAN-COULD info wording
IE-ASA-HEALTH-BEAUTY error evidence+wording
EU-655-1-LEGAL error never
EU-655-2-TRUTH warning evidence
EU-655-3-EVIDENCE error evidence
EU-655-4-HONESTY warning evidence
EU-655-5-FAIRNESS warning wording
EU-655-6-INFORMED info wording
EU-1223-ART20 warning evidence
EU-TECHDOC-FREE-FROM warning wording
EU-TECHDOC-HYPOALLERGENIC info record
EU-MDR-ART7 error record
EU-MDR-ANNEX-XVI info record
AU-NL-133-1A error evidence
AU-NL-133-1B-INDUCEMENT warning wording
AU-NL-133-1C-TESTIMONIAL error never
AU-NL-133-1D-EXPECTATION error evidence+wording
AU-NL-133-1E-UNNECESSARY warning wording
AU-AHPRA-HIGHER-RISK-2025 error wording+record
AU-TGA-S4-INJECTABLES error never
AU-TGA-RESTRICTED-REP error record
AU-TGA-GOV-ENDORSE error wording
AU-TGA-S24-TESTIMONIALS warning record
AU-TGA-ACCURATE-NATURAL warning record+wording
AU-TGA-SAFE-INFALLIBLE warning wording
CA-HC-DRUG-TYPE-COSMETIC error wording
CA-ADSTD-NONTHERAPEUTIC warning wording
UK-CAP-3.44-FAKE-REVIEWS info record
UK-CAP-3.45-INCENTIVISED-REVIEWS warning wording
UK-CAP-3.46-REVIEW-PRESENTATION warning record
"""
# Rulings and advice collected with the evidence: its id there, the policy's id, its severity, what discharges it.
FROM_EVIDENCE = """\
asa-nd-salt-cave-a12-216036 uk-asa-a12-216036-salt-rooms error evidence
asa-2013-dermaskin-botox uk-asa-a13-237709-toxin error never
asa-nd-instant-whites uk-asa-a16-338693-shades-whiter error evidence
asa-nd-salin-plus-a17-384464 uk-asa-a17-384464-salt-devices error evidence
asa-2018-cryojuvenate uk-asa-a17-386617-cryotherapy error evidence
asa-nd-mannion-acupuncture uk-asa-a17-387447-acupuncture error evidence
asa-2019-dermacoll uk-asa-a18-446846-collagen-drink error evidence
asa-nd-revive-collagen uk-asa-a21-1102344-collagen-testimonial error record
asa-nd-kollo-collagen uk-asa-a23-1196136-liquid-collagen error evidence
asa-2024-lyma-ruling uk-asa-a24-1228550-led-comparison error evidence
asa-2014-bodytoxing-ruling uk-asa-bodytoxing error evidence
asa-2023-collagen-physiological uk-asa-collagen-lip-product warning evidence
asa-nc-healthy-you-foot-patches uk-asa-foot-patches error evidence
asa-2019-slendertone-tv uk-asa-g19-1018004-ems-toning warning evidence
asa-2012-sisa-ipl-as-laser uk-asa-ipl-as-laser warning record
asa-2020-iv-covid uk-asa-iv-virus warning record
asa-2013-lipofirm-medical-certification uk-asa-medically-certified warning record
cap-cellulite uk-cap-cellulite warning evidence
cap-cryotherapy uk-cap-cryotherapy warning evidence
cap-detoxing-general uk-cap-detoxing warning evidence
cap-advice-fillers uk-cap-fillers warning wording
cap-advice-hair-removal uk-cap-hair-removal warning evidence
cap-ivnt uk-cap-iv-drips warning evidence
cap-detoxing-lymphatic-drainage uk-cap-lymphatic-drainage warning evidence
cap-massage-bodywork uk-cap-massage warning evidence
cap-teeth-whitening uk-cap-teeth-whitening warning evidence
fda-cpg-355-200-ems us-fda-cpg-355-200-ems warning record+evidence
fda-laser-facts-hair us-fda-laser-hair warning evidence
ftc-nd-xacta-kinoki-foot-pads us-ftc-foot-pads warning evidence
nad-2020-halotherapy-solutions us-nad-salt-sauna warning evidence
"""
# Errors in the collection whose own citation or content was not seen in a source: they warn.
ONLY_WARN = {
    "US-FDA-COSMETIC-REG-710.8",
    "UK-CAP-3.47-CLAIMS-IN-TESTIMONIALS",
    "UK-CAP-NONSURGICAL-FACELIFT",
    "IE-ASA-HEALTH-BEAUTY",
    "AU-TGA-GOV-ENDORSE",
}


@pytest.fixture(scope="module")
def held() -> dict[str, Policy]:
    """The packaged policies by their id in the collection."""
    return {policy.was or policy.id: policy for policy in Records.load().policies.values()}


def test_every_collected_rule_is_a_policy(held: dict[str, Policy]) -> None:
    rules = [line.split() for line in COLLECTED.splitlines()]
    rulings = [line.split() for line in FROM_EVIDENCE.splitlines()]
    assert (len(rules), len(rulings)) == (88, 30)
    assert {name: (policy.severity, "+".join(policy.discharge.by)) for name, policy in held.items()} == {
        **{name: ("warning" if name in ONLY_WARN else severity, discharge) for name, severity, discharge in rules},
        **{name: (severity, discharge) for name, _, severity, discharge in rulings},
    }
    assert {name for name in ONLY_WARN if not held[name].own_content_unverified} == set()


def test_its_id_is_that_of_the_collection_and_its_market_is_its_folder(held: dict[str, Policy]) -> None:
    parts = {"us": "us", "uk": "uk", "eu": "eu", "ie": "eu", "au": "au", "ca": "ca"}
    ids = {line.split()[0]: line.split()[0].lower().replace(".", "-") for line in COLLECTED.splitlines()}
    ids |= {line.split()[0]: line.split()[1] for line in FROM_EVIDENCE.splitlines()}
    for name, policy in held.items():
        assert policy.id == ids[name], name
        assert policy.market == parts[policy.id.partition("-")[0]], name
        assert (packaged() / "policies" / policy.market / f"{policy.id}.yaml").is_file()


def test_no_policy_is_a_source_too(held: dict[str, Policy]) -> None:
    assert {*held, *(policy.id for policy in held.values())}.isdisjoint(Records.load().sources)


def test_a_ruling_is_a_precedent_and_speaks_of_named_claims(held: dict[str, Policy]) -> None:
    for name in (line.split()[0] for line in FROM_EVIDENCE.splitlines()):
        policy = held[name]
        is_ruling = not {"guidance", "code"}.issuperset(policy.instrument)
        assert policy.status == ("precedent" if is_ruling else "in-force"), name
        asked = [trigger.when for trigger in policy.triggers if trigger.reach == "mention"]
        assert asked, name
        assert all(when.topics or (when.kinds and when.treatments) for when in asked), name
        assert all(when.treatments or when.terms for when in asked), name


class Ruled(NamedTuple):
    """A kind of copy that was ruled on, and copy beside it of which the ruling says nothing."""

    policy: str
    makes: str
    does_not: str


RULED = [
    Ruled("uk-asa-a24-1228550-led-comparison", "Our LED panel is 100 times more powerful than LED masks.",
          "Our LED panel is better for wrinkles."),
    Ruled("uk-asa-medically-certified", "Our RF system is medically certified.", "Our RF system is FDA-approved."),
    Ruled("uk-asa-g19-1018004-ems-toning", "The EMS belt tones your abs.", "EMS tones your facial muscles."),
    Ruled("uk-cap-hair-removal", "Laser hair removal works on all skin types.", "Laser hair removal is painless."),
    Ruled("uk-asa-ipl-as-laser", "Our IPL laser hair removal reduces unwanted hair.", "IPL reduces unwanted hair."),
    Ruled("uk-cap-fillers", "Dermal fillers rejuvenate your skin.", "Dermal fillers smooth wrinkles."),
    Ruled("uk-asa-a13-237709-toxin", "Botox is proven and safe.", "Botox smooths frown lines."),
    Ruled("uk-asa-collagen-lip-product", "Our lip serum boosts collagen.", "LED light boosts collagen."),
    Ruled("uk-cap-detoxing", "The wrap draws out toxins.", "The mask draws impurities from your pores."),
    Ruled("uk-cap-lymphatic-drainage", "Lymphatic massage drains fluid.", "Lymphatic drainage massage, 60 minutes"),
    Ruled("uk-cap-massage", "Massage relieves back pain.", "Massage helps you sleep."),
    Ruled("uk-cap-cellulite", "Shockwave therapy reduces the appearance of cellulite.", "Shockwave therapy burns fat."),
    Ruled("uk-asa-bodytoxing", "Wet cupping boosts immunity.", "Facial cupping boosts circulation."),
    Ruled("uk-asa-foot-patches", "Foot patches draw out toxins overnight.", "The foot bath draws out toxins."),
    Ruled("uk-asa-a12-216036-salt-rooms", "Our salt room relieves asthma.", "Our salt room relieves stress."),
    Ruled("uk-asa-a17-384464-salt-devices", "Our salt therapy device relieves COPD.", "Our salt room relieves COPD."),
    Ruled("uk-cap-cryotherapy", "Cryotherapy reduces inflammation.", "Cryolipolysis reduces fat."),
    Ruled("uk-asa-a17-386617-cryotherapy", "Cryotherapy burns calories.", "Cryotherapy improves circulation."),
    Ruled("uk-cap-iv-drips", "Vitamin drips give you energy.", "Collagen drinks hydrate your skin."),
    Ruled("uk-asa-iv-virus", "Vitamin drips boost immunity against viruses.", "Vitamin drips boost your immunity."),
    Ruled("uk-asa-a17-387447-acupuncture", "Acupuncture treats infertility.", "Acupuncture relieves back pain."),
    Ruled("uk-asa-a18-446846-collagen-drink", "Collagen drinks reduce wrinkles.", "Collagen drinks relieve pain."),
    Ruled("uk-asa-a23-1196136-liquid-collagen", "Collagen drinks relieve joint pain.", "Vitamin drips relieve pain."),
    Ruled("uk-asa-a21-1102344-collagen-testimonial", "Our clients say the collagen drink hydrated their skin.",
          "The collagen drink hydrates your skin."),
    Ruled("uk-cap-teeth-whitening", "Teeth 8 shades whiter in 60 minutes",
          "Our teeth whitening gives you whiter teeth."),
    Ruled("uk-asa-a16-338693-shades-whiter", "9 shades whiter in 7 days with teeth whitening",
          "Our teeth whitening gives you whiter teeth."),
    Ruled("us-fda-cpg-355-200-ems", "EMS burns fat.", "Microcurrent burns fat."),
    Ruled("us-fda-laser-hair", "Laser hair removal gives permanent results.",
          "Permanent hair reduction with laser hair removal"),
    Ruled("us-nad-salt-sauna", "Infrared sauna burns calories.", "Infrared sauna relieves stress."),
    Ruled("us-ftc-foot-pads", "Foot pads draw out toxins.", "The foot bath draws out toxins."),
]  # fmt: skip


def test_each_ruling_is_tried() -> None:
    assert sorted(one.policy for one in RULED) == sorted(line.split()[1] for line in FROM_EVIDENCE.splitlines())


@pytest.mark.parametrize("ruled", RULED, ids=[one.policy for one in RULED])
def test_a_ruling_is_named_where_its_kind_of_claim_is_made(ruled: Ruled) -> None:
    def named(copy: str) -> set[str]:
        market = LIBRARY.records.policies[ruled.policy].market
        page = documents.read_text(copy, "page.txt")
        return {name for finding in check(page, LIBRARY, markets=[market]) for name in finding.policies}

    assert ruled.policy in named(ruled.makes)
    assert ruled.policy not in named(ruled.does_not)


@pytest.mark.parametrize("name", [one.policy for one in RULED])
def test_what_a_ruling_says_to_write_instead_is_fit_to_print_where_it_holds(name: str) -> None:
    policy = LIBRARY.records.policies[name]
    advertised = [treatment for trigger in policy.triggers for treatment in trigger.when.treatments]
    title = LIBRARY.records.treatments[advertised[0]].name if advertised else "Treatments"
    for sentence in re.findall('"([^"]+)"', policy.rewrite.text):
        page = documents.read_text(f"{title}\n\n{sentence}\n", "page.txt")
        flagged = [one for one in check(page, LIBRARY, markets=[policy.market]) if one.place.start.line > 1]  # type: ignore[union-attr]
        assert [(one.message, one.severity) for one in flagged if one.severity != "info"] == []


def test_each_is_whole(held: dict[str, Policy]) -> None:
    for name, policy in held.items():
        assert all(source.startswith(("https://", "http://")) for source in policy.sources), name
        assert policy.discharge.need, name
        assert policy.rewrite.text, name
        assert any(trigger.wordings for trigger in policy.triggers), name
        assert not policy.discharged, name
        told = [policy.citation, policy.status_note, *policy.unverified, policy.notes]
        if policy.own_content_unverified:
            assert policy.severity != "error", name
            assert policy.unverified, name
        elif any("UNVERIFIED" in text for text in told if text):
            assert policy.unverified, name


def test_only_parts_of_a_market_are_territories(held: dict[str, Policy]) -> None:
    territories = {name: policy.territory for name, policy in held.items() if policy.territory}
    assert territories == {"US-CA-BPC-651": "California", "IE-ASA-HEALTH-BEAUTY": "Ireland"}


def test_two_treatments_go_no_further_than_temporarily_in_the_uk(held: dict[str, Policy]) -> None:
    ceilings = {name: policy.ceiling for name, policy in held.items() if policy.ceiling}
    assert {(name, *one.treatments, one.kind) for name, one in ceilings.items()} == {
        ("UK-CAP-ELECTRICAL-DEVICES", "electrotherapy", "temporarily"),
        ("cap-advice-fillers", "dermal-filler", "temporarily"),
    }


def test_every_file_is_in_the_canonical_layout() -> None:
    files = sorted((packaged() / "policies").rglob("*.yaml"))
    assert [file.name for file in files if format_file(file, check=True)] == []


def test_the_words_of_conditions_are_those_of_detection_and_evidence() -> None:
    quiet = {"negated", "denied", "asked"}
    assert set(get_args(policies.Stance)) == set(get_args(mention.Stance)) - quiet
    assert set(get_args(policies.Attribution)) == set(get_args(mention.Attribution)) - {"critic"}
    assert get_args(policies.Status) == get_args(assessment.Status)
    assert {policy.market for policy in Records.load().policies.values()} == set(get_args(Market))


POLICY = """\
market: uk
regulator: ASA
citation: rule 1
instrument: [code]
status: in-force
source_seen: primary
says: Nobody may boast.
triggers:
  - family: boasts
    when:
      topics: [atp-energy]
      treatments: [microcurrent]
      terms: [more energy]
    wordings: [boosts ATP]
exceptions:
  - text: quotes
severity: error
discharge:
  by: [record]
  need: a licence
rewrite:
  kind: remove
  text: Leave it out.
sources:
  - https://example.org/rule
"""
FILE = "policies/uk/uk-boast.yaml"


class Broken(NamedTuple):
    name: str
    old: str
    new: str
    line: str


BROKEN = [
    Broken(
        "unknown topic",
        "atp-energy",
        "atp-enery",
        "11:16: topic 'atp-enery' does not exist; did you mean 'atp-energy'?",
    ),
    Broken(
        "unknown treatment",
        "[microcurrent]",
        "[microcurrents]",
        "12:20: treatment 'microcurrents' does not exist; did you mean 'microcurrent'?",
    ),
    Broken(
        "unknown successor",
        "in-force",
        "superseded\nsuperseded_by: uk-boats",
        "6:16: policy 'uk-boats' does not exist; did you mean 'uk-boast'?",
    ),
    Broken(
        "its own successor",
        "in-force",
        "superseded\nsuperseded_by: uk-boast",
        "6:16: the policy supersedes itself; remove it",
    ),
    Broken(
        "another folder's market",
        "market: uk",
        "market: us",
        "1:9: market 'us' does not match the folder policies/uk; write 'uk', or move the file to policies/us",
    ),
    Broken("no market", "market: uk", "market: gb", "1:9: 'market' is 'gb'; write one of us, uk, eu, au, ca"),
    Broken(
        "surer than its source",
        "severity: error",
        "severity: error\nown_content_unverified: true",
        "17:11: an error rests on a citation or content that was not seen; write warning, or verify it and remove"
        " own_content_unverified",
    ),
    Broken(
        "a pattern for a term",
        "more energy",
        "more.*energy",
        "13:15: 'more.*energy' is no plain lower-case wording; write words as they are read, no pattern",
    ),
    Broken(
        "a term in capitals",
        "more energy",
        "More energy",
        "13:15: 'More energy' is no plain lower-case wording; write words as they are read, no pattern",
    ),
    Broken(
        "never and something else",
        "[record]",
        "[never, record]",
        "19:7: 'never' stands beside another way to clear the finding; write [never], or take it out",
    ),
    Broken(
        "unknown way to clear it",
        "[record]",
        "[letter]",
        "19:8: 'by' is 'letter'; write one of evidence, record, wording, never",
    ),
    Broken(
        "a trigger for everything",
        "    when:\n      topics: [atp-energy]\n      treatments: [microcurrent]\n      terms: [more energy]\n",
        "",
        "9:5: this trigger fits every claim; name topics, kinds, treatments or terms",
    ),
    Broken(
        "words that are not named",
        "    when:\n      topics: [atp-energy]\n      treatments: [microcurrent]\n      terms: [more energy]\n",
        "    reach: words\n",
        "9:5: this trigger looks for words and names none; add 'when: {terms: [...]}'",
    ),
    Broken(
        "a trigger as bad as its policy",
        "  - family: boasts\n",
        "  - family: boasts\n    severity: error\n",
        "10:15: severity 'error' is no milder than the policy's own; remove it",
    ),
    Broken(
        "accepted by nobody in particular",
        "  - text: quotes\n",
        "  - text: quotes\n    accepted: true\n",
        "16:5: what is accepted is left for people to judge; say when it fits: 'when: {topics: [...]}'",
    ),
    Broken("a field of ours", "says:", "sayss:", "7:1: 'sayss' is no field here; did you mean 'says'?"),
]


@pytest.mark.parametrize("case", BROKEN, ids=[case.name for case in BROKEN])
def test_a_broken_policy_is_told_at_its_place(case: Broken, tmp_path: Path) -> None:
    assert case.old in POLICY
    folder = build(tmp_path, {FILE: POLICY.replace(case.old, case.new, 1)})
    found = [str(problem).removeprefix(f"{folder.as_posix()}/") for problem in problems(folder)]
    assert found == [f"{FILE}:{case.line}"]


@pytest.mark.parametrize("file", ["policies/uk-boast.yaml", "policies/gb/uk-boast.yaml", "policies/uk/more/x.yaml"])
def test_a_policy_has_one_place(file: str, tmp_path: Path) -> None:
    (problem,) = problems(build(tmp_path, {file: POLICY}))
    assert "a policy lives in policies/<market>/<id>.yaml; markets are us, uk, eu, au, ca" in str(problem)


def test_one_id_in_two_markets_is_refused(tmp_path: Path) -> None:
    other = {"policies/us/uk-boast.yaml": POLICY.replace("market: uk", "market: us")}
    (problem,) = problems(build(tmp_path, {FILE: POLICY, **other}))
    assert "'uk-boast' is listed twice" in problem.message


def test_a_policy_is_read_merged_and_part_of_the_digest(tmp_path: Path) -> None:
    plain = Records.load(build(tmp_path / "plain"))
    records = Records.load(build(tmp_path / "base", {FILE: POLICY}))
    assert dict(plain.policies) == {}
    assert records.policies["uk-boast"].triggers[0].when.topics == ("atp-energy",)
    assert records.digest != plain.digest
    changed = Records.load(build(tmp_path / "changed", {FILE: POLICY.replace("boast.", "brag.")}))
    assert changed.digest != records.digest


HELD = """\
discharged:
  - claims: [microcurrent/atp-boost]
    document: file 12, drawer 3
    why: The licence covers it.
    by: {name: A. Reviewer, role: director, on: 2026-11-22}
    until: 2027-11-22
"""


def test_an_upper_layer_adds_policies_and_says_which_records_it_holds(tmp_path: Path) -> None:
    build(tmp_path / "base", {FILE: POLICY})
    ours = POLICY.replace("market: uk", "market: eu")
    clinic = overlay(tmp_path / "clinic", "../base", {FILE: HELD, "policies/eu/eu-ours.yaml": ours})
    records = Records.load(clinic)
    assert set(records.policies) == {"uk-boast", "eu-ours"}
    policy = records.policies["uk-boast"]
    assert policy.says == "Nobody may boast."
    assert [held.document for held in policy.discharged] == ["file 12, drawer 3"]


@pytest.mark.parametrize(
    "discharge,file,line",
    [
        ("[record]", "severity: info\n" + HELD, "1:1: 'severity' is no field here; known: discharged"),
        ("[record]", "discharged: []\n", "1:13: 'discharged' is an empty list; write at least one item"),
        (
            "[never]",
            HELD,
            "2:5: no record discharges this policy: it is cleared by never; remove it; what is needed: a licence",
        ),
        (
            "[evidence]",
            HELD,
            "2:5: no record discharges this policy: it is cleared by evidence; remove it; what is needed: a licence",
        ),
        (
            "[record]",
            HELD.replace("atp-boost", "atp-bost"),
            "2:14: claim 'microcurrent/atp-bost' does not exist; did you mean 'microcurrent/atp-boost'?",
        ),
    ],
)
def test_an_upper_layer_takes_nothing_away(discharge: str, file: str, line: str, tmp_path: Path) -> None:
    build(tmp_path / "base", {FILE: POLICY.replace("[record]", discharge)})
    clinic = overlay(tmp_path / "clinic", "../base", {FILE: file})
    with pytest.raises(LibraryError) as raised:
        Records.load(clinic)
    assert [str(one).removeprefix(f"{clinic.as_posix()}/") for one in raised.value.problems] == [f"{FILE}:{line}"]


def test_no_model_of_a_policy_is_built_until_one_is_asked_for(tmp_path: Path) -> None:
    folder = build(tmp_path / "base", {FILE: POLICY})
    program = (
        "import sys, pathlib\n"
        "from claimtrack.knowledge.library import Records\n"
        f"records = Records.load(pathlib.Path({str(folder)!r}))\n"
        "print('claimtrack.knowledge.policies' in sys.modules, len(records.policies))\n"
        "print(records.policies['uk-boast'].market)\n"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "CLAIMTRACK_CACHE": str(tmp_path / "cache")},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        for _ in range(2)
    ]
    assert told == [["True", "1", "uk"], ["False", "1", "uk"]]
