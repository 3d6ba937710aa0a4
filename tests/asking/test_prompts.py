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


def new_set(name: str, settings: str, **texts: str) -> Path:
    folder = Path("prompts", name)
    folder.mkdir(parents=True)
    (folder / "prompt.toml").write_text(settings, encoding="utf-8")
    for step, text in texts.items():
        (folder / f"{step}.md").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["default", "brief", "reviewer"])
def test_the_sets_that_ship_are_clean_and_say_what_they_are_for(name: str) -> None:
    prompts = load_prompts(name)
    assert (check_set(prompts.folder), prompts.name) == ((), name)
    assert prompts.description.endswith(".")


def test_a_set_inherits_what_it_does_not_say() -> None:
    new_set("mine", 'extends = "brief"\n[steps.method]\nmax_points = 5\n', summary="summary — in verse.")
    mine, brief = load_prompts("mine"), load_prompts("brief")
    assert mine.questions == {**brief.questions, Step.SUMMARY: "summary — in verse.\n"}
    assert mine.system == load_prompts("default").system
    assert mine.most == {**brief.most, Step.METHOD: 5}
    assert "at most 5 lines" in mine.question(Step.METHOD, ("en",))
    assert len({mine.version, brief.version, load_prompts("default").version}) == 3


def test_options_are_part_of_the_version_and_a_set_may_have_another_name() -> None:
    new_set("mine", 'extends = "default"\nname = "Mine, in short"\n[steps.takeaways]\nmax_points = 4\n')
    mine = load_prompts("mine")
    assert mine.label == f"Mine, in short {mine.version}"
    assert mine.questions == load_prompts("default").questions
    assert mine.version != load_prompts("default").version
    assert "at most 4." in mine.question(Step.TAKEAWAYS, ("en",))
    assert "at most 7." in load_prompts("default").question(Step.TAKEAWAYS, ("en",))


def test_a_set_of_ones_own_may_change_the_default_under_its_name() -> None:
    shipped = load_prompts("default")
    new_set("default", 'extends = "default"\n', summary="summary — in verse.")
    assert load_prompts("default").questions[Step.SUMMARY] == "summary — in verse.\n"
    assert load_prompts("default").questions[Step.METHOD] == shipped.questions[Step.METHOD]


@pytest.mark.parametrize(
    ("settings", "texts", "problem"),
    [
        ('extends = "nowhere"', {}, "no prompt set 'nowhere'"),
        ('extends = "mine"', {}, "mine extends mine: no set can inherit from itself"),
        ("extends = ", {}, "prompt.toml cannot be read"),
        ("max_points = 3", {}, "prompt.toml: max_points: Extra inputs are not permitted"),
        ("[steps.summary]\nmax_points = 3", {}, "summary has no list of points"),
        ("[steps.takeaways]\nmax_points = 2", {}, "max_points of takeaways is a number from 3 to 7"),
        (
            f'name = "{"x" * 61}"\nsurprise = 1\n[steps.summary]\nmax_points = 3\n[steps.method]\nmax_points = 99', {},
            "name: a name is one line of at most 60 characters; steps: summary has no list of points: max_points is "
            "for takeaways, method, conclusion; max_points of method is a number from 2 to 8; surprise: Extra inputs",
        ),
        ("[steps.poem]\nmax_points = 2", {}, "prompt.toml: steps.poem"),
        (f'name = "{"x" * 61}"', {}, "at most 60 characters"),
        ('extends = "default"', {"methods": "How?"}, "methods.md is no step"),
        ('extends = "default"', {"summary": "At most $max_points."}, "unknown placeholder $max_points"),
        ('extends = "default"', {"system": "You read."}, "the placeholder $languages is missing"),
        ("", {"system": "In $languages."}, 'summary.md is missing; copy it from the default set, or write extends'),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_set_is_named(settings: str, texts: dict[str, str], problem: str) -> None:
    assert problem in "; ".join(check_set(new_set("mine", settings, **texts)))


def test_what_is_wrong_with_what_it_extends_is_named_with_its_set(mine: Path) -> None:
    (mine / "summary.md").write_text("$wrong", encoding="utf-8")
    folder = new_set("yours", 'extends = "mine"')
    assert check_set(folder) == ("mine/summary.md: unknown placeholder $wrong; known are $languages",)
    (mine / "prompt.toml").write_text("x = 1", encoding="utf-8")
    assert check_set(folder)[0].startswith("mine: prompt.toml: x: Extra inputs")
