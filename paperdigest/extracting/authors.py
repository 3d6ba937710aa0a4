"""Authors as a paper's first page prints them, each with the institutions that marks or the layout give them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from paperdigest.document import Document
from paperdigest.extracting.affiliations import INSTITUTION, MARKS, affiliations

_TRAILING = re.compile(rf"[\s,]*((?:{MARKS}|,|\s)*)$")
_LEADING = re.compile(rf"^\(?(\d{{1,2}}|{MARKS})\)?\s*(?=[^\W\d_])")
_NEXT_MARKED = re.compile(rf"(?<=[\w;,.)])\s*(?={MARKS}\s?[A-Z])|;\s*(?={MARKS})")
_AFTER_MARKS = re.compile(rf"(?<={MARKS})\s+(?=[A-ZÀ-Ž])")
_SEPARATOR = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
_NAME_WORD = re.compile(
    r"(?:[A-ZÀ-ÞŁŚŠŽČ][\w.'’´`\-]*|\([A-Z]\w+\)|de|da|del|della|der|den|di|dos|la|le|van|von|bin|ibn|ter)"
)
_PARTED = re.compile(r"(?:^|\s)([^\W\d_][\w'’-]+(?:\s[A-Z]\.)*\s[^\W\d_][\w'’-]+)(?=\s|$)")  # "Ada B. Lamp Bo Fog"
_TITLES = re.compile(r"\b(?:Student |Senior |Life )?(?:Member|Fellow)\b,?|\bIEEE\b|\bPh\.?D\.?(?!\w)")
_EMAIL = re.compile(r"\{([^{}@]+)\}\s*@\s*([\w.-]+\w)|(?<![\w.+-])([\w.+-]{1,64})\s?@\s?((?:[\w-]+\.)+\w{2,})")
_LABEL = re.compile(r"\b(?:e-?mails?|electronic address|corresponding authors?)\s*:", re.IGNORECASE)
_END = re.compile(r"^(?:contents|abstract|\(?dated\b|accepted\b|received\b)", re.IGNORECASE)
_SENTENCE_WORD = re.compile(r"\b(?:is|are|was|were|the|we|that|this|can)\b")
_LICENCE = re.compile(r"\b(?:licen[sc]e|copyright|permission|proceedings)\b", re.IGNORECASE)
_FUNDING = re.compile(r"\b(?:support\w*|fund\w*|grants?|thank\w*|acknowledg\w*|sponsor\w*)\b", re.IGNORECASE)
_LINE, _LIST = 400, 4_000  # characters: more is no line of an author block, nor a list of authors
_LONGEST_NAME = 4  # words


@dataclass(frozen=True)
class Author:
    """A name as printed; `affiliations` is empty where neither marks nor the layout tell."""

    name: str
    affiliations: tuple[str, ...] = ()


@dataclass(frozen=True)
class AuthorBlock:
    """The authors in order, all institutions in order, and the e-mail addresses, each once.

    `lines` are the printed ones that may name institutions.
    """

    authors: tuple[Author, ...]
    affiliations: tuple[str, ...]
    emails: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass
class _Group:
    """Names that are printed together, with their marks, and the lines of affiliations below them."""

    names: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    places: list[str] = field(default_factory=list)


def author_block(document: Document) -> AuthorBlock:
    """What stands between title and abstract, and in the first page's footnotes, where some layouts print it."""
    footnotes = [one.text for one in document.sentences if one.page == 1 and one.role == "footnote"]
    notes = [note for note in footnotes if not (_LICENCE.search(note) or _FUNDING.search(note))]
    front = list(_printed(document.front))
    groups = _groups([text for line in front if (text := _without_emails(line))])
    if groups and not any(group.places for group in groups):
        groups[-1].places += [note for note in notes if INSTITUTION.search(note)]
    marked = _marked([place for group in groups for place in group.places])
    authors = tuple(Author(name, _of(marks, marked, group)) for group in groups for name, marks in group.names)
    found = affiliations(front, ()) or affiliations(notes, ())
    emails = dict.fromkeys(_emails(" ".join([*front, *notes])))
    return AuthorBlock(authors, found, tuple(emails), (*front, *notes))


def _printed(front: Sequence[str]) -> Iterator[str]:
    """The lines up to a table of contents, a motto or running text; names that are broken over lines put together."""
    pending = ""
    for line in (printed[:_LINE] for printed in front):
        if _END.match(line) or len(_SENTENCE_WORD.findall(line)) >= 2 or line.startswith(("“", '"')):
            break
        is_listed = (
            len(pending) < _LIST and pending.count(",") >= 2 and not any(map(INSTITUTION.search, (pending, line)))
        )
        if is_listed and not _LEADING.match(line) and "@" not in pending + line:
            pending = f"{pending} {line}"
            continue
        if pending:
            yield pending
        pending = line
    if pending:
        yield pending


def _without_emails(line: str) -> str:
    text = _LABEL.sub("", _EMAIL.sub("", line)).strip(" ,;")
    return text if sum(map(str.isalpha, text)) > 1 else ""


def _groups(lines: Sequence[str]) -> list[_Group]:
    groups: list[_Group] = []
    for line in lines:
        is_place = bool(INSTITUTION.search(line) or _LEADING.match(line))
        names = None if is_place else _names(line)
        if names is not None:
            if not groups or groups[-1].places:
                groups.append(_Group())
            groups[-1].names += names
        elif groups:
            groups[-1].places.append(line)
    return groups


def _names(line: str) -> list[tuple[str, frozenset[str]]] | None:
    """The names of a line with their marks; None when anything in it is no name."""
    found: list[tuple[str, frozenset[str]]] = []
    for part in _AFTER_MARKS.split(_TITLES.sub(" ", line)):
        for piece in filter(None, _SEPARATOR.split(part)):
            match = _TRAILING.search(piece)
            name = piece[: match.start()].strip() if match else piece.strip()
            marks = frozenset(re.findall(r"\d{1,2}|[^\s,\d]", match[1])) if match else frozenset[str]()
            if not name and found and marks:  # "Chen,1, ∗": the second mark stands after a comma
                found[-1] = found[-1][0], found[-1][1] | marks
            elif _is_name(name):
                found.append((name, marks))
            elif _is_names(name):
                parted = _PARTED.findall(name) if _PARTED.sub("", name).strip() == "" else []
                found += [(one.strip(), marks if one is parted[-1] else frozenset[str]()) for one in parted]
            else:
                return None
    return found


def _is_name(text: str) -> bool:
    words = text.split()
    initials = bool(re.match(r"(?:[A-Z]\.-?){1,3}[A-Z]\w+", text))
    return (2 <= len(words) <= _LONGEST_NAME or initials) and all(map(_NAME_WORD.fullmatch, words))


def _is_names(text: str) -> bool:
    """Whether nothing but names stands there, with nothing between them."""
    words = text.split()
    return len(words) > _LONGEST_NAME and all(map(_NAME_WORD.fullmatch, words))


def _marked(places: Sequence[str]) -> dict[str, str]:
    """The affiliations that begin with a mark, by it; lines without one go on the line above.

    Numbers run from 1: others are of streets and towns.
    """
    found: dict[str, str] = {}
    last = ""
    for piece in (piece for place in places for piece in _NEXT_MARKED.split(place)):
        match = _LEADING.match(piece)
        following = 1 + sum(map(str.isdigit, found))
        if match and match[1] not in found and (not match[1].isdigit() or int(match[1]) == following):
            last = match[1]
            found[last] = piece[match.end() :].strip(" ;,")
        elif last and piece.strip():
            found[last] += f", {piece.strip(' ;,')}"
    return found


def _of(marks: frozenset[str], marked: dict[str, str], group: _Group) -> tuple[str, ...]:
    """The institutions of an author: those of the marks, else those below the names where nothing is marked."""
    if not marked:
        return affiliations(group.places, ())
    single = {digit for mark in marks if mark.isdigit() and mark not in marked for digit in mark}  # "12": 1 and 2
    lines = [line for mark, line in marked.items() if mark in marks | single]
    return tuple(dict.fromkeys(name for line in lines for name in affiliations([line], ())))


def _emails(text: str) -> Iterator[str]:
    for match in _EMAIL.finditer(text):
        users, host, user, domain = match.groups()
        for one in re.split(r"[,;|]\s*", users) if users else [user]:
            yield f"{one.strip()}@{(host or domain).rstrip('.')}"
