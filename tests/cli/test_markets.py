"""Markets on the command line: what is asked for, what is printed, what a policy's name explains."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from claimtrack.cli import options
from claimtrack.knowledge.library import packaged
from claimtrack.knowledge.models import Market
from claimtrack.knowledge.policies import Channel, ProductClass
from tests.cli.conftest import Run

OURS = ("--claims", str(packaged()), "--as-of", "2026-11-22")


@pytest.fixture
def page(here: Path) -> str:
    (here / "page.md").write_text("Microcurrent improves circulation.\n\nBotox smooths frown lines.\n")
    return "page.md"


def test_the_names_are_those_of_policies() -> None:
    assert get_args(Market) == options.MARKETS
    assert get_args(ProductClass) == options.CLASSES
    assert get_args(Channel) == options.CHANNELS


def test_a_market_adds_its_policies(run: Run, page: str) -> None:
    assert "Botox" not in run("check", page, *OURS).out
    ran = run("check", page, "--market", "uk,au", *OURS)
    assert ran.code == 1
    assert "uk-cap-12-12-pom" in ran.out
    assert "Australia: TGA: Therapeutic Goods Act 1989 s 42DL(10)" in ran.out
    assert ran.out.count("This is no legal advice.") == 1


def test_the_class_of_the_product_decides_which_hold(run: Run, page: str) -> None:
    assert "Health Canada" not in run("check", page, "--market", "ca", *OURS).out
    assert "Health Canada" in run("check", page, "--market", "ca", "--product-class", "cosmetic", *OURS).out


def test_a_policy_is_explained_by_its_name(run: Run) -> None:
    ran = run("explain", "uk-cap-12-12-pom", *OURS)
    assert ran.code == 0
    assert "Human Medicines Regulations 2012" in ran.out
    assert "https://www.asa.org.uk/news/botox-and-other-poms.html" in ran.out
    assert "did you mean 'uk-cap-12-12-pom'?" in run("explain", "uk-cap-12-12-pon", *OURS).err
