"""The extractive summariser: the right sentences in the right blocks, valid answers for any document."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.answers import ANSWER_TYPES, Claim, Step
from paperdigest.document import Document, Section, SectionKind, Sentence
from paperdigest.extracting.extract import Field, extract, extract_field
from tests.extracting import invented


def _claims(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, dict):
        return [node] if "evidence" in node else [claim for value in node.values() for claim in _claims(value)]
    return [claim for item in node for claim in _claims(item)] if isinstance(node, list) else []


def _digest(document: Document) -> dict[Step, dict[str, Any]]:
    return {step: extract(document, step) for step in Step}


def _texts(document: Document, field: Field) -> list[str]:
    return [sentence.text for sentence in extract_field(document, field, frozenset())]


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        (Field.SUMMARY, invented.SUMMARY),
        (Field.RESULTS, invented.RESULT),
        (Field.BACKGROUND, invented.NEED),
        (Field.PAST_METHODS, invented.PAST),
        (Field.INNOVATION_STRENGTHS, invented.NOVEL),
        (Field.WORKLOAD_STRENGTHS, invented.WORK),
        (Field.INNOVATION_WEAKNESSES, invented.LIMIT),
        (Field.WORKLOAD_WEAKNESSES, invented.COST),
    ],
)
def test_each_field_begins_with_the_sentence_written_for_it(field: Field, sentence: str) -> None:
    assert _texts(invented.document(), field)[0] == sentence


def test_methods_are_the_steps_in_the_papers_order() -> None:
    methods = _texts(invented.document(), Field.METHODS)
    assert [text for text in methods if text in invented.STEPS] == list(invented.STEPS)


def test_takeaways_span_problem_idea_evidence_and_limits() -> None:
    takeaways = _texts(invented.document(), Field.TAKEAWAYS)
    assert invented.NEED in takeaways[1:]  # what is new comes before why it was needed
    assert invented.SUMMARY in takeaways
    assert invented.RESULT in takeaways
    assert takeaways[-1] == invented.LIMIT


_FIELDWORK = (
    "We placed the recorders on wooden poles beside every gate, two metres above the grass and out of the wind.",
    "Volunteers walked the northern slopes at dawn and noted weather, visibility and the mood of their dogs.",
    "Our cameras ran on solar cells, and memory cards were exchanged each Friday by a retired postman.",
    "Lambs born during the study were given lighter bells, whose pitch we tuned with a fork from a music school.",
    "Three valleys had to be left out because an avalanche had closed their only road until late in May.",
    "We stored the recordings without compression so that quiet bells would remain audible after filtering.",
    "Rain was simulated in a greenhouse, where sprinklers of different strength ran above a walking flock.",
    "Owners signed a consent form, and names of farms were replaced by numbers before anything was copied.",
    "A biologist checked one hundred random clips by hand and agreed with the annotators in nearly all of them.",
    "Night pictures came from an infrared lens that the forestry office lends to schools and small museums.",
)


def test_no_junk_and_no_sentence_twice_in_a_whole_digest() -> None:
    parts = (*invented.PARTS[:4], ("experiments", "Fieldwork", _FIELDWORK), *invented.PARTS[4:])
    texts = [claim["en"] for answer in _digest(invented.document(parts)).values() for claim in _claims(answer)]
    assert len(texts) > 15
    assert not set(texts) & set(invented.JUNK)
    assert len(set(texts)) == len(texts)


def test_a_paper_too_short_for_its_own_sentence_in_each_block_repeats_the_fitting_one() -> None:
    overview = extract(invented.document(invented.PARTS[:1]), Step.OVERVIEW)
    assert overview["approach"]["en"] == invented.SUMMARY
    assert overview["results"]["en"] == invented.RESULT


def test_weaknesses_are_empty_when_the_paper_states_none() -> None:
    praise = tuple(part for part in invented.PARTS if part[0] != "limitations")
    conclusion = extract(invented.document(praise), Step.CONCLUSION)
    assert [conclusion[name]["weaknesses"] for name in ("innovation", "performance", "workload")] == [[], [], []]


def test_what_others_lack_is_no_weakness_of_the_paper() -> None:
    others = "Outline models fail on foggy days, and a limitation of theirs is that they cannot count in the dark."
    parts = (*invented.PARTS[:4], ("conclusion", "Conclusion", (others,)))
    assert extract_field(invented.document(parts), Field.INNOVATION_WEAKNESSES, frozenset()) == ()


def test_avoided_sentences_are_left_out_while_there_are_others() -> None:
    document = invented.document()
    best = extract_field(document, Field.RESULTS, frozenset())[0]
    second = extract_field(document, Field.RESULTS, frozenset({best.id}))[0]
    assert best.text == invented.RESULT
    assert second.id != best.id
    assert "SheepNet" in second.text


def test_near_equal_sentences_are_not_both_chosen() -> None:
    twin = invented.RESULT.replace("SheepNet achieves", "Our SheepNet achieves")
    parts = (*invented.PARTS, ("conclusion", "Summary", (twin,)))
    texts = [claim["en"] for answer in _digest(invented.document(parts)).values() for claim in _claims(answer)]
    assert len({invented.RESULT, twin} & set(texts)) == 1


def test_the_overview_has_institutions_and_keywords_and_no_translation() -> None:
    overview = extract(invented.document(), Step.OVERVIEW)
    assert overview["affiliations"] == ["Meadow University", "Wool Research Inc."]
    assert 3 <= len(overview["keywords"]) <= 6
    assert {"en": "SheepNet"} in overview["keywords"]
    assert not {"title", "abstract"} & set(overview)


def test_institutions_in_the_first_pages_footnotes_count_when_the_author_block_has_none() -> None:
    footnote = Sentence("s99", "†Bell Institute, Sheepton.", 1, 0, "footnote")
    paper = invented.document()
    document = replace(paper, front=("Ada Example †",), sentences=(*paper.sentences, footnote))
    assert extract(document, Step.OVERVIEW)["affiliations"] == ["Bell Institute"]


def test_a_chinese_paper_is_summarised_in_chinese() -> None:
    document = invented.document(invented.CHINESE, title="只用铃声的羊群计数网络", language="zh")
    summary, overview = extract(document, Step.SUMMARY), extract(document, Step.OVERVIEW)
    assert summary["claim"]["zh"].startswith("本文提出")
    assert overview["past_methods"]["zh"].startswith(("现有方法", "传统的"))
    assert overview["results"]["zh"].startswith("实验表明")
    assert _texts(document, Field.INNOVATION_WEAKNESSES)[0].startswith("本文方法的局限")
    assert {"zh": "羊群计数网络"} in overview["keywords"]


def test_an_abstract_alone_is_enough_for_every_step() -> None:
    document = invented.document(invented.PARTS[:1])
    answers = _digest(document)
    assert answers[Step.SUMMARY]["claim"]["en"] == invented.SUMMARY
    assert answers[Step.OVERVIEW]["results"]["en"] == invented.RESULT
    assert {claim["en"] for claim in answers[Step.TAKEAWAYS]["points"]} == set(invented.PARTS[0][2])


_KINDS: tuple[SectionKind, ...] = (
    "front",
    "abstract",
    "introduction",
    "related",
    "method",
    "experiments",
    "limitations",
    "conclusion",
    "other",
)
_ROLES: tuple[Literal["body", "caption", "table", "footnote"], ...] = ("body", "body", "caption", "table", "footnote")
_TEXT = st.text(max_size=200).filter(lambda text: bool(text.strip()))
_PROSE = st.sampled_from([*invented.JUNK, *invented.STEPS, invented.SUMMARY, "=", "这是。", "a" * 700, "((((", "1 2 3"])


@st.composite
def _documents(draw: st.DrawFn) -> Document:
    kinds = draw(st.lists(st.sampled_from(_KINDS), min_size=1, max_size=4))
    sections = tuple(Section(draw(st.text(max_size=20)), "", draw(st.integers(1, 3)), 1, kind) for kind in kinds)
    roles = st.sampled_from(_ROLES)
    rows = draw(st.lists(st.tuples(_TEXT | _PROSE, st.integers(0, len(kinds) - 1), roles), min_size=1, max_size=25))
    return Document(
        title=draw(st.text(max_size=60)),
        front=tuple(draw(st.lists(st.text(max_size=60), max_size=5))),
        sections=sections,
        sentences=tuple(Sentence(f"s{n}", text, 1, section, role) for n, (text, section, role) in enumerate(rows, 1)),
        links=(),
        removed=(),
        pages=1,
        share=1.0,
        language=draw(st.sampled_from(("en", "zh", "de"))),
        reader="pypdfium2",
    )  # fmt: skip


@given(_documents())
def test_any_document_gives_valid_answers_made_of_its_own_sentences(document: Document) -> None:
    sentences = {sentence.id: sentence.text for sentence in document.sentences}
    for step, answer in _digest(document).items():
        ANSWER_TYPES[step].model_validate(answer, context={"languages": (document.language,)})
        for claim in _claims(answer):
            (cited,) = Claim.model_validate(claim).evidence
            assert claim[document.language] == sentences[cited]


@given(_documents())
def test_the_same_document_gives_the_same_answers(document: Document) -> None:
    again = replace(document)
    for field in Field:
        assert extract_field(document, field, frozenset()) == extract_field(again, field, frozenset())
    assert _digest(document) == _digest(again)


def test_another_process_with_another_hash_seed_gives_the_same_answers() -> None:
    code = (
        "import json; from paperdigest.answers import Step; from paperdigest.extracting.extract import extract;"
        "from tests.extracting.invented import document; print(json.dumps([extract(document(), s) for s in Step]))"
    )
    root = Path(invented.__file__).parents[2]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
