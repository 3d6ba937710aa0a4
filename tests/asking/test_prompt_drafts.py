from pathlib import Path

import pytest

from paperdigest.asking.prompt_drafts import differences, start_set
from paperdigest.asking.prompt_shelves import find_set
from paperdigest.asking.prompts import check_set, load_prompts
from paperdigest.errors import ConfigError


def test_a_new_set_says_the_same_until_it_is_changed() -> None:
    folder, files = start_set("mine", "brief", ["method"])
    assert files == (Path("prompts/mine/prompt.toml"), Path("prompts/mine/method.md"))
    assert check_set(folder) == ()
    mine, brief = load_prompts("mine"), load_prompts("brief")
    assert differences(brief, mine) == {}
    (folder / "method.md").write_text("method — in verse.\n")
    (folder / "prompt.toml").write_text('extends = "brief"\n[steps.conclusion]\nmax_points = 2\n')
    found = differences(brief, load_prompts("mine"))
    assert set(found) == {"method.md", "prompt.toml"}
    assert "+method — in verse." in found["method.md"]
    assert "-conclusion.max_points = 1" in found["prompt.toml"]
    assert "+conclusion.max_points = 2" in found["prompt.toml"]


def test_a_set_can_extend_a_folder() -> None:
    elsewhere = Path("elsewhere/base")
    elsewhere.mkdir(parents=True)
    (elsewhere / "prompt.toml").write_text('extends = "default"\n')
    start_set("mine", "elsewhere/base", [])
    assert load_prompts("mine").questions == load_prompts("default").questions
    assert find_set("mine") == Path("prompts/mine")


@pytest.mark.parametrize(
    ("name", "copied", "message"),
    [
        ("a/b", [], "'a/b' is no name for a set"),
        ("", [], "is no name"),
        ("mine", ["methods"], "no step 'methods'"),
        ("taken", [], "prompts/taken exists"),
        ("default", [], "'default' is the set in .*, which the new one would hide"),
    ],
)
def test_what_cannot_be_started_is_said(name: str, copied: list[str], message: str) -> None:
    Path("prompts/taken").mkdir(parents=True)
    with pytest.raises(ConfigError, match=message):
        start_set(name, "default", copied)
