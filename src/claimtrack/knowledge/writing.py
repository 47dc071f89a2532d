"""The only place that writes a library's files: canonical layout, written beside and then renamed.

Comments at the top of a file stay, and in a file that holds a list those that stand before an item; a comment anywhere
else would be lost, so the file is left alone and the comment reported.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from claimtrack.errors import LibraryError, Problem, UsageError
from claimtrack.knowledge import loading, nodes
from claimtrack.knowledge.canonical import dump_item, dump_record
from claimtrack.knowledge.layout import MANIFEST, scan, slot

_HASH = re.compile(r"(?:^|(?<=[\s]))#[^\r\n]*", re.MULTILINE)


def format_folder(folder: Path, *, check: bool = False) -> list[Path]:
    """Format every file of a library; the files that changed, or would change if `check`.

    Raises LibraryError with the problems of all files that cannot be formatted; the others are formatted.
    """
    changed: list[Path] = []
    problems: list[Problem] = []
    for stat in sorted(scan(folder)):
        try:
            if format_file(folder / stat.file, check=check):
                changed.append(folder / stat.file)
        except LibraryError as error:
            problems += error.problems
    if problems:
        raise LibraryError(problems)
    return changed


def format_file(path: Path, *, check: bool = False) -> bool:
    """Write a file of a library in its canonical layout; whether it changed, or would change if `check`."""
    folder = next((parent for parent in path.absolute().parents if (parent / MANIFEST).is_file()), None)
    if folder is None:
        raise UsageError(f"{path} is in no library: no folder above it holds {MANIFEST}")
    file = path.absolute().relative_to(folder).as_posix()
    data = path.read_bytes()
    text = formatted(data, path, file)
    if text.encode() == data:
        return False
    if not check:
        write(path, text)
    return True


def write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        beside.write_text(text, encoding="utf-8", newline="")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def formatted(data: bytes, path: Path, file: str) -> str:
    """The canonical text of a file's bytes; `file` is its place in the library. Raises LibraryError."""
    records = loading.read_records(data, path, file)
    text = nodes.decode(data)
    holds = slot(file)
    assert not isinstance(holds, str)
    root = nodes.compose(text)
    starts = _item_starts(root, text) if holds.many else [root.start_mark.index]
    kept: dict[int, list[str]] = {}
    lost: list[Problem] = []
    for offset, comment in _comments(root, text):
        line, column = nodes.place(text, offset)
        following = next((index for index, start in enumerate(starts) if offset < start), len(starts))
        if column == 1 and (holds.many or following == 0):
            kept.setdefault(following, []).append(f"{comment}\n")
        else:
            lost.append(
                Problem(path.as_posix(), line, column, "formatting would lose this comment", "move it to the top")
            )
    if lost:
        raise LibraryError(lost)
    dump = dump_item if holds.many else dump_record
    parts = ["".join(kept.get(index, ())) + dump(record) for index, record in enumerate(records)]
    result = "".join((*parts, *kept.get(len(starts), ())))
    if loading.read_records(result.encode(), path, file) != records:
        raise AssertionError(f"{path}: formatting would change what the file says; nothing was written")
    return result


def _item_starts(root: Node, text: str) -> list[int]:
    assert isinstance(root, SequenceNode)
    return [text.rindex("\n", 0, start) + 1 if "\n" in text[:start] else 0 for start in map(_start, root.value)]


def _start(node: Node) -> int:
    assert node.start_mark is not None
    return int(node.start_mark.index)


def _comments(root: Node, text: str) -> Iterator[tuple[int, str]]:
    """Offset and text of every comment: a '#' at a line's start or after white space that no scalar covers."""
    scalars = sorted(_scalars(root, text))
    at = 0
    for match in _HASH.finditer(text):
        while at < len(scalars) and scalars[at][1] <= match.start():
            at += 1
        if at == len(scalars) or match.start() < scalars[at][0]:
            yield match.start(), match[0].rstrip()


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
