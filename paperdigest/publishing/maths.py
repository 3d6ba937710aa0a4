"""Maths: TeX formulas as MathML, which browsers typeset without a script or a font of ours."""

import html
import re
import unicodedata
from xml.etree.ElementTree import Element, tostring

from latex2mathml import exceptions
from latex2mathml.converter import convert_to_element

_PREFIXES = {"script": "SCRIPT", "double-struck": "DOUBLE-STRUCK", "fraktur": "BLACK-LETTER"}
_TAGS = {
    "math", "menclose", "mfrac", "mi", "mn", "mo", "mover", "mpadded", "mphantom", "mroot", "mrow", "mspace", "msqrt",
    "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover",
}  # fmt: skip
_ATTRIBUTES = {
    "accent", "accentunder", "columnalign", "depth", "displaystyle", "fence", "form", "height", "largeop",
    "linethickness", "lspace", "mathvariant", "maxsize", "minsize", "movablelimits", "notation", "rspace",
    "scriptlevel", "separator", "stretchy", "symmetric", "width",
}  # fmt: skip
_ARG = re.compile(r"\\arg(?![A-Za-z])")  # the one operator of LaTeX that the library does not know
_LENGTHS = frozenset({"width", "height", "depth", "lspace", "rspace"})
_SMALL = re.compile(r"-?[0-3]?(?:\.\d{1,4})?(?:em|ex)?")  # a longer one could cover what stands around the formula
_OWN_ERRORS = [kind for kind in vars(exceptions).values() if isinstance(kind, type) and issubclass(kind, Exception)]
# the library was not written for hostile formulas
_REFUSALS: tuple[type[Exception], ...] = (
    *_OWN_ERRORS,
    ArithmeticError,
    AttributeError,
    LookupError,
    RuntimeError,
    StopIteration,
    TypeError,
    ValueError,
)


def mathml(tex: str) -> str:
    r"""A formula without its dollars as a safe `<math>` element; its source, as code, where it cannot be typeset.

    The library passes on what `\href`, `\style` or `\text` say, tags and all: only what mathematics needs comes out.

    >>> mathml(r"x^{")
    '<code class="tex">x^{</code>'
    """
    try:
        root = convert_to_element(_ARG.sub(r"\\operatorname{arg}", tex.strip()))
        _purify(root)
    except _REFUSALS:
        return source(tex)
    return tostring(root, encoding="unicode", short_empty_elements=False)


def source(tex: str) -> str:
    """A formula as it is written."""
    return f'<code class="tex">{html.escape(tex.strip(), quote=False)}</code>'


def _purify(element: Element) -> None:
    """Keep known attributes, and write each character as itself; ValueError for what no formula needs."""
    if element.tag not in _TAGS:
        raise ValueError(f"unknown element {element.tag}")
    variant = element.get("mathvariant", "")
    kept = {name: value for name, value in element.attrib.items() if _is_harmless(name, value)}
    element.attrib.clear()
    element.attrib.update(kept)
    text = html.unescape(element.text or "")
    if text.startswith("\\") and len(text) > 1:
        raise ValueError(f"unknown command {text}")
    element.text = "".join(_letter(char, _PREFIXES[variant]) for char in text) if variant in _PREFIXES else text
    for child in element:
        _purify(child)


def _is_harmless(name: str, value: str) -> bool:
    return name in _ATTRIBUTES and (name not in _LENGTHS or bool(_SMALL.fullmatch(value)))


def _letter(char: str, style: str) -> str:
    """A letter in a style that browsers do not draw by themselves; Unicode has some outside of the others' range."""
    case = "CAPITAL" if char.isupper() else "SMALL"
    for name in (f"{style} {case} {char.upper()}", f"MATHEMATICAL {style} {case} {char.upper()}"):
        try:
            return unicodedata.lookup(name)
        except KeyError:
            continue
    return char
