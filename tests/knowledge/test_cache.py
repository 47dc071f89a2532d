"""The cache is only ever a shortcut: what is loaded is what the files say."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimtrack.knowledge import cache
from claimtrack.knowledge.library import Records
from tests.knowledge.build import CLAIM, build, overlay, read, write

ATP = "microcurrent/atp-boost.yaml"
ID = "microcurrent/atp-boost"
OLD_NS = 1_500_000_000_000_000_000


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("CLAIMTRACK_CACHE", str(folder))
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = build(tmp_path / "claims")
    for path in folder.rglob("*.yaml"):
        os.utime(path, ns=(OLD_NS, OLD_NS))
    return folder


def text(library: Path) -> str:
    return Records.load(library).claims[ID].text


def hit(library: Path) -> bool:
    return cache.read(library) is not None


def test_a_second_load_reads_no_yaml_and_gives_the_same(kept: Path, library: Path) -> None:
    first = Records.load(library)
    assert hit(library)
    assert vars(Records.load(library)) == vars(first)


def test_the_cache_is_json_and_nothing_else_is_left(kept: Path, library: Path) -> None:
    import json

    Records.load(library)
    (path,) = kept.iterdir()
    header, *rows = json.loads(path.read_text("utf-8"))
    assert sum(map(len, header["tables"].values())) == len(rows)


def test_a_changed_file_is_read_again(kept: Path, library: Path) -> None:
    Records.load(library)
    write(library, {ATP: CLAIM.replace("raises ATP in skin", "lowers it")})
    assert text(library) == "Microcurrent lowers it."


def test_a_change_of_the_same_size_within_the_clocks_grain_is_seen(kept: Path, library: Path) -> None:
    write(library, {ATP: CLAIM})
    stat = (library / ATP).stat()
    Records.load(library)
    write(library, {ATP: CLAIM.replace("raises", "lowers")})
    os.utime(library / ATP, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert text(library) == "Microcurrent lowers ATP in skin."


def test_a_touched_file_is_known_by_its_content_and_trusted_from_then_on(kept: Path, library: Path) -> None:
    Records.load(library)
    os.utime(library / ATP, ns=(OLD_NS + 1, OLD_NS + 1))
    assert hit(library)
    (path,) = kept.iterdir()
    assert str(OLD_NS + 1) in path.read_text("utf-8")


@pytest.mark.parametrize("change", [{"sources/new.yaml": "design: x\n"}, {"microcurrent/collagen.yaml": None}])
def test_an_added_or_removed_file_is_seen(kept: Path, library: Path, change: dict[str, str | None]) -> None:
    Records.load(library)
    write(library, change)
    assert not hit(library)


def test_a_layer_over_a_changed_one_is_validated_again(kept: Path, library: Path) -> None:
    clinic = overlay(library.parent / "clinic", "../claims", {ATP: "notes: ours\n"})
    assert Records.load(clinic).claims[ID].notes == "ours"
    write(library, {ATP: None})
    with pytest.raises(Exception, match="'text' is missing"):
        Records.load(clinic)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def _bend(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"raises ATP", b"raises ETP"))


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _other(path: Path) -> None:
    path.write_bytes(b"[\n{},\n{}\n]\n")


def _not_text(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00")


@pytest.mark.parametrize("harm", [_cut, _bend, _empty, _other, _not_text])
def test_a_corrupted_cache_is_rebuilt(kept: Path, library: Path, harm: object) -> None:
    assert callable(harm)
    Records.load(library)
    (path,) = kept.iterdir()
    harm(path)
    assert not hit(library)
    assert text(library) == "Microcurrent raises ATP in skin."
    assert hit(library)


def test_another_version_of_the_code_reads_anew(kept: Path, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Records.load(library)
    monkeypatch.setattr(cache, "__version__", "0.0.0")
    assert not hit(library)


def test_where_nothing_can_be_written_nothing_is_kept(
    tmp_path: Path, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("a file where a directory would be")
    monkeypatch.setenv("CLAIMTRACK_CACHE", str(blocked))
    assert text(library) == "Microcurrent raises ATP in skin."
    assert not hit(library)


@pytest.mark.parametrize("off", ["0", "off", "OFF"])
def test_it_can_be_turned_off(
    kept: Path, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, off: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMTRACK_CACHE", off)
    assert text(library) == "Microcurrent raises ATP in skin."
    assert not kept.exists()
    assert not (tmp_path / off).exists()


def test_loading_never_writes_to_the_library(kept: Path, library: Path) -> None:
    before = read(library)
    Records.load(library)
    Records.load(library)
    assert read(library) == before
