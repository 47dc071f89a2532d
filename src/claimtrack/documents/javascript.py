"""JavaScript, TypeScript, JSX and TSX: JSX text, props that readers see, and strings in objects and arrays.

Imports, comments, directives, types, comparisons, log and error messages, class names and tests are not copy.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.documents.decoded import Decoded, verbatim
from claimtrack.documents.drafts import Draft, finish
from claimtrack.documents.js_syntax import literal, name_of, parse
from claimtrack.documents.jsx import ELEMENTS, WRAPPERS, Markup, outcomes, read_jsx, read_loose_jsx
from claimtrack.documents.jsx_vocabulary import is_translation
from claimtrack.documents.model import Document, Unread
from claimtrack.documents.rich import rich_text
from claimtrack.documents.subject import subject_of
from claimtrack.documents.tree import NO_KEY, Embedded, Items, Node, Table
from claimtrack.documents.values import Place, value_drafts

if TYPE_CHECKING:
    from tree_sitter import Node as Syntax

_DEEPEST = 150  # syntax nodes; hostile nesting beyond it is not read
_NOT_COPY = frozenset(
    """import_statement comment throw_statement regex decorator type_annotation type_arguments type_parameters
    interface_declaration type_alias_declaration enum_declaration ambient_declaration spread_element
    subscript_expression hash_bang_line jsx_text identifier undefined number true false null this
    update_expression break_statement continue_statement empty_statement export_clause export_specifier""".split()
)
_QUIET = re.compile(
    r"(?:require|import|describe|it|test|expect|beforeEach|afterEach|cn|cx|clsx|cva|tv|twMerge|classNames|classnames|css"
    r"|keyframes|styled|fetch|axios|gtag|track|trackEvent|log|warn|error|debug|assert|invariant|addEventListener"
    r"|removeEventListener|querySelector|querySelectorAll|getElementById|getElementsByClassName|setAttribute|getAttribute"
    r"|dispatchEvent|createElement|matchMedia|redirect|revalidatePath|push|replace|split|match|test|includes|startsWith"
    r"|endsWith|indexOf|getItem|setItem|useSelector|sql|gql|graphql|query|prompt|\w*Error|\w*Exception|\w*Query)\Z"
)
_RECEIVERS = frozenset({"console", "logger", "log", "analytics", "router", "path", "fs", "dataLayer", "localStorage"})
_LOOSE_MARKUP = ELEMENTS | {"jsx_opening_element", "jsx_text", "jsx_expression", "html_character_reference"}
_HTML_TAGS = frozenset({"html", "svg"})
_CALL_MARKUP = frozenset({"createElement", "h", "jsx", "jsxs"})


def read_javascript(source: str, path: str) -> Document:
    """A .js, .mjs, .cjs, .jsx or .tsx file."""
    return _read(source, path, "javascript", jsx=True)


def read_typescript(source: str, path: str) -> Document:
    """A .ts, .mts or .cts file: no JSX, `<T>value` is a type assertion."""
    return _read(source, path, "typescript", jsx=False)


def _read(source: str, path: str, format: str, *, jsx: bool) -> Document:  # noqa: A002 - the contract's word
    drafts, unread, table = script_drafts(source, jsx=jsx)
    return Document(path, format, source, finish(drafts), tuple(unread), metadata=subject_of([table]))


def script_drafts(source: str, *, jsx: bool = True) -> tuple[list[Draft], list[Unread], Table]:
    """The blocks of a script, what it shows that cannot be read, and the tree of its values."""
    table, unread = script_table(source, jsx=jsx)
    return value_drafts(table, Place()), unread, table


def script_table(source: str, *, jsx: bool = True) -> tuple[Table, list[Unread]]:
    """The names a script declares and assigns with their values, and what it shows that cannot be read."""
    script = _Script(source)
    return script.block(parse(source, jsx=jsx), 0), script.unread


class _Script:
    """Turns syntax into values; a block of statements is a table of the names it declares."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.unread: list[Unread] = []

    def block(self, node: Syntax, depth: int) -> Table:
        """The values of a block of statements."""
        entries: list[tuple[Decoded, Node]] = []
        if node.type == "ERROR":
            self._broken(node, entries, depth)
            return Table(tuple(entries))
        for child in node.named_children:
            self._statement(child, entries, depth + 1)
        return Table(tuple(entries))

    def _statement(self, node: Syntax, entries: list[tuple[Decoded, Node]], depth: int) -> None:
        kind = node.type
        if depth > _DEEPEST or kind in _NOT_COPY:
            return
        if kind == "expression_statement":
            inner = node.named_child(0)
            if inner is not None and inner.type != "string":
                self._statement(inner, entries, depth + 1)
        elif kind in ("variable_declarator", "public_field_definition", "field_definition", "pair"):
            target = node.child_by_field_name("name") or node.child_by_field_name("key")
            target = target or node.child_by_field_name("property")
            self._entry(target, node.child_by_field_name("value"), entries, depth)
        elif kind in ("assignment_expression", "augmented_assignment_expression"):
            self._entry(node.child_by_field_name("left"), node.child_by_field_name("right"), entries, depth)
        elif kind == "formal_parameters":
            self._defaults(node, entries, depth)
        elif kind == "ERROR":
            self._broken(node, entries, depth)
        elif kind in _STATEMENTS or kind.endswith(("_statement", "_clause", "_declaration")):
            for child in node.named_children:
                self._statement(child, entries, depth + 1)
        elif kind in ("statement_block", "class_body", "switch_body"):
            entries.append((NO_KEY, self.block(node, depth)))
        elif kind == "switch_case":
            for child in node.named_children[1:]:
                self._statement(child, entries, depth + 1)
        else:
            self._add(NO_KEY, node, entries, depth)

    def _broken(self, node: Syntax, entries: list[tuple[Decoded, Node]], depth: int) -> None:
        """Code that does not parse: keys and strings in a row, and elements that are never closed."""
        key: Syntax | None = None
        markup: list[Syntax] = []
        for child in node.named_children:
            if child.type in _LOOSE_MARKUP:
                markup.append(child)
            elif child.type in ("property_identifier", "identifier"):
                key = child
            elif child.type == "string_fragment" and key is not None:
                self._entry(key, child, entries, depth)
            else:
                self._statement(child, entries, depth + 1)
        if markup:
            entries.append((NO_KEY, self._read_markup(read_loose_jsx(markup, self.source), depth)))

    def _entry(
        self, target: Syntax | None, value: Syntax | None, entries: list[tuple[Decoded, Node]], depth: int
    ) -> None:
        if target is None or value is None:
            return
        if target.type in ("string", "computed_property_name"):
            key = literal(target, self.source) or NO_KEY
        elif name_of(target, self.source) in ("", "exports"):
            key = NO_KEY
        else:
            name = name_of(target, self.source)
            key = verbatim(self.source, target.end_byte - len(name), target.end_byte)
        self._add(key, value, entries, depth)

    def _add(self, key: Decoded, node: Syntax, entries: list[tuple[Decoded, Node]], depth: int) -> None:
        value = self.value(node, depth + 1)
        if value is not None:
            entries.append((key, value))

    def value(self, node: Syntax, depth: int) -> Node | None:
        """The value of an expression; None where it holds nothing that could be copy."""
        if depth > _DEEPEST or node.type in _NOT_COPY or node.type == "formal_parameters":
            return None
        said = literal(node, self.source)
        if said is not None:
            return said
        if node.type in ELEMENTS:
            return self._read_markup(read_jsx(node, self.source), depth)
        if node.type == "object":
            return self._object(node, depth)
        if node.type == "array":
            items = [self.value(child, depth + 1) for child in node.named_children]
            return Items(tuple(item for item in items if item is not None))
        if node.type in ("call_expression", "new_expression"):
            return self._call(node, depth)
        if node.type in ("binary_expression", "ternary_expression"):
            return self._several(outcomes(node), depth)
        if node.type in ("arrow_function", "function_expression", "function_declaration", "method_definition"):
            return self._function(node, depth)
        if node.type in ("statement_block", "class_body"):
            return self.block(node, depth)
        children = node.named_children[:1] if node.type in WRAPPERS else node.named_children
        return self._several(children, depth)

    def _function(self, node: Syntax, depth: int) -> Node | None:
        """The defaults of a component's props and what its body holds."""
        entries: list[tuple[Decoded, Node]] = []
        parameters, body = node.child_by_field_name("parameters"), node.child_by_field_name("body")
        if parameters is not None:
            self._defaults(parameters, entries, depth)
        if not entries:
            return self.value(body, depth + 1) if body is not None else None
        if body is not None:
            self._add(NO_KEY, body, entries, depth)
        return Table(tuple(entries))

    def _defaults(self, parameters: Syntax, entries: list[tuple[Decoded, Node]], depth: int) -> None:
        """`({ title = "Text" })` shows its text where nobody hands over another."""
        for parameter in parameters.named_children:
            props = parameter.child_by_field_name("pattern") or parameter
            for prop in props.named_children if props.type == "object_pattern" else ():
                name, value = prop.child_by_field_name("left"), prop.child_by_field_name("right")
                if prop.type == "object_assignment_pattern" and name is not None and value is not None:
                    self._add(verbatim(self.source, name.start_byte, name.end_byte), value, entries, depth)

    def _several(self, nodes: list[Syntax], depth: int) -> Node | None:
        entries: list[tuple[Decoded, Node]] = []
        for node in nodes:
            self._statement(node, entries, depth + 1)
        if len(entries) == 1 and not entries[0][0].text:
            return entries[0][1]
        return Table(tuple(entries)) if entries else None

    def _object(self, node: Syntax, depth: int) -> Table:
        entries: list[tuple[Decoded, Node]] = []
        for child in node.named_children:
            if child.type == "method_definition":
                self._entry(child.child_by_field_name("name"), child, entries, depth)
            elif child.type in ("pair", "ERROR"):
                self._statement(child, entries, depth + 1)
        return Table(tuple(entries))

    def _call(self, node: Syntax, depth: int) -> Node | None:
        function = node.child_by_field_name("function") or node.child_by_field_name("constructor")
        arguments = node.child_by_field_name("arguments")
        name = name_of(function, self.source)
        if function is None or arguments is None or (_QUIET.match(name) and name not in _CALL_MARKUP):
            return None
        held = function.child_by_field_name("object")
        if held is not None and name_of(held, self.source) in _RECEIVERS:
            return None
        if arguments.type == "template_string":
            text = literal(arguments, self.source)
            if text is not None and name in _HTML_TAGS:
                return Embedded(tuple(rich_text(text, "paragraph")))
            return text if is_translation(name) else None
        nodes = [held] if held is not None and held.type not in ("identifier", "this") else []
        skipped = 1 if name in _CALL_MARKUP and arguments.named_child_count > 1 else 0
        return self._several([*nodes, *arguments.named_children[skipped:]], depth)

    def _read_markup(self, markup: Markup, depth: int) -> Embedded:
        self.unread += markup.unread
        drafts = list(markup.drafts)
        for component, prop, value in markup.data:
            data = self.value(value, depth + 1)
            if data is None:
                continue
            place = Place(path=(component,) if component else ()).under(prop)
            before = [draft for draft in markup.drafts if draft.start < value.start_byte][-1:]
            for draft in value_drafts(data, place):
                if before:
                    above = (*before[0].headings, before[0]) if before[0].level else before[0].headings
                    draft.headings = above + draft.headings
                drafts.append(draft)
        return Embedded(tuple(drafts))


_STATEMENTS = frozenset(
    {"program", "lexical_declaration", "variable_declaration", "class_declaration", "class", "ERROR"}
)
