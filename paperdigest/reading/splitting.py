"""Split running text into sentences."""

import re
from collections.abc import Iterator

MAX_SENTENCE = 1200  # characters: what is longer is a table or a run-on and is cut

_END = re.compile(
    r"""(?P<stop>[.!?…]+)(?P<mark>\d{1,3}(?:,\s?\d{1,3})*)?(?P<close>["'”’»)\]]*)\s+(?=[A-ZÀ-ÞĀ-ŽΑ-ΩА-Я0-9“"‘'«(\[¿¡•\u4e00-\u9fff])"""
    r"""|[。！？；](?:[”’」』）]*)\s*(?=\S)""",
)
# never the last word of a sentence
_INSIDE = frozenset((
    "al", "e.g", "eg", "i.e", "ie", "cf", "vs", "viz", "resp", "approx", "fig", "figs", "figure", "eq", "eqs",
    "eqn", "eqns", "ref", "refs", "tab", "tabs", "sec", "sect", "secs", "thm", "lem", "prop", "def", "cor",
    "alg", "app", "appx", "chap", "dr", "prof", "mr", "mrs", "ms", "st", "mt", "jr", "sr", "w.r.t", "a.k.a",
    "s.t", "op", "cit", "ed", "eds", "dept", "univ", "lett", "rev", "phys", "ann", "proc", "bzw", "sog", "vgl", "abb",
    "z.b", "d.h", "u.a", "ca", "inc", "gen", "sen",
))  # fmt: skip
_MEASURED = frozenset(("stat", "syst", "sys", "theor", "expt"))  # "0.21 (stat.) ± 0.11 (syst.) GeV"
_BEFORE_NUMBER = frozenset((
    "no", "nos", "nr", "p", "pp", "vol", "ch", "art", "para", "sect", "par", "table", "jan", "feb", "mar", "apr", "jun",
    "jul", "aug", "sep", "sept", "oct", "nov", "dec",
))  # fmt: skip
# words that open a sentence, to tell "of rank K. We show" from "J. Smith"
_OPENERS = frozenset((
    "the", "we", "this", "in", "it", "these", "for", "our", "however", "if", "then", "a", "an", "to", "as",
    "let", "here", "since", "when", "note", "thus", "hence", "there", "by", "on", "with", "although",
    "moreover", "furthermore", "finally", "first", "second", "third", "consider", "suppose", "assume", "each",
    "both", "all", "that", "those", "their", "at", "from", "so", "now", "next", "given", "such", "while",
    "where", "what", "which", "one", "more", "most", "recall", "similarly", "also", "but", "and", "proof",
    "using", "because", "under", "after",
))  # fmt: skip
_LABEL = re.compile(  # of a caption, which goes on after it: "Figure 3. We show"
    r"\s*(?i:supplementary |extended data )?(?i:fig(?:ure)?\.?|tab(?:le)?\.?|abb(?:ildung)?\.?|tabelle|algorithm)"
    r"\s+(?:[A-Z]?[.-]?\d{1,3}(?:\.\d+)?|[IVX]+)\.\s*"
)
_INITIALLED = re.compile(r"\(?[A-ZÀ-Þ][a-zà-ÿ]+-[A-ZÀ-Þ]")  # "Ulf-G. Meißner"
_LAST_TOKEN = re.compile(r"(\S+)\s?$")


def split_sentences(text: str) -> Iterator[tuple[int, str]]:
    """Offset and text of each sentence of a paragraph; none is longer than MAX_SENTENCE characters."""
    start = 0
    for match in _END.finditer(text):
        if match["stop"] and not _ends_sentence(text, start, match):
            continue
        yield from _cut(start, text[start : match.end()])
        start = match.end()
    yield from _cut(start, text[start:])


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    token = _LAST_TOKEN.search(text[: match.start()], start)
    if token is None:
        return False
    # "sees.3 The" ends with a footnote's mark, "Section 3.1 The" with a number
    if match["mark"] and not re.search(r"[a-zà-ÿ)\]]{2}$", token[1]):
        return False
    if match["stop"] != ".":
        return True
    word = token[1].lstrip("([{“\"'‘").lower()
    following = re.match(r"[“\"‘'(\[]*(\w*)", text[match.end() :])
    after = following[1] if following else ""
    if match["close"] == ")" and word in _MEASURED:
        return False
    if match["close"] or match["mark"]:
        return True
    if word.rpartition("-")[2] in _INSIDE or (word in _BEFORE_NUMBER and after[:1].isdigit()):
        return False
    if (len(word) == 1 and word.isalpha()) or _INITIALLED.fullmatch(token[1]):
        return after.lower() in _OPENERS and token[1].lstrip("(")[0] != "I"
    if re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):  # "U.S. Army", "i.i.d. Gaussian"
        return after.lower() in _OPENERS
    if _LABEL.fullmatch(text, start, match.end()):
        return False
    is_list_mark = token.start() == start and re.fullmatch(r"[\divx]{1,4}(?:\.\d+)*|[a-z]", word)  # "2. We show"
    return not is_list_mark


def _cut(offset: int, sentence: str) -> Iterator[tuple[int, str]]:
    while len(sentence) > MAX_SENTENCE:
        window = sentence[:MAX_SENTENCE]
        at = max(window.rfind(mark, MAX_SENTENCE // 2) for mark in ("; ", ". ", ", ", "，", "；"))
        at = at + 1 if at > 0 else max(window.rfind(" "), 0) or MAX_SENTENCE
        yield from _trimmed(offset, sentence[:at])
        offset, sentence = offset + at, sentence[at:]
    yield from _trimmed(offset, sentence)


def _trimmed(offset: int, sentence: str) -> Iterator[tuple[int, str]]:
    text = sentence.strip()
    if text:
        yield offset + len(sentence) - len(sentence.lstrip()), text
