"""What the posts folder says is done, whatever site its posts were written for, and though some cannot be read."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from paperdigest.errors import PostError
from paperdigest.writing.ledger import read_ledger
from paperdigest.writing.publish import PostWriter
from paperdigest.writing.sites import SITES, Look, Site
from tests.writing.samples import SHEEP
from tests.writing.test_publish import FRAME, GOATS, OUT, record

TOPIC = "Sheep & Wool"
NEXT = date(2024, 6, 2)


def write(site: Site, topic: str = TOPIC, day: date = FRAME.day, name: str = "2401.00001") -> Path:
    """A post with one paper that has no answer to a step, and one that is off topic."""
    path = site.files.digest(OUT, day, topic)
    writer = PostWriter(replace(FRAME, path=path, topic=topic, day=day, look=Look(site)))
    writer.add(record(name, failed=("method",)))
    writer.screen_out(GOATS)
    writer.flush(complete=True)
    return path


@pytest.mark.parametrize("before", SITES)
@pytest.mark.parametrize("after", SITES)
def test_a_topics_posts_are_its_own_for_every_site(before: str, after: str) -> None:
    path = write(SITES[before])
    ledger = read_ledger(OUT, TOPIC, SITES[after].files)
    assert (ledger.done, ledger.elsewhere, ledger.posts) == ({"2401.00001": 2}, {}, {FRAME.day: path})
    assert [one.post for one in ledger.unfinished.values()] == [path]
    assert list(ledger.screened) == [GOATS.paper.id]


def test_a_topic_that_is_called_like_anothers_file_is_another() -> None:
    path = write(SITES["hexo"], "sheep-wool")
    assert path.stem == SITES["hugo"].files.name(TOPIC)
    ledger = read_ledger(OUT, TOPIC)
    assert (ledger.done, ledger.elsewhere) == ({}, {"2401.00001": path})
    assert (ledger.unfinished, ledger.screened) == ({}, {})


def test_of_two_posts_of_a_day_todays_site_has_the_one() -> None:
    paths = {site.name: write(site) for site in SITES.values()}
    for site in SITES.values():
        assert read_ledger(OUT, TOPIC, site.files).posts == {FRAME.day: paths[site.name]}


def test_posts_are_read_by_their_day_whatever_they_are_called() -> None:
    write(SITES["obsidian"], "Wool", day=NEXT)
    older = write(SITES["hexo"], "Goats")
    assert read_ledger(OUT, TOPIC).elsewhere == {"2401.00001": older}


def test_the_post_of_a_single_paper_is_no_digest_though_a_day_begins_its_name() -> None:
    path = OUT / "2024-05-30 wool notes.md"
    writer = PostWriter(replace(FRAME, path=path, topic="Paper"))
    writer.add(replace(record(), digest=replace(record().digest, paper=replace(SHEEP, id=path.stem, version=None))))
    writer.flush(complete=True)
    assert read_ledger(OUT, TOPIC).elsewhere == {}


def test_a_post_that_cannot_be_read_stops_its_own_topic_only() -> None:
    path = write(SITES["hexo"], "Wool")
    write(SITES["hexo"], "Goats", name="2401.00002")
    path.write_bytes(b"\xff")
    ledger = read_ledger(OUT, TOPIC)
    assert list(ledger.elsewhere) == ["2401.00002"]
    assert ledger.unread == (f"{path} is not text in UTF-8: save it as such, or move it away",)
    with pytest.raises(PostError, match="not text in UTF-8"):
        read_ledger(OUT, "Wool")
