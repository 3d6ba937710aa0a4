"""Regenerating: posts made anew, each read, asked about where something changed, and replaced as a whole."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from paperdigest.answers import Step
from paperdigest.asking.ask import schema_version
from paperdigest.asking.prompts import load_prompts
from paperdigest.cli.choosing import Choice, Chosen
from paperdigest.cli.report import Report
from paperdigest.cli.session import Session
from paperdigest.cli.standing import edited_steps, explain, missing_pictures
from paperdigest.errors import PaperError
from paperdigest.lock import locked
from paperdigest.paper import Paper
from paperdigest.pipeline import Made, Skipped, Workshop, jobs, run
from paperdigest.renewal import Renewal, is_stale
from paperdigest.sources.folder import FolderSource
from paperdigest.writing.history import settled_sidecar, undo
from paperdigest.writing.parse import RawSection
from paperdigest.writing.publish import Frame, read_post
from paperdigest.writing.rewrite import Rewritten, rewrite
from paperdigest.writing.runs import Run, append_run
from paperdigest.writing.sidecar import FOLDER, PaperRecord, Sidecar

_NO_RECORD = "nothing says how it was made, so all of it counts as edited: --overwrite makes it anew"
_NOTHING_TO_RENDER = "nothing says how it was made: without --render-only it is asked anew"
_UNKNOWN = "arXiv has no paper of this id: its section stays"
_NO_PDF = "its PDF is not at hand: name it beside the post, as in paperdigest regenerate POST FILE.pdf"


@dataclass(frozen=True)
class Wish:
    """What the command line asks for.

    `steps` may be asked anew; `render_only` asks nothing; `overwrite` keeps nothing that a person edited; `language`
    says that the posts are to have the settings' languages, not their own.
    """

    steps: frozenset[Step]
    render_only: bool
    overwrite: bool
    language: bool
    stale: bool


async def regenerate_posts(
    session: Session, chosen: Chosen, wish: Wish, report: Report, agree: Callable[[Rewritten], bool]
) -> None:
    """Make the posts anew, one after the other; `agree` says of each, before it is written, whether it may be."""
    posts = []
    for post in chosen.posts:
        with report.sparing_others(post.front.topic):
            posts += [post] if not wish.stale or _is_stale(session, post, wish) else []
    if not (posts or report.failed):
        session.console.say(
            "nothing to regenerate: no post is stale" if wish.stale else "nothing to regenerate: no post fits"
        )
        return
    async with session.workshop(session.console.reporter(session.used), asks=not wish.render_only) as workshop:
        for post in posts:
            async with locked(post.out / FOLDER / "lock", f"writing into {post.out}", session.console.say):
                with report.sparing_others(post.front.topic):
                    await _Regeneration(session, post, wish, report, workshop, chosen.files).regenerate(agree)


async def undo_posts(session: Session, chosen: Chosen, report: Report) -> None:
    """Bring the posts' versions before the last ones back."""
    for post in chosen.posts:
        async with locked(post.out / FOLDER / "lock", f"writing into {post.out}", session.console.say):
            with report.sparing_others(post.front.topic):
                if not undo(post.out, post.path):
                    session.console.say(f"{post.path}: there is no older version")
                    continue
                report.undone(post.path, post.front.topic)
                if not session.wants_json:
                    session.console.result(str(post.path))


def _is_stale(session: Session, post: Choice, wish: Wish) -> bool:
    """Posts that nothing is known about count only where they could be made anew."""
    sidecar = settled_sidecar(post.out, post.path, read_post(post.path))
    if sidecar is None:
        return wish.overwrite
    prompts = load_prompts(session.settings.prompts)
    schema = partial(schema_version, translate_abstract=session.settings.translate_abstract, most=prompts.most)
    return is_stale(sidecar, session.model_name, prompts.label, schema)


class _Regeneration:
    """One post, made anew."""

    def __init__(
        self, session: Session, post: Choice, wish: Wish, report: Report, workshop: Workshop, files: FolderSource
    ) -> None:
        self._session, self._post, self._wish, self._report, self._files = session, post, wish, report, files
        text = read_post(post.path)
        self._sidecar = settled_sidecar(post.out, post.path, text)
        self._sections = post.sections(text)
        self._records = _records(self._sidecar)
        self._folder = _topic_folder(session, post)
        self._frame = self._make_frame()
        self._workshop = replace(
            workshop,
            download=self._download,
            languages=self._frame.languages,
            renewals=self._renewals(),
            illustrator=workshop.illustrator.for_posts(lambda _: post.path),
        )
        self._new: dict[str, PaperRecord] = {}
        self._used_before = session.account.used
        self._counts: dict[type[Made | Skipped], int] = {Made: 0, Skipped: 0}

    async def regenerate(self, agree: Callable[[Rewritten], bool]) -> None:
        """Ask what is due, then put the new version in the old one's place, unless `agree` says no."""
        due = await self._due()
        try:
            if self._wish.render_only:
                self._new = {paper.id: self._records[paper.id] for paper in due}
                for record in self._new.values():
                    self._report.rendered(record.digest, self._post.path, self._frame.topic)
                    missing_pictures(self._session, record, self._post.path)
            else:
                await run(jobs(self._workshop, due, self._keep))
        finally:
            self._append_run()
        self._publish(agree)

    def _publish(self, agree: Callable[[Rewritten], bool]) -> None:
        console, path = self._session.console, self._post.path
        if not self._new:
            console.say(f"{path}: nothing to change")
            return
        rewritten = rewrite(self._frame, read_post(path), self._sidecar, self._new, self._wish.overwrite)
        self._tell_kept(rewritten)
        is_agreed = agree(rewritten)
        if rewritten.is_changed:
            self._report.written(path, self._frame.topic, is_agreed)
        if is_agreed:
            rewritten.write()
            if rewritten.is_changed and not self._session.wants_json:
                console.result(str(path))
        if not rewritten.is_changed:
            console.say(f"{path}: nothing to change")

    def _tell_kept(self, rewritten: Rewritten) -> None:
        """The blocks that would read otherwise, had nobody edited them."""
        for paper in rewritten.papers:
            if kept := [block.name for block in paper.blocks if block.stays]:
                what = f"{paper.id}: edited by hand and kept (--overwrite makes it anew): {', '.join(kept)}"
                self._session.console.say(what)

    async def _due(self) -> list[Paper]:
        """The papers to work on; says of the others why their sections stay."""
        due = [self._records[section.id].digest.paper for section in self._sections if section.id in self._records]
        unknown = [section for section in self._sections if section.id not in self._records]
        if self._wish.overwrite and not self._wish.render_only:
            return due + await self._look_up(unknown)
        for section in unknown:
            paper = Paper(section.id, section.title, version=section.version)
            reason = _NOTHING_TO_RENDER if self._wish.render_only else _NO_RECORD
            self._report.left(paper, self._post.path, self._frame.topic, reason)
        return due

    async def _look_up(self, sections: Sequence[RawSection]) -> list[Paper]:
        """The papers of sections that no sidecar knows: from the files at hand, else from arXiv, in their version."""
        found = {
            paper.id: paper
            for source in (self._folder, self._files)
            for paper in (source.papers if source else ())
            if paper.id in {section.id for section in sections}
        }
        asked = [Paper(section.id, section.title, version=section.version) for section in sections]
        wanted = [paper.versioned_id for paper in asked if paper.is_arxiv and paper.id not in found]
        if wanted:
            found |= {paper.id: paper for paper in await self._session.arxiv().fetch(wanted)}
        for paper in asked:
            if paper.id not in found:
                reason = _UNKNOWN if paper.is_arxiv else _NO_PDF
                self._report.add(self._post.path, self._frame.topic, Skipped(paper, reason))
        return [found[paper.id] for paper in asked if paper.id in found]

    def _keep(self, outcome: Made | Skipped) -> None:
        self._counts[type(outcome)] += 1
        if isinstance(outcome, Skipped):
            self._report.add(self._post.path, self._frame.topic, outcome)
            return
        paper, made = outcome.digest.paper, outcome.record()
        before = self._records.get(paper.id)
        if before:
            renewal = self._workshop.renewals[paper.id]
            made = renewal.merge(made, outcome.asked.keys, self._workshop.asker.prompts.label)
        self._new[paper.id] = made
        self._report.add(
            self._post.path, self._frame.topic, replace(outcome, digest=made.digest), explain(before, made, outcome)
        )

    async def _download(self, paper: Paper) -> bytes:
        """A paper's PDF: from the files that were named, the topic's folder, or arXiv."""
        for source in (self._files, self._folder):
            if source and paper.id in source:
                return await source.download(paper)
        if not paper.is_arxiv:
            raise PaperError(_NO_PDF)
        return await self._session.arxiv().download(paper)

    def _renewals(self) -> Mapping[str, Renewal]:
        """How each section is made anew; what a person wrote in place of a step's answer is said and not asked."""
        found: dict[str, Renewal] = {}
        for section in self._sections:
            if record := self._records.get(section.id):
                edited = frozenset[Step]() if self._wish.overwrite else edited_steps(section, record)
                found[section.id] = Renewal(record, self._wish.steps, edited)
                left = [step for step in Step if step in edited & self._wish.steps]
                if left and not self._wish.render_only:
                    what = f"edited by hand and not asked (--overwrite asks): {', '.join(left)}"
                    self._session.console.say(f"{record.digest.paper.versioned_id}: {what}")
        return found

    def _make_frame(self) -> Frame:
        """The post as it is framed now; it keeps its languages unless others are asked for."""
        front, session = self._post.front, self._session
        frame = session.frame(self._post.path, front.title, front.topic, front.day)
        own = self._sidecar.languages if self._sidecar else front.languages
        languages = frame.languages if self._wish.language or not own else own
        return replace(frame, out=self._post.out, languages=languages)

    def _append_run(self) -> None:
        """Keep what the run cost; nothing where it worked on no paper."""
        used = self._session.account.used - self._used_before
        made, skipped = self._counts[Made], self._counts[Skipped]
        if made or skipped or used.requests:
            run_of = Run(self._session.now, self._frame.topic, "", self._session.model_name, False, made, skipped, used)
            append_run(self._post.out, run_of)


def _records(sidecar: Sidecar | None) -> dict[str, PaperRecord]:
    return {record.digest.paper.id: record for record in (sidecar.papers if sidecar else ())}


def _topic_folder(session: Session, post: Choice) -> FolderSource | None:
    """The topic's folder of PDFs, if it has one."""
    folder = next((topic.folder for topic in session.settings.topics if topic.name == post.front.topic), "")
    return FolderSource.of(Path(folder).expanduser()) if folder else None
