import pytest

from paperdigest.checking.codelinks import code_links, tidy
from paperdigest.digest import CodeLink
from paperdigest.document import PrintedLink
from tests.papers import document, paper


def test_links_of_comment_and_abstract_come_first() -> None:
    found = code_links(
        paper(comment="Code: https://github.com/example/sheep.", abstract="Our demo (https://sheep.example.org/demo)."),
        document("Text.", links=[PrintedLink("https://github.com/example/sheep", 1)]),
    )
    assert found == (CodeLink("https://github.com/example/sheep", 0), CodeLink("https://sheep.example.org/demo", 0))


def test_an_address_that_is_not_announced_is_no_code() -> None:
    assert code_links(paper(abstract="Compare https://evil.example.com/x."), document("Text.")) == ()


def test_an_announced_address_counts_on_any_host() -> None:
    mine = "http://meadow.example.edu/sheep"
    text = document("A.", "B.", "C.", f"Demo and code available at {mine}.", links=[PrintedLink(mine, 4)])
    assert code_links(paper(), text) == (CodeLink(mine, 4),)


def test_other_peoples_code_is_left_out() -> None:
    mine, other = "https://github.com/example/sheep", "https://github.com/else/goats"
    text = document(
        "Intro.", "More.", f"We compare with goats ({other}).", f"Our code is available at {mine}.",
        links=[PrintedLink(other, 3), PrintedLink(mine, 4)],
    )  # fmt: skip
    assert code_links(paper(), text) == (CodeLink(mine, 4),)


def test_an_address_broken_over_lines_is_recognised() -> None:
    mine = "https://github.com/example/sheep"
    text = document(
        "A.", "B.", "The code we used is available at https://github.com/ example/sheep.", links=[PrintedLink(mine, 3)]
    )
    assert code_links(paper(), text) == (CodeLink(mine, 3),)


@pytest.mark.parametrize(
    ("text", "is_own"),
    [
        ("The data can be found at {}.", True),
        ("We release the corpus and all scripts at {}.", True),
        ("An interactive demo can be found at {}.", True),
        ("The code we used to train and evaluate our models is available at {}.", True),
        ("This dataset is publicly available at {}.", False),
        ("The Goat Workshop 2014 dataset is publicly available at {}.", False),
        ("We use the implementation that is available at {}.", False),
        ("As {} shows, the data can be found below.", False),
        ("We ran our own experiments using the code from {}.", False),
        ("The following languages are not in the dataset, but within {}.", False),
    ],
)
def test_a_link_is_the_papers_own_after_words_that_offer_its_own_work(text: str, is_own: bool) -> None:
    url = "http://meadow.example.edu/sheep"
    found = code_links(paper(), document("A.", "B.", "C.", text.format(url), links=[PrintedLink(url, 4)]))
    assert bool(found) == is_own


def test_a_deposit_counts_by_its_doi_and_an_article_does_not() -> None:
    deposit, article = "https://doi.org/10.5281/zenodo.841984", "https://doi.org/10.1007/sheep"
    text = document(
        *"ABC", f"The data can be found at {deposit}.", f"The data can be found at {article}.",
        links=[PrintedLink(deposit, 4), PrintedLink(article, 5)],
    )  # fmt: skip
    assert code_links(paper(), text) == (CodeLink(deposit, 4),)


def test_a_host_alone_is_no_code_and_arxiv_is_none() -> None:
    links = [PrintedLink("https://github.com/", 1), PrintedLink("https://arxiv.org/abs/2401.00002", 1)]
    assert code_links(paper(comment="https://arxiv.org/abs/2401.00002"), document("Text.", links=links)) == ()


@pytest.mark.parametrize(
    ("url", "tidied"),
    [
        ("https://github.com/a/b.git", "https://github.com/a/b"),
        ("https://github.com/a/tiger-kit", "https://github.com/a/tiger-kit"),
        ("https://github.com/a/digit/", "https://github.com/a/digit"),
    ],
)
def test_only_a_whole_git_suffix_goes(url: str, tidied: str) -> None:
    assert tidy(url) == tidied
