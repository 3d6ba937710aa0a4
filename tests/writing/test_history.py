from pathlib import Path

import pytest

from paperdigest.writing.history import history_folder, keep_version, settled_sidecar, undo
from paperdigest.writing.sidecar import Sidecar, sidecar_path, write_sidecar
from tests.writing.test_publish import FRAME, OUT, PATH, publish, record

SIDECAR = sidecar_path(OUT, PATH)
FOLDER = history_folder(OUT, PATH)


@pytest.fixture
def versions() -> tuple[str, str]:
    """A post that was made anew, and the one before it."""
    first = publish(record())
    keep_version(OUT, PATH)
    second = publish(record("2402.00001"))
    return first, second


def current() -> Sidecar | None:
    return settled_sidecar(OUT, PATH, PATH.read_text(encoding="utf-8"))


def ids(sidecar: Sidecar | None) -> list[str]:
    return [one.digest.paper.id for one in sidecar.papers] if sidecar else []


def test_undo_brings_back_post_and_sidecar_and_keeps_what_it_took_away(versions: tuple[str, str]) -> None:
    sidecar = SIDECAR.read_bytes()
    assert undo(OUT, PATH)
    assert (PATH.read_text(encoding="utf-8"), ids(current())) == (versions[0], ["2401.00001"])
    assert (FOLDER / "undone.txt").read_text(encoding="utf-8") == versions[1]
    assert (FOLDER / "undone.json").read_bytes() == sidecar
    assert not undo(OUT, PATH)
    assert PATH.read_text(encoding="utf-8") == versions[0]


def test_versions_come_back_one_after_the_other(versions: tuple[str, str]) -> None:
    keep_version(OUT, PATH)
    keep_version(OUT, PATH)  # the same again is no further version
    publish(record("2403.00001"))
    assert sorted(file.name for file in FOLDER.iterdir()) == ["0001.json", "0001.txt", "0002.json", "0002.txt"]
    for before in reversed(versions):
        assert undo(OUT, PATH)
        assert PATH.read_text(encoding="utf-8") == before


def test_a_version_without_a_sidecar_comes_back_without_one() -> None:
    publish(record())
    SIDECAR.unlink()
    keep_version(OUT, PATH)
    publish(record("2402.00001"))
    assert undo(OUT, PATH)
    assert (SIDECAR.exists(), current()) == (False, None)


def test_a_run_that_was_killed_before_it_wrote_the_post_left_the_old_sidecar_in_force(
    versions: tuple[str, str],
) -> None:
    assert ids(current()) == ["2401.00001", "2402.00001"]
    PATH.write_text(versions[0], encoding="utf-8")
    assert ids(current()) == ["2401.00001"]
    assert "2403.00001" in publish(record("2403.00001"), frame=FRAME)
    assert ids(current()) == ["2401.00001", "2403.00001"]


def test_a_version_that_was_not_finished_is_none(versions: tuple[str, str]) -> None:
    write_sidecar(FOLDER / "0002.json", current())  # type: ignore[arg-type]
    assert ids(current()) == ["2401.00001", "2402.00001"]
    SIDECAR.unlink()
    keep_version(OUT, PATH)
    assert not (FOLDER / "0002.json").exists()


def test_posts_without_a_history_have_their_own_sidecar() -> None:
    text = publish(record())
    assert ids(settled_sidecar(OUT, PATH, text)) == ["2401.00001"]
    assert settled_sidecar(OUT, Path("posts/other.md"), "") is None
