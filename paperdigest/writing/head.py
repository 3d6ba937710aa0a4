"""The head of a post: front matter, banner and the day's heading, read back from what the template wrote."""

import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from paperdigest.errors import ConfigError
from paperdigest.writing import markdown
from paperdigest.writing.labels import Label
from paperdigest.writing.lines import read_list
from paperdigest.writing.post import Post

WARNING = Label(
    "以下内容由程序根据论文自动生成，可能有错，请以原文为准。",
    "Made by a program from the papers: it can be wrong, the paper decides.",
)
SCREENING = Label(
    "只供阅读前初筛，请勿用于严肃的学术场合！", "For a first screening only, not for serious academic use!"
)
MODELS = Label("模型", "Models")
PROJECT = Label("项目", "Project")
LANGUAGES = Label("语言", "Languages")
UPDATE = Label("更新", "Update")

_T = TypeVar("_T")
TOPIC_KEYS = "topic|keywords"
UPDATED_KEYS = "updated|lastmod|last_modified_at"  # the name that each site has for it
UPDATED = re.compile(rf"^(?P<key>{UPDATED_KEYS}): (?:[\d-]+(?P<between>T))?.*$", re.MULTILINE)
BANNER_MODELS = re.compile(rf"^> ?⚠️ (?:.*{MODELS.pattern}: (.*?)(?:\\|<br>)?|.*)$", re.MULTILINE)
BANNER_PROJECT = re.compile(
    rf"^> ?💗 {PROJECT.pattern}: (?:paperdigest|\[paperdigest\]\(([^()\s]+)\)) · {LANGUAGES.pattern}: ([a-z, -]+)$",
    re.MULTILINE,
)


def warning(models: tuple[str, ...], languages: tuple[str, ...]) -> str:
    """The banner's first line: what wrote this; a post that only links other posts names no model."""
    names = ", ".join(markdown.shield(markdown.text(model), ",") for model in models)
    return f"{WARNING.show(languages)} {MODELS.show(languages)}: {names}" if names else WARNING.show(languages)


def project(homepage: str, languages: tuple[str, ...]) -> str:
    """The banner's last line: the project, and the post's languages in their order."""
    name = markdown.link("paperdigest", homepage) if homepage else "paperdigest"
    return f"{PROJECT.show(languages)}: {name} · {LANGUAGES.show(languages)}: {', '.join(languages)}"


def banner_models(head: str) -> tuple[str, ...]:
    """The models that a head of ours names; none in another's."""
    found = BANNER_MODELS.search(head)
    return read_list(found[1], ", ") if found and found[1] else ()


def with_update(head: str, now: datetime) -> str:
    """A head that says that its post was updated now, and is the same otherwise."""

    def stamped(found: re.Match[str]) -> str:
        return f"{found['key']}: {now:%Y-%m-%d}{found['between'] or ' '}{now:%H:%M:%S}"

    return UPDATED.sub(stamped, head, count=1)


def read_head(head: str) -> Post:
    """A post without papers from its head; ConfigError names what is missing."""
    models = _find(BANNER_MODELS, head, "banner line that begins with '>⚠️'")[1] or ""
    found = _find(BANNER_PROJECT, head, "banner line that begins with '>💗' and names project and languages")
    return Post(
        title=_value(head, "title", markdown.read_front_matter),
        topic=_value(head, TOPIC_KEYS, markdown.read_front_matter),
        date=_value(head, "date", lambda text: datetime.fromisoformat(text).date()),
        updated=_value(head, UPDATED_KEYS, datetime.fromisoformat),
        languages=tuple(found[2].split(", ")),
        models=read_list(models, ", ") if models else (),
        description=_value(head, "description", markdown.read_description),
        author=front_value(head, "author"),
        cover=front_cover(head),
        homepage=found[1] or "",
    )


def front_value(head: str, key: str) -> str:
    """The value of a key of the front matter (or of one of several, `a|b`), without its quotes; empty without any."""
    found = re.search(rf"^(?:{key}):(.*)$", head, re.MULTILINE)
    return plain_value(found[1]) if found else ""


def front_cover(head: str) -> str:
    """The address of the post's picture; empty when there is none."""
    listed = re.search(r"^images:\s*\n\s*- (.+)$", head, re.MULTILINE)
    return front_value(head, "cover") or front_value(head, "image") or (plain_value(listed[1]) if listed else "")


def plain_value(written: str) -> str:
    """A YAML value in quotes, as ours are, or without, as most are written by hand."""
    written = written.strip()
    try:
        return str(json.loads(written)) if written.startswith('"') else written.strip("'")
    except ValueError:
        return written.strip('"')


def _find(pattern: re.Pattern[str], head: str, what: str) -> re.Match[str]:
    match = pattern.search(head)
    if not match:
        raise ConfigError(f"line {_lines(head)}: no {what} above it")
    return match


def _value(head: str, key: str, read: Callable[[str], _T]) -> _T:
    """The value of a key of the front matter; `key` may name several, of which there is one."""
    name = key.partition("|")[0]
    match = _find(re.compile(rf"^(?:{key}): ?(.*)$", re.MULTILINE), head, f"key '{name}' in the front matter")
    try:
        return read(match[1])
    except ValueError as error:
        raise ConfigError(
            f"line {_lines(head[: match.start()]) + 1}: the value of '{name}' cannot be read: {error}"
        ) from error


def _lines(text: str) -> int:
    return text.count("\n")
