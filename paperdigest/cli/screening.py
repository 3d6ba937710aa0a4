"""Screening out: which of a topic's due papers are worked on, and which put aside, as records for its post."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from paperdigest.asking.ask import Asker
from paperdigest.asking.models.base import Request
from paperdigest.asking.models.offline import OfflineModel
from paperdigest.asking.screening import Screener
from paperdigest.cli.session import Session
from paperdigest.paper import Paper
from paperdigest.sections import Topic
from paperdigest.usage import Usage
from paperdigest.writing.labels import ABOUT_SOMETHING_ELSE
from paperdigest.writing.sidecar import ScreenedRecord


def plan_screening(session: Session, topic: Topic, asker: Asker, papers: Sequence[Paper]) -> tuple[Request, ...]:
    """The requests that screening would send; none where the topic is not screened."""
    if not session.settings.screens(topic) or asker.model.name == OfflineModel.name:
        return ()
    return Screener(asker, topic, session.settings.languages, session.console.say).plan(papers)


@dataclass(frozen=True)
class ScreenedOut:
    """A part of the papers: those that are `kept`, what one request or the cache puts aside, and what that cost."""

    kept: tuple[Paper, ...]
    records: tuple[ScreenedRecord, ...]
    usage: Usage


async def screen_out(
    session: Session, topic: Topic, asker: Asker, papers: Sequence[Paper]
) -> AsyncIterator[ScreenedOut]:
    """Screen papers part by part, and say in the end how many are off topic; all are kept where it is not screened.

    The offline model, which only picks sentences, cannot judge. ServiceError when the model cannot be used.
    """
    if not papers or not session.settings.screens(topic) or asker.model.name == OfflineModel.name:
        yield ScreenedOut(tuple(papers), (), Usage())
        return
    by_id = {paper.id: paper for paper in papers}
    languages, say, count = session.settings.languages, session.console.say, 0
    async for part in Screener(asker, topic, languages, say).screen(papers):
        records = tuple(
            ScreenedRecord(
                by_id[name], reason or ABOUT_SOMETHING_ELSE.words(languages), topic.description, asker.model.name
            )
            for name, reason in part.off_topic.items()
        )
        count += len(records)
        yield ScreenedOut(part.kept, records, part.usage)
    say(f"{topic.name}: {count} of {len(papers)} off topic")
