import json
import sys
from contextlib import suppress
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest

from paperdigest.cli.watching import WatchedSandbox
from paperdigest.errors import PaperError
from paperdigest.logfile import LogFile
from paperdigest.reading.sandbox import Sandbox
from tests.cli.command import EXAMPLES
from tests.cli.inprocess import run, run_beside
from tests.servers.arxiv import ArxivServer, Reply, Row
from tests.servers.gemini import GeminiServer, Turn, failure

KEY = "canary-0123456789-canary"
MODEL = {"name": "models/gemini-x", "inputTokenLimit": 1_048_576}
NOW = {"Date": formatdate(usegmt=True)}
NO_FEED = Reply(b"<html>later</html>", status=429, headers={"Retry-After": "600"})


@pytest.fixture(autouse=True)
def _world(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAPERDIGEST_ARXIV_PACE", "0")
    monkeypatch.setenv("PAPERDIGEST_MODEL", "gemini-x")
    monkeypatch.setenv("GEMINI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)


async def examine(
    monkeypatch: pytest.MonkeyPatch, arxiv: ArxivServer, turn: Turn, *options: str
) -> tuple[int, dict[str, Any], int]:
    """Exit code, the findings by name, and how many requests the model got."""
    with arxiv:
        async with GeminiServer(otherwise=lambda _: turn) as gemini:
            monkeypatch.setenv("PAPERDIGEST_ARXIV_URL", arxiv.url)
            monkeypatch.setenv("GOOGLE_GEMINI_BASE_URL", gemini.url)
            monkeypatch.setenv("OPENAI_BASE_URL", f"{gemini.url}/v1")
            result = await run_beside("doctor", "--json", *options)
    assert KEY not in result.out + result.err
    assert all(request.body is None for request in gemini.requests)  # nothing that could be paid for
    found = json.loads(result.out)
    assert (result.code == 0) == found["ok"]
    return result.code, {one["name"]: one for one in found["checks"]}, len(gemini.requests)


async def test_all_is_well(monkeypatch: pytest.MonkeyPatch) -> None:
    code, found, asked = await examine(monkeypatch, ArxivServer([Row("1706.03762v7")]), Turn(MODEL, headers=NOW))
    assert (code, asked) == (0, 1)
    assert found["model"]["message"].endswith("knows gemini-x, takes 1,048,576 tokens")
    assert found["arxiv"]["state"] == found["clock"]["state"] == "ok"
    assert found["key"]["message"] == "GEMINI_API_KEY is set, for gemini-x"
    assert found["reading"]["message"] == "in a process without network and without your files"
    assert found["setting arxiv.pace"]["message"] == "0.0, from the environment"


async def test_offline_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    arxiv = ArxivServer([Row()])
    code, found, asked = await examine(monkeypatch, arxiv, Turn(MODEL), "--offline")
    assert (code, asked, arxiv.seen, "arxiv" in found) == (0, 0, [], False)


async def test_what_servers_refuse_is_said_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    arxiv = ArxivServer()
    arxiv.feeds.append(NO_FEED)
    unknown = Turn(failure("NOT_FOUND", f"models/gemini-x is not found, key {KEY}"), 404)
    code, found, _ = await examine(monkeypatch, arxiv, unknown)
    assert (code, len(arxiv.seen)) == (1, 1)
    assert "HTTP 429" in found["arxiv"]["message"]
    assert ": " in found["arxiv"]["message"]
    assert "gemini-x" in found["model"]["message"]


async def test_a_wrong_clock_and_two_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOOGLE_API_KEY", KEY)
    monkeypatch.setenv("PAPERDIGEST_WEBHOOK_URL", "https://hooks.example.org/abcdefgh")
    arxiv = ArxivServer()
    arxiv.feeds.append(NO_FEED)
    old = Turn(MODEL, headers={"Date": "Sat, 01 Jun 2024 12:00:00 GMT"})
    _, found, _ = await examine(monkeypatch, arxiv, old)
    assert "set it" in found["clock"]["message"]
    assert (found["key"]["state"], "GOOGLE_API_KEY is set too" in found["key"]["message"]) == ("note", True)
    assert found["setting webhook.url"]["message"] == "(set), from the environment"


async def test_an_openai_compatible_server(monkeypatch: pytest.MonkeyPatch) -> None:
    arxiv = ArxivServer([Row("1706.03762v7")])
    wrong = Turn({"error": {"message": f"wrong key {KEY}"}}, 401)
    _, found, asked = await examine(monkeypatch, arxiv, wrong, "--model", "openai:qwen3:14b")
    assert (found["model"]["state"], "OPENAI_API_KEY" in found["model"]["message"], asked) == ("bad", True, 1)


def test_wrong_settings_and_a_missing_key_are_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GEMINI_API_KEY")
    monkeypatch.delenv("OPENAI_API_KEY")
    missing = run("doctor", "--offline")
    assert missing.code == 1
    assert "bad\tkey\tno API key for Gemini: set GEMINI_API_KEY" in missing.out
    assert "ok\tkey\toffline needs none" in run("doctor", "--offline", "--model", "offline").out
    Path("paperdigest.toml").write_text("pacee = 1\n")
    wrong = run("doctor", "--offline")
    assert wrong.code == 1
    assert "bad\tsettings\tpaperdigest.toml: unknown key 'pacee'" in wrong.out


@pytest.mark.parametrize(
    ("spec", "package"), [("google-generativeai:gemini-x", "google.generativeai"), ("openai:qwen3:14b", "openai")]
)
async def test_a_model_whose_package_is_missing_is_said_with_what_installs_it(
    spec: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)  # as if it were not installed
    arxiv = ArxivServer([Row("1706.03762v7")])
    code, found, asked = await examine(monkeypatch, arxiv, Turn(MODEL), "--model", spec)
    assert (code, asked, found["key"]["state"]) == (1, 0, "bad")
    assert found["key"]["message"].endswith(f": pip install 'paperdigest[{spec.partition(':')[0]}]'")


@pytest.mark.parametrize("spec", ["", "openai:", "nonsense:x"])
async def test_a_model_that_is_none_is_said_once_and_not_asked_for(spec: str, monkeypatch: pytest.MonkeyPatch) -> None:
    arxiv = ArxivServer([Row("1706.03762v7")])
    code, found, asked = await examine(monkeypatch, arxiv, Turn(MODEL), f"--model={spec}")
    assert (code, asked, "model" in found) == (1, 0, False)
    assert "model" in found["key"]["message"]


def test_an_arxiv_that_is_not_there_is_said_with_all_that_leads_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with ArxivServer() as gone:
        monkeypatch.setenv("PAPERDIGEST_ARXIV_URL", gone.url)
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    found = run("doctor", "--model", "offline")
    assert found.code == 1
    assert ": check the network, HTTPS_PROXY, arxiv.url, or run again later" in found.out


def test_a_run_notes_what_the_system_does_not_deny_to_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Sandbox, "undenied", ("network",))  # as on a system that knows no such filter
    assert (
        "note\treading\tthis system lets the process that reads PDFs open connections"
        in run("doctor", "--offline", "--model", "offline").out
    )
    assert run("read", str(EXAMPLES / "two-readers.pdf"), "--log-file", "log").code == 0
    assert '"level": "warning", "event": "not confined"' in Path("log").read_text()


async def test_it_is_noted_before_the_run_ends_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Sandbox, "undenied", ("network",))
    with LogFile(Path("log"), "read", str) as log:
        async with WatchedSandbox(log) as sandbox:
            for _ in "ab":
                with suppress(PaperError):
                    await sandbox.read(b"")
            assert Path("log").read_text().count("not confined") == 1


def test_posts_below_a_file_are_one_finding() -> None:
    Path("file").touch()
    found = run("doctor", "--offline", "--model", "offline", "--out", "file/posts")
    assert [line.split("\t")[1] for line in found.out.splitlines() if line.startswith("bad")] == ["posts"]


@pytest.mark.parametrize(
    ("name", "options"), [("prompts", ["--prompts", "nope"]), ("template", ["--set", "template=nope.j2"])]
)
def test_what_a_run_would_refuse_is_bad(name: str, options: list[str]) -> None:
    found = run("doctor", "--offline", *options)
    assert (found.code, f"bad\t{name}\t" in found.out, "nope" in found.out) == (1, True, True)
    refused = run("digest", "sheep", "--model", "offline", *options)
    [line] = [line for line in found.out.splitlines() if line.startswith(f"bad\t{name}")]
    assert (refused.code, line.split("\t")[2] in refused.err) == (2, True)


@pytest.mark.parametrize("spec", ["gemini-x", "openai:qwen3:14b"])
def test_a_key_between_quotation_marks_is_refused_as_a_run_does(spec: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GEMINI_API_KEY", "OPENAI_API_KEY"):
        monkeypatch.setenv(name, f'"{KEY}"')
    found, refused = run("doctor", "--offline", "--model", spec), run("digest", "sheep", "--model", spec)
    assert (found.code, refused.code) == (1, 2)
    for said in (found.out, refused.err):
        assert "_API_KEY has a quotation mark at an end" in said
        assert KEY not in said
