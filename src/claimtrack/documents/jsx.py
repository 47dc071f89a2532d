"""JSX rewritten as the HTML it renders to, every character of text traced to the source.

Elements keep their names and the attributes that readers see; a component becomes a block, and its props become what
such props render to: a heading, a paragraph, a button, alternative text. The HTML reader then finds the blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimtrack.documents import keys
from claimtrack.documents.decoded import Decoded, assemble, join, verbatim
from claimtrack.documents.drafts import Draft, adopt
from claimtrack.documents.elements import BLOCK, VOID
from claimtrack.documents.entities import references
from claimtrack.documents.html import HtmlReader
from claimtrack.documents.js_syntax import literal, name_of, results
from claimtrack.documents.jsx_html import Html
from claimtrack.documents.jsx_vocabulary import component_tag, is_translation, prop_tag
from claimtrack.documents.model import OBJECT, Unread
from claimtrack.documents.page import Page

if TYPE_CHECKING:
    from tree_sitter import Node as Syntax

ELEMENTS = frozenset({"jsx_element", "jsx_self_closing_element", "jsx_fragment"})
FUNCTIONS = frozenset({"arrow_function", "function_expression"})
WRAPPERS = frozenset(
    """parenthesized_expression as_expression satisfies_expression non_null_expression await_expression
    jsx_expression""".split()
)
"""Expressions that show what they hold."""
_DEEPEST = 120  # syntax nodes; hostile nesting beyond it is not read
_RAW = frozenset({"style", "script", "Script", "Style"})
_CHILDLESS = frozenset({"iframe", "xmp", "noembed", "noframes", "plaintext"})
"""Elements in which HTML would read tags as text."""
_INLINE = frozenset("p h1 h2 h3 h4 h5 h6 li dt td th button a label figcaption summary".split())
_TEXT_ONLY = frozenset({"title", "textarea"})
_ATTRIBUTES = frozenset(
    """alt title aria-label aria-description placeholder content name property type value width height role class
    id""".split()
)
_TAG = re.compile(r"[a-zA-Z][a-zA-Z0-9-]*")
_HIDDEN = re.compile(r"display:\s*['\"]none|visibility:\s*['\"]hidden")
_LINE = frozenset({"button", "dt", "li", "p"})
"""Elements of components whose text props are part of one line."""
Props = list[tuple[str, "Syntax | None"]]


@dataclass(slots=True)
class Markup:
    """What one JSX expression became: blocks, and the props that hold data for the caller to read."""

    drafts: list[Draft]
    unread: list[Unread]
    data: list[tuple[str, str, Syntax]]
    """(component, prop, expression)."""


def read_jsx(node: Syntax, source: str) -> Markup:
    """The blocks of a JSX element or fragment."""
    rendering = _Rendering(source)
    rendering.element(node, 0)
    return rendering.markup()


def read_loose_jsx(nodes: Iterable[Syntax], source: str) -> Markup:
    """The blocks of JSX that breaks off before its elements are closed."""
    rendering = _Rendering(source)
    rendering.loose(nodes)
    return rendering.markup()


@dataclass(slots=True)
class _Rendering:
    source: str
    html: Html = field(default_factory=Html)
    props: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Where the text of a prop starts -> (component, prop)."""
    data: list[tuple[str, str, Syntax]] = field(default_factory=list)
    level: int = 1
    """Level of the last heading element; the title of a component stands below it."""
    titled: int = 0
    """How many components with a title are open."""
    inline: bool = False
    """Within a line of text, where a component is part of the line."""
    text_only: bool = False
    """Within a title or text area, which hold no elements."""

    def markup(self) -> Markup:
        """What the HTML reader makes of it."""
        html = self.html.decoded()
        page = Page("", "", "html")
        HtmlReader(page, html.text, place=html.map).read()
        drafts = adopt(page.blocks)
        for draft in drafts:
            prop = self.props.get(draft.start)
            if prop:
                draft.path = prop
                draft.kind = "string" if draft.kind == "paragraph" else draft.kind
        return Markup(drafts, page.unread, self.data)

    def element(self, node: Syntax, depth: int) -> None:
        """An element with all that it holds."""
        opening = node if node.type == "jsx_self_closing_element" else node.child_by_field_name("open_tag")
        name = self._name(opening) if opening is not None else ""
        if depth > _DEEPEST or name in _RAW:
            return
        if opening is None or not name or self.text_only:
            self._children(node, opening.end_byte if opening else node.start_byte + 2, depth)
            return
        if re.fullmatch("[hH][1-6]", name):
            self.level = int(name[1])
        level, titled, inline = self.level, self.titled, self.inline
        if inline and node is opening and not name[:1].islower() and component_tag(name) == "div" and self.html.in_text:
            self.html.text(assemble([(OBJECT, node.start_byte, node.end_byte)]))
            return
        tag = self._open(opening, name, depth)
        self.inline = tag in _INLINE or (inline and tag not in BLOCK)
        if node is not opening and tag not in _CHILDLESS:
            self.text_only = tag in _TEXT_ONLY
            self._children(node, opening.end_byte, depth)
            self.text_only = False
        if tag not in VOID:
            self.html.tag(f"</{tag}>", node.end_byte)
        self.inline = inline
        if self.titled > titled:
            self.level, self.titled = level, titled

    def loose(self, nodes: Iterable[Syntax]) -> None:
        """The parts of elements that are never closed: opening tags, texts and whole elements in a row."""
        for node in nodes:
            if node.type == "jsx_opening_element":
                name = self._name(node)
                if name and name not in _RAW | _CHILDLESS | _TEXT_ONLY:
                    self._open(node, name, 0)
            elif node.type in ELEMENTS:
                self.element(node, 0)
            elif node.type == "jsx_expression":
                self._expression(node, 0)
            elif node.type in ("jsx_text", "html_character_reference"):
                self.html.raw(self.source, node.start_byte, node.end_byte)

    def _open(self, opening: Syntax, name: str, depth: int) -> str:
        """Write the opening tag with what its props show; the name of the element written."""
        native = name[:1].islower()
        tag = name if native else component_tag(name)
        if tag == "h":
            tag = f"h{self._title_level()}"
        elif not _TAG.fullmatch(tag) or (tag == "div" and self.inline and not native):
            tag = "span"
        props = list(self._props(opening))
        self.html.tag(f"<{tag}", opening.start_byte)
        self._attributes(props, opening.start_byte, native=native or tag in VOID)
        self.html.tag(">", opening.start_byte)
        if not native and tag not in VOID:
            self._component_props(name, tag, props, depth)
        return tag

    def _title_level(self) -> int:
        return min(self.level + 1 + self.titled, 6)

    def _name(self, opening: Syntax) -> str:
        """motion.h2 and styled.p render as the element they name; Card.Title by its last name."""
        name = opening.child_by_field_name("name")
        if name is None:
            return ""
        return name_of(name, self.source) or self.source[name.start_byte : name.end_byte]

    def _children(self, node: Syntax, start: int, depth: int) -> None:
        at = start
        for child in node.named_children:
            if child.start_byte < at:
                continue
            if child.type == "jsx_closing_element":
                break
            self.html.raw(self.source, at, child.start_byte)
            if child.type in ELEMENTS:
                self.element(child, depth + 1)
            elif child.type == "jsx_expression":
                self._expression(child, depth + 1)
            elif child.type in ("jsx_text", "html_character_reference"):
                self.html.raw(self.source, child.start_byte, child.end_byte)
            elif child.type == "ERROR":
                self.html.text(verbatim(self.source, child.start_byte, child.end_byte))
            at = child.end_byte

    def _expression(self, node: Syntax, depth: int) -> None:
        """What an expression shows: strings as text, elements as elements, the rest as OBJECT."""
        pieces, data = len(self.html), len(self.data)
        inner = [child for child in node.named_children if child.type != "comment"]
        for child in inner:
            self._shown(child, depth)
        if inner and len(self.html) == pieces and len(self.data) == data:
            self.html.text(assemble([(OBJECT, node.start_byte, node.end_byte)]))

    def _shown(self, node: Syntax, depth: int) -> None:
        said = literal(node, self.source)
        if said is not None:
            self.html.text(said)
        elif depth > _DEEPEST:
            return
        elif node.type in ELEMENTS:
            self.element(node, depth)
        elif node.type in ("array", "object"):
            self.data.append(("", "", node))
        elif node.type in ("ternary_expression", "binary_expression"):
            for outcome in outcomes(node):
                self._shown(outcome, depth + 1)
                self.html.tag(" ", outcome.end_byte)
        elif node.type == "call_expression":
            self._call(node, depth)
        elif node.type in FUNCTIONS:
            body = node.child_by_field_name("body")
            for result in results(body) if body is not None else ():
                self._shown(result, depth + 1)
        elif node.type in WRAPPERS:
            for child in node.named_children[:1]:
                self._shown(child, depth + 1)

    def _call(self, node: Syntax, depth: int) -> None:
        """`list.map(item => <li/>)` shows what its function returns, and a literal list is data."""
        function, arguments = node.child_by_field_name("function"), node.child_by_field_name("arguments")
        held = function.child_by_field_name("object") if function is not None else None
        if held is not None and held.type == "array":
            self.data.append(("", "", held))
        if arguments is None or arguments.type != "arguments":
            return
        translated = is_translation(name_of(function, self.source))
        for argument in arguments.named_children:
            said = literal(argument, self.source) if translated else None
            if said and " " in said.text:
                self.html.text(said)
            elif argument.type in FUNCTIONS or argument.type in ELEMENTS:
                self._shown(argument, depth + 1)

    def _props(self, opening: Syntax) -> Iterator[tuple[str, Syntax | None]]:
        for attribute in opening.named_children:
            if attribute.type == "jsx_attribute" and attribute.named_child_count:
                name, *value = attribute.named_children
                yield self.source[name.start_byte : name.end_byte], value[0] if value else None

    def _attributes(self, props: Props, at: int, *, native: bool) -> None:
        for prop, value in props:
            name = "class" if prop == "className" else prop
            if name == "dangerouslySetInnerHTML" and value is not None:
                self.data.append(("", "html", value))
            elif name in ("hidden", "style", "aria-hidden"):
                if self._hides(name, value):
                    self.html.tag(' aria-hidden="true"' if name == "aria-hidden" else " hidden", at)
            elif name in _ATTRIBUTES and (native or name in ("class", "id")):
                said = self._said(value) if value is not None else None
                self.html.tag(f' {name}="', at)
                if said:
                    self.html.attribute(said)
                self.html.tag('"', value.end_byte if value else at)

    def _hides(self, name: str, value: Syntax | None) -> bool:
        text = self.source[value.start_byte : min(value.end_byte, value.start_byte + 300)] if value else "true"
        return bool(_HIDDEN.search(text)) if name == "style" else text.strip("{\"'}") == "true"

    def _component_props(self, component: str, tag: str, props: Props, depth: int) -> None:
        given = [(prop, value) for prop, value in props if value is not None and prop not in ("className", "id")]
        said = self._joined([(prop, self._said(value)) for prop, value in given])
        for (prop, value), text in zip(given, said, strict=True):
            known = keys.classify(prop)
            if known == "sealed" or prop == "dangerouslySetInnerHTML":
                continue
            if text is not None:
                if keys.is_shown(text.text, known):
                    self._text_prop(component, prop, text, "" if tag in _LINE else prop_tag(prop))
            elif known != "never":
                self._prop_expression(component, prop, _inside(value), depth)

    def _joined(self, strings: list[tuple[str, Decoded | None]]) -> list[Decoded | None]:
        """`heading` and the `headingEm` that carries it on are one text, and so are a figure and its label."""
        texts = [text for _, text in strings]
        for index in range(1, len(strings)):
            first, second = texts[index - 1], texts[index]
            both = keys.joined_under(strings[index - 1][0], strings[index][0])
            if first and first.text and second and both is not None:
                at = index - 1 if both == strings[index - 1][0] else index
                texts[index - 1] = texts[index] = assemble([])
                texts[at] = join([first, second], " ")
        return texts

    def _said(self, value: Syntax) -> Decoded | None:
        if value.type != "string":
            return literal(_inside(value), self.source)
        # A quoted prop knows the character references of HTML and no escapes.
        end = max(value.end_byte - 1, value.start_byte + 1)
        return assemble(references(self.source, value.start_byte + 1, end))

    def _text_prop(self, component: str, prop: str, said: Decoded, tag: str) -> None:
        if tag == "img":
            self.html.tag('<img alt="', said.start)
            self.html.attribute(said)
            self.html.tag('">', said.end)
        else:
            self._open_prop(tag, said.start)
            self.html.text(said)
            self._close_prop(tag, said.end)
        self.props[said.start + len(said.text) - len(said.text.lstrip())] = (component, prop)

    def _prop_expression(self, component: str, prop: str, value: Syntax, depth: int) -> None:
        if value.type in ("object", "array"):
            self.data.append((component, prop, value))
        elif value.type in ELEMENTS or value.type in FUNCTIONS or value.type in WRAPPERS or outcomes(value):
            tag = "h" if keys.is_heading(prop) else "div"
            self._open_prop(tag, value.start_byte)
            self._shown(value, depth + 1)
            self._close_prop(tag, value.end_byte)

    def _open_prop(self, tag: str, at: int) -> None:
        self.html.tag(f"<h{self._title_level()}>" if tag == "h" else f"<{tag}>" if tag else " ", at)

    def _close_prop(self, tag: str, at: int) -> None:
        self.html.tag(f"</h{self._title_level()}>" if tag == "h" else f"</{tag}>" if tag else " ", at)
        self.titled += tag == "h"


def outcomes(node: Syntax) -> list[Syntax]:
    """The values a condition chooses from: both of `a ? b : c` and `b || c`, the last of `a && b`."""
    if node.type == "ternary_expression":
        found = [node.child_by_field_name("consequence"), node.child_by_field_name("alternative")]
    elif node.type == "binary_expression":
        operator = node.child_by_field_name("operator")
        sides = {"&&": ("right",), "||": ("left", "right"), "??": ("left", "right")}
        found = [node.child_by_field_name(side) for side in sides.get(operator.type if operator else "", ())]
    else:
        found = []
    return [outcome for outcome in found if outcome is not None]


def _inside(value: Syntax) -> Syntax:
    """The expression in braces."""
    if value.type == "jsx_expression":
        return next((child for child in value.named_children if child.type != "comment"), value)
    return value
