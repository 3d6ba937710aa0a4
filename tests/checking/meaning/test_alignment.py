from paperdigest.checking.index import PaperIndex
from paperdigest.checking.meaning.alignment import ranked, terms
from paperdigest.checking.said import read_said
from tests.papers import document, paper

INDEX = PaperIndex(
    paper(title="", abstract="", authors=()),
    document(
        "Sheep graze on wide meadows.",
        "Sheep are counted by the sound of bells.",
        "The counter finds 96 sheep by their bells.",
        "Sheep sleep.",
        "Goats graze on hills.",
    ),
)


def best(text: str) -> list[int]:
    return [place for _, place in ranked(terms([read_said(text, "en")], INDEX), INDEX)]


def test_the_sentence_that_shares_the_rarest_words_comes_first() -> None:
    assert best("The sound of bells tells how many sheep there are.")[0] == 1


def test_one_rare_word_says_more_than_two_common_ones() -> None:
    texts = [f"Sheep graze on meadow {n}." for n in range(20)]
    index = PaperIndex(paper(title="", abstract="", authors=()), document(*texts, "Goats climb."))
    assert ranked(terms([read_said("Sheep graze where goats are.", "en")], index), index)[0][1] == 20


def test_a_number_weighs_more_than_words() -> None:
    assert best("Wide meadows hold 96.")[0] == 2


def test_shares_are_of_all_that_is_said_and_at_most_one() -> None:
    shares = [
        share for share, _ in ranked(terms([read_said("Sheep graze on meadows in Antarctica.", "en")], INDEX), INDEX)
    ]
    assert all(0 < share < 1 for share in shares)
    assert shares == sorted(shares, reverse=True)


def test_nothing_shared_is_nothing_found() -> None:
    assert best("Whales sing.") == []
