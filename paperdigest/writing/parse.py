"""Parsing: a post that `render` wrote back into its fields, and the sections of any post of this format's family."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from paperdigest.errors import ConfigError
from paperdigest.writing import labels, markdown
from paperdigest.writing.clean import fold
from paperdigest.writing.head import read_head
from paperdigest.writing.lines import read_words
from paperdigest.writing.mention import is_mention, read_mention
from paperdigest.writing.post import Entry, Failure, Mention, OffTopic, Post, sort_key
from paperdigest.writing.section import read_section
from paperdigest.writing.sites import site_of
from paperdigest.writing.source import SOURCE, source_id

_HEADING = re.compile(r"^\n?## (.*)$", re.MULTILINE)
_TAIL = re.compile(rf"{labels.NOT_PROCESSED.pattern}|{labels.OFF_TOPIC.pattern}")
_SOURCE_LINE = re.compile(rf"^(?:{SOURCE.pattern})$", re.MULTILINE)
_LISTED = re.compile(
    r"- <code>(?P<id>.+?)</code> (?:\[(?P<title>[^\[\]]*)\]\((?P<url>[^()\s]+)\)|(?P<plain>.+?)) · (?P<reason>.*)"
)


@dataclass(frozen=True)
class RawSection:
    """One paper's section exactly as it stands in a post; `id` is empty of the version."""

    id: str
    title: str
    text: str
    version: int | None = None

    @property
    def sort_key(self) -> tuple[str, str]:
        """Newest first in reverse order, as `render` sorts."""
        return sort_key(self.id)


def split(text: str) -> tuple[str, tuple[RawSection, ...], str]:
    """Head, sections and tail of any text: `text == head + "".join(section.text …) + tail`.

    A section begins at a "## " heading and has a "[PDF]" line that names its paper; a heading without one belongs to
    what stands above it. The tail is made of the last headings that are no papers: "Off topic" and "Not processed".
    """
    starts = [match.start() for match in _HEADING.finditer(text)] + [len(text)]
    head = text[: starts[0]]
    chunks = [text[start:end] for start, end in pairwise(starts)]
    tail = ""
    while chunks and _is_tail(chunks[-1]):
        tail = chunks.pop() + tail
    sections: list[RawSection] = []
    for chunk in chunks:
        if section := _section(chunk):
            sections.append(section)
        elif sections:
            sections[-1] = replace(sections[-1], text=sections[-1].text + chunk)
        else:
            head += chunk
    return head, tuple(sections), tail


def parse(text: str) -> Post:
    """The post that `render` wrote; ConfigError names the first line that is not what it should be."""
    head, sections, tail = split(text)
    if orphan := _HEADING.search(head):
        number = head.count("\n", 0, orphan.start(1)) + 1
        raise ConfigError(f"line {number}: expected a line '[PDF](…)' below {orphan[0].strip()!r:.60}, found none")
    post, dialect = read_head(head), site_of(head).dialect
    entries: list[Entry] = []
    mentions: list[Mention] = []
    line = head.count("\n") + 1
    for section in sections:
        written = dialect.read(section.text, post.languages)
        if is_mention(section.text):
            mentions.append(read_mention(written, line))
        else:
            entries.append(read_section(written, line, post.languages))
        line += section.text.count("\n")
    off_topic, failures = _read_tail(dialect.read(tail, post.languages), line, post.languages)
    return replace(post, entries=tuple(entries), mentions=tuple(mentions), off_topic=off_topic, failures=failures)


def _section(chunk: str) -> RawSection | None:
    """A chunk that is a paper's section."""
    for source in _SOURCE_LINE.finditer(chunk):
        if found := source_id(source):
            return RawSection(found[0], _title(chunk), chunk, found[1])
    return None


def _title(chunk: str) -> str:
    match = _HEADING.match(chunk)
    return fold(markdown.unescape(match[1])) if match else ""


def _is_tail(chunk: str) -> bool:
    return bool(_TAIL.fullmatch(_title(chunk))) and _section(chunk) is None


def _read_tail(
    tail: str, first_line: int, languages: tuple[str, ...]
) -> tuple[tuple[OffTopic, ...], tuple[Failure, ...]]:
    off_topic: list[OffTopic] = []
    failures: list[Failure] = []
    heading = ""
    for number, line in enumerate(tail.split("\n"), first_line):
        if not line or line.startswith("## "):
            heading = line.removeprefix("## ") or heading
            continue
        match = _LISTED.fullmatch(line)
        if not match:
            raise ConfigError(f"line {number}: expected '- <code>id</code> title · reason', found {line[:60]!r}")
        paper_id, title = map(markdown.unescape, (match["id"], match["title"] or match["plain"]))
        address, reason = match["url"] or "", match["reason"]
        if re.fullmatch(labels.OFF_TOPIC.pattern, heading):
            words = read_words(reason, languages, "<br>") if reason else ()
            off_topic.append(OffTopic(paper_id, title, address, words))
        else:
            failures.append(Failure(paper_id, title, address, markdown.unescape(reason)))
    return tuple(off_topic), tuple(failures)
