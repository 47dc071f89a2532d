"""The nearest claimtrack.toml upward from a file, or pyproject.toml with [tool.claimtrack]; read once a folder."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class Loaded:
    """A configuration with the file it stands in."""

    path: Path
    config: Config
    text: str = field(repr=False)
    table: tuple[str, ...] = ()
    """Where in the file it stands."""

    @cached_property
    def _places(self) -> Mapping[tuple[str | int, ...], Place]:
        from claimtrack.config.places import places

        return places(self.text)

    def problem(self, path: tuple[str | int, ...], message: str, instead: str = "", *, key: bool = False) -> Problem:
        """A fault at a value of the configuration, or at its key; at the nearest one around it that is written."""
        return _problem(self.path, self.text, self._places, (*self.table, *path), message, instead, key=key)

    def place(self, path: tuple[str | int, ...]) -> str:
        """'claimtrack.toml:12:3' of a value."""
        found = self.problem(path, "")
        return f"{found.path}:{found.line}:{found.column}"


def find(near: Path) -> Path | None:
    """The file of the configuration that holds for a file or folder; null where there is none."""
    start = near.absolute()
    for folder in (start, *start.parents):
        if (folder / NAME).is_file():
            return shown(folder / NAME)
        if (folder / _SHARED).is_file() and _has_table(folder / _SHARED):
            return shown(folder / _SHARED)
    return None


def load(path: Path) -> Loaded:
    """Read a configuration; raises ConfigError with every fault in it."""
    from pydantic import ValidationError

    from claimtrack.config.model import Config

    text = _text(path)
    table = _TABLE if path.name == _SHARED else ()
    data = _parsed(path, text)
    for name in table:
        data = data.get(name, {})
    try:
        return Loaded(path, Config.model_validate(data), text, table)
    except ValidationError as error:
        raise ConfigError(list(_problems(path, text, table, error))) from None


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
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
    return re.search(r"^\s*\[\[?\s*tool\s*\.\s*claimtrack\b", text, re.MULTILINE) is not None


def _problems(path: Path, text: str, table: tuple[str, ...], error: ValidationError) -> Iterator[Problem]:
    from claimtrack.config.model import Config
    from claimtrack.config.places import places
    from claimtrack.knowledge.remarks import remarks

    found = places(text)
    for remark in remarks(error.errors(include_url=False), Config):
        yield _problem(path, text, found, (*table, *remark.path), remark.message, remark.instead, key=remark.key)


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
