import pytest

from paperdigest.checking.numbers.changes import exchanged

EVIDENCE = ["The error improves from 3.1 % to 2.43 % with more sheep."]


@pytest.mark.parametrize(
    "text",
    [
        "The error falls from 3.1% to 2.43%.",
        "The error is down to 2.43% from 3.1%.",
        "误差从 3.1% 降到 2.43%。",
        "误差（3.1% → 2.43%）降低了。",
        "Accuracy rises from 2 to 5.",
        "训练时间从 2 小时降到 30 分钟。",
        "Time drops from 2 h to 30 min.",
        "Herds shrink from 1.5 million to 900 thousand.",
        "The loss falls, and wool grows from 2 to 5.",
    ],
)
def test_changes_that_go_the_way_of_the_evidence_and_of_their_own_words_stand(text: str) -> None:
    assert list(exchanged(text, EVIDENCE)) == []


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("The error goes from 2.43% to 3.1%.", "from 2.43% to 3.1"),
        ("The error goes to 3.1% from 2.43%.", "to 3.1% from 2.43"),
        ("误差从 2.43% 变为 3.1%。", "从 2.43% 变为 3.1"),
        ("误差 2.43% → 3.1%。", "2.43% → 3.1"),
        ("The cost falls from 2 to 5.", "from 2 to 5"),
        ("成本由 2 降至 5。", "由 2 降至 5"),
    ],
)
def test_changes_the_other_way_round_do_not(text: str, change: str) -> None:
    assert list(exchanged(text, EVIDENCE)) == [change]
