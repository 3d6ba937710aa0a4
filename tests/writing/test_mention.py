from dataclasses import replace

import pytest
from hypothesis import given

from paperdigest.errors import ConfigError
from paperdigest.paper import Paper
from paperdigest.writing.compose import compose
from paperdigest.writing.mention import compose_mention, is_mention, read_mention
from paperdigest.writing.parse import parse, split
from paperdigest.writing.render import render, render_entry, render_mention
from paperdigest.writing.sites import SITES, Look
from tests.hostile import hostile
from tests.writing.samples import DIGEST, ENTRIES, SHEEP, post

MENTION = compose_mention(replace(SHEEP, id="2402.00001"), "Wool · 2024-06-01", "../2024-06-01/Wool 羊.md")


def test_a_mention_is_a_heading_and_two_links() -> None:
    assert render_mention(MENTION, ("zh", "en")) == (
        "\n## Counting Sheep Without Falling Asleep\n\n[PDF](http://arxiv.org/abs/2402.00001v2)\n\n"
        "**已收录于 / Digested in** [Wool · 2024-06-01](../2024-06-01/Wool%20%E7%BE%8A.md)\n"
    )


def test_it_stands_among_the_sections_and_counts_as_done() -> None:
    whole = replace(post(*ENTRIES), mentions=(MENTION,))
    text = render(whole)
    assert parse(text) == whole
    assert [section.id for section in split(text)[1]] == ["2402.00001", "2401.00001", "wool notes"]


@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize("url", ["", "https://example.org/notes"])
def test_a_paper_from_a_file_is_named_by_it(url: str, site: str) -> None:
    paper = Paper("wool notes", "Wool", url=url)
    mention = compose_mention(paper, "Wool · 2024-06-01", "x.md")
    section = render_mention(mention, ("en",), Look(SITES[site]))
    assert is_mention(section)
    [found] = split(section)[1]
    assert (found.id, found.version) == ("wool notes", None)
    assert read_mention(SITES[site].dialect.read(section, ("en",)), 1) == mention
    assert "arxiv.org" not in section


@given(title=hostile, name=hostile)
def test_any_title_is_read_back(title: str, name: str) -> None:
    mention = compose_mention(Paper("2402.00001", title, version=1), f"x {name}", f"/2024/{name}/")
    assert read_mention(render_mention(mention, ("en",)), 1) == mention


def test_a_whole_section_is_none() -> None:
    section = render_entry(compose(DIGEST), ("zh", "en"))
    assert not is_mention(section)
    with pytest.raises(ConfigError, match="line 7"):
        read_mention(section, 7)
