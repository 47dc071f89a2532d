"""CSV and TSV: every cell that readers are shown, led by its column's header and its row's title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimtrack.documents import keys
from claimtrack.documents.decoded import Decoded, unescape, verbatim
from claimtrack.documents.drafts import Draft, finish
from claimtrack.documents.model import Document
from claimtrack.documents.rich import rich_text

_DOUBLED = re.compile('""')
_LONGEST_TITLE = 80
Row = list[Decoded]


def read_csv(source: str, path: str) -> Document:
    """The first row is the header unless one of its fields is itself prose."""
    return _read(source, path, "csv", _delimiter(source))


def read_tsv(source: str, path: str) -> Document:
    """Like `read_csv`, split at tabs."""
    return _read(source, path, "tsv", "\t")


def _read(source: str, path: str, format: str, delimiter: str) -> Document:  # noqa: A002 - the contract's word
    rows = _rows(source, delimiter)
    header = next(rows, [])
    drafts: list[Draft] = []
    columns: dict[int, tuple[str, list[Draft]]] = {}
    if any(keys.is_prose(field.text) and len(field.text) > _LONGEST_TITLE for field in header):
        drafts += _row(header, columns)
    else:
        for index, field in enumerate(header):
            shown = rich_text(field, "header-cell") if keys.classify(field.text) in ("copy", "unknown") else []
            columns[index] = field.text, shown
            drafts += shown
    for row in rows:
        drafts += _row(row, columns)
    return Document(path, format, source, finish(drafts))


def _row(row: Row, columns: dict[int, tuple[str, list[Draft]]]) -> list[Draft]:
    drafts: list[Draft] = []
    title: tuple[Draft, ...] = ()
    for index, field in enumerate(row):
        key, header = columns.get(index, ("", []))
        if not keys.is_shown(field.text, keys.classify(key) if key else "unknown"):
            continue
        cells = rich_text(field, "cell")
        for cell in cells:
            cell.path = (key,) if key else ()
            cell.lead = (*header, *title)
        drafts += cells
        if cells and not title and len(field.text) <= _LONGEST_TITLE:
            title = (cells[0],)
    return drafts


def _delimiter(source: str) -> str:
    first = source[:10_000].partition("\n")[0]
    return max(",;\t|", key=first.count)


@cache
def _field(delimiter: str) -> re.Pattern[str]:
    mark = re.escape(delimiter)
    return re.compile(rf'[ ]*"(?P<quoted>(?:[^"]++|"")*+)"?[^{mark}\r\n]*+|(?P<plain>[^{mark}\r\n]*+)')


def _rows(source: str, delimiter: str) -> Iterator[Row]:
    field = _field(delimiter)
    row: Row = []
    at = 1 if source.startswith("\ufeff") else 0
    while at < len(source):
        match = field.match(source, at)
        assert match is not None  # the plain alternative matches the empty string
        if match["quoted"] is not None:
            row.append(unescape(source, *match.span("quoted"), _DOUBLED, lambda _: '"'))
        else:
            row.append(verbatim(source, *match.span("plain")))
        at = match.end()
        if source.startswith(delimiter, at):
            at += 1
            continue
        at += 2 if source.startswith("\r\n", at) else 1
        yield row
        row = []
    if row:
        yield row
