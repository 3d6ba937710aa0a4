import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from paperdigest.digest import Digest
from paperdigest.errors import ConfigError
from paperdigest.usage import Usage
from paperdigest.writing.ledger import read_ledger
from paperdigest.writing.names import FOLDERS
from paperdigest.writing.parse import parse, split
from paperdigest.writing.publish import Frame, PostWriter
from paperdigest.writing.sidecar import (
    FailureRecord,
    PaperRecord,
    ScreenedRecord,
    StepRecord,
    read_sidecar,
    sidecar_path,
)
from tests.writing.samples import DIGEST, SHEEP

OUT = Path("posts")
DAY = date(2024, 6, 1)
PATH = FOLDERS.digest(OUT, DAY, "Sheep")
FRAME = Frame(
    out=OUT, path=PATH, title="Sheep", topic="Sheep", day=DAY, now=datetime(2024, 6, 1, 8),
    languages=("zh", "en"), author="", homepage="",
)  # fmt: skip


def record(name: str = SHEEP.id, title: str = SHEEP.title, failed: tuple[str, ...] = ()) -> PaperRecord:
    paper = replace(SHEEP, id=name, title=title)
    digest: Digest = replace(DIGEST, paper=paper, provenance=replace(DIGEST.provenance, failed_steps=failed))
    return PaperRecord(digest, {"summary": StepRecord("model-a", "key", "{}")}, Usage(requests=1))


GOATS = ScreenedRecord(
    replace(SHEEP, id="2402.00007", title="Goats"), (("zh", "讲的是山羊。"), ("en", "Goats.")), "Sheep.", "model-b"
)


def publish(
    *records: PaperRecord,
    frame: Frame = FRAME,
    failures: tuple[FailureRecord, ...] = (),
    screened: tuple[ScreenedRecord, ...] = (),
) -> str:
    writer = PostWriter(frame)
    for off_topic in screened:
        writer.screen_out(off_topic)
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
    assert replace(kept, blocks={}) == record()
    assert len(kept.blocks) == 17
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
    other = replace(FRAME, path=FOLDERS.digest(OUT, DAY, "Wool"), title="Wool", topic="Wool")
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


def test_what_is_off_topic_is_listed_remembered_and_stays_when_the_post_is_extended() -> None:
    post = parse(publish(record("2401.00001"), screened=(GOATS,)))
    assert [(one.id, one.reason) for one in post.off_topic] == [("2402.00007", GOATS.reason)]
    assert post.models == ("model-a", "model-b")
    assert read_ledger(OUT, "Sheep").screened == {"2402.00007": GOATS}
    assert read_ledger(OUT, "Wool").screened == {}
    failure = FailureRecord(replace(SHEEP, id="2402.00009", title="Broken"), "the file is cut off", 1)
    again = parse(publish(record("2401.00002"), failures=(failure,)))
    assert (again.off_topic, len(again.failures), len(again.entries)) == (post.off_topic, 1, 2)


def test_a_post_of_off_topic_papers_alone_is_not_written_and_a_later_run_lists_them() -> None:
    assert publish(screened=(GOATS,)) == ""
    assert read_ledger(OUT, "Sheep").screened == {"2402.00007": GOATS}
    assert [one.id for one in parse(publish(record())).off_topic] == ["2402.00007"]


def test_a_paper_is_in_one_place_only_the_last_one() -> None:
    failure = FailureRecord(GOATS.paper, "the file is cut off", 1)
    post = parse(publish(record(), failures=(failure,)))
    assert (post.off_topic, len(post.failures)) == ((), 1)
    post = parse(publish(screened=(GOATS,)))
    assert (len(post.off_topic), post.failures) == (1, ())
    post = parse(publish(failures=(failure,)))
    assert (post.off_topic, len(post.failures)) == ((), 1)
    publish(screened=(GOATS,))
    post = parse(publish(record("2402.00007", "Goats")))
    assert (post.off_topic, post.failures, len(post.entries)) == ((), (), 2)
    assert parse(publish(screened=(GOATS,))).off_topic == ()


def test_the_last_verdict_counts() -> None:
    publish(record(), screened=(GOATS,))
    later = replace(FRAME, day=date(2024, 6, 2), path=FOLDERS.digest(OUT, date(2024, 6, 2), "Sheep"))
    publish(frame=later, screened=(replace(GOATS, description="Sheep that talk."),))
    assert read_ledger(OUT, "Sheep").screened["2402.00007"].description == "Sheep that talk."


def test_a_sidecar_from_before_there_was_screening_can_be_read() -> None:
    publish(record())
    path = sidecar_path(OUT, PATH)
    old = json.loads(path.read_text(encoding="utf-8"))
    assert old.pop("screened") == []
    path.write_text(json.dumps(old), encoding="utf-8")
    sidecar = read_sidecar(path)
    assert sidecar is not None
    assert (sidecar.screened, read_ledger(OUT, "Sheep").screened) == ((), {})


def test_topics_that_share_a_file_do_not_share_verdicts() -> None:
    publish(screened=(GOATS,))
    with pytest.raises(ConfigError, match="belongs to the topic 'Sheep'"):
        publish(frame=replace(FRAME, topic="Sheep?"))


def test_the_cover_is_the_first_papers_first_figure() -> None:
    newer = record("2402.00002", "Newer Sheep")
    assert 'cover: "/images/paper/2401.00001v2/fig-1.webp"' in publish(record())
    without = replace(newer, digest=replace(newer.digest, pictures=()))
    assert "\ncover:\n" in publish(without)


def test_the_sidecar_has_the_figures() -> None:
    publish(record())
    sidecar = read_sidecar(sidecar_path(OUT, PATH))
    assert sidecar
    assert sidecar.papers[0].digest.pictures == DIGEST.pictures


@pytest.mark.parametrize(("topic", "shown"), [("", "Goats & Co: all"), ("Given", "Given")])
def test_a_mention_names_the_topic_not_the_file(topic: str, shown: str) -> None:
    goats = replace(FRAME, path=FOLDERS.digest(OUT, DAY, "Goats & Co: all"), topic="Goats & Co: all")
    writer = PostWriter(goats)
    writer.add(record())
    writer.flush(complete=True)
    writer = PostWriter(FRAME)
    writer.mention(SHEEP, goats.path, topic)
    (mention,) = parse(writer.text()).mentions
    assert mention.post == f"{shown} · 2024-06-01"
    assert mention.post_url == "../2024-06-01/Goats%20_%20Co_%20all.md"
