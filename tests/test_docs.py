"""What the pages say of the program is true of today's program, and their links lead somewhere."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from paperdigest.configuration import load_settings
from paperdigest.linting.codes import CODES
from paperdigest.sections import Topic
from paperdigest.settings import keys

DOCS = Path(__file__).parents[1] / "docs"
PAGES = [*DOCS.parent.glob("README*.md"), *sorted(DOCS.glob("*.md"))]


def test_generated_pages_are_up_to_date() -> None:
    subprocess.run([sys.executable, str(DOCS / "generate.py"), "."], check=True)
    for page in ("settings.md", "commands.md"):
        assert Path(page).read_text("utf-8") == (DOCS / page).read_text("utf-8"), "run `make docs`"


def test_every_setting_is_explained() -> None:
    page = (DOCS / "settings.md").read_text("utf-8")
    assert all(f"| `{key.rpartition('.')[2]}` |" in page for key in keys())
    assert all(f"| `{key}` |" in page for key in Topic.model_fields)


def test_the_table_of_codes_is_the_linters() -> None:
    table = (DOCS / "checking.md").read_text("utf-8")
    assert re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", table, re.MULTILINE) == list(CODES.items())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"`[^`]*`", "", page.read_text("utf-8"))
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if not link.startswith(("http://", "https://")):
            path, _, anchor = link.partition("#")
            target = page.parent / path if path else page
            assert target.exists(), link
            assert not anchor or anchor in _anchors(target), link


def _anchors(page: Path) -> set[str]:
    """The anchors that GitHub gives to headings."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_settings_that_are_shown_are_valid(page: Path) -> None:
    for number, block in enumerate(re.findall(r"```toml\n(.*?)```", page.read_text("utf-8"), re.DOTALL)):
        Path(f"{number}.toml").write_text(block, "utf-8")
        if "[steps." not in block:  # that one is a prompt set's
            load_settings(Path(f"{number}.toml"), {})


def test_the_messages_that_are_explained_are_those_of_the_program() -> None:
    said = " ".join(_strings())
    table = (DOCS / "troubleshooting.md").read_text("utf-8")
    explained = re.findall(r"`([^`]*)`", " ".join(re.findall(r"^\| (.*?) \|", table, re.MULTILINE)))
    assert len(explained) > 15
    for message in explained:
        for piece in message.split("…"):
            assert piece.strip() in said, message


def _strings() -> Iterator[str]:
    for module in (DOCS.parent / "paperdigest").rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
