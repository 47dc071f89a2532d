"""What the page asks for and what it is told: judging, explaining, saving. Knows nothing of HTTP."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from claimtrack import documents
from claimtrack.checker import Judge
from claimtrack.documents.model import Document
from claimtrack.draft.file import Opened, Write, opened, save, save_beside
from claimtrack.errors import UsageError, shown
from claimtrack.knowledge.models import Market
from claimtrack.policy.market_wording import NAMES
from claimtrack.policy.profile import Profile
from claimtrack.reports.explain_json import payload as explanation
from claimtrack.reports.json import payload
from claimtrack.version import __version__

_UNNAMED = "draft"
_FORMATS = {"text": "Plain text", "markdown": "Markdown", "html": "HTML"}
_MOST_NAMES = 500


class Question(BaseModel):
    """Base of what the page sends."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class ToJudge(Question):
    text: str
    format: str
    markets: list[Market]


class ToExplain(Question):
    names: Annotated[list[str], Field(max_length=_MOST_NAMES)]
    markets: list[Market]


class ToSave(Question):
    text: str
    version: str
    """Of the file that the text was made from."""
    beside: bool = False
    """Into a new file beside it, whatever became of the file."""


@dataclass(frozen=True)
class Desk:
    """One library, one day, perhaps one file. Questions are answered one at a time."""

    judge: Judge
    profiles: Callable[[Document], Profile]
    write: Write
    file: Path | None = None
    _one_at_a_time: Lock = field(default_factory=Lock, repr=False)

    def start(self) -> dict[str, Any]:
        """What the page is filled with. Raises UsageError where the file cannot be edited."""
        with self._one_at_a_time:
            file = opened(self.file) if self.file else None
            formats = _FORMATS if file is None else {file.format: file.format.capitalize()} | _FORMATS
            chosen = self._profile("", file.format if file else "text").markets
            return {
                "version": __version__,
                "as_of": self.judge.as_of.isoformat(),
                "formats": [{"id": id_, "name": name} for id_, name in formats.items()],
                "markets": [{"id": id_, "name": name, "chosen": id_ in chosen} for id_, name in NAMES.items()],
                "file": _file(file) if file else None,
            }

    def judged(self, asked: ToJudge) -> Mapping[str, Any]:
        """The report on the text, as `check --format json` gives it. Raises UsageError for an unknown format."""
        with self._one_at_a_time:
            read = documents.read_typed(asked.text, self._path, asked.format)
            if not isinstance(read, Document):
                return payload(self.judge.report([], [read]))
            markets = tuple(market for market in NAMES if market in asked.markets)
            profile = replace(self.profiles(read), markets=markets, named_by="")
            return payload(self.judge.report([self.judge.page(read, profile)]))

    def explained(self, asked: ToExplain) -> Mapping[str, Any]:
        """Name -> what it stands for, as `explain --format json` gives it; null for a name that has no page."""
        with self._one_at_a_time:
            return {name: self._explained(name, tuple(asked.markets)) for name in asked.names}

    def saved(self, asked: ToSave) -> Mapping[str, Any]:
        """The file as it stands after writing. Raises ConflictError where somebody else wrote it meanwhile."""
        if self.file is None:
            raise UsageError("no file is open; copy the text, or download it")
        with self._one_at_a_time:
            if asked.beside:
                return {"beside": save_beside(self.file, asked.text, self.write)}
            return _file(save(self.file, asked.text, asked.version, self.write))

    def settle(self) -> None:
        """Return once nothing is being written."""
        with self._one_at_a_time:
            pass

    def _explained(self, name: str, markets: tuple[Market, ...]) -> Mapping[str, Any] | None:
        try:
            return explanation(self.judge.library, name, self.judge.as_of, markets)
        except UsageError:
            return None

    @property
    def _path(self) -> str:
        return shown(self.file).as_posix() if self.file else _UNNAMED

    def _profile(self, text: str, format_: str) -> Profile:
        return self.profiles(documents.read_text(text, self._path, format_))


def _file(file: Opened) -> dict[str, Any]:
    return {"name": file.name, "format": file.format, "text": file.text, "version": file.version}
