from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.asking.tokens import request_tokens, text_tokens
from tests.asking.sample_request import request


def test_chinese_takes_a_token_a_character() -> None:
    base = request_tokens(request())
    assert request_tokens(replace(request(), system=request().system + "论文" * 50)) == base + 100
    assert request_tokens(replace(request(), system=request().system + "abcd" * 50)) == base + 50


@given(st.lists(st.text()))
def test_the_parts_of_a_text_have_as_many_as_the_whole(parts: list[str]) -> None:
    assert text_tokens("".join(parts)) == pytest.approx(sum(map(text_tokens, parts)))
