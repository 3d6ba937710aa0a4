"""Composing: a digest becomes the fields of its section, every text in the canonical form that `parse` gives back."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from paperdigest.digest import Assessment, CodeLink, Digest, Evidence, Picture, Provenance, Statement, Words
from paperdigest.paper import Paper
from paperdigest.writing.clean import clean, fold, plain, url, visible
from paperdigest.writing.post import CodeReference, Entry, Failure, Line, OffTopic, Reference, Shot, Verdict
from paperdigest.writing.shots import image_address
from paperdigest.writing.source import source_link

SHOWN_AUTHORS = 30
QUOTE_LENGTH = 120  # characters of hover text
ALT_LENGTH = 100  # characters: themes print it as a caption


def compose(digest: Digest) -> Entry:
    """The section of one paper; see `Entry` for what each field means when the paper is a local file."""
    paper, content = digest.paper, digest.content
    authors = _texts(paper.authors)
    return Entry(
        id=visible(paper.id),
        version=paper.version if paper.is_arxiv else None,
        title=clean(paper.title) or clean(paper.id),
        title_note="" if paper.title_source == "metadata" else paper.title_source,
        authors=authors[:SHOWN_AUTHORS],
        authors_total=len(authors),
        abstract=clean(paper.abstract),
        abstract_translation=_words(content.abstract),
        link=source_link(paper),
        paper_url=url(paper.page_url),
        comment=clean(paper.comment),
        summary=_line(content.summary, paper),
        takeaways=_lines(content.takeaways, paper),
        provenance=_provenance(digest.provenance),
        translated_title=_words(content.title),
        affiliations=_texts(content.affiliations),
        keywords=tuple(words for words in map(_words, content.keywords) if words),
        code=tuple(_code(link, paper) for link in digest.code_links if url(link.url)),
        background=_line(content.background, paper),
        past_methods=_line(content.past_methods, paper),
        approach=_line(content.approach, paper),
        results=_line(content.results, paper),
        methods=_lines(content.methods, paper),
        significance=_line(content.significance, paper),
        innovation=_verdict(content.innovation, paper),
        performance=_verdict(content.performance, paper),
        workload=_verdict(content.workload, paper),
        shots=tuple(_shot(picture) for picture in digest.pictures if image_address(picture.url)),
    )


def compose_failure(paper: Paper, reason: str) -> Failure:
    """A paper that could not be processed, with the reason in one line."""
    return Failure(visible(paper.id), clean(paper.title) or clean(paper.id), url(paper.page_url), clean(reason))


def compose_off_topic(paper: Paper, reason: Words, languages: Sequence[str]) -> OffTopic:
    """A paper that was screened out, with the reason in the post's languages as far as it has them."""
    words = dict(_words(reason))
    shown = tuple((code, words[code]) for code in languages if code in words) or tuple(words.items())
    return OffTopic(visible(paper.id), clean(paper.title) or clean(paper.id), url(paper.page_url), shown)


def describe(topic: str, day: date, title: str, languages: Iterable[str], is_news: bool = True) -> str:
    """The description of a topic's post, in the blog's words; `title` is that of its first paper.

    Without `is_news` it only links papers that other topics' posts have.
    """
    if not is_news:
        links = (
            f"{topic} 方向的论文见其他文章 In other posts" if "zh" in languages else f"Papers on {topic} in other posts"
        )
        return plain(f"{links} {day.isoformat()} {title}")
    news = (
        f"{topic} 方向最新论文已更新，请持续关注 Update in"
        if "zh" in languages
        else f"New papers on {topic}, update of"
    )
    return plain(f"{news} {day.isoformat()} {title}")


def shorten(text: str, length: int = QUOTE_LENGTH) -> str:
    """The beginning of a text, cut at a word, with an ellipsis when something is left out."""
    text = fold(text)
    if len(text) <= length:
        return text
    start, space, _ = text[: length + 1].rpartition(" ")
    return (start if space and len(start) > length // 2 else text[:length]).rstrip(" ,;:") + "…"


def _line(statement: Statement, paper: Paper) -> Line:
    words = _words(statement.words)
    return Line(words, _references(statement.evidence, paper), statement.extracted) if words else Line(())


def _lines(statements: Iterable[Statement], paper: Paper) -> tuple[Line, ...]:
    return tuple(line for line in (_line(statement, paper) for statement in statements) if line.words)


def _verdict(assessment: Assessment, paper: Paper) -> Verdict:
    return Verdict(_lines(assessment.strengths, paper), _lines(assessment.weaknesses, paper))


def _references(evidence: Iterable[Evidence], paper: Paper) -> tuple[Reference, ...]:
    """One reference a page, in the paper's order; the hover text is the page's first sentence that was named."""
    quotes: dict[int, str] = {}
    for item in evidence:
        quotes.setdefault(item.page, item.text)
    return tuple(_reference(page, paper, quotes[page]) for page in sorted(quotes))


def _reference(page: int, paper: Paper, quote: str = "") -> Reference:
    """A plain page number has no place for a quote."""
    target = url(paper.pdf_url(page) if page else paper.page_url)
    return Reference(page, target, shorten(quote) if target else "")


def _code(link: CodeLink, paper: Paper) -> CodeReference:
    return CodeReference(url(link.url), _reference(link.page, paper))


def _shot(picture: Picture) -> Shot:
    return Shot(image_address(picture.url), shorten(picture.caption, ALT_LENGTH), picture.width, picture.height)


def _provenance(provenance: Provenance) -> Provenance:
    return replace(
        provenance,
        models=_texts(provenance.models),
        prompts=clean(provenance.prompts),
        read=0 if provenance.abstract_only else provenance.read,
        pages=provenance.pages,
        reason=clean(provenance.reason) if provenance.abstract_only else "",
        failed_steps=_texts(provenance.failed_steps),
        partial=provenance.partial and not provenance.abstract_only,
    )


def _words(words: Words) -> Words:
    return tuple((language, text) for language, text in ((code, clean(value)) for code, value in words) if text)


def _texts(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for text in map(clean, texts) if text)
