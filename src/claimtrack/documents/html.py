"""HTML pages and fragments: what a browser shows or a search engine publishes, each character traced to the source."""

from __future__ import annotations

import re
from functools import lru_cache

from claimtrack.documents.elements import BLOCK, CODE, FOREIGN, NAMED_META, UNREAD, VOID
from claimtrack.documents.entities import references
from claimtrack.documents.flow import Flow
from claimtrack.documents.markup import (
    ATTRIBUTES,
    CDATA,
    CLOSE,
    CUT,
    MARKUP,
    NAME,
    RAW,
    Value,
    attributes,
    raw_end,
)
from claimtrack.documents.masking import mask_templates
from claimtrack.documents.model import OBJECT, BlockKind, Document, SourceMap
from claimtrack.documents.page import Page
from claimtrack.documents.structured import read_json_ld
from claimtrack.errors import ReadError

_WIDGET = "trustpilot-widget|elfsight-app|calendly-inline-widget|instagram-media|sk-ww-|jotform"
_NOTABLE = re.compile(
    rf"""(?:alt|title|aria-label|aria-description|placeholder|colspan)\s*= | hidden | none
      | btn | button | cta | faq | accordion | question | {_WIDGET}""",
    re.IGNORECASE | re.VERBOSE,
)
"""Most attributes are layout: only a tag that matches this, or is one of `_ALWAYS`, has its attributes read."""
_ALWAYS = frozenset({"meta", "input", "img", "script", "iframe", "html"})
_LONGEST_REMEMBERED = 200
_SHOWN: tuple[tuple[str, BlockKind], ...] = (
    ("alt", "alt"),
    ("title", "label"),
    ("aria-label", "label"),
    ("aria-description", "label"),
    ("placeholder", "label"),
)
_BUTTON = re.compile(r"(?:^|[\s_-])(?:btn|button|cta)(?:$|[\s_-])", re.IGNORECASE)
_FAQ = re.compile(r"faq|accordion|question", re.IGNORECASE)
_ICON = re.compile(r"icon|symbol|\bfa-|emoji", re.IGNORECASE)
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WIDGETS = re.compile(_WIDGET, re.IGNORECASE)
_BULLETS = frozenset("•‣◦▪●○✓✔✅➤►▶")
_NO_NOTES: dict[str, Value] = {}
_MOST_MARKUP = 500_000
"""Tags beyond which reading takes seconds and gigabytes; the longest pages that people write have a tenth of it."""
_PAUSE = 2  # this many <br> in a row end a paragraph


def read_html(source: str, path: str) -> Document:
    """An HTML page or fragment. Raises ReadError where it is more markup than anybody writes."""
    if source.count("<") > _MOST_MARKUP:
        raise ReadError(f"more than {_MOST_MARKUP:,} tags: a dump, not a page")
    page = Page(source, path, "html")
    HtmlReader(page, mask_templates(source)).read()
    return page.document()


class HtmlReader:
    """Reads stretches of one text, keeping the open elements from one stretch to the next.

    `text` has the length of the page's source (a masked copy of it), unless `place` maps it there.
    """

    def __init__(
        self,
        page: Page,
        text: str,
        *,
        place: SourceMap | None = None,
        kind: BlockKind = "paragraph",
        fixed: bool = False,
        path: tuple[str, ...] = (),
        lead: tuple[int, ...] = (),
    ) -> None:
        self.page = page
        self.text = text
        self.flow = Flow(page, place=place, kind=kind, fixed=fixed, path=path, lead=lead)
        self._place = place
        self._foreign = 0
        self._breaks = 0

    def read(self, start: int = 0, end: int | None = None) -> None:
        """Read text[start:end] as a stretch that begins and ends blocks."""
        self.feed(start, len(self.text) if end is None else end)
        self.flow.flush()

    def feed(self, start: int, end: int) -> None:
        """Read text[start:end], joining on to the text of the current block."""
        text, search = self.text, MARKUP.search
        at = start
        while match := search(text, at, end):
            begin = match.start()
            if begin > at:
                self.add_text(at, begin)
            at = match.end()
            if match[NAME] is not None:
                if match[CUT] is not None:
                    return
                at = self._tag(match, at, end)
            elif match[CDATA]:
                at = self._cdata(at, end)
        if at < end:
            self.add_text(at, end)

    def add_text(self, start: int, end: int) -> None:
        """Add text[start:end], which holds no tag."""
        flow, text = self.flow, self.text[start:end]
        if flow.silent:
            return
        if text.isspace():
            if not flow.pieces:
                return
        elif self._breaks:
            self._breaks = 0
            if text.lstrip()[0] in _BULLETS:
                flow.flush()
        if "&" in text:
            flow.pieces.extend(references(self.text, start, end))
        else:
            flow.pieces.append((text, start, end))

    def _cdata(self, start: int, end: int) -> int:
        """A CDATA section is text within svg and math, and a comment up to ">" elsewhere."""
        close = "]]>" if self._foreign else ">"
        found = self.text.find(close, start, end)
        finish = end if found < 0 else found
        if self._foreign and finish > start and not self.flow.silent:
            self.flow.pieces.append((self.text[start:finish], start, finish))
        return end if found < 0 else found + len(close)

    def _tag(self, match: re.Match[str], at: int, end: int) -> int:
        """Act on a tag that ends at `at`; where reading goes on."""
        slash, name, source = match.group(CLOSE, NAME, ATTRIBUTES)
        name = name.lower()
        if name in FOREIGN:
            self._foreign = max(0, self._foreign + (-1 if slash else not source.endswith("/")))
        if slash:
            self._end_tag(name)
            return at
        if self._foreign and name in ("title", "desc"):
            return self._drawing_title(at, end)
        notes = _NO_NOTES
        if name in _ALWAYS or (source and _is_notable(source)):
            notes = attributes(self.text, match.start(ATTRIBUTES), match.end(ATTRIBUTES))
        if name in BLOCK or (notes and _is_block_by_use(name, notes)) or name == "label":
            self._open_block(name, match, notes)
        elif name in VOID:
            if name == "br":
                self._line_break(match.start(), at)
            else:
                self._void(name, match, notes)
        else:
            self._open_inline(name, notes, match)
        if name in RAW and not self._foreign:
            return self._raw(name, notes, match, at, end)
        return at

    def _end_tag(self, name: str) -> None:
        flow = self.flow
        if name in BLOCK or flow.is_open(name):
            flow.close(name)
        elif name == "br":
            self._line_break(0, 0)
        else:
            if name in ("q", "cite") and not flow.silent:
                flow.quote_mark(False)
            flow.inline(name, opens=False)

    def _drawing_title(self, start: int, end: int) -> int:
        """The name of a drawing is no part of the sentence it stands in."""
        found = self.text.find("<", start, end)
        finish = end if found < 0 else found
        if not self.flow.silent:
            self.flow.aside("label", list(references(self.text, start, finish)))
        return finish

    def _line_break(self, start: int, end: int) -> None:
        self._breaks += 1
        if self._breaks >= _PAUSE:
            self.flow.flush()
        elif self.flow.pieces and end > start and not self.flow.silent:
            self.flow.pieces.append((" ", start, end))

    def _open_block(self, name: str, match: re.Match[str], notes: dict[str, Value]) -> None:
        kind: BlockKind | None = None
        if name == "a":
            kind = "button"
        elif name == "label":
            kind = "label"
        if name == "html" and "lang" in notes:
            self.page.metadata.setdefault("lang", notes["lang"].text.strip())
        if not notes:
            self.flow.open(name, kind=kind)
            if name in UNREAD and not self.flow.silent:
                self.miss(UNREAD[name], match.start())
            return
        frame = self.flow.open(name, kind=kind, faq=_is_faq(notes), columns=_columns(notes))
        if not self.flow.silent:
            if name in UNREAD:
                self.miss(UNREAD[name], match.start())
            elif "class" in notes and (widget := _WIDGETS.search(notes["class"].text)):
                self.miss(f"widget ({widget[0]})", match.start())
        if frame and _is_hidden(name, notes):
            self.flow.hide()
        else:
            self._shown(notes)

    def _open_inline(self, name: str, notes: dict[str, Value], match: re.Match[str]) -> None:
        flow = self.flow
        if flow.silent:
            flow.inline(name, opens=True)
        elif self._foreign and name in ("style", "script"):
            flow.hide_inline(name)
        elif name in CODE:
            flow.pieces.append((OBJECT, match.start(), match.end()))
            flow.hide_inline(name)
        elif notes and _is_hidden(name, notes):
            flow.hide_inline(name)
        else:
            flow.inline(name, opens=True)
            if name in ("q", "cite"):
                flow.quote_mark(True)
            elif name in UNREAD:
                self.miss(UNREAD[name], match.start())
            self._shown(notes)

    def _void(self, name: str, match: re.Match[str], notes: dict[str, Value]) -> None:
        if name == "hr":
            self.flow.flush()
        if self.flow.silent or _is_hidden(name, notes):
            return
        if name == "meta":
            self._meta(notes)
        elif name == "input":
            self._input(notes)
        elif name == "img":
            if "alt" not in notes and not _is_decoration(notes):
                self.miss("image without alt text", match.start())
            self._shown(notes)
        elif name == "embed":
            self.miss(UNREAD[name], match.start())

    def _shown(self, notes: dict[str, Value]) -> None:
        """Attributes that readers see or hear."""
        if not notes or self.flow.silent:
            return
        for name, kind in _SHOWN:
            if name in notes:
                self.flow.aside(kind, notes[name].pieces)

    def _meta(self, notes: dict[str, Value]) -> None:
        for key in ("name", "property", "itemprop"):
            if key in notes and "content" in notes and notes[key].text.strip().lower() in NAMED_META:
                self.flow.aside("meta", notes["content"].pieces)
                return

    def _input(self, notes: dict[str, Value]) -> None:
        kind = notes["type"].text.strip().lower() if "type" in notes else "text"
        if kind == "hidden":
            return
        if kind in ("submit", "button", "reset") and "value" in notes:
            self.flow.flush()
            self.flow.aside("button", notes["value"].pieces)
        self._shown(notes)

    def _raw(self, name: str, notes: dict[str, Value], match: re.Match[str], start: int, end: int) -> int:
        """Content without tags: a title or a text area is copy, JSON-LD holds copy, the rest is not."""
        finish = min(raw_end(name, self.text, start), end)
        flow = self.flow
        if flow.silent:
            return finish
        if name in ("title", "textarea"):
            flow.flush()
            flow.aside("title" if name == "title" else "paragraph", list(references(self.text, start, finish)))
        elif name == "script" and self._place is None and "type" in notes and "ld+json" in notes["type"].text.lower():
            flow.flush()
            read_json_ld(self.page, self.text, start, finish, self._read_value)
        elif name == "iframe":
            title = f" '{notes['title'].text.strip()}'" if "title" in notes else ""
            self.miss(f"embedded page{title}", match.start())
        return finish

    def _read_value(self, text: str, place: SourceMap, path: tuple[str, ...], lead: tuple[int, ...]) -> None:
        """Markup in a JSON-LD string."""
        HtmlReader(self.page, text, place=place, kind="structured", fixed=True, path=path, lead=lead).read()

    def miss(self, what: str, offset: int) -> None:
        """Record what cannot be read at an offset of the text."""
        self.page.miss(what, self._place.span(offset, offset + 1).start if self._place else offset)


@lru_cache(maxsize=4096)
def _remembered(attributes: str) -> bool:
    return _NOTABLE.search(attributes) is not None


def _is_notable(attributes: str) -> bool:
    """Pages repeat the same few attribute strings."""
    return _remembered(attributes) if len(attributes) < _LONGEST_REMEMBERED else bool(_NOTABLE.search(attributes))


def _is_block_by_use(name: str, notes: dict[str, Value]) -> bool:
    """A link that looks like a button stands alone."""
    return name == "a" and "class" in notes and bool(_BUTTON.search(notes["class"].text))


def _is_faq(notes: dict[str, Value]) -> bool:
    return any(key in notes and bool(_FAQ.search(notes[key].text)) for key in ("class", "id", "itemtype", "itemprop"))


def _is_hidden(name: str, notes: dict[str, Value]) -> bool:
    if not notes:
        return False
    if "hidden" in notes and notes["hidden"].text.strip().lower() != "until-found":
        return True
    if "style" in notes and _INVISIBLE.search(notes["style"].text):
        return True
    if "aria-hidden" not in notes or notes["aria-hidden"].text.strip().lower() != "true":
        return False
    return name in ("svg", "i", "use") or bool("class" in notes and _ICON.search(notes["class"].text))


def _is_decoration(notes: dict[str, Value]) -> bool:
    """Nobody is meant to see or read this image."""
    if "role" in notes and notes["role"].text.strip().lower() in ("presentation", "none"):
        return True
    if "aria-hidden" in notes and notes["aria-hidden"].text.strip().lower() == "true":
        return True
    return any(key in notes and notes[key].text.strip() in ("0", "1") for key in ("width", "height"))


def _columns(notes: dict[str, Value]) -> int:
    span = notes["colspan"].text.strip() if "colspan" in notes else ""
    return max(1, min(int(span), 100)) if span.isascii() and span.isdigit() and len(span) < 5 else 1
