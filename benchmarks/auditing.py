"""What auditing a site costs beside fetching it: `python -m benchmarks.auditing [--pages 1000] [--runs 3]`.

Pages of 50 kB as clinics have them: a head, menus, scripts and layout around some 900 words, of which a third stands on
every page. Each run is a process of its own on a site of its own, so that nothing is remembered from one to the next;
CPU seconds include start-up and the report, and the peak of resident memory is the process's. The second line of a run
is the audit after it, in which nothing has changed.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.generated import sentence

WORDS_OF_ITS_OWN = 45
"""Sentences that no other page has."""
SHARED = 20
"""Sentences that every page has."""
SIZE = 50_000
_LAYOUT = (
    '<div class="elementor-element elementor-element-{0:x} e-con-full e-flex e-con e-child" data-id="{0:x}"'
    ' data-element_type="container" data-settings="{{&quot;background_background&quot;:&quot;classic&quot;}}">'
    '<div class="elementor-widget-container"><span class="elementor-divider-separator"></span></div></div>\n'
)


def page(number: int, shared: list[str], title: str) -> str:
    """One page of the site."""
    generator = random.Random(number)
    own = [sentence(generator, dense=False) for _ in range(WORDS_OF_ITS_OWN)]
    blocks = [f"<p>{' '.join(own[at : at + 3])}</p>" for at in range(0, len(own), 3)]
    menu = "".join(
        f'<li class="menu-item menu-item-{n}"><a href="/treatments/{n}">Treatment {n}</a></li>' for n in range(30)
    )
    footer = "".join(f"<p class='footer-text'>{one}</p>" for one in shared)
    script = f"<script>window.wpx={{'nonce':'{number:010x}','items':[{','.join(map(str, range(400)))}]}};</script>"
    head = f"<title>{title}</title><meta name='description' content='{own[0]}'><style>{'.a{color:#333}' * 200}</style>"
    body = f"<ul>{menu}</ul>\n<h1>{title}</h1>\n" + "\n".join(blocks) + footer + script
    missing = SIZE - len(head) - len(body)
    layout = "".join(_LAYOUT.format(generator.getrandbits(32)) for _ in range(max(0, missing) // 330))
    return f"<!doctype html><html lang='en'><head>{head}</head><body>{layout}{body}</body></html>\n"


def site(folder: Path, pages: int, seed: int) -> int:
    """Write a site; its bytes."""
    shared = [sentence(random.Random(f"{seed} {n}"), dense=False) for n in range(SHARED)]
    folder.mkdir()
    total = 0
    for number in range(pages):
        text = page(seed * 1_000_000 + number, shared, f"Microcurrent in room {number}")
        (folder / f"page-{number}.html").write_text(text, encoding="utf-8")
        total += len(text)
    return total


def audit(folder: Path, home: Path) -> tuple[float, float]:
    """(CPU seconds, MB at the peak) of one audit in a process of its own."""
    code = "import sys; from claimtrack.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "audit", str(folder), "-o", str(home), "--format", f"json={home}.json"]
    pid = os.posix_spawn(sys.executable, command, os.environ)
    _, status, used = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit("the audit failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    measured: dict[str, list[tuple[float, float]]] = {"first audit": [], "nothing changed": []}
    with tempfile.TemporaryDirectory() as temporary:
        for number in range(arguments.runs):
            folder, home = Path(temporary) / f"site-{number}", Path(temporary) / f"home-{number}"
            size = site(folder, arguments.pages, number)
            for found in measured.values():
                found.append(audit(folder, home))
            kept = (home / "audit.sqlite").stat().st_size
            print(f"{arguments.pages:,} pages, {size / 1e6:.1f} MB; kept {kept / 1e6:.1f} MB", flush=True)
    for name, found in measured.items():
        seconds, memory = [cpu for cpu, _ in found], max(peak for _, peak in found)
        spread = f"[{min(seconds):.2f}, {max(seconds):.2f}]"
        print(f"{name:16} {statistics.median(seconds):6.2f} CPU s {spread}, n = {len(found)}; peak {memory:.0f} MB")


if __name__ == "__main__":
    main()
