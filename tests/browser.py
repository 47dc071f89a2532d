"""A page in a real Chromium, without a driver: it is opened headless, a script at its end acts as a reader would."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed: no page is tried in a browser")
_QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
_ONLY_ITS_OWN = re.compile(r"script-src 'sha256-[^']+'")


def dom(page: str, folder: Path, fragment: str = "", *flags: str) -> str:
    """The DOM after the page has run."""
    return chromium(page, folder, fragment, "--virtual-time-budget=2000", "--dump-dom", *flags)


def driven(page: str, script: str, folder: Path) -> Any:
    """What the script left in `seen`, after the page's own script has run; errors of either are in `seen.errors`."""
    driver = f"""<script>
const seen = {{errors: []}};
window.addEventListener("error", event => seen.errors.push(event.message));
{script}
document.documentElement.dataset.seen = JSON.stringify(seen);
</script>"""
    driven_dom = dom(lax(page).replace("</body>", f"{driver}</body>"), folder)
    found = re.search(r'data-seen="([^"]*)"', driven_dom)
    assert found, driven_dom[:2000]
    return json.loads(unescape(found[1]))


def lax(page: str) -> str:
    """The page with a policy that lets run any script in it."""
    return _ONLY_ITS_OWN.sub("script-src 'unsafe-inline'", page)


def printed(page: str, folder: Path) -> bytes:
    """The page as a PDF."""
    target = folder / "page.pdf"
    chromium(page, folder, "", "--no-pdf-header-footer", f"--print-to-pdf={target}")
    return target.read_bytes()


def chromium(page: str, folder: Path, fragment: str, *flags: str) -> str:
    """What the browser writes to standard output."""
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    command = [str(CHROMIUM), *_QUIET, f"--user-data-dir={folder / 'profile'}", *flags, f"{file.as_uri()}{fragment}"]
    return subprocess.run(command, capture_output=True, timeout=120, check=True).stdout.decode()
