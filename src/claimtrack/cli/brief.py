"""`claimtrack brief`: what a writer reads before writing of a treatment."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from claimtrack.cli import options, output
from claimtrack.cli.settings import Settings
from claimtrack.errors import UsageError

if TYPE_CHECKING:
    from claimtrack.policy.profile import Profile


def add(verbs: options.Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "brief",
        help="before writing: may say, never say, must show, records to hold",
        description="What may be said of a treatment, what must not, what has to be shown and held. Every sentence"
        " that may be said has been through the checker, in the markets that are named.",
    )
    parser.add_argument("treatment", metavar="TREATMENT", help="its id or a name: microcurrent, Botox")
    options.add_market(parser)
    parser.add_argument("--format", choices=("text", "html", "docx", "json"), default="text", help="(default: text)")
    options.add_output(parser)
    options.add_library(parser)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print or write the brief."""
    from claimtrack.briefing import brief, treatment_named
    from claimtrack.reports import brief as reports
    from claimtrack.reports import brief_json

    if arguments.format == "docx" and arguments.output is None:
        raise UsageError("a Word file goes to a file; write -o brief.docx")
    settings, profile = settings_here(arguments)
    treatment = treatment_named(arguments.treatment, settings.library.records.treatments)
    found = brief(settings.library, treatment, profile, settings.as_of)
    if arguments.format == "docx":
        output.write_bytes(reports.docx(found), arguments.output)
        return 0
    render = {"text": reports.text, "html": reports.html, "json": brief_json.render}[arguments.format]
    output.write(render(found), arguments.output)
    return 0


def settings_here(arguments: Namespace) -> tuple[Settings, Profile]:
    """Library, day and profile of a page that would stand in the working directory."""
    from claimtrack.documents import read_text

    settings = Settings.of(arguments, None)
    return settings, settings.profiles(read_text("", "page.txt"))
