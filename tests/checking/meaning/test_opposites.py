import pytest

from paperdigest.checking.meaning.opposites import opposed


@pytest.mark.parametrize(
    ("text", "other", "words"),
    [
        ("It learns from labeled images.", "It learns from unlabeled images.", ["labeled"]),
        ("它从有标注图像中学习。", "It learns from unlabeled images.", ["有标注"]),
        ("它从无标注图像中学习。", "It learns from unlabeled images.", []),
        ("It needs no labeled images.", "It learns from unlabeled images.", []),
        ("It learns from labeled images.", "It learns from unlabeled sounds.", []),
        ("It learns from labeled and unlabeled images.", "It learns from unlabeled images.", []),
        ("It learns from labeled images.", "It learns from unlabeled images and labeled sounds.", []),
        ("裁剪会保留训练数据。", "Cropping removes training data.", ["保留"]),
        ("绝大部分羊毛来自少数羊。", "The majority of the sheep sleep.", []),
        ("It keeps the structure.", "It removes the noise.", []),
    ],
)
def test_the_opposite_of_the_same_thing_is_found(text: str, other: str, words: list[str]) -> None:
    assert list(opposed(text, [other])) == words
