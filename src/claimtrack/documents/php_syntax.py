"""PHP source as HTML and code, code as tokens, and what its string literals say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from claimtrack.documents.decoded import Decoded, unescape, verbatim
from claimtrack.documents.model import OBJECT

TokenKind = Literal["string", "name", "variable", "number", "mark", "end"]


class Token(NamedTuple):
    """One token of PHP code; white space and comments are left out. `end`: the code ends here, with or without ?>."""

    kind: TokenKind
    start: int
    end: int
    text: str
    """The token as written; for strings the opening quote."""


_OPEN = re.compile(r"<\?(?:php(?=\s|\Z)|=|(?!xml)(?=\s))", re.IGNORECASE)
_TOKEN = re.compile(
    r"""\s++ | (?:\#(?!\[)|//)(?:[^\r\n?]++|\?(?!>))* | /\*.*?(?:\*/|\Z)
      | (?P<end>\?>(?:\r\n|\r|\n)?)
      | (?P<heredoc><<<[ \t]*+(?P<quote>["']?)(?P<label>[A-Za-z_]\w*+)(?P=quote)[ \t]*+(?:\r\n|\r|\n))
      | (?P<string>["'])
      | (?P<variable>\$\w++) | (?P<number>\d[\w.]*+) | (?P<name>[A-Za-z_\\\x80-\U0010ffff][\w\\]*+)
      | (?P<mark>=>|\?->|->|::|\.=|\?\?=?|[=!]==?|<=>?|>=|&&|\|\||.)""",
    re.VERBOSE | re.DOTALL,
)
_BODY = {"'": re.compile(r"(?:[^'\\]++|\\.)*+", re.DOTALL), '"': re.compile(r'(?:[^"\\]++|\\.)*+', re.DOTALL)}
_LINE = re.compile(r"[^\r\n]*+")
_SINGLE = re.compile(r"\\[\\']")
_VARIABLE = r"\{\$[^{}]{0,200}\}|\$\{\w{1,80}\}|\$[A-Za-z_]\w*+(?:->\w++|\[[^\[\]\r\n]{0,80}\])?"
_CODE_POINT = r"u\{[0-9a-fA-F]{1,6}\}|x[0-9a-fA-F]{1,2}|[0-7]{1,3}"
_DOUBLE = re.compile(rf"\\(?:{_CODE_POINT}|[nrtvef\\$\"])|{_VARIABLE}", re.DOTALL)
_HEREDOC = re.compile(rf"\\(?:{_CODE_POINT}|[nrtvef\\$])|{_VARIABLE}", re.DOTALL)
_SHORT = {"n": "\n", "r": "\r", "t": "\t", "v": " ", "e": "", "f": " "}


class Code(NamedTuple):
    """A stretch of PHP in a page: `<?php ... ?>`, or the output tag `<?= ... ?>`."""

    start: int
    end: int
    outputs: bool
    tokens: list[Token]


def codes(source: str) -> Iterator[Code]:
    """Every stretch of PHP in a page, tags included."""
    lexer = Lexer(source)
    at = 0
    while opening := _OPEN.search(source, at):
        tokens = list(lexer.tokens(opening.end(), len(source)))
        yield Code(opening.start(), tokens[-1].end, opening[0] == "<?=", tokens)
        at = tokens[-1].end


class Lexer:
    """Splits PHP code of one source into tokens, in linear time whatever it holds."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._unclosed: set[str] = set()

    def tokens(self, start: int, limit: int) -> Iterator[Token]:
        """The tokens from `start` up to `?>` or `limit`; the last one is always of kind `end`."""
        at = start
        while at < limit and (match := _TOKEN.match(self.source, at, limit)):
            kind = match.lastgroup
            at = match.end()
            if match["string"]:
                at = self._string_end(match.start(), limit)
                yield Token("string", match.start(), at, match[0])
            elif match["heredoc"]:
                at = self._heredoc_end(match, limit)
                yield Token("string", match.start(), at, "<<<")
            elif kind == "end":
                yield Token("end", match.start(), at, match[0])
                return
            elif kind in ("variable", "number", "name", "mark"):
                yield Token(kind, match.start(), at, match[0])  # type: ignore[arg-type]  # the groups are the kinds
        yield Token("end", at, at, "")

    def _string_end(self, start: int, limit: int) -> int:
        """A string that is never closed ends with its line."""
        quote = self.source[start]
        if quote not in self._unclosed:
            body = _BODY[quote].match(self.source, start + 1, limit)
            if body and self.source.startswith(quote, body.end()) and body.end() < limit:
                return body.end() + 1
            if limit == len(self.source):
                self._unclosed.add(quote)
        line = _LINE.match(self.source, start + 1, limit)
        return line.end() if line else limit

    def _heredoc_end(self, match: re.Match[str], limit: int) -> int:
        key = "<<<" + match["label"]
        if key not in self._unclosed:
            close = re.compile(rf"^[ \t]*+{match['label']}\b", re.MULTILINE).search(self.source, match.end(), limit)
            if close:
                return close.end()
            self._unclosed.add(key)
        return match.end()


def literal(source: str, token: Token) -> Decoded:
    """What a string says; OBJECT for variables in it."""
    if token.text == "<<<":
        first, last = source.find("\n", token.start, token.end), source.rfind("\n", token.start, token.end)
        if first < 0 or last <= first:
            return verbatim(source, token.end, token.end)
        nowdoc = "'" in source[token.start : first]
        return verbatim(source, first + 1, last) if nowdoc else unescape(source, first + 1, last, _HEREDOC, _meaning)
    closed = token.end - token.start > 1 and source[token.end - 1] == token.text
    start, end = token.start + 1, token.end - (1 if closed else 0)
    if token.text == "'":
        return unescape(source, start, end, _SINGLE, lambda escape: escape[0][1])
    return unescape(source, start, end, _DOUBLE, _meaning)


def _meaning(escape: re.Match[str]) -> str:
    text = escape[0]
    if text[0] != "\\":
        return OBJECT
    code = text[1:]
    if code[0] == "u" or (code[0] == "x" and len(code) > 1):
        point = int(code[1:].strip("{}"), 16)
    elif code[0].isdigit():
        point = int(code, 8)
    else:
        return _SHORT.get(code, code)
    return chr(point) if point < 0xD800 or 0xE000 <= point < 0x110000 else "\ufffd"
