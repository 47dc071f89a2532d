"""kill -9 at any moment, fifty times: nothing is lost, and nothing is kept twice.

A page that is being fetched when the process dies is asked for again by the next one; what it had written is cut off.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from claimtrack.scrape import Store
from tests.scrape import clinic
from tests.scrape.clinic import PAGES, Clinic

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked to be killed")

KILLS = 50
# Starts crawls and kills them, each a moment after it was started or has begun to ask for its first to seventh page, by
# turns. Prints how many were alive to be killed. Modules are loaded once and there are no threads: forks are safe.
KILLER = """
import os, select, signal, sys, time
from pathlib import Path
from claimtrack.scrape import AddressPolicy, Options, scrape
import claimtrack.scrape.crawl, claimtrack.documents.html, warcio.warcwriter, warcio.archiveiterator
url, folder, port, *delays = sys.argv[1:]
policy = AddressPolicy(loopback_ports=frozenset({int(port)}))
options = Options(delay=0, most_delay=0.02, depth=40, render="never", addresses=policy, contact="me@x.example")
def begin():
    readable, writable = os.pipe()
    child = os.fork()
    if child:
        os.close(writable)
        return child, readable
    try:
        scrape([url], options, Path(folder), lambda progress: os.write(writable, b"."))
    finally:
        os._exit(0)
killed = 0
for number, delay in enumerate(map(float, delays)):
    child, readable = begin()
    for _ in range(number % 8):
        if select.select([readable], [], [], 10)[0]:
            os.read(readable, 1)
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
    os.close(readable)
print(killed)
"""


def test_fifty_kills_lose_nothing_and_keep_nothing_twice(tmp_path: Path) -> None:
    routes = clinic.site()
    chance = random.Random(7)
    delays = [f"{chance.uniform(0, 0.025):.4f}" for _ in range(KILLS)]
    with Clinic(routes) as server:
        command = [sys.executable, "-c", KILLER, server.url(), str(tmp_path), str(server.port), *delays]
        run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
        with Store(tmp_path) as store:
            (before,) = store.crawls()
            assert before.finished is None
            assert next(store.pages(), None) is not None
        summary = clinic.crawl(server, tmp_path, depth=40)
        asked = Counter(path for path in server.paths if path in routes)
        assert int(run.stdout) == KILLS
        assert (summary.crawl, summary.fetched, summary.complete) == (1, PAGES, True)
        assert set(asked) == set(routes)
        assert asked.total() - PAGES <= KILLS
        _check_kept(tmp_path, server)


def _check_kept(folder: Path, server: Clinic) -> None:
    """Every page once, word for word, in the tables and in the WARC files alike."""
    with Store(folder) as store:
        pages = {page.url.removeprefix(server.url("")): store.body(page) for page in store.pages()}
    served = {path: route.body for path, route in server.routes.items() if isinstance(route, clinic.Answer)}
    assert pages == served
    archived = [record.removeprefix(server.url("")) for record in clinic.responses(folder)]
    assert Counter(archived) == Counter(list(served))
