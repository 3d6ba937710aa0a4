"""Facts: what a paper's section says against the paper itself, its metadata and the text of its PDF."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from paperdigest.checking.affiliations import printed_affiliations
from paperdigest.checking.codelinks import tidy
from paperdigest.checking.form import wording
from paperdigest.checking.grounding import unprinted
from paperdigest.checking.index import Need, PaperIndex
from paperdigest.checking.problems import Code
from paperdigest.digest import Words
from paperdigest.document import Document
from paperdigest.extracting.extract import institutions
from paperdigest.linting.front_matter import Problem
from paperdigest.linting.outline import PartName, Section, TextLine
from paperdigest.paper import Paper
from paperdigest.writing import labels, markdown
from paperdigest.writing.clean import clean
from paperdigest.writing.compose import SHOWN_AUTHORS
from paperdigest.writing.lines import read_line, read_list, read_word, read_words

_CLAIMS: tuple[PartName, ...] = ("summary", "takeaways", "overview", "method", "conclusion")
_LABELS = re.compile(r"\s*(?:- )?(?:\(\d+\) )?(?P<bold>(?:\*\*[^*]+\*\* (?:· )?)*)")
_EXTRACTED = re.compile(rf"\*\*{labels.EXTRACTED.pattern}\*\*")
_LIST_MARK = re.compile(
    r"^\s*(?:[-*•+]\s+|\d{1,2}[.)、]\s*)|(?<=[：:；;。])\s*\d{1,2}[)）、]"
)  # in posts of other tools
_PLACEHOLDER = re.compile(r"x{3,}", re.IGNORECASE)
_REFERENCE = re.compile(
    rf"\[(?:p\. (?P<page>\d{{1,9}})|{labels.ABSTRACT.pattern}|{labels.ABSTRACT_PAGE.pattern})\]"
    r'\([^()\s]+(?: "(?P<quote>[^"]*)")?\)'
)
_AUTHORS = re.compile(r"(?P<names>.+?)(?: et al\. \((?P<total>\d{1,9})\))?")
_LINK = re.compile(
    r"https?://[^\s<>()\[\]{}\"'，。；、）（】【]+"
    r"|(?<![\w/.@-])(?:(?:www\.)?(?:github|gitlab)\.com/|[\w-]+\.(?:github|gitlab)\.io\b)[\w./~-]*"
)
_TARGET = re.compile(r"\]\(([^()\s]+)")
_OTHER_RULES = re.compile(r"arxiv\.org|doi\.org|example\.com|x{3,}", re.IGNORECASE)  # look at these links
_WORD = r"[A-ZÀ-Þ][A-Za-zÀ-ɏ.&'’-]*"
_INSTITUTION = re.compile(rf"{_WORD}(?:(?: (?:of|for|and|the|in|at|de|di|du|la))* {_WORD})+")
_ABOUT_AUTHORS = re.compile(r"\b(?:author|affiliation)", re.IGNORECASE)
_MOST_SHOWN = 80  # characters of what is wrong


@dataclass(frozen=True)
class AtHand:
    """What is known of one paper: its metadata as arXiv gives it, what was read of its PDF, or both."""

    paper: Paper | None = None
    document: Document | None = None


NOTHING_AT_HAND = AtHand()


def check_facts(section: Section, at_hand: AtHand, languages: Sequence[str]) -> Iterator[Problem]:
    """What the paper contradicts, or does not print; each rule needs metadata or document, and is silent without.

    `languages` are the post's (ISO 639-1), of a post of ours; those of other tools are read as Chinese or English.
    """
    paper, document = at_hand.paper, at_hand.document
    if paper:
        yield from _check_title(section, paper)
        yield from _check_authors(section, paper)
    if document:
        paper = paper or _as_written(section)
        yield from _check_words(section, languages, PaperIndex(paper, document).prints)
        yield from _check_references(section, paper, document)
        yield from _check_links(section, paper, document)
        yield from _check_affiliations(section, document)


def _as_written(section: Section) -> Paper:
    """What the post gives as arXiv's, where arXiv's metadata is not at hand."""
    title, authors, abstract, comment = map(
        markdown.unescape, (section.title, section.authors, section.abstract, section.comment)
    )
    return Paper(section.id, title, (authors,), abstract, section.version, comment=comment)


def _check_title(section: Section, paper: Paper) -> Iterator[Problem]:
    given = clean(paper.title)
    if given not in (clean(section.title), clean(markdown.unescape(section.title))):
        yield Problem(section.line, "fact-title", f"{section.id}: arXiv has {_shown([given])}")


def _check_authors(section: Section, paper: Paper) -> Iterator[Problem]:
    """The whole list, or the first of them and their number."""
    given = [name for name in map(clean, paper.authors) if name]
    match = _AUTHORS.fullmatch(section.authors)
    if section.ours and re.fullmatch(labels.AUTHORS_UNKNOWN.pattern, section.authors):
        names, expected = [], given
    elif section.ours and match:
        names, expected = list(read_list(match["names"], ", ")), given[:SHOWN_AUTHORS]
    else:
        names, expected = clean(section.authors).split(", "), ", ".join(given).split(", ")
    total = int(match["total"]) if match and match["total"] and section.ours else len(names)
    if strangers := [name for name in names if name not in expected]:
        problem = f"not arXiv's: {_shown(strangers)}"
    elif absent := [name for name in expected if name not in names]:
        problem = f"leaves out {_shown(absent)}"
    elif names != expected:
        problem = f"in another order than arXiv's: {_shown(expected)}"
    elif section.ours and total != len(given):
        problem = f"{total} authors, arXiv has {len(given)}"
    else:
        return
    yield Problem(section.authors_line, "fact-authors", f"{section.id}: {problem}")


def _check_words(section: Section, languages: Sequence[str], prints: Callable[[Need], bool]) -> Iterator[Problem]:
    """The numbers and names in what a model wrote."""
    for line, words in _told(section, languages):
        beside = [text for _, text in words]
        absent = [problem for language, text in words for problem in unprinted(text, language, prints, beside)]
        numbers = [problem.text for problem in absent if problem.code is Code.NUMBER_NOT_IN_PAPER]
        strange = [problem.text for problem in absent if problem.code is not Code.NUMBER_NOT_IN_PAPER]
        names = [name for name in strange if not _PLACEHOLDER.fullmatch(name)]
        for code, found in (("fact-number", numbers), ("fact-name", names)):
            if found:
                yield Problem(line, code, f"{section.id}: not in the paper: {_shown(found)}")


def _told(section: Section, languages: Sequence[str]) -> Iterator[tuple[int, Words]]:
    """Every text that a model wrote about the paper, with its line; the paper's own sentences are left out."""
    if not section.ours:
        yield from _told_elsewhere(section)
    if section.quoted or not section.ours:
        return
    for line in _lines(section, *_CLAIMS):
        start = _LABELS.match(line.raw)
        if start and not _EXTRACTED.search(start["bold"]):
            yield line.number, read_line(line.raw[start.end() :], languages).words
    for line in _lines(section, "title"):
        rest = line.raw.strip().removesuffix(section.title).removesuffix(" · ")
        yield line.number, tuple(read_word(part, languages) for part in rest.split(" · ") if part)
    for line in _lines(section, "keywords"):
        if not re.fullmatch(labels.NO_KEYWORDS.pattern, line.raw.strip()):
            parts = line.raw.strip().split(" · ")
            yield line.number, tuple(word for part in parts for word in read_words(part, languages, " "))
    if section.translation:
        written = section.translation.raw.removeprefix("> ")
        yield section.translation.number, read_words(written, languages, "<br>")


def _told_elsewhere(section: Section) -> Iterator[tuple[int, Words]]:
    """The same of another tool's post: its lines are Chinese, or were left in English."""
    for line in _lines(section, "title", *_CLAIMS):
        yield line.number, (_in_its_language(_LIST_MARK.sub(" ", line.text)),)
    for line in _lines(section, "keywords"):
        yield line.number, tuple(map(_in_its_language, re.split(r"[,，;；、]", line.text)))


def _in_its_language(text: str) -> tuple[str, str]:
    return ("zh" if wording.han_runs(text) else "en"), text.strip()


def _check_references(section: Section, paper: Paper, document: Document) -> Iterator[Problem]:
    """Pages and quotes, which only posts of ours have."""
    if not section.ours:
        return
    printed = _pages(paper, document)
    for line in section.written:
        for match in _REFERENCE.finditer(line.raw):
            page, quote = int(match["page"] or 0), markdown.unescape(match["quote"] or "")
            if page > document.pages:
                message = f"{section.id}: p. {page}, the paper has {document.pages}"
                yield Problem(line.number, "fact-page", message)
            elif _letters(quote) not in printed.get(page, ""):
                place = f"p. {page}" if page else "the abstract"
                yield Problem(line.number, "fact-quote", f"{section.id}: not on {place}: {_shown([quote])}")


def _pages(paper: Paper, document: Document) -> Mapping[int, str]:
    """What each page prints, by its letters and digits; page 0 is arXiv's abstract."""
    texts: dict[int, list[str]] = {0: [paper.abstract, clean(paper.abstract)]}
    for sentence in document.sentences:
        texts.setdefault(sentence.page, []).append(sentence.text)
    return {page: _letters(" ".join(found)) for page, found in texts.items()}


def _check_links(section: Section, paper: Paper, document: Document) -> Iterator[Problem]:
    texts = [paper.abstract, paper.comment, *(link.url for link in document.links), *document.front]
    printed = "\n".join([*texts, *(sentence.text for sentence in document.sentences)])
    for line in _lines(section, "urls"):
        found = _TARGET.findall(line.raw) if section.ours else _LINK.findall(line.raw)
        links = dict.fromkeys(tidy(url.rstrip(".,;:")) for url in found)
        strange = [url for url in links if not _OTHER_RULES.search(url) and not _is_printed(url, printed)]
        if strange:
            yield Problem(line.number, "fact-link", f"{section.id}: not in the paper: {_shown(strange)}")


def _is_printed(url: str, printed: str) -> bool:
    """Whether a text has the address, or one below it; a printed address may go on in the next line."""
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", unquote(url))
    return bool(re.search(r"\s?".join(map(re.escape, bare)) + r"(?![\w-])", printed, re.IGNORECASE))


def _check_affiliations(section: Section, document: Document) -> Iterator[Problem]:
    """Institutions that another tool's post names in Chinese cannot be looked up and pass."""
    for line in _lines(section, "affiliation"):
        if section.ours:
            written = line.raw.strip()
            named = () if re.fullmatch(labels.NO_AFFILIATION.pattern, written) else read_list(written, "; ")
        else:
            named = tuple(name for name in _INSTITUTION.findall(line.text) if not _ABOUT_AUTHORS.search(name))
        known = {*printed_affiliations(named, document), *institutions(document)}  # some are put together from lines
        if strange := [name for name in named if " ".join(name.split()) not in known]:
            message = f"{section.id}: not on the first page: {_shown(strange)}"
            yield Problem(line.number, "fact-affiliation", message)


def _lines(section: Section, *names: PartName) -> Iterator[TextLine]:
    return (line for name in names if name in section.parts for line in section.parts[name].lines)


def _letters(text: str) -> str:
    """Letters and digits alone: a quote is shortened, and written for Markdown."""
    return "".join(char for char in unicodedata.normalize("NFKD", text.casefold()) if char.isalnum())


def _shown(found: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(found))[:_MOST_SHOWN]
