from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from paperdigest.answers import Step
from paperdigest.cache import Cache
from paperdigest.digests import Digests, Finished
from paperdigest.document import Document
from paperdigest.paper import Paper
from tests.papers import document, paper
from tests.writing.samples import DIGEST

PAPER, TEXT = paper(), document("We count sheep.", "There are 12.")
ANSWERS = {Step.SUMMARY: "{}"}


def shelf() -> Digests:
    return Digests(Cache(Path("cache")))


def test_a_digest_comes_back_as_it_was() -> None:
    finished = Finished(DIGEST, '{"claims": []}', "f" * 64)
    key = shelf().key(PAPER, TEXT, ANSWERS, "model")
    shelf().put(key, finished)
    assert shelf().get(key) == finished


@pytest.mark.parametrize(
    ("changed", "text", "answers", "model"),
    [
        (replace(PAPER, title="Another"), TEXT, ANSWERS, "model"),
        (PAPER, document("We count sheep.", "There are 13."), ANSWERS, "model"),
        (PAPER, TEXT, {Step.SUMMARY: "[]"}, "model"),
        (PAPER, TEXT, {Step.METHOD: "{}"}, "model"),
        (PAPER, TEXT, ANSWERS, "other"),
    ],
)
def test_whatever_decides_about_it_changes_the_key(
    changed: Paper, text: Document, answers: Mapping[Step, str], model: str
) -> None:
    assert shelf().key(changed, text, answers, model) != shelf().key(PAPER, TEXT, ANSWERS, "model")


def test_a_cut_entry_is_none() -> None:
    key = shelf().key(PAPER, TEXT, ANSWERS, "model")
    shelf().put(key, Finished(DIGEST))
    [entry] = (file for file in Path("cache/digests").rglob("*") if file.is_file())
    entry.write_bytes(entry.read_bytes()[:-9])
    assert shelf().get(key) is None
