from paperdigest.checking.said import read_said


def test_a_text_says_names_and_numbers() -> None:
    said = read_said("张三的 SheepNet 找到 96.4% 的羊。", "zh")
    assert [name.text for name in said.names] == ["SheepNet", "张三"]
    assert [number.text for number in said.numbers] == ["96.4%"]
    assert [need.text for need in said.needs] == ["96.4%", "SheepNet"]


def test_the_ends_of_a_range_are_numbers() -> None:
    assert [number.value for number in read_said("within 10-40% of it", "en").numbers] == [10, 40]
