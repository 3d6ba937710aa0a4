from pathlib import Path

import pytest

from paperdigest.publishing.figures import FigureFiles
from paperdigest.publishing.shelf import ShelfPost, read_shelf
from tests.publishing.shelves import ASSETS, OUT, PNG, write_posts

PREFIX = "/images/paper/"


@pytest.fixture
def post() -> ShelfPost:
    write_posts()
    return read_shelf(OUT)[1]


def figures(url_prefix: str = PREFIX) -> FigureFiles:
    return FigureFiles(OUT, ASSETS, url_prefix)


def put(name: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(PNG)
    return path


def test_below_assets(post: ShelfPost) -> None:
    files = figures()
    assert files.place("/images/paper/2401.00001v2/fig-1.webp", post) == "figures/2401.00001v2/fig-1.webp"
    assert files.found == {"figures/2401.00001v2/fig-1.webp": ASSETS / "2401.00001v2/fig-1.webp"}


def test_uploaded_ones_are_here_too(post: ShelfPost) -> None:
    put("posts/assets/2401.00001v2/2401.00001v2-fig-1.webp")
    placed = figures("https://cdn.example/").place("https://cdn.example/2401.00001v2-fig-1.webp", post)
    assert placed == "figures/2401.00001v2/2401.00001v2-fig-1.webp"


@pytest.mark.parametrize("address", ["/2026-11-20/Sheep_%20a%20topic/x-fig-1.webp", "x-fig-1.webp"])
def test_in_the_folder_beside_the_post(post: ShelfPost, address: str) -> None:
    put("posts/2026-11-20/Sheep_ a topic/x-fig-1.webp")
    assert figures().place(address, post) == "figures/Sheep_%20a%20topic/x-fig-1.webp"


def test_beside_the_post_by_a_relative_path(post: ShelfPost) -> None:
    put("posts/2026-11-20/mine/羊.png")
    assert figures().place("mine/%E7%BE%8A.png", post) == "figures/mine/%E7%BE%8A.png"


def test_two_of_one_name_get_two_places(post: ShelfPost) -> None:
    put("posts/2026-11-20/2401.00001v2/fig-1.webp")
    files = figures()
    assert files.place("2401.00001v2/fig-1.webp", post) == "figures/2401.00001v2/fig-1.webp"
    for _ in range(2):
        assert files.place(f"{PREFIX}2401.00001v2/fig-1.webp", post) == "figures/2401.00001v2/fig-1-2.webp"


@pytest.mark.parametrize(
    "address",
    [
        "/images/paper/../../../secret.png", "/images/paper/..%2f..%2f..%2fsecret.png", "../../../secret.png",
        "../../secret.png",
        "/images/paper/2401.00001v2/none.webp", "https://a.example/fig-1.webp", "//a.example/fig-1.webp", "", "%00.png",
        "/images/paper/2401.00001v2/../../../secret.png", "2026-11-20/Sheep_ a topic.md", "a" * 5000 + ".png",
    ],
)  # fmt: skip
def test_nothing_else(post: ShelfPost, address: str) -> None:
    put("secret.png")
    put("../secret.png")
    files = figures()
    assert files.place(address, post) == ""
    assert not files.found
