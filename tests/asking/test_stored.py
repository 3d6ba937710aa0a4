"""What becomes of a reply when the run is killed while it is kept."""

import json
from pathlib import Path

import pytest

from paperdigest.answers import Step
from paperdigest.asking.stored import Shelf
from paperdigest.cache import Cache
from tests.asking.test_ask import GOOD

KEYS = {step: f"{number:064}" for number, step in enumerate(Step)}
REPLY = json.dumps({step.value: GOOD[step] for step in Step})


class DyingCache(Cache):
    """Dies after so many writes, as a killed process does."""

    def __init__(self, writes: int) -> None:
        super().__init__(Path("cache"))
        self._writes = writes

    def put(self, kind: str, key: str, data: bytes) -> None:
        if not self._writes:
            raise KeyboardInterrupt
        self._writes -= 1
        super().put(kind, key, data)


def shelf(cache: Cache | None = None) -> Shelf:
    return Shelf(cache or Cache(Path("cache")), KEYS, ("zh", "en"))


@pytest.mark.parametrize("writes", range(1, 6))
def test_a_reply_is_kept_whole_whenever_the_run_is_killed(writes: int) -> None:
    with pytest.raises(KeyboardInterrupt):
        shelf(DyingCache(writes)).keep(Step, REPLY)
    assert shelf().recall().keys() == set(Step)


def test_nothing_but_the_answers_stays_in_the_cache() -> None:
    valid, failed = shelf().keep(Step, REPLY)
    assert set(valid) == set(Step)
    assert not failed
    assert {file.parent.parent.name for file in Path("cache").rglob("*") if file.is_file()} == {"answers"}


def test_a_reply_that_is_cut_is_kept_as_far_as_it_goes() -> None:
    part = json.dumps({"summary": GOOD[Step.SUMMARY], "method": 7})
    valid, failed = shelf().keep(Step, part)
    assert (list(valid), set(failed)) == ([Step.SUMMARY], set(Step) - {Step.SUMMARY})
    assert list(shelf().recall()) == [Step.SUMMARY]
