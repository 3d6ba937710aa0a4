from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.errors import PaperdigestError, PaperError, ServiceError, TransientError
from paperdigest.sources.arxiv_retry import OverloadedError, Retries, UnreachableError, parse_retry_after

NOW = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)


def failing(*errors: TransientError) -> Callable[[], str]:
    left = list(errors)

    def attempt() -> str:
        if left:
            raise left.pop(0)
        return "done"

    return attempt


def test_throttling_is_waited_out_with_growing_waits() -> None:
    waits: list[float] = []
    told: list[str] = []
    attempt = failing(*[OverloadedError("arXiv answered HTTP 429")] * 4)
    assert Retries(30, told.append).insist(attempt, waits.append) == "done"
    assert waits == [30, 60, 120, 150]
    assert told[0] == "arXiv answered HTTP 429; trying again in 30 s"


def test_other_failures_are_retried_sooner() -> None:
    waits: list[float] = []
    assert Retries(30, print).insist(failing(*[TransientError("broke")] * 3), waits.append) == "done"
    assert waits == [3, 6, 12]


def test_arxivs_own_wait_is_kept_and_not_trusted_twice() -> None:
    waits: list[float] = []
    errors = [OverloadedError("429", 7), OverloadedError("429", 7), OverloadedError("429", 200)]
    Retries(30, print).insist(failing(*errors), waits.append)
    assert waits == [7, 60, 200]


def test_a_wait_too_long_to_sit_out_ends_at_once() -> None:
    waits: list[float] = []
    Retries(0, print).insist(failing(OverloadedError("429", 600)), waits.append)
    assert waits == [600]
    with pytest.raises(ServiceError, match=r"^429, tried once: run again in 61 minutes$"):
        Retries(30, print).insist(failing(OverloadedError("429", 3601)), waits.append)
    assert waits == [600]


@pytest.mark.parametrize(
    ("error", "paper", "kind", "message"),
    [
        (OverloadedError("HTTP 406"), "", ServiceError, "HTTP 406, tried 5 times: run again in 10 minutes"),
        (OverloadedError("HTTP 406"), "one", PaperError, "^HTTP 406, tried 3 times$"),
        (OverloadedError("HTTP 406", 3600), "one", PaperError, "^HTTP 406, tried once$"),
        (UnreachableError("no connection", tries=3), "one", ServiceError, "tried 3 times: check the network"),
        (TransientError("cut"), "", ServiceError, "cut, tried 5 times: run again later"),
        (TransientError("no PDF", tries=2), "one", PaperError, "no PDF, tried 2 times"),
    ],
)
def test_the_end_names_what_happened_and_who_must_act(
    error: TransientError, paper: str, kind: type[Exception], message: str
) -> None:
    with pytest.raises(kind, match=message) as caught:
        Retries(0, print).insist(failing(*[error] * 9), lambda _: None, paper)
    assert not isinstance(caught.value, TransientError)


def test_one_throttled_paper_is_waited_for_twice() -> None:
    waits: list[float] = []
    with pytest.raises(PaperError):
        Retries(30, print).insist(failing(*[OverloadedError("429")] * 3), waits.append, "one")
    assert waits == [30, 60]


@pytest.mark.parametrize(
    ("papers", "kinds"),
    [
        ("ab", [PaperError, ServiceError]),
        ("aab", [PaperError, PaperError, ServiceError]),
        ("a+b", [PaperError, None, PaperError]),
        ("a-b", [PaperError, PaperError, ServiceError]),
    ],
)
def test_two_papers_throttled_in_a_row_are_arxivs_refusal(
    papers: str, kinds: list[type[PaperdigestError] | None]
) -> None:
    outcomes = {"+": [], "-": [TransientError("no PDF", tries=1)]}
    retries = Retries(0, print)

    def get(paper: str) -> type[BaseException] | None:
        errors = outcomes.get(paper, [OverloadedError("429")] * 3)
        try:
            retries.insist(failing(*errors), lambda _: None, paper)
        except PaperdigestError as error:
            return type(error)
        return None

    assert [get(paper) for paper in papers] == kinds


def test_only_waits_worth_telling_are_told() -> None:
    told: list[str] = []
    waits: list[float] = []
    Retries(0.6, told.append).insist(failing(*[OverloadedError("429")] * 4), waits.append)
    assert waits == pytest.approx([0.6, 1.2, 2.4, 3.0])
    assert told == ["429; trying again in 3 s", "429; trying again in 3 s"]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 5 ", 5.0),
        ("Thu, 01 Jan 2026 12:01:30 GMT", 90.0),
        ("Thu, 01 Jan 2026 11:00:00 GMT", 0.0),
        ("Thu, 01 Jan 2026 12:00:10", 10.0),
        ("soon", None),
        ("-3", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str | None, seconds: float | None) -> None:
    assert parse_retry_after(value, NOW) == seconds


@given(st.text() | st.text("0123456789- :,GMTJanThu"))
def test_no_header_breaks_it(value: str) -> None:
    seconds = parse_retry_after(value, NOW)
    assert seconds is None or seconds >= 0
