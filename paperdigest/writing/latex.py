"""LaTeX that arXiv's titles and abstracts carry outside formulas, shown as a reader expects where that is certain."""

import re
import unicodedata

from paperdigest.writing.settling import settled

_ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "c": "\u0327", "v": "\u030c", "u": "\u0306", "H": "\u030b", "k": "\u0328", "r": "\u030a", "d": "\u0323",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å",
}  # fmt: skip
_SYMBOLS = {
    "times": "×", "pm": "±", "sim": "∼", "approx": "≈", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠",
    "to": "→", "rightarrow": "→", "infty": "∞", "cdot": "·", "circ": "°", "degree": "°", "ldots": "…", "dots": "…",
    "textendash": "–", "textemdash": "—", "textless": "<", "textgreater": ">", "textquoteright": "’",
    "textregistered": "®", "texttrademark": "™", "copyright": "©", "textmu": "µ", "S": "§", "LaTeX": "LaTeX",
    "TeX": "TeX",
}  # fmt: skip
_STYLES = "emph|textbf|textit|textsl|texttt|textsc|textrm|textsf|textnormal|text|mbox|underline|mathrm"
_SWITCHES = "it|bf|em|sl|sc|tt|rm|sf|itshape|bfseries"

_CONTRACTION = re.compile(r"(?<=[A-Za-z])\\'(?=(?:s|t|d|m|re|ll|ve)(?![A-Za-z]))")
_ACCENT = re.compile(
    r"(?P<open>\{)?\\(?:(?P<sign>['`^\"~=.])\s?|(?P<name>[cvuHkrd])(?=[{\s])\s?)"
    r"(?:\{\\?(?P<braced>[A-Za-z])\}|\\?(?P<bare>[A-Za-z])(?![A-Za-z]*\{))(?(open)\}|)"
)
_LETTER = re.compile(rf"\\({'|'.join(_LETTERS)})(?![A-Za-z])(?:\{{\}}|\s)?")
_BRACED_LETTER = re.compile(r"\{([^\W\d_])\}")
_STYLED = re.compile(rf"\\(?:{_STYLES})\{{([^{{}}]*)\}}|\{{\\(?:{_SWITCHES})\s([^{{}}]*)\}}")
_COMMAND = re.compile(r"\\([A-Za-z]+)(?:\{\}|(?![A-Za-z{]))")
_ESCAPED = re.compile(r"\\([%&#_{}])")
_SMALL = re.compile(
    r"\\(?P<command>[A-Za-z]+)"
    r"|(?P<script>[\^_])(?P<open>\{)?\s?(?:(?P<degree>\\circ)|(?P<number>[+-]?\d+)"
    r"|(?:\\(?:text|mathrm|rm)\s?\{?)?(?P<ordinal>st|nd|rd|th)\}?)\s?(?(open)\}|)"
)
_SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_SUBSCRIPTS = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_SPACE = re.compile(r"\\\\(?=\s|$)|\\[,;]?(?=\s)|\\,|(?<=\.)~|(?<=[A-Za-z]{2})~(?=[\d\\\ue000])")
_QUOTED = re.compile(r"``([^`']+)''")
_EM_DASH = re.compile(r"(?<![-<])---(?![->])")
_EN_DASH = re.compile(r"(?<=[\w)\]’\ue000])--(?=[\w(\[\ue000])|(?<= )--(?= )")


def symbol(name: str) -> str:
    r"""The character that a command stands for ("alpha" gives "α", "times" gives "×"); empty if unknown."""
    if name in _SYMBOLS:
        return _SYMBOLS[name]
    case = "SMALL" if name.islower() else "CAPITAL" if name.istitle() else ""
    spelling = "LAMDA" if name.lower() == "lambda" else name.removeprefix("var").upper()
    try:
        return unicodedata.lookup(f"GREEK {case} LETTER {spelling}") if case else ""
    except KeyError:
        return ""


def as_characters(formula: str) -> str:
    r"""A formula so small that plain characters say it: `\times` is "×", `^2` is "²", `^{th}` is "th"; else empty.

    >>> as_characters(r"^{\circ}"), as_characters("_{10}"), as_characters("x^2")
    ('°', '₁₀', '')
    """
    match = _SMALL.fullmatch(formula)
    if not match:
        return ""
    if match["command"]:
        return symbol(match["command"])
    digits = _SUPERSCRIPTS if match["script"] == "^" else _SUBSCRIPTS
    return match["ordinal"] or ("°" if match["degree"] else match["number"].translate(digits))


def to_text(text: str) -> str:
    r"""Replace accents, styles, symbols, dashes and quotes of LaTeX; whatever is not certain stays as it is.

    Formulas and links must have been taken out before (each leaves one U+E000). The result is stable: applying the
    function again changes nothing, because every rule removes characters that none puts back.

    >>> to_text(r"Erd\H{o}s--R\'enyi graphs: an \emph{old} story")
    'Erdős–Rényi graphs: an old story'
    """
    return settled(text, _pass)


def _pass(text: str) -> str:
    text = _CONTRACTION.sub("'", text)
    text = _ACCENT.sub(_accented, text)
    text = _LETTER.sub(lambda match: _LETTERS[match[1]], text)
    text = _STYLED.sub(lambda match: match[1] if match[1] is not None else match[2], text)
    text = _COMMAND.sub(lambda match: symbol(match[1]) or match[0], text)
    text = _ESCAPED.sub(r"\1", text)
    text = _SPACE.sub(" ", text)
    text = _QUOTED.sub("“\\1”", text)
    text = _EN_DASH.sub("–", _EM_DASH.sub("—", text))
    return " ".join(text.split())


def _accented(match: re.Match[str]) -> str:
    """One composed letter, or the match unchanged where Unicode has no such letter."""
    letter = match["braced"] or match["bare"]
    composed = unicodedata.normalize("NFC", letter + _ACCENTS[match["sign"] or match["name"]])
    return composed if len(composed) == 1 else match[0]
