"""A topic's papers in arXiv's announcement of the day: one feed for all, filtered here."""

import shlex
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from paperdigest.errors import TopicError
from paperdigest.paper import Paper
from paperdigest.sections import Topic
from paperdigest.sources.arxiv import ArxivSource
from paperdigest.sources.query import topic_query
from paperdigest.sources.rss_feed import MOST_ITEMS, Announcements, Item
from paperdigest.sources.rss_keywords import Keywords

_OVERLAP = timedelta(days=7)  # a paper is announced days after its submission, by which a search finds it


def rss_query(topic: Topic) -> str:
    """What a topic with an RSS source looks for, as text."""
    return " ".join([topic.source, *(f'"{phrase}"' for phrase in topic.keywords)])


class RssTopic:
    """One topic's share of the newest announcement of its categories, which is all that arXiv's feed holds.

    `covered` is the announcement of the last complete run, None if there was none; `say` is told which ones lie
    between it and the feed's, and what of this one is left out. After a search, `announced` is the day of the
    announcement that it brought whole, None if it did not. TopicError for keywords without a word.
    """

    more = False  # what is missing here comes with no wider search

    def __init__(self, arxiv: ArxivSource, topic: Topic, covered: date | None, say: Callable[[str], None]) -> None:
        self.query = rss_query(topic)
        self.announced: date | None = None
        self._arxiv, self._topic, self._covered, self._tell = arxiv, topic, covered, say
        self._keywords = Keywords(topic.keywords)
        if topic.keywords and not self._keywords:
            raise TopicError(f"topic {topic.name!r}: its keywords have no word to look for: mend or remove them")
        self._feed: Announcements | None = None
        self._unknown = 0  # announced papers that the API did not know yet

    async def search(self, since: date | None) -> tuple[Paper, ...]:
        """The new and cross-listed papers with the keywords, unless they were announced before `since`."""
        self.announced, self._unknown = None, 0
        self._feed = feed = await self._arxiv.announcements(self._topic.feed)
        has_missed = self._say_missed(feed, since)
        if since and feed.day < since:
            return ()
        papers = await self._completed([item for item in feed.items if item.is_new and self._matches(item)])
        if feed.unreadable:
            self._say(f"{feed.unreadable} announced papers have no id that can be read: left out")
        if feed.is_cut:
            self._say(f"arXiv's feed is cut off at {MOST_ITEMS:,} papers: name fewer categories")
        # an empty feed is a holiday's, or late; a weekend's must not hide the days that were missed before it
        has_something = feed.items or (feed.skips(feed.day) and not has_missed)
        if has_something and not (self._unknown or feed.unreadable or feed.is_cut):
            self.announced = feed.day
        return papers

    async def fetch(self, ids: Sequence[str]) -> tuple[Paper, ...]:
        """Those of these papers of which the announcement has a new version; to be asked after `search`."""
        if self._feed is None:
            return ()
        asked = set(ids)
        papers = await self._completed([item for item in self._feed.items if not item.is_new and item.id in asked])
        self.announced = None if self._unknown else self.announced
        return papers

    async def why_nothing(self, since: date | None) -> str:
        """The feed is empty or older than asked for, or nothing in it is new, matches, or can be had yet."""
        feed = self._feed
        if feed is None:
            return "the announcement was not looked at"
        what = f"arXiv's announcement of {feed.day} for {'+'.join(self._topic.feed)}"
        new = sum(item.is_new for item in feed.items)
        if not feed.items and feed.skips(feed.day):
            return f"{what} is empty, as on every {' and '.join(sorted(feed.skip_days))}"
        if not feed.items:
            return f"{what} is empty: it is a holiday of arXiv's, or late: run again later"
        if since and feed.day < since:
            return f"{what} is older than --since {since}: the next one comes after midnight in New York"
        if not new:
            return f"{what} has nothing new: all its {len(feed.items)} papers are new versions of known ones"
        if self._unknown:
            return f"{what} has papers that match, but arXiv's API does not know them yet: run again in an hour"
        old = len(feed.items) - new
        return f"nothing matches: {what} has {new} new papers, 0 of them with the keywords, and {old} new versions"

    async def download(self, paper: Paper) -> bytes:
        """The PDF of the paper's version."""
        return await self._arxiv.download(paper)

    def _matches(self, item: Item) -> bool:
        return self._keywords.are_in(item.title, item.abstract)

    async def _completed(self, items: Sequence[Item]) -> tuple[Paper, ...]:
        """The papers with the metadata of arXiv's API: the feed's has TeX accents, no comment, authors in one line."""
        least = {item.id: item.version or 0 for item in items}
        papers = await self._arxiv.fetch(list(least)) if least else ()
        known = tuple(paper for paper in papers if (paper.version or 0) >= least.get(paper.id, 0))
        if missing := sorted(least.keys() - {paper.id for paper in known}):
            self._unknown += len(missing)
            self._say(f"arXiv's API does not know {', '.join(missing)} yet: run again in an hour, before the next feed")
        return known

    def _say(self, message: str) -> None:
        self._tell(f"{self._topic.name}: {message}")

    def _say_missed(self, feed: Announcements, since: date | None) -> bool:
        """Say which announcements the feed does not hold any more, and what finds their papers; whether any."""
        wanted = [since] if since else []
        wanted += [self._covered + timedelta(days=1)] if self._covered else []
        start = min(wanted, default=feed.day)
        days = (start + timedelta(days=number) for number in range((feed.day - start).days))
        missed = [day for day in days if not feed.skips(day)]
        if not missed:
            return False
        classes = [f"{name}.*" for name in self._topic.feed if "." not in name]  # none in some archives
        categories = self._topic.categories or (*self._topic.feed, *classes)
        query = topic_query(self._topic.model_copy(update={"categories": categories}))
        command = ["paperdigest", "digest", self._topic.name, "--query", query, "--since", f"{missed[0] - _OVERLAP}"]
        self._say(
            f"the feed has only the announcement of {feed.day}, not what was announced on {missed[0]}"
            f"{f' to {missed[-1]}' if len(missed) > 1 else ''}; a search finds it: {shlex.join(command)}"
        )
        return True
