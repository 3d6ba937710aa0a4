"""Injection: instructions to a model or a reviewer that a paper prints or hides."""

import re

from paperdigest.digest import Injection
from paperdigest.document import Document

_AGENT = r"(?:llms?|language models?|ai|a\.i\.|chatgpt|gpt|gemini|claude|assistants?|chatbots?|reviewers?|referees?)"
_COMMANDS = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,30}\b(?:previous|prior|above|earlier|all|your|other)\b.{0,30}"
    r"\b(?:instructions?|prompts?|rules|guidelines)\b"
    r"|\b(?:give|write|provide|output|return)\b.{0,20}\b(?:positive|favou?rable|glowing)\b.{0,20}"
    r"\b(?:review|summary|score|rating|assessment)"
    r"|\b(?:do not|don't|never)\b.{0,20}\b(?:highlight|mention|criticis|criticiz|point out)\w*\b.{0,40}"
    r"\b(?:negative|weakness|limitation)"
    r"|\brecommend\b.{0,30}\b(?:strong )?accept(?:ance|ing)?\b.{0,60}\b(?:paper|work|contribution)"
    rf"|\b(?:as|if you are|you are|for|to|note to|attention)\b.{{0,12}}\b(?:an? |any |all |the )?{_AGENT}\b.{{0,40}}"
    r"\b(?:must|should|please|always|only)\b.{0,30}"
    r"\b(?:say|write|praise|answer|respond|reply|rate|accept|output|summari[sz]e)"
    r"|忽略(?:之前|以上|上述|先前|所有).{0,8}(?:指令|提示|要求)"
    r"|(?:给出|写出|输出).{0,6}(?:正面|积极|好评).{0,6}(?:评价|审稿|评审|总结)"
)  # of folded text, which is searched twice as fast as letters of either case
_MARKS = re.compile(rf"\b{_AGENT}\b|\binstructions?\b|指令|审稿|评审")


def find_injections(document: Document) -> tuple[Injection, ...]:
    """The orders that a paper gives to models or reviewers, printed or hidden; the text stays data all the same.

    A paper may write *about* such orders; those in quotation marks are taken for an example and left out.
    """
    hidden = [Injection(0, removed.example) for removed in document.removed if removed.what == "hidden text"]
    printed = [Injection(sentence.page, sentence.text) for sentence in document.sentences if _is_order(sentence.text)]
    return (*(injection for injection in hidden if _is_order(injection.text)), *printed)


def _is_order(printed: str) -> bool:
    text = printed.casefold()
    if not _MARKS.search(text) or not (found := _COMMANDS.search(text)):  # the marks are sooner told
        return False
    return not re.search(r"[\"“”'‘’`「『]", text[max(0, found.start() - 40) : found.start() + 1])
