"""How fit a sentence of a paper is to be shown on its own, judged by its form alone."""

import re

from paperdigest.extracting.cues import phrases
from paperdigest.extracting.words import is_wide

_MATH = re.compile(r"[=<>+|∗*/^_{}\\~≈≤≥≪≫∝±∈∉⊂∪∩∑∏∫∂∇√∞→←↔⇒∀∃‖⟨⟩α-ωΓΔΘΛΞΠΣΦΨΩℓℝ𝐀-𝟿]")
_GLUED = re.compile(r"[^\W\d_]{26,}|[a-z][A-Z][a-z]+[A-Z]|\w@\w|https?:|www\.")
_DANGLING = re.compile(
    r"(?:This|These|Those|That|It|They|Its|Their|Such|He|She|Here|There|Then|Thus|Hence|Therefore|So|But|And|Or|Also|"
    r"However|Moreover|Furthermore|Additionally|Similarly|Likewise|Consequently|Otherwise|Nevertheless|Instead|Again|"
    r"For example|For instance|As a result|In this case|In particular|On the other hand|In contrast|In addition|"
    r"To (?:this|that|these|do|achieve (?:this|that)|counter|see|address (?:this|these))|Doing so|"
    r"Due to (?:its|this|their)|In (?:these|such|fact|other words|of)|With (?:these|this)|For (?:this|these|that)|"
    r"Despite (?:this|these|its)|"
    r"As (?:mentioned|shown|noted|discussed|described|a consequence)|At this|Even though|Clearly|Firstly|Unfortunately|"
    r"Interestingly|Curiously|Surprisingly|Specifically|Consider|On (?:each|the one)|By doing|After (?:this|that)|"
    r"Second|Third|Secondly|Thirdly|Finally|Lastly|Next|Note|Notice|Recall|Indeed|Hence|Conversely|"
    r"Besides|First|Most importantly|Put simply)\b"
    r"|该|这|它|其|此外|因此|但是?|然而|例如|同时|另外"
)
_OWN_START = re.compile(r"(?:This|Our|The present) (?:paper|work|article|survey|report|study|thesis|review|letter)\b")
_CAPTION = re.compile(
    r"(?:Fig(?:ure|s)?|Tab(?:le|s)?|Algorithm|Listing|Eq(?:uation)?s?|图|表)\b\.?\s*[\dIVX(]", re.IGNORECASE
)
_NOT_CONTENT = phrases("""
    acknowledg, thank_, thanks_, grateful, funded by, supported by, supported in part by, grant no, copyright,
    all rights reserved, permission to, preprint, corresponding author, correspondence, equal contribution,
    organized as follows, organised as follows, structured as follows, rest of this, rest of the paper,
    remainder of this, remainder of the, outline of this, outline of the paper, this section, this subsection,
    next section, following section, previous section, sections_, this chapter, see section, in section, see sec_,
    in sec_, see appendix, in appendix, in chapter, see fig, in fig, shown in table, in table, see table, following_,
    refer the reader, refer to, proceedings of, submitted to, accepted_, we discuss, we now, we will, we next, let us,
    author contributions, note that, recall that, consider for example, examples include, version of this,
    this paper was, arxiv, i learned, i thank, cited above, shown above, described above, the above, below_, page limit,
    camera ready, interchangeably, the term_, 致谢, 基金, 摘要, 关键词, 如图, 见表
""")  # remarks on the paper as a document
_LIST_START = re.compile(r"(?:[•◦▪–—*·-]|\(?[a-z0-9ivx]{1,3}[).]|\[\d+\])\s*", re.IGNORECASE)


def quality(text: str, cue_text: str) -> float:
    """0 (never show it) to 1: a complete sentence of good length without debris of formulas and tables.

    `cue_text` is the text as `words.plain` gives it.
    """
    wide = is_wide(text)
    length = _length(len(text) * (2.5 if wide else 1.0))
    if not length:
        return 0.0
    return length * _shape(text, cue_text) * _opening(text, wide) * _ending(text)


def _length(characters: float) -> float:
    if characters < 80:
        return max(0.0, (characters - 20) / 60)
    return 1.0 if characters <= 320 else max(0.0, 1 - (characters - 320) / 400)


def _shape(text: str, cue_text: str) -> float:
    """Less for the marks of formulas, tables, captions, broken spacing and remarks about the paper itself."""
    words = [word.strip(".,;:()[]'’") for word in text.split()]
    lone = len([word for word in words if len(word) == 1 and word.isalpha() and word not in "aAI"])
    numbers = len([word for word in words if word[:1].isdigit()])
    odd = (len(_MATH.findall(text)) + lone + max(0, numbers - 6)) / max(8, len(words))
    letters = sum(map(str.isalpha, text)) / len(text)
    if letters < 0.6 or odd > 0.25 or _CAPTION.match(text):
        return 0.0
    shape = 1.0 - 2.5 * odd
    if "§" in text or [phrase for phrase in _NOT_CONTENT if phrase in cue_text]:
        shape *= 0.15
    if "•" in text[2:] or "▪" in text[2:]:
        shape *= 0.3
    if " ." in text or " ," in text:
        shape *= 0.6
    if _GLUED.search(text):
        shape *= 0.5
    if text.count("(") != text.count(")") or text.count("[") != text.count("]"):
        shape *= 0.6
    return max(0.0, shape)


def _opening(text: str, wide: bool) -> float:
    if _OWN_START.match(text):
        return 1.0
    if _DANGLING.match(text):
        return 0.6
    if _LIST_START.match(text):
        return 0.5
    return 1.0 if wide or text[0].isupper() or text[0] in "“\"'‘" else 0.3


def _ending(text: str) -> float:
    closed = text.rstrip("\"'”’)]")
    if closed.endswith(("e.g.", "i.e.", "et al.", "Fig.", "cf.", "No.", "..", " .")):
        return 0.3
    if closed.endswith((".", "。", "!", "！")):
        return 1.0
    return 0.15 if closed.endswith(("?", "？", ":", "：", ",", ";")) else 0.35
