"""`paperdigest init`: a commented settings file to start from, and a workflow for GitHub Actions."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from paperdigest.atomic import write_atomic
from paperdigest.cli.github_actions import NEXT, WORKFLOW, check_place, write_workflow
from paperdigest.cli.options import Common, command
from paperdigest.errors import ConfigError

if TYPE_CHECKING:
    from paperdigest.settings import SiteName

_JEKYLL_PREFIX = 'url_prefix = "/assets/paper/"      # '
_PREFIX = '# url_prefix = "/images/paper/"    # '

_JEKYLL_ADVICE = "add paperdigest.toml to exclude in _config.yml: Jekyll publishes every other file of its folder"
_NO_SITE_ADVICE = (
    "this folder is no blog that is known: the posts are for Hexo, and link figures as /images/paper/… of a site; to "
    'read them as files, set site = "plain"'
)


@dataclass(frozen=True)
class _Place:
    """A kind of folder: what stands in it, and the settings that fit; the first one that fits is taken.

    `advice` is what its owner has to do besides, empty for nothing.
    """

    site: "SiteName"
    out: str
    assets: str
    marks: tuple[tuple[str, ...], ...] = ()  # of each, one exists
    url_prefix: str = _PREFIX
    advice: str = ""

    def fits(self) -> bool:
        """Whether the working folder is one."""
        return all(any(Path(name).exists() for name in names) for names in self.marks)


_HUGO_SETTINGS = ("hugo.toml", "config.toml", "hugo.yaml", "hugo.json", "config.yaml", "config/_default")
_PLACES = (
    _Place("hexo", "source/_posts/Paper", "source/images/paper", (("_config.yml",), ("source/_posts",))),
    _Place("hugo", "content/posts/paper", "static/images/paper", (_HUGO_SETTINGS, ("content",))),
    _Place("jekyll", "_posts/paper", "assets/paper", (("_config.yml",), ("_posts",)), _JEKYLL_PREFIX, _JEKYLL_ADVICE),
    _Place("obsidian", "Papers", "Papers/assets", ((".obsidian",),)),
    _Place("hexo", "posts", "posts/assets", advice=_NO_SITE_ADVICE),
)

_TEMPLATE = """\
# Settings of paperdigest. What is commented out shows the default.

{out}folder of the posts
{assets}folder of the figures
{url_prefix}how a post links them
{site}"hexo", "hugo", "jekyll", "obsidian" or "plain"
# template = ""                    # a Jinja template of your own, e.g. "my.md.j2"
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
    """Write a commented paperdigest.toml, with the paths of the Hexo, Hugo, Jekyll or Obsidian folder it is run in."""
    from paperdigest.configuration import FILE_NAME, load_settings

    path = common.config or Path(FILE_NAME)
    is_new = not path.exists()
    if not is_new and not github_actions:
        raise ConfigError(f"{path} exists already: edit it, or name another file with --config")
    if github_actions:
        check_place(path)
    place = next(place for place in _PLACES if place.fits())
    if is_new:
        write_atomic(path, _settings(place).encode())
    load_settings(path, {})
    if github_actions:
        write_workflow(path)
    _tell(common, path, is_new, place, github_actions)


def _settings(place: _Place) -> str:
    given = f'site = "{place.site}"'
    return _TEMPLATE.format(
        out=_commented(f'out = "{place.out}"'),
        assets=_commented(f'assets = "{place.assets}"'),
        url_prefix=place.url_prefix,
        site=_commented(f"# {given}" if place.site == "hexo" else given),
    )


def _commented(line: str) -> str:
    """A line of settings up to where its comment begins, below those of the others."""
    return f"{line:<34} # "


def _tell(common: Common, path: Path, is_new: bool, place: _Place, github_actions: bool) -> None:
    if common.json:
        workflow = {"workflow": str(WORKFLOW)} if github_actions else {}
        common.console.json({"path": str(path), "new": is_new, "site": place.site, **workflow})
    else:
        written = [path] * is_new + [WORKFLOW] * github_actions
        common.console.result("\n".join(map(str, written)))
    if not is_new:
        common.console.say(f"{path} exists already and stays as it is")
    elif place.advice:
        common.console.say(place.advice)
    common.console.say(
        NEXT if github_actions else "next: set GEMINI_API_KEY, edit the topic, and run: paperdigest digest"
    )
