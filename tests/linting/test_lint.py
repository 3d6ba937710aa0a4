import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paperdigest.linting.codes import CODES
from paperdigest.linting.lint import lint, lint_posts
from paperdigest.writing.render import render
from tests.linting.old_posts import HEAD, POST, SHEEP, damaged
from tests.writing.samples import ENTRIES, post

OURS = render(post(*ENTRIES))
LONG = "羊群在草地上走来走去，牧羊人听着它们的脚步声，一直数到天亮。" * 15
URLS = "https://arxiv.org/abs/2401.00001 ，Github：https://github.com/ada/sheep"
AUTHORS = "2. 作者：Ada Example, Bo-Lin Example, Cy D. Example"
METHOD = "先用听觉定位每只羊，再沿着草地的边缘走一圈并记下脚步声。"
BACKGROUND = "夜里数羊时羊会移动，过去的办法都需要灯。"
CHAIN_TOP = POST[POST.index("1. 标题") : POST.index("7. 方法")]

DEFECTS = [
    ("front-matter", "\n" + POST, ""),
    ("front-matter", POST.removeprefix("---\n"), "title: Sheep"),
    ("yaml", damaged("title: Sheep", "title: Sheep: a topic"), "title: Sheep: "),
    ("yaml", damaged("title: Sheep", "title: @sheep"), "title: @sheep"),
    ("yaml", damaged("title: Sheep", 'title: "Sheep'), 'title: "Sheep'),
    ("yaml", damaged("title: Sheep", "title: [Sheep"), "title: [Sheep"),
    ("yaml", damaged("title: Sheep", "title Sheep"), "title Sheep"),
    ("yaml", damaged("    - Sheep", "\t- Sheep"), "- Sheep"),
    ("yaml", damaged("author: Ada", "title: Ada"), "title: Ada"),
    ("cut-value", damaged("title: Sheep", "title: Sheep #1"), "title: Sheep #"),
    ("template", damaged("牧羊人从此", "牧羊人 {{ x }} 从此"), "- (1) 牧羊人 {{ x"),
    ("template", damaged("牧羊人从此", "$x_{#}$ 牧羊人从此"), "- (1) $x_{#}$ "),
    ("format", damaged("**3. 单位 / Affiliation**", "**3. Institute**", OURS), "**3. Institute"),
    ("repeated-paper", POST + SHEEP, "## Counting Sh"),
    ("no-summary", damaged("在没有灯的草地上数羊，误差降到 2%。", ""), "**Summary**"),
    ("no-summary", damaged("**Summary**\n在没有灯的草地上数羊，误差降到 2%。\n", ""), "## Counting Sh"),
    ("no-takeaways", damaged("- 羊在夜里会移动。\n- 数腿比数头更准。\n- 误差从 9% 降到 2%。\n", ""), "**Key Takeaway"),
    ("too-many-takeaways", damaged("- 羊在夜里会移动。\n", "- 羊在夜里会移动。\n" * 6), "**Key Takeaway"),
    ("no-overview", damaged(CHAIN_TOP, ""), "## Counting Sh"),
    ("no-overview", damaged("6. 摘要：", ""), "## Counting Sh"),
    ("no-method", damaged("7. 方法：", ""), "## Counting Sh"),
    ("no-conclusion", damaged(POST[POST.index("    - (1) 牧羊人") : POST.index("<details>")], ""), "8. 结论："),
    ("no-affiliation", damaged("3. 所属机构：草地研究所\n\n", ""), "## Counting Sh"),
    ("no-affiliation", damaged("草地研究所", "未提供"), "3. 所属机构：未提供"),
    ("no-affiliation", damaged("草地研究所", "Unknown"), "3. 所属机构：Unknow"),
    ("authors", damaged(AUTHORS, "2. 作者：Ada Example, Bo-Lin Example"), "2. 作者：Ada Exam"),
    ("authors", damaged(AUTHORS, "2. 作者：Eve Invented 等"), "2. 作者：Eve Inve"),
    ("authors", damaged(AUTHORS, "2. 作者：王小羊、李草地、陈夜"), "2. 作者：王小羊、李草地、"),
    ("authors", damaged(AUTHORS, "2. 作者：暂未提供"), "2. 作者：暂未提供"),
    ("authors", damaged("Cy Example et al. (4)", "Eve Invented et al. (4)", OURS), "**2. 作者 / Auth"),
    (
        "wrong-link",
        damaged("https://arxiv.org/abs/2401.00001 ，", "https://arxiv.org/abs/2309.12345 ，"),
        "5. Urls：https:",
    ),
    (
        "wrong-link",
        damaged("Github：https://github.com/ada/sheep", "Github：https://github.com/ada/shep"),
        "5. Urls：https:",
    ),
    ("url-placeholder", damaged(URLS, "论文链接（待补充），https://github.com/ada/sheep"), "5. Urls：论文链接（待"),
    ("url-placeholder", damaged(URLS, "[论文链接]，https://github.com/ada/sheep"), "5. Urls：[论文链接]"),
    (
        "url-placeholder",
        damaged(URLS, "https://www.example.com/paper ，https://github.com/ada/sheep"),
        "5. Urls：https:",
    ),
    ("url-placeholder", damaged(URLS, "论文，代码"), "5. Urls：论文，代码"),
    ("no-code-link", damaged("Github：https://github.com/ada/sheep", "Github: None"), "5. Urls：https:"),
    ("chatter", damaged("7. 方法：", "希望以上总结符合您的要求！\n\n7. 方法："), "希望以上总结符合您的要求！"),
    ("chatter", damaged("1. 标题", "好的，我将按照格式回答。\n\n1. 标题"), "好的，我将按照格式回答。"),
    ("placeholder", damaged("第一次数腿。", "xxx。"), "- (2) 创新点：xxx。"),
    (
        "language",
        damaged("- 数腿比数头更准。", "- Counting the legs is more exact than counting the heads."),
        "- Counting the",
    ),
    (
        "language",
        damaged(">The method counts 12 sheep.<", ">这个方法在一片草地上数羊。<", OURS),
        "数羊法数到 12 只。（[p",
    ),
    ("run-on", damaged(METHOD, LONG), "- (1) 羊群在草地上走来"),
    ("run-on", damaged(METHOD, "听羊叫。（2）数羊腿。（3）除以四。"), "- (1) 听羊叫。（2）数"),
    (
        "run-on",
        damaged("第一次数腿。", "第一次数腿。性能：误差是原来的四分之一。工作量：" + LONG[:60]),
        "- (2) 创新点：第一次数",
    ),
    ("run-on", damaged("7. 方法：", "<p>7. 方法：\n(1) 听羊叫。\n(2) 数羊腿。</p>"), "<p>7. 方法："),
    ("repeated-text", damaged(METHOD, BACKGROUND), "- (1) 夜里数羊时羊会移"),
    ("html-list", damaged("1. 标题：夜间数羊", "<ol>\n<li>标题：夜间数羊</li>\n</ol>"), "<ol>"),
    ("html", damaged("夜间数羊\n", "<strong>夜间数羊</strong>\n"), "1. 标题：<strong>"),
    ("heading", damaged("1. 标题", "### 1. 标题"), "### 1. 标题：夜间数羊"),
    ("code-fence", damaged("7. 方法：", "```\n7. 方法："), "```"),
    ("image-host", damaged("/images/sheep.png", "https://pics.example.net/sheep.png"), '<img src="http'),
    ("image-host", damaged("/images/cover.png", "https://pics.example.net/cover.png"), "cover: https:/"),
]


@pytest.mark.parametrize(("code", "text", "line"), DEFECTS)
def test_each_defect_is_found_once_where_it_stands(code: str, text: str, line: str) -> None:
    lines = text.split("\n")
    [found] = [lines[finding.line - 1] for finding in lint(text) if finding.code == code]
    assert found.strip().startswith(line)


def test_every_code_is_documented_and_shown_by_an_example() -> None:
    assert {code for code, _, _ in DEFECTS} == {code for code in CODES if not code.startswith("fact-")}


@pytest.mark.parametrize("text", [POST, POST.replace("\n", "\r\n"), OURS])
def test_clean_posts_give_nothing(text: str) -> None:
    assert lint(text) == ()


@pytest.mark.parametrize(
    "authors",
    [
        "Example Ada, Example Bo-Lin, Example Cy D.",
        "Ada Example、Bolin Example 和 Cy Example",
        "A. Example, B.-L. Example, C. D. Example",
        "Ada Éxample et al.",
        "Ada Example*, Bo Lin Example†, and Cy D. Example.",
        "Bo-Lin Example等",
    ],
)
def test_order_initials_and_spelling_of_authors_may_differ(authors: str) -> None:
    assert lint(damaged(AUTHORS, f"2. 作者：{authors}")) == ()


@pytest.mark.parametrize(
    "urls",
    [
        "论文链接：https://arxiv.org/pdf/2401.00001v2.pdf ，代码：https://github.com/ada/sheep",
        "arXiv:2401.00001v2 [cs.CV]，https://github.com/ada/sheep",
    ],
)
def test_the_right_links_may_be_written_in_any_way(urls: str) -> None:
    assert lint(damaged(URLS, urls)) == ()


def test_that_there_is_no_code_may_be_said_where_there_is_none() -> None:
    without = damaged("Our code is at https://github.com/ada/sheep and more", "More")
    assert lint(damaged(URLS, "https://arxiv.org/abs/2401.00001 ，Github：暂无", without)) == ()


def test_an_html_list_is_read_like_a_numbered_one() -> None:
    listed = POST
    for number in range(1, 9):
        listed = listed.replace(f"\n{number}. ", "\n<li>")
    codes = {finding.code for finding in lint(listed)}
    assert codes == {"html-list"}


def test_the_papers_own_words_in_our_posts_pass() -> None:
    quoted = damaged("Wool is warm.", "Here is the summary: xxx.", OURS)
    assert lint(quoted) == ()
    claimed = damaged("Sheep move.", "Here is the summary: xxx.", OURS)
    assert {finding.code for finding in lint(claimed)} == {"chatter", "placeholder"}


def test_so_does_all_of_a_section_that_was_made_without_a_model() -> None:
    before, _, after = OURS.rpartition("Sheep move.")
    assert "offline" in before
    assert lint(f"{before}Here is the summary: xxx.{after}") == ()


def test_entities_are_read_as_what_they_show() -> None:
    [finding] = lint(damaged("Sheep move.", "The code is at &#91;link&#93;.", OURS))
    assert finding.code == "placeholder"


def test_what_the_cited_sentence_prints_is_no_placeholder() -> None:
    quoting = damaged("Sheep move.", "The skeleton is filled with xxx.", OURS)
    assert lint(damaged('"We &#34;count&#34; on page 2."', '"Filled with xxx."', quoting)) == ()


def test_a_points_number_and_pages_repeat_nothing() -> None:
    reference = '（[p. 4](https://arxiv.org/pdf/2401.00001v2#page=4 "We &#34;count&#34; on page 4.")）'
    said = re.sub(
        r"(?m)^- \(1\) (\*\*研究背景[^*]*\*\*) 数羊使人困。.*$", rf"- (1) \1 羊在夜里的草地上走动{reference}", OURS
    )
    short = re.sub(r"(?m)^- \(1\) 先数腿。.*$", f"- (1) 羊在夜里的草地上走动{reference}", said)
    long = short.replace("草地上走动", "草地上走来走去不停")
    assert [[one.code for one in lint(text)].count("repeated-text") for text in (short, long)] == [0, 1]


def test_template_marks_are_harmless_where_the_front_matter_says_so() -> None:
    live = damaged("牧羊人从此", "牧羊人 {{ x }} 从此")
    assert lint(damaged("mathjax: true", "disableNunjucks: true", live)) == ()


def test_a_paper_may_stand_in_two_topics_but_not_twice_in_one() -> None:
    other = POST.replace("keywords: Sheep", "keywords: Wool")
    found = lint_posts({"a.md": POST, "b.md": POST, "c.md": other}, {})
    assert [(finding.line, finding.code) for finding in found["b.md"]] == [(19, "repeated-paper")]
    assert "a.md" in found["b.md"][0].message
    assert found["a.md"] == found["c.md"] == ()


def test_a_post_about_one_paper_repeats_none() -> None:
    title = next(line.removeprefix("## ") for line in POST.split("\n") if line.startswith("## "))
    alone = re.sub("^title: .*$", f'title: "{title}"', POST, count=1, flags=re.MULTILINE)
    found = lint_posts({"a.md": alone, "b.md": alone, "c.md": POST}, {})
    assert [one.code for findings in found.values() for one in findings] == []


_PIECES = [
    *POST.splitlines(keepends=True),
    *OURS.splitlines(keepends=True)[25:60],
    "---\n",
    "\n",
    "<li>",
    "（2）",
    "：",
    "{{",
    '"',
]


@given(st.text() | st.lists(st.sampled_from(_PIECES) | st.text(max_size=4), max_size=30).map("".join))
@example("")
@example(HEAD + "## x\n\n[PDF](http://[)")
def test_any_text_can_be_linted(text: str) -> None:
    for finding in lint(text):
        assert finding.code in CODES
        assert 1 <= finding.line <= text.count("\n") + 1
