"""Kinds of sections as ranking sees them, and the choice of sentences that differ."""

from dataclasses import replace

from paperdigest.document import Section, SectionKind
from paperdigest.extracting.cues import PROFILES, Field
from paperdigest.extracting.ranking import candidates, choose, rank, section_kinds
from tests.extracting import invented


def _sections(*described: tuple[str, int, SectionKind]) -> list[Section]:
    return [Section(title, "", level, 1, kind) for title, level, kind in described]


def test_sections_without_a_known_name_are_the_method_until_the_evaluation() -> None:
    kinds = section_kinds(
        _sections(
            ("Greetings", 1, "other"),
            ("Introduction", 1, "introduction"),
            ("Bells", 1, "other"),
            ("Results", 1, "experiments"),
            ("Fog", 2, "other"),
            ("Remarks", 1, "other"),
        )
    )
    assert kinds == ["other", "introduction", "method", "experiments", "experiments", "other"]


def test_acknowledgements_say_nothing_about_the_work() -> None:
    assert section_kinds(_sections(("Abstract", 1, "abstract"), ("Acknowledgments", 1, "other"))) == [
        "abstract",
        "front",
    ]


def test_a_letter_without_headings_is_not_all_abstract() -> None:
    texts = tuple(f"Sentence number {n} of this letter tells of sheep and goats on hill {n}." for n in range(60))
    found = candidates(invented.document((("abstract", "Abstract", texts),)))
    assert [found[n].kind for n in (0, 14, 15, 44, 45)] == [
        "abstract",
        "abstract",
        "introduction",
        "introduction",
        "method",
    ]


def test_only_running_text_is_ranked() -> None:
    document = invented.document()
    sentences = tuple(replace(s, role="caption") if s.text == invented.RESULT else s for s in document.sentences)
    ranking = rank(candidates(replace(document, sentences=sentences)), PROFILES[Field.RESULTS])
    assert ranking
    assert invented.RESULT not in {candidate.sentence.text for _, candidate in ranking}


def test_the_choice_leaves_out_what_is_taken_and_what_says_the_same() -> None:
    everything = candidates(invented.document())
    ranking = rank(everything, PROFILES[Field.RESULTS])
    first = choose(ranking, [], 1)
    assert first[0].sentence.text == invented.RESULT
    assert first[0] not in choose(ranking, first, 5)
    assert choose(ranking, everything, 5) == []


def test_equal_scores_keep_the_papers_order() -> None:
    texts = ("Bells achieve good counts of sheep on hills in every season.",) * 2
    ranking = rank(candidates(invented.document((("other", "Bells", texts),))), PROFILES[Field.RESULTS])
    assert [candidate.sentence.id for _, candidate in ranking] == ["s1", "s2"]


def _best(field: Field, *texts: str) -> str:
    found = candidates(invented.document((("introduction", "Introduction", texts),)))
    return rank(found, PROFILES[field])[0][1].sentence.text


def test_a_result_with_a_measured_value_comes_before_one_with_a_year_or_a_citation() -> None:
    vague = "In 2019 the bells achieve better counts of sheep than the outlines do on the hills near us [12]."
    measured = "By now the bells achieve 7.5 % better counts of sheep than the outlines do on the hills near us."
    assert _best(Field.RESULTS, vague, measured) == measured


def test_what_others_achieved_is_no_result_of_the_paper() -> None:
    others = "In previous work, the bells achieve better counts of sheep than the outlines do on the hills."
    own = "In the second year, the bells achieve better counts of sheep than the outlines do on the hills."
    assert _best(Field.RESULTS, others, own) == own


def test_background_stands_early_in_its_section() -> None:
    text = "Counting sheep has become an important problem for farmers who report their herds."
    first, second = rank(
        candidates(invented.document((("introduction", "Introduction", (text, text)),))), PROFILES[Field.BACKGROUND]
    )
    assert (first[1].sentence.id, second[1].sentence.id) == ("s1", "s2")
    assert first[0] > second[0]
