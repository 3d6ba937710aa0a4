import pytest

from paperdigest.checking.index import Printed
from paperdigest.checking.numbers.quantitywords import amounts


@pytest.mark.parametrize(
    ("text", "printed", "other"),
    [
        ("减少了三成", "by 31%", "by 50%"),
        ("不到一成", "by 8%", "by 50%"),
        ("权重减少一半", "by 0.5", "by 9%"),
        ("三分之一的样本", "33% of them", "90.5% of them"),
        ("翻了两番", "4 times", "7 times"),
        ("上百万个任务", "2 million tasks", "200 tasks"),
        ("十余个任务", "14 tasks", "3 tasks"),
        ("nearly a third", "32%", "12%"),
        ("it doubles the accuracy", "2 times", "7 times"),
        ("a dozen tasks", "12 tasks", "3 tasks"),
        ("two dozen tasks", "24 tasks", "12 tasks"),
        ("several hundred tasks", "300 tasks", "30 tasks"),
        ("五十多个任务", "53 tasks", "14 tasks"),
    ],
)
def test_a_quantity_in_words_is_borne_out_by_a_number_in_its_range(text: str, printed: str, other: str) -> None:
    [amount] = amounts(text)
    assert any(map(Printed([printed]).carries, amount.printed_as))
    assert not any(map(Printed([other]).carries, amount.printed_as))


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("一半", "half of them"),
        ("高出一个数量级", "an order of magnitude"),
        ("翻倍", "it doubles"),
        ("三倍", "threefold"),
        ("五倍", "five times as often"),
        ("千分之一", "a thousandth"),
        ("百分之一", "two orders of magnitude"),
        ("五个数量级", "a five and a 2.5 order-of-magnitude speedup"),
        ("三个数量级", "3-4 orders of magnitude"),
        ("每隔几百步", "every few hundred steps"),
    ],
)
def test_words_bear_out_words(here: str, there: str) -> None:
    assert any(one.agrees(other) for one in amounts(here) for other in amounts(there))


@pytest.mark.parametrize(
    "text",
    [
        "许多任务，多个模型",
        "三成分的混合",
        "half-life and half-precision",
        "half an hour",
        "最近半小时",
        "ten-fold cross-validation",
        "It ran three times.",
        "The barn doubles as a stable.",
        "整数倍",
        "It counts nothing twice.",
        "The bell helps twofold: it rings. The reasons are two-fold.",
        "several tasks",
        "以上方法",
        "统一成一个框架",
    ],
)
def test_vague_words_and_others_are_no_quantities(text: str) -> None:
    assert list(amounts(text)) == []
