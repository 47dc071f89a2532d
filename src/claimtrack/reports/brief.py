"""A brief for writers: what to say of a treatment, what not, what to show and hold; as text, HTML or Word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from io import BytesIO

from claimtrack.briefing import Briefing, Refusal, Sentence
from claimtrack.errors import UsageError
from claimtrack.evidence.assessment import Status
from claimtrack.knowledge.models import Claim
from claimtrack.knowledge.policies import Policy
from claimtrack.policy.market_wording import NAMES, asks, cited
from claimtrack.policy.wording import STATUS_WORDS
from claimtrack.reports.prose import folded, layers

_MOST_POLICIES = 3
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}"
    "h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #ccc}"
    "li{margin:.5rem 0}small{display:block;color:#555;overflow-wrap:anywhere}"
    "@media print{body{margin:0;font-size:11pt}}"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to read, with what stands below it in small print."""

    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its items."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A brief laid out: the same for every format."""

    title: str
    lead: str
    sections: tuple[Section, ...]
    ending: tuple[str, ...]


def outline(briefing: Briefing) -> Outline:
    """The brief in order of use; a section with nothing in it is left out, except what may be said."""
    profile = briefing.profile
    where = ", ".join(NAMES[market] for market in profile.markets) or "no market"
    kind = f"; {profile.product_class.replace('-', ' ')}" if profile.product_class else ""
    sections = (
        Section("May say", tuple(map(_sentence, briefing.may_say)) or (Item("Nothing of an effect."),)),
        Section("May say with this beside it", tuple(map(_sentence, briefing.with_beside))),
        Section("Never say", tuple(map(_refusal, briefing.never))),
        Section("Not in these words", tuple(map(_refusal, briefing.reword))),
        Section(
            "No further than", tuple(Item(policy.rewrite.text, tuple(_policy(policy))) for policy in briefing.ceilings)
        ),
        Section("Must show", tuple(Item(policy.rewrite.text, tuple(_policy(policy))) for policy in briefing.show)),
        Section(
            "Records to hold", tuple(Item(policy.discharge.need, tuple(_policy(policy))) for policy in briefing.hold)
        ),
    )
    return Outline(
        title=f"{_name(briefing)}: before you write",
        lead=f"For {where}; {profile.channel}{kind}; evidence as of {briefing.as_of.isoformat()}.",
        sections=tuple(section for section in sections if section.items),
        ending=tuple(_ending(briefing)),
    )


def text(briefing: Briefing) -> str:
    """The brief for a terminal, each line ended by a line feed."""
    page = outline(briefing)
    return "\n".join((page.title, page.lead, *_body(page))) + "\n"


def html(briefing: Briefing) -> str:
    """The brief as one page that needs nothing else."""
    page = outline(briefing)
    title = escape(page.title)
    body = "\n".join(_html_section(section) for section in page.sections)
    ending = " ".join(map(escape, page.ending))
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n<style>{_STYLE}</style>\n'
        f"</head>\n<body>\n<h1>{title}</h1>\n<p>{escape(page.lead)}</p>\n{body}\n"
        f"<footer><p><small>{ending}</small></p></footer>\n</body>\n</html>\n"
    )


def docx(briefing: Briefing) -> bytes:
    """The brief as a Word file; needs the extra `office`."""
    try:
        from docx import Document
        from docx.shared import Pt
    except ImportError:
        raise UsageError("writing Word files needs python-docx; install claimtrack[office]") from None
    page, document = outline(briefing), Document()
    document.core_properties.title = page.title
    document.core_properties.author = "claimtrack"
    document.core_properties.created = datetime(*briefing.as_of.timetuple()[:3])
    document.add_heading(page.title, 0)
    document.add_paragraph(page.lead)
    for section in page.sections:
        document.add_heading(section.title, 1)
        for item in section.items:
            document.add_paragraph(item.text, style="List Bullet")
            for note in item.notes:
                small = document.add_paragraph(style="List Continue")
                small.add_run(note).font.size = Pt(9)
    for line in page.ending:
        document.add_paragraph(line)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def claim_text(briefing: Briefing, claim: Claim, status: Status) -> str:
    """The brief for one claim, for a terminal: its status first, nothing that is not about it."""
    page = outline(briefing)
    lines = [claim.id, f"  {claim.text}", f"  {status}: {STATUS_WORDS[status]}", page.lead]
    refused = {refusal.claim.id for refusal in (*briefing.never, *briefing.reword)}
    if claim.id not in refused:
        lines.append("None of its examples is reported.")
    return "\n".join((*lines, *_body(page))) + "\n"


def _sentence(sentence: Sentence) -> Item:
    return Item(sentence.text, sentence.beside)


def _refusal(refusal: Refusal) -> Item:
    notes = [
        f"such as: {'; '.join(refusal.such_as)}",
        f"{refusal.rule}; {refusal.status}: {STATUS_WORDS[refusal.status]}",
    ]
    notes += [f"evidence: {', '.join(refusal.sources)}"] if refusal.sources else []
    notes += [note for policy in refusal.policies[:_MOST_POLICIES] for note in _policy(policy)]
    if more := refusal.policies[_MOST_POLICIES:]:
        notes.append(f"and {', '.join(policy.id for policy in more)}")
    return Item(refusal.claim.text, tuple(notes))


def _policy(policy: Policy) -> Iterator[str]:
    yield f"{NAMES[policy.market]}: {cited(policy)}; {asks(policy)} ({policy.id})"
    yield policy.sources[0]


def _name(briefing: Briefing) -> str:
    name = briefing.treatment.name if briefing.treatment else "every treatment"
    return name[:1].upper() + name[1:]


def _ending(briefing: Briefing) -> Iterator[str]:
    yield f"Library {layers(briefing.layers)}; evidence as of {briefing.as_of.isoformat()}."
    yield "Every sentence under 'may say' was put on a page of its own and came through the checker."
    if not briefing.profile.markets:
        yield "No market is set: judged by the evidence alone. --market us,uk adds what regulators restrict."
    yield "Policies are told in our words; this is no legal or medical advice."


def _body(page: Outline) -> Iterator[str]:
    for section in page.sections:
        yield from ("", section.title)
        for item in section.items:
            yield folded(item.text, "  - ", "    ")
            yield from (folded(note, "      ", "      ") for note in item.notes)
    yield ""
    yield from (folded(line) for line in page.ending)


def _html_section(section: Section) -> str:
    items = "\n".join(_html_item(item) for item in section.items)
    return f"<section>\n<h2>{escape(section.title)}</h2>\n<ul>\n{items}\n</ul>\n</section>"


def _html_item(item: Item) -> str:
    notes = "".join(f"<small>{_linked(note)}</small>" for note in item.notes)
    return f"<li>{escape(item.text)}{notes}</li>"


def _linked(note: str) -> str:
    shown = escape(note)
    return f'<a href="{shown}">{shown}</a>' if note.startswith(("https://", "http://")) else shown
