"""YAML content: values that readers are shown, with their key paths; a broken file is read line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimtrack.documents.decoded import Decoded, unescape, verbatim
from claimtrack.documents.drafts import Draft, finish
from claimtrack.documents.model import Document, Unread
from claimtrack.documents.subject import subject_of
from claimtrack.documents.tree import Node, TreeBuilder
from claimtrack.documents.values import Place, value_drafts

_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|(?:\r\n|\r|\n)[ \t]*|.)", re.DOTALL)
_SHORT = {
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "_": "\u00a0",
    "N": "\n",
    "L": "\n",
    "P": "\n",
    "e": "",
    "0": "",
    "a": "",
    "b": "",
}
_PROPERTIES = re.compile(r"(?:[&!]\S*+\s++)+")  # an anchor, a tag
_QUOTE = re.compile("''")
_HEADER = re.compile(r"[|>][^\r\n]*(?:\r\n|\r|\n)?")
_LINE = re.compile(
    r"""^(?P<indent>[ \t]*+(?:-[ \t]++)*)
        (?:(?P<key>[A-Za-z_][\w.-]*+|"[^"\r\n]*+"|'[^'\r\n]*+')[ \t]*+:(?=[ \t\r\n]|\Z)[ \t]*+)?
        (?P<value>[^\r\n]*+)""",
    re.VERBOSE | re.MULTILINE,
)
_DEEPEST = 100  # libyaml takes quadratic time on deeper files


class _UnreadableError(Exception):
    """The file is not YAML, or not of a kind that people write."""


def read_yaml(source: str, path: str) -> Document:
    """Every value of the file in its place; a note in `unread` where the file is not whole YAML."""
    unread: tuple[Unread, ...] = ()
    roots: tuple[Node, ...] = ()
    try:
        roots = yaml_tree(source)
        drafts = [draft for root in roots for draft in value_drafts(root, Place())]
    except _UnreadableError:
        drafts = list(_by_line(source))
        unread = (Unread("broken YAML: its values were read line by line", 0),)
    return Document(path, "yaml", source, finish(drafts), unread, metadata=subject_of(roots))


def yaml_tree(source: str) -> tuple[Node, ...]:
    """The documents of a YAML file."""
    import yaml

    builder = TreeBuilder()
    # libyaml does not count a byte order mark.
    shift = 1 if source.startswith("\ufeff") else 0
    try:
        for event in yaml.parse(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if isinstance(event, yaml.ScalarEvent):
                start, end = (mark.index + shift if mark else 0 for mark in (event.start_mark, event.end_mark))
                builder.scalar(_scalar(source, start, end, event.style))
            elif isinstance(event, yaml.CollectionStartEvent):
                if builder.depth == _DEEPEST:
                    raise _UnreadableError
                builder.open(keyed=isinstance(event, yaml.MappingStartEvent))
            elif isinstance(event, yaml.CollectionEndEvent):
                builder.close()
            elif isinstance(event, yaml.AliasEvent):
                builder.skip()
    except (yaml.YAMLError, ValueError) as error:
        raise _UnreadableError from error
    return builder.roots()


def _scalar(source: str, start: int, end: int, style: str | None) -> Decoded:
    """Line folding is left to the block, which folds all white space."""
    if source[start : start + 1] in ("&", "!") and (properties := _PROPERTIES.match(source, start, end)):
        start = properties.end()
    if style == '"':
        return unescape(source, start + 1, end - 1, _ESCAPE, _meaning)
    if style == "'":
        return unescape(source, start + 1, end - 1, _QUOTE, lambda _: "'")
    if style in ("|", ">"):
        header = _HEADER.match(source, start)
        return verbatim(source, header.end() if header else start, end)
    return verbatim(source, start, end)


def _meaning(escape: re.Match[str]) -> str:
    code = escape[0][1:]
    if code[0] in "\r\n":
        return ""
    if len(code) > 1:
        point = int(code[1:], 16)
        return chr(point) if point < 0xD800 or 0xE000 <= point < 0x110000 else "\ufffd"
    return _SHORT.get(code, code)


def _by_line(source: str) -> Iterator[Draft]:
    """The values of a file that does not parse: `key: value`, `- value` and the lines that carry them on."""
    key = ""
    for line in _LINE.finditer(source):
        if line["key"]:
            key = line["key"].strip("\"'")
        start, end = line.span("value")
        value = line["value"].strip()
        if not value or value.startswith(("#", "---", "|", ">", "&", "{%", "{{")):
            continue
        if value[0] in "\"'" and value[0] == value[-1] and len(value) > 1:
            style, end = value[0], start + len(line["value"].rstrip())
            text = _scalar(source, start, end, style)
        else:
            text = verbatim(source, start, end)
        yield from value_drafts(text, Place().under(key))
