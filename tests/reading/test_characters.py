"""What is left of hostile characters."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.reading.characters import clean, fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("e\ufb03cient \ufb02ow", "efficient flow"),
        ("zero\u200bwidth\u00ad", "zerowidth"),
        ("two\nlines", "two lines"),
        ("1 Data . . . . . . . . 3", "1 Data … 3"),
        ("cafe\u0301", "café"),
        ("x, y, …", "x, y, …"),
        ("\uf8eb\uf8ec\uf8edx\uf8f6\uf8f7\uf8f8 \uf8f1\uf8f2\uf8f3y", "(x) {y"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == (expected, 0)


def test_characters_without_a_meaning_are_marked_and_counted() -> None:
    assert clean("loss \x02= \ue123\ufffd3") == ("loss �= ��3", 3)


@given(st.text())
def test_clean_text_is_one_printable_line(text: str) -> None:
    result, _ = clean(text)
    assert "\n" not in result
    assert result == result.strip()
    assert not any(ord(char) < 32 or 0xD800 <= ord(char) <= 0xF8FF for char in result)
    assert json.loads(json.dumps(result).encode()) == result
    assert clean(result)[0] == result


def test_fold_compares_titles() -> None:
    assert fold("Efﬁcient  “Lamps”: É-1") == fold("efficient lamps e1")
