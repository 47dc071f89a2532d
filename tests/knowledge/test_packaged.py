"""The library that comes with claimtrack: whole, and the same from its folder as from the text the wheel carries."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimtrack.knowledge.compiled import decode, encode
from claimtrack.knowledge.layout import scan
from claimtrack.knowledge.library import COMPILED, Records, compile_folder, find, packaged, problems
from tests.knowledge.build import CLAIM, build, write


def test_it_is_whole() -> None:
    assert [str(problem) for problem in problems(packaged())] == []


def test_it_holds_every_topic() -> None:
    topics = Records.load().topics.values()
    assert {kind: sum(topic.kind == kind for topic in topics) for kind in ("effect", "presentation", "fact")} == {
        "effect": 28,
        "presentation": 18,
        "fact": 4,
    }
    assert {topic.id for topic in topics if not topic.alone} == {
        "instant-results", "lasting-results", "cumulative-results", "guarantee-absolute", "superlative", "proof",
        "statistic", "safety", "universality", "endorsement", "testimonial", "natural", "comparison", "non-invasive",
    }  # fmt: skip


def test_every_file_is_a_record() -> None:
    records = Records.load()
    files = [stat.file for stat in scan(find())]
    assert sum(file.startswith("sources/") for file in files) == len(records.sources)
    assert sum(file.startswith("devices/") for file in files) == len(records.devices)


def test_compiled_it_says_the_same(tmp_path: Path) -> None:
    folder = build(tmp_path)
    compiled = compile_folder(folder)
    text = encode(compiled)
    assert decode(text) == compiled
    assert json.loads(text)


def test_a_compiled_folder_is_read_without_its_yaml(tmp_path: Path) -> None:
    installed = build(tmp_path / "_claims")
    (installed / COMPILED).write_bytes(encode(compile_folder(installed)))
    before = Records.load(installed)
    write(installed, {"microcurrent/atp-boost.yaml": CLAIM.replace("ATP in skin", "nothing")})
    assert vars(Records.load(installed)) == vars(before)


def test_a_compiled_text_that_is_not_whole_is_passed_over(tmp_path: Path) -> None:
    installed = build(tmp_path / "_claims", {COMPILED: "[\n"})
    assert "microcurrent/atp-boost" in Records.load(installed).claims


@pytest.mark.parametrize("text", [b"", b"[]", b"[\n{}\n]\n", b'[\n{"sha256": "x"},\n{}\n]\n'])
def test_what_is_not_whole_is_refused(text: bytes) -> None:
    with pytest.raises((ValueError, KeyError)):
        decode(text)
