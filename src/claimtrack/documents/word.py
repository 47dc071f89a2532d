"""Word documents (.docx): paragraphs, headings by style, lists, tables, text boxes, alternative text of pictures.

A .docx has no lines: the document's source is its visible text, one paragraph a line, and every block has a locator.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any, NamedTuple

from claimtrack.documents.model import BlockKind, Document
from claimtrack.documents.page import Page
from claimtrack.errors import ReadError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_NOT_SHOWN = frozenset({_FALLBACK, f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}txbxContent"})
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_KINDS: tuple[tuple[re.Pattern[str], BlockKind], ...] = (
    (re.compile(r"list|bullet", re.IGNORECASE), "list-item"),
    (re.compile(r"quote", re.IGNORECASE), "quote"),
    (re.compile(r"caption", re.IGNORECASE), "caption"),
)
_LARGEST = 300_000_000  # bytes of unpacked XML; more is a bomb
Element = Any  # an lxml element: python-docx leaves them untyped
_Text = tuple[str, Element | None]
"""A piece of what is shown and the element that shows it; null for what stands between two paragraphs of a cell."""


class Shown(NamedTuple):
    """A stretch of the visible text and the element that shows it: `w:t`, a tab, a break, a picture's `docPr`."""

    start: int
    end: int
    element: Element


@dataclass(frozen=True, slots=True)
class WordFile:
    """A file opened by python-docx, and what of it is read."""

    opened: Any
    """The `docx.document.Document`."""
    styles: dict[str, str]
    """Id of a style -> its name."""
    margins: Sequence[tuple[str, Element]]
    """'header' or 'footer', and the element; each that is shown, once."""


def read_word(data: bytes, path: str) -> Document:
    """Raises ReadError as `open_word` does."""
    return _walked(open_word(data)).document(path)


def shown_in(file: WordFile) -> tuple[str, list[Shown]]:
    """The source of the Document that `read_word` makes of the same file, and which element shows which part of it."""
    reader = _walked(file)
    return "\n".join(reader.lines), reader.shown


def open_word(data: bytes) -> WordFile:
    """Raises ReadError where the extra is missing, or the file is broken, encrypted or of an older format."""
    try:
        import docx
    except ImportError as error:
        raise ReadError("reading .docx needs claimtrack[office]") from error
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ReadError("encrypted, or in the Word format before .docx")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > _LARGEST:
                raise ReadError("unpacks to more than 300 MB")
        opened = docx.Document(BytesIO(data))
        styles = {style.style_id: style.name or "" for style in opened.styles}
        return WordFile(opened, styles, list(_margins(opened)))
    except ReadError:
        raise
    except Exception as error:
        # A damaged package fails in whatever part of the zip or XML reader meets the damage.
        raise ReadError(f"broken .docx file ({type(error).__name__})") from error


def _walked(file: WordFile) -> _Reader:
    reader = _Reader(file.styles)
    reader.container(file.opened.element.body)
    for where, element in file.margins:
        reader.margin(where, element)
    return reader


def _margins(opened: Any) -> Iterator[tuple[str, Element]]:
    """The headers and footers that are shown, each once: a section without its own repeats the one before."""
    odd_and_even = opened.settings.odd_and_even_pages_header_footer
    for section in opened.sections:
        first = section.different_first_page_header_footer
        shown = [("header", section.header), ("footer", section.footer)]
        shown += [("header", section.first_page_header), ("footer", section.first_page_footer)] if first else []
        shown += [("header", section.even_page_header), ("footer", section.even_page_footer)] if odd_and_even else []
        yield from ((where, part._element) for where, part in shown if not part.is_linked_to_previous)


@dataclass(slots=True)
class _Reader:
    styles: dict[str, str]
    page: Page = field(default_factory=lambda: Page("", "", "docx"))
    lines: list[str] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    length: int = 0
    paragraphs: int = 0
    tables: int = 0
    lead: int | None = None
    """The paragraph right before, which a list continues."""
    where: str = ""
    """The part of the file, before the number of a paragraph."""

    def document(self, path: str) -> Document:
        document = self.page.document()
        return replace(document, path=path, source="\n".join(self.lines), has_lines=False)

    def margin(self, where: str, element: Element) -> None:
        """A header or footer, whose paragraphs are counted anew."""
        self.where, self.paragraphs, self.lead = f"{where}, ", 0, None
        self.container(element)

    def container(self, element: Element) -> None:
        """Paragraphs and tables of the body, a cell, a content control or a text box."""
        for child in element:
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                self._table(child)
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
                self.container(child)

    def _paragraph(self, paragraph: Element) -> None:
        self.paragraphs += 1
        kind, level = self._kind(paragraph)
        locator = f"{self.where}paragraph {self.paragraphs}"
        lead = (self.lead,) if kind == "list-item" and self.lead is not None else ()
        index = self._add(kind, list(_texts(paragraph)), locator, level=level, lead=lead)
        if index is not None and kind != "list-item":
            self.lead = index
        for picture in paragraph.iter(_PICTURE):
            self._picture(picture, locator)
        for box in paragraph.iter(f"{_W}txbxContent"):
            if not any(ancestor.tag == _FALLBACK for ancestor in box.iterancestors()):
                self.container(box)

    def _add(
        self, kind: BlockKind, texts: Sequence[_Text], locator: str, *, level: int = 0, lead: tuple[int, ...] = ()
    ) -> int | None:
        start = at = self.length
        for text, element in texts:
            if text and element is not None:
                self.shown.append(Shown(at, at + len(text), element))
            at += len(text)
        text = "".join(text for text, _ in texts)
        self.lines.append(text)
        self.length += len(text) + 1
        return self.page.add(kind, [(text, start, start + len(text))], level=level, lead=lead, locator=locator)

    def _kind(self, paragraph: Element) -> tuple[BlockKind, int]:
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return "paragraph", 0
        style = properties.find(f"{_W}pStyle")
        name = self.styles.get(style.get(f"{_W}val"), "") if style is not None else ""
        if name.lower() == "title":
            return "heading", 1
        if heading := _HEADING.match(name):
            return "heading", min(int(heading[1]) + 1, 6)
        if properties.find(f"{_W}numPr") is not None:
            return "list-item", 0
        return next((kind for pattern, kind in _KINDS if pattern.search(name)), "paragraph"), 0

    def _picture(self, picture: Element, locator: str) -> None:
        said = picture.get("descr") or ""
        if said.strip():
            self._add("alt", [(said, picture)], locator)
        else:
            self.page.miss(f"picture without alternative text in {locator}", max(self.length - 1, 0))

    def _table(self, table: Element) -> None:
        """The first row heads the columns, a short first cell its row."""
        self.tables += 1
        heads: dict[int, int] = {}
        for row, tr in enumerate(table.iter(f"{_W}tr"), 1):
            row_head: tuple[int, ...] = ()
            for column, cell in enumerate(tr.findall(f"{_W}tc"), 1):
                texts = [text for paragraph in cell.iter(f"{_W}p") for text in (("\n", None), *_texts(paragraph))][1:]
                locator = f"{self.where}table {self.tables}, row {row}, column {column}"
                lead = (*((heads[column],) if column in heads else ()), *row_head)
                index = self._add("header-cell" if row == 1 else "cell", texts, locator, lead=lead)
                if index is not None and row == 1:
                    heads[column] = index
                elif index is not None and column == 1:
                    row_head = (index,)
        self.lead = None


def _texts(element: Element) -> Iterator[_Text]:
    """What a paragraph shows: inserted text too, deleted, hidden and repeated text not."""
    for child in element:
        if child.tag in _NOT_SHOWN:
            continue
        if child.tag == f"{_W}t":
            yield child.text or "", child
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag], child
        elif child.tag == f"{_W}r" and child.find(f"{_W}rPr/{_W}vanish") is not None:
            continue
        else:
            yield from _texts(child)
