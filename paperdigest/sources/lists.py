"""Text lists: arXiv ids, addresses and PDF files, some a line, as people write and paste them."""

import re
from collections.abc import Callable, Iterator

from paperdigest.sources.listed import Listed, shorten, without_version
from paperdigest.sources.mentions import find_mentions

_COMMENT = re.compile(r"(?:^|(?<=\s))#.*", re.DOTALL)  # an address may have a "#"
_ITEM = re.compile(r"\s*+(?:>\s*+)*+(?:[-*+•]\s*+(?:\[[ xX]\]\s++)?|\d{1,4}[.)]\s++)?+")
_QUOTED = re.compile(r"\"([^\"]++)\"|(?<!\w)'([^']++)'|\]\(<?([^()<>]++)>?\)|([^\s,;\"'()\[\]<>|]++)")
# what somebody meant as a name: it must not get lost beside a good one
_MEANT = re.compile(r"\d{4,6}\.\d{3,7}(?:v\d*)?|.*(?:arxiv\.org/|arxiv:.|10\.48550).*", re.IGNORECASE | re.ASCII)
_SITE = re.compile(r"[a-z]+://", re.IGNORECASE)
_NO_ID = "no arXiv id or address"
_NO_NAME = "no arXiv id, arXiv address or PDF file in this line"


def read_list(text: str, is_file: Callable[[str], bool]) -> Iterator[Listed]:
    """What each line names; words beside a name are its title, comments and blank lines are passed over.

    `is_file` tells whether a name that ends in ".pdf" is a file: such a file comes before an id of the same letters.
    """
    for number, whole in enumerate(text.split("\n"), 1):
        line = _COMMENT.sub("", whole[_end_of_marker(whole) :]).strip()
        if line and not _is_ruler(line):
            yield from _read_line(number, line, is_file)


def _read_line(number: int, line: str, is_file: Callable[[str], bool]) -> Iterator[Listed]:
    if _is_pdf(line) and is_file(line):  # its name may have spaces
        yield Listed(number, file=line)
        return
    rest, files = _take_files(line, is_file)
    ids: dict[str, str] = {}
    words, end = [], 0
    for found in find_mentions(rest):
        paper = without_version(found.arxiv_id)
        if ids.get(paper, paper) == paper:  # "[1706.03762](…/1706.03762v5)" is one paper, in that version
            ids[paper] = found.arxiv_id
        elif found.arxiv_id not in (paper, ids[paper]):
            ids[found.arxiv_id] = found.arxiv_id
        words.append(rest[end : found.start])
        end = found.end
    words.append(rest[end:])
    strays = [*_strays(" ".join(words))]
    yield from (Listed(number, file=file) for file in files)
    yield from (Listed(number, arxiv_id=arxiv_id) for arxiv_id in ids.values())
    for stray in strays:
        yield Listed(number, title=shorten(stray), problem=_NO_ID)
    if not (ids or files or strays):
        yield Listed(number, title=shorten(line), problem=_NO_NAME)


def _take_files(line: str, is_file: Callable[[str], bool]) -> tuple[str, list[str]]:
    """The line without its PDF files, and these; what is called like an id is a file only when it is there."""
    files: list[str] = []

    def take(match: re.Match[str]) -> str:
        name = next(filter(None, match.groups()))
        if not _is_pdf(name) or _SITE.match(name):
            return match[0]
        if is_file(name) or not any(find_mentions(name)):
            files.append(name)
            return " "
        return match[0]

    return _QUOTED.sub(take, line) if ".pdf" in line.lower() else line, files


def _strays(words: str) -> Iterator[str]:
    for token in _QUOTED.finditer(words):
        if _MEANT.fullmatch(token[0].strip(".:")):
            yield token[0]


def _is_pdf(name: str) -> bool:
    return name.lower().endswith(".pdf")


def _end_of_marker(line: str) -> int:
    match = _ITEM.match(line)
    return match.end() if match else 0


def _is_ruler(line: str) -> bool:
    """Signs only, as under a heading or between the cells of a table."""
    return not any(character.isalnum() for character in line)
