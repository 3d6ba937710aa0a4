"""The linter: what is wrong with a post, ours or one of the old blog's, and with its facts where a paper is at hand."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from paperdigest.errors import ConfigError
from paperdigest.linting import entry_rules, text_rules
from paperdigest.linting.facts import NOTHING_AT_HAND, AtHand, check_facts
from paperdigest.linting.front_matter import Header, Problem, check_header, check_templates, read_header
from paperdigest.linting.outline import Section, sections
from paperdigest.writing.clean import fold
from paperdigest.writing.markdown import unescape
from paperdigest.writing.parse import parse
from paperdigest.writing.sites import site_of

_IMAGE = ("cover", "top_img", "banner_img")  # keys of the front matter that load a picture
_LANGUAGES = re.compile(r"^> ?💗.*: ([a-z]{2}(?:, [a-z-]{2,})*)$", re.MULTILINE)
_LINE = re.compile(r"line (\d+): (.*)", re.DOTALL)
Papers = Mapping[tuple[str, int | None], AtHand]


@dataclass(frozen=True, order=True)
class Finding:
    """One defect: its line in the post (from 1), its code (see `CODES`), and what is wrong in words."""

    line: int
    code: str
    message: str


def lint(text: str) -> tuple[Finding, ...]:
    """All findings of one post from its text alone, top to bottom; any text will do."""
    return _lint(text.replace("\r\n", "\n"), {}, {})


def lint_posts(posts: Mapping[str, str], papers: Papers) -> dict[str, tuple[Finding, ...]]:
    """The findings of posts (text by name); a paper that an earlier one has under the same topic is repeated.

    `papers` holds what is at hand by id and version as the sections name them; of all others no facts are checked.
    """
    seen: dict[tuple[str, str, int | None], str] = {}
    found = {}
    for name, text in posts.items():
        normal = _common(text.replace("\r\n", "\n"))
        topic = _topic(read_header(normal), tuple(sections(normal))) or name
        known = {(paper, version): post for (other, paper, version), post in seen.items() if other == topic}
        found[name] = _lint(text.replace("\r\n", "\n"), known, papers)
        for section in sections(normal):
            seen.setdefault((topic, section.id, section.version), name)
    return found


def _lint(text: str, known: Mapping[tuple[str, int | None], str], at_hand: Papers) -> tuple[Finding, ...]:
    papers, languages = tuple(sections(_common(text))), _languages(text)
    problems = [*check_header(text), *check_templates(text, read_header(text))]
    problems += _cover(read_header(text), papers)
    problems += _repeated(papers, known)
    for section in papers:
        problems += entry_rules.check_blocks(section)
        problems += entry_rules.check_authors(section)
        problems += entry_rules.check_links(section)
        problems += entry_rules.check_repetition(section)
        problems += text_rules.check_wording(section, languages)
        problems += text_rules.check_markup(section)
        problems += text_rules.check_gluing(section)
        problems += _hosts(section)
        problems += check_facts(section, at_hand.get((section.id, section.version), NOTHING_AT_HAND), languages)
    if any(section.ours for section in papers):
        problems += _format(text)
    return tuple(sorted({Finding(problem.line, problem.code, problem.message) for problem in problems}))


def _languages(text: str) -> list[str]:
    found = _LANGUAGES.search(text)
    return found[1].split(", ") if found else ["zh"]


def _common(text: str) -> str:
    """The text as a post for Hexo has it, line by line."""
    return site_of(text).dialect.read(text, _languages(text))


def _format(text: str) -> Iterator[Problem]:
    try:
        parse(text)
    except ConfigError as error:
        match = _LINE.match(str(error))
        yield Problem(int(match[1]) if match else 1, "format", match[2] if match else str(error))


def _repeated(papers: tuple[Section, ...], known: Mapping[tuple[str, int | None], str]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for section in papers:
        if section.id in first:
            yield Problem(section.line, "repeated-paper", f"{section.id}: stands at line {first[section.id]} already")
        elif post := known.get((section.id, section.version)):
            yield Problem(section.line, "repeated-paper", f"{section.id}: stands in {post} already")
        first.setdefault(section.id, section.line)


def _hosts(section: Section) -> Iterator[Problem]:
    hosts = Counter(host for _, address in section.images if (host := _host(address)))
    if hosts and not section.ours:  # ours are where the blog's owner has them uploaded
        line = next(number for number, address in section.images if _host(address))
        message = f"{section.id}: {hosts.total()} images from {', '.join(sorted(hosts))}"
        yield Problem(line, "image-host", message)


def _cover(header: Header, papers: Sequence[Section]) -> Iterator[Problem]:
    own = {address for section in papers if section.ours for _, address in section.images}
    for key in _IMAGE:
        line, value = header.values.get(key, (0, ""))
        address = value.strip("\"'")
        if address not in own and (host := _host(address)):
            yield Problem(line, "image-host", f"{key} is loaded from {host}")


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _topic(header: Header, papers: Sequence[Section]) -> str:
    """What a post collects; empty for a post about its one paper, which may stand in a topic's post, too."""
    title = header.values.get("title", (0, ""))[1].strip("\"'")
    is_single = len(papers) == 1 and fold(unescape(papers[0].title)) == fold(title)
    return "" if is_single else header.values.get("keywords", (0, title))[1]
