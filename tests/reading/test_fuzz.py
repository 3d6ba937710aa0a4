"""A few damaged PDFs, and that the program which reads thousands of them sees what must not be."""

from dataclasses import replace

import pytest

from paperdigest.document import Document
from paperdigest.reading.read import read_pdf
from paperdigest.reading.sandbox import Sandbox
from tests.reading import fuzz
from tests.reading.bombs import ENDLESS
from tests.reading.mutations import mutated
from tests.reading.pdf_writer import PROSE, paper

WHOLE = paper(("Abstract", PROSE), ("1 Introduction", PROSE))


def test_damage_is_the_same_for_the_same_seed() -> None:
    damaged = [mutated(WHOLE, seed) for seed in range(20)]
    assert damaged == [mutated(WHOLE, seed) for seed in range(20)]
    assert len({WHOLE, *damaged}) == 21


async def test_damaged_papers_are_read_or_refused() -> None:
    assert await fuzz.fuzz(files=10, first=0, timeout=60.0) == 0


async def test_what_hangs_is_a_failure() -> None:
    async with Sandbox(workers=1, timeout=0.5) as sandbox:
        outcome = await fuzz.examine(ENDLESS, sandbox)
    assert outcome.is_failure
    assert "more than 0.5 s" in outcome.what


async def test_what_is_refused_is_none() -> None:
    async with Sandbox(workers=1) as sandbox:
        assert not (await fuzz.examine(b"%PDF-1.7 %%EOF", sandbox)).is_failure


@pytest.mark.parametrize(
    "broken", [{"title": "a\x00"}, {"front": ("\ud800",)}, {"pages": 0}, {"share": float("nan")}], ids=str
)
def test_a_document_that_cannot_be_is_a_failure(broken: dict[str, object]) -> None:
    document = read_pdf(WHOLE)
    assert fuzz.fault(document) == ""
    assert fuzz.fault(_with(document, broken))


def _with(document: Document, changes: dict[str, object]) -> Document:
    return replace(document, **changes)  # type: ignore[arg-type]
