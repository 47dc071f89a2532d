"""What names somebody is taken out; what the library or the language knows stays."""

from __future__ import annotations

import pytest

from claimtrack.cases.redaction import Redactor
from claimtrack.documents import read_text
from claimtrack.knowledge.library import Records
from tests import studio

PAGE = """\
<title>Lamp Facial | Glowhaven, Larch Street</title>
<h1>Lamp Facial at Glowhaven</h1>
<p>We love the lamp facial at Glowhaven. Everybody at GlowHaven Lounge welcomes you.</p>
<p>Come to the lounge. Arrive early. {text}</p>
"""


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Records:
    return Records.load(studio.library(tmp_path_factory.mktemp("studio")))


@pytest.mark.parametrize(
    "text,redacted",
    [
        ("Glowhaven boosts collagen.", "[name] boosts collagen."),
        ("Our clinic at Glowhaven & GlowHaven.", "Our clinic at [name]."),
        ("The lounge boosts ATP.", "The lounge boosts ATP."),
        ("Ask Dr Ann O'Hara about it.", "Ask Dr [name] about it."),
        ("Mrs. Lee-Smith had it.", "Mrs. [name] had it."),
        ('"It works," says Priya.', '"It works," says [name].'),
        ("Anna, 43, likes it.", "[name], 43, likes it."),
        ("Jo B. likes it.", "[name] likes it."),
        ("We use the Zapper\u2122 wand.", "We use [name]\u2122 wand."),
        ("Ring 01225 555 0199 now.", "Ring [phone] now."),
        ("Ring +44 (0)20 7946 0018.", "Ring [phone]."),
        ("Write to a.b@glow.example.", "Write to [email]."),
        ("See https://glow.example/lamp?x=1.", "See [link]."),
        ("See glowhaven.co.uk/book today.", "See [link] today."),
        ("Follow @glow.haven now.", "Follow [handle] now."),
        ("It lifts by 500% for \u00a31,250 in 2024-2025.", "It lifts by 500% for \u00a31,250 in 2024-2025."),
        ("The Lamp Facial boosts ATP on Monday.", "The Lamp Facial boosts ATP on Monday."),
        ("Arrive in April.", "Arrive in April."),
    ],
)
def test_a_sentence(records: Records, text: str, redacted: str) -> None:
    page = read_text(PAGE.format(text=text), "page.html", "html")
    assert Redactor(page, records).redact(text) == redacted


def test_a_title_loses_its_names(records: Records) -> None:
    page = read_text(PAGE.format(text=""), "page.html", "html")
    assert Redactor(page, records).redact("Lamp Facial | Glowhaven, Larch Street") == "Lamp Facial | [name], [name]"


def test_redacting_twice_changes_nothing(records: Records) -> None:
    redact = Redactor(read_text(PAGE.format(text="Mr Fox called 01225 555 0199."), "page.html", "html"), records).redact
    once = redact("Mr Fox of Glowhaven called 01225 555 0199.")
    assert redact(once) == once == "Mr [name] of [name] called [phone]."
