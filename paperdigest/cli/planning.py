"""Planning: what a topic's run would ask and cost, for --dry-run."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from paperdigest.asking.chain import Packing
from paperdigest.asking.estimate import estimate
from paperdigest.asking.models.batch import TIER
from paperdigest.cli.report import Report
from paperdigest.cli.screening import plan_screening
from paperdigest.cli.session import Session
from paperdigest.paper import Paper
from paperdigest.pipeline import Workshop
from paperdigest.sections import Topic


@dataclass(frozen=True)
class Plan:
    """One topic's run as it would be; `report` is told."""

    session: Session
    topic: Topic
    workshop: Workshop
    report: Report

    def screen(self, papers: Sequence[Paper]) -> None:
        """Count the requests that would judge these papers."""
        for request in plan_screening(self.session, self.topic, self.workshop.asker, papers):
            self.report.spend(estimate(self.session.model_name, request, self.session.settings.service_tier))

    async def ask(self, post: Path, papers: Sequence[Paper]) -> None:
        """Count the requests about these papers, as if none were off topic; they are downloaded and read."""
        settings = self.session.settings
        tier: str = TIER if settings.batch else settings.service_tier
        packing: Packing = "packed" if settings.batch else settings.chain
        await self.report.estimate(self.workshop, post, self.topic.name, papers, tier, packing)
