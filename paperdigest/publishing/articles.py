"""Articles: a post's papers, block by block, as HTML."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from paperdigest.publishing.languages import language_of
from paperdigest.publishing.markup import Markup
from paperdigest.writing.blocks import Block, split_blocks
from paperdigest.writing.clean import fold, plain
from paperdigest.writing.parse import RawSection
from paperdigest.writing.shots import LISTED_SHOT, LISTED_SHOTS, SHOT, read_listed_shot, read_shot

_AUTHORS = re.compile(r"\*\*Authors: ?(.*)\*\*")
_LABEL_LINE = re.compile(r"^\*\*(?:Summary|Key Takeaways)\*\*[ \t]*\n?")
_FIGURES = re.compile(rf"<details>\s*<summary>[^<]*</summary>\s*((?:{SHOT}\s*)+)</details>\s*")
_LISTED = re.compile(rf"(?:{LISTED_SHOTS.pattern})\s*(?:{LISTED_SHOT.pattern}\s*)+")
_FACT = re.compile(r"[1-5]\. ")
_STORY = re.compile(r"[6-8]\. ")
_TITLE_LINE = re.compile(r"\*\*1(?:\.|&#46;) [^*]+\*\* (?P<titles>.+)")


@dataclass(frozen=True)
class Figure:
    """A picture of a paper: where it is on the page's side, what it shows, and its size in pixels (0: not known)."""

    address: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True)
class Article:
    """One paper of a post; all but ids, names and languages is safe HTML, empty where the post has none.

    `name` is the title as plain text, `anchor` what a link to the article ends with.
    """

    id: str
    anchor: str
    name: str
    title: str
    title_language: str
    subtitle: str
    authors: str
    abstract: str
    translation: str
    abstract_language: str
    source: str
    summary: str
    takeaways: str
    provenance: str
    facts: str
    story: str
    figures: tuple[Figure, ...]
    rest: str


def read_article(section: RawSection, languages: Sequence[str], markup: Markup) -> Article:
    """The article of a section, in the post's languages as far as they are known."""
    blocks = {block.name: block for block in split_blocks(section.text)}
    language = languages[0] if languages else language_of(section.text.partition("[PDF]")[2])
    reader = _Reader(blocks, language, markup)
    title, _, rest = reader.lines("heading").strip().removeprefix("## ").partition("\n")
    translated, facts = _subtitle(blocks, title)
    authors = reader.lines("authors").strip()
    named = _AUTHORS.fullmatch(authors)
    abstract = reader.lines("abstract").strip()
    figures, odd = _figures(reader.lines("figures"), markup)
    if named:
        facts = [name for name in facts if not name.startswith("2. ")]
    return Article(
        id=section.id,
        anchor=anchor(section.id),
        name=plain(section.title) or section.id,
        title=markup.inline(title, language_of(title)),
        title_language=language_of(title),
        subtitle=markup.inline(translated, language),
        authors=markup.inline(named[1], "en") if named else reader.html("authors"),
        abstract=markup.block(abstract, language_of(abstract)),
        translation=markup.block(re.sub(r"^> ?", "", reader.lines("translation"), flags=re.MULTILINE), language),
        abstract_language=language_of(abstract),
        source=reader.html("source"),
        summary=reader.html("summary"),
        takeaways=reader.html("takeaways"),
        provenance=reader.html("provenance"),
        facts="".join(map(reader.html, facts)),
        story="".join(reader.html(name) for name in blocks if _STORY.match(name)),
        figures=figures,
        rest=markup.block(rest, language) + odd,
    )


def anchor(paper_id: str) -> str:
    """The id of an article's element: letters, digits, dots and hyphens."""
    return "paper-" + re.sub(r"[^\w.]+", "-", fold(paper_id), flags=re.ASCII).strip("-")


@dataclass(frozen=True)
class _Reader:
    """The blocks of a section by name."""

    blocks: dict[str, Block]
    language: str
    markup: Markup

    def lines(self, name: str) -> str:
        """What a block says, without its label; empty when the section has none."""
        return _LABEL_LINE.sub("", self.blocks[name].text) if name in self.blocks else ""

    def html(self, name: str) -> str:
        """The same as HTML."""
        return self.markup.block(self.lines(name), self.language)


def _subtitle(blocks: Mapping[str, Block], title: str) -> tuple[str, list[str]]:
    """The title's translation as the first block has it, and the names of blocks 1 to 5 without what is said above.

    A block that a person has edited is none of that.
    """
    facts = [name for name in blocks if _FACT.match(name)]
    found = _TITLE_LINE.fullmatch(blocks[facts[0]].text.strip()) if facts else None
    if not found or not found["titles"].endswith(title):
        return "", facts
    return found["titles"].removesuffix(title).removesuffix(" · "), facts[1:]


def _figures(written: str, markup: Markup) -> tuple[tuple[Figure, ...], str]:
    """The pictures of a block that is as it was written; else the block itself as HTML."""
    if match := _FIGURES.fullmatch(written):
        shots = [read_shot(shot) for shot in re.finditer(SHOT, match[1])]
    elif _LISTED.fullmatch(written):
        shots = [read_listed_shot(shot) for shot in LISTED_SHOT.finditer(written)]
    else:
        return (), markup.block(written, "")
    found = [(markup.addresses.picture(shot.url), shot) for shot in shots]
    return tuple(Figure(address, fold(shot.alt), shot.width, shot.height) for address, shot in found if address), ""
