"""A page as Chromium has it after its scripts have run."""

import subprocess
from html.parser import HTMLParser
from pathlib import Path

from tests.browser import chromium

_EMPTY = {"img", "br", "hr", "input", "link", "meta", "source", "wbr"}


class Article(HTMLParser):
    """What stands in the page's article: texts by tag, pictures, links, and how many formulas were set."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[str] = []
        self.items: list[str] = []
        self.bold: list[str] = []
        self.images: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.formulas = self.errors = 0
        self.summaries = 0
        self._open: list[str] = []
        self._inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id") == "article-container":
            self._inside = 1
        elif self._inside and tag not in _EMPTY:
            self._inside += 1
        if not self._inside:
            return
        self._open += [tag] * (tag not in _EMPTY)
        self.formulas += tag == "mjx-container"
        self.errors += tag in {"mjx-merror", "merror"} or "data-mjx-error" in given
        self.summaries += tag == "summary"
        self.images += [given.get("src") or ""] * (tag == "img")
        self.links += [given.get("href") or ""] * (tag == "a")
        for name, texts in (("h2", self.headings), ("li", self.items), ("strong", self.bold)):
            texts += [""] * (tag == name)
        self.text += "\n" if tag in {"p", "li", "h2", "br"} else ""

    def handle_endtag(self, tag: str) -> None:
        if self._inside and tag not in _EMPTY:
            self._inside -= 1
            while self._open and self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self._inside or "mjx-container" in self._open or "script" in self._open:
            return
        self.text += data
        for name, texts in (("h2", self.headings), ("li", self.items), ("strong", self.bold)):
            if name in self._open:
                texts[-1] += data


def read_article(address: str, profile: Path) -> Article:
    """The article of the page at an address."""
    program = chromium()
    assert program
    command = [
        program, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        "--no-proxy-server", f"--user-data-dir={profile}", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
        "--virtual-time-budget=20000", "--dump-dom", address,
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    article = Article()
    article.feed(done.stdout)
    return article
