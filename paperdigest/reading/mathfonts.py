"""What the characters of TeX's mathematical fonts show where the PDF itself does not tell.

Without a name that it knows, a reader takes the character's code in the font for its meaning: "Pn" for "∑n", "x0" for
"x′". Codes: D. E. Knuth, The TeXbook, appendix F. Those that may be meant as they are stay: letters of the
calligraphic alphabet, brackets.
"""

from collections.abc import Mapping

_ITALIC = dict(zip(map(chr, range(32)), "ΓΔΘΛΞΠΣΥΦΨΩαβγδϵζηθικλμνξπρστυφχ", strict=True)) | {"?": "⋆", "`": "ℓ"}
_SYMBOLS = dict(zip(map(chr, range(32)), "−·×∗÷⋄±∓⊕⊖⊗⊘⊙◯∘•≍≡⊆⊇≤≥⪯⪰∼≈⊂⊃≪≫≺≻", strict=True)) | {
    "'": "≃", "0": "′", "6": "/", "7": "", ">": "⊤", "?": "⊥", "^": "∧", "_": "∨", "b": "⌊", "c": "⌋", "d": "⌈",
    "e": "⌉", "h": "⟨", "i": "⟩", "k": "‖", "p": "√", "r": "∇", "s": "∫",
}  # fmt: skip
_EXTENSION = dict(zip(map(chr, range(32)), "()[]⌊⌋⌈⌉{}⟨⟩|‖/\\()()[]⌊⌋⌈⌉{}⟨⟩/\\", strict=True)) | {
    "!": ")", '"': "[", "#": "]", "$": "⌊", "%": "⌋", "&": "⌈", "'": "⌉", "F": "⨆", "G": "⨆", "H": "∮", "I": "∮",
    "J": "⨀", "K": "⨀", "L": "⨁", "M": "⨁", "N": "⨂", "O": "⨂", "P": "∑", "Q": "∏", "R": "∫", "S": "⋃", "T": "⋂",
    "U": "⨄", "V": "⋀", "W": "⋁", "X": "∑", "Y": "∏", "Z": "∫", "`": "∐", "a": "∐", "b": "ˆ", "c": "ˆ", "d": "ˆ",
    "e": "˜", "f": "˜", "g": "˜", "h": "[", "i": "]", "j": "⌊", "k": "⌋", "l": "⌈", "m": "⌉", "n": "{", "o": "}",
    "p": "√", "q": "√", "r": "√", "s": "√", "t": "√",
}  # fmt: skip
_MORE_SYMBOLS = {"\x03": "□", "\x04": "■"}
_FAMILIES: tuple[tuple[bytes, Mapping[str, str]], ...] = (
    (b"cmmi", _ITALIC), (b"lmmathit", _ITALIC),
    (b"cmsy", _SYMBOLS), (b"cmbsy", _SYMBOLS), (b"lmmathsy", _SYMBOLS), (b"txsys", _SYMBOLS),
    (b"cmex", _EXTENSION), (b"lmmathex", _EXTENSION), (b"txex", _EXTENSION),
    (b"msam", _MORE_SYMBOLS), (b"txsya", _MORE_SYMBOLS),
)  # fmt: skip


def meanings(font: bytes) -> Mapping[str, str]:
    """What to read for the characters of a font of this name (lower case); "" for one that only begins another."""
    return next((table for family, table in _FAMILIES if family in font), {})
