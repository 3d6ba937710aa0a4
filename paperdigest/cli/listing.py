"""Listing: the papers that lists name, text, BibTeX or RIS, from files and from stdin."""

import os
import re
import sys
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from paperdigest.address import told
from paperdigest.cli.naming import MARK_WITHIN, PDF_MARK, is_arxiv, pdf_file
from paperdigest.errors import ConfigError
from paperdigest.sources.arxiv_ids import canonical_id
from paperdigest.sources.bibtex import read_bibtex
from paperdigest.sources.listed import Listed, without_version
from paperdigest.sources.lists import read_list
from paperdigest.sources.ris import read_ris

STDIN = "-"
_BIBTEX, _RIS = (".bib", ".bibtex"), (".ris",)
_TEXT = ("", ".txt", ".text", ".md", ".markdown", ".list", ".lst", ".ids", ".csv", ".tsv")
_LARGEST = 50_000_000  # bytes; a library of 25,000 entries with abstracts
_LARGEST_TEXT = 5_000_000  # characters; 400,000 ids
_LOOKS_BIBTEX = re.compile(r"^[ \t]*+@[ \t]*+[A-Za-z]++\s*+[{(]", re.MULTILINE)
_LOOKS_RIS = re.compile(r"^\s{0,3}TY\s{1,3}-", re.MULTILINE)


@dataclass(frozen=True)
class Unusable:
    """An entry of a list that is left out; `is_wrong` when it names what is not there, not when it names no paper."""

    id: str
    title: str
    reason: str
    is_wrong: bool = False


@dataclass
class Names:
    """What the user named, each paper once; `ids` are as arXiv lists them."""

    ids: list[str] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    unusable: list[Unusable] = field(default_factory=list)
    talk: list[str] = field(default_factory=list)
    _taken: dict[str, str] = field(default_factory=dict)

    def add(self, name: str) -> None:
        """A name from the command line; ConfigError when it is neither a PDF file nor an arXiv id."""
        if is_arxiv(name):
            listed = canonical_id(name) or name
            self.ids.append(listed)
            self._taken.setdefault(without_version(listed), listed)
        else:
            self.files.append(pdf_file(name).resolve())

    def add_list(self, shown: str, entries: Iterator[Listed], folder: Path) -> None:
        """What a list names; its files count from `folder`, places are shown as "refs.bib:12"."""
        named = left_out = 0
        for entry in entries:
            place = f"{shown}:{entry.line}"
            if entry.problem:
                left_out += 1
                reason = f"{place}: {entry.problem}" if entry.key else entry.problem
                self.unusable.append(Unusable(entry.key or place, told(entry.title), reason))
                continue
            named += 1
            if entry.file:
                self._add_file(place, entry.file, folder)
            else:
                self._add_id(place, entry)
        without = f", {left_out:,} that name{'s' * (left_out == 1)} none" if left_out else ""
        self.talk.append(f"{shown}: {named:,} {'entry' if named == 1 else 'entries'} with a paper{without}")

    def _add_file(self, place: str, name: str, folder: Path) -> None:
        try:
            self.files.append(pdf_file(_beside(name, folder)).resolve())
        except ConfigError as error:
            self.unusable.append(Unusable(place, told(name), str(error), is_wrong=True))

    def _add_id(self, place: str, entry: Listed) -> None:
        paper = without_version(entry.arxiv_id)
        if paper not in self._taken:
            self._taken[paper] = entry.arxiv_id
            self.ids.append(entry.arxiv_id)
        elif entry.arxiv_id not in (paper, self._taken[paper]):
            first = self._taken[paper]
            reason = f"{place}: the same paper as {first}, which was named first: summarize it into another folder"
            self.unusable.append(Unusable(entry.arxiv_id, entry.title, reason))


def name_papers(arguments: Sequence[str]) -> Names:
    """What the user named, one by one and in lists; ConfigError for a wrong name or a list that cannot be read.

    A list that is named beside single papers comes after them: what both name is taken as it was named singly.
    """
    names = Names()
    lists = [argument for argument in dict.fromkeys(arguments) if _is_list(argument)]
    for argument in arguments:
        if argument not in lists:
            names.add(argument)
    for argument in lists:
        shown, folder = ("stdin", Path()) if argument == STDIN else (argument, Path(argument).expanduser().parent)
        names.add_list(_printable(shown), _entries(argument, _text(shown, _bytes(argument)), folder), folder)
    return names


def _is_list(name: str) -> bool:
    """stdin, or a file that is called like a list and does not begin like a PDF."""
    if name == STDIN:
        return True
    try:
        file = Path(name).expanduser()
        if file.suffix.lower() not in (*_BIBTEX, *_RIS, *_TEXT) or not file.is_file():
            return False
        with file.open("rb") as opened:
            head = opened.read(MARK_WITHIN)
    except (OSError, RuntimeError, ValueError):  # the one who opens it as a PDF says what is wrong
        return False
    return not head.startswith(PDF_MARK) if file.suffix else PDF_MARK not in head


def _bytes(name: str) -> bytes:
    try:
        if name != STDIN:
            with Path(name).expanduser().open("rb") as opened:
                data = opened.read(_LARGEST + 1)
        elif sys.stdin is None:
            raise ConfigError("stdin is closed: name a file instead of -")
        else:
            data = sys.stdin.buffer.read(_LARGEST + 1)
    except OSError as error:
        raise ConfigError(f"cannot read the list {name}: {error.strerror}: mend that or leave it out") from error
    if len(data) > _LARGEST:
        raise ConfigError(f"the list {name} has more than {_LARGEST / 1e6:,.0f} MB: split it")
    return data


def _text(shown: str, data: bytes) -> str:
    """Its text with plain line ends; ConfigError when it is none. Ids are ASCII: a wrong guess costs only titles."""
    if data.startswith(PDF_MARK):
        raise ConfigError(f"{shown} is a PDF, not a list: save it as a file and name that")
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        text = data.decode("utf-16", errors="replace")
    elif b"\0" in data:
        raise ConfigError(f"{shown} is a binary file, not a list: name a text, .bib or .ris file, or a PDF")
    else:
        try:
            text = data.removeprefix(BOM_UTF8).decode()
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _entries(name: str, text: str, folder: Path) -> Iterator[Listed]:
    """By the file's name where that says what it is, else by what is in it: exports are saved as .txt, too."""
    suffix = "" if name == STDIN else Path(name).suffix.lower()
    if suffix in _BIBTEX or (suffix not in _RIS and _LOOKS_BIBTEX.search(text)):
        return read_bibtex(text)
    if suffix in _RIS or _LOOKS_RIS.search(text):
        return read_ris(text)
    if len(text) > _LARGEST_TEXT:
        raise ConfigError(f"the list {name} has more than {_LARGEST_TEXT / 1e6:,.0f} MB of text: split it")
    return read_list(text, lambda written: os.path.isfile(_beside(written, folder)))  # noqa: PTH113  never raises


def _beside(written: str, folder: Path) -> str:
    """A path from a list: from the list's folder, unless it says where it is."""
    return os.path.join(folder, os.path.expanduser(written))  # noqa: PTH111, PTH118  never raises


def _printable(name: str) -> str:
    """A file's name as JSON can hold it."""
    return name.encode(errors="replace").decode()
