"""Workflow commands as the runner of GitHub Actions reads them: escaped, at most ten of a kind, the worst first."""

from __future__ import annotations

import re
from dataclasses import replace

from claimtrack.checker import Report
from claimtrack.documents.model import Position
from claimtrack.reports import render
from claimtrack.reports.style import Style
from tests.reports.machines import HOSTILE, hard, hostile, many, without_lines
from tests.reports.made import full, report

_COMMAND = re.compile(r"::(?P<name>\w+) (?P<properties>[^:]*)::(?P<data>.*)")


def read(made: Report) -> tuple[list[tuple[str, dict[str, str], str]], list[str]]:
    """Commands as the runner reads them, each line on its own; and the lines that are none."""
    commands, plain = [], []
    for line in render("github", made, Style()).split("\n")[:-1]:
        match = _COMMAND.fullmatch(line)
        if match is None:
            plain.append(line)
            continue
        pairs = (pair.split("=", 1) for pair in match["properties"].split(","))
        commands.append((match["name"], {name: plainly(value) for name, value in pairs}, plainly(match["data"])))
    return commands, plain


def plainly(text: str) -> str:
    """The runner's own order: the percent sign last."""
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text


def test_a_command_says_what_is_wrong_where_and_what_to_try() -> None:
    commands, plain = read(full())
    assert commands[0] == (
        "error",
        {"title": "unsupported-claim", "file": "a.html", "line": "1", "col": "4", "endLine": "1", "endColumn": "19"},
        '"builds collagen" says that the lamp changes collagen; a search found no evidence that counts for it'
        " (missing)\ntry: Nobody has measured collagen in people. In one test tube, light raised ATP.",
    )
    assert [name for name, _, _ in commands] == ["error", "warning", "notice", "notice"]
    assert plain == ["4 findings in 3 passages: 1 error, 1 warning, 2 info."]


def test_a_path_with_every_special_character_comes_back_whole() -> None:
    commands, _ = read(hard())
    assert {properties["file"] for _, properties, _ in commands} == {"ärger/50%2C, a:b\n.html"}
    assert commands[0][1]["col"] == "9"


def test_hostile_copy_ends_no_command_and_begins_none() -> None:
    commands, plain = read(hostile())
    assert len(commands) == len(full().findings)
    assert all("\x1b" not in data for _, _, data in commands)
    assert "100%0A {0}" in HOSTILE
    assert "100%0A {0}" in commands[0][2]
    assert len(plain) == 1


def test_columns_only_where_both_ends_are_on_one_line() -> None:
    made = full()
    place = replace(made.findings[0].place, end=Position(2, 5))
    commands, _ = read(replace(made, findings=(replace(made.findings[0], place=place),)))
    assert commands[0][1] == {"title": "unsupported-claim", "file": "a.html", "line": "1", "endLine": "2"}


def test_without_lines_the_file_is_annotated_and_the_place_is_said() -> None:
    ((_, properties, data),), _ = read(without_lines())
    assert properties == {"title": "unsupported-claim", "file": "leaflet.pdf"}
    assert data.startswith("page 3: ")


def test_ten_of_each_kind_the_worst_first_and_the_rest_is_said() -> None:
    commands, plain = read(many(90))
    assert [name for name, _, _ in commands] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert commands[0][1]["file"] == "p00060.html"
    assert plain[-1] == (
        "GitHub shows 10 annotations of a kind; the summary of the step has 20 errors, 20 warnings, 20 info more."
    )


def test_nothing_found_is_never_called_clean() -> None:
    assert render("github", report(), Style()) == "Nothing was read.\n"
