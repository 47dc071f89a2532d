"""Front matter of Markdown pages: the YAML or TOML between the marks at the very top."""

from __future__ import annotations

import re
from dataclasses import replace

from claimtrack.documents import keys
from claimtrack.documents.data_yaml import read_yaml
from claimtrack.documents.decoded import Decoded, unescape, verbatim
from claimtrack.documents.drafts import finish
from claimtrack.documents.model import Block, BlockKind, Document
from claimtrack.documents.page import Page
from claimtrack.documents.subject import subject_of
from claimtrack.documents.tree import Node, TreeBuilder
from claimtrack.documents.values import Place, value_drafts

_FENCE = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
_CLOSE = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE),
}
_NEWLINE = re.compile(r"\r\n|\r|\n")
_TITLES = frozenset({"title"})
_DESCRIPTIONS = frozenset({"description", "desc", "excerpt", "summary", "subtitle", "abstract", "metadescription"})

_TOML = re.compile(
    r"""(?P<comment>\#[^\r\n]*+)
      | ^[ \t]*+\[(?P<table>\[?)[ \t]*+(?P<name>[\w."' -]++)\]\]?
      | \"\"\"(?P<long>(?:[^"\\]++|\\.|"(?!""))*)\"\"\" | '''(?P<raw_long>.*?)'''
      | "(?P<basic>(?:[^"\\\r\n]|\\.)*+)" | '(?P<raw>[^'\r\n]*+)'
      | (?P<bare>[\w.:+-]++) | (?P<mark>[\[\]{},=]) | (?P<newline>[\r\n]++)""",
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[ \t]*(?:\r\n|\r|\n)\s*|.)", re.DOTALL)
_SHORT = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": "\n", "e": ""}


def read_front_matter(source: str, path: str) -> tuple[int, Document | None]:
    """Where the body begins, and the front matter as a document of its own; (0, None) where there is none."""
    opening = _FENCE.match(source)
    if not opening:
        return 0, None
    unified = source if "\r" not in source else _NEWLINE.sub(lambda end: "\n".rjust(len(end[0])), source)
    closing = _CLOSE[opening[1]].search(unified, opening.end())
    if not closing:
        return 0, None
    inside = source[: closing.start()]
    front = read_yaml(inside, path) if opening[1] == "---" else _read_toml(inside, opening.end(), path)
    return closing.end(), replace(front, blocks=tuple(map(_published, front.blocks)))


def page_with_front_matter(source: str, path: str, format: str) -> tuple[Page, int]:  # noqa: A002 - the contract's word
    """A page that holds what its front matter says, and where its body begins."""
    page = Page(source, path, format)
    start, front = read_front_matter(source, path)
    if front:
        page.blocks.extend(front.blocks)
        page.unread.extend(front.unread)
        page.metadata.update(front.metadata)
    return page, start


def _published(block: Block) -> Block:
    """A page's own title and description are what search results show."""
    if not block.path:
        return block
    own = len(block.path) == 1 or keys.is_search(block.path[-2])
    if not own or block.kind == "question":
        return block
    words = keys.words(block.path[-1])
    last = words[-1] if words else ""
    kind: BlockKind = "title" if last in _TITLES else "meta" if last in _DESCRIPTIONS else block.kind
    return replace(block, kind=kind, level=0) if kind in ("title", "meta") else block


def _read_toml(source: str, start: int, path: str) -> Document:
    """TOML as far as front matter uses it; what cannot be read is passed over."""
    roots = _toml_tree(source, start)
    drafts = [draft for root in roots for draft in value_drafts(root, Place())]
    return Document(path, "toml", source, finish(drafts), metadata=subject_of(roots))


def _toml_tree(source: str, start: int) -> tuple[Node, ...]:
    builder = TreeBuilder()
    builder.open(keyed=True)
    in_table = False
    pending: Decoded | None = None
    """A string that is a key if "=" follows, else a value."""
    for match in _TOML.finditer(source, start):
        if match["comment"]:
            continue
        mark = match["mark"]
        if mark == "=" and pending:
            builder.key(pending)
            pending = None
            continue
        if pending:
            builder.value(pending)
            pending = None
        if match["name"]:
            if in_table:
                builder.close()
            builder.key(verbatim(source, *match.span("name")))
            builder.open(keyed=True)
            in_table = True
        elif mark in ("[", "{"):
            builder.open(keyed=mark == "{")
        elif mark in ("]", "}") and builder.depth > 1 + in_table:
            builder.close()
        elif not mark:
            pending = _toml_string(source, match)
    if pending:
        builder.value(pending)
    return builder.roots()


def _toml_string(source: str, match: re.Match[str]) -> Decoded | None:
    for group in ("long", "basic"):
        if match[group] is not None:
            return unescape(source, *match.span(group), _ESCAPE, _meaning)
    for group in ("raw_long", "raw", "bare"):
        if match[group] is not None:
            return verbatim(source, *match.span(group))
    return None


def _meaning(escape: re.Match[str]) -> str:
    code = escape[0][1:]
    if code[0] in "uU" and len(code) > 1:
        point = int(code[1:], 16)
        return chr(point) if point < 0xD800 or 0xE000 <= point < 0x110000 else "\ufffd"
    return "" if code[-1] in " \t\r\n" else _SHORT.get(code, code)
