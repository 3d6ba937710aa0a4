import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.answers import ANSWER_TYPES, Claim, Step, with_claims
from paperdigest.asking.ask import Asked
from paperdigest.asking.assemble import assemble
from paperdigest.checking.form.hygiene import claims_in
from paperdigest.checking.review import review_answers
from paperdigest.document import Document, PrintedLink
from paperdigest.linting.codes import CODES
from paperdigest.linting.facts import AtHand
from paperdigest.linting.lint import Finding, lint_posts
from paperdigest.paper import Paper
from paperdigest.usage import Usage
from paperdigest.writing.compose import compose
from paperdigest.writing.render import render
from tests.asking.test_ask import GOOD
from tests.linting.old_posts import POST, damaged
from tests.papers import document
from tests.writing.samples import ENTRIES, SHEEP, post

OURS = render(post(*ENTRIES))
TEXT = document(
    *(f'We "count" on page {page}.' for page in range(1, 10)),
    "The code is at https://wool.example.net/fence/and-",
    "The accuracy is 99%.",
    links=[PrintedLink("https://example.org/code", 5)],
    front=["Ada Example", "1 Meadow Institute, Grassland", "Barn; East Wing"],
)
OLD_PAPER = Paper(
    "2401.00001",
    "Counting Sheep at  Night",
    ("Ada Example", "Bo-Lin Example", "Cy D. Example"),
    "We count sheep without a lamp. Our code is at https://github.com/ada/sheep and more is on https://ada.example.org.",
    version=2,
)
OLD_TEXT = document(
    "We find the sheep of a meadow of 100 by their voices.",
    "The error falls from 9% to 2% in 300 counts.",
    front=["Grass Institute of Counting"],
)
SHOWN = AtHand(SHEEP, TEXT)
OLD = AtHand(OLD_PAPER, OLD_TEXT)


def facts(text: str, known: AtHand) -> list[Finding]:
    found = lint_posts({"a.md": text}, {("2401.00001", 2): known})["a.md"]
    return [finding for finding in found if finding.code.startswith("fact-")]


DEFECTS = [
    ("fact-title", OURS, "## Counting Sheep Without", "## Counting Wolves Without"),
    ("fact-title", POST, "## Counting Sheep at Night", "## Counting Sheep by Night"),
    ("fact-authors", OURS, "**Authors:Ada Example, Bo", "**Authors:Eve Invented, Bo"),
    ("fact-authors", OURS, "**Authors:Ada Example, Bo Example", "**Authors:Bo Example, Ada Example"),
    ("fact-authors", OURS, "Cy Example, Di Example**", "Cy Example**"),
    ("fact-authors", OURS, "Cy Example, Di Example**", "Cy Example, Di Example et al. (9)**"),
    ("fact-authors", POST, "**Authors:Ada Example, ", "**Authors:"),
    ("fact-number", OURS, "数羊法数到 12 只。", "数羊法数到 21 只。"),
    ("fact-number", OURS, "Accuracy is 99%.", "Accuracy is 98%."),
    ("fact-number", OURS, "> 我们在一片草地上数了 $n=12$ 只羊。", "> 我们在一片草地上数了 $n=14$ 只羊。"),
    ("fact-number", OURS, "**4. 关键词 / Keywords** 羊 ", "**4. 关键词 / Keywords** 37 羊 "),
    ("fact-number", POST, "误差从 9% 降到 2%。\n\n7.", "误差从 9% 降到 3%。\n\n7."),
    ("fact-name", OURS, "羊会动。", "羊会用 WolfNet 动。"),
    ("fact-name", OURS, "**1. 标题 / Title** 数羊", "**1. 标题 / Title** WolfNet 数羊"),
    ("fact-name", OURS, "可以安睡。", "可以用 WolfNet 安睡。"),
    ("fact-name", POST, "先用听觉定位", "先用 WolfNet 定位"),
    ("fact-name", POST, "4. 关键词：计数", "4. 关键词：WolfNet"),
    ("fact-page", OURS, "[p. 8](https://arxiv.org/pdf/2401.00001v2#page=8", "[p. 12](https://arxiv.org/pdf/2401.00001v2#page=12"),
    ("fact-quote", OURS, '"We &#34;count&#34; on page 8."', '"We &#34;sleep&#34; on page 8."'),
    ("fact-quote", OURS, "[p. 8](https://arxiv.org/pdf/2401.00001v2#page=8", "[p. 7](https://arxiv.org/pdf/2401.00001v2#page=7"),
    ("fact-link", OURS, "](https://example.org/code.git)", "](https://github.com/eve/sheep)"),
    ("fact-link", OURS, "](https://example.org/code.git)", "](https://example.org/cod)"),
    ("fact-link", POST, "Github：https://github.com/ada/sheep", "Github：github.com/eve/sheep"),
    ("fact-affiliation", OURS, "Meadow Institute; ", "Mountain Institute; "),
    ("fact-affiliation", POST, "草地研究所", "山地研究所（Mountain Institute）"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "old", "new"), DEFECTS)
def test_each_code_is_found_once_where_it_stands(code: str, text: str, old: str, new: str) -> None:
    wrong = damaged(old, new, text)
    [found] = facts(wrong, OLD if text == POST else SHOWN)
    assert found.code == code
    assert new.strip().split("\n")[0][:12] in wrong.split("\n")[found.line - 1]


def test_every_code_of_a_fact_is_shown_by_an_example() -> None:
    assert {code for code, *_ in DEFECTS} == {code for code in CODES if code.startswith("fact-")}


@pytest.mark.parametrize(("text", "known"), [(OURS, SHOWN), (POST, OLD), (POST.replace("\n", "\r\n"), OLD)])
def test_what_the_paper_prints_gives_nothing(text: str, known: AtHand) -> None:
    assert facts(text, known) == []
    assert facts(text, replace(known, paper=None)) == []


@pytest.mark.parametrize(("code", "text", "old", "new"), DEFECTS)
def test_without_a_document_only_metadata_is_compared(code: str, text: str, old: str, new: str) -> None:
    known = OLD if text == POST else SHOWN
    found = facts(damaged(old, new, text), replace(known, document=None))
    assert [finding.code for finding in found] == ([code] if code in ("fact-title", "fact-authors") else [])
    assert facts(damaged(old, new, text), AtHand()) == []


def test_another_version_of_the_paper_says_nothing_about_this_one() -> None:
    wrong = damaged("数羊法数到 12 只。", "数羊法数到 21 只。", OURS)
    assert lint_posts({"a.md": wrong}, {("2401.00001", 3): SHOWN, ("2401.00001", None): SHOWN})["a.md"] == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("草地研究所", "草地研究所（Grass Institute of Counting）"),
        ("草地研究所", "Affiliation of the First Author: 草地研究所"),
        ("https://arxiv.org/abs/2401.00001 ，", "https://doi.org/10.48550/arXiv.2401.00001 ，"),
        ("Github：https://github.com/ada/sheep", "Github：github.com/Ada/Sheep/ "),
        ("- (1) 牧羊人从此可以安睡。", "- (1) 牧羊人从此可以：1）安睡；2）做梦；3）醒来。"),
        ("- 羊在夜里会移动。", "11. 羊在夜里会移动。"),
        ("4. 关键词：计数，羊，夜间", "4. Keywords: Generative counting, animals, night"),
        ("## Counting Sheep at Night", "## Counting   Sheep at Night"),
    ],
)
def test_other_ways_of_writing_in_other_tools_posts_pass(old: str, new: str) -> None:
    assert facts(damaged(old, new), OLD) == []


def test_a_printed_address_may_go_on_in_the_next_line() -> None:
    broken = replace(OLD_TEXT, front=(*OLD_TEXT.front, "see https://github.com/ bo/sheep-fold"))
    linked = damaged("Github：https://github.com/ada/sheep", "Github：https://github.com/bo/sheep-fold")
    assert facts(linked, AtHand(OLD_PAPER, broken)) == []
    assert len(facts(linked.replace("sheep-fold", "sheep"), AtHand(OLD_PAPER, broken))) == 1


def test_a_paper_of_unknown_authors_leaves_out_only_those_that_are_known() -> None:
    unknown = re.sub(r"(?<=\*\*Authors:).*(?=\*\*)", "见第 1 页 / see page 1", OURS, count=1)
    assert [found for found in facts(unknown, AtHand(replace(SHEEP, authors=()))) if found.code == "fact-authors"] == []
    [found] = [found for found in facts(unknown, AtHand(SHEEP)) if found.code == "fact-authors"]
    assert "leaves out" in found.message


def test_the_first_thirty_authors_and_their_number_are_the_whole_list() -> None:
    crowd = replace(SHEEP, authors=tuple(f"Ada Example {chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(40)))
    shown = ", ".join(crowd.authors[:30])
    many = damaged("Ada Example, Bo Example, Cy Example, Di Example**", f"{shown} et al. (40)**", OURS)
    assert [found for found in facts(many, AtHand(crowd)) if found.code == "fact-authors"] == []
    [found] = facts(many.replace("et al. (40)", "et al. (41)"), AtHand(crowd))
    assert "41 authors, arXiv has 40" in found.message


def test_the_papers_own_sentences_are_not_claims() -> None:
    extracted = damaged("Wool is warm.", "WolfNet finds 37 wolves.", OURS)
    assert facts(extracted, SHOWN) == []


_PLAIN = [
    "sheep",
    "count",
    "we",
    "12",
    "3.5%",
    "1,024",
    "1 024",
    "7B",
    "1e-5",
    "30×",
    "~40",
    "一百",
    "two thousand",
    "x2",
]
_ODD = [
    "$10^{-3}$",
    "$x_1$",
    "ResNet-50",
    "WolfNet",
    "GPT-4o",
    "ﬁne",
    "naïve",
    "U.S.",
    "<b>",
    "a/b",
    "&",
    "{",
    "A*",
    "C#",
]
_WORDS = st.sampled_from(_PLAIN + _ODD)
_SENTENCES = st.lists(_WORDS, min_size=1, max_size=8).map(" ".join)


def _digest(paper: Paper, text: Document, sentences: Sequence[str]) -> str:
    """The post made of answers whose claims, translations and keywords are these sentences, where they stand."""
    answers: dict[Step, Any] = {step: ANSWER_TYPES[step].model_validate(answer) for step, answer in GOOD.items()}
    told = cycle(sentences)
    for step, answer in answers.items():
        claims = {
            place: Claim(evidence=["s1"], words={"zh": f"羊{next(told)}。", "en": next(told)})
            for place, _ in claims_in(answer)
        }
        answers[step] = with_claims(answer, claims)
    words = {
        "title": {"zh": next(told)},
        "abstract": {"zh": next(told)},
        "keywords": [{"zh": next(told), "en": next(told)}] * 3,
    }
    overview = answers[Step.OVERVIEW].model_dump() | words
    answers[Step.OVERVIEW] = ANSWER_TYPES[Step.OVERVIEW].model_validate(overview)
    asked = Asked(answers, {}, {}, {}, ("zh", "en"), Usage())
    review = review_answers(answers, ("zh", "en"), paper, text, ())
    return render(post(compose(assemble(paper, text, asked, ("zh", "en"), "model-a", "default 0123abcd", review))))


@pytest.mark.slow
@given(st.lists(_SENTENCES, min_size=1, max_size=5), st.lists(_SENTENCES, min_size=4, max_size=12))
def test_a_digest_of_ours_holds_against_the_document_it_was_made_from(printed: list[str], said: list[str]) -> None:
    text = document(*printed, front=["Ada Example", "Meadow Institute"])
    paper = replace(SHEEP, abstract=printed[0], comment="")
    assert facts(_digest(paper, text, [*printed, *said]), AtHand(paper, text)) == []


@pytest.mark.parametrize(
    ("front", "named"),
    [
        ("Wool Research, Inc.", "Wool Research, Inc."),
        ("1 Meadow Institute, Grassland", "Meadow Institute, Grassland"),
        ("Laboratory of Wool, University of Grass", "Laboratory of Wool, University of Grass"),
    ],
)
def test_an_affiliation_with_commas_is_what_the_first_page_prints(front: str, named: str) -> None:
    known = AtHand(SHEEP, replace(TEXT, front=("Ada Example", front)))
    text = damaged("Meadow Institute; ", f"{named}; ", OURS)
    assert not [found for found in facts(text, known) if named in found.message]
