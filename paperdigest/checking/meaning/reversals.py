"""Reversals: what a Chinese sentence says the other way round than the English one that it renders."""

import re
from collections.abc import Iterator

from paperdigest.checking.meaning.antonyms import opposites
from paperdigest.checking.meaning.denials import MAY_DENY, NEGATED_ZH, NEGATIONS
from paperdigest.checking.meaning.dictionary import dictionary, stems, with_synonyms
from paperdigest.checking.meaning.directions import turned_around
from paperdigest.checking.meaning.graded import misgraded
from paperdigest.checking.meaning.opposites import opposed
from paperdigest.checking.meaning.renderings import Chinese, English, chinese, english, rendered, share
from paperdigest.checking.meaning.scales import LESS, against

_CLAUSES_ZH = re.compile(r"[，：、,;:（）()]+")
_CLAUSES_EN = re.compile(r"[,;:()—]\s|\s(?:but|while|which|so|because|yet)\s")
_FEWEST = 2  # words of clauses that are laid beside each other
_RENDERS = 0.4  # product of two clauses' shares in each other, from which they render each other
_ROOT = 5  # letters that two stems of one word begin with
_NEEDLESS = re.compile("无需|不必|免去|省去|不用|用不着|[毋无]须")
_NOT_ONLY = re.compile(r"\b(?:not|no) (?:only|just|merely|least|more|less|later|longer)\b", re.IGNORECASE)
_IMPROVES = re.compile(r"\b(?:improv|boost|enhanc)", re.IGNORECASE)
_BETTER_LOW = re.compile(
    r"\b(?:reduc|decreas|low|drop|less|few|fall|fell|degrad|mitigat|alleviat|shrink|sav|cut|small|short"
    r"|error|loss|cost|perplex|WER|latenc|time|memory|overhead|complexity|consum|noise|variance|risk|distance|rmse|fid)",
    re.IGNORECASE,
)
_LOWERS = re.compile("降低|减少|下降|减小|变差|削弱|恶化")
_RAISES = re.compile("提高|提升|改[进善良]|增[强加大]|优化|更好|加[强快]|促进")
_PREFIX = re.compile(r"(?<=\bun|\bin|\bim)-(?=[a-z])")  # "un-supervised" is one word
_IS_NOT = re.compile("不是|并不|并未|没有|不会|不能|未能|不再|从未")  # which does not render "wait-free"
_BOUND = re.compile("不(?:超过|[少多大小低高早晚]于|足|到)")  # "不超过" for "up to" denies nothing
_COURSE = re.compile("随着?[^，。；]{1,8}?(?:增[长加大多]|升高|提高)")  # "随年龄增长" for "with age"
_COURSES = re.compile(
    r"\b(?:with|as)\s(?:\w+\s){0,3}(?:increas|decreas|grow|ris|reduc|larg|small|high|low|more|few|less)", re.IGNORECASE
)
_FREE = re.compile(r"\bfree of charge\b|\b\w+-free\b", re.IGNORECASE)
_NO_DENIAL = re.compile(
    r"非常|不同|不断|[不除]仅|不但|[无不]论|不管|未来|除了|除此|不过|至少|减少|只要|多少|不少|少[样量数]"
)
_ALSO = 0.5  # part of its share from which another clause may render it as well
_SAME = 0.6  # share of a clause's words that a sentence has, from which it renders the clause


def reversals(zh: Chinese, en: English, beside: str = "") -> Iterator[str]:
    """What is wrong, each in a few words; `beside` are the sentences that render some of the same besides."""
    if not _COURSES.search(en.text):
        zh = chinese(_COURSE.sub("随", zh.text))
    for said, meant in ((zh, en), *_clauses(zh, en)):
        for rule in (turned_around, opposed, misgraded):
            yield from (_told(word) for word in rule(said.text, [meant.text]) if not _may_be_denied(word, en))
        if not NEGATIONS.search(meant.text):
            plain = LESS.sub(" ", meant.text)
            yield from (_told(word) for word in opposites(said.text, plain) if not _is_said(word, meant))
    yield from map(_told, (*against(zh.text, en.text), *_lowered(zh.text, en.text)))
    joined = _PREFIX.sub("", en.text)
    denying = _FREE.sub(" ", joined) if _IS_NOT.search(zh.text) else joined
    if _denies(zh.text) and not MAY_DENY.search(denying):
        yield f'"{zh.text}" denies what the original says'
    if NEGATIONS.search(_NOT_ONLY.sub("", en.text)) and not MAY_DENY.search(_NO_DENIAL.sub("", zh.text + beside)):
        yield f'"{zh.text}" says what the original denies'
    for clause in filter(NEGATIONS.search, _CLAUSES_EN.split(en.text)):
        affirmed = _rendering(english(clause), zh)
        if affirmed and not MAY_DENY.search(beside):
            yield f'"{affirmed}" says what the original denies'


def _lowered(zh: str, en: str) -> list[str]:
    """The words of a sentence that only lowers, where its original improves something that is better high."""
    is_other = _RAISES.search(zh) or not _IMPROVES.search(en) or _BETTER_LOW.search(en)
    return [] if is_other else _LOWERS.findall(zh)


def _told(word: str) -> str:
    return f'"{word}" is not what the original says'


def _is_said(word: str, en: English) -> bool:
    """Whether the English has the word itself after all, or one with another ending."""
    own, theirs = with_synonyms(dictionary().stems(word)), stems(en.text)
    return any(one[:_ROOT] == other[:_ROOT] for one in own for other in theirs)


def _may_be_denied(word: str, en: English) -> bool:
    """Whether what is not needed may be needed little: "无需" for "require little tuning"."""
    return bool(_NEEDLESS.search(word) and MAY_DENY.search(en.text))


def _clauses(zh: Chinese, en: English) -> Iterator[tuple[Chinese, English]]:
    """The clauses of two sentences of which one says most of the other."""
    theirs = [english(clause) for clause in _CLAUSES_EN.split(en.text) if clause]
    for clause in _CLAUSES_ZH.split(zh.text):
        said = chinese(clause)
        best = max(theirs, key=lambda one: _alike(said, one), default=en)
        if min(len(said.words), len(best.words)) >= _FEWEST and _alike(said, best) > _RENDERS:
            yield said, best


def _alike(zh: Chinese, en: English) -> float:
    return share(zh.words, en.stems) * _part(en, zh)


def _part(en: English, zh: Chinese) -> float:
    """Share (0-1) of the English words of which the Chinese has something."""
    return len(rendered(zh, en).intersection(en.words)) / max(1, len(en.words))


def _denies(text: str) -> bool:
    """Whether a word negates another one, and is no part of it, as in "不对称性"."""
    known = dictionary()
    simplified = _BOUND.sub(" ", known.simplified(text))
    cut = [(word, at) for word, at in known.words(simplified) if word in NEGATED_ZH]
    return any(len(word) > 1 or not known.entries(simplified[at : at + 3]) for word, at in cut)


def _rendering(denied: English, zh: Chinese) -> str:
    """The clause of the Chinese sentence that says what the English one denies; empty without one."""
    clauses = [chinese(clause) for clause in _CLAUSES_ZH.split(zh.text)]
    shares = [_part(denied, clause) for clause in clauses]
    best = max(range(len(clauses)), key=shares.__getitem__)
    alike = [clause for clause, part in zip(clauses, shares, strict=True) if part > _ALSO * shares[best]]
    is_denied = any(MAY_DENY.search(clause.text) for clause in (*alike, *clauses[max(0, best - 1) : best + 2]))
    return clauses[best].text if len(denied.words) >= _FEWEST and shares[best] >= _SAME and not is_denied else ""
