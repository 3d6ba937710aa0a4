"""What runs cost, in this process."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from paperdigest.asking.models import prices
from paperdigest.cli.app import app
from paperdigest.usage import Usage
from paperdigest.writing.runs import Run, append_run
from tests.cli.command import Result

LITE, LOCAL = "gemini-3.5-flash-lite", "qwen3:14b"
OUT = Path("posts")
PAID = Run(datetime(2024, 6, 1, 8), "Sheep", "ti:sheep", LITE, True, 3, 1, Usage(4, 40_000, 10_000, 9_000, 0.0318))
IDLE = replace(PAID, at=datetime(2024, 6, 3), topic="Wool", papers=0, skipped=0, usage=Usage())
RUNS = (
    PAID,
    replace(PAID, at=datetime(2024, 6, 1, 20), papers=1, skipped=0, usage=Usage(1, 1000, 0, 100, 0.01)),
    replace(PAID, at=datetime(2024, 6, 2), topic="Goats", model=LOCAL, usage=Usage(2, 9000, 0, 800)),
    replace(PAID, at=datetime(2024, 6, 2), topic="", query="", papers=1, skipped=0, usage=Usage(1, 2000, 0, 300, 0.02)),
    IDLE,
)
DATED = f"dollars as each run counted them; prices of {prices.read_on()}\n"


@pytest.fixture
def costs(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717416000")  # 2024-06-03

    def run(*arguments: str) -> Result:
        done = CliRunner().invoke(app, ["costs", *arguments], catch_exceptions=False)
        return Result(done.exit_code, done.stdout, done.stderr)

    return run


def record(*runs: Run) -> None:
    for run in runs:
        append_run(OUT, run)


def test_a_table_by_day_topic_and_model_with_its_total(costs: Callable[..., Result]) -> None:
    record(*RUNS)
    result = costs()
    assert (result.code, [line.split("\t") for line in result.out.splitlines()]) == (0, [
        ["2024-06-01", "Sheep", LITE, "4", "1", "5", "41,000 (10,000)", "9,100", "$0.0418"],
        ["2024-06-02", "(single papers)", LITE, "1", "0", "1", "2,000 (0)", "300", "$0.0200"],
        ["2024-06-02", "Goats", LOCAL, "3", "1", "2", "9,000 (0)", "800", "unknown"],
        ["total", "", "", "8", "2", "8", "52,000 (10,000)", "10,200", "$0.0618 + unknown"],
    ])  # fmt: skip
    assert result.err == f"price unknown, not in the dollars: {LOCAL}\n{DATED}"


@pytest.mark.parametrize(
    ("key", "rows"),
    [
        ("day", [("2024-06-01", "$0.0418"), ("2024-06-02", "$0.0200 + unknown")]),
        ("topic", [("(single papers)", "$0.0200"), ("Goats", "unknown"), ("Sheep", "$0.0418")]),
        ("model", [(LITE, "$0.0618"), (LOCAL, "unknown")]),
    ],
)
def test_by_one_key(costs: Callable[..., Result], key: str, rows: list[tuple[str, str]]) -> None:
    record(*RUNS)
    lines = [line.split("\t") for line in costs("--by", key).out.splitlines()]
    assert [(line[0], line[-1]) for line in lines] == [*rows, ("total", "$0.0618 + unknown")]


def test_json_has_rows_and_total_and_no_cost_where_there_is_no_price(costs: Callable[..., Result]) -> None:
    record(*RUNS)
    report: Any = json.loads(costs("--by", "topic", "--json").out)
    assert [(row["topic"], row["cost_usd"], row["unpriced_requests"]) for row in report["rows"]] == [
        ("", 0.02, 0), ("Goats", None, 2), ("Sheep", 0.0418, 0),
    ]  # fmt: skip
    assert report["total"] == {
        "papers": 8, "skipped": 2, "requests": 8, "input_tokens": 52_000, "cached_tokens": 10_000,
        "output_tokens": 10_200, "cost_usd": 0.0618, "unpriced_requests": 2,
    }  # fmt: skip
    assert set(json.loads(costs("--json").out)["rows"][0]) == {"day", "topic", "model", *report["total"]}


def test_since_a_day_or_so_many_days(costs: Callable[..., Result]) -> None:
    record(*RUNS)
    for since in ("2024-06-02", "1d"):
        assert [line[:10] for line in costs("--since", since, "--by", "day").out.splitlines()] == [
            "2024-06-02", "total\t4\t1\t",
        ]  # fmt: skip
    wrong = costs("--since", "soon")
    assert (wrong.code, "'soon' is no day" in wrong.err) == (2, True)


def test_no_runs_are_one_line_and_no_failure(costs: Callable[..., Result]) -> None:
    assert costs() == Result(0, "", "no runs in posts: no spending is noted there\n")
    record(PAID, IDLE)
    assert costs("--since", "2024-06-04").err == "no runs since 2024-06-04 in posts: no spending is noted there\n"
    assert costs("--since", "0d") == Result(
        0, "", "no paper in 1 run since 2024-06-03 in posts: no spending is noted there\n"
    )
    empty = json.loads(costs("--since", "0d", "--json").out)
    assert (empty["rows"], empty["total"]["cost_usd"]) == ([], 0)


def test_damaged_lines_are_counted_and_said(costs: Callable[..., Result]) -> None:
    record(PAID)
    file = OUT / ".paperdigest" / "runs.jsonl"
    file.write_bytes(b"\n{}\n" + file.read_bytes() + b'{"at": "2024')
    result = costs("--by", "model")
    assert [line.split("\t")[-1] for line in result.out.splitlines()] == ["$0.0318", "$0.0318"]
    assert result.err == f"{DATED}2 damaged lines in posts/.paperdigest/runs.jsonl not counted\n"


def test_it_takes_the_shared_options(costs: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    text = costs("--help").out
    assert all(option in text for option in ("--since", "--by", "--config", "--out", "--set", "--json", "-q"))
