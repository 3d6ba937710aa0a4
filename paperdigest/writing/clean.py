r"""The canonical form of every text in a post: what `render` writes, `parse` gives back letter for letter.

A clean text is one line without control characters. `$…$` is a formula and nothing else: a literal dollar is `\$`.
A link is a bare http(s) URL, or `\href{url}{words}`. All other LaTeX that has a certain plain form has got it.
"""

import html
import re
import unicodedata
from urllib.parse import quote

from paperdigest.writing import latex
from paperdigest.writing.settling import settled

_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]"
)
_USER = re.compile(r"^([A-Za-z]+://)[^/?#]*@")
_UNUSED = {"Co", "Cs", "Cn"}  # private use, surrogates, unassigned
_FORMULA = r"\$(?:\\.|[^$\\]){1,600}\$"
_HREF = r"\\href\{\s*https?://[^{}\s]+\s*\}\{[^{}]+\}"
_URL = (
    r"https?://(?:[!#-'*-;=?-\[\]_a-z~]|\([!#-'*-;=?-\[\]_a-z~]*\))*(?:[#-&*+/-9=A-Z_a-z~-]|\([!#-'*-;=?-\[\]_a-z~]*\))"
)
TOKEN = re.compile(rf"(?P<dollar>\\\$)|(?P<formula>{_FORMULA})|(?P<href>{_HREF})|(?P<url>{_URL})", re.ASCII)
_FOUND = re.compile(
    r"(?P<dollar>\\\$)|\$\$(?P<display>(?:\\.|[^$\\]){1,600})\$\$|\$(?P<inline>(?:\\.|[^$\\]){1,600})\$"
    r"|\\\((?P<round>.{1,600}?)\\\)|\\\[(?P<square>.{1,600}?)\\\]"
    r"|\\begin\{(?P<name>equation|displaymath|math)\*?\}(?P<body>.{1,600}?)\\end\{(?P=name)\*?\}"
    rf"|(?P<href>{_HREF})|\\url\{{\s*(?P<wrapped>https?://[^{{}}\s]+)\s*\}}|(?P<url>{_URL})|(?P<single>\$)",
    re.ASCII,
)
_AMOUNT = re.compile(r"\\\$\s*([\d.,]+[A-Za-z%]{0,2})")  # money, set as a formula
_PLACE = "\ue000"
_PLACES = re.compile(
    f"(?P<before>(?<=[\u3040-\u9fff{_PLACE}]))?(?P<glued>(?<=[A-Za-z0-9]){_PLACE}|{_PLACE}(?=[A-Za-z0-9]))?"
    f"(?(glued)|{_PLACE})(?P<after>(?=[\u3040-\u9fff]))?"
)
_HREF_PARTS = re.compile(r"\\href\{\s*([^{}\s]+)\s*\}\{([^{}]+)\}")
_ENTITY = re.compile(r"&(?:amp;)*(amp|lt|gt|quot|apos|nbsp|#\d{2,5}|#x[0-9a-f]{2,5});", re.IGNORECASE)
_UNSAFE_TEX = re.compile(
    r"\\(?:href|url|class|style|cssId|require|unicode|data|def|gdef|edef|let|newcommand|renewcommand|newenvironment|mmlToken"
    r"|label|tag|ref|eqref|cite\w*|begin|end|includegraphics|footnote|input|bbox|texttip|toggle|special)(?![A-Za-z])"
)
_PROSE = re.compile(r"(?<![\\A-Za-z])[A-Za-z]{3,}(?:\s+[A-Za-z]{2,}){2,}")
_TEX_WORDS = re.compile(
    r"\\(?:text|mathrm|operatorname|textbf|textit|mbox|mathbf|mathit|mathsf|mathcal)\w*\*?\s*\{[^{}]*\}"
)
_HALF_WIDTH = re.compile("(?<=[\u4e00-\u9fff])\\s?([,;:?!])\\s?(?=[\u4e00-\u9fffA-Za-z])")
_FULL_WIDTH = str.maketrans(",;:?!", "，；：？！")
_TAG = re.compile(r"</?[A-Za-z!][^<>]*>")


def visible(text: str) -> str:
    """Without control, invisible, bidirectional, private-use and broken characters; white space as it is."""
    text = _HIDDEN.sub("", text)
    if text.isprintable():  # most are, and have no such character
        return text
    return "".join(char for char in text if unicodedata.category(char) not in _UNUSED)


def fold(text: str) -> str:
    """One line of visible characters, white space folded."""
    return " ".join(visible(text).split())


def clean(text: str) -> str:
    r"""The canonical form described on top of this module; `clean(clean(text)) == clean(text)`.

    >>> clean(r"cost \(x_1\) is $5, see \url{https://a.example/b}")
    'cost $x_1$ is \\$5, see https://a.example/b'
    """
    return settled(fold(text), _pass)


def clean_in(text: str, language: str) -> str:
    """A clean text in a language (ISO 639-1): Chinese has the marks of Chinese between its words, as it is set."""
    text = clean(text)
    return _HALF_WIDTH.sub(lambda mark: mark[1].translate(_FULL_WIDTH), text) if language == "zh" else text


def plain(text: str) -> str:
    """For front matter: a clean text without formulas' dollars, LaTeX, markup and backslashes."""
    return settled(fold(text), _plain_pass)


def url(address: str) -> str:
    """An http(s) address that is safe in a Markdown link's target, without a user; empty for any other scheme."""
    address = _USER.sub(r"\1", fold(address))
    if not re.match(r"https?://[^\s/]", address, re.IGNORECASE):
        return ""
    return quote(address, safe="%/:=&?~#+!$,@-._")


def href_parts(href: str) -> tuple[str, str]:
    r"""Address and words of `\href{address}{words}`."""
    match = _HREF_PARTS.fullmatch(href)
    if match is None:
        raise ValueError(f"no \\href: {href}")
    return match[1], match[2]


def is_formula(body: str, follows: str = "") -> bool:
    """Whether the text between two dollars is mathematics that a browser can typeset, not prose between prices.

    `follows` is the character after the closing dollar.
    """
    if not body.strip() or r"\$" in body or _UNSAFE_TEX.search(body) or not _balanced(body):
        return False
    if re.search(r"[\u3000-\u9fff\uff00-\uffef]|https?:", body) or _PROSE.search(_TEX_WORDS.sub("", body)):
        return False
    spaced = body[0].isspace()
    if spaced != (body != body.rstrip() and body.strip() == _trimmed(body)):
        return False
    return bool(re.search(r"[\\^_=]", body)) or len(body.strip()) == 1 or not (spaced or follows.isalnum())


def _balanced(body: str) -> bool:
    """Braces pair up: MathJax looks for the closing dollar only outside of them."""
    depth = 0
    for brace in re.findall(r"[{}]", re.sub(r"\\.", "", body)):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _trimmed(body: str) -> str:
    r"""Without outer spaces, except one that belongs to a last `\ `."""
    trimmed = body.strip()
    return trimmed + " " if re.search(r"(?<!\\)(?:\\\\)*\\$", trimmed) else trimmed


def _plain_pass(text: str) -> str:
    text = _HREF_PARTS.sub(lambda match: match[2], clean(text))
    text = re.sub(r"\\([A-Za-z]+)\s*", lambda match: latex.symbol(match[1]), text.replace(r"\$", _PLACE))
    text = re.sub(r"[\\{}`$]|\*\*", "", _TAG.sub("", text)).replace(_PLACE, "$")
    return fold(text.replace("</", "< /"))


def _pass(text: str) -> str:
    """Take out formulas, links and dollars, turn the LaTeX between them into text, put them back in canonical form."""
    text = fold(_ENTITY.sub(lambda match: html.unescape(f"&{match[1]};"), text))
    kept: list[str] = []
    rest: list[str] = []
    position = 0
    while match := _FOUND.search(text, position):
        piece, end = _canonical(match, text[match.end() : match.end() + 1])
        rest += [text[position : match.start()], _PLACE if piece else text[match.start() : end]]
        kept += [piece] if piece else []
        position = end
    converted = latex.to_text("".join(rest) + text[position:])
    pieces = iter(kept)
    return _PLACES.sub(lambda match: _joined(match, next(pieces)), converted)


def _joined(match: re.Match[str], piece: str) -> str:
    """A formula as it stands among its neighbours.

    Glued to a word it becomes plain characters if it is small enough ("24$\\times$", "ID$^3$"); it stands apart from
    Chinese characters, as typesetters have it, and from the formula before it.
    """
    if not piece.startswith("$"):
        return piece
    if match["glued"] is not None and (characters := latex.as_characters(piece[1:-1])):
        return characters
    return (" " if match["before"] is not None else "") + piece + (" " if match["after"] is not None else "")


def _canonical(match: re.Match[str], follows: str) -> tuple[str, int]:
    """What replaces a find, and where reading goes on; an empty piece leaves the characters up to there as they are."""
    kind = match.lastgroup
    if kind in {"dollar", "single"}:
        return r"\$", match.end()
    if kind == "url":
        return match[0].replace("$", "%24"), match.end()
    if kind == "wrapped":
        return match["wrapped"].replace("$", "%24") + (" " if re.match(r"[\w/~%&=+#-]", follows) else ""), match.end()
    if kind == "href":
        target, words = href_parts(match[0])
        words = clean(words)
        return (words if url(words) == url(target) else f"\\href{{{url(target)}}}{{{words}}}"), match.end()
    body = match[kind or 0]
    if amount := _AMOUNT.fullmatch(body):
        return rf"\${amount[1]}", match.end()
    if is_formula(body, follows):
        return f"${_trimmed(body)}$", match.end()
    if match[0].startswith("$"):
        return r"\$", match.start() + 1
    return "", match.start() + 2
