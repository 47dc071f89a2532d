"""Comments of a library file: where they stand, and how they follow what they speak of into another layout."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from claimtrack.knowledge.canonical import Line, Path

_HASH = re.compile(r"(?:^|(?<=\s))#[^\r\n]*", re.MULTILINE)


class Comment(NamedTuple):
    """A comment and the path of the key or item it belongs to: () the file as a whole, None its end."""

    text: str
    of: Path | None


def comments(root: Node, text: str) -> Iterator[Comment]:
    """Every comment: a '#' at a line's start or after white space that stands in no scalar."""
    scalars = sorted(_scalars(root, text))
    begins = [begin for begin, _ in scalars]
    parts = sorted(_parts(root, ()))
    starts = [start for start, _ in parts]
    for match in _HASH.finditer(text):
        at = match.start()
        within = bisect_right(begins, at) - 1
        if within >= 0 and at < scalars[within][1]:
            continue
        line_start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
        alone = not text[line_start:at].strip()
        following = bisect_left(starts, at if alone else line_start)
        if at < starts[0]:
            yield Comment(match[0].rstrip(), ())
        else:
            yield Comment(match[0].rstrip(), parts[following][1] if following < len(parts) else None)


def with_comments(lines: list[Line], found: Iterable[Comment]) -> Iterator[str]:
    """The lines with every comment above what it belongs to, or above what that has become part of."""
    paths = [path for path, _ in lines]
    before: dict[int, list[str]] = {}
    for comment in found:
        before.setdefault(_line_of(comment.of, paths), []).append(comment.text)
    for index, (_, line) in enumerate(lines):
        indent = " " * (len(line) - len(line.lstrip(" ")))
        yield from (f"{indent}{text}" for text in before.get(index, ()))
        yield line
    yield from before.get(len(lines), ())


def _line_of(path: Path | None, paths: list[Path]) -> int:
    if path is None:
        return len(paths)
    for length in range(len(path), 0, -1):
        if path[:length] in paths:
            return paths.index(path[:length])
    return 0


def _parts(node: Node, path: Path) -> Iterator[tuple[int, Path]]:
    """Where every key and every item begins."""
    if isinstance(node, SequenceNode):
        for index, item in enumerate(node.value):
            yield _start(item), (*path, index)
            yield from _parts(item, (*path, index))
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            yield _start(key), (*path, key.value)
            yield from _parts(value, (*path, key.value))


def _scalars(node: Node, text: str) -> Iterator[tuple[int, int]]:
    if isinstance(node, ScalarNode):
        start, end = _start(node), int(node.end_mark.index)
        # The first line of a block scalar is its header, and may carry a comment.
        yield (text.find("\n", start) if node.style in ("|", ">") else start), end
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from _scalars(item, text)
    elif isinstance(node, MappingNode):
        for pair in node.value:
            for part in pair:
                yield from _scalars(part, text)


def _start(node: Node) -> int:
    return int(node.start_mark.index)
