import re
from dataclasses import replace

import pytest
from hypothesis import given

from paperdigest.digest import Digest
from paperdigest.writing.compose import compose
from paperdigest.writing.dialect import COMMON
from paperdigest.writing.parse import parse, split
from paperdigest.writing.post import Entry, Line
from paperdigest.writing.render import render, render_entry
from paperdigest.writing.sites import HEXO, HUGO, JEKYLL, OBSIDIAN, PLAIN, SITES, Look, Site
from tests.hostile import digests
from tests.writing.samples import ENTRIES, OFF_TOPIC, post

LANGUAGES = ("zh", "en")
LINE = r'- (1) 用 $a\_b$ 算，{}<br><span lang="en">Uses $a\_b$ for &#91;it&#93;.</span>'


@pytest.mark.parametrize(
    ("site", "written"),
    [
        (HEXO, LINE),
        (JEKYLL, LINE.replace(r"$a\_b$", r"\\(a\_b\\)")),
        (HUGO, r"- (1) 用 \\(a\_b\\) 算，{}\|  Uses \\(a\_b\\) for &#91;it&#93;."),
        (OBSIDIAN, r"- (1) 用 $a_b$ 算，{}  |  Uses $a_b$ for \[it\]."),
        (PLAIN, r"- (1) 用 $a_b$ 算，{}\|  Uses $a_b$ for \[it\]."),
    ],
)
def test_formulas_and_second_languages_as_each_site_has_them(site: Site, written: str) -> None:
    assert site.dialect.write(LINE) == written.replace("|", "\n")


@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
def test_front_matter_stays(site: Site) -> None:
    front = '---\ntitle: "a $x$ <br> %% b"\n---\n'
    assert site.dialect.write(front + "$a_b$").startswith(front)


@pytest.mark.parametrize(
    ("site", "common", "written"),
    [
        (HUGO, "<span>$</span>5", "&#36;5"),
        (OBSIDIAN, "<span>$</span>5", r"\$5"),
        (OBSIDIAN, "a%%b == &#35;tag &#91;&#91;x&#93;&#93;", r"a%\%b =\= \#tag \[\[x\]\]"),
        (OBSIDIAN, "it&#39;s &#34;so&#34;", 'it\'s "so"'),
        (PLAIN, "a%%b", "a%%b"),
        (HUGO, "- <code>2401.00001</code> x", "- _2401.00001_ x"),
        (HUGO, "<span>&#92;</span>(x", "&#92;&#8288;(x"),
        (HUGO, '> 一<br><span lang="en">one</span>', "> 一\\\n> one"),
        (HUGO, '[p. 1](https://a.example "costs $5 or $6")', '[p. 1](https://a.example "costs &#36;5 or &#36;6")'),
    ],
)
def test_what_else_differs(site: Site, common: str, written: str) -> None:
    assert site.dialect.write(common) == written
    assert len(site.dialect.read(written, LANGUAGES).split("\n")) == len(written.split("\n"))


@pytest.mark.slow
@given(digests())
def test_any_post_is_read_back_from_each_site(digest: Digest) -> None:
    whole = replace(post(compose(digest)), off_topic=(OFF_TOPIC,))
    [given_] = whole.entries
    for site in SITES.values():
        text = render(whole, Look(site))
        [found] = parse(text).entries
        assert [section.id for section in split(text)[1]] == [given_.id], site.name
        assert _texts(found) == _texts(given_), site.name
        if site.dialect.html:
            assert found == given_, site.name


@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
def test_a_line_stays_a_line(site: Site) -> None:
    common = render_entry(ENTRIES[0], LANGUAGES)
    written = site.dialect.write(common)
    read = site.dialect.read(written, LANGUAGES)
    assert len(read.split("\n")) == len(written.split("\n"))
    assert [line for line in read.split("\n") if line] == [
        line if site.dialect.html else _unmarked(line) for line in common.split("\n") if line
    ]


def test_the_common_form_is_hexos() -> None:
    assert HEXO.dialect == COMMON


def _unmarked(line: str) -> str:
    """A line whose second languages inside it are not marked, since only those on lines of their own are known."""
    return re.sub(r'(?<!<br>)<span lang="[a-z]+">(.*?)</span>', r"\1", line)


def _texts(entry: Entry) -> list[object]:
    """What stands in a section, but for its languages and pictures' sizes."""
    lines = [entry.summary, *entry.takeaways, entry.background, entry.results, *entry.methods, entry.significance]
    return [entry.title, entry.authors, entry.abstract, entry.comment, entry.link, entry.affiliations, entry.code] + [
        _line(line) for line in lines
    ]


def _line(line: Line) -> object:
    return [text for _, text in line.words], line.references, line.extracted
