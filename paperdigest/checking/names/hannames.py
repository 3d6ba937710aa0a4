"""Names of people, institutions and products in Chinese characters, and how papers print them in Latin letters."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from paperdigest.checking.meaning.dictionary import dictionary
from paperdigest.checking.names.hanlexicon import (
    COMPOUND_SURNAMES,
    FREE_ENDINGS,
    FREE_NAMES,
    GENERIC_WORDS,
    GIVEN_NO_NAME,
    INSTITUTIONS,
    SURNAMES,
    SURNAMES_AND_WORDS,
    TRANSLITERATION,
)

_HAN = "[\u4e00-\u9fff]"
_KNOWN = re.compile("|".join(sorted(INSTITUTIONS, key=len, reverse=True)))
_UNIVERSITY = re.compile(rf"(?:{_HAN}{{2,9}}?)(?:大学|科学院)(?!生)")
_PLACES = "北京|上海|南京|深圳|广州|杭州|武汉|西安|成都|天津|香港|合肥|中国|美国|英国|德国|法国|日本|韩国|新加坡"
_INSTITUTE = re.compile(rf"(?:{_PLACES}){_HAN}{{2,8}}?(?:研究院|研究中心|实验室|学院|研究所|公司|对撞机|加速器|天文台)")
_LEAD = re.compile(rf"^{_HAN}*(?:[的在由和与及是为于从到某该本各]|来自)")  # what comes before a name, not in it
_NO_NAME = re.compile(
    r"^(?:.*[所家个型性名座流立]|中国|美国|英国|德国|法国|日本|欧洲|世界|全球|全国|国内|国外|国际|当地|附近|普通|顶尖"
    r"|其他|许多|很多|不同|开放|师范|理工|知名|著名|多|全|读|上|老年|一些|这些|那些|部分|目标)?(?:大学|科学院)$"
)
_PLACE_OR_TIME = re.compile(
    r"\b(?:county|city|town(?:ship)?|district|province|prefecture|village|river|lake|mountains?|mt|island|dynasty"
    r"|kingdom|country|continent|ocean|sea|capital|state in|language|people|ethnic|religio\w*|festival|month|week|day"
    r"|planet|star|constellation|mythology|god|goddess|Buddh\w*|Tao\w*|surname|reign|emperor|king|calendar|republic|region"
    r"|port|peninsula|strait|desert|war|classic|novel|idiom|genus|geolog\w*|gorge|bay|basin|canal|pass|railway)\b",
    re.IGNORECASE,
)
_LATIN = re.compile(r"[A-ZÀ-Þ][\w'’-]*")
_DATES = re.compile(r"\((?:c\. )?\d{2,4}")
_LIFETIME = re.compile(r"\b(?:mathematician|physicist|scientist|philosopher|astronomer|chemist|geometer)\b")
_SOMEBODY = re.compile(rf"name\)|\b(?:company|brand|search engine|website)\b|{_LIFETIME.pattern}", re.IGNORECASE)
_SHORT = 2  # characters; a shorter place name may be made of the ends of two words
_TITLE = re.compile("教授|博士|院士|老师|先生|女士|团队|课题组|同学|小组|等人")
_SPEAKS = re.compile(  # of a name that is a word as well
    r"等人|教授|博士|院士|先生|女士|老师|团队|课题组|首先提出|最早|率先|此前|曾|认为|指出|主张|提出|证明了|发明|负责|主导|撰写"
    r"|介绍|表示|验证(?!集)|领导|复核|所言|坦言|强调|透露|回忆|补充|批评|评价说|评论|质疑|披露|称[，：]?|[，,](?:主要)?作者|团队|预训练"
)
_DOES = re.compile(rf"似乎|首[次先]|最[早先]|{_SPEAKS.pattern}")
_COUNTED = re.compile(
    r"[\d一二两三四五六七八九十百千万亿几每这那某哪单多整各首半数]\s*$"
)  # what a measure word follows
_TIMES = "年月周天日时分秒"  # measured without a measure word
_DOTS = "·•・"
_DOTTED = re.compile(rf"{_HAN}{{1,5}}(?:[{_DOTS}]{_HAN}{{1,5}})+")
_PERSON_BEFORE = re.compile(
    r"(?:^|[、，。；：,;:（(“]\s*|[由与和及是为据被给让照鉴如向对名在自家员师者]|[学研博硕]生|教授|博士)$"
)
_PERSON_AFTER = re.compile(
    r"等|和|与|及|、|，|。|；|,|;|$|的|则|也|还|曾|又|首先|最早|率先|此前|后来|教授|博士|院士|先生|女士|老师|团队|课题组|实验室"
    r"|研究组|提出|认为|设计|证明|发现|开发|发明|指出|建议|负责|主导|完成|训练|标注|撰写|研究|讨论|改进|实现|给出|所|于"
    r"|介绍|表示|验证(?!集)|领导|复核|强调|透露|回忆|补充|批评|评论|质疑|披露|预训练"
)

_ROLE_BEFORE = re.compile("(?:研究人?员|学者|教授|博士|工程师|作者|科学家|学家)$")
_ANY_SURNAME = "".join(sorted(SURNAMES | SURNAMES_AND_WORDS))
_SPOKEN = re.compile(
    rf"(?:^|(?<=[、，。；：,;:（(“由据被家员师者人是的]))([{_ANY_SURNAME}]{_HAN}{{1,2}})"
    rf"(?={_SPEAKS.pattern})"
)  # a name whatever words its characters may be part of, by what its bearer does


def han_names(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each name of an institution, a product or a person, and the Latin names that say the same, if they are known."""
    if text.isascii():
        return
    simple = dictionary().simplified(text)
    for start, end, latin in sorted({*_institutions(simple), *_people(simple)}):
        yield text[start:end], latin


_JAPANESE = "一二三四五六七八九十次"  # in given names
Found = tuple[int, int, tuple[str, ...]]


def _institutions(text: str) -> Iterator[Found]:
    for match in _KNOWN.finditer(text):
        yield *match.span(), INSTITUTIONS[match[0]]
    rest = _KNOWN.sub(lambda known: " " * len(known[0]), text)
    universities = _UNIVERSITY.finditer(rest) if "大学" in rest or "科学院" in rest else ()
    for match in (*universities, *_INSTITUTE.finditer(rest)):
        name = _LEAD.sub("", match[0])
        if not _NO_NAME.match(name):
            yield match.end() - len(name), match.end(), _names_inside(name)
            rest = rest[: match.start()] + " " * len(match[0]) + rest[match.end() :]
    before, end = "", 0
    for word, at in dictionary().words(_DOTTED.sub(lambda name: " " * len(name[0]), rest)):
        if len(word) > 1 and (latin := proper_name(word)) and not _is_counted(word[0], rest[:at]):
            begins = at - len(before) if at == end and before in SURNAMES | SURNAMES_AND_WORDS else at
            yield begins, at + len(word), latin
        before, end = word, at + len(word)


def _people(text: str) -> Iterator[Found]:
    words = list(dictionary().words(_DOTTED.sub(lambda name: " " * len(name[0]), text)))
    for n, (word, at) in enumerate(words):
        if word not in SURNAMES and word not in COMPOUND_SURNAMES and word not in SURNAMES_AND_WORDS:
            continue
        if _is_measure(word, text[:at]):
            continue
        if end := _end_of_name(words, n, text):
            yield at, end, _romanized(word, text[at + len(word) : end])
    for match in _DOTTED.finditer(text):
        yield _trimmed(match)
    yield from _foreigners(words, text)
    for match in _SPOKEN.finditer(text):
        name = match[1]
        if name[1:] in GIVEN_NO_NAME:
            continue
        parts = [name[:2]] if name[0] in SURNAMES else [name[:2], name[1:], name]
        if not any(len(part) > 1 and dictionary().entries(part) for part in parts):
            yield *match.span(1), _romanized(name[0], name[1:])


def _foreigners(words: Sequence[tuple[str, int]], text: str) -> Iterator[Found]:
    """Foreign names that no dictionary has: characters that spell sounds, of somebody who does something."""
    spelled = "".join(" " if len(word) > 1 or word not in TRANSLITERATION else word for word, _ in words)
    for run in re.finditer(r"\S{2,}", spelled):
        start, end = words[run.start()][1], words[run.end() - 1][1] + 1
        is_person = _PERSON_BEFORE.search(text[:start]) and _DOES.match(text, end)
        if end - start == len(run[0]) and is_person and text[start] not in SURNAMES | SURNAMES_AND_WORDS:
            yield start, end, ()


def _is_measure(word: str, before: str) -> bool:
    """Whether a surname is a measure word there: "三张图", "一张张图"."""
    return bool(_COUNTED.search(before.removesuffix(word))) and any("classifier" in one for one in _glosses(word))


def _is_counted(character: str, before: str) -> bool:
    """Whether a character measures what is counted before it: "3.5 天后" is no name of 天后, the Empress of Heaven."""
    return character in _TIMES and bool(_COUNTED.search(before))


@cache
def _glosses(word: str) -> tuple[str, ...]:
    return tuple(dictionary().glosses(word))


def _end_of_name(words: Sequence[tuple[str, int]], n: int, text: str) -> int:
    """Where the name ends that begins with a surname there; 0 when it is none."""
    word, at = words[n]
    begins = bool(_PERSON_BEFORE.search(text[:at]))
    is_clear, is_compound = word in SURNAMES, len(word) > 1
    end = at + len(word)
    given = 0
    for other, place in words[n + 1 : n + 3]:
        if place != end or len(other) > 1 or (other in GIVEN_NO_NAME and not (is_compound and other in _JAPANESE)):
            break
        given, end = given + 1, end + 1
    if given:
        is_name = is_clear or is_compound or (begins and (given > 1 or bool(_SPEAKS.match(text, end))))
        return end if is_name else 0
    following = words[n + 1][0] if n + 1 < len(words) and words[n + 1][1] == end else ""
    if _TITLE.match(following):
        return end if begins else 0
    end += len(following)
    if is_clear and len(following) == 2 and _ROLE_BEFORE.search(text[:at]):
        return end
    after = _PERSON_AFTER if is_clear or is_compound else _SPEAKS
    return end if len(following) == 2 and begins and after.match(text, end) else 0


def _romanized(surname: str, given: str) -> tuple[str, ...]:
    """A Chinese name in pinyin, in either order."""
    forms = []
    for first, last in product(_pinyin(surname), _pinyin(given)):
        forms += [f"{first} {last}", f"{last} {first}"]
    return tuple(forms)


def _pinyin(name: str) -> list[str]:
    """What a name of one to three characters may be in Latin letters."""
    readings = []
    for character in name:
        known = {re.sub(r"\d", "", entry.pinyin).lower() for entry in dictionary().entries(character)}
        readings.append(sorted({form for one in known for form in (one.replace("u:", "v"), one.replace("u:", "u"))}))
    return ["".join(parts) for parts in product(*readings)]


def _trimmed(match: re.Match[str]) -> Found:
    """A foreign name in parts without the words around it, and how its last part is written, if that is known."""
    words = list(dictionary().words(match[0]))
    known = [(at, at + len(word), latin) for word, at in words if len(word) > 1 and (latin := proper_name(word))]
    dots = [at for at, letter in enumerate(match[0]) if letter in _DOTS]
    start = next((at for at, end, _ in known if end == dots[0]), 0)
    last = next((one for one in known if one[0] == dots[-1] + 1), None)
    end = last[1] if last else len(match[0])
    return match.start() + start, match.start() + end, last[2] if last else _names_inside(match[0])


def _names_inside(name: str) -> tuple[str, ...]:
    """The Latin names of the words that a longer name is made of."""
    return tuple(latin for word, _ in dictionary().words(name) if len(word) > 1 for latin in proper_name(word) or ())


@cache
def proper_name(word: str) -> tuple[str, ...] | None:
    """How a proper noun of the dictionary is written in Latin letters; None when it is none, or names no one.

    A place, a people, a time or a language names nothing that a paper has to print.
    """
    entries = dictionary().entries(word)
    if not entries or word in FREE_NAMES or not all(entry.pinyin[:1].isupper() for entry in entries):
        return None
    glosses = list(dictionary().glosses(word))
    is_free = word.endswith(FREE_ENDINGS) or any(map(_PLACE_OR_TIME.search, glosses))
    is_dated = any(map(_DATES.search, glosses)) and (len(word) > _SHORT or word[0] in SURNAMES)
    if (is_free or len(word) == _SHORT) and not is_dated and not any(map(_SOMEBODY.search, glosses)):
        return None
    names: list[str] = []
    for gloss in glosses:
        if re.match(r"(?:abbr|variant|see|also|old)\b", gloss):
            continue
        main = re.split(r"[(,]", gloss)[0]
        found = [name for name in _LATIN.findall(main) if name.lower() not in GENERIC_WORDS]
        names += found[-1:] if _LIFETIME.search(gloss) or _DATES.search(gloss) else found
    adjectives = [form for name in names for form in (f"{name}ian", f"{name}an", f"{name[:-1]}ian")]
    return tuple(dict.fromkeys([*names, *adjectives])) or None
