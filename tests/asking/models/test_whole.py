import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.asking.models.whole import whole_characters

_TEXTS = st.text(st.characters(categories=["Lu", "So", "Cs"]) | st.sampled_from('\\u"dD8😀\ud83d\ude00'))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"a\ud800b", "ab"),
        (r"\uD83D\uDE00", r"\uD83D\uDE00"),
        (r"\ud83d\ud83d\ude00\ude00", r"\ud83d\ude00"),
        (r"\\ud800", r"\\ud800"),
        (r"\\\ud800", r"\\"),
        (r"\ud8", r"\ud8"),
    ],
)
def test_only_halves_are_left_out(text: str, expected: str) -> None:
    assert whole_characters(text) == expected


@given(_TEXTS)
def test_any_text_can_be_written_and_loses_nothing_else(text: str) -> None:
    whole = json.loads(whole_characters(json.dumps(text)))
    paired = json.loads(json.dumps(text))  # halves that meet in JSON are a whole
    assert whole == "".join(char for char in paired if not "\ud800" <= char <= "\udfff")
    assert whole.encode().decode() == whole
