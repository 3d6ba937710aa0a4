import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.checking.addresses import ADDRESS, bare_forms, is_address
from paperdigest.checking.grounding import unprinted
from paperdigest.checking.index import PaperIndex
from paperdigest.document import PrintedLink
from tests.papers import document, paper

TEXT = document(
    "The code is at https://github.com/meadow/sheep.git and www.meadow.org.",
    "We build on arXiv:1706.03762v5 and math/0405482, see shepherd@meadow.edu.",
    links=[PrintedLink("https://sheep.github.io/demo/", 1)],
)
INDEX = PaperIndex(paper(id="2405.00001", comment="Accepted; see meadow.net/flock"), TEXT)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("代码见https://github.com/a/b。", "https://github.com/a/b"),
        ("已公开在abc.com上", "abc.com"),
        ("(see abc.github.io/x).", "abc.github.io/x"),
        ("Write to a.b@c.edu.", "a.b@c.edu"),
        ("见 arXiv:2301.12345v2。", "arXiv:2301.12345v2"),
        ("(2301.12345)", "2301.12345"),
        ("hep-th/9901001,", "hep-th/9901001"),
        ("10.1109/abc.2023.1", "10.1109/abc.2023.1"),
        ("www.abc.de", "www.abc.de"),
        ("at huggingface.co/abc/d.", "huggingface.co/abc/d"),
        ("abc.example.museum/x", "abc.example.museum/x"),
    ],
)
def test_addresses_are_found_in_any_text(text: str, address: str) -> None:
    assert [match[0] for match in re.finditer(ADDRESS, text)] == [address]
    assert is_address(address)


@pytest.mark.parametrize(
    "text",
    ["The end.In fact", "e.g. 3.5 or i.e. 12,345.678", "U.S.A. and Node.js", "0.12345 of 2301.12345%", "a/b", ""],
)
def test_what_is_none(text: str) -> None:
    assert not re.search(ADDRESS, text)
    assert not is_address(text)


@pytest.mark.parametrize(
    "printed",
    [
        "github.com/meadow/sheep", "https://github.com/meadow/sheep/", "http://www.meadow.org", "meadow.org",
        "arXiv:1706.03762", "https://arxiv.org/abs/1706.03762v1", "1706.03762", "math/0405482", "shepherd@meadow.edu",
        "sheep.github.io/demo", "arXiv:2405.00001", "meadow.net/flock",
    ],
)  # fmt: skip
def test_an_address_stands_in_the_paper_its_comment_or_its_links_in_any_form(printed: str) -> None:
    assert unprinted(f"见 {printed} 。", "zh", INDEX.prints) == ()
    assert unprinted(f"It is at {printed}.", "en", INDEX.prints) == ()


@pytest.mark.parametrize(
    "invented",
    [
        "https://github.com/meadow/goat",
        "goats.github.io",
        "arXiv:1706.03763",
        "2301.12345",
        "goat@meadow.edu",
        "goat.ai",
    ],
)
def test_an_invented_address_does_not(invented: str) -> None:
    assert [problem.text for problem in unprinted(f"见{invented}。", "zh", INDEX.prints)] == [invented]


@given(
    st.text(max_size=60) | st.lists(st.sampled_from(["https://", "a.com", "/", ".", "arXiv:", "1", "@"])).map("".join)
)
def test_any_text_is_searched(text: str) -> None:
    for match in re.finditer(ADDRESS, text):
        assert match[0]
        assert list(bare_forms(match[0]))
