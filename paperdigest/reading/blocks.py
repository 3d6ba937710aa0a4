"""Group lines into paragraphs, captions, table rows and footnotes, in reading order."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from paperdigest.reading.layout import Line

Role = Literal["body", "front", "caption", "table", "footnote"]

_CAPTION = re.compile(
    r"^(?i:supplementary\s+|extended data\s+)?"
    r"(?i:fig(?:ure)?\.?|tab(?:le)?\.?|algorithm|listing|scheme|box|abb(?:ildung)?\.?|tabelle|图|表)"
    r"\s*(?:[A-Z]?\d{1,3}(?:\.\d{1,2})?|[IVX]{1,5}|[A-Z])(?:\s*[.:|—–：。]|\s*$|\s+(?=[A-Z(]))"
)
_FOOTNOTE = re.compile(r"^(?:\d{1,2}|[*†‡§¶∗⋆♠♣]+)\s*[^\W\d]")
_BULLET = re.compile(r"^(?:[•▪◦‣∙·●■–-]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s)")
_TERMINAL = re.compile(r"[.!?。！？:][\"'”’)\]]*(?:\d{1,2})?$")
_FOOT = 400.0  # points from the page's top: footnotes do not begin above
_ROW_LENGTH = 200  # characters: shorter pieces of a table or a drawing are shown together up to this


@dataclass(frozen=True)
class Block:
    """Lines that belong together; `start` is the index of the first one among all lines."""

    role: Role
    start: int
    lines: tuple[Line, ...]


def is_caption(text: str) -> bool:
    """Whether a line begins like the caption of a figure or table."""
    return bool(_CAPTION.match(text))


def group_blocks(
    numbered: Sequence[tuple[int, Line]], body: float, known: Mapping[int, Role] | None = None
) -> list[Block]:
    """Blocks of one section's lines (index, line), ordered by their first line; `body` is the running text's size.

    `known` are roles that are certain already, by the line's `id`.
    """
    roles = _roles([line for _, line in numbered], body, known or {})
    blocks: list[Block] = []
    for role in ("body", "caption", "table", "footnote"):
        mine = [pair for pair, other in zip(numbered, roles, strict=True) if other == role]
        blocks += _split(mine, role)
    return sorted(blocks, key=lambda block: block.start)


def _split(numbered: Sequence[tuple[int, Line]], role: Role) -> Iterator[Block]:
    run: list[tuple[int, Line]] = []
    for pair in numbered:
        if run and _is_break(run, pair, role):
            yield Block(role, run[0][0], tuple(line for _, line in run))
            run = []
        run.append(pair)
    if run:
        yield Block(role, run[0][0], tuple(line for _, line in run))


def _is_break(run: Sequence[tuple[int, Line]], pair: tuple[int, Line], role: Role) -> bool:
    (last_index, last), (index, line) = run[-1], pair
    if role == "table":
        return _is_row_break(last, line, last_index + 1 == index, sum(len(other.text) for _, other in run))
    if role == "caption" and (_CAPTION.match(line.text) or index != last_index + 1):
        return True
    if last.hyphen:
        return False
    ended = bool(_TERMINAL.search(last.text))
    if _BULLET.match(line.text) and (ended or last.text[-1] in ";,"):
        return True
    if role == "footnote" and _FOOTNOTE.match(line.text) and ended:
        return True
    same_column = last.page == line.page and line.y0 >= last.y0 - 0.3 * last.size
    if not same_column:
        return ended
    if abs(line.size - last.size) > 0.15 * last.size and max(len(line.text), len(last.text)) > 40:
        return ended or line.text[0].isupper()
    gap = line.y0 - last.y1
    if gap > 0.7 * line.size:
        return ended or not line.text[0].islower()
    return ended and line.x0 - last.x0 > 0.8 * line.size


def _is_row_break(last: Line, line: Line, adjacent: bool, length: int) -> bool:
    if not adjacent or last.page != line.page:
        return True
    same_row = abs(last.y0 - line.y0) < 0.4 * max(last.size, line.size)
    if same_row:
        return length + len(line.text) > 2 * _ROW_LENGTH
    is_row = max(last.cells, line.cells) > 1 or max(len(last.text), len(line.text)) > 30
    return is_row or length + len(line.text) > _ROW_LENGTH


def _roles(lines: Sequence[Line], body: float, known: Mapping[int, Role]) -> list[Role]:
    roles: list[Role] = []
    for index, line in enumerate(lines):
        above = lines[index - 1] if index else None
        role: Role = roles[-1] if index else "body"
        if id(line) in known:
            roles.append(known[id(line)])
        elif _opens_caption(line, above, role) or (above is not None and role == "caption" and _goes_on(above, line)):
            roles.append("caption")
        elif above is not None and role == "body" and _is_fragment(above, line):
            roles.append("body")
        elif _is_tabular(line, body) or (role in ("table", "caption") and _is_row(line)):
            roles.append("table")
        elif (above is not None and role == "footnote" and _goes_on(above, line)) or (
            line.size < 0.93 * body and _opens_footnote(above, line)
        ):
            roles.append("footnote")
        else:
            roles.append("body")
    return roles


def _opens_caption(line: Line, above: Line | None, role: Role) -> bool:
    if line.turned or not _CAPTION.match(line.text):
        return False
    if above is None or above.page != line.page or role != "body" or line.bold:
        return True
    close = 0 <= line.y0 - above.y0 < 1.6 * line.size and abs(above.size - line.size) < 0.3
    return not close or (bool(_TERMINAL.search(above.text)) and ":" in line.text[:14])


def _opens_footnote(above: Line | None, line: Line) -> bool:
    """Whether a small line opens a footnote: by its mark, or low on the page right after larger print."""
    after_larger = above is None or above.page != line.page or above.size > 1.05 * line.size
    return line.y0 > _FOOT and (bool(_FOOTNOTE.match(line.text)) or (after_larger and len(line.text) > 30))


def _goes_on(above: Line, line: Line) -> bool:
    """Whether a line goes on a caption or footnote: the same type, close below."""
    if line.page != above.page or abs(line.size - above.size) > 0.4 or line.turned:
        return False
    if line.cells > 2 or (line.cells == 2 and len(line.text) < 50):  # the table itself
        return False
    if above.hyphen:
        return True
    return -0.5 * line.size < line.y0 - above.y0 < 1.7 * line.size or abs(line.y0 - above.y0) < 1


def _is_fragment(above: Line, line: Line) -> bool:
    """Whether a line is an index or exponent that was torn off the line before it."""
    overlap = min(above.y1, line.y1) - max(above.y0, line.y0)
    return len(line.text) <= 8 and line.page == above.page and overlap > 0.2 * (line.y1 - line.y0) and not line.turned


def _is_row(line: Line) -> bool:
    """Whether a line below a caption or a row of a table may be a row itself."""
    words = line.text.split()
    prose = sum(word.isalpha() and word.islower() and len(word) > 1 for word in words)
    return line.cells > 1 or (len(line.text) < 40 and prose < 2 and not line.text.endswith("."))


def _is_tabular(line: Line, body: float) -> bool:
    words = line.text.split()
    prose = sum(word.isalpha() and word.islower() and len(word) > 1 for word in words)
    if line.turned or " … " in line.text or (line.cells >= 3 and prose < 0.7 * len(words) and "=" not in line.text):
        return True
    small = abs(line.size - body) > 0.07 * body
    if small and len(line.text) < 40 and prose < 4 and not _TERMINAL.search(line.text):
        return True
    numbers = sum(any(char.isdigit() for char in word) and not any(char.isalpha() for char in word) for word in words)
    has_sentence = prose or line.text.endswith(".")
    return len(words) >= 3 and numbers > 0.6 * len(words) and "=" not in line.text and not has_sentence
