"""PHP tokens -> a tree of the strings in arrays, variables and arguments, and the strings that the code prints."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from claimtrack.documents.decoded import Decoded, assemble, verbatim
from claimtrack.documents.model import OBJECT
from claimtrack.documents.php_syntax import Token, literal
from claimtrack.documents.tree import NO_KEY, TreeBuilder

_SHOWS = re.compile(
    r"(?:__|_e|_x|_ex|_n|trans|trans_choice|t|lang|gettext|_|translate|esc_(?:html|attr)(?:__|_e|_x)?|htmlspecialchars"
    r"|htmlentities|nl2br|wpautop|wp_kses(?:_post)?|strtoupper|ucfirst|ucwords|trim|e|s?printf|HtmlString)\Z",
    re.IGNORECASE,
)
"""Functions whose first argument is what readers see."""
_QUIET = re.compile(
    r"(?:(?:require|include)(?:_once)?|exit|die|wp_die|(?:add|remove)_(?:action|filter)|\w*error\w*|get_template_part|\w+_class"
    r"|wp_(?:enqueue|register|localize)_\w+|\w*Exception|(?:str|preg)_\w+|ini_set|header|query|prepare|route|asset|url"
    r"|view|config|env|log|info|debug|warning|abort|date|explode|in_array|define"
    r"|assert\w*|dd|dump|var_dump|where\w*|orderBy|select|comment)\Z",
    re.IGNORECASE,
)
_NO_VALUE_AFTER = frozenset(
    "== === != !== <=> :: -> case require require_once include include_once namespace use".split()
)
_PRINTS = frozenset({"echo", "print"})
_STATEMENTS = frozenset(
    "if elseif while for foreach switch case match return echo print default and or xor in as fn function use".split()
)
_PRINTING_CALLS = frozenset({"_e", "_ex", "esc_html_e", "esc_attr_e", "printf"})


@dataclass(slots=True)
class _Bracket:
    """One open bracket: an array, a call, the call of a function that shows its first argument, or something else."""

    kind: str
    parts: list[Decoded]
    argument: int = 0


@dataclass(slots=True)
class Printed:
    """What a stretch of code prints, in order: literals, and places of what is computed."""

    parts: list[Decoded] = field(default_factory=list)


class ValueReader:
    """Reads stretches of code of one source into one tree; a variable or `=>` names the value after it."""

    def __init__(self, source: str, builder: TreeBuilder) -> None:
        self.source = source
        self.builder = builder
        self._brackets: list[_Bracket] = []
        self._parts: list[Decoded] = []
        self._before = Token("end", 0, 0, "")
        self._variable = NO_KEY
        self._quiet = 0
        self._last_key = NO_KEY
        self._printing = -1
        self._printed = Printed()

    def read(self, tokens: Sequence[Token], *, outputs: bool = False, key: Decoded = NO_KEY) -> Printed:
        """Feed the tokens to the tree, the first value under `key`; returns what an output tag, echo or a printing
        function prints."""
        self._printed = Printed()
        self._brackets, self._parts, self._quiet = [], [], 0
        self._printing = 0 if outputs else -1
        self._before = Token("mark", 0, 0, ";")
        if key.text:
            self._name_value(key)
        for token in tokens:
            self._token(token)
            self._before = token
        while self._brackets:
            self._close(tokens[-1])
        self._end_value()
        return self._printed

    def _token(self, token: Token) -> None:
        if token.kind == "string":
            self._string(token)
        elif token.kind in ("variable", "number"):
            self._computed(token)
            if token.kind == "variable":
                self._variable = verbatim(self.source, token.start + 1, token.end)
        elif token.kind == "name":
            self._name(token)
        elif token.kind == "end":
            self._end_statement()
        elif token.text in ("[", "("):
            self._open(token)
        elif token.text in ("]", ")"):
            self._close(token)
        else:
            self._mark(token)

    def _string(self, token: Token) -> None:
        if self._before.text.lower() in _NO_VALUE_AFTER:
            return
        bracket = self._brackets[-1] if self._brackets else None
        if self._quiet or (bracket and (bracket.kind == "index" or (bracket.kind == "shows" and bracket.argument))):
            return
        self._parts.append(literal(self.source, token))

    def _name(self, token: Token) -> None:
        if token.text.lower() in _PRINTS and not self._brackets:
            self._printing = 0
        elif self._before.text in ("->", "?->", "::", "const"):
            self._variable = verbatim(self.source, token.start, token.end)
        elif token.text.lower() == "return":
            self._end_value()

    def _computed(self, token: Token) -> None:
        """A variable or number among strings that are joined."""
        if self._brackets and self._brackets[-1].kind == "shows" and self._brackets[-1].argument:
            return
        if self._parts or self._before.text == "." or self._printed_here():
            self._parts.append(assemble([(OBJECT, token.start, token.end)]))

    def _printed_here(self) -> bool:
        """Whether what stands here is printed, not handed to a function or an array."""
        if self._printing < 0:
            return False
        kinds = {bracket.kind for bracket in self._brackets if bracket.kind != "shows" or bracket.argument}
        return kinds <= {"group"}

    def _mark(self, token: Token) -> None:
        mark = token.text
        if mark == "=>":
            self._key()
        elif mark in ("=", "??=", ".=") and not self._parts:
            self._name_value(self._variable)
        elif mark in ("=", "??="):
            self._parts = []
            self._name_value(self._variable)
        elif mark == ",":
            if self._brackets:
                self._brackets[-1].argument += 1
            if not (self._brackets and self._brackets[-1].kind == "shows"):
                self._end_value()
                self._last_key = NO_KEY
        elif mark in ("?", ":", "??"):
            key = self._last_key
            self._parts = [] if mark == "?" else self._parts
            self._end_value()
            if mark != "?" and self._printed_here():
                # A space keeps the two outcomes of a condition apart.
                self._printed.parts.append(assemble([(" ", token.start, token.end)]))
            self._name_value(key)
        elif mark in (";", "{", "}"):
            self._end_statement()

    def _name_value(self, key: Decoded) -> None:
        self._last_key = key
        if key.text:
            self.builder.key(key)

    def _key(self) -> None:
        if len(self._parts) == 1 and self._parts[0].text != OBJECT:
            self._name_value(self._parts[0])
        self._parts = []

    def _open(self, token: Token) -> None:
        before = self._before
        kind = "group"
        if token.text == "[":
            kind = (
                "index" if before.kind == "variable" or before.text in ("]", ")") or before.kind == "name" else "list"
            )
            if before.kind == "name" and before.text in ("return", "echo", "print", "default", "in", "case"):
                kind = "list"
        elif before.kind == "name":
            name = before.text.rpartition("\\")[2]
            if name.lower() == "array":
                kind = "list"
            elif _SHOWS.match(name):
                kind = "shows"
                if name in _PRINTING_CALLS and not self._brackets:
                    self._printing = 0
            elif _QUIET.match(name):
                kind = "quiet"
                self._quiet += 1
            elif name.lower() not in _STATEMENTS:
                kind = "call"
            if name.startswith("the_") and not self._brackets and self._printing < 0:
                self._printed.parts.append(assemble([(OBJECT, before.start, before.end)]))
        self._brackets.append(_Bracket(kind, self._parts if kind in ("call", "index", "list") else []))
        if kind in ("call", "index", "list"):
            self._parts = []
        if kind == "list":
            self.builder.open(keyed=False)

    def _close(self, token: Token) -> None:
        if not self._brackets:
            return
        bracket = self._brackets.pop()
        if bracket.kind == "list":
            self._end_value()
            self._parts = bracket.parts
            self.builder.close()
        elif bracket.kind == "quiet":
            self._quiet -= 1
        elif bracket.kind in ("call", "index"):
            if bracket.kind == "call" and self._printing < 0 and not bracket.parts:
                self._end_value()
            self._parts = bracket.parts
            computed = bracket.kind == "call" and token.kind == "mark"
            if computed and (self._parts or self._printed_here()):
                self._parts.append(assemble([(OBJECT, token.start, token.end)]))

    def _end_value(self) -> None:
        """What was joined so far is a value, unless it is printed where it stands."""
        parts, self._parts = self._parts, []
        if self._printing >= 0 and not any(bracket.kind == "list" for bracket in self._brackets):
            self._printed.parts += parts
        elif any(part.text.strip(OBJECT) for part in parts):
            self.builder.value(assemble(piece for part in parts for piece in part.pieces()))
        else:
            self.builder.forget_key()

    def _end_statement(self) -> None:
        if self._brackets and self._before.text not in (";", "{", "}"):
            # A closure or a broken statement: brackets stay open until theirs close.
            self._end_value()
            return
        self._end_value()
        if not self._brackets:
            self._printing = -1
            self._last_key = NO_KEY
