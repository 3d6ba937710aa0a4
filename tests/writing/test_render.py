from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from paperdigest.digest import Assessment
from paperdigest.writing.compose import compose, compose_failure
from paperdigest.writing.post import Post
from paperdigest.writing.render import render, render_entry, render_head, render_tail
from tests.writing.samples import CONTENT, DIGEST, ENTRIES, LOCAL_DIGEST, SHEEP, post, statement

GOLDEN = Path(__file__).parent.parent / "golden" / "post.md"
KEYS = (
    "title date author cover categories tags description keywords toc toc_number toc_style_simple copyright "
    "copyright_author copyright_author_href copyright_url copyright_info mathjax katex aplayer highlight_shrink "
    "aside updated disableNunjucks render_with_liquid"
)


def _golden() -> Post:
    failure = compose_failure(replace(SHEEP, id="2311.00002", title="A *lost* paper"), "no text layer and no abstract")
    return replace(post(*ENTRIES), failures=(failure,))


def test_a_whole_post_byte_for_byte() -> None:
    assert render(_golden()).encode() == GOLDEN.read_bytes()


def test_a_post_is_its_head_its_sections_and_its_tail() -> None:
    whole = _golden()
    sections = [render_entry(entry, whole.languages, whole.homepage) for entry in whole.entries]
    assert render(whole) == render_head(whole) + "".join(sections) + render_tail(whole)
    assert all(
        section.startswith("\n## ") and section.endswith("\n") and not section.endswith("\n\n") for section in sections
    )


def test_newest_papers_first_and_local_files_last() -> None:
    ids = ("math/0405482", "2401.00001", "wool", "0704.0001", "hep-th/9108001", "2401.00010")
    entries = [
        replace(ENTRIES[0], id=name, link="" if name == "wool" else f"http://arxiv.org/abs/{name}") for name in ids
    ]
    text = render(replace(post(), entries=tuple(entries)))
    places = [text.index(f"abs/{name})") for name in ids if name != "wool"] + [text.index("wool.pdf")]
    order = ["2401.00010", "2401.00001", "0704.0001", "math/0405482", "hep-th/9108001", "wool"]
    shown = dict(zip([name for name in ids if name != "wool"] + ["wool"], places, strict=True))
    assert sorted(shown, key=shown.__getitem__) == order


def test_the_front_matter_is_yaml_with_the_blogs_keys_in_their_order() -> None:
    text = render(_golden())
    assert text.startswith("---\n")
    front = yaml.safe_load(text.split("---\n")[1])
    assert " ".join(front) == KEYS
    assert front["title"] == front["keywords"] == front["tags"][0] == "Sheep: a topic"
    assert (front["toc"], front["mathjax"], front["toc_number"], front["disableNunjucks"]) == (None, True, False, True)


def test_a_chinese_post_has_the_blogs_original_labels() -> None:
    text = render(post(*ENTRIES, languages=("zh",)))
    assert "**Summary**" in text
    assert "**6&#46; 摘要**" in text
    assert "- (1) **研究背景** 数羊使人困。" in text
    assert " / " not in text


def test_an_english_post_has_no_chinese_label() -> None:
    content = replace(
        CONTENT,
        summary=statement("", "The method counts 12 sheep.", 1),
        takeaways=(statement("", "Wool is warm.", 4, extracted=True),),
        title=(),
        keywords=((("en", "sheep"),),),
        abstract=(),
        background=statement("", "Counting makes sleepy.", 1),
        past_methods=statement("", "Fingers were used.", 2),
        approach=statement("", "We use legs.", 3),
        results=statement("", "Accuracy is 99%.", 8),
        methods=(statement("", "Count the legs.", 4),),
        significance=statement("", "One can sleep.", 9),
        innovation=Assessment((), (statement("", "Slow.", 3),)),
        performance=Assessment((), ()),
        workload=Assessment((), ()),
    )
    text = render_entry(compose(replace(DIGEST, content=content)), ("en",))
    assert "**6&#46; Summary**" in text
    assert "The method counts 12 sheep. ([p. 1](" in text
    assert not any("\u4e00" <= char <= "\u9fff" for char in text)


def test_absent_parts_leave_no_trace() -> None:
    entry = compose(LOCAL_DIGEST)
    bare = replace(entry, summary=replace(entry.summary, words=()), takeaways=(), methods=(), translated_title=())
    text = render_entry(bare, ("zh", "en"))
    assert "**Summary**" not in text
    assert "**Key Takeaways**" not in text
    assert "**7. " not in text
    assert "**1. 标题 / Title** Notes on Wool · 题目取自文件名 / title taken from the file name\n" in text
    assert "**3. 单位 / Affiliation** 论文首页未见 / not printed on the first page\n" in text
    assert (
        "**5. 链接 / Urls** 论文 / Paper: 本地文件 / local file · 代码 / Code: 论文中未给出 / none in the paper\n"
        in text
    )


@pytest.mark.parametrize("count", [31, 2909])
def test_many_authors_are_counted(count: int) -> None:
    entry = compose(replace(DIGEST, paper=replace(SHEEP, authors=tuple(f"A{n}" for n in range(count)))))
    text = render_entry(entry, ("zh", "en"))
    assert f", A29 et al. ({count})**\n" in text
    assert f"**2. 作者 / Authors** A0, A1, A2 et al. ({count})\n" in text


def test_a_strength_less_verdict_begins_with_its_weakness() -> None:
    text = render_entry(compose(replace(DIGEST, content=CONTENT)), ("zh", "en"))
    assert "\n- **性能 / Performance** · **不足 / Weakness** 三条腿的羊。（" in text
    assert "\n    - **不足 / Weakness** 慢。（" in text
