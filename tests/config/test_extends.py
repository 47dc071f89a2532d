"""One configuration on another: settings of the nearest file that speaks, rows one after the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack import documents
from claimtrack.config import Setup, load
from claimtrack.errors import ConfigError
from claimtrack.knowledge.library import Records, packaged
from claimtrack.policy.profile import Profile

RECORDS = Records.load(claims=packaged())


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "site").mkdir()
    return tmp_path


def judged_by(path: str) -> Profile:
    return Setup().profiles(RECORDS)(documents.read_text("Skin.\n", path))


def test_what_the_nearer_file_does_not_say_the_other_says(here: Path) -> None:
    Path("house.toml").write_text(
        'markets = ["uk"]\nchannel = "social"\nseverity = {house-word = "off", absolute-wording = "info"}\n'
        '[[house]]\nnever = "miracle"\n[[profiles]]\npaths = ["site/au/**"]\nmarkets = ["au"]\n'
    )
    Path("site/claimtrack.toml").write_text(
        'extends = ["../house.toml"]\nchannel = "ad"\nseverity = {house-word = "error"}\n[[house]]\nnever = "magic"\n'
    )
    profile = judged_by("site/page.md")
    assert (profile.markets, profile.channel, profile.named_by) == (("uk",), "ad", "house.toml:1:11")
    assert profile.severity == (("absolute-wording", "info"), ("house-word", "error"))
    assert [word.never for word in profile.house] == ["magic", "miracle"]
    abroad = judged_by("site/au/page.md")
    assert (abroad.markets, abroad.named_by) == (("au",), "house.toml:6:1")


def test_an_empty_list_is_said_too(here: Path) -> None:
    Path("house.toml").write_text('markets = ["uk"]\n')
    Path("claimtrack.toml").write_text('extends = ["house.toml"]\nmarkets = []\n')
    assert judged_by("page.md").markets == ()


def test_a_row_may_set_severities_for_its_pages(here: Path) -> None:
    Path("claimtrack.toml").write_text(
        'severity = {house-word = "info"}\n[[profiles]]\npaths = ["blog/**"]\nseverity = {house-word = "off"}\n'
    )
    assert judged_by("page.md").severity == (("house-word", "info"),)
    assert judged_by("blog/page.md").severity == (("house-word", "off"),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('extends = ["gone.toml"]\n', "claimtrack.toml:1:12: 'gone.toml' is no file; write its path relative to this"),
        ('extends = ["claimtrack.toml"]\n', "claimtrack.toml:1:12: 'claimtrack.toml' extends this file; break the"),
        ('extends = ["other.toml"]\n', "other.toml:1:12: '../claimtrack.toml' is no file"),
        ('ignores = {allow = ["refuted"]}\n', "claimtrack.toml:1:21: no rule 'refuted'; did you mean 'refuted-claim'?"),
        (
            '[[profiles]]\npaths = ["a"]\nseverity = {hous-word = "off"}\n',
            "claimtrack.toml:3:13: no rule 'hous-word'; did you mean 'house-word'?",
        ),
        ('severity = {house-word = "loud"}\n', "claimtrack.toml:1:26: "),
        ("max_warnings = -1\n", "claimtrack.toml:1:16: "),
    ],
)
def test_what_is_wrong_is_named_with_its_place(here: Path, text: str, said: str) -> None:
    Path("other.toml").write_text('extends = ["../claimtrack.toml"]\n')
    Path("claimtrack.toml").write_text(text)
    with pytest.raises(ConfigError) as raised:
        load(Path("claimtrack.toml"))
    assert str(raised.value).startswith(said)


def test_a_circle_over_two_files_is_found(here: Path) -> None:
    Path("a.toml").write_text('extends = ["b.toml"]\n')
    Path("b.toml").write_text('extends = ["a.toml"]\n')
    with pytest.raises(ConfigError, match=r"b\.toml:1:12: 'a\.toml' extends this file; break the circle"):
        load(Path("a.toml"))
