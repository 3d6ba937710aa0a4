import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.checking.names.wordindex import WordIndex, squash

_PARTS = st.sampled_from(["a", "ab", "abs", "s", "bs", "B", "BA", "12", "1", " ", "-"])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("a sheep-net", "SheepNet"),
        ("two SheepNets", "sheep net"),
        ("AB sheep", "ab"),
        ("a tele vision set", "television"),
        ("GPT 2 s", "gpt2"),
        ("Schrödinger", "Schrodinger"),
    ],
)
def test_a_word_is_found_however_it_is_joined(text: str, word: str) -> None:
    assert WordIndex(["nothing", text]).word(squash(word)) == {1}


@pytest.mark.parametrize(("text", "word"), [("networks", "network's web"), ("internet", "net"), ("nets up", "netsu")])
def test_a_part_of_a_word_is_none(text: str, word: str) -> None:
    assert not WordIndex([text]).word(squash(word))


@pytest.mark.parametrize("text", ["evaluation", "we eval-uated it", "EVALUATE"])
def test_an_inflected_word_is_found_by_its_root(text: str) -> None:
    assert WordIndex([text]).stem("evaluating") == {0}


@given(st.lists(_PARTS, max_size=8).map("".join), st.lists(_PARTS, min_size=1, max_size=4).map("".join))
def test_a_word_is_found_wherever_tokens_spell_it(text: str, word: str) -> None:
    tokens = [token.lower() for token in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", text)]
    wanted = squash(word)
    runs = ["".join(tokens[start:end]) for start in range(len(tokens)) for end in range(start + 1, len(tokens) + 1)]
    found = any(run in (wanted, f"{wanted}s") for run in runs) if wanted else False
    assert bool(WordIndex([text]).word(wanted)) == found
    if len(root := wanted[: max(4, len(wanted) - 3)]) >= 4:
        assert bool(WordIndex([text]).stem(wanted)) == any(run.startswith(root) for run in runs)
