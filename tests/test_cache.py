from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from paperdigest.cache import Cache, cache_key


def test_gives_back_what_was_put(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    key = cache_key("a")
    assert cache.get("answers", key) is None
    cache.put("answers", key, b"text")
    assert cache.get("answers", key) == b"text"
    assert cache.get("documents", key) is None


@given(st.lists(st.text()), st.lists(st.text()))
def test_different_parts_have_different_keys(one: list[str], other: list[str]) -> None:
    assert (cache_key(*one) == cache_key(*other)) == (one == other)


def test_a_cache_that_cannot_be_written_is_said_once_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    said: list[str] = []
    cache = Cache(tmp_path / "file", said.append)
    cache.put("answers", cache_key("a"), b"text")
    cache.put("answers", cache_key("b"), b"text")
    assert cache.get("answers", cache_key("a")) is None
    assert len(said) == 1
    assert said[0].endswith("going on without a cache")
