"""Planning: what a topic's run would ask and cost, for --dry-run."""

from collections.abc import Sequence
from pathlib import Path

from paperdigest.asking.chain import Packing
from paperdigest.asking.estimate import estimate
from paperdigest.asking.models.batch import TIER
from paperdigest.cli.report import Report
from paperdigest.cli.screening import plan_screening
from paperdigest.cli.session import Session
from paperdigest.paper import Paper
from paperdigest.pipeline import Workshop
from paperdigest.settings import Topic


async def plan_topic(
    session: Session, topic: Topic, workshop: Workshop, post: Path, papers: Sequence[Paper], report: Report
) -> None:
    """Tell `report` what would be asked: the screening, and all about each paper, as if none were off topic.

    The papers are downloaded and read; nothing is asked.
    """
    settings = session.settings
    tier: str = settings.service_tier
    for request in plan_screening(session, topic, workshop.asker, papers):
        report.spend(estimate(session.model_name, request, tier))
    packing: Packing = "packed" if settings.batch else settings.chain
    await report.estimate(workshop, post, topic.name, papers, TIER if settings.batch else tier, packing)
