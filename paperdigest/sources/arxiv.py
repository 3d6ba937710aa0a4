"""arXiv source: search, look-up by id and PDFs, at the pace arXiv asks for."""

import asyncio
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self, TypeVar
from urllib.parse import parse_qs, urlsplit
from urllib.request import getproxies

import arxiv

from paperdigest import __version__
from paperdigest.address import check_address, check_certificates, check_proxies, host_and_port
from paperdigest.cache import PDFS, Cache, cache_key, is_whole_pdf
from paperdigest.daemon_thread import Pause, in_daemon_thread
from paperdigest.errors import TopicError
from paperdigest.paper import Paper
from paperdigest.sources.arxiv_feed import check_feed
from paperdigest.sources.arxiv_http import Answer, Http
from paperdigest.sources.arxiv_ids import canonical_id, match_ids
from paperdigest.sources.arxiv_package import papers
from paperdigest.sources.arxiv_pdf import check_pdf
from paperdigest.sources.arxiv_retry import BadRequestError, Retries
from paperdigest.sources.pace import Pace
from paperdigest.sources.rss_feed import LARGEST_FEED, Announcements, read_announcements, refusal

_T = TypeVar("_T")

_API = "https://export.arxiv.org"
_PDF = "https://arxiv.org"
_RSS = "https://rss.arxiv.org"
_USER_AGENT = f"paperdigest/{__version__} (reads new papers for a blog; one request at a time)"
_FEED_HEADERS = {"Accept": "application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.1"}
_PDF_HEADERS = {"Accept": "application/pdf, */*;q=0.1", "Accept-Encoding": "identity"}
_LARGEST_FEED = 30_000_000  # bytes; a page of 100 entries has 0.3 MB
_LARGEST_PDF = 100_000_000
_PDF_TIMEOUTS = 5  # timeouts that one PDF may take in all its tries: it keeps every process from asking arXiv
_PAGE = 100  # entries a request
_KNOWN, _PROBE = "1706.03762", 1_000_000  # a paper that arXiv has, and the most bytes that its feed may have
_WAIT = 10  # paces: the first wait when arXiv throttles, 30 s at arXiv's own pace
_SHORTEST_WAIT = 1.0  # seconds, whatever the pace


@dataclass(frozen=True)
class Found:
    """What a search found; `more` says that it was cut off at its limit: further papers match."""

    papers: tuple[Paper, ...]
    more: bool


class ArxivSource:
    """arXiv's papers.

    `url` empty means arXiv itself, else a server with `/api/query`, `/pdf/ID` and `/rss/CATEGORIES` below it. `pace`
    is the number of seconds between two requests of all processes that share `pace_file`, `timeout` (seconds) bounds
    the connection and each silence, `base_wait` (seconds) is the first wait when arXiv throttles, by default ten
    paces; `say` is told of waits of 2 s or more, from another thread. ConfigError for an address, or a proxy's, that
    can be none. All methods raise ServiceError when arXiv cannot be used, and return within half a second when
    cancelled.
    """

    def __init__(
        self,
        url: str = "",
        pace: float = 3.0,
        *,
        cache: Cache,
        pace_file: Path,
        timeout: float = 60.0,
        user_agent: str = _USER_AGENT,
        base_wait: float | None = None,
        say: Callable[[str], None] = lambda _: None,
    ) -> None:
        base = url.rstrip("/")
        check_address(base or _API, "arxiv.url")
        check_proxies(getproxies(), "socks")
        check_certificates(os.environ)
        self._api, self._pdf = f"{base or _API}/api/query", f"{base or _PDF}/pdf"
        self.host = host_and_port(self._api)
        self._rss = f"{base or _RSS}/rss"
        self._announced: dict[str, Announcements] = {}
        self._cache = cache
        self._pace = Pace(pace, pace_file)
        self._http = Http(base or _API, self._pace, timeout, user_agent)
        self._retries = Retries(max(_SHORTEST_WAIT, _WAIT * pace) if base_wait is None else base_wait, say)
        self._pdf_time = _PDF_TIMEOUTS * timeout
        self._line = asyncio.Lock()  # while one call waits for arXiv, no other one asks

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close idle connections."""
        self._http.close()

    async def search(self, query: str, most: int, since: date | None = None) -> Found:
        """The newest submissions that match, newest first, each once in its newest version, at most `most`.

        `query` is in arXiv's language; TopicError when arXiv does not understand it. Papers first submitted before
        `since` are left out, and end the search.
        """
        async with self._line:
            return await in_daemon_thread(lambda pause: self._search(query, most, since, pause))

    async def fetch(self, ids: Sequence[str]) -> tuple[Paper, ...]:
        """The papers of these ids (any style, with or without version), in their order; unknown ids are missing."""
        wanted = tuple(dict.fromkeys(name for name in map(canonical_id, ids) if name))
        async with self._line:
            return await in_daemon_thread(lambda pause: self._fetch(wanted, pause))

    async def reach(self) -> str:
        """The Date header of arXiv's answer to one small request, which is not repeated."""
        async with self._line:
            return await in_daemon_thread(self._reach)

    async def announcements(self, categories: Sequence[str]) -> Announcements:
        """The newest announcement of these categories, asked for once; TopicError when arXiv has no such category."""
        name = "+".join(categories)
        async with self._line:
            if name not in self._announced:
                self._announced[name] = await in_daemon_thread(lambda pause: self._announcements(name, pause))
            return self._announced[name]

    def stored(self, paper: Paper) -> bytes | None:
        """The PDF of the paper's version if the cache has it; asks nobody."""
        return self._stored(cache_key(f"{self._pdf}/{paper.versioned_id}"))

    def _stored(self, key: str) -> bytes | None:
        """A PDF of the cache; half a one, which a broken disk leaves, is none."""
        stored = self._cache.get(PDFS, key)
        return stored if stored is not None and is_whole_pdf(stored) else None

    async def download(self, paper: Paper) -> bytes:
        """The PDF of the paper's version, from the cache if it is there; PaperError when there is none to be had."""
        if (stored := self.stored(paper)) is not None:
            return stored
        async with self._line:
            return await in_daemon_thread(lambda pause: self._download(f"{self._pdf}/{paper.versioned_id}", pause))

    def _search(self, query: str, most: int, since: date | None, pause: Pause) -> Found:
        if most <= 0:
            return Found((), more=False)  # the package takes 0 for "no limit"
        order = arxiv.SortCriterion.SubmittedDate, arxiv.SortOrder.Descending
        search = arxiv.Search(query, None, None, *order)
        found: dict[str, Paper] = {}
        more = False
        try:
            # arXiv sometimes says "0 results" by mistake: that is believed when it says so twice
            for paper in papers(search, self._api, min(most + 1, _PAGE), self._reader(pause), asked=2):
                if since and paper.published and paper.published < since:
                    break
                if more := len(found) == most and paper.id not in found:
                    break
                known = found.setdefault(paper.id, paper)
                if (paper.version or 0) > (known.version or 0):
                    found[paper.id] = paper
        except BadRequestError as error:
            raise TopicError(f"arXiv does not understand the query {query!r}: {error}") from error
        return Found(tuple(found.values()), more)

    def _fetch(self, wanted: Sequence[str], pause: Pause) -> tuple[Paper, ...]:
        batches = [wanted[start : start + _PAGE] for start in range(0, len(wanted), _PAGE)]
        return match_ids(wanted, [paper for batch in batches for paper in self._batch(batch, pause)])

    def _batch(self, ids: Sequence[str], pause: Pause) -> list[Paper]:
        """One request, and more where arXiv refuses all for one bad id."""
        try:
            search = arxiv.Search(id_list=list(ids), max_results=None)
            return list(papers(search, self._api, len(ids), self._reader(pause)))
        except BadRequestError as error:
            if len(ids) == 1:
                return []
            named = str(error).rpartition(" ")[2]
            middle = len(ids) // 2
            parts = [[name for name in ids if name != named]] if named in ids else [ids[:middle], ids[middle:]]
            return [paper for part in parts for paper in self._batch(part, pause)]

    def _reader(self, pause: Pause) -> Callable[[str], bytes]:
        """What gives the package the feed of an address."""

        def read(url: str) -> bytes:
            start = int(parse_qs(urlsplit(url).query)["start"][0])
            return self._insist(url, _LARGEST_FEED, lambda answer: check_feed(answer, start), pause)

        return read

    def _reach(self, pause: Pause) -> str:
        with self._pace.turn(pause):
            answer = self._http.get(f"{self._api}?id_list={_KNOWN}&start=0&max_results=1", _FEED_HEADERS, _PROBE, pause)
        check_feed(answer, 0)
        return answer.headers.get("Date", "")

    def _announcements(self, name: str, pause: Pause) -> Announcements:
        try:
            return self._insist(f"{self._rss}/{name}", LARGEST_FEED, read_announcements, pause)
        except BadRequestError as error:
            raise TopicError(f"arXiv has no RSS feed of {name}: {refusal(str(error))}") from error

    def _insist(self, url: str, most: int, check: Callable[[Answer], _T], pause: Pause) -> _T:
        """What `check` makes of the feed at an address, asked for until it raises no TransientError."""

        def attempt() -> _T:
            with self._pace.turn(pause):
                return check(self._http.get(url, _FEED_HEADERS, most, pause))

        return self._retries.insist(attempt, pause)

    def _download(self, url: str, pause: Pause) -> bytes:
        key, left = cache_key(url), self._pdf_time

        def attempt() -> bytes:
            nonlocal left
            with self._pace.turn(pause):
                stored = self._stored(key)  # another task or process may have been faster
                if stored is None:
                    began = time.monotonic()
                    try:
                        stored = check_pdf(self._http.get(url, _PDF_HEADERS, _LARGEST_PDF, pause, left))
                    finally:
                        left -= time.monotonic() - began
                    self._cache.put(PDFS, key, stored)
                return stored

        return self._retries.insist(attempt, pause, paper=url)
