import re
from functools import reduce

import pytest
from hypothesis import example, given

from paperdigest.writing import markdown
from paperdigest.writing.clean import clean, fold, plain, visible
from tests.hostile import hostile


@given(hostile)
def test_every_text_comes_back(text: str) -> None:
    assert markdown.unescape(markdown.text(text)) == clean(text)
    assert markdown.unescape(markdown.words(text)) == clean(text)
    assert markdown.unescape(markdown.shield(markdown.text(text), "·,;")) == clean(text)
    assert markdown.unescape(markdown.hover(text)) == fold(text)
    assert markdown.unescape(markdown.name(text)) == visible(text)
    assert markdown.read_front_matter(markdown.front_matter(text)) == plain(text)
    assert markdown.read_description(markdown.description(text)) == plain(text)


@given(hostile)
@example("https:////evil.example/x https://@/x")
def test_no_text_can_open_markup(text: str) -> None:
    written = markdown.text(text)
    safe = (
        r"<(span|bdi)>.*?</\1>", r"&#\d+;", r"\[[^\[\]]*\]\(https?://[^()\s]*\)", r"\$(?:\\.|[^$\\])*\$", r"\\[_*]",
    )  # fmt: skip
    bare = reduce(lambda rest, pattern: re.sub(pattern, "", rest), safe, written)
    assert not re.search(r"[<>\[\]`|~*_{}#\"\\$\n]", bare), bare
    assert not re.match(r"[-+=:^]|\d+[.)](\s|$)", written)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a_b * c", r"a\_b \* c"),
        ("**结果：**文字", r"\*\*结果：\*\*文字"),
        ("{% raw %} {{x}} #}", "&#123;% raw %&#125; &#123;&#123;x&#125;&#125; &#35;&#125;"),
        ("<script>", "&#60;script&#62;"),
        ("it's 'so'", "it&#39;s &#39;so&#39;"),
        ("run --flag ...", "run &#45;&#45;flag &#46;&#46;&#46;"),
        ("../x", "&#46;&#46;/x"),
        ("costs $5", "costs <span>$</span>5"),
        (r"costs $\$5.50$", "costs <span>$</span>5.50"),
        (r"$\$$", "<span>$</span><span>&#36;</span><span>&#36;</span>"),
        (r"C:\x", "C:&#92;x"),
        (r"\( \begin", r"<span>&#92;</span>( <span>&#92;</span>begin"),
        ("$a_1*f'(x) < b$", r"$a\_1\*f&#39;(x) &#60; b$"),
        (r"$\{x\}\,y$", r"$\\{x\\}\\,y$"),
        (r"$\frac{1}{2}$", r"$\frac{1&#125;&#123;2}$"),
        ("see main.py (c) f(x)", "see main&#46;py &#40;c) f(x)"),
        ("$f(c)$", "$f&#40;c)$"),
        ("- item", "&#45; item"),
        ("12. item", "12&#46; item"),
        ("www.example.org me@example.org", "www&#46;example&#46;org me&#64;example&#46;org"),
        (
            "见https://example.org/a_(b)。",
            r"见[https://example.org/a\_(b)](https://example.org/a_%28b%29)。",
        ),
        (r"\href{https://example.org}{PDF}", "[&#80;DF](https://example.org)"),
        (r"No!\href{https://example.org}{picture}", "No&#33;[picture](https://example.org)"),
    ],
)
def test_escapes(text: str, expected: str) -> None:
    assert markdown.text(text) == expected


def test_no_span_stands_inside_a_language_span() -> None:
    assert markdown.marked("for $5", "en") == '<span lang="en">for <bdi>$</bdi>5</span>'


def test_separators_are_written_as_entities_but_not_those_of_entities_and_addresses() -> None:
    assert markdown.shield(markdown.text("a; <b>, https://example.org/x,y"), ",;") == (
        "a&#59; &#60;b&#62;&#44; [https://example.org/x&#44;y](https://example.org/x,y)"
    )


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("2405.00001v1", "2405.00001v1"),
        ("math/0405482", "math/0405482"),
        ("中文 a-b_c", "中文 a-b&#95;c"),
        ("x~~y~~ ==z== ^1^", "x&#126;&#126;y&#126;&#126; &#61;&#61;z&#61;&#61; &#94;1&#94;"),
        ("www.a.example", "www&#46;a&#46;example"),
    ],
)
def test_names_of_files_mean_nothing(name: str, written: str) -> None:
    assert markdown.name(name) == written


def test_front_matter_is_one_line_of_json() -> None:
    assert markdown.front_matter('A "title": #1\n\\u0041 & <b>') == '"A \\"title\\": #1 0041 &"'
    assert markdown.description("a < b & c") == '"a &lt; b &amp; c"'
    assert markdown.front_matter("") == ""


def test_a_number_that_is_no_characters_is_read_as_something_broken() -> None:
    assert markdown.unescape("a&#99999999;b") == "a\ufffdb"
