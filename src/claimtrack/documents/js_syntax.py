"""JavaScript and TypeScript source as a syntax tree, and what its string literals say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimtrack.documents.data_json import surrogate_pair
from claimtrack.documents.decoded import Decoded, assemble, unescape
from claimtrack.documents.model import OBJECT
from claimtrack.documents.pieces import Piece
from claimtrack.errors import ReadError

if TYPE_CHECKING:
    from tree_sitter import Node as Syntax

_STRANGE_SPACE = re.compile(r"[^\S\n\r\t ]|[\x00\ufeff]")
_STRANGE = re.compile(r"[^\x00-\x7f]")
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u\{[0-9a-fA-F]{1,6}\}|u[0-9a-fA-F]{4}"
    r"|x[0-9a-fA-F]{2}|\r\n|.)",
    re.DOTALL,
)
_SHORT = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    "b": "",
    "f": " ",
    "v": " ",
    "0": "",
    **dict.fromkeys(("\n", "\r", "\r\n"), ""),
}
_BRANCHES = frozenset(
    """statement_block if_statement else_clause switch_statement switch_body switch_case switch_default try_statement
    catch_clause""".split()
)
_NAMES = frozenset("identifier property_identifier private_property_identifier shorthand_property_identifier".split())


def parse(source: str, *, jsx: bool = True) -> Syntax:
    """The root of the syntax tree; its byte offsets are the code point offsets of `source`.

    tree-sitter counts bytes: a character beyond ASCII is shown to it as one letter or space, which changes no token.
    """
    try:
        import tree_sitter_typescript
        from tree_sitter import Language, Parser
    except ImportError as error:
        raise ReadError("reading JavaScript and TypeScript needs claimtrack[code]") from error
    language = tree_sitter_typescript.language_tsx() if jsx else tree_sitter_typescript.language_typescript()
    plain = _STRANGE.sub("x", _STRANGE_SPACE.sub(" ", source))
    return Parser(Language(language)).parse(plain.encode("ascii")).root_node


def literal(node: Syntax, source: str) -> Decoded | None:
    """What a string, a template or a sum of them says; OBJECT for what is computed. None for anything else."""
    if node.type == "string":
        closed = node.end_byte > node.start_byte + 1 and source[node.end_byte - 1] == source[node.start_byte]
        return _plain(source, node.start_byte + 1, node.end_byte - closed)
    if node.type == "string_fragment":
        # The end of a file that breaks off within a string.
        return _plain(source, node.start_byte, node.end_byte)
    if node.type == "template_string":
        return assemble(_template(node, source))
    if node.type == "binary_expression":
        return _sum(node, source)
    if node.type == "parenthesized_expression" and node.named_child_count:
        inner = node.named_child(0)
        return literal(inner, source) if inner else None
    return None


def _plain(source: str, start: int, end: int) -> Decoded:
    return unescape(source, start, end, _ESCAPE, _meaning)


def _template(node: Syntax, source: str) -> Iterator[Piece]:
    at = node.start_byte + 1
    for child in node.named_children:
        if child.type == "template_substitution":
            yield from _plain(source, at, child.start_byte).pieces()
            inner = child.named_child(0)
            said = literal(inner, source) if inner and inner.type == "string" else None
            if said:
                yield from said.pieces()
            else:
                yield OBJECT, child.start_byte, child.end_byte
            at = child.end_byte
    end = node.end_byte - 1 if source.endswith("`", at, node.end_byte) else node.end_byte
    yield from _plain(source, at, end).pieces()


def _sum(node: Syntax, source: str) -> Decoded | None:
    """A chain of `+` with at least one string in it."""
    terms: list[Syntax] = []
    while node.type == "binary_expression":
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        operator = node.child_by_field_name("operator")
        if left is None or right is None or operator is None or operator.type != "+":
            break
        terms.append(right)
        node = left
    terms.append(node)
    if len(terms) < 2:
        return None
    said = [literal(term, source) if term.type != "binary_expression" else None for term in reversed(terms)]
    if not any(said):
        return None
    pieces: list[Piece] = []
    for term, text in zip(reversed(terms), said, strict=True):
        pieces += text.pieces() if text else [(OBJECT, term.start_byte, term.end_byte)]
    return assemble(pieces)


def _meaning(escape: re.Match[str]) -> str:
    code = escape[0][1:]
    if code[0] == "u" and len(code) == 11:
        return surrogate_pair(code[1:5], code[7:])
    if code[0] in "ux" and len(code) > 1:
        point = int(code[1:].strip("{}"), 16)
        return chr(point) if point < 0xD800 or 0xE000 <= point < 0x110000 else "\ufffd"
    return _SHORT.get(code, code)


def name_of(node: Syntax | None, source: str) -> str:
    """The last name of an identifier or member expression: 'title' for `seo.title`; '' for anything else."""
    if node is None:
        return ""
    if node.type == "member_expression":
        return name_of(node.child_by_field_name("property"), source)
    if node.type in _NAMES:
        return source[node.start_byte : node.end_byte]
    return ""


def results(body: Syntax) -> Iterator[Syntax]:
    """What a function returns: its expression, or the values of its return statements."""
    if body.type != "statement_block":
        yield body
        return
    pending = [body]
    while pending:
        node = pending.pop()
        if node.type == "return_statement":
            yield from node.named_children[:1]
        elif node.type in _BRANCHES:
            pending.extend(reversed(node.named_children))
