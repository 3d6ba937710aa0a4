import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.checking.numbers.numbers import NumberIndex, quantities

SAME = [
    ("28.4", "The model reaches 28.40 BLEU."),
    ("1,000", "on 1000 images"),
    ("1000", "on 1 000 images"),
    ("1000 项", "on 1,000 images"),
    ("2.3 万", "on 23,000 images"),
    ("23k", "2.3 万张图像"),
    ("1.5", "1.5 billion words"),
    ("1.5 亿", "150 million words"),
    ("1.5 亿", "150 Million words"),
    ("150 million", "150M words"),
    ("1 亿", "a lifetime of 100 Myr"),
    ("100 Myr", "1 亿年"),
    ("110 million", "Parameters (M): 110"),
    ("1.1 亿", "Parameters (M): 110"),
    ("95%", "with an accuracy of 0.95"),
    ("0.95", "with 95 % accuracy"),
    ("百分之九十五", "with 95% accuracy"),
    ("百分之五", "5 percent"),
    ("百分之九十五点二", "95.2 %"),
    ("3–5", "from 3 to 5 hours"),
    ("3 至 5", "3-5 hours"),
    ("300 万至 500 万", "3 to 5 million sheep"),
    ("2.5×", "2.5x faster"),
    ("快 2.5 倍", "2.5 times faster"),
    ("10^-3", "a rate of 10−3"),
    ("$10^{-3}$", "a rate of 1e-3"),
    ("1e-3", "a rate of 0.001"),
    ("$3 \\times 10^{18}$", "3 · 1018 operations"),
    ("10⁻³", "10$^{-3}$ per year"),
    ("2^16", "a table of 216 rows"),
    ("二十五", "25 sheep"),
    ("三千二百万", "32 million"),
    ("两万", "20,000"),
    ("twenty-five", "25 sheep"),
    ("three hundred", "300 sheep"),
    ("20 世纪 30 年代", "back in the 1930s"),
    ("二十世纪三十年代", "back in the 1930s"),
    ("上世纪九十年代", "back in the 90s"),
    ("90 年代", "back in the 1990s"),
    ("the 1990s", "上个世纪 90 年代"),
    ("[50, 51]", "no number at all"),
    ("4/9", "reduced to 4/9 of the herd"),
    ("4/9", "reduced to 49 of the herd"),
    ("1/7", "7 times less"),
    ("0.01 s", "every 10 ms"),
    ("1 TB", "1,000 GB"),
    ("(1) 首先；(2) 然后", "no number at all"),
]

DIFFERENT = [
    ("28.4", "The model reaches 28.5 BLEU."),
    ("1,000", "on 10,000 images"),
    ("2.3 万", "on 2,300 images"),
    ("1.5 million", "1.5 billion words"),
    ("95%", "with an accuracy of 0.59"),
    ("10^-3", "a rate of 10−4"),
    ("$3 \\times 10^{18}$", "3 · 1019 operations"),
    ("二十五", "52 sheep"),
    ("20 世纪 30 年代", "back in the 1940s, in 20 of 30 barns"),
    ("4/9", "in 4 of 8 barns"),
    ("12,345", "12 and 45"),
    ("4,000", "4 sheep"),
    ("$N=6$", "eight layers"),
]

ROUNDED = [
    ("about 30 M", "31.2 million", True),
    ("约 30", "28", True),
    ("约 30", "42", False),
    ("about 3.5", "3.46", True),
    ("about 3.5", "3.4", False),
    ("3.5", "3.46", False),
    ("超过 90%", "93.2%", True),
    ("more than 90 %", "88 %", False),
    ("近 100", "98", True),
    ("约二十", "21", True),
    ("约二十", "28", False),
    ("超九十", "96", True),
    ("超九十", "86", False),
    ("约四万五千", "44,800", True),
    ("约四万五千", "39,800", False),
    ("about five thousand", "5,043", True),
    ("about five thousand", "6,043", False),
    ("nearly fifty thousand", "45,000", True),
    ("近 100", "104", False),
    ("20 多个", "23 sheep", True),
    ("一百余", "112 sheep", True),
    ("nearly 5 hours", "4.8 hours", True),
    ("多达 80 万只", "806,635 sheep", True),
    ("多达 80 万只", "906,635 sheep", False),
]


def stands(claim: str, paper: str) -> bool:
    printed = NumberIndex([paper])
    return all(printed.where(quantity) for quantity in quantities(claim))


@pytest.mark.parametrize(("claim", "paper"), SAME)
def test_one_number_in_two_notations(claim: str, paper: str) -> None:
    assert stands(claim, paper)


@pytest.mark.parametrize(("claim", "paper"), DIFFERENT)
def test_another_number_is_not_the_same(claim: str, paper: str) -> None:
    assert not stands(claim, paper)


@pytest.mark.parametrize(("claim", "paper", "is_near"), ROUNDED)
def test_a_number_stated_as_rounded_stands_within_its_rounding(claim: str, paper: str, is_near: bool) -> None:
    assert stands(claim, paper) is is_near


@pytest.mark.parametrize(
    "prose",
    ["the two of them", "三个步骤", "第一种方法", "十余种工具", "数百篇", "one of the most", "$x_1^2 + d_{12}$"],
)
def test_small_counts_and_symbols_are_prose(prose: str) -> None:
    assert quantities(prose) == ()


def test_a_number_is_found_in_the_text_that_prints_it() -> None:
    (number,) = quantities("12")
    assert NumberIndex(["no", "12 sheep", "a dozen", "12.0"]).where(number) == {1, 3}


@given(st.lists(st.sampled_from([*"0123456789.,-^×eEkM%十百万亿一点 $\\{}", "9" * 400, "10^", "\u0663"])).map("".join))
def test_any_text_prints_the_numbers_that_it_states(text: str) -> None:
    printed = NumberIndex([text])
    assert [number for number in quantities(text) if not printed.where(number)] == []
