from importlib import resources

import pytest

from paperdigest.asking.models import prices


def test_cached_tokens_are_a_part_of_the_input_and_cheaper() -> None:
    million = 1_000_000
    assert prices.cost_usd("gemini-3.5-flash-lite", million, 0, 0) == pytest.approx(0.30)
    assert prices.cost_usd("gemini-3.5-flash-lite", million, million, 0) == pytest.approx(0.03)
    assert prices.cost_usd("gemini-3.5-flash-lite", million, million // 2, million) == pytest.approx(0.165 + 2.50)
    assert prices.cost_usd("gemini-3.8-flash", million, 0, million) == pytest.approx(4.50)


def test_an_unknown_model_costs_nothing_and_says_so() -> None:
    assert prices.known("gemini-3.8-flash")
    assert not prices.known("gemini-99")
    assert (prices.input_limit("gemini-3.8-flash"), prices.input_limit("gemini-99")) == (1_048_576, 0)
    assert prices.cost_usd("gemini-99", 10**6, 0, 10**6) == 0


def test_flex_and_batch_cost_half_and_a_tier_that_nobody_knows_the_whole() -> None:
    costs = [prices.cost_usd("gemini-3.8-flash", 10**6, 0, 0, tier) for tier in ("flex", "batch", "default")]
    assert costs == pytest.approx([0.375, 0.375, 0.75])


def test_the_table_says_when_it_was_read() -> None:
    text = resources.files("paperdigest.asking.models").joinpath("prices.toml").read_text(encoding="utf-8")
    assert f"\ndate = {prices.read_on()}\n" in text
