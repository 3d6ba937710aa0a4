"""Prices: what a model's tokens cost, from the dated table in prices.toml."""

import tomllib
from datetime import date
from functools import cache
from importlib import resources

from pydantic import BaseModel, ConfigDict

STANDARD = "standard"  # the tier that the table's prices are of
_MILLION = 1_000_000


class _Price(BaseModel):
    """US dollars per million tokens, and how many tokens a request may have."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    input: float
    cached_input: float
    output: float
    input_limit: int


class _Table(BaseModel):
    """The file: prices by model, what part of them a tier asks, and when and where they were read."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    date: date
    source: str
    tiers: dict[str, float]
    models: dict[str, _Price]


def read_on() -> date:
    """The day on which the prices were read."""
    return _table().date


def known(model: str) -> bool:
    """Whether the table has the model; when it has not, a cost of 0 means "price unknown"."""
    return model in _table().models


def input_limit(model: str) -> int:
    """How many input tokens a request to the model may have; 0 for a model that is not known."""
    price = _table().models.get(model)
    return price.input_limit if price else 0


def cost_usd(model: str, input_tokens: int, cached_tokens: int, output_tokens: int, tier: str = STANDARD) -> float:
    """US dollars for one answer; `cached_tokens` is a part of `input_tokens`. 0 for a model that is not known.

    A `tier` that is not in the table costs what the standard one does.
    """
    price = _table().models.get(model)
    if price is None:
        return 0.0
    fresh = input_tokens - cached_tokens
    full = fresh * price.input + cached_tokens * price.cached_input + output_tokens * price.output
    return full * _table().tiers.get(tier, 1.0) / _MILLION


@cache
def _table() -> _Table:
    text = resources.files("paperdigest.asking.models").joinpath("prices.toml").read_text(encoding="utf-8")
    return _Table.model_validate(tomllib.loads(text))
