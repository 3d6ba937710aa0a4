import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.linting.front_matter import check_header, check_templates, read_header


def codes(text: str) -> set[str]:
    return {problem.code for problem in check_header(text)}


@pytest.mark.parametrize(
    "value",
    [
        "Sheep",
        '"Sheep: a topic"',
        "'it''s'",
        "[a, b]",
        "2024-06-20 21:10:31",
        "https://a.example/b?c#d",
        "",
        "a - b",
        "it's",
        "|\n  x: y: z\n  {",
    ],
)
def test_good_values(value: str) -> None:
    assert codes(f"---\ntitle: {value}\ntags:\n    - {value.partition(chr(10))[0].strip('|')}\n---\n") == set()


@pytest.mark.parametrize(
    "value", ["a: b", "a:", "@a", "`a`", "*a", "&a b", "%a", "- a", '"a', "'a", "[a", "{a", "> a", "!a: b"]
)
def test_values_that_yaml_refuses_or_misreads(value: str) -> None:
    assert codes(f"---\ntitle: {value}\n---\n") == {"yaml"}


def test_the_file_must_begin_with_it() -> None:
    assert codes("---\ntitle: a\n---\n") == set()
    for text in ("\n---\ntitle: a\n---\n", "\ufeff---\ntitle: a\n---\n", "title: a\n", "---\ntitle: a\n", ""):
        assert codes(text) == {"front-matter"}


def test_templates_are_sought_below_it_alone() -> None:
    text = "---\ntitle: '{{'\n---\nx {% y\n#}\n"
    assert [problem.line for problem in check_templates(text, read_header(text))] == [4, 5]
    switched_off = text.replace("title:", "disableNunjucks: true\ntitle:")
    assert list(check_templates(switched_off, read_header(switched_off))) == []


_VALUES = st.lists(st.sampled_from([*"ab:-#@*&![]{}'\"%`|>,? ", "羊", ": ", " #"]), max_size=6).map("".join)


@given(st.lists(_VALUES, max_size=3))
def test_a_header_without_findings_is_yaml(values: list[str]) -> None:
    lines = [f"key{at}: {value}" for at, value in enumerate(values)]
    text = "\n".join(["---", *lines, "---", ""])
    if codes(text) == set():
        yaml.safe_load("\n".join(lines))
