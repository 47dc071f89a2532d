"""Which files of a folder are read, and what is said of the others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimtrack.documents.walk import find_files
from claimtrack.errors import UsageError


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(root: Path, *names: str, text: str = "Calm skin.") -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def files(*paths: str, include_internal: bool = False) -> list[str]:
    return [path.as_posix() for path in find_files(paths, include_internal=include_internal)[0]]


def reasons(*paths: str) -> dict[str, str]:
    return {one.path: one.reason for one in find_files(paths)[1]}


READ = (
    "index.html",
    "blog/microcurrent.md",
    "resources/views/home.blade.php",
    "src/pages/Page.tsx",
    "src/data/treatments.json",
    "dist/index.html",
    "messages/messages.en.json",
    "leaflet.docx",
    "style.html",
    "promptly.md",
)


@pytest.mark.parametrize("name", READ)
def test_copy_is_read(site: Path, name: str) -> None:
    put(site, name)
    assert files(".") == [name]


PASSED_OVER = (
    ("node_modules/a/index.html", "node_modules", "other people's packages"),
    ("vendor/a/page.php", "vendor", "other people's packages"),
    ("docs/wording.md", "docs", "internal"),
    ("scripts/seed.js", "scripts", "internal"),
    ("src/__tests__/page.tsx", "src/__tests__", "internal"),
    ("prompts/chat.md", "prompts", "internal"),
    ("src/page.test.tsx", None, "internal"),
    ("src/page.spec.ts", None, "internal"),
    ("src/page.stories.jsx", None, "internal"),
    ("README.md", None, "internal"),
    ("CLAUDE.md", None, "internal"),
    ("AGENTS.md", None, "internal"),
    ("CHANGELOG.md", None, "internal"),
    ("LICENSE.txt", None, "internal"),
    ("brand-voice.md", None, "internal"),
    ("content/style-guide.md", None, "internal"),
    ("Tone of voice.txt", None, "internal"),
    ("seo-brief.md", None, "internal"),
    ("lib/system-prompt.ts", None, "internal"),
    ("package.json", None, "settings"),
    ("package-lock.json", None, "settings"),
    ("tsconfig.app.json", None, "settings"),
    ("pnpm-lock.yaml", None, "settings"),
    ("tailwind.config.ts", None, "settings"),
    ("types/site.d.ts", None, "settings"),
    ("robots.txt", None, "settings"),
    ("js/app.min.js", None, "minified"),
    ("claims/library.yaml", "claims", "a library of claims"),
)


@pytest.mark.parametrize("name, shown, reason", PASSED_OVER)
def test_other_text_is_passed_over_and_named(site: Path, name: str, shown: str | None, reason: str) -> None:
    put(site, name, "index.html")
    assert files(".") == ["index.html"]
    assert reasons(".")[shown or name].startswith(reason)


def test_internal_texts_are_read_on_request_and_when_named(site: Path) -> None:
    put(site, "docs/wording.md", "README.md", "node_modules/a.html")
    assert files(".", include_internal=True) == ["README.md", "docs/wording.md"]
    assert files("docs", "README.md", "node_modules/a.html") == ["docs/wording.md", "README.md", "node_modules/a.html"]


def test_docs_that_are_a_published_site_are_read(site: Path) -> None:
    put(site, "docs/index.html", "docs/peel.md")
    assert files(".") == ["docs/index.html", "docs/peel.md"]


def test_gitignore_is_obeyed_and_inner_rules_win(site: Path) -> None:
    put(site, "dist/a.html", "drafts/old.md", "drafts/keep.md", "a.html", "b/dist.md")
    (site / ".gitignore").write_text("dist/\ndrafts/*\n# note\n")
    (site / "drafts" / ".gitignore").write_text("!keep.md\n")
    assert files(".") == ["a.html", "b/dist.md", "drafts/keep.md"]
    assert reasons(".") == {"dist": "ignored by .gitignore", "drafts/old.md": "ignored by .gitignore"}


def test_rules_of_the_repository_reach_into_a_named_folder(site: Path) -> None:
    put(site, "pages/a.html", "pages/b.draft.html", "dist/c.html")
    (site / ".git").mkdir()
    (site / ".gitignore").write_text("*.draft.html\ndist/\n")
    assert files("pages") == ["pages/a.html"]
    assert files("dist") == ["dist/c.html"]
    assert files("pages/b.draft.html") == ["pages/b.draft.html"]


def test_rules_that_git_cannot_read_are_passed_over(site: Path) -> None:
    put(site, "a.html", "b.html")
    (site / ".gitignore").write_bytes(b"\xff[\n!\nb.html\n")
    assert files(".") == ["a.html"]


def test_hidden_files_and_folders_are_named_once(site: Path) -> None:
    put(site, "a.html", ".git/x.md", ".gitignore", ".hidden.html", "b/.cache/d.html", "c/.cache/e.html")
    assert files(".") == ["a.html"]
    assert reasons(".") == {".": "3 hidden files and folders (.cache, .hidden.html); name one to read it"}
    assert files(".hidden.html", "b/.cache") == [".hidden.html", "b/.cache/d.html"]


def test_files_that_hold_no_copy_are_counted_not_listed(site: Path) -> None:
    put(site, "a.html", "a.png", "b.png", "c.css", ".env")
    assert files(".") == ["a.html"]
    assert reasons(".") == {".": "3 files of kinds that are not read (.png 2, .css 1)"}


def test_order_is_that_of_paths_and_each_file_comes_once(site: Path) -> None:
    put(site, "b/z.html", "b/a.html", "a.html", "b.html")
    expected = ["a.html", "b/a.html", "b/z.html", "b.html"]
    assert sorted(files(".")) == sorted(expected)
    assert files(".") == files(".")
    assert files("b/z.html", "b", "b") == ["b/z.html", "b/a.html"]


def test_a_script_nobody_wrote_is_minified(site: Path) -> None:
    put(site, "app.js", text="x" * 4000)
    assert reasons(".") == {"app.js": "minified"}


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights on Windows")
def test_loops_of_links_end(site: Path) -> None:
    put(site, "pages/a.html")
    (site / "pages" / "again").symlink_to(site, target_is_directory=True)
    (site / "pages" / "dangling.html").symlink_to(site / "nowhere.html")
    assert files(".") == ["pages/a.html"]
    assert reasons(".")["pages/again"] == "a link to a folder"


def test_a_path_that_does_not_exist_is_an_error(site: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.html: no such file or folder"):
        find_files(["nowhere.html"])
