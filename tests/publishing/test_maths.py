from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.publishing.maths import _ATTRIBUTES, _TAGS, mathml

_PIECES = [
    "\\frac", "{", "}", "^", "_", "\\left", "\\right", "(", ")", "[", "]", "\\begin{matrix}", "\\end{matrix}", "&",
    "\\\\", "x", "1", "\\text{<b>", "\\sqrt", "\\mathbf", "\\sum", "\\limits", "\\color{red}", "\\hspace{-99em}",
    "\\genfrac", "\\not", "\\over", "\\operatorname", "\\substack", "\\cases", "\\href{javascript:x}", "'", "<", "&lt;",
    "\\style{position:fixed}", "\\class{twin}", "<script>", "\\begin{array}", "{cc}", "\\hline", "\\binom", "\\pmod",
    "\\Bigg", "\\mbox", "$", "\\tag", "\\", "\\begin", "\\end", "\\rule", "\\mathcal", "\\nosuchcommand", "羊",
]  # fmt: skip


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        ("x^2", "<math><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow></math>"),
        (r"\mathcal{O}", "<math><mrow><mi>𝒪</mi></mrow></math>"),
        (r"{\cal L}", '<math><mrow><mrow><mi mathvariant="script">ℒ</mi></mrow></mrow></math>'),
        ("a<b", "<math><mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow></math>"),
        (r"\arg x", "<math><mrow><mo>arg</mo><mi>x</mi></mrow></math>"),
        (r"\text{<b>}", "<math><mrow><mtext>&lt;b&gt;</mtext></mrow></math>"),
        (r"\href{javascript:alert(1)}{x}", "<math><mrow><mrow><mrow><mi>x</mi></mrow></mrow></mrow></math>"),
        (r"a\hspace{-99em}b", "<math><mrow><mi>a</mi><mspace></mspace><mi>b</mi></mrow></math>"),
    ],
)
def test_a_formula_is_mathml_and_nothing_else(tex: str, expected: str) -> None:
    assert mathml(tex) == expected


@pytest.mark.parametrize("tex", ["x^", r"\frac{", r"\nosuchcommand x", "x^a^b", r"<b>\left("])
def test_what_cannot_be_typeset_is_shown_as_its_source(tex: str) -> None:
    assert mathml(f" {tex} ") == f'<code class="tex">{tex.replace("<", "&lt;").replace(">", "&gt;")}</code>'


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join))
def test_no_formula_makes_other_elements(tex: str) -> None:
    made = mathml(tex)
    root = fromstring(made)
    if root.tag != "code":
        assert all(element.tag in _TAGS and set(element.attrib) <= _ATTRIBUTES for element in root.iter())
        assert '="-99em' not in made


def test_a_deep_formula_ends() -> None:
    for tex in ("{" * 300 + "x" + "}" * 300, "x" + "^{x" * 150 + "}" * 150, r"\sqrt" * 200 + "{x}"):
        assert mathml(tex)
