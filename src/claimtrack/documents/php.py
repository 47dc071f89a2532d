"""PHP pages and Blade views: the HTML they hold, what they print into it, and strings in their arrays and variables."""

from __future__ import annotations

import re

from claimtrack.documents.component_props import component_props
from claimtrack.documents.decoded import Decoded, assemble, verbatim
from claimtrack.documents.drafts import adopt, finish
from claimtrack.documents.html import HtmlReader
from claimtrack.documents.markup import ATTRIBUTES, MARKUP, NAME
from claimtrack.documents.masking import blank
from claimtrack.documents.model import Document
from claimtrack.documents.page import Page
from claimtrack.documents.php_syntax import Lexer, codes, literal
from claimtrack.documents.php_values import Printed, ValueReader
from claimtrack.documents.pieces import FILLER, Piece
from claimtrack.documents.subject import subject_of
from claimtrack.documents.tree import Table, TreeBuilder
from claimtrack.documents.values import Place, value_drafts

_BLADE = re.compile(
    r"""(?P<comment>\{\{--) | (?P<kept>@\{\{|@@) | (?P<output>\{\{\{?|\{!!)
      | @php\b(?!\s*\()(?P<php>) | @verbatim\b(?P<verbatim>)
      | (?<![\w@.])@(?P<directive>[a-zA-Z]\w*)(?P<arguments>[ \t]*\()?""",
    re.VERBOSE,
)
_BARE = frozenset(
    """else endif endforeach endfor endwhile endforelse endunless endisset endempty endauth endguest endsection endpush
    endphp endonce endswitch endprepend endcomponent endslot endcan endcannot endenv endproduction endverbatim show stop
    overwrite append yield parent csrf auth guest default break continue empty once production stack vite livewireStyles
    livewireScripts endsession enderror endfragment endvolt endpersist endteleport""".split()
)
_SPACED = frozenset(
    "if elseif unless isset empty for foreach forelse while switch case auth guest can cannot error php".split()
)
_VALUES = frozenset(
    {"section", "include", "includeIf", "component", "slot", "extends", "php", "props", "livewire", "each"}
)
_LOOPS = frozenset({"foreach", "forelse"})
_BOUND = re.compile(
    r"""(?<=\s):(?P<name>[a-z][\w-]*)=(?:"(?P<double>[^"]*'[^"]*)"|'(?P<single>[^']*"[^']*)')""", re.IGNORECASE
)
"""A prop whose value is PHP with a string in it."""
_GIVE_UP = 50  # after this many directives whose brackets never close, brackets are text
_CLOSING = {"{{": "}}", "{{{": "}}}", "{!!": "!!}"}


def read_php(source: str, path: str) -> Document:
    """A PHP page; the HTML outside its code is read as one page."""
    return _Page(source, path, "php").read(blade=False)


def read_blade(source: str, path: str) -> Document:
    """A Blade view."""
    return _Page(source, path, "blade").read(blade=True)


class _Page:
    def __init__(self, source: str, path: str, format: str) -> None:  # noqa: A002 - the contract's word
        self.source = source
        self.page = Page(source, path, format)
        self.builder = TreeBuilder()
        self.builder.open(keyed=True)
        self.values = ValueReader(source, self.builder)
        self.lexer = Lexer(source)
        self.unclosed = 0
        self.wide: list[tuple[int, int, int]] = []
        """(place in the masked text, source start, source end) of what is printed for more source than its place."""

    def read(self, *, blade: bool) -> Document:
        masked = self._without_code()
        if blade:
            masked = self._without_directives(masked)
            self._bound_props(masked)
        HtmlReader(self.page, masked).read()
        drafts = adopt(self.page.blocks, self._traced(masked))
        roots = self.builder.roots()
        values = [draft for root in roots for draft in value_drafts(root, Place())]
        title = next((draft for draft in values if draft.kind == "heading" and draft.path == ("title",)), None)
        if title:
            # The page prints its $title where its heading stands.
            for draft in drafts:
                draft.headings = (title, *draft.headings)
        drafts += values
        if blade:
            drafts += component_props(masked)
        tables = [root for root in roots if isinstance(root, Table)]
        document = self.page.document()
        return Document(
            document.path,
            document.format,
            self.source,
            finish(drafts),
            document.unread,
            metadata=subject_of(tables),
        )

    def _without_code(self) -> str:
        parts: list[str] = []
        at = 0
        for code in codes(self.source):
            printed = self.values.read(code.tokens, outputs=code.outputs)
            parts += self.source[at : code.start], self._in_place(code.start, code.end, printed)
            at = code.end
        parts.append(self.source[at:])
        return "".join(parts)

    def _in_place(self, start: int, end: int, printed: Printed) -> str:
        """Source [start, end) as what it prints, in the same length: fillers are dropped when blocks are made."""
        parts: list[str] = []
        at = start
        for text, first, last in (piece for part in printed.parts for piece in part.pieces()):
            if first < at or len(text) > last - first:
                continue
            parts += FILLER * (last - len(text) - at), text
            if len(text) < last - first and text != self.source[last - len(text) : last]:
                self.wide.append((last - len(text), first, last))
            at = last
        parts.append(FILLER * (end - at))
        return "".join(parts)

    def _traced(self, masked: str) -> Decoded | None:
        """The masked text with its map, where an escape or an expression stands for more than its last character."""
        if not self.wide:
            return None
        pieces: list[Piece] = []
        at = 0
        for place, first, last in sorted(self.wide):
            pieces += (masked[at:place], at, place), (masked[place:last], first, last)
            at = last
        pieces.append((masked[at:], at, len(masked)))
        return assemble(pieces)

    # Blade

    def _without_directives(self, text: str) -> str:
        parts: list[str] = []
        at = position = 0
        missing: set[str] = set()
        while match := _BLADE.search(text, position):
            start = match.start()
            end = self._blade_end(match, text, missing)
            position = max(end, match.end())
            if end == start:
                continue
            parts += text[at:start], self._blade_text(match, text, start, end)
            at = end
        parts.append(text[at:])
        return "".join(parts)

    def _blade_end(self, match: re.Match[str], text: str, missing: set[str]) -> int:
        """Where the construct ends; its start where it is none."""
        if match["kept"]:
            return match.start() + 1
        if match["directive"]:
            if match["arguments"] and (match["arguments"] == "(" or match["directive"] in _SPACED):
                return self._arguments_end(match.end(), len(text))
            return match.end() if match["directive"] in _BARE else match.start()
        close = "--}}" if match["comment"] else _CLOSING.get(match["output"] or "", "")
        if match["php"] is not None:
            close = "@endphp"
        if not close:
            return match.end()
        found = -1 if close in missing else text.find(close, match.end())
        if found < 0:
            missing.add(close)
            return match.end()
        return found + len(close)

    def _arguments_end(self, start: int, limit: int) -> int:
        depth = 1
        if self.unclosed == _GIVE_UP:
            return start
        for token in self.lexer.tokens(start, min(limit, start + 20_000)):
            depth += {"(": 1, ")": -1}.get(token.text, 0) if token.kind == "mark" else 0
            if depth == 0:
                return token.end
        self.unclosed += 1
        return start

    def _blade_text(self, match: re.Match[str], text: str, start: int, end: int) -> str:
        """What stands in place of a construct, in the same length."""
        if match["output"]:
            return self._output(match.end(), end - len(_CLOSING[match["output"]]), start, end)
        if match["php"] is not None:
            self.values.read(list(self.lexer.tokens(match.end(), end - len("@endphp"))))
        elif match["directive"] == "lang" and match["arguments"]:
            return self._output(match.end(), end - 1, start, end)
        elif match["directive"] in _LOOPS and match["arguments"]:
            self._loop(match.end(), end - 1)
        elif match["directive"] in _VALUES and match["arguments"]:
            self._directive(match["directive"], match.end(), end - 1)
        return blank(end - start) if end > start else ""

    def _output(self, first: int, last: int, start: int, end: int) -> str:
        printed = self.values.read(list(self.lexer.tokens(first, last)), outputs=True)
        return self._in_place(start, end, printed)

    def _loop(self, first: int, last: int) -> None:
        """`@foreach(['Text', 'Text'] as $item)` shows the strings of its array."""
        tokens = list(self.lexer.tokens(first, last))
        loop = next((at for at, token in enumerate(tokens) if token.kind == "name" and token.text == "as"), 0)
        self.values.read(tokens[:loop])

    def _bound_props(self, text: str) -> None:
        """`<x-card :items="['Text']" />` hands strings to a component."""
        for tag in MARKUP.finditer(text):
            if not (tag[NAME] or "").startswith(("x-", "livewire:")):
                continue
            for prop in _BOUND.finditer(text, *tag.span(ATTRIBUTES)):
                value = "double" if prop["double"] is not None else "single"
                name = verbatim(self.source, *prop.span("name"))
                self.values.read(list(self.lexer.tokens(*prop.span(value))), key=name)
                self.builder.forget_key()

    def _directive(self, name: str, first: int, last: int) -> None:
        """`@section('title', 'Text')` names its text; the other directives hand over arrays."""
        tokens = list(self.lexer.tokens(first, last))
        strings = [token for token in tokens[:1] if token.kind == "string"]
        rest = tokens[2:] if strings and len(tokens) > 1 and tokens[1].text == "," else []
        if not rest:
            self.values.read(tokens if not strings else [tokens[-1]])
            return
        if name in ("section", "slot"):
            self.builder.key(assemble([("meta", strings[0].start, strings[0].start)]))
            self.builder.open(keyed=True)
            self.builder.key(literal(self.source, strings[0]))
        self.values.read(rest)
        if name in ("section", "slot"):
            self.builder.close()
