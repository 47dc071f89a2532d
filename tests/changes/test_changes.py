"""Only what a branch brings is reported: real repositories, real git."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack.baseline import Accepting, Baseline, write
from claimtrack.changes import Read, changes_since, new_only
from claimtrack.checker import Judge, check
from claimtrack.documents import read_text
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

    def found(self, *paths: str, revision: str = "main", **how: object) -> list[str]:
        named = paths or (".",)
        report = check(named, self.library, as_of=AS_OF, changes=changes_since(revision, self.root), **how)  # type: ignore[arg-type]
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
    assert site.found(revision="HEAD") == []


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


def test_a_part_of_the_files_finds_what_all_of_them_would(site: Site) -> None:
    site.write(page=f"# Lamp facial\n\n{BOAST}\n\nClosed.\n", third=f"{BOAST}\n")
    whole = site.found()
    assert whole == ["third.md:1:17: boosts collagen"]
    assert site.found("third.md") == whole, "page.md says it still, though it is not read"


@pytest.mark.parametrize("old", [b"page.md", "Größe – wörtlich.md".encode()])
def test_names_folders_and_line_ends_do_not_matter(site: Site, monkeypatch: pytest.MonkeyPatch, old: bytes) -> None:
    site.git("switch", "--quiet", "main")
    (site.root / "site/below").mkdir(parents=True)
    page = site.root / "site" / old.decode()
    page.write_bytes(f"{BOAST}\n\nOpen daily.\n".encode())
    site.commit()
    site.git("switch", "--quiet", "--create", "third")
    page.write_bytes(f"\ufeff{BOAST}\r\n\r\nOpen daily.\r\n\r\n{OTHER}\r\n".encode())
    monkeypatch.chdir(site.root / "site/below")
    assert site.found("..") == [f"../{old.decode()}:5:17: boosts hair growth"]


def test_a_link_is_held_against_what_it_leads_to(site: Site) -> None:
    (site.root / "link.md").symlink_to("page.md")
    site.git("switch", "--quiet", "main")
    site.commit()
    site.git("switch", "--quiet", "--create", "third")
    site.write(page=f"# Lamp facial\n\n{BOAST}\n\n{OTHER}\n")
    assert site.found("link.md") == ["link.md:5:17: boosts hair growth"]


def test_a_worktree_and_a_detached_head(site: Site, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("trees") / "other"
    site.git("worktree", "add", "--quiet", "--detach", str(other), "main")
    (other / "page.md").write_text(f"{BOAST}\n\n{OTHER}\n")
    report = check(other, site.library, as_of=AS_OF, changes=changes_since("main", other))
    assert [finding.quote for finding in report] == ["boosts hair growth"]


def test_a_merge_of_main_brings_nothing_of_its_own(site: Site) -> None:
    site.commit(extra=f"{OTHER}\n")
    site.git("switch", "--quiet", "main")
    site.commit(late=f"{OTHER}\n\n{BOAST}\n")
    site.git("switch", "--quiet", "branch")
    site.git("merge", "--quiet", "--no-edit", "main")
    assert site.found() == ["extra.md:1:17: boosts hair growth"]


def test_what_git_cannot_tell_of_is_named_and_not_passed_over(
    site: Site, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "a.md"
    outside.write_text(f"{BOAST}\n")
    (site.root / ".gitignore").write_text("dist/\n")
    studio.write(site.root / "dist", {"a.md": f"{BOAST}\n"})
    report = check(
        ["dist/a.md", outside, "page.md"], site.library, as_of=AS_OF, changes=changes_since("main", site.root)
    )
    assert [(one.path, one.reason) for one in report.skipped] == [
        ("dist/a.md", "git does not keep it, so what --diff asks for cannot be told"),
        (outside.as_posix(), "outside the repository that --diff asks"),
    ]


def test_an_open_buffer_is_held_against_its_file(site: Site) -> None:
    buffer = read_text(f"# Lamp facial\n\n{BOAST}\n\n{OTHER}\n", "page.md")
    report = check(buffer, site.library, as_of=AS_OF, changes=changes_since("main", site.root))
    assert [finding.quote for finding in report] == ["boosts hair growth"]


def test_what_was_excluded_was_not_said_before(site: Site) -> None:
    def excluded(path: Path) -> str | None:
        return "a draft" if path.name == "draft.md" else None

    site.git("switch", "--quiet", "main")
    site.commit(draft=f"{OTHER}\n")
    site.git("switch", "--quiet", "--create", "third")
    site.git("rm", "--quiet", "draft.md")
    site.write(page=f"# Lamp facial\n\n{BOAST}\n\n{OTHER}\n")
    assert site.found() == []
    assert site.found(excluded=excluded) == ["page.md:5:17: boosts hair growth"]


def test_an_ignore_that_goes_makes_its_claim_new_and_one_that_comes_covers_its_own_only(site: Site) -> None:
    ignored = f"<!-- claimtrack-ignore-next -- known -->\n\n{BOAST}\n"
    site.git("switch", "--quiet", "main")
    site.commit(page=ignored)
    site.git("switch", "--quiet", "--create", "third")
    site.write(page=f"{BOAST}\n")
    assert site.found() == ["page.md:1:17: boosts collagen"]
    site.write(page=f"Daily.\n\n{ignored}", other=ignored)
    assert site.found() == []
    site.write(third=f"{BOAST}\n")
    assert site.found() == ["third.md:1:17: boosts collagen"]


def test_what_the_baseline_holds_stands_for_its_own_page_only(site: Site) -> None:
    whole = check(".", site.library, as_of=AS_OF)
    baseline = write(Baseline(site.root / "base.json"), whole.pages, {}, Accepting(AS_OF), "abc").baseline
    site.write(other=f"Daily.\n\n{BOAST}\n", third=f"{BOAST}\n")
    assert site.found(baseline=baseline) == site.found() == ["third.md:1:17: boosts collagen"]


def test_built_pages_have_no_older_copy(site: Site) -> None:
    with pytest.raises(UsageError, match="--diff does not go with --source"):
        site.found(sources=[site.root])


def test_a_folder_that_is_not_there_is_not_taken_for_one_outside(site: Site) -> None:
    assert changes_since("main", Path("nowhere/page.md")).root == site.root.resolve()


_SAID = st.lists(st.sampled_from([BOAST, OTHER, "# Lamp facial", "It boosts ATP.", "Open daily."]), max_size=6)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=_SAID, now=_SAID, more=_SAID)
def test_laws_of_what_is_new(library: Library, before: list[str], now: list[str], more: list[str]) -> None:
    judge = Judge(library, as_of=AS_OF)

    def read(path: str, said: list[str]) -> Read:
        judged = judge.page(read_text("\n\n".join(said), path))
        return Read(judged.document, judged.page)

    def new(now: list[Read], before: list[Read]) -> int:
        total = sum(one.finding is not None for read in now for one in read.page.occurrences)
        return total - sum(map(len, new_only(now, before)))

    one, two = read("a.md", before), read("a.md", now)
    assert new([one], [one]) == 0, "equal copy brings nothing"
    assert new([read("b.md", before)], [one]) == 0, "nor does renaming it"
    assert new([two], []) == sum(found.finding is not None for found in two.page.occurrences), "all of it is new"
    assert new([two], [one, read("c.md", more)]) <= new([two], [one]), (
        "more that was said before is no more that is new"
    )
