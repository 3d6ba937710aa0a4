from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from paperdigest.digest import Digest
from paperdigest.errors import ConfigError
from paperdigest.usage import Usage
from paperdigest.writing.ledger import read_ledger
from paperdigest.writing.names import digest_path
from paperdigest.writing.parse import parse, split
from paperdigest.writing.publish import Frame, PostWriter
from paperdigest.writing.sidecar import FailureRecord, PaperRecord, StepRecord, read_sidecar, sidecar_path
from tests.writing.samples import DIGEST, SHEEP

OUT = Path("posts")
DAY = date(2024, 6, 1)
PATH = digest_path(OUT, DAY, "Sheep")
FRAME = Frame(
    out=OUT, path=PATH, title="Sheep", topic="Sheep", day=DAY, now=datetime(2024, 6, 1, 8),
    languages=("zh", "en"), author="", homepage="",
)  # fmt: skip


def record(name: str = SHEEP.id, title: str = SHEEP.title, failed: tuple[str, ...] = ()) -> PaperRecord:
    paper = replace(SHEEP, id=name, title=title)
    digest: Digest = replace(DIGEST, paper=paper, provenance=replace(DIGEST.provenance, failed_steps=failed))
    return PaperRecord(digest, {"summary": StepRecord("model-a", "key", "{}")}, Usage(requests=1))


def publish(*records: PaperRecord, frame: Frame = FRAME, failures: tuple[FailureRecord, ...] = ()) -> str:
    writer = PostWriter(frame)
    for one in records:
        writer.add(one)
    for failure in failures:
        writer.fail(failure)
    writer.flush(complete=True)
    return PATH.read_text(encoding="utf-8") if PATH.exists() else ""


def test_what_is_added_stands_in_the_post_newest_first() -> None:
    post = parse(publish(record("2401.00001"), record("math/0405482"), record("2402.00001")))
    assert [entry.id for entry in post.entries] == ["2402.00001", "2401.00001", "math/0405482"]
    assert post.description.endswith(SHEEP.title)


def test_flushing_in_pieces_writes_the_same_as_at_once() -> None:
    records = [record(f"2401.0000{n}") for n in range(3)]
    at_once = publish(*records)
    PATH.unlink()
    sidecar_path(OUT, PATH).unlink()
    writer = PostWriter(FRAME)
    for one in records:
        writer.add(one)
        writer.flush(complete=False)
    writer.flush(complete=True)
    assert PATH.read_text(encoding="utf-8") == at_once


def test_the_sidecar_says_what_the_post_was_made_from() -> None:
    publish(record())
    sidecar = read_sidecar(sidecar_path(OUT, PATH))
    assert sidecar is not None
    [kept] = sidecar.papers
    assert replace(kept, blocks=()) == record()
    assert len(kept.blocks) > 15
    assert sidecar.complete


def test_an_edited_section_is_kept_when_its_paper_comes_again() -> None:
    text = publish(record(failed=("method",)))
    edited = text.replace("羊会动。", "羊不动。")
    PATH.write_text(edited, encoding="utf-8")
    assert publish(record(title="A New Title")) == edited


def test_an_untouched_section_is_made_anew_when_its_paper_comes_again() -> None:
    publish(record(failed=("method",)))
    text = publish(record(title="A New Title"))
    assert "## A New Title" in text
    assert len(split(text)[1]) == 1


def test_without_a_sidecar_every_section_counts_as_edited() -> None:
    text = publish(record())
    sidecar_path(OUT, PATH).unlink()
    assert publish(record(title="A New Title")) == text


def test_failures_are_a_last_heading_until_they_succeed() -> None:
    failure = FailureRecord(replace(SHEEP, id="2402.00009", title="Broken"), "the file is cut off", 1)
    text = publish(record(), failures=(failure,))
    assert [(f.id, f.reason) for f in parse(text).failures] == [("2402.00009", "the file is cut off")]
    assert read_ledger(OUT, "Sheep").failures == {"2402.00009": failure}
    assert parse(publish(record("2402.00009", "Broken"))).failures == ()


def test_a_post_without_a_paper_is_not_written() -> None:
    failure = FailureRecord(SHEEP, "the file is cut off", 1)
    assert publish(failures=(failure,)) == ""
    assert read_ledger(OUT, "Sheep").failures == {SHEEP.id: failure}


def test_the_ledger_knows_done_unfinished_and_other_topics() -> None:
    publish(record("2401.00001"), record("2401.00002", failed=("method",)))
    other = replace(FRAME, path=digest_path(OUT, DAY, "Wool"), title="Wool", topic="Wool")
    publish(record("2401.00003"), frame=other)
    ledger = read_ledger(OUT, "Sheep")
    assert ledger.done == {"2401.00001": 2, "2401.00002": 2}
    assert ledger.elsewhere == {"2401.00003": other.path}
    assert [(name, case.post, case.runs) for name, case in ledger.unfinished.items()] == [("2401.00002", PATH, 1)]


def test_a_deleted_post_is_not_done_whatever_the_sidecar_says() -> None:
    publish(record(failed=("method",)))
    PATH.unlink()
    ledger = read_ledger(OUT, "Sheep")
    assert (ledger.done, ledger.unfinished) == ({}, {})


def test_a_damaged_sidecar_is_said_and_nothing_is_written() -> None:
    text = publish(record())
    path = sidecar_path(OUT, PATH)
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(ConfigError, match="damaged or of another version"):
        publish(record("2402.00001"))
    assert PATH.read_text(encoding="utf-8") == text


def test_line_ends_of_another_system_stay() -> None:
    publish(record("2401.00001"))
    PATH.write_bytes(PATH.read_bytes().replace(b"\n", b"\r\n"))
    before = PATH.read_bytes()
    publish(record("2402.00001"))
    after = PATH.read_bytes()
    old = split(before.decode())[1][0].text.encode()
    assert old in after
    assert [section.id for section in split(after.decode())[1]] == ["2402.00001", "2401.00001"]
