"""The offline model: answers with the paper's own best sentences, without network, key or chance."""

import json
from collections.abc import Sequence

from paperdigest.asking.models.base import Reply, Request
from paperdigest.document import Document
from paperdigest.extracting.extract import extract
from paperdigest.usage import Usage

NAME = "offline"


class OfflineModel:
    """Extractive, so it writes in the paper's own language only."""

    name = NAME
    options = ""

    def languages(self, document: Document, wanted: Sequence[str]) -> tuple[str, ...]:
        """The paper's language, whatever is wanted."""
        del wanted
        return (document.language,)

    async def ask(self, request: Request) -> Reply:
        """Every step's answer from the document; sends nothing."""
        document = request.document
        answers = {step.value: extract(document, step) for step in request.steps} if document else {}
        return Reply(json.dumps(answers, ensure_ascii=False), Usage())
