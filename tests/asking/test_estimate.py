from dataclasses import replace

import pytest

from paperdigest.answers import Step
from paperdigest.asking.estimate import estimate
from tests.asking.sample_request import request


def test_all_that_is_sent_counts_and_each_step_is_answered() -> None:
    small = estimate("gemini-3.5-flash-lite", request())
    large = estimate("gemini-3.5-flash-lite", replace(request("x" * 4000), steps=tuple(Step)))
    assert 990 <= large.input_tokens - small.input_tokens <= 1010
    assert (small.requests, large.output_tokens) == (1, len(Step) * small.output_tokens)
    assert small.cost_usd == pytest.approx((small.input_tokens * 0.30 + small.output_tokens * 2.50) / 1e6)


def test_a_request_without_steps_is_answered_too_and_an_unknown_price_is_no_cost() -> None:
    short = estimate("gemini-99", replace(request(), steps=()))
    assert short.output_tokens > 0
    assert short.cost_usd == 0
