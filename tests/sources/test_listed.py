from paperdigest.sources.listed import shorten, without_version


def test_a_title_is_one_short_line() -> None:
    assert shorten(" Two\n  lines ") == "Two lines"
    assert shorten("x" * 5000) == "x" * 119 + "…"


def test_the_paper_of_an_id() -> None:
    assert [without_version(name) for name in ("1706.03762v12", "math/0405482")] == ["1706.03762", "math/0405482"]
