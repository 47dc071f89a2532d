"""What every test gets: libraries are cached in a folder of this run, never in the user's own cache."""

from __future__ import annotations

from tempfile import TemporaryDirectory

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Before collection, because some modules of tests load the library when they are imported."""
    folder = TemporaryDirectory(prefix="claimtrack-tests-")
    patch = pytest.MonkeyPatch()
    patch.setenv("CLAIMTRACK_CACHE", folder.name)
    config.add_cleanup(patch.undo)
    config.add_cleanup(folder.cleanup)
