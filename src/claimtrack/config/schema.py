"""The JSON Schema of claimtrack.toml, for editors that complete and check it (Taplo, Even Better TOML, PyCharm)."""

from __future__ import annotations

import json

from claimtrack.config.model import Config
from claimtrack.policy.rules import RULES


def schema() -> str:
    """JSON Schema, draft 2020-12, as text; `severity` and `ignores` know the names of the rules."""
    made = Config.model_json_schema()
    rules = {"enum": [rule.name for rule in RULES]}
    for table in (made, made["$defs"]["ProfileRow"]):
        table["properties"]["severity"]["propertyNames"] = rules
    made["$defs"]["IgnoresTable"]["properties"]["allow"]["items"] = rules
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:claimtrack:config:1",
        "title": "claimtrack.toml",
    }
    return json.dumps(made | head, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
