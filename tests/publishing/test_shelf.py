from datetime import datetime

import pytest

from paperdigest.errors import ConfigError
from paperdigest.publishing.shelf import days, read_shelf, topics
from tests.publishing.shelves import OUT, write_posts


def test_all_posts_newest_first_and_nothing_else() -> None:
    write_posts()
    assert [str(post.place) for post in read_shelf(OUT)] == [
        "2026-11-21/山羊 _ Goats.md", "2026-11-20/Sheep_ a topic.md", "2024-02-29/Sheep and Wool.md",
    ]  # fmt: skip


def test_topics_and_days() -> None:
    write_posts()
    posts = read_shelf(OUT)
    assert [(topic.name, topic.file) for topic in topics(posts)] == [
        ("Sheep and Wool", "Sheep and Wool"), ("Sheep: a topic", "Sheep_ a topic"), ("山羊 & Goats", "山羊 _ Goats"),
    ]  # fmt: skip
    assert [(day.isoformat(), len(group)) for day, group in days(posts)] == [
        ("2026-11-21", 1), ("2026-11-20", 1), ("2024-02-29", 1),
    ]  # fmt: skip


def test_an_old_post_was_changed_when_it_was_published() -> None:
    write_posts()
    old = read_shelf(OUT)[-1]
    assert old.published == old.updated == datetime(2024, 2, 29, 20, 47, 51)
    assert old.parts[0].startswith(">⚠️")
    assert old.body.startswith(">⚠️")
    assert "2024-02-29 更新" not in old.body


def test_the_address_is_the_blogs_or_the_file() -> None:
    write_posts()
    goats = read_shelf(OUT)[0]
    assert goats.address("/{date}/{topic}/") == "/2026-11-21/%E5%B1%B1%E7%BE%8A%20_%20Goats/"
    assert goats.address("") == "2026-11-21/%E5%B1%B1%E7%BE%8A%20_%20Goats.md"


def test_a_post_without_a_date_is_said() -> None:
    write_posts()
    path = OUT / "2024-02-29/Sheep and Wool.md"
    path.write_text(path.read_text(encoding="utf-8").replace("date: 2024", "day: 2024"), encoding="utf-8")
    with pytest.raises(ConfigError, match="has no 'date"):
        read_shelf(OUT)
