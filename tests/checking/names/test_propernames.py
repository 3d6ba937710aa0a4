import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.checking.index import Printed
from paperdigest.checking.names.propernames import NameIndex, split_names
from paperdigest.checking.numbers.numbers import quantities


def names(text: str, language: str = "en") -> list[str]:
    return [name.text for name in split_names(text, language)[0]]


def stands(claim: str, paper: str, language: str = "zh") -> bool:
    printed = NameIndex([paper])
    found, _ = split_names(claim, language)
    return bool(found) and all(printed.where(name) for name in found)


@pytest.mark.parametrize(
    ("claim", "paper"),
    [
        ("Transformer-XL", "we compare with TransformerXL"),
        ("TransformerXL", "we compare with Transformer-XL"),
        ("SheepNet", "SHEEPNET counts sheep"),
        ("Flash Attention", "FlashAttention is fast"),
        ("ResNet50", "a ResNet-50 encoder"),
        ("CNFs", "one CNF"),
        ("SheepNet", "two SheepNets"),
        ("SheepNet's", "SheepNet"),
        ("WMT14", "on WMT 2014"),
        ("WMT 2014", "on WMT14"),
        ("SheepNet-based", "with SheepNet"),
        ("Encoder-Decoder", "an encoder and a decoder"),
        ("Université", "Universit´e de Lille"),
        ("evaluating", "we evaluate it"),
        ("F1", "the F1 score"),
        ("BERT-encoder", "the encoder is BERT"),
        ("DALL·E", "with DALL-E"),
        ("PFLOPS", "15 Petaflops"),
        ("SHEEP_BASE", "SHEEPBASE has ten layers"),
        ("SHEEP_BASE", "SHEEP BASE has ten layers"),
        ("SHEEP_BASE", "SHEEP_BASE has ten layers"),
    ],
)
def test_one_name_in_two_spellings(claim: str, paper: str) -> None:
    assert stands(claim, paper)


@pytest.mark.parametrize(
    ("claim", "paper"),
    [
        ("ResNet-512", "a ResNet-50 encoder and 512 units"),
        ("ResNet-5", "a ResNet-50 encoder"),
        ("GoatNet", "SheepNet counts sheep"),
        ("TFLOPS", "15 Petaflops"),
        ("ART", "we start the cart"),
        ("BER", "we fine-tune BERT"),
        ("Transformer-XL", "a Transformer on XLNet"),
        ("WMT15", "on WMT 2014"),
        ("SHEEP_BASE", "BASE SHEEP has ten layers"),
    ],
)
def test_another_name_is_not_the_same(claim: str, paper: str) -> None:
    assert not stands(claim, paper)


def test_english_names_are_told_from_words_with_a_capital() -> None:
    text = "The sheep of Table 3 speak Chinese. They live near Sheepton, and GoatNet-2 counts them at I/O speed."
    assert names(text) == ["Sheepton", "GoatNet-2"]


def test_in_chinese_every_latin_word_counts_except_general_terms_and_symbols() -> None:
    text = "SheepNet 在 GPU 上用 Adam 与 warmup 训练，x 与 dt 为变量。"
    assert names(text, "zh") == ["SheepNet", "Adam", "warmup"]


def test_formulas_hold_no_names() -> None:
    assert names("其中 $W_{QK} \\in R$ 为权重", "zh") == []
    assert names("It cost $5 million for SheepCorp and $6 more") == ["SheepCorp"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("GPT-4 与 top-1", []),
        ("ResNet-50 用 8 块 GPU", [8]),
        ("3D 高斯，50ms，8GB", [50, 8]),
        ("512x256 像素", [512, 256]),
        ("16-bit", [16]),
        ("7B 参数", [7e9]),
        ("93.1mIoU", [93.1]),
        ("x10 faster", [10]),
    ],
)
def test_the_digits_of_a_name_are_no_number(text: str, numbers: list[float]) -> None:
    rest = split_names(text, "zh")[1]
    assert [number.value for number in quantities(rest)] == numbers


def test_a_name_is_found_in_the_texts_that_print_it() -> None:
    (name,), _ = split_names("SheepNet", "zh")
    assert NameIndex(["SheepNet", "goats", "a sheep-net", ""]).where(name) == {0, 2}


@given(st.text(alphabet="ABab12-–.'·&$\\_ éß羊，"))
def test_any_text_prints_the_names_that_it_uses(text: str) -> None:
    printed = Printed([text])
    for language in ("en", "zh"):
        assert [name for name in split_names(text, language)[0] if not printed.carries(name)] == []


def test_a_foreign_name_in_chinese_characters_is_printed_where_it_stands() -> None:
    [name] = split_names("羊·羊", "zh")[0]
    assert Printed(["见羊·羊的书。"]).carries(name)
    assert not Printed(["见羊的书。"]).carries(name)


def test_a_number_before_a_times_sign_is_no_name() -> None:
    names, rest = split_names("速度提高到 87.3×，输入为 224×224。", "zh")
    assert names == ()
    assert "87.3" in rest
