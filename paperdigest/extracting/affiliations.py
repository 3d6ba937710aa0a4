"""Institutions as they are printed in a paper's author block; none rather than a wrong one."""

import re
from collections.abc import Iterator, Sequence

INSTITUTION = re.compile(
    r"\b(?:Universi\w+|Univ\b\.?|Uniwersytet\w*|Institut\w*|Istituto|Instytut|College|Coll[eè]ge|[EÉ]cole|School|Schule|"
    r"Hochschule|Facult\w+|Fakultät|Dep(?:artment|artamento|artement|t)\b\.?|D[eé]partement\w*|Dipartimento|"
    r"Laborator\w+|\w*Labs?\b|Labor\b|Cent(?:er|re|ro|rum)\b|Zentrum|Academy|Academia|Akademie|Polytechni\w*|Politecnico|"
    r"Research|Hospital|Klinik\w*|Observator\w+|Foundation|Stiftung|Corporation|Corp\b|Compan\w+|Inc\b|Ltd\b|LLC\b|"
    r"GmbH|Technolog(?:y|ies)|Group|Team|Consortium|Collaborations?|Organi[sz]ation|Ministry|Council|CNRS|INRIA|Inria|"
    r"INFN|CERN|CEA|EPFL|ETH|MIT|KAIST|POSTECH|Caltech|UCLA|UCSD|NIST|NASA|ESA|DESY|SLAC|Fermilab|Forschungszentrum|"
    r"UC (?:Berkeley|Davis|Irvine|Los Angeles|Merced|Riverside|San Diego|Santa Barbara|Santa Cruz)|Max[- ]Planck\S*|"
    r"Fraunhofer\S*|Google|DeepMind|Microsoft|Facebook|Meta AI|OpenAI|Anthropic|NVIDIA|Amazon|Apple|IBM|Intel|Adobe|"
    r"Salesforce|Alibaba|Tencent|Baidu|Huawei|ByteDance|SenseTime|MEGVII|Megvii|Samsung|Sony|Siemens|Bosch|Yahoo|Yandex|"
    r"Hugging Face|Mila|Qualcomm|Twitter|Uber|Netflix|AT&T|Bell Labs|Xerox|Oracle|JD\.com|Meituan|Kuaishou|StabilityAI|"
    r"Stability AI|Cohere|Mistral AI|Allen AI|AI2|xAI)(?!\w)|大学|学院|研究院|研究所|实验室|科学院|公司|中心"
)  # fmt: skip
_DISCIPLINE = re.compile(
    r"\b(?:Physi\w+|Math\w+|Comput\w+|Informati\w+|Engineering|Statisti\w+|Chemi\w+|Biolog\w+|AI)\b"
)
MARKS = r"[\d∗*†‡§¶⋆★♯♠♣♢♡◦•∥‖?#]"
_LEADING_MARK = re.compile(rf"^(?:\(?\w\)\s*|\(?{MARKS}\)?(?:\s*,?\s*{MARKS})*\s*)(?=\D)")
_TRAILING_MARK = re.compile(rf"[\s,;.]*(?:{MARKS}(?:\s*,\s*{MARKS})*)?[\s,;]*$")
_EMAIL = re.compile(
    r"\{[^{}]*\}\s*@\s*\S+|(?<![\w.+-])[\w.+-]{1,64}\s?@\s?(?=[\w-]+\.)[\w.-]+\w|"
    r"\b(?:(?:e-?mail|electronic address)s?\s*:?|equal contribution\.?|corresponding authors?\.?)",
    re.IGNORECASE,
)
_NOT_AUTHOR_BLOCK = re.compile(
    r"\b(?:abstract|zusammenfassung|introduction|contents|preface|preprint|submitted|accepted|published|proceedings|"
    r"conference|journal|vol\.|figure|arxiv|supported by|grant|work done|work performed|"
    r"is with|are with|keywords|index terms|copyright|license|https?:|www\.)|摘要|关键词",
    re.IGNORECASE,
)  # fmt: skip
_SENTENCE_WORD = re.compile(r"\b(?:we|is|are|was|were|this|that|has|have|which|our|can|it|by|with|from)\b")
_MARKED_START = re.compile(rf"(?:^|(?<=[;,.]\s)|(?<=\s)|(?<=;)){MARKS}{{1,2}}\s?(?=[A-ZÀ-Ž])")
_REPORT_NUMBER = re.compile(r"^[A-Z\d]+[-/][\w/-]+$")
_LINE = 400  # characters: more is no line of an author block
_ABBREVIATED = re.compile(r"\b(?:Inc|Ltd|Corp|Co|Univ)$")
_UNFINISHED = re.compile(r"(?:,|&|\b(?:and|of|for|de|di|the))\s*$")
_SUBUNIT = re.compile(
    r"^\W*\d?\s?(?:Department|Dept|School|Faculty|Laboratory|Division|Dipartimento|D[eé]partement)\b(?!.*\bUniv)"
)


def affiliations(front: Sequence[str], authors: Sequence[str]) -> tuple[str, ...]:
    """The institutions in the lines between title and abstract, in order, each once.

    Without footnote marks, e-mail addresses, authors' names and what follows the institution (street, town, country).
    Empty when none can be told.
    """
    names = {word.lower() for author in authors for word in re.findall(r"\w{2,}", author)}
    found: dict[str, str] = {}
    for piece in _pieces(front):
        for institution in _institutions(piece, names):
            found.setdefault(re.sub(r"\W+", "", institution).lower(), institution)
    return tuple(found.values())


def _pieces(front: Sequence[str]) -> Iterator[str]:
    """The author block cut where one affiliation ends: at lines, footnote marks and semicolons."""
    pending = ""
    for printed in front:
        line = printed[:_LINE]
        if len(_SENTENCE_WORD.findall(line)) >= 3:
            break
        if _NOT_AUTHOR_BLOCK.search(line) or _REPORT_NUMBER.match(line):
            line = ""
        goes_on = bool(_UNFINISHED.search(pending) or (_SUBUNIT.match(pending) and INSTITUTION.search(line)))
        if line and goes_on and not _MARKED_START.search(line):
            pending = f"{pending.rstrip(' ,')}, {line}" if _SUBUNIT.match(pending) else f"{pending} {line}"
            continue
        yield from _split(pending)
        pending = line
    yield from _split(pending)


def _split(line: str) -> Iterator[str]:
    for part in re.split(r";|\s{3,}", line):
        begins = [match.start() for match in _MARKED_START.finditer(part)]
        for begin, end in zip([0, *begins], [*begins, len(part)], strict=True):
            yield part[begin:end]


def _institutions(piece: str, names: set[str]) -> Iterator[str]:
    """The institutional parts of a piece; a part with a number (street, postal code) ends one institution."""
    group: list[str] = []
    for part in [*re.split(r",|\s[-–—|]\s", _EMAIL.sub("", piece)), "0"]:
        text = _unmarked(part)
        if any(map(str.isdigit, text)) or part == "0":
            yield from _trimmed(group)
            group = []
        elif text and not _is_name(text, names):
            group.append(text)


def _trimmed(parts: list[str]) -> Iterator[str]:
    """The parts from the first institutional one to the last, as one text."""
    while parts and not (INSTITUTION.search(parts[0]) or _DISCIPLINE.search(parts[0])):
        parts = parts[1:]
    while parts and not INSTITUTION.search(parts[-1]):
        parts = parts[:-1]
    text = ", ".join(parts)
    if 2 <= len(text) <= 200 and not _SENTENCE_WORD.search(text):
        yield text


def _unmarked(part: str) -> str:
    text = _TRAILING_MARK.sub("", _LEADING_MARK.sub("", part.strip())).strip(" :")
    text = f"{text}." if _ABBREVIATED.search(text) else text
    text = re.sub(r"^and\s", "", text)
    country, _, rest = text.partition(" and ")
    if rest and " " not in country and INSTITUTION.search(rest) and not _DISCIPLINE.search(country):
        return rest
    return text.strip("()") if text.count("(") != text.count(")") else text


def _is_name(part: str, names: set[str]) -> bool:
    words = [word.lower() for word in re.findall(r"\w{2,}", part)]
    return bool(words) and all(word in names or word == "and" for word in words)
