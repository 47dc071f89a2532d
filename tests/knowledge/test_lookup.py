"""Which library is used: the named folder, else one upward from the checked file, else the packaged one."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.errors import UsageError
from claimtrack.knowledge.library import Records, find, packaged
from tests.knowledge.build import build


def name(records: Records) -> str:
    return records.layers[-1].name


def test_the_named_folder_comes_first(tmp_path: Path) -> None:
    named = build(tmp_path / "named")
    build(tmp_path / "claims", {"library.yaml": "name: near\nversion: 1\nschema: 1\n"})
    assert name(Records.load(named, near=tmp_path / "page.md")) == "small"


def test_a_claims_folder_upward_from_the_checked_file(tmp_path: Path) -> None:
    build(tmp_path / "claims")
    page = tmp_path / "site" / "blog" / "page.md"
    page.parent.mkdir(parents=True)
    page.touch()
    assert name(Records.load(near=page)) == "small"


def test_the_nearest_folder_wins(tmp_path: Path) -> None:
    build(tmp_path / "claims")
    build(tmp_path / "site" / "claims", {"library.yaml": "name: site\nversion: 1\nschema: 1\n"})
    assert name(Records.load(near=tmp_path / "site" / "page.md")) == "site"


def test_a_file_inside_a_library(tmp_path: Path) -> None:
    build(tmp_path / "ours")
    assert name(Records.load(near=tmp_path / "ours" / "sources" / "trial-a.yaml")) == "small"


def test_else_the_packaged_one(tmp_path: Path) -> None:
    assert find(near=tmp_path / "page.md") == find() == packaged()


def test_a_library_below_the_working_directory_is_named_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path / "claims")
    monkeypatch.chdir(tmp_path)
    assert find(near=Path("site/page.md")) == Path("claims")


def test_a_folder_that_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"is no library: it holds no library\.yaml$"):
        find(tmp_path)


def test_the_folder_above_a_library(tmp_path: Path) -> None:
    build(tmp_path / "claims")
    with pytest.raises(UsageError, match=r"did you mean .*claims\?$"):
        find(tmp_path)
