"""Only what a branch brings is reported: real repositories, real git."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from claimtrack.changes import changes_since
from claimtrack.checker import check
from claimtrack.errors import UsageError
from claimtrack.evidence.library import Library
from tests import studio

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
AS_OF = date.fromisoformat(studio.AS_OF)
BOAST = "The lamp facial boosts collagen."
OTHER = "The lamp facial boosts hair growth."


class Site:
    """A repository with a page, and a branch of it."""

    def __init__(self, root: Path, library: Library) -> None:
        self.root = root
        self.library = library
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> None:
        who = ["-c", "user.name=Anna", "-c", "user.email=anna@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *arguments], cwd=self.root, check=True, capture_output=True, timeout=60)

    def write(self, **pages: str) -> None:
        for name, text in pages.items():
            (self.root / f"{name}.md").write_text(text, encoding="utf-8")

    def commit(self, **pages: str) -> None:
        self.write(**pages)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "edit")

    def found(self, revision: str = "main") -> list[str]:
        report = check(".", self.library, as_of=AS_OF, changes=changes_since(revision, self.root))
        return [f"{finding.place}: {finding.quote}" for finding in report]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library.load(claims=studio.library(tmp_path_factory.mktemp("studio") / "claims"))


@pytest.fixture
def site(tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.chdir(tmp_path)
    made = Site(tmp_path, library)
    made.commit(page=f"# Lamp facial\n\n{BOAST}\n\nOpen daily.\n", other=f"{BOAST}\n")
    made.git("switch", "--quiet", "--create", "branch")
    return made


def test_nothing_changed_is_nothing_to_report(site: Site) -> None:
    assert site.found() == []
    assert site.found("HEAD") == []


def test_a_new_claim_is_reported_and_the_old_one_beside_it_is_not(site: Site) -> None:
    site.commit(page=f"# Lamp facial\n\n{BOAST}\n\n{OTHER}\n")
    assert site.found() == ["page.md:5:17: boosts hair growth"]


def test_what_is_not_committed_or_not_tracked_counts_too(site: Site) -> None:
    site.write(page=f"# Lamp facial\n\n{OTHER}\n", fresh=f"New!\n\n{OTHER}\n")
    assert site.found() == ["fresh.md:3:17: boosts hair growth", "page.md:3:17: boosts hair growth"]


def test_what_is_moved_is_not_new(site: Site) -> None:
    site.commit(page=f"# Lamp facial\n\nOpen daily.\n\nA line.\n\n{BOAST}\n")
    assert site.found() == []
    site.git("mv", "page.md", "renamed.md")
    assert site.found() == []
    site.git("rm", "--quiet", "other.md")
    site.write(third=f"Somewhere else.\n\n{BOAST}\n")
    assert site.found() == []


def test_a_copy_beside_the_original_is_new(site: Site) -> None:
    site.write(third=f"{BOAST}\n")
    assert site.found() == ["third.md:1:17: boosts collagen"]


def test_a_hedge_that_goes_makes_a_claim_new_and_an_edit_beside_it_does_not(site: Site) -> None:
    site.git("switch", "--quiet", "main")
    site.commit(page="The lamp facial may boost collagen, for £40.\n")
    site.git("switch", "--quiet", "--create", "third")
    site.write(page="The lamp facial may boost collagen, for £50.\n")
    assert site.found() == []
    site.write(page="The lamp facial will boost collagen, for £40.\n")
    assert site.found() == ["page.md:1:22: boost collagen"]


def test_the_heading_that_gives_the_treatment_and_the_lead_in_count(site: Site) -> None:
    site.git("switch", "--quiet", "main")
    site.commit(page="# Lamp facial\n\nThis treatment:\n\n- boosts collagen\n")
    site.git("switch", "--quiet", "--create", "third")
    site.write(page="# The lamp facial\n\nThis treatment:\n\n- boosts collagen\n")
    assert site.found() == ["page.md:5:3: boosts collagen"]
    site.write(page="# Lamp facial\n\nOur treatment:\n\n- boosts collagen\n")
    assert site.found() == ["page.md:5:3: boosts collagen"]


def test_what_main_did_meanwhile_is_not_the_branchs(site: Site) -> None:
    site.commit(extra="Open daily.\n")
    site.git("switch", "--quiet", "main")
    site.commit(page="# Lamp facial\n")
    site.git("switch", "--quiet", "branch")
    assert site.found() == []


def test_a_revision_that_is_not_there_is_one_clear_line(site: Site, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"--diff nowhere: no such revision in this repository; write a branch"):
        changes_since("nowhere", site.root)
    with pytest.raises(UsageError, match=r"--diff --upload-pack: no such revision"):
        changes_since("--upload-pack", site.root)
    site.commit(page=f"{OTHER}\n")
    shallow = tmp_path / "shallow"
    site.git("clone", "--quiet", "--depth=1", "--branch=branch", site.root.as_uri(), str(shallow))
    with pytest.raises(UsageError, match=r"no such revision in this shallow clone; fetch it first: .*fetch-depth: 0"):
        changes_since("origin/main", shallow)


def test_outside_a_repository(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not in a git repository, which --diff needs"):
        changes_since("main", tmp_path)
