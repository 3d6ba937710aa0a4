from dataclasses import replace
from datetime import date

import pytest

from paperdigest.digest import Assessment, CodeLink, Evidence, Statement
from paperdigest.paper import Paper
from paperdigest.writing.compose import compose, compose_failure, compose_off_topic, describe, shorten
from paperdigest.writing.post import Failure, Line, OffTopic, Reference, Verdict
from tests.writing.samples import CONTENT, DIGEST, LOCAL_DIGEST, SHEEP


def test_arxiv_links() -> None:
    entry = compose(DIGEST)
    assert (entry.id, entry.version) == ("2401.00001", 2)
    assert entry.link == "http://arxiv.org/abs/2401.00001v2"
    assert entry.paper_url == "https://arxiv.org/abs/2401.00001v2"
    assert entry.summary.references == (
        Reference(1, "https://arxiv.org/pdf/2401.00001v2#page=1", 'We "count" on page 1.'),
    )
    assert entry.abstract == "We count $n=12$ sheep in one meadow, see https://example.org/sheep."


def test_one_reference_a_page_in_the_papers_order() -> None:
    evidence = (Evidence("s9", 4, "Later."), Evidence("s2", 0, "Abstract."), Evidence("s8", 4, "Earlier."))
    summary = replace(CONTENT.summary, evidence=evidence)
    references = compose(replace(DIGEST, content=replace(CONTENT, summary=summary))).summary.references
    assert [(reference.page, reference.quote) for reference in references] == [(0, "Abstract."), (4, "Later.")]
    assert references[0].url == "https://arxiv.org/abs/2401.00001v2"


def test_a_local_file_without_address() -> None:
    entry = compose(LOCAL_DIGEST)
    assert (entry.id, entry.version, entry.link, entry.paper_url, entry.title_note) == (
        "wool notes",
        None,
        "",
        "",
        "file",
    )
    assert entry.summary.references == (Reference(1),)


def test_addresses_that_are_no_web_addresses_are_dropped() -> None:
    paper = Paper(id="x", title="X", url="javascript:alert(1)")
    entry = compose(replace(DIGEST, paper=paper, code_links=(CodeLink("file:///etc/passwd", 1),)))
    assert (entry.link, entry.paper_url, entry.code) == ("", "", ())


def test_many_authors() -> None:
    entry = compose(replace(DIGEST, paper=replace(SHEEP, authors=tuple(f"A{n}" for n in range(2909)))))
    assert (len(entry.authors), entry.authors_total) == (30, 2909)


def test_texts_that_are_empty_when_clean_leave_no_line() -> None:
    empty = Statement((("zh", " \u200b"), ("en", "")), ())
    content = replace(CONTENT, summary=empty, methods=(empty, *CONTENT.methods), workload=Assessment((empty,), ()))
    entry = compose(replace(DIGEST, content=content))
    assert entry.summary == Line(())
    assert len(entry.methods) == 2
    assert entry.workload == Verdict((), ())


def test_a_title_is_never_empty() -> None:
    assert compose(replace(DIGEST, paper=replace(SHEEP, title=" "))).title == "2401.00001"


def test_an_abstract_only_digest_has_read_nothing_of_the_paper() -> None:
    provenance = replace(DIGEST.provenance, abstract_only=True, reason="a scan", read=100)
    assert compose(replace(DIGEST, provenance=provenance)).provenance.read == 0


def test_failures() -> None:
    assert compose_failure(SHEEP, "no\ntext") == Failure(
        "2401.00001", "Counting Sheep Without Falling Asleep", "https://arxiv.org/abs/2401.00001v2", "no text"
    )


@pytest.mark.parametrize(
    ("languages", "shown"),
    [(("en",), ["en"]), (("en", "zh"), ["en", "zh"]), (("fr",), ["zh", "en"])],
)
def test_the_reason_of_an_off_topic_paper_is_in_the_posts_languages(
    languages: tuple[str, ...], shown: list[str]
) -> None:
    reason = (("zh", "讲的是\n山羊。"), ("en", "Goats."), ("ja", " "))
    off_topic = compose_off_topic(SHEEP, reason, languages)
    words = {"zh": "讲的是 山羊。", "en": "Goats."}
    assert off_topic == OffTopic(
        "2401.00001",
        "Counting Sheep Without Falling Asleep",
        "https://arxiv.org/abs/2401.00001v2",
        tuple((code, words[code]) for code in shown),
    )


def test_descriptions() -> None:
    day = date(2026, 11, 20)
    assert describe("Sheep", day, "On $x_1$", ("zh", "en")) == (
        "Sheep 方向最新论文已更新，请持续关注 Update in 2026-11-20 On x_1"
    )
    assert describe("Sheep", day, "On", ("en",)) == "New papers on Sheep, update of 2026-11-20 On"


def test_quotes_are_cut_at_a_word() -> None:
    assert shorten("one two three", 8) == "one two…"
    assert shorten("one two", 8) == "one two"
    assert shorten("数" * 200) == "数" * 120 + "…"
