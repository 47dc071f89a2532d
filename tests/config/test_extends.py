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


def test_a_file_that_two_others_extend_is_read_once_and_last(here: Path) -> None:
    Path("base.toml").write_text('channel = "ad"\nmarkets = ["eu"]\n[[house]]\nnever = "base"\n')
    Path("left.toml").write_text('extends = ["base.toml"]\n[[house]]\nnever = "left"\n')
    Path("right.toml").write_text('extends = ["./site/../base.toml"]\nmarkets = ["uk"]\n[[house]]\nnever = "right"\n')
    Path("claimtrack.toml").write_text('extends = ["left.toml", "right.toml"]\n')
    profile = judged_by("page.md")
    assert [word.never for word in profile.house] == ["left", "base", "right"]
    assert (profile.markets, profile.channel) == (("eu",), "ad"), "of several the first one that speaks holds"


def test_a_row_without_markets_does_not_say_where_they_come_from(here: Path) -> None:
    Path("claimtrack.toml").write_text('markets = ["uk"]\n[[profiles]]\npaths = ["blog/**"]\nchannel = "ad"\n')
    profile = judged_by("blog/page.md")
    assert (profile.channel, profile.markets, profile.named_by) == ("ad", ("uk",), "claimtrack.toml:1:11")


def test_what_is_excluded_may_be_taken_back_in_the_same_file(here: Path) -> None:
    Path("house.toml").write_text('exclude = ["*.txt"]\n')
    Path("claimtrack.toml").write_text('extends = ["house.toml"]\nexclude = ["drafts/*", "!drafts/a.md"]\n')
    setup = Setup()
    why = {
        name: setup.excluded(Path(name)) for name in ("drafts/a.md", "drafts/b.md", "c.md", "site/d.txt", "../e.txt")
    }
    assert why == {
        "drafts/a.md": None,
        "drafts/b.md": "excluded (claimtrack.toml:2:11)",
        "c.md": None,
        "site/d.txt": "excluded (house.toml:1:11)",
        "../e.txt": None,
    }


def test_a_path_upward_is_beside_and_not_below(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("site/claimtrack.toml").write_text('markets = ["uk"]\n')
    Path("claimtrack.toml").write_text('markets = ["us"]\n[[profiles]]\npaths = ["../*"]\nmarkets = ["ca"]\n')
    monkeypatch.chdir("site")
    assert judged_by("../blog/page.md").markets == ("us",)
    assert judged_by("page.md").markets == ("uk",)


def test_the_table_of_another_tool_is_not_ours(here: Path) -> None:
    Path("claimtrack.toml").write_text('markets = ["uk"]\n')
    for table, markets in (
        ("[tool.claimtrack-site]", ("uk",)),
        ("[tool.claimtrack]", ()),
        ("[tool . claimtrack ]", ()),
    ):
        Path("site/pyproject.toml").write_text(f"{table}\n")
        assert judged_by("site/page.md").markets == markets, table


def test_the_line_ends_of_a_file_do_not_move_a_fault(here: Path) -> None:
    for end in ("\n", "\r\n"):
        text = end.join(('markets = ["uk"]', 'exclude = ["""', 'a""", "b"] # x', "max_warnings = -1", ""))
        Path("claimtrack.toml").write_bytes(b"\xef\xbb\xbf" + text.encode())
        with pytest.raises(ConfigError, match=r"^claimtrack\.toml:4:16: "):
            load(Path("claimtrack.toml"))
        Path("claimtrack.toml").write_bytes(text.replace("-1", "=").encode())
        with pytest.raises(ConfigError, match=r"^claimtrack\.toml:4:16: this is no TOML: "):
            load(Path("claimtrack.toml"))
