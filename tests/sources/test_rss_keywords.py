import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.sources.rss_keywords import Keywords


@pytest.mark.parametrize(
    ("keyword", "text"),
    [
        ("talking head", "Talking-Head Synthesis"),
        ("text-to-speech", "a text\nto speech system"),
        ("talking head", "TALKING\u2011HEADS, faster"),
        ("class", "two classes"),
        ("GAN", "{GAN}s and $GAN$"),
        ("C++", "written in C++."),
        ("Schrödinger", r"a periodic Schr\"odinger operator"),
        ("Erdos-Posa", r"the Erd\H{o}s-P\'{o}sa property"),
        ("naïve", r"a na\"{\i}ve bound"),
        ("ﬂow", "Flow"),
        ('"normalizing flow"', "a normalizing flow"),
    ],
)
def test_a_keyword_is_found_however_it_is_written(keyword: str, text: str) -> None:
    assert Keywords([keyword]).are_in(text)


@pytest.mark.parametrize(
    ("keyword", "text"),
    [
        ("GAN", "an elegant proof"),
        ("GAN", "an organ"),
        ("talking head", "heads that are talking"),
        ("talking head", "talking about the head"),
        ("C++", "written in C"),
        (".*", "anything"),
    ],
)
def test_a_keyword_is_a_phrase_of_whole_words(keyword: str, text: str) -> None:
    assert not Keywords([keyword, "goat"]).are_in(text, "")


def test_any_keyword_in_any_text_will_do() -> None:
    assert Keywords(["goat", "sheep"]).are_in("Animals", "Many sheep.")
    assert not Keywords(["talking head"]).are_in("Talking", "head")


def test_without_keywords_everything_matches() -> None:
    assert Keywords([]).are_in("")
    assert not Keywords(["!", ""])
    assert Keywords(["!", "x"])


@given(st.lists(st.text(), max_size=3), st.text())
def test_no_text_is_too_odd(phrases: list[str], text: str) -> None:
    Keywords(phrases).are_in(text)


@given(
    st.from_regex(r"[A-Za-z]{2,8}( [A-Za-z]{2,8}){0,2}", fullmatch=True), st.sampled_from([" ", "-", "\n ", "\u2013"])
)
def test_a_phrase_finds_itself(phrase: str, join: str) -> None:
    assert Keywords([phrase]).are_in(f"({phrase.upper().replace(' ', join)})")
