"""What JSON, YAML, PHP arrays and object literals have in common: tables, items and strings with their places."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimtrack.documents.decoded import Decoded, assemble
from claimtrack.documents.drafts import Draft


@dataclass(frozen=True, slots=True)
class Table:
    """An object, mapping or array with keys, in source order; a key may stand twice."""

    entries: tuple[tuple[Decoded, Node], ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Embedded:
    """Blocks another reader already made of the value, e.g. JSX in a property."""

    drafts: tuple[Draft, ...]


Node = Decoded | Table | Items | Embedded

NO_KEY = assemble([])
_DEEPEST = 100


@dataclass(slots=True)
class _Open:
    keyed: bool
    entries: list[tuple[Decoded, Node]] = field(default_factory=list)
    key: Decoded | None = None

    def close(self) -> Node:
        if self.keyed:
            return Table(tuple(self.entries))
        return Items(tuple(value for _, value in self.entries))


class TreeBuilder:
    """Builds a tree from the events of a parser; never fails, whatever the order of events.

    Containers deeper than 100 are read into the one that holds them, so that walking the tree never runs out of stack.
    """

    def __init__(self) -> None:
        self._stack = [_Open(keyed=False)]
        self._too_deep = 0

    def open(self, *, keyed: bool) -> None:
        """A table (`keyed`) or a list begins."""
        if len(self._stack) > _DEEPEST:
            self._too_deep += 1
        else:
            self._stack.append(_Open(keyed))

    def close(self) -> None:
        """The innermost container ends."""
        if self._too_deep:
            self._too_deep -= 1
        elif len(self._stack) > 1:
            self.value(self._stack.pop().close())

    def key(self, key: Decoded) -> None:
        """The key of the next value; makes a list of the innermost container a table."""
        self._stack[-1].keyed = self._stack[-1].keyed or len(self._stack) > 1
        self._stack[-1].key = key

    def value(self, value: Node) -> None:
        """A value under the last key."""
        top = self._stack[-1]
        top.entries.append((top.key or NO_KEY, value))
        top.key = None

    def scalar(self, text: Decoded) -> None:
        """A key where the innermost container waits for one, else a value: for parsers that do not tell."""
        if self._stack[-1].keyed and self._stack[-1].key is None:
            self.key(text)
        else:
            self.value(text)

    def skip(self) -> None:
        """Something that is not read stands in place of a key or value."""
        top = self._stack[-1]
        top.key = NO_KEY if top.keyed and top.key is None else None

    def forget_key(self) -> None:
        """The value under the last key was not a string and not a container."""
        self._stack[-1].key = None

    @property
    def depth(self) -> int:
        """How many containers are open."""
        return len(self._stack) - 1 + self._too_deep

    def roots(self) -> tuple[Node, ...]:
        """Everything read, containers left open included."""
        while len(self._stack) > 1:
            self.value(self._stack.pop().close())
        return tuple(value for _, value in self._stack[0].entries)
