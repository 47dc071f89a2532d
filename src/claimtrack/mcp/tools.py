"""The tools by name: what each is told to be for, what it takes, and which answer of the shelf it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from claimtrack.errors import UsageError
from claimtrack.mcp.shelf import OfRecord, OfText, OfTreatment, Question, Shelf
from claimtrack.policy.wording import STATUS_WORDS

INSTRUCTIONS = (
    "claimtrack finds the claims that clinic copy makes about treatments and judges each by graded evidence and, for"
    " the markets named, by advertising policies. Before writing ask `brief`; while writing `check_text`; for other"
    " words `suggest`; for the evidence behind an answer `explain`. A status says what the evidence holds of a claim: "
    + "; ".join(f"{status}: {words}" for status, words in STATUS_WORDS.items())
    + ". No findings means none in the text that was read, not that the copy is clean: it misses claims. Much of the"
    " evidence is graded and not yet signed off. This is no legal or medical advice; a person decides what is"
    " published."
)


@dataclass(frozen=True)
class Tool:
    """One tool: `answer` is called with the shelf and the question, once the arguments fit."""

    name: str
    says: str
    takes: type[Question]
    answer: Callable[[Shelf, Any], dict[str, Any]]

    def call(self, shelf: Shelf, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """The answer; UsageError in one line where the arguments do not fit, or have no answer."""
        try:
            asked = self.takes.model_validate(arguments)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            place = ".".join(map(str, first["loc"]))
            raise UsageError(f"{self.name}: {place}: {first['msg']}") from None
        return self.answer(shelf, asked)


TOOLS: Mapping[str, Tool] = {
    tool.name: tool
    for tool in (
        Tool(
            "check_text",
            "Find the claims in clinic copy: each with its place (code points), rule, severity, status of the evidence,"
            " policies, and for each passage a wording that clears it. An empty list of findings does not make the copy"
            " clean; `skipped` and `unread` say what was not read.",
            OfText,
            Shelf.check_text,
        ),
        Tool(
            "suggest",
            "The passages of clinic copy that need other words, each with the wording that evidence and markets allow"
            " and the findings it clears. `range` is what it replaces; null: it does not fit in as it stands; an empty"
            " text: leave the sentence out.",
            OfText,
            Shelf.suggest,
        ),
        Tool(
            "brief",
            "Before writing about a treatment: what may be said (each sentence has been through the checker), what only"
            " with something beside it, what never, what must be shown, and which records to hold.",
            OfTreatment,
            Shelf.brief,
        ),
        Tool(
            "explain",
            "All that is held on a claim (evidence for, against and missing, sources, allowed wording), on a rule, or"
            " on a market's policy with its citation, in our own words.",
            OfRecord,
            Shelf.explain,
        ),
    )
}
