from typing import Any

from paperdigest.answers import ANSWER_TYPES, Step
from paperdigest.checking.index import PaperIndex
from paperdigest.checking.refusals import Refusals, find_refusals
from tests.papers import document, paper

TEXT = document("We count sheep with SheepNet.", "The method finds 12 sheep, more than the 10 of the baseline.")
GOOD = {"evidence": ["s2"], "zh": "该方法找到 12 只羊。", "en": "It finds 12 sheep."}


def refuse(printed: str = "Counting Sheep with SheepNet", **fields: Any) -> Refusals:
    overview: dict[str, Any] = dict.fromkeys(("background", "past_methods", "approach", "results"), GOOD)
    overview |= {"title": {"zh": "数羊"}, "affiliations": [], "keywords": [{"zh": "羊", "en": "sheep"}] * 3}
    answers = {Step.OVERVIEW: ANSWER_TYPES[Step.OVERVIEW].model_validate(overview | fields)}
    index = PaperIndex(paper(title=printed, abstract="We count 12 sheep."), TEXT)
    return find_refusals(answers, ("zh", "en"), TEXT, ("Say what is new.",), index)


def reasons(refusals: Refusals) -> dict[str, str]:
    return {place: refusal.reason for place, refusal in refusals.fields.items()}


def test_translations_and_keywords_with_what_the_paper_prints_are_let_through() -> None:
    keywords = [{"zh": "SheepNet 模型", "en": "SheepNet model"}, *[{"zh": "羊", "en": "sheep"}] * 2]
    assert (
        refuse(title={"zh": "用 SheepNet 数羊"}, abstract={"zh": "我们数 12 只羊。"}, keywords=keywords) == Refusals()
    )


def test_numbers_names_and_addresses_that_it_does_not_print_are_refused() -> None:
    keywords = [{"zh": "羊", "en": "sheep"}, {"zh": "羊网", "en": "GoatNet-512"}, {"zh": "清华大学", "en": "place"}]
    found = refuse(
        title={"zh": "用 GoatNet 数羊"}, abstract={"zh": "数 13 只羊，见 goat.github.io。"}, keywords=keywords
    )
    assert reasons(found) == {
        "title": "GoatNet is not in the paper",
        "abstract": "13 is not in the paper; goat.github.io is not in the paper",
        "keywords.1": "GoatNet-512 is not in the paper",
        "keywords.2": "清华大学 is not in the paper",
    }


def test_a_translation_is_of_its_title_or_abstract_and_a_keyword_of_the_paper() -> None:
    found = refuse(title={"zh": "数 12 只羊"}, abstract={"zh": "我们数羊。"}, keywords=[{"zh": "羊"}] * 3)
    assert reasons(found) == {
        "title": "12 is not in the original",
        "abstract": "12 is left out",
        **dict.fromkeys(("keywords.0", "keywords.1", "keywords.2"), "it has no text in en"),
    }


def test_the_title_may_be_the_one_that_the_pdf_prints() -> None:
    assert refuse(printed="Ovine enumeration, 2 parts", title={"zh": "数羊"}) == Refusals()


def test_a_flaw_of_the_wording_says_why_first() -> None:
    assert "instead of content" in reasons(refuse(title={"zh": "GoatNet：待补充"}))["title"]


def test_a_title_made_of_a_files_name_is_not_what_is_translated() -> None:
    index = PaperIndex(paper(title="scan 7", title_source="file"), TEXT)
    assert index.originals["title"] == ("Counting Sheep",)
