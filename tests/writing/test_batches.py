from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from paperdigest.answers import Step
from paperdigest.errors import ConfigError
from paperdigest.sections import Topic
from paperdigest.writing.batches import BatchRecord, Waiting, batch_path, put_batch, read_batches, remove_batch
from tests.papers import paper

OUT = Path("posts")
WAITING = Waiting(paper(), {Step.SUMMARY: "a key"}, ("zh", "en"))
RECORD = BatchRecord("b", "", "model-a", Topic(name="Sheep"), "ti:sheep", datetime(2024, 6, 2, 12), (WAITING,))


def test_records_come_back_oldest_first() -> None:
    assert read_batches(OUT) == ()
    older = replace(RECORD, label="c", at=datetime(2024, 6, 1, 12))
    for record in (RECORD, older):
        put_batch(OUT, record)
    put_batch(OUT, named := replace(RECORD, name="batches/x"))
    assert read_batches(OUT) == (older, named)
    remove_batch(OUT, older)
    remove_batch(OUT, older)
    assert read_batches(OUT) == (named,)


def test_a_damaged_record_is_never_passed_over() -> None:
    put_batch(OUT, RECORD)
    batch_path(OUT, RECORD).write_bytes(batch_path(OUT, RECORD).read_bytes()[:50])
    with pytest.raises(ConfigError, match="record of a batch job: mend it or move it away"):
        read_batches(OUT)
