"""What an assistant may ask, and the answers: the JSON that the command line gives. Knows nothing of the protocol."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from claimtrack import documents
from claimtrack.briefing import brief, treatment_named
from claimtrack.checker import Judge
from claimtrack.documents.model import Document
from claimtrack.knowledge.models import Market
from claimtrack.policy.profile import Profile
from claimtrack.reports import brief_json, explain_json
from claimtrack.reports.json import payload

MOST_CHARACTERS = 200_000
_PATH = "<stdin>"
"""As the command line names copy that is in no file."""

Text = Annotated[str, Field(max_length=MOST_CHARACTERS, description="the copy, whole: headings name the treatment")]
Format = Annotated[str, Field(description="how to read it: text, markdown, html, or another format of `check --as`")]
Markets = Annotated[
    list[Market], Field(description="where it runs; empty: as configured, else by the evidence alone", max_length=5)
]


class Question(BaseModel):
    """Base of the arguments of a tool; its schema is the tool's."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class OfText(Question):
    text: Text
    format: Format = "text"
    markets: Markets = []


class OfTreatment(Question):
    treatment: Annotated[str, Field(max_length=200, description="its id or a name: microcurrent, Botox")]
    markets: Markets = []


class OfRecord(Question):
    id: Annotated[str, Field(max_length=200, description="of a claim (microcurrent/atp-boost), a rule or a policy")]
    markets: Markets = []


@dataclass(frozen=True)
class Shelf:
    """One library on one day; answers raise UsageError in one line where a question cannot be answered."""

    judge: Judge
    profiles: Callable[[Document], Profile]

    def check_text(self, asked: OfText) -> dict[str, Any]:
        """As `check - --as FORMAT --format json`."""
        read = documents.read_typed(asked.text, _PATH, asked.format)
        if not isinstance(read, Document):
            return payload(self.judge.report([], [read]))
        return payload(self.judge.report([self.judge.page(read, self._profile(read, asked.markets))]))

    def suggest(self, asked: OfText) -> dict[str, Any]:
        """As `check_text`, with the passages alone that a wording is offered for, and their findings."""
        report = self.check_text(asked)
        passages = [passage for passage in report["passages"] if passage["suggestion"]]
        offered = {passage["id"] for passage in passages}
        findings = [finding for finding in report["findings"] if finding["passage"] in offered]
        return {**report, "passages": passages, "findings": findings}

    def brief(self, asked: OfTreatment) -> dict[str, Any]:
        """As `brief TREATMENT --format json`."""
        library = self.judge.library
        treatment = treatment_named(asked.treatment, library.records.treatments)
        profile = self._profile(documents.read_text("", "page.txt"), asked.markets)
        return brief_json.payload(brief(library, treatment, profile, self.judge.as_of))

    def explain(self, asked: OfRecord) -> dict[str, Any]:
        """As `explain NAME --format json`."""
        return explain_json.payload(self.judge.library, asked.id, self.judge.as_of, tuple(asked.markets))

    def _profile(self, document: Document, markets: list[Market]) -> Profile:
        profile = self.profiles(document)
        return replace(profile, markets=tuple(dict.fromkeys(markets)), named_by="") if markets else profile
