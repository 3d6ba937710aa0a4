"""Reading one paper's section of a post back into its fields."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from paperdigest.digest import Words
from paperdigest.errors import ConfigError
from paperdigest.writing import labels, markdown
from paperdigest.writing.labels import Label
from paperdigest.writing.lines import read_line, read_list, read_references, read_word, read_words
from paperdigest.writing.post import NO_LINE, CodeReference, Entry, Line, Reference, Shot, Verdict
from paperdigest.writing.provenance import read_provenance
from paperdigest.writing.shots import LISTED_SHOT, LISTED_SHOTS, SHOT, read_listed_shot, read_shot
from paperdigest.writing.source import SOURCE, source_id

_AUTHORS = r"\*\*Authors:(.+?)(?: et al\. \((?P<total>\d+)\))?\*\*"
_CODE = re.compile(r"\[[^\[\]]*\]\(([^()\s]+)\)(（.*?）| \(\[.*?\)\)| \([^\[]*?\)|)(?:, |$)")
_WEAKNESS = re.compile(rf"\*\*{labels.WEAKNESS.pattern}\*\* ")
_DOT = r"(?:\.|&#46;)"
_T = TypeVar("_T")


def read_section(text: str, line: int, languages: tuple[str, ...]) -> Entry:
    """The entry that `render_entry` wrote; `line` is the number of its first line in the post, from 1.

    ConfigError names the line that is not what it should be.
    """
    lines = _Lines(text, line)
    entry = _opening(lines, languages)
    entry = _blocks(entry, lines, languages)
    entry = _conclusion(_story(entry, lines, languages), lines, languages)
    entry = replace(entry, shots=_shots(lines))
    lines.end()
    return entry


class _Lines:
    """The lines of a section that are not empty, from top to bottom."""

    def __init__(self, text: str, first: int) -> None:
        self._lines = [(number, line) for number, line in enumerate(text.split("\n"), first) if line.strip()]
        self._next = 0

    def maybe(self, pattern: str) -> re.Match[str] | None:
        """The next line if it matches as a whole."""
        match = re.fullmatch(pattern, self._lines[self._next][1]) if self._next < len(self._lines) else None
        self._next += bool(match)
        return match

    def every(self, pattern: str) -> list[str]:
        """The first group of all following lines that match."""
        found = []
        while match := self.maybe(pattern):
            found.append(match[1])
        return found

    def take(self, pattern: str, what: str) -> re.Match[str]:
        """The next line, which must match; `what` names it in the error."""
        match = self.maybe(pattern)
        if match is None:
            raise self._expected(what)
        return match

    def valid(self, value: _T | None, what: str) -> _T:
        """A value read from the last line, unless there is none."""
        if value is None:
            self._next -= 1
            raise self._expected(what)
        return value

    def block(self, number: int, name: Label) -> str:
        """The text after a numbered label."""
        return self.take(
            rf"\*\*{number}{_DOT} {name.pattern}\*\* (.+)", f"block {number}, '**{number}. {name.zh} / {name.en}**'"
        )[1]

    def end(self) -> None:
        """No line may be left."""
        if self._next < len(self._lines):
            raise self._expected("the section's end")

    def _expected(self, what: str) -> ConfigError:
        if self._next == len(self._lines):
            number, found = self._lines[-1][0], "the section's end"
        else:
            number, line = self._lines[self._next]
            found = repr(line[:60])
        return ConfigError(f"line {number}: expected {what}, found {found}")


def _opening(lines: _Lines, languages: Sequence[str]) -> Entry:
    """From the heading to the provenance line."""
    title = markdown.unescape(lines.take(r"## (.+)", "a heading '## title'")[1])
    authors = lines.take(_AUTHORS, "a line '**Authors:…**'")
    names = () if re.fullmatch(labels.AUTHORS_UNKNOWN.pattern, authors[1]) else read_list(authors[1], ", ")
    abstract = lines.maybe(r"(?!> |\[PDF\]\(|\*\*)(.+)")
    translation = lines.maybe(r"> (.+)")
    source = lines.take(SOURCE.pattern, "a line '[PDF](…)'")
    paper_id, version = lines.valid(source_id(source), "an arXiv address or a file's name in the line '[PDF](…)'")
    summary = lines.take(r"(.+)", "a summary")[1] if lines.maybe(r"\*\*Summary\*\*") else ""
    takeaways = lines.every(r"- (.+)") if lines.maybe(r"\*\*Key Takeaways\*\*") else []
    provenance = read_provenance(lines.take(r"(.+)", "the line '**paperdigest** …'")[1])
    return Entry(
        id=paper_id,
        version=version,
        title=title,
        authors=names,
        authors_total=int(authors["total"] or len(names)),
        abstract=markdown.unescape(abstract[1]) if abstract else "",
        abstract_translation=read_words(translation[1], languages, "<br>") if translation else (),
        link=source["link"] or "",
        comment=markdown.unescape(source["comment"] or source["note"] or ""),
        summary=read_line(summary, languages),
        takeaways=_read_lines(takeaways, languages),
        provenance=lines.valid(provenance, "the line '**paperdigest** …'"),
    )


def _blocks(entry: Entry, lines: _Lines, languages: Sequence[str]) -> Entry:
    """Blocks 1 to 5; block 2 repeats the authors."""
    translations, note = _titles(lines.block(1, labels.TITLE), markdown.text(entry.title), languages)
    lines.block(2, labels.AUTHORS)
    affiliations = lines.block(3, labels.AFFILIATION)
    keywords = lines.block(4, labels.KEYWORDS)
    no_keywords = re.fullmatch(labels.NO_KEYWORDS.pattern, keywords)
    paper, codes = lines.block(5, labels.URLS).split(" · ", 1)
    link = re.fullmatch(r"\[.*\]\((.+)\)", paper)
    return replace(
        entry,
        translated_title=translations,
        title_note=note,
        affiliations=() if re.fullmatch(labels.NO_AFFILIATION.pattern, affiliations) else read_list(affiliations, "; "),
        keywords=() if no_keywords else tuple(read_words(part, languages, " ") for part in keywords.split(" · ")),
        paper_url=link[1] if link else "",
        code=tuple(_code(url, pages) for url, pages in _CODE.findall(codes)),
    )


def _story(entry: Entry, lines: _Lines, languages: Sequence[str]) -> Entry:
    """Blocks 6 and 7."""
    names = (labels.BACKGROUND, labels.PAST_METHODS, labels.APPROACH, labels.RESULTS)
    lines.maybe(rf"\*\*6{_DOT} {labels.SUMMARY.pattern}\*\*")
    found = [lines.maybe(rf"- \({number}\) {_label(name)}(.+)") for number, name in enumerate(names, 1)]
    background, past_methods, approach, results = (_maybe_line(match, languages) for match in found)
    methods = lines.every(r"- \(\d+\) (.+)") if lines.maybe(rf"\*\*7{_DOT} {labels.METHODS.pattern}\*\*") else []
    return replace(
        entry,
        background=background,
        past_methods=past_methods,
        approach=approach,
        results=results,
        methods=_read_lines(methods, languages),
    )


def _conclusion(entry: Entry, lines: _Lines, languages: Sequence[str]) -> Entry:
    """Block 8."""
    lines.maybe(rf"\*\*8{_DOT} {labels.CONCLUSION.pattern}\*\*")
    significance = lines.maybe(rf"- \(1\) {_label(labels.SIGNIFICANCE)}(.+)")
    return replace(
        entry,
        significance=_maybe_line(significance, languages),
        innovation=_verdict(lines, rf"\(2\) {_label(labels.INNOVATION)}", languages),
        performance=_verdict(lines, _label(labels.PERFORMANCE), languages),
        workload=_verdict(lines, _label(labels.WORKLOAD), languages),
    )


def _shots(lines: _Lines) -> tuple[Shot, ...]:
    """The block of figures."""
    if lines.maybe(LISTED_SHOTS.pattern):
        return tuple(read_listed_shot(match) for match in iter(lambda: lines.maybe(LISTED_SHOT.pattern), None))
    if not lines.maybe("<details>"):
        return ()
    lines.take(rf"  <summary>{labels.SHOTS.pattern}</summary>", "a line '  <summary>…</summary>'")
    found = []
    while match := lines.maybe(SHOT):
        found.append(read_shot(match))
    lines.take("</details>", "a line '</details>'")
    return tuple(found)


def _verdict(lines: _Lines, name: str, languages: Sequence[str]) -> Verdict:
    first = lines.maybe(rf"- {name}(.+)")
    points = [first[1], *lines.every(r"    - (.+)")] if first else []
    strengths = [point for point in points if not _WEAKNESS.match(point)]
    weaknesses = [point[match.end() :] for point in points if (match := _WEAKNESS.match(point))]
    return Verdict(_read_lines(strengths, languages), _read_lines(weaknesses, languages))


def _label(name: Label) -> str:
    """A bold label and what sets a second one apart from it."""
    return rf"\*\*{name.pattern}\*\* (?:· (?=\*\*))?"


def _titles(written: str, title: str, languages: Sequence[str]) -> tuple[Words, str]:
    """The translations before the title, and the note after it."""
    note, rest = "", written
    for name, label in labels.TITLE_NOTES.items():
        if match := re.search(rf" · {label.pattern}$", written):
            note, rest = name, written[: match.start()]
    translations = rest.removesuffix(title).removesuffix(" · ")
    return tuple(read_word(part, languages) for part in translations.split(" · ") if part), note


def _code(url: str, pages: str) -> CodeReference:
    _, references = read_references(f".{pages}")
    return CodeReference(url, references[0] if references else Reference(0))


def _maybe_line(match: re.Match[str] | None, languages: Sequence[str]) -> Line:
    return read_line(match[1], languages) if match else NO_LINE


def _read_lines(written: Sequence[str], languages: Sequence[str]) -> tuple[Line, ...]:
    return tuple(read_line(line, languages) for line in written)
