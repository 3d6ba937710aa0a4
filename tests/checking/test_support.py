from dataclasses import replace

import pytest

from paperdigest.checking.index import PaperIndex
from paperdigest.checking.names.hannames import han_names
from paperdigest.checking.names.propernames import Name
from paperdigest.checking.problems import Code
from paperdigest.checking.support import unsupported
from tests.papers import document, paper

SENTENCE = "The network of Stanford counts sheep in a third of the meadow images with high accuracy."
TWIN = "The network counts sheep in a third of the meadow images accurately."
TEXT = document(SENTENCE, "Wang Wei drew the fences around the barn.", "Nothing else happens.")
INDEX = PaperIndex(paper(), TEXT)


def found(**words: str) -> list[tuple[Code, str]]:
    names = [Name(name, strong=True, latin=latin) for name, latin in han_names(words.get("zh", ""))]
    return [(problem.code, problem.text) for problem in unsupported(words, names, TEXT.sentences[:1], INDEX)]


def test_what_the_evidence_says_is_supported() -> None:
    assert found(zh="斯坦福的网络能准确数出三分之一草地图像里的羊。", en=TWIN) == []


@pytest.mark.parametrize(
    ("zh", "problem"),
    [
        ("该网络准确数出草地图像里的羊，代码已公开", (Code.NOT_SAID, "代码已公开")),
        ("该网络准确数出三分之二草地图像里的羊", (Code.STRAY_AMOUNT, "三分之二")),
        ("医生根据血液样本诊断心脏疾病", (Code.SAYS_ELSE, "医生根据血液样本诊断心脏疾病")),
        ("王伟的网络准确数出草地图像里的羊", (Code.STRAY_NAME, "王伟")),
    ],
)
def test_what_it_does_not_say_is_not(zh: str, problem: tuple[Code, str]) -> None:
    assert problem in found(zh=zh, en=TWIN)


def test_numbers_and_names_that_both_print_say_the_same() -> None:
    text = document("MeadowNet of NASA tends 12.5 flocks and 6 goats.", "Nothing else happens.")
    index = PaperIndex(paper(title="MeadowNet"), text)

    def strays(zh: str) -> list[str]:
        problems = unsupported({"zh": zh}, [], text.sentences[:1], index)
        return [one.text for one in problems if one.code is Code.SAYS_ELSE]

    assert strays("NASA 的医生 12.5 次救治患者") == []
    others = [
        "NASA 的医生救治患者",
        "医生 12.5 次救治患者",
        "NASA 的医生 6 次救治患者",
        "MeadowNet 的医生 12.5 次救治患者",
    ]
    assert [strays(other) for other in others] == [[other] for other in others]  # a small number, the paper's own name


def test_an_english_text_alone_is_held_against_the_evidence() -> None:
    assert found(en=TWIN) == []
    assert found(en="Doctors diagnose heart diseases.") == [(Code.SAYS_ELSE, "Doctors diagnose heart diseases.")]
    assert found(en="It counts half of the sheep in the images.") == [(Code.STRAY_AMOUNT, "half")]


def test_a_chinese_text_alone_is_held_against_the_evidence() -> None:
    text = "医生根据血液样本诊断心脏疾病。"
    assert found(zh="该网络能准确数出草地图像里的羊。") == []
    assert found(zh=text) == [(Code.SAYS_ELSE, text)]
    german = PaperIndex(paper(), replace(TEXT, language="de"))
    assert list(unsupported({"zh": text}, [], TEXT.sentences[:1], german)) == []


def test_what_is_turned_around_is_found_in_each_language() -> None:
    text = document("SheepNet outperforms GoatNet on the meadow.", "Nothing else happens.")
    index = PaperIndex(paper(abstract=""), text)

    def turned(**words: str) -> list[tuple[str, str]]:
        problems = unsupported(words, [], text.sentences[:1], index)
        return [(one.language, one.text) for one in problems if one.code is Code.TURNED_AROUND]

    assert turned(zh="SheepNet 在草地上优于 GoatNet。", en="SheepNet beats GoatNet on the meadow.") == []
    assert turned(zh="SheepNet 在草地上不及 GoatNet。") == [("zh", "不及")]
    assert turned(en="SheepNet is worse than GoatNet on the meadow.") == [("en", "worse")]


def test_a_name_that_sounds_like_one_of_the_twin_is_supported() -> None:
    text = document("Brumfield drew the fences around the meadow.")
    index = PaperIndex(paper(), text)
    name = Name("布鲁姆菲尔德", strong=True, latin=())
    words = {"zh": "布鲁姆菲尔德画了草地的围栏。", "en": "Brumfield drew the fences of the meadow."}
    assert list(unsupported(words, [name], text.sentences, index)) == []
    stranger = Name("斯托克", strong=True, latin=())
    [problem] = unsupported(words, [stranger], text.sentences, index)
    assert (problem.code, problem.text) == (Code.STRAY_NAME, "斯托克")


def test_names_stand_in_the_places_that_they_have_in_the_evidence() -> None:
    text = document("On slow farms SheepNet counts white lambs, while WoolNet weighs the wool.")
    turned = {"en": "On slow farms WoolNet counts white lambs, while SheepNet weighs the wool."}
    problems = [(one.code, one.text) for one in unsupported(turned, [], text.sentences, PaperIndex(paper(), text))]
    assert problems == [(Code.EXCHANGED_NAMES, "WoolNet, SheepNet")]
    assert found(en="The network of Cambridge counts sheep in the images.") == [(Code.OTHER_NAME, "Cambridge")]
    german = PaperIndex(paper(), replace(text, language="de"))
    assert not list(unsupported(turned, [], text.sentences, german))


def test_a_chinese_text_that_denies_what_its_twin_says_is_found_whatever_the_evidence_may_deny() -> None:
    text = document("Instead of a shepherd, the network counts sheep in images.", "Nothing else happens.")
    index = PaperIndex(paper(abstract=""), text)

    def turned(zh: str) -> list[tuple[str, str]]:
        words = {"zh": zh, "en": "The network counts sheep in images."}
        problems = unsupported(words, [], text.sentences[:1], index)
        return [(one.language, one.text) for one in problems if one.code is Code.TURNED_AROUND]

    assert turned("该网络无法计数图像中的绵羊。") == [("zh", "无法计数")]
    assert turned("该网络计数图像中的绵羊，而不是计数山羊。") == []
