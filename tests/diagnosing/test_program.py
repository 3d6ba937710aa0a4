import sys
from importlib import metadata

import pytest

from paperdigest.diagnosing import program
from paperdigest.diagnosing.program import check_program


def test_all_is_there() -> None:
    assert [(one.name, one.state) for one in check_program()] == [
        ("python", "ok"), ("paperdigest", "ok"), ("packages", "ok"),
    ]  # fmt: skip


def test_what_is_missing_or_of_a_wrong_version_is_named_with_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    needs = ["no-such-package>=1,<2", "rich<1", "pytest>=8", 'absent>=1; extra == "dev"', 'pytest; extra == "tests"']
    monkeypatch.setattr(program, "requires", lambda name: needs)
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))
    python, _, missing, old = check_program()
    assert (python.state, "install Python 3.11 or newer" in python.message) == ("bad", True)
    assert missing.message == "no-such-package is missing: pip install 'no-such-package<2,>=1'"
    assert old.message == f"rich {metadata.version('rich')} is not <1: pip install 'rich<1'"
    monkeypatch.setattr(program, "requires", lambda name: needs[2:])
    assert [one.message for one in check_program()][-1] == "all 1 are there; extras: tests"
