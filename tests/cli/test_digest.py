import json
import shutil
from pathlib import Path

import pytest

from paperdigest.writing.parse import parse, split
from tests.cli.command import EXAMPLES, paperdigest, tree

POST = Path("posts/2024-06-01/Reading.md")


@pytest.fixture
def papers() -> Path:
    """A folder of our three example papers and the settings that name it."""
    folder = Path("papers")
    folder.mkdir()
    for file in (*EXAMPLES.glob("*.pdf"), *EXAMPLES.glob("*.json")):
        shutil.copy(file, folder)
    Path("paperdigest.toml").write_text('[[topics]]\nname = "Reading"\nsource = "papers"\n')
    return folder


def test_a_folder_becomes_one_post_and_stdout_names_it(papers: Path) -> None:
    result = paperdigest("digest")
    assert (result.code, result.out) == (0, f"{POST}\n")
    assert "3 papers, 0 skipped" in result.err
    post = parse(POST.read_text(encoding="utf-8"))
    assert {entry.title for entry in post.entries} == {
        json.loads(f.read_text())["title"] for f in papers.glob("*.json")
    }
    assert [name for name in tree(Path("posts")) if not name.startswith("assets/")] == [
        ".paperdigest/2024-06-01/Reading.json",
        ".paperdigest/runs.jsonl",
        "2024-06-01/Reading.md",
    ]


def test_a_folder_for_figures_that_cannot_be_written_is_said_before_any_work(papers: Path) -> None:
    Path("pictures").write_text("in the way")
    result = paperdigest("digest", "--set", "max_figures=2", "--set", "assets=pictures")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "the folder pictures" in result.err
    assert not Path("posts/2024-06-01").exists()


def test_a_post_shows_the_papers_figures_from_where_they_are(papers: Path) -> None:
    paperdigest("digest", "--set", "max_figures=2")
    post = parse(POST.read_text(encoding="utf-8"))
    shots = {entry.id: [shot.url for shot in entry.shots] for entry in post.entries}
    assert shots["two-readers"] == ["/images/paper/two-readers/fig-1.webp", "/images/paper/two-readers/tab-1.webp"]
    assert post.cover == shots[post.entries[0].id][0]
    files = {name.removeprefix("assets/") for name in tree(Path("posts")) if name.startswith("assets/")}
    assert files == {url.removeprefix("/images/paper/") for urls in shots.values() for url in urls}
    assert Path("posts/assets/two-readers/fig-1.webp").read_bytes().startswith(b"RIFF")


@pytest.mark.slow
def test_a_second_run_says_why_there_is_nothing_and_changes_nothing(papers: Path) -> None:
    paperdigest("digest")
    before = POST.read_bytes()
    result = paperdigest("digest")
    assert (result.code, result.out) == (0, "")
    assert "nothing new: 3 found, 3 fit the topic, 3 already digested" in result.err
    assert POST.read_bytes() == before


def test_a_post_is_extended_without_touching_what_stands_there(papers: Path) -> None:
    late = papers / "two-readers.pdf"
    aside = late.rename("aside.pdf")
    assert paperdigest("digest").code == 0
    text = POST.read_text(encoding="utf-8").replace("**Key Takeaways**", "**Key Takeaways**\n\nMy own remark.", 1)
    POST.write_text(text, encoding="utf-8")
    _, before, _ = split(text)
    aside.rename(late)
    assert paperdigest("digest").code == 0
    _, after, _ = split(POST.read_text(encoding="utf-8"))
    assert [section.id for section in after] == ["two-readers", "digest-defects", "blog-markdown"]
    assert {section.text for section in before} < {section.text for section in after}


@pytest.mark.slow
def test_an_edited_head_stays(papers: Path) -> None:
    late = papers / "two-readers.pdf"
    aside = late.rename("aside.pdf")
    paperdigest("digest")
    POST.write_text(
        POST.read_text(encoding="utf-8").replace("cover:", "cover: https://example.org/mine.png"), encoding="utf-8"
    )
    aside.rename(late)
    paperdigest("digest", SOURCE_DATE_EPOCH="1717250400")
    text = POST.read_text(encoding="utf-8")
    assert "cover: https://example.org/mine.png" in text
    assert "updated: 2024-06-01 14:00:00" in text


@pytest.mark.slow
def test_the_cache_may_vanish_and_the_sidecar_too(papers: Path) -> None:
    paperdigest("digest")
    before = POST.read_bytes()
    shutil.rmtree("posts/.paperdigest")
    result = paperdigest("digest", XDG_CACHE_HOME=str(Path("other").resolve()))
    assert "already digested" in result.err
    POST.unlink()
    paperdigest("digest", XDG_CACHE_HOME=str(Path("other").resolve()))
    assert POST.read_bytes() == before


def test_a_bad_paper_never_takes_the_run_with_it(papers: Path) -> None:
    (papers / "page.pdf").write_text("<html>Not found</html>")
    whole = (papers / "two-readers.pdf").read_bytes()
    (papers / "cut.pdf").write_bytes(whole[: len(whole) // 2])
    (papers / "wrong.pdf").write_bytes(whole)
    (papers / "wrong.json").write_text("{")
    result = paperdigest("digest", "--json")
    assert result.code == 1
    report = json.loads(result.out)
    assert len(report["posts"][0]["papers"]) == 3
    reasons = {skipped["id"]: skipped["reason"] for skipped in report["skipped"]}
    assert set(reasons) == {"page", "cut", "wrong"}
    assert "not a PDF" in reasons["page"]
    assert "wrong.json" in reasons["wrong"]
    assert "Traceback" not in result.err
    assert "## 未能处理 / Not processed" in POST.read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_paper_that_failed_three_times_waits_for_the_flag(papers: Path) -> None:
    (papers / "page.pdf").write_text("<html>Not found</html>")
    codes = [paperdigest("digest", "--date", f"2024-06-0{day}").code for day in range(1, 5)]
    assert codes == [1, 1, 1, 0]
    assert paperdigest("digest", "--retry-failed").code == 1
    shutil.copy(papers / "two-readers.pdf", papers / "page.pdf")
    assert paperdigest("digest", "--retry-failed").code == 0
    assert "Not processed" not in POST.read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_paper_without_text_is_digested_from_its_abstract_and_says_so(papers: Path) -> None:
    (papers / "cut.pdf").write_bytes((papers / "two-readers.pdf").read_bytes()[:5000])
    (papers / "cut.json").write_text(json.dumps({"title": "Cut", "abstract": "We cut a file. It is 5,000 bytes long."}))
    report = json.loads(paperdigest("digest", "--json").out)
    [paper] = [paper for paper in report["posts"][0]["papers"] if paper["id"] == "cut"]
    assert paper["status"] == "abstract-only"
    assert "仅据摘要" in POST.read_text(encoding="utf-8")


@pytest.mark.slow
def test_dry_run_reads_but_asks_and_writes_nothing(papers: Path) -> None:
    result = paperdigest("digest", "--dry-run", "--json")
    report = json.loads(result.out)
    assert [paper["status"] for paper in report["posts"][0]["papers"]] == ["due"] * 3
    assert all("tokens" in paper["reason"] for paper in report["posts"][0]["papers"])
    assert not Path("posts/2024-06-01").exists()


@pytest.mark.slow
def test_max_names_what_is_left_over_and_keeps_it_new(papers: Path) -> None:
    result = paperdigest("digest", "--max", "2")
    assert ": 1 left for the next run" in result.err
    assert "1 paper, 0 skipped" in paperdigest("digest").err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["digest", "!?"], "'!?' has no word to search for"),
        (["digest", "A", "B", "--query", "ti:sheep"], "--query makes one topic"),
        (["digest", "--date", "yesterday"], "'yesterday' is no day"),
        (["digest", "--since", "soon"], "'soon' is no day"),
        (["digest", "--set", "modle=x"], "did you mean 'model'?"),
        (["digest", "--config", "none.toml"], "cannot read none.toml"),
        (["digest", "--prompts", "poetry"], "no prompt set 'poetry'"),
        (["digest", "--model", "oracle:9"], "no provider 'oracle'"),
        (["digest", "--model", "gemini:x"], "set GEMINI_API_KEY"),
        (["digest", "--out", "paperdigest.toml/posts"], "choose another"),
        (["digest", "--lang", "chinese"], "no ISO 639-1 code"),
    ],
)
def test_wrong_input_is_one_line_and_exit_2(papers: Path, arguments: list[str], message: str) -> None:
    result = paperdigest(*arguments, "-q")
    assert result.code == 2
    assert message in result.err
    assert result.err.count("\n") == 1
    assert not Path("posts").exists() or tree(Path("posts")) == []


@pytest.mark.slow
def test_no_topics_and_no_folder_are_said() -> None:
    assert "run paperdigest init" in paperdigest("digest").err
    Path("paperdigest.toml").write_text('[[topics]]\nname = "A"\nsource = "nowhere"\n')
    result = paperdigest("digest")
    assert (result.code, "cannot read the folder nowhere" in result.err) == (2, True)


@pytest.mark.slow
def test_one_language_and_plain_progress(papers: Path) -> None:
    result = paperdigest("digest", "--lang", "en", "--progress", "json")
    events = [json.loads(line)["event"] for line in result.err.splitlines() if line.startswith("{")]
    assert (events[0], events[-1], events.count("finish")) == ("begin", "end", 3)
    text = POST.read_text(encoding="utf-8")
    assert "Methods**" in text
    assert "方法" not in text
