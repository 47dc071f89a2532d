"""Records kept as canonical JSON, one row each, and built when first asked for.

A check touches a few dozen claims of a library; the others stay text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

from claimtrack.knowledge.models import Record

Rows = dict[str, dict[str, bytes]]
"""Table -> id -> the record as canonical JSON in UTF-8: fields in the model's order, defaults left out."""

R = TypeVar("R", bound=Record)


def row(record: Record) -> bytes:
    """The canonical JSON of a record."""
    return record.model_dump_json(exclude_defaults=True, by_alias=True).encode()


class Table(Mapping[str, R], Generic[R]):
    """Id -> record, immutable; a record is built on first access."""

    __slots__ = ("_build", "_built", "_rows")

    def __init__(self, model: type[R], rows: Mapping[str, bytes]) -> None:
        self._build: Callable[[bytes], R] = model.model_validate_json
        self._rows = rows
        self._built: dict[str, R] = {}

    @classmethod
    def built_by(cls, build: Callable[[bytes], R], rows: Mapping[str, bytes]) -> Table[R]:
        """A table whose model need not be imported until a record is asked for."""
        table = cls.__new__(cls)
        table._build, table._rows, table._built = build, rows, {}
        return table

    def __getitem__(self, key: str) -> R:
        record = self._built.get(key)
        if record is None:
            record = self._built[key] = self._build(self._rows[key])
        return record

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __repr__(self) -> str:
        return f"<{len(self)} records>"
