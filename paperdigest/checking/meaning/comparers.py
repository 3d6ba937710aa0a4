"""Comparisons as data: the words of English and Chinese that put one thing above or below another, and in what."""

import re
from collections.abc import Mapping
from typing import NamedTuple


class Comparing(NamedTuple):
    """Words that compare: the question they answer, and whether what they are said of is above the other thing."""

    what: str
    is_above: bool
    words: re.Pattern[str]


QUALITY, AMOUNT, SPEED, EASE = "which is better", "more or less", "faster or slower", "easier or harder"


def _listed(what: str, above: str, below: str) -> tuple[Comparing, Comparing]:
    up, down = (re.compile(pattern, re.IGNORECASE) for pattern in (above, below))
    return Comparing(what, True, up), Comparing(what, False, down)


VERBS = (
    *_listed(
        QUALITY,
        r"\b(?:outperform\w*|surpass\w*|exceed\w*|beat(?:s|en|ing)?|defeat\w*|overtak\w+|outdo\w*"
        r"|improv\w+ (?:(?:up)?on|over)|(?:well |far )?ahead of|(?:well|far) above"
        r"|has an? (?:edge|advantage) over|points? (?:above|over))\b",
        r"\b(?:underperform\w*|trail(?:s|ed|ing)?|los(?:es?|t|ing) to|no match for|(?:well|far) below"
        r"|points? (?:below|under|behind)"
        r"|(?:lag|fall|com|trail)\w*(?: (?:far|well|slightly|a little))? behind|falls? short of"
        r"|(?<!points )(?<!lags )(?<!falls )behind)\b",
    ),
)  # "A outperforms B", "B is outperformed by A"

COMPARATIVES: Mapping[str, tuple[str, bool]] = {
    word: (what, is_above)
    for what, is_above, words in (
        (QUALITY, True, "better superior stronger"),
        (QUALITY, False, "worse inferior weaker poorer"),
        (AMOUNT, True, "higher larger bigger greater more heavier longer wider deeper"),
        (AMOUNT, False, "lower smaller fewer less lighter shorter narrower shallower"),
        (SPEED, True, "faster quicker"),
        (SPEED, False, "slower"),
        (EASE, True, "easier easily simpler"),
        (EASE, False, "harder"),
    )
    for word in words.split()
}  # "A is better than B", "compared to B"
GOOD_WHEN_HIGH = re.compile(r"\b(?:results?|performance|accura\w+|quality)\b|性能|精度|准确率|质量|成绩")

BETWEEN_ZH = (
    *_listed(
        QUALITY,
        r"优于|超过(?!\s*\d)|超越|胜过|强于|好于|胜于|领先于?|击败|打败|压过|赢过|战胜|超出(?!\s*\d)",
        "不如|不及|逊于|逊色于|劣于|弱于|差于|落后于|比不上|比不过|输给|不敌|败给",
    ),
    *_listed(AMOUNT, "高于|大于|多于|长于|重于", "低于|小于|少于|短于|轻于"),
    *_listed(SPEED, "快于", "慢于"),
)  # "A 优于 B", "B 被 A 超过"
AFTER_ZH = (
    *_listed(QUALITY, "好|优|强|出色", "差|弱|糟|逊色"),
    *_listed(AMOUNT, "高|大|(?<!得)多|长|重", "低|小|少|短|轻"),
    *_listed(SPEED, "快", "慢"),
    *_listed(EASE, "容易|简单|易于", "难|困难"),
)  # "A 比 B 好", "与 B 相比，A 更好"
