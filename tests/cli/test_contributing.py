"""claims/CONTRIBUTING.md followed word for word: its files are written, its commands run, their output compared."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from claimtrack.cli import main

GUIDE = (Path(__file__).parents[2] / "claims/CONTRIBUTING.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(?P<info>\w+[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
EXIT = re.compile(r"\[exit (\d)\]")


class Command(NamedTuple):
    line: str
    shown: list[str]
    """Lines of the output that the guide shows, `...` standing for anything."""
    code: int


def commands(text: str) -> Iterator[Command]:
    for part in re.split(r"^\$ claimtrack ", text, flags=re.MULTILINE)[1:]:
        line, *shown = part.splitlines()
        codes = [int(found[1]) for one in shown if (found := EXIT.fullmatch(one))]
        yield Command(line, [one for one in shown if not EXIT.fullmatch(one)], codes[0] if codes else 0)


def printed(shown: str, output: str) -> bool:
    pattern = ".*".join(map(re.escape, shown.split("...")))
    return any(re.fullmatch(pattern, line) for line in output.splitlines())


def follow(info: list[str], text: str, capsys: pytest.CaptureFixture[str]) -> Iterator[str]:
    """Do what a block says; what did not go as shown."""
    match info:
        case [_, file]:
            Path(file).parent.mkdir(parents=True, exist_ok=True)
            Path(file).write_text(text, encoding="utf-8")
        case [_, file, "edit"]:
            before, after = text.strip().split(" -> ")
            path = Path(file)
            assert before in path.read_text(encoding="utf-8")
            path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
        case ["console"]:
            for command in commands(text):
                code = main(shlex.split(command.line))
                output = "".join(capsys.readouterr())
                if code != command.code:
                    yield f"{command.line}: exit {code}\n{output}"
                yield from (
                    f"{command.line}: does not print {one!r}\n{output}"
                    for one in command.shown
                    if not printed(one, output)
                )


def test_the_guide_can_be_followed_word_for_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = [(found["info"].split(), found["text"]) for found in BLOCK.finditer(GUIDE)]
    assert sum(info == ["console"] for info, _ in blocks) == GUIDE.count("```console") > 8
    assert [fault for info, text in blocks for fault in follow(info, text, capsys)] == []


def test_commands_in_passing_are_commands() -> None:
    from claimtrack.cli.parser import build

    mentioned = re.findall(r"`claimtrack ([a-z][^`]*)`", GUIDE)
    assert len(mentioned) > 3
    for line in mentioned:
        arguments = shlex.split(line)
        if len(arguments) > 1:
            assert callable(build().parse_args(arguments).run), line
