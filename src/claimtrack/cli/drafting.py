"""`claimtrack claims new`: the file of a new claim, to be filled in."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimtrack.cli import audit_drafts, options, output
from claimtrack.errors import UsageError

if TYPE_CHECKING:
    from claimtrack.evidence.library import Library

_GENERAL = "general"


class _Seen(NamedTuple):
    """What a line of copy claims."""

    topic: str
    effect: str
    sentence: str
    place: str


def add(under: options.Verbs) -> None:
    """Add the verb under `claims`."""
    parser = under.add_parser(
        "new",
        help="draft the file of a claim",
        description="Draft the file of a claim; it is refused by `claims validate` until it is filled in.",
    )
    parser.add_argument(
        "claim", metavar="TREATMENT/ID", nargs="?", help="what to call it; general/ID if of no one treatment"
    )
    parser.add_argument("--topic", metavar="T", help="what is claimed, a row of topics.yaml")
    parser.add_argument("--effect", metavar="E", help="increase, decrease, improve, restore, remove, treat ...")
    parser.add_argument(
        "--from",
        dest="seen",
        metavar="FILE:LINE",
        help="a line of copy that makes it: gives the topic, the effect and the first example",
    )
    parser.add_argument(
        "--from-audit",
        metavar="DIR",
        type=Path,
        help="list the claims that the last audit of a site found and the library does not hold, most frequent first",
    )
    parser.add_argument(
        "--top", metavar="N", type=options.number, help="with --from-audit: draft the files of the first N"
    )
    options.add_library(parser)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Write the draft and print what comes next."""
    if arguments.from_audit is not None:
        return audit_drafts.run(arguments)
    if arguments.claim is None:
        raise UsageError("name the claim, TREATMENT/ID; or --from-audit DIR for those a site makes")
    return _draft(arguments)


def _draft(arguments: Namespace) -> int:
    from claimtrack.knowledge.drafting import Draft, text_of, usual_kind
    from claimtrack.knowledge.writing import write

    folder = options.own_folder(arguments)
    library = options.library(arguments)
    treatment = _treatment(arguments.claim, library)
    seen = _seen(arguments, library)
    topic = options.one_of(seen.topic, library.records.topics, "topic")
    path = folder / f"{arguments.claim}.yaml"
    if path.exists():
        raise UsageError(f"{path.as_posix()} is there already; choose another id, or edit the file")
    if arguments.claim in library.claims:
        raise UsageError(f"a layer below holds {arguments.claim}; choose another id")
    kind = usual_kind(topic, library.claims)
    path.parent.mkdir(exist_ok=True)
    write(path, text_of(Draft(arguments.claim, treatment, seen.effect, topic, kind, seen.sentence, seen.place)))
    output.write(_next(path, folder, arguments.claim), None)
    return 0


def _treatment(claim: str, library: Library) -> str | None:
    from claimtrack.knowledge.layout import slot

    place = slot(f"{claim}.yaml")
    if isinstance(place, str) or place.table != "claims":
        raise UsageError(f"'{claim}' is no claim's id; write TREATMENT/ID in lower case: microcurrent/less-puffiness")
    folder = claim.split("/")[0]
    return None if folder == _GENERAL else options.one_of(folder, library.records.treatments, "treatment")


def _seen(arguments: Namespace, library: Library) -> _Seen:
    from claimtrack.knowledge.models import EFFECT_CLASSES

    topic, effect = arguments.topic, arguments.effect
    if effect is not None:
        options.one_of(effect, EFFECT_CLASSES, "effect")
    if arguments.seen is not None:
        found = _claimed_at(arguments.seen, topic, library)
        return found._replace(effect=effect or found.effect)
    if topic is None or effect is None:
        raise UsageError("say --topic and --effect, or --from FILE:LINE for a line that makes the claim")
    return _Seen(topic, effect, "", "")


def _claimed_at(name: str, topic: str | None, library: Library) -> _Seen:
    """The first mention on the line that no claim of the library covers; any of the topic, if one is named."""
    from claimtrack.checker import check

    file, line = options.place(name)
    report = check(file, library)
    found = [
        one
        for one in report.mentions
        if one.place.start and one.place.end and one.place.start.line <= line <= one.place.end.line
        if one.mention.topic == topic or (topic is None and one.mention.claim is None)
    ]
    if not found:
        what = f"mention of {topic}" if topic else "claim that the library does not hold"
        raise UsageError(f"{name}: no {what} is found there; 'claimtrack explain {name}' says what is")
    best = min(found, key=lambda one: (one.mention.claim is not None, not one.mention.claimed))
    return _Seen(best.mention.topic, best.mention.effect, best.sentence, name)


def _next(path: Path, folder: Path, claim: str) -> str:
    where = folder.as_posix()
    return f"""\
{path.as_posix()} is drafted. Next:
  1. fill in the file; its comments say how, and claims/CONTRIBUTING.md of claimtrack says more
  2. claimtrack claims validate {where}
  3. see whether the examples are read as you mean them: claimtrack claims test {where} --claim {claim}
  4. write 'record: active', and read the verdict: claimtrack explain {claim} --claims {where}
  5. a reviewer signs: claimtrack claims review {claim} --claims {where} --name NAME --role ROLE
"""
