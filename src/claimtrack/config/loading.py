"""The nearest claimtrack.toml upward from a file, or pyproject.toml with [tool.claimtrack]; read once a folder."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimtrack.errors import ConfigError, Problem, shown

if TYPE_CHECKING:
    from pydantic import ValidationError

    from claimtrack.config.model import Config
    from claimtrack.config.places import Place

NAME = "claimtrack.toml"
_SHARED = "pyproject.toml"
_TABLE = ("tool", "claimtrack")
_SYNTAX = re.compile(r"(?P<what>.*) \(at line (?P<line>\d+), column (?P<column>\d+)\)")
_END = re.compile(r"(?P<what>.*) \(at end of document\)")


@dataclass(frozen=True, eq=False)
class Loaded:
    """A configuration with the file it stands in."""

    path: Path
    config: Config
    text: str = field(repr=False)
    table: tuple[str, ...] = ()
    """Where in the file it stands."""
    bases: tuple[Loaded, ...] = ()
    """The files it extends, each with those that it extends."""

    @cached_property
    def lineage(self) -> tuple[Loaded, ...]:
        """This one, then those it extends, nearest first, each once."""
        found = {self.path: self}
        for base in self.bases:
            found |= {one.path: one for one in base.lineage if one.path not in found}
        return tuple(found.values())

    def owner(self, key: str) -> Loaded | None:
        """The file that says what holds for a setting; null where none does."""
        return next((one for one in self.lineage if key in one.config.model_fields_set), None)

    def said(self, key: str) -> Any:
        """What holds for a setting; its default where no file says it."""
        return getattr((self.owner(key) or self).config, key)

    @cached_property
    def _places(self) -> Mapping[tuple[str | int, ...], Place]:
        from claimtrack.config.places import places

        return places(self.text)

    def file_named(self, key: str) -> Path | None:
        """The file or folder that a setting names, as people can open it; null where none is named."""
        owner = self.owner(key)
        named: str | None = getattr(owner.config, key) if owner else None
        return owner.path.parent / named if owner and named is not None else None

    def check_pin(self, pin: str) -> None:
        """Raise ConfigError where another library is pinned than the one that was found, by `Library.pin`."""
        owner, wanted = self.owner("library_digest"), self.said("library_digest")
        if owner and wanted and not pin.startswith(wanted):
            message = f"the library found is {pin}, not the one that is pinned"
            instead = "see what would change with claimtrack upgrade --preview, then write the new digest"
            raise ConfigError([owner.problem(("library_digest",), message, instead)])

    def problem(self, path: tuple[str | int, ...], message: str, instead: str = "", *, key: bool = False) -> Problem:
        """A fault at a value of the configuration, or at its key; at the nearest one around it that is written."""
        return _problem(self.path, self.text, self._places, (*self.table, *path), message, instead, key=key)

    def place(self, path: tuple[str | int, ...]) -> str:
        """'claimtrack.toml:12:3' of a value."""
        found = self.problem(path, "")
        return f"{found.path}:{found.line}:{found.column}"


def find(near: Path) -> Path | None:
    """The file of the configuration that holds for a file or folder; null where there is none."""
    start = Path(os.path.abspath(near))  # noqa: PTH100 - '..' is no folder to look in
    for folder in (start, *start.parents):
        if (folder / NAME).is_file():
            return shown(folder / NAME)
        if (folder / _SHARED).is_file() and _has_table(folder / _SHARED):
            return shown(folder / _SHARED)
    return None


def load(path: Path, _inner: tuple[Path, ...] = ()) -> Loaded:
    """Read a configuration and those it extends; raises ConfigError with every fault in the first broken one."""
    from pydantic import ValidationError

    from claimtrack.config.model import Config

    text = _text(path)
    table = _TABLE if path.name == _SHARED else ()
    data = _parsed(path, text)
    for name in table:
        data = data.get(name, {})
    try:
        loaded = Loaded(path, Config.model_validate(data), text, table)
    except ValidationError as error:
        raise ConfigError(list(_problems(path, text, table, error))) from None
    if problems := list(_wrong_rules(loaded)):
        raise ConfigError(problems)
    bases = tuple(_base(loaded, number, (*_inner, path.resolve())) for number in range(len(loaded.config.extends)))
    return replace(loaded, bases=bases)


def _base(loaded: Loaded, number: int, inner: tuple[Path, ...]) -> Loaded:
    """One of the files that a configuration extends; `inner` are those that extend it."""
    named = loaded.config.extends[number]
    path = Path(os.path.normpath(loaded.path.parent / named))
    if path.is_dir():
        path = path / NAME
    if not path.is_file():
        problem = loaded.problem(("extends", number), f"'{named}' is no file", "write its path relative to this file")
        raise ConfigError([problem])
    if path.resolve() in inner:
        raise ConfigError([loaded.problem(("extends", number), f"'{named}' extends this file", "break the circle")])
    return load(path, inner)


def _wrong_rules(loaded: Loaded) -> Iterator[Problem]:
    """Names of rules that do not exist."""
    config = loaded.config
    tables = [("severity",)] if config.severity else []
    rows = [("profiles", number, "severity") for number, row in enumerate(config.profiles) if row.severity]
    names = [(*at, name) for at in (*tables, *rows) for name in _at(config, at)]
    allowed = [("ignores", "allow", number) for number in range(len(config.ignores.allow))]
    if not names and not allowed:
        return
    from claimtrack.knowledge.remarks import nearest
    from claimtrack.policy.rules import RULES

    known = {rule.name for rule in RULES}
    for path in (*names, *allowed):
        name = config.ignores.allow[path[-1]] if isinstance(path[-1], int) else str(path[-1])
        if name not in known:
            yield loaded.problem(path, f"no rule '{name}'", nearest(name, known), key=path in names)


def _at(config: Config, path: tuple[str | int, ...]) -> Mapping[str, str]:
    return config.severity if len(path) == 1 else config.profiles[int(path[1])].severity


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ConfigError([Problem(path.as_posix(), 1, 1, f"the file cannot be read: {error.strerror}")]) from None
    except UnicodeDecodeError:
        raise ConfigError([Problem(path.as_posix(), 1, 1, "the file is not UTF-8", "save it as UTF-8")]) from None


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        if found := _SYNTAX.fullmatch(str(error)):
            line, column, what = int(found["line"]), int(found["column"]), found["what"]
        else:
            ended = _END.fullmatch(str(error))
            line, column, what = text.count("\n") + 1, 1, ended["what"] if ended else str(error)
        message = f"this is no TOML: {what[:1].lower()}{what[1:]}"
        raise ConfigError([Problem(path.as_posix(), line, column, message)]) from None


def _has_table(path: Path) -> bool:
    """Whether a pyproject.toml speaks of claimtrack; a broken one that does is told about when it is read."""
    text = path.read_bytes().decode("utf-8", "replace")
    return re.search(r"^\s*\[\[?\s*tool\s*\.\s*claimtrack\s*[].]", text, re.MULTILINE) is not None


def _problems(path: Path, text: str, table: tuple[str, ...], error: ValidationError) -> Iterator[Problem]:
    from claimtrack.config.model import Config
    from claimtrack.config.places import places
    from claimtrack.knowledge.remarks import remarks

    found = places(text)
    for remark in remarks(error.errors(include_url=False), Config):
        instead = _in_toml(remark.instead)
        yield _problem(path, text, found, (*table, *remark.path), remark.message, instead, key=remark.key)


def _in_toml(instead: str) -> str:
    """Advice on records, which speaks of YAML, as it is followed here."""
    listed = re.sub(r"write '(\w+):' and items on '- ' lines", r"write \1 = [...]", instead)
    return re.sub(r"add '(\w+): (.*?)'", r"add '\1 = \2'", listed)


def _problem(
    path: Path,
    text: str,
    found: Mapping[tuple[str | int, ...], Place],
    at: tuple[str | int, ...],
    message: str,
    instead: str,
    *,
    key: bool,
) -> Problem:
    nearest = next((at[:end] for end in range(len(at), 0, -1) if at[:end] in found), None)
    offset = 0
    if nearest is not None:
        offset = found[nearest].key if key and nearest == at else found[nearest].value
    line = text.count("\n", 0, offset) + 1
    return Problem(path.as_posix(), line, offset - (text.rfind("\n", 0, offset) + 1) + 1, message, instead)
