"""A damaged file of one topic: that topic ends with a line that says what to do, and nothing else does."""

import json
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from paperdigest.writing.parse import split
from tests.cli.batching import Live, entries
from tests.cli.command import EXAMPLES, environment
from tests.cli.inprocess import run
from tests.cli.live import POST, ROWS, Library, world
from tests.servers.gemini_batches import Desk

DAY = "2024-06-01"
SHEEP, GOATS = Path(f"posts/{DAY}/Sheep.md"), Path(f"posts/{DAY}/Goats.md")
SIDECAR = Path(f"posts/.paperdigest/{DAY}/Sheep.json")
MOVE = "move it away and run again"


def give(topic: str, name: str) -> None:
    """Put one of our example papers into a topic's folder, under a name of the topic's own."""
    folder = Path(topic.lower())
    folder.mkdir(exist_ok=True)
    for suffix in ("pdf", "json"):
        shutil.copy(EXAMPLES / f"{name}.{suffix}", folder / f"{topic.lower()}-{name}.{suffix}")


@pytest.fixture(autouse=True)
def _two_topics(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment({}).items():
        monkeypatch.setenv(name, value)
    settings = [f'[[topics]]\nname = "{topic}"\nsource = "{topic.lower()}"\n' for topic in ("Sheep", "Goats")]
    Path("paperdigest.toml").write_text("".join(settings))
    for topic in ("Sheep", "Goats"):
        give(topic, "two-readers")
    assert run("digest").code == 0
    for topic in ("Sheep", "Goats"):
        give(topic, "blog-markdown")


slow = partial(pytest.param, marks=pytest.mark.slow)


def ids(post: Path) -> list[str]:
    return [section.id for section in split(post.read_text(encoding="utf-8"))[1]]


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def in_gbk(path: Path) -> None:
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))


def full_of_zeros(path: Path) -> None:
    path.write_bytes(b"\0" * 99)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def without_steps(path: Path) -> None:
    """Whoever only looks for what is due sees nothing."""
    path.write_text(path.read_text(encoding="utf-8").replace('"steps"', '"step"'), encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "damage", "message"),
    [
        (SIDECAR, half, f"error: Sheep: {SIDECAR} is damaged or of another version: {MOVE}"),
        slow(SIDECAR, without_steps, f"error: Sheep: {SIDECAR} is damaged or of another version: {MOVE}"),
        slow(SIDECAR, a_folder, f"error: Sheep: cannot read {SIDECAR}: Is a directory: mend that or move it away"),
        (SHEEP, in_gbk, f"error: Sheep: {SHEEP} is not text in UTF-8: save it as such, or move it away"),
        slow(SHEEP, full_of_zeros, f"error: Sheep: {SHEEP} is damaged, it has NUL characters"),
    ],
)
def test_it_ends_its_own_topic_and_no_other(path: Path, damage: Callable[[Path], object], message: str) -> None:
    damage(path)
    before = {file: file.read_bytes() for file in (SIDECAR, SHEEP) if file.is_file()}
    result = run("digest", "--json")
    assert result.code == 1
    assert message in result.err
    report = json.loads(result.out)
    [failed] = report["failed"]
    assert f"error: {failed['topic']}: {failed['reason']}\n" in result.err
    assert [post["topic"] for post in report["posts"]] == ["Goats"]
    assert ids(GOATS) == ["goats-two-readers", "goats-blog-markdown"]
    assert {file: file.read_bytes() for file in before} == before


@pytest.mark.slow
def test_the_topic_goes_on_once_the_file_is_moved_away() -> None:
    half(SIDECAR)
    assert run("digest").code == 1
    SIDECAR.rename("away.json")
    assert run("digest").code == 0
    assert ids(SHEEP) == ["sheep-two-readers", "sheep-blog-markdown"]


@pytest.mark.slow
def test_a_topic_that_is_alone_is_told_what_is_not_known_of_others() -> None:
    in_gbk(SHEEP)
    result = run("digest", "Goats")
    assert result.code == 0
    assert f"Goats: {SHEEP} is not text in UTF-8" in result.err
    assert "papers that stand only there count as new" in result.err
    assert ids(GOATS) == ["goats-two-readers", "goats-blog-markdown"]


def test_a_folder_that_is_gone_ends_its_topic_alone_as_wrong_settings() -> None:
    shutil.rmtree("sheep")
    result = run("digest")
    assert result.code == 2
    assert "error: Sheep: cannot read the folder sheep: No such file or directory" in result.err
    assert ids(GOATS) == ["goats-two-readers", "goats-blog-markdown"]


def test_nothing_is_regenerated_of_it_and_the_other_posts_are() -> None:
    half(SIDECAR)
    before = SHEEP.read_bytes()
    result = run("regenerate", str(SHEEP), str(GOATS), "--render-only", "--set", "homepage=https://me.example")
    assert (result.code, result.out) == (1, f"{GOATS}\n")
    assert f"error: Sheep: {SIDECAR} is damaged" in result.err
    assert "https://me.example" in GOATS.read_text(encoding="utf-8")
    assert SHEEP.read_bytes() == before


def test_one_paper_of_several_is_not_summarized_over_it() -> None:
    left = Path("posts/.paperdigest/sheep-two-readers.json")
    left.write_text("{")
    result = run("summarize", "sheep/sheep-two-readers.pdf", "goats/goats-two-readers.pdf")
    assert (result.code, result.out.splitlines()[-1]) == (1, "posts/goats-two-readers.md")
    assert f"{left} is damaged" in result.err
    assert not Path("posts/sheep-two-readers.md").exists()


async def test_nothing_is_asked_about_a_topic_whose_post_could_not_be_written() -> None:
    with Library(ROWS[:1]) as arxiv:
        async with world(arxiv) as live:
            await live.run("digest", "wool")
            asked = len(live.gemini.requests)
            without_steps(SIDECAR.with_name("wool.json"))
            arxiv.rows = ROWS[:2]
            result = await live.run("digest", "wool")
            assert (result.code, len(live.gemini.requests), asked) == (1, 1, 1)


async def test_a_batch_job_is_kept_while_its_topics_post_cannot_be_extended() -> None:
    with Library(ROWS[:1]) as arxiv:
        async with world(arxiv, otherwise=(desk := Desk())) as both:
            live, jobs = Live(both.arxiv, both.gemini, desk), Path("posts/.paperdigest/batches")
            await live.digest("sheep")
            desk.state = "SUCCEEDED"
            POST.write_bytes(b"\xff")
            damaged = await live.digest("--resume")
            assert (damaged.code, len([*jobs.iterdir()]), POST.read_bytes()) == (1, 1, b"\xff")
            assert f"error: sheep: {POST} is not text in UTF-8" in damaged.err
            POST.unlink()
            assert (await live.digest("--resume")).code == 0
            assert (entries(), [*jobs.iterdir()], desk.asked) == (["2405.00001"], [], 0)
