import json
from dataclasses import replace

from paperdigest.asking.models.offline import OfflineModel
from tests.asking.sample_request import request


async def test_it_answers_the_steps_of_a_document_and_nothing_else() -> None:
    asked = request()
    assert list(json.loads((await OfflineModel().ask(asked)).text)) == ["summary"]
    assert (await OfflineModel().ask(replace(asked, document=None, steps=()))).text == "{}"
