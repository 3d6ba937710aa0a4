import json
from pathlib import Path

import pytest

from tests.cli.command import EXAMPLES, paperdigest, tree

PDF = str(EXAMPLES / "two-readers.pdf")


def test_a_set_is_started_checked_and_compared() -> None:
    started = paperdigest("prompts", "new", "mine", "--copy", "method")
    assert started.out.split() == ["prompts/mine/prompt.toml", "prompts/mine/method.md"]
    Path("prompts/mine/method.md").write_text("method — $wrong\n")
    checked = paperdigest("prompts", "check", "mine")
    assert (checked.code, "method.md: unknown placeholder $wrong" in checked.err) == (2, True)
    Path("prompts/mine/method.md").write_text("method — in verse\n")
    compared = paperdigest("prompts", "diff", "default", "mine")
    assert "--- default/method.md\n+++ mine/method.md\n" in compared.out
    assert "+method — in verse\n" in compared.out


@pytest.mark.parametrize("as_json", [False, True])
def test_a_step_is_tried_with_its_grounding_and_nothing_is_written(as_json: bool) -> None:
    result = paperdigest("prompts", "try", "takeaways", PDF, *(["--json"] if as_json else []))
    assert (result.code, tree()) == (0, [])
    if as_json:
        claims = json.loads(result.out)["claims"]
        assert all(claim["evidence"] and not claim["withheld"] for claim in claims)
        assert claims[0]["place"] == "points.0"
    else:
        assert result.out.startswith("points.0\n  en  ")
        assert "\n      [s" in result.out
        assert "takeaways, prompts default" in result.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(("try", "poem", PDF), "no step 'poem'"), (("diff", "default", "nowhere"), "no prompt set 'nowhere'")],
)
def test_wrong_input_is_one_line_and_exit_2(arguments: tuple[str, ...], message: str) -> None:
    result = paperdigest("prompts", *arguments)
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert message in result.err
