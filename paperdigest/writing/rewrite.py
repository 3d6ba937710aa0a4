"""Rewriting: a post's sections made anew, in its order, around what a person edited; the old version is kept."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from paperdigest.atomic import write_atomic
from paperdigest.errors import ConfigError
from paperdigest.writing.blocks import Merged, block_hashes, merge, split_blocks, with_figures
from paperdigest.writing.head import (
    BANNER_MODELS,
    BANNER_PROJECT,
    UPDATED,
    banner_models,
    front_cover,
    front_value,
    with_update,
)
from paperdigest.writing.history import keep_version
from paperdigest.writing.mention import is_mention
from paperdigest.writing.parse import RawSection, split
from paperdigest.writing.publish import Frame, empty_sidecar, read_post, surround
from paperdigest.writing.render import render_head, render_tail
from paperdigest.writing.sidecar import PaperRecord, Sidecar, sidecar_path, text_hash, write_sidecar
from paperdigest.writing.sites import look_of

_DATE = re.compile(r"^date: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d", re.MULTILINE)


@dataclass(frozen=True)
class BlockChange:
    """A block that reads otherwise when it is made anew; `stays`: a person edited it, so that it is left as it is.

    Empty texts: it is not there before, or after.
    """

    name: str
    before: str
    after: str
    stays: bool


@dataclass(frozen=True)
class PaperChange:
    """What would be new in one paper's section, or, without an id, in the post's head."""

    id: str
    title: str
    blocks: tuple[BlockChange, ...]


@dataclass(frozen=True)
class Rewritten:
    """A post made anew: its text and its sidecar before and after, and what is new in it, paper by paper."""

    frame: Frame
    before: str
    text: str
    sidecar_before: Sidecar | None
    sidecar: Sidecar
    papers: tuple[PaperChange, ...]

    @property
    def is_changed(self) -> bool:
        """Whether the post reads otherwise than before, but for the time of its update."""
        return UPDATED.sub("", self.before) != UPDATED.sub("", self.text)

    def write(self) -> None:
        """Put it in the place of the old version, which is kept; whoever is killed meanwhile leaves one or the other.

        The sidecar is written first: `settled_sidecar` knows when its post did not follow. Where only the answers are
        new, the post and its history stay. ConfigError when somebody has changed the post since it was read.
        """
        if read_post(self.frame.path) != self.before:
            raise ConfigError(f"{self.frame.path} was changed meanwhile and stays as it is: run again")
        path = sidecar_path(self.frame.out, self.frame.path)
        if self.is_changed:
            keep_version(self.frame.out, self.frame.path)
            write_sidecar(path, self.sidecar)
            write_atomic(self.frame.path, self.text.encode())
            return
        before = self.sidecar_before
        unwritten = replace(self.sidecar, updated=before.updated) if before else self.sidecar
        if unwritten != before:
            write_sidecar(path, unwritten)


def rewrite(
    frame: Frame, before: str, sidecar: Sidecar | None, records: Mapping[str, PaperRecord], overwrite: bool
) -> Rewritten:
    """The post with the sections of these papers (by id) made anew from their records; the others stay to the byte.

    With `overwrite` nothing that a person edited is kept in these sections and in the post's head, and a paper that
    stands there twice stands there once.
    """
    old_head, old_sections, old_tail = split(before)
    frame = _with_rest(frame, old_head, old_sections, records)
    if overwrite:
        old_sections = tuple({section.id: section for section in reversed(old_sections)}.values())[::-1]
    known = {record.digest.paper.id: record for record in (sidecar.papers if sidecar else ())}
    merged = {
        section.id: _section(frame, section, known.get(section.id), records[section.id], overwrite)
        for section in old_sections
        if section.id in records
    }
    renewed = {name: replace(records[name], blocks=one.hashes) for name, one in merged.items()}
    sections = [
        replace(section, text=merged[section.id].text, title=records[section.id].digest.paper.title)
        if section.id in merged
        else section
        for section in old_sections
    ]
    base = sidecar or replace(empty_sidecar(frame), complete=True)
    papers = [renewed.get(name, record) for name, record in known.items() if any(one.id == name for one in sections)]
    papers += [record for name, record in renewed.items() if name not in known]
    after = replace(base, updated=frame.now, languages=frame.languages, papers=tuple(papers))
    head, after = _head(frame, after, old_head, sections, overwrite)
    tail = render_tail(surround(frame, after, None), frame.look) if sidecar else old_tail
    return Rewritten(
        frame=frame,
        before=before,
        text=_with_line_ends(head + "".join(section.text for section in sections) + tail, before),
        sidecar_before=sidecar,
        sidecar=after,
        papers=(*_head_change(old_head, head), *_changes(frame, old_sections, records, merged)),
    )


def _with_rest(frame: Frame, head: str, sections: Sequence[RawSection], records: Mapping[str, PaperRecord]) -> Frame:
    """The frame in the look of the sections that stay as they are, if any do: a post has one look."""
    stays = any(section.id not in records and not is_mention(section.text) for section in sections)
    return replace(frame, look=look_of(head, frame.look)) if stays else frame


def _with_line_ends(text: str, before: str) -> str:
    """The text with the line ends of another system, where the whole of the old one has them."""
    is_foreign = "\r\n" in before and before.count("\r\n") == before.count("\n")
    return text.replace("\r\n", "\n").replace("\n", "\r\n") if is_foreign else text


def _made(frame: Frame, section: RawSection, record: PaperRecord) -> str:
    return with_figures(frame.render(record), section.text)


def _section(
    frame: Frame, section: RawSection, before: PaperRecord | None, record: PaperRecord, overwrite: bool
) -> Merged:
    made = _made(frame, section, record)
    if overwrite:
        return Merged(made, block_hashes(made), ())
    return merge(section.text, before.blocks if before else {}, made)


def _head(
    frame: Frame, sidecar: Sidecar, old: str, sections: Sequence[RawSection], overwrite: bool
) -> tuple[str, Sidecar]:
    """The head, and the sidecar that knows it; of one that a person edited only the update and the models are new."""
    post = surround(frame, sidecar, sections[0] if sections else None)
    known = {record.digest.paper.id for record in sidecar.papers}
    if any(section.id not in known for section in sections if not is_mention(section.text)):
        post = replace(post, models=tuple(dict.fromkeys((*banner_models(old), *post.models))))
    author, cover = post.author or front_value(old, "author"), post.cover or front_cover(old)
    made = _with_date(render_head(replace(post, author=author, cover=cover), frame.look), old)
    if overwrite or text_hash(old) == sidecar.head:
        return made, replace(sidecar, head=text_hash(made))
    head = with_update(old, frame.now)
    for line in (BANNER_MODELS, BANNER_PROJECT):
        if (new := line.search(made)) and (standing := line.search(head)):
            head = head.replace(standing[0], new[0], 1)
    return head, sidecar


def _with_date(made: str, old: str) -> str:
    """The head with the date of the old one, to the second: it orders a blog's posts."""
    found = _DATE.search(old)
    return _DATE.sub(lambda _: found[0], made, count=1) if found else made


def _head_change(before: str, after: str) -> Iterator[PaperChange]:
    old, new = UPDATED.sub("", before).strip(), UPDATED.sub("", after).strip()
    if old != new:
        yield PaperChange("", "", (BlockChange("head", old, new, stays=False),))


def _changes(
    frame: Frame, old: Sequence[RawSection], records: Mapping[str, PaperRecord], merged: Mapping[str, Merged]
) -> Iterator[PaperChange]:
    for section in old:
        if section.id not in merged:
            continue
        record = records[section.id]
        before = {block.name: block for block in split_blocks(section.text)}
        after = {block.name: block for block in split_blocks(_made(frame, section, record))}
        changed = [
            name
            for name in dict.fromkeys((*before, *after))
            if name not in before or name not in after or before[name].hash != after[name].hash
        ]
        blocks = tuple(
            BlockChange(
                name,
                before[name].text.strip("\r\n") if name in before else "",
                after[name].text.strip("\r\n") if name in after else "",
                stays=name in merged[section.id].edited,
            )
            for name in changed
        )
        if blocks:
            yield PaperChange(record.digest.paper.versioned_id, record.digest.paper.title, blocks)
