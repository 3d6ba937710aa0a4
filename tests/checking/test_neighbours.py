import pytest

from paperdigest.answers import Claim
from paperdigest.checking.index import PaperIndex
from paperdigest.checking.neighbours import ground_nearby
from paperdigest.checking.problems import Code
from tests.papers import document, paper

SENTENCES = (
    "Shepherds have long wished for a quiet night.",
    "SheepNet counts the animals of a herd from images of the meadow.",
    "Fences were built two years before.",
    "Goats climb rocks at night.",
)
INDEX = PaperIndex(paper(), document(*SENTENCES))


@pytest.mark.parametrize("cited", ["s1", "s3"])
@pytest.mark.parametrize(
    "words",
    [
        {"en": "From images of a meadow it counts how many animals a herd has."},
        {"zh": "它根据草地的图像数出羊群中动物的数目。"},
        {"zh": "它根据草地的图像数出羊群中动物的数目。", "en": "From images of a meadow it counts a herd's animals."},
    ],
)
def test_the_sentence_beside_the_cited_one_joins_it_where_it_says_the_claim(cited: str, words: dict[str, str]) -> None:
    grounding = ground_nearby(Claim(evidence=[cited], words=words), INDEX, tuple(words))
    assert grounding.problems == ()
    assert "s2" in [sentence.id for sentence in grounding.evidence]
    assert grounding.mended


def test_a_sentence_further_away_does_not() -> None:
    claim = Claim(evidence=["s4"], words={"zh": "它根据草地的图像数出羊群中动物的数目。"})
    assert Code.SAYS_ELSE in {problem.code for problem in ground_nearby(claim, INDEX, ("zh",)).problems}


def test_what_no_neighbour_says_is_still_withheld() -> None:
    claim = Claim(evidence=["s2"], words={"en": "Prices of wool depend on taxes and on trade between islands."})
    assert {problem.code for problem in ground_nearby(claim, INDEX, ("en",)).problems} >= {Code.SAYS_ELSE}


def test_the_claim_is_held_against_the_cited_sentence_as_well() -> None:
    sentences = ("SheepNet is slower than any dog.", SENTENCES[1])
    claim = Claim(evidence=["s1"], words={"zh": "它更快，能根据草地的图像数出羊群中的动物。"})
    grounding = ground_nearby(claim, PaperIndex(paper(), document(*sentences)), ("zh",))
    assert Code.TURNED_AROUND in {problem.code for problem in grounding.problems}
