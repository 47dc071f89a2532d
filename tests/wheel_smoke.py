"""Build the wheel, install it in a bare environment, and use it outside the repository: what a user gets, works.

Run by `make test` with the environment's interpreter; prints one line, and stops with the reason where it fails.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
COPY = """\
<h1>Microcurrent facial</h1>
<p>Microcurrent <b>boosts</b> collagen.</p>
"""


def run(*command: str | Path, cwd: Path, code: int = 0) -> str:
    """What the command prints; it must exit with the code."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CLAIMTRACK"))}
    environment["CLAIMTRACK_CACHE"] = "off"
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode != code:
        sys.exit(f"wheel smoke: {command} exited with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def expect(condition: bool, what: str) -> None:
    """Stop with what was expected."""
    if not condition:
        sys.exit(f"wheel smoke: {what}")


def install(folder: Path) -> Path:
    """Build and install; the installed command is returned."""
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT, cwd=folder)
    (wheel,) = folder.glob("claimtrack-*.whl")
    bare = folder / "bare"
    venv.create(bare, with_pip=True)
    scripts = bare / ("Scripts" if os.name == "nt" else "bin")
    constraint = ("--constraint", ROOT / "constraints.txt")
    run(scripts / "python", "-m", "pip", "install", "--quiet", *constraint, wheel, cwd=folder)
    return scripts / "claimtrack"


def main() -> None:
    """Everything that can only go wrong once the package is packaged."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        claimtrack = install(folder)
        version = run(claimtrack, "--version", cwd=folder).strip()
        (folder / "page.html").write_text(COPY, encoding="utf-8")
        text = run(claimtrack, "check", "page.html", cwd=folder, code=1)
        expect("page.html:2:20" in text, f"the finding is not at 2:20:\n{text}")
        report = json.loads(run(claimtrack, "check", "page.html", "--format", "json", cwd=folder, code=1))
        (finding,) = report["findings"]
        expect(finding["quote"] == "boosts</b> collagen", f"quoted {finding['quote']!r}")
        expect(report["library"][0]["name"] == "packaged", f"judged by {report['library']}")
        run(claimtrack, "explain", finding["claim"], cwd=folder)
        run(claimtrack, "schema", cwd=folder)
        page = run(claimtrack, "graph", finding["claim"], "--format", "html", cwd=folder)
        expect("</html>" in page, "the graph is no page")
        print(f"wheel smoke: {version} installs and checks by {report['library'][0]['version']}")  # noqa: T201


if __name__ == "__main__":
    main()
