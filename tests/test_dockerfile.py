import re
import shutil
import stat
from pathlib import Path

import pytest

from tests.cli.command import EXAMPLES
from tests.dockerfile import build

ROOT = EXAMPLES.parents[1]
DEAD = "http://127.0.0.1:9"  # a proxy that is not there: who wants the network fails


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_the_image_digests_without_a_network_once_it_is_built() -> None:
    image = build(ROOT, Path("images").absolute())
    assert image.entrypoint == ["paperdigest"]
    assert image.user.partition(":")[0] not in {"root", "0"}
    assert image.workdir == "/blog"
    for folder in ("/blog", "/cache"):
        assert stat.S_IMODE(image.path(folder).stat().st_mode) == 0o1777
    assert not image.path("/wheels").exists()
    shutil.copy(EXAMPLES / "two-readers.pdf", image.path("paper.pdf"))
    offline = {"HTTP_PROXY": DEAD, "HTTPS_PROXY": DEAD, "HOME": "/"}
    done = image.run(*image.entrypoint, "summarize", "--model", "offline", "paper.pdf", **offline)
    assert (done.returncode, done.stdout) == (0, "posts/paper.md\n"), done.stderr
    assert image.path("posts/paper.md").stat().st_size > 1000
    assert image.path("/cache/paperdigest").is_dir()
    assert image.run("python", "-c", "import openai").returncode == 0
    assert image.run(*image.entrypoint, "init", "--github-actions", **offline).returncode == 0  # the wheel carries it


def test_image_and_workflow_have_one_python() -> None:
    image = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    workflow = (ROOT / "paperdigest/cli/github_actions.yml").read_text(encoding="utf-8")
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    versions = {*re.findall(r"^FROM python:([\d.]+)-slim", image, re.MULTILINE)}
    assert versions == {*re.findall(r'python-version: "([\d.]+)"', workflow)}
    assert versions == {*re.findall(r'requires-python = ">=([\d.]+)"', project)}
