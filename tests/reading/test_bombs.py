"""PDFs that are made to stop their reader: they are read all the same, or given up with the reason."""

import pytest

from paperdigest.errors import PaperError
from paperdigest.reading.sandbox import Sandbox
from tests.reading.bombs import BOMBS
from tests.reading.pdf_writer import PROSE

REASONS = {
    "flate": "GB of memory",
    "object_stream": "no text layer|GB of memory",
    "page_tree": "damaged",
    "many_pages": "20000 pages, more than 2000",
    "large_page": "all text of the PDF is invisible",
}
ENDLESS = ("forms", "many_forms")


@pytest.mark.parametrize("name", REASONS)
async def test_the_reason_is_told(name: str) -> None:
    async with Sandbox(workers=1, memory=250 << 20) as sandbox:
        with pytest.raises(PaperError, match=REASONS[name]):
            await sandbox.read(BOMBS[name]())


@pytest.mark.parametrize("name", ENDLESS)
async def test_endless_work_ends_in_time(name: str) -> None:
    async with Sandbox(workers=1, timeout=1.0) as sandbox:
        with pytest.raises(PaperError, match="more than 1 s"):
            await sandbox.read(BOMBS[name]())


@pytest.mark.parametrize("name", sorted(BOMBS.keys() - REASONS.keys() - set(ENDLESS)))
async def test_the_rest_is_read(name: str) -> None:
    async with Sandbox(workers=1) as sandbox:
        document = await sandbox.read(BOMBS[name]())
    assert [sentence.text for sentence in document.sentences] == list(PROSE)
