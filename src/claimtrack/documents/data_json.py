"""JSON content: strings that readers are shown, with their key paths. Comments and broken files are read too."""

from __future__ import annotations

import re

from claimtrack.documents.decoded import Decoded, unescape
from claimtrack.documents.drafts import finish
from claimtrack.documents.model import Document, Unread
from claimtrack.documents.subject import subject_of
from claimtrack.documents.tree import NO_KEY, TreeBuilder
from claimtrack.documents.values import Place, value_drafts

_TOKEN = re.compile(
    r"""(?P<string>"(?:[^"\\\r\n]++|\\.)*+(?P<closed>"?))
      | (?P<punctuation>[\[\]{},:])
      | (?://[^\r\n]*+ | /\*[\s\S]*?(?:\*/|\Z))
      | (?P<scalar>[^\s"\[\]{},:/]++)""",
    re.VERBOSE,
)
ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL)
_SHORT = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


def read_json(source: str, path: str) -> Document:
    """Every string of the file in its place; a note in `unread` where the file is not whole JSON."""
    builder = TreeBuilder()
    broken = _build(source, builder)
    roots = builder.roots()
    drafts = [draft for root in roots for draft in value_drafts(root, Place())]
    unread = () if broken is None else (Unread("broken JSON: its strings were read one by one", broken),)
    return Document(path, "json", source, finish(drafts), unread, metadata=subject_of(roots))


def _build(source: str, builder: TreeBuilder) -> int | None:
    """Feed the tokens to the builder; where the file is broken, if it is."""
    broken: int | None = None
    pending: Decoded = NO_KEY
    waiting = False
    for token in _TOKEN.finditer(source):
        if token["string"] is not None:
            if waiting:
                builder.value(pending)
            pending = unescape(source, token.start() + 1, token.end("string") - len(token["closed"]), ESCAPE, meaning)
            waiting = True
            if not token["closed"] and broken is None:
                broken = token.start()
            continue
        mark = token["punctuation"]
        if mark == ":" and waiting:
            builder.key(pending)
        elif waiting and (mark or token["scalar"]):
            builder.value(pending)
        waiting = waiting and not mark and not token["scalar"]
        if mark in ("{", "["):
            builder.open(keyed=mark == "{")
        elif mark in ("}", "]"):
            builder.close()
        elif mark == "," or token["scalar"]:
            builder.forget_key()
    if waiting:
        builder.value(pending)
    return len(source) if broken is None and builder.depth else broken


def meaning(escape: re.Match[str]) -> str:
    """What an escape of JSON stands for; a lone surrogate stands for U+FFFD."""
    text = escape[0]
    if text[1] != "u" or len(text) < 6:
        return _SHORT.get(text[1], text[1])
    if len(text) == 12:
        return surrogate_pair(text[2:6], text[8:])
    code = int(text[2:], 16)
    return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)


def surrogate_pair(high: str, low: str) -> str:
    """The character of two hexadecimal surrogates."""
    return chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + (int(low, 16) - 0xDC00))
