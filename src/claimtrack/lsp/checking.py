"""One version of an open text, judged; or why it could not be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from claimtrack.checker import Judge, Judged
from claimtrack.documents import read_text
from claimtrack.documents.language import foreign_language
from claimtrack.documents.model import Block, Document
from claimtrack.errors import BrokenError, ClaimtrackError, Problem
from claimtrack.lsp.buffers import Buffer
from claimtrack.lsp.judges import Judges
from claimtrack.lsp.kinds import copy_format
from claimtrack.policy.finding import Occurrence, Passage


@dataclass(frozen=True)
class Checked:
    """A text and what was found in it."""

    buffer: Buffer
    judge: Judge
    judged: Judged

    @property
    def document(self) -> Document:
        """The text as it was read."""
        return self.judged.document

    def occurrences_at(self, offset: int) -> list[Occurrence]:
        """What is said at an offset, the shortest stretch first."""
        spans = [one for one in self.judged.page.occurrences if one.place.span.start <= offset <= one.place.span.end]
        return sorted(spans, key=lambda one: one.place.span.end - one.place.span.start)

    def block_of(self, passage: Passage) -> Block | None:
        """The block that a passage stands in; null for what stands in none."""
        prints = {finding.fingerprint for finding in passage.findings}
        found = (one for one in self.judged.page.occurrences if one.fingerprint in prints)
        return next((self.document.blocks[one.mention.block] for one in found if one.mention.block >= 0), None)


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A text that was not judged."""

    buffer: Buffer
    reason: str
    """Empty where nobody asked for it to be."""
    wrong: bool = True
    """Whether something is to be mended; else the text is just not one that is read."""
    problems: tuple[Problem, ...] = ()
    """What is to be mended, in the files of a library, configuration or baseline."""


def check(buffer: Buffer, judges: Judges) -> Checked | Unchecked:
    """Read and judge a text that is copy."""
    file = buffer.file or Path()
    try:
        if judges.excluded(file):
            return Unchecked(buffer, "", wrong=False)
        document = read_text(buffer.text, buffer.path, copy_format(buffer))
        if language := foreign_language(document):
            return Unchecked(buffer, f"not English (looks {language}): claims are read in English only", wrong=False)
        judge = judges.of(file)
        return Checked(buffer, judge, judges.page(judge, document))
    except BrokenError as error:
        first = f"{error.problems[0]}" if error.problems else "the library cannot be used"
        return Unchecked(buffer, f"not checked: {first}", problems=error.problems)
    except ClaimtrackError as error:
        return Unchecked(buffer, f"not checked: {error}")
