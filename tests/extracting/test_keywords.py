"""Keywords: the printed line of an invented paper, else its noun phrases."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.document import Section, Sentence
from paperdigest.extracting.keywords import keywords
from tests.extracting import invented
from tests.papers import document as plain_document


@pytest.mark.parametrize(
    ("lines", "terms"),
    [
        (("Keywords: sheep, bells; grazing nets",), ("sheep", "bells", "grazing nets")),
        (("Index Terms—Sheep, bell tones, aerial images.",), ("Sheep", "bell tones", "aerial images")),
        (("Key words and phrases. wool · goats · Meadow rings",), ("wool", "goats", "Meadow rings")),
        (("Keywords: sheep, bells, convolu-", "tional nets"), ("sheep", "bells", "convolutional nets")),
        (("Keywords: sheep, bells, grazing", "nets"), ("sheep", "bells", "grazing nets")),
        (("Keywords: wool, goats, sheep AMS subject classifications: 81P10, 11Y05",), ("wool", "goats", "sheep")),
        (("关键词：羊群；铃声；计数网络",), ("羊群", "铃声", "计数网络")),
    ],
)
def test_the_printed_keywords_are_taken_as_printed(lines: tuple[str, ...], terms: tuple[str, ...]) -> None:
    assert keywords(plain_document(*lines, "We count the sheep.", front=("Ada Example",))) == terms


def test_keywords_printed_in_the_author_block_or_under_a_heading_count_too() -> None:
    front = plain_document("We count the sheep.", front=("Keywords: sheep, bells, wool",))
    headed = replace(
        front,
        front=(),
        sections=(Section("Keywords", "", 1, 1, "other"),),
        sentences=(Sentence("s1", "goats, hills, rain", 1, 0),),
    )
    assert keywords(front) == ("sheep", "bells", "wool")
    assert keywords(headed) == ("goats", "hills", "rain")


def test_phrases_that_title_and_abstract_share_come_first_in_the_papers_spelling() -> None:
    found = keywords(invented.document())
    assert found[0] == "SheepNet"
    assert 3 <= len(found) <= 6
    assert not {word for term in found for word in term.lower().split()} & {"we", "the", "propose", "achieves", "for"}


def test_no_two_keywords_share_half_of_their_words() -> None:
    texts = ("A sheep bell network is new.", "The bell network is a sheep bell network.") * 3
    assert sum("network" in term for term in keywords(plain_document(*texts))) == 1


def test_a_chinese_paper_has_chinese_keywords() -> None:
    found = keywords(invented.document(invented.CHINESE, title="只用铃声的羊群计数网络", language="zh"))
    assert found[0] == "羊群计数网络"
    assert len(found) >= 3


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=8), st.text(max_size=40))
def test_any_document_has_three_to_six(texts: list[str], title: str) -> None:
    found = keywords(replace(plain_document(*texts), title=title))
    assert 3 <= len(found) <= 6
    assert all(term.strip() for term in found)
