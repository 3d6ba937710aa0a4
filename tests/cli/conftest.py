"""The commands' tests find the example papers read already: reading has tests of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.command import EXAMPLES, environment
from tests.cli.live import ROWS, Library


@pytest.fixture(scope="session")
def _documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("examples")
    (folder / "paperdigest.toml").write_text(f'[[topics]]\nname = "Examples"\nsource = "{EXAMPLES}"\n')
    cache = folder / "cache"
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PAPERDIGEST_")}
    subprocess.run(
        [sys.executable, "-m", "paperdigest", "digest", "-q"],
        env=clean | environment({"PAPERDIGEST_CACHE_DIR": str(cache)}),
        cwd=folder, check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    return cache / "documents"


@pytest.fixture(autouse=True)
def _read_already(_documents: Path, tmp_path: Path) -> None:
    shutil.copytree(_documents, tmp_path / "home" / "cache" / "paperdigest" / "documents")


@pytest.fixture
def arxiv() -> Iterator[Library]:
    """An arXiv that has the example papers."""
    with Library(ROWS) as server:
        yield server
