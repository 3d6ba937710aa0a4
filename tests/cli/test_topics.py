import pytest

from paperdigest.cli.topics import choose_topics
from paperdigest.errors import ConfigError
from paperdigest.sections import Topic
from paperdigest.writing.names import FOLDERS, Files

KNOWN = (Topic(name="Sheep", keywords=("sheep",)), Topic(name="Wool"))


def test_all_of_the_settings_or_those_named() -> None:
    assert choose_topics(KNOWN, [], FOLDERS) == KNOWN
    assert choose_topics(KNOWN, ["Wool"], FOLDERS) == KNOWN[1:]


def test_an_unknown_name_is_a_topic_of_its_own() -> None:
    assert choose_topics(KNOWN, ["goats", "Sheep"], FOLDERS) == (Topic(name="goats"), KNOWN[0])


def test_a_query_makes_one_topic() -> None:
    assert choose_topics(KNOWN, [], FOLDERS, "ti:goat") == (Topic(name="ti:goat", query="ti:goat"),)
    assert choose_topics(KNOWN, ["Goats"], FOLDERS, "ti:goat") == (Topic(name="Goats", query="ti:goat"),)


@pytest.mark.parametrize(
    ("names", "query", "message"),
    [
        (["a", "b"], "ti:goat", "--query makes one topic"),
        ([" "], "", "a topic has no name"),
        (["a/b", "a:b"], "", "'a/b' and 'a:b' would share one file"),
        (["Goats", "goats"], "", "would share one file"),
    ],
)
def test_what_cannot_be_is_said(names: list[str], query: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        choose_topics(KNOWN, names, FOLDERS, query)


def test_nothing_at_all_names_the_next_step() -> None:
    with pytest.raises(ConfigError, match="paperdigest init"):
        choose_topics((), [], FOLDERS)


def test_topics_whose_names_are_one_address_are_refused() -> None:
    slugs = Files(is_slug=True)
    assert len(choose_topics([], ["a b", "a-b"], FOLDERS)) == 2
    with pytest.raises(ConfigError, match="would share one file"):
        choose_topics([], ["a b", "a-b"], slugs)
