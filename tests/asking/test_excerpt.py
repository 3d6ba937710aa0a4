from typing import cast, get_args

from hypothesis import given
from hypothesis import strategies as st

from paperdigest.asking.chain import paper_text
from paperdigest.asking.excerpt import excerpt, share_of
from paperdigest.document import Document, Section, SectionKind, Sentence
from tests.papers import document

KINDS = cast(tuple[SectionKind, ...], get_args(SectionKind))
WORTHY = {"abstract", "introduction", "method", "experiments", "conclusion", "limitations", "front"}


def paper(*parts: tuple[SectionKind, list[int]]) -> Document:
    """Sections of sentences that have so many characters."""
    sections = tuple(Section(kind.title(), "", 1, 1, kind) for kind, _ in parts)
    lengths = [(section, length) for section, (_, own) in enumerate(parts) for length in own]
    sentences = tuple(Sentence(f"s{n}", "x" * length, 1, at) for n, (at, length) in enumerate(lengths, 1))
    return Document("", (), sections, sentences, (), (), 1, 1.0, "en", "pypdfium2")


PAPERS = st.lists(st.tuples(st.sampled_from(KINDS), st.lists(st.integers(1, 50), max_size=6)), max_size=8).map(
    lambda parts: paper(*parts)
)


def cut(whole: Document, most: int) -> Document:
    """As the prompt prints it, in characters."""
    return excerpt(whole, lambda part: len(paper_text(part)) <= most)


def kinds(part: Document) -> list[SectionKind]:
    return [part.sections[sentence.section].kind for sentence in part.sentences]


def names(part: Document) -> list[str]:
    return [sentence.id for sentence in part.sentences]


def test_a_paper_that_fits_stays_itself() -> None:
    whole = document("We count sheep.")
    assert excerpt(whole, lambda part: True) is whole


def test_related_work_and_appendix_go_first_and_a_long_method_leaves_room_for_the_conclusion() -> None:
    whole = paper(
        ("abstract", [40]), ("introduction", [40, 40]), ("related", [40, 40]), ("method", [40] * 20),
        ("experiments", [40, 40]), ("conclusion", [40]), ("appendix", [40] * 20),
    )  # fmt: skip
    assert names(excerpt(whole, lambda part: len(part.sentences) <= 29)) == names(whole)[:29]
    assert "related" not in kinds(excerpt(whole, lambda part: len(part.sentences) <= 26))
    part = excerpt(whole, lambda part: len(part.sentences) <= 9)
    assert kinds(part) == ["abstract", *["introduction"] * 2, *["method"] * 3, *["experiments"] * 2, "conclusion"]


@given(PAPERS, st.integers(0, 600))
def test_an_excerpt_fits_and_one_sentence_more_would_not(whole: Document, most: int) -> None:
    part = cut(whole, most)
    assert len(paper_text(part)) <= most or not part.sentences
    assert part.sentences == tuple(sentence for sentence in whole.sentences if sentence in part.sentences)
    assert (part.sections, part.title) == (whole.sections, whole.title)
    assert 0 <= share_of(part, whole) <= 1
    assert (part == whole) == (share_of(part, whole) == 1)


@given(PAPERS, st.integers(0, 600))
def test_each_kind_is_cut_from_its_end_and_the_worthier_is_whole_first(whole: Document, most: int) -> None:
    taken = set(names(cut(whole, most)))
    whole_kinds = set(KINDS)
    for kind in KINDS:
        own = [name for name, of in zip(names(whole), kinds(whole), strict=True) if of == kind]
        flags = [name in taken for name in own]
        assert flags == sorted(flags, reverse=True)
        whole_kinds -= set() if all(flags) else {kind}
    for better, worse in (
        (WORTHY, {"other", "related", "appendix"}),
        ({"other"}, {"related"}),
        ({"related"}, {"appendix"}),
    ):
        if worse & set(kinds(cut(whole, most))):
            assert better <= whole_kinds


@given(PAPERS, st.integers(0, 600), st.integers(0, 600))
def test_more_room_takes_nothing_away(whole: Document, most: int, other: int) -> None:
    less, more = sorted((most, other))
    assert set(names(cut(whole, less))) <= set(names(cut(whole, more)))
