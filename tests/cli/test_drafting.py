"""`claimtrack claims new`: a draft that is refused until it is filled in, and then is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import studio
from tests.cli.conftest import Run

DRAFT = Path("claims/lamp/hair.yaml")


def fill(path: Path) -> None:
    """Write something at everything that was left empty."""
    empty = {
        "text:": "text: The lamp makes hair grow.",
        "  - question:": "  - question: Does hair grow more under the lamp than under none?",
    }
    examples = iter(("A lamp facial boosts hair growth every time.", "Does the lamp boost hair growth?"))
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines():
        lines.append(f"    - {next(examples)}" if line == "    -" else empty.get(line, line))
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def test_a_draft_is_refused_until_it_is_filled_in(run: Run) -> None:
    ran = run("claims", "new", "lamp/hair", "--from", "page.html:3")
    assert ran.code == 0
    assert ran.out.startswith("claims/lamp/hair.yaml is drafted. Next:\n")
    lines = DRAFT.read_text(encoding="utf-8").splitlines()
    empty = [
        f"{DRAFT}:{number}" for number, line in enumerate(lines, 1) if line.endswith((":", "-")) and "#" not in line
    ]
    refused = run("claims", "validate")
    assert refused.code == 2
    named = [fault.rpartition(": '")[0].rpartition(":")[0] for fault in refused.err.splitlines()]
    assert named == [place for place in empty if place in named]
    assert len(named) == 4
    fill(DRAFT)
    assert run("claims", "validate").out == "studio 1: 4 claims, 2 sources, 0 devices, no faults\n"
    assert run("claims", "fmt", "claims/lamp/hair.yaml").code == 0
    DRAFT.write_text(DRAFT.read_text(encoding="utf-8").replace("record: draft\n", ""), encoding="utf-8")
    assert run("claims", "test") == (0, "12 of 12 examples as expected\n", "")
    assert "lamp/hair" in run("check", "page.html", "--format", "json").out


def test_a_line_of_copy_gives_topic_effect_and_example(run: Run) -> None:
    run("claims", "new", "lamp/hair", "--from", "page.html:3")
    text = DRAFT.read_text(encoding="utf-8")
    assert "  treatment: lamp\n" in text
    assert "  effect: increase\n  topic: hair\n" in text
    assert '    - "It boosts hair growth."\n' in text
    assert text.startswith("# A draft, from a sentence at page.html:3.")


def test_a_sentence_of_copy_is_quoted_whole(run: Run, here: Path) -> None:
    sentence = 'Lamp facial: "boosts" hair growth\\life # now \u2013 \U0001f600.'
    (here / "odd.md").write_text(f"{sentence}\n", encoding="utf-8")
    run("claims", "new", "lamp/hair", "--topic", "hair", "--from", "odd.md:1")
    fill(DRAFT)
    run("claims", "fmt", str(DRAFT))
    assert "boosts" in run("claims", "show", "lamp/hair").out
    assert '"boosts" hair growth' in run("claims", "show", "lamp/hair").out


def test_topic_and_effect_by_name(run: Run) -> None:
    assert run("claims", "new", "lamp/more-moisture", "--topic", "hydration", "--effect", "improve").code == 0
    text = Path("claims/lamp/more-moisture.yaml").read_text(encoding="utf-8")
    assert "  effect: improve\n  topic: hydration\n" in text
    assert "\nkind: clinical-outcome\n" in text


def test_the_kind_is_the_one_claims_of_the_topic_have(run: Run) -> None:
    run("claims", "new", "lamp/energy", "--topic", "atp-energy", "--effect", "increase")
    assert "\nkind: mechanism\n" in Path("claims/lamp/energy.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments,message",
    [
        (["lamp/atp", "--topic", "hair", "--effect", "improve"], "claims/lamp/atp.yaml is there already"),
        (["lam/hair", "--topic", "hair", "--effect", "improve"], "no treatment 'lam'; did you mean 'lamp'?"),
        (["lamp/hair", "--topic", "hairs", "--effect", "improve"], "did you mean 'hair'?"),
        (["lamp/hair", "--topic", "hair", "--effect", "improves"], "did you mean 'improve'?"),
        (["lamp/Hair", "--topic", "hair", "--effect", "improve"], "'lamp/Hair' is no claim's id"),
        (["sources/hair", "--topic", "hair", "--effect", "improve"], "'sources/hair' is no claim's id"),
        (["../hair", "--topic", "hair", "--effect", "improve"], "'../hair' is no claim's id"),
        (["lamp/hair", "--topic", "hair"], "say --topic and --effect, or --from FILE:LINE"),
        (["lamp/hair", "--from", "page.html"], "'page.html' is no place"),
        (["lamp/hair", "--from", "page.html:1"], "page.html:1: no claim that the library does not hold is found"),
        (["lamp/hair", "--from", "nowhere.html:1"], "nowhere.html"),
    ],
)
def test_what_is_not_drafted(run: Run, here: Path, arguments: list[str], message: str) -> None:
    before = sorted(here.rglob("*"))
    ran = run("claims", "new", *arguments)
    assert ran.code == 2
    assert message in ran.err
    assert sorted(here.rglob("*")) == before


def test_the_packaged_library_is_not_written_to(
    run: Run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    for verb in (["new", "hifu/x", "--topic", "hair", "--effect", "improve"], ["review", "hifu/hifu-lift"]):
        ran = run("claims", *verb, *(["--name", "A", "--role", "B"] if verb[0] == "review" else []))
        assert ran.code == 2
        assert "is not written to; begin one of your own" in ran.err


def test_a_claim_of_the_layer_below_is_not_drafted_again(run: Run, here: Path) -> None:
    studio.write(here / "mine", {"library.yaml": 'name: mine\nversion: "1"\nschema: 1\nextends: ../claims\n'})
    ran = run("claims", "new", "lamp/atp", "--topic", "hair", "--effect", "improve", "--claims", "mine")
    assert (ran.code, "a layer below holds lamp/atp" in ran.err) == (2, True)
    assert run("claims", "new", "general/hair", "--topic", "hair", "--effect", "improve", "--claims", "mine").code == 0
    assert "treatment:" not in (here / "mine" / "general" / "hair.yaml").read_text(encoding="utf-8")
