"""`claimtrack init`: a claimtrack.toml with a comment at everything that may be written in it, and what runs checks."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from pathlib import Path

from claimtrack.cli import options, output, snippets
from claimtrack.errors import UsageError

TEMPLATE = """\
# How claimtrack judges the copy in this folder and below. `claimtrack config show FILE` prints what holds for a file.

# Settings of other files, relative to this one, that hold where this one says nothing.
# extends = ["../claimtrack.toml"]

# Where the copy runs: us, uk, eu, au, ca. Without a market the evidence alone decides.
markets = []

# What is advertised, where the treatment does not say: cosmetic-device, medical-device, cosmetic, medicine, supplement
# or service.
# product_class = "cosmetic-device"

# Where it stands: website, ad or social.
# channel = "website"

# The library to judge by, relative to this file; else claims/ upward from the copy, else the packaged one.
# claims = "claims"

# Refuse another library than this; `claimtrack upgrade --preview` shows what a new one would move.
# library_digest = "0123456789ab"

# Judge the evidence as of this day; else today.
# as_of = 2026-11-22

# What is no copy, as in .gitignore, relative to this file.
# exclude = ["drafts/**"]

# Findings that were there before and do not count; `claimtrack baseline write` makes the file.
# baseline = "claimtrack-baseline.json"

# When a check fails: error, warning, info or never; and at more warnings than this.
# fail_on = "error"
# max_warnings = 20

# How sure the checker has to be to report: high, medium or low.
# min_confidence = "medium"

# How severe a rule's findings are to be: error, warning, info or off. What is refuted or prohibited stays as it is.
# severity = {unregistered-claim = "off", absolute-wording = "info"}

# Rules whose findings a directive in the copy may ignore though they are refuted or prohibited.
# ignores = {allow = ["refuted-claim"]}

# Pages that run elsewhere: the first row whose every selector fits.
# [[profiles]]
# paths = ["au/**"]            # globs as in .gitignore
# hosts = ["example.com.au"]   # by address, or the folder of a saved site
# hreflang = ["en-au"]         # the page's own language
# markets = ["au"]
# severity = {testimonial-as-evidence = "error"}

# A record you hold that clears a policy which asks for one. It must say who, why and which document.
# [[discharged]]
# fingerprint = "30488d46c5c277d4782f"   # one place, from the JSON report; or claim = "..." for every place
# policy = "uk-cap-3-45-testimonial"
# who = "A. Person, practice manager"
# when = 2026-11-22
# why = "Signed and dated statements, with permission to print them"
# document = "records/testimonials-2026.pdf"
# until = 2027-11-22

# Words your house does not print, and what it prints instead.
# [[house]]
# never = "miracle"
# instead = "effective"
# why = "promises what nobody can keep"
"""


def add(verbs: options.Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser("init", help="write a claimtrack.toml that explains itself, and what runs checks")
    parser.add_argument("folder", metavar="DIR", nargs="?", type=Path, default=Path(), help="where (default: here)")
    parser.add_argument(
        "--with",
        dest="snippets",
        metavar="NAMES",
        type=_names,
        action="extend",
        default=[],
        help=f"what runs a check on every change, too, by comma: {', '.join(snippets.FILES)}",
    )
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Write the files; what is there already stays as it is."""
    from claimtrack.config import NAME

    file = arguments.folder / NAME
    if arguments.snippets:
        snippets.check_root(arguments.folder)
    elif file.exists():
        raise UsageError(f"{file.as_posix()} exists already; it was left as it is")
    if file.exists():
        output.write(f"{file.as_posix()} exists already; it was left as it is\n", None)
    else:
        output.write(TEMPLATE, file)
        output.write(f"{file.as_posix()} written\n", None)
    for name in dict.fromkeys(arguments.snippets):
        output.write(snippets.put(name, arguments.folder), None)
    if not arguments.snippets:
        output.write(f"To check every change: claimtrack init --with {','.join(snippets.FILES)}\n", None)
    return 0


def _names(text: str) -> list[str]:
    names = [name.strip() for name in text.split(",")]
    for name in names:
        if name not in snippets.FILES:
            raise ArgumentTypeError(f"nothing for '{name}'; there are {', '.join(snippets.FILES)}")
    return names
