"""A Gemini in a process of its own: it answers well, as slowly and as seldom as a real one.

Run: `python -m benchmarks.gemini --rpm 10`; prints its address, `GET /_stats` counts what it did.
"""

import argparse
import asyncio
import json
import re
import time
from collections import deque
from typing import Any

from tests.servers.gemini import GeminiServer, Received, Turn, quota_failure
from tests.servers.good_answers import answer_well

FIRST_TOKEN, EACH_TOKEN = 1.5, 0.006  # seconds
_MINUTE = 60.0
_WIDE = re.compile(r"[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]")
_PER_MINUTE = {
    "quotaMetric": "generativelanguage.googleapis.com/generate_content_paid_tier_requests",
    "quotaId": "GenerateRequestsPerMinutePerProjectPerModel",
}


class RealisticModel:
    """Answers after the time that an answer of its length takes; in no minute more than `rpm` (0 = any number)."""

    def __init__(self, rpm: int) -> None:
        self._rpm = rpm
        self._answered: deque[float] = deque()  # within the last minute
        self._stats = {"ok": 0, "rate_limited_429": 0, "prompt_tokens": 0, "output_tokens": 0}

    def __call__(self, received: Received) -> Turn:
        if received.path == "/_stats":
            return Turn(self._stats)
        now = time.monotonic()
        while self._answered and self._answered[0] + _MINUTE <= now:
            self._answered.popleft()
        if self._rpm and len(self._answered) >= self._rpm:
            self._stats["rate_limited_429"] += 1
            violation = _PER_MINUTE | {"quotaValue": str(self._rpm)}
            return Turn(
                quota_failure(violation, retry=f"{int(self._answered[0] + _MINUTE - now)}s"),
                status=429,
            )
        self._answered.append(now)
        return self._answer(received)

    def _answer(self, received: Received) -> Turn:
        body: Any = answer_well(received).body
        sent = count_tokens("".join(_strings(received.body)))
        said = count_tokens(body["candidates"][0]["content"]["parts"][0]["text"])
        body["usageMetadata"] = {"promptTokenCount": sent, "candidatesTokenCount": said}
        self._stats["ok"] += 1
        self._stats["prompt_tokens"] += sent
        self._stats["output_tokens"] += said
        return Turn(body, delay=FIRST_TOKEN + EACH_TOKEN * said)


def count_tokens(text: str) -> int:
    """One for each Chinese character, one for four others."""
    wide = len(_WIDE.findall(text))
    return wide + (len(text) - wide) // 4


def _strings(body: Any) -> list[str]:
    """What is billed of a request: its system instruction, its contents, and its schema."""
    contents = [*body["contents"], body.get("systemInstruction", {"parts": []})]
    schema = json.dumps(body["generationConfig"]["responseJsonSchema"], separators=(",", ":"))
    return [part["text"] for content in contents for part in content["parts"]] + [schema]


async def _serve(rpm: int) -> None:
    async with GeminiServer(otherwise=RealisticModel(rpm)) as server:
        print(server.url, flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rpm", type=int, default=0)
    asyncio.run(_serve(parser.parse_args().rpm))
