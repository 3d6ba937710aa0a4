import json
from pathlib import Path

import pytest

from tests.cli.command import EXAMPLES, paperdigest
from tests.cli.live import ROWS, Library, world
from tests.linting.old_posts import POST, damaged

BAD = damaged("7. 方法：", "希望以上总结符合您的要求！\n\n7. 方法：", damaged("草地研究所", "待补充"))


def test_findings_are_lines_on_stdout_and_exit_1() -> None:
    Path("good.md").write_text(POST.replace("keywords: Sheep", "keywords: Wool"), encoding="utf-8")
    Path("bad.md").write_text(BAD, encoding="utf-8")
    result = paperdigest("check", "bad.md", "good.md")
    assert result.code == 1
    found = [line.split("  ", 2)[:2] for line in result.out.splitlines()]
    at = BAD.split("\n").index("希望以上总结符合您的要求！") + 1
    assert ["bad.md:41", "no-affiliation"] in found
    assert [f"bad.md:{at}", "chatter"] in found
    assert "a model talks to its user" in result.err
    assert "2 posts, 3 findings" in result.err


def test_json_follows_the_contract() -> None:
    Path("bad.md").write_text(BAD, encoding="utf-8")
    result = paperdigest("check", "bad.md", "--json")
    report = json.loads(result.out)
    assert result.code == 1
    assert set(report) == {"findings", "counts"}
    assert all(set(finding) == {"file", "line", "code", "message"} for finding in report["findings"])
    assert sum(report["counts"].values()) == len(report["findings"]) == 3


@pytest.mark.slow
def test_a_clean_post_is_exit_0() -> None:
    paperdigest("summarize", str(EXAMPLES / "digest-defects.pdf"), str(EXAMPLES / "two-readers.pdf"))
    result = paperdigest("check", "posts/digest-defects.md", "posts/two-readers.md")
    assert (result.code, result.out) == (0, "")
    assert "nothing found" in result.err
    assert json.loads(paperdigest("check", "posts/two-readers.md", "--json").out) == {"findings": [], "counts": {}}


@pytest.mark.slow
def test_wrong_input_is_exit_2_in_one_line() -> None:
    Path("binary.md").write_bytes(b"\xff\xfe\x00")
    Path("folder").mkdir()
    for name, message in (("none.md", "no file none.md"), ("binary.md", "not text"), ("folder", "cannot read folder")):
        result = paperdigest("check", name)
        assert (result.code, result.out) == (2, "")
        assert message in result.err
        assert "Traceback" not in result.err


@pytest.mark.slow
async def test_a_post_of_ours_is_held_against_its_papers_without_asking_anybody() -> None:
    post = Path("posts/2024-06-01/sheep.md")
    with Library(ROWS) as arxiv:
        async with world(arxiv) as live:
            await live.run("digest", "sheep")
            asked = len(arxiv.seen)
            clean = await live.run("check", str(post))
            assert (clean.code, clean.out) == (0, "")
            assert "3 papers checked against their text, 0 against metadata only, 0 not at hand" in clean.err
            text = post.read_text(encoding="utf-8")
            lie = text.replace("## Defects", "## Effects").replace(
                "**Summary**\n\n", "**Summary**\n\nWolfNet 98.76% ", 1
            )
            post.write_text(lie, encoding="utf-8")
            wrong = await live.run("check", str(post))
            assert len(arxiv.seen) == asked
    line = text[: text.index("**Summary**")].count("\n") + 3
    assert wrong.code == 1
    assert "fact-title  2405.00002: arXiv has Defects\n" in wrong.out
    assert f"{post}:{line}  fact-number  2405.00002: not in the paper: 98.76%\n" in wrong.out
    assert f"{post}:{line}  fact-name  2405.00002: not in the paper: WolfNet\n" in wrong.out
