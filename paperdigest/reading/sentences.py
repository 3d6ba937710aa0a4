"""Number the sentences of a paper, each with its page, section and role."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from paperdigest.document import Sentence
from paperdigest.reading.blocks import Block, Role, group_blocks
from paperdigest.reading.hyphens import Vocabulary, join_lines
from paperdigest.reading.layout import Line
from paperdigest.reading.sections import Part
from paperdigest.reading.splitting import split_sentences

_MAX_ROW = 600  # characters: a table's row up to this is not split


def number_sentences(
    lines: Sequence[Line],
    parts: Iterable[Part],
    title: tuple[int, int],
    known: Vocabulary,
    body: float,
    roles: Mapping[int, Role],
) -> tuple[Sentence, ...]:
    """Sentences of all parts, numbered s1, s2, … in reading order; pieces without a letter are left out.

    `title` are the title's lines [start, end), which make one sentence; every other line of the front is its own.
    Where there is nothing but front matter, its lines are the text. `roles` are those of lines, by their `id`, that are
    known to stand in figures.
    """
    parts = tuple(parts)
    role: Role = "front" if len(parts) > 1 else "body"
    numbers = count(1)
    result: list[Sentence] = []
    for index, part in enumerate(parts):
        numbered = [(at, lines[at]) for at in range(part.start, part.end)]
        is_front = part.section.kind == "front"
        blocks = _front_blocks(numbered, title, role) if is_front else group_blocks(numbered, body, roles)
        for block in blocks:
            for text, page in _block_sentences(block, known):
                if any(char.isalpha() for char in text):
                    result.append(Sentence(f"s{next(numbers)}", text, page, index, block.role))
    return tuple(result)


def join_printed(lines: Sequence[Line], known: Vocabulary) -> str:
    """Printed lines as one text; `known` are the paper's words, which tell a divided word from a compound."""
    return _join(lines, known)[0]


def _front_blocks(numbered: Sequence[tuple[int, Line]], title: tuple[int, int], role: Role) -> list[Block]:
    start, end = title
    heading = tuple(line for at, line in numbered if start <= at < end)
    blocks = [Block(role, at, (line,)) for at, line in numbered if not start <= at < end]
    return sorted([*blocks, *([Block(role, start, heading)] if heading else [])], key=lambda block: block.start)


def _block_sentences(block: Block, known: Vocabulary) -> Iterator[tuple[str, int]]:
    """Text and page of each sentence of a block; its page is where it begins."""
    text, starts = _join(block.lines, known)
    pieces = [(0, text)] if block.role == "table" and len(text) <= _MAX_ROW else split_sentences(text)
    for offset, sentence in pieces:
        page = next(page for start, page in reversed(starts) if start <= offset)
        yield sentence, page


def _join(lines: Sequence[Line], known: Vocabulary) -> tuple[str, list[tuple[int, int]]]:
    """The lines as one text, and at which offsets which page begins."""
    text, starts = "", [(0, lines[0].page)]
    for previous, line in zip((None, *lines), lines, strict=False):
        if previous is None:
            text = line.text
            continue
        if line.page != starts[-1][1]:
            starts.append((len(text) + 1, line.page))
        text = _append(text, previous, line, known)
    last = lines[-1]
    return text + "-" * last.hyphen, starts


def _append(text: str, previous: Line, line: Line, known: Vocabulary) -> str:
    if previous.hyphen:
        return join_lines(text, line.text, known)
    if text.endswith("-") and text[-2:-1].isalpha() and line.text[:1].islower():
        return join_lines(text[:-1], line.text, known)
    is_chinese = text[-1:] > "\u2e80" and line.text[:1] > "\u2e80"  # a line may be all soft hyphens
    return text + ("" if is_chinese else " ") + line.text
