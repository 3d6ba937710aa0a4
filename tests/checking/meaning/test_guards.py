import pytest

from paperdigest.checking.meaning.guards import CUES, GUARDS

SAID = {
    "an award of a paper": ["本文荣膺杰出论文奖", "It won the best paper award"],
    "an award": ["本文荣获最佳论文奖", "It won the best paper award"],
    "acceptance or publication": ["论文被某大会接收", "The paper was accepted"],
    "a journal": ["发表于《自然》杂志", "It appeared in Nature"],
    "public attention": ["引起了广泛关注", "It attracted wide attention"],
    "use in practice": ["已被多家公司投入使用", "The method is patented"],
    "the code": ["代码已公开", "The code will be released"],
    "the data": ["数据集可供下载", "The dataset is publicly available"],
    "the model": ["模型权重已发布", "Checkpoints are available online"],
    "a project page": ["项目主页已上线", "A demo page is online"],
    "open source": ["已在平台开源", "It is open-sourced"],
}
SUPPORT = {
    "an award of a paper": "It got a prize",
    "an award": "Winner of the best paper award",
    "acceptance or publication": "Accepted at the meadow conference",
    "a journal": "To appear in the journal of sheep",
    "public attention": "Sheep have attracted growing interest",
    "use in practice": "It is deployed in production",
    "the code": "The code is available",
    "the data": "We release the dataset",
    "the model": "We publish the weights",
    "a project page": "The website is public",
    "open source": "It is available at our site",
}


def test_every_guard_is_tried() -> None:
    assert {guard.what for guard in GUARDS} == set(SAID) == set(SUPPORT)


@pytest.mark.parametrize("what", list(SAID))
def test_a_guard_finds_its_assertion_and_what_supports_it(what: str) -> None:
    [guard] = [guard for guard in GUARDS if guard.what == what]
    assert [text for text in SAID[what] if not guard.said.search(text)] == []
    assert guard.support.search(SUPPORT[what])
    assert not guard.support.search("We count sheep at night.")


@pytest.mark.parametrize("text", [text for texts in SAID.values() for text in texts])
def test_every_assertion_has_a_cue(text: str) -> None:
    assert any(cue in text.lower() for cue in CUES)


@pytest.mark.parametrize(
    "text", ["羊在夜里会移动。", "模型受到奖励。", "在开放域上检索。", "Sheep move at night.", "It is trained on data."]
)
def test_plain_statements_assert_nothing(text: str) -> None:
    assert [guard.what for guard in GUARDS if guard.said.search(text)] == []
