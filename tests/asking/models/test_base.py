from collections.abc import Sequence
from pathlib import Path

from paperdigest.answers import Step
from paperdigest.asking.ask import Asker
from paperdigest.asking.models.base import RefusedError, Reply, Request
from paperdigest.asking.prompts import load_prompts
from paperdigest.cache import Cache
from paperdigest.document import Document
from paperdigest.usage import Usage
from tests.papers import document


class RefusingModel:
    name = "refusing"
    options = ""
    asked = 0

    def languages(self, document: Document, wanted: Sequence[str]) -> tuple[str, ...]:
        del document
        return tuple(wanted)

    async def ask(self, request: Request) -> Reply:
        del request
        self.asked += 1
        raise RefusedError("SAFETY", Usage(requests=1, input_tokens=100))


async def test_what_a_refusal_cost_is_counted() -> None:
    model = RefusingModel()
    asked = await Asker(model, load_prompts("default"), Cache(Path("cache"))).ask(document("A."), ("zh",))
    assert asked.failed == dict.fromkeys(Step, "SAFETY")
    assert asked.usage == Usage(requests=model.asked, input_tokens=100 * model.asked)
