import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.checking.lexicon import CLAIMS_OF_SCOPE, SCOPE_CUES
from paperdigest.checking.scope import drops_hedge, unsupported_scope


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("It is the first method that counts sheep.", "first"),
        ("首次只用铃声计数。", "first"),
        ("It reaches state-of-the-art accuracy.", "state of the art"),
        ("准确率显著提高。", "significantly"),
        ("It always counts right.", "always"),
        ("Every sheep is counted.", "all"),
        ("所有绵羊都被计数。", "all"),
    ],
)
def test_a_word_of_scope_is_noted_when_no_sentence_says_it(text: str, word: str) -> None:
    assert list(unsupported_scope(text, ["We count sheep."])) == [word]


def test_it_is_not_noted_when_a_sentence_says_it_in_either_language() -> None:
    assert list(unsupported_scope("首次显著提高", ["For the first time, it improves significantly."])) == []
    assert list(unsupported_scope("First, sheep are counted.", ["We count sheep."])) == []


def test_a_dropped_hedge() -> None:
    assert drops_hedge("Bells help.", ["Bells may help."])
    assert not drops_hedge("Bells may help.", ["Bells may help."])
    assert not drops_hedge("铃声可能有用。", ["Bells may help."])
    assert not drops_hedge("Bells help.", ["Bells may help.", "Bells do help."])
    assert not drops_hedge("Bells help.", [])


@pytest.mark.parametrize("word", CLAIMS_OF_SCOPE)
@given(data=st.data())
def test_every_way_to_say_a_word_of_scope_has_a_cue(word: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(CLAIMS_OF_SCOPE[word])))
    assert any(cue in text for cue in SCOPE_CUES[word])
