"""One server for the tests that leave it as it was, in a folder with a small library."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests import studio
from tests.lsp.editor import Editor


@pytest.fixture(scope="session")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("workplace")
    studio.library(root / "claims")
    return root


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def editor(workplace: Path) -> AsyncIterator[Editor]:
    started = Editor(workplace)
    await started.start("--as-of", studio.AS_OF)
    yield started
    await started.stop()
