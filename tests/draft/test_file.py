"""The file of a draft: written back in its own line ends, and never over what somebody else wrote."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.cli import output
from claimtrack.draft.file import ConflictError, opened, save, save_beside
from claimtrack.errors import UsageError


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


@given(
    lines=st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff")), max_size=4),
    end=st.sampled_from(("\n", "\r\n", "\r")),
    mark=st.sampled_from(("", "\ufeff")),
)
def test_saving_what_was_opened_changes_no_byte(folder: Path, lines: list[str], end: str, mark: str) -> None:
    file = folder / "page.md"
    before = (mark + end.join(lines)).encode()
    file.write_bytes(before)
    held = opened(file)
    assert "\r" not in held.text
    save(file, held.text, held.version, output.write_bytes)
    assert file.read_bytes() == before


def test_what_somebody_else_wrote_stays(folder: Path) -> None:
    file = folder / "page.html"
    file.write_text("<p>One.</p>")
    held = opened(file)
    file.write_text("<p>Two.</p>")
    with pytest.raises(ConflictError, match=r"page\.html was changed by somebody else; nothing was written") as caught:
        save(file, "<p>Mine.</p>", held.version, output.write_bytes)
    assert caught.value.now.text == file.read_text() == "<p>Two.</p>"


def test_a_copy_beside_never_takes_the_place_of_another(folder: Path) -> None:
    file = folder / "copy.txt"
    file.write_text("One.")
    names = [Path(save_beside(file, text, output.write_bytes)).name for text in ("a", "b")]
    assert names == ["copy.mine.txt", "copy.mine-2.txt"]
    assert [(folder / name).read_text() for name in names] == ["a", "b"]


def test_a_link_is_followed_and_stays_a_link(folder: Path) -> None:
    real, link = folder / "real.txt", folder / "link.txt"
    real.write_text("One.")
    link.symlink_to(real)
    save(link, "Two.", opened(link).version, output.write_bytes)
    assert link.is_symlink()
    assert real.read_text() == "Two."


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("none.txt", None, "none.txt: cannot be read: No such file"),
        ("page.txt", b"caf\xe9", "page.txt: not UTF-8 text (offset 3); save it as UTF-8 first"),
        ("page.docx", b"PK", "page.docx: not edited here; save its text as .txt or .md"),
        ("page.xyz", b"", "page.xyz: '.xyz' files are not read; write into a .txt, .md or .html file"),
        ("page", b"", "page: a file without a suffix is not read; write into a .txt, .md or .html file"),
    ],
)
def test_what_cannot_be_edited_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes | None, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    if data is not None:
        Path(name).write_bytes(data)
    with pytest.raises(UsageError) as caught:
        opened(Path(name))
    assert str(caught.value).startswith(said)
