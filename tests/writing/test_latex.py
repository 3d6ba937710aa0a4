import pytest

from paperdigest.writing.latex import as_characters, symbol, to_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"Erd\H{o}s--R\'enyi, Fran\c{c}ois, na\"{\i}ve, {\'e}t\'{e}", "Erdős–Rényi, François, naïve, été"),
        (r"S\o ren, Wei\ss{}, {\L}ukasz", "Søren, Weiß, {Ł}ukasz"),
        (r"the paper\'s", "the paper's"),
        (r"\emph{an \textbf{old} story}, {\it slanted}", "an old story, slanted"),
        (r"\alpha and \times, \unknown and \Alpha{}", r"α and ×, \unknown and Α"),
        (r"50\% of \#1 \& \_x", "50% of #1 & _x"),
        ("pages 3--5 -- so --- the --flag and i--", "pages 3–5 – so — the --flag and i--"),
        ("``quoted'' Fig.~3", "“quoted” Fig. 3"),
        (r"\cite{a} \frac{1}{2} C:\Users", r"\cite{a} \frac{1}{2} C:\Users"),
    ],
)
def test_certain_latex_becomes_text_and_all_else_stays(text: str, expected: str) -> None:
    assert to_text(text) == expected


def test_symbols() -> None:
    assert [symbol(name) for name in ("alpha", "Omega", "lambda", "varepsilon", "times", "foo")] == [
        "α",
        "Ω",
        "λ",
        "ε",
        "×",
        "",
    ]


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (r"\times", "×"),
        ("^3", "³"),
        (r"^{\circ}", "°"),
        (r"^{\text{th}}", "th"),
        ("_{10}", "₁₀"),
        ("x^2", ""),
        ("^{a}", ""),
    ],
)
def test_small_formulas_as_characters(formula: str, expected: str) -> None:
    assert as_characters(formula) == expected
