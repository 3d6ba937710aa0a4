"""Source: the line of a section that names its paper, "[PDF](…)", written and read."""

import re

from paperdigest.paper import Paper, parse_arxiv_id
from paperdigest.writing import markdown
from paperdigest.writing.clean import url

SOURCE = re.compile(
    r'\[PDF\]\((?P<link>[^()\s]+)(?: "(?P<hover>[^"]*)\.pdf")?\)(?: ?(?P<comment>.*))'
    r"|\*\*PDF\*\*: (?:<code>|_)(?P<file>.+)\.pdf(?:</code>|_)(?: (?P<note>.+))?"
)


def source_line(paper_id: str, link: str) -> str:
    """The line without a comment: arXiv's id is in its link; a local file's stem is in the hover text, or shown."""
    if not link:
        return f"**PDF**: <code>{markdown.name(paper_id)}.pdf</code>"
    if parse_arxiv_id(paper_id):
        return markdown.link("PDF", url(link))
    return f'[PDF]({url(link)} "{markdown.name(paper_id)}.pdf")'


def source_link(paper: Paper) -> str:
    """Where the line leads: arXiv's page of the version that was read, else the address that the metadata names."""
    return f"http://arxiv.org/abs/{paper.versioned_id}" if paper.is_arxiv else url(paper.url)


def source_id(source: re.Match[str]) -> tuple[str, int | None] | None:
    """The paper's id and version from its line; None when the link is not arXiv's and names no file."""
    name = source["hover"] or source["file"]
    return (markdown.unescape(name), None) if name else parse_arxiv_id(source["link"])
