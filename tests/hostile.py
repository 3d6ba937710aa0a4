"""Hostile input for property tests: texts of papers, models and settings, and whole posts made of them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import cycle, permutations
from typing import TypeVar

from hypothesis import strategies as st

from paperdigest.digest import Assessment, CodeLink, Content, Digest, Evidence, Picture, Provenance, Statement, Words
from paperdigest.paper import Paper
from paperdigest.writing.clean import clean
from paperdigest.writing.compose import compose, compose_failure, compose_off_topic, describe
from paperdigest.writing.mention import compose_mention
from paperdigest.writing.names import safe_name
from paperdigest.writing.post import Failure, Mention, OffTopic, Post, sort_key

MARKDOWN = (
    "*", "**", "_", "__", "`", "``` \n", "~~", "~~~\n", "# ", "## ", "\n## x\n", "> ", "- ", "+ ", "1. ", "2) ",
    "    code", "\n---\n", "\n===\n", "***", "|a|b|", "\n|-|-|\n", "[", "]", "(", ")", "![", "[^1]", "[^1]: x",
    "[x]: https://a.b 'y'", "\n\n", "  \n", "\\\n", "\\", "\\*", "*[x]: y", "==x==", "^x^", "~x~", ":::", ":smile:",
    "@someone", "[[x]]", "![[x]]", "%%x%%", "#tag", "^block", "(c)", "...", "--", "---", "'", '"',
    "www.evil.example", "a@b.example",
)  # fmt: skip
HTML = (
    "<", ">", "<b>", "</b>", "<script>alert(1)</script>", "</script>", "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>", '<a href="javascript:alert(1)">', '" onmouseover="alert(1)', "' onerror='alert(1)",
    "<iframe", "<style>*{display:none}", "<!--", "-->", "<!doctype html>", "<![CDATA[", "]]>", "<?php ?>",
    "</details>", "<details>", "</span>", "</bdi>", "<br>", '<span lang="en">', "<plaintext>",
    "<base href=//evil.example>", "<meta http-equiv=refresh content=0>",
)  # fmt: skip
ENTITIES = (
    "&", "&amp;", "&lt;", "&lt;script&gt;", "&#60;", "&#x3C;b&#x3e;", "&amp;lt;b&amp;gt;", "&amp;#60;", "&quot;",
    "&nbsp;", "&#0;", "&#99999999;", "&#xD800;", "&#8238;", "&colon;", "&lpar;", "&NewLine;",
    "&#123;&#123;x&#125;&#125;", "&#10;",
)  # fmt: skip
LINKS = (
    "[x](javascript:alert(1))", "<javascript:alert(1)>", "![x](data:text/html,<b>)", "[x]: javascript:alert(1)",
    "[x][x]", "data:text/html;base64,PHNjcmlwdD4=", "vbscript:x", "file:///etc/passwd", "//evil.example/x",
    "java\tscript:x", "JaVaScRiPt:alert(1)", "&#106;avascript:x", "\\url{javascript:alert(1)}",
    "\\href{javascript:alert(1)}{t}", "\\href{https://a.b}{[x](javascript:y)}", "\\href{https://a.b}{t}",
    "\\url{https://a.b/c}", "https://a.b/c_d(e)", 'https://a.b/"onload="x', "https://a.b/{{7*7}}",
    "https://a.b/%7B%7B", "https://user:pw@a.b/", "http://[::1", "https://", "https://a.b/\u202ex",
    "https://\u0430pple.com/", "HTTPS://A.B", "https://a.b/$x$", "https://a.b/`x`", "https://a.b/<b>",
    "[PDF](http://arxiv.org/abs/2401.00001v1)", "\n[PDF](http://arxiv.org/abs/2401.99999v1)\n",
)  # fmt: skip
TEMPLATES = (
    "{", "}", "{{", "}}", "{{ 7*7 }}", "{{{", "{%", "%}", "{% raw %}", "{% endraw %}", "{%- include x -%}", "{#",
    "#}", "{# x #}", "{{< x >}}", "{{% x %}}", "{{/* x */}}", "<% x %>", "${x}", "${{ x }}", "{: onclick=x}",
    "{:toc}", "{::nomarkdown}", "#{x}",
)  # fmt: skip
YAML = (
    ": ", " #", "? ", "!!python/object/apply:os.system [x]", "&a", "*a", "|\n", ">-\n", "%YAML 1.2", "{a: b",
    "[a, b", "\n...\n", "yes", "null", "0x1F", "2026-01-01", "\\u0000", "\\x41", "title: y", "\ntitle: y\n",
    "<<: *a", "'", '"', "\t",
)  # fmt: skip
TEX = (
    "$", "$$", r"\$", r"\(", r"\)", r"\[", r"\]", r"\\", "$x$", "$x_1^{2}$", r"$\frac{1}{2}$", r"$\{x\}\,y$",
    r"\alpha", r"x^{2}", r"\emph{", r"\emph{x}", r"\'e", r'\"o', r"\c{c}", r"\ss", r"\begin{equation}",
    r"\end{equation}", r"\ref{x}", "``", "''", r"\def\x{\x\x}\x", r"$\href{javascript:x}{y}$", r"$\unicode{x3c}$",
    r"\input{/etc/passwd}", "$5", "5$", "%", "~",
)  # fmt: skip
POST = (
    "**Summary**", "\n**Summary**\n", "**Key Takeaways**", "**Authors:A, B**", "**1. 标题 / Title** x",
    "- (1) **Background** x", "**paperdigest** x", "（[p. 4](https://a.b)）", "(p. 4)", "（p. 4）", "（摘要）",
    "(abstract)", " · ", "·", "; ", ", ", "et al. (5)", "## 与主题无关 / Off topic", "\n## Not processed\n",
    "**from the paper** ", "**Weakness** ", "<code>x</code>", "see page 1", "none in the paper", "not determined",
    "**abstract only, not the full text**", "3/4 claims grounded",
)  # fmt: skip
SCRIPTS = (
    "x", "y", "word", "5", "10", "中文", "论文。", "，", "（", "）", "日本語", "한국어", "שלום", "العربية", "ﷺ", "ﬁ",
    "e\u0301", "é", "豈", "\uf900", "Å", "\u212b", "ß", "İ", "ı", "a\u0300\u0301\u0302" * 5, "🧑‍🚀",
    "🏴\U000e0067\U000e007f", "“", "”", "–", "…", "𝛼", "x²",
)  # fmt: skip
INVISIBLE = (
    " ", "  ", "\n", "\r", "\r\n", "\t", "\v", "\f", "\x85", "\x00", "\x01", "\x1b[31m", "\x7f", "\xa0", "\xad",
    "\u061c", "\u115f", "\u180e", "\u200b", "\u200d", "\u200e", "\u200f", "\u2028", "\u2029", "\u202a", "\u202e",
    "\u2060", "\u2066", "\u2069", "\u3000", "\u3164", "\ufe0f", "\ufeff", "\ufff9", "\ufffd", "\ufffe", "\ue000",
    "\ud800", "\udfff", "\udcff", "\U000e0001", "\U0010ffff",
)  # fmt: skip
NAMES = (
    "CON", "con.md", "nul .txt", "AUX", "com1", "LPT9.x", "../", "../../etc/passwd", "..\\", "C:\\x", "\\\\host\\x",
    "/etc", "/", ".", "..", "~", "-rf", "$HOME", "`id`", "a.", "a ", " a", ".hidden", "_x", "a\x00.md", "∕", "⁄",
    "／", "․․/", "‥/", "．．／", "：", "con\u200b", "*?",
)  # fmt: skip

_PIECES = (*MARKDOWN, *HTML, *ENTITIES, *LINKS, *TEMPLATES, *YAML, *TEX, *POST, *SCRIPTS, *INVISIBLE, *NAMES)
_piece = st.sampled_from(_PIECES)
_huge = st.builds(lambda piece, times: piece * times, _piece, st.sampled_from([50, 300]))

hostile = st.lists(_piece | _piece | _piece | st.text(max_size=3), max_size=6).map("".join)
oversized = st.lists(_huge | hostile, min_size=1, max_size=2).map("".join)
languages_of_posts = st.sampled_from([("zh", "en"), ("zh",), ("en",), ("en", "zh"), ("fr",)])

_CODES = tuple(codes for count in range(4) for codes in permutations(("zh", "en", "fr"), count))
_CHOICES = 251  # bytes of what is chosen for a post; it is gone round, and as a prime meets other things in each round
_T = TypeVar("_T")


def printed(text: str) -> str:
    """What a source leaves of a file's name."""
    return " ".join("".join(char for char in text if char.isprintable()).split())


class _Supply:
    """Hands out the texts of a small pool in turn, and choices by the bytes of one draw: a draw each is far slower."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._choices = cycle(draw(st.binary(min_size=_CHOICES, max_size=_CHOICES)))
        self._texts = cycle(draw(st.lists(hostile, min_size=3, max_size=6)))

    def text(self) -> str:
        return next(self._texts)

    def address(self) -> str:
        return f"https://example.org/{self.text()}.pdf" if self.number(1) else self.text()

    def number(self, most: int) -> int:
        return next(self._choices) % (most + 1)

    def one_of(self, things: Sequence[_T]) -> _T:
        return things[self.number(len(things) - 1)]

    def some(self, make: Callable[[], _T], most: int = 2) -> tuple[_T, ...]:
        return tuple(make() for _ in range(self.number(most)))

    def words(self) -> Words:
        return tuple((code, self.text()) for code in self.one_of(_CODES))

    def statement(self) -> Statement:
        return Statement(self.words(), self.some(self._evidence), bool(self.number(1)))

    def assessment(self) -> Assessment:
        return Assessment(self.some(self.statement), self.some(self.statement))

    def content(self) -> Content:
        return Content(
            summary=self.statement(), takeaways=self.some(self.statement), title=self.words(),
            affiliations=self.some(self.text), keywords=self.some(self.words), abstract=self.words(),
            background=self.statement(), past_methods=self.statement(), approach=self.statement(),
            results=self.statement(), methods=self.some(self.statement), significance=self.statement(),
            innovation=self.assessment(), performance=self.assessment(), workload=self.assessment(),
        )  # fmt: skip

    def provenance(self) -> Provenance:
        return Provenance(
            models=self.some(self.text) or ("offline",), prompts=self.text(), pages=self.number(9),
            read=self.number(100), claims=9, grounded=self.number(9), abstract_only=bool(self.number(1)),
            reason=self.text(), language=self.one_of(["en", "fr"]),
            missing_languages=self.one_of([(), ("zh",), ("zh", "sv")]),
            failed_steps=self.some(self.text), has_injections=bool(self.number(1)), partial=bool(self.number(1)),
        )  # fmt: skip

    def paper(self) -> Paper:
        arxiv = self.one_of(["2401.00001", "math/0405482"])
        return Paper(
            id=arxiv if self.number(1) else f"x{printed(self.text())}",
            title=self.text(), authors=("A B",) * 40 if self.number(9) == 9 else self.some(self.text),
            abstract=self.text(), version=self.number(9) or None, comment=self.text(), url=self.address(),
            title_source=self.one_of(["metadata", "pdf", "file"]),
        )  # fmt: skip

    def picture(self) -> Picture:
        return Picture(self.text(), self.number(9), self.text(), self.text(), self.address(), 800, self.number(800))

    def code_link(self) -> CodeLink:
        return CodeLink(self.address(), self.number(5))

    def digest(self) -> Digest:
        paper, content, links = self.paper(), self.content(), self.some(self.code_link)
        return Digest(paper, content, links, self.provenance(), pictures=self.some(self.picture))

    def mention(self) -> Mention:
        post = safe_name(self.text())
        return compose_mention(
            replace(self.paper(), id="2401.00002"), f"{post} · 2026-11-19", f"../2026-11-19/{post}.md"
        )

    def failure(self) -> Failure:
        return compose_failure(self.paper(), self.text())

    def off_topic(self) -> OffTopic:
        return compose_off_topic(self.paper(), self.words(), self.one_of([("zh", "en"), ("en",)]))

    def _evidence(self) -> Evidence:
        return Evidence("s1", self.number(9), self.text())


@st.composite
def digests(draw: st.DrawFn) -> Digest:
    """One paper's digest."""
    return _Supply(draw).digest()


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    """What a source says of a paper, or a file's name."""
    return _Supply(draw).paper()


@st.composite
def posts(draw: st.DrawFn) -> Post:
    """A whole post; what its head says is as settings give it."""
    supply, day = _Supply(draw), date(2026, 11, 20)
    topic, languages = draw(hostile), draw(languages_of_posts)
    found = [supply.digest() for _ in range(supply.one_of((0, 1, 1, 2)))]
    if not supply.number(7):  # seldom, for the sake of speed
        topic, paper = topic * 300, Paper(id="x", title=draw(oversized), abstract=draw(oversized))
        found.append(replace(supply.digest(), paper=paper))
    entries = sorted(map(compose, found), key=lambda entry: sort_key(entry.id), reverse=True)
    return Post(
        title=topic,
        topic=topic,
        date=day,
        updated=datetime(2026, 11, 20, 18, 30, 5),
        languages=languages,
        models=tuple(filter(None, map(clean, supply.some(supply.text)))),
        description=describe(topic, day, entries[0].title if entries else "", languages),
        author=supply.text(),
        cover=supply.address(),
        homepage=supply.address(),
        entries=tuple(entries),
        mentions=supply.some(supply.mention, most=1),
        off_topic=supply.some(supply.off_topic),
        failures=supply.some(supply.failure),
    )
