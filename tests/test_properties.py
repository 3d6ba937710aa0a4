"""How often each property is tried: nothing but the profiles says it."""

from pathlib import Path

from hypothesis import settings

_TESTS = Path(__file__).parent


def test_every_property_is_tried_with_200_examples_and_with_more_in_the_fuzz_run() -> None:
    assert settings.get_profile("patient").max_examples == 200
    assert settings.get_profile("fuzz").max_examples == 10_000
    saying = [path.name for path in _TESTS.rglob("*.py") if "max_examples" in path.read_text(encoding="utf-8")]
    assert sorted(saying) == ["conftest.py", Path(__file__).name]
