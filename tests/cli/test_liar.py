"""A model that lies about every paper, and the posts that come of it."""

from collections.abc import Callable

import pytest

from paperdigest.linting.lint import lint
from paperdigest.writing.markdown import unescape
from paperdigest.writing.parse import parse
from paperdigest.writing.post import Entry
from tests.cli.live import POST, ROWS, Library, world
from tests.servers.gemini import Received, Turn
from tests.servers.good_answers import answer_well
from tests.servers.liar import AFFILIATIONS, CLAIMS, Liar


@pytest.mark.parametrize("again", [None, answer_well], ids=["lies again", "tells the truth when asked again"])
async def test_no_lie_stands_in_a_post(again: Callable[[Received], Turn] | None) -> None:
    liar = Liar(again)
    with Library(ROWS) as arxiv:
        async with world(arxiv, otherwise=liar) as live:
            result = await live.run("digest", "sheep")
    assert result.code == 0, result.err
    assert {lie.kind for lie in CLAIMS} < {kind for kind, _ in liar.told}
    text = POST.read_text(encoding="utf-8")
    shown = _squeezed(unescape(text))
    assert [(kind, mark) for kind, mark in liar.told if _squeezed(mark) in shown] == []
    entries = parse(text).entries
    assert [entry.id for entry in entries] == ["2405.00002", "2405.00001", "math/0405482"]
    for entry in entries:
        _is_filled(entry)
        assert not set(entry.affiliations) & set(AFFILIATIONS)
    assert lint(text) == ()
    if again:
        assert all(entry.provenance.grounded > 5 for entry in entries)


def _is_filled(entry: Entry) -> None:
    lines = [entry.summary, entry.background, entry.past_methods, entry.approach, entry.results, entry.significance]
    assert all(line.words for line in (*lines, *entry.takeaways, *entry.methods))
    assert entry.takeaways
    assert entry.methods
    assert entry.keywords
    assert all(one.strengths or one.weaknesses for one in (entry.innovation, entry.performance, entry.workload))


def _squeezed(text: str) -> str:
    return "".join(text.split())
