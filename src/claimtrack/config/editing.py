"""One value of a configuration replaced in its text; all else stays as somebody wrote it."""

from __future__ import annotations

from claimtrack.config.loading import Loaded
from claimtrack.config.places import STRING, places


def with_value(loaded: Loaded, key: str, value: str) -> str:
    """The text with another string under a key that has one."""
    at = places(loaded.text)[(*loaded.table, key)].value
    found = STRING.match(loaded.text, at)
    assert found is not None, f"{key} holds a string, as the model of the configuration says"
    return f'{loaded.text[:at]}"{value}"{loaded.text[found.end() :]}'
