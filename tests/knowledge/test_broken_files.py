"""Every way a library file can be broken gives one line: where it is, what is wrong, what to write instead."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from claimtrack.errors import LibraryError
from claimtrack.knowledge.lexicon import Cue, Effect, Noun, TopicLexicon
from claimtrack.knowledge.library import Records, problems
from claimtrack.knowledge.models import Claim, Device, LibraryManifest, Record, Source, Topic, Treatment
from claimtrack.knowledge.policies import Policy
from claimtrack.knowledge.remarks import scalars
from tests.knowledge.build import CLAIM, COLLAGEN, LIBRARY, SOURCE, build

ATP = "microcurrent/atp-boost.yaml"
COLLAGEN_FILE = "microcurrent/collagen.yaml"
TRIAL = "sources/trial-a.yaml"
DEVICE = "model: M\njurisdiction: us\ndecision: 510k-cleared\n" + SOURCE[SOURCE.index("verified") :]


class Broken(NamedTuple):
    name: str
    files: dict[str, str | None]
    line: str
    """The whole problem, with the path relative to the library."""


def bent(file: str, old: str, new: str) -> dict[str, str | None]:
    """The small library's file with one piece of its text replaced."""
    assert old in LIBRARY[file], (file, old)
    return {file: LIBRARY[file].replace(old, new, 1)}


def claim(old: str, new: str) -> dict[str, str | None]:
    return bent(ATP, old, new)


def with_field(text: str) -> dict[str, str | None]:
    """The ATP claim with more fields after line 8."""
    return claim("kind: mechanism\n", f"kind: mechanism\n{text}\n")


def inference(kind: str, premise: str) -> dict[str, str | None]:
    return with_field(f"inferences:\n  - {{kind: {kind}, premises: [{premise}], rationale: because}}")


def unsupported(text: str, premise: str) -> str:
    """A claim without support of its own that rests on a premise."""
    return text.replace("direction: supports", "direction: disputes") + (
        f"inferences:\n  - {{kind: conjunction, premises: [{premise}], rationale: because}}\n"
    )


RATIONALE = "grade indirectness.intervention serious or very_serious and say why in the rationale"
EXAMPLES = "write at least two that make it and one that looks like it and does not"
PLACES = (
    "a claim lives in <treatment>/<id>.yaml or general/<id>.yaml; other files are library.yaml, topics.yaml,"
    " treatments.yaml, lexicon/effects.yaml, lexicon/cues.yaml, lexicon/nouns.yaml,"
    " lexicon/house.yaml"
)
NO_PLACE = "1:1: this file has no place in a library"
UNQUOTED = "write the value out, or put the text in quotes"

CASES = [
    # YAML itself
    Broken("duplicate key", with_field("kind: safety"), f"{ATP}:9:1: 'kind' is written twice; keep one of the two"),
    Broken("anchor", claim("text: M", "text: &a M"), f"{ATP}:1:7: an anchor (&) stands here; {UNQUOTED}"),
    Broken("alias", claim("Microcurrent raises", "*raises"), f"{ATP}:1:7: an alias (*) stands here; {UNQUOTED}"),
    Broken(
        "tag",
        claim("text: M", "text: !!str M"),
        f"{ATP}:1:7: a tag (!) stands here; delete it, or put the text in quotes",
    ),
    Broken(
        "two documents",
        {ATP: CLAIM + "---\ntext: b\n"},
        f"{ATP}:20:1: a second document begins here; keep one document in a file",
    ),
    Broken(
        "tab", claim("  treatment", "\ttreatment"), f"{ATP}:3:1: a tab stands where only spaces may; indent with spaces"
    ),
    Broken(
        "colon in text",
        claim("Microcurrent raises", "Microcurrent: raises"),
        f"{ATP}:1:19: a ': ' inside unquoted text; put the text in single quotes",
    ),
    Broken(
        "open quote",
        claim("text: M", "text: 'M"),
        f"{ATP}:1:7: this quoted text is never closed; add the missing quote",
    ),
    Broken(
        "indentation",
        claim("  effect:", " effect:"),
        f"{ATP}:4:2: this does not line up with the keys above it;"
        " indent it like them; put a text that begins with a quote in quotes as a whole",
    ),
    Broken(
        "item that is none",
        claim("    - Our facial", "    Our facial"),
        f"{ATP}:17:5: this line is no 'key: value'; add the key, or indent the text below its key",
    ),
    Broken(
        "open list",
        claim("topic: atp-energy", "topic: [atp-energy"),
        f"{ATP}:5:10: this list is not closed; write [one, two], and quote items that hold brackets",
    ),
    Broken(
        "open group",
        with_field("examples: {makes: [a]"),
        f"{ATP}:9:11: this group is not closed; write {{key: value}}, and quote texts that hold braces",
    ),
    Broken(
        "text that belongs to no key",
        {ATP: CLAIM + "and more\n"},
        f"{ATP}:20:1: this line is no 'key: value'; add the key, or indent the text below its key",
    ),
    Broken("no value", bent(TRIAL, " true", ""), f"{TRIAL}:7:13: 'canonical' is empty; write true or false"),
    Broken("control character", claim("ATP in", "\u00e9ATP\x07 in"), f"{ATP}:1:31: a control character; delete it"),
    Broken("key that is a list", with_field("? [a]\n: b"), f"{ATP}:9:3: a key must be a word; write 'key: value'"),
    Broken("empty file", {ATP: ""}, f"{ATP}:1:1: the file is empty; write the record, or delete the file"),
    Broken(
        "list for a record",
        {ATP: "- a\n"},
        f"{ATP}:1:1: the file does not hold what it should; write the record's 'key: value' lines",
    ),
    Broken(
        "record for a list",
        {"topics.yaml": "id: x\n"},
        "topics.yaml:1:1: the file does not hold what it should; write a list of records, each on '- ' lines",
    ),
    Broken(
        "line ends of other kinds do not count",
        {ATP: "# one\r\n# \u2028# two\r\n# \x85# three\r\n" + CLAIM.replace("mechanism", "mecanism")},
        f"{ATP}:11:7: 'kind' is 'mecanism'; did you mean 'mechanism'?",
    ),
    # Fields
    Broken(
        "unknown key",
        with_field("rewording: []"),
        f"{ATP}:9:1: 'rewording' is no field here; did you mean 'rewordings'?",
    ),
    Broken("misspelt key", claim("kind:", "knd:"), f"{ATP}:8:1: 'knd' is no field here; did you mean 'kind'?"),
    Broken(
        "unknown key deep inside",
        claim("    graded_by", "    gradedby"),
        f"{ATP}:13:5: 'gradedby' is no field here; did you mean 'graded_by'?",
    ),
    Broken("missing key", claim("kind: mechanism\n", ""), f"{ATP}:1:1: 'kind' is missing; add 'kind: ...'"),
    Broken("enum", claim("supports", "suports"), f"{ATP}:11:16: 'direction' is 'suports'; did you mean 'supports'?"),
    Broken(
        "enum far off",
        claim("increase", "zap"),
        f"{ATP}:4:11: 'effect' is 'zap';"
        " write one of increase, decrease, improve, restore, remove, treat, prevent, state",
    ),
    Broken(
        "null for text",
        claim("Microcurrent raises ATP in skin.", "~"),
        f"{ATP}:1:7: 'text' is empty where text belongs; write one text",
    ),
    Broken(
        "empty text",
        claim("Microcurrent raises ATP in skin.", "''"),
        f"{ATP}:1:7: 'text' is empty text; write the text, or remove the key",
    ),
    Broken(
        "list for text",
        claim("Microcurrent raises ATP in skin.", "[a, b]"),
        f"{ATP}:1:7: 'text' is a list where text belongs; write one text",
    ),
    Broken(
        "text for list",
        with_field("aliases: microcurrent/old"),
        f"{ATP}:9:10: 'aliases' is 'microcurrent/old' where a list belongs; write 'aliases:' and items on '- ' lines",
    ),
    Broken(
        "text for a record",
        with_field("gaps: [none]"),
        f"{ATP}:9:8: 'gaps' is 'none' where 'key: value' lines belong; write its fields below it",
    ),
    Broken(
        "empty list",
        bent("lexicon/effects.yaml", "[boost, boosts]", "[]"),
        "lexicon/effects.yaml:1:42: 'forms' is an empty list; write at least one item",
    ),
    Broken("no for false", bent(TRIAL, "true", "no"), f"{TRIAL}:7:14: 'canonical' is 'no'; write true or false"),
    Broken(
        "year for a date", bent(TRIAL, "2026-11-22", "2026"), f"{TRIAL}:8:7: 'on' is '2026'; write a date as 2026-11-22"
    ),
    Broken(
        "day that is none",
        bent(TRIAL, "2026-11-22", "2026-02-30"),
        f"{TRIAL}:8:7: 'on' is '2026-02-30', a day that does not exist; write a date as 2026-11-22",
    ),
    Broken(
        "letter in a number",
        bent(TRIAL, "title", "year: 199O\ntitle"),
        f"{TRIAL}:3:7: 'year' is '199O'; write a whole number in digits",
    ),
    Broken(
        "number too small",
        bent(TRIAL, "title", "year: 1492\ntitle"),
        f"{TRIAL}:3:7: 'year' is '1492'; write 1800 or more",
    ),
    Broken(
        "not a number",
        claim("object: ATP", "object: ATP\n  qualifiers: {number: {value: nan, unit: '%'}}"),
        f"{ATP}:8:32: 'value' is 'nan'; write a number as 12 or 12.5",
    ),
    Broken(
        "schema of tomorrow",
        bent("library.yaml", "schema: 1", "schema: 2"),
        "library.yaml:3:9: 'schema' is '2'; write 1 or less",
    ),
    Broken(
        "id written in the file",
        bent(TRIAL, "title", "id: trial-a\ntitle"),
        f"{TRIAL}:3:1: the id is written here; delete this line: the path is the id",
    ),
    Broken(
        "bad id",
        inference("conjunction", "collagen"),
        f"{ATP}:10:36: 'collagen' is no id; write '<treatment>/collagen'",
    ),
    Broken(
        "bad id in a list",
        bent("treatments.yaml", "id: led-light", "id: LED light"),
        "treatments.yaml:9:7: 'LED light' is no id; write 'led-light'",
    ),
    Broken(
        "bad stamp",
        claim("    accepted: accepted", "    accepted: accepted\n    stamp: v1:xyz"),
        f"{ATP}:13:12: 'v1:xyz' is no stamp; remove it: stamps are written at a sign-off",
    ),
    Broken(
        "neutral without rationale",
        claim("supports", "neutral"),
        f"{ATP}:10:5: a downgraded or neutral line needs a rationale; add what is missing",
    ),
    # Files
    Broken(
        "file name",
        {"sources/Trial_A.yaml": SOURCE},
        f"sources/Trial_A.yaml:{NO_PLACE};"
        " rename 'Trial_A': ids are lower-case words and digits joined by single hyphens",
    ),
    Broken("suffix", {"sources/x.yml": SOURCE}, f"sources/x.yml:{NO_PLACE}; rename it to end in .yaml"),
    Broken("folder in a folder", {"microcurrent/more/x.yaml": CLAIM}, f"microcurrent/more/x.yaml:{NO_PLACE}; {PLACES}"),
    Broken("file at the top", {"topic.yaml": "- a\n"}, f"topic.yaml:{NO_PLACE}; {PLACES}"),
    Broken(
        "folder of no treatment",
        {"microcurent/x.yaml": CLAIM.replace("treatment: microcurrent", "treatment: microcurent")},
        "microcurent/x.yaml:3:14: treatment 'microcurent' does not exist; did you mean 'microcurrent'?",
    ),
    Broken(
        "claim in another treatment's folder",
        {"led-light/x.yaml": CLAIM},
        "led-light/x.yaml:3:14: the claim is about 'microcurrent' but lies in led-light/;"
        " write 'treatment: led-light' or move the file",
    ),
    Broken(
        "treatment in general",
        {"general/x.yaml": CLAIM},
        "general/x.yaml:3:14: the claim is about 'microcurrent' but lies in general/;"
        " remove 'treatment' or move the file",
    ),
    # References
    Broken(
        "topic",
        claim("atp-energy", "atp-enrgy"),
        f"{ATP}:5:10: topic 'atp-enrgy' does not exist; did you mean 'atp-energy'?",
    ),
    Broken(
        "source of a line",
        claim("trial-a", "trial-b"),
        f"{ATP}:10:13: source 'trial-b' does not exist; did you mean 'trial-a'?",
    ),
    Broken(
        "premise",
        inference("conjunction", "microcurrent/colagen"),
        f"{ATP}:10:36: claim 'microcurrent/colagen' does not exist; did you mean 'microcurrent/collagen'?",
    ),
    Broken(
        "premise is the claim",
        inference("conjunction", "microcurrent/atp-boost"),
        f"{ATP}:10:36: the claim names itself; remove it",
    ),
    Broken(
        "incompatible claim",
        with_field("incompatible_with: [general/collagen]"),
        f"{ATP}:9:21: claim 'general/collagen' does not exist; did you mean 'microcurrent/collagen'?",
    ),
    Broken(
        "claim of a rewording",
        with_field("rewordings:\n  - {kind: fact, text: It costs money., asserts: general/prices}"),
        f"{ATP}:10:50: claim 'general/prices' does not exist; did you mean 'general/price'?",
    ),
    Broken(
        "retired claim",
        {COLLAGEN_FILE: COLLAGEN + "record: retired\n", **with_field("incompatible_with: [microcurrent/collagen]")},
        f"{ATP}:9:21: claim 'microcurrent/collagen' is retired; name the claim that took its place, or remove it",
    ),
    Broken(
        "parent",
        bent("treatments.yaml", "parent: energy-device", "parent: energy-devices"),
        "treatments.yaml:5:11: treatment 'energy-devices' does not exist; did you mean 'energy-device'?",
    ),
    Broken(
        "source that took over",
        {TRIAL: SOURCE + "superseded_by: trial-z\n"},
        f"{TRIAL}:9:16: source 'trial-z' does not exist; did you mean 'trial-a'?",
    ),
    Broken(
        "source of a device",
        {"devices/x.yaml": DEVICE + "source: trial-q\n"},
        "devices/x.yaml:9:9: source 'trial-q' does not exist; did you mean 'trial-a'?",
    ),
    Broken(
        "treatment of a device",
        {"devices/x.yaml": DEVICE + "treatment: led\n"},
        "devices/x.yaml:9:12: treatment 'led' does not exist; known: energy-device, led-light, microcurrent",
    ),
    Broken(
        "modality of a source",
        bent(TRIAL, "modality: microcurrent", "modality: microcurent"),
        f"{TRIAL}:2:11: modality 'microcurent' is no treatment's; did you mean 'microcurrent'?",
    ),
    Broken(
        "topic of a word list",
        {"lexicon/topics/colagen.yaml": "topic: colagen\n"},
        "lexicon/topics/colagen.yaml:1:8: topic 'colagen' does not exist; did you mean 'collagen'?",
    ),
    # What must hold between records
    Broken(
        "wrong modality",
        claim("trial-a", "led-trial"),
        f"{ATP}:10:5: a source of modality 'led' cannot directly support a claim about microcurrent"
        f" (modality 'microcurrent'); {RATIONALE}",
    ),
    Broken(
        "chain ends elsewhere",
        inference("mechanism", "microcurrent/collagen"),
        f"{ATP}:10:34: the chain ends at 'collagen', the claim's own object is 'ATP';"
        " end the chain at the claim's about.object",
    ),
    Broken(
        "chain breaks",
        {
            "microcurrent/other.yaml": COLLAGEN,
            COLLAGEN_FILE: COLLAGEN
            + "inferences:\n  - kind: mechanism\n    premises: [microcurrent/atp-boost, microcurrent/other]\n"
            + "    rationale: because\n",
        },
        f"{COLLAGEN_FILE}:22:40: the chain breaks: microcurrent/atp-boost ends at 'ATP', microcurrent/other begins at"
        " 'microcurrent'; make the object of each step the subject of the next",
    ),
    Broken(
        "circle of claims",
        {
            ATP: unsupported(CLAIM, "microcurrent/collagen"),
            COLLAGEN_FILE: unsupported(COLLAGEN, "microcurrent/atp-boost"),
        },
        f"{ATP}:21:3: the claim supports itself only through a circle:"
        " microcurrent/atp-boost > microcurrent/collagen > microcurrent/atp-boost;"
        " rest one of them on evidence of its own",
    ),
    Broken(
        "too few examples",
        claim("    - Our facial raises cellular energy.\n", ""),
        f"{ATP}:16:5: the claim has 1 sentences under 'makes' and 1 under 'does_not'; {EXAMPLES}",
    ),
    Broken(
        "no counterexample",
        claim("  does_not:\n    - ATP is the energy of the cell.\n", ""),
        f"{ATP}:15:3: the claim has 2 sentences under 'makes' and 0 under 'does_not'; {EXAMPLES}",
    ),
    Broken(
        "alias that is an id",
        with_field("aliases: [microcurrent/collagen]"),
        f"{ATP}:9:11: alias 'microcurrent/collagen' is the id of a claim; remove it, or rename that claim",
    ),
    Broken(
        "alias of two claims",
        {ATP: CLAIM + "aliases: [general/old]\n", COLLAGEN_FILE: COLLAGEN + "aliases: [general/old]\n"},
        f"{COLLAGEN_FILE}:20:11: alias 'general/old' is already an alias of 'microcurrent/atp-boost';"
        " keep it at one of the two",
    ),
    Broken(
        "topic listed twice",
        {"topics.yaml": LIBRARY["topics.yaml"] + "- {id: collagen, kind: effect, alone: true, means: again}\n"},
        "topics.yaml:4:8: 'collagen' is listed twice in topics.yaml; keep one of the two",
    ),
    Broken(
        "name of two treatments",
        bent("treatments.yaml", "name: LED light therapy", "name: LED light therapy\n  aliases: [Micro-Current]"),
        "treatments.yaml:11:13: 'Micro-Current' is already a name of treatment 'microcurrent';"
        " keep it at one of the two",
    ),
    Broken(
        "circle of treatments",
        bent("treatments.yaml", "name: energy devices", "name: energy devices\n  parent: led-light"),
        "treatments.yaml:3:11: the parents run in a circle: energy-device > led-light > energy-device;"
        " name a broader treatment, or none",
    ),
    Broken(
        "combination of what does not exist",
        bent("treatments.yaml", "name: LED light therapy", "name: LED light therapy\n  combines: [microcurrent, gone]"),
        "treatments.yaml:11:28: treatment 'gone' does not exist; known: energy-device, led-light, microcurrent",
    ),
    Broken(
        "treatment named like a folder",
        bent("treatments.yaml", "id: led-light", "id: sources"),
        "treatments.yaml:9:7: 'sources' is the name of another folder; choose another id",
    ),
    Broken(
        "words of another topic",
        bent("lexicon/topics/collagen.yaml", "topic: collagen", "topic: atp-energy"),
        "lexicon/topics/collagen.yaml:1:8: the file collagen.yaml holds words of 'atp-energy'; write 'collagen'",
    ),
    Broken(
        "idiom without a reason",
        {"lexicon/topics/collagen.yaml": "topic: collagen\nphrases:\n  - {term: plump as a peach, frame: idiom}\n"},
        "lexicon/topics/collagen.yaml:3:5: idiom 'plump as a peach' does not say why it makes this claim;"
        " add 'why: ...'",
    ),
]


def test_the_small_library_is_whole(tmp_path: Path) -> None:
    assert problems(build(tmp_path)) == []


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_one_clear_line(case: Broken, tmp_path: Path) -> None:
    folder = build(tmp_path, case.files)
    assert [str(problem).removeprefix(f"{tmp_path.as_posix()}/") for problem in problems(folder)] == [case.line]


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    folder = build(tmp_path)
    (folder / ATP).write_bytes(CLAIM.encode().replace(b"kind", b"caf\xe9\nkind"))
    assert [str(problem) for problem in problems(folder)] == [
        f"{(folder / ATP).as_posix()}:8:4: this is not UTF-8 text; save the file as UTF-8"
    ]


def test_all_problems_of_all_files_are_told(tmp_path: Path) -> None:
    folder = build(tmp_path, {**claim("mechanism", "mecanism"), **bent(TRIAL, "true", "no"), "x.yml": ""})
    with pytest.raises(LibraryError) as raised:
        Records.load(folder)
    assert [(Path(problem.path).name, problem.line) for problem in raised.value.problems] == [
        ("atp-boost.yaml", 8),
        ("trial-a.yaml", 7),
        ("x.yml", 1),
    ]


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    others = {"README.md": "# Hello: *you*\n", "policies/us/notes.txt": "? [", ".git/config.yaml": "? ["}
    assert problems(build(tmp_path, others)) == []


FILES = [LibraryManifest, Topic, Treatment, Claim, Source, Device, Policy, Effect, Cue, Noun, TopicLexicon]


@pytest.mark.parametrize("model", FILES)
def test_a_field_name_is_written_one_way_within_a_file(model: type[Record]) -> None:
    schema = model.model_json_schema()
    ways: dict[str, set[str]] = {}
    for record in (schema, *schema.get("$defs", {}).values()):
        for name, field in record.get("properties", {}).items():
            ways.setdefault(name, set()).update(_ways(field))
    assert {name: ways[name] for name in scalars(model) if len(ways[name] - {"null"}) != 1} == {}


def _ways(field: dict[str, str | list[dict[str, str]]]) -> set[str]:
    choices = field.get("anyOf", [field])
    return {str(choice.get("format") or choice.get("type")) for choice in choices if isinstance(choice, dict)}
