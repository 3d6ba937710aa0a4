import pytest
from hypothesis import given

from paperdigest.writing.clean import clean, clean_in, fold, is_formula, plain, url
from tests.hostile import hostile


@given(hostile)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert plain(plain(text)) == plain(text)
    assert url(url(text)) == url(text)


def test_invisible_characters_go_and_white_space_folds() -> None:
    assert fold("a\u200b\u202e\x00b\ue000\ufffd\xad \n\u3000 c\u2028d") == "ab c d"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\(x_1\)", "$x_1$"),
        (r"\[ E = mc^2 \]", "$E = mc^2$"),
        ("$$a+b$$", "$a+b$"),
        (r"\begin{equation} a=b \end{equation}", "$a=b$"),
        ("for $5 and for $10 more", r"for \$5 and for \$10 more"),
        ("US$5/A$7", r"US\$5/A\$7"),
        (r"already \$5", r"already \$5"),
        ("$a}b$", r"\$a}b\$"),
        ("为$N=6$个，$x$。", "为 $N=6$ 个，$x$。"),
        ("$a$$b$", "$a$ $b$"),
        (r"24$\times$ and ID$^3$ and 360$^{\circ}$", "24× and ID³ and 360°"),
        ("$x$-axis, $k$NN", "$x$-axis, $k$NN"),
        (r"$\href{javascript:alert(1)}{x_1}$", r"\$\href{javascript:alert(1)}{x_1}\$"),
        ("$ prose words that go on $", r"\$ prose words that go on \$"),
        ("a &lt; b &amp;amp; c", "a < b & c"),
    ],
)
def test_dollars_mean_formulas_or_money(text: str, expected: str) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"see \url{https://example.org/a}.", "see https://example.org/a."),
        (r"\url{https://example.org/a}b", "https://example.org/a b"),
        (r"\href{https://example.org/a(b)}{ words }", r"\href{https://example.org/a%28b%29}{words}"),
        (r"\href{https://example.org}{https://example.org}", "https://example.org"),
        (r"\href{https://example.org}{for $5}", r"\href{https://example.org}{for \$5}"),
        (r"\href{javascript:alert(1)}{words}", r"\href{javascript:alert(1)}{words}"),
    ],
)
def test_links(text: str, expected: str) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize(
    ("body", "follows"), [("x", ""), ("10", "x"), (r"\sim", "1"), (r"\{a", ""), ("x^2", "y"), (" x ", "")]
)
def test_formulas(body: str, follows: str) -> None:
    assert is_formula(body, follows) == (body != "10")


def test_plain_has_no_markup() -> None:
    assert plain(r"A \textbf{bold} $x_1$ of \href{https://example.org}{words} for $5, <b>x</b> {{y}} \u1234") == (
        "A bold x_1 of words for $5, x y 1234"
    )
    assert plain(r"The $\alpha$ and $\beta$ of $\mathcal{O}(n)$") == "The α and β of O(n)"
    assert "</script" not in plain("</script")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a b(c)[d]{e}*é", "https://example.org/a%20b%28c%29%5Bd%5D%7Be%7D%2A%C3%A9"),
        ("https://example.org/a%20b?x=1&y=2#z", "https://example.org/a%20b?x=1&y=2#z"),
        ("https://me:s3cret@example.org/@a", "https://example.org/@a"),
        ("javascript:alert(1)", ""),
        ("ftp://example.org", ""),
        ("", ""),
    ],
)
def test_addresses(address: str, expected: str) -> None:
    assert url(address) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("它数羊,也数狗;很快:FlashAttention 快 3 倍", "它数羊，也数狗；很快：FlashAttention 快 3 倍"),
        ("共 1,200 只,a:b 与 3:2", "共 1,200 只，a:b 与 3:2"),
        ("已全角，不变。", "已全角，不变。"),
    ],
)
def test_chinese_has_the_marks_of_chinese(text: str, expected: str) -> None:
    assert clean_in(text, "zh") == expected
    assert clean_in(expected, "zh") == expected
    assert clean_in(text, "en") == clean(text)
