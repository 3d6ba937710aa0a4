"""One line of a post: a statement in its languages and its references, to Markdown and back."""

import re
from collections.abc import Sequence

from paperdigest.digest import Words
from paperdigest.writing import labels, markdown
from paperdigest.writing.labels import Label
from paperdigest.writing.post import Line, Reference

_SPAN = re.compile(r'<span lang="([a-z-]+)">(.*)</span>')
_ABSTRACTS = f"{labels.ABSTRACT_PAGE.pattern}|{labels.ABSTRACT.pattern}"
_REFERENCE = rf'(?:\[(?:p\. \d+|{_ABSTRACTS})\]\([^()\s]+(?: "[^"]*")?\)|p\. \d+|{_ABSTRACTS})'
_REFERENCES = re.compile(rf"(?:（|(?<=.) \()({_REFERENCE}(?:, {_REFERENCE})*)[)）]$")
_ONE = re.compile(rf'\[?(?:p\. (\d+)|{_ABSTRACTS})(?:\]\(([^()\s]+)(?: "([^"]*)")?\))?')
_EXTRACTED = re.compile(rf"\*\*{labels.EXTRACTED.pattern}\*\* ")


def show_line(line: Line, languages: Sequence[str]) -> str:
    """Markdown of a statement; `languages` are the post's, the first one is written plain."""
    if not line.words:
        return ""
    shown = [show_word(word, languages) for word in line.words]
    pages = show_references(line.references, languages, line.words[0][0], labels.ABSTRACT)
    shown[0] = shown[0] + pages if pages else guarded(shown[0])
    label = f"**{labels.EXTRACTED.show(languages)}** " if line.extracted else ""
    return label + "<br>".join(shown)


def read_line(written: str, languages: Sequence[str]) -> Line:
    """The inverse of `show_line`."""
    if not written:
        return Line(())
    label = _EXTRACTED.match(written)
    first, *others = written[label.end() if label else 0 :].split("<br>")
    first, references = read_references(first)
    words = tuple(read_word(part, languages) for part in [first, *others])
    return Line(words, references, extracted=bool(label))


def show_words(words: Words, languages: Sequence[str], between: str) -> str:
    """One text in several languages, without references."""
    return between.join(show_word(word, languages) for word in words)


def read_words(written: str, languages: Sequence[str], between: str) -> Words:
    """The inverse of `show_words`; `between` stands before every language but the first."""
    parts = re.split(re.escape(between) + r'(?=<span lang=")', written)
    return tuple(read_word(part, languages) for part in parts)


def show_word(word: tuple[str, str], languages: Sequence[str]) -> str:
    """A text in one language: plain in the post's first language, else marked."""
    language, text = word
    written = markdown.text(text)
    return written if language == languages[0] else f'<span lang="{language}">{written}</span>'


def read_word(written: str, languages: Sequence[str]) -> tuple[str, str]:
    """The inverse of `show_word`."""
    span = _SPAN.fullmatch(written)
    return (span[1], markdown.unescape(span[2])) if span else (languages[0], markdown.unescape(written))


def show_references(references: Sequence[Reference], languages: Sequence[str], language: str, abstract: Label) -> str:
    """The pages in the brackets of the text's language; `abstract` names page 0."""
    if not references:
        return ""
    shown = ", ".join(_show_reference(reference, abstract.show(languages)) for reference in references)
    return f"（{shown}）" if language in labels.FULL_WIDTH else f" ({shown})"


def read_references(written: str) -> tuple[str, tuple[Reference, ...]]:
    """A text without the references at its end, and these."""
    match = _REFERENCES.search(written)
    if not match:
        return written, ()
    return written[: match.start()], tuple(
        Reference(int(page or 0), url, markdown.unescape(quote)) for page, url, quote in _ONE.findall(match[1])
    )


def guarded(written: str) -> str:
    """A text without references whose own end must not look like some."""
    return written[:-1] + f"&#{ord(written[-1])};" if _REFERENCES.search(written) else written


def _show_reference(reference: Reference, abstract: str) -> str:
    page = f"p. {reference.page}" if reference.page else abstract
    return markdown.link(page, reference.url, reference.quote) if reference.url else page
