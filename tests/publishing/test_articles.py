import pytest

from paperdigest.publishing.articles import Article, Figure, anchor, read_article
from paperdigest.publishing.markup import Markup
from paperdigest.publishing.sanitise import Addresses
from paperdigest.writing.parse import split
from paperdigest.writing.render import render
from tests.publishing.pages import Page
from tests.writing.samples import ENTRIES, post
from tests.writing.test_rewrite import OLD_POST

MARKUP = Markup(lambda tex: f"${tex}$", Addresses(lambda address: address, lambda address: address.removeprefix("/")))


def articles(text: str, *languages: str) -> list[Article]:
    return [read_article(section, languages, MARKUP) for section in split(text)[1]]


def words(html: str) -> str:
    return " ".join(Page(html).text.split())


def test_each_part_of_a_section_has_its_place() -> None:
    sheep, _ = articles(render(post(*ENTRIES)), "zh", "en")
    assert (sheep.id, sheep.anchor) == ("2401.00001", "paper-2401.00001")
    assert sheep.title == sheep.name == "Counting Sheep Without Falling Asleep"
    assert sheep.subtitle == "数羊而不睡着"
    assert sheep.authors == "Ada Example, Bo Example, Cy Example, Di Example"
    assert words(sheep.abstract) == "We count $n=12$ sheep in one meadow, see https://example.org/sheep."
    assert words(sheep.translation) == "我们在一片草地上数了 $n=12$ 只羊。"
    assert (sheep.abstract_language, sheep.rest) == ("en", "")
    assert words(sheep.source) == "PDF 12 pages, 3 fences"
    assert words(sheep.summary) == "数羊法数到 12 只。The method counts 12 sheep.p. 1"
    assert words(sheep.takeaways).startswith("羊会动。")
    assert words(sheep.facts).startswith("3. 单位 / Affiliation Meadow Institute; Barn; East Wing")
    assert words(sheep.story).startswith("6. 摘要 / Summary (1) 研究背景 / Background 数羊使人困。")
    assert words(sheep.provenance).startswith("paperdigest model-a")
    assert sheep.figures == (
        Figure("images/paper/2401.00001v2/fig-1.webp", "Figure 1: Our sheep counter.", 400, 300),
        Figure("https://a.example/t%20b.webp", 'Table 2: "Sheep" & <b>goats</b> {{ $x$ }}.', 401, 99),
    )


def test_what_a_person_edited_is_shown() -> None:
    text = render(post(ENTRIES[0]))
    text = text.replace("**1. 标题 / Title** 数羊", "**1. 标题 / Title** 我改了：数羊").replace(
        "**Summary**\n", "**Summary**\n\nMine. "
    )
    text = text.replace("\n\n**Authors:", "\n\nA remark below the title.\n\n**Authors:").replace(
        "</details>", "Mine.\n</details>"
    )
    (sheep,) = articles(text, "zh", "en")
    assert sheep.subtitle == "我改了：数羊而不睡着"
    assert words(sheep.summary).startswith("Mine. ")
    assert words(sheep.rest).startswith("A remark below the title.")
    assert sheep.figures == ()
    assert "Mine." in words(sheep.rest)
    assert "<img" in sheep.rest


def test_an_edited_title_block_is_shown_as_it_is() -> None:
    (sheep,) = articles(
        render(post(ENTRIES[0])).replace("· Counting Sheep Without Falling Asleep\n", "· Sheep\n"), "zh", "en"
    )
    assert sheep.subtitle == ""
    assert words(sheep.facts).startswith("1. 标题 / Title 数羊而不睡着 · Sheep")


def test_a_post_of_another_program() -> None:
    second, first = articles(OLD_POST)
    assert (second.title, second.authors) == ("The Second   Paper", "A B")
    assert words(second.summary) == "好的，以下是总结。"
    assert second.figures == (Figure("https://a.b/1.jpg", "", 0, 0),)
    assert (first.summary, first.takeaways, first.figures) == ("", "", ())


@pytest.mark.parametrize(
    ("paper_id", "name"), [("math/0405482", "paper-math-0405482"), ("羊 'x\" <b>", "paper-x-b"), ("", "paper-")]
)
def test_anchor(paper_id: str, name: str) -> None:
    assert anchor(paper_id) == name
