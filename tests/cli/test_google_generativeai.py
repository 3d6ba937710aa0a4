import asyncio
import json
from pathlib import Path

import pytest

from tests.asking.models.test_google_generativeai import NEEDS_THE_PACKAGE
from tests.cli.command import EXAMPLES, paperdigest
from tests.servers.gemini import GeminiServer
from tests.servers.older_gemini import answer_older_well

SPEC = "google-generativeai:gemini-3.5-flash-lite"


@NEEDS_THE_PACKAGE
@pytest.mark.slow
async def test_the_older_package_writes_a_post_without_a_word_of_its_own() -> None:
    async with GeminiServer(otherwise=answer_older_well) as server:
        arguments = ("summarize", str(EXAMPLES / "two-readers.pdf"), "--model", SPEC, "--json")
        way = {"GEMINI_API_KEY": "k", "GOOGLE_GEMINI_BASE_URL": server.url, "NO_PROXY": "127.0.0.1"}
        result = await asyncio.to_thread(lambda: paperdigest(*arguments, **way))
    assert result.code == 0, result.err
    [post] = json.loads(result.out)["posts"]
    assert post["papers"][0]["status"] == "digested"
    assert "gemini-3.5-flash-lite" in Path(post["path"]).read_text(encoding="utf-8")
    assert "Warning" not in result.err
    assert len(server.requests) >= 1
