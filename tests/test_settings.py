import pytest

from paperdigest.sections import Topic
from paperdigest.settings import Settings


@pytest.mark.parametrize(
    ("description", "own", "all_topics", "expected"),
    [
        ("Sheep.", None, True, True),
        ("Sheep.", None, False, False),
        ("Sheep.", True, False, True),
        ("Sheep.", False, True, False),
        (" \n", True, True, False),
    ],
)
def test_a_described_topic_is_screened_unless_it_or_the_settings_say_no(
    description: str, own: bool | None, all_topics: bool, expected: bool
) -> None:
    topic = Topic(name="Sheep", description=description, screen=own)
    assert Settings(screen=all_topics).screens(topic) == expected


def test_a_slow_tier_has_more_time_unless_the_time_is_set() -> None:
    assert Settings().request_timeout == 300
    assert Settings(service_tier="flex").request_timeout == 1_200
    assert Settings(service_tier="flex", timeout=300).request_timeout == 300
