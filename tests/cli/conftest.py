"""The commands' tests find the example papers read already and cut no figures: both have tests of their own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.command import EXAMPLES, paperdigest
from tests.cli.live import ROWS, Library
from tests.conftest import forget_settings


@pytest.fixture(scope="session")
def _documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("examples")
    (folder / "paperdigest.toml").write_text(f'[[topics]]\nname = "Examples"\nsource = "{EXAMPLES}"\n')
    with pytest.MonkeyPatch.context() as surroundings:
        forget_settings(surroundings)
        surroundings.chdir(folder)
        assert paperdigest("digest", "--dry-run", PAPERDIGEST_CACHE_DIR=str(folder / "cache")).code == 0
    return folder / "cache" / "documents"


@pytest.fixture(autouse=True)
def _read_already(_documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAPERDIGEST_MAX_FIGURES", "0")
    shutil.copytree(_documents, tmp_path / "home" / "cache" / "paperdigest" / "documents")


@pytest.fixture
def arxiv() -> Iterator[Library]:
    """An arXiv that has the example papers."""
    with Library(ROWS) as server:
        yield server
