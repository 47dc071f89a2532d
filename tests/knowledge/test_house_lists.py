"""Lists that other tools keep become rows of house words; what is no plain wording is named and left out."""

from __future__ import annotations

import pytest

from claimtrack.knowledge.house_lists import NoListError, read_list, spelled_out

VALE = """\
extends: substitution
message: Use '%s' instead of '%s'.
ignorecase: true
swap:
  adviser: advisor
  '(?:e-mail|electronic mail)': email
  colou?r: shade|hue
  'facial(s?) with[^.]*glow': x
"""
EXISTENCE = "extends: existence\nmessage: no\ntokens:\n  - miracle\n  - '\\bworld class\\b'\n  - 'a.*b'\n"
PRH = """\
version: 1
rules:
  - expected: jQuery
    pattern: jquery.js
    prh: as its makers write it
  - expected: skin care
    patterns: [/skincare/i, '/skin(?:-| )?care regime/']
  - expected: $1 ml
    pattern: '/(\\d+)ml/'
  - expected: facial
  - expected: treatment
    pattern:
      - procedure
"""


@pytest.mark.parametrize(
    "pattern, forms",
    [
        ("adviser", ("adviser",)),
        ("e-mail", ("e-mail",)),
        ("(?:anti|age) wrinkle", ("anti wrinkle", "age wrinkle")),
        ("colou?r", ("colour", "color")),
        ("non(?: |-)?surgical", ("non surgical", "non-surgical", "nonsurgical")),
        ("very (?:truly )?yours", ("very truly yours", "very yours")),
        ("one|two words", ("one", "two words")),
        (r"\bmiracle\b", ("miracle",)),
        ("(?:a|b) c|d", None),
        ("(?:a|(?:b|c))", None),
        ("(a)?", None),
        ("[Mm]iracle", None),
        ("glow.*", None),
        (r"\d+ ml", None),
        ("(?!not) miracle", None),
        ("(?:a|b)" * 7, None),
        ("", None),
    ],
)
def test_a_pattern_is_written_out_or_not_taken(pattern: str, forms: tuple[str, ...] | None) -> None:
    assert spelled_out(pattern) == forms


@pytest.mark.parametrize(
    "text, suffix, rows, left_out",
    [
        (
            'never,instead,why\nmiracle,good,too much\n"a, b",,\n',
            ".csv",
            [("miracle", "good", "too much"), ("a, b", None, None)],
            [],
        ),
        ("Why;Never\nno;100% safe?\n;\n", ".csv", [("100% safe?", None, "no")], []),
        ("never\tinstead\nmiracle\tgood\nMiracle\tbetter\n", ".tsv", [("miracle", "good", None)], []),
        (
            VALE,
            ".yml",
            [
                ("adviser", "advisor", None),
                ("e-mail", "email", None),
                ("electronic mail", "email", None),
                ("colour", "shade", None),
                ("color", "shade", None),
            ],
            ["facial(s?) with[^.]*glow"],
        ),
        (EXISTENCE, ".yaml", [("miracle", None, None), ("world class", None, None)], ["a.*b"]),
        (
            PRH,
            ".yml",
            [
                ("jquery.js", "jQuery", "as its makers write it"),
                ("skincare", "skin care", None),
                ("skin-care regime", "skin care", None),
                ("skin care regime", "skin care", None),
                ("skincare regime", "skin care", None),
                ("procedure", "treatment", None),
            ],
            [r"(\d+)ml"],
        ),
    ],
)
def test_a_list_becomes_rows(
    text: str, suffix: str, rows: list[tuple[str, str | None, str | None]], left_out: list[str]
) -> None:
    found = read_list(text, suffix)
    assert [(row.never, row.instead, row.why) for row in found.rows] == rows
    assert list(found.left_out) == left_out


@pytest.mark.parametrize(
    "text, suffix, said",
    [
        ("word,other\n", ".csv", "no column 'never'"),
        ("", ".csv", "no column 'never'"),
        ("a: [\n", ".yml", "no YAML (line 2)"),
        ("a: 1\n", ".yml", "neither a Vale rule"),
        ("- 1\n", ".yaml", "neither a Vale rule"),
    ],
)
def test_what_is_no_list_is_refused(text: str, suffix: str, said: str) -> None:
    with pytest.raises(NoListError) as raised:
        read_list(text, suffix)
    assert said in str(raised.value)
