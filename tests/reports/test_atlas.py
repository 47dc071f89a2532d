"""The atlas: complete, self-contained, and quick with a thousand claims."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from claimtrack.evidence.assessment import STATUSES
from claimtrack.evidence.library import Library
from claimtrack.reports.atlas import atlas
from tests import studio

AS_OF = date(2026, 11, 22)


@dataclass
class Page(HTMLParser):
    """Elements with their attributes, the scripts, and the text outside them."""

    source: str
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] == "script" and self.lasttag == "script":
            self.scripts.append(data)

    @property
    def data(self) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(self.scripts[0])
        return data


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return studio.library(tmp_path / "claims")


def page(folder: Path) -> Page:
    return Page(atlas(Library.load(claims=folder), AS_OF))


def test_every_claim_is_there_with_its_evidence(folder: Path) -> None:
    data = page(folder).data
    claims = {claim["id"]: claim for claim in data["claims"]}
    assert {id_: claim["status"] for id_, claim in claims.items()} == {
        "lamp/atp": "mechanism-only",
        "lamp/collagen": "missing",
        "lamp/moisture": "supported",
    }
    assert claims["lamp/atp"]["for"][0]["source"] == "dish-2020"
    assert claims["lamp/atp"]["for"][0]["rationale"] == "Cells in a dish are not skin."
    assert claims["lamp/collagen"]["gaps"][0][0] == "Does it raise collagen?"
    assert claims["lamp/collagen"]["rungs"] == [["fact", "Nobody has measured collagen after a lamp facial.", []]]
    assert data["sources"]["dish-2020"]["seen_at"] == ["https://example.org/study"]
    assert "full abstract" in data["sources"]["dish-2020"]["verified"]
    assert set(data["statuses"]) == set(STATUSES)
    assert data["treatments"] == {"lamp": {"name": "lamp facial", "above": []}}
    assert data["markets"] == []


def test_a_source_without_an_address_is_reached_by_its_identifier(folder: Path) -> None:
    for name, identifier in (("dish", "pmid: '123'"), ("trial", "doi: 10.1/x")):
        path = folder / f"sources/{name}-2020.yaml"
        path.write_text(f"{path.read_text(encoding='utf-8')}{identifier}\n", encoding="utf-8")
    sources = page(folder).data["sources"]
    assert sources["dish-2020"]["url"] == "https://pubmed.ncbi.nlm.nih.gov/123/"
    assert sources["trial-2020"]["url"] == "https://doi.org/10.1/x"


def test_a_source_that_may_not_be_cited_is_not(folder: Path) -> None:
    path = folder / "sources/dish-2020.yaml"
    path.write_text(f"{path.read_text(encoding='utf-8')}citable: false\n", encoding="utf-8")
    found = page(folder)
    assert "dish-2020" not in found.source
    assert "source" not in found.data["claims"][0]["for"][0]


def test_markets_say_which_rules_a_plain_claim_breaks_and_which_wording_goes_too_far() -> None:
    found = Page(atlas(Library.load(claims=Path(__file__).parents[2] / "claims"), AS_OF)).data
    claim = next(claim for claim in found["claims"] if claim["id"] == "microcurrent/atp-boost")
    assert "uk" in claim["rules"]
    assert all(found["policies"][id_]["market"] == market for market, ids in claim["rules"].items() for id_ in ids)
    assert all(policy["url"].startswith("http") for policy in found["policies"].values())
    assert [kind for kind, _, not_in in claim["rungs"] if "uk" in not_in] == ["study"]


def test_the_page_asks_the_network_for_nothing(folder: Path) -> None:
    found = page(folder)
    assert not [attributes for _, attributes in found.tags if "src" in attributes or "href" in attributes]
    assert not {tag for tag, _ in found.tags} & {"img", "iframe", "link", "object", "embed"}
    policy = next(a["content"] for _, a in found.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert not re.search(
        r"fetch\(|XMLHttpRequest|import\(|innerHTML|insertAdjacentHTML|document\.write", found.scripts[1]
    )


def test_text_cannot_leave_its_place(folder: Path) -> None:
    path = folder / "lamp/atp.yaml"
    evil = "</script><img src=x> %%DATA%% & <!-- <script>"
    path.write_text(
        path.read_text(encoding="utf-8").replace("The lamp raises ATP in skin.", f"'{evil}'"), encoding="utf-8"
    )
    found = page(folder)
    assert found.data["claims"][0]["text"] == evil
    assert [tag for tag, _ in found.tags if tag in ("script", "img")] == ["script", "script"]


def test_the_same_library_gives_the_same_page(folder: Path) -> None:
    assert page(folder).source == page(folder).source


def test_every_control_has_a_name(folder: Path) -> None:
    source = page(folder).source
    controls = re.findall(r"<(?:input|select)\b[^>]*>", source)
    assert len(controls) == 5
    assert len(re.findall(r"<label[^>]*>[^<]+ <(?:input|select)\b", source)) == len(controls)
