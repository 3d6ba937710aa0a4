"""Specimen: an invented post, with which a template is tried out before anything is paid for."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from paperdigest.digest import Assessment, CodeLink, Content, Digest, Evidence, Picture, Provenance, Statement
from paperdigest.errors import ConfigError
from paperdigest.paper import Paper
from paperdigest.writing.compose import compose, compose_failure
from paperdigest.writing.front import read_front
from paperdigest.writing.parse import split
from paperdigest.writing.post import Entry, Post
from paperdigest.writing.render import render
from paperdigest.writing.sites import Look, site_of

_LINE = Statement((("zh", "用 $n=3$ 步数羊。"), ("en", "Counts sheep in $n=3$ steps.")), (Evidence("s1", 1, "Three."),))
_JUDGED = Assessment((_LINE, _LINE), (_LINE,))
_WHOLE = Content(
    summary=_LINE, takeaways=(_LINE, _LINE), title=(("zh", "数羊"),), affiliations=("Meadow",),
    keywords=((("zh", "羊"), ("en", "sheep")),), abstract=(("zh", "数羊。"),), background=_LINE, past_methods=_LINE,
    approach=_LINE, results=_LINE, methods=(_LINE, _LINE), significance=_LINE, innovation=_JUDGED, performance=_JUDGED,
    workload=_JUDGED,
)  # fmt: skip
_PAPER = Paper("2401.00001", "Sheep", ("A. Example",), "We count.", version=2, categories=("cs.CV",), comment="3 pages")
_PICTURE = Picture("Figure 1", 1, "Figure 1: Sheep", "fig-1.webp", "/fig-1.webp", 400, 300)
_PROVENANCE = Provenance(("a-model",), "default 0123abcd", 3, 100, 3, 3)
_DIGEST = Digest(_PAPER, _WHOLE, (CodeLink("https://example.org/code", 1),), _PROVENANCE, pictures=(_PICTURE,))
_BARE = Entry(id="sheep", version=None, title="Sheep from a file", provenance=_PROVENANCE)
_IDS = (_PAPER.id, _BARE.id)


def check_look(look: Look) -> None:
    """Try a template of the user's on posts in two languages and in one, with all that a paper can have, and nothing.

    ConfigError when it fails, or when later runs would not find in a post what they have to: its papers, its day and
    topic, the models that wrote it, and, in the posts of other sites than Hexo, the site.
    """
    if not look.is_own:
        return
    for languages in (("zh", "en"), ("en",)):
        _require_found(look, render(_post(languages, compose(_DIGEST), _BARE), look), languages)


def _post(languages: tuple[str, ...], *entries: Entry) -> Post:
    day = date(2024, 1, 2)
    return Post(
        title="Sheep", topic="Counting", date=day, updated=datetime(2024, 1, 2, 3), languages=languages,
        models=("a-model",), description="Sheep.", author="A. Example", cover=_PICTURE.url, entries=entries,
        failures=(compose_failure(replace(_PAPER, id="2401.00002"), "no text"),),
    )  # fmt: skip


def _require_found(look: Look, text: str, languages: tuple[str, ...]) -> None:
    head, sections, tail = split(text)
    name = look.template
    if tuple(section.id for section in sections) != _IDS:
        raise ConfigError(
            f"{name}: a paper's section has to begin with a line '## {{{{ heading }}}}', with {{{{ source }}}} on "
            f"a line of its own below; build on a shipped template: {{% extends 'paperdigest/{look.site.template}' %}}"
        )
    if "2401.00002" not in tail:
        raise ConfigError(f"{name}: a list has to begin with '## {{{{ heading }}}}' and to show its lines")
    if not text.startswith("---\n"):
        raise ConfigError(f"{name}: a post has to begin with its front matter, a line '---' first")
    front = read_front(Path(name), head)
    if (front.topic, front.languages) != ("Counting", languages):
        raise ConfigError(
            f"{name}: the head needs the keys title, date, topic and updated with their values from yaml, date and "
            "updated, and the lines of the banner"
        )
    if site_of(head) != look.site:
        raise ConfigError(f"{name}: the front matter needs the line 'paperdigest: {{{{ site }}}}'")
