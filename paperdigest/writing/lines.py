"""One line of a post: a statement in its languages and its references, to Markdown and back."""

import re
from collections.abc import Sequence

from paperdigest.digest import Words
from paperdigest.writing import labels, markdown
from paperdigest.writing.labels import Label
from paperdigest.writing.post import Line, Reference

_SPAN = re.compile(r'<span lang="([A-Za-z-]+)">(.*)</span>')
_ABSTRACTS = f"{labels.ABSTRACT_PAGE.pattern}|{labels.ABSTRACT.pattern}"
_REFERENCE = rf'(?:\[(?:p\. \d+|{_ABSTRACTS})\]\([^()\s]+(?: "[^"]*")?\)|p\. \d+|{_ABSTRACTS})'
_REFERENCES = re.compile(rf"(?:（|(?<=.) \()({_REFERENCE}(?:, {_REFERENCE})*)[)）]$")
_ONE = re.compile(rf'\[?(?:p\. (\d+)|{_ABSTRACTS})(?:\]\(([^()\s]+)(?: "([^"]*)")?\))?')
_EXTRACTED = re.compile(rf"\*\*{labels.EXTRACTED.pattern}\*\* ")


def show_line(line: Line, languages: Sequence[str]) -> str:
    """Markdown of a statement; `languages` are the post's, the first one is written plain."""
    if not line.words:
        return ""
    shown = _shown(line.words, languages)
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
    return between.join(_shown(words, languages))


def read_words(written: str, languages: Sequence[str], between: str) -> Words:
    """The inverse of `show_words`; `between` stands before every language but the first."""
    parts = re.split(re.escape(between) + r'(?=<span lang=")', written)
    return tuple(read_word(part, languages) for part in parts)


def read_word(written: str, languages: Sequence[str]) -> tuple[str, str]:
    """Language and text of one part of a line."""
    span = _SPAN.fullmatch(written)
    return (span[1], markdown.unescape(span[2])) if span else (languages[0], markdown.unescape(written))


def _shown(words: Words, languages: Sequence[str]) -> list[str]:
    """Each language's text: the post's first language plain if it leads, all others marked."""
    shown = [markdown.marked(text, language) for language, text in words]
    if words and words[0][0] == languages[0]:
        shown[0] = markdown.text(words[0][1])
    return shown


def read_list(written: str, separator: str) -> tuple[str, ...]:
    """Texts written with `markdown.shield(…, separator)` and joined by it; entities contain semicolons of their own."""
    apart = re.escape(separator)
    parts = re.findall(rf"((?:&#\d+;|(?!{apart}).)+)(?:{apart}|$)", written)
    return tuple(markdown.unescape(part) for part in parts)


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
    return _disguised(written) if _REFERENCES.search(written) else written


def known(written: str, unknown: Label, languages: Sequence[str]) -> str:
    """A text, or the label that stands for none; a text that reads like that label is written apart from it."""
    if not written:
        return unknown.show(languages)
    return _disguised(written) if re.fullmatch(unknown.pattern, written) else written


def _disguised(written: str) -> str:
    """A text that looks the same, its last character an entity."""
    return f"{written[:-1]}&#{ord(written[-1])};"


def _show_reference(reference: Reference, abstract: str) -> str:
    page = f"p. {reference.page}" if reference.page else abstract
    return markdown.link(page, reference.url, reference.quote) if reference.url else page
