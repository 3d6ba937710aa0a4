r"""Every rule by which text becomes safe Markdown, and the inverse that gives the text back.

The rules hold in kramed, marked, markdown-it, goldmark and kramdown alike, under Hexo's Nunjucks, Jekyll's Liquid,
smart punctuation and MathJax. All characters that could mean something are written as numeric entities, `\_` or `\*`.
"""

import html
import json
import re
import sys

from paperdigest.writing.clean import TOKEN, clean, fold, href_parts, plain, url, visible

_IN_ADDRESS = r"(?<=[A-Za-z0-9])\.(?=[A-Za-z]{2})|(?<=www)\."  # engines shall find no links
_TYPOGRAPHY = r"-{2,}|\.{2,}|,{2,}|[!?]{4,}|\((?=(?:[crpCRP]|tm|TM)\))|(?<=\+)-"  # engines make signs of these
_IN_LINK = (
    r"(?P<texmark>\\(?=[()\[\]]|begin|eqref|ref))"  # MathJax reads \( \[ \begin \ref: a span breaks them up
    r"|(?P<star>[_*])"
    rf"|(?P<entity>[\\<>&\[\]`~|{{}}#\"'@]|!(?=\[)|{_TYPOGRAPHY}"
)
_LINKED = re.compile(rf"{_IN_LINK})")
_LITERAL = re.compile(rf"{_IN_LINK}|:(?=//)|{_IN_ADDRESS})")
_LINE_START = re.compile(r"^(?:(?P<digits>\d+)(?P<dot>[.)])(?=\s|$)|(?P<mark>[-+:^=]))")
_TEX = re.compile(
    r"(?P<backslash>\\(?=[!-/:-@\[-`{-~]|$))"  # Markdown eats a backslash before punctuation
    r"|(?P<star>[_*])"
    rf"|(?P<entity>[<>&\[\]`~|#\"'@]|:(?=//)|[{{}}](?=[{{}}%#:<])|(?<=[{{}}%#:<])[{{}}]|{_TYPOGRAPHY})"
)
_QUOTED = r"[\\\"'<>&\[\]{}`*_|()]"
_NAME = re.compile(rf"[!-,:-@\[-`{{-~]|^\s|\s$|(?<=\s)\s|[^\S ]|-{{2,}}|\.{{2,}}|{_IN_ADDRESS}")
_WRITTEN = re.compile(
    r"(?P<dollar><(?:span|bdi)>(?:\$|&#36;)</(?:span|bdi)>)|<(?:span|bdi)>(?P<texmark>&#92;)</(?:span|bdi)>"
    r"|&#(?P<code>\d{1,9});|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|\[(?P<words>[^\[\]]*)\]\((?P<target>[^()\s]*)\)"
)


def text(value: str) -> str:
    """Text in a paragraph, bullet, heading or bold label: one line, formulas and links kept, all else literal."""
    written = _written(clean(value), _LITERAL, links=True)
    return _LINE_START.sub(_line_start, written)


def marked(value: str, language: str) -> str:
    """Text in another language than the post's first, for readers, browsers and style sheets to know."""
    # kramed ends a span at the first closing tag of its kind, so that none may stand inside
    inner = re.sub(r"<span>(.*?)</span>", r"<bdi>\1</bdi>", text(value))
    return f'<span lang="{language}">{inner}</span>'


def unescape(written: str) -> str:
    """The clean text that `text` wrote."""
    return _WRITTEN.sub(_read, written)


def formula(tex: str) -> str:
    """What stands between the two dollars of a formula."""
    return _TEX.sub(_escape, tex)


def read_formula(written: str) -> str:
    """The TeX that `formula` wrote."""
    return _WRITTEN.sub(_read, written)


def words(value: str) -> str:
    """Text inside a link, where no further link may stand: addresses are plain text."""
    return _written(clean(value), _LINKED, links=False)


def unlinked(value: str) -> str:
    """Text outside a link in which no link may stand."""
    return _written(clean(value), _LITERAL, links=False)


def shield(written: str, separators: str) -> str:
    """Write the given characters of a text as entities, so that a list's separators are only the list's own."""
    own = rf"&#\d+;|\]\([^()\s]*\)|<[^>]*>|(?P<separator>[{re.escape(separators)}])"
    return re.sub(own, lambda match: _entities(match[0]) if match["separator"] else match[0], written)


def name(value: str) -> str:
    """A file's name inside double quotes or a <code> element: every visible character comes back, spaces too."""
    return _NAME.sub(lambda match: _entities(match[0]), visible(value))


def hover(value: str) -> str:
    """The title of a link, between its double quotes."""
    return re.sub(_QUOTED, lambda match: _entities(match[0]), fold(value))


def link(words: str, target: str, title: str = "") -> str:
    """A link from words that are Markdown already; the target must have gone through `url`."""
    return f'[{words}]({target} "{hover(title)}")' if fold(title) else f"[{words}]({target})"


def front_matter(value: str) -> str:
    """A value of the front matter: plain text as a one-line JSON string, which is YAML too; empty stays empty."""
    value = plain(value)
    return json.dumps(value, ensure_ascii=False) if value else ""


def description(value: str) -> str:
    """The front matter's description, which themes print as HTML."""
    value = plain(value)
    return json.dumps(html.escape(value, quote=False), ensure_ascii=False) if value else ""


def read_front_matter(written: str) -> str:
    """The plain text that `front_matter` wrote."""
    return str(json.loads(written)) if written else ""


def read_description(written: str) -> str:
    """The plain text that `description` wrote."""
    return html.unescape(read_front_matter(written))


def _written(value: str, literal: re.Pattern[str], links: bool) -> str:
    """Text by the rules of `literal`; an address or `\\href` becomes a link, or is literal text too."""
    parts: list[str] = []
    position = 0
    for match in TOKEN.finditer(value):
        is_link = match["href"] or match["url"]
        is_literal = is_link and not (links and url(_target(match)[0]))  # "https:////" leads nowhere
        token = literal.sub(_escape, match[0]) if is_literal else _token(match)
        before = literal.sub(_escape, value[position : match.start()])
        if token.startswith("[") and before.endswith("!"):
            before = f"{before[:-1]}&#33;"  # "![words](address)" would be a picture
        parts += [before, token]
        position = match.end()
    return "".join(parts) + literal.sub(_escape, value[position:])


def _token(match: re.Match[str]) -> str:
    if match["dollar"]:
        return "<span>&#36;</span>" if match.string[: match.start()].endswith("$") else "<span>$</span>"
    if match["formula"]:
        return f"${formula(match[0][1:-1])}$"
    target, shown = _target(match)
    # a paper's own "[PDF](…)" must not look like the line that gives a section its id
    return link(re.sub(r"^PDF", "&#80;DF", _written(shown, _LINKED, links=False)), url(target))


def _target(match: re.Match[str]) -> tuple[str, str]:
    """A link's address and words."""
    return href_parts(match[0]) if match["href"] else (match[0], match[0])


def _escape(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind == "texmark":
        return "<span>&#92;</span>"
    if kind in {"star", "backslash"}:
        return "\\" + match[0]
    return _entities(match[0])


def _entities(characters: str) -> str:
    return "".join(f"&#{ord(char)};" for char in characters)


def _line_start(match: re.Match[str]) -> str:
    """A text that begins like a list, a heading's underline or a definition must not become one."""
    if match["mark"]:
        return _entities(match["mark"])
    return match["digits"] + _entities(match["dot"])


def _read(match: re.Match[str]) -> str:
    if match["dollar"]:
        return r"\$"
    if match["texmark"]:
        return "\\"
    if match["code"]:
        code = int(match["code"])
        return chr(code) if code <= sys.maxunicode else "\N{REPLACEMENT CHARACTER}"
    if match["escaped"]:
        return match["escaped"]
    words = unescape(match["words"])
    return words if url(words) == match["target"] else f"\\href{{{match['target']}}}{{{words}}}"
