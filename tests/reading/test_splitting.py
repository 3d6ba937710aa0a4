"""Where a sentence ends and where it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.reading.splitting import MAX_SENTENCE, split_sentences


def sentences(text: str) -> list[str]:
    return [sentence for _, sentence in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Lamp et al. The keeper agrees with this.",
        "As Fig. 3 shows, fog scatters light (see Eq. (2) and Sec. 4).",
        "Some lamps, i.e. Green ones, and others, e.g. Red ones, differ cf. Table 2.",
        "The loss was 0.5 dB vs. 3.1 dB at 10.5 km.",
        "It was built by J. K. Lampman and A. Smith.",
        "This holds for i.i.d. Gaussian noise in the U.S. Navy data.",
        "See https://lamps.example.org/A.B/C for the data of No. 7 and pp. 3 to 9.",
        "As Table. 2 shows, fog scatters light.",
        "We thank Ulf-G. Lampman for his lamp.",
        "The lamp weighs 3.5 ± 0.2 (stat.) ± 0.1 (syst.) GeV in all.",
        "2. Light the lamp.",
        "We follow Lampman [12]. [13]",
    ][:-1],
)
def test_stays_whole(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "pieces",
    [
        ["The lamp burns.", "It is bright."],
        ["Is it bright?", "Yes!", "Very."],
        ["It scatters light [12].", "Fog is dense."],
        ["It is dense (see above.)", "Then it clears."],
        ["The keeper agrees.3", "This was not foreseen."],
        ["For the space X.", "We show that it is closed."],
        ["It is a lamp of Type-A.", "We show that it burns."],
        ["The rate is 3.5.", "20 lamps were lit."],
        ["A rate with a gap .", "The next one."],
        ["“It burns.”", "“It does not.”"],
    ],
)
def test_is_split(pieces: list[str]) -> None:
    assert sentences(" ".join(pieces)) == pieces


def test_chinese() -> None:
    assert sentences("雾很浓。灯很亮！它亮吗？亮。") == ["雾很浓。", "灯很亮！", "它亮吗？", "亮。"]


def test_run_on_is_cut_between_words() -> None:
    text = "lamp, " * 500
    pieces = sentences(text)
    assert all(len(piece) <= MAX_SENTENCE for piece in pieces)
    assert " ".join(pieces) == text.strip()
    assert all(piece.startswith("lamp") and piece.endswith(",") for piece in pieces)


@given(st.text(alphabet=st.sampled_from('aB1 .?!([)]。"”éΩ'), max_size=200))
def test_nothing_is_lost_and_offsets_are_right(text: str) -> None:
    found = list(split_sentences(text))
    assert "".join("".join(sentence.split()) for _, sentence in found) == "".join(text.split())
    assert all(text[offset : offset + len(sentence)] == sentence for offset, sentence in found)
    assert [offset for offset, _ in found] == sorted(offset for offset, _ in found)


@given(st.text(min_size=1, max_size=MAX_SENTENCE // 5), st.text())
def test_no_sentence_is_too_long(text: str, other: str) -> None:
    long = text * (3 * MAX_SENTENCE // len(text))  # to draw each of its characters takes long
    assert all(0 < len(sentence) <= MAX_SENTENCE for sentence in sentences(long + other + long))
