"""Code links: the addresses of code and project pages that the paper itself prints."""

import re
from urllib.parse import urlsplit

from paperdigest.digest import CodeLink
from paperdigest.document import Document
from paperdigest.paper import Paper

_MOST = 3
_CODE_HOSTS = re.compile(
    r"(^|\.)(github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|huggingface\.co|sourceforge\.net|zenodo\.org"
    r"|anonymous\.4open\.science|github\.io|gitlab\.io)$"
)
_ANNOUNCED = re.compile(
    r"\b(?:our|we|the|this)\b.{0,80}\b(?:code|implementation|models?|data|dataset|software|project|demo|website)\b"
    r"|\b(?:code|implementation|software|project page|demo|models?)\b.{0,60}\b(?:available|released?|found|at|see)\b"
    r"|\bopen.?sourced?\b"
)  # of folded text, which is searched twice as fast as letters of either case
_URL = re.compile(r"https?://[^\s<>{}\\\"']+[^\s<>{}\\\"'.,;:!?)\]]")
_FIRST_PAGES = 2


def code_links(paper: Paper, document: Document) -> tuple[CodeLink, ...]:
    """At most three: those of arXiv's comment and abstract (page 0) first, then those the text announces as its own.

    A link counts as the paper's own in a sentence that announces it ("our code is available at …"), and one to a code
    host on the first two pages: elsewhere a paper links to other people's code.
    """
    found = [
        CodeLink(tidy(url), 0)
        for text in (paper.comment, paper.abstract)
        for url in _URL.findall(text)
        if _is_code(url) or _announces(text)
    ]
    announcing = "\n".join(_unbroken(s.text) for s in document.sentences if _announces(s.text))
    found += [
        CodeLink(tidy(link.url), link.page)
        for link in document.links
        if (_is_code(link.url) and link.page <= _FIRST_PAGES) or _bare(link.url) in announcing
    ]
    first: dict[str, CodeLink] = {}
    for link in found:
        if not _is_arxiv(link.url):
            first.setdefault(_bare(link.url).lower(), link)
    return tuple(first.values())[:_MOST]


def _announces(text: str) -> bool:
    return bool(_ANNOUNCED.search(text.casefold()))


def _unbroken(text: str) -> str:
    """Without spaces: a printed address goes on in the next line."""
    return "".join(text.split())


def tidy(url: str) -> str:
    """The address without a closing ".git" (only as a whole: names that end in g, i or t stay)."""
    return url.removesuffix("/").removesuffix(".git")


def _bare(url: str) -> str:
    return tidy(url).partition("://")[2].removeprefix("www.")


def _is_code(url: str) -> bool:
    parts = urlsplit(url)
    return bool(_CODE_HOSTS.search(parts.hostname or "")) and (
        parts.path.strip("/") != "" or ".io" in (parts.hostname or "")
    )


def _is_arxiv(url: str) -> bool:
    return (urlsplit(url).hostname or "").endswith(("arxiv.org", "doi.org"))
