import json
import shutil
from pathlib import Path

import pytest

from tests.cli.command import EXAMPLES, paperdigest


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "which posts?"),
        (["--topic", "x", "--steps", "methods"], "no step 'methods'"),
        (["--topic", "x", "--steps", "method", "--lang", "en"], "leave out --steps"),
    ],
)
def test_wrong_input_is_one_line_and_exit_2(arguments: list[str], message: str) -> None:
    result = paperdigest("regenerate", *arguments, "-q")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert message in result.err


@pytest.mark.slow
def test_local_papers_need_their_pdf_and_may_change_their_language() -> None:
    shutil.copy(EXAMPLES / "two-readers.pdf", "notes.pdf")
    paperdigest("summarize", "notes.pdf")
    post = Path("posts/notes.md")
    alone = paperdigest("regenerate", str(post))
    assert (alone.code, "name it beside the post" in alone.err) == (1, True)
    both = paperdigest("regenerate", "notes.pdf", "--lang", "en")
    assert (both.code, both.out) == (0, "posts/notes.md\n")
    assert "方法" not in post.read_text(encoding="utf-8")
    rendered = paperdigest("regenerate", str(post), "--render-only", "--json", "--set", "homepage=https://a.b")
    assert json.loads(rendered.out)["usage"]["requests"] == 0
    assert "[paperdigest](https://a.b)" in post.read_text(encoding="utf-8")


def test_undo_takes_no_other_options() -> None:
    result = paperdigest("regenerate", "post.md", "--undo", "--diff", "--budget", "1")
    assert result.code == 2
    assert "--undo only brings older versions back: leave out --diff, --budget" in result.err
