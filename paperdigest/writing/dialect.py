r"""Dialects: the common Markdown of posts, which `markdown` writes, in the form that one kind of site wants, and back.

The common form is right in Hexo with any renderer. A dialect changes how formulas, second languages, dollars and other
special characters are written, and nothing else, so that one set of rules escapes hostile text for all sites.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from paperdigest.writing import markdown
from paperdigest.writing.lines import guarded

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_START = re.compile(r" *(?:- |> )?")
_TARGET = r"(?P<target>\]\([^()\s]*(?: \"[^\"]*\")?\))"
_COMMON = re.compile(
    r"(?P<dollar><(?:span|bdi)>(?:\$|&#36;)</(?:span|bdi)>)|<(?:span|bdi)>(?P<texmark>&#92;)</(?:span|bdi)>"
    r'|(?P<twin><br>)?<span lang="(?P<language>[A-Za-z-]+)">(?P<words>.*?)</span>'
    r"|<code>(?P<code>.*?)</code>|(?P<tag><[^<>]*>)|\$(?P<formula>(?:\\.|[^$\\])+)\$"
    rf"|{_TARGET}|&#(?P<entity>\d+);|(?P<mark>(?<=%)%|(?<==)=)"
)
_BARE = "'\"{}"  # no Markdown of its own gives these a meaning
_BACKSLASHED = "[]<>#~`&@"
_CODE = re.compile(r"^(\*\*PDF\*\*: |- )_(.+?)_(?= |$)")
_JOINER = "&#8288;"  # invisible; parts a backslash from the bracket that would make a formula's delimiter of it


@dataclass(frozen=True)
class Dialect:
    r"""One way to write posts.

    Without `html`, a text's second language stands on a line of its own, after a line that ends with `line_break`, and
    its language is not marked. `formula` are the delimiters of a formula. With `raw` its TeX stands as it is, for
    engines that keep Markdown out of formulas, and text has backslashes instead of entities, for people who read the
    source. `dollar` is a literal dollar, empty: as in the common form; `has_marks`: %% and == mean something.
    """

    html: bool = True
    line_break: str = ""
    formula: tuple[str, str] = ("$", "$")
    raw: bool = False
    dollar: str = ""
    has_marks: bool = False

    def write(self, common: str) -> str:
        """A text in this dialect; front matter above it stays as it is."""
        front = _front(common)
        lines = common[len(front) :].split("\n")
        return front + "\n".join(self._written(line, _continued(line)) for line in lines)

    def read(self, written: str, languages: Sequence[str]) -> str:
        """A text of this dialect in the common form, with the same number of lines.

        Which language an unmarked text is in follows from the order of `languages`.
        """
        front = _front(written)
        joined = self._joined(written[len(front) :].split("\n"), languages)
        return front + "\n".join(text + "\n" * gone for text, gone in joined)

    def read_closely(self, written: str, languages: Sequence[str]) -> str:
        """As `read`, without empty lines for those that went: list items stay as near each other as they were."""
        front = _front(written)
        joined = self._joined(written[len(front) :].split("\n"), languages)
        return front + "\n".join(text for text, _ in joined)

    def _written(self, line: str, continued: str) -> str:
        return _COMMON.sub(lambda match: self._piece(match, continued), line)

    def _piece(self, match: re.Match[str], continued: str) -> str:
        kind = match.lastgroup
        if kind == "dollar":
            return self.dollar or match[0]
        if kind == "formula":
            start, end = self.formula
            return start + (markdown.read_formula(match["formula"]) if self.raw else match["formula"]) + end
        if kind == "words":
            return self._other_language(match, continued)
        if kind == "target":
            address, space, title = match[0].partition(" ")
            return address + space + (title if self == COMMON else title.replace("$", "&#36;"))
        if self.html or kind == "tag":
            return match[0]
        if kind == "texmark":
            return match["texmark"] + ("" if self.raw else _JOINER)
        if kind == "code":
            return f"_{match['code']}_"
        return self._character(match)

    def _other_language(self, match: re.Match[str], continued: str) -> str:
        words = self._written(match["words"], continued)
        if self.html:
            return f'{match["twin"] or ""}<span lang="{match["language"]}">{words}</span>'
        return f"{self.line_break}\n{continued}{words}" if match["twin"] else guarded(words)

    def _character(self, match: re.Match[str]) -> str:
        """An entity, or a mark of some notes' Markdown."""
        if match["mark"]:
            return f"\\{match['mark']}" if self.has_marks else match["mark"]
        character = chr(int(match["entity"]))
        if not self.raw or character not in _BARE + _BACKSLASHED:
            return match[0]
        return character if character in _BARE else f"\\{character}"

    def _joined(self, lines: Sequence[str], languages: Sequence[str]) -> list[tuple[str, int]]:
        """The lines, a text's other languages behind its first one, and how many lines went into each."""
        joined: list[tuple[str, int]] = []
        at = 0
        while at < len(lines):
            texts = [lines[at]]
            while self.line_break and texts[-1].endswith(self.line_break) and at + len(texts) < len(lines):
                texts.append(lines[at + len(texts)])
            bare = [text.removesuffix(self.line_break) for text in texts]
            first, *others = [bare[0], *(_START.sub("", text, count=1) for text in bare[1:])]
            marked = (
                f'<br><span lang="{language}">{_within(self._common(text))}</span>'
                for language, text in zip([*languages[1:], *[languages[-1]] * len(others)], others, strict=False)
            )
            joined.append(("".join([self._common(first), *marked]), len(others)))
            at += len(texts)
        return joined

    def _common(self, line: str) -> str:
        if not self.html:
            line = _CODE.sub(r"\1<code>\2</code>", line)
        start, end = map(re.escape, self.formula)
        body = r"(?:\\.|[^$\\])+" if self.raw or start == r"\$" else r"(?:\\\\\\\\|(?!\\\\\)).)+"
        dollar = f"(?P<dollar>{re.escape(self.dollar)})" if self.dollar else "(?P<dollar>(?!))"
        pieces = rf"{dollar}|(?P<tag><[^<>]*>)|{start}(?P<formula>{body}){end}|{_TARGET}"
        pieces += rf"|&#92;(?P<texmark>{_JOINER})|\\(?P<escaped>[{re.escape(_BACKSLASHED)}%=])|(?P<bare>[{_BARE}])"
        return re.sub(pieces, self._common_piece, line)

    def _common_piece(self, match: re.Match[str]) -> str:
        kind = match.lastgroup
        if kind == "dollar":
            return "<span>$</span>"
        if kind == "formula":
            return f"${markdown.formula(match['formula']) if self.raw else match['formula']}$"
        if kind == "texmark":
            return "<span>&#92;</span>"
        if not self.raw or kind in {"tag", "target"}:
            return match[0]
        character = match["escaped"] or match["bare"]
        return character if character in "%=" else f"&#{ord(character)};"


COMMON = Dialect()


def _front(text: str) -> str:
    """The front matter on top of a text, empty when there is none."""
    found = _FRONT.match(text)
    return found[0] if found else ""


def _continued(line: str) -> str:
    """What a line begins with that goes on with this one's list item or quote."""
    start = _START.match(line)
    return re.sub("-", " ", start[0]) if start else ""


def _within(written: str) -> str:
    """A text inside a span, in which no further span may stand."""
    return re.sub(r"<span>(.*?)</span>", r"<bdi>\1</bdi>", written)
