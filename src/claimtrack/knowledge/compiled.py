"""One layer as one text: what the cache keeps for a folder, and what the wheel carries instead of one.

A JSON array: a header, then one record a line. Lines are cut apart, not parsed, so that reading a library costs little
more than reading the file; a record is parsed when it is first asked for.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from claimtrack.knowledge.models import Layer
from claimtrack.knowledge.tables import Rows

_BEGIN, _BETWEEN, _END = b"[\n", b",\n", b"\n]\n"


@dataclass(frozen=True)
class Compiled:
    """One layer, read and validated."""

    layer: Layer
    extends: str
    """As library.yaml says."""
    below: str
    """Digest of the layers below it was validated against; empty where there are none."""
    rows: Rows
    origin: Mapping[str, Any] = field(default_factory=dict)
    """What the writer of the text wants to know again: JSON values."""


def encode(compiled: Compiled) -> bytes:
    """The layer as text."""
    records = [record for rows in compiled.rows.values() for record in rows.values()]
    header = {
        "layer": compiled.layer.model_dump(),
        "extends": compiled.extends,
        "below": compiled.below,
        "origin": dict(compiled.origin),
        "tables": {table: [*rows] for table, rows in compiled.rows.items()},
        "sha256": hashlib.sha256(_BETWEEN.join(records)).hexdigest(),
    }
    return _BEGIN + _BETWEEN.join((json.dumps(header).encode(), *records)) + _END


def decode(text: bytes) -> Compiled:
    """The layer of a text; raises ValueError (also KeyError, TypeError) where it is not whole."""
    if not (text.startswith(_BEGIN) and text.endswith(_END)):
        raise ValueError("not a compiled layer")
    first, _, rest = text[len(_BEGIN) : -len(_END)].partition(_BETWEEN)
    header = json.loads(first)
    if hashlib.sha256(rest).hexdigest() != header["sha256"]:
        raise ValueError("the records are not those that were written")
    records = iter(rest.split(_BETWEEN))
    rows = {table: {name: next(records) for name in names} for table, names in header["tables"].items()}
    layer = Layer.model_validate(header["layer"])
    return Compiled(layer, header["extends"], header["below"], rows, header["origin"])
