import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from paperdigest.answers import Step
from paperdigest.asking.ask import Asker
from paperdigest.asking.models.base import Reply, Request
from paperdigest.asking.models.offline import OfflineModel
from paperdigest.asking.prompts import load_prompts
from paperdigest.cache import Cache
from paperdigest.document import Document
from paperdigest.errors import PaperError, ServiceError
from paperdigest.paper import Paper
from paperdigest.pipeline import Made, Skipped, Workshop, jobs, run
from paperdigest.progress import SilentReporter
from tests.asking.test_ask import CLAIM as GOOD_CLAIM
from tests.asking.test_ask import GOOD, ScriptedModel
from tests.papers import document, paper

SHEEP = document(
    "We count sheep in a meadow.", "There are 12 of them, says the shepherd.", "We conclude that sheep count."
)


async def never(pdf: bytes) -> Document:
    raise AssertionError("nothing should be read")


async def sheep(pdf: bytes) -> Document:
    return SHEEP


async def pdf(paper: Paper) -> bytes:
    return f"%PDF {paper.id}".encode()


def workshop(**changes: object) -> Workshop:
    cache = Cache(Path("cache"))
    asker = Asker(OfflineModel(), load_prompts("default"), cache)
    return replace(Workshop(pdf, sheep, asker, cache, ("zh", "en"), SilentReporter()), **changes)  # type: ignore[arg-type]


async def outcomes(shop: Workshop, papers: Sequence[Paper], workers: int = 4) -> list[Made | Skipped]:
    kept: list[Made | Skipped] = []
    await run(jobs(shop, papers, kept.append), workers)
    return kept


def failing(name: str, error: Exception) -> Callable[[Paper], object]:
    async def download(paper: Paper) -> bytes:
        if paper.id == name:
            raise error
        return await pdf(paper)

    return download


def speaking(model: ScriptedModel) -> Workshop:
    return workshop(asker=Asker(model, load_prompts("default"), Cache(Path("cache"))))


async def test_a_claim_that_does_not_stand_is_asked_for_once_more_and_then_left_out() -> None:
    wrong = {"evidence": ["s2"], "zh": "有 21 只。", "en": "There are 21."}
    right = {"evidence": ["s2"], "zh": "有 12 只。", "en": "There are 12."}
    still = {"evidence": ["s2"], "zh": "有 210 只。", "en": "There are 210."}
    answers = {step.value: GOOD[step] for step in Step}
    answers |= {"summary": {"claim": wrong}, "method": {"points": [wrong | {"en": "It finds 21."}, GOOD_CLAIM]}}
    script = [json.dumps(answers), json.dumps({"claims": [right, still]})]
    model = ScriptedModel(lambda number, request: script[number - 1])
    [made] = await outcomes(speaking(model), [paper()])
    assert isinstance(made, Made)
    assert made.digest.content.summary.words == (("zh", "有 12 只。"), ("en", "There are 12."))
    assert len(made.digest.content.methods) == 1
    assert made.digest.tally.restated == ("有 21 只。 / There are 21.: 21 is not in the paper",)
    assert made.digest.tally.withheld == ("有 210 只。 / There are 210.: 210 is not in the paper",)
    assert (made.digest.tally.mended, made.asked.usage.requests) == (1, 2)
    assert made.record().steps["restated"].answer == script[1]


async def test_answers_that_stand_cost_one_request() -> None:
    model = ScriptedModel()
    [made] = await outcomes(speaking(model), [paper()])
    assert isinstance(made, Made)
    assert (len(model.requests), "restated" in made.record().steps) == (1, False)


async def test_a_digest_of_the_same_answers_is_made_once_and_the_same_again() -> None:
    model = ScriptedModel()
    [first] = await outcomes(speaking(model), [paper()])
    [second] = await outcomes(speaking(model), [paper()])
    assert isinstance(first, Made)
    assert isinstance(second, Made)
    assert (second.digest, second.record().steps) == (first.digest, first.record().steps)
    [entry] = (file for file in Path("cache/digests").rglob("*") if file.is_file())
    entry.write_bytes(entry.read_bytes().replace(b"Counting Sheep", b"Counting Goats"))
    [third] = await outcomes(speaking(model), [paper()])
    assert isinstance(third, Made)
    assert third.digest.paper.title == "Counting Goats"
    assert len(model.requests) == 1


async def test_claims_that_could_not_be_asked_for_anew_are_asked_for_in_the_next_run() -> None:
    wrong = {"evidence": ["s2"], "zh": "有 21 只。", "en": "There are 21."}
    right = {"evidence": ["s2"], "zh": "有 12 只。", "en": "There are 12."}
    answers = {step.value: GOOD[step] for step in Step} | {"summary": {"claim": wrong}}
    script = [json.dumps(answers), "no JSON", json.dumps({"claims": [right]})]
    model = ScriptedModel(lambda number, request: script[number - 1])
    [first] = await outcomes(speaking(model), [paper()])
    [second] = await outcomes(speaking(model), [paper()])
    assert isinstance(first, Made)
    assert isinstance(second, Made)
    assert (first.digest.tally.mended, second.digest.tally.mended) == (0, 1)


async def test_every_paper_has_an_outcome() -> None:
    papers = [paper(id=f"2401.0000{n}") for n in range(6)]
    made = [outcome for outcome in await outcomes(workshop(), papers) if isinstance(outcome, Made)]
    assert {one.digest.paper.id for one in made} == {p.id for p in papers}
    assert made[0].digest.provenance.missing_languages == ("zh",)


async def test_one_bad_paper_never_stops_the_others() -> None:
    shop = workshop(download=failing("b", PaperError("no such PDF")))
    results = await outcomes(shop, [paper(id="a"), paper(id="b", abstract=""), paper(id="c")], workers=1)
    assert [type(result) for result in results] == [Made, Skipped, Made]
    assert isinstance(results[1], Skipped)
    assert results[1].reason == "no such PDF"


async def unreadable(pdf: bytes) -> Document:
    raise PaperError("no text layer")


async def test_without_readable_text_the_abstract_alone_is_used_and_said() -> None:
    [result] = await outcomes(workshop(read=unreadable), [paper(id="b", abstract="We count sheep. There are 12.")])
    assert isinstance(result, Made)
    assert result.digest.provenance.abstract_only
    assert result.digest.provenance.reason == "no text layer"
    assert result.digest.content.summary.evidence[0].page == 0


async def test_a_pdf_that_cannot_be_had_is_a_failure_until_its_last_try() -> None:
    shop = workshop(download=failing("b", PaperError("no such PDF")), read=never)
    [first] = await outcomes(shop, [paper(id="b")])
    assert isinstance(first, Skipped)
    [last] = await outcomes(replace(shop, last_tries=frozenset(["b"])), [paper(id="b")])
    assert isinstance(last, Made)
    assert last.digest.provenance.abstract_only


async def test_a_service_that_fails_ends_the_run_after_what_is_finished() -> None:
    kept: list[Made | Skipped] = []
    shop = workshop(download=failing("b", ServiceError("arXiv is down")))
    with pytest.raises(ServiceError, match="arXiv is down"):
        await run(jobs(shop, [paper(id="a"), paper(id="b"), paper(id="c")], kept.append), workers=1)
    assert [outcome.digest.paper.id for outcome in kept if isinstance(outcome, Made)] == ["a"]


async def test_a_bug_is_raised_as_it_came() -> None:
    with pytest.raises(ZeroDivisionError):
        await outcomes(workshop(download=failing("a", ZeroDivisionError())), [paper(id="a")])


async def test_a_document_is_read_once_and_a_broken_cache_entry_again() -> None:
    await outcomes(workshop(), [paper(id="a")])
    assert len(await outcomes(workshop(read=never), [paper(id="a")])) == 1
    for entry in Path("cache/documents").rglob("*"):
        if entry.is_file():
            entry.write_bytes(entry.read_bytes()[:20])
    assert len(await outcomes(workshop(), [paper(id="a")])) == 1


async def test_a_local_pdf_is_titled_by_what_it_prints() -> None:
    [result] = await outcomes(workshop(), [Paper(id="notes", title="notes", title_source="file")])
    assert isinstance(result, Made)
    assert (result.digest.paper.title, result.digest.paper.title_source) == ("Counting Sheep", "pdf")


class CountingModel(OfflineModel):
    """Counts how many papers it is asked about at once."""

    def __init__(self) -> None:
        self.now = self.most = 0

    async def ask(self, request: Request) -> Reply:
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(0.01)
        self.now -= 1
        return await super().ask(request)


async def test_at_most_so_many_papers_are_in_work() -> None:
    model = CountingModel()
    shop = workshop(asker=Asker(model, load_prompts("default"), Cache(Path("cache"))))
    kept: list[Made | Skipped] = []
    texts = iter(range(100))

    async def unlike(pdf: bytes) -> Document:
        return document(f"We count {next(texts)} sheep in a meadow.", "They are many, says the shepherd.")

    await run(jobs(replace(shop, read=unlike), [paper(id=f"p{n}") for n in range(9)], kept.append), workers=3)
    assert (len(kept), model.most) == (9, 3)
