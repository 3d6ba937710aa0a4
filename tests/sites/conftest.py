"""The packages of npm, installed once, before a test's own surroundings hide the user's cache folder."""

from pathlib import Path

import pytest

from tests.sites.engines import install_npm


@pytest.fixture(scope="session")
def npm() -> Path | None:
    """The folder of the packages; None where they cannot be had."""
    return install_npm()
