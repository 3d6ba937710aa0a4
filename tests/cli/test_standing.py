"""What of a section stands as a person left it, and which of its pictures are gone."""

from dataclasses import replace
from pathlib import Path

import pytest

from paperdigest.answers import Step
from paperdigest.cli.options import Common
from paperdigest.cli.session import Session
from paperdigest.cli.standing import edited_steps, missing_pictures
from paperdigest.digest import Picture
from paperdigest.writing.blocks import block_hashes
from paperdigest.writing.compose import compose
from paperdigest.writing.parse import RawSection
from paperdigest.writing.render import render_entry
from tests.writing.test_publish import record

MADE = record()
TEXT = render_entry(compose(MADE.digest), ("zh", "en"))


def test_a_step_is_edited_when_its_block_is() -> None:
    made = replace(MADE, blocks=block_hashes(TEXT))
    assert edited_steps(RawSection("1", "Sheep", TEXT), made) == frozenset()
    edited = TEXT.replace("**Key Takeaways**\n\n- ", "**Key Takeaways**\n\n- Mine. ", 1)
    assert edited != TEXT
    assert edited_steps(RawSection("1", "Sheep", edited), made) == {Step.TAKEAWAYS}


def test_pictures_that_are_gone_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    session = Session(Common(model="offline", set_=["assets=pictures"]))
    paper = MADE.digest.paper
    names = ("fig-1.webp", "fig-2.webp")
    pictures = tuple(Picture("Figure 1", 1, "Sheep", name, f"/images/{name}", 80, 60) for name in names)
    shown = replace(MADE, digest=replace(MADE.digest, pictures=pictures))
    folder = session.places(session.look.site).of(paper, Path("a.md")).folder
    folder.mkdir(parents=True)
    (folder / names[0]).write_bytes(b"RIFF")
    missing_pictures(session, shown, Path("a.md"))
    assert f"not in {folder}: fig-2.webp; without --render-only" in capsys.readouterr().err
