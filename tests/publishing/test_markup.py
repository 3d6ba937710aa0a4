import html
from dataclasses import replace

import pytest
from hypothesis import given

from paperdigest.publishing.markup import Markup
from paperdigest.publishing.maths import mathml
from paperdigest.publishing.sanitise import Addresses
from paperdigest.writing import markdown
from paperdigest.writing.clean import TOKEN, clean, href_parts
from tests.hostile import hostile
from tests.publishing.pages import Page

ANYWHERE = Addresses(lambda address: address, lambda address: address)
NOWHERE = Addresses(lambda address: None, lambda address: None)
MARKUP = Markup(lambda tex: f"${html.escape(tex)}$", ANYWHERE)
SAFE = {"p", "a", "span", "bdi", "li", "ul", "br", "h3", "strong"}


def shown(text: str) -> str:
    """What a reader shall see of a text."""
    seen = TOKEN.sub(
        lambda match: "$" if match["dollar"] else href_parts(match[0])[1] if match["href"] else match[0], clean(text)
    )
    return " ".join(seen.split())


@given(hostile)
def test_what_was_escaped_comes_out_as_the_character_itself(text: str) -> None:
    markup = replace(MARKUP, is_marked=False)  # else page references lose their brackets
    for made in (markup.block(markdown.text(text), "en"), markup.inline(markdown.text(text), "en")):
        page = Page(made)
        assert " ".join(page.text.split()) == shown(text)
        assert {tag for tag, _ in page.tags} <= SAFE


@given(hostile)
def test_no_markdown_makes_an_element_that_acts(text: str) -> None:
    page = Page(Markup(mathml, NOWHERE).block(text, "en"))
    assert not {tag for tag, _ in page.tags} & {"script", "style", "iframe", "form", "input", "svg", "object", "link"}
    assert not page.values("href") + page.values("src")
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on") or name == "style"]


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("{% raw %}{{ x }}{% endraw %}", "<p>{{ x }}</p>\n"),
        ("a {{ '{{' }} b {{ \"%}\" }}", "<p>a {{ b %}</p>\n"),
        ("&#123;&#123; &#123;% x %&#125;", "<p>{{ {% x %}</p>\n"),
        ("<script>x</script>y<svg><style><img onerror=x></svg>", "y<img>"),
        ("[a](javascript:x) <a href='javascript:x'>b</a>",
         '<p>[a](javascript:x) <a rel="noopener noreferrer">b</a></p>\n'),
        ("</div></article><p class='bar' style='x'>a", "<p>a</p>"),
        ("| a |\n| - |\n| b |", None),
        ("**7. 方法 / Methods**", '<h3>7. <span class="twin" lang="zh">方法</span><span class="slash"> / </span>'
         '<span class="twin" lang="en">Methods</span></h3>\n'),
        ("$x$ \ue0005\ue001", "<p>$x$ 5</p>\n"),
    ],
)  # fmt: skip
def test_block(written: str, made: str | None) -> None:
    result = MARKUP.block(written, "zh")
    assert result == made if made else "<table>" in result


def test_pages_stand_beside_a_statement_in_two_languages() -> None:
    written = (
        '- (1) **研究背景 / Background** 循环 $n=6$。（[p. 2](https://a.b/2 "q"), [p. 8](https://a.b/8)）<br>'
        '<span lang="en">Loop.</span>'
    )
    assert MARKUP.block(written, "zh") == (
        '<ul>\n<li><span class="claim"><span class="said"><span class="number">(1) </span>'
        '<strong><span class="twin" lang="zh">研究背景</span><span class="slash"> / </span>'
        '<span class="twin" lang="en">Background</span></strong> '
        '<span class="twin" lang="zh">循环 $n=6$。</span><span class="twin" lang="en">Loop.</span></span>'
        '<span class="pages"><a href="https://a.b/2" title="q" rel="noopener noreferrer">p. 2</a> '
        '<a href="https://a.b/8" rel="noopener noreferrer">p. 8</a></span></span></li>\n</ul>\n'
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("- 羊（p. 4, p. 5）<br><span lang=\"en\">Sheep</span>",
         '<span class="twin" lang="zh">羊</span><span class="twin" lang="en">Sheep</span></span>'
         '<span class="pages">p. 4, p. 5</span>'),
        ('- <span lang="en">Only English.</span> ([p. 2](https://a.b))',
         '<span lang="en">Only English.</span></span>'
         '<span class="pages"><a href="https://a.b" rel="noopener noreferrer">p. 2</a></span>'),
        ('<span lang="fr">Mouton.</span><br><span lang="en">Sheep.</span>',
         '<span class="twin" lang="fr">Mouton.</span><span class="twin" lang="en">Sheep.</span></span>'),
    ],
)  # fmt: skip
def test_said(written: str, said: str) -> None:
    assert said in MARKUP.block(written, "zh")


@pytest.mark.parametrize(
    "written",
    ["第一行<br>第二行", "**5. 链接 / Urls** [论文](https://a.b)（[p. 10](https://a.b)）", "见 p. 4", "羊（第 4 页）"],
)
def test_what_is_no_statement_stays_as_it_is(written: str) -> None:
    assert "claim" not in MARKUP.block(written, "zh")


def test_feeds_have_no_elements_for_a_style_sheet() -> None:
    made = Markup(lambda tex: tex, ANYWHERE, is_marked=False).block(
        '**7. 方法 / Methods** 羊<br><span lang="en">S</span>', "zh"
    )
    assert made == '<p><strong>7. 方法 / Methods</strong> 羊<br><span lang="en">S</span></p>\n'
