"""What `import claimtrack` promises: these names and no others, cheaply, working as the documentation shows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import claimtrack
from tests import studio

HEAVY = ("networkx", "pydantic", "yaml", "pyromark")


def test_every_public_name_is_importable_and_documented() -> None:
    for name in claimtrack.__all__:
        value = getattr(claimtrack, name)
        assert name == "__version__" or value.__doc__


def test_nothing_else_is_public() -> None:
    modules = {name for name, value in vars(claimtrack).items() if isinstance(value, type(sys))}
    public = {name for name in vars(claimtrack) if not name.startswith("_")} - modules
    assert public - set(claimtrack.__all__) <= {"TYPE_CHECKING", "Any", "annotations", "import_module"}
    assert dir(claimtrack) == sorted(claimtrack.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = claimtrack.nonsense


def loaded(code: str) -> set[str]:
    """The heavy modules that a fresh interpreter holds after running the code."""
    program = f"{code}\nimport sys\nprint(*(name for name in {HEAVY!r} if name in sys.modules))"
    return set(
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    )


@pytest.mark.parametrize(
    "code", ["import claimtrack", "from claimtrack.cli import parser; parser.build()", "import claimtrack.errors"]
)
def test_start_up_imports_nothing_heavy(code: str) -> None:
    assert loaded(code) == set()


def test_a_check_never_waits_for_the_graph() -> None:
    assert "networkx" not in loaded("import claimtrack; claimtrack.check")


def test_the_example_of_the_documentation_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    studio.library(tmp_path / "claims")
    studio.write(tmp_path / "blog", {"what-is-it.md": "# Lamp facial\n\nIt boosts collagen.\n"})
    monkeypatch.chdir(tmp_path)
    library = claimtrack.Library.load(claims=Path("claims"))
    report = claimtrack.check("blog/what-is-it.md", library, markets=["us", "uk"])
    (finding,) = report
    assert f"{finding.place} {finding.status}" == "blog/what-is-it.md:3:4 missing"
    assert finding.message.startswith("says that the lamp raises collagen; ")
    assert library.assess("lamp/moisture").status == "supported"
