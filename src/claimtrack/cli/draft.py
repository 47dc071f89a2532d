"""`claimtrack draft`: a local page that judges copy while it is written."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path
from threading import Thread

from claimtrack.cli import options, output
from claimtrack.cli.settings import Settings


def add(verbs: options.Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "draft",
        help="write copy on a local page that underlines claims as you type",
        description="Open a page in the browser, served by this machine to this machine alone: paste or type, and what"
        " the evidence does not hold is underlined, with the evidence and the wording it allows beside it. The address"
        " is printed; Ctrl-C ends it.",
    )
    parser.add_argument("file", metavar="FILE", nargs="?", type=Path, help="copy to edit; Save writes it back")
    parser.add_argument("--port", type=int, default=0, metavar="N", help="listen on this port (default: a free one)")
    parser.add_argument("--no-browser", action="store_true", help="print the address and open nothing")
    options.add_market(parser)
    options.add_library(parser)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Serve the page until Ctrl-C."""
    from claimtrack.checker import Judge
    from claimtrack.draft import Desk, Server

    settings = Settings.of(arguments, arguments.file)
    judge = Judge(settings.library, as_of=settings.as_of)
    desk = Desk(judge, settings.profiles, output.write_bytes, arguments.file)
    desk.start()  # what is wrong with the file or its configuration is said before a page is opened
    with Server(desk, arguments.port) as server:
        try:
            output.write(f"{server.address}\n", None)
            sys.stdout.flush()
            if not arguments.no_browser and _has_display():
                _open(server.address)
            server.serve_forever()
        except KeyboardInterrupt:
            desk.settle()
    return 0


def _open(address: str) -> None:
    """In the background: some browsers return only when their window is closed."""
    import webbrowser

    Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _has_display() -> bool:
    """Whether a browser would open a window; on a bare terminal one in text mode would take it over."""
    named = (os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))
    return sys.platform in ("win32", "darwin") or any(named)
