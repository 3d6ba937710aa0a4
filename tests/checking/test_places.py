import pytest

from paperdigest.checking.places import displaced, turned

NUMBERS = "It raises the accuracy by 38.4% while it cuts the response time by 44.3%."
RESPECTIVELY = "The error falls by 7.5% and 8.1% on BarnSet and FieldSet, respectively."


@pytest.mark.parametrize(
    ("zh", "en", "pairs"),
    [
        ("准确率提高 38.4%，响应时间缩短 44.3%", NUMBERS, []),
        ("响应时间缩短 44.3%，准确率提高 38.4%", NUMBERS, []),  # each with its words
        ("准确率提高 44.3%，响应时间缩短 38.4%", NUMBERS, ["44.3%, 38.4%"]),
        ("在 BarnSet 和 FieldSet 上误差分别下降 7.5% 和 8.1%", RESPECTIVELY, []),
        ("在 BarnSet 和 FieldSet 上误差分别下降 8.1% 和 7.5%", RESPECTIVELY, ["8.1%, 7.5%"]),
        ("在 FieldSet 和 BarnSet 上误差分别下降 7.5% 和 8.1%", RESPECTIVELY, ["FieldSet, BarnSet"]),
        (
            "SheepNet 的快速训练与 GoatNet 的精确计数",
            "the exact counting of GoatNet and the fast training of SheepNet",
            [],
        ),
        (
            "GoatNet 的快速训练与 SheepNet 的精确计数",
            "the fast training of SheepNet and the exact counting of GoatNet",
            ["GoatNet, SheepNet"],
        ),
        ("SheepNet 始终优于最好的 GoatNet", "SheepNet outperforms the solver GoatNet", []),
        ("GoatNet 始终优于最好的 SheepNet", "SheepNet outperforms the solver GoatNet", ["GoatNet, SheepNet"]),
        (
            "在山坡和草地上，SheepNet 以 0.01% 的误报率检出农场白羊样本的 90% 以上",
            "On hills and meadows, SheepNet detects over 90% of white sheep samples of farms at a false positive rate"
            " of 0.01%",
            [],
        ),
    ],
)
def test_what_has_changed_places_is_told(zh: str, en: str, pairs: list[str]) -> None:
    assert list(displaced(zh, en)) == pairs


@pytest.mark.parametrize(
    ("zh", "en", "found"),
    [
        ("从骨牌到六边形", "FROM DOMINOES TO HEXAGONS", []),
        ("从六边形到骨牌", "FROM DOMINOES TO HEXAGONS", ["从六边形到骨牌"]),
        ("文本到图像生成", "text-to-image generation", []),
        ("图像到文本生成", "text-to-image generation", ["图像到文本生成"]),
        ("视频到音频扩散", "an Audio2Video diffusion", ["视频到音频扩散"]),
    ],
)
def test_a_change_keeps_its_direction(zh: str, en: str, found: list[str]) -> None:
    assert list(turned(zh, en)) == found
