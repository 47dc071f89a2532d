"""MDX: Markdown with imports, expressions and components.

What JavaScript computes is masked, strings it shows are kept, and the text props of components are blocks of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimtrack.documents import keys
from claimtrack.documents.entities import references
from claimtrack.documents.front_matter import page_with_front_matter
from claimtrack.documents.html import HtmlReader
from claimtrack.documents.markdown import Inset, MarkdownReader
from claimtrack.documents.model import OBJECT, Document
from claimtrack.documents.pieces import Piece, view

_TOKEN = re.compile(
    r"""^[ \t]*+(?P<fence>`{3,}|~{3,})[^\r\n]*+
      | ^(?P<module>(?:import|export)[ \t{*][^\r\n]*+)
      | (?P<ticks>`+)
      | (?P<brace>\{)
      | (?P<close></[A-Z][\w.]*+\s*+>|</?>)
      | (?P<tag><[A-Z][\w.]*+(?=[\s/>{]))
      | ^(?P<indent>[ \t]++)(?=\S)""",
    re.VERBOSE | re.MULTILINE,
)
_SCRIPT = re.compile(
    r"""(?P<skip>"(?:[^"\\]|\\.)*+" | '(?:[^'\\\r\n]|\\.)*+' | `(?:[^`\\]|\\.)*+` | //[^\r\n]*+ | /\*.*?\*/)
      | (?P<open>[({\[]) | (?P<close>[)}\]])""",
    re.VERBOSE | re.DOTALL,
)
_LITERAL = re.compile(
    r"""\s*(?:"((?:[^"\\]|\\.)*+)"|'((?:[^'\\]|\\.)*+)'|`((?:[^`\\$]++|\\.|\$(?!\{))*)`)\s*""", re.DOTALL
)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(\r\n|.))", re.DOTALL)
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r"}
_PROP = re.compile(r"""\s*+(?:([\w:.-]++)(\s*+=\s*+)?)?""")
_QUOTED = re.compile(r""""([^"]*+)"|'([^']*+)'""")
_LONGEST_SCRIPT = 100_000
_GIVE_UP = 20  # after this many brackets that never close, brackets are text: time stays linear
_LONGEST_CODE = 2000


def read_mdx(source: str, path: str) -> Document:
    """An MDX page; front matter at its top is read too."""
    page, start = page_with_front_matter(source, path, "mdx")
    script = _Masker(source, start)
    text, source_map = view(script.pieces())
    html = HtmlReader(page, text, place=source_map)
    MarkdownReader(html, text, script.props).read()
    return page.document()


class _Masker:
    """Cuts a source into the pieces that are Markdown."""

    def __init__(self, source: str, start: int) -> None:
        self.props: list[Inset] = []
        self._source = source
        self._at = start
        self._depth = 0
        self._failures = 0
        self._length = 0

    def pieces(self) -> Iterator[Piece]:
        for piece in self._cut():
            self._length += len(piece[0])
            yield piece

    def _cut(self) -> Iterator[Piece]:
        source = self._source
        while match := _TOKEN.search(source, self._at):
            begin = match.start()
            if begin > self._at:
                yield source[self._at : begin], self._at, begin
            self._at = begin
            yield from self._token(match)
        if self._at < len(source):
            yield source[self._at :], self._at, len(source)

    def _token(self, match: re.Match[str]) -> Iterator[Piece]:
        kind, end = match.lastgroup, match.end()
        if kind == "fence" or kind == "ticks":
            end = self._code_end(match)
            yield self._keep(end)
        elif kind == "indent":
            # Indentation within a component is layout: it makes no code block.
            if not self._depth:
                yield self._keep(end)
        elif kind == "module":
            end = self._statement_end(match.start())
        elif kind == "brace":
            found = self._script_end(match.start())
            if found is None:
                yield self._keep(end)
            else:
                end = found
                yield from expression(self._source, match.start(), end)
        elif kind == "close":
            self._depth = max(0, self._depth - 1)
        else:
            end = self._tag_end(match)
        self._at = end

    def _script_end(self, start: int) -> int | None:
        if self._failures >= _GIVE_UP:
            return None
        end = script_end(self._source, start)
        self._failures += end is None
        return end

    def _keep(self, end: int) -> Piece:
        return self._source[self._at : end], self._at, end

    def _code_end(self, match: re.Match[str]) -> int:
        """Where a fenced block or a code span ends; a run of ticks that nothing closes is text."""
        mark = match["fence"] or match["ticks"]
        if match["fence"]:
            close = re.compile(rf"^[ \t]*{mark[0]}{{{len(mark)},}}[ \t]*$", re.MULTILINE)
            found = close.search(self._source, match.end())
            return found.end() if found else len(self._source)
        limit = match.end() + _LONGEST_CODE
        paragraph = self._source.find("\n\n", match.end(), limit)
        at = self._source.find(mark, match.end(), limit if paragraph < 0 else paragraph)
        return match.end() if at < 0 else at + len(mark)

    def _statement_end(self, start: int) -> int:
        """Where an import or export ends: at the end of a line, outside all brackets."""
        at = start
        while True:
            newline = self._source.find("\n", at)
            if newline < 0:
                return len(self._source)
            bracket = _SCRIPT.search(self._source, at, newline)
            if bracket is None:
                return newline
            at = bracket.end()
            if bracket["open"]:
                closed = self._script_end(bracket.start())
                if closed is None:
                    return newline
                at = closed

    def _tag_end(self, match: re.Match[str]) -> int:
        """Read the props of a component; where its tag ends."""
        component, at = match["tag"][1:], match.end()
        while at < len(self._source):
            prop = _PROP.match(self._source, at)
            assert prop
            at = prop.end()
            rest = self._source[at : at + 1]
            if prop[2]:
                at = self._value_end(component, prop[1], at)
            elif rest == "{":
                at = self._script_end(at) or at + 1
            elif rest == "/":
                at += 1
                if self._source[at : at + 1] == ">":
                    return at + 1
            elif rest == ">":
                self._depth += 1
                return at + 1
            elif not prop[1]:
                return at
        return at

    def _value_end(self, component: str, name: str, at: int) -> int:
        if self._source[at : at + 1] == "{":
            end = self._script_end(at)
            if end is None:
                return at + 1
            literal = _LITERAL.fullmatch(self._source, at + 1, end - 1)
            if literal:
                self._prop(component, name, list(_string(self._source, literal)))
            return end
        quoted = _QUOTED.match(self._source, at)
        if quoted is None:
            return at + 1
        begin, end = quoted.span(quoted.lastindex or 0)
        self._prop(component, name, list(references(self._source, begin, end, attribute=True)))
        return quoted.end()

    def _prop(self, component: str, name: str, pieces: list[Piece]) -> None:
        text = "".join(text for text, _, _ in pieces)
        known = keys.classify(name)
        if (known == "copy" and keys.is_text(text)) or (known == "unknown" and keys.is_prose(text)):
            self.props.append(Inset(self._length, tuple(pieces), (component, name)))


def script_end(source: str, start: int) -> int | None:
    """Where the bracket at `start` closes, strings and comments skipped; None where it never does."""
    depth = 0
    for match in _SCRIPT.finditer(source, start, start + _LONGEST_SCRIPT):
        if match["open"]:
            depth += 1
        elif match["close"]:
            depth -= 1
            if not depth:
                return match.end()
    return None


def expression(source: str, start: int, end: int) -> Iterator[Piece]:
    """`{...}` in text: a string literal is read, a comment is nothing, anything else stands as OBJECT."""
    inside = source[start + 1 : end - 1].strip()
    if (inside.startswith("/*") and inside.endswith("*/")) or not inside:
        return
    literal = _LITERAL.fullmatch(source, start + 1, end - 1)
    if literal:
        yield from _string(source, literal)
    else:
        yield OBJECT, start, end


def _string(source: str, literal: re.Match[str]) -> Iterator[Piece]:
    start, end = literal.span(literal.lastindex or 0)
    at = start
    for escape in _ESCAPE.finditer(source, start, end):
        if escape.start() > at:
            yield source[at : escape.start()], at, escape.start()
        code = escape[1]
        text = chr(int(code, 16)) if code else _CONTROLS.get(escape[2], escape[2])
        yield "\ufffd" if "\ud800" <= text <= "\udfff" else text, escape.start(), escape.end()
        at = escape.end()
    if at < end:
        yield source[at:end], at, end
