"""Real blogs made of one posts folder: Hexo with Butterfly from npm, Hugo and Jekyll as they are installed."""

import fcntl
import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from platformdirs import user_cache_path

_NPM = {
    "hexo": "7.3.0",
    "hexo-renderer-kramed": "0.1.4",
    "hexo-renderer-markdown-it": "7.1.1",
    "hexo-renderer-marked": "7.0.1",
    "hexo-renderer-pug": "3.0.0",
    "hexo-renderer-stylus": "3.0.1",
    "hexo-theme-butterfly": "4.13.0",
    "mathjax": "3.2.2",
}
_RENDERERS = ("kramed", "marked", "markdown-it")
_MATHJAX = '<script src="/mathjax/tex-chtml.js" async></script>'  # as it comes: formulas are between \( and \)
_PAGE = '<html><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'
_HEXO = {
    "_config.yml": "title: Blog\nurl: http://example.org\nlanguage: zh-CN\ntheme: butterfly\npermalink: p/:title/\n"
    "timezone: UTC\nfuture: true\nkramed: {gfm: true, breaks: true, smartypants: true}\n",
    "_config.butterfly.yml": "mathjax: {enable: true, per_page: false}\nlazyload: {enable: false}\n"
    "CDN: {internal_provider: local, option: {mathjax: /mathjax/tex-mml-chtml.js}}\n",
}
_HUGO = {
    "hugo.toml": 'baseURL = "http://example.org/"\ntitle = "Blog"\n',  # the older name of it is config.toml
    "layouts/_default/single.html": _PAGE.format(
        title="{{ .Title }}", head=_MATHJAX, body='<article id="article-container">{{ .Content }}</article>'
    ),
    "layouts/_default/list.html": _PAGE.format(title="list", head="", body=""),
}
_JEKYLL = {
    "_config.yml": "title: Blog\nfuture: true\ntimezone: UTC\n",
    "_layouts/post.html": _PAGE.format(
        title="{{ page.title | escape }}",
        head=_MATHJAX,
        body='<article id="article-container">{{ content }}</article>',
    ),
}


@dataclass(frozen=True)
class Engine:
    """One blog: the site that its posts are written for, and Hexo's renderer."""

    site: str
    renderer: str = ""

    @property
    def out(self) -> Path:
        """The posts folder in the blog's folder."""
        return Path({"hexo": "source/_posts", "hugo": "content/posts", "jekyll": "_posts"}[self.site])

    @property
    def images(self) -> Path:
        """The folder of what is published as it is under /images."""
        return Path({"hexo": "source/images", "hugo": "static/images", "jekyll": "images"}[self.site])

    def require(self, npm: Path | None) -> None:
        """Skip the test where the blog cannot be made."""
        if npm is None:
            pytest.skip("node and npm are missing, or the npm registry cannot be reached: no Hexo, no MathJax")
        if self.site != "hexo" and not shutil.which(self.site):
            pytest.skip(f"{self.site} is not installed")

    def build(self, blog: Path, npm: Path) -> Path:
        """Publish the blog's posts; the folder of its pages, with MathJax below it."""
        files = {"hexo": _HEXO, "hugo": _HUGO, "jekyll": _JEKYLL}[self.site]
        for name, text in files.items():
            (blog / name).parent.mkdir(parents=True, exist_ok=True)
            (blog / name).write_text(text, encoding="utf-8")
        if self.site == "hugo":
            shutil.copy(blog / "hugo.toml", blog / "config.toml")
        if self.site == "hexo":
            others = {f"hexo-renderer-{name}" for name in _RENDERERS if name != self.renderer} | {"mathjax"}
            package = {"name": "blog", "hexo": {"version": _NPM["hexo"]}}
            package["dependencies"] = {name: "*" for name in _NPM if name not in others}
            (blog / "package.json").write_text(json.dumps(package))
            (blog / "node_modules").symlink_to(npm / "node_modules")
        commands = {
            "hexo": ["node", str(npm / "node_modules/hexo/bin/hexo"), "generate"],
            "hugo": ["hugo", "--quiet"],
            "jekyll": ["jekyll", "build", "--quiet"],
        }
        environment = {**os.environ, "TZ": "UTC", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
        done = subprocess.run(
            commands[self.site], cwd=blog, env=environment, capture_output=True, text=True, timeout=300, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert not [line for line in done.stdout.splitlines() if line.startswith(("ERROR", "FATAL"))], done.stdout
        pages = blog / {"hexo": "public", "hugo": "public", "jekyll": "_site"}[self.site]
        (pages / "mathjax").symlink_to(npm / "node_modules/mathjax/es5")
        return pages


ENGINES = (*(Engine("hexo", renderer) for renderer in _RENDERERS), Engine("hugo"), Engine("jekyll"))


def install_npm() -> Path | None:
    """The folder of the packages, installed once: $PAPERDIGEST_TEST_NPM, else in the user's cache folder."""
    if not (shutil.which("node") and shutil.which("npm")):
        return None
    folder = Path(os.environ.get("PAPERDIGEST_TEST_NPM") or user_cache_path("paperdigest-tests") / "npm")
    folder.mkdir(parents=True, exist_ok=True)
    wanted = json.dumps({"name": "blogs", "private": True, "dependencies": _NPM}, indent=1)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # other test processes want it as well
        done = folder / "done.json"
        if not done.exists() or done.read_text() != wanted:
            (folder / "package.json").write_text(wanted)
            command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1"]
            try:
                subprocess.run(command, cwd=folder, capture_output=True, timeout=240, check=True)
            except subprocess.SubprocessError:  # no registry, or one that does not answer
                return None
            done.write_text(wanted)
    return folder
