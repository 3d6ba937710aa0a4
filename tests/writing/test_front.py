from datetime import date
from pathlib import Path

import pytest

from paperdigest.errors import ConfigError
from paperdigest.writing.front import read_front
from tests.writing.test_publish import DAY, PATH, publish, record
from tests.writing.test_rewrite import OLD_POST


def test_our_post_says_its_languages() -> None:
    front = read_front(PATH, publish(record()))
    assert (front.title, front.topic, front.day, front.languages) == ("Sheep", "Sheep", DAY, ("zh", "en"))


def test_an_older_programs_post_is_read_without_quotes() -> None:
    front = read_front(Path("old.md"), OLD_POST)
    assert (front.title, front.topic) == ("Sheep and Wool", "Sheep and Wool")
    assert (front.day, front.languages) == (date(2024, 2, 29), ())


def test_what_has_no_date_is_no_post() -> None:
    with pytest.raises(ConfigError, match=r"notes\.md has no 'date"):
        read_front(Path("notes.md"), "# Notes\n")


def test_front_matter_that_is_not_opened_is_named() -> None:
    with pytest.raises(ConfigError, match=r"a\.md does not begin with a line '---'"):
        read_front(Path("a.md"), "title: Sheep\ndate: 2024-06-01\n---\n\n# Sheep\n")
