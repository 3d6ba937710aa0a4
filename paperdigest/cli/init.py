"""`paperdigest init`: a commented settings file to start from."""

from pathlib import Path

from paperdigest.atomic import write_atomic
from paperdigest.cli.options import Common, command
from paperdigest.configuration import FILE_NAME, load_settings
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
# cache_dir = ""                   # default: your user's cache folder; may be deleted at any time

# model = "gemini:gemini-3.5-flash-lite"   # needs GEMINI_API_KEY; "offline" needs nothing
# prompts = "default"              # a prompt set's name or folder
# languages = ["zh", "en"]         # of the posts, first one first
# chain = "packed"                 # one request a paper; "separate": one a question
# translate_abstract = true
# timeout = 300                    # seconds a request
# max_figures = 6

# [limits]                         # of the model; 0 = not known
# rpm = 0                          # requests a minute
# tpm = 0                          # tokens a minute
# rpd = 0                          # requests a day

# [arxiv]
# pace = 3.0                       # seconds between requests, arXiv's rule

[[topics]]
name = "Talking Head Generation"
query = 'ti:"talking head" OR abs:"talking face"'   # arXiv's language; or keywords = ["talking head"]
categories = ["cs.CV"]             # any of them; optional
# exclude = ["Wikipedia"]          # words in title or abstract; optional
# description = "Making a person's face or head talk from audio, text or video."
# updates = false                  # true: a new version of a digested paper is digested again
# source = ""                      # a folder of PDFs instead of arXiv
"""


@command
def init(common: Common) -> None:
    """Write a commented paperdigest.toml, with Hexo's paths inside a Hexo blog."""
    path = common.config or Path(FILE_NAME)
    if path.exists():
        raise ConfigError(f"{path} exists already: edit it, or name another file with --config")
    is_hexo = Path("_config.yml").is_file() and Path("source/_posts").is_dir()
    text = _TEMPLATE.format(**(_HEXO if is_hexo else _PLAIN))
    write_atomic(path, text.encode())
    load_settings(path, {})
    if common.json:
        common.console.json({"path": str(path), "hexo": is_hexo})
    else:
        common.console.result(str(path))
    common.console.say("next: set GEMINI_API_KEY, edit the topic, and run: paperdigest digest")
