"""The arxiv package at work: its requests are sent by `read`, its results become papers."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any

import arxiv
import requests
from requests.adapters import BaseAdapter

from paperdigest.address import without_secrets
from paperdigest.errors import ServiceError
from paperdigest.paper import Paper, parse_arxiv_id
from paperdigest.sources.arxiv_feed import UNDATED


def papers(search: arxiv.Search, api: str, page: int, read: Callable[[str], bytes], asked: int = 1) -> Iterator[Paper]:
    """What the package makes of the feeds below `api`, `page` entries each; `read` gives the feed of an address.

    Asked up to `asked` times while there is nothing; ServiceError when the package can make nothing of an answer.
    """
    client = arxiv.Client(page_size=page, delay_seconds=0, num_retries=0)
    client.query_url_format = api + "?{}"
    for scheme in ("http://", "https://"):
        client._session.mount(scheme, _FeedAdapter(read))
    for _ in range(asked):
        result = None
        try:
            for result in client.results(search):
                yield _paper(result)
        except arxiv.UnexpectedEmptyPageError:
            return  # the index shrank between two pages: this is the end
        except (arxiv.ArxivError, requests.RequestException) as error:
            reason = without_secrets(str(error))
            raise ServiceError(f"arXiv cannot be searched: {reason}: run again later") from error
        if result is not None:
            return


class _FeedAdapter(BaseAdapter):
    """What the package's session sends its requests through: `read` gives the feed of an address."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        super().__init__()
        self._read = read

    def send(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:
        """The feed as the answer; timeouts and headers of the package are replaced by ours."""
        response = requests.Response()
        response.status_code = 200
        response.url = request.url or ""
        response.request = request
        response.raw = BytesIO(self._read(response.url))
        return response

    def close(self) -> None:
        """Nothing is held open."""


def _paper(result: arxiv.Result) -> Paper:
    """A result's fields, its white space folded."""
    tail = result.entry_id.rpartition("/abs/")[2]
    name, version = parse_arxiv_id(tail) or (tail, None)
    return Paper(
        id=name,
        version=version,
        title=_fold(result.title),
        authors=tuple(name for author in result.authors if (name := _fold(author.name))),
        abstract=_fold(result.summary),
        published=_day(result.published),
        updated=_day(result.updated),
        categories=tuple(dict.fromkeys(name for name in (result.primary_category, *result.categories) if name)),
        comment=_fold(result.comment or ""),
        url=f"https://arxiv.org/abs/{tail}",
    )


def _day(moment: datetime) -> date | None:
    return None if moment == UNDATED else moment.date()


def _fold(text: str) -> str:
    return " ".join(text.split())
