"""What a check costs, in CPU seconds on one core: `python -m benchmarks.speed [--peers]`.

Three runs each, the median with the spread. Whole processes are timed with their children, start-up included; rates are
taken in this process on generated copy that does not repeat a paragraph. Peers run on the same files in the same run.
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
ROOT = Path(__file__).resolve().parent.parent


def median(run: Callable[[], float]) -> str:
    """Median and range of three runs, in seconds."""
    times = sorted(run() for _ in range(RUNS))
    return f"{statistics.median(times):6.3f} s  [{times[0]:.3f}, {times[-1]:.3f}]"


def process(*command: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None) -> float:
    """CPU seconds of one whole process, its children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([str(part) for part in command], cwd=cwd, env=env, capture_output=True, check=False, timeout=300)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def inside(work: Callable[[], object]) -> float:
    """CPU seconds of a call in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def rate(work: Callable[[str], object], copies: list[str]) -> str:
    """Megabytes of UTF-8 a CPU second, median and range of three passes."""
    size = sum(len(copy.encode()) for copy in copies) / 1e6
    rates = sorted(size / inside(lambda: [work(copy) for copy in copies]) for _ in range(RUNS))
    return f"{statistics.median(rates):6.2f} MB/s  [{rates[0]:.2f}, {rates[-1]:.2f}]"


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
        _library(work)
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
    for name in ("text", "markdown", "html"):
        read = partial(_read, name)
        for dense, kind in ((True, "every sentence claims"), (False, "one sentence in four claims")):
            copies = [page(name, 10_000, seed=seed, dense=dense) for seed in range(100)]
            print(f"read {name:9} ({kind:27})  {rate(read, copies)}")
            print(f"check {name:8} ({kind:27})  {rate(partial(_check, read, library), copies)}")


def _read(name: str, copy: str) -> Document:
    return read_text(copy, "page", name)


def _check(read: Callable[[str], Document], library: Library, copy: str) -> Report:
    return check(read(copy), library)


def _peers(work: Path) -> None:
    """A phrase list as a Python regular expression, and whatever prose linters this environment has."""
    lines = (ROOT / "benchmarks" / "phrases.txt").read_text("utf-8").splitlines()
    phrases = [line.partition("\t")[2] for line in lines]
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)", re.IGNORECASE)
    copies = [page("text", 10_000, seed=seed) for seed in range(20)]
    print(f"peer: {len(phrases)} phrases as one expression  {rate(pattern.findall, copies)}")
    texts = []
    for number, copy in enumerate(copies):
        texts.append(work / f"{number}.txt")
        texts[-1].write_text(copy, "utf-8")
    size = sum(path.stat().st_size for path in texts) / 1e6
    for name, arguments in (("proselint", ["check"]), ("codespell", []), ("vale", [])):
        found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
        if found:
            seconds = statistics.median(process(found, *arguments, *texts) for _ in range(RUNS))
            print(f"peer: {name:10} whole process, {size:.1f} MB: {size / seconds:6.2f} MB/s")


if __name__ == "__main__":
    main()
