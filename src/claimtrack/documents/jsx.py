"""JSX rewritten as the HTML it renders to, every character of text traced to the source.

Elements keep their names and the attributes that readers see; a component becomes a block, and its props become what
such props render to: a heading, a paragraph, a button, alternative text. The HTML reader then finds the blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimtrack.documents import keys
from claimtrack.documents.decoded import Decoded, assemble, join, verbatim
from claimtrack.documents.drafts import Draft, adopt
from claimtrack.documents.elements import VOID
from claimtrack.documents.entities import references
from claimtrack.documents.html import HtmlReader
from claimtrack.documents.js_syntax import literal, name_of
from claimtrack.documents.model import OBJECT, Unread
from claimtrack.documents.page import Page
from claimtrack.documents.pieces import Piece

if TYPE_CHECKING:
    from tree_sitter import Node as Syntax

ELEMENTS = frozenset({"jsx_element", "jsx_self_closing_element", "jsx_fragment"})
_DEEPEST = 120  # syntax nodes; hostile nesting beyond it is not read
_INLINE = re.compile(r"(?:Link|Trans|Span|Strong|Em|Bold|Italic|Highlight|Icon|Balancer|Anchor|Underline|Accent|Emphasis)$")
_COMPONENTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"(?:Accordion(?:Trigger|Summary)|Disclosure(?:Button|Trigger)|FaqQuestion|Question)$", "dt"),
        (r"(?:Accordion(?:Content|Details|Panel)|Disclosure(?:Panel|Content)|FaqAnswer|Answer)$", "dd"),
        (r"(?:Button|Btn|CTA|Cta)$", "button"),
        (r"(?:^Title|Headline|Heading|(?:Section|Card|Page|Hero|Dialog|Alert)Title)$", "h"),
        (r"(?:ListItem|^Li)$", "li"),
        (r"^(?:List|Ul|Ol)$", "ul"),
        (r"(?:^Image|^Img|Photo|Picture)$", "img"),
        (r"^Table$", "table"),
        (r"^(?:TableRow|Tr)$", "tr"),
        (r"^(?:TableHead|Th)$", "th"),
        (r"^(?:TableCell|Td)$", "td"),
        (r"(?:Quote|Testimonial)$", "blockquote"),
        (r"^(?:Paragraph|P|Lead|Text)$", "p"),
    )
)
_SHOWN = frozenset(
    "alt title aria-label aria-description placeholder content name property type value width height role class id".split()
)
_PROPS = {"alt": "img", "caption": "figcaption", "cta": "button", "button": "button", "answer": "dd", "a": "dd"}
_RAW = frozenset({"style", "script", "Script", "Style"})


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
    html = assemble(rendering.pieces)
    page = Page("", "", "html")
    HtmlReader(page, html.text, place=html.map).read()
    drafts = adopt(page.blocks)
    for draft in drafts:
        prop = rendering.props.get(draft.start)
        if prop:
            draft.path = prop
            draft.kind = "string" if draft.kind == "paragraph" else draft.kind
    return Markup(drafts, page.unread, rendering.data)


@dataclass(slots=True)
class _Rendering:
    source: str
    pieces: list[Piece] = field(default_factory=list)
    props: dict[int, tuple[str, str]] = field(default_factory=dict)
    data: list[tuple[str, str, Syntax]] = field(default_factory=list)
    level: int = 1
    """Level of the last heading element; the title of a component stands below it."""
    titled: int = 0
    """How many components with a title are open."""

    def tag(self, text: str, at: int) -> None:
        self.pieces.append((text, at, at))

    def text(self, text: Decoded) -> None:
        """Decoded text as text of HTML."""
        for piece, start, end in text.pieces():
            if "<" not in piece and "&" not in piece:
                self.pieces.append((piece, start, end))
                continue
            linear = len(piece) == end - start
            for index, character in enumerate(piece):
                escaped = {"<": "&lt;", "&": "&amp;"}.get(character, character)
                place = (start + index, start + index + 1) if linear else (start, end)
                self.pieces.append((escaped, *place))

    # Elements

    def element(self, node: Syntax, depth: int) -> None:
        if depth > _DEEPEST:
            return
        opening = node if node.type == "jsx_self_closing_element" else node.child_by_field_name("open_tag")
        if opening is None:
            self._children(node, node.start_byte + 2, depth)
            return
        name = self._name(opening)
        if name in _RAW:
            return
        native = name[:1].islower()
        tag = name if native else self._component_tag(name)
        level, titled = self.level, self.titled
        if tag == "h":
            tag = f"h{self._title_level()}"
        elif native and re.fullmatch("h[1-6]", tag):
            self.level = level = int(tag[1])
        if tag:
            self.tag(f"<{tag}", opening.start_byte)
            self._attributes(opening, native or tag == "img")
            self.tag(">", opening.end_byte if node is not opening else opening.start_byte)
        if not native and tag != "img":
            self._component_props(opening, name, tag, depth)
        if node is not opening:
            self._children(node, opening.end_byte, depth)
        if tag and tag not in VOID:
            self.tag(f"</{tag}>", node.end_byte)
        if self.titled > titled:
            self.level = level
        self.titled = titled

    def _title_level(self) -> int:
        return min(self.level + 1 + self.titled, 6)

    def _name(self, opening: Syntax) -> str:
        name = opening.child_by_field_name("name")
        if name is None:
            return ""
        if name.type == "member_expression":
            # motion.h2 and styled.p render as the element they name; Card.Title by its last name.
            return name_of(name, self.source)
        return self.source[name.start_byte : name.end_byte]

    def _component_tag(self, name: str) -> str:
        if not name or _INLINE.search(name):
            return "span" if name else ""
        if re.fullmatch("H[1-6]", name):
            self.level = int(name[1])
            return name.lower()
        return next((tag for pattern, tag in _COMPONENTS if pattern.search(name)), "div")

    def _children(self, node: Syntax, start: int, depth: int) -> None:
        at = start
        for child in node.named_children:
            if child.start_byte < at:
                continue
            if child.type in ("jsx_closing_element", "ERROR") and child.type == "jsx_closing_element":
                break
            self._verbatim(at, child.start_byte)
            if child.type in ELEMENTS:
                self.element(child, depth + 1)
            elif child.type == "jsx_expression":
                self.expression(child, depth + 1)
            elif child.type in ("jsx_text", "html_character_reference", "ERROR"):
                self._verbatim(child.start_byte, child.end_byte)
            at = child.end_byte

    def _verbatim(self, start: int, end: int) -> None:
        if start < end:
            text = self.source[start:end]
            if "<" in text:
                self.text(verbatim(self.source, start, end))
            else:
                self.pieces.append((text, start, end))

    # Expressions in braces

    def expression(self, node: Syntax, depth: int) -> None:
        """What an expression shows: strings as text, elements as elements, the rest as OBJECT."""
        before = len(self.pieces)
        found = False
        for child in node.named_children:
            found = found or child.type != "comment"
            self._shown(child, depth)
        if found and len(self.pieces) == before and not self._is_data(node):
            self.pieces.append((OBJECT, node.start_byte, node.end_byte))

    def _is_data(self, node: Syntax) -> bool:
        return bool(self.data) and self.data[-1][2].start_byte >= node.start_byte

    def _shown(self, node: Syntax, depth: int) -> None:
        if depth > _DEEPEST:
            return
        said = literal(node, self.source)
        if said is not None:
            self.text(said)
        elif node.type in ELEMENTS:
            self.element(node, depth)
        elif node.type in ("array", "object"):
            self.data.append(("", "", node))
        elif node.type == "ternary_expression":
            self._one_of(node, ("consequence", "alternative"), depth)
        elif node.type == "binary_expression":
            self._one_of(node, ("left", "right"), depth)
        elif node.type == "call_expression":
            self._call(node, depth)
        elif node.type in ("arrow_function", "function_expression"):
            body = node.child_by_field_name("body")
            for result in _results(body, depth):
                self._shown(result, depth + 1)
        elif node.type in ("parenthesized_expression", "as_expression", "non_null_expression", "satisfies_expression"):
            for child in node.named_children[:1]:
                self._shown(child, depth + 1)

    def _one_of(self, node: Syntax, names: tuple[str, str], depth: int) -> None:
        operator = node.child_by_field_name("operator")
        if operator is not None and operator.type not in ("&&", "||", "??"):
            return
        for name in names:
            child = node.child_by_field_name(name)
            if child is not None and not (operator is not None and operator.type == "&&" and name == "left"):
                before = len(self.pieces)
                self._shown(child, depth + 1)
                if len(self.pieces) > before:
                    self.tag(" ", child.end_byte)

    def _call(self, node: Syntax, depth: int) -> None:
        function, arguments = node.child_by_field_name("function"), node.child_by_field_name("arguments")
        if function is not None and function.type == "member_expression":
            held = function.child_by_field_name("object")
            if held is not None and held.type == "array":
                self.data.append(("", "", held))
        if arguments is None or arguments.type != "arguments":
            return
        translated = is_translation(name_of(function, self.source))
        for argument in arguments.named_children:
            said = literal(argument, self.source) if translated else None
            if said and " " in said.text:
                self.text(said)
            elif argument.type in ("arrow_function", "function_expression") or argument.type in ELEMENTS:
                self._shown(argument, depth + 1)

    # Attributes and props

    def _attributes(self, opening: Syntax, native: bool) -> None:
        for name, value in self._props(opening):
            at = value.start_byte if value else opening.start_byte
            if name == "className":
                name = "class"
            if name == "hidden" and value is None:
                self.tag(" hidden", at)
            elif name == "style" and value is not None and self._hides(value):
                self.tag(" hidden", at)
            elif name in _SHOWN and (native or name in ("class", "id")):
                self._attribute(name, value, at)
            elif name == "aria-hidden" and (value is None or "true" in self.source[value.start_byte : value.end_byte]):
                self.tag(' aria-hidden="true"', at)
            elif name == "dangerouslySetInnerHTML" and value is not None:
                self.data.append(("", "html", value))

    def _attribute(self, name: str, value: Syntax | None, at: int) -> None:
        self.tag(f" {name}", at)
        if value is None:
            return
        self.tag('="', at)
        if value.type == "string":
            inner = verbatim(self.source, value.start_byte + 1, max(value.end_byte - 1, value.start_byte + 1))
            self.pieces += _quoted(inner)
        elif said := literal(_inside(value), self.source):
            start = len(self.pieces)
            self.text(said)
            self.pieces[start:] = _quoted(assemble(self.pieces[start:]))
        self.tag('"', value.end_byte)

    def _hides(self, value: Syntax) -> bool:
        style = self.source[value.start_byte : min(value.end_byte, value.start_byte + 300)]
        return bool(re.search(r"display:\s*['\"]none|visibility:\s*['\"]hidden", style))

    def _props(self, opening: Syntax) -> Iterator[tuple[str, Syntax | None]]:
        for attribute in opening.named_children:
            if attribute.type == "jsx_attribute" and attribute.named_child_count:
                children = attribute.named_children
                yield self.source[children[0].start_byte : children[0].end_byte], children[1] if children[1:] else None

    def _component_props(self, opening: Syntax, component: str, tag: str, depth: int) -> None:
        props = [(name, value) for name, value in self._props(opening) if value is not None]
        strings = self._joined([(name, self._said(value)) for name, value in props])
        for (name, value), said in zip(props, strings, strict=True):
            known = keys.classify(name)
            if known == "sealed" or name in ("dangerouslySetInnerHTML", "className", "id"):
                continue
            if said is None:
                if value.type != "string" and known != "never":
                    self._prop_expression(component, name, value, depth)
            elif said.text and (known == "copy" and keys.is_text(said.text) or known == "unknown" and keys.is_prose(said.text)):
                self._prop(component, name, said, "" if tag in ("button", "dt", "li") else self._prop_tag(name, said))

    def _joined(self, strings: list[tuple[str, Decoded | None]]) -> list[Decoded | None]:
        """`heading` and the `headingEm` that carries it on are one text."""
        texts = [text for _, text in strings]
        for index in range(1, len(strings)):
            first, second = texts[index - 1], texts[index]
            if first and second and first.text and second.text and keys.continues(strings[index - 1][0], strings[index][0]):
                texts[index - 1], texts[index] = join([first, second], " "), assemble([])
        return texts

    def _said(self, value: Syntax) -> Decoded | None:
        if value.type == "string":
            # A quoted prop knows the character references of HTML and no escapes.
            return assemble(references(self.source, value.start_byte + 1, max(value.end_byte - 1, value.start_byte + 1)))
        return literal(_inside(value), self.source)

    def _prop_tag(self, name: str, said: Decoded) -> str:
        if keys.is_question(name):
            return "dt"
        if keys.is_heading(name):
            level = self._title_level()
            self.titled += 1
            return f"h{level}"
        if keys.is_quote(name):
            return "blockquote"
        last = keys.words(name)[-1:]
        return _PROPS.get(last[0], "p") if last else "p"

    def _prop(self, component: str, name: str, said: Decoded, tag: str) -> None:
        if tag == "img":
            self.tag('<img alt="', said.start)
            start = len(self.pieces)
            self.text(said)
            self.pieces[start:] = _quoted(assemble(self.pieces[start:]))
            self.tag('">', said.end)
        else:
            self.tag(f"<{tag}>" if tag else " ", said.start)
            self.text(said)
            self.tag(f"</{tag}>" if tag else " ", said.end)
        self.props[said.start + len(said.text) - len(said.text.lstrip())] = (component, name)

    def _prop_expression(self, component: str, name: str, value: Syntax, depth: int) -> None:
        inner = _inside(value)
        if inner.type in ("object", "array"):
            self.data.append((component, name, inner))
            return
        tag = f"h{self._title_level()}" if keys.is_heading(name) else "div"
        at = len(self.pieces)
        self.tag(f"<{tag}>", value.start_byte)
        before = len(self.pieces)
        self._shown(inner, depth + 1)
        if len(self.pieces) == before:
            del self.pieces[at:]
            return
        self.tag(f"</{tag}>", value.end_byte)
        self.titled += tag != "div"


def is_translation(name: str) -> bool:
    """A function that looks up the text it is given, so that the text is copy."""
    return name in ("t", "__", "_", "_e", "$t", "gettext", "trans", "translate", "msg", "i18n", "formatMessage")


def _inside(value: Syntax) -> Syntax:
    """The expression in braces."""
    if value.type == "jsx_expression":
        return next((child for child in value.named_children if child.type != "comment"), value)
    return value


def _quoted(text: Decoded) -> list[Piece]:
    """Text within double quotes of HTML."""
    pieces: list[Piece] = []
    for piece, start, end in text.pieces():
        if '"' not in piece:
            pieces.append((piece, start, end))
        elif len(piece) == end - start:
            pieces += [("&quot;" if mark == '"' else mark, start + i, start + i + 1) for i, mark in enumerate(piece)]
        else:
            pieces.append((piece.replace('"', "&quot;"), start, end))
    return pieces


def _results(body: Syntax | None, depth: int) -> Iterator[Syntax]:
    """What a function returns: its expression, or the values of its return statements."""
    if body is None or depth > _DEEPEST:
        return
    if body.type != "statement_block":
        yield body
        return
    for statement in body.named_children:
        if statement.type == "return_statement":
            yield from statement.named_children[:1]
        elif statement.type in ("if_statement", "else_clause", "switch_statement", "switch_body", "switch_case"):
            for child in statement.named_children:
                if child.type in ("statement_block", "return_statement", "else_clause", "switch_body", "switch_case"):
                    yield from _results(child, depth + 1) if child.type != "return_statement" else child.named_children[:1]
