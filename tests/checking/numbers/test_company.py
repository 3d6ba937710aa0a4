from collections import defaultdict

import pytest

from paperdigest.checking.index import PaperIndex
from paperdigest.checking.numbers.company import crossed, misplaced
from tests.papers import document, paper

SENTENCES = (
    "The shepherd network has nine layers with kernel size three and stride one.",
    "The encoder has kernel sizes (10, 8, 4, 4, 4) and strides (5, 4, 2, 2, 2).",
    "Each farm brings 5 lambs at 7 km and 20 lambs at 8 km.",
    "It wins on 4 datasets out of 7 and is close on the remaining 3.",
    "Sheep sleep for 6 hours on average, as 40 farmers told us.",
    "SheepNet 2.11 5.10 0.99",
    "Herds of 1,000 sheep are counted in 30 minutes.",
    "Wolves took 6 lambs and 25% of the wool.",
    "The barn sizes are 9 and 14 metres, respectively, and the fence is 2 metres high.",
)
TEXT = document(*SENTENCES)
INDEX = PaperIndex(paper(abstract="We count sheep with 12 bells."), TEXT)


def found(text: str, *evidence: int, shares: dict[int, float] | None = None) -> list[str]:
    """The misplaced numbers of a text; `evidence` are places of sentences, `shares` what each sentence carries."""
    cited = [TEXT.sentences[at] for at in evidence]
    return list(misplaced(text, cited, INDEX, lambda: defaultdict(float, shares or {})))


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("The network has 9 layers, a kernel size of 3 and a stride of 1.", 0),
        ("Kernel sizes are (10, 8, 4, 4, 4), strides (5, 4, 2, 2, 2).", 1),
        ("At 7 km there are 5 lambs, at 8 km 20 of them.", 2),
        ("On 4 of the 7 datasets it is ahead.", 3),
        ("SheepNet reaches 2.11 and 5.10.", 5),
        ("Herds of about 1,000 sheep take half an hour.", 6),
        ("这个网络有 9 层，步长为 1。", 0),
        ("每个农场在 7 公里处有 5 只羊羔。", 2),
        ("The barns have sizes of 9 metres and 14 metres.", 8),
        ("The fence is 9 high.", 8),
    ],
)
def test_numbers_beside_the_words_of_the_evidence_stand(text: str, evidence: int) -> None:
    assert found(text, evidence) == []


@pytest.mark.parametrize(
    ("text", "evidence", "number"),
    [
        ("The network has 8 layers.", 0, "8"),
        ("The network has 3 layers.", 0, "3"),
        ("Strides are (5, 4, 2, 2, 3).", 1, "5, 4, 2, 2, 3"),
        ("Each farm brings 8 lambs.", 2, "8"),
        ("On 5 of the 7 datasets it is ahead.", 3, "5"),
        ("Sheep sleep for 4 hours on average.", 4, "4"),
        ("Herds of about 2,000 sheep take half an hour.", 6, "2,000"),
        ("这个网络有 8 层。", 0, "8"),
    ],
)
def test_numbers_beside_other_words_do_not(text: str, evidence: int, number: str) -> None:
    assert number in found(text, evidence)


def test_a_number_that_the_evidence_lacks_stands_where_a_sentence_has_it_beside_the_same_words() -> None:
    assert found("The 40 farmers count their animals.", 6) == []
    assert found("The 40 fences hold their animals.", 6) == ["40"]


def test_or_where_a_sentence_says_much_of_the_claim() -> None:
    assert found("The 40 fences hold their animals.", 6, shares={4: 0.4}) == []
    assert found("Sleep takes 3 hours for a sheep.", 4, shares={3: 0.4, 4: 0.5}) == ["3"]


def test_the_sentence_that_says_most_of_a_claim_is_held_against_it() -> None:
    assert found("There are 8 lambs.", 6, shares={2: 0.6, 6: 0.1}) == ["8"]
    assert found("There are 5 lambs.", 6, shares={2: 0.6, 6: 0.1}) == []
    assert found("There are 6 lambs.", 6, shares={2: 0.6, 6: 0.1, 7: 0.2}) == ["6"]


def test_numbers_of_the_abstract_stand() -> None:
    assert found("The 12 bells ring.", 0) == []
    assert found("The 12 cows ring.", 0) == ["12"]


def test_how_many_times_one_number_is_another_need_not_be_printed() -> None:
    assert found("The fence of 2 metres is 7 times lower than the barn of 14 metres.", 8) == []
    assert found("The fence of 2 metres is 4 times lower than the barn of 14 metres.", 8) == ["4"]


def test_a_share_is_no_other_number_than_a_count() -> None:
    assert found("They are 25% of farmers.", 4, shares={7: 0.35, 4: 0.9}) == []
    assert found("They are 14 farmers.", 4, shares={8: 0.35, 4: 0.9}) == ["14"]


def test_nor_is_a_number_that_the_text_states_as_well() -> None:
    assert found("Of 40 lambs counted, 5 lambs are black and 20 lambs white.", 2, shares={4: 0.35, 2: 0.5}) == []
    assert found("Of 40 lambs counted, some are black.", 2, shares={4: 0.35, 2: 0.5}) == ["40"]


def test_a_text_of_many_numbers_is_a_table() -> None:
    assert found("The network has 8 layers. " + "It has 7 cows. " * 60, 0) == []


@pytest.mark.parametrize(
    ("text", "others", "margin", "pairs"),
    [
        ("SheepNet finds 41 lambs, GoatNet 28 kids.", "SheepNet finds 41 lambs and GoatNet finds 28 kids.", 2, []),
        (
            "SheepNet finds 28 lambs, GoatNet 41 kids.",
            "SheepNet finds 41 lambs and GoatNet finds 28 kids.",
            2,
            ["28, 41"],
        ),
        ("SheepNet 找到 41 只，GoatNet 找到 28 只。", "SheepNet finds 41 lambs and GoatNet finds 28.", 2, []),
        ("SheepNet 找到 28 只，GoatNet 找到 41 只。", "SheepNet finds 41 lambs and GoatNet finds 28.", 2, ["28, 41"]),
        ("The lambs are 28, the kids 41.", "There are 41 lambs and 28 kids, respectively.", 2, []),
        ("The lambs are 28, the kids 41.", "There are 41 lambs and 28 kids.", 5, []),
        (
            "Cleaning takes the cost of feeding lambs from around 60 coins to some 8 coins.",
            "As an example, the lambs of a barn with a length of 1K and a size of 32 require about 60 coins. This would"
            " reduce the cost of feeding lambs of this barn to about 8 coins.",
            2,
            [],
        ),
        ("In 41 cases there are 28 lambs.", "There are 41 lambs, as 28 farmers say.", 2, []),
    ],
)
def test_numbers_that_fit_better_in_each_other_s_place_have_changed_places(
    text: str, others: str, margin: int, pairs: list[str]
) -> None:
    assert list(crossed(text, [others], margin)) == pairs
