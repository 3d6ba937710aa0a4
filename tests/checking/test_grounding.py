import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.answers import Claim
from paperdigest.checking.grounding import candidates, ground, unprinted
from paperdigest.checking.index import PaperIndex
from paperdigest.checking.problems import Code, Grounding, Problem, explain
from tests.extracting.invented import LIMIT, RESULT, SUMMARY, WORK, document
from tests.papers import document as plain_document
from tests.papers import paper

DOCUMENT = document()
INDEX = PaperIndex(paper(title=DOCUMENT.title, abstract="", authors=("Ada Example",)), DOCUMENT)
ID = {sentence.text: sentence.id for sentence in DOCUMENT.sentences}


def check(*evidence: str, **words: str) -> Grounding:
    return ground(Claim(evidence=[ID.get(text, text) for text in evidence], words=words), INDEX, ("zh", "en"))


def codes(grounding: Grounding) -> list[tuple[str, str]]:
    return [(problem.code.value, problem.text) for problem in grounding.problems]


def texts(grounding: Grounding) -> list[str]:
    return [sentence.text for sentence in grounding.evidence]


def test_a_claim_that_its_evidence_carries_stands_as_it_is() -> None:
    grounding = check(
        RESULT,
        zh="SheepNet 在 Pasture 上准确率达 96.4%，比最好的基线高 3.2 个百分点。",
        en="SheepNet reaches 96.4% on Pasture, 3.2 points above the best baseline.",
    )
    assert grounding == Grounding((DOCUMENT.sentences[2],))


@pytest.mark.parametrize(
    ("zh", "problem"),
    [
        ("SheepNet 准确率达 96.7%。", ("number-not-in-paper", "96.7%")),
        ("GoatNet 准确率达 96.4%。", ("name-not-in-paper", "GoatNet")),
        ("SheepNet-512 准确率达 96.4%。", ("name-not-in-paper", "SheepNet-512")),
        ("在 KITTI 上准确率达 96.4%。", ("name-not-in-paper", "KITTI")),
        ("在 13,000 张图像上测试。", ("number-not-in-paper", "13,000")),
    ],
)
def test_what_the_paper_does_not_print_does_not_stand(zh: str, problem: tuple[str, str]) -> None:
    assert codes(check(RESULT, zh=zh)) == [problem]


def test_each_language_is_checked() -> None:
    grounding = check(RESULT, zh="SheepNet 准确率达 96.4%。", en="The accuracy of SheepNet is 69.4 %.")
    assert Problem(Code.NUMBER_NOT_IN_PAPER, "en", "69.4 %") in grounding.problems


def test_a_name_from_elsewhere_in_the_paper_stands_only_near_its_evidence() -> None:
    filler = [f"Nothing of note happens in hour {hour} of the long night." for hour in range(60)]
    text = plain_document(
        "SheepNet counts sheep in images of the wide meadow.", *filler, "BarnKit shears goats in the valley."
    )
    index = PaperIndex(paper(abstract=""), text)

    def stands(en: str, evidence: str = "s1") -> list[tuple[str, str]]:
        return codes(ground(Claim(evidence=[evidence], words={"en": en}), index, ("en",)))

    assert stands("SheepNet counts sheep in images of the meadow.") == []
    assert stands("In images of the meadow, BarnKit counts sheep.") == [("far-name", "BarnKit")]
    assert stands("With BarnKit one shears goats in the valley.", text.sentences[-1].id) == []


def test_languages_that_contradict_each_other_do_not_stand() -> None:
    grounding = check(RESULT, zh="准确率为 96.4%。", en="The accuracy is 91.0 %.")
    assert codes(grounding) == [("languages-differ", "96.4%"), ("languages-differ", "91.0 %")]


def test_what_one_language_changed_does_not_stand() -> None:
    grounding = check(RESULT, zh="SheepNet 准确率达 96.4%。", en="The accuracy of SheepNet is 96.4 %, in 12 ms.")
    assert codes(grounding) == [("languages-differ", "12")]


def test_things_counted_otherwise_than_in_the_evidence_do_not_stand() -> None:
    assert codes(check(WORK, en=WORK)) == []
    assert codes(check(WORK, en="On three datasets one evaluates SheepNet.")) == [("stray-amount", "three datasets")]


def test_a_sentence_that_only_the_chinese_has_is_no_part_of_the_claim() -> None:
    twin = "SheepNet reaches 96.4 % on Pasture."
    assert codes(check(RESULT, zh="SheepNet 在 Pasture 上为 96.4%。它由多人写成。", en=twin)) == [("says-more", "zh")]
    assert codes(check(RESULT, zh="SheepNet 为 96.4%；数据集为 Pasture。", en=twin)) == []
    both = "SheepNet reaches 96.4 %, e.g. on Pasture. That is accuracy."
    assert codes(check(RESULT, zh="SheepNet 为 96.4%。数据集为 Pasture。", en=both)) == []


def test_what_one_language_leaves_out_is_a_note() -> None:
    grounding = check(RESULT, zh="准确率为 96.4%。", en="SheepNet is 3.2 points better, at 96.4 %.")
    assert grounding.problems == ()
    assert [(note.code, note.text) for note in grounding.notes] == [
        (Code.LANGUAGES_DIFFER, "3.2"),
        (Code.LANGUAGES_DIFFER, "SheepNet"),
    ]


def test_evidence_that_lacks_a_number_is_mended_with_the_sentence_that_has_it() -> None:
    grounding = check(
        SUMMARY,
        zh="SheepNet 在四个数据集、12,000 张图像上评估。",
        en="SheepNet is evaluated on four datasets with 12,000 images.",
    )
    assert grounding.mended
    assert texts(grounding) == [SUMMARY, WORK]


def test_evidence_that_says_our_model_for_its_name_is_left_alone() -> None:
    sentence = "Inference takes 12 ms for one image, significantly faster than the 140 ms of the outline model."
    grounding = check(sentence, en="SheepNet takes 12 ms for one image.")
    assert texts(grounding) == [sentence]


def test_unknown_evidence_is_replaced_by_the_sentence_that_says_the_same() -> None:
    words = {
        "zh": "黑羊在夜间像石头。",
        "en": "Black sheep at night look like rocks, a limitation left for the future.",
    }
    grounding = check("s999", **words)
    assert grounding.mended
    assert texts(grounding) == [LIMIT]


def test_evidence_that_says_little_is_joined_by_the_sentence_that_says_the_claim() -> None:
    text = "Black sheep at night look like rocks, a limitation left for the future."
    assert texts(check(RESULT, en=text)) == [RESULT, LIMIT]
    assert texts(check(WORK, LIMIT, en=text)) == [WORK, LIMIT]
    assert codes(check(RESULT, en="SheepNet is evaluated on five datasets with 12,000 images.")) == [
        ("misquoted", "five (four)")
    ]


def test_unknown_evidence_without_such_a_sentence_does_not_stand() -> None:
    grounding = check("s998", "s999", en="Whales sing in the deep ocean for many hours.")
    assert codes(grounding) == [("unknown-evidence", "s998, s999")]
    assert grounding.evidence == ()


def test_a_claim_without_numbers_and_names_keeps_its_evidence() -> None:
    grounding = check(LIMIT, zh="该方法仍有不足。", en="There is room for improvement.")
    assert texts(grounding) == [LIMIT]
    assert not grounding.mended


def test_an_unknown_id_among_known_ones_is_dropped() -> None:
    grounding = check(LIMIT, "s999", en="Black sheep look like rocks at night.")
    assert texts(grounding) == [LIMIT]
    assert not grounding.mended


def test_a_bare_text_is_looked_up_too() -> None:
    assert unprinted("SheepNet 准确率为 96.4%。", "zh", INDEX.prints) == ()
    assert [problem.text for problem in unprinted("GoatNet 为 96.7%。", "zh", INDEX.prints)] == ["96.7%", "GoatNet"]


def test_scope_and_hedges_are_notes() -> None:
    grounding = check(RESULT, en="It is the first method that reaches 96.4 %.")
    assert grounding.problems == ()
    assert grounding.notes == (Problem(Code.SCOPE_WORD, "en", "first"),)


def test_candidates_are_what_a_claim_cites_and_what_says_most_of_it() -> None:
    claim = Claim(evidence=[ID[SUMMARY]], words={"en": "SheepNet was evaluated on 13,000 images on 8 GPUs."})
    chosen = [sentence.text for sentence in candidates(claim, INDEX, 3)]
    assert chosen[0] == SUMMARY
    assert WORK in chosen
    assert len(chosen) == 3


def test_problems_are_explained_in_one_line() -> None:
    grounding = check(RESULT, zh="ResNet-512 为 28.7。", en="ResNet-512 has 28.7.")
    assert explain(grounding.problems) == "28.7 is not in the paper; ResNet-512 is not in the paper"
    assert explain(()) == ""


@given(
    st.lists(st.text(max_size=4) | st.sampled_from(list(ID.values())), min_size=1, max_size=3),
    st.text(max_size=60),
    st.lists(st.sampled_from([RESULT, "万亿", "^", "10", "GPT-4", "$", "…", " "])).map("".join),
)
def test_any_claim_is_judged(evidence: list[str], zh: str, en: str) -> None:
    claim = Claim(evidence=evidence, words={"zh": zh, "en": en})
    grounding = ground(claim, INDEX, ("zh", "en"))
    assert grounding.problems or grounding.evidence
    assert set(grounding.evidence) <= set(DOCUMENT.sentences)
    assert len(candidates(claim, INDEX, 4)) <= 4


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Sheep rest at night. Einstein proposes a fence.", "Einstein"),
        ("Sheep rest at night behind a germanium fence.", "germanium"),
        ("Sheep rest on slow night meadow walks (SNMW).", ""),  # spelled out beside
        ("Sheep rest on SNMW.", ""),  # spelled out in the evidence
        ("Sheep rest on SXMW.", "SXMW"),
    ],
)
def test_new_names_are_missed_wherever_they_stand_unless_they_are_spelled_out(text: str, missing: str) -> None:
    index = PaperIndex(paper(), plain_document("Sheep rest at night on slow night meadow walks.", "Goats rest."))
    found = ground(Claim(evidence=["s1"], words={"en": text}), index, ["en"])
    assert [one.text for one in found.problems if one.code == Code.NAME_NOT_IN_PAPER] == ([missing] if missing else [])
