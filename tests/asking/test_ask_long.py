import json

import pytest

from paperdigest.answers import Step
from paperdigest.asking.input_limit import InputLimit
from paperdigest.asking.models.base import Reply, Request
from paperdigest.asking.tokens import request_tokens
from paperdigest.errors import ConfigError, TooLongError
from paperdigest.usage import Usage
from tests.asking.test_ask import ALL, GOOD, ScriptedModel, asker
from tests.papers import document

LONG = document(*(f"Sentence {number} of a long paper counts sheep in a meadow by the sea." for number in range(2_000)))


@pytest.mark.parametrize("packing", ["packed", "separate"])
async def test_no_request_is_longer_than_the_limit_and_the_share_is_said(packing: str) -> None:
    bad = json.dumps({step.value: {} for step in Step})
    model = ScriptedModel(lambda number, _: bad if number == 1 else None)
    limited = asker(model, packing=packing, limit=InputLimit(12_000))
    asked = await limited.ask(LONG, ("zh", "en"))
    assert set(asked.answers) == set(Step)
    assert max(map(request_tokens, model.requests)) <= 12_000
    if packing == "packed":
        assert request_tokens(model.requests[0]) > 11_500
    sent = model.requests[0].document
    assert sent is not None
    assert asked.share == pytest.approx(len(sent.sentences) / 2_000, abs=0.01)
    assert len({request.paper for request in model.requests}) == 1
    again = await limited.ask(LONG, ("zh", "en"))
    assert (again.usage, again.share, again.keys) == (Usage(), asked.share, asked.keys)


async def test_earlier_answers_that_do_not_fit_are_not_repeated() -> None:
    wordy = json.dumps({step.value: GOOD[step] for step in Step} | {"summary": {}}).replace("one", "one " * 500)
    model = ScriptedModel(lambda number, _: wordy if number == 1 else None)
    await asker(model, limit=InputLimit(12_000)).ask(LONG, ("zh", "en"))
    assert model.asked == [ALL, (Step.SUMMARY,)]
    assert request_tokens(model.requests[1]) <= 12_000
    assert "do not repeat" not in model.requests[1].question


async def test_the_key_is_of_what_was_sent() -> None:
    whole = await asker(ScriptedModel()).ask(LONG, ("zh", "en"))
    assert (await asker(ScriptedModel(), limit=InputLimit(1_000_000)).ask(LONG, ("zh", "en"))).usage == Usage()
    assert (await asker(ScriptedModel(), limit=InputLimit(12_000)).ask(LONG, ("zh", "en"))).keys != whole.keys


class SmallModel(ScriptedModel):
    """Takes so many tokens, which are more than one would think, and says so if it is told to."""

    def __init__(self, most: int, named: int, tokens_a_guess: float = 1.2) -> None:
        super().__init__()
        self.most, self.named, self._rate = most, named, tokens_a_guess

    async def ask(self, request: Request) -> Reply:
        reply = await super().ask(request)
        if request_tokens(request) * self._rate > self.most:
            raise TooLongError("too long", self.named)
        return reply


@pytest.mark.parametrize("packing", ["packed", "separate"])
@pytest.mark.parametrize(("most", "named"), [(20_000, 20_000), (20_000, 0), (30_000, 30_000)])
async def test_a_paper_that_turns_out_too_long_is_cut_and_asked_in_vain_twice_at_most(
    most: int, named: int, packing: str
) -> None:
    model = SmallModel(most, named)
    learning = asker(model, packing=packing)
    asked = await learning.ask(LONG, ("zh", "en"))
    assert set(asked.answers) == set(Step)
    assert asked.share < 1
    assert len(model.requests) <= 2 + (1 if packing == "packed" else 5)
    before = len(model.requests)
    other = document(*(f"Another sentence {number} counts goats upon a hill." for number in range(2_000)))
    assert (await learning.ask(other, ("zh", "en"))).share < 1
    assert len(model.requests) == before + (1 if packing == "packed" else 5), "the limit is learnt"


async def test_a_model_too_small_for_any_paper_fails_its_steps() -> None:
    model = SmallModel(100, 0)
    asked = await asker(model).ask(LONG, ("zh", "en"))
    assert (asked.answers, len(model.requests)) == ({}, 3)
    model = SmallModel(100, 100)
    asked = await asker(model).ask(LONG, ("zh", "en"))
    assert set(asked.failed.values()) == {
        "the questions alone fill what this model takes: choose one that takes more tokens"
    }
    assert len(model.requests) == 1


def test_a_limit_below_the_questions_is_a_matter_of_settings() -> None:
    with pytest.raises(ConfigError, match=r"set at least \d{4}$") as raised:
        asker(ScriptedModel(), limit=InputLimit(1_000)).require_room(("zh", "en"))
    least = int(str(raised.value).rpartition(" ")[2])
    asker(ScriptedModel(), limit=InputLimit(least)).require_room(("zh", "en"))
    asker(ScriptedModel()).require_room(("zh", "en"))
