import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.errors import TransientError
from paperdigest.sources.arxiv_feed import check_feed
from paperdigest.sources.arxiv_http import Answer
from paperdigest.sources.arxiv_retry import BadRequestError, OverloadedError
from tests.servers.arxiv import Row, error_feed, feed


def check(body: bytes, start: int = 0, status: int = 200) -> bytes:
    return check_feed(Answer(status, {}, body), start)


@pytest.mark.parametrize("body", [feed([Row()]), feed([Row()], classic=True), feed([])])
def test_sound_feeds_stay_as_they_are(body: bytes) -> None:
    assert check(body) == body


@pytest.mark.parametrize(
    ("body", "start", "message"),
    [
        (b"", 0, "with nothing"),
        (b"<html><body>Rate exceeded.</body></html>", 0, "a web page"),
        (b"Rate exceeded.", 0, "'Rate exceeded.'"),
        (feed([Row()])[:-9], 0, "a part of one"),
        (feed([Row()]).replace(b"totalResults", b"results"), 0, "a part of one"),
        (feed([], total=7), 0, "empty page although 7 papers"),
        (feed([], total=0), 100, "empty page although 100 papers"),
        (error_feed("internal trouble"), 0, "an error: internal trouble"),
    ],
)
def test_what_the_package_takes_for_no_results_is_refused(body: bytes, start: int, message: str) -> None:
    with pytest.raises(OverloadedError, match=message):
        check(body, start)


@pytest.mark.parametrize("status", [200, 400])
def test_a_wrong_request_is_not_asked_again(status: int) -> None:
    with pytest.raises(BadRequestError, match=r"^incorrect id format for abc$"):
        check(error_feed("incorrect id format for abc"), status=status)


def test_a_400_that_arxiv_does_not_explain_is_asked_again() -> None:
    with pytest.raises(TransientError, match="HTTP 400"):
        check(b"<html>Bad Request</html>", status=400)


def test_the_end_of_a_shrunken_index_is_an_end() -> None:
    assert check(feed([], total=100), start=100)


def test_a_paper_called_error_is_a_paper() -> None:
    assert check(feed([Row(title="Error")]))


@given(st.binary() | st.text().map(str.encode) | st.integers(1, 900).map(lambda cut: feed([Row()])[:-cut]))
def test_no_body_but_a_feed_is_believed(body: bytes) -> None:
    with pytest.raises(OverloadedError):
        check(body)
