"""A request to a model, for tests of the models."""

from paperdigest.answers import Step, answer_schema
from paperdigest.asking.models.base import Request
from tests.papers import document


def request(question: str = "What is new?") -> Request:
    """A question about a very short paper."""
    steps = (Step.SUMMARY,)
    return Request(
        system="You digest papers.",
        paper="<paper>\n[s1] We count sheep.\n</paper>\n",
        question=question,
        schema=answer_schema(steps, ("zh", "en"), "en"),
        steps=steps,
        document=document("We count sheep."),
        languages=("zh", "en"),
    )
