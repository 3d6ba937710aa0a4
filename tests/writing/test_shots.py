import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.writing import clean
from paperdigest.writing.post import Shot
from paperdigest.writing.shots import LISTED_SHOT, SHOT, image_address, read_listed_shot, read_shot, show_shots
from tests.hostile import hostile


@given(hostile, hostile, st.integers(0, 9999), st.integers(0, 9999))
def test_what_is_written_as_html_is_read_back(address: str, alt: str, width: int, height: int) -> None:
    shot = Shot(image_address(address), " ".join(alt.split()), width, height)
    [given] = show_shots([shot])
    line = (
        f'<img src="{given["src"]}" align="middle" alt="{given["alt"]}" width="{width}" height="{height}" '
        'loading="lazy">'
    )
    assert re.fullmatch(r'<img( [a-z]+="[^"<>]*")+>', line)
    match = re.fullmatch(SHOT, line)
    assert match
    found = read_shot(match)
    assert (found.url, found.width, found.height) == (shot.url, width, height)


@given(hostile, hostile, st.integers(0, 9999))
def test_what_is_written_as_markdown_is_read_back(address: str, alt: str, width: int) -> None:
    shot = Shot(image_address(address), clean.fold(alt), width, 0)
    [given] = show_shots([shot])
    match = LISTED_SHOT.fullmatch(f"> ![{given['words']}|{width}]({given['url']})")
    assert match
    assert read_listed_shot(match) == shot


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
