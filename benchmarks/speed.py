"""What a check costs, in CPU seconds on one core: `python -m benchmarks.speed [--peers]`.

Three runs each, the median with the spread. Whole processes are timed with their children, start-up included; rates are
taken in this process on generated copy that does not repeat a sentence, new pages in every run, so that nothing is
remembered from one to the next. Peers run on copy of the same kind and size in the same call.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.generated import library_of, page
from claimtrack.checker import Report, check
from claimtrack.documents import read_text
from claimtrack.documents.model import Document
from claimtrack.evidence.library import Library

RUNS = 3
KINDS = ("text", "markdown", "html")
PAGES = 12
"""Pages of 10 kB in one run of a rate."""
ROOT = Path(__file__).resolve().parent.parent


def median(run: Callable[[], float]) -> str:
    """Median and range of three runs, in seconds."""
    times = sorted(run() for _ in range(RUNS))
    return f"{statistics.median(times):6.3f} s  [{times[0]:.3f}, {times[-1]:.3f}]"


def process(*command: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None) -> float:
    """CPU seconds of one whole process, its children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=env, capture_output=True, text=True, timeout=300
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):  # 1: it found something to object to
        raise SystemExit(f"{command[0]} failed: {done.stderr.strip()}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def inside(work: Callable[[], object]) -> float:
    """CPU seconds of a call in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def rate(work: Callable[[list[str]], object], copies: Callable[[int], list[str]]) -> str:
    """Megabytes of UTF-8 a CPU second, median and range of three runs; `copies` makes the pages of one run."""
    rates = sorted(_rate(work, copies(run)) for run in range(RUNS))
    return f"{statistics.median(rates):6.2f} MB/s  [{rates[0]:.2f}, {rates[-1]:.2f}]"


def _rate(work: Callable[[list[str]], object], copies: list[str]) -> float:
    return sum(len(copy.encode()) for copy in copies) / 1e6 / inside(partial(work, copies))


def pages(kind: str, dense: bool, run: int) -> list[str]:
    """The pages of one run, unlike those of any other run or kind."""
    first = (KINDS.index(kind) * RUNS + run) * 1_000
    return [page(kind, 10_000, seed=first + number, dense=dense) for number in range(PAGES)]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", action="store_true", help="also time peers that are installed")
    options = parser.parse_args()
    command = Path(sys.executable).with_name("claimtrack")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        one = work / "page.html"
        one.write_text(page("html", 10_000, seed=1), "utf-8")
        print(f"claimtrack --version                       {median(lambda: process(command, '--version'))}")
        print(f"check one 10 kB page, whole process        {median(lambda: process(command, 'check', one, cwd=work))}")
        _library(work / "other")
        _rates()
        if options.peers:
            _peers(work)


def _library(work: Path) -> None:
    library_of(1000, work / "claims")
    cold = {"CLAIMTRACK_CACHE": "off"}
    warm = {"CLAIMTRACK_CACHE": str(work / "cache")}
    code = (
        "import time, pydantic, yaml, datetime, pathlib, claimtrack.evidence.library as l; start = time.process_time();"
        f"l.Library.load(pathlib.Path({str(work / 'claims')!r})).assess_all(datetime.date(2026, 11, 22));"
        "print(time.process_time() - start)"
    )

    def timed(environment: dict[str, str]) -> float:
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            check=True,
        )
        return float(done.stdout)

    print(f"load + assess 1,000 claims, no cache       {median(lambda: timed(cold))}")
    timed(warm)
    print(f"load + assess 1,000 claims, cached         {median(lambda: timed(warm))}")


def _rates() -> None:
    library = Library.load(None, near=ROOT)
    check(read_text(page("text", 1_000, seed=-1), "page", "text"), library)  # what is compiled once is compiled here
    for name in KINDS:
        for dense, kind in ((True, "every sentence claims"), (False, "one sentence in four claims")):
            copies = partial(pages, name, dense)
            print(f"read  {name:8} ({kind:27})  {rate(partial(_read, name), copies)}", flush=True)
            print(f"check {name:8} ({kind:27})  {rate(partial(_check, name, library), copies)}", flush=True)


def _read(name: str, copies: list[str]) -> list[Document]:
    return [read_text(copy, f"page-{number}", name) for number, copy in enumerate(copies)]


def _check(name: str, library: Library, copies: list[str]) -> Report:
    """All pages in one call, as the command line checks a site."""
    return check(_read(name, copies), library)


def _peers(work: Path) -> None:
    """A phrase list as a Python regular expression, and whatever prose linters this environment has."""
    lines = (ROOT / "benchmarks" / "phrases.txt").read_text("utf-8").splitlines()
    phrases = [line.partition("\t")[2] for line in lines]
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)", re.IGNORECASE)
    speed = rate(lambda copies: [pattern.findall(copy) for copy in copies], partial(pages, "text", True))
    print(f"peer: {len(phrases)} phrases as one expression           {speed}")
    texts = []
    for number, copy in enumerate(pages("text", True, 0)):
        texts.append(work / f"{number}.txt")
        texts[-1].write_text(copy, "utf-8")
    size = sum(path.stat().st_size for path in texts) / 1e6
    own = Path(sys.executable).with_name("claimtrack")
    for name, arguments in ((str(own), ["check"]), ("proselint", ["check"]), ("codespell", []), ("vale", [])):
        found = shutil.which(name, path=str(own.parent)) or shutil.which(name)
        label = f"{Path(name).name}, whole process, {size:.2f} MB of text"
        if found:
            print(f"{label:43} {median(lambda: process(found, *arguments, *texts, cwd=work))}", flush=True)  # noqa: B023
        else:
            print(f"{label:43} not installed")


if __name__ == "__main__":
    main()
