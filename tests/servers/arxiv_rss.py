"""RSS feeds as arXiv writes them."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.servers.arxiv import Row

MONDAY = "Mon, 03 Jun 2024 00:00:00 -0400"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss xmlns:arxiv="http://arxiv.org/schemas/atom" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel>'
)
_TAIL = "</channel></rss>\n"


def rss(
    items: Sequence[tuple[Row, str]], day: str = MONDAY, skip_days: Sequence[str] = ("Saturday", "Sunday")
) -> bytes:
    """The feed of a day: papers, each with its announce type."""
    skipped = "".join(f"<day>{name}</day>" for name in skip_days)
    return (
        f"{_HEAD}<title>cs.CV updates on arXiv.org</title><link>http://rss.arxiv.org/rss/cs.CV</link>"
        f"<pubDate>{day}</pubDate><skipDays>{skipped}</skipDays>"
        + "".join(_item(row, kind, day) for row, kind in items)
        + _TAIL
    ).encode()


def rss_error(message: str) -> bytes:
    """How arXiv refuses the categories of a feed, with status 400."""
    return (
        f"{_HEAD}<title>Feed error for query: http://rss.arxiv.org/rss/cs.XX</title>"
        f"<description>{escape(message)}</description><pubDate>{MONDAY}</pubDate>{_TAIL}"
    ).encode()


def _item(row: Row, kind: str, day: str) -> str:
    description = f"arXiv:{row.id} Announce Type: {kind} \nAbstract: {row.summary}"
    return (
        f"<item><title>{escape(row.title)}</title><link>https://arxiv.org/abs/{row.name}</link>"
        f'<description>{escape(description)}</description><guid isPermaLink="false">oai:arXiv.org:{row.id}</guid>'
        + "".join(f"<category>{name}</category>" for name in row.categories)
        + f"<pubDate>{day}</pubDate><arxiv:announce_type>{kind}</arxiv:announce_type>"
        f"<dc:creator>{escape(', '.join(row.authors))}</dc:creator></item>"
    )
