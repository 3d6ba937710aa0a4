"""Rules for a post's front matter: what makes Hexo or Jekyll drop the post or cut a value."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_KEY = re.compile(r"(?P<key>[A-Za-z_][\w -]*):(?:\s+(?P<value>.*))?$")
_ITEM = re.compile(r"\s*-(?:\s+(?P<value>.*))?$")
_ILLEGAL_START = re.compile(r"[@`%!&*|>,\]}]|[-?:](?:\s|$)")
_BLOCK_SCALAR = re.compile(r"[|>][+-]?\d?$")
_QUOTED = re.compile(r'(?:"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\')(?:\s+#.*)?')
_PLAIN_ITEM = r"""(?:\w[^\[\]{},:#"'&*!|>%@`]*|"[^"\\]*"|'[^']*')"""
_FLOW = re.compile(rf"\[\s*(?:{_PLAIN_ITEM}(?:,\s*{_PLAIN_ITEM})*)?\s*\]|\{{\s*\}}")
_LIVE = re.compile(r"\{\{|\{%|\{#|#\}")


@dataclass(frozen=True)
class Problem:
    """Something wrong at a line (from 1) of a post, by its code in `paperdigest.linting.codes`."""

    line: int
    code: str
    message: str


@dataclass(frozen=True)
class Header:
    """The front matter as its lines say it: values by key, unquoted as they stand; `lines` counts to its end."""

    values: dict[str, tuple[int, str]]
    lines: int


def read_header(text: str) -> Header:
    """The front matter of a post; empty when there is none."""
    bounds = _bounds(text.split("\n"))
    if bounds is None:
        return Header({}, 0)
    start, end = bounds
    matches = [(number, _KEY.match(line)) for number, line in enumerate(text.split("\n")[start + 1 : end], start + 2)]
    return Header({m["key"]: (number, (m["value"] or "").strip()) for number, m in matches if m}, end + 1)


def check_header(text: str) -> Iterator[Problem]:
    """What is wrong with it."""
    lines = text.split("\n")
    bounds = _bounds(lines)
    if bounds is None:
        yield Problem(1, "front-matter", "there is no front matter between two lines '---'")
        return
    start, end = bounds
    if not text.startswith("---"):
        yield Problem(
            1, "front-matter", "something stands before the first '---': Jekyll and some Hexo lose the header"
        )
    seen: set[str] = set()
    in_block = False
    for number, line in enumerate(lines[start + 1 : end], start + 2):
        if in_block and (line.startswith(" ") or not line.strip()):
            continue
        match = _KEY.match(line.strip() if line.startswith(" ") else line)
        value = (match["value"] or "").strip() if match else ""
        in_block = bool(match and _BLOCK_SCALAR.fullmatch(value))
        if match and not line.startswith(" "):
            if match["key"] in seen:
                yield Problem(number, "yaml", f"the key {match['key']} stands twice")
            seen.add(match["key"])
        if not in_block:
            yield from _check_line(number, line, match)


def check_templates(text: str, header: Header) -> Iterator[Problem]:
    """Template syntax that the blog's engine would run; Hexo leaves it alone under `disableNunjucks: true`."""
    if header.values.get("disableNunjucks", (0, ""))[1] == "true":
        return
    for number, line in enumerate(text.split("\n"), 1):
        if number > header.lines and (match := _LIVE.search(line)):
            yield Problem(number, "template", f"{match[0]} is live: escape it or set disableNunjucks: true")


def _bounds(lines: list[str]) -> tuple[int, int] | None:
    """Indexes of the opening and the closing line '---'."""
    start = next((at for at, line in enumerate(lines) if line.strip().lstrip("\ufeff")), None)
    if start is None or lines[start].lstrip("\ufeff").rstrip() != "---":
        return None
    end = next((at for at in range(start + 1, len(lines)) if lines[at].rstrip() == "---"), None)
    return (start, end) if end is not None else None


def _check_line(number: int, line: str, match: re.Match[str] | None) -> Iterator[Problem]:
    if not line.strip() or line.lstrip().startswith("#"):
        return
    if "\t" in line[: len(line) - len(line.lstrip())]:
        yield Problem(number, "yaml", "a tab indents the line; YAML takes spaces only")
        return
    item = _ITEM.match(line)
    if not match and not item:
        yield Problem(number, "yaml", f"neither 'key: value' nor '- item': {line.strip()[:40]}")
        return
    value = ((item["value"] if item else match["value"] if match else "") or "").strip()
    if value[:1] in ('"', "'"):
        if not _QUOTED.fullmatch(value):
            yield Problem(number, "yaml", f"the quotes do not pair up: {value[:40]}")
    elif value[:1] in ("[", "{"):
        if not _FLOW.fullmatch(value):
            yield Problem(number, "yaml", f"a value that begins with {value[0]} must be quoted: {value[:40]}")
    elif ": " in value or value.endswith(":") or _ILLEGAL_START.match(value):
        yield Problem(number, "yaml", f"the value must be quoted: {value[:60]}")
    elif " #" in value:
        yield Problem(number, "cut-value", f"what follows ' #' is lost, quote the value: {value[:60]}")
