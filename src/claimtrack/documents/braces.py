"""Markup with expressions in braces, as Svelte and Astro write it: the code blanked out in place, the markup kept."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimtrack.documents.elements import VOID
from claimtrack.documents.masking import blank
from claimtrack.documents.model import OBJECT
from claimtrack.documents.pieces import FILLER

_TOKEN = re.compile(
    r"""(?P<string>"(?:[^"\\]++|\\.)*+"|'(?:[^'\\\r\n]++|\\.)*+'|`(?:[^`\\]++|\\.)*+`)
      | (?P<comment><!--|/\*.*?\*/|(?<![:\w])//[^\r\n]*+)
      | (?P<tag></?(?:[A-Za-z][\w.:-]*+)?(?=[\s/>{]))
      | (?P<end>/?>) | (?P<open>\{) | (?P<close>\})""",
    re.VERBOSE | re.DOTALL,
)
_LITERAL = re.compile(r"""\{\s*(["'`])((?:[^\\$"'`]++|(?!\1)["'`]|\\.)*)\1\s*\}""", re.DOTALL)
_SIMPLE = re.compile(r"\{[^{}\r\n]*+\}")
_CONTROL = re.compile(r"\{\s*[#:/@](?!html|render)")
_MARKUP_FOLLOWS = re.compile(r"(?:[(,&|?:>{\[;]|\breturn)\s*\Z")


@dataclass(slots=True)
class _Mode:
    kind: str
    """markup, tag or code."""
    start: int
    depth: int = 0
    """Elements open in markup, braces open in code."""
    name: str = ""
    shows: bool = False
    """Markup or a literal was kept within the code."""


def mask_braces(text: str) -> str:
    """`text`, in the same length: code in braces as nothing or OBJECT, markup and literals within it kept."""
    if "{" not in text:
        return text
    masker = _Masker(text)
    masked = masker.run()
    return masked if masked is not None else _SIMPLE.sub(lambda match: blank(len(match[0]), shown=True), text)


class _Masker:
    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: list[str] = []
        self.at = 0
        self.stack = [_Mode("markup", 0)]

    def run(self) -> str | None:
        """The masked text; None where a brace is never closed."""
        position = 0
        while match := _TOKEN.search(self.text, position):
            position = match.end()
            mode = self.stack[-1]
            if mode.kind == "code":
                self._in_code(match, mode)
            elif mode.kind == "tag":
                position = self._in_tag(match, mode)
            else:
                position = self._in_markup(match)
        if self.stack[-1].kind == "code":
            return None
        self._keep(len(self.text))
        return "".join(self.parts)

    def _keep(self, end: int) -> None:
        self.parts.append(self.text[self.at : end])
        self.at = end

    def _drop(self, end: int) -> None:
        self.parts.append(FILLER * (end - self.at))
        self.at = end

    def _in_markup(self, match: re.Match[str]) -> int:
        """Where to look on: quotes and slashes are plain text here."""
        if match["open"]:
            return self._open_code(match)
        if match["tag"]:
            self.stack.append(_Mode("tag", match.start(), name=match["tag"]))
        elif match["comment"] == "<!--":
            end = self.text.find("-->", match.end())
            return len(self.text) if end < 0 else end + 3
        elif match["string"] or match["comment"]:
            return match.start() + 1
        return match.end()

    def _open_code(self, match: re.Match[str]) -> int:
        literal = _LITERAL.match(self.text, match.start())
        self._keep(match.start())
        if literal is None:
            self.stack.append(_Mode("code", match.start(), 1))
            return match.end()
        if self.stack[-1].kind == "tag":
            # In an attribute the literal keeps its quotes, and spaces stand for the braces.
            said = literal[2].replace('"', "'")
            padding = len(literal[0]) - len(said) - 2
            self.parts.append(" " * (literal.start(2) - literal.start() - 1) + f'"{said}"')
            self.parts.append(" " * (padding - (literal.start(2) - literal.start() - 1)))
            self.at = literal.end()
        else:
            self._drop(literal.start(2))
            self._keep(literal.end(2))
            self._drop(literal.end())
        return literal.end()

    def _in_tag(self, match: re.Match[str], mode: _Mode) -> int:
        if match["open"]:
            return self._open_code(match)
        if match["string"] and "{" in match["string"]:
            self._keep(match.start())
            self.parts.append(_SIMPLE.sub(lambda code: blank(len(code[0]), shown=True), match["string"]))
            self.at = match.end()
        elif match["end"]:
            self.stack.pop()
            self._element(mode.name, closed=match["end"] == "/>", end=match.end())
        return match.end()

    def _element(self, tag: str, *, closed: bool, end: int) -> None:
        """Count open elements; markup within code ends where its outermost element does."""
        markup = self.stack[-1]
        if tag.startswith("</"):
            markup.depth -= 1
        elif not closed and tag[1:].lower() not in VOID:
            markup.depth += 1
        if len(self.stack) > 1 and markup.depth <= 0:
            self.stack.pop()
            self._keep(end)

    def _in_code(self, match: re.Match[str], mode: _Mode) -> None:
        if match["open"]:
            mode.depth += 1
        elif match["close"]:
            mode.depth -= 1
            if not mode.depth:
                self._close_code(match.end(), mode)
        elif match["tag"] and _MARKUP_FOLLOWS.search(self.text, max(mode.start, match.start() - 60), match.start()):
            mode.shows = True
            self._drop(match.start())
            self.stack += [_Mode("markup", match.start()), _Mode("tag", match.start(), name=match["tag"])]

    def _close_code(self, end: int, mode: _Mode) -> None:
        self.stack.pop()
        shown = not mode.shows and self.stack[-1].kind == "markup" and not _CONTROL.match(self.text, mode.start)
        comment = self.text[mode.start + 1 : end - 1].strip()
        if shown and not (comment.startswith("/*") and comment.endswith("*/")):
            self.parts.append(OBJECT)
            self.at += 1
        self._drop(end)
