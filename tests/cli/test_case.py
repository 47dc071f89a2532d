"""`claimtrack case` as it is called: a false alarm becomes a test in one command."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests import studio
from tests.cli.conftest import Run

PAGE = """\
<title>Lamp facial | Glowhaven</title>
<h1>Our menu at Glowhaven</h1>
<p>Ring Dr Ann Fox on 01225 555 0199. It boosts collagen.</p>
<ul><li>Boosts ATP</li><li>Boosts moisture</li></ul>
<p>We are open
until late. It boosts
hair growth.</p>
"""


@pytest.fixture
def page(here: Path) -> Path:
    studio.write(here, {"menu.html": PAGE})
    return here / "menu.html"


def kept(here: Path) -> list[Path]:
    return sorted((here / "claims" / "cases").glob("*.yaml"))


def test_a_false_alarm_becomes_a_test(run: Run, here: Path, page: Path) -> None:
    ran = run("case", "menu.html:3", "--expect", "quiet", "--topic", "collagen", "--yes")
    assert ran.code == 0
    (case,) = kept(here)
    text = case.read_text(encoding="utf-8")
    assert text == (
        "expect: quiet\ntopic: collagen\npage: lamp\nheadings:\n  - Our menu at [name]\n"
        "text: Ring Dr [name] on [phone]. It boosts collagen.\n"
    )
    assert text in ran.out
    assert "Taken out of: Ring Dr Ann Fox on 01225 555 0199. It boosts collagen.\n" in ran.out
    assert "It is read as collagen about lamp (verb-object): not as expected, so the test fails.\n" in ran.out
    tested = run("claims", "test")
    assert tested.code == 1
    assert tested.out.splitlines() == [
        f'cases/{case.stem}: quiet of collagen: "Ring Dr [name] on [phone]. It boosts collagen." is read as'
        " collagen about lamp (verb-object)",
        "9 of 9 examples and 0 of 1 cases as expected",
    ]
    again = run("case", "menu.html:3", "--expect", "quiet", "--topic", "collagen", "--yes")
    assert again.code == 2
    assert "is there already" in again.err


def test_only_the_sentence_on_the_line_is_meant(run: Run, here: Path, page: Path) -> None:
    assert run("case", "menu.html:5", "--expect", "quiet", "-y").code == 0
    (case,) = kept(here)
    assert "sentence: We are open until late.\n" in case.read_text(encoding="utf-8")
    assert run("claims", "test").out == "9 of 9 examples and 1 of 1 cases as expected\n"


def test_nothing_is_written_without_a_yes(run: Run, here: Path, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run("case", "menu.html:3", "--expect", "flag")
    assert ran.code == 0
    assert ran.out.endswith("Nothing was written; --yes writes without asking.\n")
    assert not kept(here)

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for answer, number in (("n\n", 0), ("\n", 0), ("y\n", 1)):
        monkeypatch.setattr("sys.stdin", Terminal(answer))
        assert run("case", "menu.html:3", "--expect", "flag").code == 0
        assert len(kept(here)) == number


def test_a_folder_may_be_named(run: Run, here: Path, page: Path) -> None:
    assert run("case", "menu.html:3", "--expect", "treatment=lamp", "-y", "-o", "elsewhere/kept").code == 0
    (case,) = (here / "elsewhere" / "kept").glob("treatment-lamp-*.yaml")
    assert "expect: treatment\ntreatment: lamp\n" in case.read_text(encoding="utf-8")
    assert not kept(here)


@pytest.mark.parametrize(
    "arguments,message",
    [
        (
            ["menu.html:4", "--expect", "flag"],
            "several things stand here; name one by its column:\n  menu.html:4:9  Boo",
        ),
        (["menu.html:9", "--expect", "flag"], "menu.html:9: nothing that readers see stands here"),
        (["menu.html:3:1", "--expect", "flag"], "menu.html:3:1: nothing that readers see stands here"),
        (["menu.html", "--expect", "flag"], "'menu.html' is no place; write it as page.html:12"),
        (["menu.html:0", "--expect", "flag"], "'menu.html:0' is no place"),
        (["menu.html:3", "--expect", "loud"], "'loud' is no expectation; write quiet, flag or treatment=ID"),
        (["menu.html:3", "--expect", "treatment=lam"], "no treatment 'lam'; did you mean 'lamp'?"),
        (["menu.html:3", "--expect", "flag", "--topic", "colagen"], "did you mean 'collagen'?"),
        (["menu.html:3"], "--expect"),
        (["nowhere.html:3", "--expect", "flag"], "nowhere.html: no such file"),
    ],
)
def test_what_cannot_be_kept(run: Run, here: Path, page: Path, arguments: list[str], message: str) -> None:
    ran = run("case", *arguments, "--yes")
    assert ran.code == 2
    assert message in ran.err
    assert not kept(here)


def test_one_of_several_by_its_column(run: Run, here: Path, page: Path) -> None:
    assert run("case", "menu.html:4:10", "--expect", "flag", "-y").code == 0
    (case,) = kept(here)
    assert "kind: list-item\n" in case.read_text(encoding="utf-8")
    assert "Boosts ATP" in case.read_text(encoding="utf-8")


def test_no_library_of_ones_own(run: Run, here: Path, page: Path) -> None:
    for path in sorted((here / "claims").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    ran = run("case", "menu.html:3", "--expect", "flag", "-y")
    assert ran.code == 2
    assert "no library stands above menu.html to keep the case in; name a folder with -o DIR" in ran.err
