import pytest

from paperdigest.checking.names.forms import is_form


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("FM-index", "FM index"),
        ("Transformers", "Transformer"),
        ("ResNet", "ResNet50"),
        ("Qwen2-72B", "Qwen2"),
        ("Questions", "Natural Questions"),
        ("BN", "Batch Normalization"),
        ("LMs", "language models"),
    ],
)
def test_a_part_of_a_name_and_its_initials_are_forms_of_it(name: str, other: str) -> None:
    assert is_form(name, other)
    assert is_form(other, name)


@pytest.mark.parametrize(
    ("name", "other"),
    [("pypdf", "pypdfium2"), ("Qwen2-7B", "Qwen2-72B"), ("GPT-2", "GPT-3"), ("BERT", "Batch Normalization")],
)
def test_other_names_are_none(name: str, other: str) -> None:
    assert not is_form(name, other)
