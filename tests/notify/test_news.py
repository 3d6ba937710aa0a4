from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.notify.news import Item, News, PostNews
from tests.notify.samples import GOATS, NEWS, SHEEP


def test_the_text_tells_each_paper_with_its_summary_and_takeaways() -> None:
    assert NEWS.text == (
        "Sheep: 1 paper\nposts/2024-06-01/Sheep.md\n\n"
        '1. Counting <Sheep> & "Goats"\n   http://arxiv.org/abs/2405.00001v1\n   我们数羊。\n   We count sheep.\n'
        "   - 有 12 只。\n     There are 12.\n\n"
        "Goats: 1 paper\nposts/2024-06-01/Goats.md\n\n1. Goats at Night\n   goats\n\n"
        "Not processed\n- 2405.00002v1 Gone: no readable text\n\n"
    )


def test_the_page_escapes_what_papers_say() -> None:
    assert '<h3><a href="http://arxiv.org/abs/2405.00001v1">Counting &lt;Sheep&gt; &amp; &#34;Goats&#34;</a></h3>' in (
        NEWS.html
    )
    assert '<p lang="zh">我们数羊。</p>' in NEWS.html
    assert "<h3>Goats at Night</h3>" in NEWS.html


@pytest.mark.parametrize(
    ("news", "subject"),
    [
        (NEWS, "paperdigest: 2 papers in Sheep, Goats, 1 skipped"),
        (News(()), "paperdigest: 0 papers"),
        (News(NEWS.posts[:1], problem="the quota is used up"), "paperdigest: 1 paper in Sheep, ended early"),
        (News(tuple(PostNews(name, "", (GOATS,)) for name in "abc")), "paperdigest: 3 papers in a, b, …"),
    ],
)
def test_the_subject_counts(news: News, subject: str) -> None:
    assert news.subject == subject


def test_the_problem_that_ended_a_run_is_told() -> None:
    news = replace(NEWS, problem="the quota is used up")
    assert "The run ended early: the quota is used up\n" in news.text
    assert "the quota is used up" in news.html
    assert news.as_dict()["problem"] == "the quota is used up"


def test_nothing_is_nothing() -> None:
    assert News(()).is_empty
    assert not NEWS.is_empty


def test_json_has_the_words_by_language() -> None:
    assert NEWS.as_dict()["posts"][0]["papers"][0] == {
        "id": "2405.00001v1",
        "title": SHEEP.title,
        "url": SHEEP.url,
        "summary": {"zh": "我们数羊。", "en": "We count sheep."},
        "takeaways": [{"zh": "有 12 只。", "en": "There are 12."}],
    }


@given(st.text(min_size=1), st.text(min_size=1), st.text(min_size=1))
def test_no_text_becomes_markup(title: str, topic: str, reason: str) -> None:
    def page(title: str, topic: str, reason: str) -> str:
        item = Item("x", title, "", (("en", reason),), ((("zh", topic),),))
        return News((PostNews(topic, reason, (item,)),), problem=reason).html

    assert page(title, topic, reason).count("<") == page("a", "b", "c").count("<")
