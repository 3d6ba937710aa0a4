import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.writing.post import Shot
from paperdigest.writing.shots import SHOT, image_address, read_shot, show_shots
from tests.hostile import hostile

SHEEP = Shot("/images/paper/2401.00001v2/fig-1.webp", "Figure 1: Sheep", 400, 300)


def test_a_block_has_no_blank_line_and_only_html() -> None:
    assert show_shots([SHEEP], ("zh", "en")) == [
        "<details>",
        "  <summary>点此查看论文截图</summary>",
        '<img src="/images/paper/2401.00001v2/fig-1.webp" align="middle" alt="Figure 1: Sheep" '
        'width="400" height="300" loading="lazy">',
        "</details>",
    ]
    assert "Figures of the paper" in show_shots([SHEEP], ("en",))[1]
    assert show_shots([], ("zh",)) == []


@given(hostile, hostile, st.integers(0, 9999), st.integers(0, 9999))
def test_what_is_written_is_read_back(address: str, alt: str, width: int, height: int) -> None:
    shot = Shot(image_address(address), " ".join(alt.split()), width, height)
    line = show_shots([shot], ("en",))[2]
    assert re.fullmatch(r'<img( [a-z]+="[^"<>]*")+>', line)
    match = re.fullmatch(SHOT, line)
    assert match
    found = read_shot(match)
    assert (found.url, found.width, found.height) == (shot.url, width, height)


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("/images/a b/图.webp", "/images/a%20b/%E5%9B%BE.webp"),
        ("../assets/x/fig-1.webp", "../assets/x/fig-1.webp"),
        ("https://a.example/x?y=1&z=2", "https://a.example/x?y=1&z=2"),
        ("javascript:alert(1)", ""),
        ("data:image/png;base64,AAAA", ""),
        ('x" onerror="y', "x%22%20onerror=%22y"),
    ],
)
def test_addresses(address: str, safe: str) -> None:
    assert image_address(address) == safe
