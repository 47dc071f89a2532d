"""One YAML file as nodes: strings first, every node with its place.

Read with libyaml where PyYAML was built with it. Plain `null`, `~` and nothing are null; everything else is the string
that was written. Anchors, aliases, tags, duplicate keys and several documents in one file are refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

if TYPE_CHECKING:
    _Loader = yaml.BaseLoader
else:
    _Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Written = Mapping[str, tuple[re.Pattern[str], str]]
"""Key -> the one way its scalar may be written, and what to write instead."""

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_MARKS = re.compile(r"(?:^|[\s\[{,:-])[&*!][^\s]", re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\r|\n")
# What libyaml says -> whether its context is the place, what is wrong, what to write instead.
_SYNTAX = {
    "found another document": (False, "a second document begins here", "keep one document in a file"),
    "cannot start any token": (False, "this character cannot begin a value", "put the text in single quotes"),
    "mapping values are not allowed": (False, "a ': ' inside unquoted text", "put the text in single quotes"),
    "unexpected end of stream": (True, "this quoted text is never closed", "add the missing quote"),
    "undefined alias": (False, "an alias (*) stands here", "write the value out, or put the text in quotes"),
    "could not find expected ':'": (
        True,
        "this line is no 'key: value'",
        "add the key, or indent the text below its key",
    ),
    "did not find expected key": (
        False,
        "this does not line up with the keys above it",
        "indent it like them; put a text that begins with a quote in quotes as a whole",
    ),
    "expected '-' indicator": (False, "this does not line up with the items above it", "begin it with '- ' like them"),
    "expected <document start>": (False, "this belongs to no key", "write 'key: value'"),
    "expected ',' or ']'": (True, "this list is not closed", "write [one, two], and quote items that hold brackets"),
    "expected ',' or '}'": (True, "this group is not closed", "write {key: value}, and quote texts that hold braces"),
    "sequence entries are not allowed": (False, "a list cannot begin here", "begin it on a line of its own"),
}


class Fault(NamedTuple):
    """What is wrong at an offset (code points) of one file."""

    offset: int
    message: str
    instead: str = ""


class UnreadableError(Exception):
    """A file that is no YAML of ours; carries the first fault."""

    def __init__(self, offset: int, message: str, instead: str) -> None:
        super().__init__(message)
        self.fault = Fault(offset, message, instead)


class _Composer(_Loader):
    """A composer that resolves no tags: every implicit tag is '', so that an explicit one stands out."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        return ""

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


def decode(data: bytes) -> str:
    """The text of a file; raises UnreadableError where it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        offset = len(data[: error.start].decode("utf-8-sig"))
        raise UnreadableError(offset, "this is not UTF-8 text", "save the file as UTF-8") from None


def compose(text: str) -> Node:
    """The root node of a file; raises UnreadableError at the first syntax error, anchor, alias or tag."""
    try:
        if _MARKS.search(text):
            _refuse_marks(text)
        node = _Composer(text).get_single_node()
    except yaml.reader.ReaderError:
        # libyaml counts bytes here, so the character is looked for again.
        found = yaml.reader.Reader.NON_PRINTABLE.search(text)
        raise UnreadableError(found.start() if found else 0, "a control character", "delete it") from None
    except yaml.MarkedYAMLError as error:
        raise UnreadableError(*_syntax_fault(error, text)) from None
    if node is None:
        raise UnreadableError(0, "the file is empty", "write the record, or delete the file")
    return node


def _syntax_fault(error: yaml.MarkedYAMLError, text: str) -> Fault:
    offset = error.problem_mark.index if error.problem_mark is not None else 0
    context = error.context_mark.index if error.context_mark is not None else offset
    if text[offset : offset + 1] == "\t":
        return Fault(offset, "a tab stands where only spaces may", "indent with spaces")
    problem = " ".join(filter(None, (error.context, error.problem)))
    for pattern, (at_context, message, instead) in _SYNTAX.items():
        if pattern in problem:
            return Fault(context if at_context else offset, message, instead)
    return Fault(offset, f"this is not YAML: {problem}", "check indentation and quotes")


def _refuse_marks(text: str) -> None:
    for event in yaml.parse(text, Loader=_Loader):
        offset = event.start_mark.index if event.start_mark is not None else 0
        if isinstance(event, yaml.AliasEvent):
            raise UnreadableError(offset, "an alias (*) stands here", "write the value out, or put the text in quotes")
        if getattr(event, "anchor", None) is not None:
            raise UnreadableError(offset, "an anchor (&) stands here", "write the value out, or put the text in quotes")
        if getattr(event, "tag", None) is not None:
            raise UnreadableError(offset, "a tag (!) stands here", "delete it, or put the text in quotes")


def plain(node: Node, faults: list[Fault], written: Written) -> Any:
    """The node as lists, dicts, strings and None; faults in its keys and in scalars of `written` go to `faults`."""
    if isinstance(node, ScalarNode):
        return None if not node.style and node.value in NULLS else node.value
    if isinstance(node, SequenceNode):
        return [plain(item, faults, written) for item in node.value]
    record: dict[str, Any] = {}
    for key, value in node.value:
        name = key.value
        if not isinstance(key, ScalarNode):
            faults.append(Fault(key.start_mark.index, "a key must be a word", "write 'key: value'"))
            continue
        if name in record:
            faults.append(Fault(key.start_mark.index, f"'{name}' is written twice", "keep one of the two"))
        held = record[name] = plain(value, faults, written)
        if name in written and isinstance(held, str) and not written[name][0].fullmatch(held):
            faults.append(Fault(value.start_mark.index, f"'{name}' is '{held}'", written[name][1]))
    return record


def locate(node: Node, path: tuple[str | int, ...], *, key: bool = False) -> int:
    """Offset of the value at `path`, of its key if `key`; of the nearest enclosing node where the path ends early."""
    offset: int = node.start_mark.index
    for index, step in enumerate(path):
        last = key and index == len(path) - 1
        if isinstance(node, MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == step), None)
            if pair is None:
                break
            node = pair[1]
            offset = pair[0].start_mark.index if last else node.start_mark.index
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            offset = node.start_mark.index
        else:
            break
    return offset


def place(text: str, offset: int) -> tuple[int, int]:
    """1-based line and column (code points) of an offset; lines end at LF, CRLF or CR only."""
    line, start = 1, 0
    for end in _LINE_END.finditer(text, 0, offset):
        line, start = line + 1, end.end()
    return line, offset - start + 1
