import pytest

from paperdigest.checking.meaning.dictionary import stems
from paperdigest.checking.translations import departures

ORIGINAL = (
    "Reading by hand is slow (Doe et al., 2018). "
    "We propose SheepNet, which counts sheep on 12 meadows and in two barns. "
    "SheepNet is faster than the baseline and reaches a higher accuracy of 93.5%. "
    "It needs no labels and does not depend on the weather."
)
FAITHFUL = (
    "人工读数很慢。我们提出 SheepNet，它能在 12 片草地和两个谷仓里数羊。"
    "SheepNet 比基线更快，准确率也更高，达到 93.5%。它不需要标签，也不依赖天气。"
)


def found(translation: str, original: str = ORIGINAL) -> list[str]:
    return list(departures(translation, "zh", original, "en", stems(original)))


def test_a_translation_in_free_words_may_leave_out_citations() -> None:
    assert found(FAITHFUL) == []


@pytest.mark.parametrize(
    ("true", "false", "what"),
    [
        ("12 片", "21 片", ["21 is not in the original", "12 is left out"]),
        ("，达到 93.5%", "", ["93.5% is left out"]),
        ("SheepNet 比", "GoatNet 比", ["GoatNet is not in the original"]),
        ("两个谷仓", "六个谷仓", ['"六个" is not what the original says']),
        ("更快", "更慢", ['"慢" is not what the original says']),
        ("也更高", "也更低", ['"低" is not what the original says']),
        ("它不需要标签，也不依赖天气", "它需要标签，也取决于天气", ['"也取决于天气" says what the original denies']),
    ],
)
def test_what_is_changed_is_told(true: str, false: str, what: list[str]) -> None:
    assert true in FAITHFUL
    changed = found(FAITHFUL.replace(true, false))
    assert set(what) <= set(changed)


def test_a_sentence_and_a_clause_of_its_own_are_told() -> None:
    assert found(f"{FAITHFUL}作者因此赢得了业界好评。") == ['"作者因此赢得了业界好评" is added']
    assert '"令村里的农民苦恼" is added' in found(FAITHFUL.replace("很慢。", "很慢，令村里的农民苦恼。"))


def test_talk_about_the_paper_has_nothing_to_be_held_against_it() -> None:
    assert found("本文研究的问题与方法由原文给出。", "SheepNet counts 12 sheep.") == []


def test_an_assertion_that_is_guarded_is_told() -> None:
    assert '"代码已开源" is added' in found(f"{FAITHFUL}代码已开源。")
    assert found("我们用网络数羊。代码已开源。", "We count sheep with a network. The code is open source.") == []


@pytest.mark.parametrize("title", ["论文标题", "草地上的羊毛生意与村民生活"])
def test_a_title_says_most_of_its_original(title: str) -> None:
    original = "SheepNet: Counting Sheep on Meadows with Networks"
    assert list(departures("SheepNet：用网络数草地上的羊", "zh", original, "en", is_title=True)) == []
    assert "it says something else" in departures(title, "zh", original, "en", is_title=True)


def test_a_denial_of_its_own_is_told() -> None:
    original = "SheepNet is a public dataset of photographs. It has 12 classes."
    assert found("SheepNet 是公开的照片数据集。它有 12 个类别。", original) == []
    assert found("SheepNet 不是公开的照片数据集。它有 12 个类别。", original) == [
        '"SheepNet 不是公开的照片数据集" denies what the original says'
    ]


def test_a_text_about_something_else_is_told() -> None:
    assert found("深度强化学习在金融交易中的应用", "Counting sheep at night") == ["it says something else"]


def test_initials_of_the_originals_words_are_no_new_name() -> None:
    assert found("词错误率（WER）更低", "A lower word error rate") == []
    assert found("词错误率（WXR）更低", "A lower word error rate") == ["WXR is not in the original"]


def test_numbers_are_compared_in_every_language() -> None:
    english = "We count 12 sheep and 250 goats."
    french = "Nous comptons 12 moutons et 240 chèvres."
    assert list(departures(french, "fr", english, "en", frozenset())) == [
        "240 is not in the original",
        "250 is left out",
    ]
    assert list(departures(english, "en", french, "fr", frozenset())) == [
        "250 is not in the original",
        "240 is left out",
    ]


def test_a_comparison_in_other_words_is_held_against_the_sentence() -> None:
    original = "The reader outperforms the baseline on maps. The training takes 12 hours."
    assert found("该阅读器在地图上优于基线。训练需要 12 小时。", original) == []
    assert found("该阅读器在地图上逊于基线。训练需要 12 小时。", original) == ['"逊于" is not what the original says']


def test_a_short_clause_in_words_of_its_own_is_a_paraphrase() -> None:
    original = "The second reader gave text in no case, so it is worth less as a rescue than we had assumed."
    assert (
        list(departures("第二个读取器一次也没有读出文字，因此它作为后备的价值低于我们的预想。", "zh", original, "en"))
        == []
    )


def test_names_in_chinese_characters_are_those_of_the_original() -> None:
    original = "The Kolmogorov law of Goldston holds for sheep."
    assert found("戈德斯通的柯尔莫哥洛夫定律对羊成立。", original) == []
    assert found("陶哲轩的柯尔莫哥洛夫定律对羊成立。", original) == ["陶哲轩 is not in the original"]


def test_an_ordinal_may_be_that_of_a_sentence_that_is_rendered_together_with_others() -> None:
    original = (
        "The third one is by Doe. "
        "Using this, one may place the sheep inside a dense meadow of tall grass with positive density."
    )
    assert found("第三个由多伊给出，由此可以把羊放进一片长满高草的稠密草地中，且密度为正。", original) == []


def test_names_of_units_and_formulas_in_another_notation_are_the_originals() -> None:
    assert found("羊毛在 370 开尔文下燃烧。", "Wool burns at 370 K.") == []
    assert found("谷歌的羊毛在 370 开尔文下燃烧。", "Wool burns at 370 K.") == ["谷歌 is not in the original"]
    assert (
        found("羊群密度 h² 为 0.5，误差为 O(x^{4/9})。", "The sheep density $h^2$ is 0.5, the error $O(x^{4/9})$.")
        == []
    )
    assert "7 is not in the original" in found("羊群密度 h⁷ 为 0.5。", "The sheep density $h^2$ is 0.5.")


def test_clauses_of_one_sentence_are_held_against_each_other() -> None:
    original = "The reader allows higher learning rates, and it leaves lower memory costs behind."
    assert found("该阅读器允许更高的学习率，并留下更低的内存开销。", original) == []
    assert '"更低" is not what the original says' in found("该阅读器允许更低的学习率，并留下更低的内存开销。", original)


@pytest.mark.parametrize(
    ("translation", "original"),
    [
        ("提速五倍", "a 5x speedup"),
        ("将误差减半", "cuts the error by 50%"),
        ("1 万亿参数", "1 Trillion parameters"),
        ("耗时不到 0.2 秒", "takes less than 200 ms"),
        ("距离为 360 万秒差距", "at a distance of 3.6 Mpc"),
        ("二十年的观测", "two decades of observations"),
        ("反馈为 0.42 W m⁻² K⁻¹", "a feedback of 0.42 W m$^{-2}$ K$^{-1}$"),
        ("误报低于每 3 年 1 次，高于 5.1", "less than 1 false alarm per 3 years, greater than 5.1"),
    ],
)
def test_a_number_may_be_said_in_words(translation: str, original: str) -> None:
    assert found(translation, original) == []


@pytest.mark.parametrize(
    ("zh", "en", "what"),
    [
        ("绵羊语音识别", "Sheep image recognition", '"语音" is not what the original says'),
        ("绵羊图像识别及其在基因测序中的应用", "Sheep image recognition", '"基因" is added'),
        ("绵羊图像计数", "Ruminant image counting", ""),
        ("基因图像计数", "Ruminant image counting", '"基因" is not what the original says'),
        ("从草地到谷仓", "From the meadow to the barn", ""),
        ("从谷仓到草地", "From the meadow to the barn", '"从谷仓到草地" is not what the original says'),
    ],
)
def test_a_title_keeps_its_subjects(zh: str, en: str, what: str) -> None:
    found_ = list(departures(zh, "zh", en, "en", is_title=True))
    assert (what in found_) if what else not found_


@pytest.mark.parametrize(
    ("zh", "en", "what"),
    [
        ("只有数百小时的录音", "only a few hours of recordings", '"数百" is not what the original says'),
        ("有成千上万张照片", "many thousand photographs", ""),
        ("误差降低 36 个百分点", "reduces the error by 36%", '"36 个百分点" is not what the original says'),
        ("获得第二名", "It wins the 1st place", '"第二" is not what the original says'),
        (
            "准确率提高 44%，时间缩短 38%",
            "raises accuracy by 38% and cuts time by 44%",
            '"44%, 38%" have changed places',
        ),
        ("与基线相当，甚至更好", "performs comparably to, or outperforms, the baseline", ""),
        ("代价更多落在穷人身上", "a price that falls unevenly on the poor", ""),
        ("无论什么天气，它总能数羊", "It always counts sheep no matter what the weather is", ""),
        ("打破了速度与精度不可兼得的局面", "breaks the trade-off between speed and accuracy", ""),
        ("在偏差 2% 以内", "to within 2%", ""),  # a subject of its own, in a clause that the original has
        ("它会数羊，并可用于蛋白质折叠", "It counts sheep", '"用于蛋白质折叠" is added'),
        ("错误随年龄增长稳步减少", "Errors decrease steadily with age", ""),
        ("错误随年龄增长而减少", "Errors decrease with smaller age", '"增长" is not what the original says'),
        ("极小读取器除去有限个点后收敛", "Minimal readers converge away from finitely many points", ""),
        ("在三次曲面上数羊", "counts sheep on a cubic surface", ""),
        ("数不超过 5 只羊", "counts up to 5 sheep", ""),
        ("在开放基准上数羊", "counts sheep on open benchmarks", ""),
    ],
)
def test_sentences_keep_amounts_and_places(zh: str, en: str, what: str) -> None:
    assert (what in found(zh, en)) if what else found(zh, en) == []
