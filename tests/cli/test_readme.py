"""What the README and the guides show of the command line: every command parses, every help text is word for word."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from claimtrack.cli import main
from claimtrack.cli.parser import build

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDES = "\n".join(guide.read_text(encoding="utf-8") for guide in sorted((ROOT / "docs").glob("*.md")))
COMMAND = re.compile(r"^\$ claimtrack (?P<arguments>[^|<>&\n]*?)(?:\s+#.*)?$", re.MULTILINE)
HELP = re.compile(r"^\$ claimtrack (?P<arguments>.*?--help)\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)


def commands() -> list[str]:
    shown = [match["arguments"] for match in COMMAND.finditer(f"{README}\n{GUIDES}")]
    return [arguments for arguments in shown if not arguments.endswith(("--help", "--version"))]


@pytest.mark.parametrize("arguments", commands())
def test_every_command_shown_is_one(arguments: str) -> None:
    assert callable(build().parse_args(shlex.split(arguments)).run)


@pytest.mark.parametrize("arguments,text", HELP.findall(README))
def test_help_is_shown_word_for_word(
    arguments: str, text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    with pytest.raises(SystemExit):
        build().parse_args(shlex.split(arguments))
    assert text.rstrip() == capsys.readouterr().out.rstrip()


def test_the_finding_on_the_first_screen_is_what_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("COLUMNS", raising=False)
    first = COMMAND.search(README)
    assert first
    shown = README[first.end() : README.index("```", first.end())].strip()
    main([*shlex.split(first["arguments"]), "--as-of", "2026-11-22"])
    assert f"{shown}\n\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    "file", ["README.md", *(f"docs/{guide.name}" for guide in sorted((ROOT / "docs").glob("*.md")))]
)
def test_links_within_the_project_lead_somewhere(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", text)
    assert [target for target in targets if not ((ROOT / file).parent / target).exists()] == []
