"""The evidence as a networkx graph, arrows toward what is supported: for queries, exports and pictures.

source -> line -> claim, premise -> inference -> claim, claim -> gap, claim -> claim where two are incompatible (stored
once, from the lower id). Assessment never reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import networkx as nx

from claimtrack.evidence.assessment import Assessment
from claimtrack.evidence.levels import NAMES
from claimtrack.evidence.propagation import Standing
from claimtrack.evidence.wording import citation, in_words, shorten, verification, weigh
from claimtrack.knowledge.library import Records
from claimtrack.knowledge.models import Claim, Source

DiGraph: TypeAlias = "nx.DiGraph[str]"


@dataclass(frozen=True, slots=True)
class EvidenceGraph:
    """A directed graph whose node ids are 'claim:ID', 'source:ID', 'line:ID#N', 'inference:ID#N' and 'gap:ID#N'.

    Every node has `kind` (the word before the colon), `label` (a few words) and `text`; claims also `status`, lines
    `direction`, `level` and `weight`, sources `url` and `verified`. Every edge has `role`.
    """

    digraph: DiGraph
    as_of: str
    """ISO date of the statuses; empty where the library holds no claim."""
    focus: str = ""
    """Node of the claim a neighbourhood was drawn around; empty for a whole graph."""

    @classmethod
    def build(
        cls, records: Records, assessments: Mapping[str, Assessment], standings: Mapping[str, Standing]
    ) -> EvidenceGraph:
        """The whole graph; sources that no line cites are left out."""
        digraph: DiGraph = nx.DiGraph()
        for id_, claim in records.claims.items():
            _add_claim(digraph, claim, assessments[id_])
            _add_lines(digraph, claim, records.sources, standings[id_])
            _add_inferences(digraph, claim)
        for one, other in sorted({_pair(c.id, o) for c in records.claims.values() for o in c.incompatible_with}):
            digraph.add_edge(f"claim:{one}", f"claim:{other}", role="incompatible")
        return cls(digraph, next((a.as_of.isoformat() for a in assessments.values()), ""))

    def neighbourhood(self, claim_id: str, depth: int = 2) -> EvidenceGraph:
        """All within `depth` steps of a claim, whichever way the arrows point; 2 reaches its sources and premises."""
        found = {f"claim:{claim_id}"}
        edge = set(found)
        for _ in range(depth):
            edge = {near for node in edge for near in self._beside(node)} - found
            found |= edge
        return EvidenceGraph(nx.subgraph(self.digraph, found), self.as_of, f"claim:{claim_id}")

    def nodes(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Ids and attributes, in order of id."""
        for id_ in sorted(self.digraph):
            yield id_, self.digraph.nodes[id_]

    def edges(self) -> Iterator[tuple[str, str, str]]:
        """(from, to, role), in order."""
        yield from sorted((a, b, self.digraph.edges[a, b]["role"]) for a, b in self.digraph.edges)

    def _beside(self, node: str) -> Iterable[str]:
        yield from self.digraph.successors(node)
        yield from self.digraph.predecessors(node)


def _add_claim(digraph: DiGraph, claim: Claim, assessment: Assessment) -> None:
    digraph.add_node(
        f"claim:{claim.id}",
        kind="claim",
        label=claim.id,
        text=claim.text,
        claim_kind=claim.kind,
        status=assessment.status,
        support=assessment.support,
        dispute=assessment.dispute,
        required=assessment.required,
        flags=list(assessment.flags),
        because=[reason.text for reason in assessment.because],
        would_need=assessment.would_need,
        graded_by=assessment.graded_by,
    )
    for number, gap in enumerate(claim.gaps):
        node = f"gap:{claim.id}#{number}"
        searched = [f"{s.on.isoformat()}, {s.where}" + (f": {s.query}" if s.query else "") for s in gap.searched]
        digraph.add_node(node, kind="gap", label=gap.kind, text=gap.question, searched=searched)
        digraph.add_edge(f"claim:{claim.id}", node, role="needs")


def _add_lines(digraph: DiGraph, claim: Claim, sources: Mapping[str, Source], standing: Standing) -> None:
    for number, (line, grade) in enumerate(zip(claim.lines, standing.grades, strict=True)):
        source, node = sources[line.source], f"line:{claim.id}#{number}"
        digraph.add_node(
            node,
            kind="line",
            label=f"{line.direction}, {in_words(grade.level)}",
            text=line.rationale or "no downgrade",
            direction=line.direction,
            level=NAMES[grade.level],
            weight=weigh(claim, line, source, grade),
            accepted=line.accepted,
            graded_by=line.graded_by,
            signed_by=line.accepted_by.name if line.accepted_by else None,
        )
        if f"source:{source.id}" not in digraph:
            _add_source(digraph, source)
        digraph.add_edge(f"source:{source.id}", node, role="reports")
        digraph.add_edge(node, f"claim:{claim.id}", role=line.direction)


def _add_source(digraph: DiGraph, source: Source) -> None:
    digraph.add_node(
        f"source:{source.id}",
        kind="source",
        label=source.id,
        text=citation(source),
        design=source.design,
        modality=source.modality,
        population=source.population,
        n=source.n,
        finding=shorten(source.finding, 400) if source.finding else None,
        limitations=source.limitations,
        state=source.state,
        url=source.url if source.citable else None,
        verified=verification(source),
    )


def _add_inferences(digraph: DiGraph, claim: Claim) -> None:
    for number, inference in enumerate(claim.inferences):
        node = f"inference:{claim.id}#{number}"
        digraph.add_node(
            node,
            kind="inference",
            label=inference.kind,
            text=inference.rationale,
            warrant=inference.warrant,
            accepted=inference.accepted,
        )
        digraph.add_edge(node, f"claim:{claim.id}", role="infers")
        for premise in inference.premises:
            digraph.add_edge(f"claim:{premise}", node, role="premise")


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)
