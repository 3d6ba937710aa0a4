"""Publishing: sections are added to a post and its sidecar by atomic writes, without touching what stands there."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from paperdigest.atomic import write_atomic
from paperdigest.errors import PostError, TopicError
from paperdigest.paper import Paper
from paperdigest.writing.blocks import block_hashes
from paperdigest.writing.compose import compose, compose_failure, compose_off_topic, describe
from paperdigest.writing.head import TOPIC_KEYS, front_value, with_update
from paperdigest.writing.history import settled_sidecar
from paperdigest.writing.mention import compose_mention
from paperdigest.writing.parse import RawSection, split
from paperdigest.writing.post import Mention, Post
from paperdigest.writing.render import render_entry, render_head, render_mention, render_tail
from paperdigest.writing.sidecar import (
    FORMAT,
    FailureRecord,
    PaperRecord,
    ScreenedRecord,
    Sidecar,
    sidecar_path,
    text_hash,
    write_sidecar,
)
from paperdigest.writing.sites import HEXO_LOOK, Look, Site, digest_of, look_of


@dataclass(frozen=True)
class Frame:
    """What a post is besides its papers; `topic` is its tag."""

    out: Path
    path: Path
    title: str
    topic: str
    day: date
    now: datetime
    languages: tuple[str, ...]
    author: str
    homepage: str
    post_url: str = ""
    look: Look = HEXO_LOOK

    def link_to(self, post: Path) -> str:
        """How this post links another digest post: by the blog's addresses if they are known, else as the site does."""
        if not self.post_url:
            return self.look.site.link_to(self.out, post)
        day, topic = digest_of(self.out, post)
        return self.post_url.format(date=day, topic=topic)

    def render(self, record: PaperRecord) -> str:
        """A paper's section in this post."""
        return render_entry(compose(record.digest), self.languages, self.homepage, self.look)


class PostWriter:
    """One post, extended by a run: `add`, `fail`, `mention` and `screen_out` collect, `flush` writes.

    Sections that stand in the post stay as they are, to the byte; so does a head that a person has edited.
    """

    def __init__(self, frame: Frame) -> None:
        text = read_post(frame.path)
        self._sidecar_path = sidecar_path(frame.out, frame.path)
        self._sidecar = settled_sidecar(frame.out, frame.path, text) or empty_sidecar(frame)
        if self._sidecar.topic != frame.topic and (self._sidecar.papers or self._sidecar.screened):
            raise TopicError(
                f"{frame.path} belongs to the topic {self._sidecar.topic!r}: give {frame.topic!r} another name"
            )
        # a post has one look: it keeps the languages that it was begun in, and the site that it was begun for
        languages = self._sidecar.languages if self._sidecar.papers else frame.languages
        self._frame = replace(frame, languages=languages, look=look_of(split(text)[0], frame.look))
        self._added: dict[str, PaperRecord] = {}
        self._failed: dict[str, FailureRecord] = {}
        self._mentions: dict[str, Mention] = {}
        self._screened: dict[str, ScreenedRecord] = {}

    @property
    def path(self) -> Path:
        """Where the post is, or will be."""
        return self._frame.path

    @property
    def site(self) -> Site:
        """What the post is for."""
        return self._frame.look.site

    @property
    def topic(self) -> str:
        """The post's tag."""
        return self._frame.topic

    def add(self, record: PaperRecord) -> None:
        """A paper's digest, for the next `flush`."""
        self._added[record.digest.paper.id] = record

    def fail(self, failure: FailureRecord) -> None:
        """A paper that could not be processed, for the next `flush`."""
        self._failed[failure.paper.id] = failure

    def mention(self, paper: Paper, post: Path, topic: str = "") -> None:
        """A paper that stands in another topic's post, for the next `flush`; without the `topic`, the post says it."""
        day, name = digest_of(self._frame.out, post)
        shown = f"{topic or front_value(read_post(post), TOPIC_KEYS) or name} · {day}"
        self._mentions[paper.id] = compose_mention(paper, shown, self._frame.link_to(post))

    def screen_out(self, record: ScreenedRecord) -> None:
        """A paper that is off topic, for the next `flush`; it is not listed when the post has its section."""
        self._screened[record.paper.id] = record

    def text(self) -> str:
        """The post as `flush` would write it."""
        return self._merge(complete=True)[0]

    def flush(self, complete: bool) -> None:
        """Write the sidecar, then the post; a post without a paper is not written."""
        text, sidecar = self._merge(complete)
        write_sidecar(self._sidecar_path, sidecar)
        if sidecar.papers or self._mentions or self.path.exists():
            write_atomic(self.path, text.encode())
        self._sidecar = sidecar
        self._added.clear()
        self._failed.clear()
        self._mentions.clear()
        self._screened.clear()

    def _merge(self, complete: bool) -> tuple[str, Sidecar]:
        """The post's text and sidecar with what was added and what failed."""
        old_head, old_sections, _ = split(read_post(self.path))
        sections = {section.id: section for section in old_sections}
        records = {record.digest.paper.id: record for record in self._sidecar.papers}
        records = {name: record for name, record in records.items() if name in sections}
        for name, record in self._added.items():
            before = records.get(name)
            if name in sections and not _is_as_written(sections[name], before):
                records[name] = replace(record, blocks=before.blocks if before else {})
                continue  # a person has edited the section: it stays
            text = self._frame.render(record)
            sections[name] = RawSection(name, record.digest.paper.title, text)
            records[name] = replace(record, blocks=block_hashes(text))
        for name, mention in self._mentions.items():
            text = render_mention(mention, self._frame.languages, self._frame.look)
            sections.setdefault(name, RawSection(name, mention.title, text))
        failures, screened = self._put_aside(sections.keys())
        sidecar = replace(
            self._sidecar,
            updated=self._frame.now,
            complete=complete,
            papers=tuple(records.values()),
            failures=failures,
            screened=screened,
        )
        ordered = sorted(sections.values(), key=lambda section: section.sort_key, reverse=True)
        post = surround(self._frame, sidecar, ordered[0] if ordered else None)
        if old_head and text_hash(old_head) != sidecar.head:
            head = with_update(old_head, self._frame.now)
        else:
            head = render_head(post, self._frame.look)
            sidecar = replace(sidecar, head=text_hash(head))
        return head + "".join(section.text for section in ordered) + render_tail(post, self._frame.look), sidecar

    def _put_aside(self, published: AbstractSet[str]) -> tuple[tuple[FailureRecord, ...], tuple[ScreenedRecord, ...]]:
        """What failed and what is off topic: papers without a section, each with what was found last."""
        failures = {failure.paper.id: failure for failure in self._sidecar.failures} | self._failed
        screened = {record.paper.id: record for record in self._sidecar.screened} | self._screened
        failed = failures.keys() - published - self._screened.keys()
        off_topic = screened.keys() - published - self._failed.keys()
        return (
            tuple(failure for name, failure in failures.items() if name in failed),
            tuple(record for name, record in screened.items() if name in off_topic),
        )


def surround(frame: Frame, sidecar: Sidecar, first: RawSection | None) -> Post:
    """The post around its sections, of which `first` is the first: what its head and its tail say."""
    models = dict.fromkeys(model for record in sidecar.papers for model in record.digest.provenance.models)
    models |= dict.fromkeys(record.model for record in sidecar.screened)
    return Post(
        title=frame.title,
        topic=frame.topic,
        date=frame.day,
        updated=frame.now,
        languages=frame.languages,
        models=tuple(models),
        description=describe(
            frame.topic, frame.day, first.title if first else "", frame.languages, bool(sidecar.papers) or not first
        ),
        cover=_cover(sidecar, first.id) if first else "",
        author=frame.author,
        homepage=frame.homepage,
        off_topic=tuple(compose_off_topic(one.paper, one.reason, frame.languages) for one in sidecar.screened),
        failures=tuple(compose_failure(record.paper, record.reason) for record in sidecar.failures),
    )


def _cover(sidecar: Sidecar, first: str) -> str:
    """The address of the first figure of the post's first paper; empty when it has none."""
    pictures = (one.digest.pictures for one in sidecar.papers if one.digest.paper.id == first)
    return next((picture.url for found in pictures for picture in found), "")


def _is_as_written(section: RawSection, record: PaperRecord | None) -> bool:
    return record is not None and block_hashes(section.text) == record.blocks


def empty_sidecar(frame: Frame) -> Sidecar:
    """That of a post of which nothing is known."""
    return Sidecar(
        format=FORMAT,
        topic=frame.topic,
        date=frame.day,
        updated=frame.now,
        complete=False,
        languages=frame.languages,
        head="",
        papers=(),
        failures=(),
    )


def read_post(path: Path) -> str:
    """A post's text, empty when there is none; PostError when it cannot be read."""
    try:
        text = path.read_bytes().decode()  # not read_text, which would fold another system's line ends
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise PostError(f"cannot read {path}: {error.strerror}: mend that or move it away") from error
    except UnicodeDecodeError as error:
        raise PostError(f"{path} is not text in UTF-8: save it as such, or move it away") from error
    if "\0" in text:  # what a file system leaves of a file after a crash
        raise PostError(f"{path} is damaged, it has NUL characters: mend it or move it away")
    return text
