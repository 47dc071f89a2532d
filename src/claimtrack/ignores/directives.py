"""Directives read from comments: for how much of the copy, for which rules, until when, by whom and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from typing import Literal, get_args

from claimtrack.documents.model import Document, Span
from claimtrack.ignores.comments import comments_in
from claimtrack.policy.rules import RULES

Reach = Literal["next", "line", "block", "file", "passage"]
WORD = "claimtrack-ignore"
_DIRECTIVE = re.compile(r"(?<![\w.-])" + WORD + r"(?!\w)" r"(?:-(?P<reach>[\w-]*))?(?P<rest>[^\r\n]*)")
_QUOTED = re.compile(r"\s*[\"\u201c](?P<words>[^\"\u201d]*)[\"\u201d]")
_REASON = re.compile(r"\s*(?:--|\u2014|\u2013)\s*(?P<reason>.*)", re.DOTALL)
_END = "end"
_RULES = tuple(rule.name for rule in RULES)


@dataclass(frozen=True, slots=True)
class Directive:
    """One directive as it is written."""

    path: str
    span: Span
    """The comment it stands in, or its line in a file beside; in the source of `path`."""
    line: int
    column: int
    text: str
    """Itself, on one line."""
    reach: Reach | None
    """Null where what it says is not known."""
    rules: tuple[str, ...] = ()
    """Empty: every rule."""
    words: str = ""
    """Of the passage it is for, where it stands in a file beside."""
    until: date | None = None
    """The last day it holds."""
    owner: str = ""
    reason: str = ""
    end: int | None = None
    """Of a block: where it ends."""
    fault: str = ""
    """What is wrong with it and what to write instead; such a directive ignores nothing."""
    inline: bool = True
    """False where it stands in a file beside the copy."""

    @property
    def place(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    def is_for(self, rule: str) -> bool:
        return not self.rules or rule in self.rules


def directives_in(document: Document) -> tuple[Directive, ...]:
    """The directives in the comments of a document, in their order."""
    if WORD not in document.source or not document.has_lines:
        return ()
    return tuple(_paired(list(_read(document))))


def _read(document: Document) -> Iterator[tuple[bool, Directive]]:
    """Every directive, and whether it is the end of a block."""
    for comment in comments_in(document, WORD):
        body = document.source[slice(*comment.body)]
        for match in _DIRECTIVE.finditer(body):
            start = comment.body.start + match.start()
            position = document.position(start)
            text = " ".join(match.group().split())
            reach = match["reach"] or ""
            yield (
                reach == _END,
                parsed(document.path, comment.span, position.line, position.column, text, reach, match["rest"]),
            )


def parsed(
    path: str, span: Span, line: int, column: int, text: str, reach: str, rest: str, *, inline: bool = True
) -> Directive:
    """A directive from its parts: `reach` is what follows 'claimtrack-ignore-', `rest` all that follows that."""
    blank = Directive(path, span, line, column, text, None, inline=inline)
    known = ("next", "line", "block", "file") if inline else ("file", "passage")
    if reach == _END and inline:
        return blank
    if reach not in known:
        said = f"'{WORD}-{reach}' is no directive" if reach else f"'{WORD}' does not say what to ignore"
        return replace(blank, fault=f"{said}; write {' or '.join(f'{WORD}-{name}' for name in known)}")
    words, rest = _words(rest) if reach == "passage" else ("", rest)
    head, dash, reason = _split(rest)
    directive = replace(blank, reach=_reach(reach), words=words, reason=reason)
    if reach == "passage" and not words:
        return replace(directive, fault=f'it quotes no passage; write {WORD}-passage "words of the passage" -- reason')
    directive = _options(directive, head.replace(",", " ").split())
    if not directive.fault and not (dash and reason):
        directive = replace(directive, fault="it gives no reason; write one after two dashes: -- the reason")
    return directive


def _reach(name: str) -> Reach:
    return next(reach for reach in get_args(Reach) if reach == name)


def _words(rest: str) -> tuple[str, str]:
    match = _QUOTED.match(rest)
    return (match["words"].strip(), rest[match.end() :]) if match else ("", rest)


def _split(rest: str) -> tuple[str, bool, str]:
    found = _REASON.search(rest)
    if found is None:
        return rest, False, ""
    return rest[: found.start()], True, " ".join(found["reason"].split())


def _options(directive: Directive, parts: Sequence[str]) -> Directive:
    rules: list[str] = []
    for part in parts:
        name, equals, value = part.partition("=")
        if name == "until" and equals:
            try:
                directive = replace(directive, until=date.fromisoformat(value))
            except ValueError:
                return replace(directive, fault=f"'{value}' is no date; write until=2027-06-30")
        elif name == "owner" and value:
            directive = replace(directive, owner=value)
        elif equals:
            return replace(directive, fault=f"'{name}=' is not known; write until=DATE or owner=NAME")
        elif name not in _RULES:
            return replace(directive, fault=f"no rule '{name}'{_nearest(name)}")
        else:
            rules.append(name)
    return replace(directive, rules=tuple(rules))


def _nearest(name: str) -> str:
    close = get_close_matches(name, _RULES, n=1)
    return f"; did you mean '{close[0]}'?" if close else "; write a rule that a report names, or none for all"


def _paired(found: Sequence[tuple[bool, Directive]]) -> Iterator[Directive]:
    """Each `block` with the place of its end; one without the other is at fault."""
    open_: list[Directive] = []
    done: list[Directive] = []
    for is_end, directive in found:
        if is_end and open_:
            done.append(replace(open_.pop(), end=directive.span.start))
        elif is_end:
            done.append(replace(directive, fault=f"no block is open here; write {WORD}-block before it or delete this"))
        elif directive.reach == "block":
            open_.append(directive)
        else:
            done.append(directive)
    unclosed = f"the block is not closed; write {WORD}-{_END} where it ends"
    done += [replace(one, fault=one.fault or unclosed) for one in open_]
    yield from sorted(done, key=lambda one: one.span)
