"""`paperdigest init`: a commented settings file to start from, and a workflow for GitHub Actions."""

from pathlib import Path
from typing import Annotated

import typer

from paperdigest.atomic import write_atomic
from paperdigest.cli.github_actions import NEXT, WORKFLOW, check_place, write_workflow
from paperdigest.cli.options import Common, command
from paperdigest.errors import ConfigError

_PLAIN = {"out": "posts", "assets": "posts/assets"}
_HEXO = {"out": "source/_posts/Paper", "assets": "source/images/paper"}

_TEMPLATE = """\
# Settings of paperdigest. What is commented out shows the default.

out = "{out}"                      # folder of the posts
assets = "{assets}"                # folder of the figures
# url_prefix = "/images/paper/"    # how a post links them
# post_url = ""                    # how a post of yours is linked, e.g. "/{{date}}/{{topic}}/"; empty: by file
# homepage = ""                    # links the line that says how a digest was made
# author = ""                      # of the posts
# site_title = "Paper Digests"     # of the feeds and of an exported site
# site_url = ""                    # the site's address, e.g. "https://me.github.io": feeds link it
# feeds = ""                       # folder for atom.xml, feed.json and a page a topic; empty: none
# cache_dir = ""                   # default: your user's cache folder; may be deleted at any time

# model = "gemini:gemini-3.5-flash-lite"   # or "openai:MODEL" for any OpenAI-compatible server, "offline"
# prompts = "default"              # a prompt set's name or folder
# languages = ["zh", "en"]         # of the posts, first one first
# chain = "packed"                 # one request a paper; "separate": one a question
# translate_abstract = true
# screen = true                    # leave out papers that a topic's description does not cover
# service_tier = "standard"        # "flex": half the price, answers within minutes; paid keys only
# batch = false                    # true: half the price, `digest --resume` collects within a day
# max_input_tokens = 0             # longer papers are read in part; 0: as much as the model takes
# timeout = 300                    # seconds a request
# max_figures = 6                  # that a post shows of each paper; 0: none
# figure_format = "webp"           # or "png", "jpeg"
# figure_dpi = 200                 # dots an inch of the printed page
# asset_folder = false             # true: figures go into Hexo's asset folder beside the post
# upload_command = ""              # run for each new figure, e.g. "rclone copy {{path}} remote:pictures"
# see_figures = false              # true: the model is shown the figures as well

# [limits]                         # of the model; 0 = not known
# rpm = 0                          # requests a minute
# tpm = 0                          # tokens a minute
# rpd = 0                          # requests a day
# concurrency = 0                  # requests under way at once

# [arxiv]
# pace = 3.0                       # seconds between requests, arXiv's rule

[[topics]]
name = "Talking Head Generation"
query = 'ti:"talking head" OR abs:"talking face"'   # arXiv's language; or keywords = ["talking head"]
categories = ["cs.CV"]             # any of them; optional
# exclude = ["Wikipedia"]          # words in title or abstract; optional
# description = "Making a person's face or head talk from audio, text or video."   # others are off topic
# screen = true                    # false: whatever matches the query belongs to the topic
# updates = false                  # true: a new version of a digested paper is digested again
# source = ""                      # a folder of PDFs, or "rss:cs.CV+eess.AS": today's announcement, with keywords
"""


@command
def init(
    common: Common,
    github_actions: Annotated[
        bool,
        typer.Option(
            "--github-actions", help="Also write a workflow that digests every day; settings that exist are kept."
        ),
    ] = False,
) -> None:
    """Write a commented paperdigest.toml, with Hexo's paths inside a Hexo blog."""
    from paperdigest.configuration import FILE_NAME, load_settings

    path = common.config or Path(FILE_NAME)
    is_new = not path.exists()
    if not is_new and not github_actions:
        raise ConfigError(f"{path} exists already: edit it, or name another file with --config")
    if github_actions:
        check_place(path)
    is_hexo = Path("_config.yml").is_file() and Path("source/_posts").is_dir()
    if is_new:
        write_atomic(path, _TEMPLATE.format(**(_HEXO if is_hexo else _PLAIN)).encode())
    load_settings(path, {})
    if github_actions:
        write_workflow(path)
    _tell(common, path, is_new, is_hexo, github_actions)


def _tell(common: Common, path: Path, is_new: bool, is_hexo: bool, github_actions: bool) -> None:
    if common.json:
        workflow = {"workflow": str(WORKFLOW)} if github_actions else {}
        common.console.json({"path": str(path), "new": is_new, "hexo": is_hexo, **workflow})
    else:
        written = [path] * is_new + [WORKFLOW] * github_actions
        common.console.result("\n".join(map(str, written)))
    if not is_new:
        common.console.say(f"{path} exists already and stays as it is")
    common.console.say(
        NEXT if github_actions else "next: set GEMINI_API_KEY, edit the topic, and run: paperdigest digest"
    )
