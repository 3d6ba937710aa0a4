"""Posts made anew, against an arXiv and a Gemini on this machine."""

import asyncio
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from paperdigest.writing.blocks import split_blocks
from paperdigest.writing.parse import parse, split
from tests.cli.command import EXAMPLES, environment, paperdigest, tree
from tests.cli.live import POST, ROWS, Library, World, world
from tests.servers.arxiv import Reply, Row
from tests.writing.test_rewrite import OLD_POST

SIDECAR = Path("posts/.paperdigest/2024-06-01/sheep.json")
CACHE = Path("../home/cache/paperdigest")
OLD_ROWS = [("2402.00001v1", "two-readers"), ("2402.00003v1", "digest-defects")]


def edit(old: str, new: str) -> None:
    text = POST.read_text(encoding="utf-8")
    assert old in text
    POST.write_text(text.replace(old, new, 1), encoding="utf-8")


def new_set(*steps: str, name: str = "mine") -> None:
    """A prompt set that asks for some steps in other words."""
    folder = Path("prompts", name)
    folder.mkdir(parents=True)
    (folder / "prompt.toml").write_text('extends = "default"\n')
    for step in steps:
        (folder / f"{step}.md").write_text(f"{step} — tell it in other words.\n")


def asked(live: World) -> list[list[str]]:
    """The steps of each request."""
    return [list(one.body["generationConfig"]["responseJsonSchema"]["properties"]) for one in live.gemini.requests]


def blocks(text: str) -> dict[tuple[str, str], str]:
    return {(one.id, block.name): block.text for one in split(text)[1] for block in split_blocks(one.text)}


@pytest.mark.slow
async def test_one_changed_prompt_costs_one_request_a_paper_and_no_other_block(arxiv: Library) -> None:
    async with world(arxiv) as live:
        await live.run("digest", "sheep")
        before = POST.read_text(encoding="utf-8")
        new_set("method")
        live.gemini.requests.clear()
        arxiv.seen.clear()
        result = await live.run("regenerate", str(POST), "--prompts", "mine", SOURCE_DATE_EPOCH="1717250400")
        assert (result.code, result.out) == (0, f"{POST}\n")
        assert "method: prompts default" in result.err
        assert (asked(live), arxiv.seen) == ([["method"]] * 3, [])
        after = POST.read_text(encoding="utf-8")
        old, new = blocks(before), blocks(after)
        assert {name for (_, name), text in old.items() if new[_, name] != text} == {"provenance", "7. Methods"}
        post = parse(after)
        assert (post.date, post.updated.hour) == (parse(before).date, 14)
        assert [entry.id for entry in post.entries] == [entry.id for entry in parse(before).entries]
        again = await live.run("regenerate", str(POST), "--prompts", "mine", "--json")
        report = json.loads(again.out)
        assert set(report) == {"posts", "skipped", "usage", "seconds"}
        assert report["usage"]["requests"] == 0
        assert [paper["status"] for paper in report["posts"][0]["papers"]] == ["digested"] * 3
        assert "nothing to change" in again.err
        assert POST.read_text(encoding="utf-8") == after


@pytest.mark.slow
async def test_what_was_edited_stays_is_shown_and_goes_with_overwrite_and_undo(arxiv: Library) -> None:
    async with world(arxiv) as live:
        await live.run("digest", "sheep", "--max", "1")
        edit("**Key Takeaways**\n\n- ", "**Key Takeaways**\n\n- Mine. ")
        new_set("method", "takeaways")
        edited = POST.read_bytes()
        command = ("regenerate", str(POST), "--prompts", "mine")
        shown = await live.run(*command, "--diff")
        assert (shown.code, POST.read_bytes()) == (0, edited)
        assert "there is no terminal to ask on" in shown.err
        assert "edited by hand and not asked (--overwrite asks): takeaways" in shown.err
        assert "not written" in shown.err
        assert "\n  7. Methods\n" in shown.out
        await live.run(*command, "--steps", "method", "--diff", "--yes")
        assert "- Mine. " in POST.read_text(encoding="utf-8")
        assert blocks(POST.read_text(encoding="utf-8")).keys() == blocks(edited.decode()).keys()
        await live.run(*command, "--overwrite")
        assert "- Mine. " not in POST.read_text(encoding="utf-8")
        assert [one for one in asked(live) if "takeaways" in one][1:] == [["takeaways"]]
        assert (await live.run("regenerate", str(POST), "--undo")).out == f"{POST}\n"
        assert "- Mine. " in POST.read_text(encoding="utf-8")


@pytest.mark.slow
async def test_a_terminal_is_asked(arxiv: Library) -> None:
    async with world(arxiv) as live:
        await live.run("digest", "sheep", "--max", "1")
        new_set("summary")
        before = POST.read_bytes()
        for answer, is_written in (b"n\n", False), (b"y\n", True):
            here, there = pty.openpty()
            os.write(here, answer)
            command = [sys.executable, "-m", "paperdigest", "regenerate", str(POST), "--prompts", "mine", "--diff"]
            run = subprocess.run
            done: Any = await asyncio.to_thread(
                run, command, env=environment(live.environment), stdin=there, capture_output=True, check=True
            )
            os.close(here)
            os.close(there)
            assert b"write? [y/N]" in done.stderr
            assert (POST.read_bytes() != before) == is_written


@pytest.mark.slow
@pytest.mark.parametrize(("cache", "sidecar"), [(False, True), (True, False), (False, False)])
async def test_cache_and_sidecar_may_be_gone(arxiv: Library, cache: bool, sidecar: bool) -> None:
    async with world(arxiv) as live:
        await live.run("digest", "sheep")
        before = POST.read_bytes()
        if not cache:
            shutil.rmtree(CACHE)
        if not sidecar:
            SIDECAR.unlink()
            kept = await live.run("regenerate", str(POST))
            assert (kept.code, POST.read_bytes()) == (0, before)
            assert "--overwrite makes it anew" in kept.err
        live.gemini.requests.clear()
        arxiv.seen.clear()
        result = await live.run("regenerate", str(POST), *([] if sidecar else ["--overwrite"]))
        assert (result.code, POST.read_bytes()) == (0, before)
        assert sorted(arxiv.downloads) == ([] if cache else sorted(f"/pdf/{row.id}" for row in ROWS))
        assert len(asked(live)) == (0 if cache or sidecar else 3)
        assert SIDECAR.exists()


@pytest.mark.slow
async def test_an_older_programs_posts_become_ours(arxiv: Library) -> None:
    arxiv.rows = [Row(name, f"Paper {name}", "2024-02-20T10:00:00Z") for name, _ in OLD_ROWS]
    arxiv.pdfs.extend(Reply((EXAMPLES / f"{pdf}.pdf").read_bytes()) for _, pdf in OLD_ROWS)
    Path("blog/2024-02-29").mkdir(parents=True)
    post = Path("blog/2024-02-29/Sheep and Wool.md")
    post.write_text(OLD_POST, encoding="utf-8")
    async with world(arxiv) as live:
        assert "--overwrite makes it anew" in (await live.run("regenerate", str(post))).err
        assert post.read_text(encoding="utf-8") == OLD_POST
        result = await live.run("regenerate", str(post), "--overwrite")
    assert (result.code, result.out) == (0, f"{post}\n")
    made = parse(post.read_text(encoding="utf-8"))
    assert [entry.id for entry in made.entries] == ["2402.00001", "2402.00003"]
    assert (made.author, made.topic) == ("Somebody", "Sheep and Wool")
    assert tree(Path("blog")) == [
        ".paperdigest/2024-02-29/Sheep and Wool.json",
        ".paperdigest/history/2024-02-29/Sheep and Wool/0001.txt",
        ".paperdigest/runs.jsonl",
        "2024-02-29/Sheep and Wool.md",
    ]
    assert paperdigest("regenerate", str(post), "--undo").code == 0
    assert post.read_text(encoding="utf-8") == OLD_POST


@pytest.mark.slow
async def test_a_paper_is_made_anew_in_every_post_that_has_it_and_stale_finds_the_rest(arxiv: Library) -> None:
    async with world(arxiv) as live:
        await live.run("digest", "sheep", "--max", "2")
        await live.run("summarize", "2405.00001")
        new_set("summary")
        live.gemini.requests.clear()
        one = await live.run("regenerate", "2405.00001", "--prompts", "mine")
        assert sorted(one.out.split()) == sorted([str(POST), "posts/2405.00001.md"])
        assert len(asked(live)) == 1
        stale = await live.run("regenerate", "--stale", "--prompts", "mine")
        assert (stale.out, len(asked(live))) == (f"{POST}\n", 2)
        assert "no post is stale" in (await live.run("regenerate", "--stale", "--prompts", "mine")).err


@pytest.mark.slow
async def test_a_model_that_stops_leaves_the_old_post_and_what_was_paid_for_is_kept(arxiv: Library) -> None:
    async with world(arxiv) as live:
        await live.run("digest", "sheep")
        new_set("summary")
        before = POST.read_bytes(), SIDECAR.read_bytes()
        command = ("regenerate", str(POST), "--prompts", "mine")
        short = await live.run(*command, "--budget", "0.0001")
        assert (short.code, (POST.read_bytes(), SIDECAR.read_bytes())) == (1, before)
        assert (await live.run(*command)).code == 0
        assert POST.read_bytes() != before[0]


@pytest.mark.slow
async def test_a_killed_run_leaves_the_old_post_or_the_new_one(arxiv: Library) -> None:
    async with world(arxiv) as live:
        await live.run("digest", "sheep")
        new_set("summary")
        old = {path: path.read_bytes() for path in (POST, SIDECAR)}
        await live.run("regenerate", str(POST), "--prompts", "mine")
        new = POST.read_bytes()
        history = Path("posts/.paperdigest/history/2024-06-01/sheep")
        for moment in (history / "0001.json", history / "0001.txt", None) * 4:
            shutil.rmtree(history)
            for path, data in old.items():
                path.write_bytes(data)
            command = [sys.executable, "-m", "paperdigest", "regenerate", str(POST), "--prompts", "mine", "-q"]
            process = await asyncio.create_subprocess_exec(*command, env=environment(live.environment))
            while process.returncode is None and not (moment and moment.exists()):
                await asyncio.sleep(0.0005 if moment else 0.3)
                if not moment:
                    break
            if process.returncode is None:
                process.send_signal(signal.SIGKILL)
            await process.wait()
            assert POST.read_bytes() in (old[POST], new)
            history.mkdir(parents=True, exist_ok=True)
            assert (await live.run("regenerate", str(POST), "--prompts", "mine")).code == 0
            assert POST.read_bytes() == new
