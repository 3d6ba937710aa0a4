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
_THINGS = (
    r"(?:code|implementations?|models?|data|data ?sets?|corpus|software|toolkit|project|demo|web ?site|scripts|weights)"
)
_ANY_THING = rf"(?:^\W*\d*(?!this |that |these |those )|\b(?:the|all|and|of) )(?:[\w-]+ ){{0,3}}{_THINGS}\b"
_OFFERED = re.compile(
    rf"(?:\b(?:our|we)\b.{{0,80}}\b{_THINGS}\b|{_ANY_THING}).{{0,80}}\b(?:available|released?|found|hosted|published"
    r"|accessible|provided?|shared|open.?sourced?|downloaded|obtained|see)\b"
    rf"|\bwe (?:\w+ ){{0,2}}(?:release|open.?source|publish|provide|share|make)\b.{{0,80}}\b{_THINGS}\b"
    r"|\bopen.?sourced?\b",
    re.IGNORECASE,
)  # "this data set is available" may be said of anybody's
_TAKEN = re.compile(
    rf"\b(?:us(?:e|es|ing|ed)\b(?! to\b).*\b{_THINGS}\b|adapt|compar|based on|baseline|built on)", re.IGNORECASE
)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w-]+")
_DEPOSITS = ("10.5281/zenodo", "10.6084/m9.figshare", "10.5061/dryad")  # DOIs of data and software, not of articles
_URL = re.compile(r"https?://[^\s<>{}\\\"']+[^\s<>{}\\\"'.,;:!?)\]]")
_FIRST_PAGES = 2


def code_links(paper: Paper, document: Document) -> tuple[CodeLink, ...]:
    """At most three: those of arXiv's comment and abstract (page 0) first, then those the text announces as its own.

    A link counts as the paper's own after words that offer it ("our code is available at …") and name nobody else's
    work, and one to a code host on the first two pages: elsewhere a paper links to other people's code.
    """
    found = [
        CodeLink(tidy(url), 0)
        for text in (paper.comment, paper.abstract)
        for url in _URL.findall(text)
        if _is_code(url) or _announces(text)
    ]
    own = f"{paper.title} {document.title} {paper.abstract}".casefold()
    offered = "\n".join(_unbroken(_offer(s.text, own)) for s in document.sentences if "/" in s.text or ".c" in s.text)
    found += [
        CodeLink(tidy(link.url), link.page)
        for link in document.links
        if (_is_code(link.url) and link.page <= _FIRST_PAGES) or _bare(link.url) in offered
    ]
    first: dict[str, CodeLink] = {}
    for link in found:
        if not _is_article(link.url):
            first.setdefault(_bare(link.url).lower(), link)
    return tuple(first.values())[:_MOST]


def _announces(text: str) -> bool:
    return bool(_ANNOUNCED.search(text.casefold()))


def _offer(text: str, own: str) -> str:
    """What follows the words that offer something of the paper's own; `own` is where its names stand, folded."""
    match = _OFFERED.search(text)
    if not match or _TAKEN.search(match[0]) or any(name.casefold() not in own for name in _NAME.findall(match[0])):
        return ""
    return text[match.end() :]


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


def _is_article(url: str) -> bool:
    parts = urlsplit(url)
    is_doi = (parts.hostname or "").endswith("doi.org") and not parts.path.lower().strip("/").startswith(_DEPOSITS)
    return is_doi or (parts.hostname or "").endswith("arxiv.org")
