"""Standing: what of a post that is made anew was edited, is missing, or was answered otherwise, and why."""

from pathlib import Path

from paperdigest.answers import Step
from paperdigest.cli.session import Session
from paperdigest.pipeline import Made
from paperdigest.renewal import reasons, steps_of
from paperdigest.writing.blocks import edited_blocks, split_blocks
from paperdigest.writing.parse import RawSection
from paperdigest.writing.sidecar import PaperRecord


def edited_steps(section: RawSection, record: PaperRecord) -> frozenset[Step]:
    """The steps whose answers a person has replaced in a section as it stands."""
    standing = {block.name for block in split_blocks(section.text)}
    return steps_of(edited_blocks(section.text, record.blocks), standing)


def missing_pictures(session: Session, record: PaperRecord, post: Path) -> None:
    """Say which pictures of a section are not where they were put; an upload's are not looked for."""
    paper, settings = record.digest.paper, session.settings
    if settings.upload_command:
        return
    folder = session.places(session.look.site).of(paper, post).folder
    if missing := [picture.file for picture in record.digest.pictures if not (folder / picture.file).is_file()]:
        what = f"not in {folder}: {', '.join(missing)}; without --render-only they are cut out anew"
        session.console.say(f"{paper.versioned_id}: {what}")


def explain(before: PaperRecord | None, after: PaperRecord, outcome: Made) -> str:
    """Which steps were answered anew and why, and which were not though they were asked; in one line."""
    steps: dict[str, list[str]] = {}
    for step, reason in reasons(before, after).items():
        steps.setdefault(reason, []).append(step.value)
    parts = [f"{', '.join(names)}: {reason}" for reason, names in steps.items()]
    parts += [
        f"no new answer to {step} ({why}): the old one stays"
        for step, why in outcome.asked.failed.items()
        if step.value in after.steps
    ]
    return "; ".join(parts)
