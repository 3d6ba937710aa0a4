import pytest

from paperdigest.checking.meaning.graded import misgraded

HARD = "Quiet sheep are hard to count because they make few sounds."


@pytest.mark.parametrize(
    ("text", "other", "words"),
    [
        ("Quiet sheep are easy to count.", HARD, ["easy"]),
        ("安静的绵羊很容易计数。", HARD, ["容易"]),
        ("Quiet sheep make many sounds.", HARD, ["many"]),
        ("Quiet sheep are not easy to count.", HARD, []),
        ("Fences are easy to build.", HARD, []),
        ("Loud sheep are easy to count, quiet sheep are hard to count.", HARD, []),
        ("Barns have a low access cost.", "Barns suffer from high access costs.", ["low"]),
        ("羊圈有较低的误差。", "Barns have a high accuracy.", []),
        ("Barns have a low error.", "Barns have a high accuracy.", []),
        ("羊圈的访问成本低。", "Barns suffer from high access costs.", ["低"]),
        ("The new fence is longer.", "The new fence is shorter.", ["longer"]),
        ("The new fence is longer.", "The new fence is shorter than the old one.", []),
        ("The bell worsens recall.", "The bell gives better recall.", ["worsens"]),
        ("Shepherds count less accurately.", "It improves the accuracy of shepherds.", ["less"]),
        ("Shepherds count more accurately.", "It improves the accuracy and reduces the work of shepherds.", []),
        ("铃声降低了牧羊人计数的准确率。", "Bells improve the accuracy of shepherds.", ["降低"]),
        ("It reduces the loss of accuracy.", "It improves accuracy.", []),
        ("It reduces the error.", "It improves accuracy.", []),
        ("铃声降低了牧羊人在夜间山谷羊圈草地上的表现。", "Bells improve performance.", ["降低"]),
        ("Sheep go from fast barns to slow meadows.", "Sheep go from slow barns to fast meadows.", ["fast", "slow"]),
        ("The cost is high for sheep.", "Goats have low sheep counts.", []),
        ("All but two sheep wore a known bell.", "Only two sheep wore an unknown bell.", []),
        ("A walk lasts at most 900 barn seconds.", "None of the walks last 900 barn seconds.", []),
        ("Some 12 bells ring in all barns.", "None of the bells ring in barns.", []),
        ("GoatNet wins although it uses more labels.", "SheepNet outperforms it while using less labels.", []),
    ],
)
def test_a_graded_word_must_not_become_its_opposite(text: str, other: str, words: list[str]) -> None:
    assert list(misgraded(text, [other])) == words


@pytest.mark.parametrize(
    ("text", "other", "words"),
    [
        ("All of the sheep models fit the data.", "None of the sheep models fit.", ["all"]),
        ("每一个模型都能拟合数据。", "None of the sheep models fit.", ["每"]),
        ("None of the sheep models fit.", "All sheep models fit.", ["none"]),
        ("Most sheep fly.", "Few sheep fly.", ["most"]),
        ("A few sheep fly.", "Many sheep fly.", []),
        ("All sheep models fail to fit.", "None of the sheep models fit.", []),
        ("Not all sheep models fit.", "None of the sheep models fit.", []),
        ("Some sheep fly.", "All sheep fly.", []),
        ("Few sheep fly.", "None of the sheep fly.", []),
        ("All goats fly.", "None of the sheep swim.", []),
        ("None of the sheep models fit.", "Some models of sheep breathe, none of the models fit.", []),
    ],
)
def test_none_and_few_are_not_many_or_all_of_the_same(text: str, other: str, words: list[str]) -> None:
    assert list(misgraded(text, [other])) == words
