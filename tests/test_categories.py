import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.categories import feed_categories


@pytest.mark.parametrize(
    ("source", "categories"),
    [
        ("rss:cs.CV+eess.AS", ("cs.CV", "eess.AS")),
        ("rss:hep-th+physics.ao-ph+cond-mat.mes-hall+cs", ("hep-th", "physics.ao-ph", "cond-mat.mes-hall", "cs")),
        ("papers", ()),
        ("./rss:cs.CV", ()),
        ("", ()),
    ],
)
def test_a_source_names_categories_or_something_else(source: str, categories: tuple[str, ...]) -> None:
    assert feed_categories(source) == categories


@pytest.mark.parametrize(
    ("source", "nearest"),
    [
        ("rss:CS.cv", "rss:cs.CV"),
        ("rss: cs.CV + eess.as ", "rss:cs.CV+eess.AS"),
        ("rss:cs.CV,eess.AS", "rss:cs.CV+eess.AS"),
        ("rss:cs.*", "rss:cs"),
        ("rss:Physics.AO-PH", "rss:physics.ao-ph"),
        ("rss:cs.CV+cs.CV+", "rss:cs.CV"),
    ],
)
def test_the_nearest_form_is_named(source: str, nearest: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"write it as {nearest}") + "$"):
        feed_categories(source)


@pytest.mark.parametrize("source", ["rss:", "rss:+", "rss:cs.CV/../../pdf", "rss:cs.CV?x=1", "rss:9"])
def test_what_is_no_category_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match=r"write it like rss:cs\.CV\+eess\.AS \(a folder of that name: \./rss:"):
        feed_categories(source)


@given(st.text(alphabet="csCV.+-*, /?#%éß\n0", max_size=20))
def test_whatever_is_taken_is_a_plain_part_of_an_address(written: str) -> None:
    try:
        names = feed_categories(f"rss:{written}")
    except ValueError:
        return
    assert names
    assert "+".join(names) == written
    assert re.fullmatch(r"[A-Za-z.+-]+", written)
