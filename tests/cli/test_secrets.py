"""A canary in every place of a secret: nothing that a run writes, says or starts has it, whatever goes wrong."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from tenacity import wait_none

from paperdigest.asking import retry
from tests.cli.command import Result, environment
from tests.cli.inprocess import run_beside
from tests.cli.live import ROWS, Library
from tests.servers.arxiv import Reply
from tests.servers.gemini import GeminiServer, Received, Turn, answer, failure
from tests.servers.good_answers import answer_well

KEY = "canary+0123456789/canary"
PASSWORD, HOOK = "canary-swordfish-canary", "canary-hook-canary"
CANARY = "canary"


def echo(status: int, name: str, at: str = "message") -> Turn:
    """An error that repeats the key, as a service or a gateway before it may."""
    said = failure(
        name, f"the key {KEY} ({quote(KEY, '')}) is wrong", {"@type": "x", "header": f"x-goog-api-key: {KEY}"}
    )
    return Turn(said if at == "message" else f"<html>{KEY}</html>".encode(), status)


def told(received: Received) -> Turn:
    """A good answer in which the key is told in every claim."""
    turn = answer_well(received)
    part = turn.body["candidates"][0]["content"]["parts"][0]
    part["text"] = part["text"].replace("。", f"{KEY}。").replace(". ", f" {KEY}. ")
    return turn


ANSWERS: dict[str, Callable[[Received], Turn]] = {
    "good": answer_well,
    "400": lambda _: echo(400, "INVALID_ARGUMENT"),
    "401": lambda _: echo(401, "UNAUTHENTICATED"),
    "403": lambda _: echo(403, "PERMISSION_DENIED"),
    "404": lambda _: echo(404, "NOT_FOUND"),
    "400 page": lambda _: echo(400, "", "page"),
    "no JSON": lambda _: Turn(answer(f"The key is {KEY}")),
    "told": told,
}


def leaks(folder: Path) -> list[str]:
    """The files below that have the canary, in their bytes or their names."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [str(path) for path in files if CANARY in str(path.relative_to(folder)) or b"canary" in path.read_bytes()]


@pytest.fixture(autouse=True)
def _world(monkeypatch: pytest.MonkeyPatch) -> None:
    world = environment(
        {
            "PAPERDIGEST_MODEL": "gemini-3.5-flash-lite",
            "PAPERDIGEST_ARXIV_PACE": "0",
            "GEMINI_API_KEY": KEY,
            "OPENAI_API_KEY": KEY,
            "SMTP_PASSWORD": PASSWORD,
            "PAPERDIGEST_MAIL_TO": "me@example.org",
            "PAPERDIGEST_MAIL_SERVER": "127.0.0.1:9",
            "PAPERDIGEST_MAIL_USER": "me",
            "PAPERDIGEST_WEBHOOK_URL": f"http://127.0.0.1:9/{HOOK}",
        }
    )
    for name, value in world.items():
        monkeypatch.setenv(name, value)


async def digest(monkeypatch: pytest.MonkeyPatch, tell: Callable[[Received], Turn], *options: str) -> Result:
    with Library(ROWS[:1]) as arxiv:
        async with GeminiServer(otherwise=tell) as gemini:
            monkeypatch.setenv("PAPERDIGEST_ARXIV_URL", arxiv.url)
            monkeypatch.setenv("GOOGLE_GEMINI_BASE_URL", gemini.url)
            monkeypatch.setenv("OPENAI_BASE_URL", f"{gemini.url}/v1")
            result = await run_beside("digest", "sheep", "-v", "--json", "--log-file", "run.log", *options)
    assert not any(CANARY in request.path or CANARY in str(request.body) for request in gemini.requests)
    assert not any(CANARY in str(seen) for seen in arxiv.seen)
    return result


_QUICK = ("good", "401", "no JSON", "told")


@pytest.mark.parametrize(
    "case", [pytest.param(one, marks=() if one in _QUICK else (pytest.mark.slow,)) for one in ANSWERS]
)
async def test_no_answer_of_a_service_brings_the_key_into_anything(
    case: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    result = await digest(monkeypatch, ANSWERS[case])
    assert result.code in (1, 2)  # nobody listens for news either
    assert ('"reason": ""' in result.out) == (case in ("good", "told"))
    assert CANARY not in result.out + result.err
    assert leaks(tmp_path) == []
    assert '"event": "end"' in Path("run.log").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("status", [401, 404])
async def test_nor_does_an_openai_compatible_servers(
    status: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    refusal = Turn({"error": {"message": f"Incorrect API key provided: {KEY}", "code": "invalid"}}, status)
    result = await digest(monkeypatch, lambda _: refusal, "--model", "openai:any")
    assert result.code in (1, 2)
    assert CANARY not in result.out + result.err
    assert leaks(tmp_path) == []


@pytest.mark.parametrize("at", ["message", "page"])
async def test_nor_does_an_overloaded_service_that_is_asked_again(
    at: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(retry, "_BACKOFF", wait_none())
    result = await digest(monkeypatch, lambda _: echo(500, "INTERNAL", at))
    assert result.code == 1
    assert CANARY not in result.out + result.err
    assert leaks(tmp_path) == []


async def test_no_child_process_gets_the_key_and_no_process_has_it_among_its_arguments(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.rmtree(tmp_path / "home" / "cache")  # so that a PDF is read
    found: dict[str, list[bytes]] = {"cmdline": [], "environ": []}

    def look(received: Received) -> Turn:
        for process in Path("/proc").glob("[0-9]*"):
            try:
                arguments = (process / "cmdline").read_bytes()
                found["cmdline"].append(arguments)
                if (
                    b"paperdigest.reading.worker" in arguments
                    and f"\nPPid:\t{os.getpid()}\n" in (process / "status").read_text()
                ):
                    found["environ"].append((process / "environ").read_bytes())
            except OSError:  # it has ended, or is another user's
                continue
        return answer_well(received)

    result = await digest(monkeypatch, look)
    assert '"reason": ""' in result.out
    assert found["environ"]
    assert not any(CANARY.encode() in text for texts in found.values() for text in texts)


def test_a_bug_prints_and_logs_its_traceback_without_the_key(tmp_path: Path) -> None:
    code = (
        "import os, sys\n"
        "from paperdigest.cli import app, dates\n"
        "def parse_day(text): raise RuntimeError('a bug with ' + os.environ['GEMINI_API_KEY'])\n"
        "dates.parse_day = parse_day\n"
        "sys.argv = ['paperdigest', 'digest', 'sheep', '--date', '2024-06-01', '--log-file', 'run.log']\n"
        "app.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "RuntimeError: a bug with [secret]" in done.stderr
    last = json.loads(Path("run.log").read_text(encoding="utf-8").splitlines()[-1])
    assert (last["event"], last["level"]) == ("end", "error")
    assert "RuntimeError: a bug with [secret]" in last["traceback"]
    assert CANARY not in done.stdout + done.stderr
    assert leaks(tmp_path) == []


async def test_what_arxiv_answers_is_not_repeated(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A proxy that opens TLS may put what it knows into any page."""
    monkeypatch.setattr("paperdigest.sources.arxiv._SHORTEST_WAIT", 0.0)

    class Odd(Library):
        def reply(self, path: str, query: object) -> Reply:
            return Reply(f"<html>{KEY}</html>".encode(), status=500)

    monkeypatch.setattr("tests.cli.test_secrets.Library", Odd)
    result = await digest(monkeypatch, answer_well)
    assert result.code == 1
    assert CANARY not in result.out + result.err
    assert leaks(tmp_path) == []


_NAMES = [
    "https://me:canary-pw@host.example/x.pdf",
    "https://host.example/x.pdf?t=canary#canary",
    f"{'x' * 300}?t=canary",
]


@pytest.mark.parametrize("name", _NAMES)
@pytest.mark.parametrize("command", ["summarize", "read", "check", "regenerate"])
async def test_an_address_in_place_of_a_file_is_told_without_what_it_may_hold(
    command: str, name: str, tmp_path: Path
) -> None:
    result = await run_beside(
        command, name.replace("x" * 300, f"https://host.example/{'x' * 300}"), "--log-file", "log"
    )
    assert result.code == 2
    assert "https://host.example/x" in result.err
    assert CANARY not in result.out + result.err
    assert leaks(tmp_path) == []


async def test_nor_are_addresses_of_lists_and_of_papers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with Library(ROWS[:1]) as arxiv:
        monkeypatch.setenv("PAPERDIGEST_ARXIV_URL", arxiv.url.replace("//", f"//me:{PASSWORD}@"))
        Path("list.txt").write_text("https://me:pw@host.example/x.pdf?t=secret the first\n")
        names = ["list.txt", "https://arxiv.org/abs/2405.00001?t=canary", "https://arxiv.org/abs/2405.00009?t=canary"]
        result = await run_beside("summarize", *names, "--model", "offline", "--json", "-v", "--log-file", "run.log")
    assert result.code == 2
    assert Path("posts/2405.00001.md").exists()
    said = result.out + result.err + Path("run.log").read_text(encoding="utf-8")
    assert "https://host.example/x.pdf?… the first" in said
    assert not any(secret in said for secret in (CANARY, "t=secret", "me:pw"))
    assert leaks(tmp_path) == []
