"""One value of a configuration replaced in its text; all else stays as somebody wrote it."""

from __future__ import annotations

import re

from claimtrack.config.loading import Loaded
from claimtrack.config.places import places

_STRING = re.compile(r'"[^"\\\n]*"|\'[^\'\n]*\'')


def with_value(loaded: Loaded, key: str, value: str) -> str:
    """The text with another string under a key that has a plain one."""
    at = places(loaded.text)[(*loaded.table, key)].value
    found = _STRING.match(loaded.text, at)
    assert found is not None, f"{key} holds a string, as the model of the configuration says"
    return f'{loaded.text[:at]}"{value}"{loaded.text[found.end() :]}'
