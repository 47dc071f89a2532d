"""What differs between two libraries, by table."""

from __future__ import annotations

from pathlib import Path

from claimtrack.knowledge.diff import TableDiff, diff
from claimtrack.knowledge.library import Records
from tests.knowledge.build import CLAIM, LIBRARY, SOURCE, build


def test_a_library_does_not_differ_from_itself(tmp_path: Path) -> None:
    records = Records.load(build(tmp_path))
    assert not diff(records, records)


def test_layout_is_no_difference(tmp_path: Path) -> None:
    before = Records.load(build(tmp_path / "a"))
    assert not diff(before, Records.load(build(tmp_path / "b", {"microcurrent/atp-boost.yaml": "# new\n" + CLAIM})))


def test_added_removed_and_changed(tmp_path: Path) -> None:
    before = Records.load(build(tmp_path / "a"))
    after = Records.load(
        build(
            tmp_path / "b",
            {
                "microcurrent/atp-boost.yaml": CLAIM + "notes: new\n",
                "microcurrent/collagen.yaml": None,
                "microcurrent/elastin.yaml": CLAIM,
                "sources/trial-b.yaml": SOURCE,
                "lexicon/effects.yaml": LIBRARY["lexicon/effects.yaml"]
                + "- {verb: lift, effect: improve, forms: [lift]}\n",
                "lexicon/cues.yaml": "- {term: not, kind: negation, scope: before}\n",
            },
        )
    )
    found = diff(before, after)
    assert found
    assert found.claims == TableDiff(
        added=("microcurrent/elastin",), removed=("microcurrent/collagen",), changed=("microcurrent/atp-boost",)
    )
    assert found.sources == TableDiff(added=("trial-b",))
    assert found.lexicon == TableDiff(added=("effect lift",), changed=("cue not (negation)",))
    assert not found.topics
    assert not found.treatments
    assert not found.devices
