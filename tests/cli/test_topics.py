import pytest

from paperdigest.cli.topics import choose_topics
from paperdigest.errors import ConfigError
from paperdigest.sections import Topic

KNOWN = (Topic(name="Sheep", keywords=("sheep",)), Topic(name="Wool"))


def test_all_of_the_settings_or_those_named() -> None:
    assert choose_topics(KNOWN, []) == KNOWN
    assert choose_topics(KNOWN, ["Wool"]) == KNOWN[1:]


def test_an_unknown_name_is_a_topic_of_its_own() -> None:
    assert choose_topics(KNOWN, ["goats", "Sheep"]) == (Topic(name="goats"), KNOWN[0])


def test_a_query_makes_one_topic() -> None:
    assert choose_topics(KNOWN, [], "ti:goat") == (Topic(name="ti:goat", query="ti:goat"),)
    assert choose_topics(KNOWN, ["Goats"], "ti:goat") == (Topic(name="Goats", query="ti:goat"),)


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
        choose_topics(KNOWN, names, query)


def test_nothing_at_all_names_the_next_step() -> None:
    with pytest.raises(ConfigError, match="paperdigest init"):
        choose_topics((), [])
