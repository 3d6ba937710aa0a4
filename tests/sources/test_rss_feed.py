from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.errors import PaperdigestError, ServiceError, TransientError
from paperdigest.sources.arxiv_http import Answer
from paperdigest.sources.arxiv_retry import BadRequestError, OverloadedError
from paperdigest.sources.rss_feed import MOST_ITEMS, Announcements, Item, read_announcements, refusal
from tests.servers.arxiv import Row, feed
from tests.servers.arxiv_rss import rss, rss_error

SHEEP = Row("2406.00001v1", "Counting\n  Sheep", summary="We count 100% <sheep>.\n  Abstract: twice.")
FEED = rss([(SHEEP, "new")])


def read(body: bytes, status: int = 200) -> Announcements:
    return read_announcements(Answer(status, {}, body))


def test_a_feed_says_what_was_announced_and_when() -> None:
    kinds = ("new", "cross", "replace", "replace-cross")
    found = read(
        rss([(Row(f"2406.0000{n}v{n}"), kind) for n, kind in enumerate(kinds, 1)] + [(Row("math/0405482v2"), "cross")])
    )
    assert found.day == date(2024, 6, 3)
    assert [(item.id, item.version, item.is_new) for item in found.items] == [
        ("2406.00001", 1, True), ("2406.00002", 2, True), ("2406.00003", 3, False), ("2406.00004", 4, False),
        ("math/0405482", 2, True),
    ]  # fmt: skip
    assert found.skips(date(2024, 6, 1))
    assert not found.skips(date(2024, 6, 3))


def test_an_item_has_its_title_and_abstract() -> None:
    assert read(FEED).items == (
        Item("2406.00001", 1, True, "Counting Sheep", "We count 100% <sheep>. Abstract: twice."),
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'<guid isPermaLink="false">oai:arXiv.org:2406.00001v1</guid>', b""),
        (b"<arxiv:announce_type>new</arxiv:announce_type>", b""),
        (b"arXiv:2406.00001v1 Announce Type: new \nAbstract: ", b""),
        (b"<arxiv:announce_type>new</arxiv:announce_type>", b"<arxiv:announce_type>fresh</arxiv:announce_type>"),
        (b"https://arxiv.org/abs/2406.00001", b""),
    ],
)
def test_what_is_said_twice_may_be_missing_once(old: bytes, new: bytes) -> None:
    assert old in FEED
    [item] = read(FEED.replace(old, new)).items
    assert (item.id, item.version, item.is_new) == ("2406.00001", 1, True)
    assert item.abstract.startswith("We count")


def test_an_empty_feed_is_an_answer() -> None:
    found = read(rss([], day="Sat, 01 Jun 2024 00:00:00 -0400"))
    assert (found.items, found.day, found.skips(found.day)) == ((), date(2024, 6, 1), True)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "with nothing"),
        (b"<html><body>Rate exceeded.</body></html>", "a web page"),
        (b"Rate exceeded.", "'Rate exceeded.'"),
        (FEED[:-9], "a part of one"),
        (feed([Row()]), "a part of one"),
        (b"<rss></rss>", "a part of one"),
        (b"<rss><channel>" + b"<a>" * 500_000 + b"</a>" * 500_000 + b"</channel></rss>", "a part of one"),
    ],
)
def test_what_is_no_whole_feed_is_asked_for_again(body: bytes, message: str) -> None:
    with pytest.raises(OverloadedError, match=message):
        read(body)


def test_entities_do_not_explode() -> None:
    lists = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 50}">' for n in range(1, 7))
    bomb = f'<!DOCTYPE rss [<!ENTITY e0 "{"x" * 1000}">{lists}]><rss><channel><title>&e6;</title></channel></rss>'
    with pytest.raises(OverloadedError):
        read(bomb.encode())


@pytest.mark.parametrize("status", [429, 503])
def test_a_status_is_named(status: int) -> None:
    with pytest.raises(TransientError, match=f"HTTP {status}"):
        read(b"<html>", status)


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (FEED.replace(b"Mon, 03 Jun 2024 00:00:00 -0400", b"yesterday"), "date"),
        (FEED.replace(b"2406.00001", b"sheep"), "ids"),
    ],
)
def test_a_feed_of_another_form_is_no_reason_to_wait(body: bytes, what: str) -> None:
    with pytest.raises(ServiceError, match=f"no {what} that can be read") as caught:
        read(body)
    assert not isinstance(caught.value, TransientError)


def test_items_without_an_id_are_counted() -> None:
    found = read(rss([(SHEEP, "new"), (Row("sheep"), "new")]))
    assert (len(found.items), found.unreadable) == (1, 1)


@pytest.mark.parametrize(("last", "cut"), [("new", True), ("replace", False)])
def test_new_papers_are_cut_off_only_when_no_replacement_follows_them(last: str, cut: bool) -> None:
    item = Item("2406.00001", 1, True, "", "")
    items = (item,) * (MOST_ITEMS - 1) + (Item("2406.00002", 2, last == "new", "", ""),)
    assert Announcements(date(2024, 6, 3), frozenset(), items).is_cut == cut
    assert not Announcements(date(2024, 6, 3), frozenset(), items[1:]).is_cut


@pytest.mark.parametrize("status", [200, 400])
def test_arxivs_own_words_say_what_is_wrong_with_the_categories(status: int) -> None:
    with pytest.raises(BadRequestError, match=r"^Bad archive 'sc'\.$"):
        read(rss_error("Bad archive 'sc'."), status)


@pytest.mark.parametrize(
    ("wrong", "known", "near"),
    [
        ("Bad subject class 'CW'", "Valid subject classes for the archive 'cs' are: cs.AI, cs.CV.", "cs.CV"),
        ("Bad archive 'hepth'", "Valid archive names are: cs, hep-ph, hep-th.", "hep-th"),
    ],
)
def test_a_refusal_names_the_nearest_category(wrong: str, known: str, near: str) -> None:
    assert refusal(f"{wrong}. {known}") == f"{wrong}: did you mean {near}?"


def test_a_refusal_without_a_near_one_stays_as_it_is() -> None:
    far = "Bad archive 'zzz'. Valid archive names are: cs, math."
    assert refusal(far) == far
    assert refusal("Something\n else") == "Something else"


@given(
    st.binary()
    | st.text().map(str.encode)
    | st.integers(1, len(FEED) - 1).map(lambda cut: FEED[:cut])
    | st.tuples(st.integers(0, len(FEED) - 1), st.binary(max_size=4)).map(lambda c: FEED[: c[0]] + c[1] + FEED[c[0] :])
)
def test_bytes_become_announcements_or_an_error_of_ours(body: bytes) -> None:
    try:
        found = read(body)
    except (PaperdigestError, BadRequestError):
        return
    assert len(found.items) + found.unreadable <= 2
    assert all(item.id for item in found.items)


@given(st.text())
def test_no_refusal_is_too_odd(message: str) -> None:
    assert refusal(message).split("\n") == [refusal(message).strip()]
