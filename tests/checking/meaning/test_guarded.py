import pytest

from paperdigest.checking.index import PaperIndex
from paperdigest.checking.meaning.guarded import unsupported
from tests.papers import document, paper


def found(text: str, *sentences: str, comment: str = "") -> list[str]:
    index = PaperIndex(paper(comment=comment), document(*sentences))
    return list(unsupported(text, index.about, index))


@pytest.mark.parametrize(
    ("text", "support"),
    [
        ("本文获得最佳论文奖。", "Best paper award at the Meadow Conference"),
        ("This paper won the best paper award.", "Best Paper Award"),
        ("成果发表于《自然》杂志。", "Published in Nature, a journal"),
        ("这一结论引起了广泛关注。", "It attracted wide attention"),
        ("代码已开源。", "The code is open source"),
        ("数据集将公开。", "The dataset will be released"),
    ],
)
def test_an_assertion_stands_only_where_the_paper_speaks_of_it(text: str, support: str) -> None:
    assert found(text, "We count sheep.")
    assert found(text, "We count sheep.", comment=support) == []


def test_a_sentence_that_announces_a_release_or_a_link_supports_it() -> None:
    assert found("代码已开源。", "Our code is publicly available.") == []
    assert found("代码已开源。", "We chose a goat because its code is publicly available.")


def test_an_assertion_that_the_evidence_makes_in_the_same_words_stands() -> None:
    assert found("Results are presented in a barn.", "Results are presented in a barn.")
    assert list(unsupported("Results are presented in a barn.", ["Results are presented in a barn."])) == []


@pytest.mark.parametrize(
    "text", ["模型受到奖励。", "该模型可从对称性推出。", "实现上采用循环。", "The model is trained on open meadows."]
)
def test_ordinary_words_assert_nothing(text: str) -> None:
    assert found(text, "We count sheep.") == []
