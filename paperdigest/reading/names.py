"""What the usual names of a paper's parts mean."""

import re

from paperdigest.document import SectionKind

_KINDS: tuple[tuple[SectionKind, str], ...] = (
    ("abstract", r"abstract|zusammenfassung|kurzfassung|résumé|resumen|resumo|摘要"),
    ("introduction", r"introduction|introductory|einleitung|einführung|introducción|introdução|引言|绪论"),
    ("appendix", r"appendix|appendices|supplement\w*|anhang|annexe|附录"),
    ("limitations", r"limitations?|broader impacts?|ethics?|ethical|societal|threats to validity|局限"),
    ("conclusion", r"conclusions?|concluding|discussions?|outlook|future work|summary|closing|"
        r"fazit|ausblick|conclusión|conclusiones|结论|讨论"),
    ("related", r"related|background|previous work|prior work|literature|state of the art|preliminar\w*|"
        r"verwandte|相关工作"),
    ("experiments", r"experiment\w*|results?|evaluation\w*|ablations?|benchmark\w*|empirical\w*|case stud\w*|"
        r"measurements?|performance|comparisons?|findings|observations?|datasets?|simulations?|analys[ie]s|"
        r"ergebnisse|实验|结果"),
    ("method", r"methods?|methodology|approach\w*|models?|model\w* architecture|architectures?|algorithms?|"
        r"framework|theory|formalism|design|implementation|training|pre-training|setup|setting|system|technique|"
        r"learning|network\w*|problem|definitions?|方法|模型"),
)  # fmt: skip
_LETTER = r"[^\W\u4e00-\u9fff]"  # Chinese words touch one another
_PATTERNS = tuple(
    (kind, re.compile(rf"(?<!{_LETTER})(?:{words})(?!{_LETTER})", re.IGNORECASE)) for kind, words in _KINDS
)
_REFERENCES = re.compile(
    r"(?:list of |selected )?(?:references?|bibliography|literature(?: cited)?|works cited|literatur(?:verzeichnis)?|"
    r"références|bibliographie|referencias|bibliografía|参考文献)(?: and notes| cited)?",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"abstract|introduction|related works?|background|preliminaries|methods?|methodology|experiments?|results?|"
    r"evaluation|discussions?|conclusions?|conclusions? and .{3,30}|discussion and .{3,20}|limitations?|future work|"
    r"results and discussions?|summary|acknowledge?ments?|acknowledgments?|appendix|appendices|broader impacts?|"
    r"supplementary materials?|ethics statement|author contributions|data availability|zusammenfassung|einleitung|"
    r"ergebnisse|fazit|danksagung|摘要|引言|结论",
    re.IGNORECASE,
)
_END_MARKS = " .:—–-"


def kind_of(title: str) -> SectionKind:
    """What a heading announces; "other" when its words do not tell."""
    return next((kind for kind, pattern in _PATTERNS if pattern.search(title)), "other")


def is_references(title: str) -> bool:
    """Whether a heading, its number taken off, announces the list of references."""
    return bool(_REFERENCES.fullmatch(_plain(title)))


def is_known(title: str) -> bool:
    """Whether a line that says only this is a heading in nearly every paper."""
    return is_references(title) or bool(_ALONE.fullmatch(_plain(title)))


def _plain(title: str) -> str:
    spaced = title.strip(_END_MARKS)
    if re.fullmatch(r"(?:\w )+\w", spaced):  # "R E F E R E N C E S"
        spaced = spaced.replace(" ", "")
    return re.sub(r"\b(\w) (?=\w{3})", r"\1", spaced) if spaced.isupper() else spaced  # small capitals: "I NTRODUCTION"
