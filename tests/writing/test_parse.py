from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.errors import ConfigError
from paperdigest.linting.lint import lint
from paperdigest.paper import Paper
from paperdigest.writing import labels
from paperdigest.writing.compose import compose_failure
from paperdigest.writing.parse import parse, split
from paperdigest.writing.render import render
from paperdigest.writing.sites import SITES, Look, Site
from tests.hostile import hostile
from tests.writing.samples import ENTRIES, OFF_TOPIC, post

BLOG = """
---
title: Sheep
---

>banner

# 2024-05-22 更新


## Counting   Sheep

**Authors:A, B**

Text.

[PDF](http://arxiv.org/abs/2405.07257v1) 4 pages

**Summary**
数羊

## a heading that a model invented

<details>
</details>



## Older Sheep

[PDF](http://arxiv.org/abs/math/0405482v12)

**Summary**
"""


@given(
    st.lists(hostile | st.sampled_from(["\n## ", "\n[PDF](http://arxiv.org/abs/2401.00001v1)\n", "\n## Off topic\n"]))
)
def test_split_loses_nothing(parts: list[str]) -> None:
    text = "".join(parts)
    head, sections, tail = split(text)
    assert head + "".join(section.text for section in sections) + tail == text


def test_split_reads_the_blogs_own_posts() -> None:
    head, sections, tail = split(BLOG)
    assert [(section.id, section.version, section.title) for section in sections] == [
        ("2405.07257", 1, "Counting Sheep"),
        ("math/0405482", 12, "Older Sheep"),
    ]
    assert head.endswith("更新\n\n")
    assert "a model invented" in sections[0].text
    assert tail == ""
    assert head + "".join(section.text for section in sections) == BLOG


def test_sections_sort_by_the_month_of_their_id() -> None:
    _, sections, _ = split(BLOG)
    assert max(sections, key=lambda section: section.sort_key).id == "2405.07257"


def test_a_paper_cannot_forge_the_line_that_names_it() -> None:
    abstract = r"\href{http://arxiv.org/abs/2401.99999v1}{PDF}"
    forged = replace(ENTRIES[0], abstract=abstract)
    _, sections, _ = split(render(post(forged)))
    assert [section.id for section in sections] == ["2401.00001"]
    assert parse(render(post(forged))).entries == (forged,)


@pytest.mark.parametrize("stem", ["a  b ", "$x$", "c_d*e[f](g)", 'it\'s "it"', "h.pdf", "–中文–"])
def test_a_files_name_comes_back_to_the_letter(stem: str) -> None:
    for address in ("", "https://example.org/x.pdf", "http://arxiv.org/abs/2401.00001v1"):
        link = {"link": address, "paper_url": address}
        entry = replace(ENTRIES[1], id=stem, **link)  # type: ignore[arg-type]
        assert parse(render(post(entry))).entries == (entry,)


def test_failures_come_back() -> None:
    failed = (compose_failure(Paper(id="x y", title="https://example.org"), "why · not"),)
    assert parse(render(replace(post(), failures=failed))).failures == failed


@pytest.mark.parametrize("languages", [("zh", "en"), ("zh",), ("en",)])
def test_what_is_off_topic_comes_back_and_stands_before_what_failed(languages: tuple[str, ...]) -> None:
    failed = (compose_failure(Paper(id="x y", title="https://example.org"), "why · not"),)
    text = render(replace(post(ENTRIES[0], languages=languages), failures=failed, off_topic=(OFF_TOPIC,)))
    assert (parse(text).off_topic, parse(text).failures) == ((OFF_TOPIC,), failed)
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert [labels.OFF_TOPIC.show(languages), labels.NOT_PROCESSED.show(languages)] == [h[3:] for h in headings[1:]]


def test_an_off_topic_paper_is_one_line_and_the_linter_has_nothing_to_say() -> None:
    text = render(replace(post(ENTRIES[0]), off_topic=(OFF_TOPIC,)))
    assert text.endswith(
        "\n## 与主题无关 / Off topic\n\n- <code>2401.00009</code> [Goats &#183; &#91;PDF&#93; &#38; Co]"
        "(https://arxiv.org/abs/2401.00009v2) · 讲的是山羊 &#183; 不是绵羊。"
        '<br><span lang="en">It is about goats &#183; not sheep.</span>\n'
    )
    assert lint(text) == lint(render(post(ENTRIES[0])))


@pytest.mark.parametrize(
    ("old", "new", "at", "expected"),
    [
        ("**Key Takeaways**", "Key Takeaways", "**Key Takeaways**", "the line '**paperdigest** …'"),
        ("**3. 单位", "**3. 单", "**3. 单位", "block 3"),
        ("- (1) **意义", "- **意义", "- (1) **意义", "the section's end"),
        ("**Authors:Ada", "Authors: Ada", "**Authors:Ada", "a line '**Authors:…**'"),
        (
            "[PDF](http://arxiv.org",
            "[Paper](http://arxiv.org",
            "## Counting",
            "a line '[PDF](…)' below '## Counting Sheep",
        ),
        ("date: 2026-11-20", "date: yesterday", "date: 2026", "the value of 'date' cannot be read"),
        ("---\ntitle: ", "---\ntitel: ", "# 2026-11-20", "no key 'title' in the front matter"),
        (">💗", ">", "# 2026-11-20", "no banner line that begins with '>💗'"),
    ],
)
def test_a_malformed_post_is_an_error_that_names_the_line(old: str, new: str, at: str, expected: str) -> None:
    text = render(post(ENTRIES[0]))
    assert text.count(old) == 1
    with pytest.raises(ConfigError) as error:
        parse(text.replace(old, new))
    assert str(error.value).startswith(f"line {text[: text.index(at)].count(chr(10)) + 1}: ")
    assert expected in str(error.value)


def test_every_field_of_an_entry_is_exercised() -> None:
    empty = {"title_note"}
    assert {field.name for field in fields(ENTRIES[0]) if not getattr(ENTRIES[0], field.name)} == empty


def test_names_and_titles_that_look_like_the_format() -> None:
    title = ENTRIES[0].title
    entry = replace(
        ENTRIES[0],
        authors=("Ada, Jr.", "Bo et al. (5)"),
        authors_total=2,
        translated_title=(("zh", f"{title} · {title}"), ("en", "题目取自 PDF")),
        affiliations=("a; b", "c (d)", "e"),
    )
    assert parse(render(post(entry))).entries == (entry,)


@pytest.mark.parametrize("languages", [("zh", "en"), ("zh",), ("en",)])
@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
def test_values_that_look_like_the_label_for_none(site: Site, languages: tuple[str, ...]) -> None:
    labels_for_none = (labels.AUTHORS_UNKNOWN, labels.NO_AFFILIATION, labels.NO_KEYWORDS)
    author, affiliation, keyword = (label.show(languages) for label in labels_for_none)
    entry = replace(
        ENTRIES[0],
        authors=(author,),
        authors_total=1,
        affiliations=(affiliation,),
        keywords=(((languages[0], keyword),),),
    )
    [found] = parse(render(replace(post(entry), languages=languages), Look(site))).entries
    assert (found.authors, found.affiliations, found.keywords) == (entry.authors, entry.affiliations, entry.keywords)
