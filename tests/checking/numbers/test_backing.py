import pytest

from paperdigest.checking.numbers.backing import borne_out, contradicted
from paperdigest.checking.numbers.quantitywords import amounts


@pytest.mark.parametrize(
    ("text", "evidence", "expected"),
    [
        ("threefold", "3× more wool", True),
        ("tenfold", "3× more wool", False),
        ("tenfold", "1K sheep", False),
        ("it doubles the wool", "100% more wool", True),
        ("it doubles the wool", "100 sheep", False),
        ("a hundredth of it", "two orders of magnitude less", True),
        ("a thousandth of it", "two orders of magnitude less", False),
        ("five orders of magnitude", "a five and a 2.5 order-of-magnitude speedup", True),
        ("four orders of magnitude", "a five and a 2.5 order-of-magnitude speedup", False),
        ("five times as often", "twice as often", False),
        ("two times as often", "twice as often", True),
        ("三成", "a third", True),
        ("from 36.6% to 72.3%, nearly doubles the wool", "no word of it", True),
        ("from 36.6% to 92.3%, nearly doubles the wool", "no word of it", False),
        ("4× to 10×, and wool is halved", "no word of it", False),
        ("36.6% of 72 hours, doubles the wool", "no word of it", False),
    ],
)
def test_evidence_bears_out_quantities_in_words(text: str, evidence: str, expected: bool) -> None:
    assert all(borne_out(amount, [evidence], text) for amount in amounts(text)) is expected


@pytest.mark.parametrize(
    ("zh", "en", "pieces"),
    [
        ("增长十倍", "It grows threefold.", ["十倍"]),
        ("增长三倍", "It grows threefold.", []),
        ("增长十倍", "It grows a lot.", []),
        ("增长十倍，共数百只", "It grows 10×, to tens of thousands.", ["数百"]),
        ("增长十倍", "It has hundreds of sheep.", []),
    ],
)
def test_languages_contradict_each_other_in_words(zh: str, en: str, pieces: list[str]) -> None:
    assert [amount.text for amount in contradicted(zh, en)] == pieces
