"""Whether copy reports what a regulator decided on other people's claims: those are told, not made."""

from __future__ import annotations

import re

_WORDING = (
    r"(?:claims?|claiming|statements?|ads?|adverts?|advertisements?|advertising|posts?|wording|words|listings?|"
    r"references?)"
)
_BODY = (
    r"(?:asa|tga|ftc|mhra|hpra|fda|ahpra|health canada|advertising (?:standards|authority|watchdog|regulator)|"
    r"regulators?|"
    r"watchdogs?|trading standards|medicines agency|medicines regulator|courts?|tribunals?|attorney general)"
)
_RULING = re.compile(
    rf"""\b(?:
      complaints?\b[^.]*\bupheld | upheld\b[^.]*\bcomplaints?
    | (?:told|ordered|asked|required|instructed|forced|made|agreed)\s+to\s+
      (?:remove|withdraw|amend|take\s+down|delete|drop|correct|retract|stop)\s+(?:\w+\s+){{0,3}}{_WORDING}
    | (?:withdrew|withdrawn|retracted|dropped|removed|amended|took\s+down|taken\s+down)\s+(?:\w+\s+){{0,3}}{_WORDING}
    | {_BODY}\b(?:\s+\w+){{0,6}}?\s+
      (?:ruled|upheld|banned|fined|warned|reminded|took\s+action|found\s+that|concluded\s+that)
    | {_WORDING}\s+(?:\w+\s+){{0,4}}
      (?:misled|(?:was|were)\s+(?:found\s+)?(?:to\s+be\s+)?misleading|breached|must\s+not\s+appear)
    | (?:sold|marketed|promoted|advertised)\s+(?:to\s+treat|for\s+treating|as\s+treat\w+)\b
      [^.]*\b(?:is|are|must|needs?|counts?)\b[^.]*\b(?:medical\s+devices?|medicines?|registration|licen[cs]\w+|unlicensed|unapproved|illegal|unlawful)
    )\b""",
    re.VERBOSE,
)
_OWN = re.compile(r"\b(?:we|our|us)\b")


def reports_a_ruling(folded: str) -> bool:
    """Whether a block of folded text reports a ruling, and does not speak of those who publish it."""
    return bool(_RULING.search(folded)) and not _OWN.search(folded)
