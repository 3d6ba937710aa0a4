"""Find the printed title of a paper and the lines between it and the abstract."""

from collections.abc import Sequence

from paperdigest.reading.characters import clean
from paperdigest.reading.layout import Line

_TITLE_ZONE = 0.6  # of page 1, from its top
_MAX_TITLE = 300  # characters: more is running text in large print
_PROSE_LENGTH = 45  # characters: three lines in a row as long as this are running text


def find_title(lines: Sequence[Line], height: float, body: float) -> tuple[int, int]:
    """Lines [start, end) of the title: the largest print in the upper part of page 1, given its lines.

    `body` is the size of running text in points; 0, 0 when nothing stands out from it.
    """
    shown = [index for index, line in enumerate(lines) if _is_wordy(line) and line.y0 <= _TITLE_ZONE * height]
    if not shown:
        return 0, 0
    largest = max(lines[index].size for index in shown)
    start = next(index for index in shown if lines[index].size > largest - 0.3)
    end = start + 1
    while end < len(lines) and _continues(lines[end - 1], lines[end], body):
        end += 1
    is_title = _stands_out(lines[start], body) and len(printed_title(lines[start:end])) <= _MAX_TITLE
    return (start, end) if is_title else (0, 0)


def _stands_out(line: Line, body: float) -> bool:
    return line.bold or line.size > 1.05 * body or line.x1 == 0  # a reader without positions knows no sizes


def _is_wordy(line: Line) -> bool:
    return not line.turned and sum(char.isalpha() for char in line.text) >= 4


def _continues(above: Line, line: Line, body: float) -> bool:
    if above.x1 == 0:  # a reader without positions: one line is all that is certain
        return False
    is_subtitle = line.bold == above.bold and 1.25 * body < line.size and 0.8 * above.size < line.size < above.size
    close = 0 <= line.y0 - above.y0 < 2.2 * line.size
    return not line.turned and close and (abs(line.size - above.size) < 0.6 or is_subtitle)


def printed_title(lines: Sequence[Line]) -> str:
    """The lines of a title as one text."""
    text = ""
    for line in lines:
        text += line.text if text.endswith("-") or not text else f" {line.text}"
        text += "-" * line.hyphen
    return clean(text)[0]


def prose_start(lines: Sequence[Line], start: int) -> int:
    """Index of the first of three long lines in a row: where a paper without headings begins its text."""
    for index in range(start, len(lines) - 2):
        if all(_is_prose(line) for line in lines[index : index + 3]):
            return index
    return len(lines)


def _is_prose(line: Line) -> bool:
    words = line.text.split()
    plain = sum(word.strip(".,;:()").isalpha() and word[0].islower() for word in words)
    return len(line.text) >= _PROSE_LENGTH and "@" not in line.text and plain > 0.55 * len(words)
