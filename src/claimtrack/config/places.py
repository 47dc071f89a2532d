"""Where each key and value of a TOML text stands, for errors that name line and column.

The text is one that tomllib has read: nothing is checked here.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from typing import NamedTuple

Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
STRING = re.compile(r'"""(?:\\.|[^\\])*?"{3,5}|' + r"'''.*?'{3,5}" + r"""|"(?:\\.|[^"\\])*"|'[^']*'""", re.DOTALL)
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^\s,\]}#]+(?: \d\d:[\d:.+Z-]+)?")


class Place(NamedTuple):
    """Offsets of one key and of its value; both are the value's for an item of an array."""

    key: int
    value: int


def places(text: str) -> dict[Path, Place]:
    """Path of every key, table and array item -> its offsets. Dotted keys make one entry for each part."""
    return _Scan(text).run()


class _Scan:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._found: dict[Path, Place] = {}
        self._arrays: Counter[Path] = Counter()

    def run(self) -> dict[Path, Place]:
        table: Path = ()
        self._skip()
        while self._at < len(self._text):
            table = self._header() if self._text[self._at] == "[" else self._pair(table)
            self._skip()
        return self._found

    def _header(self) -> Path:
        start, many = self._at, self._text.startswith("[[", self._at)
        self._at += 1 + many
        keys = self._keys()
        path: Path = ()
        for number, (name, _) in enumerate(keys):
            path = (*path, name)
            if many and number == len(keys) - 1:
                self._found.setdefault(path, Place(start, start))
                self._arrays[path] += 1
            if path in self._arrays:
                path = (*path, self._arrays[path] - 1)
            self._found.setdefault(path, Place(start, start))
        self._at = self._text.index("]", self._at) + 1 + many
        return path

    def _pair(self, table: Path) -> Path:
        path = table
        keys = self._keys()
        self._at = self._text.index("=", self._at) + 1
        self._skip()
        for name, offset in keys:
            path = (*path, name)
            self._found.setdefault(path, Place(offset, self._at))
        self._value(path)
        return table

    def _keys(self) -> list[tuple[str, int]]:
        """The parts of a dotted key with their offsets; the scan stands behind the last."""
        keys: list[tuple[str, int]] = []
        while True:
            self._skip()
            match = STRING.match(self._text, self._at) or _BARE.match(self._text, self._at)
            assert match is not None, "tomllib has read this text"
            name = next(iter(tomllib.loads(f"{match.group()}=0")))
            keys.append((name, match.start()))
            self._at = match.end()
            self._skip()
            if not self._text.startswith(".", self._at):
                return keys
            self._at += 1

    def _value(self, path: Path) -> None:
        if self._text[self._at] == "[":
            self._items(path)
        elif self._text[self._at] == "{":
            self._inline(path)
        elif match := STRING.match(self._text, self._at) or _SCALAR.match(self._text, self._at):
            self._at = match.end()

    def _items(self, path: Path) -> None:
        number = 0
        self._at += 1
        while not self._closed("]"):
            self._found[(*path, number)] = Place(self._at, self._at)
            self._value((*path, number))
            number += 1

    def _inline(self, path: Path) -> None:
        self._at += 1
        while not self._closed("}"):
            self._pair(path)

    def _closed(self, mark: str) -> bool:
        """Step over a comma, or over the closing mark; whether it was that."""
        self._skip()
        if self._text[self._at] == ",":
            self._at += 1
            self._skip()
        if self._text[self._at] != mark:
            return False
        self._at += 1
        return True

    def _skip(self) -> None:
        match = _BLANK.match(self._text, self._at)
        self._at = match.end() if match else self._at
