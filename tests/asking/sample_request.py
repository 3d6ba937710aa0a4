"""A request to a model, for tests of the models."""

from dataclasses import replace

from paperdigest.answers import Step, answer_schema
from paperdigest.asking.models.base import Request
from paperdigest.image import Image, SeenFigure
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


def illustrated(question: str = "What is new?") -> Request:
    """The same with a figure."""
    image = Image(b"RIFF\xff", "webp", 20, 10)
    return replace(request(question), figures=(SeenFigure("Figure 1", "s1", image),))
