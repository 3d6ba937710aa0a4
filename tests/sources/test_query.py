import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.errors import ConfigError
from paperdigest.sections import Topic
from paperdigest.sources.query import phrase_query, topic_query


@pytest.mark.parametrize(
    ("topic", "query"),
    [
        (Topic(name="T", query="ti:sheep OR ti:goat"), "ti:sheep OR ti:goat"),
        (Topic(name="T", query="ti:a OR ti:b", categories=("cs.CV",)), "(ti:a OR ti:b) AND (cat:cs.CV)"),
        (Topic(name="T", keywords=("counting sheep", "goats")), 'all:"counting sheep" OR all:"goats"'),
        (
            Topic(name="T", keywords=("sheep",), categories=("cs.CV", "hep-th")),
            '(all:"sheep") AND (cat:cs.CV OR cat:hep-th)',
        ),
        (Topic(name="T", query="ti:q", keywords=("not used",)), "ti:q"),
        (Topic(name="T", categories=("cs.*",)), "cat:cs.*"),
        (Topic(name="Counting Sheep"), 'ti:"Counting Sheep" OR abs:"Counting Sheep"'),
        (Topic(name="T", keywords=("\n ", '"')), 'ti:"T" OR abs:"T"'),
    ],
)
def test_a_topic_becomes_a_query(topic: Topic, query: str) -> None:
    assert topic_query(topic) == query


def test_a_wrong_category_is_named() -> None:
    with pytest.raises(ConfigError, match=r"'T': 'cs\.CV\) OR \(x' is no arXiv category"):
        topic_query(Topic(name="T", categories=("cs.CV) OR (x",)))


def test_a_name_is_searched_as_a_phrase() -> None:
    assert phrase_query(' talking\n "head" ') == 'ti:"talking head" OR abs:"talking head"'
    with pytest.raises(ConfigError, match="no word"):
        phrase_query(' "!" ')


@given(
    name=st.text(), keywords=st.lists(st.text(), max_size=4), categories=st.sets(st.sampled_from(["cs.CV", "math-ph"]))
)
def test_no_text_breaks_out_of_its_phrase(name: str, keywords: list[str], categories: set[str]) -> None:
    topic = Topic(name=name or "x", keywords=tuple(keywords), categories=tuple(categories))
    try:
        query = topic_query(topic)
    except ConfigError:
        assert not any(character.isalnum() for character in name)
        return
    phrases = query.split('"')
    assert len(phrases) % 2 == 1
    outside = "".join(phrases[::2])
    allowed = ("all:", "ti:", "abs:", "cat:cs.CV", "cat:math-ph", " OR ", ") AND (", "(", ")")
    for word in allowed:
        outside = outside.replace(word, "")
    assert outside == ""
    assert all("\\" not in phrase and phrase == " ".join(phrase.split()) for phrase in phrases[1::2])
