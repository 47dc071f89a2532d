"""The nearest claimtrack.toml holds for a page, row by row; what is wrong in it is named with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack import documents
from claimtrack.config import Setup, find, load
from claimtrack.errors import ConfigError
from claimtrack.knowledge.library import Records, packaged
from claimtrack.policy.profile import Profile

RECORDS = Records.load(claims=packaged())
WRONG = (
    ('market = ["us"]\n', "1:1: 'market' is no field here; did you mean 'markets'?"),
    ('markets = ["uk", "usa"]\n', "1:18: 'markets' is 'usa'; "),
    ('\nchannel = "web"\n', "2:11: 'channel' is 'web'; did you mean 'website'?"),
    ('[[profiles]]\npath = ["a"]\n', "2:1: 'path' is no field here; did you mean 'paths'?"),
    ('profiles = [{}, {markets = "uk"}]\n', "1:28: "),
    ("as_of = 2026\n", "1:9: "),
    ("house = [{instead = 'x'}]\n", "1:10: 'never' is missing"),
    ("a =\n", "1:4: this is no TOML: invalid value"),
    ("a = [1\n", "2:1: this is no TOML: "),
    ("a = 1\na = 2\n", "2:6: this is no TOML: "),
)
DISCHARGES = (
    ('{policy = "uk-cap-3-45-testimonial"}', "2:2: an entry is for a claim or for a fingerprint; write one of the two"),
    (
        '{policy = "uk-cap-3-45-testimonal", claim = "microcurrent/atp-boost"}',
        "2:12: no policy 'uk-cap-3-45-testimonal'; did you mean 'uk-cap-3-45-testimonial'?",
    ),
    (
        '{policy = "uk-cap-3-45-testimonial", claim = "microcurrent/atp-bost"}',
        "2:47: no claim 'microcurrent/atp-bost'; did you mean 'microcurrent/atp-boost'?",
    ),
    (
        '{policy = "uk-cap-3-45-testimonial", fingerprint = "12"}',
        "2:53: '12' is no fingerprint; copy the 20 digits from the JSON report",
    ),
    (
        '{policy = "uk-cap-12-12-pom", claim = "microcurrent/atp-boost"}',
        "2:12: uk-cap-12-12-pom cannot be discharged: it does not allow the claim, whatever is held;"
        " delete this entry and change the copy",
    ),
    (
        '{policy = "uk-cap-3-7-substantiation", claim = "microcurrent/atp-boost"}',
        "2:12: uk-cap-3-7-substantiation is not cleared by a record but by evidence; delete this entry",
    ),
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def judged_by(path: str, source: str = "Skin.\n") -> Profile:
    return Setup().profiles(RECORDS)(documents.read_text(source, path))


@pytest.mark.parametrize("text, said", WRONG)
def test_what_is_wrong_is_named_with_its_place(here: Path, text: str, said: str) -> None:
    Path("claimtrack.toml").write_text(text)
    with pytest.raises(ConfigError) as raised:
        load(Path("claimtrack.toml"))
    assert str(raised.value).startswith(f"claimtrack.toml:{said}")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("entry, said", DISCHARGES)
def test_a_discharge_names_what_there_is_and_what_a_record_can_clear(here: Path, entry: str, said: str) -> None:
    Path("claimtrack.toml").write_text(f"discharged = [\n {entry},\n]\n")
    with pytest.raises(ConfigError) as raised:
        judged_by("page.md")
    assert str(raised.value) == f"claimtrack.toml:{said}"


def test_every_fault_is_named_at_once(here: Path) -> None:
    Path("claimtrack.toml").write_text('chanel = "ad"\nmarkets = ["xx"]\n')
    with pytest.raises(ConfigError) as raised:
        load(Path("claimtrack.toml"))
    assert [problem.line for problem in raised.value.problems] == [1, 2]


def test_the_nearest_file_upward_holds(here: Path) -> None:
    Path("a/b").mkdir(parents=True)
    Path("claimtrack.toml").write_text('markets = ["us"]\n')
    Path("a/claimtrack.toml").write_text('markets = ["uk"]\nchannel = "social"\n')
    assert judged_by("page.md").markets == ("us",)
    deep = judged_by("a/b/page.md")
    assert (deep.markets, deep.channel, deep.named_by) == (("uk",), "social", "a/claimtrack.toml:1:11")


def test_a_table_in_pyproject_serves_too_and_another_project_is_passed_over(here: Path) -> None:
    Path("a").mkdir()
    Path("a/pyproject.toml").write_text('[project]\nname = "site"\n')
    Path("pyproject.toml").write_text('[project]\nname = "x"\n\n[tool.claimtrack]\nmarkets = ["eu"]\n')
    assert find(Path("a")) == Path("pyproject.toml")
    assert judged_by("a/page.md").named_by == "pyproject.toml:5:11"
    Path("pyproject.toml").write_text("[tool.claimtrack]\nmarket = 1\n")
    with pytest.raises(ConfigError, match=r"^pyproject\.toml:2:1: 'market' is no field here"):
        judged_by("a/page.md")


ROWS = """\
markets = ["us"]
product_class = "service"

[[profiles]]
paths = ["au/**", "*.au.md"]
markets = ["au"]

[[profiles]]
hosts = ["Example.CO.UK"]
markets = ["uk"]
channel = "ad"

[[profiles]]
hreflang = ["en-ca"]
paths = ["world/**"]
markets = ["ca"]

[[profiles]]
hreflang = ["de", "fr"]
markets = ["eu"]
product_class = "cosmetic"

[[profiles]]
markets = []
"""
LANG = '<html lang="{}"><p>Skin.</p></html>'


@pytest.mark.parametrize(
    "path, source, markets, place",
    [
        ("page.md", "Skin.\n", "us", 1),
        ("au/deep/page.md", "Skin.\n", "au", 4),
        ("blog/one.au.md", "Skin.\n", "au", 4),
        ("saved/example.co.uk/index.html", LANG.format("en"), "uk", 8),
        ("https://user@example.co.uk:443/index.html", LANG.format("en"), "uk", 8),
        ("https://example.com/example.co.uk/index.html", LANG.format("en"), "us", 1),
        ("world/a.html", LANG.format("en-CA"), "ca", 13),
        ("home/a.html", LANG.format("en-CA"), "us", 1),
        ("a.html", LANG.format("de-AT"), "eu", 18),
        ("a.html", LANG.format("den"), "us", 1),
    ],
)
def test_the_first_row_that_fits_says_where_a_page_runs(
    here: Path, path: str, source: str, markets: str, place: int
) -> None:
    Path("claimtrack.toml").write_text(ROWS)
    profile = judged_by(path, source)
    assert profile.markets == (markets,)
    assert profile.named_by.split(":")[1] == str(place)


def test_a_row_takes_over_what_it_does_not_say(here: Path) -> None:
    Path("claimtrack.toml").write_text(ROWS)
    uk, german = judged_by("example.co.uk/a.md"), judged_by("a.html", LANG.format("de"))
    assert (uk.product_class, uk.channel) == ("service", "ad")
    assert (german.product_class, german.channel) == ("cosmetic", "website")


def test_without_a_file_nothing_is_said(here: Path) -> None:
    assert judged_by("page.md") == Profile()


def test_what_the_readme_shows_is_right(here: Path) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    shown = readme.split("```toml\n")[1].split("```")[0]
    Path("claimtrack.toml").write_text(shown)
    assert judged_by("au/page.md").markets == ("au",)
    assert [entry.policy for entry in judged_by("page.md").discharges] == ["uk-cap-3-45-testimonial"]


def test_advice_is_given_in_toml(here: Path) -> None:
    Path("claimtrack.toml").write_text('markets = "uk"\n[[house]]\ninstead = "x"\n')
    with pytest.raises(ConfigError) as raised:
        load(Path("claimtrack.toml"))
    assert [problem.instead for problem in raised.value.problems] == ["write markets = [...]", "add 'never = ...'"]
