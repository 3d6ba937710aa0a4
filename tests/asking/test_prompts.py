import shutil
from pathlib import Path

import pytest

from paperdigest.answers import Step
from paperdigest.asking.prompt_shelves import all_sets, find_set
from paperdigest.asking.prompts import check_set, load_prompts
from paperdigest.errors import ConfigError


@pytest.fixture
def mine() -> Path:
    """A copy of the default set in the working folder."""
    return Path(shutil.copytree(find_set("default"), "prompts/mine"))


def test_the_default_set_ships_and_is_clean() -> None:
    prompts = load_prompts("default")
    assert check_set(prompts.folder) == ()
    assert set(prompts.questions) == set(Step)


def test_no_skeleton_that_a_model_could_leak() -> None:
    prompts = load_prompts("default")
    for text in (prompts.system, *prompts.questions.values()):
        assert "xxx" not in text.lower()
        assert "[link]" not in text.lower()


def test_languages_are_named_and_dollars_survive() -> None:
    prompts = load_prompts("default")
    system = prompts.fill(prompts.system, ("zh", "en"))
    assert "Chinese (zh) and English (en)" in system
    assert "$x^2$" in system


def test_a_set_in_the_working_folder_is_found_by_name_and_by_path(mine: Path) -> None:
    assert find_set("mine") == mine == find_set("./prompts/mine")
    assert "mine" in [folder.name for folder in all_sets()]


def test_the_version_changes_with_any_text(mine: Path) -> None:
    before = load_prompts("mine").version
    (mine / "method.md").write_text("method: how?", encoding="utf-8")
    assert load_prompts("mine").version != before
    assert len(before) == 8


@pytest.mark.parametrize(
    ("file", "text", "problem"),
    [
        ("summary.md", "in $langauges", "unknown placeholder $langauges; known are $languages"),
        ("summary.md", "costs $5", "write $$ for a dollar sign"),
        ("summary.md", " \n", "the file is empty"),
        ("system.md", "x" * 20_001, "20,002 characters"),
    ],
)
def test_problems_are_found_before_anything_is_paid(mine: Path, file: str, text: str, problem: str) -> None:
    (mine / file).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_prompts("mine")
    assert file in str(caught.value)
    assert problem in " ".join(str(caught.value).split())


def test_a_missing_file_and_a_missing_set_are_named(mine: Path) -> None:
    (mine / "overview.md").unlink()
    with pytest.raises(ConfigError, match=r"overview\.md is missing"):
        load_prompts("mine")
    with pytest.raises(ConfigError, match=r"no prompt set 'yours': known are .*default"):
        load_prompts("yours")
