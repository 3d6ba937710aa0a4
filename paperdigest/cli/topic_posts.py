"""The posts that one topic's run extends: that of the day, and those in which unfinished papers stand."""

import shlex
import time
from datetime import date
from pathlib import Path

from paperdigest.cli.session import Session
from paperdigest.paper import Paper
from paperdigest.writing.ledger import Ledger
from paperdigest.writing.publish import PostWriter
from paperdigest.writing.sites import digest_of

_FLUSH_AFTER = 5.0  # seconds: what a killed run may lose of the post; its answers are in the cache all the same


class TopicPosts:
    """One topic's posts in one run; `path` is that of the `day`.

    All are opened at once: PostError or TopicError before anything is asked and paid that could not be written then.
    """

    def __init__(self, session: Session, topic: str, ledger: Ledger, day: date) -> None:
        self._session, self._topic, self._unfinished = session, topic, ledger.unfinished
        out = session.settings.out
        self.path = ledger.posts.get(day) or session.look.site.files.digest(out, day, topic)
        paths = dict.fromkeys((self.path, *(one.post for one in ledger.unfinished.values())))
        self._opened = {path: self._open(out, path) for path in paths}
        self._begun: dict[Path, PostWriter] = {}
        self._flushed = time.monotonic()
        for problem in ledger.unread:
            session.console.say(f"{topic}: {problem}; papers that stand only there count as new")

    def of(self, paper: Paper) -> PostWriter:
        """The post of the day, or the one in which an unfinished paper stands."""
        unfinished = self._unfinished.get(paper.id)
        path = unfinished.post if unfinished else self.path
        if path not in self._begun:
            self._begun[path] = self._opened[path]
            self._tell_site(path)
        return self._begun[path]

    def flush(self, complete: bool) -> None:
        """Write the posts that something was given to."""
        for writer in self._begun.values():
            writer.flush(complete)
        self._flushed = time.monotonic()

    def flush_at_times(self) -> None:
        """Write them if that is some time ago."""
        if time.monotonic() - self._flushed > _FLUSH_AFTER:
            self.flush(complete=False)

    def _open(self, out: Path, path: Path) -> PostWriter:
        day, _ = digest_of(out, path)
        return PostWriter(self._session.frame(path, self._topic, self._topic, day))

    def _tell_site(self, path: Path) -> None:
        """Say it when a post that is extended was begun for another site."""
        before, today = self._begun[path].site.name, self._session.look.site.name
        if before != today:
            how = f"paperdigest regenerate --render-only {shlex.quote(str(path))} writes it out for {today}"
            self._session.console.say(f"{path} was begun for {before} and goes on so: {how}")
