import pytest

from paperdigest.writing.lines import read_line, read_list, show_line
from paperdigest.writing.post import Line, Reference

BOTH = ("zh", "en")
PAGE = Reference(8, "https://example.org/a.pdf#page=8", 'a "quote"')


@pytest.mark.parametrize(
    ("line", "languages", "expected"),
    [
        (
            Line((("zh", "羊"), ("en", "sheep")), (PAGE, Reference(9))),
            BOTH,
            '羊（[p. 8](https://example.org/a.pdf#page=8 "a &#34;quote&#34;"), p. 9）<br><span lang="en">sheep</span>',
        ),
        (Line((("en", "sheep"),), (Reference(9),)), ("en",), "sheep (p. 9)"),
        (Line((("en", "sheep"),), (Reference(0),)), BOTH, '<span lang="en">sheep</span> (摘要 / abstract)'),
        (Line((("zh", "羊"),), (), extracted=True), BOTH, "**原文摘句 / from the paper** 羊"),
        (Line((("en", "as shown (p. 4)"),)), ("en",), "as shown (p. 4&#41;"),
        (Line((("zh", "见（p. 4）"),)), ("zh",), "见（p. 4&#65289;"),
        (Line(()), BOTH, ""),
    ],
)
def test_lines_as_shown_and_read_back(line: Line, languages: tuple[str, ...], expected: str) -> None:
    assert show_line(line, languages) == expected
    assert read_line(expected, languages) == line


def test_lists_whose_parts_end_with_an_entity() -> None:
    assert read_list("a &#40;b&#41;; c&#59; d", "; ") == ("a (b)", "c; d")
