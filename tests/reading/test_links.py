"""Web addresses in print and in annotations."""

import pytest

from paperdigest.reading.layout import Annotation
from paperdigest.reading.links import find_links, trim
from tests.reading.printed import column, line


def urls(*texts: str) -> list[str]:
    return [link.url for link in find_links(column(*texts), [], [])]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Code: https://github.com/lamp/fog.git."], ["https://github.com/lamp/fog.git"]),
        (["Code: github.com/lamp/git-digit, and more"], ["https://github.com/lamp/git-digit"]),
        (["(see https://example.org/a_(b))."], ["https://example.org/a_(b)"]),
        (["at https://github.com/", "lamp/fog and elsewhere"], ["https://github.com/lamp/fog"]),
        (["at https://github.com/lamp/deep~", "fog, which"], ["https://github.com/lamp/deep-fog"]),
        (["at https://lamp.example.org", "The next line"], ["https://lamp.example.org"]),
        (["at https://lamp.example.org/", "The next line"], ["https://lamp.example.org/"]),
        (["代码：https://example.org/灯，见", "mail lamp@github.com/x"], ["https://example.org/"]),
        (["www.example.org", "https://www.example.org/", "http://example.org"], ["https://www.example.org"]),
        (["https://[bad", "http://localhost/x", "ftp://a.b/c"], []),
    ],
)
def test_printed(texts: list[str], expected: list[str]) -> None:
    assert urls(*texts) == expected


def test_annotations_on_references_are_other_peoples() -> None:
    text, reference = line("Our code", 100), line("[1] Their code", 300)
    annotations = [
        Annotation("https://example.org/ours", 1, 80, 105),
        Annotation("https://example.org/theirs", 1, 80, 305),
        Annotation("mailto:a@example.org", 1, 80, 105),
    ]
    assert [link.url for link in find_links([text], [reference], annotations)] == ["https://example.org/ours"]


def test_annotations_on_a_page_of_references_only() -> None:
    found = find_links([line("text")], [line("[1] Lamp", page=9)], [Annotation("https://example.org", 9)])
    assert found == ()


def test_trim_keeps_what_belongs_to_the_address() -> None:
    assert trim("https://github.com/lamp/legit") == "https://github.com/lamp/legit"
    assert trim("https://example.org/a.).") == "https://example.org/a"
