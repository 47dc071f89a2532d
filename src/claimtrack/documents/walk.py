"""Which files of a folder are copy: .gitignore is obeyed, and what is written for the makers of a site is passed over.

Repositories of clinics hold texts about copy (wording guides, prompts, tests) that are dense in banned words and claim
nothing. A file that is named is always read.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.documents.formats import SUFFIXES
from claimtrack.documents.model import Skipped
from claimtrack.errors import UsageError, shown

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_OTHERS = frozenset({"node_modules", "vendor", "bower_components", "site-packages", "venv"})
_INTERNAL_FOLDERS = frozenset(
    """docs doc scripts rules prompts test tests __tests__ spec specs __specs__ fixtures __fixtures__ mocks __mocks__
    e2e cypress playwright storybook stories style-guide styleguide brand-guidelines guidelines internal""".split()
)
_SITE_MARKS = ("index.html", "CNAME", "_config.yml")
"""A docs/ folder with one of these is a published site."""
_INTERNAL_FILES = re.compile(
    r"""(?:readme|changelog|changes|contributing|licen[cs]e|security|code_of_conduct|authors|notice|todo|roadmap
        |claude|agents|gemini|copilot-instructions|rules|pull_request_template|issue_template)(?:[._-].*)?\Z
      | .*\.(?:test|tests|spec|stories|story|cy|e2e|fixture|mock)\.\w+\Z
      | .*(?:prompts?|system[-_ ]message|chatbot|persona)\b.*\.(?:md|mdx|txt|json|ya?ml|[jt]s|php|py)\Z
      | .*(?:(?:style|voice|brand|tone|writing|copy|wording|editorial|content|language|house)[-_ ]?
               (?:guides?|guidelines|rules|style|handbook|policy|book)
             | tone[-_ ]of[-_ ]voice|brand[-_ ]voice|banned[-_ ]words|(?:seo|content|copy|creative)[-_ ]brief).*\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_MACHINE_FILES = re.compile(
    r"""(?:package|package-lock|composer|[tj]sconfig.*|vercel|netlify|renovate|turbo|lerna|nx|angular|firebase|components
          |manifest\.webapp|deno|biome|docker-compose.*|compose|pnpm-lock|pnpm-workspace|openapi|swagger|mkdocs|pubspec)
        \.(?:jsonc?|ya?ml)\Z
      | .*[-.]lock\.(?:json|ya?ml)\Z | .*\.(?:config|conf|rc)\.\w+\Z | .*\.schema\.json\Z | .*\.d\.[mc]?ts\Z
      | (?:gulpfile|gruntfile|webpack\..*|service-?worker|sw|robots|ads|app-ads|security|humans|requirements.*
          |constraints.*)\.(?:[mc]?js|txt)\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_MINIFIED = re.compile(r"[.-](?:min|bundle|chunk)\.(?:[mc]?js|css|html?)\Z", re.IGNORECASE)
_LONG_LINE = 3000  # characters; nobody writes a line of script this long
_KINDS_SHOWN = 4
_VERSIONS = frozenset({".git", ".hg", ".svn"})


@dataclass(slots=True)
class _Found:
    files: dict[Path, None] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    other: Counter[str] = field(default_factory=Counter)
    """How many files of which suffix hold no copy."""
    hidden: list[str] = field(default_factory=list)
    """Names of folders, and of files of a kind that is read, that begin with a dot."""

    def skip(self, path: Path, reason: str) -> None:
        self.skipped.append(Skipped(path.as_posix(), reason))


def find_files(
    paths: Iterable[str | os.PathLike[str]],
    *,
    include_internal: bool = False,
    excluded: Callable[[Path], str | None] = lambda _: None,
    force_exclude: bool = False,
) -> tuple[list[Path], list[Skipped]]:
    """The files to read below `paths`, in the order of their paths, and what was passed over with the reason.

    Raises UsageError for a path that does not exist. Files of kinds that hold no copy and hidden ones are counted,
    not listed. `include_internal` reads tests, prompts and wording guides too. `excluded` says why a file is not to be
    read, or null; with `force_exclude` files that are named are passed over by the same reasons as those of a folder.
    """
    files: dict[Path, None] = {}
    skipped: list[Skipped] = []
    for named in map(Path, paths):
        if not named.exists():
            raise UsageError(f"{named.as_posix()}: no such file or folder")
        if not named.is_dir():
            reason = _why_not_named(named, excluded, include_internal=include_internal) if force_exclude else None
            if reason:
                skipped.append(Skipped(named.as_posix(), reason))
            else:
                files[named] = None
            continue
        found = _Found()
        _walk(named, _rules_above(named), found, include_internal=include_internal)
        for file in found.files:
            if reason := excluded(file):
                found.skip(file, reason)
            else:
                files[file] = None
        skipped += sorted(found.skipped, key=lambda one: one.path)
        if found.other:
            skipped.append(Skipped(named.as_posix(), _count_of(found.other)))
        if found.hidden:
            skipped.append(Skipped(named.as_posix(), _hidden(found.hidden)))
    return list(files), skipped


def _count_of(other: Counter[str]) -> str:
    most = sorted(other.items(), key=lambda kind: (-kind[1], kind[0]))
    kinds = ", ".join(f"{suffix or 'no suffix'} {count}" for suffix, count in most[:_KINDS_SHOWN])
    total = sum(other.values())
    rest = ", ..." if len(most) > _KINDS_SHOWN else ""
    return f"{total} {'file' if total == 1 else 'files'} of kinds that are not read ({kinds}{rest})"


def _hidden(names: Sequence[str]) -> str:
    shown = list(dict.fromkeys(sorted(names)))
    rest = ", ..." if len(shown) > _KINDS_SHOWN else ""
    what = "hidden file or folder" if len(names) == 1 else "hidden files and folders"
    return f"{len(names)} {what} ({', '.join(shown[:_KINDS_SHOWN])}{rest}); name one to read it"


@dataclass(frozen=True, slots=True)
class _Rules:
    """One .gitignore and the folder it stands in."""

    folder: Path
    spec: GitIgnoreSpec


def _walk(folder: Path, rules: tuple[_Rules, ...], found: _Found, *, include_internal: bool) -> None:
    pending = [(folder, rules)]
    while pending:
        here, above = pending.pop()
        inner = (*above, *_rules_in(here))
        folders: list[tuple[Path, tuple[_Rules, ...]]] = []
        for entry in _entries(here, found):
            path = here / entry.name
            if entry.is_dir():
                reason = _why_not_folder(entry, path, inner, include_internal=include_internal)
                if reason is None:
                    folders.append((path, inner))
            else:
                reason = _why_not_file(path, inner, found, include_internal=include_internal)
                if reason is None:
                    found.files[path] = None
            if reason:
                found.skip(path, reason)
        pending += reversed(folders)
    found.files = dict.fromkeys(sorted(found.files))


def _entries(folder: Path, found: _Found) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
    except OSError as error:
        found.skip(folder, f"cannot be opened: {error.strerror or error}")
        return
    for entry in entries:
        if not entry.name.startswith("."):
            yield entry
        elif entry.name not in _VERSIONS and (entry.is_dir() or Path(entry.name).suffix.lower() in SUFFIXES):
            found.hidden.append(entry.name)


def _why_not_folder(
    entry: os.DirEntry[str], path: Path, rules: Sequence[_Rules], *, include_internal: bool
) -> str | None:
    name = entry.name.lower()
    if name == "__pycache__":
        return ""
    if entry.is_symlink():
        return "a link to a folder"
    if name in _OTHERS:
        return "other people's packages"
    if _is_ignored(path, rules, folder=True):
        return "ignored by .gitignore"
    if (path / "library.yaml").is_file():
        return "a library of claims"
    if name in _INTERNAL_FOLDERS and not include_internal and not _is_site(path):
        return "internal: not published copy; name it to read it"
    return None


def _is_site(folder: Path) -> bool:
    return folder.name.lower() == "docs" and any((folder / mark).is_file() for mark in _SITE_MARKS)


def _why_not_file(path: Path, rules: Sequence[_Rules], found: _Found, *, include_internal: bool) -> str | None:
    """The reason; an empty one for files that are only counted."""
    if path.suffix.lower() not in SUFFIXES or not path.is_file():
        found.other[path.suffix.lower()] += 1
        return ""
    if _is_ignored(path, rules, folder=False):
        return "ignored by .gitignore"
    if _MACHINE_FILES.match(path.name):
        return "settings, not copy"
    if _MINIFIED.search(path.name) or _is_minified(path):
        return "minified"
    if _INTERNAL_FILES.match(path.name) and not include_internal:
        return "internal: written for the makers of the site; name it to read it"
    return None


def _why_not_named(path: Path, excluded: Callable[[Path], str | None], *, include_internal: bool) -> str | None:
    """Why a file would not be read if the folder it lies in were named; of links and .gitignore nothing is asked."""
    for folder in shown(path.absolute()).parents:
        name = folder.name.lower()
        if name in _OTHERS:
            return "other people's packages"
        if (folder / "library.yaml").is_file():
            return "a library of claims"
        if name in _INTERNAL_FOLDERS and not include_internal and not _is_site(folder):
            return "internal: not published copy"
    if any(part.startswith(".") and part not in (".", "..") for part in shown(path.absolute()).parts):
        return "hidden"
    reason = _why_not_file(path, (), _Found(), include_internal=include_internal)
    return "a kind that is not read" if reason == "" else reason or excluded(path)


def _is_minified(path: Path) -> bool:
    """A script that starts with a line longer than people write."""
    if path.suffix.lower() not in (".js", ".mjs", ".cjs"):
        return False
    try:
        with path.open("rb") as script:
            head = script.read(4 * _LONG_LINE)
    except OSError:
        return False
    return any(len(line) > _LONG_LINE for line in head.splitlines()[:20])


# .gitignore


def _is_ignored(path: Path, rules: Sequence[_Rules], *, folder: bool) -> bool:
    """Whether git ignores it: the last rule that speaks of it wins, those of inner folders last."""
    for one in reversed(rules):
        relative = path.absolute().relative_to(one.folder).as_posix() + ("/" if folder else "")
        included = one.spec.check_file(relative).include
        if included is not None:
            return included
    return False


def _rules_in(folder: Path) -> tuple[_Rules, ...]:
    from pathspec import GitIgnoreSpec

    try:
        lines = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ()
    return (_Rules(folder.absolute(), GitIgnoreSpec.from_lines(line for line in lines if _is_pattern(line))),)


def _is_pattern(line: str) -> bool:
    """Git passes over a pattern that it cannot read; so does this."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


def _rules_above(folder: Path) -> tuple[_Rules, ...]:
    """The rules of the repository around a named folder, unless they ignore that folder itself."""
    at = folder.absolute()
    above: list[Path] = []
    for inner in (at, *at.parents):
        if (inner / ".git").exists():
            rules = tuple(one for parent in reversed(above) for one in _rules_in(parent))
            return () if rules and _is_ignored(at, rules, folder=True) else rules
        above.append(inner.parent)
    return ()
