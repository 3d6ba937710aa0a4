"""Lists through the real command, against an arXiv on this machine."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import EXAMPLES, environment, paperdigest, tree
from tests.servers.arxiv import ArxivServer, Reply, Row

ROWS = [Row(f"2401.{number:05}v1", f"Sheep {number}") for number in range(1, 301)]


@pytest.mark.slow
def test_three_hundred_papers_of_three_lists_each_once_and_what_is_none_is_said() -> None:
    made = {"2401.00001", "2401.00150", "2401.00300"}
    Path("posts").mkdir()
    for row in ROWS:
        if row.name not in made:
            Path(f"posts/{row.name}.md").write_text("mine")
    Path("a.txt").write_text("\r\n".join(row.name for row in ROWS[:200]) + "\r\nSome words\r\n")
    entries = "".join(f"@misc{{k{row.name}, eprint={{{row.name}}}, archivePrefix={{arXiv}}}}\n" for row in ROWS[150:])
    Path("refs.bib").write_text(entries + "@book{knuth, title={The {TeX}book}}\n")
    pdf = (EXAMPLES / "two-readers.pdf").read_bytes()
    with ArxivServer(ROWS) as arxiv:
        arxiv.pdfs.extend([Reply(pdf)] * len(made))
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "paperdigest",
                "summarize",
                "a.txt",
                "refs.bib",
                "-",
                "--json",
                "--progress",
                "none",
            ],
            input="https://arxiv.org/abs/2401.00001v1\n",
            env=environment({"PAPERDIGEST_ARXIV_URL": arxiv.url, "PAPERDIGEST_ARXIV_PACE": "0"}),
            capture_output=True,
            text=True,
            check=False,
        )
        paths = arxiv.paths()
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert {paper["id"] for post in report["posts"] for paper in post["papers"]} == {f"{name}v1" for name in made}
    assert {skipped["id"]: skipped["reason"] for skipped in report["skipped"]} == {
        "a.txt:201": "no arXiv id, arXiv address or PDF file in this line",
        "knuth": "refs.bib:151: no arXiv id in this entry",
        "2401.00001v1": "stdin:1: the same paper as 2401.00001, which was named first: "
        "summarize it into another folder",
    }
    assert "knuth  The TeXbook  skipped" in done.stderr
    assert (paths.count("/api/query"), len(paths)) == (3, 6)
    assert done.stderr.count("exists and stays as it is") == 297


def test_lists_without_any_paper_are_exit_2_and_each_entry_is_said() -> None:
    Path("refs.bib").write_text("@book{knuth, title={The {TeX}book}}\n")
    result = paperdigest("summarize", "refs.bib", "--json")
    assert result.code == 2
    assert [skipped["id"] for skipped in json.loads(result.out)["skipped"]] == ["knuth"]
    assert "no paper was named" in result.err
    assert tree() == ["refs.bib"]


@pytest.mark.parametrize("wrong", ["2412.99999", "none.pdf"])
def test_what_a_list_names_and_is_not_there_is_exit_2_when_the_others_are_done(wrong: str) -> None:
    Path("a.txt").write_text(f"{wrong}\n2401.00001\n")
    with ArxivServer(ROWS[:1]) as arxiv:
        arxiv.pdfs.append(Reply((EXAMPLES / "two-readers.pdf").read_bytes()))
        result = paperdigest(
            "summarize", "a.txt", **{"PAPERDIGEST_ARXIV_URL": arxiv.url, "PAPERDIGEST_ARXIV_PACE": "0"}
        )
    assert (result.code, result.out) == (2, "posts/2401.00001.md\n")
    assert f"{wrong}  skipped" in result.err
