import pytest

from paperdigest.checking.numbers.plainnumbers import plain_numbers


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("３５％", "35%"),
        ("10⁻³", "10^-3"),
        ("−5 – 7", "-5 - 7"),
        ("10$^{-3}$", "10^{-3}"),
        ("50\\%", "50%"),
        ("$N=6$", "=6"),
        ("$22{,}000$", "22,000"),
        ("$3^{+5}_{-4}$", "3^{+5} -4"),  # lower error
        ("$3_{-4}^{+5}$", "3 -4 ^{+5}"),
        ("19 世纪 80 年代", "1880 年代"),
        ("上世纪九十年代", "1990 年代"),
        ("100 Myr", "100 million years"),
    ],
)
def test_one_notation(text: str, plain: str) -> None:
    assert plain_numbers(text).strip() == plain


def test_indices_and_powers_of_symbols_are_no_numbers() -> None:
    assert not any(map(str.isdigit, plain_numbers("$x_1^2 + W^{12}_{34} \\in \\mathbb{R}^3$")))
