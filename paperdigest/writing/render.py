"""Rendering: a post, or one paper's section of it, as Markdown; `parse` is the inverse."""

import re
from collections.abc import Iterable, Sequence
from functools import partial

from paperdigest.writing import head, labels, markdown
from paperdigest.writing.clean import url
from paperdigest.writing.labels import Label
from paperdigest.writing.lines import known, show_line, show_references, show_words
from paperdigest.writing.mention import show_mention
from paperdigest.writing.post import CodeReference, Entry, Failure, Line, Mention, OffTopic, Post, Verdict, sort_key
from paperdigest.writing.provenance import show_provenance
from paperdigest.writing.shots import image_address, show_shots
from paperdigest.writing.sites import HEXO_LOOK, Look
from paperdigest.writing.source import source_line
from paperdigest.writing.templating import render_part

SHORT_AUTHORS = 3  # block 2 repeats this many


def render(post: Post, look: Look = HEXO_LOOK) -> str:
    """The whole post: its head, its sections, newest paper first, and its tail."""
    sections = [(entry.id, render_entry(entry, post.languages, post.homepage, look)) for entry in post.entries]
    sections += [(mention.id, render_mention(mention, post.languages, look)) for mention in post.mentions]
    sections.sort(key=lambda section: sort_key(section[0]), reverse=True)
    return render_head(post, look) + "".join(text for _, text in sections) + render_tail(post, look)


def render_head(post: Post, look: Look = HEXO_LOOK) -> str:
    """Front matter, banner and the day's heading; ends with one line break."""
    values = {
        "title": markdown.front_matter(post.title),
        "topic": markdown.front_matter(post.topic),
        "author": markdown.front_matter(post.author),
        "cover": markdown.front_matter(image_address(post.cover)),
        "description": markdown.front_matter(post.description),
        "html_description": markdown.description(post.description),
    }
    return render_part(
        look,
        "head",
        yaml=values,
        site=look.site.name,
        day=post.date.isoformat(),
        date=f"{post.date.isoformat()} {look.site.clock}".rstrip(),
        updated=post.updated.strftime("%Y-%m-%d %H:%M:%S"),
        tag=markdown.front_matter(re.sub(r"[^\w-]+", "-", post.topic).strip("-")),
        languages=list(post.languages),
        warning=head.warning(post.models, post.languages),
        screening=head.SCREENING.show(post.languages),
        project=head.project(url(post.homepage), post.languages),
        update=head.UPDATE.zh if "zh" in post.languages else head.UPDATE.en,
    )


def render_entry(entry: Entry, languages: tuple[str, ...], homepage: str = "", look: Look = HEXO_LOOK) -> str:
    """One paper's section as it stands in a post: it begins with an empty line and ends with one line break.

    `homepage` links the provenance line. A block without data has a wording of its own, or is left out: abstract and
    translation, Summary, Key Takeaways, and blocks 6 to 8 with each of their items.
    """
    line = partial(show_line, languages=languages)
    section = render_part(
        look,
        "section",
        site=look.site.name,
        languages=list(languages),
        names=_names(languages),
        id=markdown.text(entry.id),
        link=url(entry.link),
        heading=markdown.text(entry.title),
        authors=_authors(entry, languages),
        abstract=markdown.text(entry.abstract),
        translation=show_words(entry.abstract_translation, languages, "<br>"),
        source=_source(entry),
        summary=line(entry.summary),
        takeaways=[*map(line, entry.takeaways)],
        provenance=show_provenance(entry.provenance, languages, _extracted(entry), url(homepage)),
        title=_title(entry, languages),
        short_authors=_short_authors(entry, languages),
        affiliations=known("; ".join(map(_listed, entry.affiliations)), labels.NO_AFFILIATION, languages),
        keywords=_keywords(entry, languages),
        urls=_urls(entry, languages),
        story=[
            f"({number}) {_labelled(name.show(languages), line(point))}"
            for number, (name, point) in enumerate(_story(entry), 1)
            if point.words
        ],
        methods=[*map(line, entry.methods)],
        verdicts=_verdicts(entry, languages),
        figures=show_shots(entry.shots),
    )
    return section.rstrip("\n") + "\n"


def render_mention(mention: Mention, languages: tuple[str, ...], look: Look = HEXO_LOOK) -> str:
    """The section of a paper that another topic's post has; the same for all templates."""
    return look.site.dialect.write(show_mention(mention, languages))


def render_tail(post: Post, look: Look = HEXO_LOOK) -> str:
    """The papers that are off topic, and those that could not be processed; empty when there are none."""
    off_topic = [_off_topic(paper, post.languages) for paper in post.off_topic]
    failures = [_listed_paper(failure, markdown.text(failure.reason)) for failure in post.failures]
    lists = ((labels.OFF_TOPIC, off_topic), (labels.NOT_PROCESSED, failures))
    return "".join(
        render_part(look, "list", site=look.site.name, heading=label.show(post.languages), lines=lines)
        for label, lines in lists
        if lines
    )


def _names(languages: Sequence[str]) -> dict[str, str]:
    """The words in front of blocks 1 to 8, and of the figures."""
    named = {
        "title": labels.TITLE, "authors": labels.AUTHORS, "affiliation": labels.AFFILIATION,
        "keywords": labels.KEYWORDS, "urls": labels.URLS, "summary": labels.SUMMARY, "methods": labels.METHODS,
        "conclusion": labels.CONCLUSION,
    }  # fmt: skip
    names = {name: _block(number, label, languages) for number, (name, label) in enumerate(named.items(), 1)}
    return names | {"figures": labels.SHOTS.zh if "zh" in languages else labels.SHOTS.en}


def _block(number: int, label: Label, languages: Sequence[str]) -> str:
    """A block's bold label; one in a single language, "1. Title", must not be taken for a list item."""
    dot = "." if " / " in label.show(languages) else "&#46;"
    return f"{number}{dot} {label.show(languages)}"


def _labelled(label: str, point: str) -> str:
    """A point after its bold label; a point that begins with a label of its own is set apart."""
    return f"**{label}** · {point}" if point.startswith("**") else f"**{label}** {point}"


def _after_space(value: str) -> str:
    """Keys without a value have no space after the colon."""
    return f" {value}" if value else ""


def _listed(text: str) -> str:
    """A text that stands in a list: its own commas and semicolons are no separators."""
    return markdown.shield(markdown.text(text), ",;·")


def _authors(entry: Entry, languages: Sequence[str]) -> str:
    names = known(", ".join(_author(name) for name in entry.authors), labels.AUTHORS_UNKNOWN, languages)
    return names + (f" et al. ({entry.authors_total})" if entry.authors_total > len(entry.authors) else "")


def _short_authors(entry: Entry, languages: Sequence[str]) -> str:
    if len(entry.authors) <= SHORT_AUTHORS:
        return _authors(entry, languages)
    names = ", ".join(_author(name) for name in entry.authors[:SHORT_AUTHORS])
    return f"{names} et al. ({entry.authors_total})"


def _author(name: str) -> str:
    """A name whose own "et al." must not look like the count's."""
    return _listed(name).replace("et al.", "et al&#46;")


def _source(entry: Entry) -> str:
    line = source_line(entry.id, entry.link)
    return f"{line} {markdown.text(entry.comment)}" if entry.comment else line


def _title(entry: Entry, languages: Sequence[str]) -> str:
    """Block 1: translations, the title, and where it was found if no metadata gave it."""
    note = labels.TITLE_NOTES.get(entry.title_note)
    parts = [markdown.shield(show_words((word,), languages, ""), "·") for word in entry.translated_title]
    parts += [markdown.text(entry.title), note.show(languages) if note else ""]
    return " · ".join(part for part in parts if part)


def _keywords(entry: Entry, languages: Sequence[str]) -> str:
    shown = (markdown.shield(show_words(words, languages, " "), "·") for words in entry.keywords)
    return known(" · ".join(shown), labels.NO_KEYWORDS, languages)


def _urls(entry: Entry, languages: Sequence[str]) -> str:
    paper = labels.PAPER.show(languages)
    local = f"{paper}: {labels.LOCAL_FILE.show(languages)}"
    codes = ", ".join(_code(code, languages) for code in entry.code) or labels.NO_CODE.show(languages)
    paper_link = markdown.link(paper, url(entry.paper_url)) if entry.paper_url else local
    return f"{paper_link} · {labels.CODE.show(languages)}: {codes}"


def _code(code: CodeReference, languages: Sequence[str]) -> str:
    address = markdown.words(code.url.partition("://")[2].rstrip("/"))
    pages = show_references((code.reference,), languages, languages[0], labels.ABSTRACT_PAGE)
    return markdown.link(address, url(code.url)) + pages


def _story(entry: Entry) -> Iterable[tuple[Label, Line]]:
    yield labels.BACKGROUND, entry.background
    yield labels.PAST_METHODS, entry.past_methods
    yield labels.APPROACH, entry.approach
    yield labels.RESULTS, entry.results


def _verdicts(entry: Entry, languages: Sequence[str]) -> list[list[str]]:
    """Block 8: the points of each part, of which the first stands on the line of the part's number and label."""
    significance = [show_line(entry.significance, languages)] if entry.significance.words else []
    items = [
        ("(1) ", labels.SIGNIFICANCE, significance),
        ("(2) ", labels.INNOVATION, _points(entry.innovation, languages)),
        ("", labels.PERFORMANCE, _points(entry.performance, languages)),
        ("", labels.WORKLOAD, _points(entry.workload, languages)),
    ]
    return [
        [number + _labelled(label.show(languages), points[0]), *points[1:]] for number, label, points in items if points
    ]


def _points(verdict: Verdict, languages: Sequence[str]) -> list[str]:
    weakness = f"**{labels.WEAKNESS.show(languages)}** "
    strengths = [show_line(line, languages) for line in verdict.strengths]
    return strengths + [weakness + show_line(line, languages) for line in verdict.weaknesses]


def _extracted(entry: Entry) -> int:
    """How many of the section's lines are labelled as the paper's own words."""
    verdicts = (entry.innovation, entry.performance, entry.workload)
    judged = (line for verdict in verdicts for line in verdict.strengths + verdict.weaknesses)
    story = (line for _, line in _story(entry))
    return sum(
        line.extracted
        for line in (entry.summary, *entry.takeaways, *story, *entry.methods, entry.significance, *judged)
    )


def _off_topic(paper: OffTopic, languages: Sequence[str]) -> str:
    return _listed_paper(paper, show_words(paper.reason, languages, "<br>"))


def _listed_paper(paper: Failure | OffTopic, reason: str) -> str:
    """A line of the tail; `reason` is Markdown."""
    title = markdown.link(markdown.words(paper.title), url(paper.url)) if paper.url else markdown.unlinked(paper.title)
    return f"<code>{markdown.name(paper.id)}</code> {markdown.shield(title, '·')} · {markdown.shield(reason, '·')}"
