"""Polarities as data: the words of English and Chinese that say which way a comparison, a change or a need goes."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Polarity:
    """A question with two answers, the words that give the one or the other, and those that may mean either.

    `is_turned` says whether a negation makes one answer the other: what is not increased may stay as it is.
    """

    what: str
    is_turned: bool
    forward: re.Pattern[str]
    backward: re.Pattern[str]
    either: re.Pattern[str]


def _polarity(what: str, forward: str, backward: str, either: str = "(?!)", is_turned: bool = True) -> Polarity:
    return Polarity(what, is_turned, *(re.compile(pattern, re.IGNORECASE) for pattern in (forward, backward, either)))


_NO_BOUND = r"(?!\s*[\d约大≈~每])"  # "低于 25" is a bound, not a comparison
_NO_BOUND_EN = r"(?! than\s*[\d$~])"
_LANDS = r"(?:\w+ly )?(?:on|into|within|under|between|outside)\b(?! average)"  # what falls there does not decrease

POLARITIES = (
    _polarity(
        "which is better",
        r"\boutperform\w*|\bsurpass\w*|\bexceed\w*|\bbeat(?:s|ing)?\b|\bbetter\b|\bsuperior\b|\b(?:well )?ahead\b"
        rf"|优于|超过{_NO_BOUND}|超越|胜过|领先|更好|更优|胜于|强于|好于|略优|更胜一筹|占优",
        r"\bunderperform\w*|\bworse\b|\binferior\b|\bbehind\b|\btrail(?:s|ed|ing)?\b|\blag(?:s|ged|ging)?\b"
        r"|不及|不如|落后|更差|较差|略差|逊于|逊色|劣于|弱于|差于|比不上|落于",
    ),
    _polarity(
        "more or less",
        rf"\bincreas\w*|\b(?:higher|larger|greater|heavier)\b{_NO_BOUND_EN}|\bris(?:es?|ing)\b|\brose\b|\bgrow(?:s|n|ing)?\b|\brais(?:es?|ed|ing)\b"
        r"|\b(?:go|goes|went|going) up\b"
        rf"|提高|提升|增加|增大|增长|高于{_NO_BOUND}|更高|更多|更大|上升|升高|多于{_NO_BOUND}|大于{_NO_BOUND}|越高|越大|越多"
        rf"|升(?=到|至)|涨|[多大高]得多",
        rf"\bdecreas\w*|\blower(?:s|ed|ing)?\b{_NO_BOUND_EN}|\b(?:fewer|smaller|lighter|less)\b{_NO_BOUND_EN}|\breduc\w*|\bdrop(?:s|ped)?\b|\bdeclin\w*|\bshrink\w*"
        r"|\b(?:go|goes|went|going) down\b|\bdiminish\w*"
        rf"|\bf(?:all(?:s|ing|en)?|ell)\b(?! (?:(?:well |far )?(?:short|behind)|{_LANDS}))"
        rf"|降低|减少|减小|低于{_NO_BOUND}|更低|更少|更小|下降|缩小|少于{_NO_BOUND}|小于{_NO_BOUND}|越低|越小|越少|减弱"
        rf"|降(?=到|至)|跌|[少小低]得多",
        r"\bimprov\w*|\bboost\w*|\bgains?\b|\bbetter\b|\bworse\b|\bdegrad\w*|改善|改进|增强|更好|更差|恶化",
        is_turned=False,
    ),
    _polarity(
        "faster or slower",
        r"\bfast(?:er|est)?\b|\bspeed(?:s|ed|ing)?[ -]?up\w*|\bspeedups?\b|\baccelerat\w*|\bquick(?:er|ly)\b"
        r"|更快|加快|加速|快于|提速|越快|变快|[既又较]快",
        r"\bslow(?:s|er|est|ly|ed|ing)?\b|更慢|减慢|拖慢|变慢|缓慢|慢于|减速|越慢|[既又较]慢",
        is_turned=False,
    ),
    _polarity(
        "for better or worse",
        r"\bimprov\w*|\bboost\w*|改善|改进|增强",
        r"\bdegrad\w*|\bdeteriorat\w*|\bworsen\w*|\bharm(?:s|ed|ing|ful)?\b|\bhurt(?:s|ing)?\b|恶化|变差|损害|损伤|削弱",
    ),
    _polarity(
        "needed or not",
        r"\bneed(?:s|ed)\b|(?<!the )(?<!no )\bneed\b|\brequir(?:es?|ed|ing)\b|\bmust\b|需要|必须|要求|离不开",
        r"\bwithout (?:the need|needing|requiring|having)\b|\bno need\b|\bunnecessary\b|\bobviat\w*|\bdispens\w*"
        r"|\b(?:removes?|eliminates?|avoids?|removing|eliminating|avoiding) the need\b"
        r"|无需|不必(?!要)|免去|省去|不用|用不着|毋须|无须",
    ),
    _polarity(
        "alike or different",
        r"\bsame\b|\bagree(?:s|d|ing|ment)?\b|\bconsistent\b|\bidentical\b|相同|一致|不变|相等|吻合",
        r"\bdiffer(?:s|ed|ing|ent from)?\b|\binconsistent\b|\bdisagree\w*|\bunlike\b"
        r"|不同于|有所不同|大不相同|不一致|不符|相异|矛盾|差别很大|差异很大",
    ),
)

NEGATION = re.compile(
    r"(?:\b(?:not|never|neither|nor|hardly|barely|cannot|no longer|fails? to|far from)\b|n['’]t\b)(?:\W+\w+){0,3}\W+$"
    r"|\bwithout(?:\s(?:any|an?|the))?\s$|\bno(?:(?:\s[\w-]+){0,6}\s(?:is|are))?\W+$"
    r"|(?:不|没有|并未|未|无|并不|不再|不会|尚未|未必|不见得)(?:再|会|能|必|太|更|怎么)?$"
    r"|(?:不|没有?|无法)(?:会|能|可能|再)?比[^，。；：]{1,24}$",
    re.IGNORECASE,
)  # before a word that it turns around
NEGATION_AFTER = re.compile(
    r"\s+(?:no|neither|nothing|not(?! (?:only|just|merely)))\b", re.IGNORECASE
)  # "needs no labels", "need not be told"

ONLY_AFTER = re.compile(r"\s+(?:[\w-]+\s+){0,3}only\b", re.IGNORECASE)  # "needs a fence only where", which denies, too

PURPOSE = re.compile(
    r"(?:\bnot|n['’]t|\bnever)\s+(?:been\s+|being\s+)?(?:\w+ly\s+)?\w+(?:ed|en|de|ad|lt|nt)\b[^.,;:]*\bto\s+$"
    r"|(?:未|没有?|不)[^，。；：]{0,12}(?:用[来于以]|旨在|为了|以便?)$",
    re.IGNORECASE,
)  # before what was to be done by something that was not: "was not used to improve" says nothing is worse

OPEN = re.compile(
    r"(?:(?<![,;])(?<!\b(?:in|of|on|at|by))\s(?:which|who)|\bwhether|\bhow)\b[^.,;:]*$|(?:是否|能否|可否|哪|谁|何者|如何|多少)[^，。；：,.;:]*$"
    r"|\b(?:only|just|merely) (?:slightly|marginally)\s$",
    re.IGNORECASE,
)  # before a word that is asked about, not said, "which reader is better", or hardly said, "only slightly better"

ELLIPSIS = re.compile(
    r"(?:\b(?:do|does|did|is|are|can|will|was|were)(?:\s+not|n['’]t)|\bcannot)\s*(?=[.,;:]|$)"
    r"|[则却就都并]?(?:不|没有|无法|不能|不会)(?:需要|会|能|行|用|必|是|可以)?(?=[，。；：]|$)",
    re.IGNORECASE,
)
# "goats need a fence, sheep do not": whatever is said of the one is denied of the other

_CUES = """
    outperform surpass exceed beat better superior ahead underperform worse inferior behind trail lag increas higher
    larger greater heavier lighter ris rose grow rais decreas lower fewer smaller reduc drop declin shrink diminish
    fall fell less fast speed accelerat quick slow improv boost degrad deteriorat harm hurt need requir must without
    unnecessary obviat dispens remov eliminat avoid same consistent identical differ agree unlike go goes went 优
    超过 超越 胜
    领先 更 强于 好于 不及 不如 落 差 逊 劣于 弱于 比不上 提 增 高 升 涨 跌 多 大于 越 降 减 低 缩 少 小于 快 加速
    慢 缓 改 恶化 损 削 需 须 必 要求 离不开 免去 省去 不用 用不着 同 一致 不变 相等 吻合 不符 相异 矛盾 points edge
    advantage match defeat overtak outdo weak strong poor wide deep narrow shallow long short eas hard simpl top 长
    短 轻 重 易 难 简单 好 击败 打败 压过 赢过 战胜 输给 不敌 败给 出色 糟
"""  # every answer has one of them: most texts have none

CUES = tuple(_CUES.split())
