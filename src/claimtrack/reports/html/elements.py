"""HTML as a tree: whatever the copy holds, it is text or an attribute's value, escaped by the standard library."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET

from claimtrack.documents.model import OBJECT

Node = ET.Element | str | None
Attributes = Mapping[str, str | None]
_NONE: Attributes = {}
_NOT_TEXT = re.compile(rf"{OBJECT}|[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def make(tag: str, attributes: Attributes = _NONE, *children: Node) -> ET.Element:
    """An element; attributes that are None and children that are None or empty are left out."""
    element = ET.Element(tag, {name: _text(value) for name, value in attributes.items() if value is not None})
    for child in children:
        _append(element, child)
    return element


def _append(element: ET.Element, child: Node) -> None:
    if isinstance(child, ET.Element):
        element.append(child)
    elif child and len(element):
        element[-1].tail = (element[-1].tail or "") + _text(child)
    elif child:
        element.text = (element.text or "") + _text(child)


def classed(tag: str, name: str, *children: Node) -> ET.Element:
    """An element of a class."""
    return make(tag, {"class": name}, *children)


def listed(items: Iterable[Node], name: str | None = None) -> ET.Element | None:
    """A list, or None where nothing is in it."""
    rows = [make("li", {}, item) for item in items]
    return make("ul", {"class": name}, *rows) if rows else None


def link(address: str, *children: Node) -> ET.Element:
    """A link within the page, or out of it: then to https or http only, and telling nobody where from."""
    if address.startswith("#"):
        return make("a", {"href": address}, *children)
    if not address.startswith(("https://", "http://")):
        return make("span", {}, *children)
    return make("a", {"href": address, "target": "_blank", "rel": "noopener noreferrer"}, *children)


def markup(*nodes: ET.Element | None) -> str:
    """The elements as HTML."""
    return "".join(ET.tostring(node, encoding="unicode", method="html") for node in nodes if node is not None)


def _text(text: str) -> str:
    """Character for character: an ellipsis for what is not text, and no control characters, which HTML cannot hold."""
    return _NOT_TEXT.sub(lambda match: "…" if match[0] == OBJECT else "\N{REPLACEMENT CHARACTER}", text)
